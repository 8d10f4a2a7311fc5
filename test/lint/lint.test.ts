import type { ClusterFacts } from '../../src/cluster/cluster-facts';
import { ProxyMode } from '../../src/cluster/proxy-mode';
import { Linter, type LintOptions } from '../../src/lint/lint';
import type { LintFinding, LintResult } from '../../src/lint/lint-result';
import { LINT_RULES } from '../../src/lint/lint-rules';
import type { Target } from '../../src/lint/target';
import { findingText } from '../../src/reporters/finding-text';
import { RULES, SYNTHESIS_RULE_IDS } from '../../src/rules';
import { CHANGE_RULES } from '../../src/rules/changes';
import { ID, service } from '../support/yaml';

const NO_CRASH: LintOptions = {
  onCrash: (rule, error) => {
    throw new Error(rule, { cause: error });
  },
};
const target = (cluster: ClusterFacts = {}, meantForCce = true): Target => ({ cluster, meantForCce });
const CLUSTER = target();

type Files = Readonly<Record<string, string>>;

function lint(files: Files | string, options: Partial<LintOptions> = {}, to: Target = CLUSTER): LintResult {
  const linter = new Linter({ ...NO_CRASH, ...options });
  const named = typeof files === 'string' ? { 'a.yaml': files } : files;
  for (const [name, text] of Object.entries(named)) linter.add(name, Buffer.from(text), to);
  return linter.finish();
}

/** `a.yaml:6:5-6:9 rule`. */
function where({ file, range: { line, column, endLine, endColumn }, rule }: LintFinding): string {
  return `${file}:${line}:${column}-${endLine}:${endColumn} ${rule}`;
}
const places = ({ findings }: LintResult) => findings.map(where);
const of = ({ findings }: LintResult, ...rules: string[]) => findings.filter(({ rule }) => rules.includes(rule));
const rulesIn = ({ findings }: LintResult) => findings.map(({ rule }) => rule);

const ignoring = (text: string, annotations = {}) => service({ 'cdk8s-cce/ignore': text, ...annotations });
const UNKNOWN = { 'kubernetes.io/elb.nonsense': '1' };

test('nothing to find', () => {
  const { findings, summary } = lint(service());
  expect(findings).toEqual([]);
  expect(summary).toMatchObject({ files: 1, documents: 1, resources: 1, errors: 0, warnings: 0, infos: 0, skipped: 0 });
});

