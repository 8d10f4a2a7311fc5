import { CceService } from '../../src/engine/cce-service';
import { type Judged, RunContext, workloadOf } from '../../src/engine/run-context';
import { KubeObject } from '../../src/manifest/kube-object';
import { elb, ingress, named, OTHER_ID, service, shared } from '../rules/manifests';
import { ID } from '../support/yaml';

type Data = Record<string, unknown>;
const HERE = { clusterType: 'standard' } as const;
const THERE = { clusterType: 'standard' } as const;

const seen = (data: Data, cluster: object = HERE) => new CceService(new KubeObject(data, undefined), cluster);
const judged = (data: Data, cluster: object = HERE): Judged => ({
  object: new KubeObject(data, undefined),
  cluster,
  meantForCce: true,
});
const names = (found: readonly { readonly object: KubeObject }[]) => found.map(({ object }) => object.name);

const context = (services: readonly CceService[], ingresses: readonly Judged[] = [], workloads: Judged[] = []) =>
  new RunContext(services, [], ingresses, () => workloads);

describe('Services', () => {
  const a = seen(named('a', shared()));
  const variant = seen(named('a', shared()));
  const b = seen(named('b', shared()));
  const elsewhere = seen(named('c', shared()), THERE);
  const other = seen(named('d', service({ [elb('id')]: OTHER_ID })));
  const none = seen(named('e', service()));
  const run = context([a, variant, b, elsewhere, other, none]);

  test('on a load balancer', () => {
    expect(names(run.servicesOn(ID))).toEqual(['a', 'a', 'b', 'c']);
    expect(names(run.servicesOn(OTHER_ID))).toEqual(['d']);
    expect(run.servicesOn('x')).toEqual([]);
  });

  test('of a cluster: two that are alike are two', () => {
    expect(names(run.servicesOf(HERE))).toEqual(['a', 'a', 'b', 'd', 'e']);
    expect(names(run.servicesOf(THERE))).toEqual(['c']);
    expect(run.servicesOf({})).toEqual([]);
  });

  test('at a port of a load balancer, by side', () => {
    const port = (number: unknown, protocol?: string) =>
      seen(service({}, { ports: [{ port: number, protocol }] })).ports[0];
    const udp = seen(named('u', shared({}, { ports: [{ port: 80, protocol: 'UDP' }] })));
    const all = context([a, b, udp, other, none]);
    expect(names(all.servicesAt(ID, port(80)))).toEqual(['a', 'b']);
    expect(names(all.servicesAt(ID, port(80, 'UDP')))).toEqual(['u']);
    expect(names(all.servicesAt(OTHER_ID, port(80)))).toEqual(['d']);
    expect(all.servicesAt(ID, port(81))).toEqual([]);
    expect(all.servicesAt(ID, port('80'))).toEqual([]);
    expect(all.servicesAt(ID, port(80, 'SCTP'))).toEqual([]);
  });

  test('beside a Service: not of other clusters, not variants of itself', () => {
    expect(names(run.neighboursThat(a, () => true))).toEqual(['b']);
    expect(names(run.neighboursThat(b, () => true))).toEqual(['a', 'a']);
    expect(run.neighboursThat(none, () => true)).toEqual([]);
    expect([a, b, none].map((service) => run.hasNeighbourThat(service, () => true))).toEqual([true, true, false]);
    expect(run.hasNeighbourThat(a, ({ object }) => object.name === 'a')).toBe(false);
  });

  test('beside each other are asked once', () => {
    const condition = jest.fn(() => true);
    for (const each of [a, variant, b]) run.neighboursThat(each, condition);
    expect(condition).toHaveBeenCalledTimes(3);
    expect(run.neighboursThat(a, () => false)).toEqual([]);
  });
});

describe('ingresses', () => {
  const to = (name: string) => ({ service: { name } });
  const path = (name: string) => ({ rules: [{ http: { paths: [{ backend: to('x') }, { backend: to(name) }] } }] });

  test('on a load balancer', () => {
    const run = context(
      [],
      [
        judged(ingress({ [elb('id')]: ID.toUpperCase() }, {}, 'a')),
        judged(ingress({ [elb('id')]: ID }, {}, 'b'), THERE),
        judged(ingress({ [elb('id')]: OTHER_ID }, {}, 'c')),
        ...['', '${ID}', 5, undefined].map((id) => judged(ingress({ [elb('id')]: id }, {}, 'd'))),
        judged(ingress({ [elb('id')]: ID }, {}, 'e')),
      ],
    );
    expect(names(run.ingressesOn(seen(shared())))).toEqual(['a', 'b', 'e']);
    expect(run.ingressesOn(seen(service()))).toEqual([]);
  });

  test('before a Service', () => {
    const run = context(
      [],
      [
        judged(ingress({}, { defaultBackend: to('web') }, 'a')),
        judged(ingress({}, path('web'), 'b')),
        judged(ingress({}, path('other'), 'c')),
        judged(named('d', ingress({}, path('web')), 'shop')),
        judged(ingress({}, path('web'), 'e'), THERE),
        judged(named('f', ingress({}, path('web')), 'default')),
        judged(ingress({}, { rules: 'x' }, 'g')),
        judged(ingress({}, { rules: [null, { http: {} }, { http: { paths: [null] } }] }, 'h')),
      ],
    );
    expect(run.ingressesBefore(seen(service())).map(({ name }) => name)).toEqual(['a', 'b', 'f']);
    expect(run.ingressesBefore(seen(named('web', service(), 'shop'))).map(({ name }) => name)).toEqual(['d']);
  });
});

