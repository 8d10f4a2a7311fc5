/**
 * The class of a load balancer.
 *
 * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0385.html
 */
export enum ElbClass {
  /** Shared load balancer. */
  SHARED = 'union',
  /** Dedicated load balancer: resources of its own, flavors, availability zones. Needs a cluster of v1.17 or later. */
  DEDICATED = 'performance',
}

export type ElbClassName = `${ElbClass}`;