describe('places', () => {
  test('a word that is wrong, of a key that is right', () => {
    const found = of(lint(service({ 'kubernetes.io/elb.class': 'shared' })), 'annotation-of-another-controller');
    expect(found.map(where)).toEqual([expect.stringMatching(/^a\.yaml:(\d+):31-\1:37 /)]);
  });

  test.each([
    [`'{"type":"inner",}'`, "9:52-9:53 a key in double quotes is expected, not '}', at character 17"],
    ['"{\\"type\\":\\"inner\\",}"', "9:56-9:57 a key in double quotes is expected, not '}', at character 17"],
    [
      '|\n      {\n        "type": "inner",\n        "bandwidth_size" 5\n      }',
      "12:26-12:27 a colon is expected, not '5', at character 41",
    ],
    ['|\n      {"type": "inner"', '10:23-11:1 a comma or } is expected, not the end, at character 17'],
  ])('where JSON is broken: %s', (value, expected) => {
    const { findings } = lint(`apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
  annotations:
    kubernetes.io/elb.class: union
    # what is broken
    kubernetes.io/elb.autocreate: ${value}
spec:
  type: LoadBalancer
  selector: {app: web}
  ports: [{name: a, port: 80}]
`);
    expect(
      findings.map(({ range: { line, column, endLine, endColumn }, message }) => {
        const [, what] = /expected valid JSON \((.*)\)$/.exec(message) ?? [];
        return `${line}:${column}-${endLine}:${endColumn} ${what}`;
      }),
    ).toEqual([expected]);
  });

  test('the entry of a list that is meant', () => {
    const result = lint(`apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    kubernetes.io/elb.class: performance
    kubernetes.io/elb.id: ${ID}
    kubernetes.io/elb.cert-id: d6f0a1b2c3d4e5f60718293a4b5c6d7e
    kubernetes.io/elb.protocol-port: "https:443,http:81,http:53,https:80,https:80"
    kubernetes.io/elb.tls-certificate-ids: d6f0a1b2c3d4e5f60718293a4b5c6d7e,mine
spec:
  type: LoadBalancer
  selector: {app: web}
  ports: [{name: a, port: 80}, {name: b, port: 443}, {name: c, port: 53, protocol: UDP}]
`);
    expect(places(result).filter((each) => !each.endsWith('inside'))).toEqual([
      'a.yaml:9:49-9:56 unusable-protocol-port',
      'a.yaml:9:57-9:64 protocol-port-on-udp',
      'a.yaml:9:74-9:82 unusable-protocol-port',
      'a.yaml:10:77-10:81 invalid-annotation-value',
    ]);
  });

  test('values, keys, and places inside JSON', () => {
    const result = lint(`apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
  annotations:
    kubernetes.io/elb.class: "onion"
    kubernetes.io/elb.nonsense: "1"
    kubernetes.io/elb.autocreate: '{"type":"inner","nonsense":1}'
spec:
  type: LoadBalancer
  selector: {app: web}
  ports: [{name: a, port: 80}]
`);
    expect(places(result)).toEqual([
      'a.yaml:7:30-7:37 invalid-annotation-value',
      'a.yaml:8:5-8:31 unknown-annotation',
      'a.yaml:9:63-9:64 unread-annotation-field',
    ]);
    const [value, key, inner] = result.findings;
    const resource = { apiVersion: 'v1', kind: 'Service', namespace: 'shop', name: 'web' };
    expect(value).toMatchObject({ resource, severity: 'error', line: '    kubernetes.io/elb.class: "onion"' });
    expect(value.path).toBe('/metadata/annotations/kubernetes.io~1elb.class');
    expect('inner' in value || 'helmSource' in value).toBe(false);
    expect(key).toMatchObject({ resource, severity: 'warning' });
    expect(inner).toMatchObject({ inner: '/nonsense', path: '/metadata/annotations/kubernetes.io~1elb.autocreate' });
  });

  test('lines end as in editors', () => {
    const lines = lint(service(UNKNOWN).replaceAll('\n', '\r\n'));
    expect(lines.findings).toMatchObject([{ line: '    kubernetes.io/elb.nonsense: "1"', range: { line: 8 } }]);
  });

  test('what is missing stands at the nearest thing above it, or at the start', () => {
    const { findings } = lint(
      'kind: Service\napiVersion: v1\nmetadata: {name: web}\nspec: {type: LoadBalancer, ports: [{port: 80}]}\n',
    );
    for (const { range } of findings) expect(range.line).toBeGreaterThanOrEqual(1);
    expect(findings.length).toBeGreaterThan(0);
  });

  test('by file as given, then by place, rule and message', () => {
    const bad = service({ 'kubernetes.io/elb.b': '1', 'kubernetes.io/elb.a': '1' });
    expect(places(lint({ 'z.yaml': bad, 'a.yaml': `${bad}---\n${bad.replace('web', 'api')}` }))).toEqual([
      'z.yaml:8:5-8:24 unknown-annotation',
      'z.yaml:9:5-9:24 unknown-annotation',
      'a.yaml:8:5-8:24 unknown-annotation',
      'a.yaml:9:5-9:24 unknown-annotation',
      'a.yaml:22:5-22:24 unknown-annotation',
      'a.yaml:23:5-23:24 unknown-annotation',
      'a.yaml:27:27-27:29 shared-listener-port',
    ]);
  });

  test('at one place by rule, then by message', () => {
    const text = 'missing-load-balancer: x; unknown-annotation; x: y; duplicate-key; a: b; conflicting-annotations: x';
    const found = lint(ignoring(text)).findings.map(({ rule, message }) => `${rule} ${message.slice(0, 25)}`);
    expect(found).toEqual([...found].sort());
    expect(found).toHaveLength(6);
  });

  test('one Service in the way of many', () => {
    const many = ['a', 'b', 'c'].map((name) => service({}, { name })).join('---\n');
    const { findings } = lint(many);
    expect(findings.map(({ related }) => related)).toMatchObject([[{ range: { line: 4 } }], [{ range: { line: 4 } }]]);
  });

  test('the template that Helm names', () => {
    const [finding] = lint(`---\n# Source: chart/templates/web.yaml\n${service(UNKNOWN)}`).findings;
    expect(finding.helmSource).toBe('chart/templates/web.yaml');
  });
});

