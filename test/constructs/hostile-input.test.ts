// What untyped callers can give: at every place of everything that takes something, values of every kind.
import { App, Chart, Duration, Lazy, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import * as cce from '../../src';
import { ID } from '../support/yaml';

const CERTIFICATE = '0123456789abcdef0123456789abcdef';
const elb = cce.ExistingElb.shared(ID);
/** One for all, where something else of the app is given. */
const app = new App();
let charts = 0;

function cyclic(): unknown[] {
  const list: unknown[] = [];
  list.push(list);
  return list;
}

function deep(levels: number): unknown {
  let value: unknown = [];
  for (let level = 0; level < levels; level++) value = [value];
  return value;
}

function wide(): unknown {
  let value: unknown = [1];
  for (let level = 0; level < 6; level++) value = Array(20).fill(value);
  return value;
}

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

const throwing = (key: string) =>
  Object.defineProperty({}, key, {
    enumerable: true,
    get() {
      throw new Error('boom');
    },
  });

/** Nothing of ours takes any of these. */
const NEVER: Readonly<Record<string, unknown>> = {
  null: null,
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  'a negative number': -1,
  'a fraction': 1.5,
  'an empty text': '',
  'a control character': 'a\u0000\u001b[31m',
  'an unpaired surrogate': '\ud800',
  'a huge text': 'ü'.repeat(1_000_000),
  'a symbol': Symbol('s'),
  'a big integer': 5n,
  'a function': () => {},
  'a class with a static name': class {
    static name() {}
  },
  'a date': new Date(0),
  'a map': new Map([['layer4', 'x']]),
  'a list in itself': cyclic(),
  'a deep list': deep(20_000),
  'a wide list': wide(),
  'a sparse list': Object.assign([], { 3: 1 }),
  'a revoked proxy': revoked(),
  'a throwing property': throwing('x'),
  'a throwing duration': {
    toSeconds() {
      throw new Error('boom');
    },
  },
  'a length of time in milliseconds': Duration.millis(1500),
  'a late value': Lazy.any({ produce: () => 5 }),
  'somebody else': new (class Elb {})(),
};

/** Right only where a value of the same type is. */
const OF_SOME_TYPE: Readonly<Record<string, unknown>> = {
  'a text': 'some words',
  'a number': 5,
  'true instead': true,
  'a length of time': Duration.seconds(60),
  'an amount': Size.gibibytes(1),
  'a list of texts': ['x'],
  'an object with a text': { word: 'x' },
  'a load balancer': elb,
  'a listener': cce.Listener.http(),
  'a client': cce.Client.external(),
  'a construct': app,
};

/** Whose keys are the caller's own: any object can be right. */
const OPEN = new Set(['metadata', 'labels', 'annotations', 'tags']);
const AN_OBJECT = new Set(['a throwing duration', 'an object with a text']);

/** What single values can be, by their place. */
const RIGHT: Readonly<Record<string, readonly string[]>> = {
  reason: ['a control character', 'an unpaired surrogate'],
  value: ['an empty text'],
  'tags.a': ['an empty text'],
  'metadata.labels.a': ['an empty text'],
  'metadata.annotations.a': ['an empty text', 'a control character', 'a late value'],
};

type Place = readonly (string | number)[];

/** All places in a value, but those inside of what has a class. */
function placesIn(value: unknown): readonly Place[] {
  const isOpened = Array.isArray(value) || Object.getPrototypeOf(value ?? 0) === Object.prototype;
  if (!isOpened) return [];
  return Object.entries(value as object).flatMap(([key, item]) => {
    const segment = Array.isArray(value) ? Number(key) : key;
    return [[segment], ...placesIn(item).map((inner) => [segment, ...inner])];
  });
}

function valueAt(value: any, place: Place): unknown {
  return place.reduce((inner, segment) => inner[segment], value);
}

function withValueAt(value: any, [segment, ...rest]: Place, item: unknown): any {
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[segment] = rest.length === 0 ? item : withValueAt(value[segment], rest, item);
  return copy;
}

function isOfSameType(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object') return typeof one === typeof other;
  if (one instanceof Construct || one instanceof cce.Elb) return other instanceof Construct || other instanceof cce.Elb;
  return Object.getPrototypeOf(one) === Object.getPrototypeOf(other);
}

function wrongFor(right: unknown, place: Place): readonly (readonly [string, unknown])[] {
  const named = place.join('.');
  const isOpen = OPEN.has(String(place[place.length - 1]));
  return [
    ...Object.entries(NEVER).filter(([kind]) => !RIGHT[named]?.includes(kind)),
    ...Object.entries(OF_SOME_TYPE).filter(([, value]) => !isOfSameType(right, value)),
  ].filter(([kind]) => !isOpen || !AN_OBJECT.has(kind));
}

type Call = (props: any) => unknown;
type Entry = readonly [Call, Readonly<Record<string, unknown>>];

/** Everything that can be given, so that the compiler asks for each property of tomorrow. */
function all<P>(call: (props: P) => unknown, right: { readonly [K in keyof P]-?: P[K] }): Entry {
  return [call, right as Entry[1]];
}

const AUTOCREATE = { name: 'lb', subnetId: 'x', privateIp: '10.0.0.1', tags: { a: 'b' }, enterpriseProjectId: '0' };
const PUBLIC = {
  eipType: cce.EipType.BGP,
  bandwidthName: 'b',
  bandwidthMbps: 5,
  bandwidthChargeMode: cce.BandwidthChargeMode.TRAFFIC,
  customEipId: ID,
};
const DEDICATED = {
  availabilityZones: ['z'],
  flavors: cce.ElbFlavors.fixedSpecification({ layer4: 'a' }),
  backendSubnetIds: ['x'],
  ipv6SubnetId: 'x',
};
const ADDRESSES = { privateIp: '10.0.0.1', publicIp: '80.0.0.1', hostNames: ['a.example.com'] };
const CHECK = { interval: Duration.seconds(5), timeout: Duration.seconds(5), retries: 3, port: 80 };
const CERTIFICATES = {
  certificateId: CERTIFICATE,
  sniCertificateIds: [CERTIFICATE],
  clientCaCertificateId: CERTIFICATE,
};
const HTTP = {
  requestTimeout: Duration.seconds(5),
  responseTimeout: Duration.seconds(5),
  compression: true,
  forwardedHost: true,
};
const CLUSTER = {
  name: 'prod',
  version: 'v1.28',
  proxyMode: cce.ProxyMode.IPVS,
  edition: cce.CceEdition.HUAWEI_CLOUD,
};
const SETTINGS = {
  elb,
  ports: [{ port: 80 }],
  algorithm: cce.LoadBalancingAlgorithm.ROUND_ROBIN,
  stickySession: cce.StickySession.sourceIp(),
  adaptiveWeight: true,
  healthCheck: cce.HealthCheck.tcp(),
  accessControl: cce.AccessControl.off(),
  idleTimeout: Duration.seconds(60),
  transparentClientIp: true,
  maxConnections: 5,
  maxNewConnectionsPerSecond: 5,
  hostNetwork: true,
};
const pods = kplus.Pods.select(new Chart(new App(), 'c'), 'Pods', { labels: { app: 'web' } });
const SERVICE = {
  ...SETTINGS,
  metadata: {
    name: 'web',
    namespace: 'shop',
    labels: { a: 'b' },
    annotations: { a: 'b' },
    finalizers: ['x/y'],
    ownerReferences: [
      { apiVersion: 'v1', kind: 'Shop', name: 'shop', uid: ID, controller: true, blockOwnerDeletion: true },
    ],
  },
  selector: pods,
  externalTrafficPolicy: cce.ExternalTrafficPolicy.LOCAL,
  allocateLoadBalancerNodePorts: false,
  ipFamilies: [cce.IpFamily.IPV4],
  ipFamilyPolicy: cce.IpFamilyPolicy.SINGLE_STACK,
  clusterIP: '10.0.0.1',
  publishNotReadyAddresses: true,
};
const BOUND = { name: 'web', nodePort: 30000, protocol: kplus.Protocol.TCP, targetPort: 8080 };
const ADDRESS = { address: cce.CalledAddress.PRIVATE_VIP };
const CLIENT = { client: cce.Client.external() };
const probed = new cce.LoadBalancerService(new Chart(app, 'probed'), 'S', { elb, ports: [{ port: 80 }] });
const inApp = new Chart(app, 'attached');
const cluster = cce.CceCluster.standard();

const newService = (chart = new Chart(new App(), 'c')) => new cce.LoadBalancerService(chart, 'S', { elb });

/** Everything that takes one object with properties. */
const STRUCTS = {
  'CceCluster.standard': all(cce.CceCluster.standard, { ...CLUSTER, network: cce.StandardNetwork.VPC_ROUTER }),
  'CceCluster.turbo': all(cce.CceCluster.turbo, CLUSTER),
  'CceCluster.unspecified': all(cce.CceCluster.unspecified, CLUSTER),
  'ElbAnnotations.render': all(cce.ElbAnnotations.render, { ...SETTINGS, passThrough: cce.PassThroughMode.ON }),
  'ElbAutocreate.sharedPrivate': all(cce.ElbAutocreate.sharedPrivate, AUTOCREATE),
  'ElbAutocreate.sharedPublic': all(cce.ElbAutocreate.sharedPublic, { ...AUTOCREATE, ...PUBLIC }),
  'ElbAutocreate.dedicatedPrivate': all(cce.ElbAutocreate.dedicatedPrivate, { ...AUTOCREATE, ...DEDICATED }),
  'ElbAutocreate.dedicatedPublic': all(cce.ElbAutocreate.dedicatedPublic, { ...AUTOCREATE, ...PUBLIC, ...DEDICATED }),
  'ElbFlavors.fixedSpecification': all(cce.ElbFlavors.fixedSpecification, { layer4: 'a', layer7: 'b' }),
  'ElbFlavors.elasticSpecification': all(cce.ElbFlavors.elasticSpecification, { layer4: 'a', layer7: 'b' }),
  'HealthCheck.tcp': all(cce.HealthCheck.tcp, CHECK),
  'HealthCheck.udp': all(cce.HealthCheck.udp, CHECK),
  'HealthCheck.http': all(cce.HealthCheck.http, { ...CHECK, path: '/x', expectedCodes: '200' }),
  'Listener.http': all(cce.Listener.http, HTTP),
  'Listener.https': all(cce.Listener.https, { ...HTTP, ...CERTIFICATES, http2: true }),
  'Listener.tls': all(cce.Listener.tls, CERTIFICATES),
  'LoadBalancerService#addPort': all(
    (port: Omit<cce.LoadBalancerServicePort, 'targetPortName' | 'portRanges'>) => newService().addPort(port),
    { ...BOUND, port: 80, appProtocol: 'http', listener: cce.Listener.http(), healthCheck: cce.HealthCheck.tcp() },
  ),
  'a port by its name, with ranges': all(
    (port: Pick<cce.LoadBalancerServicePort, 'port' | 'name' | 'targetPortName' | 'portRanges'>) =>
      newService().addPort(port),
    { port: 80, name: 'web', targetPortName: 'http', portRanges: [{ first: 100, last: 200 }] },
  ),
  'LoadBalancerService#expectClientIpKept': all(
    (options: cce.ClientIpKeptOptions) => probed.expectClientIpKept(options),
    { ...CLIENT, ...ADDRESS },
  ),
  'Reachability#expectClientIpKept': all(
    (options: cce.ClientIpKeptOptions) => cce.Reachability.of(probed).expectClientIpKept(options),
    { ...CLIENT, ...ADDRESS },
  ),
  'Reachability#verdicts': all((query: cce.ReachabilityQuery) => cce.Reachability.of(probed).verdicts(query), {
    ...CLIENT,
    ...ADDRESS,
  }),
  'StickySession.sourceIp': all(cce.StickySession.sourceIp, { duration: Duration.minutes(5) }),
  'new LoadBalancerService': all(
    (props: cce.LoadBalancerServiceProps) => inTree((chart) => new cce.LoadBalancerService(chart, 'S', props)),
    SERVICE,
  ),
  'new PassThroughLoadBalancerService': all(
    (props: cce.PassThroughLoadBalancerServiceProps) =>
      inTree((chart) => new cce.PassThroughLoadBalancerService(chart, 'S', props)),
    { ...SERVICE, passThrough: cce.PassThroughMode.ON },
  ),
  'new ReachabilityProbe': all(
    (props: cce.ReachabilityProbeProps) =>
      inTree((chart) => new cce.ReachabilityProbe(chart, 'P', props), new Chart(app, `c${charts++}`)),
    {
      ...ADDRESSES,
      service: probed,
      attempts: 5,
      timeout: Duration.seconds(5),
      hostNetwork: false,
      image: 'busybox:1.36',
      imagePullSecrets: ['default-secret'],
      ttl: Duration.hours(1),
    },
  ),
};

/** Everything that takes something else, each argument under its name. */
const ARGUMENTS = {
  'AccessControl.allowOnly': all(({ groupId }: { groupId: string }) => cce.AccessControl.allowOnly(groupId), {
    groupId: 'x',
  }),
  'AccessControl.deny': all(({ groupId }: { groupId: string }) => cce.AccessControl.deny(groupId), { groupId: 'x' }),
  'CceCluster.of': all(({ scope }: { scope: Construct }) => cce.CceCluster.of(scope), { scope: inApp }),
  'CceCluster#attachTo': all(({ scope }: { scope: Construct }) => cluster.attachTo(scope), { scope: inApp }),
  'CceValidation.enable': all(({ scope }: { scope: Construct }) => cce.CceValidation.enable(scope), { scope: inApp }),
  'CceValidation.acknowledge': all(
    ({ scope, rule, reason }: { scope: Construct; rule: string; reason: string }) =>
      cce.CceValidation.acknowledge(scope, rule, reason),
    { scope: inApp, rule: 'source-ranges-ignored', reason: 'on purpose' },
  ),
  'Client.at': all(({ place }: { place: cce.ClientPlace }) => cce.Client.at(place), {
    place: cce.ClientPlace.EXTERNAL,
  }),
  'Client.podsOf': all(({ workload }: { workload: Construct }) => cce.Client.podsOf(workload), {
    workload: new kplus.Deployment(inApp, 'Deployment', { containers: [{ image: 'x' }] }),
  }),
  'EipType.of': all(({ name }: { name: string }) => cce.EipType.of(name), { name: '5_x' }),
  'ExistingElb.shared': all(
    ({ id, ...options }: { id: string } & cce.ExistingElbOptions) => cce.ExistingElb.shared(id, options),
    { id: ID, ...ADDRESSES },
  ),
  'ExistingElb.dedicated': all(
    ({ id, ...options }: { id: string } & cce.ExistingDedicatedElbOptions) => cce.ExistingElb.dedicated(id, options),
    { id: ID, ...ADDRESSES, multiCluster: true },
  ),
  'LoadBalancerService#bind': all(
    ({ port, ...options }: { port: number } & kplus.ServiceBindOptions) => newService().bind(port, options),
    { port: 80, ...BOUND },
  ),
  'LoadBalancerService#select': all(({ selector }: { selector: kplus.IPodSelector }) => newService().select(selector), {
    selector: pods,
  }),
  'LoadBalancerService#selectLabel': all(
    ({ key, value }: { key: string; value: string }) => newService().selectLabel(key, value),
    { key: 'app', value: 'web' },
  ),
  'LoadBalancerService#expectReachableFrom': all(
    ({ client, ...options }: { client: cce.Client } & cce.ReachableOptions) =>
      probed.expectReachableFrom(client, options),
    { ...CLIENT, ...ADDRESS },
  ),
  'Reachability.of': all(({ service }: { service: Construct }) => cce.Reachability.of(service), { service: probed }),
  'Reachability#expectReachableFrom': all(
    ({ client, ...options }: { client: cce.Client } & cce.ReachableOptions) =>
      cce.Reachability.of(probed).expectReachableFrom(client, options),
    { ...CLIENT, ...ADDRESS },
  ),
};

/** What of an object or a class takes something, and is its own. */
type Taking<T, Inherited> = {
  [K in Exclude<keyof T & string, keyof Inherited | 'prototype' | `_${string}`>]: T[K] extends (
    ...args: infer A
  ) => unknown
    ? A extends []
      ? never
      : K
    : never;
}[Exclude<keyof T & string, keyof Inherited | 'prototype' | `_${string}`>];

type Api = Omit<typeof cce, 'CceValidationPlugin'>;

/** All that takes something; that of cdk8s-plus only where it is overridden. */
type Taker =
  | {
      [C in keyof Api]: Api[C] extends { readonly prototype: infer I }
        ?
            | `${C}.${Taking<Api[C], typeof kplus.Service>}`
            | `${C}#${Taking<I, C extends 'PassThroughLoadBalancerService' ? cce.LoadBalancerService : kplus.Service>}`
            | (Api[C] extends new (...args: never[]) => unknown ? `new ${C}` : never)
        : never;
    }[keyof Api]
  | `LoadBalancerService#${'bind' | 'select' | 'selectLabel'}`;

const TAKERS: Readonly<Record<Taker, Entry>> = { ...STRUCTS, ...ARGUMENTS };

/** A Service that cannot be made leaves nothing in the tree. */
function inTree(make: (chart: Chart) => unknown, chart = new Chart(new App(), 'c')): void {
  try {
    make(chart);
  } catch (error) {
    expect(chart.node.children).toEqual([]);
    throw error;
  }
}

function messageOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** One line that tells who complains about what, and that a terminal can show. */
function expectClear(message: string | undefined, prop: string): void {
  expect(message).toMatch(/^[\w.']/);
  expect(message).toContain(prop);
  expect(message).toMatch(/expected|missing|there is no|exclude|is (taken|given)/);
  expect(message).not.toMatch(/[\p{Cc}\p{Cs}]|Cannot read|is not a function|\[object/u);
  expect(message!.length).toBeLessThan(1200);
}

describe.each(Object.entries(TAKERS))('%s', (_name, [call, right]) => {
  test('takes what is right', () => {
    expect(() => call(right)).not.toThrow();
  });

  test.each(placesIn(right).map((place) => [place.join('.'), place] as const))('refuses for %s', (_where, place) => {
    const named = String(place.filter((segment) => typeof segment === 'string').pop());
    for (const [kind, value] of wrongFor(valueAt(right, place), place)) {
      const message = messageOf(() => call(withValueAt(right, place, value)));
      if (message === undefined) throw new Error(`${kind} was taken`);
      expectClear(message, named);
    }
  });
});

describe.each<[string, Entry]>(Object.entries(STRUCTS))('%s', (_name, [call, right]) => {
  test('takes properties that an object inherits or works out', () => {
    const inherited = Object.create(right);
    const workedOut = Object.create(
      {},
      Object.fromEntries(Object.entries(right).map(([prop, value]) => [prop, { get: () => value }])),
    );
    expect(() => call(inherited)).not.toThrow();
    expect(() => call(workedOut)).not.toThrow();
  });

  test('refuses an inherited mistake', () => {
    const [prop] = Object.keys(right);
    expectClear(
      messageOf(() => call(Object.create({ ...right, [prop]: Symbol('wrong') }))),
      prop,
    );
  });

  test('refuses what is no object with properties', () => {
    for (const value of [null, 5, 'text', [], new Map(), Symbol('s')])
      expect(() => call(value)).toThrow(/expected an?/);
  });
});

test('what is inherited is written', () => {
  class Options {
    get certificateId() {
      return CERTIFICATE;
    }
    get http2() {
      return true;
    }
  }
  const annotations = cce.ElbAnnotations.render({
    elb,
    ports: [{ port: 443, listener: cce.Listener.https(new Options()) }],
  });
  expect(annotations).toMatchObject({
    'kubernetes.io/elb.cert-id': CERTIFICATE,
    'kubernetes.io/elb.http2-enable': 'true',
  });
});

test.each([
  ['a scope', () => new cce.LoadBalancerService({} as any, 'S', { elb })],
  ['no scope', () => new cce.LoadBalancerService(undefined as any, 'S', { elb })],
])('%s that is no construct', (_name, make) => {
  expect(make).toThrow(/^LoadBalancerService: scope: expected a construct, such as an App or a Chart, got/);
});

test.each([
  ['LoadBalancerService', (scope: any) => new cce.LoadBalancerService(scope, 'S', { elb, ports: [{ port: 80 }] })],
  ['ReachabilityProbe', (scope: any) => new cce.ReachabilityProbe(scope, 'P', { service: probed })],
])('%s outside of a chart leaves nothing in the tree', (name, make) => {
  const root = new App();
  expect(() => make(root)).toThrow(`${name}: scope: expected a Chart, or a construct in one, got an App`);
  expect(root.node.children).toEqual([]);
});

test.each([
  ['a chart', (root: Chart) => root, 'its root is a Chart'],
  ['a construct', () => new Chart(new Construct(undefined as any, ''), 'c'), 'its root is a Construct'],
])('%s without an app, of which cdk8s would say at synthesis that resolvers is not iterable', (_name, chartOf, end) => {
  const chart = chartOf(new Chart(undefined as any, 'c'));
  expect(() => new cce.LoadBalancerService(chart, 'S', { elb, ports: [{ port: 80 }] })).toThrow(
    `LoadBalancerService: scope: expected a Chart in an App, such as new Chart(new App(), 'web'), or Testing.chart() in a test; ${end}`,
  );
  expect(chart.node.children).toEqual([]);
});

test('an app of another copy of cdk8s, whose resolvers know nothing of our values', () => {
  jest.isolateModules(() => {
    const other = require('cdk8s') as typeof import('cdk8s');
    expect(other.App).not.toBe(App);
    const chart = new other.Chart(new other.App(), 'c');
    expect(() => new cce.LoadBalancerService(chart, 'S', { elb, ports: [{ port: 80 }] })).toThrow(
      'LoadBalancerService: scope: expected a Chart in an App of this copy of cdk8s: two are installed, see npm ls cdk8s',
    );
  });
});

test('a construct in a chart is a place', () => {
  const inner = new Construct(new Chart(new App(), 'c'), 'Inner');
  expect(() => new cce.LoadBalancerService(inner, 'S', { elb, ports: [{ port: 80 }] })).not.toThrow();
});

test('an id that is empty', () => {
  const chart = new Chart(new App(), 'c');
  expect(() => new cce.LoadBalancerService(chart, '', { elb })).toThrow(
    "LoadBalancerService: id: expected text that is not empty, got '' (text)",
  );
});

/** What the compiler keeps from callers, and plain JavaScript does not. */
const { Elb: AnyElb, ...FACTORIES } = {
  AccessControl: [cce.AccessControl, 'AccessControl.allowOnly(), AccessControl.deny() or AccessControl.off()'],
  CceCluster: [cce.CceCluster, 'CceCluster.standard(), CceCluster.turbo() or CceCluster.unspecified()'],
  CceValidation: [cce.CceValidation, 'CceValidation.enable()'],
  Client: [
    cce.Client,
    'Client.podsOf(), Client.external(), Client.anyPod(), Client.anyNode(), Client.backends() or Client.at()',
  ],
  EipType: [cce.EipType, 'EipType.of()'],
  Elb: [cce.Elb, ''],
  ElbAnnotations: [cce.ElbAnnotations, 'ElbAnnotations.render()'],
  ElbAutocreate: [
    cce.ElbAutocreate,
    'ElbAutocreate.sharedPrivate(), ElbAutocreate.sharedPublic(), ElbAutocreate.dedicatedPrivate() or ElbAutocreate.dedicatedPublic()',
  ],
  ElbFlavors: [cce.ElbFlavors, 'ElbFlavors.fixedSpecification() or ElbFlavors.elasticSpecification()'],
  ExistingElb: [cce.ExistingElb, 'ExistingElb.shared() or ExistingElb.dedicated()'],
  HealthCheck: [cce.HealthCheck, 'HealthCheck.tcp(), HealthCheck.udp(), HealthCheck.http() or HealthCheck.disabled()'],
  Listener: [cce.Listener, 'Listener.http(), Listener.https() or Listener.tls()'],
  Reachability: [cce.Reachability, 'Reachability.of()'],
  StickySession: [cce.StickySession, 'StickySession.sourceIp()'],
} as const satisfies Readonly<Record<string, readonly [unknown, string]>>;

test.each(Object.entries(FACTORIES))('%s is not made by new', (name, [type, ways]) => {
  const Type = type as any;
  for (const given of [[], [ID], [{ path: '/x' }], [new App()]]) {
    expect(() => new Type(...given)).toThrow(`${name}: it is not made by 'new'; use ${ways}`);
  }
  const factories = ways.match(/\w+(?=\(\))/g);
  expect(factories!.every((factory) => typeof Type[factory] === 'function')).toBe(true);
});

test('every class but constructs is kept from new', () => {
  const classes = Object.values(cce).filter((each) => typeof each === 'function') as { name: string }[];
  const others = ['CceValidationPlugin', 'LoadBalancerService', 'PassThroughLoadBalancerService', 'ReachabilityProbe'];
  expect(classes.map(({ name }) => name).sort()).toEqual([...Object.keys(FACTORIES), 'Elb', ...others].sort());
});

test('there are no other load balancers', () => {
  const Type = AnyElb[0] as any;
  class Mine extends Type {}
  const message =
    "Elb: it is not made by 'new', and has no other subclasses; use a factory of ExistingElb or ElbAutocreate";
  expect(() => new Type('union')).toThrow(message);
  expect(() => new (Mine as any)('union')).toThrow(message);
});

test.each([5, Symbol('s'), undefined, {}])('an id that is %p', (id) => {
  const chart = new Chart(new App(), 'c');
  expect(() => new cce.LoadBalancerService(chart, id as any, { elb })).toThrow(
    /^LoadBalancerService: id: expected text, got/,
  );
});

test.each(['constructor', '__proto__', 'toString'])('an id that constructs takes for one that is there: %p', (id) => {
  const chart = new Chart(new App(), 'c');
  expect(() => new cce.LoadBalancerService(chart, id, { elb })).toThrow(
    `LoadBalancerService: id: expected no name that every object of JavaScript has, got '${id}' (text)`,
  );
});

test.each([
  ['a property', () => cce.Listener.http({ ['x'.repeat(1e7)]: 1 } as any)],
  [
    'a property of a port',
    () => cce.ElbAnnotations.render({ elb, ports: [{ port: 80, ['x'.repeat(1e7)]: 1 } as any] }),
  ],
  ['a tag', () => cce.ElbAutocreate.sharedPrivate({ tags: { ['x'.repeat(1e7)]: 5 as any } })],
])('a huge name of %s', (_what, make) => {
  expectClear(messageOf(make), 'xxx');
});

test('an id that a terminal would act on', () => {
  const chart = new Chart(new App(), 'c');
  const message = messageOf(
    () => new cce.LoadBalancerService(chart, `a\u001b[31m${'b'.repeat(1e6)}`, { elb: 5 as any }),
  );
  expectClear(message, 'elb');
});

test('an object of another copy of the package', () => {
  class ExistingElb {}
  expect(() => cce.ElbAnnotations.render({ elb: new ExistingElb() as any })).toThrow(
    /elb: expected a load balancer: .* got an ExistingElb$/,
  );
  class Listener {}
  expect(() => cce.ElbAnnotations.render({ elb, ports: [{ port: 80, listener: new Listener() as any }] })).toThrow(
    'ports[0].listener: expected a Listener, such as Listener.http(), of this copy of cdk8s-cce: two are installed, see npm ls cdk8s-cce, got a Listener',
  );
});
