// Random and mutated manifests through the linter and all formats, in one process: `fuzz.ts [COUNT] [SEED]`.
import { ALL_SPECS } from '../src/annotations/registry';
import { clusterFacts } from '../src/cli/cluster-options';
import { fixFiles, type LintRun } from '../src/lint/fix';
import { Linter } from '../src/lint/lint';
import { LINT_RULES } from '../src/lint/lint-rules';
import type { Target } from '../src/lint/target';
import { REPORTERS } from '../src/reporters';
import { mutatedManifest, Random } from '../test/manifest/support/mutations';

const MAX_MILLISECONDS = 2000;

const ID = '3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d';
const JSONS: readonly string[] = [
  '{"type":"public","bandwidth_name":"cce-bandwidth","bandwidth_chargemode":"bandwidth","bandwidth_size":5,"bandwidth_sharetype":"PER","eip_type":"5_bgp","name":"james"}',
  '{"type":"inner","available_zone":["az1","az2"],"l4_flavor_name":"L4_flavor.elb.s1.small","l7_flavor_name":""}',
  '{"protocol":"TCP","delay":"5","timeout":"10","max_retries":"3","path":"/","check_port":"80"}',
  '[{"protocol":"HTTP","delay":5,"timeout":10,"max_retries":3,"path":"/","target_service_port":"TCP:80","monitor_port":"22222"}]',
  '{"persistence_timeout":"30","app_cookie_name":"a"}',
  '[{"service_port":"TCP:443","id":"b"}]',
  '{"a":{"b":[null,true,1e999,-0,"\\u0000\\ud800"]},"__proto__":{"x":1}}',
];
const TEXTS: readonly string[] = [
  ...['true', 'false', 'on', 'off', '', ' ', 'union', 'performance', 'Union', '80', '0', '-1', '1e9', '65536', '0x50'],
  ...[ID, ID.toUpperCase(), 'https:443,http:80', 'https:443,http:80,', 'tcp:80', 'TLS:1-9', ',', ':', '1-65535'],
  ...[
    'ROUND_ROBIN',
    'round_robin',
    'False',
    '60s',
    'SOURCE_IP',
    'HTTP_COOKIE',
    'retain',
    '$(X)',
    '${X}',
    '{{ .Values.x }}',
    '10.0.0.1',
    '::1',
    'null',
  ],
  ...[
    'missing-load-balancer: why',
    'unknown-annotation:',
    'x; y: z;;',
    '\u001b[31mred',
    '\u0000',
    '\u009b1m',
    '\u202e',
  ],
  ...[
    '\ud800',
    '\u2028',
    '\u0085',
    '\r',
    '\n\n',
    '😀'.repeat(70),
    'x'.repeat(3000),
    '%0A::error::x',
    ']]>',
    '<a b="c">',
  ],
];
const KEYS: readonly string[] = [
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'cdk8s-cce/ignore', '', '/', '~0~1', '\u001b[2J', '\n'],
  ...[
    'kubernetes.io/elb.',
    'kubernetes.io/elb.clas',
    'kubernetes.io/ELB.class',
    'kubernetes.io/elb.Pass_Through',
    'kubernetes.io/session-affinity-mode',
    'kubernetes.io/elb.\u0000',
    '\u202e',
    '<<',
  ],
  ...['service.beta.kubernetes.io/aws-load-balancer-type', 'kubernetes.io/ingress.class', 'k'.repeat(2000)],
];
const KINDS = [
  'Service',
  'Service',
  'Service',
  'Ingress',
  'Deployment',
  'StatefulSet',
  'Pod',
  'List',
  'ServiceList',
  '',
  'x',
];
const CHARACTERS =
  '\u0000\u0007\b\t\n\u000b\r\u001b !"#%&\'*,-.:<=>?@[\\]_`{|}~\u007f\u0085\u009b\u200b\u202e\u2028\ufeff\ufffe\ud83d\ude00';

type Generator = (random: Random) => string;

const key: Generator = (random) =>
  random.pick([random.pick(ALL_SPECS).key, random.pick(ALL_SPECS).key, random.pick(KEYS)]);

const json: Generator = (random) => times(random, 3, random.pick(JSONS), (text) => splice(random, text));

const text: Generator = (random) => random.pick([random.pick(TEXTS), random.pick(TEXTS), json(random), key(random)]);

/** Whatever can stand in an object. */
function value(random: Random, depth = 0): unknown {
  switch (random.below(depth > 3 ? 5 : 8)) {
    case 0:
      return random.pick([null, true, false, 0, -1, 80, 65536, 1.5, 1e21, Number.MAX_SAFE_INTEGER]);
    case 5:
      return Array.from({ length: random.below(4) }, () => value(random, depth + 1));
    case 6:
      return Object.fromEntries(Array.from({ length: random.below(4) }, () => [key(random), value(random, depth + 1)]));
    default:
      return text(random);
  }
}

