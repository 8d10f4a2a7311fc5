import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, type App, Chart, Include, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import {
  CceCluster,
  CceValidation,
  ElbAutocreate,
  ExistingElb,
  LoadBalancerService,
  PassThroughLoadBalancerService,
} from '../../src';
import { SYNTH_RULES } from '../../src/constructs/synth-rules';
import { RULES, SYNTHESIS_RULE_IDS } from '../../src/rules';
import { ACKNOWLEDGEMENT_RULES } from '../../src/rules/acknowledgements';
import { ID } from '../support/yaml';
import { knownCluster, shared, standardError, tempApp, tempFolder, unnamedService } from './support';

const AUTOCREATE = 'kubernetes.io/elb.autocreate';

let app: App;
let chart: Chart;
beforeEach(() => {
  standardError();
  app = tempApp();
  chart = new Chart(app, 'shop');
  knownCluster().attachTo(app);
});

test('who judges manifests knows the rules of the synthesis by name', () => {
  const shared = new Set(ACKNOWLEDGEMENT_RULES.map(({ id }) => id));
  expect(SYNTHESIS_RULE_IDS).toEqual(SYNTH_RULES.map(({ id }) => id).filter((id) => !shared.has(id)));
});

const findings = (rule: string, scope: IConstruct = app) =>
  CceValidation.enable(scope)
    .findings()
    .filter((finding) => finding.rule === rule);
const paths = (rule: string) => findings(rule).map(({ constructPath }) => constructPath);

describe('the list', () => {
  test('is sorted, and its ids are nobody else’s', () => {
    const ids = SYNTH_RULES.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    expect(new Set([...ids, ...RULES.map(({ id }) => id)]).size).toBe(ids.length + RULES.length);
  });

  test.each(SYNTH_RULES.map((rule) => [rule.id, rule] as const))(
    '%s says what every rule says',
    (id, { statement, why, help, basis, replaces = [] }) => {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      for (const text of [statement, why, help]) expect(text).toMatch(/^[A-Z].*\.$|^kube-proxy .*\.$/);
      expect(basis.length).toBeGreaterThan(0);
      for (const replaced of replaces) expect(RULES.map((rule) => rule.id)).toContain(replaced);
    },
  );
});

describe('generated-service-name', () => {
  const RULE = 'generated-service-name';
  const annotations = { 'kubernetes.io/elb.class': 'union', [AUTOCREATE]: '{"type":"inner"}' };

  test('a Service of ours without a name', () => {
    const service = unnamedService(chart, 'Web');
    const [finding] = findings(RULE);
    expect(finding).toMatchObject({
      severity: 'warning',
      constructPath: 'shop/Web',
      path: '/metadata/name',
      name: service.name,
    });
    expect(finding.message).toContain(`'${service.name}'`);
    expect(finding.help).toContain(`'${service.name}' keeps it`);
  });

  test('an L1, an untyped object, a Service of cdk8s-plus', () => {
    new kplus.k8s.KubeService(chart, 'l1', {
      metadata: { annotations },
      spec: { type: 'LoadBalancer', ports: [{ port: 80 }] },
    });
    new ApiObject(chart, 'untyped', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { annotations },
      spec: { type: 'LoadBalancer', ports: [{ port: 80 }] },
    } as any);
    new kplus.Service(chart, 'plus', {
      metadata: { annotations },
      type: kplus.ServiceType.LOAD_BALANCER,
      ports: [{ port: 80 }],
    });
    expect(paths(RULE).sort()).toEqual(['shop/l1', 'shop/plus', 'shop/untyped']);
  });

  test('not with a name, however it is given', () => {
    unnamedService(chart, 'a', { metadata: { name: 'a' } });
    new kplus.k8s.KubeService(chart, 'b', {
      metadata: { name: 'b', annotations },
      spec: { type: 'LoadBalancer', ports: [{ port: 80 }] },
    });
    ApiObject.of(unnamedService(chart, 'c')).addJsonPatch(JsonPatch.replace('/metadata/name', 'c'));
    const named = unnamedService(chart, 'd');
    // As somebody does who keeps a Service that is deployed already.
    unnamedService(chart, 'e', { metadata: { name: named.name } });
    expect(paths(RULE)).toEqual(['shop/d']);
  });

  test('not in what a file includes', () => {
    const file = join(tempFolder(), 'manifest.yaml');
    writeFileSync(
      file,
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'x', annotations },
        spec: { type: 'LoadBalancer' },
      }),
    );
    new Include(chart, 'vendor', { url: file });
    expect(paths(RULE)).toEqual([]);
  });

  test('not with a load balancer that exists, or without one', () => {
    new LoadBalancerService(chart, 'a', { elb: shared, ports: [{ port: 80 }] });
    new kplus.k8s.KubeService(chart, 'b', {
      metadata: { annotations: { ...annotations, 'kubernetes.io/elb.id': ID } },
      spec: { type: 'LoadBalancer' },
    });
    new kplus.k8s.KubeService(chart, 'c', { metadata: { annotations }, spec: { type: 'ClusterIP' } });
    expect(paths(RULE)).toEqual([]);
  });
});

