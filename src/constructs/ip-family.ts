/** An IP family of a Service. */
export enum IpFamily {
  /** IPv4. */
  IPV4 = 'IPv4',
  /** IPv6. On a load balancer it needs a Turbo cluster of v1.23.8-r0, v1.25.3-r0 or later and a dedicated load balancer. */
  IPV6 = 'IPv6',
}

/**
 * How many IP families a Service gets.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dual-stack/
 */
export enum IpFamilyPolicy {
  /** One. */
  SINGLE_STACK = 'SingleStack',
  /** Both where the cluster has both, else one. */
  PREFER_DUAL_STACK = 'PreferDualStack',
  /** Both; the Service is refused where the cluster has one only. */
  REQUIRE_DUAL_STACK = 'RequireDualStack',
}
