import { ElbClass } from '../annotations/elb-class';
import { elbClass, elbId } from '../annotations/groups/connection';
import { multicluster } from '../annotations/groups/multi-cluster';
import { isUnresolved } from '../annotations/unresolved';
import { show } from '../diagnostics/show';
import { Elb } from './elb';
import { checkFactory, FACTORY } from './factory';
import { flag, listOf, matching } from './readers';
import { readProps, type Shape } from './structs';
import { locate, UsageError } from './usage-error';

/** What is known of an existing load balancer besides its id. Nothing of it is written into Services. */
export interface ExistingElbOptions {
  /**
   * The private IPv4 address. Workloads of the app that refer to it are known as clients: it is a finding if they do not
   * reach it.
   *
   * @default - not known: references to it are not found
   */
  readonly privateIp?: string;

  /**
   * The IPv4 address of the EIP that is bound to it. Workloads of the app that refer to it are known as clients.
   *
   * @default - not known, nor whether there is one
   */
  readonly publicIp?: string;

  /**
   * Names that resolve to the load balancer, each with at least one dot: `shop.example.com`. Workloads of the app that refer to one
   * are known as clients.
   *
   * @default - not known: references by name are not found
   */
  readonly hostNames?: string[];
}

/** What an existing dedicated load balancer can do beyond serving one cluster. */
export interface ExistingDedicatedElbOptions extends ExistingElbOptions {
  /**
   * Lets Services of several clusters share one listener of this load balancer and its backend server group.
   *
   * Written as `kubernetes.io/elb.multicluster`. Every Service on the load balancer, in every cluster, must have it: one
   * without it overwrites or empties the shared backend server group. Huawei Cloud only; needs a cluster of v1.23.18-r0,
   * v1.25.13-r0, v1.27.10-r0, v1.28.8-r0, v1.29.4-r0, v1.30.1-r0 or later.
   *
   * @default - the listeners belong to the Services of one cluster
   * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0682.html
   */
  readonly multiCluster?: boolean;
}

/**
 * A load balancer that exists already. The platform adds listeners to it and never deletes it.
 *
 * One object can serve many Services, across charts: what they share on the load balancer is then checked together.
 *
 * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0681.html
 * @example
 *
 * declare const chart: Chart;
 * const edge = ExistingElb.dedicated('3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d');
 * new LoadBalancerService(chart, 'Web', { elb: edge, ports: [{ port: 443, targetPort: 8443 }] });
 * new LoadBalancerService(chart, 'Docs', { elb: edge, ports: [{ port: 8443, targetPort: 8443 }] });
 */
export class ExistingElb extends Elb {
  /**
   * A shared load balancer.
   *
   * @param id the id (a UUID, not the name) of a load balancer in the cluster's VPC
   * @param options what else is known of it
   * @throws if the id is no UUID, or an option is wrong
   */
  public static shared(id: string, options: ExistingElbOptions = {}): ExistingElb {
    const owner = 'ExistingElb.shared';
    const refused = { multiCluster: 'only a dedicated load balancer has it; use ExistingElb.dedicated()' };
    const given = readProps<ExistingElbOptions>(owner, options, ADDRESSES, { refused });
    return new ExistingElb(FACTORY, owner, ElbClass.SHARED, id, given);
  }

  /**
   * A dedicated load balancer. It must have a private IPv4 address.
   *
   * @param id the id (a UUID, not the name) of a load balancer in the cluster's VPC
   * @param options what else is known of it, and what only dedicated load balancers can do
   * @throws if the id is no UUID, or an option is wrong
   */
  public static dedicated(id: string, options: ExistingDedicatedElbOptions = {}): ExistingElb {
    const owner = 'ExistingElb.dedicated';
    const given = readProps<ExistingDedicatedElbOptions>(owner, options, { ...ADDRESSES, multiCluster: flag });
    return new ExistingElb(FACTORY, owner, ElbClass.DEDICATED, id, given);
  }

  /** The id of the load balancer. */
  public readonly id: string;

  /** Whether Services of several clusters share its listeners. */
  public readonly multiCluster: boolean;

  /** The private address; `undefined` if it was not given. */
  public readonly privateIp?: string;

  /** The address of the EIP; `undefined` if it was not given. */
  public readonly publicIp?: string;

  /** The names that resolve to it, as far as they were given. */
  public readonly hostNames: string[];

  private readonly annotations: Readonly<Record<string, string>>;

  private constructor(
    key: unknown,
    owner: string,
    elbClassOfIt: ElbClass,
    id: string,
    options: ExistingDedicatedElbOptions,
  ) {
    super(elbClassOfIt);
    checkFactory(key, 'ExistingElb', 'shared', 'dedicated');
    const annotations: Record<string, string> = {};
    annotations[elbClass.key] = elbClass.codec.encode(elbClassOfIt);
    if (isUnresolved(id)) {
      throw new UsageError(
        owner,
        `id: ${show(id)} is no id, and nothing here replaces it; if something does later, give any UUID and write over it: service.metadata.addAnnotation('${elbId.key}', ${show(id)})`,
      );
    }
    annotations[elbId.key] = locate(owner, ['id'], () => elbId.codec.encode(id));
    if (options.multiCluster) annotations[multicluster.key] = multicluster.codec.encode('true');
    this.annotations = annotations;
    this.id = id;
    this.multiCluster = options.multiCluster ?? false;
    this.privateIp = options.privateIp;
    this.publicIp = options.publicIp;
    this.hostNames = [...(options.hostNames ?? [])];
  }

  /**
   * @internal
   */
  public _annotations(): Readonly<Record<string, string>> {
    return this.annotations;
  }
}

const ipv4 = matching(
  /^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(?!$)|$)){4}$/,
  "one IPv4 address without a prefix length, such as '10.0.0.8'",
);

const hostName = matching(
  /^(?=.{1,253}$)([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\.)+[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/i,
  "a host name with a dot at least, such as 'shop.example.com'",
);

/** What is known of the addresses of a load balancer. */
export const ADDRESSES: Shape<ExistingElbOptions> = {
  privateIp: ipv4,
  publicIp: ipv4,
  hostNames: listOf(hostName, 'host names'),
};
