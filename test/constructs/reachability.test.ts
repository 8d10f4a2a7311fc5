import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, type App, Chart, Include, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import {
  CalledAddress,
  CceCluster,
  CceValidation,
  Client,
  ClientIp,
  ClientPlace,
  ElbAutocreate,
  ExistingElb,
  ExternalTrafficPolicy,
  LoadBalancerService,
  type LoadBalancerServiceProps,
  PassThroughLoadBalancerService,
  ProxyMode,
  Reachability,
  ReachabilityConfidence,
  ReachabilityOutcome,
  type ReachabilityQuery,
  StandardNetwork,
} from '../../src';
import { DIMENSIONS } from '../../src/reachability/dimensions';
import { CALLED_ADDRESSES } from '../../src/reachability/explanation';
import { CLIENT_IPS, CONFIDENCES, OUTCOMES } from '../../src/reachability/vocabulary';
import { ID } from '../support/yaml';
import { errorOf, knownCluster, shared, standardError, tempApp, tempFolder } from './support';

const REACH = 'expected-client-cannot-reach';
const CLIENT_IP = 'expected-client-ip-lost';

let app: App;
let chart: Chart;
beforeEach(() => {
  standardError();
  app = tempApp();
  chart = new Chart(app, 'shop', { namespace: 'shop' });
  knownCluster().attachTo(chart);
});

const containers = [{ image: 'x', portNumber: 8080 }];
const deployment = (id: string, props: Partial<kplus.DeploymentProps> = {}, scope: Chart = chart) =>
  new kplus.Deployment(scope, id, { containers, ...props });

/** Through the load balancer, which presents the addresses of clients: out of reach for callers on nodes of backends. */
const hairpin = (selector: kplus.IPodSelector, props: Partial<LoadBalancerServiceProps> = {}) =>
  new PassThroughLoadBalancerService(chart, 'Web', {
    metadata: { name: 'web' },
    elb: ExistingElb.dedicated(ID),
    selector,
    ports: [{ port: 80, targetPort: 8080 }],
    ...props,
  });

const findings = (...rules: string[]) =>
  CceValidation.enable(app)
    .findings()
    .filter(({ rule }) => rules.includes(rule));
const messages = (...rules: string[]) => findings(...rules).map(({ severity, message }) => `${severity}: ${message}`);

test('the enumerations are those of the model', () => {
  expect(Object.values(ClientPlace)).toEqual(Object.keys(DIMENSIONS.client));
  expect(Object.values(CalledAddress)).toEqual(CALLED_ADDRESSES);
  expect(Object.values(ReachabilityOutcome)).toEqual(Object.keys(OUTCOMES));
  expect(Object.values(ClientIp)).toEqual(Object.keys(CLIENT_IPS));
  expect(Object.values(ReachabilityConfidence)).toEqual(CONFIDENCES);
});

