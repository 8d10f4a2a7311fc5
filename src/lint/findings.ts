import type { Diagnostic, Edit, Severity, Subject } from '../diagnostics/diagnostic';
import type { Range } from '../diagnostics/location';
import { compareTexts } from '../diagnostics/order';
import type { PageEdition } from '../diagnostics/pages';
import { jsonPointer } from '../diagnostics/path';
import type { ReadProblem } from '../manifest/manifest-reader';
import { CHANGE_RULES } from '../rules/changes';
import type { LintFinding, RelatedPlace } from './lint-result';
import { LINT_RULES } from './lint-rules';
import { placeOf } from './places';
import { READER_RULES, WHY_UNREADABLE } from './reader-rules';
import { resourceOf } from './resource';
import type { Origin, SourceFile } from './source-file';

/** A finding, with what the next run over the same files knows it by. */
export interface Told {
  readonly finding: LintFinding;
  /** The position of the file among those that were added. */
  readonly file: number;
  /** The position of the object in its file; absent where the finding is about the text. */
  readonly object?: number;
  readonly fix?: Edit;
}

/** By rule; `off`: not told. */
export type Severities = ReadonlyMap<string, Severity | 'off'>;

/** Of a mistake that thousands share, more places only make it larger. */
const MAX_RELATED = 20;

const ABOUT_KEYS: ReadonlySet<string> = new Set(LINT_RULES.filter(({ about }) => about === 'key').map(({ id }) => id));

/** What is told of a run, and where in the files it stands. The origin of what it is about is an `Origin`. */
export class Findings {
  private readonly list: Told[] = [];
  private readonly places = new Map<Subject, RelatedPlace>();
  private readonly toldOfCarriers = new Set<string>();

  constructor(private readonly severities: Severities = new Map()) {}

  /** @param editionOf whose pages the cluster of an object has */
  addDiagnostics(diagnostics: readonly Diagnostic[], editionOf: (subject: Subject) => PageEdition | undefined): void {
    for (const diagnostic of this.withoutCovered(diagnostics)) {
      this.addDiagnostic(diagnostic, editionOf(diagnostic.subject));
    }
  }

  addProblem(file: SourceFile, { kind, message, help, range, refusal, ofObject }: ReadProblem): void {
    const { id, severity, why: usual, pages, basis } = READER_RULES[kind];
    const reason = refusal !== undefined ? 'refused' : ofObject ? 'object' : 'text';
    const why = kind === 'unreadable' ? WHY_UNREADABLE[reason] : usual;
    this.push(file, id, severity, { message, why, help, range, path: '', pages, basis, related: [] });
  }

  /** By file, place, rule and message. */
  sorted(): readonly Told[] {
    return [...this.list].sort((a, b) => a.file - b.file || compareFindings(a.finding, b.finding));
  }

  /** One finding for one mistake: without what another finding about the same object says as well. */
  private withoutCovered(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
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

  private addDiagnostic(diagnostic: Diagnostic, edition: PageEdition | undefined): void {
    const { rule, message, why, help, subject, pages, basis, platformMessage, related, fix } = diagnostic;
    const origin = subject.origin as Origin;
    const { file, object, carrier, index } = origin;
    const about = diagnostic.about ?? (ABOUT_KEYS.has(rule) ? 'key' : 'value');
    const { range, path, inner } = placeOf(origin, diagnostic, about);
    if (carrier !== undefined && this.isRepeated(file, range, diagnostic)) return;
    const finding = {
      message,
      why,
      help,
      range,
      ...resourcePart(carrier === undefined ? subject : carrier.subject),
      path: jsonPointer(path),
      ...(inner.length > 0 ? { inner: jsonPointer(inner) } : {}),
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

  private severityOf({ rule, severity }: Pick<Diagnostic, 'rule' | 'severity'>): Severity | 'off' {
    // What cannot be read is never passed over.
    return rule === READER_RULES.unreadable.id ? severity : (this.severities.get(rule) ?? severity);
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
    this.list.push({ finding, file: file.index, ...more });
  }
}

/** What is no Kubernetes object has none. */
function resourcePart(subject: Subject | undefined): Pick<LintFinding, 'resource'> {
  return subject === undefined ? {} : { resource: resourceOf(subject) };
}

function compareFindings(a: LintFinding, b: LintFinding): number {
  return (
    a.range.line - b.range.line ||
    a.range.column - b.range.column ||
    compareTexts(a.rule, b.rule) ||
    compareTexts(a.message, b.message)
  );
}
