import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import * as yaml from 'js-yaml';
import { ERROR, GOOD, type Tree } from '../cli/world';
import { ID } from '../support/yaml';
import { InstalledPackage } from './installed-package';

const ROOT = resolve(__dirname, '../..');

interface Block {
  readonly heading: string;
  readonly language: string;
  readonly text: string;
}

/** The fenced blocks of a page. */
function blocksOf(page: string): Block[] {
  let heading = '';
  return [...readFileSync(join(ROOT, page), 'utf8').matchAll(/^#+ (.*)$|^```(\w+).*\n([\s\S]*?)^```$/gm)].flatMap(
    ([, title, language, text]) => {
      if (title === undefined) return [{ heading, language, text }];
      heading = title;
      return [];
    },
  );
}

/** The lines of shell in the YAML of a pipeline: those of GitHub, of GitLab, of a hook, of a plugin for Argo CD. */
function scriptsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'run' || key === 'entry') return [inner];
    if (key === 'script') return [inner.join('\n')];
    if (key === 'generate') return inner.args;
    return scriptsIn(inner);
  });
}

const BLOCKS = blocksOf('docs/ci.md');
const PIPELINES = BLOCKS.filter(({ language }) => language === 'yaml').map(({ heading, text }) => ({
  heading,
  content: yaml.load(text),
}));
const scriptsBelow = (heading: string) => [
  ...BLOCKS.filter((block) => block.heading === heading && block.language === 'bash').map(({ text }) => text),
  ...PIPELINES.filter((pipeline) => pipeline.heading === heading).flatMap(({ content }) => scriptsIn(content)),
];

/** Programs of the recipes: ours is the packed one, the others print what they are said to have rendered. */
const PROGRAMS: Tree = {
  npx: `[ "$1" != --yes ] || shift
case $1 in cdk8s-cce | cdk8s-cce@VERSION) shift ;; *) echo "what is $1?" >&2; exit 9 ;; esac
exec cdk8s-cce "$@"`,
  'cdk8s-cce': 'exec "$NODE" "$COMMAND" "$@"',
  helm: '[ "$1" = template ] && [ -d "$3" ] && { [ "${4-}" != --values ] || [ -f "$5" ]; } || exit 9\nrender "$@"',
  kubectl: '[ "$1" = kustomize ] && [ -d "$2" ] || exit 9\nrender "$@"',
  kustomize: '[ "$*" = "build ." ] || exit 9\nrender "$@"',
  render: `case "$*" in *dev*) RENDERED=\${RENDERED_OF_DEV-$RENDERED} ;; esac
printf %s "$RENDERED"; exit "\${FAILS:-0}"`,
};

let installed: InstalledPackage;
let folder: string;
beforeAll(() => {
  installed = new InstalledPackage();
  for (const [name, text] of Object.entries(PROGRAMS)) {
    write({ [`../bin/${name}`]: `#!/usr/bin/env bash\n${text}\n` }, 0o755);
  }
}, 60_000);
afterAll(() => installed?.remove());

beforeEach(() => {
  folder = join(installed.folder, 'user');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
});

function write(tree: Tree, mode?: number): void {
  for (const [name, text] of Object.entries(tree)) {
    const path = join(installed.folder, 'user', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { mode });
  }
}

