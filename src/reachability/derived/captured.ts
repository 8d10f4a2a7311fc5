import { LIKE_A_NODE, STANDARD } from '../dimensions';
import { SHORT_CIRCUIT } from '../vocabulary';
import type { DerivedRule } from './derived-rule';

/** Clients whose traffic kube-proxy captures, with policy Cluster. */
export const CAPTURED: readonly DerivedRule[] = [
  {
    id: 'D-10',
    when: {
      shortCircuit: true,
      clusterType: STANDARD,
      externalTrafficPolicy: 'Cluster',
      passThrough: 'unset',
    },
    outcome: 'ok',
    path: [...SHORT_CIRCUIT, 'pod@any-node'],
    clientIp: 'node-ip',
    clientIpMayAlsoBe: [{ value: 'kept', when: { backendKind: 'host-network' } }],
    reason:
      "kube-proxy on the client's node captures the address and forwards straight to a pod: the load balancer, with its listeners and health checks, is skipped.",
    note: "Holds for the private address and the EIP. A backend with hostNetwork on the client's own node is reached without masquerading.",
    basis: ['P-01', 'O-5', 'DC-12'],
    pages: ['src:kube-proxy-iptables', 'src:kube-proxy-ipvs', 'docs/lab.md'],
    confidence: 'high',
  },
  {
    id: 'D-11',
    when: {
      shortCircuit: true,
      clusterType: STANDARD,
      externalTrafficPolicy: 'Cluster',
      passThrough: 'onlyLocal',
    },
    outcome: 'ok',
    path: [...SHORT_CIRCUIT, 'pod@any-node'],
    clientIp: 'node-ip',
    clientIpMayAlsoBe: [{ value: 'kept', when: { backendKind: 'host-network' } }],
    reason:
      'onlyLocal is taken to mean "pass-through while the policy is Local": with policy Cluster kube-proxy still captures the address.',
    note: 'If it means more, the answer is that of "true".',
    basis: ['DC-04'],
    openQuestions: ['Q-1'],
    confidence: 'low',
  },
  {
    id: 'D-12',
    when: {
      shortCircuit: true,
      clusterType: 'turbo',
      externalTrafficPolicy: 'Cluster',
      passThrough: 'unset',
      client: LIKE_A_NODE,
    },
    outcome: 'ok',
    path: [...SHORT_CIRCUIT, 'pod@any-node'],
    clientIp: 'node-ip',
    reason:
      "Traffic of a node crosses the node's own rules, where kube-proxy captures the address and forwards straight to a pod.",
    basis: ['P-03'],
    confidence: 'high',
  },
  {
    id: 'D-13',
    when: {
      shortCircuit: true,
      clusterType: 'turbo',
      externalTrafficPolicy: 'Cluster',
      passThrough: 'onlyLocal',
      client: LIKE_A_NODE,
    },
    outcome: 'ok',
    path: [...SHORT_CIRCUIT, 'pod@any-node'],
    clientIp: 'node-ip',
    reason:
      'onlyLocal is taken to mean "pass-through while the policy is Local": with policy Cluster kube-proxy still captures connections from a node.',
    note: 'If it means more, the answer is that of "true".',
    basis: ['DC-04'],
    openQuestions: ['Q-1'],
    confidence: 'low',
  },
];
