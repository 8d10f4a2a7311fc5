import type { Diagnostic } from '../diagnostics/diagnostic';
import { compareDiagnostics } from '../diagnostics/order';
import { CceService, kindOf, type ServiceKind } from './cce-service';
import type { Rule } from './rule';
import { type Judged, type NotJudged, RunContext } from './run-context';

export interface RunInput {
  /** Services and ingresses; others are passed over. */
  readonly objects: readonly Judged[];
  /** Asked for only when a rule needs them: rendering all workloads of an app has its price. */
  readonly workloads: () => readonly Judged[];
}

export interface RunResult {
  /** In the order of `compareDiagnostics`. */
  readonly diagnostics: readonly Diagnostic[];
  readonly notJudged: readonly NotJudged[];
  /** How many Services were judged as CCE's. */
  readonly services: number;
}

/** Judges all Services of a run by all rules that apply to them. */
export function judge(input: RunInput, rules: readonly Rule[]): RunResult {
  const subjects: { readonly service: CceService; readonly kind: ServiceKind }[] = [];
  const ingresses: Judged[] = [];
  for (const judged of input.objects) {
    if (judged.object.kind === 'Ingress') ingresses.push(judged);
    const kind = kindOf(judged.object, judged.meantForCce);
    if (kind !== undefined) subjects.push({ kind, service: new CceService(judged.object, judged.cluster) });
  }
  const services = subjects.filter(({ kind }) => kind === 'cce').map(({ service }) => service);
  const context = new RunContext(services, ingresses, input.workloads);
  const rulesOfKind = new Map<ServiceKind, readonly Rule[]>();
  const diagnostics: Diagnostic[] = [];
  for (const { service, kind } of subjects) {
    let applicable = rulesOfKind.get(kind);
    if (applicable === undefined) {
      applicable = rules.filter(({ appliesTo = ['cce'] }) => appliesTo.includes(kind));
      rulesOfKind.set(kind, applicable);
    }
    for (const rule of applicable) {
      if (rule.reads !== undefined && !rule.reads.some((key) => Object.hasOwn(service.object.annotations, key)))
        continue;
      rule.check(
        service,
        (report) =>
          diagnostics.push({
            rule: rule.id,
            severity: report.severity ?? rule.severity,
            message: report.message,
            why: report.why ?? rule.why,
            help: report.help ?? rule.help,
            subject: service.object,
            path: report.path,
            inner: report.inner,
            pages: report.pages ?? rule.pages,
            basis: report.basis ?? rule.basis,
            platformMessage: report.platformMessage ?? rule.platformMessage,
            related: report.related ?? [],
          }),
        context,
      );
    }
  }
  return { diagnostics: diagnostics.sort(compareDiagnostics), notJudged: context.notJudged, services: services.length };
}
