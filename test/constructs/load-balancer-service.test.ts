import { ApiObject, App, Chart, Duration, JsonPatch, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  BandwidthChargeMode,
  CceValidation,
  EipType,
  ElbAutocreate,
  ExistingElb,
  ExternalTrafficPolicy,
  HealthCheck,
  IpFamily,
  IpFamilyPolicy,
  Listener,
  LoadBalancerService,
  type LoadBalancerServiceProps,
  PassThroughLoadBalancerService,
  type PassThroughLoadBalancerServiceProps,
  PassThroughMode,
} from '../../src';
import { ID } from '../support/yaml';

const elb = ExistingElb.shared(ID);

let app: App;
let chart: Chart;
beforeEach(() => {
  app = new App();
  chart = new Chart(app, 'shop');
  CceValidation.enable(app).silenceWarnings();
});

const rendered = (service: LoadBalancerService) => ApiObject.of(service).toJson();
const make = (props: Partial<LoadBalancerServiceProps> = {}) =>
  new LoadBalancerService(chart, 'Web', { elb, ports: [{ port: 80 }], ...props });
const annotations = (service: LoadBalancerService) => rendered(service).metadata.annotations;

test('the example of the platform, field by field', () => {
  const labels = { app: 'nginx' };
  const service = new PassThroughLoadBalancerService(chart, 'Service', {
    metadata: { name: 'nginx', labels },
    selector: kplus.Pods.select(chart, 'Pods', { labels }),
    ports: [{ name: 'service0', port: 80, targetPort: 80, protocol: kplus.Protocol.TCP }],
    externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
    elb: ElbAutocreate.sharedPublic({
      name: 'james',
      eipType: EipType.BGP,
      bandwidthName: 'cce-bandwidth',
      bandwidthMbps: 5,
      bandwidthChargeMode: BandwidthChargeMode.BANDWIDTH,
    }),
    passThrough: PassThroughMode.ON,
  });
  expect(rendered(service)).toEqual({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      annotations: {
        'kubernetes.io/elb.pass-through': 'true',
        'kubernetes.io/elb.class': 'union',
        'kubernetes.io/elb.autocreate':
          '{"type":"public","bandwidth_name":"cce-bandwidth","bandwidth_chargemode":"bandwidth","bandwidth_size":5,"bandwidth_sharetype":"PER","eip_type":"5_bgp","name":"james"}',
      },
      labels: { app: 'nginx' },
      name: 'nginx',
    },
    spec: {
      externalTrafficPolicy: 'Local',
      ports: [{ name: 'service0', port: 80, protocol: 'TCP', targetPort: 80 }],
      selector: { app: 'nginx' },
      type: 'LoadBalancer',
    },
  });
});

