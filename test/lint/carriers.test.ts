import { ALL_SPECS } from '../../src/annotations/registry';
import type { ClusterFacts } from '../../src/cluster/cluster-facts';
import { ClusterType } from '../../src/cluster/cluster-type';
import { CceEdition } from '../../src/cluster/edition';
import { ProxyMode } from '../../src/cluster/proxy-mode';
import { readVersion } from '../../src/cluster/version';
import { jsonPointer } from '../../src/diagnostics/path';
import { Linter, type LintOptions } from '../../src/lint/lint';
import type { LintFinding, LintResult } from '../../src/lint/lint-result';
import { REPORTERS } from '../../src/reporters';
import { valuesOf } from '../annotations/values';
import { fc } from '../support/fast-check';
import { service } from '../support/yaml';

function lint(text: string, cluster: ClusterFacts = {}, options: Partial<LintOptions> = {}): LintResult {
  const onCrash = (rule: string, error: unknown) => {
    throw new Error(rule, { cause: error });
  };
  const linter = new Linter({ onCrash, carriers: true, ...options });
  linter.add('values.yaml', Buffer.from(text), { cluster, meantForCce: true });
  return linter.finish();
}
const place = ({ rule, path, range: { line, column } }: LintFinding) => `${line}:${column} ${rule} ${path}`;
const places = (text: string) => lint(text).findings.map(place);
const counted = (text: string) => lint(text).summary.carriedMaps;

const WRONG = '{kubernetes.io/elb.class: onion}';
const EMQX = `apiVersion: apps.emqx.io/v2beta1
kind: EMQX
metadata: {name: emqx, namespace: iot}
spec:
  listenersServiceTemplate:
    metadata:
      annotations:
        kubernetes.io/elb.class: onion
`;

test('those of an earlier state are read as values, and not compared', () => {
  const linter = new Linter({
    onCrash: (rule) => {
      throw new Error(rule);
    },
    carriers: true,
    withPrevious: true,
  });
  const values = (elbClass: string) => `service: {annotations: {kubernetes.io/elb.class: ${elbClass}}}\n`;
  linter.add('values.yaml', Buffer.from(values('union')), { cluster: {}, meantForCce: true });
  linter.addPrevious('old.yaml', Buffer.from(values('onion')), { cluster: {}, meantForCce: true });
  const { findings, summary } = linter.finish();
  expect(findings).toEqual([]);
  expect(summary.carriedMaps).toBe(1);
});

