import type { ClusterFacts } from '../cluster/cluster-facts';
import type { Diagnostic, Edit, Path, Severity, Subject } from '../diagnostics/diagnostic';
import type { Range } from '../diagnostics/location';
import { compareTexts } from '../diagnostics/order';
import type { PageEdition } from '../diagnostics/pages';
import { jsonPointer } from '../diagnostics/path';
import { IgnoreBook } from '../engine/ignore-book';
import { judge, type RunResult } from '../engine/judge';
import { type Changes, judgeChanges } from '../engine/judge-changes';
import type { ChangeRule, Rule, RuleDescription } from '../engine/rule';
import type { Judged } from '../engine/run-context';
import { KubeObject } from '../manifest/kube-object';
import { type ReadProblem, readManifest } from '../manifest/manifest-reader';
import { kubeObjectOf, type ReadObject } from '../manifest/read-object';
import { RULES, SYNTHESIS_RULE_IDS } from '../rules';
import { ACKNOWLEDGEMENT_RULES } from '../rules/acknowledgements';
import { CHANGE_RULES } from '../rules/changes';
import { carriedMapsIn } from './carriers';
import { wantedOf } from './concern';
import type { LintFinding, LintResult, RelatedPlace } from './lint-result';
import { READER_RULES, WHY_REFUSED } from './reader-rules';
import { resourceOf } from './resource';
import { RunObjects } from './run-objects';

/** What is known of where a file goes. */
export interface Target {
  /** The same object is the same cluster: Services of two targets are never compared as those of one cluster. */
  readonly cluster: ClusterFacts;
  /** LoadBalancer Services are meant for CCE, whether or not they carry keys of ours. */
  readonly meantForCce: boolean;
}

/** The target of a file, or one for each of its objects. */
export type TargetOf = Target | ((object: KubeObject) => Target);

export interface LintOptions {
  /** Severities of rules that somebody wants otherwise; `off`: not told. */
  readonly severities?: ReadonlyMap<string, Severity | 'off'>;
  /** Annotations that somebody knows to be right though we do not know them. */
  readonly knownKeys?: ReadonlySet<string>;
  /** The manifests are compared with an earlier state of them. */
  readonly withPrevious?: boolean;
  /** The update replaces whole objects. */
  readonly replaces?: boolean;
  /** Called whenever a rule has looked at something, which is often. */
  readonly onCheck?: () => void;
  /** Maps of annotations are judged wherever they stand, not only in Services. */
  readonly carriers?: boolean;
  /** Called when a rule throws, which is a mistake of ours. The other rules go on. */
  readonly onCrash: (rule: string, error: unknown) => void;
}

/** Of a mistake that thousands share, more places only make it larger. */
const MAX_RELATED = 20;

/** A file that was read. */
class SourceFile {
  private ends?: readonly (readonly [end: number, next: number])[];

  constructor(
    readonly name: string,
    readonly index: number,
    private readonly text: string,
  ) {}

  /** The text of a line, counted from 1. */
  line(number: number): string {
    this.ends ??= [...this.text.matchAll(/\r\n|[\n\r]/g)].map(({ 0: end, index }) => [index, index + end.length]);
    return this.text.slice(this.ends[number - 2]?.[1] ?? 0, this.ends[number - 1]?.[0]);
  }
}

/** Where an object comes from. */
interface Origin {
  readonly file: SourceFile;
  readonly object: ReadObject<object>;
  /** Its position among the objects of the file; absent for what only carries annotations. */
  readonly index?: number;
  /** Set if it stands for a Service with annotations that are found elsewhere. */
  readonly carrier?: {
    /** Absent for what is no Kubernetes object. */
    readonly subject?: Subject;
    /** Where the annotations stand in it. */
    readonly path: Path;
  };
}

/** A finding, with what the next run over the same files knows it by. */
export interface Told {
  readonly finding: LintFinding;
  /** The position of the file among those that were added. */
  readonly file: number;
  /** The position of the object in its file; absent where the finding is about the text. */
  readonly object?: number;
  readonly fix?: Edit;
}

/** Where a path in an object leads in its manifest. */
function pathIn({ carrier }: Origin, path: Path): Path {
  return carrier === undefined ? path : [...carrier.path, ...path.slice(PATH_OF_ANNOTATIONS.length)];
}

const PATH_OF_ANNOTATIONS: Path = ['metadata', 'annotations'];

