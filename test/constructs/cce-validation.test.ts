import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App, Chart, Include, JsonPatch, Lazy, Testing, YamlOutputType } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct, type IConstruct } from 'constructs';
import { CceCluster, CceValidation, ElbAutocreate, FindingSeverity, LoadBalancerService, ProxyMode } from '../../src';
import { ID } from '../support/yaml';
import {
  errorOf,
  knownCluster,
  otherCopy,
  portFor,
  quietService,
  shared,
  standardError,
  tempApp,
  tempFolder,
  unnamedService,
  written,
} from './support';

const ELB_ID = 'kubernetes.io/elb.id';
const ELB_CLASS = 'kubernetes.io/elb.class';
const BAD = { [ELB_CLASS]: 'union', [ELB_ID]: 'web-elb' };
const GOOD = { [ELB_CLASS]: 'union', [ELB_ID]: ID };

/** What every load balancer Service that is nobody's of ours looks like. */
const manifest = (name: string, annotations: Record<string, unknown>, more: object = {}, port = portFor(name)) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, annotations },
  spec: { type: 'LoadBalancer', ports: [{ port }], selector: { app: name } },
  ...more,
});
const l1 = (scope: Construct, name: string, annotations: Record<string, any>) =>
  new kplus.k8s.KubeService(scope, name, {
    metadata: { name, annotations },
    spec: { type: 'LoadBalancer', ports: [{ port: portFor(`${scope.node.path}/${name}`) }], selector: { app: name } },
  });
const untyped = (scope: Construct, name: string, annotations: Record<string, unknown>) =>
  new ApiObject(scope, name, manifest(name, annotations, {}, portFor(`${scope.node.path}/${name}`)) as any);

const found = (scope: IConstruct) =>
  CceValidation.enable(scope)
    .findings()
    // Test Services are bare: what is only worth knowing of them would be said in every test.
    .filter(({ severity }) => severity !== FindingSeverity.INFO)
    .map(({ constructPath, rule }) => `${constructPath}: ${rule}`);

/** Everything that can be known of a cluster. */
let known: CceCluster;
let app: App;
let chart: Chart;
beforeEach(() => {
  standardError();
  known = knownCluster();
  app = tempApp();
  chart = new Chart(app, 'shop');
});

describe('turning it on', () => {
  test('once per app, from anywhere in it', () => {
    const service = quietService(chart, 'Web');
    const validation = CceValidation.enable(app);
    expect(CceValidation.enable(chart)).toBe(validation);
    expect(CceValidation.enable(ApiObject.of(service))).toBe(validation);
    expect(CceValidation.enable(tempApp())).not.toBe(validation);
  });

  test('by the first construct of ours', () => {
    untyped(chart, 'bad', BAD);
    app.synth();
    quietService(chart, 'Web');
    expect(() => app.synth()).toThrow('[shop/bad] invalid-annotation-value');
  });

  test('without any trace in the app that other code stumbles over', () => {
    const before = Object.keys(app);
    CceValidation.enable(app);
    expect(Object.keys(app)).toEqual(before);
  });

  test.each([[undefined], [null], ['app'], [{}]])('not for %p', (scope) => {
    expect(errorOf(() => CceValidation.enable(scope as unknown as IConstruct))).toMatch(
      /^CceValidation.enable: scope: expected a construct, such as an App or a Chart, got /,
    );
  });

  test('also where no App is the root', () => {
    const root = new Construct(undefined as unknown as Construct, '');
    expect(CceValidation.enable(root).findings()).toEqual([]);
    const lonely = new Chart(undefined as unknown as Construct, '');
    untyped(lonely, 'bad', BAD);
    expect(CceValidation.enable(lonely).findings()).toEqual([]);
    expect(lonely.node.validate()).toEqual([]);
  });
});

