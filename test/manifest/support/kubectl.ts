import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { isDictionary, own } from '../../../src/manifest/kube-object';
import { readManifest } from '../../../src/manifest/manifest-reader';

/** A client from 1.28 to 1.32, if there is one: `KUBECTL`, or the one of a version beside the kubectl of the path, or that one itself. */
export function findKubectl(version = '1.28'): string | undefined {
  if (process.env.KUBECTL) return process.env.KUBECTL;
  const found = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'kubectl'))
    .find((path) => existsSync(path));
  if (found === undefined) return undefined;
  const beside = join(dirname(realpathSync(found)), `kubectl.${version}`);
  return existsSync(beside) ? beside : found;
}

export interface Answer {
  readonly objects: readonly unknown[];
  readonly error?: string;
}

const MARKER = 'kind: Marker\napiVersion: v1\nmetadata: {name: marker}\n';

/** What kubectl reads of each of the files. Needs no cluster. */
export function askKubectl(kubectl: string, files: readonly (string | Uint8Array)[]): readonly Answer[] {
  return withFiles(files, (folder) => {
    const { stdout, stderr } = run(kubectl, [
      'label',
      '--local',
      '-R',
      '-f',
      folder,
      '-o',
      'json',
      'label-of-the-test=1',
    ]);
    const objects: unknown[][] = [];
    for (const text of stdout.split(/^(?=\{$)/m)) {
      if (text.trim() === '') continue;
      const object = JSON.parse(text);
      if (object.kind === 'Marker') objects.push([]);
      else objects[objects.length - 1].push(object);
    }
    const errors = errorsIn(stderr);
    return files.map((_, index) => ({ objects: objects[index], error: errors.get(index) }));
  });
}

/** Why kubectl, which decodes them as an API server does, refuses each of the files with a Service; `undefined` if it does not. */
export function refusalsOf(kubectl: string, files: readonly string[]): readonly (string | undefined)[] {
  return withFiles(files, (folder) => {
    const { stderr } = run(kubectl, [
      'set',
      'selector',
      '--local',
      '-R',
      '-f',
      folder,
      '-o',
      'json',
      'label-of-the-test=1',
    ]);
    const errors = errorsIn(stderr);
    return files.map((_, index) => errors.get(index));
  });
}

/** The minor version of a client. */
export function minorVersionOf(kubectl: string): number {
  const { stdout } = run(kubectl, ['version', '--client', '-o', 'json']);
  return Number.parseInt(JSON.parse(stdout).clientVersion.minor, 10);
}

function run(kubectl: string, args: readonly string[]) {
  return spawnSync(kubectl, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
}

/** A marker before each file tells whose objects follow; a file that fails does not stop the others. */
function withFiles<T>(files: readonly (string | Uint8Array)[], use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'manifests-'));
  try {
    files.forEach((file, index) => {
      const name = join(folder, String(index).padStart(6, '0'));
      writeFileSync(`${name}a.yaml`, MARKER);
      writeFileSync(`${name}b.yaml`, file);
    });
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The first error of each file. */
function errorsIn(stderr: string): ReadonlyMap<number, string> {
  const errors = new Map<number, string>();
  for (const line of stderr.split('\n')) {
    const [, index, message] = /\/(\d{6})b\.yaml"?: ?(.*)/.exec(line) ?? [];
    if (index !== undefined && !errors.has(Number(index))) errors.set(Number(index), message);
  }
  return errors;
}

/** The same for one file. Some errors do not name theirs. */
export function askKubectlAlone(kubectl: string, file: string | Uint8Array): Answer {
  const [answer] = askKubectl(kubectl, [file]);
  if (answer.error !== undefined) return answer;
  const args = ['label', '--local', '-f', '-', '-o', 'json', 'label-of-the-test=1'];
  const { status, stderr } = spawnSync(kubectl, args, { encoding: 'utf8', input: Buffer.from(file) });
  return status === 0 ? answer : { ...answer, error: stderr };
}

/**
 * `same`, `both refuse`, `typed` (kubectl refuses the type of a value of metadata, which is no matter of reading), the id of a refusal,
 * or what the two disagree in.
 */
export function compare(file: string | Uint8Array, answer: Answer): string {
  const read = readManifest(Buffer.from(file));
  const problems = read.problems.filter(({ kind }) => kind === 'unreadable');
  if (problems.length > 0) {
    if (answer.error !== undefined) return 'both refuse';
    return problems.find(({ refusal }) => refusal !== undefined)?.refusal ?? `only we refuse: ${problems[0].message}`;
  }
  const data = read.objects.map((object) => object.data);
  if (answer.error !== undefined) {
    const isTyped = /cannot unmarshal/.test(answer.error) && !data.every(hasTypedMetadata);
    return isTyped ? 'typed' : `only kubectl refuses: ${answer.error}`;
  }
  return isDeepStrictEqual(data.map(comparable), answer.objects.map(comparable)) ? 'same' : 'other values';
}

function hasTypedMetadata(object: unknown): boolean {
  const metadata = own(object, 'metadata') ?? null;
  if (metadata === null) return true;
  const isText = (value: unknown) => value === undefined || value === null || typeof value === 'string';
  const isTexts = (value: unknown) =>
    value === undefined || value === null || (isDictionary(value) && Object.values(value).every(isText));
  return (
    isDictionary(metadata) &&
    ['name', 'namespace', 'generateName', 'uid'].every((key) => isText(own(metadata, key))) &&
    ['labels', 'annotations'].every((key) => isTexts(own(metadata, key)))
  );
}

/** Without what the command adds or drops: it loses all labels if one is null. */
function comparable(object: unknown): unknown {
  const copy = structuredClone(object) as { metadata?: { labels?: Record<string, unknown> | null } | null };
  const labels = copy.metadata?.labels ?? {};
  delete labels['label-of-the-test'];
  const values = Object.values(labels);
  if (copy.metadata && (values.length === 0 || values.includes(null))) delete copy.metadata.labels;
  if (Object.keys(copy.metadata ?? {}).length === 0) delete copy.metadata;
  return copy;
}