describe('clusters', () => {
  const clash = (first: Target, second: Target) => {
    const linter = new Linter(NO_CRASH);
    linter.add('a.yaml', Buffer.from(service()), first);
    linter.add('b.yaml', Buffer.from(service({}, { name: 'api' })), second);
    return linter.finish();
  };

  test('Services of one cluster are compared', () => {
    const found = of(clash(CLUSTER, CLUSTER), 'shared-listener-port');
    expect(found.map(where)).toEqual([expect.stringContaining('b.yaml:')]);
    expect(found[0].related).toMatchObject([
      { file: 'a.yaml', resource: { name: 'web' }, range: { line: 4, column: 9 } },
    ]);
  });

  test('the facts count, not the target', () => {
    expect(rulesIn(clash(target(CLUSTER.cluster), target(CLUSTER.cluster)))).toContain('shared-listener-port');
  });

  test('those of two clusters are not compared as those of one', () => {
    // One load balancer has its listeners once, whoever uses it: that clash is told of two clusters as well.
    expect(rulesIn(clash(target(), target()))).toEqual(['shared-listener-port']);
    const passing = { 'kubernetes.io/elb.pass-through': 'true' };
    const ipvs = target({ proxyMode: ProxyMode.IPVS });
    const mismatch = (second: Target) => {
      const linter = new Linter(NO_CRASH);
      linter.add('a.yaml', Buffer.from(service(passing)), ipvs);
      linter.add('b.yaml', Buffer.from(service({}, { name: 'api', port: 81 })), second);
      return rulesIn(linter.finish());
    };
    expect(mismatch(ipvs)).toContain('pass-through-mismatch-on-shared-elb');
    expect(mismatch(target({ proxyMode: ProxyMode.IPVS }))).not.toContain('pass-through-mismatch-on-shared-elb');
  });

  test('what is meant for CCE needs a load balancer, and what is not known to be needs none', () => {
    const bare =
      'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {type: LoadBalancer, selector: {a: b}, ports: [{port: 80}]}\n';
    expect(places(lint(bare))).toEqual(['a.yaml:4:8-4:12 missing-load-balancer']);
    const classed = bare.replace('name: web', 'name: web, annotations: {a: b, kubernetes.io/elb.class: union}');
    expect(places(lint(classed))).toEqual(['a.yaml:3:43-3:66 missing-load-balancer']);
    expect(rulesIn(lint(bare, {}, target({}, false)))).toEqual([]);
  });

  test('facts that are missing are counted', () => {
    const { summary } = lint(service({ 'kubernetes.io/elb.pass-through': 'true' }));
    expect(summary.notJudged.length).toBeGreaterThan(0);
    for (const { services, rules } of summary.notJudged) {
      expect(services).toBe(1);
      expect(rules.length).toBeGreaterThan(0);
    }
  });
});

test('of many others that share a mistake, some are named', () => {
  const many = Array.from({ length: 150 }, (_, index) =>
    service({ 'kubernetes.io/elb.pass-through': 'true' }, { name: `a${index}`, port: index + 1 }),
  );
  const { findings } = lint(
    [...many, service({}, { name: 'web', port: 151 })].join('---\n'),
    {},
    target({ proxyMode: ProxyMode.IPVS }),
  );
  const mismatch = findings.find(({ rule }) => rule === 'pass-through-mismatch-on-shared-elb')!;
  expect(mismatch).toMatchObject({ moreRelated: 130 });
  expect(mismatch.related).toHaveLength(20);
  expect(findingText(mismatch)).toContain(' and 145 more\n');
});

describe('acknowledgements', () => {
  test('a finding with a reason is not told', () => {
    expect(places(lint(ignoring('unknown-annotation: it is new', UNKNOWN)))).toEqual([]);
  });

  test('on an Ingress as well', () => {
    const front = (ignore: string) =>
      `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: front\n  labels: {kubernetes.io/elb.port: '80'}\n  annotations: {cdk8s-cce/ignore: '${ignore}'}\n`;
    expect(rulesIn(lint(front('misplaced-annotation: a tool reads it')))).toEqual([]);
    expect(rulesIn(lint(front('unknown-annotation: x'))).sort()).toEqual([
      'misplaced-annotation',
      'unused-acknowledgement',
    ]);
  });

  test('of another object they say nothing', () => {
    const other = service(UNKNOWN, { name: 'api', port: 81 });
    expect(places(lint(`${ignoring('unknown-annotation: it is new', UNKNOWN)}---\n${other}`))).toEqual([
      'a.yaml:22:5-22:31 unknown-annotation',
    ]);
  });

  test.each([
    ['without a reason', 'unknown-annotation', "'unknown-annotation' has no reason"],
    [
      'of a rule that is not there',
      'unknown-anotation: x',
      "there is no rule 'unknown-anotation'; did you mean 'unknown-annotation'?",
    ],
    ['without a value', '', 'expected "<rule-id>: <reason>", got an empty text'],
  ])('%s', (_, text, message) => {
    const result = lint(ignoring(text, UNKNOWN));
    expect(rulesIn(result).sort()).toEqual(['malformed-acknowledgement', 'unknown-annotation']);
    expect(of(result, 'malformed-acknowledgement')).toMatchObject([{ message, range: { line: 8, column: 23 } }]);
  });

  test.each(['cdk8s-cce/ignor', 'cdk8s-cce/Ignore', 'cdk8s-cce.io/ignore'])('under the key %s', (key) => {
    const result = lint(ignoring('unknown-annotation: x', UNKNOWN).replace('cdk8s-cce/ignore', key));
    expect(rulesIn(result).sort()).toEqual(['malformed-acknowledgement', 'unknown-annotation']);
    expect(of(result, 'malformed-acknowledgement')).toMatchObject([
      {
        message: `'${key}' is no key of cdk8s-cce; did you mean 'cdk8s-cce/ignore'?`,
        help: 'Write cdk8s-cce/ignore.',
        range: { line: 8 },
      },
    ]);
  });

  test('one that finds nothing', () => {
    const result = lint(ignoring('unknown-annotation: it is new'));
    expect(result.findings).toMatchObject([
      { rule: 'unused-acknowledgement', severity: 'warning', range: { line: 8 } },
    ]);
  });

  test('the rule about them can be acknowledged as well', () => {
    expect(places(lint(ignoring('unknown-annotation: x; unused-acknowledgement: for later')))).toEqual([]);
  });

  test('of rules that have something to say in other runs only', () => {
    const known = 'frozen-annotation-changed: moved on purpose';
    expect(places(lint(ignoring(known)))).toEqual([]);
    expect(rulesIn(lint(ignoring(known), { withPrevious: true }))).toEqual(['unused-acknowledgement']);
  });

  test('of rules of the synthesis', () => {
    expect(SYNTHESIS_RULE_IDS.length).toBeGreaterThan(0);
    for (const id of SYNTHESIS_RULE_IDS) expect(places(lint(ignoring(`${id}: x`)))).toEqual([]);
  });

  test('where a document cannot be read, nothing is known to be unused', () => {
    expect(rulesIn(lint(`${ignoring('unknown-annotation: x')}---\nkind: [`))).toEqual(['unreadable-manifest']);
  });

  test('where a fact is missing, neither', () => {
    const [{ rules }] = lint(service({ 'kubernetes.io/elb.pass-through': 'true' })).summary.notJudged;
    const text = ignoring(`${rules[0]}: x`, { 'kubernetes.io/elb.pass-through': 'true' });
    expect(rulesIn(lint(text))).not.toContain('unused-acknowledgement');
  });
});

