import { ALL_SPECS, PREFIX, ROOT } from '../annotations/registry';
import type { Wanted } from '../manifest/manifest-reader';
import { WORKLOAD_KINDS } from '../manifest/pod-template';
import { mayHaveAlias, mayHaveBadEscape, revealed } from '../manifest/yaml/hidden-text';

/** The kinds of objects that some rule reads. */
export const SUBJECT_KINDS: ReadonlySet<string> = new Set(['Service', 'Ingress']);

const KIND_KEY = 'kind:';
const KIND = /[ \t]*["']?([A-Za-z]+)["']?[ \t]*(?:#.*)?\r?$/my;

/** The keys of the schema, the most of them by what they begin with. */
const KEY = new RegExp(
  [PREFIX, ...ALL_SPECS.map(({ key }) => key).filter((key) => !key.startsWith(PREFIX))]
    .join('|')
    .replaceAll('.', '\\.'),
);

/** How the prefix of the most ends in the names of Helm's parameters, in JSON patches and in texts of JSON. */
const IN_NAMES = ['\\.io/elb', '.io~1elb', '.io\\/elb'];

/** To look for one text after the other is faster than an expression that looks for all of them. */
function hasOurKey(text: string): boolean {
  return (
    (text.includes(ROOT) && KEY.test(text)) ||
    text.includes('cdk8s-cce/') ||
    IN_NAMES.some((each) => text.includes(each))
  );
}

/** Whether a key begins as ours do, in the right form or not: `kubernetes.io/class`, not `app.kubernetes.io/name`. */
function hasKeyOfRoot(text: string): boolean {
  for (let at = text.indexOf(ROOT); at !== -1; at = text.indexOf(ROOT, at + 1)) {
    if (at === 0 || !/[\w.-]/.test(text[at - 1])) return true;
  }
  return false;
}

/** Whether something can stand there that its text does not show. */
function isObscure(text: string): boolean {
  return mayHaveAlias(text) || mayHaveBadEscape(text) || (text.includes('!') && text.includes('binary'));
}

/** The kind of an object, if it is written as usual: at the beginning of a line. */
function kindIn(text: string): string | undefined {
  const key = text.indexOf(`\n${KIND_KEY}`) + 1;
  if (!text.startsWith(KIND_KEY, key)) return undefined;
  KIND.lastIndex = key + KIND_KEY.length;
  return KIND.exec(text)?.[1];
}

/** What of a document rules can ask for, by its text. In doubt that is everything. */
export function wantedOf(text: string): Wanted {
  const kind = kindIn(text);
  if (kind === undefined || kind === 'Ingress' || kind.endsWith('List')) return 'everything';
  const all = revealed(text);
  if (hasOurKey(text) || (all !== text && hasOurKey(all))) return 'everything';
  // Of other workloads something is asked only if a Service selects them.
  if (WORKLOAD_KINDS.has(kind)) return 'validity';
  const isLikely = all.includes('LoadBalancer') || isObscure(text);
  if (SUBJECT_KINDS.has(kind)) return isLikely || hasKeyOfRoot(all) ? 'everything' : 'validity';
  return isLikely ? 'validity' : 'nothing';
}
