import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, type App, Chart, Include, JsonPatch } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { CceCluster, CceValidation, FindingSeverity, PassThroughLoadBalancerService } from '../../src';
import { READER_RULES } from '../../src/lint/reader-rules';
import { ID } from '../support/yaml';
import {
  errorOf,
  knownCluster,
  portFor,
  quietService,
  shared,
  standardError,
  tempApp,
  tempFolder,
  unnamedService,
  written,
} from './support';

const IGNORE = 'cdk8s-cce/ignore';
const ELB_ID = 'kubernetes.io/elb.id';
const BAD_ID = 'invalid-annotation-value';
const UNNAMED = 'generated-service-name';

const service = (name: string, annotations: Record<string, unknown> = {}, id = 'web-elb') => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, annotations: { 'kubernetes.io/elb.class': 'union', [ELB_ID]: id, ...annotations } },
  spec: { type: 'LoadBalancer', ports: [{ port: portFor(name) }], selector: { app: name } },
});
const bad = (scope: Construct, name: string, annotations?: Record<string, unknown>) =>
  new ApiObject(scope, name, service(name, annotations) as any);
const good = (scope: Construct, name: string, annotations?: Record<string, unknown>) =>
  new ApiObject(scope, name, service(name, annotations, ID) as any);

const found = (scope: IConstruct) =>
  CceValidation.enable(scope)
    .findings()
    // Test Services are bare: what is only worth knowing of them would be said in every test.
    .filter(({ severity }) => severity !== FindingSeverity.INFO)
    .map(({ constructPath, rule, message }) => ({ constructPath, rule, message }));
const rules = (scope: IConstruct) => found(scope).map(({ constructPath, rule }) => `${constructPath}: ${rule}`);
const ignored = (object: any) => object.metadata.annotations?.[IGNORE];

let app: App;
let chart: Chart;
beforeEach(() => {
  standardError();
  app = tempApp();
  chart = new Chart(app, 'shop');
  knownCluster().attachTo(app);
});

describe('an acknowledgement in code', () => {
  test.each<[string, () => IConstruct, string[]]>([
    [
      'of one construct',
      () => chart.node.findChild('a'),
      ['other/c: invalid-annotation-value', 'shop/group/b: invalid-annotation-value'],
    ],
    [
      'of a group',
      () => chart.node.findChild('group'),
      ['shop/a: invalid-annotation-value', 'other/c: invalid-annotation-value'],
    ],
    ['of a Chart', () => chart, ['other/c: invalid-annotation-value']],
    ['of the App', () => app, []],
  ])('%s', (_name, scope, left) => {
    bad(chart, 'a');
    bad(new Construct(chart, 'group'), 'b');
    bad(new Chart(app, 'other'), 'c');
    CceValidation.acknowledge(scope(), BAD_ID, 'a trial');
    expect(rules(app).sort()).toEqual([...left].sort());
    if (left.length === 0) app.synth();
    else expect(() => app.synth()).toThrow(BAD_ID);
  });

  test('of a construct holds for its object', () => {
    const unnamed = unnamedService(chart, 'Web');
    CceValidation.acknowledge(unnamed, UNNAMED, 'a trial');
    expect(rules(app)).toEqual([]);
    const other = unnamedService(chart, 'Other');
    CceValidation.acknowledge(ApiObject.of(other), UNNAMED, 'a trial');
    expect(rules(app)).toEqual([]);
  });

  test('holds for that rule only', () => {
    bad(chart, 'a', { 'kubernetes.io/elb.helth-check-flag': 'on' });
    CceValidation.acknowledge(app, BAD_ID, 'a trial');
    expect(rules(app)).toEqual(['shop/a: unknown-annotation']);
  });

  test('turns validation on', () => {
    const quiet = tempApp();
    const object = bad(new Chart(quiet, 'c'), 'a');
    CceValidation.acknowledge(object, UNNAMED, 'a trial');
    expect(() => quiet.synth()).toThrow(BAD_ID);
  });

  test.each<[string, unknown, unknown, string]>([
    [
      'a slip in the rule',
      'invalid-anotation-value',
      'x',
      "rule: there is no rule 'invalid-anotation-value' (text); did you mean 'invalid-annotation-value'?",
    ],
    ['a slip in a rule of synthesis', 'patch_dropped', 'x', "did you mean 'patch-dropped'?"],
    ['a rule of nobody', 'zzzzzzzzzzzzzz', 'x', "there is no rule 'zzzzzzzzzzzzzz' (text)"],
    [
      'a rule that needs the earlier state',
      'listener-recreated',
      'x',
      "rule: 'listener-recreated' checks a change of a manifest, which a synthesis does not see; acknowledge it by the annotation cdk8s-cce/ignore of the Service",
    ],
    ...Object.values(READER_RULES).map(({ id }): [string, unknown, unknown, string] => [
      `the rule about files ${id}`,
      id,
      'x',
      `rule: '${id}' checks the text of a file, which a synthesis does not see; there is nothing to acknowledge in an app`,
    ]),
    ['no rule', undefined, 'x', 'there is no rule undefined'],
    ['a number as a rule', 5, 'x', 'there is no rule 5 (a number)'],
    ['a property of every object as a rule', '__proto__', 'x', "there is no rule '__proto__' (text)"],
    [
      'an empty reason',
      BAD_ID,
      '',
      "reason: expected text that says why 'invalid-annotation-value' is acceptable here, got '' (text)",
    ],
    ['a blank reason', BAD_ID, ' \n', "got ' \\n' (text)"],
    ['no reason', BAD_ID, undefined, 'got undefined'],
    ['a reason that is no text', BAD_ID, true, 'got true (a boolean)'],
    ['a reason that is a book', BAD_ID, 'x'.repeat(1025), 'reason: expected text of at most 1024 characters, got'],
  ])('%s is an error', (_name, rule, reason, message) => {
    const text = errorOf(() => CceValidation.acknowledge(chart, rule as string, reason as string));
    expect(text).toContain(message);
    expect(text).toMatch(/^CceValidation.acknowledge: /);
  });

  test('so is a scope that is none', () => {
    expect(errorOf(() => CceValidation.acknowledge('shop' as unknown as IConstruct, BAD_ID, 'x'))).toContain(
      "CceValidation.acknowledge: scope: expected a construct, such as an App or a Chart, got 'shop' (text)",
    );
  });
});

