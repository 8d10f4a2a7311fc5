import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import * as files from '../../src/cli/files';
import { RULES } from '../../src/rules';
import { service } from '../support/yaml';
import { ERROR, Folder, GOOD, lint, run } from './world';

const OBSOLETE = service({ 'kubernetes.io/elb.subnet-id': 'x' });
const NUMBER = service({ 'example.com/x': '5' }).replace('"5"', '5');
const QUOTED = service({ 'example.com/x': '5' });

/** The module itself: what an import gives cannot be replaced. */
const fs: typeof import('node:fs') = jest.requireActual('node:fs');

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => {
  jest.restoreAllMocks();
  folder.remove();
});

const text = (name: string) => readFileSync(name, 'utf8');

test('files are corrected, and what is left is told', () => {
  folder.write({ 'a.yaml': NUMBER, 'b.yaml': OBSOLETE, 'c.yaml': ERROR, 'd.yaml': GOOD });
  expect(run(['lint', 'a.yaml'])).toMatchObject({ code: 1, err: '' });
  const { code, err, rules, files: named, summary } = lint('--fix', '.', '--allow-empty');
  expect(code).toBe(1);
  expect(err).toBe(
    `${[
      'fixed a.yaml:8 annotation-not-a-string: example.com/x: 5 -> "5"',
      'fixed b.yaml:8 obsolete-annotation: kubernetes.io/elb.subnet-id removed',
      'fixed 2 findings in 2 files',
    ]
      .map((line) => `cdk8s-cce: ${line}`)
      .join('\n')}\n`,
  );
  expect(rules).toContain('invalid-annotation-value');
  expect(rules).not.toContain('annotation-not-a-string');
  expect(named).toContain('c.yaml');
  expect(summary).toMatchObject({ files: 4, documents: 4 });
  expect(['a.yaml', 'b.yaml', 'c.yaml', 'd.yaml'].map(text)).toEqual([QUOTED, GOOD, ERROR, GOOD]);
  expect(readdirSync('.').sort()).toEqual(['a.yaml', 'b.yaml', 'c.yaml', 'd.yaml']);
});

test('the exit code is that of what is left', () => {
  folder.write({ 'a.yaml': NUMBER });
  expect(run(['lint', '--fix', 'a.yaml', '--max-warnings', '0']).code).toBe(0);
  expect(run(['lint', '--fix', 'a.yaml'])).toMatchObject({ code: 0, err: 'cdk8s-cce: nothing was fixed\n' });
});

test('also where less is told, or elsewhere', () => {
  folder.write({ 'a.yaml': OBSOLETE });
  expect(run(['lint', '--fix', 'a.yaml', '--quiet', '--output', 'out.json', '--format', 'json']).code).toBe(0);
  expect(text('a.yaml')).toBe(GOOD);
  expect(JSON.parse(text('out.json')).findings).toEqual([]);
});

test('why something is not corrected is told, of as many as help', () => {
  const many = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`example.com/x${n}`, 'yes']));
  folder.write({ 'a.yaml': service(many).replaceAll('"yes"', 'yes') });
  const { code, err } = run(['lint', '--fix', 'a.yaml']);
  const lines = err.trimEnd().split('\n');
  expect(code).toBe(1);
  expect(lines[0]).toBe(
    'cdk8s-cce: not fixed a.yaml:8 annotation-not-a-string: the way it is written, it cannot be edited safely',
  );
  expect(lines.slice(-2)).toEqual(['cdk8s-cce: not fixed: 10 more', 'cdk8s-cce: nothing was fixed']);
  expect(lines).toHaveLength(22);
});

test('what the configuration says counts', () => {
  folder.write({ 'a.yaml': OBSOLETE, 'cdk8s-cce.yaml': 'rules: {obsolete-annotation: off}' });
  expect(run(['lint', '--fix', 'a.yaml']).err).toBe('cdk8s-cce: nothing was fixed\n');
  expect(text('a.yaml')).toBe(OBSOLETE);
});

test('an earlier state is compared with, never corrected', () => {
  folder.write({ 'a.yaml': OBSOLETE, 'before/a.yaml': OBSOLETE });
  const { code, rules } = lint('--fix', 'a.yaml', '--previous', 'before');
  expect({ code, rules }).toEqual({ code: 0, rules: [] });
  expect(text('a.yaml')).toBe(GOOD);
  expect(text('before/a.yaml')).toBe(OBSOLETE);
});

