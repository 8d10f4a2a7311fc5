// What untyped callers can give: every property of every factory and construct, with values of every kind.
import { App, Chart, Duration, Lazy } from 'cdk8s';
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

/** No property of ours takes any of these. */
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

/** Properties that hold names of the caller's own: any object can be right. */
const OPEN = new Set(['metadata', 'labels', 'annotations']);
const AN_OBJECT = new Set(['a throwing duration', 'a late value', 'a length of time in milliseconds', 'somebody else']);

type Call = (props: any) => unknown;

/** Everything that takes an object with properties, and one that is right. */
const STRUCTS: Readonly<Record<string, readonly [Call, Readonly<Record<string, unknown>>]>> = {
  'Listener.http': [
    cce.Listener.http,
    {
      requestTimeout: Duration.seconds(5),
      responseTimeout: Duration.seconds(5),
      compression: true,
      forwardedHost: true,
    },
  ],
  'Listener.https': [
    cce.Listener.https,
    {
      certificateId: CERTIFICATE,
      sniCertificateIds: [CERTIFICATE],
      clientCaCertificateId: CERTIFICATE,
      http2: true,
    },
  ],
  'Listener.tls': [cce.Listener.tls, { certificateId: CERTIFICATE }],
  'HealthCheck.tcp': [
    cce.HealthCheck.tcp,
    { interval: Duration.seconds(5), timeout: Duration.seconds(5), retries: 3, port: 80 },
  ],
  'HealthCheck.udp': [cce.HealthCheck.udp, { interval: Duration.seconds(5) }],
  'HealthCheck.http': [cce.HealthCheck.http, { path: '/x', expectedCodes: '200' }],
  'StickySession.sourceIp': [cce.StickySession.sourceIp, { duration: Duration.minutes(5) }],
  'ElbFlavors.fixedSpecification': [cce.ElbFlavors.fixedSpecification, { layer4: 'a', layer7: 'b' }],
  'ElbFlavors.elasticSpecification': [cce.ElbFlavors.elasticSpecification, { layer4: 'a', layer7: 'b' }],
  'ElbAutocreate.sharedPrivate': [
    cce.ElbAutocreate.sharedPrivate,
    { subnetId: 'x', privateIp: '10.0.0.1', tags: { a: 'b' }, enterpriseProjectId: '0' },
  ],
  'ElbAutocreate.dedicatedPublic': [
    cce.ElbAutocreate.dedicatedPublic,
    {
      eipType: cce.EipType.BGP,
      bandwidthName: 'b',
      bandwidthMbps: 5,
      bandwidthChargeMode: cce.BandwidthChargeMode.TRAFFIC,
      availabilityZones: ['z'],
      flavors: cce.ElbFlavors.fixedSpecification({ layer4: 'a' }),
      backendSubnetIds: ['x'],
      ipv6SubnetId: 'x',
      customEipId: ID,
    },
  ],
  'CceCluster.standard': [
    cce.CceCluster.standard,
    {
      version: 'v1.28',
      proxyMode: cce.ProxyMode.IPVS,
      edition: cce.CceEdition.HUAWEI_CLOUD,
      network: cce.StandardNetwork.VPC_ROUTER,
    },
  ],
  'ExistingElb.dedicated': [
    (options) => cce.ExistingElb.dedicated(ID, options),
    {
      multiCluster: true,
      privateIp: '10.0.0.1',
      publicIp: '80.0.0.1',
      hostNames: ['a.example.com'],
    },
  ],
  'ElbAnnotations.render': [cce.ElbAnnotations.render, { elb, passThrough: cce.PassThroughMode.ON }],
  PassThroughLoadBalancerService: [
    (props) => inTree((chart) => new cce.PassThroughLoadBalancerService(chart, 'S', props)),
    {
      elb,
      ports: [{ port: 80 }],
      metadata: { name: 's' },
      selector: kplus.Pods.select(new Chart(new App(), 'c'), 'Pods', { labels: { app: 'web' } }),
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
      externalTrafficPolicy: cce.ExternalTrafficPolicy.LOCAL,
      allocateLoadBalancerNodePorts: false,
      ipFamilies: [cce.IpFamily.IPV4],
      ipFamilyPolicy: cce.IpFamilyPolicy.SINGLE_STACK,
      clusterIP: '10.0.0.1',
      publishNotReadyAddresses: true,
      passThrough: cce.PassThroughMode.ON,
    },
  ],
  ReachabilityProbe: [
    (props) => inTree((chart) => new cce.ReachabilityProbe(chart, 'P', props), new Chart(app, `c${charts++}`)),
    {
      service: new cce.LoadBalancerService(new Chart(app, 'probed'), 'S', { elb, ports: [{ port: 80 }] }),
      privateIp: '10.0.0.1',
      publicIp: '80.0.0.1',
      hostNames: ['a.example.com'],
      attempts: 5,
      timeout: Duration.seconds(5),
      hostNetwork: false,
      image: 'busybox:1.36',
      imagePullSecrets: ['default-secret'],
      ttl: Duration.hours(1),
    },
  ],
  'one port': [
    (port) => inTree((chart) => new cce.LoadBalancerService(chart, 'S', { elb, ports: [port] })),
    {
      port: 80,
      name: 'web',
      nodePort: 30000,
      protocol: kplus.Protocol.TCP,
      targetPort: 8080,
      appProtocol: 'http',
      listener: cce.Listener.http(),
      healthCheck: cce.HealthCheck.tcp(),
    },
  ],
  'metadata of a Service': [
    (metadata) => inTree((chart) => new cce.LoadBalancerService(chart, 'S', { elb, metadata, ports: [{ port: 80 }] })),
    { name: 'web', namespace: 'shop', labels: { app: 'web' }, annotations: { a: 'b' }, finalizers: ['x/y'] },
  ],
};

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
  expect(message).toMatch(/expected|missing|cannot be read|exclude|is (taken|given)/);
  expect(message).not.toMatch(/[\p{Cc}\p{Cs}]|Cannot read|is not a function|\[object/u);
  expect(message!.length).toBeLessThan(1200);
}

describe.each(Object.entries(STRUCTS))('%s', (_name, [call, right]) => {
  test('takes what is right', () => {
    expect(() => call(right)).not.toThrow();
  });

  test.each(Object.keys(right))('refuses for %s', (prop) => {
    for (const [kind, value] of Object.entries(NEVER)) {
      if (OPEN.has(prop) && AN_OBJECT.has(kind)) continue;
      const message = messageOf(() => call({ ...right, [prop]: value }));
      if (message === undefined) throw new Error(`${kind} was taken`);
      expectClear(message, prop);
    }
  });

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
  [
    'ReachabilityProbe',
    (scope: any) => new cce.ReachabilityProbe(scope, 'P', { service: STRUCTS.ReachabilityProbe[1].service as any }),
  ],
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
