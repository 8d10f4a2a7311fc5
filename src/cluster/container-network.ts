/**
 * The container networks of a CCE Standard cluster, as the platform's API spells them.
 *
 * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0281.html
 */
export enum StandardNetwork {
  /** VPC network model: container addresses are routed by the VPC. */
  VPC_ROUTER = 'vpc-router',
  /** Tunnel network model: container traffic is encapsulated between nodes. */
  OVERLAY_L2 = 'overlay_l2',
}

/** All container networks: a Turbo cluster always has Cloud Native Network 2.0, `eni`. */
export type ContainerNetwork = `${StandardNetwork}` | 'eni';
