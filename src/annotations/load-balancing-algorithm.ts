/**
 * How a load balancer spreads traffic over its backends.
 *
 * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0385.html
 */
export enum LoadBalancingAlgorithm {
  /** One after the other, by weight. */
  ROUND_ROBIN = 'ROUND_ROBIN',
  /** To the backend with the fewest connections, by weight. */
  LEAST_CONNECTIONS = 'LEAST_CONNECTIONS',
  /** By the client's address: a client stays on one backend. Weights have no effect; excludes sticky sessions. */
  SOURCE_IP = 'SOURCE_IP',
}
