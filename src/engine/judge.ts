import { isServedByCce } from '../annotations/groups/ingress';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { compareDiagnostics } from '../diagnostics/order';
import { CceService, kindOf, type ServiceKind } from './cce-service';
import { Looks } from './looks';
import type { Report, Rule, RuleDescription } from './rule';
import { type Judged, type NotJudged, RunContext } from './run-context';
import { Selection } from './selection';
import { SettingReader } from './setting';

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
  const reader = new SettingReader();
  for (const judged of input.objects) {
    if (judged.object.kind === 'Ingress' && isServedByCce(judged.object)) ingresses.push(judged);
    const kind = kindOf(judged.object, judged.meantForCce);
    if (kind !== undefined) subjects.push({ kind, service: new CceService(judged.object, judged.cluster, reader) });
  }
  const services = subjects.filter(({ kind }) => kind === 'cce').map(({ service }) => service);
  const context = new RunContext(services, ingresses, input.workloads);
  const selection = new Selection(rules);
  const looks = new Looks();
  const diagnostics: Diagnostic[] = [];
  for (const { service, kind } of subjects) {
    const { looking, comparing } = selection.rulesFor(service, kind);
    const verdict = looks.verdictOf(service, kind, looking);
    for (const { rule, report } of verdict.reports) diagnostics.push(toDiagnostic(rule, report, service));
    for (const { fact, rule } of verdict.missing) context.note(service, fact, rule);
    for (const rule of comparing) {
      rule.checkAmong(service, (report) => diagnostics.push(toDiagnostic(rule, report, service)), context);
    }
  }
  return { diagnostics: diagnostics.sort(compareDiagnostics), notJudged: context.notJudged, services: services.length };
}

/** A report, completed by what the rule says of all its findings. */
export function toDiagnostic(
  rule: RuleDescription,
  report: Report,
  { object }: Pick<CceService, 'object'>,
): Diagnostic {
  return {
    rule: rule.id,
    severity: report.severity ?? rule.severity,
    message: report.message,
    why: report.why ?? rule.why,
    help: report.help ?? rule.help,
    subject: object,
    path: report.path,
    inner: report.inner,
    pages: report.pages ?? rule.pages,
    basis: report.basis ?? rule.basis,
    platformMessage: 'platformMessage' in report ? report.platformMessage : rule.platformMessage,
    related: report.related ?? [],
  };
}
