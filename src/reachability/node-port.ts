import type { Client, Value } from './dimensions';
import { BY_NODE_PORT, type Confidence, type Outcome, type RoutePath, SHORT_CIRCUIT } from './vocabulary';

/** A client that calls the node port of some node. Beside the matrix: a load balancer's node port is not what one calls. */
export interface NodePortSituation {
  readonly clusterType: Value<'clusterType'>;
  readonly proxyMode: Value<'proxyMode'>;
  readonly externalTrafficPolicy: Value<'externalTrafficPolicy'>;
  readonly client: Client;
  readonly address: 'private-node-ip' | 'public-node-ip';
  /** Whose node port: of a node that runs a backend, of the client's own that runs none, or of any other that runs none. */
  readonly target: 'backend-node' | 'client-own-node' | 'other-node';
}

type NodePortConditions = {
  readonly [D in keyof NodePortSituation]?: NodePortSituation[D] | readonly NodePortSituation[D][];
};

export interface NodePortRule {
  readonly id: string;
  readonly when: NodePortConditions;
  readonly outcome: Outcome;
  readonly path: RoutePath;
  readonly reason: string;
  readonly confidence: Confidence;
}

const LOCAL = { externalTrafficPolicy: 'Local' } as const;

/** The first that matches. */
export const NODE_PORT_RULES: readonly NodePortRule[] = [
  {
    id: 'NP-1',
    when: { externalTrafficPolicy: 'Cluster' },
    outcome: 'ok',
    path: ['client', ...BY_NODE_PORT, 'pod@any-node'],
    reason: 'Every node forwards to any backend.',
    confidence: 'high',
  },
  {
    id: 'NP-2',
    when: {
      ...LOCAL,
      clusterType: 'standard-vpc',
      client: ['pod-on-backend-node', 'backend-pod'],
      address: 'private-node-ip',
      target: 'backend-node',
    },
    outcome: 'fail',
    path: ['client', 'node-port@backend-node', 'dropped'],
    reason:
      'Pods of one node answer each other past the rules of the node, from an address that the client did not call.',
    confidence: 'high',
  },
  {
    id: 'NP-3',
    when: { ...LOCAL, target: 'backend-node' },
    outcome: 'ok',
    path: ['client', ...BY_NODE_PORT, 'pod@local-node'],
    reason: 'The node forwards to its own backend.',
    confidence: 'high',
  },
  {
    id: 'NP-4',
    when: { ...LOCAL, target: 'client-own-node', address: 'public-node-ip' },
    outcome: 'fail',
    path: ['client', 'node-port@client-node', 'dropped'],
    reason: 'What comes back from the Internet is external traffic, and the node has no backend for it.',
    confidence: 'high',
  },
  {
    id: 'NP-5',
    when: { ...LOCAL, target: 'client-own-node', proxyMode: 'iptables', client: ['pod-on-other-node'] },
    outcome: 'fail',
    path: ['client', 'node-port@other-node', 'kube-proxy@receiving-node', 'dropped'],
    reason: 'kube-proxy does not recognise pod traffic, and the node has no backend for external traffic.',
    confidence: 'high',
  },
  {
    id: 'NP-6',
    when: { ...LOCAL, target: 'client-own-node' },
    outcome: 'ok',
    path: [...SHORT_CIRCUIT, 'pod@any-node'],
    reason: 'kube-proxy sends what starts on the node to all backends.',
    confidence: 'medium',
  },
  {
    id: 'NP-7',
    when: { ...LOCAL, target: 'other-node' },
    outcome: 'fail',
    path: ['client', 'node-port@other-node', 'kube-proxy@receiving-node', 'dropped'],
    reason: 'The node has no backend of its own, and with policy Local it uses no other.',
    confidence: 'high',
  },
];

export function nodePortRuleOf(situation: NodePortSituation): NodePortRule {
  return NODE_PORT_RULES.find(({ when }) =>
    Object.entries(when).every(([dimension, wanted]) =>
      ([] as unknown[]).concat(wanted).includes(situation[dimension as keyof NodePortSituation]),
    ),
  ) as NodePortRule;
}