describe('what is judged', () => {
  beforeEach(() => {
    CceValidation.enable(app);
  });

  const ways: Record<string, (annotations: Record<string, string>) => IConstruct> = {
    'an L1 of cdk8s-plus': (annotations) => l1(chart, 'x', annotations),
    'an untyped object': (annotations) => untyped(chart, 'x', annotations),
    'a Service of cdk8s-plus': (annotations) =>
      new kplus.Service(chart, 'x', {
        type: kplus.ServiceType.LOAD_BALANCER,
        ports: [{ port: 80 }],
        metadata: { annotations },
      }),
    'a Service of ours with an annotation added later': (annotations) => {
      const service = quietService(chart, 'x');
      for (const [key, value] of Object.entries(annotations)) service.metadata.addAnnotation(key, value);
      return service;
    },
    'a JSON patch on a Service of ours': (annotations) => {
      const service = quietService(chart, 'x');
      ApiObject.of(service).addJsonPatch(JsonPatch.add('/metadata/annotations', annotations));
      return service;
    },
    'a JSON patch on an L1': (annotations) => {
      const service = l1(chart, 'x', GOOD);
      service.addJsonPatch(JsonPatch.replace('/metadata/annotations', annotations));
      return service;
    },
    'a value that is produced late': (annotations) =>
      untyped(
        chart,
        'x',
        Object.fromEntries(
          Object.entries(annotations).map(([key, value]) => [key, Lazy.any({ produce: () => value })]),
        ),
      ),
    'an object below a construct': (annotations) =>
      untyped(new Construct(new Chart(chart, 'x'), 'y'), 'z', annotations),
    'a List': (annotations) =>
      new ApiObject(chart, 'x', {
        apiVersion: 'v1',
        kind: 'List',
        items: [manifest('a', GOOD), manifest('b', annotations)],
      } as any),
    'a List in a List': (annotations) =>
      new ApiObject(chart, 'x', {
        apiVersion: 'v1',
        kind: 'List',
        items: [{ apiVersion: 'v1', kind: 'List', items: [manifest('b', annotations)] }],
      } as any),
    'a typed list, whose items need not say what they are': (annotations) => {
      const { apiVersion, kind, ...item } = manifest('b', annotations);
      return new ApiObject(chart, 'x', { apiVersion: 'v1', kind: 'ServiceList', items: [item] } as any);
    },
    'a list of an L1': (annotations) =>
      new kplus.k8s.KubeServiceList(chart, 'x', {
        items: [{ metadata: { name: 'b', annotations }, spec: { type: 'LoadBalancer', ports: [{ port: 80 }] } }],
      }),
  };

  test.each(Object.keys(ways))('%s', (way) => {
    const construct = ways[way](BAD);
    expect(found(app)).toContain(`${construct.node.path}: invalid-annotation-value`);
    expect(errorOf(() => app.synth())).toContain(
      `  [${construct.node.path}] invalid-annotation-value: ${ELB_ID} is 'web-elb'`,
    );
  });

  test.each(Object.keys(ways))('%s without a mistake', (way) => {
    ways[way](GOOD);
    expect(found(app).filter((text) => text.includes('invalid'))).toEqual([]);
    app.synth();
  });

  test('what a file includes, each document by itself', () => {
    const file = join(tempFolder(), 'manifest.yaml');
    writeFileSync(
      file,
      [manifest('a', BAD), manifest('b', GOOD), manifest('c', BAD)]
        .map((object) => JSON.stringify(object))
        .join('\n---\n'),
    );
    new Include(chart, 'vendor', { url: file });
    expect(found(app)).toEqual([
      'shop/vendor/a-service: invalid-annotation-value',
      'shop/vendor/c-service: invalid-annotation-value',
    ]);
  });

  test('a patch that repairs', () => {
    l1(chart, 'x', BAD).addJsonPatch(JsonPatch.replace(`/metadata/annotations/${ELB_ID.replace('/', '~1')}`, ID));
    expect(found(app)).toEqual([]);
  });

  test('lists of other things are left alone, and odd ones do not disturb', () => {
    for (const [index, props] of [
      { kind: 'AllowList', items: [manifest('a', BAD)] },
      { kind: 'List' },
      { kind: 'List', items: 'none' },
      { kind: 'List', items: [null, 'x', 5, [], {}, { kind: 'Service' }, { kind: 5 }] },
      { kind: 'ServiceList', items: [manifest('a', BAD, { kind: 'ConfigMap' })] },
      { kind: 'Service', spec: null },
      { kind: 'Service', spec: 'none', metadata: { annotations: 'none' } },
    ].entries()) {
      new ApiObject(chart, `odd-${index}`, { apiVersion: 'v1', ...props } as any);
    }
    expect(found(app)).toEqual([]);
    app.synth();
  });

  test('an object of somebody else’s that renders into nothing', () => {
    class Empty extends ApiObject {
      override toJson(): any {
        return undefined;
      }
    }
    new Empty(chart, 'x', { apiVersion: 'v1', kind: 'Service' });
    expect(found(app)).toEqual([]);
    expect(chart.toJson()).toEqual([undefined]);
  });
});