describe('what the reader tells', () => {
  const DUPLICATE = service().replace('  name: web\n', '  name: twice\n  name: twice\n');
  const BAD = 'kind: Service\nmetadata: {name: [}\n';

  test('what cannot be read does not hide the rest', () => {
    const result = lint(`${BAD}---\n${service(UNKNOWN)}---\n${DUPLICATE.replace('port: 80', 'port: 81')}`);
    expect(rulesIn(result)).toEqual(['unreadable-manifest', 'unknown-annotation', 'duplicate-key']);
    expect(result.findings[0]).toMatchObject({ severity: 'error', path: '', line: 'metadata: {name: [}', related: [] });
    expect(result.findings[0].resource).toBeUndefined();
    expect(result.findings[2].range).toMatchObject({ line: 21, column: 3 });
  });

  test('what is lost with it: a text that is no YAML ends the file, an object does not', () => {
    const why = (text: string) => lint(text).findings.map(({ why }) => why);
    expect(why(BAD)).toEqual(['kubectl refuses the document, and everything after it in the file.']);
    const alone = ['kubectl refuses the object, and continues with the others.'];
    expect(why('kind: Service\nmetadata: {name: 5}\n')).toEqual(alone);
    expect(why('apiVersion: v1\nkind: Pod\nmetadata: {name: a, annotations: {a: 5}}\n')).toEqual(alone);
  });

  test('a Service of which there are two in one file', () => {
    const twice = `${service()}---\n${service().replace('port: 80', 'port: 81')}`;
    const rule = 'service-defined-twice';
    expect(rulesIn(lint(twice))).toEqual([rule]);
    expect(lint(twice).findings[0].related[0].range.line).toBe(4);
    expect(rulesIn(lint(twice.replace('  name: web\n', '  name: web\n  namespace: other\n')))).toEqual([]);
    const files = (...names: readonly string[]) => {
      const linter = new Linter({ ...NO_CRASH });
      for (const name of names) linter.add(name, Buffer.from(twice), CLUSTER);
      return rulesIn(linter.finish());
    };
    expect(files('a.yaml')).toEqual([rule]);
    // Each file is one of its own, and what comes in a pipe may be put together of several.
    expect(files('a.yaml', 'b.yaml').filter((each) => each === rule)).toHaveLength(2);
    expect(files('-')).toEqual([]);
  });

  test('what cannot be read is never switched off, nor acknowledged', () => {
    const severities = new Map(LINT_RULES.map(({ id }) => [id, 'off' as const]));
    expect(rulesIn(lint(`${BAD}---\n${DUPLICATE}`, { severities }))).toEqual(['unreadable-manifest']);
    // What kubectl may read is refused for another reason.
    const [refused] = lint('kind: Service\n? a\n: b\n').findings;
    expect(refused.message).toMatch(/kubectl may read this/);
    expect(refused.why).not.toMatch(/kubectl refuses/);
    expect(lint(BAD, { severities: new Map([['unreadable-manifest', 'info']]) }).summary.errors).toBe(1);
    const text = `${ignoring('unreadable-manifest: x; duplicate-key: x').replace('  name: web\n', '  name: a\n  name: b\n')}---\n${BAD}`;
    expect(rulesIn(lint(text))).toEqual(['duplicate-key', 'unreadable-manifest']);
  });

  describe('an annotation that is no text', () => {
    const object = (kind: string, annotations: string, spec = '{}') =>
      `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: x\n  annotations: {${annotations}}\nspec: ${spec}\n`;

    test.each([
      ['of a Service that is none of ours', object('Service', 'prometheus.io/scrape: true')],
      [
        'of one that is not served',
        object('Service', 'kubernetes.io/elb.class: dnat, a: true', '{type: LoadBalancer}'),
      ],
      [
        'of one for which its keys do nothing',
        object(
          'Service',
          'cdk8s-cce/ignore: "elb-annotations-on-other-service-type: x", kubernetes.io/elb.id: true',
          '{type: ClusterIP}',
        ),
      ],
      [
        'of an Ingress',
        object('Ingress', 'kubernetes.io/elb.http2-enable: true').replace('v1', 'networking.k8s.io/v1'),
      ],
      ['of pods', object('Deployment', 'a: true')],
      ['of whatever has annotations for us', object('EMQX', 'a: true', '{annotations: {kubernetes.io/elb.id: x}}')],
    ])('%s', (_title, text) => {
      const { findings, summary } = lint(`${text}---\n${service(UNKNOWN)}`);
      expect(findings.map(({ rule, message, help }) => [rule, help, message.replace(/\[.*\]|\.a\b/, '…')])).toEqual([
        [
          'unreadable-manifest',
          'put the value into quotes',
          'metadata.annotations… is true (a boolean); kubectl takes only text there',
        ],
        ['unknown-annotation', expect.anything(), expect.anything()],
      ]);
      expect(findings[0].line).toBe(text.split('\n')[4]);
      expect(summary).toMatchObject({ documents: 2, resources: 2 });
    });

    test('each of them, and how to write what is no word', () => {
      const { findings } = lint(object('Service', 'a: 5, b: {c: d}, e: x, f: null'), {}, target({}, false));
      expect(findings.map(({ range, help }) => [range.column, help])).toEqual([
        [20, 'put the value into quotes'],
        [26, 'write the whole value as one text'],
      ]);
    });

    test('of a Service of ours is left to the rule that knows what is meant', () => {
      expect(rulesIn(lint(service().replace(/(elb.class): union/, '$1: 5')))).toEqual(['annotation-not-a-string']);
    });

    test('kubectl reads those of a list without their types', () => {
      const list = {
        apiVersion: 'v1',
        kind: 'List',
        items: [{ apiVersion: 'v1', kind: 'Ingress', metadata: { annotations: { a: 5 } } }],
      };
      expect(rulesIn(lint(JSON.stringify(list)))).toEqual([]);
    });
  });

  test('text that kubectl drops', () => {
    expect(rulesIn(lint(`${service()}...\nkind: Service\n`))).toEqual(['text-ignored-by-kubectl']);
  });
});