describe('workloads', () => {
  const template = (labels: unknown, hostNetwork?: unknown) => ({ metadata: { labels }, spec: { hostNetwork } });
  const workload = (kind: string, name: string, spec: unknown, namespace?: string) =>
    named(name, { kind, spec }, namespace);
  const WEB = { app: 'web', tier: 'front' };

  const all = [
    judged(workload('Deployment', 'a', { template: template(WEB, true) })),
    judged(workload('StatefulSet', 'b', { template: template({ app: 'web' }, '${HOST_NETWORK}') })),
    judged(workload('DaemonSet', 'c', { template: template(WEB, 'true') })),
    judged(workload('CronJob', 'd', { jobTemplate: { spec: { template: template(WEB) } } })),
    judged(workload('Job', 'e', { template: template({ ...WEB, app: 'other' }) })),
    judged(workload('ReplicaSet', 'f', { template: template(WEB) }, 'shop')),
    judged(workload('ReplicationController', 'g', { template: template(WEB) }), THERE),
    judged(workload('Pod', 'h', {})),
    judged({ kind: 'Pod', metadata: { name: 'i', labels: WEB }, spec: { hostNetwork: true } }),
    judged(workload('Deployment', 'j', { template: template('web') })),
    judged(workload('Deployment', 'k', { template: 'x' })),
    judged(workload('Gateway', 'l', { template: template(WEB) })),
    judged(workload('Deployment', 'n', { template: template(WEB) }, 'default')),
    judged(workload('constructor', 'o', { template: template(WEB) })),
    judged(workload('__proto__', 'p', { template: template(WEB) })),
  ];

  test.each<[string, unknown, string[]]>([
    ['one label', { app: 'web' }, ['a', 'b', 'c', 'd', 'i', 'n']],
    ['two labels', { app: 'web', tier: 'front' }, ['a', 'c', 'd', 'i', 'n']],
    ['a label that none has', { app: 'x' }, []],
    ['a label of JavaScript', { constructor: 'x' }, []],
    ['no label', {}, []],
    ['no selector', undefined, []],
    ['a list', ['app'], []],
  ])('by %s', (_title, selector, expected) => {
    expect(names(context([], [], all).workloadsOf(seen(service({}, { selector }))))).toEqual(expected);
  });

  test('which have the network of the host', () => {
    const found = context([], [], all).workloadsOf(seen(service({}, { selector: { tier: 'front' } })));
    expect(found.map(({ object, hostNetwork }) => [object.name, hostNetwork])).toEqual([
      ['a', true],
      ['c', false],
      ['d', false],
      ['e', false],
      ['i', true],
      ['n', false],
    ]);
    const [, late] = context([], [], all).workloadsOf(seen(service({}, { selector: { app: 'web' } })));
    expect([late.object.name, late.hostNetwork]).toEqual(['b', undefined]);
  });

  test('are what has pods', () => {
    expect(workloadOf(judged({ kind: 'Pod' }).object)).toBeDefined();
    expect(workloadOf(judged({ kind: 'ConfigMap' }).object)).toBeUndefined();
  });

  test('are asked for once, and only when a Service selects some', () => {
    const workloads = jest.fn(() => all);
    const run = new RunContext([], [], [], workloads);
    run.workloadsOf(seen(service({}, { selector: {} })));
    expect(workloads).not.toHaveBeenCalled();
    run.workloadsOf(seen(service()));
    run.workloadsOf(seen(service()));
    expect(workloads).toHaveBeenCalledTimes(1);
  });
});

test('facts that are missing are counted by Service and named by rule', () => {
  const first = seen(service({ [elb('id')]: ID }), {});
  const second = seen(service({ [elb('class')]: 'union' }), HERE);
  const run = context([first, second]);
  expect(run.known(first, 'version', 'b')).toBeUndefined();
  expect(run.known(first, 'version', 'a')).toBeUndefined();
  expect(run.known(second, 'version', 'a')).toBeUndefined();
  expect(run.known(second, 'clusterType', 'a')).toBe('standard');
  expect(run.knownElbClass(first, 'c')).toBeUndefined();
  expect(run.knownElbClass(second, 'c')).toBe('union');
  expect(run.notJudged).toEqual([
    { fact: 'elbClass', rules: ['c'], services: 1 },
    { fact: 'version', rules: ['a', 'b'], services: 2 },
  ]);
  expect(run.servicesLacking('version')).toEqual([first, second]);
  expect(run.servicesLacking('elbClass')).toEqual([first]);
  expect(run.servicesLacking('proxyMode')).toEqual([]);
});
