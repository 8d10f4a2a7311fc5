import type { Subject } from '../../diagnostics/diagnostic';
import type { IgnoreUse, MalformedIgnore } from '../../engine/ignore-book';
import type { Report, RuleDescription } from '../../engine/rule';

/** What is known when all findings are known. */
export interface AcknowledgementContext {
  readonly acknowledgements: readonly IgnoreUse[];
  readonly malformed: readonly MalformedIgnore[];
  readonly knownRules: ReadonlySet<string>;
  /** Whether it is known that the acknowledged rule had nothing to find: no fact was missing, no object unreadable. */
  readonly judgedInFull: (rule: string) => boolean;
}

/** A rule about what people say of findings. */
export interface AcknowledgementRule extends RuleDescription {
  /** Judged when it is known which acknowledgements had an effect. */
  readonly afterAcknowledgements?: boolean;
  readonly check: (context: AcknowledgementContext, report: (subject: Subject, report: Report) => void) => void;
}
