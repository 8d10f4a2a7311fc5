import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as yaml from 'js-yaml';
import { InstalledPackage, manifestsIn } from './installed-package';
import { writeSnippets } from './snippets';

const EXAMPLES = resolve(__dirname, '../../examples');
const NAMES = readdirSync(EXAMPLES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

let installed: InstalledPackage;
let folder: string;
let snippets: readonly string[];
beforeAll(() => {
  installed = new InstalledPackage();
  folder = join(installed.folder, 'examples');
  cpSync(EXAMPLES, folder, { recursive: true, filter: (path) => !path.endsWith('/dist') });
  snippets = writeSnippets(join(folder, 'snippets'));
});
afterAll(() => installed?.remove());

test('the examples and the snippets of the pages compile against what a user installs', () => {
  expect(snippets.length).toBeGreaterThan(10);
  expect(installed.compile(folder)).toBe('');
});

test.each(NAMES)('%s', (name) => {
  const cwd = join(folder, name);
  const { stdout, stderr } = installed.run(cwd, '-r', 'ts-node/register', 'main.ts');
  expect({ stdout, stderr, manifests: manifestsIn(join(cwd, 'dist')) }).toMatchSnapshot();
});

test("the demo's objects are those of the platform's page, field by field", () => {
  const [deployment, service] = yaml.loadAll(manifestsIn(join(folder, 'nginx-pass-through', 'dist'))['nginx.k8s.yaml']);
  expect(deployment).toEqual({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'nginx' },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: 'nginx' } },
      template: {
        metadata: { labels: { app: 'nginx' } },
        spec: {
          containers: [
            {
              image: 'nginx:latest',
              name: 'container-0',
              resources: { limits: { cpu: '100m', memory: '200Mi' }, requests: { cpu: '100m', memory: '200Mi' } },
            },
          ],
          imagePullSecrets: [{ name: 'default-secret' }],
        },
      },
    },
  });
  expect(service).toEqual({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      annotations: {
        'kubernetes.io/elb.pass-through': 'true',
        'kubernetes.io/elb.class': 'union',
        'kubernetes.io/elb.autocreate':
          '{"type":"public","bandwidth_name":"cce-bandwidth","bandwidth_chargemode":"bandwidth","bandwidth_size":5,"bandwidth_sharetype":"PER","eip_type":"5_bgp","name":"james"}',
      },
      labels: { app: 'nginx' },
      name: 'nginx',
    },
    spec: {
      externalTrafficPolicy: 'Local',
      ports: [{ name: 'service0', port: 80, protocol: 'TCP', targetPort: 80 }],
      selector: { app: 'nginx' },
      type: 'LoadBalancer',
    },
  });
});

describe('the guide to explain', () => {
  const DOCS = resolve(__dirname, '../../docs');

  /** Runs a command of the guide as its reader would. */
  const outputOf = (command: string) =>
    execFileSync('sh', ['-c', command.replace('npx cdk8s-cce', '"$0" "$1"'), process.execPath, installed.command], {
      cwd: join(folder, 'nginx-pass-through'),
      encoding: 'utf8',
    });
  /** `UPDATE_GOLDEN=1` writes what is shown. */
  const expectShown = (name: string, text: string) => {
    const path = join(DOCS, name);
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, text);
    expect(readFileSync(path, 'utf8')).toBe(text);
  };

  test('shows what its commands say; behind … there is more', () => {
    let shown = 0;
    const text = readFileSync(join(DOCS, 'explain.md'), 'utf8').replace(
      /(```sh\n((?:(?!```).*\n)+)```\n\n```text\n)((?:(?!```).*\n)+)/g,
      (_all, head: string, command: string, block: string) => {
        shown++;
        const output = outputOf(command);
        if (!block.endsWith('\n…\n')) return head + output;
        return `${head}${output.split('\n', block.split('\n').length - 2).join('\n')}\n…\n`;
      },
    );
    expect(shown).toBe(3);
    expectShown('explain.md', text);
  });

  test('shows the picture', () => {
    const [command] = /npx cdk8s-cce explain dist.*/.exec(readFileSync(join(DOCS, 'explain.md'), 'utf8')) as string[];
    expectShown('explain-nginx.svg', outputOf(`${command} --format svg`));
  });
});

test('an import has the names of the API and no others, whatever the files export to each other', () => {
  writeFileSync(
    join(folder, 'names.mjs'),
    `import * as imported from 'cdk8s-cce';
import required from 'cdk8s-cce';
console.log(JSON.stringify([Object.keys(imported), Object.keys(required)]));`,
  );
  const [imported, required] = JSON.parse(installed.run(folder, 'names.mjs').stdout) as string[][];
  expect(required).toEqual(expect.arrayContaining(['CceCluster', 'LoadBalancerService', 'CceValidationPlugin']));
  // Node adds these.
  expect(imported.filter((name) => !['__esModule', 'default', 'module.exports'].includes(name)).sort()).toEqual(
    required.sort(),
  );
});

test('the package holds only what a user needs', () => {
  const wanted = [
    /^(\.jsii|package\.json|README\.md|LICENSE|bin\/(cdk8s-cce|compiled\.js)|lib\/(index|app|judging|later|cli)\.js)$/,
    /^lib\/(?!(cli|docs|lint|reporters)\/).+\.d\.ts$/,
    // What the command needs, with all that it asks for.
    /^node_modules\/(js-yaml|argparse|picomatch)\//,
  ];
  expect(installed.files.filter((path) => !wanted.some((pattern) => pattern.test(path)))).toEqual([]);
  expect(installed.files).toEqual(
    expect.arrayContaining([
      '.jsii',
      'LICENSE',
      'README.md',
      'bin/cdk8s-cce',
      'lib/app.js',
      'lib/cli.js',
      'lib/index.d.ts',
      'lib/index.js',
      'lib/judging.js',
      'lib/later.js',
      'package.json',
    ]),
  );
});

test('its addresses are those that PyPI takes for the package of Python', () => {
  const { homepage, repository } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8'));
  expect([homepage, repository.url]).toEqual([expect.stringMatching(/^https:/), expect.stringMatching(/^https:/)]);
});
