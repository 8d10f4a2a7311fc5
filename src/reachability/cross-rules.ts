import type { Page } from '../annotations/spec';
import { type Confidence, type Outcome, type RoutePath, SHORT_CIRCUIT, TO_ELB } from './vocabulary';

/** What depends on more than one Service, or on the listener. */
export interface CrossRule {
  readonly id: string;
  /** In which company. */
  readonly where: string;
  /** Whom it concerns. */
  readonly affects: string;
  readonly outcome: Outcome;
  /** Empty where it changes no path. */
  readonly path: RoutePath;
  readonly reason: string;
  readonly note?: string;
  readonly basis: readonly string[];
  readonly pages?: readonly Page[];
  readonly confidence: Confidence;
}

const DROPPED: RoutePath = [...SHORT_CIRCUIT, 'dropped'];

export const MIXED_PASS_THROUGH: CrossRule = {
  id: 'X-1',
  where: 'IPVS, several Services of one cluster on one load balancer, some of them with pass-through and some without',
  affects: 'clients inside the cluster, of the Services that have pass-through',
  outcome: 'fail',
  path: DROPPED,
  reason:
    'Under IPVS a Service without pass-through on the same load balancer makes the address local to every node, for all ports: connections to this one end on the node of the client and are refused.',
  note: 'Refusals are ICMP messages, which the kernel limits: under load some attempts hang instead.',
  basis: ['DC-03'],
  pages: ['src:kube-proxy-ipvs', 'kubernetes/kubernetes#108460', 'tencent:clb-loopback'],
  confidence: 'high',
};

/** The same where nothing says whether the other Service has pass-through. */
export const PERHAPS_MIXED_PASS_THROUGH: CrossRule = {
  ...MIXED_PASS_THROUGH,
  outcome: 'unknown',
  path: [],
  reason:
    'Whether all other Services on the load balancer have pass-through is not known. Under IPVS one without makes the address local to every node, for all ports: connections to this one are then refused.',
  confidence: 'low',
};

export const INGRESS_ON_ONE_ELB: CrossRule = {
  id: 'X-2',
  where: 'IPVS, an ingress and a Service without pass-through on one load balancer',
  affects: 'clients inside the cluster, of the ingress',
  outcome: 'fail',
  path: DROPPED,
  reason: 'The Service makes the address local to every node, and nothing answers there on the port of the ingress.',
  note: 'The pages describe it as redirection to the Service.',
  basis: ['C-05'],
  pages: ['src:kube-proxy-ipvs'],
  confidence: 'high',
};

export const TWO_CLUSTERS_ON_ONE_ELB: CrossRule = {
  id: 'X-3',
  where: 'IPVS, Services of two clusters without pass-through on one load balancer',
  affects: "clients inside the cluster, of the other cluster's Service",
  outcome: 'fail',
  path: DROPPED,
  reason: "The Service makes the address local to every node, where the other cluster's port is not known.",
  basis: ['C-06'],
  confidence: 'high',
};

const NO_BINDING_UNDER_IPTABLES: CrossRule = {
  id: 'X-4',
  where: 'iptables, whatever else is on the load balancer',
  affects: 'all clients',
  outcome: 'ok',
  path: [],
  reason: 'Rules match an address together with a port: traffic that matches no rule goes to the load balancer.',
  basis: ['DC-03'],
  pages: ['src:kube-proxy-iptables'],
  confidence: 'high',
};

export const TLS_TO_PLAIN_PORT: CrossRule = {
  id: 'X-5',
  where: 'a listener that terminates TLS, and a client whose traffic kube-proxy captures',
  affects: 'clients inside the cluster',
  outcome: 'intermittent',
  path: [...SHORT_CIRCUIT, 'pod@any-node'],
  reason:
    'The load balancer, which terminates TLS, is skipped: a client that speaks TLS meets a port of the pod that does not, and a client that speaks plain text gets through.',
  note: 'Access control, timeouts and health checks of the listener are skipped as well.',
  basis: ['P-01'],
  pages: ['kubernetes/kubernetes#66607', 'alibaba:ack-load-balancer-notes'],
  confidence: 'medium',
};

export const OWN_CONNECTION: CrossRule = {
  id: 'X-6',
  where: 'a listener of layer 7, and a client whose traffic reaches the load balancer by its private address',
  affects: 'clients on the nodes of the backends, where a listener of layer 4 that presents their address would fail',
  outcome: 'ok',
  path: [...TO_ELB, 'node-port@backend-node', 'kube-proxy@receiving-node', 'pod@any-node'],
  reason: 'A listener of layer 7 opens a connection of its own to the backend.',
  basis: ['E-03'],
  confidence: 'medium',
};

const COLLIDING_SOURCES: CrossRule = {
  id: 'X-7',
  where: 'one backend behind several load balancers or listeners that present client addresses',
  affects: 'a client that uses two of them at once',
  outcome: 'intermittent',
  path: [...TO_ELB, 'node-port@backend-node'],
  reason: 'Both can present the same address and port to the backend, so connections collide.',
  basis: [],
  pages: ['cce_10_1021'],
  confidence: 'high',
};

const RECOGNISED_PODS: CrossRule = {
  id: 'X-8',
  where:
    'iptables in the VPC network, policy Local with pass-through, a load balancer that presents client addresses, and a kube-proxy that was given the pod range of the whole cluster',
  affects: 'pods on nodes without a backend',
  outcome: 'intermittent',
  path: [...TO_ELB, 'node-port@backend-node', 'kube-proxy@receiving-node', 'dropped'],
  reason:
    'The receiving node takes the presented address of a pod for pod traffic of its own and may choose a pod on another node, which answers the caller directly.',
  note: 'By inference kube-proxy of CCE was not given that range.',
  basis: [],
  pages: ['src:kube-proxy-iptables', 'docs/lab.md'],
  confidence: 'high',
};

/** The way ends where it would have gone on to a node port. */
export const WITHOUT_NODE_PORTS: CrossRule = {
  id: 'NN-1',
  where: 'a port without a node port, and a load balancer that reaches pods through node ports',
  affects: 'all clients that reach the load balancer',
  outcome: 'fail',
  path: [...TO_ELB, 'dropped'],
  reason:
    'The load balancer reaches the pods through node ports, and checks them, and the port has none: spec.allocateLoadBalancerNodePorts is false. So the load balancer has no backends.',
  note: 'No page says so; it follows from the way to the backends. What kube-proxy captures needs no node port.',
  basis: ['DC-11', 'C-01'],
  confidence: 'medium',
};

export const CROSS_RULES: readonly CrossRule[] = [
  MIXED_PASS_THROUGH,
  INGRESS_ON_ONE_ELB,
  TWO_CLUSTERS_ON_ONE_ELB,
  NO_BINDING_UNDER_IPTABLES,
  TLS_TO_PLAIN_PORT,
  OWN_CONNECTION,
  COLLIDING_SOURCES,
  RECOGNISED_PODS,
  WITHOUT_NODE_PORTS,
];
