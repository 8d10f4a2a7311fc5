import type { Page } from '../../annotations/spec';
import type { Dimension, Value } from '../dimensions';
import type { ClientIp, Outcome, RoutePath } from '../vocabulary';

/** What statements of the pages name beside the ten dimensions. */
const FURTHER_DIMENSIONS = {
  serviceType: ['LoadBalancer', 'NodePort', 'DNAT'],
  address: ['any-node-ip', 'private-node-ip', 'public-node-ip'],
  target: [
    'backend-node',
    'non-backend-node',
    'client-own-node',
    'third-node',
    'ingress',
    'service-of-the-other-cluster',
  ],
  listenerLayer: ['l4', 'l7'],
  backend: ['nginx-ingress-controller'],
  backendType: ['ip-address'],
  sameElb: ['ingress-and-service', 'services-of-two-clusters'],
  clientIsBackendServer: [true],
  clientHasPublicIp: [true],
} as const;

type Further = keyof typeof FURTHER_DIMENSIONS;
type AnyValue<D extends Dimension | Further> =
  | (D extends Dimension ? Value<D> : never)
  | (D extends Further ? (typeof FURTHER_DIMENSIONS)[D][number] : never);

/** One value or several, any of which; what is absent can be anything. */
export type StatementConditions = {
  readonly [D in Dimension | Further]?: AnyValue<D> | readonly AnyValue<D>[];
};

/** One thing that a page says: a cell of a table, or a sentence. */
export interface Statement {
  readonly id: string;
  /** In short. */
  readonly says: string;
  readonly when: StatementConditions;
  readonly outcome: Outcome;
  /** Empty where nothing tells it; most pages give the outcome only. */
  readonly path: RoutePath;
  readonly clientIp?: ClientIp;
  /** A newer revision says otherwise. */
  readonly superseded?: boolean;
  /** Too general to be taken at its word. */
  readonly vague?: boolean;
  /** Statements that take something out of this one. */
  readonly exceptions?: readonly string[];
  /** Statements that say otherwise. */
  readonly contradicts?: readonly string[];
  readonly pages: readonly Page[];
}