/** All rules that a run over manifests can tell of. */
export const LINT_RULES: readonly RuleDescription[] = [
  ...RULES,
  ...CHANGE_RULES,
  ...ACKNOWLEDGEMENT_RULES,
  ...Object.values(READER_RULES),
].sort((a, b) => (a.id < b.id ? -1 : 1));

const CHANGE_RULE_IDS: ReadonlySet<string> = new Set(CHANGE_RULES.map(({ id }) => id));

const KNOWN_RULES: ReadonlySet<string> = new Set([...LINT_RULES.map(({ id }) => id), ...SYNTHESIS_RULE_IDS]);

const NO_CHANGES: Changes = { diagnostics: [], cleared: new Map() };

const ABOUT_KEYS: ReadonlySet<string> = new Set(LINT_RULES.filter(({ about }) => about === 'key').map(({ id }) => id));

/** Judges manifests, file by file, and together at the end. */
export class Linter {
  private readonly run = new RunObjects();
  private readonly carried: Judged[] = [];
  private readonly previous: Judged[] = [];
  /** What files of the earlier state hold; `undefined` if there was none. */
  previousDocuments: number | undefined;
  private readonly places = new Map<Subject, RelatedPlace>();
  private readonly editions = new Map<Subject, PageEdition>();
  private readonly findings: Told[] = [];
  private order = 0;
  private files = 0;
  private documents = 0;
  private skipped = 0;
  private resources = 0;
  private unreadable = false;
  private readonly crashed = new Set<string>();
  private readonly toldOfCarriers = new Set<string>();

  constructor(private readonly options: LintOptions) {}

  /** Takes a file. What cannot be read in it is told at the end, with everything else. */
  add(name: string, bytes: Uint8Array, target: TargetOf): void {
    const { documents, skipped, objects, carried } = this.read(name, bytes, target);
    this.carried.push(...carried);
    this.files++;
    this.documents += documents;
    this.skipped += skipped;
    this.resources += objects.length;
    for (const judged of objects) this.run.add(judged);
  }

  /** Takes a file of the earlier state. */
  addPrevious(name: string, bytes: Uint8Array, target: Target): void {
    // Of what nobody can correct any more, only what hides an object is told.
    const isTold = ({ kind }: ReadProblem) => kind === 'unreadable';
    const { documents, objects } = this.read(name, bytes, target, isTold);
    this.previousDocuments = (this.previousDocuments ?? 0) + documents;
    this.previous.push(...objects);
  }

  private read(
    name: string,
    bytes: Uint8Array,
    target: TargetOf,
    isTold: (problem: ReadProblem) => boolean = () => true,
  ) {
    const { carriers = false } = this.options;
    const { text, objects, others, problems, documents, skipped } = readManifest(bytes, {
      wanted: wantedOf,
      keepOthers: carriers,
    });
    const file = new SourceFile(name, this.order++, text);
    for (const problem of problems.filter(isTold)) this.addProblem(file, problem);
    const judged = objects.map((read, index): Judged => {
      const origin: Origin = { file, object: read, index };
      const object = kubeObjectOf(read, origin);
      return this.aimed({ object, ...targetFor(target, object) });
    });
    const carried: Judged[] = [];
    const carry = (object: ReadObject<object>, subject?: KubeObject) => {
      for (const { annotations, path } of carriedMapsIn(object.data)) {
        const origin: Origin = { file, object, carrier: { subject, path } };
        const map = new KubeObject({ apiVersion: 'v1', kind: 'Service', metadata: { annotations } }, origin);
        carried.push(this.aimed({ object: map, ...targetFor(target, subject ?? map), isCarried: true }));
      }
    };
    if (carriers) {
      for (const { object } of judged) {
        if (!object.isWhole) continue;
        // Without a version it is no object of a cluster, but values with a key that is called kind.
        carry((object.origin as Origin).object, object.apiVersion === '' ? undefined : object);
      }
      for (const other of others) carry(other);
    }
    return { objects: judged, carried, documents, skipped };
  }

  /** Remembers whose pages its findings refer to. */
  private aimed(judged: Judged): Judged {
    const { edition } = judged.cluster;
    if (edition !== undefined) this.editions.set(judged.object, edition);
    return judged;
  }

  /** How many LoadBalancer Services nothing shows to be meant for CCE: they are not judged. */
  get unclaimed(): number {
    return this.run.unclaimed;
  }

