import type { CalledAddress } from './called-address';
import type { ClientPlace } from './client-place';

/** What becomes of the connections of a client. */
export enum ReachabilityOutcome {
  /** Every attempt works, once the health checks pass. */
  OK = 'ok',
  /** No attempt works. */
  FAIL = 'fail',
  /** Some attempts work and others do not, depending on which backend is chosen. */
  INTERMITTENT = 'intermittent',
  /** Nothing that could be read says what happens. */
  UNKNOWN = 'unknown',
}

/** Which source address the backend sees. */
export enum ClientIp {
  /** The client's own address. */
  KEPT = 'kept',
  /** The address of a node. */
  NODE_IP = 'node-ip',
  /** An address of the load balancer: of 100.125.0.0/16 for a shared one, of its backend subnet for a dedicated one. */
  ELB_RANGE = 'elb-range',
  /** The EIP of the node, pod or NAT gateway through which the client left. */
  EGRESS_EIP = 'egress-eip',
  /** The pages do not say. */
  UNSPECIFIED = 'unspecified',
}

/** How sure a verdict is. */
export enum ReachabilityConfidence {
  /** Stated by official pages that agree, or a plain consequence of them. */
  HIGH = 'high',
  /** A consequence of the mechanism, or measured in a laboratory. */
  MEDIUM = 'medium',
  /** The sources are silent or contradict each other. */
  LOW = 'low',
}

/** One thing that can be done about a failure. */
export interface ReachabilityRemedy {
  /** What to do. */
  readonly action: string;

  /** What else it does. */
  readonly sideEffects: string;

  /** Pages of the platform's documentation; none for a consequence of the mechanism. */
  readonly pages: string[];
}

/** What becomes of the connections from one place to one address of a Service, why, and how sure that is. */
export interface ReachabilityVerdict {
  /** Where the client is. */
  readonly client: ClientPlace;

  /** What it calls. */
  readonly address: CalledAddress;

  /**
   * The ports that the verdict is about.
   *
   * @default - all ports of the Service alike
   */
  readonly ports?: number[];

  /**
   * What must hold of what is not known, by the names of the dimensions: `{ proxyMode: 'ipvs' }`. There is a verdict for each
   * possibility; empty if it makes no difference.
   */
  readonly assuming: { readonly [dimension: string]: string };

  /** What becomes of the connections. */
  readonly outcome: ReachabilityOutcome;

  /** The stations of a connection: `client`, `elb`, `node-port@backend-node` and so on; `dropped` where it dies. */
  readonly path: string[];

  /**
   * The way of the attempts that work, where others do not.
   *
   * @default - all attempts go the same way
   */
  readonly alternatePath?: string[];

  /** Which address the backend sees. */
  readonly clientIp: ClientIp;

  /** What the backend of some attempts sees instead. */
  readonly clientIpMayAlsoBe: ClientIp[];

  /** Why, in one sentence. */
  readonly reason: string;

  /** What else is worth knowing. */
  readonly notes: string[];

  /**
   * What the client needs for it, which no manifest shows.
   *
   * @default - nothing
   */
  readonly requires?: string;

  /**
   * What is taken for granted of the platform.
   *
   * @default - nothing
   */
  readonly assumes?: string;

  /** How sure it is. */
  readonly confidence: ReachabilityConfidence;

  /**
   * What the pages of the platform say instead.
   *
   * @default - they do not contradict it
   */
  readonly vendorOutcome?: ReachabilityOutcome;

  /** Ids in the project's model: first the rule that decides, then the facts that it rests on. */
  readonly facts: string[];

  /** Pages of the platform's documentation. */
  readonly pages: string[];

  /** Ids of contradictions between sources that it touches. */
  readonly contradictions: string[];

  /** Ids of questions that no source answers. */
  readonly openQuestions: string[];

  /** What can be done where something fails, best first. */
  readonly remedies: ReachabilityRemedy[];
}
