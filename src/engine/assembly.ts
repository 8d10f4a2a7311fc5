import { isServedByCce } from '../annotations/groups/ingress';
import { CceService, kindOf, type ServiceKind } from './cce-service';
import { type Judged, RunContext } from './run-context';
import { AnnotationReader } from './service-annotations';

export interface RunInput {
  /** Services and ingresses; others are passed over. */
  readonly objects: readonly Judged[];
  /** Asked for only when somebody needs them: rendering all workloads of an app has its price. */
  readonly workloads: () => readonly Judged[];
}

/** A Service that is of interest, and why. */
export interface RunSubject {
  readonly service: CceService;
  readonly kind: ServiceKind;
}

/** What a run is about, and what it tells of everything together. */
export interface Assembly {
  readonly subjects: readonly RunSubject[];
  readonly context: RunContext;
}

export function assemble({ objects, workloads }: RunInput): Assembly {
  const subjects: RunSubject[] = [];
  const ingresses: Judged[] = [];
  const reader = new AnnotationReader();
  for (const judged of objects) {
    if (judged.object.kind === 'Ingress' && isServedByCce(judged.object)) ingresses.push(judged);
    const { object, cluster, meantForCce, carriedIn, batch } = judged;
    const kind = kindOf(object, meantForCce);
    if (kind !== undefined) subjects.push({ kind, service: new CceService(object, cluster, reader, carriedIn, batch) });
  }
  const those = (isWanted: (subject: RunSubject) => boolean) => subjects.filter(isWanted).map(({ service }) => service);
  const services = those(({ kind }) => kind === 'cce');
  // A patch can say the type as well.
  const parts = those(({ kind, service }) => kind === 'part' || (kind === 'cce' && service.ports.length === 0));
  return { subjects, context: new RunContext(services, parts, ingresses, workloads) };
}
