/** Synthesizes the first example and says what was made and what was checked. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import * as yaml from 'js-yaml';
import { SYNTH_RULES } from '../src/constructs/synth-rules';
import { RULES } from '../src/rules';

const root = resolve(__dirname, '..');
const example = join(root, 'examples', 'nginx-pass-through');
const dist = join(example, 'dist');

rmSync(dist, { recursive: true, force: true });
// As a user runs it: in its own folder, against the compiled package. Warnings appear as they come.
execFileSync(process.execPath, [require.resolve('ts-node/dist/bin.js'), '--transpile-only', 'main.ts'], {
  cwd: example,
  stdio: 'inherit',
});

console.log(
  `\n${relative(root, example)}/main.ts was synthesized and passed ${RULES.length + SYNTH_RULES.length} rules without an error.\n`,
);
for (const name of readdirSync(dist).sort()) {
  const path = join(dist, name);
  const text = readFileSync(path, 'utf8');
  const objects = yaml.loadAll(text) as { kind: string; metadata: { name: string } }[];
  console.log(
    `${relative(root, path)} holds ${objects.map(({ kind, metadata }) => `${kind} '${metadata.name}'`).join(' and ')}. The Service:\n`,
  );
  const service = text.split(/^---$/m).find((document) => /^kind: Service$/m.test(document)) ?? '';
  console.log(service.trim().replace(/^/gm, '  '));
}
console.log('\nWhat the annotations mean: docs/annotations.md. What was checked: docs/rules/README.md.');
