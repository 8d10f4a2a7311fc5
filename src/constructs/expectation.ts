import type { ApiObject } from 'cdk8s';
import type { CalledAddress } from './called-address';
import type { Client } from './client';

/** What an app states of a Service, to be judged at synthesis. */
export interface Expectation {
  readonly kind: 'reachable' | 'client-ip-kept';
  /** The object of the Service. */
  readonly object: ApiObject;
  readonly client: Client;
  /** Absent: what such clients usually call. */
  readonly address?: CalledAddress;
}