describe('the file', () => {
  test('keeps its mode', () => {
    folder.write({ 'a.yaml': OBSOLETE });
    chmodSync('a.yaml', 0o640);
    run(['lint', '--fix', 'a.yaml']);
    expect(text('a.yaml')).toBe(GOOD);
    expect(statSync('a.yaml').mode & 0o777).toBe(0o640);
  });

  test('is what links lead to, once', () => {
    folder.write({ 'real/a.yaml': OBSOLETE });
    mkdirSync('links');
    symlinkSync('../real/a.yaml', 'links/a.yaml');
    symlinkSync('../real/a.yaml', 'links/b.yaml');
    expect(run(['lint', '--fix', 'links']).err).toMatch(/fixed 2 findings in 2 files\n$/);
    expect(text('real/a.yaml')).toBe(GOOD);
    expect(lstatSync('links/a.yaml').isSymbolicLink()).toBe(true);
    expect(readdirSync('real')).toEqual(['a.yaml']);
  });

  test('is not written if there is nothing to correct', () => {
    folder.write({ 'a.yaml': GOOD });
    const { ino, mtimeMs } = statSync('a.yaml');
    run(['lint', '--fix', 'a.yaml']);
    expect(statSync('a.yaml')).toMatchObject({ ino, mtimeMs });
  });

  test('is left alone if somebody else has changed it, and its findings are told', () => {
    folder.write({ 'a.yaml': OBSOLETE, 'b.yaml': NUMBER });
    const read = files.readInput;
    jest.spyOn(files, 'readInput').mockImplementation((name) => {
      const bytes = read(name);
      if (name === 'a.yaml') writeFileSync(name, `${OBSOLETE}# more\n`);
      return bytes;
    });
    const { code, err, rules } = lint('--fix', 'a.yaml', 'b.yaml');
    expect({ code, rules }).toEqual({ code: 2, rules: ['obsolete-annotation'] });
    expect(err).toBe(
      [
        "cdk8s-cce: --fix: 'a.yaml' cannot be written: it has changed since it was read",
        'cdk8s-cce: fixed b.yaml:8 annotation-not-a-string: example.com/x: 5 -> "5"',
        'cdk8s-cce: fixed 1 finding in 1 file\n',
      ].join('\n'),
    );
    expect(text('a.yaml')).toBe(`${OBSOLETE}# more\n`);
    expect(text('b.yaml')).toBe(QUOTED);
  });

  test('is whole if writing fails half way, and nothing else stays behind', () => {
    folder.write({ 'a.yaml': OBSOLETE });
    jest.spyOn(fs, 'renameSync').mockImplementation(() => {
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    });
    const { code, err, rules } = lint('--fix', 'a.yaml');
    expect({ code, rules }).toEqual({ code: 2, rules: ['obsolete-annotation'] });
    expect(err).toBe("cdk8s-cce: --fix: 'a.yaml' cannot be written: no space\ncdk8s-cce: nothing was fixed\n");
    expect(text('a.yaml')).toBe(OBSOLETE);
    expect(readdirSync('.')).toEqual(['a.yaml']);
  });

  test('keeps its owner, or stays', () => {
    folder.write({ 'a.yaml': OBSOLETE });
    const { uid, gid } = statSync('a.yaml');
    const stat = fs.statSync;
    jest.spyOn(fs, 'statSync').mockImplementation(((path: string) => {
      const stats = stat(path);
      return path.endsWith('a.yaml') ? Object.assign(stats, { uid: 12345, gid: 12345 }) : stats;
    }) as never);
    const chown = jest.spyOn(fs, 'chownSync').mockImplementation(() => {});
    expect(run(['lint', '--fix', 'a.yaml']).code).toBe(0);
    expect(chown.mock.calls).toEqual([[expect.stringMatching(/\.tmp$/), 12345, 12345]]);
    jest.restoreAllMocks();
    expect(statSync('a.yaml')).toMatchObject({ uid, gid });
  });

  test('is an ordinary one', () => {
    jest.spyOn(files, 'readInput').mockImplementation(() => Buffer.from(OBSOLETE));
    const { code, err } = run(['lint', '--fix', '/dev/null']);
    expect(code).toBe(2);
    expect(err).toMatch(/^cdk8s-cce: --fix: '\/dev\/null' cannot be written: it is not a regular file\n/);
  });
});

test('the standard input is refused', () => {
  expect(run(['lint', '--fix', '-'])).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringMatching(/^cdk8s-cce: --fix: the standard input cannot be corrected; name the files\n/),
  });
});

test('a rule that fails is told once', () => {
  folder.write({ 'a.yaml': OBSOLETE });
  const found = RULES.find(({ id }) => id === 'implicit-elb-class')!;
  jest.spyOn(found as never, 'check').mockImplementation((() => {
    throw new Error('oh');
  }) as never);
  const { code, err } = run(['lint', '--fix', 'a.yaml']);
  expect(code).toBe(2);
  expect(err.match(/oh/g)).toHaveLength(1);
  expect(text('a.yaml')).toBe(GOOD);
});

test('rules says which have a fix', () => {
  const marked = run(['rules'])
    .out.split('\n')
    .filter((line) => line.endsWith(' (--fix)'));
  expect(marked.map((line) => line.split(' ')[0])).toEqual(
    RULES.filter(({ fixes }) => fixes !== undefined).map(({ id }) => id),
  );
  expect(run(['rules', 'obsolete-annotation']).out).toContain('## What --fix does\n\nRemoves the key');
});
