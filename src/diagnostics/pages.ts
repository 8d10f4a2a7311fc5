import { otcAddressOf } from './otc-pages';

const MANUALS = 'https://support.huaweicloud.com/intl/en-us';
const KUBERNETES = 'https://github.com/kubernetes/kubernetes';

/** Where this project is to be found. */
export const HOME = 'https://github.com/cdk8s-cce/cdk8s-cce';

/** Where a rule is explained. */
export function pageOfRule(id: string): string {
  return `${HOME}/blob/main/docs/rules/${id}.md`;
}

/** Where pages are to be found, for ids that say it. The first group is what the address takes of an id. */
const ADDRESSES: readonly (readonly [form: RegExp, address: (part: string) => string])[] = [
  [/^(cce_10_\d+)(?: \(Huawei\))?$/, (page) => `${MANUALS}/usermanual-cce/${page}.html`],
  [/^(cce_bestpractice_\d+)$/, (page) => `${MANUALS}/bestpractice-cce/${page}.html`],
  [/^(cce_faq_\d+)$/, (page) => `${MANUALS}/cce_faq/${page}.html`],
  [/^((?:drawer-cce|bestpractice-elb)\/\w+)$/, (page) => `${MANUALS}/${page}.html`],
  [/^(elb_faq_\d+)$/, (page) => `https://support.huaweicloud.com/eu/elb_faq/${page}.html`],
  [/^kubernetes\/kubernetes#(\d+)$/, (number) => `${KUBERNETES}/issues/${number}`],
  [/^KEP-(\d+)$/, (number) => `https://github.com/kubernetes/enhancements/issues/${number}`],
  [/^kubernetes:(virtual-ips)$/, (page) => `https://kubernetes.io/docs/reference/networking/${page}/`],
  [/^kubernetes:(names)$/, (page) => `https://kubernetes.io/docs/concepts/overview/working-with-objects/${page}/`],
  [/^kubernetes:(service-v1)$/, (page) => `https://kubernetes.io/docs/reference/kubernetes-api/core/${page}/`],
  [/^kubernetes:(field-validation)$/, (part) => `https://kubernetes.io/docs/reference/using-api/api-concepts/#${part}`],
  [
    /^kubernetes:(service)$/,
    (page) => `https://kubernetes.io/docs/concepts/services-networking/${page}/#type-nodeport`,
  ],
  [/^src:kube-proxy-(iptables|ipvs)$/, (mode) => `${KUBERNETES}/blob/master/pkg/proxy/${mode}/proxier.go`],
  [/^huawei-zh:(cce_bestpractice_\d+)$/, (page) => `https://support.huaweicloud.com/bestpractice-cce/${page}.html`],
  [/^tencent:(clb-loopback)$/, (page) => `https://imroc.cc/tke/en/faq/${page}`],
  [/^(https:.*)$/, (address) => address],
];

/** Whose pages are meant. */
export type PageEdition = 'huawei' | 'otc';

/**
 * Where a page is to be found; `undefined` if that is not known. What both clouds have is that of the edition; of Huawei Cloud
 * without one.
 */
export function addressOf(id: string, edition?: PageEdition): string | undefined {
  const [huawei, otc] = [usualAddressOf(id), otcAddressOf(id)];
  return edition === 'otc' ? (otc ?? huawei) : (huawei ?? otc);
}

/** Everywhere a page is to be found. */
export function addressesOf(id: string): string[] {
  return [usualAddressOf(id), otcAddressOf(id)].filter((address) => address !== undefined);
}

function usualAddressOf(id: string): string | undefined {
  for (const [form, address] of ADDRESSES) {
    const part = form.exec(id)?.[1];
    if (part !== undefined) return address(part);
  }
  return undefined;
}

/** More lines of a finding than these would be addresses. */
const LINES = 2;

/**
 * What people read of the pages, a line each: addresses that can be clicked, and the ids of those that have none.
 *
 * @param hasAll where all of them are to be had
 */
export function pageLines(pages: readonly string[], hasAll: string, edition?: PageEdition): string[] {
  const lines = pages.map((id) => addressOf(id, edition) ?? id);
  if (lines.length <= LINES) return lines;
  // One that can be clicked, if there is one.
  const first = Math.max(
    0,
    pages.findIndex((id) => addressOf(id, edition) !== undefined),
  );
  return [lines[first], `and ${lines.length - 1} more; ${hasAll} has all`];
}
