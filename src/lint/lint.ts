import type { Diagnostic, Severity, Subject } from '../diagnostics/diagnostic';
import type { PageEdition } from '../diagnostics/pages';
import { judge } from '../engine/judge';
import { type Changes, judgeChanges } from '../engine/judge-changes';
import type { Judged } from '../engine/run-context';
import { SYNTHESIS_RULE_IDS } from '../rules';
import { CHANGE_RULE_IDS } from '../rules/changes';
import { Findings, type Severities, type Told } from './findings';
import { GuardedRules, type GuardOptions } from './guarded-rules';
import type { LintResult } from './lint-result';
import { mistakenService } from './mistaken-service';
import { openDiagnostics } from './open-diagnostics';
import { refusedAnnotations } from './refused-annotations';
import { RunObjects } from './run-objects';
import { readSource, type SourceContent } from './source-file';
import type { Target, TargetOf } from './target';

export interface LintOptions extends GuardOptions {
  /** Severities of rules that somebody wants otherwise. */
  readonly severities?: Severities;
  /** Annotations that somebody knows to be right though we do not know them. */
  readonly knownKeys?: ReadonlySet<string>;
  /** The manifests are compared with an earlier state of them. */
  readonly withPrevious?: boolean;
  /** The update replaces whole objects. */
  readonly replaces?: boolean;
  /** Maps of annotations are judged wherever they stand, not only in Services. */
  readonly carriers?: boolean;
}

const NO_CHANGES: Changes = { diagnostics: [], cleared: new Map() };

/** Judges manifests, file by file, and together at the end. */
export class Linter {
  /** The findings of `finish`, in the same order. */
  told: readonly Told[] = [];
  /** What files of the earlier state hold; `undefined` if there was none. */
  previousDocuments: number | undefined;
  private readonly run = new RunObjects();
  private readonly carried: Judged[] = [];
  private readonly previous: Judged[] = [];
  private readonly editions = new Map<Subject, PageEdition>();
  private readonly findings: Findings;
  private readonly guarded: GuardedRules;
  private order = 0;
  private files = 0;
  private documents = 0;
  private skipped = 0;
  private resources = 0;
  private unreadable = false;

  constructor(private readonly options: LintOptions) {
    this.findings = new Findings(options.severities);
    this.guarded = new GuardedRules(options);
  }

  /** Takes a file. What cannot be read in it is told at the end, with everything else. */
  add(name: string, bytes: Uint8Array, target: TargetOf): void {
    const { file, documents, skipped, objects, carried, problems } = this.read(name, bytes, target);
    for (const problem of problems) this.findings.addProblem(file, problem);
    if (this.options.carriers) this.carried.push(...this.noted(carried()));
    this.files++;
    this.documents += documents;
    this.skipped += skipped;
    this.resources += objects.length;
    for (const judged of objects) {
      for (const problem of [...refusedAnnotations(judged), ...mistakenService(judged)]) {
        this.findings.addProblem(file, problem);
      }
      this.run.add(judged);
    }
  }

  /** Takes a file of the earlier state. */
  addPrevious(name: string, bytes: Uint8Array, target: Target): void {
    const { file, documents, objects, problems } = this.read(name, bytes, target);
    // Of what nobody can correct any more, only what hides an object is told.
    for (const problem of problems) if (problem.kind === 'unreadable') this.findings.addProblem(file, problem);
    this.previousDocuments = (this.previousDocuments ?? 0) + documents;
    this.previous.push(...objects);
  }

  private read(name: string, bytes: Uint8Array, target: TargetOf): SourceContent {
    const { carriers = false } = this.options;
    const content = readSource(name, bytes, { index: this.order++, target, carriers });
    const { objects, problems } = content;
    this.unreadable ||= problems.some(({ kind }) => kind === 'unreadable');
    this.noted(objects);
    return content;
  }

  private noted(all: readonly Judged[]): readonly Judged[] {
    for (const { object, cluster } of all) {
      if (cluster.edition !== undefined) this.editions.set(object, cluster.edition);
    }
    return all;
  }

  /** How many ingresses have annotations that CCE reads: those are not checked. */
  get ingresses(): number {
    return this.run.ingresses;
  }

  /** What is not compared with the earlier state: which Services it goes into is not known. */
  get notCompared(): { readonly parts: number; readonly carriedMaps: number } {
    return { parts: this.run.parts, carriedMaps: this.carried.length };
  }

  get unclaimed(): number {
    return this.run.unclaimed;
  }

  /** Everything that is found. */
  finish(): LintResult {
    const { previous, guarded, findings } = this;
    const { workloads } = this.run;
    const objects = [...this.run.objects, ...this.carried];
    const { diagnostics, notJudged } = judge({ objects, workloads }, guarded.rules);
    const changes = this.judgeChanges();
    const found = [...diagnostics, ...changes.diagnostics].filter(
      (each) => !this.isOfKnownKey(each) && !changes.cleared.get(each.rule)?.has(each.subject),
    );
    const missing = new Set([...notJudged.flatMap(({ rules }) => rules), ...guarded.crashed]);
    const judgedInFull = (rule: string) => !this.unreadable && !missing.has(rule) && !this.isForOtherRuns(rule);
    const open = openDiagnostics(found, { objects, previous, judgedInFull });
    findings.addDiagnostics(open, (subject) => this.editions.get(subject));
    this.told = findings.sorted();
    const count = (severity: Severity) => this.told.filter(({ finding }) => finding.severity === severity).length;
    return {
      findings: this.told.map(({ finding }) => finding),
      summary: {
        files: this.files,
        documents: this.documents,
        resources: this.resources,
        errors: count('error'),
        warnings: count('warning'),
        infos: count('info'),
        skipped: this.skipped,
        ...(this.options.carriers ? { carriedMaps: this.carried.length } : {}),
        notJudged,
      },
    };
  }

  /** The rules that have failed. */
  get crashed(): ReadonlySet<string> {
    return this.guarded.crashed;
  }

  private judgeChanges(): Changes {
    const { replaces = false } = this.options;
    if (this.previous.length === 0) return NO_CHANGES;
    return judgeChanges(this.previous, this.run.subjects, this.guarded.changeRules, { replaces });
  }

  /** Whether a rule has something to say in other runs only: its acknowledgements wait for those. */
  private isForOtherRuns(rule: string): boolean {
    return SYNTHESIS_RULE_IDS.includes(rule) || (!this.options.withPrevious && CHANGE_RULE_IDS.has(rule));
  }

  private isOfKnownKey({ rule, path }: Diagnostic): boolean {
    const { knownKeys } = this.options;
    return rule === 'unknown-annotation' && knownKeys?.has(String(path[path.length - 1])) === true;
  }
}
