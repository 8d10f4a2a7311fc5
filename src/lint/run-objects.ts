import type { RunInput } from '../engine/assembly';
import { isUnclaimed } from '../engine/cce-service';
import type { Judged } from '../engine/run-context';
import { WORKLOAD_KINDS } from '../manifest/pod-template';
import { SUBJECT_KINDS } from './concern';

/** The objects of a run, by what they are to it; others are passed over. */
export class RunObjects implements RunInput {
  /** The services and ingresses that CCE may serve. */
  readonly objects: Judged[] = [];
  /** All services and ingresses. */
  readonly subjects: Judged[] = [];
  private readonly workloadObjects: Judged[] = [];
  readonly workloads = (): readonly Judged[] => this.workloadObjects;

  add(judged: Judged): void {
    const { kind, isWhole } = judged.object;
    if (SUBJECT_KINDS.has(kind)) {
      this.subjects.push(judged);
      if (isWhole) this.objects.push(judged);
    } else if (WORKLOAD_KINDS.has(kind)) this.workloadObjects.push(judged);
  }

  /** How many LoadBalancer Services nothing shows to be meant for CCE: they are not looked at. */
  get unclaimed(): number {
    return this.objects.filter(({ object, meantForCce }) => !meantForCce && isUnclaimed(object)).length;
  }
}
