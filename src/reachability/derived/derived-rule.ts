import type { Dimension, Situation, Value } from '../dimensions';
import type { ClientIp, Confidence, Outcome, RoutePath } from '../vocabulary';

/** A situation, and what the first mechanism makes of it. */
export interface RoutedSituation extends Situation {
  /** kube-proxy on the client's own node captures the address, and the load balancer is never met. */
  readonly shortCircuit: boolean;
}

/** One value or several, any of which; what is absent can be anything. */
export type Conditions = {
  readonly [D in Dimension]?: Value<D> | readonly Value<D>[];
} & { readonly shortCircuit?: boolean };

/** A source address beside the usual one. */
export interface FurtherClientIp {
  readonly value: ClientIp;
  /** Absent: always. */
  readonly when?: Conditions;
}

/** What an earlier kube-proxy does: no attempt works. */
export interface EarlierProxy {
  /** The first minor version of which the rule holds. */
  readonly minor: number;
  /** Absent: in all situations of the rule. */
  readonly when?: Conditions;
  readonly path: RoutePath;
  readonly reason: string;
  /** The rule that has the same remedies. */
  readonly like: string;
}

/** What becomes of a backend that is the only one. */
export type SoleBackend = Pick<DerivedRule, 'outcome' | 'path' | 'reason'> &
  Partial<Pick<DerivedRule, 'note' | 'openQuestions'>>;

/** What becomes of the connections in some situations. No two rules share a situation: their order says nothing. */
export interface DerivedRule {
  readonly id: string;
  /** Several: any of them. */
  readonly when: Conditions | readonly Conditions[];
  readonly outcome: Outcome;
  readonly path: RoutePath;
  /** The way of the attempts that go the other way. */
  readonly alternatePath?: RoutePath;
  readonly clientIp: ClientIp;
  /** What it is instead in some situations; the first that holds. */
  readonly clientIpIn?: readonly FurtherClientIp[];
  readonly clientIpMayAlsoBe?: readonly FurtherClientIp[];
  /** In one sentence that stands alone. */
  readonly reason: string;
  /** What else there is to know of it. */
  readonly note?: string;
  /** The client must have this, else it fails. */
  readonly requires?: string;
  /** What has to be true of the platform, where no page says it. */
  readonly assumes?: string;
  /** Ids of statements and facts of the pages. */
  readonly basis: readonly string[];
  /** Pages that are no statement: sources, and measurements. */
  readonly pages?: readonly string[];
  readonly confidence: Confidence;
  /** The rule that has the same remedies; absent: this one. */
  readonly remediesOf?: string;
  /** What is otherwise with a kube-proxy before a minor version. */
  readonly before?: EarlierProxy;
  /** What is otherwise if the Service has one backend pod, in all. */
  readonly alone?: SoleBackend;
  /** What the pages say, where they say otherwise. */
  readonly vendorOutcome?: Outcome;
  /** Absent: in all situations of the rule. */
  readonly vendorOutcomeIn?: Conditions;
  readonly contradictions?: readonly string[];
  /** Absent: in all situations of the rule. */
  readonly contradictionsIn?: Conditions;
  readonly openQuestions?: readonly string[];
}
