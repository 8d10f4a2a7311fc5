import type { Diagnostic } from '../diagnostics/diagnostic';
import { compareDiagnostics } from '../diagnostics/order';
import { isDictionary } from '../manifest/kube-object';
import { CceService, kindOf, type ServiceKind } from './cce-service';
import type { Reporter, Rule } from './rule';
import { type Judged, type NotJudged, RunContext } from './run-context';
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
    if (judged.object.kind === 'Ingress') ingresses.push(judged);
    const kind = kindOf(judged.object, judged.meantForCce);
    if (kind !== undefined) subjects.push({ kind, service: new CceService(judged.object, judged.cluster, reader) });
  }
  const services = subjects.filter(({ kind }) => kind === 'cce').map(({ service }) => service);
  const context = new RunContext(services, ingresses, input.workloads);
  const selection = new Selection(rules);
  const log = new Log();
  for (const { service, kind } of subjects) {
    for (const rule of selection.rulesFor(service, kind)) {
      log.begin(rule, service);
      rule.check(service, log.report, context);
    }
  }
  return {
    diagnostics: log.diagnostics.sort(compareDiagnostics),
    notJudged: context.notJudged,
    services: services.length,
  };
}

/** The rules for a Service, found by its keys: most rules read a key that most Services do not have, and many have the same keys. */
class Selection {
  private readonly known = new Map<string, readonly Rule[]>();

  constructor(private readonly rules: readonly Rule[]) {}

  rulesFor({ object }: CceService, kind: ServiceKind): readonly Rule[] {
    const { annotations, spec } = object;
    const keys = Object.keys(annotations);
    if (isDictionary(spec)) for (const field of Object.keys(spec)) keys.push(`spec.${field}`);
    const signature = `${kind} ${keys.join(' ')}`;
    let selected = this.known.get(signature);
    if (selected === undefined) {
      const present = new Set(keys);
      selected = this.rules.filter(
        ({ appliesTo = OF_CCE, reads }) =>
          appliesTo.includes(kind) && (reads === undefined || reads.some((key) => present.has(key))),
      );
      this.known.set(signature, selected);
    }
    return selected;
  }
}

const OF_CCE: readonly ServiceKind[] = ['cce'];

/** What is reported, completed by what the rule that is at work says of all its findings. */
class Log {
  readonly diagnostics: Diagnostic[] = [];
  private rule?: Rule;
  private service?: CceService;

  begin(rule: Rule, service: CceService): void {
    this.rule = rule;
    this.service = service;
  }

  readonly report: Reporter = (report) => {
    const rule = this.rule as Rule;
    this.diagnostics.push({
      rule: rule.id,
      severity: report.severity ?? rule.severity,
      message: report.message,
      why: report.why ?? rule.why,
      help: report.help ?? rule.help,
      subject: (this.service as CceService).object,
      path: report.path,
      inner: report.inner,
      pages: report.pages ?? rule.pages,
      basis: report.basis ?? rule.basis,
      platformMessage: report.platformMessage ?? rule.platformMessage,
      related: report.related ?? [],
    });
  };
}
