/**
 * How the bandwidth of a public address is billed.
 *
 * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0385.html
 */
export enum BandwidthChargeMode {
  /** By size. On Huawei Cloud. */
  BANDWIDTH = 'bandwidth',
  /** By traffic. On Huawei Cloud and on Open Telekom Cloud. */
  TRAFFIC = 'traffic',
}