describe('what one knows of cdk8s-plus keeps working', () => {
  test('a Deployment as selector', () => {
    const deployment = new kplus.Deployment(chart, 'Deployment', {
      containers: [{ image: 'nginx', portNumber: 8080 }],
    });
    const json = rendered(make({ selector: deployment }));
    const labels = ApiObject.of(deployment).toJson().spec.template.metadata.labels;
    expect(json.spec.selector).toEqual(labels);
    expect(Object.keys(labels)).toHaveLength(1);
  });

  test('the name, the kind and the address in the cluster', () => {
    const service = make({ metadata: { name: 'web', namespace: 'team', labels: { a: 'b' } }, clusterIP: '10.247.0.9' });
    expect([
      service.name,
      service.kind,
      service.apiVersion,
      service.metadata.namespace,
      service.clusterIP,
      service.type,
    ]).toEqual(['web', 'Service', 'v1', 'team', '10.247.0.9', kplus.ServiceType.LOAD_BALANCER]);
    expect(rendered(service).spec.clusterIP).toBe('10.247.0.9');
    expect(rendered(service).metadata).toMatchObject({ name: 'web', namespace: 'team', labels: { a: 'b' } });
  });

  test('bind, select and annotations afterwards', () => {
    const service = make({ ports: [{ name: 'a', port: 80 }] });
    service.bind(81, { name: 'b', targetPort: 8081, protocol: kplus.Protocol.UDP, nodePort: 30081 });
    service.selectLabel('app', 'web');
    service.metadata.addAnnotation('example.com/owner', 'me');
    const json = rendered(service);
    expect(json.spec.ports).toEqual([
      { name: 'a', port: 80 },
      { name: 'b', nodePort: 30081, port: 81, protocol: 'UDP', targetPort: 8081 },
    ]);
    expect(json.spec.selector).toEqual({ app: 'web' });
    expect(json.metadata.annotations['example.com/owner']).toBe('me');
    expect([service.port, service.ports.map(({ port }) => port)]).toEqual([80, [80, 81]]);
  });

  test('bind takes options that an object works out', () => {
    const service = make({ ports: undefined });
    service.bind(
      80,
      new (class {
        get nodePort() {
          return 30080;
        }
      })(),
    );
    expect(rendered(service).spec.ports).toEqual([{ nodePort: 30080, port: 80 }]);
  });

  test.each([
    ['null', null, 'options: expected an object with name, nodePort'],
    [
      'text',
      'web',
      "options: expected an object with name, nodePort, protocol, targetPort, targetPortName, appProtocol, listener, healthCheck or portRanges, got 'web' (text)",
    ],
    ['a port once more', { port: 90 }, 'options.port: expected only name, nodePort'],
    ['a wrong option', { nodePort: '5' }, "options.nodePort: expected a whole number from 0 to 65535, got '5' (text)"],
  ])('bind refuses %s', (_title, options, message) => {
    const service = make({ ports: undefined });
    expect(() => service.bind(80, options as any)).toThrow(`LoadBalancerService 'shop/Web': ${message}`);
    expect(service.ports).toEqual([]);
  });

  test('select and selectLabel take what a selector of a Service can be', () => {
    const service = make({ selector: undefined });
    service.select(kplus.Pods.select(chart, 'Pods', { labels: { app: 'web' } }));
    service.selectLabel('example.com/tier', 'a_B.c');
    service.selectLabel('empty', '');
    expect(rendered(service).spec.selector).toEqual({ app: 'web', 'example.com/tier': 'a_B.c', empty: '' });
  });

  test.each([
    ['nothing', (s: any) => s.select(), 'selector: expected a workload, such as a kplus.Deployment'],
    ['labels', (s: any) => s.select({ app: 'web' }), 'selector: expected a workload'],
    ['all pods', (s: any) => s.select(kplus.Pods.all(chart, 'All')), 'selector: expected a selector with at least'],
    ['a number', (s: any) => s.selectLabel('a', 5), 'value: expected up to 63 letters, digits, hyphens, dots'],
    ['no value', (s: any) => s.selectLabel('a'), 'value: expected up to 63 letters'],
    ['a value with a blank', (s: any) => s.selectLabel('a', 'x y'), 'value: expected up to 63 letters'],
    ['no key', (s: any) => s.selectLabel(undefined, 'x'), 'key: expected up to 63 letters'],
    ['a symbol', (s: any) => s.selectLabel(Symbol('s'), 'x'), 'key: expected up to 63 letters'],
    ['a key with a blank', (s: any) => s.selectLabel('a b', 'x'), 'key: expected up to 63 letters'],
    ['a key with two slashes', (s: any) => s.selectLabel('a/b/c', 'x'), 'key: expected up to 63 letters'],
    ['a key of cdk8s', (s: any) => s.selectLabel('constructor', 'x'), 'key: expected a key that cdk8s can write'],
  ])('refuses to select %s', (_title, select, message) => {
    const service = make();
    expect(() => select(service)).toThrow(`LoadBalancerService 'shop/Web': ${message}`);
    expect(rendered(service).spec.selector).toBeUndefined();
  });

  test('exposeViaIngress', () => {
    const service = make({ ports: [{ port: 80, targetPort: 8080 }] });
    const ingress = service.exposeViaIngress('/api');
    expect(ApiObject.of(ingress).toJson().spec.rules[0].http.paths[0].backend.service).toEqual({
      name: service.name,
      port: { number: 80 },
    });
  });

  test('it is a Service of cdk8s-plus, with one object', () => {
    const service = make();
    expect(service).toBeInstanceOf(kplus.Service);
    expect(service.node.findAll().filter((each) => ApiObject.isApiObject(each))).toHaveLength(1);
    expect(Testing.synth(chart)).toHaveLength(1);
  });

  test('without a selector there is none', () => {
    expect(rendered(make()).spec).toEqual({ ports: [{ port: 80 }], type: 'LoadBalancer' });
  });
});

