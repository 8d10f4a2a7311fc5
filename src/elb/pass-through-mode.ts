/**
 * How in-cluster traffic to the load balancer's address is sent through the load balancer.
 *
 * @see CCE user guide, "Configuring Passthrough Networking for a LoadBalancer Service" (cce_10_0355)
 */
export enum PassThroughMode {
  /** What the platform will report: `ONLY_LOCAL` with `externalTrafficPolicy: Local`, else `ON`. GitOps tools then see no drift. */
  AUTO = 'auto',
  /** Writes `"true"`, the documented value. With `externalTrafficPolicy: Local` the platform may change it into `onlyLocal`. */
  ON = 'on',
  /** Writes `onlyLocal`, which the platform itself writes with `externalTrafficPolicy: Local`. */
  ONLY_LOCAL = 'only-local',
}
