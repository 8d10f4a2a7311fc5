import type { ClusterFacts } from '../cluster/cluster-facts';
import type { KubeObject } from '../manifest/kube-object';

/** What is known of where a file goes. */
export interface Target {
  /** The same object is the same cluster: Services of two targets are never compared as those of one cluster. */
  readonly cluster: ClusterFacts;
  /** LoadBalancer Services are meant for CCE, whether or not they carry keys of ours. */
  readonly meantForCce: boolean;
}

/** Where files go of which nothing is said. */
export const UNKNOWN_TARGET: Target = { cluster: Object.freeze<ClusterFacts>({}), meantForCce: false };

/** The target of a file, or one for each of its objects. */
export type TargetOf = Target | ((object: KubeObject) => Target);

/** The target of one object. */
export function targetFor(target: TargetOf, object: KubeObject): Target {
  const { cluster, meantForCce } = typeof target === 'function' ? target(object) : target;
  return { cluster, meantForCce };
}
