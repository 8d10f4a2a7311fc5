import type { Page } from '../annotations/spec';
import type { ClusterFact } from '../cluster/cluster-facts';
import type { Basis, Edit, Path, Severity, Subject } from '../diagnostics/diagnostic';
import type { Span } from '../diagnostics/location';
import type { CceService, ServiceKind } from './cce-service';
import type { Facts } from './facts';
import type { RunContext } from './run-context';

/** What a check reports; whatever the rule itself says of all its findings is not repeated. */
export interface Report {
  /** What is wrong, with the value found and the values allowed. */
  readonly message: string;
  readonly path: Path;
  readonly inner?: Path;
  readonly span?: Span;
  /** Set if it is about the key at the path, in a rule that is usually about values. */
  readonly about?: 'key';
  /** Replaces the rule's own, where a case calls for something else. */
  readonly severity?: Severity;
  readonly why?: string;
  readonly help?: string;
  readonly pages?: readonly Page[];
  readonly basis?: readonly Basis[];
  /** There and `undefined`: the platform does not say it of this case. */
  readonly platformMessage?: string;
  readonly related?: readonly Subject[];
  /** What can only be meant, and harms nothing that runs. A rule with fixes says in `fixes` which they are. */
  readonly fix?: Edit;
}

/** What a check calls for each finding. */
export type ReportFn = (report: Report) => void;

/** Where a rule reports nothing, or as less than it usually does. */
export interface RuleException {
  /**
   * The guards of the fact base against false findings that it stands for: the id of the fact, which of its guards, counted from 1,
   * and a letter where that guard says several things. `class-value/1`, `id-format/1b`.
   */
  readonly guards: readonly string[];
  /** One sentence for the page of the rule. */
  readonly text: string;
}

/** What a rule says of itself. */
export interface RuleDescription {
  /** Names the bad state; never changes. */
  readonly id: string;
  /** Of most of its findings. */
  readonly severity: Severity;
  /** Of the others. */
  readonly otherSeverities?: readonly Severity[];
  /** What has to hold, in one sentence. */
  readonly statement: string;
  readonly why: string;
  readonly help: string;
  /** The rows of the fact base that it stands for. */
  readonly facts: readonly string[];
  readonly pages: readonly Page[];
  readonly basis: readonly Basis[];
  /** Beside those that hold for all rules. */
  readonly exceptions?: readonly RuleException[];
  readonly platformMessage?: string;
  /** `key`: its findings are about the keys that their paths name, whatever the values. */
  readonly about?: 'key';
  /** What `--fix` does about its findings, and where it does nothing. */
  readonly fixes?: string;
  /** What has to be known of the cluster for a finding. */
  readonly needs?: readonly ClusterFact[];
}

interface Applicability {
  /**
   * Keys of annotations, and fields of the spec as `spec.loadBalancerIP`: the check is called only if the Service has one of
   * them. Absent: it is always called.
   * A speed-up, and the documents' list of what the rule reads.
   */
  readonly reads?: readonly string[];
  /** Absent: the Services that CCE serves. */
  readonly appliesTo?: readonly ServiceKind[];
}

/**
 * Judges a Service by its annotations, its spec and the facts of its cluster, and by nothing else: Services that look alike are
 * judged once. Which load balancer an id names, and which pods a selector selects, belongs to no look. Must be pure.
 */
export interface LookingRule extends RuleDescription, Applicability {
  readonly check: (service: CceService, report: ReportFn, facts: Facts) => void;
}

/** Judges a Service among the others of the run. Must be pure: it neither changes the Service nor keeps anything. */
export interface ComparingRule extends RuleDescription, Applicability {
  readonly checkAmong: (service: CceService, report: ReportFn, context: RunContext) => void;
}

/** One rule: what it says is data, what it does is one function over one Service. */
export type Rule = LookingRule | ComparingRule;

/**
 * Judges how a Service changes from one state of the same manifests to a later one. CCE serves it in the earlier one; in the later
 * one `after` is absent if there is no such LoadBalancer Service any more: it is gone, or of another type. Must be pure.
 */
export interface ChangeRule extends RuleDescription {
  /** Judged only if the update replaces the object as a whole. */
  readonly onlyIfReplaced?: true;
  /** The rule over the later state whose finding about the same Service says as much, and more urgently. */
  readonly coveredBy?: string;
  /** The rule over the later state whose findings the earlier state can refute. */
  readonly clears?: {
    readonly rule: string;
    readonly isCleared: (before: CceService, after: CceService) => boolean;
  };
  readonly checkChange: (before: CceService, after: CceService | undefined, report: ReportFn, facts: Facts) => void;
}

/** Gives a rule its type where it is written. */
export function changeRule(definition: ChangeRule): ChangeRule {
  return definition;
}

/** Gives a rule its type where it is written. */
export function rule(definition: LookingRule): LookingRule;
export function rule(definition: ComparingRule): ComparingRule;
export function rule(definition: Rule): Rule {
  return definition;
}
