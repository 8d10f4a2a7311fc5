import type { RunInput } from '../engine/assembly';
import { isUnclaimed } from '../engine/cce-service';
import { type Judged, WORKLOAD_KINDS } from '../engine/run-context';
import { SUBJECT_KINDS } from './concern';

/** The objects of a run, by what they are to it; others are passed over. */
export class RunObjects implements RunInput {
  /** Services and ingresses. */
  readonly objects: Judged[] = [];
  private readonly workloadObjects: Judged[] = [];
  readonly workloads = (): readonly Judged[] => this.workloadObjects;

  add(judged: Judged): void {
    const { kind } = judged.object;
    if (SUBJECT_KINDS.has(kind)) this.objects.push(judged);
    else if (WORKLOAD_KINDS.has(kind)) this.workloadObjects.push(judged);
  }

  /** How many LoadBalancer Services nothing shows to be meant for CCE: they are not looked at. */
  get unclaimed(): number {
    return this.objects.filter(({ object, meantForCce }) => !meantForCce && isUnclaimed(object)).length;
  }
}
