import type { Construct } from 'constructs';
import { passThroughAnnotation } from '../elb/pass-through-annotation';
import { PassThroughMode } from '../elb/pass-through-mode';
import type { Annotations } from '../elb/prop-annotations';
import { memberOf } from '../elb/readers';
import type { Shape } from '../elb/structs';
import type { Owner } from '../elb/usage-error';
import { ExternalTrafficPolicy } from './external-traffic-policy';
import { LoadBalancerService, type LoadBalancerServiceProps } from './load-balancer-service';
import { markPassThroughConstruct } from './pass-through-construct';

/** Properties of `PassThroughLoadBalancerService`. */
export interface PassThroughLoadBalancerServiceProps extends LoadBalancerServiceProps {
  /**
   * The value of `kubernetes.io/elb.pass-through`.
   *
   * @default PassThroughMode.AUTO
   */
  readonly passThrough?: PassThroughMode;
}

/**
 * A LoadBalancer Service whose load balancer also serves traffic from inside the cluster.
 *
 * By default kube-proxy captures the addresses of a load balancer on every node: clients inside the cluster never meet the load
 * balancer, its TLS, access control, algorithm and health checks. Pass-through sends their traffic through the load balancer.
 *
 * What to know, checked at synthesis with the facts of the attached `CceCluster`:
 *
 * - Clusters of v1.15 or earlier do not have it (an error here); it is documented from v1.19 on.
 * - Under IPVS all Services on one load balancer must have the same setting, else clients inside the cluster fail.
 * - With a dedicated load balancer in a Standard cluster, its private address cannot be reached from nodes that run a backend pod.
 * - With `ExternalTrafficPolicy.LOCAL` the platform writes `onlyLocal` by itself.
 * - In a Turbo cluster pods always reach the load balancer directly; pass-through concerns nodes and pods with hostNetwork.
 *
 * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0355.html
 * @example
 *
 * declare const chart: Chart;
 * declare const deployment: kplus.Deployment;
 * CceCluster.standard({ version: 'v1.28.8-r0', proxyMode: ProxyMode.IPTABLES }).attachTo(chart);
 * new PassThroughLoadBalancerService(chart, 'Web', {
 *   elb: ExistingElb.shared('3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d'),
 *   selector: deployment,
 *   ports: [{ port: 80, targetPort: 8080 }],
 * });
 */
export class PassThroughLoadBalancerService extends LoadBalancerService {
  /**
   * @internal
   */
  public static override _shape(): Shape<PassThroughLoadBalancerServiceProps> {
    return SHAPE;
  }

  /**
   * @internal
   */
  public static override _extraAnnotations(_owner: Owner, props: PassThroughLoadBalancerServiceProps): Annotations {
    return passThroughAnnotation(
      props.passThrough ?? PassThroughMode.AUTO,
      props.externalTrafficPolicy === ExternalTrafficPolicy.LOCAL,
    );
  }

  /**
   * @param scope where it stands: a chart, or a construct in one
   * @param id its name there
   * @param props the load balancer, the ports and everything else
   * @throws if a property is wrong, missing, or contradicts another
   */
  constructor(scope: Construct, id: string, props: PassThroughLoadBalancerServiceProps) {
    super(scope, id, props);
  }
}

markPassThroughConstruct(PassThroughLoadBalancerService);

const SHAPE: Shape<PassThroughLoadBalancerServiceProps> = {
  ...LoadBalancerService._shape(),
  passThrough: memberOf('PassThroughMode', PassThroughMode),
};