describe('the ignore annotation', () => {
  test('is written into the objects, and nowhere else', () => {
    bad(chart, 'a');
    good(chart, 'b');
    unnamedService(chart, 'Web');
    CceValidation.acknowledge(app, BAD_ID, ' filled in\nby hand; later ');
    CceValidation.acknowledge(chart, UNNAMED, 'a trial');
    const expected = [
      'invalid-annotation-value: filled in by hand, later',
      undefined,
      'generated-service-name: a trial',
    ];
    app.synth();
    expect(written(app).map(ignored)).toEqual(expected);
    expect(chart.toJson().map(ignored)).toEqual(expected);
    expect(app.synthYaml()).toContain('cdk8s-cce/ignore: "invalid-annotation-value: filled in by hand, later"');
  });

  test('on an Ingress', () => {
    const front = new ApiObject(chart, 'front', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'front', labels: { [ELB_ID]: ID } },
    });
    expect(rules(app)).toEqual(['shop/front: misplaced-annotation']);
    front.metadata.addAnnotation(IGNORE, 'misplaced-annotation: a tool reads it');
    expect(rules(app)).toEqual([]);
  });

  test('stands where cdk8s would have put it', () => {
    bad(chart, 'a', { zeta: '1', alpha: '2' });
    CceValidation.acknowledge(app, BAD_ID, 'x');
    expect(Object.keys(chart.toJson()[0].metadata.annotations)).toEqual([
      'alpha',
      IGNORE,
      'kubernetes.io/elb.class',
      ELB_ID,
      'zeta',
    ]);
  });

  test('names each rule once, with the reason nearest to the object', () => {
    const object = bad(chart, 'a', {
      'kubernetes.io/elb.class': 'classic',
      'kubernetes.io/elb.helth-check-flag': 'on',
    });
    CceValidation.acknowledge(app, BAD_ID, 'far');
    CceValidation.acknowledge(chart, BAD_ID, 'near');
    CceValidation.acknowledge(object, 'unknown-annotation', 'nearest');
    expect(rules(app)).toEqual([]);
    expect(ignored(chart.toJson()[0])).toBe('invalid-annotation-value: near\nunknown-annotation: nearest');
  });

  test('is added to what the manifest says by hand', () => {
    const hand = 'unknown-annotation: by hand; invalid-annotation-value: by hand';
    bad(chart, 'a', { 'kubernetes.io/elb.helth-check-flag': 'on', [IGNORE]: 'unknown-annotation: by hand' });
    bad(chart, 'b', { 'kubernetes.io/elb.helth-check-flag': 'on', [IGNORE]: hand });
    CceValidation.acknowledge(app, BAD_ID, 'in code');
    expect(rules(app)).toEqual([]);
    expect(chart.toJson().map(ignored)).toEqual([
      'unknown-annotation: by hand\ninvalid-annotation-value: in code',
      hand,
    ]);
  });

  test('goes when its cause goes', () => {
    const object = bad(chart, 'a');
    CceValidation.acknowledge(app, BAD_ID, 'x');
    expect(ignored(chart.toJson()[0])).toBeDefined();
    expect(ignored(object.toJson())).toBeDefined();
    object.metadata.addAnnotation(ELB_ID, ID);
    expect(ignored(chart.toJson()[0])).toBeUndefined();
    expect(ignored(object.toJson())).toBeUndefined();
  });

  test('is written into the items of a List', () => {
    const inner = { apiVersion: 'v1', kind: 'List', items: [service('b', {}, ID), service('c')] };
    new ApiObject(chart, 'x', {
      apiVersion: 'v1',
      kind: 'List',
      items: [service('a'), inner, service('d', {}, ID)],
    } as any);
    CceValidation.acknowledge(chart, BAD_ID, 'x');
    const text = 'invalid-annotation-value: x';
    const [{ items }] = chart.toJson();
    expect([items[0], items[1].items[0], items[1].items[1], items[2]].map(ignored)).toEqual([
      text,
      undefined,
      text,
      undefined,
    ]);
  });

  test('does not touch an object that somebody hands out again and again', () => {
    const constant = service('a');
    class Constant extends ApiObject {
      override toJson(): any {
        return constant;
      }
    }
    new Constant(chart, 'a', { apiVersion: 'v1', kind: 'Service' });
    CceValidation.acknowledge(app, BAD_ID, 'x');
    app.synth();
    expect(written(app).map(ignored)).toEqual(['invalid-annotation-value: x']);
    expect(ignored(constant)).toBeUndefined();
  });

  test('finds no place in annotations that are none', () => {
    const object = bad(chart, 'a');
    CceValidation.acknowledge(app, BAD_ID, 'x');
    chart.toJson();
    object.addJsonPatch(JsonPatch.replace('/metadata/annotations', 'none'));
    expect(object.toJson().metadata.annotations).toBe('none');
  });
});