describe('where maps are found', () => {
  test('in values of Helm, at any depth', () => {
    const text = `service:
  annotations:
    kubernetes.io/elb.class: onion
    kubernetes.io/elb.nonsense: "1"
listeners:
- extra: {kubernetes.io/elb.autocreate: '{"type":"public","bandwidth_size":"x"}'}
other: {a: b}
`;
    expect(places(text)).toEqual([
      '3:30 invalid-annotation-value /service/annotations/kubernetes.io~1elb.class',
      '4:5 unknown-annotation /service/annotations/kubernetes.io~1elb.nonsense',
      '6:41 public-autocreate-incomplete /listeners/0/extra/kubernetes.io~1elb.autocreate',
      '6:41 public-autocreate-relies-on-defaults /listeners/0/extra/kubernetes.io~1elb.autocreate',
      '6:76 invalid-annotation-value /listeners/0/extra/kubernetes.io~1elb.autocreate',
    ]);
    const { summary, findings } = lint(text);
    expect(summary).toMatchObject({ documents: 1, resources: 0, carriedMaps: 2 });
    expect(findings.filter(({ resource }) => resource !== undefined)).toEqual([]);
    expect(findings[4].inner).toBe('/bandwidth_size');
  });

  test('in a list, such as the tasks of Ansible', () => {
    const tasks = `- k8s: {definition: {apiVersion: v1, kind: Service, metadata: {annotations: ${WRONG}}}}\n`;
    expect(places(tasks)).toEqual([
      '1:103 invalid-annotation-value /0/k8s/definition/metadata/annotations/kubernetes.io~1elb.class',
    ]);
    expect(lint('- {apiVersion: v1, kind: Service}\n').findings).toMatchObject([{ rule: 'unreadable-manifest' }]);
  });

  test('in a custom resource, which is the resource of the finding', () => {
    const { findings } = lint(EMQX);
    expect(findings.map(place)).toEqual([
      '8:34 invalid-annotation-value /spec/listenersServiceTemplate/metadata/annotations/kubernetes.io~1elb.class',
    ]);
    expect(findings[0].resource).toEqual({
      apiVersion: 'apps.emqx.io/v2beta1',
      kind: 'EMQX',
      namespace: 'iot',
      name: 'emqx',
    });
  });

  test('only if somebody asks for it', () => {
    const { findings, summary } = lint(EMQX, {}, { carriers: false });
    expect(findings).toEqual([]);
    expect(summary).not.toHaveProperty('carriedMaps');
    expect(lint(`a: ${WRONG}\n`, {}, { carriers: false }).findings).toMatchObject([{ rule: 'unreadable-manifest' }]);
  });

  test.each<[string, string, number]>([
    ['as the document itself', `kubernetes.io/elb.class: onion\n`, 1],
    ['in JSON', `{"a": {"kubernetes.io\\/elb.class": "onion"}}`, 1],
    ['below a key that is called kind', `kind: DaemonSet\nservice: ${WRONG}\n`, 1],
    [
      'in a Service that a custom resource holds',
      `apiVersion: a/v1\nkind: A\nspec: ${service()
        .replace(/\n(?!$)/g, '\n  ')
        .replace(/^/, '\n  ')}`,
      1,
    ],
    [
      'under a key that only an encoding hides',
      `apiVersion: a/v1\nkind: A\nspec: {!!binary a3ViZXJuZXRlcy5pby9lbGIuY2xhc3M=: onion}\n`,
      1,
    ],
    ['under a key with escapes', `apiVersion: a/v1\nkind: A\nspec: {"kubernetes\\x2eio/elb.class": onion}\n`, 1],
    [
      'in the metadata of a custom resource',
      `apiVersion: a/v1\nkind: A\nmetadata: {name: a, annotations: ${WRONG}}\n`,
      1,
    ],
    ['not in a Service, which is judged itself', service(), 0],
    [
      'not in an ingress',
      `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: a, annotations: ${WRONG}}\n`,
      0,
    ],
    [
      'not in a workload',
      `apiVersion: apps/v1\nkind: Deployment\nspec: {template: {metadata: {annotations: ${WRONG}}}}\n`,
      0,
    ],
    [
      'not in a workload inside of something',
      `a:\n- apiVersion: v1\n  kind: Pod\n  metadata: {annotations: ${WRONG}}\n`,
      0,
    ],
    [
      'not in a definition of types',
      `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec: {properties: ${WRONG}}\n`,
      0,
    ],
    ['not in values for an ingress', `ingress: {annotations: ${WRONG}}\n`, 0],
    ['not in values whose name says so', `ingressAnnotations: ${WRONG}\n`, 0],
    ['not with keys of ingresses', `front: {kubernetes.io/elb.class: onion, kubernetes.io/elb.port: "80"}\n`, 0],
    ['not with a class of ingresses', `front: {kubernetes.io/elb.class: onion, kubernetes.io/ingress.class: cce}\n`, 0],
    [
      'in values for the Service of an ingress controller',
      `ingress-nginx: {controller: {service: {annotations: ${WRONG}}}}\n`,
      1,
    ],
    ['in values for a Service below an ingress', `ingress: {service: {annotations: ${WRONG}}}\n`, 1],
    ['not in values for an ingress below a Service', `service: {ingress: {annotations: ${WRONG}}}\n`, 0],
    ['not in a Service of CCI', `apiVersion: cci/v2\nkind: Service\nmetadata: {name: a, annotations: ${WRONG}}\n`, 0],
    ['not in what Terraform makes of one', `a: [{type: huaweicloud_cciv2_service, values: ${WRONG}}]\n`, 0],
    ['not without our prefix', `a: {kubernetes.io/other: x, constructor: y, __proto__: z}\n`, 0],
  ])('%s', (_title, text, count) => {
    expect(counted(text)).toBe(count);
  });

  test('one map in many places is told once', () => {
    const text = `x: &x ${WRONG}\na: {service: *x}\nb: {service: {<<: *x, kubernetes.io/elb.nonsense: "1"}}\n`;
    expect(places(text)).toEqual([
      '1:33 invalid-annotation-value /x/kubernetes.io~1elb.class',
      '3:23 unknown-annotation /b/service/kubernetes.io~1elb.nonsense',
    ]);
    expect(counted(text)).toBe(3);
  });

  test('an object without its kind is a mistake as before', () => {
    expect(places(`apiVersion: v1\nmetadata: {annotations: ${WRONG}}\n`)).toEqual(['1:1 unreadable-manifest ']);
  });
});

