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

const ROOT = resolve(__dirname, '..');
const COMMAND = join(ROOT, 'bin/cdk8s-cce');
const RUNS = Number(process.env.BENCH_RUNS ?? 9);

/** A LoadBalancer Service with the settings that people write. Ten share a load balancer, each with a port of its own. */
function loadBalancerService(index: number): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: service-${index}
  namespace: shop
  labels:
    app: service-${index}
  annotations:
    kubernetes.io/elb.class: union
    kubernetes.io/elb.id: 3f2d0f0a-5b53-4b8e-9d1f-${String(Math.floor(index / 10)).padStart(12, '0')}
    kubernetes.io/elb.pass-through: "true"
    kubernetes.io/elb.lb-algorithm: ROUND_ROBIN
    kubernetes.io/elb.session-affinity-mode: SOURCE_IP
    kubernetes.io/elb.session-affinity-option: '{"persistence_timeout":"30"}'
    kubernetes.io/elb.acl-id: 1d2e3f40-5b53-4b8e-9d1f-6f3c1a2b4c5d
    kubernetes.io/elb.acl-status: "on"
    kubernetes.io/elb.acl-type: white
    kubernetes.io/elb.health-check-flag: "on"
    kubernetes.io/elb.health-check-option: '{"delay":"5","protocol":"TCP"}'
    kubernetes.io/elb.keepalive_timeout: "120"
    kubernetes.io/hws-hostNetwork: "false"
spec:
  type: LoadBalancer
  externalTrafficPolicy: Cluster
  selector:
    app: service-${index}
  ports:
  - name: web
    port: ${8000 + (index % 10)}
    protocol: TCP
    targetPort: 8080
`;
}

/** What else stands in a repository. */
function otherObject(index: number): string {
  const name = `object-${index}`;
  switch (index % 4) {
    case 0:
      return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  labels:
    app: ${name}
spec:
  replicas: 2
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
      - name: main
        image: registry/${name}:1.0
        env:
        - name: LEVEL
          value: info
        ports:
        - containerPort: 8080
        resources:
          limits:
            cpu: 100m
            memory: 200Mi
`;
    case 1:
      return `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
data:
${Array.from({ length: 20 }, (_, line) => `  key-${line}: "value ${line} of ${name}"`).join('\n')}
`;
    case 2:
      return `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: ${name}
rules:
- apiGroups: [""]
  resources: [pods, services, endpoints]
  verbs: [get, list, watch]
- apiGroups: [apps]
  resources: [deployments]
  verbs: [get, list]
`;
    default:
      return `apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  type: ClusterIP
  selector:
    app: ${name}
  ports:
  - port: 80
    targetPort: 8080
`;
  }
}

/** Files with so many objects each. */
function writeFiles(folder: string, files: number, perFile: number, objectOf: (index: number) => string): string {
  mkdirSync(folder);
  for (let file = 0; file < files; file++) {
    const objects = Array.from({ length: perFile }, (_, index) => objectOf(file * perFile + index));
    writeFileSync(join(folder, `manifest-${String(file).padStart(4, '0')}.yaml`), objects.join('---\n'));
  }
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
  const mixed = writeFiles(join(folder, 'mixed'), 400, 50, (index) =>
    index % 100 === 0 ? loadBalancerService(index) : otherObject(index),
  );
  compare(
    '20,000 objects, 1 % of them with our annotations, against loadAll',
    0.4,
    ['-e', LOAD_ALL, mixed],
    lint(mixed),
  );
  const one = writeFiles(join(folder, 'one'), 1, 1, loadBalancerService);
  compare('one file, against node -e 0', 1.6, ['-e', '0'], lint(one), RUNS * 3);
  process.env.NODE_DISABLE_COMPILE_CACHE = '1';
  compare('the same, nothing compiled before', undefined, ['-e', '0'], lint(one), RUNS * 3);
  delete process.env.NODE_DISABLE_COMPILE_CACHE;
  const configMap = (index: number) =>
    `${otherObject(4 * index + 1)}  text: |\n    ${'a line of nothing in particular\n    '.repeat(100)}\n`;
  const [few, many] = [1_000, 16_000].map((files) => ({
    files,
    megabytes: peakMemory(lint(writeFiles(join(folder, `maps-${files}`), files, 1, configMap)), folder),
  }));
  const growth = ((many.megabytes - few.megabytes) * 1024) / (many.files - few.files);
  console.log(
    `memory: ${few.megabytes.toFixed(0)} MB for ${few.files} files of no concern, ${many.megabytes.toFixed(0)} MB for ${many.files}: ` +
      `${growth.toFixed(1)} KB a file, of 4 KB each`,
  );
  console.log(`\nof the Services: ${JSON.stringify(summary)}`);
} finally {
  rmSync(folder, { recursive: true });
}
