import type { Edit } from '../diagnostics/diagnostic';
import { groupBy } from '../diagnostics/group-by';
import { RANKS } from '../diagnostics/order';
import { dotted } from '../diagnostics/path';
import { shortened } from '../diagnostics/show';
import { isEdited } from '../manifest/edited';
import { encodeAs } from '../manifest/encoding';
import { type ManifestFile, readManifest } from '../manifest/manifest-reader';
import type { TextEdit } from '../manifest/text-edit';
import { wantedOf } from './concern';
import type { Told } from './findings';
import type { LintFinding, LintResult } from './lint-result';

/** What a run over the files finds. */
export interface LintRun {
  readonly result: LintResult;
  readonly told: readonly Told[];
  /** Rules that failed, so that what they do not tell is no sign. */
  readonly crashed: ReadonlySet<string>;
}

export interface FixedFinding {
  readonly finding: LintFinding;
  /** `kubernetes.io/elb.http2-enable: true -> "true"`. */
  readonly what: string;
}

/** A finding whose rule has a fix that was not made. */
export interface LeftFinding {
  readonly finding: LintFinding;
  readonly reason: string;
}

export interface FixOutcome {
  /** Of each file. What was not changed is the same object. */
  readonly bytes: readonly Uint8Array[];
  /** What is left to say. */
  readonly run: LintRun;
  readonly fixed: readonly FixedFinding[];
  readonly left: readonly LeftFinding[];
}

interface Fix extends Told {
  readonly object: number;
  readonly fix: Edit;
}

/** A correction can bring another one within reach. */
const MAX_PASSES = 10;

/** To find those few among many fixes that do harm takes many runs. */
const MAX_READ = 200_000_000;
const MIN_RUNS = 20;

const UNCLEAR = 'the way it is written, it cannot be edited safely';
const TOO_MUCH = 'there is too much to fix in one run; run it again';

/**
 * Corrects what can be corrected without asking anybody, as far as it shows that nothing else changes: read again, each object is the old
 * one with just that edit, the finding is gone, and none has come that is as bad.
 *
 * @param judge a run over the files with these bytes
 * @param maxRead how many bytes may be read for it in all
 */
export function fixFiles(
  files: readonly Uint8Array[],
  judge: (files: readonly Uint8Array[]) => LintRun,
  maxRead = Math.max(MAX_READ, MIN_RUNS * sizeOf(files)),
): FixOutcome {
  return new Fixer(files, judge, maxRead).run();
}

class Fixer {
  private latest: LintRun;
  private readonly fixed: FixedFinding[] = [];
  private left: LeftFinding[] = [];
  private readonly manifests = new WeakMap<Uint8Array, ManifestFile>();

  constructor(
    private bytes: readonly Uint8Array[],
    private readonly judge: (files: readonly Uint8Array[]) => LintRun,
    private budget: number,
  ) {
    this.latest = judge(bytes);
  }

  run(): FixOutcome {
    for (let pass = 0; pass < MAX_PASSES; pass++) {
      this.left = [];
      const before = this.fixed.length;
      this.settle(this.sound(this.proposals()));
      if (this.fixed.length === before) break;
    }
    const { bytes, latest, fixed, left } = this;
    return { bytes, run: latest, fixed, left };
  }

  /** What the rules propose, but for files that cannot be written back. */
  private proposals(): readonly Fix[] {
    return byFile(this.latest.told.filter(isFix)).flatMap(([file, fixes]) => {
      const isText = encodeAs('', this.bytes[file]) !== undefined;
      return fixes.filter((fix) => {
        const { helmSource } = fix.finding;
        if (helmSource !== undefined) return this.leave(fix, `Helm has printed it: correct ${shortened(helmSource)}`);
        return isText || this.leave(fix, 'the file holds bytes that are not text');
      });
    });
  }

  /** Those that do in their file what they are meant to, and nothing else. */
  private sound(fixes: readonly Fix[]): readonly Fix[] {
    return byFile(fixes).flatMap(([file, ofFile]) => this.soundIn(file, ofFile));
  }

  private soundIn(file: number, fixes: readonly Fix[]): readonly Fix[] {
    if (this.edited(file, fixes) !== undefined) return fixes;
    if (fixes.length > 1) return halves(fixes).flatMap((half) => this.soundIn(file, half));
    this.leave(fixes[0], this.whyNot);
    return [];
  }

  /** Makes those fixes that a run over all files finds to be good. */
  private settle(fixes: readonly Fix[]): void {
    if (fixes.length === 0) return;
    const trouble = this.attempt(fixes);
    if (trouble === undefined) return;
    if (fixes.length === 1) this.leave(fixes[0], trouble);
    else for (const half of halves(fixes)) this.settle(half);
  }

  /** Says what is wrong with it, or does it. */
  private attempt(fixes: readonly Fix[]): string | undefined {
    const bytes = [...this.bytes];
    const fixed: FixedFinding[] = [];
    for (const [file, ofFile] of byFile(fixes)) {
      const edited = this.edited(file, ofFile);
      if (edited === undefined) return this.whyNot;
      bytes[file] = edited.bytes;
      fixed.push(...edited.fixed);
    }
    if (!this.pay(sizeOf(bytes))) return TOO_MUCH;
    const run = this.judge(bytes);
    const trouble = harmOf(fixes, this.latest, run);
    if (trouble !== undefined) return trouble;
    this.bytes = bytes;
    this.latest = run;
    this.fixed.push(...fixed);
    return undefined;
  }

