import { autocreate } from '../../annotations/groups/autocreate';
import { elbId, elbIp } from '../../annotations/groups/connection';
import type { AnnotationSpec } from '../../annotations/spec';
import type { CceService } from '../../engine/cce-service';
import { own } from '../../manifest/kube-object';

/** The annotations that say which load balancer serves a Service. */
const OF_LOAD_BALANCER: readonly AnnotationSpec[] = [elbId, autocreate as AnnotationSpec, elbIp];

export const PATH_OF_IP = ['spec', 'loadBalancerIP'] as const;

/** Whether the deprecated field chooses a load balancer; an empty one does not. */
export function hasLoadBalancerIP({ object }: CceService): boolean {
  return (own(object.spec, 'loadBalancerIP') ?? '') !== '';
}

/** Whether an annotation says which load balancer serves the Service. */
export function isAnnotatedWithLoadBalancer(service: CceService): boolean {
  return OF_LOAD_BALANCER.some((spec) => service.has(spec));
}

export function isOfLoadBalancer(key: string): boolean {
  return OF_LOAD_BALANCER.some((spec) => spec.key === key);
}

/** Whether such an annotation stands where nobody reads it. */
export function misplacesLoadBalancer({ misplaced }: CceService): boolean {
  return misplaced.some(({ keys }) => keys.some(isOfLoadBalancer));
}
