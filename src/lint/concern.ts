import { WORKLOAD_KINDS } from '../engine/run-context';

/** The kinds of objects that some rule reads. */
export const SUBJECT_KINDS: ReadonlySet<string> = new Set(['Service', 'Ingress']);

const KIND = /^kind:[ \t]*["']?([A-Za-z]+)["']?[ \t]*(?:#.*)?\r?$/m;

/** What makes a document of any kind worth reading: our keys, a load balancer, or a spelling that hides them (escapes, aliases, `!!binary`). */
const HINT = /kubernetes\.io\/|cdk8s-cce\/|LoadBalancer|[\\*]|binary/;

/** Whether the text of a document can concern any rule. In doubt it does. */
export function mayConcern(text: string): boolean {
  const kind = KIND.exec(text)?.[1];
  if (kind === undefined || SUBJECT_KINDS.has(kind) || WORKLOAD_KINDS.has(kind) || kind.endsWith('List')) return true;
  return HINT.test(text);
}
