import { settingsOfIngress } from '../annotations/groups/ingress';
import type { RunInput } from '../engine/assembly';
import { isIngressOfCce, kindOf } from '../engine/cce-service';
import type { Judged } from '../engine/run-context';
import type { KubeObject } from '../manifest/kube-object';
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

  /** How many parts of Services there are, such as patches. */
  get parts(): number {
    return this.objects.filter(({ object, meantForCce }) => kindOf(object, meantForCce) === 'part').length;
  }

  /** How many LoadBalancer Services no annotation shows to be meant for CCE: nothing is said of them, but where a key is misplaced. */
  get unclaimed(): number {
    const isUnclaimed = ({ object, meantForCce }: Judged) =>
      kindOf(object, true) === 'cce' && kindOf(object, meantForCce) !== 'cce';
    return this.objects.filter(isUnclaimed).length;
  }

  /** How many ingresses CCE serves by annotations of theirs: no rule checks what those say. */
  get ingresses(): number {
    const hasSettings = ({ annotations, spec }: KubeObject) => {
      const isSetting = settingsOfIngress(spec);
      return Object.entries(annotations).some(([key, value]) => isSetting(key, value));
    };
    return this.objects.filter(({ object }) => isIngressOfCce(object) && hasSettings(object)).length;
  }
}