describe('options', () => {
  test.each(['error', 'warning', 'info'] as const)('a rule as %s', (severity) => {
    const result = lint(service(UNKNOWN), { severities: new Map([['unknown-annotation', severity]]) });
    expect(result.findings).toMatchObject([{ severity }]);
    const { errors, warnings, infos } = result.summary;
    expect({ error: errors, warning: warnings, info: infos }[severity]).toBe(1);
    expect(errors + warnings + infos).toBe(1);
  });

  test('a rule that is switched off is neither told nor counted, and its acknowledgement is used', () => {
    const severities = new Map([['unknown-annotation', 'off' as const]]);
    const { findings, summary } = lint(ignoring('unknown-annotation: x', UNKNOWN), { severities });
    expect(findings).toEqual([]);
    expect(summary.warnings).toBe(0);
    expect(lint(service(UNKNOWN), { severities }).findings).toEqual([]);
  });

  test('keys that somebody knows', () => {
    const text = service({ ...UNKNOWN, 'kubernetes.io/elb.other': '1' });
    const knownKeys = new Set(['kubernetes.io/elb.nonsense']);
    expect(lint(text, { knownKeys }).findings).toMatchObject([{ range: { line: 9 } }]);
  });
});

describe('a rule that throws', () => {
  const crash = (rule: string, files: string) => {
    const found = RULES.find(({ id }) => id === rule)!;
    const method = 'check' in found ? 'check' : 'checkAmong';
    const spy = jest.spyOn(found as never, method).mockImplementation((() => {
      throw new Error('a mistake');
    }) as never);
    const crashes: unknown[] = [];
    try {
      const result = lint(files, { onCrash: (id, error) => crashes.push([id, (error as Error).message]) });
      return { crashes, result };
    } finally {
      spy.mockRestore();
    }
  };

  test.each(['implicit-elb-class', 'shared-listener-port'])('%s: the others go on', (rule) => {
    const { crashes, result } = crash(rule, service(UNKNOWN));
    expect(crashes).toContainEqual([rule, 'a mistake']);
    expect(rulesIn(result)).toContain('unknown-annotation');
  });

  test('nothing is known of its acknowledgements', () => {
    expect(rulesIn(crash('unknown-annotation', ignoring('unknown-annotation: x', UNKNOWN)).result)).toEqual([]);
  });

  test('the rule of changes, too', () => {
    const crashes: string[] = [];
    const linter = new Linter({ withPrevious: true, onCrash: (rule) => crashes.push(rule) });
    const [broken] = CHANGE_RULES;
    const spy = jest.spyOn(broken, 'checkChange').mockImplementation(() => {
      throw new Error('a mistake');
    });
    linter.add('a.yaml', Buffer.from(service(UNKNOWN)), CLUSTER);
    linter.addPrevious('old.yaml', Buffer.from(service()), CLUSTER);
    expect(rulesIn(linter.finish())).toContain('unknown-annotation');
    expect(crashes).toEqual([broken.id]);
    spy.mockRestore();
  });

  test('what it clears stays an error', () => {
    const crashes: string[] = [];
    const linter = new Linter({ withPrevious: true, onCrash: (rule) => crashes.push(rule) });
    const clearing = CHANGE_RULES.find(({ clears }) => clears !== undefined)!;
    const spy = jest.spyOn(clearing.clears!, 'isCleared').mockImplementation(() => {
      throw new Error('a mistake');
    });
    const both = service({ 'kubernetes.io/elb.autocreate': `'{"type":"inner","name":"lb"}'` });
    linter.add('a.yaml', Buffer.from(both), CLUSTER);
    linter.addPrevious(
      'old.yaml',
      Buffer.from(both.replace('  name: web\n', '  name: web\n  uid: d3b07384\n')),
      CLUSTER,
    );
    const found = rulesIn(linter.finish());
    spy.mockRestore();
    expect(found).toContain('existing-and-created-load-balancer');
    expect(crashes).toEqual([clearing.id]);
  });
});

