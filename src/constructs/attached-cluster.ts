import type { IConstruct } from 'constructs';
import type { ClusterFacts } from '../cluster/cluster-facts';

/** What stands on a construct to which a cluster is attached: a CceCluster, of this copy of the package or of another. */
export interface AttachedCluster {
  readonly _facts: ClusterFacts;
}

/** Global, so that two copies of the package in one app see each other's clusters. */
const ATTACHED = Symbol.for('cdk8s-cce.cluster');

export function attach(scope: IConstruct, cluster: AttachedCluster): void {
  Object.defineProperty(scope, ATTACHED, { value: cluster });
}

export function attachedTo(scope: IConstruct): AttachedCluster | undefined {
  return (scope as { [ATTACHED]?: AttachedCluster })[ATTACHED];
}

/** The cluster of the construct: attached to it, or to the nearest construct above. */
export function attachedAbove(scope: IConstruct): AttachedCluster | undefined {
  for (let at: IConstruct | undefined = scope; at !== undefined; at = at.node.scope) {
    const cluster = attachedTo(at);
    if (cluster !== undefined) return cluster;
  }
  return undefined;
}
