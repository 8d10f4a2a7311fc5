/**
 * The two kinds of CCE clusters. They differ in how traffic reaches pods.
 *
 * @see CCE user guide, "Creating a CCE Standard/Turbo Cluster" (cce_10_0028)
 */
export enum ClusterType {
  /** CCE Standard: load balancers reach pods through node ports; container network `vpc-router` or `overlay_l2`. */
  STANDARD = 'standard',
  /** CCE Turbo: pods have their own network interfaces in the VPC; container network `eni`. */
  TURBO = 'turbo',
}
