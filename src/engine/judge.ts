import type { Diagnostic } from '../diagnostics/diagnostic';
import { compareDiagnostics } from '../diagnostics/order';
import { CceService, kindOf, type ServiceKind } from './cce-service';
import type { Reporter, Rule } from './rule';
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
  const diagnostics: Diagnostic[] = [];
  const selections = new Map<ServiceKind, Selection>();
  for (const { service, kind } of subjects) {
    let selection = selections.get(kind);
    if (selection === undefined) {
      selection = new Selection(rules.filter(({ appliesTo = ['cce'] }) => appliesTo.includes(kind)));
      selections.set(kind, selection);
    }
    for (const rule of selection.rulesFor(service)) rule.check(service, reporter(rule, service, diagnostics), context);
  }
  return { diagnostics: diagnostics.sort(compareDiagnostics), notJudged: context.notJudged, services: services.length };
}

/** The rules for one kind of Services, found by the keys that a Service has: most rules read a key that most do not have. */
class Selection {
  private readonly always: readonly Rule[];
  private readonly byKey = new Map<string, Rule[]>();

  constructor(rules: readonly Rule[]) {
    this.always = rules.filter(({ reads }) => reads === undefined);
    for (const rule of rules) {
      for (const key of rule.reads ?? []) this.byKey.set(key, [...(this.byKey.get(key) ?? []), rule]);
    }
  }

  rulesFor({ object }: CceService): Iterable<Rule> {
    const selected = new Set(this.always);
    for (const key of Object.keys(object.annotations)) {
      const reading = this.byKey.get(key);
      if (reading !== undefined) for (const rule of reading) selected.add(rule);
    }
    return selected;
  }
}

function reporter(rule: Rule, { object }: CceService, diagnostics: Diagnostic[]): Reporter {
  return (report) =>
    diagnostics.push({
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
      platformMessage: report.platformMessage ?? rule.platformMessage,
      related: report.related ?? [],
    });
}