describe('what cdk8s-plus lacks', () => {
  test('the fields', () => {
    const json = rendered(
      make({
        externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
        allocateLoadBalancerNodePorts: false,
        ipFamilies: [IpFamily.IPV6, IpFamily.IPV4],
        ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK,
        publishNotReadyAddresses: true,
        ports: [{ port: 80, targetPortName: 'http', appProtocol: 'kubernetes.io/h2c' }],
      }),
    );
    expect(json.spec).toEqual({
      allocateLoadBalancerNodePorts: false,
      externalTrafficPolicy: 'Local',
      ipFamilies: ['IPv6', 'IPv4'],
      ipFamilyPolicy: 'PreferDualStack',
      ports: [{ appProtocol: 'kubernetes.io/h2c', port: 80, targetPort: 'http' }],
      publishNotReadyAddresses: true,
      type: 'LoadBalancer',
    });
  });

  test('a patch survives, a field that nobody knows included', () => {
    const service = make({ ports: [{ port: 80, targetPort: 8080 }] });
    ApiObject.of(service).addJsonPatch(
      JsonPatch.replace('/spec/ports/0/targetPort', 'http'),
      JsonPatch.add('/spec/trafficDistribution', 'PreferClose'),
    );
    const [json] = Testing.synth(chart);
    expect(json.spec.ports[0].targetPort).toBe('http');
    expect(json.spec.trafficDistribution).toBe('PreferClose');
  });
});

describe('addPort', () => {
  test('adds what follows from the port', () => {
    const service = make({ ports: [{ name: 'a', port: 80, listener: Listener.http() }] });
    expect(annotations(service)['kubernetes.io/elb.protocol-port']).toBe('http:80');
    service.addPort({
      name: 'b',
      port: 443,
      listener: Listener.https({
        certificateId: '0123456789abcdef0123456789abcdef',
        requestTimeout: Duration.seconds(9),
      }),
      healthCheck: HealthCheck.http(),
    });
    expect(annotations(service)).toMatchObject({
      'kubernetes.io/elb.protocol-port': 'http:80,https:443',
      'kubernetes.io/elb.cert-id': '0123456789abcdef0123456789abcdef',
      'kubernetes.io/elb.client_timeout': '9',
      'kubernetes.io/elb.health-check-flag': 'on',
      'kubernetes.io/elb.health-check-options': '[{"protocol":"HTTP","target_service_port":"TCP:443"}]',
    });
  });

  test('leaves nothing behind when it fails', () => {
    const service = make({ ports: [{ name: 'a', port: 80 }] });
    const before = rendered(service);
    expect(() => service.addPort({ name: 'a', port: 81 })).toThrow(
      "LoadBalancerService 'shop/Web': ports[1]: the name 'a' is already used by ports[0]",
    );
    expect(() => service.addPort({ port: 'x' as never })).toThrow(
      "LoadBalancerService 'shop/Web': port.port: expected a whole number from 1 to 65535, got 'x' (text)",
    );
    expect(() => service.bind(Number.NaN)).toThrow(
      'port.port: expected a whole number from 1 to 65535, got NaN (a number)',
    );
    expect(rendered(service)).toEqual(before);
  });

  test('a Service can begin without ports, and must not end without', () => {
    const service = make({ ports: undefined });
    expect(() => rendered(service)).toThrow('A service must be configured with a port');
    service.addPort({ port: 80 });
    expect(rendered(service).spec.ports).toEqual([{ port: 80 }]);
  });

  test('a setting that does not fit the new port', () => {
    const service = make({ ports: undefined, idleTimeout: Duration.seconds(5) });
    expect(() => service.addPort({ port: 80 })).toThrow(
      'idleTimeout: with ports served as TCP it is 10 to 4000 seconds, got 5',
    );
    service.addPort({ port: 80, listener: Listener.http() });
  });
});

