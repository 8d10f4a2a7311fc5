import { type Client, IN_CLUSTER, OFF_BACKEND_NODES } from './dimensions';
import { pagesOf, type Verdict } from './verdict';
import { type Confidence, type Outcome, type RoutePath, SHORT_CIRCUIT } from './vocabulary';

/** What becomes of a client that calls the Service by its name or its ClusterIP, instead of an address of the load balancer. */
export interface ClusterIpRule {
  readonly id: string;
  readonly client: readonly Client[];
  readonly internalTrafficPolicy: readonly ('Cluster' | 'Local')[];
  readonly outcome: Outcome;
  readonly path: RoutePath;
  readonly reason: string;
  readonly note?: string;
  readonly basis: readonly string[];
  readonly confidence: Confidence;
}

const ON_ITS_NODE = IN_CLUSTER.filter((client) => !(OFF_BACKEND_NODES as readonly Client[]).includes(client));

export const CLUSTER_IP_RULES: readonly ClusterIpRule[] = [
  {
    id: 'CI-1',
    client: ['external'],
    internalTrafficPolicy: ['Cluster', 'Local'],
    outcome: 'fail',
    path: ['client', 'dropped'],
    reason: 'The ClusterIP exists inside the cluster only.',
    basis: [],
    confidence: 'high',
  },
  {
    id: 'CI-2',
    client: IN_CLUSTER,
    internalTrafficPolicy: ['Cluster'],
    outcome: 'ok',
    path: [...SHORT_CIRCUIT, 'pod@any-node'],
    reason: "kube-proxy on the client's node forwards to any backend; the load balancer has no part in it.",
    note: 'Not with several hostNetwork pods of one workload on one node.',
    basis: ['DC-23'],
    confidence: 'high',
  },
  {
    id: 'CI-3',
    client: ON_ITS_NODE,
    internalTrafficPolicy: ['Local'],
    outcome: 'ok',
    path: [...SHORT_CIRCUIT, 'pod@local-node'],
    reason:
      "With internalTrafficPolicy Local kube-proxy forwards to the backends on the client's node, and there is one.",
    basis: [],
    confidence: 'high',
  },
  {
    id: 'CI-4',
    client: OFF_BACKEND_NODES,
    internalTrafficPolicy: ['Local'],
    outcome: 'fail',
    path: [...SHORT_CIRCUIT, 'dropped'],
    reason:
      "With internalTrafficPolicy Local kube-proxy forwards to the backends on the client's node, and there is none.",
    basis: [],
    confidence: 'high',
  },
];

const USE_CLUSTER = {
  do: 'Set internalTrafficPolicy to Cluster.',
  sideEffects: 'Traffic inside the cluster also goes to backends on other nodes.',
  pages: [],
};

const VERDICTS = new Map<string, Verdict>();

export function clusterIpVerdict(client: Client, internalTrafficPolicy: 'Cluster' | 'Local'): Verdict {
  const key = `${client} ${internalTrafficPolicy}`;
  let verdict = VERDICTS.get(key);
  if (verdict === undefined) {
    const { id, outcome, path, reason, note, basis, confidence } = CLUSTER_IP_RULES.find(
      (rule) => rule.client.includes(client) && rule.internalTrafficPolicy.includes(internalTrafficPolicy),
    ) as ClusterIpRule;
    verdict = Object.freeze({
      outcome,
      path,
      clientIp: 'unspecified',
      clientIpMayAlsoBe: [],
      reason,
      notes: note === undefined ? [] : [note],
      confidence,
      facts: [id, ...basis],
      pages: pagesOf(basis, ['kubernetes:virtual-ips']),
      contradictions: [],
      openQuestions: id === 'CI-2' ? ['Q-13'] : [],
      remedies: id === 'CI-4' ? [USE_CLUSTER] : [],
    } satisfies Verdict);
    VERDICTS.set(key, verdict);
  }
  return verdict;
}
