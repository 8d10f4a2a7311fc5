import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Diagnostic, Subject } from '../diagnostics/diagnostic';
import { append } from '../diagnostics/group-by';
import { compareDiagnostics, compareTexts } from '../diagnostics/order';
import { jsonPointer } from '../diagnostics/path';
import { assemble } from '../engine/assembly';
import { addIgnores, IGNORE_ANNOTATION, type IgnoreEntry } from '../engine/ignore-annotation';
import { judgeAssembly, toDiagnostic } from '../engine/judge';
import type { RuleDescription } from '../engine/rule';
import type { Judged, NotJudged } from '../engine/run-context';
import { READER_RULE_IDS } from '../lint/reader-rules';
import { inKeyOrder, isDictionary, type KubeObject, listAt, own } from '../manifest/kube-object';
import { RULES } from '../rules';
import { CHANGE_RULE_IDS } from '../rules/changes';
import { type Acknowledgement, AcknowledgementBook } from './acknowledgements';
import type { Expectation } from './expectation';
import { SYNTH_RULES } from './synth-rules';
import type { SynthContext } from './synth-rules/synth-rule';
import { TreeSource } from './tree-source';

export { IGNORE_ANNOTATION } from '../engine/ignore-annotation';
export { READER_RULE_IDS } from '../lint/reader-rules';
export { CHANGE_RULE_IDS } from '../rules/changes';
export { describe, describeNotJudged, pathOf, toFinding, toNotJudged } from './finding-text';
export { recordSynthesis } from './recording';
export { constructOf } from './tree-source';

/** What is found in a tree at one moment. */
export interface Judgement {
  /** What is not acknowledged, in the order of `compareDiagnostics`. */
  readonly diagnostics: readonly Diagnostic[];
  readonly notJudged: readonly NotJudged[];
  /** Whom it concerns that a fact is not known. */
  readonly lacking: (fact: NotJudged['fact']) => readonly Subject[];
  /** Everything that rules have looked at, workloads included. */
  readonly judged: () => readonly Judged[];
  /** The JSON that was judged, with the acknowledgements in it. */
  readonly rendered: Map<ApiObject, unknown>;
  /** What acknowledgements add to the JSON of objects. */
  readonly finishes: ReadonlyMap<ApiObject, (json: unknown) => unknown>;
  /** The tree may change during the synthesis: the judgement holds for this moment only. */
  readonly changesLate: boolean;
}

const ALL_RULES: readonly RuleDescription[] = [...RULES, ...SYNTH_RULES];

/** The ids of the rules that an app is judged by. */
export const RULE_IDS: ReadonlySet<string> = new Set(ALL_RULES.map(({ id }) => id));

const KNOWN_IDS: ReadonlySet<string> = new Set([...RULE_IDS, ...CHANGE_RULE_IDS, ...READER_RULE_IDS]);

const REPLACED = new Map(SYNTH_RULES.map(({ id, replaces = [] }) => [id, replaces]));

export function judgeTree(
  root: IConstruct,
  acknowledgements: readonly Acknowledgement[],
  expectations: readonly Expectation[],
): Judgement {
  const tree = new TreeSource(root);
  const assembly = assemble({ objects: tree.judged, workloads: () => tree.workloads() });
  const run = judgeAssembly(assembly, RULES);
  const services = tree.judged.filter(({ object }) => object.kind === 'Service');
  const book = new AcknowledgementBook(acknowledgements, KNOWN_IDS);
  for (const { object } of tree.judged) book.readManifest(object);
  const synth: SynthContext = {
    services,
    assembly,
    expectations,
    workloads: () => tree.workloads(),
    configMaps: () => tree.configMaps(),
    acknowledgements: book.uses,
    malformed: book.malformed,
    knownRules: KNOWN_IDS,
    judgedInFull: (id) =>
      RULE_IDS.has(id) &&
      tree.unrenderable.length === 0 &&
      !assembly.context.notJudged.some(
        ({ fact, rules }) =>
          rules.includes(id) ||
          SYNTH_RULES.some((rule) => rule.id === id && rule.needs?.some((needed) => needed === fact)),
      ),
  };
  const before = withoutReplaced(run.diagnostics, bySynthRules(synth, false));
  const marks = new Map<Subject, IgnoreEntry[]>();
  const open = [...notAcknowledged(before, book, marks)];
  open.push(...notAcknowledged(bySynthRules(synth, true), book, marks));
  const finishes = finishesOf(marks, tree);
  for (const [object, finish] of finishes) tree.rendered.set(object, finish(tree.rendered.get(object)));
  return {
    diagnostics: once(open).sort(compareDiagnostics),
    notJudged: assembly.context.notJudged,
    lacking: (fact) => assembly.context.servicesLacking(fact).map(({ object }) => object),
    judged: () => [...tree.judged, ...tree.workloads()],
    rendered: tree.rendered,
    finishes,
    changesLate: tree.changesLate,
  };
}