describe('autocreate-name-used-twice', () => {
  const RULE = 'autocreate-name-used-twice';
  const elb = () => ElbAutocreate.sharedPrivate({ name: 'edge' });
  const service = (scope: Chart, name: string, of: ElbAutocreate, namespace?: string) =>
    new LoadBalancerService(scope, name, { metadata: { name, namespace }, elb: of, ports: [{ port: 80 }] });

  test('one object, three Services', () => {
    const one = elb();
    for (const name of ['a', 'b', 'c']) service(chart, name, one);
    expect(findings(RULE)).toEqual([
      expect.objectContaining({
        severity: 'warning',
        constructPath: 'shop/a',
        message: "3 Services ask for a load balancer named 'edge': each of them gets one",
        path: '/metadata/annotations/kubernetes.io~1elb.autocreate',
        innerPath: '/name',
        related: ['shop/b', 'shop/c'],
      }),
    ]);
  });

  test('one object, one Service', () => {
    service(chart, 'a', elb());
    expect(findings(RULE)).toEqual([]);
  });

  test('one object without a name', () => {
    const one = ElbAutocreate.sharedPrivate();
    for (const name of ['a', 'b']) service(chart, name, one);
    expect(findings(RULE)).toEqual([]);
  });

  test('two objects of one name', () => {
    service(chart, 'a', elb());
    service(chart, 'b', elb());
    expect(paths(RULE)).toEqual(['shop/a']);
  });

  test('two names', () => {
    service(chart, 'a', elb());
    service(chart, 'b', ElbAutocreate.sharedPrivate({ name: 'edge2' }));
    expect(findings(RULE)).toEqual([]);
  });

  test('in two clusters', () => {
    const other = new Chart(app, 'other');
    CceCluster.standard().attachTo(other);
    const one = elb();
    service(chart, 'a', one);
    service(other, 'b', one);
    expect(findings(RULE)).toEqual([]);
  });

  test('in two charts of one cluster', () => {
    const one = elb();
    service(chart, 'a', one);
    service(new Chart(app, 'other'), 'b', one);
    expect(findings(RULE)).toHaveLength(1);
  });

  test('the same Service in two charts, and another namespace', () => {
    const one = elb();
    service(chart, 'a', one);
    const other = new Chart(app, 'other');
    service(other, 'a', one);
    expect(findings(RULE)).toEqual([]);
    service(new Chart(app, 'third'), 'a', one, 'prod');
    expect(findings(RULE)).toHaveLength(1);
  });
});

