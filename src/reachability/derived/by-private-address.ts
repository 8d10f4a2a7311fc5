import { IN_CLUSTER, OFF_BACKEND_NODES, ON_BACKEND_NODE, STANDARD } from '../dimensions';
import { BY_NODE_PORT, TO_ELB } from '../vocabulary';
import type { DerivedRule } from './derived-rule';

const BY_VIP = { address: 'private-vip', shortCircuit: false, clusterType: STANDARD, client: IN_CLUSTER } as const;
const PRESENTS = { ...BY_VIP, clientIpTransfer: 'enabled' } as const;
const LOST = [...TO_ELB, 'node-port@backend-node', 'dropped'] as const;
const OWN_ADDRESS =
  "the load balancer presents the client's address, and a node that gets a packet from itself, or a pod that answers past the load balancer, completes no connection";
const ONLY_BACKEND_NODES = 'only nodes that run a backend pod are members of the load balancer';
const NEVER_PICKED = "The load balancer never picks the client's node, because no backend runs there";

/** Clients inside a Standard cluster that call the private address and reach the load balancer. */
export const BY_PRIVATE_ADDRESS: readonly DerivedRule[] = [
  {
    id: 'D-40',
    when: { ...BY_VIP, clientIpTransfer: 'disabled', externalTrafficPolicy: 'Local' },
    outcome: 'ok',
    vendorOutcome: 'fail',
    vendorOutcomeIn: {
      client: ['backend-node', 'pod-on-backend-node', 'hostnetwork-pod-on-backend-node'],
      elbClass: 'union',
    },
    path: [...TO_ELB, ...BY_NODE_PORT, 'pod@local-node'],
    clientIp: 'elb-range',
    reason:
      "The load balancer calls the nodes from an address of its own, so even the client's own node accepts and answers.",
    basis: ['E-02', 'E-05', 'P-08', 'DC-09'],
    pages: ['docs/lab.md'],
    contradictions: ['K-1'],
    confidence: 'medium',
  },
  {
    id: 'D-41',
    when: { ...BY_VIP, clientIpTransfer: 'disabled', externalTrafficPolicy: 'Cluster' },
    outcome: 'ok',
    path: [...TO_ELB, ...BY_NODE_PORT, 'pod@any-node'],
    clientIp: 'node-ip',
    clientIpMayAlsoBe: [{ value: 'elb-range', when: { backendKind: 'host-network' } }],
    reason:
      'The load balancer calls the nodes from an address of its own, and the node that receives the connection masquerades it.',
    basis: ['P-02', 'E-02', 'E-05'],
    pages: ['docs/lab.md'],
    confidence: 'medium',
  },
  {
    id: 'D-42',
    when: {
      ...PRESENTS,
      clusterType: 'standard-tunnel',
      externalTrafficPolicy: 'Local',
      client: OFF_BACKEND_NODES,
    },
    outcome: 'ok',
    path: [...TO_ELB, ...BY_NODE_PORT, 'pod@local-node'],
    clientIp: 'node-ip',
    reason: `${NEVER_PICKED}.`,
    note: 'A pod in the tunnel network already left with the address of its node.',
    basis: ['P-02', 'O-1', 'O-4', 'DC-14'],
    pages: ['docs/lab.md'],
    confidence: 'medium',
  },
  {
    id: 'D-43',
    when: { ...PRESENTS, clusterType: 'standard-vpc', externalTrafficPolicy: 'Local', client: OFF_BACKEND_NODES },
    outcome: 'ok',
    path: [...TO_ELB, ...BY_NODE_PORT, 'pod@local-node'],
    clientIp: 'kept',
    reason: `${NEVER_PICKED}.`,
    note: 'A pod in the VPC network keeps its address towards private ranges, unless nonMasqueradeCIDRs was changed.',
    assumes: 'kube-proxy does not take the presented address of a pod for pod traffic of its own',
    basis: ['P-02', 'O-1', 'O-4', 'DC-15', 'X-8'],
    pages: ['docs/lab.md'],
    contradictions: ['K-9'],
    openQuestions: ['Q-3'],
    confidence: 'medium',
  },
  {
    id: 'D-44',
    when: { ...PRESENTS, externalTrafficPolicy: 'Cluster', client: OFF_BACKEND_NODES },
    outcome: 'ok',
    path: [...TO_ELB, ...BY_NODE_PORT, 'pod@any-node'],
    clientIp: 'node-ip',
    clientIpMayAlsoBe: [{ value: 'kept', when: { backendKind: 'host-network' } }],
    reason: `${NEVER_PICKED}; the node that receives the connection masquerades it.`,
    note: 'If every node is a member under policy Cluster, attempts that land on the own node are lost.',
    assumes: ONLY_BACKEND_NODES,
    basis: ['P-02', 'P-05', 'DC-11'],
    pages: ['docs/lab.md'],
    contradictions: ['K-10'],
    openQuestions: ['Q-4'],
    confidence: 'low',
  },
  {
    id: 'D-45',
    when: { ...PRESENTS, externalTrafficPolicy: 'Local', backendSpread: 'one-node', client: ON_BACKEND_NODE },
    outcome: 'fail',
    path: LOST,
    clientIp: 'unspecified',
    reason: `The only backends are on the client's own node: ${OWN_ADDRESS}.`,
    note: "Attempts hang, they are not refused. Datagrams of a pod in the VPC network are answered, but from the node port's address.",
    basis: ['P-05', 'P-06', 'E-01', 'T-r7c1a', 'T-r8c1a'],
    pages: ['tencent:clb-loopback', 'docs/lab.md'],
    contradictions: ['K-1'],
    confidence: 'high',
  },
  {
    id: 'D-46',
    when: { ...PRESENTS, backendSpread: 'many-nodes', client: ON_BACKEND_NODE },
    outcome: 'intermittent',
    vendorOutcome: 'fail',
    path: LOST,
    alternatePath: [...TO_ELB, ...BY_NODE_PORT, 'pod@any-node'],
    clientIp: 'unspecified',
    reason: `Attempts that come back to the client's own node are lost, the others work: ${OWN_ADDRESS}.`,
    note: 'The share of lost attempts grows with the share of backends on the own node.',
    basis: ['P-05', 'P-06', 'E-01', 'DC-13'],
    pages: ['tencent:clb-loopback', 'docs/lab.md'],
    contradictions: ['K-1'],
    contradictionsIn: { externalTrafficPolicy: 'Local' },
    confidence: 'medium',
  },
  {
    id: 'D-47',
    when: { ...PRESENTS, externalTrafficPolicy: 'Cluster', backendSpread: 'one-node', client: ON_BACKEND_NODE },
    outcome: 'fail',
    path: LOST,
    clientIp: 'unspecified',
    reason: `The only backends are on the client's own node: ${OWN_ADDRESS}.`,
    note: 'If every node is a member under policy Cluster, attempts that land on another node are forwarded from there and work.',
    assumes: ONLY_BACKEND_NODES,
    basis: ['P-05', 'P-06', 'E-01'],
    pages: ['tencent:clb-loopback', 'docs/lab.md'],
    contradictions: ['K-10'],
    openQuestions: ['Q-4'],
    confidence: 'medium',
  },
];