describe('kinds of manifests', () => {
  test('a patch of an overlay is no Service that misses something', () => {
    const patch = (key: string) => `apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    ${key}: "1"
`;
    expect(places(lint(patch('kubernetes.io/elb.nonsense')))).toEqual(['a.yaml:6:5-6:31 unknown-annotation']);
    expect(places(lint(patch('x.io/other')))).toEqual([]);
  });

  test.each(['', 'spec: {type: ClusterIP}\n', 'spec: {type: LoadBalancer}\n'])(
    'what a patch removes, with %j',
    (spec) => {
      const keys = ['elb.class', 'elb.protocol-port', 'elb.nonsense', 'elb.subnet-id'];
      const annotations = keys.map((key) => `    kubernetes.io/${key}: null\n`).join('');
      expect(
        places(lint(`apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  annotations:\n${annotations}${spec}`)),
      ).toEqual([]);
    },
  );

  test('a List', () => {
    const items = service(UNKNOWN).trimEnd().replace(/^/gm, '  ').replace('  apiVersion', '- apiVersion');
    const result = lint(`apiVersion: v1\nkind: List\nitems:\n${items}\n`);
    expect(places(result)).toEqual(['a.yaml:11:7-11:33 unknown-annotation']);
    expect(result.findings[0]).toMatchObject({ path: '/metadata/annotations/kubernetes.io~1elb.nonsense' });
    expect(result.summary).toMatchObject({ documents: 1, resources: 1 });
  });

  test('as JSON', () => {
    const annotations = { 'kubernetes.io/elb.class': 'union', 'kubernetes.io/elb.id': ID, 'kubernetes.io/elb.x': '1' };
    const spec = { type: 'LoadBalancer', selector: { app: 'web' }, ports: [{ name: 'a', port: 80 }] };
    const object = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', annotations }, spec };
    expect(places(lint(JSON.stringify(object, null, 1)))).toEqual(['a.yaml:9:4-9:25 unknown-annotation']);
  });

  test('what kubectl get -o yaml prints', () => {
    const live = service({ 'kubernetes.io/elb.eip-id': ID, 'kubernetes.io/elb.mark': '0' }).replace(
      '  name: web\n',
      '  name: web\n  uid: d3b07384\n  resourceVersion: "1"\n',
    );
    expect(rulesIn(lint(live))).not.toContain('platform-annotation-authored');
    expect(rulesIn(lint(service({ 'kubernetes.io/elb.eip-id': ID })))).toContain('platform-annotation-authored');
  });

  test('workloads are asked, ingresses judged, and all others counted', () => {
    const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {template: {metadata: {labels: {app: web}}}}
`;
    const hostNetwork = service({ 'kubernetes.io/hws-hostNetwork': 'true' });
    const ingress = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: front
  annotations: {kubernetes.io/elb.id: ${ID}, kubernetes.io/elb.port: "80", kubernetes.io/elb.class: union, kubernetes.io/ingress.class: cce}
`;
    const config = 'apiVersion: v1\nkind: ConfigMap\ndata: {a: [\n';
    const result = lint(
      [hostNetwork, deployment, ingress, config, 'kind: Other # kubernetes.io/elb.\n', '# nothing\n'].join('---\n'),
    );
    expect(result.summary).toMatchObject({ documents: 5, resources: 4, skipped: 1, files: 1 });
    expect(rulesIn(result)).toEqual(
      expect.arrayContaining(['listener-port-taken-by-ingress', 'host-network-annotation-without-host-network']),
    );
  });

  test('Services of which nothing says that they are meant for CCE are counted', () => {
    const bare = (type: string) => `apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {type: ${type}}\n`;
    const texts = [service(), bare('LoadBalancer'), bare('ClusterIP'), bare('LoadBalancer')];
    const unclaimed = (meantForCce: boolean) => {
      const linter = new Linter(NO_CRASH);
      linter.add('a.yaml', Buffer.from(texts.join('---\n')), target({}, meantForCce));
      return linter.unclaimed;
    };
    expect([unclaimed(false), unclaimed(true)]).toEqual([2, 0]);
  });

  test.each([
    ['a spelling that hides the key', 'kind: ConfigMap\ndata: "kubernetes.io\\x2felb.id"\n', 0],
    ['a spelling that hides nothing', 'kind: ConfigMap\ndata: "\\x61"\n', 1],
    ['no kind', 'a: b\n', 0],
    ['a list', 'kind: ConfigMapList\nitems: []\n', 0],
    ['another kind', 'kind: ConfigMap\r\ndata: {}\r\n', 1],
    ['another kind in quotes', 'kind: "ConfigMap" # x\n', 1],
  ])('%s', (_, text, skipped) => {
    expect(lint(text).summary.skipped).toBe(skipped);
  });
});

