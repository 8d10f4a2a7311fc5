import type { Client, Value } from './dimensions';
import type { Outcome } from './vocabulary';

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
  readonly reason: string;
}

const LOCAL = { externalTrafficPolicy: 'Local' } as const;

/** The first that matches. */
export const NODE_PORT_RULES: readonly NodePortRule[] = [
  {
    id: 'NP-1',
    when: { externalTrafficPolicy: 'Cluster' },
    outcome: 'ok',
    reason: 'Every node forwards to any backend.',
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
    reason:
      'Pods of one node answer each other past the rules of the node, from an address that the client did not call.',
  },
  {
    id: 'NP-3',
    when: { ...LOCAL, target: 'backend-node' },
    outcome: 'ok',
    reason: 'The node forwards to its own backend.',
  },
  {
    id: 'NP-4',
    when: { ...LOCAL, target: 'client-own-node', address: 'public-node-ip' },
    outcome: 'fail',
    reason: 'A connection that comes back from the Internet is external traffic, and the node has no backend for it.',
  },
  {
    id: 'NP-5',
    when: { ...LOCAL, target: 'client-own-node', proxyMode: 'iptables', client: ['pod-on-other-node'] },
    outcome: 'fail',
    reason: 'kube-proxy does not recognise pod traffic, and the node has no backend for external traffic.',
  },
  {
    id: 'NP-6',
    when: { ...LOCAL, target: 'client-own-node' },
    outcome: 'ok',
    reason: 'kube-proxy sends connections that start on the node to all backends.',
  },
  {
    id: 'NP-7',
    when: { ...LOCAL, target: 'other-node' },
    outcome: 'fail',
    reason: 'The node has no backend of its own, and with policy Local it uses no other.',
  },
];

export function nodePortRuleOf(situation: NodePortSituation): NodePortRule {
  return NODE_PORT_RULES.find(({ when }) =>
    Object.entries(when).every(([dimension, wanted]) =>
      ([] as unknown[]).concat(wanted).includes(situation[dimension as keyof NodePortSituation]),
    ),
  ) as NodePortRule;
}