const sometimes = <T>(random: Random, usual: T): unknown => (random.below(20) === 0 ? value(random) : usual);

function object(random: Random, depth = 0): unknown {
  const annotations = Object.fromEntries(
    Array.from({ length: random.below(9) }, () => [key(random), random.below(8) === 0 ? value(random) : text(random)]),
  );
  const port = () => ({
    name: sometimes(random, random.pick(['a', 'b', 'cce-healthz'])),
    port: sometimes(random, random.pick([80, 443, 53])),
    nodePort: sometimes(random, undefined),
    protocol: sometimes(random, random.pick(['TCP', 'UDP', undefined])),
  });
  const kind = sometimes(random, random.pick(KINDS));
  return {
    apiVersion: sometimes(random, random.pick(['v1', 'apps/v1', 'networking.k8s.io/v1'])),
    kind,
    metadata: sometimes(random, {
      name: sometimes(random, random.pick(['web', 'api', '{{ x }}'])),
      namespace: sometimes(random, random.pick([undefined, 'shop'])),
      annotations: sometimes(random, {
        'kubernetes.io/elb.class': random.pick(['union', 'performance']),
        'kubernetes.io/elb.id': ID,
        ...annotations,
      }),
    }),
    spec: sometimes(random, {
      type: sometimes(random, random.pick(['LoadBalancer', 'LoadBalancer', 'ClusterIP', undefined])),
      selector: sometimes(random, { app: 'web' }),
      ports: sometimes(
        random,
        Array.from({ length: random.below(4) }, () => sometimes(random, port())),
      ),
      externalTrafficPolicy: sometimes(random, random.pick(['Local', 'Cluster', undefined])),
      template: sometimes(random, { metadata: { labels: { app: 'web' } }, spec: { hostNetwork: true } }),
      rules: sometimes(random, [{ http: { paths: [{ backend: { service: { name: 'web' } } }] } }]),
    }),
    items:
      depth < 2 && random.below(8) === 0
        ? [object(random, depth + 1), sometimes(random, object(random, depth + 1))]
        : undefined,
  };
}

/** Objects as JSON, one a document, which is YAML as well; or, with quoted keys and values, in block style. */
const manifest: Generator = (random) =>
  Array.from({ length: 1 + random.below(4) }, () => {
    const each = object(random);
    return random.below(2) === 0 ? `${JSON.stringify(each)}\n` : block(each, 0);
  }).join('---\n');

function block(each: unknown, indent: number): string {
  const margin = ' '.repeat(indent);
  if (typeof each !== 'object' || each === null || Object.keys(each).length === 0) return ` ${JSON.stringify(each)}\n`;
  const lines = Object.entries(JSON.parse(JSON.stringify(each))).map(([name, inner]) =>
    Array.isArray(each)
      ? `${margin}-${block(inner, indent + 2)}`
      : `${margin}${plain(name)}:${block(inner, indent + 2)}`,
  );
  return `${indent === 0 ? '' : '\n'}${lines.join('')}`;
}

const plain = (name: string) => (/^[\w./-]+$/.test(name) ? name : JSON.stringify(name));

const fragment: Generator = (random) =>
  Array.from({ length: random.below(12) }, () =>
    random.pick([
      `${' '.repeat(random.below(6))}${random.pick(['', '- ', '? ', '&a ', '!!str '])}${key(random)}: ${text(random)}`,
      random.pick([
        '---',
        '...',
        '--- |',
        '%YAML 1.2',
        '# Source: \u001b[31m/x.yaml',
        '<<: *a',
        'kind: Service',
        'kind: List',
      ]),
      JSON.stringify(value(random)),
    ]),
  ).join('\n');

const noise: Generator = (random) =>
  Array.from({ length: random.below(200) }, () =>
    String.fromCharCode(random.below(random.pick([128, 256, 65536]))),
  ).join('');

function splice(random: Random, given: string): string {
  const at = random.below(given.length + 1);
  const inserted = random.pick([
    '',
    random.pick(CHARACTERS),
    random.pick(TEXTS),
    given.slice(at, at + random.below(40)),
  ]);
  return given.slice(0, at) + inserted + given.slice(at + random.pick([0, 0, 1, random.below(20)]));
}

function times(random: Random, limit: number, given: string, change: (text: string) => string): string {
  let changed = given;
  for (let left = random.below(limit + 1); left > 0; left--) changed = change(changed);
  return changed;
}

const GENERATORS: readonly Generator[] = [
  manifest,
  manifest,
  (random) => times(random, 6, manifest(random), (given) => splice(random, given)),
  (random) => times(random, 6, manifest(random), (given) => splice(random, given)),
  mutatedManifest,
  fragment,
  noise,
];