function bySynthRules(synth: SynthContext, afterAcknowledgements: boolean): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const rule of SYNTH_RULES) {
    if ((rule.afterAcknowledgements ?? false) !== afterAcknowledgements) continue;
    rule.check(synth, (subject, report) => diagnostics.push(toDiagnostic(rule, report, subject)));
  }
  return diagnostics;
}

/** Findings of several rules, less those of which another one tells more. */
function withoutReplaced(general: readonly Diagnostic[], special: readonly Diagnostic[]): readonly Diagnostic[] {
  const replacing = special.filter(({ rule }) => replacedBy(rule).length > 0);
  if (replacing.length === 0) return [...general, ...special];
  const isReplaced = ({ rule, subject, path }: Diagnostic) =>
    replacing.some(
      (by) =>
        by.subject === subject && replacedBy(by.rule).includes(rule) && jsonPointer(by.path) === jsonPointer(path),
    );
  return [...general.filter((diagnostic) => !isReplaced(diagnostic)), ...special];
}

function replacedBy(rule: string): readonly string[] {
  return REPLACED.get(rule) ?? [];
}

function* notAcknowledged(
  diagnostics: readonly Diagnostic[],
  book: AcknowledgementBook,
  marks: Map<Subject, IgnoreEntry[]>,
): Iterable<Diagnostic> {
  for (const diagnostic of diagnostics) {
    const use = book.find(diagnostic);
    if (use === undefined) {
      yield diagnostic;
    } else if (use.scope !== undefined && diagnostic.subject.kind !== '') {
      // Who reads the manifest without the constructs meets the rules that were replaced.
      for (const rule of [use.rule, ...replacedBy(use.rule)]) {
        append(marks, diagnostic.subject, { rule, reason: use.reason });
      }
    }
  }
}

/** One finding for one cause, also where an object stands in the tree under two names. */
function once(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Map<unknown, Diagnostic[]>();
  return diagnostics.filter((diagnostic) => {
    const others = seen.get(diagnostic.subject.origin);
    if (others === undefined) seen.set(diagnostic.subject.origin, [diagnostic]);
    else if (others.some((other) => saysTheSame(diagnostic, other))) return false;
    else others.push(diagnostic);
    return true;
  });
}

function saysTheSame(a: Diagnostic, b: Diagnostic): boolean {
  return (
    a.rule === b.rule &&
    a.message === b.message &&
    jsonPointer(a.path) === jsonPointer(b.path) &&
    jsonPointer(a.inner ?? []) === jsonPointer(b.inner ?? []) &&
    a.subject.namespace === b.subject.namespace &&
    a.subject.name === b.subject.name
  );
}

type Finish = (json: unknown) => unknown;

/** Writes what is acknowledged in code into the objects, so that whoever reads the manifest need not be told again. */
function finishesOf(marks: ReadonlyMap<Subject, readonly IgnoreEntry[]>, tree: TreeSource): Map<ApiObject, Finish> {
  const finishes = new Map<ApiObject, Finish>();
  for (const [subject, entries] of marks) {
    const origin = subject.origin as ApiObject;
    const place = tree.placeOf(subject as KubeObject);
    const sorted = distinct(entries).sort((a, b) => compareTexts(a.rule, b.rule));
    const earlier = finishes.get(origin);
    finishes.set(origin, (json) => withIgnores(earlier?.(json) ?? json, place, sorted));
  }
  return finishes;
}

function distinct(entries: readonly IgnoreEntry[]): IgnoreEntry[] {
  return [...new Map(entries.map((entry) => [entry.rule, entry])).values()];
}

/** A copy with the annotation in it: the original is somebody else's. */
function withIgnores(data: unknown, place: readonly number[], entries: readonly IgnoreEntry[]): unknown {
  if (!isDictionary(data)) return data;
  const [index, ...inner] = place;
  if (index !== undefined) {
    return {
      ...data,
      items: listAt(data, 'items').map((item, at) => (at === index ? withIgnores(item, inner, entries) : item)),
    };
  }
  const metadata = own(data, 'metadata');
  const annotations = own(metadata, 'annotations') ?? {};
  if (!isDictionary(metadata) || !isDictionary(annotations)) return data;
  const present = own(annotations, IGNORE_ANNOTATION);
  const text = addIgnores(typeof present === 'string' ? present : '', entries);
  // In order, as cdk8s has rendered them.
  const marked = inKeyOrder({ ...annotations, [IGNORE_ANNOTATION]: text });
  return { ...data, metadata: { ...metadata, annotations: marked } };
}
