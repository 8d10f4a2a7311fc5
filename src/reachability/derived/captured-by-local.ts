import { LIKE_A_NODE, STANDARD } from '../dimensions';
import { SHORT_CIRCUIT } from '../vocabulary';
import type { Conditions, DerivedRule } from './derived-rule';

/** Policy Local, and kube-proxy captures the address: the platform did not write onlyLocal. */
const CAPTURED = { externalTrafficPolicy: 'Local', passThrough: 'unset', shortCircuit: true } as const;

const SWITCHED_PODS = 'pods of one node talk past the packet filter of the node';

/** In the VPC network pods of one node answer each other past the node; other rules speak of those. */
const ANSWERS_PASS_THE_NODE: readonly Conditions[] = [
  { clusterType: 'standard-tunnel' },
  { clusterType: 'standard-vpc', backendKind: 'host-network' },
];

/** Clients in clusters where the platform did not write onlyLocal though the policy is Local. */
export const CAPTURED_BY_LOCAL: readonly DerivedRule[] = [
  {
    id: 'D-20',
    when: { ...CAPTURED, proxyMode: 'iptables', client: LIKE_A_NODE },
    outcome: 'ok',
    vendorOutcome: 'intermittent',
    vendorOutcomeIn: { client: ['other-node', 'hostnetwork-pod-on-other-node'] },
    path: [...SHORT_CIRCUIT, 'pod@any-node'],
    clientIp: 'node-ip',
    reason:
      'kube-proxy in iptables mode sends connections that start on the node itself to all backends, whatever the policy.',
    note: 'Upstream since v1.15.',
    before: {
      minor: 15,
      when: { client: ['other-node', 'hostnetwork-pod-on-other-node'] },
      path: [...SHORT_CIRCUIT, 'dropped'],
      reason:
        "Before v1.15 policy Local forwards to pods on the client's own node only, and there is none: kube-proxy drops the packets.",
      like: 'D-22',
    },
    basis: ['P-07'],
    pages: ['kubernetes/kubernetes#77523', 'src:kube-proxy-iptables', 'docs/lab.md'],
    contradictions: ['K-7'],
    confidence: 'medium',
  },
  {
    id: 'D-21',
    when: ANSWERS_PASS_THE_NODE.map((where) => ({
      ...CAPTURED,
      ...where,
      proxyMode: 'iptables',
      client: ['backend-pod', 'pod-on-backend-node'],
    })),
    outcome: 'ok',
    path: [...SHORT_CIRCUIT, 'pod@any-node'],
    clientIp: 'kept',
    clientIpMayAlsoBe: [{ value: 'node-ip', when: { client: 'backend-pod' } }],
    reason: "A backend pod runs on the client's node, so policy Local finds one.",
    note: 'A pod that is forwarded to itself is masqueraded.',
    basis: ['T-r3c3a'],
    pages: ['src:kube-proxy-iptables', 'docs/lab.md'],
    contradictions: ['K-7'],
    confidence: 'medium',
  },
  {
    id: 'D-22',
    when: { ...CAPTURED, clusterType: STANDARD, proxyMode: 'iptables', client: 'pod-on-other-node' },
    outcome: 'fail',
    vendorOutcome: 'intermittent',
    path: [...SHORT_CIRCUIT, 'dropped'],
    clientIp: 'unspecified',
    reason:
      "Policy Local forwards to pods on the client's own node only, and there is none: kube-proxy drops the packets.",
    note: "Upstream sends traffic of pods to all backends, if kube-proxy can tell pods apart. The pages' rows on node ports show that CCE's cannot.",
    assumes:
      "kube-proxy does not recognise pod traffic; if it did, all attempts would work and the client's address would be kept",
    basis: ['P-07', 'T-r4c3b', 'T-r4c4b'],
    pages: ['src:kube-proxy-iptables', 'docs/lab.md'],
    contradictions: ['K-7'],
    openQuestions: ['Q-3'],
    confidence: 'medium',
  },
  {
    id: 'D-23',
    when: [
      {
        ...CAPTURED,
        clusterType: STANDARD,
        proxyMode: 'ipvs',
        client: ['backend-node', 'hostnetwork-pod-on-backend-node'],
      },
      ...ANSWERS_PASS_THE_NODE.map((where) => ({
        ...CAPTURED,
        ...where,
        proxyMode: 'ipvs' as const,
        client: ['backend-pod', 'pod-on-backend-node'] as const,
      })),
    ],
    outcome: 'ok',
    path: [...SHORT_CIRCUIT, 'pod@local-node'],
    clientIp: 'unspecified',
    reason: "A backend pod runs on the client's node, and the virtual server of the address holds it.",
    note: 'A pod keeps its address, unless it is forwarded to itself; a process on the node shows the address of the load balancer, which is local there.',
    basis: [],
    pages: ['src:kube-proxy-ipvs', 'kubernetes/kubernetes#97081', 'docs/lab.md'],
    contradictions: ['K-7'],
    confidence: 'medium',
  },
  {
    id: 'D-24',
    when: { ...CAPTURED, clusterType: STANDARD, proxyMode: 'ipvs', client: 'pod-on-other-node' },
    outcome: 'ok',
    vendorOutcome: 'intermittent',
    path: [...SHORT_CIRCUIT, 'pod@any-node'],
    clientIp: 'kept',
    clientIpMayAlsoBe: [{ value: 'node-ip', when: { clusterType: 'standard-tunnel', backendKind: 'host-network' } }],
    reason: "No backend pod runs on the client's node, and kube-proxy in IPVS mode then falls back to all of them.",
    note: 'Upstream since v1.21; before, the connection was lost.',
    before: {
      minor: 21,
      path: [...SHORT_CIRCUIT, 'dropped'],
      reason:
        "No backend pod runs on the client's node, and before v1.21 kube-proxy in IPVS mode has no other to choose: the connection is lost.",
      like: 'D-22',
    },
    basis: ['P-07', 'T-r4c1b', 'T-r4c2b'],
    pages: ['kubernetes/kubernetes#97081', 'kubernetes/kubernetes#75262', 'docs/lab.md'],
    contradictions: ['K-7'],
    confidence: 'medium',
  },
  {
    id: 'D-25',
    when: { ...CAPTURED, proxyMode: 'ipvs', client: ['other-node', 'hostnetwork-pod-on-other-node'] },
    outcome: 'fail',
    vendorOutcome: 'intermittent',
    path: [...SHORT_CIRCUIT, 'dropped'],
    clientIp: 'unspecified',
    reason:
      'Under IPVS the address is local to the node and becomes the source of the connection, so a pod on another node cannot answer.',
    basis: ['P-07'],
    pages: ['kubernetes/kubernetes#97081', 'docs/lab.md'],
    contradictions: ['K-7'],
    confidence: 'high',
  },
  {
    id: 'D-26',
    when: {
      ...CAPTURED,
      clusterType: 'turbo',
      proxyMode: 'ipvs',
      client: ['backend-node', 'hostnetwork-pod-on-backend-node'],
    },
    outcome: 'ok',
    path: [...SHORT_CIRCUIT, 'pod@local-node'],
    clientIp: 'unspecified',
    reason: 'A backend pod with hostNetwork runs on the node, and the virtual server of the address holds it.',
    basis: ['DC-05'],
    pages: ['src:kube-proxy-ipvs'],
    confidence: 'low',
  },
  {
    id: 'D-27',
    when: { ...CAPTURED, clusterType: 'standard-vpc', backendKind: 'pod-network', client: 'pod-on-backend-node' },
    outcome: 'fail',
    path: [...SHORT_CIRCUIT, 'pod@local-node', 'dropped'],
    clientIp: 'unspecified',
    reason:
      "Only pods on the client's node are chosen, and in the VPC network they answer the client directly, from an address that it did not call.",
    note: 'The same happens to the node port, where the pages document it.',
    assumes: SWITCHED_PODS,
    basis: ['C-08', 'T-r3c2b', 'T-r3c4b'],
    pages: ['docs/lab.md'],
    contradictions: ['K-7'],
    openQuestions: ['Q-13'],
    confidence: 'medium',
  },
  {
    id: 'D-28',
    when: { ...CAPTURED, clusterType: 'standard-vpc', backendKind: 'pod-network', client: 'backend-pod' },
    outcome: 'intermittent',
    path: [...SHORT_CIRCUIT, 'pod@local-node', 'dropped'],
    alternatePath: [...SHORT_CIRCUIT, 'pod@local-node'],
    clientIp: 'node-ip',
    reason:
      'Other backends of the node answer directly, from an address that the client did not call; only attempts that choose the caller itself work.',
    note: 'A pod that is the only backend of its node always chooses itself.',
    alone: {
      outcome: 'ok',
      path: [...SHORT_CIRCUIT, 'pod@local-node'],
      reason: 'The caller is the only backend: kube-proxy always chooses the caller itself, and masquerades it.',
    },
    assumes: SWITCHED_PODS,
    basis: ['C-08', 'T-r3c2b', 'T-r3c4b'],
    pages: ['docs/lab.md'],
    contradictions: ['K-7'],
    openQuestions: ['Q-13'],
    confidence: 'medium',
  },
];