describe('changes', () => {
  const filesOf = (files: Files | string, name: string) =>
    Object.entries(typeof files === 'string' ? { [name]: files } : files);
  const change = (before: Files | string, after: Files | string, options: Partial<LintOptions> = {}) => {
    const linter = new Linter({ ...NO_CRASH, withPrevious: true, ...options });
    for (const [name, text] of filesOf(after, 'new.yaml')) linter.add(name, Buffer.from(text), CLUSTER);
    for (const [name, text] of filesOf(before, 'old.yaml')) linter.addPrevious(name, Buffer.from(text), CLUSTER);
    return linter.finish();
  };
  const created = service().replace(/elb.id: .*/, `elb.autocreate: '{"type":"inner","name":"lb"}'`);

  test('a frozen annotation, at its place today', () => {
    const result = change(service(), service().replace('union', 'performance'));
    expect(places(result)).toContain('new.yaml:6:30-6:41 frozen-annotation-changed');
    expect(result.summary).toMatchObject({ files: 1, documents: 1, resources: 1 });
  });

  test('acknowledged', () => {
    const after = ignoring('frozen-annotation-changed: created anew').replace('union', 'performance');
    expect(rulesIn(change(service(), after))).not.toContain('frozen-annotation-changed');
    expect(rulesIn(change(service(), after))).not.toContain('unused-acknowledgement');
  });

  test('a Service that is gone, where it was', () => {
    const result = change(
      { 'x.yaml': service({}, { name: 'api' }), 'old.yaml': created },
      service({}, { name: 'api' }),
    );
    expect(places(result)).toEqual(['old.yaml:9:9-9:21 created-load-balancer-deleted']);
    expect(result.findings[0].line).toBe('  type: LoadBalancer');
  });

  test('a Service that is gone, as its manifest announced', () => {
    const before = created.replace(
      'spec:',
      '    cdk8s-cce/ignore: "created-load-balancer-deleted: moves; duplicate-key: x"\nspec:',
    );
    expect(places(change(before, service({}, { name: 'api' })))).toEqual([]);
    expect(places(change(before, before.replace('created-load', 'x')))).not.toEqual([]);
  });

  test('an id beside a description is one mistake, and one finding', () => {
    const rule = 'existing-and-created-load-balancer';
    const withId = (more = '') => created.replace('spec:', `    kubernetes.io/elb.id: ${ID}\n${more}spec:`);
    expect(rulesIn(change(created, withId()))).toEqual([rule]);
    const added = ['elb-id-added-beside-autocreate'];
    expect(rulesIn(change(created, withId(), { severities: new Map([[rule, 'off']]) }))).toEqual(added);
    expect(rulesIn(change(created, withId(`    cdk8s-cce/ignore: "${rule}: moves"\n`)))).toEqual(added);
    expect(rulesIn(change(created, withId(`    cdk8s-cce/ignore: "${added}: moves"\n`)))).toEqual([rule]);
  });

  test('an id that the platform wrote, in a manifest made of the live object', () => {
    const withId = (id: string) => created.replace('spec:', `    kubernetes.io/elb.id: ${id}\nspec:`);
    const live = (manifest: string) => manifest.replace('  name: web\n', '  name: web\n  uid: d3b07384\n');
    const other = ID.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
    const rule = ['existing-and-created-load-balancer'];
    expect(rulesIn(change(live(withId(ID)), withId(ID)))).toEqual([]);
    expect(rulesIn(change(withId(ID), withId(ID)))).toEqual(rule);
    expect(rulesIn(change(live(created), withId(ID)))).toEqual(rule);
    expect(rulesIn(change(live(withId(ID)), withId(other)))).toEqual(expect.arrayContaining(rule));
    const given = created.replace(/^ *kubernetes.io\/elb.autocreate:.*\n/m, '');
    expect(given).not.toBe(created);
    const onlyId = live(given.replace('spec:', `    kubernetes.io/elb.id: ${ID}\nspec:`));
    expect(rulesIn(change(onlyId, withId(ID)))).toEqual(expect.arrayContaining(rule));
  });

  test('such an id of one overlay says nothing of another', () => {
    const withId = (id: string) => created.replace('spec:', `    kubernetes.io/elb.id: ${id}\nspec:`);
    const live = (manifest: string) => manifest.replace('  name: web\n', '  name: web\n  uid: d3b07384\n');
    const other = withId(ID).replace('port: 80', 'port: 81');
    const overlays = change(
      { 'a.yaml': live(withId(ID)), 'b.yaml': created.replace('port: 80', 'port: 81') },
      { 'one.yaml': withId(ID), 'two.yaml': other },
    );
    expect(places(overlays).map((place) => place.replace(/:\d+-.* /, ' '))).toEqual([
      'two.yaml:8 existing-and-created-load-balancer',
    ]);
  });

  test('a patch beside a Service hides no change of it', () => {
    const patch = (spec = '') =>
      `apiVersion: v1\nkind: Service\nmetadata: {name: web, annotations: {kubernetes.io/elb.pass-through: "true"}}\n${spec}`;
    const changed = service().replace(
      ID,
      ID.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
    );
    for (const overlay of [patch(), patch('spec: {type: NodePort}\n')]) {
      const before = { 'base.yaml': service(), 'patch.yaml': overlay };
      expect(rulesIn(change(before, { 'base.yaml': changed, 'patch.yaml': overlay }))).toContain(
        'frozen-annotation-changed',
      );
      expect(rulesIn(change(before, before))).not.toContain('frozen-annotation-changed');
    }
  });

  test('without a change nothing', () => {
    expect(places(change(created, created, { replaces: true }))).toEqual([]);
  });

  test('replacing loses what the platform wrote', () => {
    const live = created
      .replace('  name: web\n', '  name: web\n  uid: d3b07384\n')
      .replace('spec:', `    kubernetes.io/elb.id: ${ID}\nspec:`);
    expect(rulesIn(change(live, created))).toEqual([]);
    expect(rulesIn(change(live, created, { replaces: true }))).toEqual(['platform-written-annotation-lost']);
  });

  test('of the earlier state only what hides an object is told', () => {
    const twice = service().replace('  name: web\n', '  name: web\n  name: web\n');
    const other = 'apiVersion: v1\nkind: Service\nmetadata: {name: x, annotations: {a: 5}}\n';
    expect(places(change(`${twice}---\n${other}---\nkind: [`, service()))).toEqual([
      expect.stringMatching(/^old.yaml:.* unreadable-manifest$/),
    ]);
  });
});

