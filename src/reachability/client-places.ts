import type { CceService } from '../engine/cce-service';
import { namespaceOf, podsOf, type Workload } from '../engine/run-context';
import { own } from '../manifest/kube-object';
import { keepsApart, keepsTogether, type LabelledPods, type TemplatePods } from './affinity';
import type { Client } from './dimensions';

/** Where the pods of a workload of the same cluster can be, seen from the backends of a Service. */
export function placesOf(
  workload: Workload,
  service: Pick<CceService, 'object'>,
  backends: readonly Workload[],
): readonly Client[] {
  const { hostNetwork } = workload;
  const kinds = hostNetwork === undefined ? [false, true] : [hostNetwork];
  if (backends.some(({ object }) => object === workload.object)) {
    return kinds.map((isHost) => (isHost ? 'hostnetwork-pod-on-backend-node' : 'backend-pod'));
  }
  const pods = podsOf(workload);
  const { object } = service;
  const selected: LabelledPods = { namespace: namespaceOf(object), labels: own(object.spec, 'selector') };
  const isApart = staysOff(pods, selected, backends.map(podsOf));
  const isTogether = !isApart && keepsTogether(pods, selected);
  return kinds.flatMap((isHost): readonly Client[] => [
    ...(isApart ? [] : [isHost ? ('hostnetwork-pod-on-backend-node' as const) : ('pod-on-backend-node' as const)]),
    ...(isTogether ? [] : [isHost ? ('hostnetwork-pod-on-other-node' as const) : ('pod-on-other-node' as const)]),
  ]);
}

/** The scheduler also keeps pods away from others that would not have them. */
function staysOff(pods: TemplatePods, selected: LabelledPods, backends: readonly TemplatePods[]): boolean {
  if (keepsApart(pods, selected)) return true;
  return backends.length > 0 && backends.every((backend) => keepsApart(pods, backend) || keepsApart(backend, pods));
}
