import type { ClusterTypeName } from './cluster-type';
import type { ContainerNetwork } from './container-network';
import type { CceEditionName } from './edition';
import type { ProxyMode } from './proxy-mode';
import type { ClusterVersion } from './version';

/**
 * What is known of one cluster. A fact that is not given is unknown: nothing guesses it.
 * The identity of the object is the identity of the cluster: two objects are two clusters, however alike.
 */
export interface ClusterFacts {
  /** How messages call the cluster. */
  readonly name?: string;
  readonly clusterType?: ClusterTypeName;
  readonly network?: ContainerNetwork;
  readonly version?: ClusterVersion;
  readonly proxyMode?: `${ProxyMode}`;
  readonly edition?: CceEditionName;
}

/** The name of a fact, as rules ask for it. */
export type ClusterFact = Exclude<keyof ClusterFacts, 'name'>;
