import { hostNetwork } from '../annotations/groups/pass-through';
import { listAt, own } from '../manifest/kube-object';
import type { CceService, ServicePort } from './cce-service';

/** Whether a port has no node port that a load balancer would need: nobody allocates any, and it names none. */
export function lacksNodePort(service: CceService, { index }: ServicePort): boolean {
  const { spec } = service.object;
  if (own(spec, 'allocateLoadBalancerNodePorts') !== false) return false;
  // With it, the load balancer forwards to the ports of the pods.
  if (service.has(hostNetwork) && service.value(hostNetwork) !== false) return false;
  return (own(listAt(spec, 'ports')[index], 'nodePort') ?? 0) === 0;
}
