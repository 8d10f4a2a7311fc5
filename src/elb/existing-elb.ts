import { ElbClass } from '../annotations/elb-class';
import { elbClass, elbId } from '../annotations/groups/connection';
import { multicluster } from '../annotations/groups/multi-cluster';
import { flag, locate, readProps } from './checks';
import { Elb } from './elb';

/** What an existing dedicated load balancer can do beyond serving one cluster. */
export interface ExistingDedicatedElbOptions {
  /**
   * Lets Services of several clusters share one listener of this load balancer and its backend server group.
   *
   * Written as `kubernetes.io/elb.multicluster`. Every Service on the load balancer, in every cluster, must have it: one
   * without it overwrites or empties the shared backend server group. Huawei Cloud only; needs a cluster of v1.23.18-r0,
   * v1.25.13-r0, v1.27.10-r0, v1.28.8-r0, v1.29.4-r0, v1.30.1-r0 or later.
   *
   * @default - the listeners belong to the Services of one cluster
   * @see CCE user guide, "Connecting Services of Multiple Clusters to One Load Balancer" (cce_10_0682)
   */
  readonly multiCluster?: boolean;
}

/**
 * A load balancer that exists already. The platform adds listeners to it and never deletes it.
 *
 * One object can serve many Services, across charts: what they share on the load balancer is then checked together.
 *
 * @see CCE user guide, "Creating a LoadBalancer Service" (cce_10_0681)
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
   * @throws if the id is no UUID
   */
  public static shared(id: string): ExistingElb {
    return new ExistingElb('ExistingElb.shared', ElbClass.SHARED, id, {});
  }

  /**
   * A dedicated load balancer. It must have a private IPv4 address.
   *
   * @param id the id (a UUID, not the name) of a load balancer in the cluster's VPC
   * @param options what only dedicated load balancers can do
   * @throws if the id is no UUID
   */
  public static dedicated(id: string, options: ExistingDedicatedElbOptions = {}): ExistingElb {
    const owner = 'ExistingElb.dedicated';
    const given = readProps<ExistingDedicatedElbOptions>(owner, options, { multiCluster: flag });
    return new ExistingElb(owner, ElbClass.DEDICATED, id, given);
  }

  /** The id of the load balancer. */
  public readonly id: string;

  /** Whether Services of several clusters share its listeners. */
  public readonly multiCluster: boolean;

  private readonly annotations: Readonly<Record<string, string>>;

  private constructor(owner: string, elbClassOfIt: ElbClass, id: string, options: ExistingDedicatedElbOptions) {
    super(elbClassOfIt);
    this.annotations = {
      [elbClass.key]: elbClass.codec.encode(elbClassOfIt),
      [elbId.key]: locate(owner, ['id'], () => elbId.codec.encode(id)),
      ...(options.multiCluster ? { [multicluster.key]: multicluster.codec.encode('true') } : {}),
    };
    this.id = id;
    this.multiCluster = options.multiCluster ?? false;
  }

  /**
   * @internal
   */
  public _annotations(): Readonly<Record<string, string>> {
    return this.annotations;
  }
}
