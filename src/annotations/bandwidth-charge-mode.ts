/**
 * How the bandwidth of a public address is billed.
 *
 * @see CCE user guide, "Configuring Advanced Load Balancing Functions Using Annotations" (cce_10_0385)
 */
export enum BandwidthChargeMode {
  /** By size. On Huawei Cloud. */
  BANDWIDTH = 'bandwidth',
  /** By traffic. On Huawei Cloud and on Open Telekom Cloud. */
  TRAFFIC = 'traffic',
}
