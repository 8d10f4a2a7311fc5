import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { load } from 'js-yaml';

const action = load(readFileSync(resolve(__dirname, '../../action.yml'), 'utf8')) as any;
const [step] = action.runs.steps;

/** The arguments that npx would get. */
function run(inputs: Readonly<Record<string, string>>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-cce-action-'));
  try {
    writeFileSync(join(folder, 'npx'), '#!/usr/bin/env bash\nprintf \'%s\\n\' "$@"\n', { mode: 0o755 });
    const env = Object.fromEntries(
      Object.entries<string>(step.env).map(([name, expression]) => {
        const input = /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(expression)![1];
        return [name, inputs[input] ?? action.inputs[input].default];
      }),
    );
    const PATH = `${folder}${delimiter}${process.env.PATH}`;
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
      env: { ...env, PATH },
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    return stdout.trimEnd().split('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('every input is handed on by the environment, and none is part of the script', () => {
  expect(Object.values(step.env)).toEqual(Object.keys(action.inputs).map((name) => `\${{ inputs.${name} }}`));
  expect(step.run).not.toContain('${{');
});

test('what is not given is left out', () => {
  expect(run({ paths: 'deploy' })).toEqual(['--yes', 'cdk8s-cce@latest', 'lint', '--format=github', '--', 'deploy']);
});

test('blanks around a line are none of it', () => {
  expect(run({ paths: '  a b \n\t\n  c' }).slice(-3)).toEqual(['--', 'a b', 'c']);
});

test('nothing in an input is run or split at blanks', () => {
  expect(
    run({
      paths: 'a b\n\n$(echo c)\n--help',
      'cluster-type': 'turbo; echo x',
      'cluster-version': 'v1.28',
      'proxy-mode': 'ipvs',
      network: 'eni',
      edition: 'otc',
      config: '`id`.yaml',
      format: 'sarif',
      version: '1.0.0',
      args: '--output=r.sarif\n--quiet',
    }),
  ).toEqual([
    '--yes',
    'cdk8s-cce@1.0.0',
    'lint',
    '--cluster-type=turbo; echo x',
    '--cluster-version=v1.28',
    '--proxy-mode=ipvs',
    '--network=eni',
    '--edition=otc',
    '--config=`id`.yaml',
    '--format=sarif',
    '--output=r.sarif',
    '--quiet',
    '--',
    'a b',
    '$(echo c)',
    '--help',
  ]);
});
