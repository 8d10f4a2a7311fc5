import type { Workload } from '../../engine/run-context';
import { firstOf, nameOf } from './services';

/** `DaemonSet shop/edge, Deployment shop/web`. */
export function describeWorkloads(workloads: readonly Workload[]): string {
  return firstOf(workloads.map(({ object }) => `${object.kind} ${nameOf(object)}`));
}
