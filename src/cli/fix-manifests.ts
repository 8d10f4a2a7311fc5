import { show } from '../diagnostics/show';
import { fixFiles, type LintRun } from '../lint/fix';
import type { LintFinding, LintResult } from '../lint/lint-result';
import { counted } from '../reporters/closing';
import { reasonOf } from './files';
import { replaceFile } from './replace-file';

/** A file that was read. */
export interface Source {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Voice {
  readonly say: (text: string) => void;
  /** What could not be done as it was asked for. */
  readonly complain: (text: string) => void;
}

/** Of those that are left as many places as help to see why. */
const MAX_LEFT = 20;

/** Corrects files, and tells of what it did and did not do. */
export function fixManifests(
  sources: readonly Source[],
  judge: (files: readonly Uint8Array[]) => LintRun,
  { say, complain }: Voice,
): LintResult {
  const { bytes, run, fixed, left } = fixFiles(
    sources.map((source) => source.bytes),
    judge,
  );
  const failed = new Set<string>();
  const written = sources.map((source, index) => {
    if (bytes[index] === source.bytes) return source.bytes;
    try {
      replaceFile(source.name, source.bytes, bytes[index]);
      return bytes[index];
    } catch (error) {
      complain(`--fix: ${show(source.name)} cannot be written: ${reasonOf(error)}`);
      failed.add(source.name);
      return source.bytes;
    }
  });
  const done = fixed.filter(({ finding }) => !failed.has(finding.file));
  for (const { finding, what } of inOrder(done, sources)) say(`fixed ${placeOf(finding)}: ${what}`);
  for (const { finding, reason } of inOrder(left, sources).slice(0, MAX_LEFT))
    say(`not fixed ${placeOf(finding)}: ${reason}`);
  if (left.length > MAX_LEFT) say(`not fixed: ${left.length - MAX_LEFT} more`);
  const files = new Set(done.map(({ finding }) => finding.file)).size;
  say(
    done.length === 0 ? 'nothing was fixed' : `fixed ${counted(done.length, 'finding')} in ${counted(files, 'file')}`,
  );
  return failed.size === 0 ? run.result : judge(written).result;
}

function placeOf({ file, range: { line }, rule }: LintFinding): string {
  return `${file}:${line} ${rule}`;
}

function inOrder<T extends { readonly finding: LintFinding }>(
  list: readonly T[],
  sources: readonly Source[],
): readonly T[] {
  const order = new Map(sources.map(({ name }, index) => [name, index]));
  const orderOf = ({ finding }: T) => order.get(finding.file) as number;
  return [...list].sort((a, b) => orderOf(a) - orderOf(b) || a.finding.range.line - b.finding.range.line);
}
