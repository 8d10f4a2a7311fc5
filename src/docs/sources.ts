import { addressOf } from '../diagnostics/pages';
import { bullets, code, plain } from './markdown';

/** What the ids of sources stand for, by their form. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [
    /^cce_10_\d+$/,
    'page of the CCE user guide; the ids are the same on Huawei Cloud and Open Telekom Cloud, the text can differ',
  ],
  [/^cce_bestpractice_\d+/, 'page of the CCE best practices'],
  [/^cce_faq_\d+/, 'page of the CCE FAQs'],
  [/^cce_(bulletin|productdesc)_\d+$/, 'product bulletin or product description of CCE'],
  [/^(drawer-cce|ref-cce|category)/, 'parameter help of the Huawei Cloud console for CCE'],
  [/^(drawer-elb|bestpractice-elb)\//, 'help page of the load balancer service (ELB) of Huawei Cloud'],
  [/^elb_faq_\d+$/, 'FAQ of the load balancer service (ELB) of Huawei Cloud'],
  [/^elb-(umn|api):/, 'user guide or API reference v3 of the load balancer service (ELB) of Open Telekom Cloud'],
  [/^usermanual-cci2\//, 'user guide of the sibling product CCI'],
  [/^huawei-zh-2023:/, 'Chinese user guide of Huawei Cloud, March 2023'],
  [
    /^src:hws-2020$/,
    'first published source of the provider from which the controller of CCE descends, January 2020: evidence for old keys, no promise about the versions of today',
  ],
  [/^src:ccm-oss$/, "today's open-source controller, kubernetes-sigs/cloud-provider-huaweicloud"],
  [/^src:openkruise/, 'source of OpenKruiseGame'],
  [/^Huawei (cce_|guides|search)|^OTC guide/, 'other editions of these pages, as far as they could be read'],
  [/^kubernetes\/kubernetes#\d+$/, 'issue or pull request of Kubernetes'],
  [/^KEP-\d+$/, 'enhancement proposal of Kubernetes'],
  [/^src:kube-proxy-/, 'source of kube-proxy, the part for that mode'],
  [/^kubernetes:/, 'documentation of Kubernetes'],
  [/^(tencent|alibaba):/, 'documentation of another cloud that has the same mechanism'],
  [/^docs\/lab\.md$/, 'measured with packets, in the laboratory of this project'],
  [/^field:/, 'notes of third parties about what they saw on a real cluster'],
];

/** The id of a source, as a link if it says where the source is. */
export function linked(id: string): string {
  const address = addressOf(id);
  return address === undefined ? plain(id) : `[${plain(id)}](${address})`;
}

/** The sources of one rule: where they are, and of those that have no address what they are. */
export function sourcesOfRule(ids: readonly string[]): string {
  const isSomewhere = (id: string) => addressOf(id) !== undefined;
  const nowhere = ids.filter((id) => !isSomewhere(id));
  const kinds = KINDS.map(([form, what]) => [nowhere.filter((id) => form.test(id)), what] as const);
  return [
    '## Sources',
    ids.filter(isSomewhere).map(linked).join(', '),
    bullets(kinds.filter(([of]) => of.length > 0).map(([of, what]) => `${of.map(code).join(', ')}: ${plain(what)}`)),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Explains the ids that a page names. */
export function sourcesSection(ids: readonly string[]): string {
  const named = new Set(ids);
  const used = KINDS.filter(([form]) => [...named].some((id) => form.test(id)));
  return `## Sources\n\n${bullets(
    used.map(([form, what]) => {
      const example = [...named].sort().find((id) => form.test(id)) as string;
      return `${code(example)} and the like: ${plain(what)}`;
    }),
  )}`;
}