describe('entries of lists', () => {
  test('names and values, as of a game server', () => {
    const text = `apiVersion: game.kruise.io/v1alpha1
kind: GameServerSet
spec:
  network:
    networkConf:
    - {name: PortProtocols, value: 80/TCP}
    - name: kubernetes.io/elb.class
      value: dedicated
    - name: kubernetes.io/elb.nonsense
      value: "1"
    - name: kubernetes.io/elb.autocreate
      value: '{"bandwidth_size":"5"}'
`;
    expect(places(text)).toEqual(['8:14 annotation-of-another-controller /spec/network/networkConf/1/value']);
    const other = text.replace('dedicated', 'union').replace('"5"', '[]');
    expect(places(other)).toContain('9:13 unknown-annotation /spec/network/networkConf/2/name');
    expect(places(other)).toContain('12:33 invalid-annotation-value /spec/network/networkConf/3/value');
    expect(counted(text)).toBe(1);
  });

  test('parameters of Helm, together with those of the same owner', () => {
    const text = String.raw`apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  source:
    helm:
      parameters:
      - {name: a.annotations.kubernetes\.io/elb\.class, value: performance}
      - {name: a.annotations.kubernetes\.io/elb\.x-forwarded-host, value: "true", forceString: true}
      - {name: b.annotations.kubernetes\.io/elb\.class, value: onion}
      - {name: "ingress.annotations.kubernetes\\.io/elb\\.class", value: onion}
      - {name: replicas, value: "1"}
      - {name: kubernetes.io/elb.class}
`;
    expect(places(text).filter((each) => each.includes('invalid'))).toEqual([
      '9:64 invalid-annotation-value /spec/source/helm/parameters/2/value',
    ]);
    expect(counted(text)).toBe(2);
  });

  test.each<[string, string, string[]]>([
    [
      'true',
      'elb\\.pass-through, value: "true"',
      ['warning value: kubernetes.io/elb.pass-through is true (a boolean)'],
    ],
    ['true, forced', 'elb\\.pass-through, value: "true", forceString: true', []],
    ['true of Terraform', 'elb\\.pass-through, value: "true", type: string', []],
    [
      'TRUE',
      'elb\\.pass-through, value: "TRUE"',
      ['warning value: kubernetes.io/elb.pass-through is true (a boolean)'],
    ],
    ['a number', 'elb\\.acl-id, value: "12"', ['warning value: kubernetes.io/elb.acl-id is 12 (a number)']],
    ['null, which removes it', 'elb\\.pass-through, value: "null"', []],
    ['a word', 'elb\\.class, value: union', []],
    ['an expression', 'elb\\.class, value: "{{ .Values.class }}"', []],
    [
      'JSON',
      `elb\\.autocreate, forceString: true, value: '{"type":"inner"}'`,
      [`warning value: kubernetes.io/elb.autocreate is ['"type":"inner"'] (a list)`],
    ],
    ['JSON with a backslash', `elb\\.autocreate, value: '\\{"type":"inner"}'`, []],
    ['JSON as it is', `elb\\.autocreate, type: literal, value: '{"type":"inner"}'`, []],
    ['dots', 'elb.class, value: union', ['error name: kubernetes.io/elb.class has dots without a backslash']],
  ])('parameters of Helm: %s', (_, rest, expected) => {
    const dots = rest.startsWith('elb\\.') ? '\\.' : '.';
    const { findings } = lint(`a: [{name: s.annotations.kubernetes${dots}io/${rest}}]\n`, {}, {});
    const told = findings.filter(({ rule }) => rule === 'annotation-not-a-string' || rule.startsWith('invalid'));
    expect(
      told.map(({ severity, path, message }) => `${severity} ${path.slice(5)}: ${message.split(/ to helm|, at/)[0]}`),
    ).toEqual(expected);
  });

  test('each parameter with dots is told', () => {
    const one = (key: string) => `{name: s.annotations.kubernetes.io/${key}, value: union}`;
    const { findings } = lint(`[${one('elb.class')}, ${one('elb.id')}, ${one('elb\\.lb-algorithm')}]\n`);
    expect(findings).toMatchObject([
      { help: 'Write kubernetes\\.io/elb\\.class in the name.' },
      { help: 'Write kubernetes\\.io/elb\\.id in the name.' },
      { help: 'Write kubernetes\\.io/elb\\.lb-algorithm in the name.' },
    ]);
  });

  test('JSON patches', () => {
    const text = `- {op: add, path: /metadata/annotations/kubernetes.io~1elb.class, value: onion}
- {op: remove, path: /metadata/annotations/kubernetes.io~1elb.id}
- {op: add, path: /metadata/annotations, value: ${WRONG}}
- {op: add, path: /metadata/labels/a~0b, value: c}
`;
    expect(places(text)).toEqual([
      '1:74 invalid-annotation-value /0/value',
      '3:75 invalid-annotation-value /2/value/kubernetes.io~1elb.class',
    ]);
  });
});