describe('pass-through', () => {
  const passThrough = (props: Partial<PassThroughLoadBalancerServiceProps>) =>
    annotations(new PassThroughLoadBalancerService(chart, 'Web', { elb, ports: [{ port: 80 }], ...props }))[
      'kubernetes.io/elb.pass-through'
    ];

  test.each<[string, Partial<PassThroughLoadBalancerServiceProps>, string]>([
    ['by default', {}, 'true'],
    ['with Cluster', { externalTrafficPolicy: ExternalTrafficPolicy.CLUSTER }, 'true'],
    ['with Local what the platform will report', { externalTrafficPolicy: ExternalTrafficPolicy.LOCAL }, 'onlyLocal'],
    [
      'with AUTO and Local',
      { externalTrafficPolicy: ExternalTrafficPolicy.LOCAL, passThrough: PassThroughMode.AUTO },
      'onlyLocal',
    ],
    ['forced on', { externalTrafficPolicy: ExternalTrafficPolicy.LOCAL, passThrough: PassThroughMode.ON }, 'true'],
    ['forced to onlyLocal', { passThrough: PassThroughMode.ONLY_LOCAL }, 'onlyLocal'],
  ])('%s', (_name, props, text) => {
    expect(passThrough(props)).toBe(text);
  });

  test('a mode that does not exist', () => {
    expect(() => passThrough({ passThrough: 'false' as never })).toThrow(
      "PassThroughLoadBalancerService 'shop/Web': passThrough: expected PassThroughMode.AUTO, PassThroughMode.ON or PassThroughMode.ONLY_LOCAL, got 'false' (text)",
    );
  });

  test('the other construct has no such property', () => {
    expect(() => make({ passThrough: PassThroughMode.ON } as never)).toThrow("there is no property 'passThrough'");
  });
});

const IN_ITSELF: { self?: unknown } = {};
IN_ITSELF.self = IN_ITSELF;

function podsIn(namespaces: (scope: Chart) => kplus.Namespaces): kplus.Pods {
  const scope = new Chart(new App(), 'c');
  return kplus.Pods.select(scope, 'Pods', { labels: { app: 'web' }, namespaces: namespaces(scope) });
}

