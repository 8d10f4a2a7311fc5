import type { CalledAddress } from './called-address';
import type { Client } from './client';

/** An expectation that clients reach a Service. */
export interface ReachableOptions {
  /**
   * What they call.
   *
   * @default - what such clients usually call: clients outside the cluster the EIP, if the load balancer is known to have one,
   * and all others the private address
   */
  readonly address?: CalledAddress;
}

/** An expectation that the backends see the addresses of clients. */
export interface ClientIpKeptOptions extends ReachableOptions {
  /**
   * Whose addresses.
   *
   * @default Client.external()
   */
  readonly client?: Client;
}

/** Which verdicts are asked for. */
export interface ReachabilityQuery {
  /**
   * Verdicts for every place where this client can be.
   *
   * @default - for all places
   */
  readonly client?: Client;

  /**
   * Verdicts for this address.
   *
   * @default - for all addresses that the load balancer may have, and the ClusterIP
   */
  readonly address?: CalledAddress;
}
