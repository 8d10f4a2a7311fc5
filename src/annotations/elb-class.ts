/**
 * The class of a load balancer.
 *
 * @see CCE user guide, "Configuring Advanced Load Balancing Functions Using Annotations" (cce_10_0385)
 */
export enum ElbClass {
  /** Shared load balancer. */
  SHARED = 'union',
  /** Dedicated load balancer: resources of its own, flavors, availability zones. Needs a cluster of v1.17 or later. */
  DEDICATED = 'performance',
}