describe('charts for other clouds', () => {
  const others = () => {
    l1(chart, 'aws', { 'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb' });
    l1(chart, 'plain', {});
  };

  test('are left alone, to the letter', () => {
    others();
    const before = chart.toJson();
    CceValidation.enable(app);
    const { blocks } = standardError();
    expect(found(app)).toEqual([]);
    app.synth();
    expect(written(app)).toEqual(before);
    expect(blocks).toEqual([]);
  });

  test('unless a cluster is attached: then they are meant for CCE', () => {
    others();
    const cce = new Chart(app, 'cce');
    CceCluster.standard().attachTo(cce);
    expect(found(app)).toEqual([]);
    l1(cce, 'plain', {});
    expect(found(app).filter((text) => text.startsWith('cce/plain: '))).not.toEqual([]);
    expect(found(app).filter((text) => !text.startsWith('cce/plain: '))).toEqual([]);
  });
});

describe('two clusters in one app', () => {
  test('each object is judged by the facts of its own', () => {
    const [old, recent] = [new Chart(app, 'old'), new Chart(app, 'recent')];
    CceCluster.standard({ version: 'v1.17.17-r0' }).attachTo(old);
    CceCluster.standard({ version: 'v1.30.4-r0' }).attachTo(recent);
    for (const each of [old, recent]) quietService(each, 'Web', { hostNetwork: false, transparentClientIp: true });
    const paths = new Set(
      CceValidation.enable(app)
        .findings()
        .filter(({ rule }) => rule === 'annotation-unsupported-by-version')
        .map(({ constructPath }) => constructPath),
    );
    expect([...paths]).toEqual(['old/Web']);
  });
});

describe('objects that cannot be rendered', () => {
  test('are left to cdk8s’ own error', () => {
    CceValidation.enable(app);
    untyped(chart, 'broken', { x: new Date() });
    untyped(chart, 'bad', BAD);
    expect(found(app)).toEqual(['shop/bad: invalid-annotation-value']);
    CceValidation.acknowledge(app, 'invalid-annotation-value', 'a test');
    expect(errorOf(() => app.synth())).toMatch(/^Failed serializing construct at path 'shop\/broken'/);
  });

  test('workloads as well', () => {
    CceCluster.standard({ proxyMode: ProxyMode.IPVS }).attachTo(app);
    new ApiObject(chart, 'pods', { apiVersion: 'apps/v1', kind: 'Deployment', spec: { x: new Date() } } as any);
    quietService(chart, 'Web');
    expect(() => CceValidation.enable(app).findings()).not.toThrow();
    expect(() => app.synth()).toThrow("Failed serializing construct at path 'shop/pods'");
  });
});

