import { addressesOf, addressOf, pageLines } from '../../src/diagnostics/pages';
import { ALL_RULES } from '../../src/docs/all-rules';

const MANUALS = 'https://support.huaweicloud.com/intl/en-us';
const OTC = 'https://docs.otc.t-systems.com';
const SERVICES = `${OTC}/cloud-container-engine/umn/networking/services`;

test.each<[string, string | undefined]>([
  ['cce_10_0385', `${MANUALS}/usermanual-cce/cce_10_0385.html`],
  ['cce_10_0931 (Huawei)', `${MANUALS}/usermanual-cce/cce_10_0931.html`],
  ['cce_10_0949 (Huawei zh 2026-02)', undefined],
  ['huawei-zh-2023:cce_10_0385', undefined],
  ['cce_bestpractice_0301', `${MANUALS}/bestpractice-cce/cce_bestpractice_0301.html`],
  ['cce_faq_00202', `${MANUALS}/cce_faq/cce_faq_00202.html`],
  ['drawer-cce/Service_externalTrafficPolicy', `${MANUALS}/drawer-cce/Service_externalTrafficPolicy.html`],
  ['bestpractice-elb/elb_bp_1021', `${MANUALS}/bestpractice-elb/elb_bp_1021.html`],
  ['elb_faq_21020218', 'https://support.huaweicloud.com/eu/elb_faq/elb_faq_21020218.html'],
  ['kubernetes/kubernetes#97081', 'https://github.com/kubernetes/kubernetes/issues/97081'],
  ['KEP-1860', 'https://github.com/kubernetes/enhancements/issues/1860'],
  ['kubernetes:virtual-ips', 'https://kubernetes.io/docs/reference/networking/virtual-ips/'],
  ['kubernetes:service', 'https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport'],
  ['kubernetes:service-v1', 'https://kubernetes.io/docs/reference/kubernetes-api/core/service-v1/'],
  ['kubernetes:field-validation', 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation'],
  ['src:kube-proxy-ipvs', 'https://github.com/kubernetes/kubernetes/blob/master/pkg/proxy/ipvs/proxier.go'],
  ['huawei-zh:cce_bestpractice_0301', 'https://support.huaweicloud.com/bestpractice-cce/cce_bestpractice_0301.html'],
  ['tencent:clb-loopback', 'https://imroc.cc/tke/en/faq/clb-loopback'],
  // What only Open Telekom Cloud has, as far as it is known.
  ['cce_bulletin_0033', `${OTC}/cloud-container-engine/umn/product_bulletin/kubernetes_version_policy.html`],
  ['elb-api:adding_a_listener', `${OTC}/elastic-load-balancing/api-ref/apis_v3/listener/adding_a_listener.html`],
  ['elb-umn:protocols_and_ports', `${OTC}/elastic-load-balancing/umn/listener/protocols_and_ports.html`],
  // Two pages, one for each class.
  ['elb-umn:transfer_client_ip_address', undefined],
  ['https://example.com/a', 'https://example.com/a'],
  ['field:notes', undefined],
])('the address of %p', (id, address) => {
  expect(addressOf(id)).toBe(address);
});

test.each<[string, string | undefined]>([
  ['cce_10_0249', `${SERVICES}/service_overview.html`],
  // Only Huawei Cloud has it.
  ['cce_10_1021', `${MANUALS}/usermanual-cce/cce_10_1021.html`],
  ['kubernetes:virtual-ips', 'https://kubernetes.io/docs/reference/networking/virtual-ips/'],
  ['field:notes', undefined],
  ['constructor', undefined],
])('the address of %p for who is on Open Telekom Cloud', (id, address) => {
  expect(addressOf(id, 'otc')).toBe(address);
});

test('all addresses of what both clouds have', () => {
  expect(addressesOf('cce_10_0249')).toEqual([addressOf('cce_10_0249', 'huawei'), addressOf('cce_10_0249', 'otc')]);
  expect(addressesOf('cce_10_1021')).toHaveLength(1);
  expect(addressesOf('field:notes')).toEqual([]);
  expect(pageLines(['cce_10_0249'], '', 'otc')).toEqual([`${SERVICES}/service_overview.html`]);
});

test.each<[string[], string[]]>([
  [[], []],
  [['a'], ['a']],
  [
    ['cce_10_0385', 'b'],
    [`${MANUALS}/usermanual-cce/cce_10_0385.html`, 'b'],
  ],
  [
    ['a', 'b', 'c'],
    ['a', 'and 2 more; json has all'],
  ],
  [
    ['a', 'cce_10_0385', 'cce_10_0249'],
    [`${MANUALS}/usermanual-cce/cce_10_0385.html`, 'and 2 more; json has all'],
  ],
])('lines of %j', (pages, lines) => {
  expect(pageLines(pages, 'json')).toEqual(lines);
});

test('what every address is made of', () => {
  for (const address of ALL_RULES.flatMap(({ pages }) => pages.flatMap(addressesOf))) {
    expect(address).toMatch(/^https:\/\/[\w./#-]+$/);
  }
});