  /** The file with the fixes; `undefined` if they do not do what they are meant to, or more. */
  private edited(file: number, fixes: readonly Fix[]) {
    const original = this.bytes[file];
    if (!this.pay(original.length)) return undefined;
    const before = this.manifestOf(original);
    const edits: (TextEdit & { readonly fix: Fix })[] = [];
    for (const fix of fixes) {
      const edit = before.objects[fix.object]?.textEdit(fix.fix);
      if (edit === undefined) return undefined;
      edits.push({ ...edit, fix });
    }
    edits.sort((a, b) => a.start - b.start);
    if (edits.some(({ start }, index) => index > 0 && start < edits[index - 1].end)) return undefined;
    const bytes = encodeAs(withEdits(before.text, edits), original) as Uint8Array;
    const after = readManifest(bytes, { wanted: wantedOf });
    if (!isSound(before, after, fixes)) return undefined;
    const fixed = edits.map((edit): FixedFinding => {
      return { finding: edit.fix.finding, what: describe(edit.fix.fix, before.text.slice(edit.start, edit.end), edit) };
    });
    return { bytes, fixed };
  }

  private manifestOf(bytes: Uint8Array): ManifestFile {
    let manifest = this.manifests.get(bytes);
    if (manifest === undefined) {
      manifest = readManifest(bytes, { wanted: wantedOf });
      this.manifests.set(bytes, manifest);
    }
    return manifest;
  }

  /** Why a file could not be edited. */
  private get whyNot(): string {
    return this.budget < 0 ? TOO_MUCH : UNCLEAR;
  }

  private pay(cost: number): boolean {
    this.budget -= cost;
    return this.budget >= 0;
  }

  private leave({ finding }: Fix, reason: string): false {
    this.left.push({ finding, reason });
    return false;
  }
}

function isFix(told: Told): told is Fix {
  return told.fix !== undefined;
}

function sizeOf(files: readonly Uint8Array[]): number {
  return files.reduce((sum, { length }) => sum + length, 0);
}

function byFile(fixes: readonly Fix[]): readonly (readonly [number, readonly Fix[]])[] {
  return [...groupBy(fixes, ({ file }) => file)];
}

function halves<T>(list: readonly T[]): readonly (readonly T[])[] {
  const middle = list.length >> 1;
  return [list.slice(0, middle), list.slice(middle)];
}

function withEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** Whether the file says what it said before, but for the edits. */
function isSound(before: ManifestFile, after: ManifestFile, fixes: readonly Fix[]): boolean {
  const edits = new Map<number, Edit[]>();
  for (const { object, fix } of fixes) edits.set(object, [...(edits.get(object) ?? []), fix]);
  return (
    before.documents === after.documents &&
    before.objects.length === after.objects.length &&
    problemsOf(before) === problemsOf(after) &&
    before.objects.every(({ data }, index) => isEdited(data, after.objects[index].data, edits.get(index) ?? []))
  );
}

function problemsOf({ problems }: ManifestFile): string {
  return problems.map(({ kind, message }) => `${kind} ${message}`).join('\n');
}

/** What is wrong with the run after the fixes, compared with the one before. */
function harmOf(fixes: readonly Fix[], before: LintRun, after: LintRun): string | undefined {
  const failing = [...after.crashed].find((rule) => !before.crashed.has(rule));
  if (failing !== undefined) return `the rule ${failing} fails then`;
  const known = new Map(countsOf(before.told));
  const found = countsOf(after.told);
  for (const [key, count] of countsOf(fixes)) {
    if ((found.get(key) ?? 0) + count > (known.get(key) ?? 0)) return 'the finding stays';
  }
  const limits = limitsOf(fixes);
  for (const told of after.told) {
    const key = keyOf(told);
    const wasKnown = known.get(key) ?? 0;
    known.set(key, wasKnown - 1);
    if (wasKnown <= 0 && rankOf(told) >= (limits.get(objectOf(told)) ?? RANKS.warning)) {
      const { rule, file, range } = told.finding;
      return `that brings up ${rule} at ${shortened(file)}:${range.line}`;
    }
  }
  return undefined;
}

function rankOf({ finding }: Told): number {
  return RANKS[finding.severity];
}

/**
 * How bad a new finding must not be, by object. What could not be judged while a value could not be read may show now, if it is milder;
 * what is worth knowing always may.
 */
function limitsOf(fixes: readonly Fix[]): ReadonlyMap<string, number> {
  const limits = new Map<string, number>();
  for (const fix of fixes) {
    const mildest = Math.min(limits.get(objectOf(fix)) ?? RANKS.error, rankOf(fix));
    limits.set(objectOf(fix), Math.max(RANKS.warning, mildest));
  }
  return limits;
}

function objectOf({ file, object }: Told): string {
  return `${file}/${object}`;
}

function countsOf(list: readonly Told[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const told of list) counts.set(keyOf(told), (counts.get(keyOf(told)) ?? 0) + 1);
  return counts;
}

/** Neither lines nor messages are the same after an edit. */
function keyOf({ file, object, finding: { rule, message, path, inner } }: Told): string {
  return JSON.stringify([file, object ?? message, rule, path, inner]);
}

function describe(edit: Edit, before: string, { text }: TextEdit): string {
  const inner = 'inner' in edit ? edit.inner : undefined;
  const [key] = edit.path.slice(-1);
  const place = inner === undefined ? key : `${dotted(inner)} in ${key}`;
  if (edit.kind === 'remove') return `${shortened(`${place}`)} removed`;
  const change = `${shortened(before)} -> ${shortened(text)}`;
  return edit.kind === 'rename' ? change : `${shortened(`${place}`)}: ${change}`;
}
