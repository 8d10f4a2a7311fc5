import type { ElbSettings } from '../elb/elb-settings';
import { checkFactory } from '../elb/factory';
import { passThroughAnnotation } from '../elb/pass-through-annotation';
import { PassThroughMode } from '../elb/pass-through-mode';
import { annotationsOfPorts } from '../elb/port-annotations';
import { memberOf } from '../elb/readers';
import { annotationsOfSettings, ELB_SETTINGS, MISPLACED_SETTINGS, REFUSED_SETTINGS } from '../elb/settings-annotations';
import { readProps } from '../elb/structs';
import { UsageError } from '../elb/usage-error';
import { inKeyOrder } from '../manifest/kube-object';

/** Settings that are rendered without a Service. */
export interface ElbAnnotationsProps extends ElbSettings {
  /**
   * Sends traffic from inside the cluster through the load balancer: `ON`, or `ONLY_LOCAL` for a Service with
   * `externalTrafficPolicy: Local`. `AUTO` is refused, since it depends on the Service.
   *
   * @default - no pass-through
   */
  readonly passThrough?: PassThroughMode;
}

/**
 * The annotations alone, as a plain map: for Helm values, for custom resources whose operators take annotations of a Service,
 * for Terraform.
 *
 * @example
 *
 * const annotations = ElbAnnotations.render({
 *   elb: ExistingElb.shared('3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d'),
 *   algorithm: LoadBalancingAlgorithm.LEAST_CONNECTIONS,
 *   passThrough: PassThroughMode.ON,
 * });
 */
export class ElbAnnotations {
  /**
   * Renders settings into annotations, sorted by key.
   *
   * Give `ports` if a setting depends on them: listeners, checks per port, port ranges. They must be the ports of the Service.
   *
   * @param props the load balancer, and its settings
   * @returns the annotations by key
   * @throws if a setting is wrong, missing, or contradicts another
   */
  public static render(props: ElbAnnotationsProps): { [key: string]: string } {
    const owner = 'ElbAnnotations.render';
    const given = readProps<ElbAnnotationsProps>(
      owner,
      props,
      { ...ELB_SETTINGS, passThrough: memberOf('PassThroughMode', PassThroughMode) },
      { required: ['elb'], refused: REFUSED_SETTINGS, misplaced: MISPLACED_SETTINGS },
    );
    const { passThrough, ports = [] } = given;
    if (passThrough === PassThroughMode.AUTO) {
      throw new UsageError(
        owner,
        'passThrough: PassThroughMode.AUTO depends on the Service, which is not known here; give ON, or ONLY_LOCAL for a Service with externalTrafficPolicy Local',
      );
    }
    const annotations = {
      ...annotationsOfSettings(owner, given),
      ...annotationsOfPorts(owner, given, ports),
      ...(passThrough === undefined ? {} : passThroughAnnotation(passThrough, false)),
    };
    return inKeyOrder(annotations);
  }

  private constructor() {
    checkFactory(undefined, 'ElbAnnotations', 'render');
  }
}
