import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as yaml from 'js-yaml';
import type { Violation } from '../../src/plugin/validation-context';
import { InstalledPackage } from './installed-package';

const ROOT = resolve(__dirname, '../..');
const GUIDE = readFileSync(join(ROOT, 'docs', 'plugin.md'), 'utf8');

let installed: InstalledPackage;
beforeAll(() => {
  installed = new InstalledPackage();
});
afterAll(() => installed?.remove());

/** Does with a validation of `cdk8s.yaml` what the command line does, in a process of its own. */
const COMMAND_LINE = `
const [manifest, text] = process.argv.slice(1);
const { package: name, class: className, properties } = JSON.parse(text);
const plugin = new (require(require('path').resolve(name))[className])(properties ?? {});
const violations = [];
let status;
const report = { addViolation: (each) => violations.push(each), submit: (submitted) => { status = submitted; } };
plugin.validate({ manifests: [manifest], metadata: {}, report }).then(() => {
  const cdk8s = Object.keys(require.cache).filter((file) => /node_modules.(cdk8s|constructs|cdk8s-plus-28)[\\\\/]/.test(file));
  console.log(JSON.stringify({ status, violations, cdk8s }));
});
`;

test('the example, by its cdk8s.yaml, gives what the guide shows, and needs no cdk8s', () => {
  const { folder } = installed;
  const example = join(folder, 'examples', 'plugin');
  cpSync(join(ROOT, 'examples'), join(folder, 'examples'), {
    recursive: true,
    filter: (path) => !path.endsWith('/dist'),
  });
  installed.run(example, '-r', 'ts-node/register', 'main.ts');
  const { validations } = yaml.load(readFileSync(join(example, 'cdk8s.yaml'), 'utf8')) as { validations: unknown[] };
  const manifest = join(example, 'dist', 'shop.k8s.yaml');
  const { stdout } = installed.run(folder, '-e', COMMAND_LINE, manifest, JSON.stringify(validations[0]));
  const outcome = JSON.parse(stdout) as { status: string; violations: Violation[]; cdk8s: string[] };
  expect(outcome).toMatchObject({ status: 'success', violations: [{ ruleName: 'unknown-annotation' }], cdk8s: [] });
  const [{ recommendation, fix, violatingResources }] = outcome.violations;
  expect(GUIDE).toContain(`> ${violatingResources[0].locations[0]}\n`);
  expect(GUIDE).toContain(`Recommendation: ${recommendation}\n`);
  expect(GUIDE).toContain(`How to fix: ${fix}\n`);
});

test('the guide has all properties', () => {
  const listing = `try { new (require('cdk8s-cce').CceValidationPlugin)({ x: 1 }); } catch (error) { console.log(error.message); }`;
  const [, known] = /known properties: (.*)/i.exec(installed.run(installed.folder, '-e', listing).stdout) ?? [];
  const documented = [...GUIDE.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
  expect(documented).toEqual(known.split(/, | and /));
});