describe('patch-dropped', () => {
  const RULE = 'patch-dropped';
  const ports = [{ port: 80, targetPort: 8080 }];
  const annotations = { 'kubernetes.io/elb.class': 'union', 'kubernetes.io/elb.id': ID };
  const plus = (id: string) =>
    new kplus.Service(chart, id, { type: kplus.ServiceType.LOAD_BALANCER, ports, metadata: { name: id, annotations } });
  const messages = () => findings(RULE).map(({ message, path }) => `${path} | ${message}`);

  test.each<[string, JsonPatch[], string[]]>([
    [
      'a named target port',
      [JsonPatch.replace('/spec/ports/0/targetPort', 'http')],
      ["/spec/ports/0/targetPort | a JSON patch sets spec.ports[0].targetPort to 'http'"],
    ],
    [
      'a field that the class does not know',
      [JsonPatch.add('/spec/trafficDistribution', 'PreferClose')],
      ["/spec/trafficDistribution | a JSON patch sets spec.trafficDistribution to 'PreferClose'"],
    ],
    [
      'a whole object',
      [JsonPatch.add('/status', { loadBalancer: {} })],
      ['/status | a JSON patch sets status to an object with loadBalancer'],
    ],
    [
      'a field by its name on the wire',
      [JsonPatch.add('/spec/clusterIP', 'None')],
      ["/spec/clusterIP | a JSON patch sets spec.clusterIP to 'None'"],
    ],
    ['a list', [JsonPatch.add('/spec/unknown', [1])], ['/spec/unknown | a JSON patch sets spec.unknown to [1]']],
    [
      'a list of ports, of which a part is dropped',
      [JsonPatch.replace('/spec/ports', [{ port: 81, targetPort: 'http', name: 'a' }])],
      ["/spec/ports/0/targetPort | a JSON patch sets spec.ports[0].targetPort to 'http'"],
    ],
    [
      'two patches',
      [JsonPatch.add('/spec/a', 1), JsonPatch.add('/metadata/b', 2)],
      ['/metadata/b | a JSON patch sets metadata.b to 2', '/spec/a | a JSON patch sets spec.a to 1'],
    ],
    [
      'a copy',
      [JsonPatch.copy('/spec/type', '/spec/kind')],
      ["/spec/kind | a JSON patch sets spec.kind to 'LoadBalancer'"],
    ],
  ])('%s', (_name, patches, expected) => {
    ApiObject.of(plus('web')).addJsonPatch(...patches);
    expect(messages()).toEqual(expected.map((text) => `${text}, which is not in the object that is written`));
    expect(paths(RULE)).toEqual(expected.map(() => 'shop/web'));
  });

  test.each<[string, JsonPatch]>([
    ['a field that the class knows', JsonPatch.add('/spec/externalTrafficPolicy', 'Local')],
    ['a field by its name in the class', JsonPatch.add('/spec/clusterIp', 'None')],
    ['an annotation', JsonPatch.add('/metadata/annotations/x', 'y')],
    ['a number that the class wraps', JsonPatch.replace('/spec/ports/0/targetPort/value', 9090)],
    ['a wrapped value', JsonPatch.replace('/spec/ports/0/targetPort', { value: 'http' })],
    ['a removal', JsonPatch.remove('/spec/selector')],
    ['the same value again', JsonPatch.replace('/spec/type', 'LoadBalancer')],
    ['null', JsonPatch.add('/spec/unknown', null)],
    ['a test', JsonPatch.test('/spec/type', 'LoadBalancer')],
  ])('not %s', (_name, patch) => {
    ApiObject.of(plus('web')).addJsonPatch(patch);
    expect(messages()).toEqual([]);
  });

  test('a wrapped value that is dropped', () => {
    ApiObject.of(plus('web')).addJsonPatch(JsonPatch.add('/spec/unknown', { value: 5 }));
    expect(messages()).toEqual([
      '/spec/unknown | a JSON patch sets spec.unknown to 5, which is not in the object that is written',
    ]);
  });

  test('not on objects that keep what they are given', () => {
    const patch = JsonPatch.add('/spec/trafficDistribution', 'PreferClose');
    const ours = new LoadBalancerService(chart, 'ours', {
      metadata: { name: 'ours' },
      elb: ExistingElb.shared(ID),
      ports: [{ port: 81, targetPort: 8080 }],
    });
    ApiObject.of(ours).addJsonPatch(patch);
    const untyped = new ApiObject(chart, 'untyped', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { annotations },
      spec: { type: 'LoadBalancer', ports },
    } as any);
    untyped.addJsonPatch(patch);
    expect(messages()).toEqual([]);
    expect(chart.toJson().map(({ spec }) => spec.trafficDistribution)).toEqual(['PreferClose', 'PreferClose']);
  });

  test('not in a Service that is none of our business', () => {
    const elsewhere = tempApp();
    const service = new kplus.k8s.KubeService(new Chart(elsewhere, 'aws'), 'x', { spec: { type: 'LoadBalancer' } });
    service.addJsonPatch(JsonPatch.add('/spec/trafficDistribution', 'PreferClose'));
    expect(findings(RULE, elsewhere)).toEqual([]);
  });

  test('not in the items of a list', () => {
    const list = new kplus.k8s.KubeServiceList(chart, 'x', {
      items: [{ metadata: { annotations }, spec: { type: 'LoadBalancer', ports: [{ port: 80 }] } }],
    });
    list.addJsonPatch(JsonPatch.add('/items/0/spec/trafficDistribution', 'PreferClose'));
    expect(messages()).toEqual([]);
  });
});

