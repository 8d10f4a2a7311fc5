/**
 * How kube-proxy forwards traffic on the nodes of a cluster. Fixed when the cluster is created.
 *
 * @see CCE user guide, "Comparing iptables and IPVS" (cce_10_0349)
 */
export enum ProxyMode {
  /** Rules match an address together with a port. */
  IPTABLES = 'iptables',
  /** The node itself holds every address of a load balancer, for all of its ports. */
  IPVS = 'ipvs',
}
