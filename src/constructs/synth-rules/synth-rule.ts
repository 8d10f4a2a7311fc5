import type { Subject } from '../../diagnostics/diagnostic';
import type { Assembly } from '../../engine/assembly';
import type { Report, RuleDescription } from '../../engine/rule';
import type { Judged } from '../../engine/run-context';
import type { AcknowledgementContext } from '../../rules/acknowledgements';
import type { Expectation } from '../expectation';

/** What a rule may ask that makes sense only where the constructs are known. */
export interface SynthContext extends AcknowledgementContext {
  /** All Services of the app, whether or not they are meant for CCE. The origin of each is its ApiObject. */
  readonly services: readonly Judged[];
  /** Those that are of interest to CCE, and what they have to do with each other. */
  readonly assembly: Assembly;
  /** What the app states of its Services. */
  readonly expectations: readonly Expectation[];
  /** To be asked for only where somebody needs them: rendering has its price. */
  readonly workloads: () => readonly Judged[];
  readonly configMaps: () => readonly Judged[];
}

export type SynthReportFn = (subject: Subject, report: Report) => void;

/** A rule about the app rather than about the manifest. Says of itself what every rule says. */
export interface SynthRule extends RuleDescription {
  /** Rules whose findings at the same place say the same, less exactly: they keep silent. */
  readonly replaces?: readonly string[];
  /** Judged when it is known which acknowledgements had an effect. */
  readonly afterAcknowledgements?: boolean;
  readonly check: (synth: SynthContext, report: SynthReportFn) => void;
}

export function synthRule(definition: SynthRule): SynthRule {
  return definition;
}
