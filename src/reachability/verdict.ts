import type { Page } from '../annotations/spec';
import { STATEMENTS } from './documented';
import { DOCUMENTED_FACTS } from './documented/facts';
import { EXCLUSIONS } from './exclusions';
import type { Remedy } from './remedies';
import type { ClientIp, Confidence, Outcome, RoutePath } from './vocabulary';

/** What becomes of a client's connections to an address, why, and how sure that is. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly path: RoutePath;
  /** The way of the attempts that go the other way. */
  readonly alternatePath?: RoutePath;
  readonly clientIp: ClientIp;
  /** What some attempts show instead. */
  readonly clientIpMayAlsoBe: readonly ClientIp[];
  /** In one sentence. */
  readonly reason: string;
  readonly notes: readonly string[];
  readonly requires?: string;
  readonly assumes?: string;
  readonly confidence: Confidence;
  /** What the pages say, where they say otherwise. */
  readonly vendorOutcome?: Outcome;
  /** Ids: first that of the rule which decides, then of what it rests on. */
  readonly facts: readonly string[];
  readonly pages: readonly Page[];
  readonly contradictions: readonly string[];
  readonly openQuestions: readonly string[];
  /** Where something fails: what can be done about it, best first. */
  readonly remedies: readonly Remedy[];
}

const PAGES_OF = new Map<string, readonly Page[]>(
  [...STATEMENTS, ...DOCUMENTED_FACTS, ...EXCLUSIONS].map(({ id, pages }) => [id, pages]),
);

/** The pages of statements and facts, each once. */
export function pagesOf(facts: readonly string[], more: readonly Page[] = []): readonly Page[] {
  return [...new Set([...facts.flatMap((fact) => PAGES_OF.get(fact) ?? []), ...more])];
}
