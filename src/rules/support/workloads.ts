import type { Workload } from '../../engine/run-context';
import { nameOf } from './services';

/** `Deployment shop/web, DaemonSet shop/edge`. */
export function describeWorkloads(workloads: readonly Workload[]): string {
  return workloads
    .map(({ object }) => `${object.kind} ${nameOf(object)}`)
    .sort()
    .join(', ');
}