describe('errors', () => {
  beforeEach(() => {
    CceValidation.enable(app).silenceWarnings();
  });

  test('stand under their constructs, all in one run, each once', () => {
    const other = new Chart(app, 'other');
    untyped(chart, 'a', BAD);
    untyped(chart, 'b', { ...BAD, [ELB_CLASS]: 'classic' });
    new kplus.Service(other, 'c', {
      type: kplus.ServiceType.LOAD_BALANCER,
      ports: [{ port: 80 }],
      metadata: { annotations: BAD },
    });
    const message = errorOf(() => app.synth());
    const heads = message.split('\n').filter((line) => /^ {2}\[/.test(line));
    expect(message.split('\n')[0]).toBe('Validation failed with the following errors:');
    expect(heads.map((line) => line.slice(0, line.indexOf(':')))).toEqual([
      '  [shop/a] invalid-annotation-value',
      '  [shop/b] invalid-annotation-value',
      '  [shop/b] invalid-annotation-value',
      '  [other/c] invalid-annotation-value',
    ]);
  });

  test('say where, why, what to do and where it is written, in lines that cdk8s’ list keeps apart', () => {
    untyped(chart, 'a', BAD);
    const lines = errorOf(() => app.synth()).split('\n');
    expect(lines[1]).toMatch(/^ {2}\[shop\/a\] invalid-annotation-value: kubernetes\.io\/elb\.id is 'web-elb'/);
    expect(lines[2]).toBe(`      at: metadata.annotations["${ELB_ID}"] of Service a`);
    const labels = lines.slice(3).map((line) => /^ {6}(?:(\w+): | {2})./.exec(line)?.[1]);
    expect(labels).toEqual(['why', 'help', 'see', undefined, 'platform']);
  });

  test('of a patch that puts a port into quotes', () => {
    ApiObject.of(quietService(chart, 'a')).addJsonPatch(JsonPatch.replace('/spec/ports/0/port', '80'));
    const message = errorOf(() => app.synth());
    expect(message).toMatch(/^ {2}\[shop\/a\] field-of-wrong-type: spec\.ports\[0\]\.port is '80' \(text\)/m);
    expect(message).toContain(
      'platform: json: cannot unmarshal string into Go struct field ServicePort.spec.ports.port of type int32',
    );
  });

  test('do not outlive the synthesis', () => {
    const bad = untyped(chart, 'a', BAD);
    for (let run = 0; run < 3; run++)
      expect(errorOf(() => app.synth()).match(/invalid-annotation-value/g)).toHaveLength(1);
    expect(bad.node.validate()).toEqual([]);
    bad.metadata.addAnnotation(ELB_ID, ID);
    app.synth();
    bad.metadata.addAnnotation(ELB_ID, 'again');
    expect(() => app.synth()).toThrow("is 'again'");
    expect(() => Testing.synth(chart)).toThrow('[shop/a] invalid-annotation-value');
  });

  test('do not carry what a terminal would act on', () => {
    untyped(chart, 'a', { ...BAD, [ELB_ID]: '\u001b[31mred\u202e' });
    const message = errorOf(() => app.synth());
    for (const character of '\u001b\u202e') expect(message).not.toContain(character);
  });
});

describe('warnings', () => {
  test('go to standard error in one block, once per synthesis, sorted', () => {
    const { blocks } = standardError();
    const other = new Chart(app, 'other');
    unnamedService(other, 'B');
    unnamedService(chart, 'A');
    new Chart(app, 'third');
    app.synth();
    expect(blocks).toHaveLength(1);
    const [heading, ...lines] = blocks[0].split('\n');
    expect(heading).toBe('cdk8s-cce: 2 warnings');
    expect(lines.filter((line) => line.startsWith('  ['))).toEqual([
      expect.stringMatching(/^ {2}\[other\/B\] generated-service-name: the name 'other-b-/),
      expect.stringMatching(/^ {2}\[shop\/A\] generated-service-name: the name 'shop-a-/),
    ]);
    expect(blocks[0].endsWith('\n')).toBe(true);
    app.synthYaml();
    expect(blocks).toHaveLength(2);
    expect(blocks[1]).toBe(blocks[0]);
  });

  test('one is one', () => {
    const { blocks } = standardError();
    unnamedService(chart, 'A');
    app.synth();
    expect(blocks[0]).toMatch(/^cdk8s-cce: 1 warning\n/);
  });

  test('once for Testing.synth()', () => {
    const { blocks } = standardError();
    unnamedService(chart, 'A');
    Testing.synth(chart);
    expect(blocks).toHaveLength(1);
  });

  test('not from findings()', () => {
    const { blocks } = standardError();
    unnamedService(chart, 'A');
    expect(found(app)).toEqual(['shop/A: generated-service-name']);
    expect(blocks).toEqual([]);
  });

  test('also when the synthesis fails', () => {
    const { blocks } = standardError();
    unnamedService(chart, 'A');
    untyped(chart, 'bad', BAD);
    expect(() => app.synth()).toThrow('invalid-annotation-value');
    expect(blocks.join()).toContain('generated-service-name');
    expect(blocks.join()).not.toContain('invalid-annotation-value');
  });

  test('none, nothing written', () => {
    const { blocks } = standardError();
    known.attachTo(app);
    quietService(chart, 'Web');
    app.synth();
    expect(blocks).toEqual([]);
  });

  test('silenced for an app', () => {
    const { blocks } = standardError();
    unnamedService(chart, 'A', { idleTimeout: undefined });
    const validation = CceValidation.enable(app);
    expect(validation.silenceWarnings()).toBe(validation);
    app.synth();
    Testing.synth(chart);
    expect(blocks).toEqual([]);
    expect(found(app)).toEqual(['shop/A: generated-service-name']);
  });

  describe('by the environment', () => {
    const before = process.env.CDK8S_CCE_WARNINGS;
    afterEach(() => {
      if (before === undefined) delete process.env.CDK8S_CCE_WARNINGS;
      else process.env.CDK8S_CCE_WARNINGS = before;
    });
    const blocksWith = (setting: string) => {
      process.env.CDK8S_CCE_WARNINGS = setting;
      const { blocks } = standardError();
      unnamedService(chart, 'A');
      app.synth();
      return blocks;
    };

    test('off', () => expect(blocksWith('off')).toEqual([]));
    test('empty', () => expect(blocksWith('').join()).not.toContain('CDK8S_CCE_WARNINGS'));
    test('anything else is said', () =>
      expect(blocksWith('nope\n')[0]).toContain("\n  CDK8S_CCE_WARNINGS is 'nope\\n'; only 'off' has a meaning\n"));
  });

  test('end with what could not be judged, in one line', () => {
    const { blocks } = standardError();
    unnamedService(chart, 'A', { transparentClientIp: true });
    unnamedService(chart, 'B', { transparentClientIp: true });
    app.synth();
    const lines = blocks[0].trimEnd().split('\n');
    expect(lines.filter((line) => line.includes('not checked'))).toHaveLength(1);
    expect(lines[lines.length - 1]).toMatch(
      /^ {2}not checked: .*annotation-unsupported-by-version \(version is not known\).*; attach a CceCluster with .*version/,
    );
  });

  test('or are that line only', () => {
    const { blocks } = standardError();
    quietService(chart, 'A', { transparentClientIp: true });
    app.synth();
    expect(blocks).toEqual([expect.stringMatching(/^cdk8s-cce: not checked: [^\n]*\n$/)]);
  });

  test('the same thing once', () => {
    const { blocks } = standardError();
    const item = manifest('a', { ...GOOD, 'kubernetes.io/elb.helth-check-flag': 'on' });
    new ApiObject(chart, 'x', { apiVersion: 'v1', kind: 'List', items: [item, item] } as any);
    CceValidation.enable(app);
    app.synth();
    expect(blocks.join().match(/helth-check-flag'? /g)).toHaveLength(1);
  });
});

describe('findings()', () => {
  test('are typed values', () => {
    CceCluster.standard({ version: 'v1.28.8-r0' }).attachTo(app);
    const elb = ElbAutocreate.sharedPrivate({ name: 'james' });
    unnamedService(chart, 'A', { elb });
    new LoadBalancerService(chart, 'B', { metadata: { name: 'b', namespace: 'prod' }, elb, ports: [{ port: 80 }] });
    const findings = CceValidation.enable(app).findings();
    expect(findings.find(({ rule }) => rule === 'autocreate-name-used-twice')).toEqual({
      rule: 'autocreate-name-used-twice',
      severity: FindingSeverity.WARNING,
      message: "2 Services ask for a load balancer named 'james': each of them gets one",
      why: expect.stringContaining('one load balancer for each Service'),
      help: expect.stringContaining('ExistingElb'),
      constructPath: 'shop/A',
      apiVersion: 'v1',
      kind: 'Service',
      namespace: undefined,
      name: expect.stringMatching(/^shop-a-/),
      path: '/metadata/annotations/kubernetes.io~1elb.autocreate',
      innerPath: '/name',
      pages: ['cce_10_0681', 'cce_10_0385'],
      basis: ['derived'],
      platformMessage: undefined,
      related: ['shop/B'],
    });
  });

  test('of errors, with the platform’s own words', () => {
    untyped(chart, 'a', BAD);
    expect(CceValidation.enable(app).findings()).toEqual([
      expect.objectContaining({
        rule: 'invalid-annotation-value',
        severity: FindingSeverity.ERROR,
        constructPath: 'shop/a',
        path: '/metadata/annotations/kubernetes.io~1elb.id',
        innerPath: undefined,
        platformMessage: expect.stringContaining('is invalid'),
        related: [],
      }),
    ]);
  });

  test('errors first', () => {
    unnamedService(chart, 'A');
    untyped(chart, 'zzz', BAD);
    expect(
      CceValidation.enable(app)
        .findings()
        .map(({ severity }) => severity),
    ).toEqual([FindingSeverity.ERROR, FindingSeverity.WARNING, FindingSeverity.INFO]);
  });

  test('are the caller’s to change', () => {
    untyped(chart, 'a', BAD);
    const validation = CceValidation.enable(app);
    const [finding] = validation.findings();
    finding.pages.length = 0;
    finding.basis.push('x');
    expect(validation.findings()[0].pages).not.toEqual([]);
    expect(validation.findings()[0].basis).not.toContain('x');
  });

  test('show the app as it stands now', () => {
    const validation = CceValidation.enable(app);
    expect(validation.findings()).toEqual([]);
    const bad = untyped(chart, 'a', BAD);
    expect(validation.findings()).toHaveLength(1);
    bad.metadata.addAnnotation(ELB_ID, ID);
    expect(validation.findings()).toEqual([]);
    bad.addJsonPatch(JsonPatch.add(`/metadata/annotations/${ELB_ID.replace('/', '~1')}`, 'x'));
    expect(validation.findings()).toHaveLength(1);
    chart.node.tryRemoveChild('a');
    expect(validation.findings()).toEqual([]);
  });
});

describe('a synthesis', () => {
  const counted = () => {
    const calls = { count: 0 };
    const produce = () => {
      calls.count++;
      return `v${calls.count}`;
    };
    return { calls, value: Lazy.any({ produce }) };
  };

  const TYPES = [
    YamlOutputType.FILE_PER_APP,
    YamlOutputType.FILE_PER_CHART,
    YamlOutputType.FILE_PER_RESOURCE,
    YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
  ];

  test.each(TYPES)('renders each object once, and writes what was judged (output type %p)', (yamlOutputType) => {
    app = tempApp({ yamlOutputType });
    const charts = ['a', 'b', 'c'].map((id) => new Chart(app, id));
    const counters = charts.flatMap((each) => {
      const [ours, theirs] = [counted(), counted()];
      quietService(each, `Ours-${each.node.id}`).metadata.addAnnotation(
        'example.com/x',
        ours.value as unknown as string,
      );
      l1(each, `theirs-${each.node.id}`, { ...GOOD, 'example.com/x': theirs.value });
      return [ours, theirs];
    });
    app.synth();
    expect(counters.map(({ calls }) => calls.count)).toEqual(counters.map(() => 1));
    expect(written(app).map(({ metadata }) => metadata.annotations['example.com/x'])).toEqual(counters.map(() => 'v1'));
  });

  test('writes what it would write without validation, to the byte', () => {
    const build = (validate: boolean) => {
      const each = tempApp();
      for (const id of ['a', 'b']) {
        const scope = new Chart(each, id, { namespace: 'prod', labels: { team: 'x' } });
        l1(scope, 'theirs', GOOD).addJsonPatch(JsonPatch.add('/metadata/annotations/z', 'y'));
        untyped(scope, 'untyped', { zeta: '1', ...GOOD });
        new kplus.Service(scope, 'plus', {
          type: kplus.ServiceType.LOAD_BALANCER,
          ports: [{ port: 80, targetPort: 8080 }],
        });
        new kplus.Deployment(scope, 'pods', { containers: [{ image: 'nginx', portNumber: 80 }] }).exposeViaService({
          ports: [{ port: 80 }],
        });
      }
      if (validate) CceValidation.enable(each);
      return each.synthYaml();
    };
    expect(build(true)).toBe(build(false));
  });

  test('then a change, then another synthesis: each sees the tree as it is', () => {
    const bad = untyped(chart, 'x', GOOD);
    CceValidation.enable(app);
    app.synth();
    bad.metadata.addAnnotation(ELB_ID, 'oops');
    expect(() => app.synth()).toThrow("is 'oops'");
    expect(() => app.synthYaml()).toThrow("is 'oops'");
    expect(() => chart.toJson()).toThrow("is 'oops'");
    bad.metadata.addAnnotation(ELB_ID, ID);
    bad.metadata.addAnnotation('example.com/x', '1');
    app.synth();
    expect(written(app)[0].metadata.annotations['example.com/x']).toBe('1');
    bad.metadata.addAnnotation('example.com/x', '2');
    expect(app.synthYaml()).toContain('example.com/x: "2"');
    bad.metadata.addAnnotation('example.com/x', '3');
    expect(chart.toJson()[0].metadata.annotations['example.com/x']).toBe('3');
    bad.metadata.addAnnotation('example.com/x', '4');
    expect(bad.toJson().metadata.annotations['example.com/x']).toBe('4');
    chart.node.tryRemoveChild('x');
    untyped(chart, 'y', BAD);
    expect(() => app.synth()).toThrow('[shop/y]');
  });

  test('of ours, changed in between', () => {
    const service = quietService(chart, 'Web', { ports: [{ name: 'http', port: 80 }] });
    app.synth();
    service.addPort({ name: 'https', port: 443 });
    app.synth();
    expect(written(app)[0].spec.ports).toHaveLength(2);
  });

  test('does not hand on what somebody else has got, and may have changed', () => {
    const ports = [{ port: 80 }];
    const service = quietService(chart, 'Web', { ports });
    const looking = new Construct(chart, 'looking');
    looking.node.addValidation({
      validate: () => {
        ApiObject.of(service).toJson().spec.ports = 'spoiled';
        return [];
      },
    });
    app.synth();
    expect(written(app)[0].spec.ports).toEqual(ports);
    ApiObject.of(service).toJson().spec.ports = 'spoiled';
    chart.toJson()[0].spec.ports = 'spoiled';
    app.synth();
    expect(written(app)[0].spec.ports).toEqual(ports);
  });

  test('that fails leaves nothing behind', () => {
    const bad = untyped(chart, 'x', BAD);
    CceValidation.enable(app);
    expect(() => app.synth()).toThrow();
    bad.metadata.addAnnotation(ELB_ID, 'later');
    expect(bad.toJson().metadata.annotations[ELB_ID]).toBe('later');
  });

  test('inside another one', () => {
    const inner = tempApp();
    const innerChart = new Chart(inner, 'inner');
    CceValidation.acknowledge(innerChart, 'invalid-annotation-value', 'inside');
    untyped(innerChart, 'x', BAD);
    new ApiObject(chart, 'holder', {
      ...manifest('holder', { ...GOOD, 'example.com/inner': Lazy.any({ produce: () => inner.synthYaml() }) }),
    } as any);
    quietService(chart, 'Web');
    app.synth();
    const holder = written(app).find(({ metadata }) => metadata.name === 'holder');
    expect(holder.metadata.annotations['example.com/inner']).toContain('invalid-annotation-value: inside');
    expect(written(app)).toHaveLength(2);
  });

  test('of a chart that changes the tree while it is synthesized', () => {
    class Late extends Chart {
      override toJson(): any[] {
        service.metadata.addAnnotation(
          'example.com/x',
          `${Number(service.metadata.toJson().annotations['example.com/x'] ?? 0) + 1}`,
        );
        if (this.node.tryFindChild('late') === undefined) untyped(this, 'late', this.annotations);
        return super.toJson();
      }
      annotations: Record<string, string> = BAD;
    }
    const late = new Late(app, 'late');
    const service = quietService(late, 'Web');
    expect(() => app.synth()).toThrow('[late/late] invalid-annotation-value');
    late.node.tryRemoveChild('late');
    late.annotations = GOOD;
    const { blocks } = standardError();
    unnamedService(chart, 'A');
    app.synth();
    expect(written(app).find(({ metadata }) => metadata.name === 'web').metadata.annotations['example.com/x']).toBe(
      '2',
    );
    expect(blocks).toHaveLength(1);
  });

  test('of an app that does more than one in one', () => {
    class Twice extends App {
      override synth(): void {
        super.synth();
        service.metadata.addAnnotation(ELB_ID, 'late');
        super.synth();
      }
    }
    const twice = new Twice({ outdir: tempFolder() });
    const service = quietService(new Chart(twice, 'c'), 'Web');
    expect(() => twice.synth()).toThrow("is 'late'");
  });

  test('renders a workload once as well, if a rule asks for it', () => {
    const { calls, value } = counted();
    CceCluster.standard({ proxyMode: ProxyMode.IPVS }).attachTo(app);
    new ApiObject(chart, 'pods', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'pods', annotations: { 'example.com/x': value } },
      spec: { template: { metadata: { labels: { app: 'web' } }, spec: { hostNetwork: true } } },
    } as any);
    quietService(chart, 'Web').selectLabel('app', 'web');
    app.synth();
    expect(calls.count).toBe(1);
  });

  test('survives a toJson() that somebody replaces', () => {
    const object = untyped(chart, 'x', GOOD);
    CceValidation.enable(app);
    app.synth();
    const before = object.toJson;
    object.toJson = () => ({ ...before.call(object), extra: true });
    app.synth();
    expect(written(app)[0].extra).toBe(true);
  });
});

test('two copies of the package judge an app once', () => {
  const other = otherCopy();
  const { blocks } = standardError();
  new other.LoadBalancerService(chart, 'A', { elb: other.ElbAutocreate.sharedPrivate(), ports: [{ port: 80 }] });
  new LoadBalancerService(chart, 'B', { metadata: { name: 'b' }, elb: shared, ports: [{ port: 80 }] });
  expect(other.CceValidation.enable(app)).toBe(CceValidation.enable(app));
  known.attachTo(app);
  app.synth();
  expect(blocks).toHaveLength(1);
  CceValidation.acknowledge(app, 'generated-service-name', 'seen');
  app.synth();
  expect(blocks).toHaveLength(1);
  expect(written(app).map(({ metadata }) => metadata.annotations['cdk8s-cce/ignore'])).toEqual([
    'generated-service-name: seen',
    undefined,
  ]);
});

describe('notJudged()', () => {
  const PASS_THROUGH = { ...GOOD, 'kubernetes.io/elb.pass-through': 'true' };

  test('says whom it concerns, and what would tell', () => {
    const { blocks } = standardError();
    untyped(chart, 'b', PASS_THROUGH);
    untyped(chart, 'a', PASS_THROUGH);
    untyped(chart, 'c', { [ELB_ID]: ID, 'kubernetes.io/elb.gzip-enabled': 'true' });
    const notJudged = CceValidation.enable(app).notJudged();
    expect(notJudged.find(({ fact }) => fact === 'version')).toEqual({
      fact: 'version',
      rules: ['annotation-unsupported-by-version'],
      constructPaths: ['shop/a', 'shop/b', 'shop/c'],
      help: 'attach a CceCluster with version',
    });
    expect(notJudged.find(({ fact }) => fact === 'elbClass')).toEqual({
      fact: 'elbClass',
      rules: expect.arrayContaining(['annotation-for-other-elb-class']),
      constructPaths: ['shop/c'],
      help: 'say the class of the load balancer',
    });
    expect(blocks).toEqual([]);
  });

  test('names the facts that a synthesis tells of', () => {
    const { blocks } = standardError();
    untyped(chart, 'a', PASS_THROUGH);
    const facts = CceValidation.enable(app)
      .notJudged()
      .map(({ fact }) => fact);
    app.synth();
    expect([...blocks.join().matchAll(/\((\w+) is not known\)/g)].map(([, fact]) => fact)).toEqual(facts);
  });

  test('is empty where everything was judged', () => {
    known.attachTo(app);
    untyped(chart, 'a', PASS_THROUGH);
    expect(CceValidation.enable(app).notJudged()).toEqual([]);
  });
});