describe('what is refused before anything is in the tree', () => {
  test.each<[string, unknown, string]>([
    ['no properties', undefined, 'expected an object with elb, got undefined'],
    ['no load balancer', {}, "'elb' is missing; expected a load balancer: ExistingElb.shared(id)"],
    ['a name at the top', { elb, name: 'web' }, "there is no property 'name': give it in 'metadata'"],
    ['a port at the top', { elb, targetPort: 80 }, "'targetPort': each port has its own; give it in 'ports'"],
    ['a certificate at the top', { elb, certificateId: 'x' }, "it belongs to the 'listener' of a port"],
    ['pass-through', { elb, passThrough: true }, "'passThrough': use PassThroughLoadBalancerService, which has it"],
    ['null as a load balancer', { elb: null }, 'elb: expected a load balancer'],
    [
      'source ranges',
      { elb, loadBalancerSourceRanges: [] },
      "there is no property 'loadBalancerSourceRanges': the platform ignores the field",
    ],
    ['a type', { elb, type: 'ClusterIP' }, 'the type is always LoadBalancer'],
    ['an external name', { elb, externalName: 'x' }, 'the type is always LoadBalancer'],
    ['external addresses', { elb, externalIPs: ['1.2.3.4'] }, 'under IPVS a node becomes unavailable'],
    ['annotations at the top', { elb, annotations: {} }, "in 'metadata.annotations'"],
    ['a slip', { elb, externaltrafficPolicy: 'Local' }, "did you mean 'externalTrafficPolicy'?"],
    [
      'a policy in lower case',
      { elb, externalTrafficPolicy: 'local' },
      'externalTrafficPolicy: expected ExternalTrafficPolicy.CLUSTER or ExternalTrafficPolicy.LOCAL',
    ],
    [
      'a name of a Service that is none',
      { elb, metadata: { name: 'My Web!' } },
      'metadata.name: expected up to 63 lower-case',
    ],
    [
      'a name with a digit first',
      { elb, metadata: { name: '2048' } },
      'with a letter first and a letter or digit last',
    ],
    ['an empty name', { elb, metadata: { name: '' } }, 'metadata.name: expected up to 63 lower-case'],
    ['a namespace that is a number', { elb, metadata: { namespace: 5 } }, 'metadata.namespace: expected up to 63'],
    [
      'a label that is a number',
      { elb, metadata: { labels: { x: 5 } } },
      'metadata.labels.x: expected up to 63 letters',
    ],
    [
      'a label with a blank',
      { elb, metadata: { labels: { x: 'a b' } } },
      'metadata.labels.x: expected up to 63 letters',
    ],
    [
      'the key of a label',
      { elb, metadata: { labels: { 'a b': 'x' } } },
      'metadata.labels: expected up to 63 letters, digits, hyphens, dots and underscores, with a letter or digit at both ends, and before them a domain',
    ],
    [
      'a slip in metadata',
      { elb, metadata: { nmae: 'web' } },
      "metadata: expected only fields that Kubernetes knows (did you mean 'name'?), got 'nmae' (text)",
    ],
    [
      'a field in other letters',
      { elb, metadata: { Labels: {} } },
      "metadata: expected only fields that Kubernetes knows (did you mean 'labels'?), got 'Labels' (text)",
    ],
    ['text as finalizers', { elb, metadata: { finalizers: 'abc' } }, 'metadata.finalizers: expected a list of texts'],
    [
      'a finalizer with a blank',
      { elb, metadata: { finalizers: ['a b'] } },
      'metadata.finalizers[0]: expected up to 63 letters',
    ],
    [
      'a list of holes as owners',
      { elb, metadata: { ownerReferences: new Array(2 ** 32 - 1) } },
      'metadata.ownerReferences[0]: expected an object with apiVersion, kind, name and uid',
    ],
    [
      'an owner without a name',
      { elb, metadata: { ownerReferences: [{ apiVersion: 'v1', kind: 'Shop', uid: ID }] } },
      'metadata.ownerReferences[0].name: expected text, got undefined',
    ],
    [
      '__proto__ in metadata',
      { elb, metadata: JSON.parse('{"__proto__":{"name":"web"}}') },
      "metadata.__proto__: expected a key that cdk8s can write, got '__proto__' (text)",
    ],
    [
      'a label that cdk8s cannot write',
      { elb, metadata: { labels: { constructor: 'x' } } },
      "metadata.labels: expected a key that cdk8s can write, got 'constructor' (text)",
    ],
    [
      'labels of a class',
      { elb, metadata: { labels: Object.create({ app: 'web' }) } },
      'metadata.labels: expected an object of texts, got an Object',
    ],
    [
      'a field that nobody can write',
      { elb, metadata: { shop: { open: [() => true] } } },
      'metadata.shop.open[0]: expected text, a number, true, false, a list or an object of them, at most 32 deep, got a function',
    ],
    [
      'a field in itself',
      { elb, metadata: { shop: IN_ITSELF } },
      'expected text, a number, true, false, a list or an object of them, at most 32 deep, got an object with self',
    ],
    ['a Duration as metadata', { elb, metadata: Duration.seconds(1) }, 'metadata: expected an object, got a Duration'],
    [
      'the key of an annotation',
      { elb, metadata: { annotations: { 'a b': 'x' } } },
      'metadata.annotations: expected up to 63 letters',
    ],
    [
      'an annotation with half a character',
      { elb, metadata: { annotations: { a: 'x\ud800' } } },
      "metadata.annotations['a']: expected text without unpaired surrogates, got 'x\\ud800'",
    ],
    [
      'more annotations than Kubernetes takes',
      { elb, metadata: { annotations: { a: 'ü'.repeat(131_072) } } },
      "metadata.annotations['a']: expected at most 262144 bytes in all keys and values, which is what Kubernetes takes, got 262145 up to this one",
    ],
    ['an address with a scope', { elb, clusterIP: 'fe80::1%eth0' }, 'clusterIP: expected an IPv4 or IPv6 address'],
    [
      'pods of namespaces by their labels',
      { elb, selector: podsIn((scope) => kplus.Namespaces.select(scope, 'Namespaces', { labels: { team: 'shop' } })) },
      'selector: expected pods in the namespace of the Service, where alone it finds any; these are in namespaces chosen by labels, got a Pods',
    ],
    [
      'pods of all namespaces',
      { elb, selector: podsIn((scope) => kplus.Namespaces.all(scope, 'Namespaces')) },
      'these are in all namespaces, got a Pods',
    ],
    [
      'pods with a label that is a number',
      { elb, selector: kplus.Pods.select(new Chart(new App(), 'c'), 'Pods', { labels: { app: 5 as any } }) },
      'selector.app: expected up to 63 letters, digits, hyphens, dots and underscores, with a letter or digit at both ends, got 5 (a number)',
    ],
    [
      'a length of time as a number',
      { elb, maxConnections: Duration.minutes(1) },
      'maxConnections: expected a whole number',
    ],
    [
      'an annotation that is an object',
      { elb, metadata: { annotations: { a: {} } } },
      "annotations['a']: expected text",
    ],
    ['no address in the cluster', { elb, clusterIP: 'None' }, 'clusterIP: expected an IPv4 or IPv6 address'],
    ['an address that is none', { elb, clusterIP: '10.0.0.999' }, 'clusterIP: expected an IPv4 or IPv6 address'],
    ['a family twice', { elb, ipFamilies: ['IPv4', 'IPv4'] }, 'ipFamilies: expected each IP family once'],
    [
      'two families for one',
      { elb, ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'SingleStack' },
      "'ipFamilies' names IPv4 and IPv6, and IpFamilyPolicy.SINGLE_STACK allows one",
    ],
    [
      'a selector that fails',
      {
        elb,
        selector: {
          toPodSelectorConfig: () => {
            throw new Error('boom');
          },
        },
      },
      'selector: expected a value that can be read, got an error: boom',
    ],
    [
      'a selector of nothing',
      { elb, selector: { toPodSelectorConfig: () => 5 } },
      'selector: expected a workload, such as a kplus.Deployment',
    ],
    [
      'no family',
      { elb, ipFamilies: [] },
      'ipFamilies: expected a list of IP families, at least one, got an empty list',
    ],
    ['an unknown family', { elb, ipFamilies: ['IPv5'] }, 'ipFamilies[0]: expected IpFamily.IPV4 or IpFamily.IPV6'],
    [
      'an unknown family policy',
      { elb, ipFamilyPolicy: 'Dual' },
      'ipFamilyPolicy: expected IpFamilyPolicy.SINGLE_STACK',
    ],
    [
      'labels as a selector',
      { elb, selector: { app: 'web' } },
      "selector: expected a workload, such as a kplus.Deployment, or kplus.Pods.select(chart, 'Pods'",
    ],
    ['a list as metadata', { elb, metadata: [] }, 'metadata: expected an object, got an empty list'],
    ['null as metadata', { elb, metadata: null }, 'metadata: expected an object, got null'],
    [
      'a key that a property stands for',
      { elb, metadata: { annotations: { 'kubernetes.io/elb.id': ID } } },
      "metadata.annotations: 'kubernetes.io/elb.id' is what the property elb writes; use that",
    ],
    [
      'another such key',
      { elb, metadata: { annotations: { 'kubernetes.io/elb.acl-id': ID } } },
      'is what the property ElbSettings.accessControl writes; use that',
    ],
    [
      'a number as an annotation',
      { elb, metadata: { annotations: { a: 5 } } },
      "metadata.annotations['a']: expected text, got 5; annotations are texts, quote the value",
    ],
    [
      'null as an annotation',
      { elb, metadata: { annotations: { a: null } } },
      "metadata.annotations['a']: expected text, got null",
    ],
    [
      'a list as annotations',
      { elb, metadata: { annotations: [] } },
      'metadata.annotations: expected an object of texts, got an empty list',
    ],
    [
      'null as annotations',
      { elb, metadata: { annotations: null } },
      'metadata.annotations: expected an object of texts, got null',
    ],
    [
      'text as annotations',
      { elb, metadata: { annotations: 'a' } },
      "metadata.annotations: expected an object of texts, got 'a'",
    ],
    [
      'an address in the cluster that is a number',
      { elb, clusterIP: 10 },
      'clusterIP: expected an IPv4 or IPv6 address (a LoadBalancer Service always has one), got 10 (a number)',
    ],
  ])('%s', (_name, props, message) => {
    expect(() => new LoadBalancerService(chart, 'Web', props as LoadBalancerServiceProps)).toThrow(
      `LoadBalancerService 'shop/Web': `,
    );
    expect(() => new LoadBalancerService(chart, 'Web', props as LoadBalancerServiceProps)).toThrow(message);
    expect(chart.node.children).toHaveLength(0);
  });

  test.each([
    ['1shop', /^1shop-web-[0-9a-f]{8}$/],
    ['my_shop', /^my_shop-web-[0-9a-f]{8}$/],
  ])('a name that cdk8s makes of the chart %p, and that no Service can have', (id, form) => {
    const other = new Chart(app, id);
    let message = '';
    try {
      new LoadBalancerService(other, 'Web', { elb });
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toMatch(
      new RegExp(`^LoadBalancerService '${id}/Web': cdk8s makes the name '${id}-web-.*give metadata: { name }`),
    );
    expect(other.node.children).toHaveLength(0);
    // It is the name that would have been written.
    expect(rendered(new kplus.Service(other, 'Web', { ports: [{ port: 80 }] }) as never).metadata.name).toMatch(form);
    expect(new LoadBalancerService(other, 'Named', { elb, metadata: { name: 'web' } }).name).toBe('web');
  });

  test('of a name that no Service can have nothing stands in the tree, whatever its id is', () => {
    const other = new Chart(app, '1shop');
    expect(() => new LoadBalancerService(other, 'a/b', { elb })).toThrow('cdk8s makes the name');
    expect(other.node.children).toHaveLength(0);
  });

  test('a namespace may start with a digit', () => {
    expect(make({ metadata: { namespace: '2048' } }).metadata.namespace).toBe('2048');
  });

  test('keys that no property stands for are the escape hatch', () => {
    const service = make({
      metadata: { annotations: { 'kubernetes.io/elb.instance-reclaim-policy': 'retain', 'example.com/a': 'b' } },
    });
    expect(annotations(service)).toMatchObject({
      'kubernetes.io/elb.instance-reclaim-policy': 'retain',
      'example.com/a': 'b',
    });
  });

  test('the caller keeps its objects', () => {
    const props = Object.freeze({
      elb,
      ports: Object.freeze([Object.freeze({ port: 80 })]) as never,
      metadata: Object.freeze({ annotations: Object.freeze({ a: 'b' }) }),
    });
    expect(() => rendered(new LoadBalancerService(chart, 'Web', props))).not.toThrow();
  });

  test('a subclass may have properties of its own, but not those that are refused', () => {
    class TeamService extends LoadBalancerService {
      constructor(scope: Chart, id: string, props: LoadBalancerServiceProps & { readonly team: string }) {
        super(scope, id, props);
        this.metadata.addLabel('team', props.team);
      }
    }
    expect(new TeamService(chart, 'A', { elb, team: 'x', ports: [{ port: 80 }] }).metadata.getLabel('team')).toBe('x');
    expect(() => new TeamService(chart, 'B', { elb, team: 'x', loadBalancerIP: '1' } as never)).toThrow(
      "TeamService 'shop/B': there is no property 'loadBalancerIP'",
    );
    for (const slip of ['idletimeout', 'idle_timeout', 'IdleTimeout']) {
      expect(() => new TeamService(chart, 'C', { elb, team: 'x', [slip]: Duration.minutes(1) } as never)).toThrow(
        `TeamService 'shop/C': there is no property '${slip}'; did you mean 'idleTimeout'?`,
      );
    }
  });
});

test('what it tells of itself', () => {
  const service = make({ externalTrafficPolicy: ExternalTrafficPolicy.LOCAL });
  expect(service.elb).toBe(elb);
  expect(service.externalTrafficPolicy).toBe('Local');
  expect(new LoadBalancerService(chart, 'B', { elb, ports: [{ port: 81 }] }).externalTrafficPolicy).toBeUndefined();
});

test('one load balancer for Services in several charts', () => {
  make();
  const other = new Chart(app, 'docs');
  const service = new LoadBalancerService(other, 'Web', { elb, ports: [{ port: 81 }] });
  expect(annotations(service)['kubernetes.io/elb.id']).toBe(ID);
  expect(() => app.synthYaml()).not.toThrow();
});

describe('which pods', () => {
  const selecting = (pods: (chart: Chart) => kplus.Pods) => {
    const chart = new Chart(new App(), 'c');
    const selector = pods(chart);
    const before = chart.node.children.length;
    expect(() => new LoadBalancerService(chart, 'S', { elb, selector })).toThrow(
      /^LoadBalancerService 'c\/S': selector: /,
    );
    expect(chart.node.children).toHaveLength(before);
    return () => new LoadBalancerService(chart, 'S', { elb, selector });
  };

  test('expressions, which a Service does not have', () => {
    expect(
      selecting((chart) => kplus.Pods.select(chart, 'P', { expressions: [kplus.LabelExpression.exists('app')] })),
    ).toThrow('expected a selector by labels alone, since a Service has no expressions, got');
  });

  test.each([
    ['of the chart', 'shop', undefined],
    ['of its own', 'web', 'shop'],
  ])('pods of another namespace than that %s, of which a Service finds none', (_title, namespace, own) => {
    const app = new App();
    const backend = new kplus.Deployment(new Chart(app, 'b', { namespace: 'backend' }), 'D', {
      containers: [{ image: 'web', portNumber: 80 }],
    });
    const chart = new Chart(app, 'c', { namespace });
    const metadata = { namespace: own };
    const message =
      "selector: expected pods in the namespace of the Service, 'shop', where alone it finds any; these are in 'backend', got a Deployment";
    expect(() => new LoadBalancerService(chart, 'S', { elb, metadata, selector: backend })).toThrow(message);
    expect(chart.node.children).toEqual([]);
    expect(() => new LoadBalancerService(chart, 'T', { elb, metadata }).select(backend)).toThrow(message);
  });

  test.each([
    ['the same namespace', 'backend', 'backend'],
    ['a namespace that kubectl gives to the Service', undefined, 'backend'],
    ['one that it gives to the pods', 'shop', undefined],
  ])('pods of %s', (_title, namespace, ofPods) => {
    const app = new App();
    const backend = new kplus.Deployment(new Chart(app, 'b', { namespace: ofPods }), 'D', {
      containers: [{ image: 'web', portNumber: 80 }],
    });
    const chart = new Chart(app, 'c', { namespace });
    expect(() => new LoadBalancerService(chart, 'S', { elb, selector: backend })).not.toThrow();
  });

  test('all pods, which a Service cannot select', () => {
    expect(selecting((chart) => kplus.Pods.all(chart, 'P'))).toThrow('expected a selector with at least one label');
  });
});

test('a name that is left open is made from the path', () => {
  const name = process.env.CDK8S_CCE_NO_SUCH_VARIABLE;
  const service = new LoadBalancerService(chart, 'Web', {
    elb: ElbAutocreate.sharedPrivate(),
    metadata: { name },
    ports: [{ port: 80 }],
  });
  expect(chart.toJson()[0].metadata.name).toBe(service.name);
  expect(service.name).toMatch(/^shop-web-/);
  expect(
    CceValidation.enable(app)
      .findings()
      .map(({ rule }) => rule),
  ).toContain('generated-service-name');
});

test('other metadata is kept', () => {
  const chart = new Chart(new App(), 'shop');
  new LoadBalancerService(chart, 'Web', {
    elb,
    metadata: {
      name: 'web',
      namespace: 'shop',
      labels: { a: '' },
      finalizers: ['x/y'],
      generation: 5,
      creationTimestamp: null,
      ownerReferences: [{ apiVersion: 'v1', kind: 'Shop', name: 'shop', uid: ID, controller: true }],
      shop: Object.assign(Object.create(null), { open: [1.5, true, 'x'], closed: undefined }),
    },
    ports: [{ port: 80 }],
  });
  expect(chart.toJson()[0].metadata).toMatchObject({
    name: 'web',
    namespace: 'shop',
    labels: { a: '' },
    finalizers: ['x/y'],
    generation: 5,
    ownerReferences: [{ apiVersion: 'v1', kind: 'Shop', name: 'shop', uid: ID, controller: true }],
    shop: { open: [1.5, true, 'x'] },
  });
});