describe('verdicts', () => {
  test('as typed values', () => {
    const backend = deployment('Backend', { replicas: 1 });
    const query = {
      client: Client.podsOf(deployment('Frontend')),
      address: CalledAddress.PRIVATE_VIP,
    };
    const [on, off, ...rest] = hairpin(backend).reachability().verdicts(query);
    expect(rest).toEqual([]);
    expect(on).toMatchObject({
      client: ClientPlace.POD_ON_BACKEND_NODE,
      address: CalledAddress.PRIVATE_VIP,
      assuming: {},
      outcome: ReachabilityOutcome.FAIL,
      path: ['client', 'elb', 'node-port@backend-node', 'dropped'],
      clientIp: ClientIp.UNSPECIFIED,
      confidence: ReachabilityConfidence.MEDIUM,
    });
    expect(on.reason).toMatch(/\.$/);
    expect(on.facts[0]).toMatch(/^D-/);
    expect(on.pages.length).toBeGreaterThan(0);
    expect(on.remedies[0]).toEqual({
      action: expect.stringContaining('by its name'),
      sideEffects: expect.any(String),
      pages: expect.any(Array),
    });
    expect(off).toMatchObject({ client: ClientPlace.POD_ON_OTHER_NODE });
    // A copy of the caller's own.
    on.path.push('x');
    expect(hairpin.length).toBe(1);
    expect(Reachability.of(chart.node.findChild('Web')).verdicts(query)[0].path).toHaveLength(4);
  });

  test('of every place and address, with what is not known left open', () => {
    const other = new Chart(app, 'other');
    CceCluster.standard({ network: StandardNetwork.VPC_ROUTER }).attachTo(other);
    const service = new LoadBalancerService(other, 'Web', {
      elb: shared,
      ports: [{ port: 80 }],
      externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
    });
    const verdicts = service.reachability().verdicts();
    expect(new Set(verdicts.map(({ client }) => client))).toEqual(new Set(Object.values(ClientPlace)));
    expect(new Set(verdicts.map(({ address }) => address))).toEqual(new Set(Object.values(CalledAddress)));
    const ofOther = verdicts.filter(
      ({ client, address }) => client === ClientPlace.OTHER_NODE && address === CalledAddress.PRIVATE_VIP,
    );
    expect(ofOther.length).toBeGreaterThan(1);
    for (const { assuming } of ofOther) expect(Object.keys(assuming)).toContain('passThrough');
  });

  test('with ports where they differ, with what the pages say, with both ways', () => {
    const service = new PassThroughLoadBalancerService(chart, 'Shared', {
      elb: ExistingElb.shared(ID.replace('3', '4')),
      ports: [{ port: 80 }],
      externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
    });
    const [contradicted] = service
      .reachability()
      .verdicts({ client: Client.at(ClientPlace.POD_ON_BACKEND_NODE), address: CalledAddress.PRIVATE_VIP });
    expect(contradicted).toMatchObject({ outcome: 'ok', vendorOutcome: 'fail', contradictions: ['K-1'] });
    const dedicated = hairpin(deployment('Backend'));
    const many = dedicated
      .reachability()
      .verdicts({ client: Client.at(ClientPlace.POD_ON_BACKEND_NODE), address: CalledAddress.PRIVATE_VIP })
      .filter(({ outcome }) => outcome === ReachabilityOutcome.INTERMITTENT);
    expect(many.map(({ alternatePath }) => alternatePath?.at(-1))).toEqual(['pod@any-node']);
    ApiObject.of(dedicated).addJsonPatch(
      JsonPatch.add('/spec/ports/-', { name: 'tls', port: 443 }),
      JsonPatch.add('/metadata/annotations/kubernetes.io~1elb.protocol-port', 'https:443'),
    );
    const ports = dedicated.reachability().verdicts({ client: Client.backends(), address: CalledAddress.PRIVATE_VIP });
    expect(new Set(ports.map((verdict) => verdict.ports?.join()))).toEqual(new Set(['80', '443']));
  });

  test('of any Service, patches included', () => {
    const annotations = { 'kubernetes.io/elb.id': ID, 'kubernetes.io/elb.class': 'performance' };
    const metadata = { name: 'x', annotations };
    const spec = { type: 'LoadBalancer', ports: [{ port: 80 }] };
    const l1 = new kplus.k8s.KubeService(chart, 'l1', { metadata, spec });
    const untyped = new ApiObject(chart, 'untyped', { apiVersion: 'v1', kind: 'Service', metadata, spec } as any);
    const plus = new kplus.Service(chart, 'plus', {
      metadata: { annotations },
      type: kplus.ServiceType.LOAD_BALANCER,
      ports: [{ port: 80 }],
    });
    const file = join(tempFolder(), 'manifest.yaml');
    writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'Service', metadata, spec }));
    const [included] = new Include(chart, 'vendor', { url: file }).apiObjects;
    const query: ReachabilityQuery = {
      client: Client.at(ClientPlace.POD_ON_BACKEND_NODE),
      address: CalledAddress.PRIVATE_VIP,
    };
    const outcomesOf = (service: Parameters<typeof Reachability.of>[0]) =>
      Reachability.of(service)
        .verdicts(query)
        .map(({ outcome }) => outcome);
    for (const service of [l1, untyped, plus, included]) {
      expect(new Set(outcomesOf(service))).toEqual(new Set(['ok']));
      const object = ApiObject.isApiObject(service) ? service : ApiObject.of(service);
      object.addJsonPatch(JsonPatch.add('/metadata/annotations/kubernetes.io~1elb.pass-through', 'true'));
      expect(new Set(outcomesOf(service))).toEqual(new Set(['fail', 'intermittent']));
    }
  });

  test('another Service on the load balancer counts under IPVS', () => {
    const ipvs = new Chart(app, 'ipvs');
    CceCluster.standard({ network: StandardNetwork.VPC_ROUTER, proxyMode: ProxyMode.IPVS }).attachTo(ipvs);
    const service = new PassThroughLoadBalancerService(ipvs, 'A', { elb: shared, ports: [{ port: 80 }] });
    const outcome = () =>
      service
        .reachability()
        .verdicts({ client: Client.at(ClientPlace.OTHER_NODE), address: CalledAddress.PRIVATE_VIP })[0].outcome;
    expect(outcome()).toBe('ok');
    new LoadBalancerService(ipvs, 'B', { elb: shared, ports: [{ port: 81 }] });
    expect(outcome()).toBe('fail');
  });

  test('an EIP that only another Service tells of', () => {
    const known = ExistingElb.shared(ID, { publicIp: '80.158.1.1' });
    const service = new LoadBalancerService(chart, 'A', { elb: shared, ports: [{ port: 80 }] });
    service.expectReachableFrom(Client.external());
    service.expectClientIpKept();
    expect(messages(CLIENT_IP)[0]).toContain('that call the private address');
    new LoadBalancerService(chart, 'B', { elb: known, ports: [{ port: 81 }] });
    expect(messages(CLIENT_IP)[0]).toContain('that call the EIP');
  });
});