describe('an acknowledgement in the manifest', () => {
  test('is honoured', () => {
    bad(chart, 'a', { [IGNORE]: 'invalid-annotation-value: the id comes later' });
    expect(rules(app)).toEqual([]);
    app.synth();
    expect(written(app).map(ignored)).toEqual(['invalid-annotation-value: the id comes later']);
  });

  test.each([
    ['the earlier state', 'listener-recreated'],
    ['the text of the file', 'duplicate-key'],
  ])('of a rule that needs %s is left to whoever has it', (_what, rule) => {
    good(chart, 'a', { [IGNORE]: `${rule}: it is known` });
    expect(rules(app)).toEqual([]);
  });

  test('of one document holds for that one', () => {
    const file = join(tempFolder(), 'manifest.yaml');
    writeFileSync(
      file,
      [service('a', { [IGNORE]: 'invalid-annotation-value: x' }), service('b')]
        .map((each) => JSON.stringify(each))
        .join('\n---\n'),
    );
    new Include(chart, 'vendor', { url: file });
    expect(rules(app)).toEqual(['shop/vendor/b-service: invalid-annotation-value']);
  });

  test.each<[string, unknown, string[]]>([
    ['without a reason', 'invalid-annotation-value:', ["'invalid-annotation-value' has no reason"]],
    ['without anything but the rule', 'invalid-annotation-value', ["'invalid-annotation-value' has no reason"]],
    [
      'with a slip',
      'invalid-anotation-value: x',
      ["there is no rule 'invalid-anotation-value'; did you mean 'invalid-annotation-value'?"],
    ],
    ['with a rule of nobody', 'zzzzzzzzzzzz: x', ["there is no rule 'zzzzzzzzzzzz'"]],
    ['without a rule', ': x', ["there is no rule ''"]],
    [
      'with two mistakes',
      'zzzzzzzzzzzz: x\npatch-dropped',
      ["'patch-dropped' has no reason", "there is no rule 'zzzzzzzzzzzz'"],
    ],
    ['that is empty', '', ['expected "<rule-id>: <reason>", got an empty text']],
    ['that is blank', ' ;\n', ['expected "<rule-id>: <reason>", got \' ;\\n\' (text)']],
    ['that is a number', 5, ['expected "<rule-id>: <reason>", got 5 (a number)']],
  ])('%s counts for nothing and is a warning', (_name, value, messages) => {
    bad(chart, 'a', { [IGNORE]: value });
    const findings = found(app).filter(({ rule }) => rule !== 'annotation-not-a-string');
    expect(findings.filter(({ rule }) => rule === 'malformed-acknowledgement').map(({ message }) => message)).toEqual(
      messages,
    );
    expect(findings.map(({ rule }) => rule)).toContain(BAD_ID);
  });

  test('that somebody else will fill in is not judged', () => {
    good(chart, 'a', { [IGNORE]: '{{ .Values.reason }}' });
    expect(rules(app)).toEqual([]);
  });

  test('is nobody’s business on other objects', () => {
    new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { annotations: { [IGNORE]: '' } } });
    expect(rules(app)).toEqual([]);
  });
});