describe('texts', () => {
  const WITH = (text: string) => `apiVersion: helm.cattle.io/v1\nkind: HelmChart\nspec:\n  valuesContent: ${text}\n`;

  test.each<[string, string, string]>([
    ['literal', '|\n    service:\n      kubernetes.io/elb.class: onion', '6:32'],
    ['of JSON', `'{"service": {"kubernetes.io\\/elb.class": "onion"}}'`, '4:60'],
    ['with escapes', '"service:\\n  kubernetes.io/elb.class: onion\\n"', '4:56'],
  ])('%s', (_title, text, place) => {
    const { findings } = lint(WITH(text));
    expect(findings.map(({ range: { line, column }, path, inner }) => [`${line}:${column}`, path, inner])).toEqual([
      [place, '/spec/valuesContent', '/service/kubernetes.io~1elb.class'],
    ]);
    expect(findings[0].resource?.kind).toBe('HelmChart');
  });

  test.each<[string, string, number]>([
    ['a Service, such as a patch of Kustomize', `|\n    ${service().replaceAll('\n', '\n    ')}`, 1],
    ['several documents', `|\n    a: ${WRONG}\n    ---\n    a: ${WRONG}`, 2],
    ['not for an ingress', `|\n    ingress: ${WRONG}`, 0],
    ['not a template, which is no YAML yet', `|\n    a: ${WRONG}\n    {{- if .b }}`, 0],
    ['not prose', '|\n    set kubernetes.io/elb.class: it says which', 0],
    ['not a text in a text', `|\n    a: |\n      a: ${WRONG}`, 0],
  ])('%s', (_title, text, count) => {
    expect(counted(WITH(text))).toBe(count);
  });

  test('not below an ingress, and not in a patch of one', () => {
    expect(counted(`ingress:\n  annotations: |\n    kubernetes.io/elb.class: onion\n`)).toBe(0);
    expect(counted(`service:\n  annotations: |\n    kubernetes.io/elb.class: onion\n`)).toBe(1);
    const patch = (kind: string) => `patches:\n- target: {kind: ${kind}}\n  patch: |\n    a: ${WRONG}\n`;
    expect([counted(patch('Ingress')), counted(patch('Service'))]).toEqual([0, 1]);
  });

  test('not what kubectl noted, which the object says itself', () => {
    const last = JSON.stringify({ apiVersion: 'a/v1', kind: 'A', spec: { 'kubernetes.io/elb.class': 'onion' } });
    const noted = `{kubectl.kubernetes.io/last-applied-configuration: ${JSON.stringify(last)}}`;
    expect(counted(`apiVersion: a/v1\nkind: A\nmetadata: {annotations: ${noted}}\n`)).toBe(0);
  });

  test('of a plan of Terraform, what is planned', () => {
    const values = { values: ['service:\n  kubernetes.io/elb.class: onion\n'], metadata: [{ annotations: {} }] };
    const plan = {
      format_version: '1.2',
      terraform_version: '1.11.4',
      planned_values: { root_module: { resources: [{ type: 'helm_release', values }] } },
      resource_changes: [{ change: { before: values, after: values } }],
    };
    expect(lint(JSON.stringify(plan)).findings.map(({ path, inner }) => [path, inner])).toEqual([
      ['/planned_values/root_module/resources/0/values/values/0', '/service/kubernetes.io~1elb.class'],
    ]);
  });
});