describe('what is refused', () => {
  const l1 = (spec: object) => new kplus.k8s.KubeService(chart, 'l1', { metadata: { name: 'x' }, spec });
  const outside = () => new kplus.k8s.KubeService(new Chart(tempApp(), 'c'), 'l1', { spec: { type: 'LoadBalancer' } });
  test.each<[string, () => unknown, string]>([
    [
      'no construct',
      () => Reachability.of(5 as any),
      'Reachability.of: service: expected one Service, got 5 (a number)',
    ],
    ['a chart', () => Reachability.of(chart), 'Reachability.of: service: expected one Service, got a Chart'],
    [
      'a Deployment',
      () => Reachability.of(deployment('D')),
      "Reachability.of: service: expected one Service, got an object of kind 'Deployment'",
    ],
    [
      'a Service without a load balancer',
      () => Reachability.of(l1({ type: 'NodePort' })).verdicts(),
      "Reachability.verdicts: 'shop/l1' is of type 'NodePort'; only a Service of type LoadBalancer has a load balancer",
    ],
    ['a Service of no type', () => Reachability.of(l1({})).verdicts(), "is of type 'ClusterIP'"],
    [
      "somebody else's Service",
      () => Reachability.of(outside()).verdicts(),
      'carries no annotation of CCE, and no CceCluster',
    ],
    [
      "another controller's Service",
      () => Reachability.of(l1({ type: 'LoadBalancer', loadBalancerClass: 'x/y' })).verdicts(),
      'is meant for another load balancer controller',
    ],
    [
      'a Service that cannot be rendered',
      () =>
        Reachability.of(
          new ApiObject(chart, 'x', { apiVersion: 'v1', kind: 'Service', spec: { x: new Date() } } as any),
        ).verdicts(),
      "'shop/x' cannot be rendered",
    ],
    [
      'an address',
      () =>
        hairpin(deployment('D'))
          .reachability()
          .verdicts({ address: 'eip' as any }),
      'address: expected CalledAddress.PRIVATE_VIP',
    ],
    [
      'a client',
      () => hairpin(deployment('D')).expectReachableFrom('x' as any),
      'client: expected a Client, such as Client.podsOf(deployment)',
    ],
    ['no client', () => hairpin(deployment('D')).expectReachableFrom(undefined as any), 'client: expected a Client'],
    [
      'a client in another app',
      () => hairpin(deployment('D')).expectReachableFrom(Client.podsOf(deployment('E', {}, new Chart(tempApp(), 'c')))),
      "client: expected a workload of the same app as the Service, got the pods of 'c/E' of another one; use Client.at()",
    ],
    [
      'an unknown option',
      () => hairpin(deployment('D')).expectClientIpKept({ from: 5 } as any),
      "there is no property 'from'",
    ],
    [
      'no workload',
      () => Client.podsOf(chart),
      'Client.podsOf: workload: expected one Pod, Deployment, StatefulSet, DaemonSet, ReplicaSet, ReplicationController, Job or CronJob, got a Chart; for pods that the app does not show use Client.anyPod() or Client.at()',
    ],
    [
      'no construct as workload',
      () => Client.podsOf('shop' as any),
      'Client.podsOf: workload: expected one Pod, Deployment, StatefulSet',
    ],
    ['a Service as workload', () => Client.podsOf(hairpin(deployment('D'))), "got an object of kind 'Service'"],
    ['a place', () => Client.at('moon' as any), 'Client.at: place: expected ClientPlace.EXTERNAL'],
  ])('%s', (_name, work, expected) => {
    expect(errorOf(work)).toContain(expected);
  });
});