  /** Everything that is found. */
  finish(): LintResult {
    const { workloads } = this.run;
    const run = judge({ objects: [...this.run.objects, ...this.carried], workloads }, this.guardedRules());
    const { replaces = false } = this.options;
    const ofChanges: Changes =
      this.previous.length === 0
        ? NO_CHANGES
        : judgeChanges(this.previous, this.run.subjects, this.guardedChangeRules(), { replaces });
    for (const diagnostic of this.notAcknowledged(run, ofChanges)) this.addDiagnostic(diagnostic);
    const findings = this.findings
      .sort((a, b) => a.file - b.file || compareFindings(a.finding, b.finding))
      .map(({ finding }) => finding);
    const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
    return {
      findings,
      summary: {
        files: this.files,
        documents: this.documents,
        resources: this.resources,
        errors: count('error'),
        warnings: count('warning'),
        infos: count('info'),
        skipped: this.skipped,
        ...(this.options.carriers ? { carriedMaps: this.carried.length } : {}),
        notJudged: run.notJudged,
      },
    };
  }

  /** The findings of `finish`, in the same order. */
  get told(): readonly Told[] {
    return this.findings;
  }

  private guardedRules(): readonly Rule[] {
    return RULES.map((rule) =>
      'check' in rule
        ? { ...rule, check: this.guarded(rule.id, rule.check) }
        : { ...rule, checkAmong: this.guarded(rule.id, rule.checkAmong) },
    );
  }

  private guardedChangeRules(): readonly ChangeRule[] {
    return CHANGE_RULES.map((rule) => {
      const { id, checkChange, clears } = rule;
      const isCleared = clears && this.guarded(id, clears.isCleared);
      return {
        ...rule,
        checkChange: this.guarded(id, checkChange),
        ...(clears && { clears: { ...clears, isCleared: (before, after) => isCleared?.(before, after) === true } }),
      };
    });
  }

  private guarded<A extends readonly unknown[], R>(
    rule: string,
    ask: (...args: A) => R,
  ): (...args: A) => R | undefined {
    const { onCheck, onCrash } = this.options;
    return (...args) => {
      try {
        return ask(...args);
      } catch (error) {
        this.crashed.add(rule);
        onCrash(rule, error);
        return undefined;
      } finally {
        onCheck?.();
      }
    };
  }

  private notAcknowledged({ diagnostics, notJudged }: RunResult, ofChanges: Changes): readonly Diagnostic[] {
    const book = new IgnoreBook(KNOWN_RULES);
    for (const { object } of [...this.run.objects, ...this.carried]) book.read(object);
    const missing = new Set([...notJudged.flatMap(({ rules }) => rules), ...this.crashed]);
    const context = {
      acknowledgements: book.uses,
      malformed: book.malformed,
      knownRules: KNOWN_RULES,
      judgedInFull: (rule: string) => !this.unreadable && !missing.has(rule) && !this.isForOtherRuns(rule),
    };
    // Of a Service that is gone, only its earlier manifest can say that this is right.
    const earlier = new IgnoreBook(KNOWN_RULES);
    for (const { object } of this.previous) earlier.read(object);
    const open = this.withoutCovered(
      [...diagnostics, ...ofChanges.diagnostics].filter(
        (diagnostic) =>
          this.isWanted(diagnostic) &&
          !ofChanges.cleared.get(diagnostic.rule)?.has(diagnostic.subject) &&
          book.find(diagnostic) === undefined &&
          earlier.find(diagnostic) === undefined,
      ),
    );
    for (const rule of ACKNOWLEDGEMENT_RULES) {
      rule.check(context, (subject, report) => {
        const { id, severity, why, help, pages, basis } = rule;
        const diagnostic = { severity, why, help, pages, basis, related: [], ...report, rule: id, subject };
        if (book.find(diagnostic) === undefined) open.push(diagnostic);
      });
    }
    return open;
  }

  /** One finding for one mistake: without what another finding about the same object says as well. */
  private withoutCovered(diagnostics: readonly Diagnostic[]): Diagnostic[] {
    const told = (rule: string) =>
      new Set(
        diagnostics
          .filter((each) => each.rule === rule && this.severityOf(each) !== 'off')
          .map(({ subject }) => subject),
      );
    const covering = new Map(
      CHANGE_RULES.flatMap(({ id, coveredBy }) => (coveredBy === undefined ? [] : [[id, told(coveredBy)]])),
    );
    return diagnostics.filter(({ rule, subject }) => !covering.get(rule)?.has(subject));
  }

  /** Whether a rule has something to say in other runs only: its acknowledgements wait for those. */
  private isForOtherRuns(rule: string): boolean {
    return SYNTHESIS_RULE_IDS.includes(rule) || (!this.options.withPrevious && CHANGE_RULE_IDS.has(rule));
  }

