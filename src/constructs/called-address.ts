/** What a client calls: an address of the load balancer, or the Service by its name. */
export enum CalledAddress {
  /** The private address of the load balancer. */
  PRIVATE_VIP = 'private-vip',
  /** The EIP of the load balancer. */
  PUBLIC_EIP = 'public-eip',
  /** The ClusterIP of the Service, which its name resolves to inside the cluster. */
  CLUSTER_IP = 'cluster-ip',
}