describe('without effect', () => {
  test('in code, it is a warning under its scope', () => {
    good(chart, 'a');
    CceValidation.acknowledge(chart, BAD_ID, 'x');
    CceValidation.acknowledge(app, UNNAMED, 'x');
    const { blocks } = standardError();
    expect(CceValidation.enable(app).findings()).toEqual([
      expect.objectContaining({
        rule: 'unused-acknowledgement',
        constructPath: '',
        message: `'${UNNAMED}' is acknowledged here and finds nothing`,
      }),
      expect.objectContaining({
        rule: 'unused-acknowledgement',
        constructPath: 'shop',
        kind: '',
        name: '',
        apiVersion: '',
        path: '',
      }),
    ]);
    app.synth();
    expect(blocks.join()).toContain(
      `\n  [] unused-acknowledgement: '${UNNAMED}' is acknowledged here and finds nothing\n      why: `,
    );
    expect(written(app).map(ignored)).toEqual([undefined]);
  });

  test('in a manifest, it is a warning as well', () => {
    good(chart, 'a', { [IGNORE]: `${BAD_ID}: x` });
    expect(CceValidation.enable(app).findings()).toEqual([
      expect.objectContaining({
        rule: 'unused-acknowledgement',
        constructPath: 'shop/a',
        name: 'a',
        path: '/metadata/annotations/cdk8s-cce~1ignore',
      }),
    ]);
  });

  test('not if a nearer one has it', () => {
    bad(chart, 'a', { [IGNORE]: `${BAD_ID}: x` });
    CceValidation.acknowledge(app, BAD_ID, 'y');
    expect(rules(app)).toEqual([]);
  });

  test('can be acknowledged itself', () => {
    good(chart, 'a');
    CceValidation.acknowledge(chart, BAD_ID, 'x');
    expect(rules(app)).toEqual(['shop: unused-acknowledgement']);
    CceValidation.acknowledge(app, 'unused-acknowledgement', 'shared by several apps');
    expect(rules(app)).toEqual([]);
    app.synth();
  });

  test('an acknowledged complaint about a manifest is written into it', () => {
    good(chart, 'a', { [IGNORE]: `${BAD_ID}: x` });
    CceValidation.acknowledge(app, 'unused-acknowledgement', 'y');
    expect(rules(app)).toEqual([]);
    expect(ignored(chart.toJson()[0])).toBe(`${BAD_ID}: x\nunused-acknowledgement: y`);
  });

  test('is not known while a fact is missing that the rule needs', () => {
    const unknown = tempApp();
    CceCluster.standard().attachTo(unknown);
    const there = new Chart(unknown, 'c');
    quietService(there, 'Web', { transparentClientIp: true });
    new PassThroughLoadBalancerService(there, 'Pass', {
      metadata: { name: 'pass' },
      elb: shared,
      ports: [{ port: 81 }],
    });
    CceValidation.acknowledge(unknown, 'annotation-unsupported-by-version', 'x');
    CceValidation.acknowledge(unknown, 'pass-through-void-in-cluster', 'x');
    CceValidation.acknowledge(unknown, BAD_ID, 'x');
    expect(
      found(unknown)
        .filter(({ rule }) => rule === 'unused-acknowledgement')
        .map(({ message }) => message),
    ).toEqual([`'${BAD_ID}' is acknowledged here and finds nothing`]);
  });

  test('is not known while an object cannot be rendered', () => {
    new ApiObject(chart, 'broken', { ...service('broken'), x: new Date() } as any);
    CceValidation.acknowledge(chart, BAD_ID, 'x');
    expect(rules(app)).toEqual([]);
  });
});