describe('expected-client-cannot-reach', () => {
  test('what holds is silent', () => {
    const service = new LoadBalancerService(chart, 'Web', {
      elb: shared,
      selector: deployment('Backend'),
      ports: [{ port: 80 }],
    });
    service
      .expectReachableFrom(Client.podsOf(deployment('Frontend')))
      .expectReachableFrom(Client.external())
      .expectReachableFrom(Client.anyPod())
      .expectReachableFrom(Client.anyNode())
      .expectReachableFrom(Client.backends(), { address: CalledAddress.CLUSTER_IP });
    expect(messages(REACH)).toEqual([]);
    expect(() => app.synth()).not.toThrow();
  });

  test('what fails: the place, the address, the way, the reason, the remedies', () => {
    hairpin(deployment('Backend', { replicas: 1 })).expectReachableFrom(Client.podsOf(deployment('Frontend')));
    expect(findings(REACH)).toEqual([
      {
        rule: REACH,
        severity: 'error',
        message:
          "expected that the pods of 'shop/Frontend' reach the private address of the load balancer; no attempt works for pod-on-backend-node (another pod on a node that runs a backend pod)",
        why: expect.stringMatching(
          /^The only backends are on .*\. The way: client > elb > node-port@backend-node > dropped\. Confidence: medium\.$/,
        ),
        help: expect.stringMatching(/^\(1\) Inside the cluster call the Service by its name .* \(2\) .* \(3\) /),
        constructPath: 'shop/Web',
        apiVersion: 'v1',
        kind: 'Service',
        namespace: 'shop',
        name: 'web',
        path: '',
        innerPath: undefined,
        pages: expect.arrayContaining(['cce_10_0355']),
        basis: ['derived'],
        platformMessage: undefined,
        related: ['shop/Frontend'],
      },
    ]);
    expect(errorOf(() => app.synth())).toContain(
      `[shop/Web] ${REACH}: expected that the pods of 'shop/Frontend' reach`,
    );
  });

  test('both reasons, where what is not known makes no difference to the outcome', () => {
    hairpin(deployment('Backend', { replicas: 2 })).expectReachableFrom(Client.podsOf(deployment('Frontend')));
    expect(messages(REACH)).toEqual([
      expect.stringContaining('no attempt works, or only some attempts work for pod-on-backend-node'),
    ]);
    expect(findings(REACH)[0].why).toMatch(/^With backendSpread one-node: .* With backendSpread many-nodes: /);
  });

  test.each<[string, (backend: kplus.Deployment, frontend: kplus.Deployment) => void, number]>([
    ['apart', (backend, frontend) => frontend.scheduling.separate(backend), 0],
    ['apart by the backends', (backend, frontend) => backend.scheduling.separate(frontend), 0],
    ['together', (backend, frontend) => frontend.scheduling.colocate(backend), 1],
    ['preferably apart', (backend, frontend) => frontend.scheduling.separate(backend, { weight: 5 }), 1],
    [
      'apart by zone',
      (backend, frontend) => frontend.scheduling.separate(backend, { topology: kplus.Topology.ZONE }),
      1,
    ],
  ])('callers and backends %s', (_name, schedule, count) => {
    const [backend, frontend] = [deployment('Backend'), deployment('Frontend')];
    schedule(backend, frontend);
    hairpin(backend).expectReachableFrom(Client.podsOf(frontend));
    expect(messages(REACH)).toHaveLength(count);
  });

  test('a backend that calls itself, with hostNetwork or without, and an L1 client', () => {
    const backend = deployment('Backend', { replicas: 1 });
    const service = hairpin(backend);
    service.expectReachableFrom(Client.podsOf(backend));
    expect(messages(REACH)[0]).toContain('for backend-pod (a backend pod of the Service itself)');
    ApiObject.of(backend).addJsonPatch(JsonPatch.add('/spec/template/spec/hostNetwork', true));
    expect(messages(REACH)[0]).toContain('for hostnetwork-pod-on-backend-node (');
    const pod = new kplus.k8s.KubePod(chart, 'pod', { spec: { hostNetwork: true, containers: [{ name: 'x' }] } });
    service.expectReachableFrom(Client.podsOf(pod));
    expect(messages(REACH)[1]).toContain("the pods of 'shop/pod' reach");
  });

  test('pods in a chart of another cluster are outside', () => {
    const other = new Chart(app, 'other');
    CceCluster.standard({ name: 'other' }).attachTo(other);
    const service = hairpin(deployment('Backend', { replicas: 1 }));
    service.expectReachableFrom(Client.podsOf(deployment('Frontend', {}, other)));
    service.expectReachableFrom(Client.podsOf(deployment('Anywhere', {}, new Chart(app, 'none'))));
    expect(messages(REACH)).toEqual([expect.stringContaining("'none/Anywhere'")]);
  });

  test('what depends on what is not known names the fact to give', () => {
    const open = new Chart(app, 'open');
    CceCluster.standard({ network: StandardNetwork.VPC_ROUTER }).attachTo(open);
    const service = new LoadBalancerService(open, 'Web', {
      elb: shared,
      selector: deployment('Backend', {}, open),
      ports: [{ port: 80 }],
      externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
    });
    service.expectReachableFrom(Client.at(ClientPlace.POD_ON_OTHER_NODE));
    const [finding] = findings(REACH);
    expect(finding.message).toMatch(
      /not shown: it depends on what is not known; with proxyMode iptables and passThrough unset, no attempt works$/,
    );
    expect(finding.help).toMatch(
      /^Say what is not known: proxyMode of the CceCluster; kubernetes\.io\/elb\.pass-through \(.*\)\. If it is so: \(1\) /,
    );
    expect(finding.why).toMatch(/The way: client > kube-proxy@client-node > dropped\./);
  });

  const untyped = (open: Chart, annotations: object, externalTrafficPolicy: string) =>
    new ApiObject(open, 'W', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name: 'w',
        annotations: { 'kubernetes.io/elb.id': ID, 'kubernetes.io/elb.class': 'union', ...annotations },
      },
      spec: { type: 'LoadBalancer', ports: [{ port: 80 }], externalTrafficPolicy },
    } as any);

  const facts: readonly [string, (open: Chart) => IConstruct, Client, string][] = [
    [
      'the type of the cluster',
      (open) => {
        CceCluster.unspecified({ proxyMode: ProxyMode.IPTABLES }).attachTo(open);
        return new PassThroughLoadBalancerService(open, 'W', { elb: ExistingElb.dedicated(ID), ports: [{ port: 80 }] });
      },
      Client.at(ClientPlace.POD_ON_BACKEND_NODE),
      'the type of the cluster (CceCluster.standard() with its network, or CceCluster.turbo())',
    ],
    [
      'the class of the load balancer',
      (open) => {
        CceCluster.standard({ network: StandardNetwork.VPC_ROUTER, proxyMode: ProxyMode.IPTABLES }).attachTo(open);
        return new kplus.Service(open, 'W', {
          type: kplus.ServiceType.LOAD_BALANCER,
          metadata: { annotations: { 'kubernetes.io/elb.id': ID, 'kubernetes.io/elb.pass-through': 'true' } },
          ports: [{ port: 80 }],
        });
      },
      Client.at(ClientPlace.POD_ON_BACKEND_NODE),
      'the class of the load balancer (ExistingElb.shared() or ExistingElb.dedicated(), kubernetes.io/elb.class)',
    ],
    [
      'pass-through',
      (open) => {
        CceCluster.standard({ network: StandardNetwork.VPC_ROUTER, proxyMode: ProxyMode.IPTABLES }).attachTo(open);
        return untyped(open, { 'kubernetes.io/elb.pass-through': '${PASS}' }, 'Local');
      },
      Client.at(ClientPlace.POD_ON_OTHER_NODE),
      'kubernetes.io/elb.pass-through (',
    ],
    [
      'the policy',
      (open) => {
        CceCluster.standard({ network: StandardNetwork.VPC_ROUTER, proxyMode: ProxyMode.IPTABLES }).attachTo(open);
        return untyped(open, { 'kubernetes.io/elb.pass-through': 'false' }, '${POLICY}');
      },
      Client.at(ClientPlace.POD_ON_OTHER_NODE),
      'spec.externalTrafficPolicy; kubernetes.io/elb.pass-through',
    ],
    [
      'the network',
      (open) => {
        CceCluster.standard({ proxyMode: ProxyMode.IPTABLES }).attachTo(open);
        return untyped(open, { 'kubernetes.io/elb.pass-through': 'false' }, 'Local');
      },
      Client.at(ClientPlace.POD_ON_BACKEND_NODE),
      'network of the CceCluster',
    ],
    [
      'the transfer of client addresses',
      (open) => {
        knownCluster().attachTo(open);
        return untyped(
          open,
          { 'kubernetes.io/elb.pass-through': 'true', 'kubernetes.io/elb.transparent-client-ip': '${IP}' },
          'Cluster',
        );
      },
      Client.at(ClientPlace.POD_ON_BACKEND_NODE),
      'kubernetes.io/elb.transparent-client-ip.',
    ],
  ];
  test.each(facts)('a fact to give: %s', (_name, make, client, expected) => {
    Reachability.of(make(new Chart(app, 'open'))).expectReachableFrom(client);
    expect(findings(REACH).map(({ help }) => help)).toEqual([expect.stringContaining(expected)]);
  });

  test('what holds by the mechanism and not by the pages is a warning', () => {
    new PassThroughLoadBalancerService(chart, 'Web', {
      elb: shared,
      ports: [{ port: 80 }],
      externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
    }).expectReachableFrom(Client.at(ClientPlace.POD_ON_BACKEND_NODE));
    expect(messages(REACH)).toEqual([
      'warning: expected that clients at pod-on-backend-node reach the private address of the load balancer; by the mechanism it holds, by the pages of the platform it does not',
    ]);
    expect(findings(REACH)[0].help).toMatch(/^Try it in the cluster before you rely on it/);
  });

  test('the EIP of a load balancer that has none', () => {
    new LoadBalancerService(chart, 'Web', {
      metadata: { name: 'web' },
      elb: ElbAutocreate.sharedPrivate(),
      ports: [{ port: 80 }],
    }).expectReachableFrom(Client.external(), { address: CalledAddress.PUBLIC_EIP });
    expect(messages(REACH)).toEqual([
      'error: expected that clients outside the cluster reach the EIP of the load balancer; but the load balancer has none',
    ]);
  });

  test('a ClusterIP from outside, and one port of two', () => {
    const backend = deployment('Backend', { replicas: 1 });
    const service = hairpin(backend);
    service.expectReachableFrom(Client.external(), { address: CalledAddress.CLUSTER_IP });
    expect(messages(REACH)).toEqual([expect.stringContaining('reach the ClusterIP of the Service; no attempt works')]);
    expect(findings(REACH)[0].help).toMatch(/^Have the clients call/);
    ApiObject.of(service).addJsonPatch(
      JsonPatch.add('/spec/ports/-', { name: 'tls', port: 443 }),
      JsonPatch.add('/metadata/annotations/kubernetes.io~1elb.protocol-port', 'https:443'),
    );
    service.expectReachableFrom(Client.podsOf(backend));
    expect(messages(REACH)[1]).toMatch(/for backend-pod \(.*\), port 80$/);
  });

  test('a Service that is none of CCE’s, and one that is gone', () => {
    const l1 = new kplus.k8s.KubeService(chart, 'l1', { metadata: { name: 'x' }, spec: { type: 'LoadBalancer' } });
    const gone = new kplus.k8s.KubeService(chart, 'gone', { metadata: { name: 'y' }, spec: { type: 'LoadBalancer' } });
    for (const each of [l1, gone]) Reachability.of(each).expectReachableFrom(Client.external());
    chart.node.tryRemoveChild('gone');
    l1.addJsonPatch(JsonPatch.replace('/spec/type', 'NodePort'));
    expect(findings(REACH)).toEqual([
      expect.objectContaining({
        message:
          "expected that clients outside the cluster reach it; but the Service is of type 'NodePort'; only a Service of type LoadBalancer has a load balancer",
        constructPath: 'shop/l1',
        path: '/spec/type',
      }),
    ]);
  });

  test('a client that cannot be rendered is cdk8s’ to report', () => {
    const broken = new ApiObject(chart, 'x', { apiVersion: 'v1', kind: 'Pod', spec: { x: new Date() } } as any);
    hairpin(deployment('Backend')).expectReachableFrom(Client.podsOf(broken));
    expect(messages(REACH)).toEqual([]);
  });

  test('is acknowledged as everything else', () => {
    const service = hairpin(deployment('Backend', { replicas: 1 }));
    service.expectReachableFrom(Client.anyPod());
    CceValidation.acknowledge(service, REACH, 'the probe shows that it works');
    expect(messages(REACH, 'unused-acknowledgement')).toEqual([]);
    expect(() => app.synth()).not.toThrow();
  });
});

