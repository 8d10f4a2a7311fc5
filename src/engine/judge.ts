import type { Diagnostic, Subject } from '../diagnostics/diagnostic';
import { compareDiagnostics } from '../diagnostics/order';
import { type Assembly, assemble, type RunInput } from './assembly';
import { Looks } from './looks';
import type { Report, Rule, RuleDescription } from './rule';
import type { NotJudged } from './run-context';

export interface RunResult {
  /** In the order of `compareDiagnostics`. */
  readonly diagnostics: readonly Diagnostic[];
  readonly notJudged: readonly NotJudged[];
  /** How many Services were judged as CCE's. */
  readonly services: number;
}

/** Judges all Services of a run by all rules that apply to them. */
export function judge(input: RunInput, rules: readonly Rule[]): RunResult {
  return judgeAssembly(assemble(input), rules);
}

/** The same for whoever needs what is assembled for more. */
export function judgeAssembly({ subjects, context }: Assembly, rules: readonly Rule[]): RunResult {
  const looks = new Looks(rules);
  const diagnostics: Diagnostic[] = [];
  for (const { service, kind } of subjects) {
    const { reports, missing, comparing } = looks.reportsOn(service, kind);
    for (const { rule, report } of reports) diagnostics.push(toDiagnostic(rule, report, service.object));
    for (const { fact, rule } of missing) context.note(service, fact, rule);
    for (const rule of comparing) {
      rule.checkAmong(service, (report) => diagnostics.push(toDiagnostic(rule, report, service.object)), context);
    }
  }
  return {
    diagnostics: diagnostics.sort(compareDiagnostics),
    notJudged: context.notJudged,
    services: context.services.length,
  };
}

/** A report, completed by what the rule says of all its findings. */
export function toDiagnostic(rule: RuleDescription, report: Report, subject: Subject): Diagnostic {
  return {
    rule: rule.id,
    severity: report.severity ?? rule.severity,
    message: report.message,
    why: report.why ?? rule.why,
    help: report.help ?? rule.help,
    subject,
    path: report.path,
    inner: report.inner,
    ...(report.span === undefined ? {} : { span: report.span }),
    ...(report.about === undefined ? {} : { about: report.about }),
    pages: report.pages ?? rule.pages,
    basis: report.basis ?? rule.basis,
    platformMessage: 'platformMessage' in report ? report.platformMessage : rule.platformMessage,
    related: report.related ?? [],
    ...(report.fix === undefined ? {} : { fix: report.fix }),
  };
}
