import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ERROR, GOOD, WARNING } from '../cli/world';
import { ID } from '../support/yaml';
import { InstalledPackage } from './installed-package';

/** Services of their own, on load balancers of their own. */
const warning = (index: number) =>
  WARNING.replace('name: web', `name: web-${index}`).replace(ID, ID.slice(0, -4) + String(index).padStart(4, '0'));

let installed: InstalledPackage;
beforeAll(() => {
  installed = new InstalledPackage();
  const files = {
    'good.yaml': GOOD,
    'error.yaml': ERROR,
    'many.yaml': Array.from({ length: 3000 }, (_, index) => warning(index)).join('---\n'),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(installed.folder, name), text);
});
afterAll(() => installed?.remove());

const COMMAND = 'node_modules/cdk8s-cce/bin/cdk8s-cce';
const started = (command: string, args: readonly string[], options: SpawnSyncOptions = {}) => {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: installed.folder,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
    ...options,
  });
  return { code: status, out: stdout as string, err: stderr as string };
};
const run = (args: readonly string[], options?: SpawnSyncOptions) =>
  started(process.execPath, [COMMAND, ...args], options);
const shell = (script: string) =>
  started('bash', ['-c', `cce() { "${process.execPath}" ${COMMAND} "$@"; }; ${script}`]);

test('findings, and what becomes of the run', () => {
  expect(run(['lint', 'good.yaml'])).toEqual({
    code: 0,
    out: 'no findings in 1 file (1 document, 1 resource)\n',
    err: '',
  });
  expect(run(['lint', 'error.yaml'])).toMatchObject({
    code: 1,
    out: expect.stringContaining('error.yaml:8:37 error'),
    err: '',
  });
  expect(run(['lint', 'error.yaml', 'no.yaml'])).toMatchObject({
    code: 2,
    out: expect.stringContaining('error.yaml:8:37 error'),
    err: "cdk8s-cce: 'no.yaml' cannot be read: there is no such file or folder\n",
  });
});

test('the standard input', () => {
  expect(run(['lint', '-'], { input: ERROR })).toMatchObject({ code: 1, out: expect.stringContaining('-:8:37 error') });
  expect(run(['lint', '-'], { input: '' }).code).toBe(2);
  expect(shell('(sleep 0.3; cat error.yaml) | cce lint -').code).toBe(1);
});

test('a large report reaches a slow reader whole', () => {
  const { code, out } = shell('cce lint many.yaml --format json | (sleep 0.5; cat)');
  expect(code).toBe(0);
  expect(JSON.parse(out).findings).toHaveLength(3000);
});

test('a reader that has seen enough', () => {
  const { out, err } = shell('cce lint many.yaml --format json | head -1; echo ${PIPESTATUS[0]}');
  expect({ out, err }).toEqual({
    out: '{"version":1,"findings":[\n0\n',
    err: 'cdk8s-cce: 3000 warnings in 1 file (3000 documents, 3000 resources)\n',
  });
  expect(shell('cce lint error.yaml many.yaml no.yaml 2>&1 | head -1; echo ${PIPESTATUS[0]}').out).toMatch(/\n2\n$/);
});

(process.platform === 'linux' ? test : test.skip)('a disk that is full', () => {
  const full = openSync('/dev/full', 'w');
  expect(run(['lint', 'good.yaml'], { stdio: ['ignore', full, 'pipe'] })).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^cdk8s-cce: .*ENOSPC.*\n$/),
  });
  expect(run(['lint', 'error.yaml'], { stdio: ['ignore', 'pipe', full] }).code).toBe(1);
  expect(run(['lint', 'error.yaml', 'no.yaml'], { stdio: ['ignore', 'pipe', full] }).code).toBe(2);
  closeSync(full);
});

describe('what V8 has compiled', () => {
  const folder = () => join(installed.folder, 'node_modules/.cache/cdk8s-cce');
  const kept = () => join(folder(), `lint-${process.version}-${process.arch}`);
  const closing = 'no findings in 1 file (1 document, 1 resource)\n';
  const lint = (env = {}) => run(['lint', 'good.yaml'], { env: { ...process.env, ...env } });
  beforeEach(() => rmSync(folder(), { recursive: true, force: true }));

  test('is kept beside the package, and taken from there', () => {
    expect(lint()).toEqual({ code: 0, out: closing, err: '' });
    const { mtimeMs } = statSync(kept());
    expect(lint()).toEqual({ code: 0, out: closing, err: '' });
    expect(statSync(kept()).mtimeMs).toBe(mtimeMs);
    expect(readdirSync(folder())).toEqual([basename(kept())]);
  });

  test('is not taken for another file of the same length', () => {
    lint();
    const file = join(installed.folder, 'node_modules/cdk8s-cce/lib/cli.js');
    const text = readFileSync(file, 'utf8');
    const last = text.at(-2) === 'A' ? 'B' : 'A';
    writeFileSync(file, `${text.slice(0, -2).replaceAll('no findings', 'NO findings')}${last}\n`);
    expect(lint().out).toBe(closing.replace('no', 'NO'));
    writeFileSync(file, text);
    expect(lint().out).toBe(closing);
  });

  test('does no harm where it is spoilt, and where it cannot be', () => {
    lint();
    const bytes = readFileSync(kept());
    for (const spoilt of [
      bytes.subarray(0, 1000),
      Buffer.concat([bytes.subarray(0, 44), Buffer.from('spoilt')]),
      // What a file holds whose last blocks have not reached the disk.
      Buffer.from(bytes).fill(0, 300_000),
    ]) {
      writeFileSync(kept(), spoilt);
      expect(lint()).toEqual({ code: 0, out: closing, err: '' });
      expect(readFileSync(kept()).length).toBeGreaterThan(100_000);
    }
    rmSync(folder(), { recursive: true });
    writeFileSync(folder(), 'a file where a folder is wanted');
    expect(lint()).toEqual({ code: 0, out: closing, err: '' });
  });

  test('is not kept where nobody wants it', () => {
    expect(lint({ NODE_DISABLE_COMPILE_CACHE: '1' })).toEqual({ code: 0, out: closing, err: '' });
    expect(existsSync(folder())).toBe(false);
  });
});

test('--help, --version and the rules', () => {
  expect(run(['--help']).out).toContain('usage: cdk8s-cce lint');
  expect(run(['explain', '--help']).out).toContain('usage: cdk8s-cce explain');
  const { version } = jest.requireActual('../../package.json');
  expect(run(['--version']).out).toBe(`${version}\n`);
  expect(run(['rules', 'unknown-annotation']).out).toContain('# unknown-annotation');
  expect(run(['lint', '--nope', 'x'])).toMatchObject({ code: 2, out: '', err: expect.stringContaining("'--nope'") });
});