function input(random: Random): Buffer {
  const given = random.pick(GENERATORS)(random);
  const bytes = Buffer.from(given, random.below(30) === 0 ? 'utf16le' : 'utf8');
  for (let left = random.below(20) === 0 ? random.below(8) : 0; left > 0 && bytes.length > 0; left--) {
    bytes[random.below(bytes.length)] = random.below(256);
  }
  return bytes;
}

const TARGETS: readonly Target[] = [
  { cluster: {}, meantForCce: false },
  ...[
    {},
    { network: 'overlay_l2', proxyMode: 'ipvs', version: 'v1.28.8-r0', edition: 'huawei' },
    { type: 'turbo', proxyMode: 'iptables', version: '1.19', edition: 'otc' },
  ].map((facts) => ({ cluster: clusterFacts(facts, String), meantForCce: true })),
];
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what colours are made of
const COLORS = /\u001b\[[\d;]+m/g;

/** The rules that had something to tell. */
const found = new Set<string>();

/** @throws what is wrong with a run over the files */
function judge(files: readonly Buffer[], random: Random): void {
  const linter = new Linter({
    withPrevious: true,
    replaces: random.below(2) === 0,
    carriers: random.below(2) === 0,
    onCrash: (rule, error) => {
      throw new Error(`the rule ${rule} failed`, { cause: error });
    },
  });
  const name = random.pick(['a.yaml', '-', '\u001b[31m/../\n.yaml']);
  const target = random.pick(TARGETS);
  files.forEach((bytes, index) => {
    if (index > 0 && index === files.length - 1) linter.addPrevious(name, bytes, target);
    else linter.add(`${name}${index}`, bytes, target);
  });
  const result = linter.finish();
  for (const { rule } of result.findings) found.add(rule);
  for (const [format, reporter] of REPORTERS) {
    const color = random.below(2) === 0;
    const text = reporter(result, { color, width: random.below(200), rules: LINT_RULES, version: '0', troubles: [] });
    const bad = FORBIDDEN.exec((color ? text.replace(COLORS, '') : text).replace(/\n/g, ''));
    if (bad !== null) throw new Error(`${format} holds ${JSON.stringify(bad[0])} at ${bad.index}`);
    if (text !== '' && !text.endsWith('\n')) throw new Error(`${format} ends without a line break`);
    if (format === 'json' || format === 'sarif') JSON.parse(text);
  }
}

let corrected = 0;

/** @throws what is wrong with correcting the file */
function correct(bytes: Buffer, random: Random): void {
  const target = random.pick(TARGETS);
  const judgeFiles = ([each]: readonly Uint8Array[]): LintRun => {
    const linter = new Linter({ onCrash: (_rule, error) => fail(error) });
    linter.add('a.yaml', each, target);
    return { result: linter.finish(), told: linter.told, crashed: linter.crashed };
  };
  const before = judgeFiles([bytes]).result.summary;
  const { bytes: after, fixed, left, run } = fixFiles([bytes], judgeFiles);
  corrected += fixed.length;
  if (run.result.summary.errors > before.errors) throw new Error('correcting it made it worse');
  if (fixFiles(after, judgeFiles).fixed.length > 0) throw new Error('there was more to correct');
  const texts = [...fixed.map(({ what }) => what), ...left.map(({ reason }) => reason)];
  const bad = texts.find((text) => FORBIDDEN.test(text));
  if (bad !== undefined) throw new Error(`${JSON.stringify(bad)} is told of a correction`);
}

function fail(error: unknown): never {
  throw error;
}

const [count = '20000', seed = '1'] = process.argv.slice(2);
const random = new Random(Number(seed));
const began = performance.now();
let slowest = { milliseconds: 0, files: [] as readonly Buffer[] };
let failures = 0;
for (let done = 0; done < Number(count); done++) {
  const files = Array.from({ length: 1 + random.below(3) }, () => input(random));
  const start = performance.now();
  let failure: unknown;
  try {
    judge(files, random);
    correct(files[0], random);
  } catch (error) {
    failure = error;
  }
  const milliseconds = performance.now() - start;
  if (milliseconds > slowest.milliseconds) slowest = { milliseconds, files };
  if (milliseconds > MAX_MILLISECONDS) failure ??= `it took ${Math.round(milliseconds)} ms`;
  if (failure === undefined) continue;
  if (++failures <= 5)
    console.error(
      failure,
      files.map((bytes) => JSON.stringify(bytes.toString('latin1'))),
    );
}
const seconds = (performance.now() - began) / 1000;
console.log(
  `${count} inputs with seed ${seed} in ${seconds.toFixed(1)} s, ${failures} failures; findings of ${found.size} of ${LINT_RULES.length} rules, ${corrected} corrected`,
);
console.log(
  `slowest: ${slowest.milliseconds.toFixed(0)} ms, ${JSON.stringify(Buffer.concat(slowest.files).toString('latin1').slice(0, 300))}`,
);
process.exit(failures === 0 ? 0 : 1);