describe('what is said of them', () => {
  test('expressions are not known', () => {
    expect(places(`a:\n  kubernetes.io/elb.class: "{{ .Values.class }}"\n  kubernetes.io/elb.id: \${ID}\n`)).toEqual(
      [],
    );
  });

  test('keys of another controller', () => {
    expect(places('a: {kubernetes.io/elb.keep-eip: "true", kubernetes.io/elb.nonsense: "1"}\n')).toEqual([
      '1:5 annotation-of-another-controller /a/kubernetes.io~1elb.keep-eip',
    ]);
  });

  test('a value that is no text may become one', () => {
    const text = 'a: {kubernetes.io/elb.pass-through: true}\n';
    expect(lint(text).findings).toMatchObject([{ rule: 'annotation-not-a-string', severity: 'warning' }]);
    expect(lint(text).findings[0].why).toMatch(/^Unless whatever makes the Service/);
  });

  test('what stands beside annotations in a map, and is none', () => {
    expect(places(`replicas: 2\nhosts: [a]\nprometheus.io/scrape: true\nkubernetes.io/elb.class: union\n`)).toEqual([
      '3:23 annotation-not-a-string /prometheus.io~1scrape',
    ]);
  });

  test('facts of the cluster', () => {
    const text = 'a: {kubernetes.io/elb.keepalive_timeout: "300"}\n';
    expect(lint(text, { version: readVersion('v1.15') }).findings).toMatchObject([
      { rule: 'annotation-unsupported-by-version' },
    ]);
    expect(lint(text).summary.notJudged).toEqual([
      { fact: 'version', rules: ['annotation-unsupported-by-version'], services: 1 },
    ]);
  });

  test('nothing about a class that another file can give', () => {
    const text = 'a: {kubernetes.io/elb.adaptive-weight: "true", kubernetes.io/elb.id: ""}\n';
    expect(lint(text).summary.notJudged.map(({ fact }) => fact)).not.toContain('elbClass');
  });

  test('acknowledgements stand in the map', () => {
    const map = (ignore: string) => `a:\n  kubernetes.io/elb.class: onion\n  cdk8s-cce/ignore: "${ignore}"\n`;
    expect(places(map('invalid-annotation-value: meant so'))).toEqual([]);
    expect(places(map('unknown-annotation: none here'))).toEqual([
      '2:28 invalid-annotation-value /a/kubernetes.io~1elb.class',
      '3:21 unused-acknowledgement /a/cdk8s-cce~1ignore',
    ]);
  });

  test.each([...REPORTERS])('%s of a map without an object', (_name, reporter) => {
    const settings = { color: false, width: 100, rules: [], version: '1', troubles: [] };
    expect(reporter(lint(`a: ${WRONG}\n`), settings)).toContain('onion');
  });
});

/** What is said of a map has to be true of every Service that it can become. */
test('whatever completes the Service, it has the mistakes of its annotations', () => {
  const some = (key: string) =>
    fc.oneof(
      { arbitrary: (valuesOf(key) ?? fc.constant('')).map((value) => encoded(key, value)), weight: 3 },
      { arbitrary: fc.constantFrom('', 'nonsense', 'true', 'on', '5', '{}', '[{}]', '{"type":"public"}'), weight: 1 },
    );
  // A misspelt key is told, though it may stand beside the right one, with the same value, when all is put together.
  const keys = ALL_SPECS.filter(
    ({ writtenBy, misspellingOf }) => writtenBy !== 'platform' && misspellingOf === undefined,
  ).map(({ key }) => key);
  const entry = fc.constantFrom(...keys).chain((key) => some(key).map((value) => [key, value] as const));
  const map = fc.array(entry, { minLength: 1, maxLength: 6 }).map((entries) => Object.fromEntries(entries));
  const spec = fc.record({
    type: fc.constant('LoadBalancer'),
    ports: fc.constantFrom(
      [{ name: 'a', port: 80 }],
      [
        { name: 'a', port: 443 },
        { name: 'b', port: 53, protocol: 'UDP' },
      ],
    ),
    externalTrafficPolicy: fc.constantFrom('Local', 'Cluster'),
  });
  const cluster = fc.constantFrom<ClusterFacts>(
    {},
    { clusterType: ClusterType.TURBO, version: readVersion('v1.19'), proxyMode: ProxyMode.IPVS },
    { clusterType: ClusterType.STANDARD, version: readVersion('v1.30'), edition: CceEdition.OPEN_TELEKOM_CLOUD },
  );
  const seen = (text: string, facts: ClusterFacts) =>
    lint(text, facts).findings.map(({ rule, path, inner = '' }) => `${rule} ${path.split('/').pop()} ${inner}`);
  let said = 0;
  fc.assert(
    fc.property(map, map, spec, cluster, (annotations, more, rest, facts) => {
      const ofMap = seen(JSON.stringify({ map: annotations }), facts);
      const data = {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'web', annotations: { ...more, ...annotations } },
        spec: rest,
      };
      said += ofMap.length;
      // What another controller serves is judged by nothing else.
      const ofService = seen(JSON.stringify(data), facts);
      if (ofService.some((each) => each.startsWith('annotation-of-another-controller'))) return;
      expect(ofService).toEqual(expect.arrayContaining(ofMap));
    }),
    { numRuns: 1000 },
  );
  expect(said).toBeGreaterThan(500);
});

function encoded(key: string, value: unknown): string {
  return ALL_SPECS.find((spec) => spec.key === key)!.codec.encode(value);
}

test('the path of a finding leads to the map', () => {
  const { findings } = lint(`a~b: {c/d: [${WRONG}]}\n`);
  expect(findings.map(({ path }) => path)).toEqual([jsonPointer(['a~b', 'c/d', 0, 'kubernetes.io/elb.class'])]);
});