/** As a step of GitHub runs; the others ask for no more. */
function shell(script: string, env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${join(installed.folder, 'bin')}${delimiter}${process.env.PATH}`,
      NODE: process.execPath,
      COMMAND: installed.command,
      RUNNER_TEMP: installed.folder,
      GITHUB_BASE_REF: 'main',
      ...env,
    },
  });
  return { code: status, out: stdout, err: stderr };
}

/** A repository whose manifests, values and rendered manifests are these. */
function repository(manifest: string): Readonly<Record<string, string>> {
  const { metadata } = yaml.load(manifest) as { metadata: { annotations: unknown } };
  const values = yaml.dump({ service: { annotations: metadata.annotations } });
  write({ 'deploy/web.yaml': manifest, 'chart/values-prod.yaml': values, 'overlays/prod/kustomization.yaml': '{}\n' });
  return { RENDERED: manifest };
}

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...args], { cwd: folder, stdio: 'pipe' });

/** `origin/main` is what there is now, and the folder of an earlier run is gone. */
function branchedOff(): void {
  rmSync(join(installed.folder, 'before'), { recursive: true, force: true });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--allow-empty', '--message', 'before');
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
}

const CHECKS = [
  ...['In a pipe', 'Beside the lines of a pull request', 'As alerts of code scanning', 'What a pull request changes'],
  ...['GitLab CI', 'pre-commit', 'Helm', 'Kustomize', 'Argo CD'],
];

test('every recipe with shell is tried, here or, that of cdk8s, with its command line', () => {
  const withShell = new Set(BLOCKS.map(({ heading }) => heading).filter((heading) => scriptsBelow(heading).length > 0));
  expect([...withShell].sort()).toEqual([...CHECKS, 'cdk8s'].sort());
});

const RECIPES = CHECKS.flatMap((heading) => scriptsBelow(heading).map((script) => ({ heading, script })));

test.each(RECIPES)('$heading: what is right passes', ({ script }) => {
  const env = repository(GOOD);
  branchedOff();
  expect(shell(script, env)).toMatchObject({ code: 0 });
});

test.each(RECIPES)('$heading: an error fails, and is told', ({ script }) => {
  const env = repository(ERROR);
  branchedOff();
  const { code, out, err } = shell(script, env);
  const told = expect.stringContaining('invalid-annotation-value');
  expect({ code, told: `${out}${err}` }).toEqual({ code: 1, told });
  for (const [report] of script.matchAll(/[\w-]+\.(sarif|xml)/g)) {
    expect(readFileSync(join(folder, report), 'utf8')).toEqual(told);
  }
});

const PIPES = RECIPES.filter(({ script }) => /helm|kubectl|kustomize/.test(script));

test.each(PIPES)('$heading: a tool that fails fails all, whatever it has printed before', ({ script }) => {
  for (const text of ['', GOOD]) {
    repository(GOOD);
    expect(shell(script, { RENDERED: text, FAILS: '3' }).code).toBeGreaterThan(1);
  }
});

const LOOPS = RECIPES.filter(({ script }) => /^for /m.test(script));

test.each(LOOPS)('$heading: what is wrong in one set fails all, and hides no other set', ({ script }) => {
  const env = repository(ERROR);
  write({ 'chart/values-dev.yaml': '', 'overlays/dev/kustomization.yaml': '{}\n' });
  const told = (more: Readonly<Record<string, string>> = {}) => {
    const { code, out } = shell(script, { ...env, ...more });
    return { code, findings: out.match(/invalid-annotation-value/g)?.length };
  };
  expect(told()).toEqual({ code: 1, findings: 2 });
  expect(told({ RENDERED: GOOD, RENDERED_OF_DEV: ERROR })).toEqual({ code: 1, findings: 1 });
  // What could not be checked is worse, before an error as well as behind it.
  expect(told({ RENDERED: ERROR, RENDERED_OF_DEV: '' })).toEqual({ code: 2, findings: 1 });
  expect(told({ RENDERED: '', RENDERED_OF_DEV: ERROR })).toEqual({ code: 2, findings: 1 });
});

test('what a pull request changes, on a runner that keeps the clone, and where the folder is new', () => {
  const [script] = scriptsBelow('What a pull request changes');
  branchedOff();
  repository(GOOD);
  expect(shell(script)).toMatchObject({ code: 0, out: expect.not.stringContaining('::') });
  branchedOff();
  write({ 'deploy/web.yaml': GOOD.replace('union', 'performance') });
  expect(shell(script)).toMatchObject({ code: 1, out: expect.stringContaining('title=frozen-annotation-changed::') });
});

test('Argo CD gets the manifests and nothing else, and an application without one is right', () => {
  const [script] = scriptsBelow('Argo CD');
  expect(shell(script, { RENDERED: GOOD })).toMatchObject({ code: 0, out: GOOD });
  expect(shell(script, { RENDERED: ERROR })).toMatchObject({ code: 1, out: '' });
  expect(shell(script, { RENDERED: '' })).toMatchObject({ code: 0, out: '\n' });
});

test('the action is used with inputs that it has', () => {
  const { inputs } = yaml.load(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as { inputs: object };
  const [steps] = PIPELINES.map(({ content }) => content).filter(Array.isArray);
  const { uses, with: given } = steps[0];
  expect(uses).toMatch(/^cdk8s-cce\/cdk8s-cce@/);
  expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
});

/** A command and what it says; behind … there is more. */
function expectSaid(block: Block | undefined, env: Readonly<Record<string, string>> = {}): void {
  const [, command, said] = /^\$ (.*)\n([\s\S]*)$/.exec(block?.text ?? '') as string[];
  const { out, err } = shell(command, env);
  const told = `${err}${out}`;
  const [beginning, end] = said.split('…\n');
  if (end === undefined) expect(told).toBe(said);
  else expect([told.slice(0, beginning.length), told.slice(-end.length)]).toEqual([beginning, end]);
}

const consoleOf = (page: string) => blocksOf(page).find(({ text }) => text.startsWith('$ '));
const rendered = (template: string, text: string) => `---\n# Source: shop/templates/${template}.yaml\n${text}`;

test('the README shows what is said of a chart', () => {
  const service = `apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    kubernetes.io/elb.class: union
    kubernetes.io/elb.id: ${ID}
    kubernetes.io/elb.protocol-port: https:443
spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 443, targetPort: 8443}]}
`;
  const deployment = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n';
  write({ 'chart/Chart.yaml': 'name: shop\n' });
  expectSaid(consoleOf('README.md'), {
    RENDERED: rendered('service', service) + rendered('deployment', deployment),
  });
});

test('the guide shows what --fix says', () => {
  write({
    'cdk8s-cce.yaml': "clusters: [{paths: ['**'], type: standard, version: v1.28}]\n",
    'deploy/web.yaml': `apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    kubernetes.io/elb.class: union
    kubernetes.io/elb.id: ${ID}
    # the two that are wrong
    kubernetes.io/elb.pass-through: true
    kubernetes.io/elb.lb-algorithm: round_robin
spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 80}]}
`,
  });
  expectSaid(consoleOf('docs/lint.md'));
});
