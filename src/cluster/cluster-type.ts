/**
 * The two kinds of CCE clusters. They differ in how traffic reaches pods.
 *
 * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0028.html
 */
export enum ClusterType {
  /** CCE Standard: load balancers reach pods through node ports; container network `vpc-router` or `overlay_l2`. */
  STANDARD = 'standard',
  /** CCE Turbo: pods have their own network interfaces in the VPC; container network `eni`. */
  TURBO = 'turbo',
}

export type ClusterTypeName = `${ClusterType}`;