describe('pass-through-void-in-cluster', () => {
  const RULE = 'pass-through-void-in-cluster';
  const GENERIC = 'annotation-unsupported-by-version';
  const KEY = '/metadata/annotations/kubernetes.io~1elb.pass-through';
  const rulesIn = (cluster: CceCluster, id = 'Web', subject: 'ours' | 'theirs' = 'ours') => {
    const own = tempApp();
    cluster.attachTo(own);
    const scope = new Chart(own, 'c');
    const props = { metadata: { name: 'web' }, elb: shared, ports: [{ port: 80 }] };
    if (subject === 'ours') new PassThroughLoadBalancerService(scope, id, props);
    else new LoadBalancerService(scope, id, props).metadata.addAnnotation('kubernetes.io/elb.pass-through', 'true');
    return CceValidation.enable(own)
      .findings()
      .filter(({ path }) => path === KEY)
      .map(({ rule, severity, message }) => ({ rule, severity, message }));
  };
  const standard = (version?: string, name?: string) => CceCluster.standard({ version, name });

  test.each(['v1.15.11-r1', 'v1.15', '1.13.10-r0', 'v1.9'])(
    'an error in a cluster of %s, instead of the milder warning',
    (version) => {
      expect(rulesIn(standard(version))).toEqual([
        {
          rule: RULE,
          severity: 'error',
          message: `the cluster is of ${version}; clusters of v1.15 or earlier have no pass-through`,
        },
      ]);
    },
  );

  test('names the cluster', () => {
    expect(rulesIn(standard('v1.15', 'old'))[0].message).toMatch(/^the cluster 'old' is of v1.15;/);
  });

  test.each(['v1.16', 'v1.17.17-r0'])('only the warning in a cluster of %s', (version) => {
    expect(rulesIn(standard(version)).map(({ rule, severity }) => [rule, severity])).toEqual([[GENERIC, 'warning']]);
  });

  test.each(['v1.19', 'v1.30.4-r0', undefined])('nothing in a cluster of %s', (version) => {
    expect(rulesIn(standard(version))).toEqual([]);
  });

  test('the warning for objects of others', () => {
    expect(rulesIn(standard('v1.15'), 'Web', 'theirs').map(({ rule, severity }) => [rule, severity])).toEqual([
      [GENERIC, 'warning'],
    ]);
  });

  test('replaces nothing of another object', () => {
    const own = tempApp();
    standard('v1.15').attachTo(own);
    const scope = new Chart(own, 'c');
    for (const id of ['a', 'b'])
      new PassThroughLoadBalancerService(scope, id, {
        metadata: { name: id },
        elb: shared,
        ports: [{ port: id === 'a' ? 80 : 81 }],
      });
    new LoadBalancerService(scope, 'c', {
      metadata: { name: 'c' },
      elb: shared,
      ports: [{ port: 82 }],
    }).metadata.addAnnotation('kubernetes.io/elb.pass-through', 'true');
    expect(
      CceValidation.enable(own)
        .findings()
        .filter(({ path }) => path === KEY)
        .map(({ constructPath, rule }) => `${constructPath} ${rule}`),
    ).toEqual([`c/a ${RULE}`, `c/b ${RULE}`, `c/c ${GENERIC}`]);
  });

  test('not where a patch has taken the setting away', () => {
    const own = tempApp();
    standard('v1.15').attachTo(own);
    const service = new PassThroughLoadBalancerService(new Chart(own, 'c'), 'Web', {
      metadata: { name: 'web' },
      elb: shared,
      ports: [{ port: 80 }],
    });
    ApiObject.of(service).addJsonPatch(JsonPatch.remove(KEY));
    expect(findings(RULE, own)).toEqual([]);
  });

  test('acknowledged, it is written with the rule that others will meet', () => {
    const own = tempApp();
    standard('v1.15').attachTo(own);
    const scope = new Chart(own, 'c');
    const service = new PassThroughLoadBalancerService(scope, 'Web', {
      metadata: { name: 'web' },
      elb: shared,
      ports: [{ port: 80 }],
    });
    CceValidation.acknowledge(service, RULE, 'upgraded next week');
    expect(scope.toJson()[0].metadata.annotations['cdk8s-cce/ignore']).toBe(
      'annotation-unsupported-by-version: upgraded next week\npass-through-void-in-cluster: upgraded next week',
    );
  });
});
