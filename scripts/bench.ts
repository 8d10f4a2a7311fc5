/**
 * Measures construction and `app.synth()` of PassThroughLoadBalancerServices, all validation included, against plain cdk8s-plus
 * Services with the same annotations as hand-written strings, and what `require('cdk8s-cce')` costs. It measures, it does not judge:
 * the exit code is 0 whatever the figures are.
 *
 * Every run has a process of its own, and the two kinds take turns.
 */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const ROOT = resolve(__dirname, '..');
const RUNS = Number(process.env.BENCH_RUNS ?? 9);
const RUNS_OF_REQUIRE = RUNS * 3;

const TARGETS = { ratio: 1.1, requireMs: 10 };

const SIZES = [
  { name: '1,000 Services in one chart', charts: 1, services: 1000 },
  { name: '10,000 Services in one chart', charts: 1, services: 10_000 },
  { name: '200 charts with 50 Services each', charts: 200, services: 50 },
] as const;

type Kind = 'ours' | 'plain';

interface Workload {
  readonly root: string;
  readonly kind: Kind;
  readonly charts: number;
  readonly services: number;
}

interface Measured {
  readonly construct: number;
  readonly synth: number;
  /** Of all files, to see that both kinds write the same annotations. */
  readonly annotations: number;
}

/** Runs in a process of its own, from its source text: nothing of this file is known there. */
function buildAndSynth({ root, kind, charts, services }: Workload): Measured {
  const fs = require('node:fs');
  const os = require('node:os');
  const path = require('node:path');
  const { App, Chart, Duration } = require(`${root}/node_modules/cdk8s`);
  const kplus = require(`${root}/node_modules/cdk8s-plus-28`);
  const cce = kind === 'ours' ? require(root) : undefined;
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-cce-bench-'));
  try {
    const start = performance.now();
    const app = new App({ outdir });
    if (cce !== undefined) {
      cce.CceCluster.standard({
        name: 'bench',
        version: 'v1.28.8-r0',
        network: cce.StandardNetwork.VPC_ROUTER,
        proxyMode: cce.ProxyMode.IPVS,
        edition: cce.CceEdition.HUAWEI_CLOUD,
      }).attachTo(app);
    }
    for (let c = 0; c < charts; c++) {
      const chart = new Chart(app, `chart-${c}`);
      for (let s = 0; s < services; s++) {
        const name = `service-${c}-${s}`;
        const metadata = { name, labels: { app: name } };
        // Ten Services on each load balancer, each with a port of its own.
        const index = c * services + s;
        const elbId = `3f2d0f0a-5b53-4b8e-9d1f-${String(Math.floor(index / 10)).padStart(12, '0')}`;
        const port = 8000 + (index % 10);
        if (cce !== undefined) {
          new cce.PassThroughLoadBalancerService(chart, name, {
            metadata,
            ports: [{ name: 'web', port, targetPort: 8080 }],
            elb: cce.ExistingElb.shared(elbId),
            passThrough: cce.PassThroughMode.ON,
            algorithm: cce.LoadBalancingAlgorithm.ROUND_ROBIN,
            stickySession: cce.StickySession.sourceIp({ duration: Duration.minutes(30) }),
            accessControl: cce.AccessControl.allowOnly('1d2e3f40-5b53-4b8e-9d1f-6f3c1a2b4c5d'),
            healthCheck: cce.HealthCheck.tcp({ interval: Duration.seconds(5) }),
            idleTimeout: Duration.minutes(2),
            hostNetwork: false,
          }).selectLabel('app', name);
        } else {
          new kplus.Service(chart, name, {
            type: kplus.ServiceType.LOAD_BALANCER,
            metadata: {
              ...metadata,
              annotations: {
                'kubernetes.io/elb.class': 'union',
                'kubernetes.io/elb.id': elbId,
                'kubernetes.io/elb.pass-through': 'true',
                'kubernetes.io/elb.lb-algorithm': 'ROUND_ROBIN',
                'kubernetes.io/elb.session-affinity-mode': 'SOURCE_IP',
                'kubernetes.io/elb.session-affinity-option': '{"persistence_timeout":"30"}',
                'kubernetes.io/elb.acl-id': '1d2e3f40-5b53-4b8e-9d1f-6f3c1a2b4c5d',
                'kubernetes.io/elb.acl-status': 'on',
                'kubernetes.io/elb.acl-type': 'white',
                'kubernetes.io/elb.health-check-flag': 'on',
                'kubernetes.io/elb.health-check-option': '{"delay":"5","protocol":"TCP"}',
                'kubernetes.io/elb.keepalive_timeout': '120',
                'kubernetes.io/hws-hostNetwork': 'false',
              },
            },
            ports: [{ name: 'web', port, targetPort: 8080 }],
          }).selectLabel('app', name);
        }
      }
    }
    const constructed = performance.now();
    app.synth();
    const end = performance.now();
    const text: string = fs
      .readdirSync(outdir)
      .map((file: string) => fs.readFileSync(path.join(outdir, file), 'utf8'))
      .join('');
    const annotations =
      text
        .match(/^ {4}kubernetes\.io\/.*$/gm)
        ?.sort()
        .join('\n').length ?? 0;
    return { construct: constructed - start, synth: end - constructed, annotations };
  } finally {
    fs.rmSync(outdir, { recursive: true });
  }
}

