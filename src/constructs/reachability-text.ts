import { transparentClientIp } from '../annotations/groups/client-ip';
import { elbClass } from '../annotations/groups/connection';
import { passThrough } from '../annotations/groups/pass-through';
import type { CceService } from '../engine/cce-service';
import { DIMENSIONS, type Client as Place } from '../reachability/dimensions';
import type { CalledAddress, Cell } from '../reachability/explanation';
import type { Remedy } from '../reachability/remedies';
import { DECIDING, type ServiceDimension } from '../reachability/scene';
import type { Outcome } from '../reachability/vocabulary';

/** What a client calls, in words. */
export const ADDRESSES: Readonly<Record<CalledAddress, string>> = {
  ...DIMENSIONS.address,
  'cluster-ip': 'the ClusterIP of the Service',
};

/** `pod-on-other-node (a pod on a node without a backend pod)`. */
export function describePlaces(places: readonly Place[], separator = ', '): string {
  return places.map((place) => `${place} (${DIMENSIONS.client[place]})`).join(separator);
}

/** What becomes of attempts, in a sentence. */
export const ATTEMPTS: Readonly<Record<Outcome, string>> = {
  ok: 'every attempt works',
  fail: 'no attempt works',
  intermittent: 'only some attempts work',
  unknown: 'nothing that could be read says what happens',
};

/** `proxyMode ipvs and elbClass performance`. */
export function describeAssuming({ assuming }: Cell, dimensions: readonly ServiceDimension[] = DECIDING): string {
  return dimensions
    .filter((dimension) => assuming[dimension] !== undefined)
    .map((dimension) => `${dimension} ${assuming[dimension]}`)
    .join(' and ');
}

/** More reasons make nothing clearer; the verdicts have them all. */
const WAYS_SHOWN = 2;

/** Why, and by which way: once for each rule that decides. */
export function describeWays(cells: readonly Cell[]): string {
  const byRule = new Map<string, Cell>();
  for (const cell of cells) if (!byRule.has(cell.verdict.facts[0])) byRule.set(cell.verdict.facts[0], cell);
  const shown = [...byRule.values()].slice(0, WAYS_SHOWN);
  return shown
    .map((cell) => {
      const { reason, path, confidence } = cell.verdict;
      const assuming = shown.length === 1 ? '' : describeAssuming(cell);
      const way = path.length === 0 ? '' : ` The way: ${path.join(' > ')}.`;
      return `${assuming === '' ? '' : `With ${assuming}: `}${reason}${way} Confidence: ${confidence}.`;
    })
    .join(' ');
}

/** More of them are in the verdicts. */
const REMEDIES_SHOWN = 3;

/** What can be done, best first. */
export function describeRemedies(remedies: readonly Remedy[]): string {
  const shown = remedies.slice(0, REMEDIES_SHOWN).map(({ do: what }) => what);
  if (shown.length < 2) return shown.join('');
  return shown.map((what, index) => `(${index + 1}) ${what}`).join(' ');
}

/** What would decide a dimension. */
export function decidingFact(dimension: ServiceDimension, { cluster }: CceService): string {
  switch (dimension) {
    case 'clusterType':
      return cluster.clusterType === undefined
        ? 'the type of the cluster (CceCluster.standard() with its network, or CceCluster.turbo())'
        : 'network of the CceCluster';
    case 'proxyMode':
      return 'proxyMode of the CceCluster';
    case 'elbClass':
      return `the class of the load balancer (ExistingElb.shared() or ExistingElb.dedicated(), ${elbClass.key})`;
    case 'externalTrafficPolicy':
      return 'spec.externalTrafficPolicy';
    case 'passThrough':
      return `${passThrough.key} (PassThroughLoadBalancerService writes it; without it the platform may)`;
    case 'clientIpTransfer':
      return transparentClientIp.key;
    case 'backendKind':
      return 'whether the backends run with hostNetwork (the workload that the Service selects, in this app)';
    case 'backendSpread':
      return 'replicas and required pod anti-affinity of the backends';
  }
}
