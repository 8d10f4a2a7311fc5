import { addressOf, pageLines } from '../../src/diagnostics/pages';
import { ALL_RULES } from '../../src/docs/all-rules';

const MANUALS = 'https://support.huaweicloud.com/intl/en-us';

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
  ['https://example.com/a', 'https://example.com/a'],
  ['field:notes', undefined],
])('the address of %p', (id, address) => {
  expect(addressOf(id)).toBe(address);
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
    ['a', 'and 2 more'],
  ],
])('lines of %j', (pages, lines) => {
  expect(pageLines(pages)).toEqual(lines);
});

test('what every address is made of', () => {
  for (const address of ALL_RULES.flatMap(({ pages }) => pages.map(addressOf))) {
    if (address !== undefined) expect(address).toMatch(/^https:\/\/[\w./#-]+$/);
  }
});
