import type { Wanted } from '../manifest/manifest-reader';
import { WORKLOAD_KINDS } from '../manifest/pod-template';

/** The kinds of objects that some rule reads. */
export const SUBJECT_KINDS: ReadonlySet<string> = new Set(['Service', 'Ingress']);

const KIND_KEY = 'kind:';
const KIND = /[ \t]*["']?([A-Za-z]+)["']?[ \t]*(?:#.*)?\r?$/my;

/** What makes a document of any kind worth reading at once: our keys, a load balancer, and what can hide them (escapes, aliases). */
const HINTS = ['kubernetes.io/', 'cdk8s-cce/', 'LoadBalancer', '\\', '*'];

/** To look for one text after the other is twice as fast as an expression that looks for all of them. */
function isHinted(text: string): boolean {
  return HINTS.some((hint) => text.includes(hint)) || (text.includes('!') && text.includes('binary'));
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
  if (kind === undefined || kind === 'Ingress' || kind.endsWith('List') || isHinted(text)) return 'everything';
  // Of a Service without any of this, and of workloads, something is asked only if another object has it.
  return SUBJECT_KINDS.has(kind) || WORKLOAD_KINDS.has(kind) ? 'validity' : 'nothing';
}