  private isWanted({ rule, path }: Diagnostic): boolean {
    const { knownKeys } = this.options;
    return rule !== 'unknown-annotation' || !knownKeys?.has(String(path[path.length - 1]));
  }

  private addDiagnostic(diagnostic: Diagnostic): void {
    const { rule, message, why, help, subject, inner, span, pages, basis, platformMessage, related, fix } = diagnostic;
    const origin = subject.origin as Origin;
    const { file, object, carrier, index } = origin;
    const path = pathIn(origin, diagnostic.path);
    const isInner = inner !== undefined && inner.length > 0;
    const edition = this.editions.get(subject);
    const usual = () => object.rangeOf(path, ABOUT_KEYS.has(rule) ? 'key' : 'value');
    const range = isInner ? object.rangeInside(path, inner) : span ? object.rangeOfSpan(path, span) : usual();
    if (carrier !== undefined && this.isRepeated(file, range, diagnostic)) return;
    const finding = {
      message,
      why,
      help,
      range,
      ...resourcePart(carrier === undefined ? subject : carrier.subject),
      path: jsonPointer(path),
      ...(isInner ? { inner: jsonPointer(inner) } : {}),
      pages,
      ...(edition === undefined ? {} : { edition }),
      basis,
      ...(platformMessage === undefined ? {} : { platformMessage }),
      ...(object.helmSource === undefined ? {} : { helmSource: object.helmSource }),
      related: related.slice(0, MAX_RELATED).map((other) => this.placeOf(other)),
      ...(related.length > MAX_RELATED ? { moreRelated: related.length - MAX_RELATED } : {}),
    };
    // What only carries annotations is not corrected: its maps have other places than a Service's.
    const correctable = carrier === undefined && fix !== undefined ? { fix } : {};
    this.push(file, rule, diagnostic.severity, finding, { object: index, ...correctable });
  }

  /** An anchor can put one map into many places: what is wrong with it is told once. */
  private isRepeated({ index }: SourceFile, { line, column }: Range, { rule, message }: Diagnostic): boolean {
    const key = JSON.stringify([index, line, column, rule, message]);
    const isRepeated = this.toldOfCarriers.has(key);
    this.toldOfCarriers.add(key);
    return isRepeated;
  }

  /** Each is looked up once: it can have a part in many findings. */
  private placeOf(subject: Subject): RelatedPlace {
    let place = this.places.get(subject);
    if (place === undefined) {
      const { file, object } = subject.origin as Origin;
      const range = object.rangeOf(['metadata', 'name'], 'value');
      place = { file: file.name, range, resource: resourceOf(subject) };
      this.places.set(subject, place);
    }
    return place;
  }

  private addProblem(file: SourceFile, { kind, message, help, range, refusal }: ReadProblem): void {
    const { id, severity, why: usual, pages, basis } = READER_RULES[kind];
    this.unreadable ||= kind === 'unreadable';
    const why = refusal === undefined ? usual : WHY_REFUSED;
    this.push(file, id, severity, { message, why, help, range, path: '', pages, basis, related: [] });
  }

  private severityOf({ rule, severity }: Pick<Diagnostic, 'rule' | 'severity'>): Severity | 'off' {
    // What cannot be read is never passed over.
    return rule === READER_RULES.unreadable.id ? severity : (this.options.severities?.get(rule) ?? severity);
  }

  private push(
    file: SourceFile,
    rule: string,
    usual: Severity,
    rest: Omit<LintFinding, 'rule' | 'severity' | 'file' | 'line'>,
    more: Pick<Told, 'object' | 'fix'> = {},
  ): void {
    const wanted = this.severityOf({ rule, severity: usual });
    if (wanted === 'off') return;
    const line = file.line(rest.range.line);
    const finding = { rule, severity: wanted, file: file.name, line, ...rest };
    this.findings.push({ finding, file: file.index, ...more });
  }
}

/** What is no Kubernetes object has none. */
function resourcePart(subject: Subject | undefined): Pick<LintFinding, 'resource'> {
  return subject === undefined ? {} : { resource: resourceOf(subject) };
}

function targetFor(target: TargetOf, object: KubeObject): Target {
  const { cluster, meantForCce } = typeof target === 'function' ? target(object) : target;
  return { cluster, meantForCce };
}

function compareFindings(a: LintFinding, b: LintFinding): number {
  return (
    a.range.line - b.range.line ||
    a.range.column - b.range.column ||
    compareTexts(a.rule, b.rule) ||
    compareTexts(a.message, b.message)
  );
}
