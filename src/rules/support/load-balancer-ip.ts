import type { CceService } from '../../engine/cce-service';
import { own } from '../../manifest/kube-object';

export const PATH_OF_IP = ['spec', 'loadBalancerIP'] as const;

/** Whether the deprecated field chooses a load balancer; an empty one does not. */
export function hasLoadBalancerIP({ object }: CceService): boolean {
  return (own(object.spec, 'loadBalancerIP') ?? '') !== '';
}
