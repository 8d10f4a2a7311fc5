/**
 * Which backends a node forwards external traffic to.
 *
 * @see https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy
 */
export enum ExternalTrafficPolicy {
  /** All backends of the cluster. The node replaces the client's address. */
  CLUSTER = 'Cluster',
  /**
   * Only backends on the node itself ("node-level affinity"). The client's address is kept, and the platform switches
   * pass-through on by itself. In a Turbo cluster only with backends that run with hostNetwork.
   */
  LOCAL = 'Local',
}
