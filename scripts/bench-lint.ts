/**
 * Measures whole processes of `cdk8s-cce lint` against a script that reads the same files and calls js-yaml's `loadAll`, its start
 * against `node -e 0`, and `cdk8s-cce explain` against `lint`. It measures, it does not judge: the exit code is 0 whatever the figures are.
 *
 * Every run has a process of its own, and the two take turns.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Random } from '../test/manifest/support/mutations';
import { configMap, countedObjects, countInFile, loadBalancerService, smallObject } from './bench-manifests';

const ROOT = resolve(__dirname, '..');
const COMMAND = join(ROOT, 'bin/cdk8s-cce');
const RUNS = Number(process.env.BENCH_RUNS ?? 9);

/** Files with so many objects each. */
function writeFiles(folder: string, files: number, perFile: number, objectOf: (index: number) => string): string {
  mkdirSync(folder);
  for (let file = 0; file < files; file++) {
    const objects = Array.from({ length: perFile }, (_, index) => objectOf(file * perFile + index));
    writeFileSync(join(folder, `manifest-${String(file).padStart(4, '0')}.yaml`), objects.join('---\n'));
  }
  return folder;
}

/** Files as they stand in repositories. */
function writeCounted(folder: string, count: number): string {
  mkdirSync(folder);
  const random = new Random(1);
  let file: string[] = [];
  let left = countInFile(random);
  let files = 0;
  const write = () => {
    writeFileSync(join(folder, `manifest-${String(files++).padStart(5, '0')}.yaml`), file.join('---\n'));
    file = [];
  };
  for (const object of countedObjects(count, random)) {
    file.push(object);
    if (--left > 0) continue;
    write();
    left = countInFile(random);
  }
  if (file.length > 0) write();
  return folder;
}

const LOAD_ALL = `
const { readdirSync, readFileSync } = require('node:fs');
const { loadAll } = require(${JSON.stringify(join(ROOT, 'node_modules/js-yaml'))});
const [folder] = process.argv.slice(1);
let documents = 0;
for (const name of readdirSync(folder)) documents += loadAll(readFileSync(folder + '/' + name, 'utf8')).length;
console.log(documents);
`;

function milliseconds(args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const end = performance.now();
  if (status !== 0 && status !== 1) throw new Error(stderr);
  return end - start;
}

/** The most memory that a run ever holds, in megabytes. */
function peakMemory(args: readonly string[], scratch: string): number {
  const [hook, answer] = [join(scratch, 'peak.js'), join(scratch, 'peak')];
  const peak = 'String(process.resourceUsage().maxRSS)';
  writeFileSync(
    hook,
    `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(answer)}, ${peak}));`,
  );
  // With little room for garbage: what counts is what is kept.
  milliseconds(['--max-semi-space-size=1', '--require', hook, ...args]);
  return Number(readFileSync(answer, 'utf8')) / 1024;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function compare(
  name: string,
  target: number | undefined,
  baseline: readonly string[],
  ours: readonly string[],
  runs = RUNS,
): void {
  const times = { baseline: [] as number[], ours: [] as number[] };
  for (let run = 0; run < runs; run++) {
    // Neither is always the first.
    const order = run % 2 === 0 ? (['baseline', 'ours'] as const) : (['ours', 'baseline'] as const);
    for (const kind of order) times[kind].push(milliseconds(kind === 'ours' ? ours : baseline));
  }
  const aim = target === undefined ? 'no target' : `target: at most ${target.toFixed(1)}`;
  const [before, after] = [median(times.baseline), median(times.ours)];
  console.log(
    `${name}\n  baseline ${before.toFixed(0)} ms, ours ${after.toFixed(0)} ms: ${(after / before).toFixed(2)}   ${aim}`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'cdk8s-cce-bench-'));
try {
  console.log(`Node ${process.version}, medians of ${RUNS} runs, each in a process of its own\n`);
  const report = join(folder, 'report.json');
  const lint = (path: string) => [COMMAND, 'lint', path, '--format', 'json', '--output', report];
  const services = writeFiles(join(folder, 'services'), 200, 50, loadBalancerService);
  compare(
    '10,000 LoadBalancer Services in 200 files, against loadAll',
    1.4,
    ['-e', LOAD_ALL, services],
    lint(services),
  );
  const { summary } = JSON.parse(readFileSync(report, 'utf8'));
  const facts = ['--cluster-type', 'standard', '--network', 'vpc-router', '--proxy-mode', 'ipvs'];
  const explain = (path: string) => [
    ...[COMMAND, 'explain', path, '--client', 'backend-node', '--address', 'private-vip'],
    ...['--format', 'json', '--output', report],
  ];
  compare(
    'explaining the same to one client at one address, the cluster known, against linting them',
    1,
    [...lint(services), ...facts],
    [...explain(services), ...facts],
  );
  compare(
    'the same, nothing known of the cluster: lint judges less and finds nothing, explain answers for every possibility',
    undefined,
    lint(services),
    explain(services),
  );
  const counted = writeCounted(join(folder, 'counted'), 20_000);
  compare(
    '20,000 objects as in repositories, 1 % of them with our annotations, against loadAll',
    0.4,
    ['-e', LOAD_ALL, counted],
    lint(counted),
  );
  rmSync(counted, { recursive: true });
  const small = writeFiles(join(folder, 'small'), 400, 50, (index) =>
    index % 100 === 0 ? loadBalancerService(index) : smallObject(index),
  );
  compare(
    '20,000 small objects, half of them of kinds that rules read, 1 % with our annotations, against loadAll',
    undefined,
    ['-e', LOAD_ALL, small],
    lint(small),
  );
  const one = writeFiles(join(folder, 'one'), 1, 1, loadBalancerService);
  compare('one file, against node -e 0', 1.6, ['-e', '0'], lint(one), RUNS * 3);
  process.env.NODE_DISABLE_COMPILE_CACHE = '1';
  compare('the same, nothing compiled before', undefined, ['-e', '0'], lint(one), RUNS * 3);
  delete process.env.NODE_DISABLE_COMPILE_CACHE;
  const largeMap = (index: number) =>
    `${configMap(index)}  text: |\n    ${'a line of nothing in particular\n    '.repeat(100)}\n`;
  const [few, many] = [1_000, 16_000].map((files) => ({
    files,
    megabytes: peakMemory(lint(writeFiles(join(folder, `maps-${files}`), files, 1, largeMap)), folder),
  }));
  const growth = ((many.megabytes - few.megabytes) * 1024) / (many.files - few.files);
  console.log(
    `memory: ${few.megabytes.toFixed(0)} MB for ${few.files} files that lint skips, ${many.megabytes.toFixed(0)} MB for ${many.files}: ` +
      `${growth.toFixed(1)} KB a file, of 4 KB each`,
  );
  console.log(`\nof the Services: ${JSON.stringify(summary)}`);
} finally {
  rmSync(folder, { recursive: true });
}