describe('expected-client-ip-lost', () => {
  test('kept by a dedicated load balancer with policy Local', () => {
    hairpin(deployment('Backend'), { externalTrafficPolicy: ExternalTrafficPolicy.LOCAL }).expectClientIpKept();
    expect(messages(CLIENT_IP)).toEqual([]);
  });

  test('lost, and what helps', () => {
    hairpin(deployment('Backend')).expectClientIpKept();
    const [finding, ...rest] = findings(CLIENT_IP);
    expect(rest).toEqual([]);
    expect(finding.message).toBe(
      'expected that the backends see the addresses of clients outside the cluster that call the private address of the load balancer; they see the address of a node (node-ip)',
    );
    expect(finding.help).toContain('Use externalTrafficPolicy Local with a dedicated load balancer.');
    expect(errorOf(() => app.synth())).toContain(CLIENT_IP);
  });

  test('of clients that do not even get through, and of the ClusterIP', () => {
    const service = hairpin(deployment('Backend', { replicas: 1 }));
    service.expectClientIpKept({ client: Client.backends() });
    service.expectClientIpKept({ client: Client.backends(), address: CalledAddress.CLUSTER_IP });
    expect(messages(CLIENT_IP)).toEqual([
      expect.stringMatching(/call the ClusterIP of the Service; no source says which ones they see$/),
      expect.stringMatching(/the backend pods that call the private address of the load balancer; no attempt works$/),
    ]);
  });
});