test('a name that is none is pointed at itself', () => {
  expect(places(lint(service({ 'kubernetes.io/elb/class': 'union' })))).toEqual([
    'a.yaml:8:5-8:28 invalid-field-value',
  ]);
});

describe('what is meant as a Service', () => {
  const found = (from: string, to: string, annotations = {}) => {
    const { findings } = lint(service(annotations).replace(from, to), {}, target({}, false));
    return findings.map(({ message, help, range: { line } }) => `${line}: ${message}: ${help}`);
  };

  test.each([
    ['apiVersion: apps/v1', "1: apiVersion is 'apps/v1'; Services are of v1: write apiVersion: v1"],
    ['apiVersion: V1', "1: apiVersion is 'V1'; Services are of v1: write apiVersion: v1"],
    ['# without one', '2: there is no apiVersion; Services are of v1: write apiVersion: v1'],
  ])('%s', (to, text) => {
    expect(found('apiVersion: v1', to)).toEqual([text]);
  });

  test.each(['service', 'Services'])('kind: %s', (kind) => {
    expect(found('kind: Service', `kind: ${kind}`)).toEqual([
      `2: kind is '${kind}'; v1 has Service: write kind: Service`,
    ]);
  });

  test.each(['apiVersion: serving.knative.dev/v1', 'apiVersion: cci/v2', 'apiVersion: ${VERSION}'])(
    '%s has its own, or may become the one of v1',
    (to) => {
      expect(found('apiVersion: v1', to)).toEqual([]);
    },
  );

  test('not without keys of ours, and of no type that says so', () => {
    expect(lint('apiVersion: apps/v1\nkind: Service\nmetadata: {name: a}\n').findings).toEqual([]);
    expect(lint('apiVersion: v1\nkind: service\nspec: {type: LoadBalancer}\n').findings).toHaveLength(1);
    expect(lint('apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a}\n').findings).toEqual([]);
  });
});
