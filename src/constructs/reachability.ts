import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { show, showTyped } from '../diagnostics/show';
import { checkFactory, FACTORY } from '../elb/factory';
import { instance, memberOf } from '../elb/readers';
import { readProps, type Shape } from '../elb/structs';
import { locate, UsageError } from '../elb/usage-error';
import { CalledAddress } from './called-address';
import { CceValidation } from './cce-validation';
import { Client } from './client';
import type { Expectation } from './expectation';
import { objectOf } from './object-of';
import type { ClientIpKeptOptions, ReachabilityQuery, ReachableOptions } from './reachability-options';
import type { ReachabilityVerdict } from './reachability-verdict';

/**
 * Who reaches a LoadBalancer Service, from where, and why not.
 *
 * Takes any Service of an app: one of this library, of cdk8s-plus, an L1 construct, an object of an `Include`. Its final manifest
 * counts, with what the app shows around it: the attached `CceCluster`, the workloads that it selects, the other Services on its
 * load balancer. What is not known stays open: there is a verdict for each possibility.
 *
 * Expectations are checked when the app is synthesized, and fail it when they do not hold, or cannot be shown to hold.
 *
 * @example
 *
 * declare const service: kplus.Service;
 * declare const frontend: kplus.Deployment;
 * Reachability.of(service)
 *   .expectReachableFrom(Client.podsOf(frontend))
 *   .expectClientIpKept({ client: Client.external() });
 *
 * const verdicts = Reachability.of(service).verdicts({
 *   client: Client.podsOf(frontend),
 *   address: CalledAddress.PRIVATE_VIP,
 * });
 */
export class Reachability {
  /**
   * The reachability of a Service.
   *
   * @param service a Service, or a construct that stands for one
   * @throws if it is no Service
   */
  public static of(service: IConstruct): Reachability {
    const owner = 'Reachability.of';
    const object = objectOf(service);
    if (object?.kind !== 'Service') {
      const got = object === undefined ? showTyped(service) : `an object of kind ${show(object.kind)}`;
      throw new UsageError(owner, `service: expected one Service, got ${got}`);
    }
    return new Reachability(FACTORY, object);
  }

  private constructor(
    key: unknown,
    private readonly object: ApiObject,
  ) {
    checkFactory(key, 'Reachability', 'of');
  }

  /**
   * What becomes of the connections from every place to every address, as the app stands now.
   *
   * Each call looks at the whole app.
   *
   * @param query which verdicts are asked for
   * @returns one verdict for each place, address, kind of listener and possibility, in an order that does not change
   * @throws if the query is wrong, or the Service is not one of type LoadBalancer that CCE serves
   */
  public verdicts(query: ReachabilityQuery = {}): ReachabilityVerdict[] {
    const owner = 'Reachability.verdicts';
    const given = readProps<ReachabilityQuery>(owner, query, { client: aClient, ...ADDRESS });
    if (given.client !== undefined) this.checkApp(owner, given.client);
    return answering().verdictsOf(owner, this.object, given);
  }

  /**
   * States that clients reach the Service: from every place where they can be, in every case that what is known leaves open.
   *
   * If that does not hold, the synthesis fails with `expected-client-cannot-reach`.
   *
   * @param client who calls
   * @param options what they call
   * @returns this, for further expectations
   * @throws if an argument is wrong, or the client is a workload of another app
   */
  public expectReachableFrom(client: Client, options: ReachableOptions = {}): Reachability {
    const owner = 'Reachability.expectReachableFrom';
    const caller = locate(owner, ['client'], () => aClient(client)) as Client;
    const { address } = readProps<ReachableOptions>(owner, options, ADDRESS);
    return this.expect(owner, { kind: 'reachable', client: caller, address });
  }

  /**
   * States that the backends see the addresses of clients as they are.
   *
   * If that does not hold, the synthesis fails with `expected-client-ip-lost`.
   *
   * @param options whose addresses, and what they call
   * @returns this, for further expectations
   * @throws if an argument is wrong, or the client is a workload of another app
   */
  public expectClientIpKept(options: ClientIpKeptOptions = {}): Reachability {
    const owner = 'Reachability.expectClientIpKept';
    const given = readProps<ClientIpKeptOptions>(owner, options, { client: aClient, ...ADDRESS });
    const { client = Client.external(), address } = given;
    return this.expect(owner, { kind: 'client-ip-kept', client, address });
  }

  private expect(owner: string, expectation: Omit<Expectation, 'object'>): Reachability {
    this.checkApp(owner, expectation.client);
    CceValidation.enable(this.object)._expect({ object: this.object, ...expectation });
    return this;
  }

  /** What the app does not show of a workload cannot be found out. */
  private checkApp(owner: string, { _workload: workload, _called: called }: Client): void {
    if (workload === undefined || workload.node.root === this.object.node.root) return;
    throw new UsageError(
      owner,
      `client: expected a workload of the same app as the Service, got ${called} of another one; use Client.at()`,
    );
  }
}

const aClient = instance(Client, 'a Client, such as Client.podsOf(deployment)');

const ADDRESS: Shape<ReachableOptions> = { address: memberOf('CalledAddress', CalledAddress) };

// The model loads when it is asked.
function answering(): typeof import('./service-reachability') {
  return require('./service-reachability');
}
