/**
 * How kube-proxy forwards traffic on the nodes of a cluster. Fixed when the cluster is created.
 *
 * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0349.html
 */
export enum ProxyMode {
  /** Rules match an address together with a port. */
  IPTABLES = 'iptables',
  /** The node itself holds every address of a load balancer, for all of its ports. */
  IPVS = 'ipvs',
}
