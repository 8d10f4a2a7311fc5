import { IN_CLUSTER, LIKE_A_NODE } from '../dimensions';
import { BY_NODE_PORT, TO_ELB } from '../vocabulary';
import type { DerivedRule } from './derived-rule';

const BY_VIP = { address: 'private-vip', shortCircuit: false, clusterType: 'turbo', client: IN_CLUSTER } as const;
/** The backends of the load balancer are network interfaces of pods. */
const TO_PODS = { ...BY_VIP, elbClass: 'performance', backendKind: 'pod-network' } as const;
/** They are nodes, because the pods have no interface of their own; a shared one with policy Cluster has a rule of its own. */
const TO_HOSTS = [
  { ...BY_VIP, elbClass: 'performance', backendKind: 'host-network' },
  { ...BY_VIP, elbClass: 'union', externalTrafficPolicy: 'Local', backendKind: 'host-network' },
] as const;
const BY_NODE = [...TO_ELB, ...BY_NODE_PORT, 'pod@any-node'] as const;
const LOST = [...TO_ELB, 'node-port@backend-node', 'dropped'] as const;
const ONLY_STANDARD = 'The pages restrict their warning to Standard clusters.';
const ON_BACKEND_HOST = ['backend-node', 'hostnetwork-pod-on-backend-node'] as const;

/** Clients inside a Turbo cluster that call the private address and reach the load balancer. */
export const TURBO_BY_PRIVATE_ADDRESS: readonly DerivedRule[] = [
  {
    id: 'D-50',
    when: { ...TO_PODS, clientIpTransfer: 'enabled', client: 'backend-pod' },
    outcome: 'intermittent',
    vendorOutcome: 'ok',
    path: [...TO_ELB, 'pod-eni', 'dropped'],
    alternatePath: [...TO_ELB, 'pod-eni'],
    clientIp: 'kept',
    reason:
      'When the load balancer picks the caller itself, the answer never leaves its interface: one in N attempts is lost with N replicas, all of them with one.',
    note: ONLY_STANDARD,
    alone: {
      outcome: 'fail',
      path: [...TO_ELB, 'pod-eni', 'dropped'],
      reason:
        'The caller is the only backend: the load balancer always picks the caller itself, and the answer never leaves its interface.',
      note: ONLY_STANDARD,
      openQuestions: ['Q-5'],
    },
    basis: ['P-04', 'E-01'],
    contradictions: ['K-8'],
    openQuestions: ['Q-5'],
    confidence: 'medium',
  },
  {
    id: 'D-51',
    when: { ...TO_PODS, clientIpTransfer: 'enabled', client: ['pod-on-backend-node', 'pod-on-other-node'] },
    outcome: 'ok',
    path: [...TO_ELB, 'pod-eni'],
    clientIp: 'kept',
    reason:
      'The pod calls through an interface of its own, past the rules of its node, and no backend shares its address.',
    basis: ['P-04'],
    pages: ['cce_10_0284'],
    confidence: 'high',
  },
  {
    id: 'D-52',
    when: { ...TO_PODS, clientIpTransfer: 'enabled', client: LIKE_A_NODE },
    outcome: 'ok',
    path: [...TO_ELB, 'pod-eni'],
    clientIp: 'kept',
    reason: 'With pass-through kube-proxy leaves the address alone, and the pods have other addresses than the node.',
    note: 'Only earlier revisions of the page describe this path.',
    basis: ['P-11'],
    openQuestions: ['Q-6'],
    confidence: 'medium',
  },
  {
    id: 'D-53',
    when: { ...TO_PODS, clientIpTransfer: 'disabled' },
    outcome: 'ok',
    path: [...TO_ELB, 'pod-eni'],
    clientIp: 'elb-range',
    reason: 'The load balancer calls the pods from an address of its own, so a caller can even reach itself.',
    basis: ['E-05', 'DC-11'],
    confidence: 'medium',
  },
  {
    id: 'D-54',
    when: { ...BY_VIP, elbClass: 'union', externalTrafficPolicy: 'Cluster' },
    outcome: 'ok',
    path: BY_NODE,
    clientIp: 'node-ip',
    reason: 'A shared load balancer calls the nodes from an address of its own, and they forward to any pod.',
    note: 'The page says "directly to pods", which a shared load balancer cannot do.',
    basis: ['C-04', 'E-02', 'DC-11'],
    contradictions: ['K-15'],
    confidence: 'medium',
  },
  {
    id: 'D-55',
    when: TO_HOSTS.map((where) => ({ ...where, client: ['pod-on-backend-node', 'pod-on-other-node'] })),
    outcome: 'ok',
    path: BY_NODE,
    clientIp: 'unspecified',
    reason:
      "The pod's address is not the address of a node, so the node that the load balancer picks accepts and answers.",
    basis: ['P-04', 'E-01'],
    confidence: 'low',
  },
  {
    id: 'D-56',
    when: TO_HOSTS.map((where) => ({ ...where, client: ['other-node', 'hostnetwork-pod-on-other-node'] })),
    outcome: 'ok',
    path: BY_NODE,
    clientIp: 'unspecified',
    reason: "The load balancer never picks the client's node, because no backend runs there.",
    basis: ['E-01', 'DC-05'],
    confidence: 'low',
  },
  {
    id: 'D-57',
    when: TO_HOSTS.map((where) => ({
      ...where,
      clientIpTransfer: 'enabled',
      backendSpread: 'one-node',
      client: ON_BACKEND_HOST,
    })),
    outcome: 'fail',
    path: LOST,
    clientIp: 'unspecified',
    reason:
      "The only backends are on the client's own node, which gets packets from itself and does not answer the load balancer.",
    note: "The pages' table does not cover Turbo clusters.",
    basis: ['E-01'],
    confidence: 'medium',
  },
  {
    id: 'D-58',
    when: TO_HOSTS.map((where) => ({
      ...where,
      clientIpTransfer: 'enabled',
      backendSpread: 'many-nodes',
      client: ON_BACKEND_HOST,
    })),
    outcome: 'intermittent',
    path: LOST,
    alternatePath: BY_NODE,
    clientIp: 'unspecified',
    reason:
      "Attempts that come back to the client's own node are lost, since it gets packets from itself; the others work.",
    note: "The pages' table does not cover Turbo clusters.",
    basis: ['E-01'],
    confidence: 'low',
  },
  {
    id: 'D-59',
    when: TO_HOSTS.map((where) => ({ ...where, clientIpTransfer: 'disabled', client: ON_BACKEND_HOST })),
    outcome: 'ok',
    path: BY_NODE,
    clientIp: 'elb-range',
    reason: "The load balancer calls the nodes from an address of its own, so even the client's own node answers.",
    basis: ['E-02'],
    confidence: 'low',
  },
];