/** Milliseconds that loading the packages takes, and how many of them are those of the last one. */
function requireAll({ packages }: { readonly packages: readonly string[] }): {
  readonly total: number;
  readonly last: number;
} {
  const start = performance.now();
  let before = start;
  for (const name of packages) {
    before = performance.now();
    require(name);
  }
  const end = performance.now();
  return { total: end - start, last: end - before };
}

/** Milliseconds until the first Service is there and judged: what is loaded when it is needed, not before. */
function firstService({ root }: { readonly root: string }): number {
  const { App, Chart } = require(`${root}/node_modules/cdk8s`);
  require(`${root}/node_modules/cdk8s-plus-28`);
  const cce = require(root);
  const start = performance.now();
  const app = new App();
  new cce.PassThroughLoadBalancerService(new Chart(app, 'chart'), 'service', {
    ports: [{ port: 80 }],
    elb: cce.ExistingElb.shared('3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d'),
  });
  cce.CceValidation.enable(app).findings();
  return performance.now() - start;
}

/** What is worth knowing about the figures. */
const remarks = new Set<string>();

function inFreshProcess<A, R>(work: (argument: A) => R, argument: A): R {
  const script = `process.stdout.write(JSON.stringify((${work.toString()})(${JSON.stringify(argument)})))`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', script], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(stderr);
  if (stderr !== '') remarks.add(stderr.split('\n').slice(0, 2).join('\n'));
  return JSON.parse(stdout);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

interface Figures {
  readonly construct: number;
  readonly synth: number;
  readonly total: number;
}

function measure(charts: number, services: number): Record<Kind, Figures> {
  const runs: Record<Kind, Measured[]> = { ours: [], plain: [] };
  for (let run = 0; run < RUNS; run++) {
    // Neither is always the first.
    const kinds: readonly Kind[] = run % 2 === 0 ? ['plain', 'ours'] : ['ours', 'plain'];
    for (const kind of kinds) runs[kind].push(inFreshProcess(buildAndSynth, { root: ROOT, kind, charts, services }));
  }
  if (runs.ours[0].annotations !== runs.plain[0].annotations) remarks.add('the two kinds write different annotations');
  const figures = (all: readonly Measured[]): Figures => ({
    construct: median(all.map(({ construct }) => construct)),
    synth: median(all.map(({ synth }) => synth)),
    total: median(all.map(({ construct, synth }) => construct + synth)),
  });
  return { ours: figures(runs.ours), plain: figures(runs.plain) };
}

const ms = (value: number) => `${value.toFixed(value < 100 ? 1 : 0)} ms`.padStart(10);
const times = (value: number) => value.toFixed(2).padStart(7);

function main(): void {
  console.log(`Node ${process.version}, medians of ${RUNS} runs, each in a process of its own\n`);
  const all = SIZES.map(({ name, charts, services }) => ({ name, figures: measure(charts, services) }));
  for (const { name, figures } of all) {
    const { ours, plain } = figures;
    console.log(`${name}`);
    console.log(`  ${''.padEnd(12)}${'plain'.padStart(10)}${'ours'.padStart(10)}  ratio`);
    for (const part of ['construct', 'synth', 'total'] as const) {
      const target = part === 'total' ? `   target: at most ${TARGETS.ratio.toFixed(2)}` : '';
      console.log(`  ${part.padEnd(12)}${ms(plain[part])}${ms(ours[part])}${times(ours[part] / plain[part])}${target}`);
    }
  }
  const [small, large] = all;
  const growth = (kind: Kind) => large.figures[kind].total / small.figures[kind].total;
  console.log('\nGrowth of the total from 1,000 to 10,000 Services');
  console.log(
    `  plain ${growth('plain').toFixed(1)}, ours ${growth('ours').toFixed(1)}   target: no steeper than plain`,
  );

  const packages = [resolve(ROOT, 'node_modules/cdk8s-plus-28'), ROOT];
  const loads = Array.from({ length: RUNS_OF_REQUIRE }, () => inFreshProcess(requireAll, { packages }));
  console.log("\nrequire('cdk8s-cce') after require('cdk8s-plus-28')");
  console.log(
    `  ${median(loads.map(({ last }) => last)).toFixed(1)} ms of ${median(loads.map(({ total }) => total)).toFixed(0)} ms   target: at most ${TARGETS.requireMs} ms`,
  );
  const first = Array.from({ length: RUNS }, () => inFreshProcess(firstService, { root: ROOT }));
  console.log(
    `  the first Service, built and judged, with everything that is loaded for it: ${median(first).toFixed(1)} ms`,
  );
  for (const remark of remarks) console.log(`\nremark: ${remark}`);
}

main();
