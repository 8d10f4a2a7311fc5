import { isOfUdp } from '../annotations/condition';
import { elbClass } from '../annotations/groups/connection';
import { passThrough } from '../annotations/groups/pass-through';
import { CONTRADICTIONS } from '../reachability/contradictions';
import { type Dimension, valuesOf } from '../reachability/dimensions';
import { OPEN_QUESTIONS } from '../reachability/open-questions';
import { groupKey, type ListenerGroup } from '../reachability/scene';
import type { ClientIp, Hop, Outcome } from '../reachability/vocabulary';
import type { CalledAddress, Client, Given, OpenDimension } from './explain-result';

/** The words of people for the words of the model. */

/** As a column of a table names it. */
export const ADDRESS_WORDS: Readonly<Record<CalledAddress, string>> = {
  'private-vip': 'private address',
  'public-eip': 'EIP',
  'cluster-ip': 'ClusterIP',
};

/** In the order in which tables have them: from the outside, then from far to near. */
export const CLIENT_WORDS: Readonly<Record<Client, string>> = {
  external: 'outside the cluster',
  'pod-on-other-node': 'pod on a node without a backend',
  'pod-on-backend-node': 'pod on a node with a backend',
  'backend-pod': 'backend pod',
  'other-node': 'node without a backend',
  'hostnetwork-pod-on-other-node': 'hostNetwork pod on a node without a backend',
  'backend-node': 'node with a backend',
  'hostnetwork-pod-on-backend-node': 'hostNetwork pod on a node with a backend',
};

/** Pods that are to the network what their node is. */
export const LIKE_THEIR_NODE: Readonly<Partial<Record<Client, Client>>> = {
  'hostnetwork-pod-on-other-node': 'other-node',
  'hostnetwork-pod-on-backend-node': 'backend-node',
};

/** Both in one row. */
export function nodeAndHostNetwork(node: Client): string {
  return `${CLIENT_WORDS[node]}, hostNetwork pod there`;
}

export const HOP_WORDS: Readonly<Record<Hop, string>> = {
  client: 'client',
  'kube-proxy@client-node': 'kube-proxy on its node',
  'kube-proxy@receiving-node': 'kube-proxy there',
  'snat@egress': 'source NAT to an EIP',
  'internet-edge': 'Internet',
  elb: 'load balancer',
  'node-port@backend-node': 'node port of a node with a backend',
  'node-port@other-node': 'node port of a node without a backend',
  'node-port@client-node': 'node port of its own node',
  'pod@local-node': 'backend pod on that node',
  'pod@any-node': 'any backend pod',
  'pod-eni': "backend pod's interface",
  dropped: 'lost',
};

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  ok: 'works',
  fail: 'fails',
  intermittent: 'some attempts fail',
  unknown: 'not known',
};

export const OUTCOME_MARKS: Readonly<Record<Outcome, string>> = { ok: '✓', fail: '✗', intermittent: '~', unknown: '?' };

export const CLIENT_IP_WORDS: Readonly<Record<ClientIp, string>> = {
  kept: "the client's own address",
  'node-ip': 'the address of a node',
  'elb-range': 'an address of the load balancer',
  'egress-eip': 'the EIP through which the client left',
  unspecified: 'not documented',
};

/** `proxyMode` as options write it: `proxy-mode`. */
export function optionName(dimension: Dimension): string {
  return dimension.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** `proxy-mode=ipvs, pass-through=true`. */
export function givenText(given: Given): string {
  return Object.entries(given)
    .map(([dimension, value]) => `${optionName(dimension as Dimension)}=${value}`)
    .join(', ');
}

/** With its values only where something is known of them: of a Standard cluster, say, but not its network. */
export function leftOpen({ dimension, values }: OpenDimension): string {
  const name = optionName(dimension);
  return values.length < valuesOf(dimension).length ? `${name}=${values.join('|')}` : name;
}

/** What would tell a dimension, beside `--given`. */
export function toldBy({ dimension, values }: OpenDimension): string {
  switch (dimension) {
    case 'clusterType':
      return values.includes('turbo') ? '--cluster-type and --network' : '--network';
    case 'proxyMode':
      return '--proxy-mode';
    case 'elbClass':
      return `${elbClass.key} in the manifest`;
    case 'passThrough':
      return `${passThrough.key} of the Service in the cluster`;
    case 'backendKind':
      return 'the workload, if it stands in the same run';
    case 'backendSpread':
      return 'replicas: 1 or required pod anti-affinity in the workload, if it stands in the same run';
    default:
      return 'the Service in the cluster';
  }
}

/** Of what the pages say different things. */
export function contradictionTopic(id: string): string | undefined {
  return CONTRADICTIONS.find((each) => each.id === id)?.topic;
}

/** What no page answers. */
export function openQuestion(id: string): string | undefined {
  return OPEN_QUESTIONS.find((each) => each.id === id)?.question;
}

export { groupKey, type ListenerGroup };

/** `80`, `53/UDP`. */
export function portTexts({ listener, ports }: ListenerGroup): readonly string[] {
  return ports.map((port) => (listener !== undefined && isOfUdp(listener) ? `${port}/UDP` : `${port}`));
}
