import type { RunInput } from '../engine/assembly';
import { isUnclaimed } from '../engine/cce-service';
import { type Judged, WORKLOAD_KINDS } from '../engine/run-context';
import { SUBJECT_KINDS } from './concern';

/** An object of which nothing is read before somebody asks. */
export interface Unread {
  readonly kind: string;
  readonly read: () => Judged;
}

export type Found = Judged | Unread;

export function isRead(found: Found): found is Judged {
  return 'object' in found;
}

/** The objects of a run, by what they are to it; others are passed over. */
export class RunObjects implements RunInput {
  /** The services and ingresses that CCE may serve. */
  readonly objects: Judged[] = [];
  private readonly subjects: Found[] = [];
  private readonly workloadObjects: Found[] = [];
  readonly workloads = (): readonly Judged[] => readAll(this.workloadObjects);

  add(found: Found): void {
    const { kind } = isRead(found) ? found.object : found;
    if (SUBJECT_KINDS.has(kind)) {
      this.subjects.push(found);
      if (isRead(found)) this.objects.push(found);
    } else if (WORKLOAD_KINDS.has(kind)) this.workloadObjects.push(found);
  }

  /** All services and ingresses, in the order of the run. */
  allSubjects(): readonly Judged[] {
    return readAll(this.subjects);
  }

  /** How many LoadBalancer Services nothing shows to be meant for CCE: they are not looked at. */
  get unclaimed(): number {
    return this.objects.filter(({ object, meantForCce }) => !meantForCce && isUnclaimed(object)).length;
  }
}

/** Reads each once. */
function readAll(all: Found[]): readonly Judged[] {
  all.forEach((found, index) => {
    if (!isRead(found)) all[index] = found.read();
  });
  return all as Judged[];
}
