import { holdsIn } from '../../src/reachability/derived/conditions';
import type { Conditions } from '../../src/reachability/derived/derived-rule';
import type { Aspect, Difference } from './compare';

/** A difference between model and packets that is understood. */
export interface KnownDifference {
  /** The run that shows it. */
  readonly run: string;
  readonly rules: readonly string[];
  readonly aspect: Aspect;
  readonly when?: Conditions;
  /** What is measured instead; absent: one of several things. */
  readonly measured?: string;
  readonly reason: string;
}

/** In the base setting of the laboratory. */
const OF_THE_BASE: readonly KnownDifference[] = [
  {
    run: 'base',
    rules: ['D-01', 'D-10', 'D-11', 'D-34', 'D-41', 'D-44'],
    aspect: 'client IP',
    when: { backendKind: 'host-network', backendSpread: 'one-node' },
    reason:
      'a node masquerades what leaves it, and the only backend is on the node that forwards: the address which the rule names second is the only one that is seen',
  },
  {
    run: 'base',
    rules: ['D-24'],
    aspect: 'client IP',
    when: { clusterType: 'standard-tunnel', backendKind: 'host-network' },
    measured: 'node-ip',
    reason:
      'a pod in the tunnel network leaves its node with the address of the node, and towards hostNetwork backends on other nodes always does: the address which the rule names second is the only one that is seen',
  },
  {
    run: 'base',
    rules: ['D-21'],
    aspect: 'path',
    when: { backendSpread: 'many-nodes' },
    measured: 'client > kube-proxy@client-node > pod@local-node',
    reason: 'the rule speaks of any node; without detection of pods, those of the own node are the only ones chosen',
  },
  {
    run: 'base',
    rules: ['D-46'],
    aspect: 'path',
    when: { externalTrafficPolicy: 'Local' },
    measured: 'client > elb > node-port@backend-node > kube-proxy@receiving-node > pod@local-node > dropped',
    reason:
      'the rule speaks of both policies at once; with policy Local the node that receives forwards to its own pods only',
  },
];

/** What the model assumes, and what comes of it when it is not so. Of variants the outcome is compared. */
const OF_VARIANTS: readonly KnownDifference[] = [
  {
    run: 'registered-nodes=all',
    rules: ['D-44', 'D-47'],
    aspect: 'outcome',
    measured: 'intermittent',
    reason:
      "the load balancer picks nodes without a backend, too: attempts that come back to the client's own node are lost, the others work",
  },
  ...['pod-detection=cluster-cidr', 'pod-detection=node-cidr'].flatMap((run): readonly KnownDifference[] => [
    {
      run,
      rules: ['D-22'],
      aspect: 'outcome',
      measured: 'ok',
      reason: 'traffic of pods is exempt from policy Local, and reaches backends on other nodes',
    },
    {
      run,
      rules: ['D-27'],
      aspect: 'outcome',
      when: { backendSpread: 'many-nodes' },
      measured: 'intermittent',
      reason: 'traffic of pods is exempt from policy Local, and attempts that reach a backend on another node work',
    },
  ]),
  {
    run: 'pod-detection=cluster-cidr',
    rules: ['D-43'],
    aspect: 'outcome',
    when: { backendSpread: 'many-nodes', client: 'pod-on-other-node' },
    measured: 'intermittent',
    reason:
      'the load balancer presents the address of a pod, the node takes that for traffic of its own pods, and a backend on another node then answers the client directly (X-8)',
  },
  {
    run: 'same-node-pods=routed',
    rules: ['D-27', 'D-28'],
    aspect: 'outcome',
    measured: 'ok',
    reason: 'answers of pods on the same node get the address back that the client called',
  },
  {
    run: 'same-node-pods=switched',
    rules: ['D-21', 'D-23'],
    aspect: 'outcome',
    when: { client: 'pod-on-backend-node' },
    measured: 'fail',
    reason: 'as D-27 in the VPC network: a pod of the same node answers from an address that the client did not call',
  },
  {
    run: 'same-node-pods=switched',
    rules: ['D-21', 'D-23'],
    aspect: 'outcome',
    when: { client: 'backend-pod' },
    measured: 'intermittent',
    reason: 'as D-28 in the VPC network: only attempts that choose the caller itself work',
  },
];

export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [...OF_THE_BASE, ...OF_VARIANTS];

export function isKnown({ run, rules, aspect, measured, when = {} }: KnownDifference, found: Difference): boolean {
  return (
    run === found.run &&
    rules.includes(found.rule) &&
    aspect === found.aspect &&
    (measured ?? found.measured) === found.measured &&
    holdsIn(when, found.situation)
  );
}
