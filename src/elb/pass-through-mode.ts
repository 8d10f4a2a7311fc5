/**
 * How in-cluster traffic to the load balancer's address is sent through the load balancer.
 *
 * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0355.html
 */
export enum PassThroughMode {
  /** What the platform will report: `ONLY_LOCAL` with `externalTrafficPolicy: Local`, else `ON`. GitOps tools then see no drift. */
  AUTO = 'auto',
  /** Writes `"true"`, the documented value. With `externalTrafficPolicy: Local` the platform may change it into `onlyLocal`. */
  ON = 'on',
  /** Writes `onlyLocal`, which the platform itself writes with `externalTrafficPolicy: Local`. */
  ONLY_LOCAL = 'only-local',
}
