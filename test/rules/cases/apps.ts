// For each rule at least one app that fails for it and one near-miss that passes, through the public API only.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, Include, JsonPatch, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  AccessControl,
  BandwidthChargeMode,
  CceCluster,
  type CceClusterProps,
  CceEdition,
  CceValidation,
  Client,
  ClientPlace,
  EipType,
  ElbAutocreate,
  ElbFlavors,
  ExistingElb,
  ExternalTrafficPolicy,
  HealthCheck,
  IpFamily,
  IpFamilyPolicy,
  Listener,
  LoadBalancerService,
  LoadBalancingAlgorithm,
  PassThroughLoadBalancerService,
  ProxyMode,
  type StandardClusterProps,
  StickySession,
} from '../../../src';
import { ID } from '../../support/yaml';
import { type CasesOf, milder, spared } from './case';

const OTHER_ID = '4f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d';
const GROUP = '1d2e3f40-5b53-4b8e-9d1f-6f3c1a2b4c5d';
const CERTIFICATE = '0123456789abcdef0123456789abcdef';
const shared = ExistingElb.shared(ID);
const dedicated = ExistingElb.dedicated(ID);
export const elb = (name: string) => `kubernetes.io/elb.${name}`;

/** The second of them in that chart. */
function twoCalled(w: World, names: readonly string[], chart = w.chart): void {
  names.forEach((name, index) => {
    w.service(
      {},
      { ports: [{ port: 80 + index }] },
      { metadata: { name, annotations: { [elb('class')]: 'union', [elb('id')]: ID } } },
      index === 0 ? w.chart : chart,
    );
  });
}

/** As the official pages print JSON. kubectl reads it. */
const CLOSED_AT_KEY = `apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    kubernetes.io/elb.class: union
    kubernetes.io/elb.autocreate: '{
      "type": "inner",
      "name": "web"
    }'
spec:
  type: LoadBalancer
  selector: {app: web}
  ports: [{port: 80}]
`;

type Annotations = Record<string, unknown>;

/** An app with one chart, and short ways to put things into it. */
export class World {
  readonly chart: Chart;
  private count = 0;

  constructor(
    readonly app = new App(),
    id = 'chart',
  ) {
    this.chart = new Chart(app, id);
  }

  standard(props: StandardClusterProps = {}): this {
    CceCluster.standard(props).attachTo(this.chart);
    return this;
  }

  turbo(props: CceClusterProps = {}): this {
    CceCluster.turbo(props).attachTo(this.chart);
    return this;
  }

  /** A Service of nobody's construct. */
  service(annotations: Annotations, spec: object = {}, more: object = {}, chart = this.chart): ApiObject {
    const id = `s${this.count++}`;
    return new ApiObject(chart, id, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: id, annotations: annotations as Record<string, string> },
      spec: { type: 'LoadBalancer', selector: { app: 'web' }, ports: [{ name: 'a', port: 80 }], ...spec },
      ...more,
    });
  }

  /** What a manifest file has. */
  include(text: string): Include {
    const folder = mkdtempSync(join(tmpdir(), 'included-'));
    try {
      const url = join(folder, 'web.yaml');
      writeFileSync(url, text);
      return new Include(this.chart, `f${this.count++}`, { url });
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  /** With an existing load balancer. */
  existing(annotations: Annotations = {}, spec: object = {}, elbClass = 'union'): ApiObject {
    return this.service({ [elb('class')]: elbClass, [elb('id')]: ID, ...annotations }, spec);
  }

  /** With a load balancer that is created. */
  created(description: object, annotations: Annotations = {}, spec: object = {}): ApiObject {
    return this.service(
      { [elb('class')]: 'union', [elb('autocreate')]: JSON.stringify(description), ...annotations },
      spec,
    );
  }

  ingress(annotations: Record<string, string>, spec: object = {}): ApiObject {
    return new ApiObject(this.chart, `i${this.count++}`, {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { annotations },
      spec,
    });
  }

  /** That wait for the load balancer of a Service. */
  gatedPods(name: string, prefix = 'target-health.elb.k8s.cce/'): ApiObject {
    return this.pods(false, { app: 'web' }, 'Deployment', { readinessGates: [{ conditionType: `${prefix}${name}` }] });
  }

  pods(
    hostNetwork: unknown,
    labels = { app: 'web' },
    kind = 'Deployment',
    more: object = {},
    replicas?: unknown,
  ): ApiObject {
    return new ApiObject(this.chart, `d${this.count++}`, {
      apiVersion: 'apps/v1',
      kind,
      spec: {
        replicas,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { hostNetwork, containers: [], ...more } },
      },
    });
  }

  /** A Service behind a dedicated load balancer at 10.0.0.8, and pods that are given some address. */
  calling(address: string, externalTrafficPolicy?: ExternalTrafficPolicy): PassThroughLoadBalancerService {
    this.standard();
    this.pods(false, { app: 'caller' }, 'Deployment', { containers: [{ name: 'main', args: [address] }] });
    return new PassThroughLoadBalancerService(this.chart, 'Called', {
      elb: ExistingElb.dedicated(ID, { privateIp: '10.0.0.8' }),
      selector: kplus.Pods.select(this.chart, 'Pods', { labels: { app: 'web' } }),
      ports: [{ port: 80 }],
      externalTrafficPolicy,
    });
  }

  found(): string[] {
    return CceValidation.enable(this.app)
      .findings()
      .map(({ severity, rule }) => `${severity}: ${rule}`);
  }
}

export type Build = (world: World) => unknown;

/** What is found in an app: `severity: rule`. */
export function foundInApp(build: Build): readonly string[] {
  const world = new World();
  build(world);
  return world.found();
}

const PUBLIC = {
  type: 'public',
  bandwidth_name: 'b',
  bandwidth_chargemode: 'traffic',
  bandwidth_size: 5,
  bandwidth_sharetype: 'PER',
  eip_type: '5_bgp',
};
const DEDICATED = { type: 'inner', available_zone: ['az1'], l4_flavor_name: 'L4_flavor.elb.s1.small' };
const dedicatedClass = { [elb('class')]: 'performance' };
const local = { externalTrafficPolicy: 'Local' };
const noNodePorts = { allocateLoadBalancerNodePorts: false };
export const certificate = { [elb('cert-id')]: CERTIFICATE };
const https = { [elb('protocol-port')]: 'https:80', ...certificate };
export const checks = (list: readonly unknown[]) => ({ [elb('health-check-options')]: JSON.stringify(list) });
const ipv6 = { ipFamilies: ['IPv6'] };
export const bothFamilies = { ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'RequireDualStack' };
const named = (
  name: string,
  namespace?: string,
  annotations: Record<string, string> = { [elb('class')]: 'union', [elb('id')]: ID },
) => ({ metadata: { name, namespace, annotations } });
/** What an overlay has of a Service. */
const overlay = { type: undefined, ports: undefined };
/** The platform's own port. */
const CCE_HEALTHZ = { name: 'cce-healthz', port: 99 };
const passThrough = { [elb('pass-through')]: 'true' };
const ipvs = { proxyMode: ProxyMode.IPVS };
const ingressTo = (name: string) => ({
  rules: [
    { http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name, port: { number: 80 } } } }] } },
  ],
});

export const APPS: Readonly<Record<string, CasesOf<Build>>> = {
  'annotation-for-other-cluster-type': {
    fails: {
      'full-port forwarding in a Standard cluster': (w) =>
        w.standard().existing({ [elb('pools-options')]: '{}' }, {}, 'performance'),
    },
    passes: { 'in a Turbo cluster': (w) => w.turbo().existing({ [elb('pools-options')]: '{}' }, {}, 'performance') },
  },
  'annotation-for-other-elb-class': {
    fails: {
      'port ranges on a shared load balancer': (w) => w.existing({ [elb('port-ranges')]: '{"a":["1,2"]}' }),
      'X-Forwarded-Host on a shared load balancer': (w) =>
        w.existing({ [elb('x-forwarded-host')]: 'true', [elb('protocol-port')]: 'http:80' }),
      'client addresses cannot be hidden': (w) =>
        w.existing({ [elb('transparent-client-ip')]: 'false' }, {}, 'performance'),
    },
    passes: {
      'port ranges on a dedicated one': (w) => w.existing({ [elb('port-ranges')]: '{"a":["1,2"]}' }, {}, 'performance'),
      'client addresses, which a dedicated one always shows': spared('transparent-ip-shared-only/1a', (w) =>
        w.existing({ [elb('transparent-client-ip')]: 'true' }, {}, 'performance'),
      ),
      'an unknown class': spared('dedicated-only-annotations/1', (w) =>
        w.service({ [elb('id')]: ID, [elb('port-ranges')]: '{"a":["1,2"]}' }),
      ),
      'two-way authentication, class not given': spared('client-ca-dedicated/1', (w) =>
        w.service({ [elb('id')]: ID, ...https, [elb('client-ca-cert-id')]: CERTIFICATE }),
      ),
      'X-Forwarded-Host, class not given': spared('x-forwarded-host-dedicated/1a', (w) =>
        w.service({ [elb('id')]: ID, [elb('protocol-port')]: 'http:80', [elb('x-forwarded-host')]: 'true' }),
      ),
      'X-Forwarded-Host of one that is created, class left out': spared('x-forwarded-host-dedicated/1b', (w) =>
        w.service({ [elb('autocreate')]: '{}', [elb('protocol-port')]: 'http:80', [elb('x-forwarded-host')]: 'true' }),
      ),
      'client addresses hidden, class not given': spared('transparent-ip-shared-only/1b', (w) =>
        w.service({ [elb('id')]: ID, [elb('transparent-client-ip')]: 'false' }),
      ),
    },
  },
  'annotation-not-a-string': {
    fails: {
      'a boolean': (w) => w.existing({ [elb('http2-enable')]: true }),
      'a number': (w) => w.existing({ [elb('client_timeout')]: 5 }),
    },
    passes: {
      text: spared('annotation-values-are-strings/1b', (w) => w.existing({ [elb('http2-enable')]: 'true' })),
      'a late text': spared('annotation-values-are-strings/2', (w) =>
        w.existing({ 'a/b': Lazy.any({ produce: () => 'x' }) }),
      ),
      'no value': spared('annotation-values-are-strings/1a', (w) => w.existing({ [elb('http2-enable')]: null })),
    },
  },
  'annotation-of-another-controller': {
    fails: {
      'a key of the open-source controller': (w) => w.existing({ [elb('session-affinity-flag')]: 'on' }),
      'a class of the open-source controller': (w) => w.existing({}, {}, 'dedicated'),
    },
    passes: {
      'a key that both share': spared('foreign-dialect-annotation/1', (w) =>
        w.existing({ [elb('lb-algorithm')]: 'ROUND_ROBIN' }),
      ),
    },
  },
  'annotation-outside-its-edition': {
    fails: {
      'port ranges on OTC': (w) =>
        w
          .standard({ edition: CceEdition.OPEN_TELEKOM_CLOUD })
          .existing({ [elb('port-ranges')]: '{"a":["1,2"]}' }, {}, 'performance'),
    },
    passes: {
      'on Huawei Cloud': (w) =>
        w
          .standard({ edition: CceEdition.HUAWEI_CLOUD })
          .existing({ [elb('port-ranges')]: '{"a":["1,2"]}' }, {}, 'performance'),
      'edition not given': spared('region-only-annotation/1', (w) =>
        w.standard().existing({ [elb('port-ranges')]: '{"a":["1,2"]}' }, {}, 'performance'),
      ),
    },
  },
  'annotation-unsupported-by-version': {
    fails: {
      'an old cluster': (w) =>
        w.standard({ version: 'v1.27.5-r0' }).existing({ [elb('transparent-client-ip')]: 'true' }),
      'pass-through before v1.19': (w) => w.standard({ version: 'v1.17' }).existing(passThrough),
      'a field of the description': (w) => w.standard({ version: 'v1.19.16-r0' }).created({ vip_subnet_cidr_id: 'x' }),
      'dedicated before v1.17': (w) => w.standard({ version: 'v1.15.11-r1' }).existing({}, {}, 'performance'),
    },
    passes: {
      'the very version': (w) =>
        w.standard({ version: 'v1.27.9-r0' }).existing({ [elb('transparent-client-ip')]: 'true' }),
      'a version without a patch': spared('annotation-minimum-version/1', (w) =>
        w.standard({ version: 'v1.27' }).existing({ [elb('transparent-client-ip')]: 'true' }),
      ),
      'no version': (w) => w.standard().existing({ [elb('transparent-client-ip')]: 'true' }),
      'several groups on a shared one, of which another rule speaks': (w) =>
        w.standard({ version: 'v1.25.7-r0' }).existing({
          [elb('acl-id')]: `${GROUP},${OTHER_ID}`,
          [elb('acl-status')]: 'on',
          [elb('acl-type')]: 'white',
        }),
      'a value that something completes': (w) =>
        w.standard({ version: 'v1.17' }).existing({ [elb('pass-through')]: '${ON}' }),
      'a version that one class has it from on, class not given': spared('annotation-minimum-version/3', (w) =>
        w.standard({ version: 'v1.21.10-r10' }).service({ [elb('id')]: ID, [elb('keepalive_timeout')]: '60' }),
      ),
      'an address of the description, version without a patch': spared('autocreate-vip-subnet-version/1', (w) =>
        w.standard({ version: 'v1.23' }).created({ vip_address: '10.0.0.8' }),
      ),
      'pass-through from v1.19 on': spared('passthrough-cluster-version/1', (w) =>
        w.standard({ version: 'v1.19' }).existing(passThrough),
      ),
    },
  },
  'app-cookie-on-dedicated-elb': {
    fails: {
      'behind a dedicated load balancer': (w) => [
        w.service({ [elb('session-affinity-mode')]: 'APP_COOKIE' }, { type: 'NodePort' }),
        w.ingress(dedicatedClass, ingressTo('s0')),
      ],
      'as the default backend': (w) => [
        w.service({ [elb('session-affinity-mode')]: 'APP_COOKIE' }, { type: 'ClusterIP' }),
        w.ingress(dedicatedClass, { defaultBackend: { service: { name: 's0', port: { number: 80 } } } }),
      ],
    },
    passes: {
      'behind a shared one': (w) => [
        w.service({ [elb('session-affinity-mode')]: 'APP_COOKIE' }, { type: 'NodePort' }),
        w.ingress({ [elb('class')]: 'union' }, ingressTo('s0')),
      ],
      'a cookie of the load balancer': (w) => [
        w.service({ [elb('session-affinity-mode')]: 'HTTP_COOKIE' }, { type: 'NodePort' }),
        w.ingress(dedicatedClass, ingressTo('s0')),
      ],
      'behind nothing that is seen': (w) => [
        w.service({ [elb('session-affinity-mode')]: 'APP_COOKIE' }, { type: 'NodePort' }),
        w.ingress(dedicatedClass, ingressTo('other')),
      ],
    },
  },
  'autocreated-elb-used-by-others': {
    fails: {
      'an exported Service and another': (w) => {
        w.service({ [elb('autocreate')]: '{}', [elb('id')]: ID, [elb('mark')]: '0' });
        w.existing({}, { ports: [{ port: 81 }] });
      },
    },
    passes: {
      'an exported Service alone': (w) => w.service({ [elb('autocreate')]: '{}', [elb('id')]: ID, [elb('mark')]: '0' }),
      'two on an existing one': (w) => [w.existing(), w.existing({}, { ports: [{ port: 81 }] })],
    },
  },
  'both-flavors-needed-by-old-cluster': {
    fails: {
      'HTTP in an old cluster': (w) =>
        w
          .standard({ version: 'v1.25.3-r10' })
          .created(
            { available_zone: ['a'], l7_flavor_name: 'L7_flavor.elb.s1.small' },
            { ...dedicatedClass, [elb('protocol-port')]: 'http:80' },
          ),
    },
    passes: {
      'with a port of layer 4, of which another rule speaks': (w) =>
        w.standard({ version: 'v1.21.10-r0' }).created(
          { available_zone: ['a'], l7_flavor_name: 'L7_flavor.elb.s1.small' },
          { ...dedicatedClass, [elb('protocol-port')]: 'http:80' },
          {
            ports: [
              { name: 'a', port: 80 },
              { name: 'b', port: 81 },
            ],
          },
        ),
      'in a newer one': (w) =>
        w
          .standard({ version: 'v1.25.4-r10' })
          .created(
            { available_zone: ['a'], l7_flavor_name: 'L7_flavor.elb.s1.small' },
            { ...dedicatedClass, [elb('protocol-port')]: 'http:80' },
          ),
      'version not given': spared('autocreate-both-flavors-old-clusters/1', (w) =>
        w
          .standard()
          .created(
            { available_zone: ['a'], l7_flavor_name: 'L7_flavor.elb.s1.small' },
            { ...dedicatedClass, [elb('protocol-port')]: 'http:80' },
          ),
      ),
    },
  },
  'conflicting-annotations': {
    fails: {
      'sticky sessions on a shared one in Turbo': (w) =>
        new LoadBalancerService(w.turbo().chart, 'S', {
          elb: shared,
          ports: [{ port: 80 }],
          stickySession: StickySession.sourceIp(),
        }),
      'TLS on a shared one, for a port that is not there': (w) =>
        w.existing({ [elb('protocol-port')]: 'tls:9999', [elb('cert-id')]: CERTIFICATE }),
      'sticky sessions with SOURCE_IP': (w) =>
        w.existing({ [elb('lb-algorithm')]: 'SOURCE_IP', [elb('session-affinity-mode')]: 'SOURCE_IP' }),
      'both health checks': (w) =>
        w.existing({ [elb('health-check-option')]: '{}', [elb('health-check-options')]: '[]' }),
    },
    passes: {
      'another algorithm': (w) =>
        w.existing({ [elb('lb-algorithm')]: 'ROUND_ROBIN', [elb('session-affinity-mode')]: 'SOURCE_IP' }),
      'an empty mode': spared('source-ip-algorithm-vs-sticky/1', (w) =>
        w.existing({ [elb('lb-algorithm')]: 'SOURCE_IP', [elb('session-affinity-mode')]: '' }),
      ),
      'a mode that something completes': (w) =>
        w.existing({ [elb('lb-algorithm')]: 'SOURCE_IP', [elb('session-affinity-mode')]: '${MODE}' }),
      'a mode that is none, which another rule says': (w) =>
        w.existing({ [elb('lb-algorithm')]: 'SOURCE_IP', [elb('session-affinity-mode')]: 'off' }),
      'a mode that is no text, which another rule says': (w) =>
        w.existing({ [elb('lb-algorithm')]: 'SOURCE_IP', [elb('session-affinity-mode')]: true }),
      'a health check that something completes': (w) =>
        w.existing({
          [elb('health-check-option')]: '${CHECK}',
          [elb('health-check-options')]: '[{"target_service_port":"TCP:80"}]',
        }),
      'the other health check that something completes': (w) =>
        w.existing({ [elb('health-check-option')]: '{}', [elb('health-check-options')]: '${CHECKS}' }),
      'an empty health check, which another rule says': (w) =>
        w.existing({ [elb('health-check-option')]: '{}', [elb('health-check-options')]: '' }),
      'sticky sessions on a dedicated one in Turbo': (w) =>
        w.turbo().existing({ [elb('session-affinity-mode')]: 'SOURCE_IP' }, {}, 'performance'),
      'an empty option of health checks': spared('health-check-option-vs-options/1', (w) =>
        w.existing({ [elb('health-check-option')]: '', ...checks([{ target_service_port: 'TCP:80' }]) }),
      ),
      'TLS, class not given': spared('tls-listener-dedicated/1a', (w) =>
        w.service({ [elb('id')]: ID, [elb('protocol-port')]: 'tls:80', ...certificate }),
      ),
    },
  },
  'conflicting-fields': {
    fails: {
      'a health check port with policy Cluster': (w) =>
        w.existing({}, { externalTrafficPolicy: 'Cluster', healthCheckNodePort: 31000 }),
      'two families, and no policy that takes two': (w) => w.existing({}, { ipFamilies: ['IPv4', 'IPv6'] }),
      'node ports, and a type that has none': (w) =>
        w.existing({}, { type: 'ClusterIP', ports: [{ port: 80, nodePort: 30080 }] }),
      'a traffic policy, and a type that nobody outside reaches': (w) =>
        w.existing({}, { type: 'ClusterIP', externalTrafficPolicy: 'Local' }),
      'fields of load balancers, and another type': (w) =>
        w.existing({}, { type: 'NodePort', allocateLoadBalancerNodePorts: false }),
      'addresses that differ': (w) => w.existing({}, { clusterIP: '10.247.0.5', clusterIPs: ['10.247.0.6'] }),
      'in an overlay': (w) =>
        w.existing(
          {},
          { type: undefined, ports: undefined, externalTrafficPolicy: 'Cluster', healthCheckNodePort: 31000 },
        ),
      'seconds of no affinity': milder('warning', [], (w) =>
        w.existing({}, { sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } } }),
      ),
      'a name of another type': milder('warning', [], (w) => w.existing({}, { externalName: 'example.com' })),
    },
    passes: {
      'a health check port with policy Local': (w) =>
        w.existing({}, { externalTrafficPolicy: 'Local', healthCheckNodePort: 31000 }),
      'two families, and a policy that takes two': (w) =>
        w.existing({}, { ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'PreferDualStack' }),
      'an affinity with its seconds': (w) =>
        w.existing({}, { sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } } }),
      'a traffic policy for external addresses': (w) =>
        w.existing({}, { type: 'ClusterIP', externalIPs: ['192.0.2.1'], externalTrafficPolicy: 'Local' }),
      'what something completes': (w) =>
        w.existing({}, { externalTrafficPolicy: '${POLICY}', healthCheckNodePort: 31000 }),
      'without a selector': spared([], (w) =>
        w.existing({}, { selector: undefined, healthCheckNodePort: 31000, ipFamilies: ['IPv4', 'IPv6'] }),
      ),
      'in a live object': spared([], (w) =>
        w.existing(
          {},
          {
            clusterIP: '10.247.0.5',
            clusterIPs: ['10.247.0.5'],
            externalTrafficPolicy: 'Cluster',
            healthCheckNodePort: 31000,
          },
        ),
      ),
      'another type, and what is no matter of types': spared([], (w) =>
        w.existing({}, { type: 'ClusterIP', ipFamilies: ['IPv4', 'IPv6'] }),
      ),
      'no type': spared([], (w) => w.existing({}, { type: undefined, externalTrafficPolicy: 'Local' })),
      'a value of another type': spared([], (w) =>
        w.existing({}, { externalTrafficPolicy: 'cluster', healthCheckNodePort: 31000, ipFamilies: ['IPv4', 6] }),
      ),
    },
  },
  'contradicting-elb-class': {
    fails: {
      'shared here, dedicated there': (w) => [w.existing(), w.existing({}, { ports: [{ port: 81 }] }, 'performance')],
    },
    passes: {
      'other load balancers': (w) => [
        w.existing(),
        w.service({ [elb('class')]: 'performance', [elb('id')]: OTHER_ID }),
      ],
      'no class there': (w) => [w.existing(), w.service({ [elb('id')]: ID }, { ports: [{ port: 81 }] })],
    },
  },
  'custom-weights-without-stateful-set': {
    fails: {
      'pods of a Deployment': (w) => [
        w.turbo().pods(false),
        w.existing({ [elb('custom-backend-weights')]: '{}' }, {}, 'performance'),
      ],
    },
    passes: {
      'pods of a StatefulSet': (w) => [
        w.turbo().pods(false, { app: 'web' }, 'StatefulSet'),
        w.existing({ [elb('custom-backend-weights')]: '{}' }, {}, 'performance'),
      ],
      'no pods in sight': spared('custom-weights-constraints/1a', (w) =>
        w.turbo().existing({ [elb('custom-backend-weights')]: '{}' }, {}, 'performance'),
      ),
    },
  },
  'dedicated-autocreate-fields-on-shared-elb': {
    fails: {
      'zones of a shared one': (w) => w.created({ available_zone: ['a'] }),
      'class forgotten': (w) => w.service({ [elb('autocreate')]: '{"available_zone":["a"]}' }),
      'class forgotten, with the placeholder': (w) => w.service({ [elb('autocreate')]: '{"available_zone":[""]}' }),
    },
    passes: {
      'zones of a dedicated one': (w) => w.created(DEDICATED, dedicatedClass),
      'an empty flavor': (w) => w.created({ l7_flavor_name: '' }),
    },
  },
  'dedicated-autocreate-without-flavor': {
    fails: {
      'no flavor for TCP': (w) => w.created({ available_zone: ['a'] }, dedicatedClass),
      'no flavor for HTTP': (w) => w.created(DEDICATED, { ...dedicatedClass, [elb('protocol-port')]: 'http:80' }),
      'our construct with the other layer': (w) =>
        new LoadBalancerService(w.chart, 'S', {
          elb: ElbAutocreate.dedicatedPrivate({
            availabilityZones: ['a'],
            flavors: ElbFlavors.fixedSpecification({ layer7: 'L7_flavor.elb.s1.small' }),
          }),
          ports: [{ port: 80 }],
        }),
    },
    passes: {
      'the flavor that is needed': (w) => w.created(DEDICATED, dedicatedClass),
      "the platform's own port": spared('autocreate-dedicated-needs-flavor/1a', (w) =>
        w.created(
          { available_zone: ['a'], l7_flavor_name: 'L7_flavor.elb.s1.small' },
          { ...dedicatedClass, [elb('protocol-port')]: 'http:80' },
          {
            ports: [
              { name: 'a', port: 80 },
              { name: 'cce-healthz', port: 81 },
            ],
          },
        ),
      ),
      'a name that a template completes': (w) =>
        w.created({ ...DEDICATED, l4_flavor_name: '${FLAVOR}' }, dedicatedClass),
      'an empty flavor of a layer that no port needs': spared('autocreate-dedicated-needs-flavor/1b', (w) =>
        w.created({ ...DEDICATED, l7_flavor_name: '' }, dedicatedClass),
      ),
      'in a live object': spared('autocreate-dedicated-needs-flavor/1c', (w) =>
        w.created({ available_zone: ['a'] }, { ...dedicatedClass, [elb('mark')]: '0' }),
      ),
      'a part with one of them': spared([], (w) =>
        w.created(DEDICATED, dedicatedClass, { type: undefined, selector: undefined }),
      ),
    },
  },
  'dedicated-autocreate-without-zone': {
    fails: {
      'no zone': (w) => w.created({ l4_flavor_name: 'x' }, dedicatedClass),
      'an empty list': (w) => w.created({ ...DEDICATED, available_zone: [] }, dedicatedClass),
      'the placeholder of the examples': (w) => w.created({ ...DEDICATED, available_zone: [''] }, dedicatedClass),
      'beside an expression': (w) => w.created({ l4_flavor_name: 'x', name: '${NAME}' }, dedicatedClass),
    },
    passes: {
      'a zone': (w) => w.created(DEDICATED, dedicatedClass),
      'a shared one': (w) => w.created({}),
      'the placeholder of a shared one, of which another rule speaks': (w) => w.created({ available_zone: [''] }),
      'the placeholder in a live object': spared('autocreate-dedicated-needs-zone/1b', (w) =>
        w.created({ ...DEDICATED, available_zone: [''] }, { ...dedicatedClass, [elb('mark')]: '0' }),
      ),
      'a zone that something completes': (w) => w.created({ ...DEDICATED, available_zone: '${ZONES}' }, dedicatedClass),
      'class not given': spared('autocreate-dedicated-needs-zone/1a', (w) =>
        w.service({ [elb('autocreate')]: '{"l4_flavor_name":"x"}' }),
      ),
    },
  },
  'doubtful-annotation-value': {
    fails: {
      'another pass-through value': (w) => w.existing({ [elb('pass-through')]: 'false' }),
      'a bandwidth between the steps': (w) => w.created({ ...PUBLIC, bandwidth_size: 320 }),
      'bandwidth billing on OTC': (w) =>
        w
          .standard({ edition: CceEdition.OPEN_TELEKOM_CLOUD })
          .created({ ...PUBLIC, bandwidth_chargemode: 'bandwidth' }),
      'a typed bandwidth beyond the usual': (w) =>
        new LoadBalancerService(w.chart, 'S', {
          metadata: { name: 's' },
          elb: ElbAutocreate.sharedPublic({
            eipType: EipType.BGP,
            bandwidthName: 'b',
            bandwidthMbps: 3000,
            bandwidthChargeMode: BandwidthChargeMode.TRAFFIC,
          }),
          ports: [{ port: 80 }],
        }),
    },
    passes: {
      true: (w) => w.existing(passThrough),
      'a bandwidth on a step': (w) => w.created({ ...PUBLIC, bandwidth_size: 350 }),
      'bandwidth billing, edition not given': spared('autocreate-chargemode/1', (w) =>
        w.created({ ...PUBLIC, bandwidth_chargemode: 'bandwidth' }),
      ),
      'in a live object': spared('passthrough-value/1b', (w) =>
        w.existing({ [elb('pass-through')]: 'false', [elb('mark')]: '0' }),
      ),
      'no pass-through value': spared('passthrough-value/1c', (w) => w.existing({ [elb('pass-through')]: '' })),
    },
  },
  'elb-annotations-on-other-service-type': {
    fails: { 'on a ClusterIP Service': (w) => w.existing({}, { type: 'ClusterIP' }) },
    passes: {
      'on a LoadBalancer Service': (w) => w.existing(),
      'of a type that something completes': (w) => w.existing({}, { type: '${TYPE}' }),
      'what ingresses read, misspelt': (w) =>
        w.service({ 'kubernetes.io/session-affinity-mode': 'SOURCE_IP' }, { type: 'NodePort' }),
      'what ingresses read of their backends': spared('elb-annotations-need-loadbalancer-type/1', (w) =>
        w.service(
          { [elb('lb-algorithm')]: 'ROUND_ROBIN', [elb('session-affinity-mode')]: 'HTTP_COOKIE' },
          { type: 'NodePort' },
        ),
      ),
      'other keys that ingresses read of their backends': spared('elb-annotations-need-loadbalancer-type/2', (w) =>
        w.service({ [elb('pool-protocol')]: 'https', [elb('slowstart')]: '30' }, { type: 'ClusterIP' }),
      ),
      'the health check of a backend of ingresses': (w) =>
        w.service(
          { [elb('health-check-flag')]: 'on', [elb('health-check-option')]: '{"protocol":"HTTP","path":"/"}' },
          { type: 'NodePort' },
        ),
      'what an overlay removes': spared([], (w) =>
        w.existing({ [elb('class')]: null, [elb('id')]: null }, { type: 'ClusterIP', ports: undefined }),
      ),
      'the health checks of single ports of a backend of ingresses': (w) =>
        w.service({ [elb('health-check-options')]: '[{"target_service_port":"TCP:80"}]' }, { type: 'ClusterIP' }),
    },
  },
  'existing-and-created-load-balancer': {
    fails: { both: (w) => w.existing({ [elb('autocreate')]: '{}' }) },
    passes: {
      'exported from a cluster': spared('id-and-autocreate-exclusive/1a', (w) =>
        w.existing({ [elb('autocreate')]: '{}' }, { clusterIP: '10.247.0.5' }),
      ),
      'an empty description, which another rule says': (w) => w.existing({ [elb('autocreate')]: '' }),
      'an empty id': spared('id-and-autocreate-exclusive/1b', (w) => w.created({}, { [elb('id')]: '' })),
      'an id that something completes': (w) => w.created({ name: 'a' }, { [elb('id')]: '${ID}' }),
      'a description that something completes': (w) => w.existing({ [elb('autocreate')]: '{{ .Values.elb }}' }),
    },
  },
  'field-of-wrong-type': {
    fails: {
      'a port in quotes': (w) => w.existing({}, { ports: [{ port: '80' }] }),
      'ports that are no list': (w) => w.existing({}, { ports: { port: 80 } }),
      'a label that is a number': (w) => w.existing({}, { selector: { app: 'web', version: 1 } }),
      'a policy that is a boolean': (w) => w.existing({}, { externalTrafficPolicy: true }),
      'a number that is none of 32 bits': (w) => w.existing({}, { ports: [{ port: 80, nodePort: 2 ** 31 }] }),
      'a port that a patch puts into quotes': (w) =>
        w.existing().addJsonPatch(JsonPatch.replace('/spec/ports/0/port', '80')),
      'in an overlay': (w) => w.existing({}, { type: undefined, ports: undefined, sessionAffinity: 1 }),
      'a type that is no text': (w) => w.existing({}, { type: true }),
      'a status that an export does not have': (w) =>
        w.existing().addJsonPatch(JsonPatch.add('/status', { loadBalancer: { ingress: { ip: '192.0.2.1' } } })),
    },
    passes: {
      'the right types': (w) =>
        w.existing({}, { ports: [{ port: 80, targetPort: 'web' }], publishNotReadyAddresses: true }),
      'a late number': (w) => w.existing({}, { ports: [{ port: Lazy.any({ produce: () => 80 }) }] }),
      'what something completes': (w) => w.existing({}, { ports: [{ port: '${PORT}' }] }),
      'no value': spared([], (w) =>
        w.existing({}, { externalTrafficPolicy: null, ports: [{ port: 80, nodePort: null }] }),
      ),
      'a whole number with a point': spared([], (w) =>
        w.include(CLOSED_AT_KEY.replace('port: 80', 'port: 80.0, targetPort: 8e3')),
      ),
      'on a Service of another type': spared([], (w) => w.existing({}, { type: 'ClusterIP', ports: [{ port: '80' }] })),
    },
  },
  'foreign-load-balancer-class': {
    fails: { 'a class': (w) => w.existing({}, { loadBalancerClass: 'x/y' }) },
    passes: {
      none: (w) => w.existing(),
      "somebody else's Service": spared('loadbalancerclass-disables-cce/1', (w) =>
        w.service({}, { loadBalancerClass: 'x/y' }),
      ),
      'a class that something completes': (w) => w.existing({}, { loadBalancerClass: '${CLASS}' }),
    },
  },
  'health-check-port-name-reserved': {
    fails: { 'a port of that name': (w) => w.existing({}, { ports: [{ name: 'cce-healthz', port: 80 }] }) },
    passes: {
      'another name': (w) => w.existing({}, { ports: [{ name: 'healthz', port: 80 }] }),
      'in a live object': spared('health-check-port-name-reserved/1', (w) =>
        w.existing({}, { clusterIP: '10.0.0.1', ports: [{ name: 'cce-healthz', port: 80 }] }),
      ),
    },
  },
  'health-check-switched-off': {
    fails: {
      off: (w) =>
        new LoadBalancerService(w.chart, 'S', {
          elb: shared,
          ports: [{ port: 80 }],
          healthCheck: HealthCheck.disabled(),
        }),
    },
    passes: { on: (w) => w.existing({ [elb('health-check-flag')]: 'on' }), absent: (w) => w.existing() },
  },
  'host-network-annotation-without-host-network': {
    fails: {
      'pods with a network of their own': (w) => [
        w.pods(false),
        w.existing({ 'kubernetes.io/hws-hostNetwork': 'true' }),
      ],
    },
    passes: {
      'pods with hostNetwork': (w) => [w.pods(true), w.existing({ 'kubernetes.io/hws-hostNetwork': 'true' })],
      'other pods': spared('hostnetwork-annotation-needs-hostnetwork-pods/1a', (w) => [
        w.pods(false, { app: 'other' }),
        w.existing({ 'kubernetes.io/hws-hostNetwork': 'true' }),
      ]),
      'switched off': (w) => [w.pods(false), w.existing({ 'kubernetes.io/hws-hostNetwork': 'false' })],
      'one of two with hostNetwork': spared('hostnetwork-annotation-needs-hostnetwork-pods/1b', (w) => [
        w.pods(false),
        w.pods(true),
        w.existing({ 'kubernetes.io/hws-hostNetwork': 'true' }),
      ]),
    },
  },
  'implicit-elb-class': {
    fails: { 'an id alone': (w) => w.service({ [elb('id')]: ID }) },
    passes: {
      'with a class': (w) => w.existing(),
      'of a dedicated one, which another rule says': spared('class-explicit/2', (w) =>
        w.service({ [elb('autocreate')]: '{"available_zone":["a"]}' }),
      ),
    },
  },
  'indistinct-ports': {
    fails: {
      'without names': (w) => w.existing({}, { ports: [{ port: 80 }, { port: 81 }] }),
      'one without a name': (w) => w.existing({}, { ports: [{ name: 'a', port: 80 }, { port: 81 }] }),
      'of one name': (w) => w.existing({}, { ports: ['a', 'a'].map((name, index) => ({ name, port: 80 + index })) }),
      'of one number': (w) => w.existing({}, { ports: ['a', 'b'].map((name) => ({ name, port: 80 })) }),
      'of one node port': (w) =>
        w.existing({}, { ports: ['a', 'b'].map((name, index) => ({ name, port: 80 + index, nodePort: 30080 })) }),
    },
    passes: {
      'names and numbers of their own': (w) =>
        w.existing(
          {},
          { ports: ['a', 'b'].map((name, index) => ({ name, port: 80 + index, nodePort: 30080 + index })) },
        ),
      'node ports that the cluster chooses': (w) =>
        w.existing({}, { ports: ['a', 'b'].map((name, index) => ({ name, port: 80 + index, nodePort: 0 })) }),
      'one port without a name': spared([], (w) => w.existing({}, { ports: [{ port: 80 }] })),
      'without a selector': spared([], (w) =>
        w.existing({}, { selector: undefined, ports: [{ port: 80 }, { port: 81 }] }),
      ),
      'of two protocols': spared([], (w) =>
        w.existing(
          {},
          { ports: ['TCP', 'UDP'].map((protocol) => ({ name: protocol.toLowerCase(), port: 80, protocol })) },
        ),
      ),
    },
  },
  'ingress-annotation-on-service': {
    fails: {
      'listener ports': (w) => w.existing({ [elb('listen-ports')]: '[]' }),
      'a condition': (w) => w.existing({ [elb('conditions.web')]: '[]' }),
      'what newer clusters may read of Services': milder('info', 'ingress-only-annotation-on-service/1', (w) =>
        w
          .standard({ edition: CceEdition.HUAWEI_CLOUD })
          .existing({ [elb('pool-protocol')]: 'https', [elb('slowstart')]: '30' }),
      ),
    },
    passes: { 'a key of both': (w) => w.existing({ [elb('http2-enable')]: 'false' }) },
  },
  'invalid-annotation-value': {
    fails: {
      'a name as an id': (w) => w.service({ [elb('class')]: 'union', [elb('id')]: 'elb-306e' }),
      'an unknown class': (w) => w.existing({}, {}, 'Union'),
      'an unknown algorithm': (w) => w.existing({ [elb('lb-algorithm')]: 'RANDOM' }),
      'JSON that is none': (w) => w.service({ [elb('autocreate')]: "{'type':'inner'}" }),
      'a quoted bandwidth': (w) => w.created({ ...PUBLIC, bandwidth_size: '5' }),
      'an idle timeout too short for TCP': (w) => w.existing({ [elb('keepalive_timeout')]: '5' }),
      'a patch on our construct': (w) =>
        ApiObject.of(new LoadBalancerService(w.chart, 'S', { elb: shared, ports: [{ port: 80 }] })).addJsonPatch(
          JsonPatch.add('/metadata/annotations/kubernetes.io~1elb.lb-algorithm', 'FASTEST'),
        ),
      'a path of a check over TCP': milder('info', 'health-check-path/1', (w) =>
        w.existing({ [elb('health-check-option')]: '{"protocol":"TCP","path":"x"}' }),
      ),
    },
    passes: {
      'what is right': (w) => w.existing({ [elb('lb-algorithm')]: 'SOURCE_IP', [elb('keepalive_timeout')]: '10' }),
      'an expression that something replaces': spared('id-format/1a', (w) => w.service({ [elb('id')]: '${ELB_ID}' })),
      'options of another kind of stickiness': (w) =>
        w.existing({
          [elb('session-affinity-option')]: '{"persistence_timeout":"60"}',
          [elb('session-affinity-mode')]: 'SOURCE_IP',
        }),
      'a long path, which a guide allows': spared('health-check-path/2', (w) =>
        w.existing({ [elb('health-check-option')]: `{"protocol":"HTTP","path":"/${'a'.repeat(100)}"}` }),
      ),
      'a group that looks a little like an address': spared('acl-id-not-cidr/1', (w) =>
        w.existing({ [elb('acl-id')]: 'dead:beef', [elb('acl-status')]: 'on', [elb('acl-type')]: 'white' }),
      ),
      'an expression inside of JSON': spared('autocreate-json-types/1b', (w) =>
        w.created({ ...PUBLIC, bandwidth_size: '${SIZE}' }),
      ),
      'an idle timeout for HTTP': (w) =>
        w.existing({ [elb('keepalive_timeout')]: '5', [elb('protocol-port')]: 'http:80' }),
      'empty, which counts as absent': spared('health-check-number-ranges/1a', (w) =>
        w.existing({ [elb('health-check-option')]: '' }),
      ),
      'a NAT gateway': spared('class-value/1', (w) => w.existing({ [elb('lb-algorithm')]: 'RANDOM' }, {}, 'dnat')),
      'blanks around an entry': spared('protocol-port-format/1', (w) =>
        w.existing({ [elb('protocol-port')]: ' HTTP:80' }),
      ),
      'an empty class': spared('class-value/2', (w) => w.existing({}, {}, '')),
      'an empty id': spared('id-format/1b', (w) => w.created({ type: 'inner' }, { [elb('id')]: '' })),
      'an empty algorithm': spared('algorithm-value/1', (w) => w.existing({ [elb('lb-algorithm')]: '' })),
      'an empty mode of sticky sessions': spared('sticky-mode-value/1a', (w) =>
        w.existing({ [elb('session-affinity-mode')]: '' }),
      ),
      'a mode of a Service behind an ingress': spared('sticky-mode-value/1b', (w) =>
        w.service({ [elb('session-affinity-mode')]: 'HTTP_COOKIE' }, { type: 'NodePort' }),
      ),
      'empty options of sticky sessions': spared('sticky-option-json/1', (w) =>
        w.existing({ [elb('session-affinity-mode')]: 'SOURCE_IP', [elb('session-affinity-option')]: '' }),
      ),
      'a session without a time': spared('sticky-option-json/2', (w) =>
        w.existing({ [elb('session-affinity-mode')]: 'SOURCE_IP', [elb('session-affinity-option')]: '{}' }),
      ),
      'a session with a field that nobody reads, which another rule says': spared('sticky-option-json/3', (w) =>
        w.existing({
          [elb('session-affinity-mode')]: 'SOURCE_IP',
          [elb('session-affinity-option')]: '{"persistence_timeout":"5","x":1}',
        }),
      ),
      'an empty flag of health checks': spared('health-check-flag-value/1', (w) =>
        w.existing({ [elb('health-check-flag')]: '' }),
      ),
      'a check of which the protocol alone is said': spared('health-check-number-ranges/1b', (w) =>
        w.existing({ [elb('health-check-option')]: '{"protocol":"TCP"}' }),
      ),
      'an empty flavor': spared('autocreate-json-types/1a', (w) =>
        w.created({ ...DEDICATED, l7_flavor_name: '' }, dedicatedClass),
      ),
      'an expression in place of a description': spared('autocreate-valid-json/1', (w) =>
        w.service({ [elb('class')]: 'union', [elb('autocreate')]: '{{ .Values.elb }}' }),
      ),
      'an address that something completes': spared('autocreate-vip-address/1a', (w) =>
        w.created({ vip_address: '${ADDRESS}' }),
      ),
      'tags that something completes': spared('tags-format/1a', (w) => w.created({}, { [elb('tags')]: '${TAGS}' })),
      'a tag with an empty value': spared('tags-format/1b', (w) => w.created({}, { [elb('tags')]: 'a=,b=c' })),
      'a bandwidth beyond the usual, which another rule says': spared('autocreate-bandwidth-range/1', (w) =>
        w.created({ ...PUBLIC, bandwidth_size: 3000 }),
      ),
      'other letters, edition not given': spared('autocreate-bandwidth-name-pattern/1', (w) =>
        w.created({ ...PUBLIC, bandwidth_name: 'größe' }),
      ),
      'QUIC on Huawei Cloud': spared('protocol-port-format/2', (w) =>
        w
          .standard({ edition: CceEdition.HUAWEI_CLOUD })
          .existing({ [elb('protocol-port')]: 'quic:80' }, {}, 'performance'),
      ),
      'an idle timeout of 0 for HTTP': spared('keepalive-range/1', (w) =>
        w.existing({ [elb('keepalive_timeout')]: '0', [elb('protocol-port')]: 'http:80' }),
      ),
      'an idle timeout of 0 for TLS': spared('keepalive-range/2', (w) =>
        w.existing(
          { [elb('keepalive_timeout')]: '0', [elb('protocol-port')]: 'tls:80', ...certificate },
          {},
          'performance',
        ),
      ),
    },
  },
  'listener-port-taken-by-ingress': {
    fails: {
      'port 80 of an ingress': (w) => [w.existing(), w.ingress({ [elb('id')]: ID, [elb('port')]: '80' })],
      'an ingress of the class': (w) => [
        w.existing(),
        w.ingress({ [elb('id')]: ID, [elb('port')]: '80' }, { ingressClassName: 'cce' }),
      ],
      'an ingress in another cluster': (w) => {
        const other = new World(w.app, 'other').standard();
        w.standard().existing();
        other.ingress({ [elb('id')]: ID, [elb('port')]: '80' });
      },
      'a QUIC listener and UDP': (w) => [
        w.existing({}, { ports: [{ port: 443, protocol: 'UDP' }] }),
        w.ingress({ [elb('id')]: ID, [elb('listen-ports')]: '[{"QUIC":443}]' }),
      ],
      'in a range of ports': milder('warning', [], (w) => [
        w.existing({ [elb('port-ranges')]: '{"a":["8000,8443"]}' }, {}, 'performance'),
        w.ingress({ [elb('id')]: ID, [elb('port')]: '8443' }),
      ]),
    },
    passes: {
      'beside a range of ports': (w) => [
        w.existing({ [elb('port-ranges')]: '{"a":["8000,8442"]}' }, {}, 'performance'),
        w.ingress({ [elb('id')]: ID, [elb('port')]: '8443' }),
      ],
      'a range of the UDP side': (w) => [
        w.existing(
          { [elb('port-ranges')]: '{"a":["8000,9000"]}' },
          { ports: [{ name: 'a', port: 80, protocol: 'UDP' }] },
          'performance',
        ),
        w.ingress({ [elb('id')]: ID, [elb('port')]: '8443' }),
      ],
      'a port that has ranges instead': (w) => [
        w.existing({ [elb('port-ranges')]: '{"a":["8000,9000"]}' }, {}, 'performance'),
        w.ingress({ [elb('id')]: ID, [elb('port')]: '80' }),
      ],
      'another port': (w) => [w.existing(), w.ingress({ [elb('id')]: ID, [elb('port')]: '81' })],
      'an ingress of another controller': (w) => [
        w.existing(),
        w.ingress({ [elb('id')]: ID, [elb('port')]: '80' }, { ingressClassName: 'nginx' }),
      ],
      'an ingress of another controller, by the annotation': (w) => [
        w.existing(),
        w.ingress({ [elb('id')]: ID, [elb('port')]: '80', 'kubernetes.io/ingress.class': 'nginx' }),
      ],
      'a QUIC listener and TCP': (w) => [
        w.existing({}, { ports: [{ port: 443 }] }),
        w.ingress({ [elb('id')]: ID, [elb('listen-ports')]: '[{"QUIC":443}]' }),
      ],
      'another load balancer': (w) => [w.existing(), w.ingress({ [elb('id')]: OTHER_ID, [elb('port')]: '80' })],
      'the UDP side': spared('listener-port-clash-ingress/1', (w) => [
        w.existing({}, { ports: [{ port: 80, protocol: 'UDP' }] }),
        w.ingress({ [elb('id')]: ID, [elb('port')]: '80' }),
      ]),
      "the platform's own port": spared('listener-port-clash-ingress/2', (w) => [
        w.existing({}, { ports: [{ name: 'a', port: 80 }, CCE_HEALTHZ] }),
        w.ingress({ [elb('id')]: ID, [elb('port')]: '99' }),
      ]),
    },
  },
  'load-balancer-chosen-by-ip': {
    fails: { 'by address alone': (w) => w.service({ [elb('class')]: 'union' }, { loadBalancerIP: '10.0.0.1' }) },
    passes: {
      'beside an id': spared('loadbalancerip-deprecated/1a', (w) => w.existing({}, { loadBalancerIP: '10.0.0.1' })),
      'an address that something completes': (w) => w.service({ [elb('class')]: 'union' }, { loadBalancerIP: '${IP}' }),
      'beside a description': spared('loadbalancerip-deprecated/1b', (w) =>
        w.created({}, {}, { loadBalancerIP: '10.0.0.1' }),
      ),
      'beside an overlay with an id': spared([], (w) => {
        w.standard().service({}, { loadBalancerIP: '10.0.0.1' }, named('web', 'shop', {}));
        w.service({}, overlay, named('web'));
      }),
    },
  },
  'load-balancer-without-node-ports': {
    fails: {
      'a dedicated one in a Standard cluster': (w) => w.standard().existing({}, noNodePorts, 'performance'),
      'a shared one, wherever it is': (w) => w.existing({}, noNodePorts),
      'one of two ports': (w) =>
        w.existing(
          {},
          {
            ...noNodePorts,
            ports: [
              { name: 'a', port: 80, nodePort: 30080 },
              { name: 'b', port: 81 },
            ],
          },
        ),
    },
    passes: {
      'a dedicated one in a Turbo cluster': (w) => w.turbo().existing({}, noNodePorts, 'performance'),
      'cluster not given': (w) => w.existing({}, noNodePorts, 'performance'),
      'node ports as ever': (w) => w.standard().existing({}, { allocateLoadBalancerNodePorts: true }),
      'a node port that is named': spared([], (w) =>
        w.standard().existing({}, { ...noNodePorts, ports: [{ port: 80, nodePort: 30080 }] }),
      ),
      'a node port that is filled in later': (w) =>
        w.standard().existing({}, { ...noNodePorts, ports: [{ port: 80, nodePort: '${NODE_PORT}' }] }),
      'the network of the nodes': spared([], (w) => [
        w.standard().pods(true),
        w.existing({ 'kubernetes.io/hws-hostNetwork': 'true' }, noNodePorts),
      ]),
    },
  },
  'local-access-from-inside-can-fail': {
    fails: { 'Local in a Standard cluster': (w) => w.standard().existing({}, local) },
    passes: {
      'Cluster in a Standard cluster': (w) => w.standard().existing(),
      'Local in a Turbo cluster': spared('local-in-cluster-access/1', (w) => w.turbo().existing({}, local)),
      'of a dedicated one another rule says more': (w) => w.standard().existing({}, local, 'performance'),
    },
  },
  'local-needs-host-network-in-turbo': {
    fails: { 'pods with a network of their own': (w) => [w.turbo().pods(false), w.existing({}, local)] },
    passes: {
      'pods with hostNetwork': (w) => [w.turbo().pods(true), w.existing({}, local)],
      'no pods in sight': spared('turbo-local-only-hostnetwork/1b', (w) => w.turbo().existing({}, local)),
      'pods of which it is not known yet': (w) => [w.turbo().pods('${HOST_NETWORK}'), w.existing({}, local)],
      'policy Cluster': (w) => [w.turbo().pods(false), w.existing()],
      'a Standard cluster': (w) => [w.standard().pods(false), w.existing({}, local)],
      'cluster not given': spared('turbo-local-only-hostnetwork/1a', (w) => [w.pods(false), w.existing({}, local)]),
      'one of two with hostNetwork': spared('turbo-local-only-hostnetwork/1c', (w) => [
        w.turbo().pods(false),
        w.pods(true),
        w.existing({}, local),
      ]),
    },
  },
  'local-service-mismatch-on-shared-elb': {
    fails: {
      'Local beside Cluster': (w) => [w.standard(ipvs).existing({}, local), w.existing({}, { ports: [{ port: 81 }] })],
    },
    passes: {
      'under iptables': (w) => [
        w.standard({ proxyMode: ProxyMode.IPTABLES }).existing({}, local),
        w.existing({}, { ports: [{ port: 81 }] }),
      ],
      'both Local': (w) => [w.standard(ipvs).existing({}, local), w.existing({}, { ...local, ports: [{ port: 81 }] })],
      'the other has pass-through': (w) => [
        w.standard(ipvs).existing({}, local),
        w.existing(passThrough, { ports: [{ port: 81 }] }),
      ],
      'other load balancers': (w) => [
        w.standard(ipvs).existing({}, local),
        w.service({ [elb('class')]: 'union', [elb('id')]: OTHER_ID }),
      ],
    },
  },
  'many-load-balancer-services': {
    fails: {
      '501 for one cluster': (w) =>
        w.standard() && Array.from({ length: 501 }, (_, i) => w.existing({}, { ports: [{ port: i + 1 }] })),
    },
    passes: {
      '500 for one cluster': (w) =>
        w.standard() && Array.from({ length: 500 }, (_, i) => w.existing({}, { ports: [{ port: i + 1 }] })),
      '501 for nobody knows which': (w) =>
        Array.from({ length: 501 }, (_, i) => w.existing({}, { ports: [{ port: i + 1 }] })),
    },
  },
  'misplaced-annotation': {
    fails: {
      'an id among the labels': (w) => w.service({}, {}, { metadata: { labels: { [elb('id')]: ID } } }),
      'a setting beside metadata.annotations': (w) =>
        w.existing().addJsonPatch(JsonPatch.add('/metadata/kubernetes.io~1elb.lb-algorithm', 'ROUND_ROBIN')),
      'annotations in the spec': (w) => w.existing({}, { annotations: { [elb('lb-algorithm')]: 'ROUND_ROBIN' } }),
      'another value than that of the annotation': (w) =>
        w.existing({}, { annotations: { [elb('class')]: 'performance' } }),
      'all of a part': (w) =>
        w.service({}, { type: undefined, ports: undefined }, { metadata: { labels: { [elb('id')]: ID } } }),
      'annotations of an Ingress in its spec': milder('warning', [], (w) =>
        w.ingress({}, { annotations: { [elb('id')]: ID, [elb('port')]: '80' } }),
      ),
    },
    passes: {
      'of an Ingress of another controller': spared([], (w) =>
        w.ingress({}, { ingressClassName: 'nginx', annotations: { [elb('id')]: ID } }),
      ),
      'a label that repeats an annotation': (w) =>
        w.existing().addJsonPatch(JsonPatch.add('/metadata/labels', { [elb('id')]: ID })),
      'a label of a tool under the prefix': (w) =>
        w.service({}, {}, { metadata: { labels: { [elb('owned-by')]: 'a-tool', 'kubernetes.io/name': 'a' } } }),
      'what only the platform writes': (w) => w.service({}, {}, { metadata: { labels: { [elb('mark')]: 'a' } } }),
      'a key that is wrong in any place': (w) =>
        w.service({}, {}, { metadata: { labels: { 'kubernetes.io/session-affinity-mode': 'SOURCE_IP' } } }),
      'of another class of load balancers': (w) =>
        w.service({}, { loadBalancerClass: 'x/y' }, { metadata: { labels: { [elb('id')]: ID } } }),
      'of another type of Services': (w) =>
        w.service({}, { type: 'ClusterIP' }, { metadata: { labels: { [elb('id')]: ID } } }),
      'of pods': (w) => w.pods(false, { app: 'web', [elb('id')]: ID }),
    },
  },
  'missing-load-balancer': {
    fails: {
      'in an attached cluster': (w) => w.standard().service({}),
      'class alone': (w) => w.service({ [elb('class')]: 'union' }),
      'beside an overlay of another Service': (w) => {
        w.standard().service({}, {}, named('web', 'shop', {}));
        w.service({}, overlay, named('web', 'test'));
      },
      'beside an overlay without a load balancer': (w) => {
        w.standard().service({}, {}, named('web', undefined, {}));
        w.service({}, overlay, named('web', undefined, passThrough));
      },
    },
    passes: {
      'an id at the wrong level, of which another rule speaks': (w) =>
        w.standard().service({}, { annotations: { [elb('id')]: ID } }),
      'for another cloud': spared('lb-source-required/1a', (w) => w.service({})),
      'an address, of which another rule speaks': spared('lb-source-required/4', (w) =>
        w.standard().service({}, { loadBalancerIP: '10.0.0.1' }),
      ),
      'the address as an annotation': spared('lb-source-required/2', (w) =>
        w.service({ [elb('class')]: 'union', [elb('ip')]: '10.0.0.1' }),
      ),
      'an id that something completes': spared('lb-source-required/1b', (w) =>
        w.service({ [elb('id')]: '{{ .Values.elb }}' }),
      ),
      'what an overlay completes': spared('lb-source-required/3a', (w) =>
        w.service({ [elb('class')]: 'union' }, { type: undefined, ports: undefined }),
      ),
      'an overlay that says the type': spared('lb-source-required/3a', (w) =>
        w.service({ [elb('class')]: 'union' }, { ports: undefined }),
      ),
      'what an overlay beside it completes': spared('lb-source-required/3a', (w) => {
        w.standard().service({}, {}, named('web', 'shop', {}));
        w.service({}, overlay, named('web'));
      }),
      'what an overlay beside it completes, and says the type of': spared('lb-source-required/3a', (w) => {
        w.standard().service({}, {}, named('web', undefined, {}));
        w.service({}, { ports: undefined, selector: undefined }, named('web'));
      }),
      'an id that something else adds': spared('lb-source-required/3b', (w) =>
        w.service({ [elb('class')]: 'union', 'cdk8s-cce/ignore': 'missing-load-balancer: an operator adds the id' }),
      ),
    },
  },
  'missing-requirement': {
    fails: {
      'tags of an existing one': (w) => w.existing({ [elb('tags')]: 'a=b' }),
      'a sticky option without the mode': (w) =>
        w.existing({ [elb('session-affinity-option')]: '{"persistence_timeout":"5"}' }),
      'HTTPS without a certificate': (w) => w.existing({ [elb('protocol-port')]: 'https:80' }),
      'access control without its status': (w) => w.existing({ [elb('acl-id')]: GROUP }),
      'draining without a time': (w) => w.existing({ [elb('connection-drain-enable')]: 'true' }, {}, 'performance'),
      'HTTPS without a certificate, for a port that is not there': (w) =>
        w.existing({ [elb('protocol-port')]: 'https:9999' }),
      'onlyLocal without Local': (w) => w.existing({ [elb('pass-through')]: 'onlyLocal' }),
      'checks without a configuration': milder('info', 'health-check-on-needs-option/1', (w) =>
        w.existing({ [elb('health-check-flag')]: 'on' }),
      ),
      'HTTPS with certificates for names alone': milder('warning', 'https-needs-certificate/1', (w) =>
        w.existing({ [elb('protocol-port')]: 'https:80', [elb('tls-certificate-ids')]: CERTIFICATE }),
      ),
    },
    passes: {
      'tags of one that is created': (w) => w.created({}, { [elb('tags')]: 'a=b' }),
      'a sticky option with the mode': (w) =>
        w.existing({
          [elb('session-affinity-option')]: '{"persistence_timeout":"5"}',
          [elb('session-affinity-mode')]: 'SOURCE_IP',
        }),
      'HTTPS with a certificate': (w) =>
        w.existing({ [elb('protocol-port')]: 'https:80', [elb('cert-id')]: CERTIFICATE }),
      'access control that is open': spared('acl-complete-triple/2', (w) => w.existing({ [elb('acl-id')]: '' })),
      'a certificate for a port that is not there': (w) =>
        w.existing({ [elb('protocol-port')]: 'https:9999', [elb('cert-id')]: CERTIFICATE }),
      'a sticky option with the mode misspelt': (w) =>
        w.existing({
          [elb('session-affinity-option')]: '{"persistence_timeout":"5"}',
          'kubernetes.io/session-affinity-mode': 'SOURCE_IP',
        }),
      'an address as a group, which another rule says': (w) => w.existing({ [elb('acl-id')]: '10.0.0.0/8' }),
      'onlyLocal with a policy that something completes': (w) =>
        w.existing({ [elb('pass-through')]: 'onlyLocal' }, { externalTrafficPolicy: '${POLICY}' }),
      'onlyLocal with Local': spared('passthrough-value/1a', (w) =>
        w.existing({ [elb('pass-through')]: 'onlyLocal' }, local),
      ),
      'tags in a live object': spared('tags-only-with-autocreate/1', (w) =>
        w.existing({ [elb('tags')]: 'a=b', [elb('mark')]: '0' }),
      ),
      'an enterprise project in a live object': spared('enterprise-project-only-with-autocreate/1', (w) =>
        w.existing({ [elb('enterpriseID')]: '0', [elb('mark')]: '0' }),
      ),
      'a certificate in a live object': spared('certificate-without-https/1', (w) =>
        w.existing({ ...certificate, [elb('mark')]: '0' }),
      ),
      'an empty sticky option': spared('sticky-option-without-mode/1', (w) =>
        w.existing({ [elb('session-affinity-option')]: '' }),
      ),
      'TCP and UDP without a configuration of checks': spared('health-check-mixed-protocols/1a', (w) =>
        w.existing(
          {},
          {
            ports: [
              { name: 'a', port: 80 },
              { name: 'b', port: 53, protocol: 'UDP' },
            ],
          },
        ),
      ),
      'TCP and UDP with an empty one': spared('health-check-mixed-protocols/1b', (w) =>
        w.existing(
          { [elb('health-check-option')]: '' },
          {
            ports: [
              { name: 'a', port: 80 },
              { name: 'b', port: 53, protocol: 'UDP' },
            ],
          },
        ),
      ),
      'TCP and UDP with checks that are off': spared('health-check-mixed-protocols/1c', (w) =>
        w.existing(
          { [elb('health-check-option')]: '{"delay":"5"}', [elb('health-check-flag')]: 'off' },
          {
            ports: [
              { name: 'a', port: 80 },
              { name: 'b', port: 53, protocol: 'UDP' },
            ],
          },
        ),
      ),
      "UDP and the platform's own port": spared('health-check-mixed-protocols/2', (w) =>
        w.existing(
          { [elb('health-check-option')]: '{"delay":"5"}' },
          { ports: [{ name: 'a', port: 53, protocol: 'UDP' }, CCE_HEALTHZ] },
        ),
      ),
      'HTTPS with a certificate that something completes': spared('https-needs-certificate/2', (w) =>
        w.existing({ [elb('protocol-port')]: 'https:80', [elb('cert-id')]: '${CERTIFICATE}' }),
      ),
      'HTTP/2 switched off': spared('http2-needs-https/1', (w) => w.existing({ [elb('http2-enable')]: 'false' })),
      'draining switched off': spared('drain-needs-timeout/1', (w) =>
        w.existing({ [elb('connection-drain-enable')]: 'false' }, {}, 'performance'),
      ),
      'access control that is off': spared('acl-complete-triple/1a', (w) =>
        w.existing({ [elb('acl-id')]: GROUP, [elb('acl-status')]: 'off' }),
      ),
      'a status of access control alone': spared('acl-complete-triple/1b', (w) =>
        w.existing({ [elb('acl-status')]: 'on' }),
      ),
      'client addresses on one of two ports': spared('transparent-ip-l4-only/1', (w) =>
        w.existing(
          { [elb('transparent-client-ip')]: 'true', [elb('protocol-port')]: 'http:80' },
          {
            ports: [
              { name: 'a', port: 80 },
              { name: 'b', port: 81 },
            ],
          },
        ),
      ),
    },
  },
  'mixed-flavor-kinds': {
    fails: {
      'fixed and elastic': milder('warning', 'autocreate-flavor-kind-equal/2', (w) =>
        w.created({ ...DEDICATED, l7_flavor_name: 'L7_flavor.elb.pro.max' }, dedicatedClass),
      ),
    },
    passes: {
      'both fixed': (w) => w.created({ ...DEDICATED, l7_flavor_name: 'L7_flavor.elb.s2.small' }, dedicatedClass),
      'a name that says nothing': spared('autocreate-flavor-kind-equal/1a', (w) =>
        w.created({ ...DEDICATED, l7_flavor_name: 'gold' }, dedicatedClass),
      ),
      'an empty name': spared('autocreate-flavor-kind-equal/1b', (w) =>
        w.created({ ...DEDICATED, l7_flavor_name: '' }, dedicatedClass),
      ),
    },
  },
  'multi-cluster-mismatch-on-shared-elb': {
    fails: {
      'one with another value': (w) => [
        w.existing({ [elb('multicluster')]: 'true' }, {}, 'performance'),
        w.existing({ [elb('multicluster')]: 'false' }, { ports: [{ port: 81 }] }, 'performance'),
      ],
      'one with, one without': (w) => [
        w.existing({ [elb('multicluster')]: 'true' }, {}, 'performance'),
        w.existing({}, { ports: [{ port: 81 }] }, 'performance'),
      ],
      'in another cluster': (w) => {
        CceCluster.standard().attachTo(w.chart);
        new LoadBalancerService(w.chart, 'A', {
          elb: ExistingElb.dedicated(ID, { multiCluster: true }),
          ports: [{ port: 80 }],
        });
        const other = new Chart(w.app, 'other');
        CceCluster.standard().attachTo(other);
        new LoadBalancerService(other, 'A', { elb: dedicated, ports: [{ port: 80 }] });
      },
    },
    passes: {
      'both with': (w) => [
        w.existing({ [elb('multicluster')]: 'true' }, {}, 'performance'),
        w.existing({ [elb('multicluster')]: 'true' }, { ports: [{ port: 81 }] }, 'performance'),
      ],
      'other load balancers': spared('multicluster-all-or-none/1a', (w) => [
        w.existing({ [elb('multicluster')]: 'true' }, {}, 'performance'),
        w.service({ ...dedicatedClass, [elb('id')]: OTHER_ID }),
      ]),
      'a value that something completes': (w) => [
        w.existing({ [elb('multicluster')]: '${SHARED}' }, {}, 'performance'),
        w.existing({}, { ports: [{ port: 81 }] }, 'performance'),
      ],
      'a load balancer that something names': spared('multicluster-all-or-none/1b', (w) => [
        w.existing({ [elb('id')]: '${ELB}', [elb('multicluster')]: 'true' }, {}, 'performance'),
        w.existing({ [elb('id')]: '${ELB}' }, { ports: [{ port: 81 }] }, 'performance'),
      ]),
    },
  },
  'node-port-below-default-range': {
    fails: { 29999: (w) => w.existing({}, { ports: [{ port: 80, nodePort: 29999 }] }) },
    passes: {
      30000: (w) => w.existing({}, { ports: [{ port: 80, nodePort: 30000 }] }),
      'far below, which another rule says': (w) => w.existing({}, { ports: [{ port: 80, nodePort: 20105 }] }),
    },
  },
  'node-port-out-of-range': {
    fails: {
      20105: (w) => w.existing({}, { ports: [{ port: 80, nodePort: 20105 }] }),
      32768: (w) => w.existing({}, { ports: [{ port: 80, nodePort: 32768 }] }),
      'a health check port': (w) => w.existing({}, { externalTrafficPolicy: 'Local', healthCheckNodePort: 10256 }),
    },
    passes: {
      20106: (w) => w.existing({}, { ports: [{ port: 80, nodePort: 20106 }] }),
      32767: (w) => w.existing({}, { ports: [{ port: 80, nodePort: 32767 }] }),
      0: (w) => w.existing({}, { ports: [{ port: 80, nodePort: 0 }] }),
      'a health check port in the range': (w) =>
        w.existing({}, { externalTrafficPolicy: 'Local', healthCheckNodePort: 32767 }),
      'a health check port that is none': spared([], (w) => w.existing({}, { healthCheckNodePort: 70000 })),
    },
  },
  'obsolete-annotation': {
    fails: { 'subnet-id': (w) => w.created({}, { [elb('subnet-id')]: 'x' }) },
    passes: {
      'the field that replaced it': (w) => w.created({ vip_subnet_cidr_id: 'x' }),
      'a cluster that reads it': (w) => w.standard({ version: 'v1.11.3-r1' }).created({}, { [elb('subnet-id')]: 'x' }),
    },
  },
  'pass-through-mismatch-on-shared-elb': {
    fails: {
      'one with, one without': (w) => [
        w.standard(ipvs).existing(passThrough),
        w.existing({}, { ports: [{ port: 81 }] }),
      ],
      'onlyLocal beside none': (w) => [
        w.standard(ipvs).existing({ [elb('pass-through')]: 'onlyLocal' }, local),
        w.existing({}, { ports: [{ port: 81 }] }),
      ],
      'one with, one with an undocumented value': (w) => [
        w.standard(ipvs).existing(passThrough),
        w.existing({ [elb('pass-through')]: 'false' }, { ports: [{ port: 81 }] }),
      ],
      'our constructs': (w) => {
        w.standard(ipvs);
        new PassThroughLoadBalancerService(w.chart, 'A', { elb: shared, ports: [{ port: 80 }] });
        new LoadBalancerService(w.chart, 'B', { elb: shared, ports: [{ port: 81 }] });
      },
    },
    passes: {
      'under iptables': (w) => [
        w.standard({ proxyMode: ProxyMode.IPTABLES }).existing(passThrough),
        w.existing({}, { ports: [{ port: 81 }] }),
      ],
      'mode not given': (w) => [w.standard().existing(passThrough), w.existing({}, { ports: [{ port: 81 }] })],
      'true and onlyLocal are equal': spared('passthrough-ipvs-consistent/2', (w) => [
        w.standard(ipvs).existing(passThrough),
        w.existing({ [elb('pass-through')]: 'onlyLocal' }, { ...local, ports: [{ port: 81 }] }),
      ]),
      'Local without the key, of which another rule speaks': spared('passthrough-ipvs-consistent/1', (w) => [
        w.standard(ipvs).existing(passThrough),
        w.existing({}, { ...local, ports: [{ port: 81 }] }),
      ]),
      'other load balancers': (w) => [
        w.standard(ipvs).existing(passThrough),
        w.service({ [elb('class')]: 'union', [elb('id')]: OTHER_ID }),
      ],
      'a policy that something completes': (w) => [
        w.standard(ipvs).existing(passThrough),
        w.existing({}, { externalTrafficPolicy: '${POLICY}', ports: [{ port: 81 }] }),
      ],
      'Local with a value of which nobody knows whether the platform replaces it': (w) => [
        w.standard(ipvs).existing({ [elb('pass-through')]: 'false' }, local),
        w.existing({}, { ports: [{ port: 81 }] }),
      ],
      'onlyLocal with policy Cluster, of which nobody knows what it is': (w) => [
        w.standard(ipvs).existing({ [elb('pass-through')]: 'onlyLocal' }),
        w.existing({}, { ports: [{ port: 81 }] }),
      ],
      'a cluster that has no pass-through': (w) => [
        w.standard({ ...ipvs, version: 'v1.15.11-r1' }).existing(passThrough),
        w.existing({}, { ports: [{ port: 81 }] }),
      ],
      'placeholders are not compared': (w) => [
        w.standard(ipvs).service({ [elb('id')]: '<your-elb-id>', ...passThrough }),
        w.service({ [elb('id')]: '<your-elb-id>' }, { ports: [{ port: 81 }] }),
      ],
      'two clusters': (w) => {
        w.standard(ipvs).existing(passThrough);
        const other = new Chart(w.app, 'other');
        CceCluster.standard({ proxyMode: ProxyMode.IPTABLES }).attachTo(other);
        w.service({ [elb('class')]: 'union', [elb('id')]: ID }, { ports: [{ port: 81 }] }, {}, other);
      },
    },
  },
  'pass-through-unreachable-from-backend-nodes': {
    fails: {
      'dedicated, Standard': (w) => w.standard().existing(passThrough, {}, 'performance'),
      'policy Local': (w) => w.standard().existing({}, local, 'performance'),
      'shared, if it presents client addresses': (w) =>
        w.standard().existing({ ...passThrough, [elb('transparent-client-ip')]: 'true' }, local),
      'Turbo, with hostNetwork': (w) =>
        w.turbo().existing({ ...passThrough, 'kubernetes.io/hws-hostNetwork': 'true' }, {}, 'performance'),
      'our construct': (w) =>
        new PassThroughLoadBalancerService(w.standard().chart, 'S', { elb: dedicated, ports: [{ port: 80 }] }),
    },
    passes: {
      'shared, Standard': (w) => w.standard().existing(passThrough),
      'dedicated, Turbo': (w) => w.turbo().existing(passThrough, {}, 'performance'),
      'without pass-through': (w) => w.standard().existing({}, {}, 'performance'),
      'listeners of layer 7': (w) =>
        w.standard().existing({ ...passThrough, [elb('protocol-port')]: 'http:80' }, {}, 'performance'),
      'class not given': spared('passthrough-dedicated-standard-hairpin/1a', (w) =>
        w.standard().service({ [elb('id')]: ID, ...passThrough }),
      ),
      'a cluster that has no pass-through': (w) =>
        w.standard({ version: 'v1.15.11-r1' }).existing(passThrough, {}, 'performance'),
      'cluster not given': spared('passthrough-dedicated-standard-hairpin/1b', (w) =>
        w.existing(passThrough, {}, 'performance'),
      ),
    },
  },
  'pass-through-value-will-change': {
    fails: {
      'Local without the key': (w) => w.existing({}, local),
      'Local with "true"': (w) => w.existing(passThrough, local),
    },
    passes: {
      'what the platform writes': spared('passthrough-local-becomes-onlylocal/1a', (w) =>
        w.existing({ [elb('pass-through')]: 'onlyLocal' }, local),
      ),
      'the default of our construct': (w) =>
        new PassThroughLoadBalancerService(w.chart, 'S', {
          elb: shared,
          ports: [{ port: 80 }],
          externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
        }),
      'policy Cluster': (w) => w.existing(passThrough),
      'a Turbo cluster without hostNetwork': spared('passthrough-local-becomes-onlylocal/1b', (w) =>
        w.turbo().existing({}, local),
      ),
    },
  },
  'platform-annotation-authored': {
    fails: { 'an EIP id': (w) => w.created(PUBLIC, { [elb('eip-id')]: ID }) },
    passes: {
      'in a live object': spared('platform-owned-annotations/1', (w) =>
        w.created(PUBLIC, { [elb('eip-id')]: ID, [elb('id')]: ID }),
      ),
    },
  },
  'private-autocreate-with-bandwidth': {
    fails: {
      'type forgotten': (w) => w.created({ bandwidth_size: 5 }),
      inner: (w) => w.created({ ...PUBLIC, type: 'inner' }),
    },
    passes: {
      public: (w) => w.created(PUBLIC),
      'a wrong type, of which another rule speaks': (w) => w.created({ ...PUBLIC, type: 'Public' }),
    },
  },
  'public-autocreate-incomplete': {
    fails: { 'no EIP type': (w) => w.created({ ...PUBLIC, eip_type: undefined }) },
    passes: {
      complete: (w) => w.created(PUBLIC),
      'in a live object': spared('autocreate-public-fields/2', (w) =>
        w.created({ type: 'public' }, { [elb('mark')]: '0' }),
      ),
      'a wrong size, of which another rule speaks': (w) => w.created({ ...PUBLIC, bandwidth_size: '5' }),
      'what a template completes': (w) => w.created({ ...PUBLIC, eip_type: '${EIP}' }),
      'without name and billing, of which another rule speaks': spared('autocreate-public-fields/1', (w) =>
        w.created({ ...PUBLIC, bandwidth_name: undefined, bandwidth_chargemode: undefined }),
      ),
    },
  },
  'public-autocreate-relies-on-defaults': {
    fails: {
      'no bandwidth name': (w) => w.created({ ...PUBLIC, bandwidth_name: undefined }),
      'no charge mode on OTC': (w) =>
        w.standard({ edition: CceEdition.OPEN_TELEKOM_CLOUD }).created({ ...PUBLIC, bandwidth_chargemode: undefined }),
    },
    passes: {
      'no charge mode, edition not given': spared('autocreate-public-defaults/1', (w) =>
        w.created({ ...PUBLIC, bandwidth_chargemode: undefined }),
      ),
      'in a live object': spared('autocreate-public-defaults/2', (w) =>
        w.created({ ...PUBLIC, bandwidth_name: undefined }, { [elb('mark')]: '0' }),
      ),
    },
  },
  'service-and-ingress-on-one-elb': {
    fails: { 'under IPVS': (w) => [w.standard(ipvs).existing(), w.ingress({ [elb('id')]: ID, [elb('port')]: '81' })] },
    passes: {
      'under iptables': (w) => [
        w.standard({ proxyMode: ProxyMode.IPTABLES }).existing(),
        w.ingress({ [elb('id')]: ID, [elb('port')]: '81' }),
      ],
      'other load balancers': (w) => [w.standard(ipvs).existing(), w.ingress({ [elb('id')]: OTHER_ID })],
    },
  },
  'service-without-backends': {
    fails: { 'no selector': (w) => w.existing({}, { selector: undefined }) },
    passes: {
      'a selector': (w) => w.existing(),
      'a selector that matches no pods in sight': spared('service-needs-selector-pods/1', (w) => [
        w.pods(false, { app: 'other' }),
        w.existing(),
      ]),
      'neither a selector nor ports': spared([], (w) => w.existing({}, { selector: undefined, ports: undefined })),
    },
  },
  'setting-without-effect': {
    fails: {
      'weights with SOURCE_IP': (w) =>
        w.existing({ [elb('lb-algorithm')]: 'SOURCE_IP', [elb('adaptive-weight')]: 'true' }),
      'client addresses in Turbo': (w) => w.turbo().existing({ [elb('transparent-client-ip')]: 'true' }),
      'weights of pods': (w) => w.turbo().existing({ [elb('adaptive-weight')]: 'true' }, {}, 'performance'),
    },
    passes: {
      'weights with another algorithm': (w) =>
        new LoadBalancerService(w.chart, 'S', {
          elb: shared,
          ports: [{ port: 80 }],
          adaptiveWeight: true,
          algorithm: LoadBalancingAlgorithm.ROUND_ROBIN,
        }),
      'a policy that something completes': (w) =>
        w.standard().existing({ [elb('transparent-client-ip')]: 'true' }, { externalTrafficPolicy: '${POLICY}' }),
      'client addresses for hostNetwork backends in Turbo': (w) => [
        w.turbo().pods(true),
        w.existing({ [elb('transparent-client-ip')]: 'true' }, local),
      ],
      'weights switched off': spared('source-ip-algorithm-weights/1', (w) =>
        w.existing({ [elb('lb-algorithm')]: 'SOURCE_IP', [elb('adaptive-weight')]: 'false' }),
      ),
      'an idle timeout of UDP, class not given': spared('keepalive-udp-shared/1a', (w) =>
        w.service({ [elb('id')]: ID, [elb('keepalive_timeout')]: '60' }, { ports: [{ port: 53, protocol: 'UDP' }] }),
      ),
      'an idle timeout of UDP and TCP': spared('keepalive-udp-shared/1b', (w) =>
        w.existing(
          { [elb('keepalive_timeout')]: '60' },
          {
            ports: [
              { name: 'a', port: 80 },
              { name: 'b', port: 53, protocol: 'UDP' },
            ],
          },
        ),
      ),
      'client addresses that are not asked for': spared('transparent-ip-needs-local/1a', (w) =>
        w.standard().existing({ [elb('transparent-client-ip')]: 'false' }),
      ),
      'client addresses, cluster not given': spared('transparent-ip-needs-local/1b', (w) =>
        w.existing({ [elb('transparent-client-ip')]: 'true' }),
      ),
    },
  },
  'several-address-groups-on-shared-elb': {
    fails: {
      'two groups': (w) =>
        new LoadBalancerService(w.chart, 'S', {
          elb: shared,
          ports: [{ port: 80 }],
          accessControl: AccessControl.allowOnly(GROUP, OTHER_ID),
        }),
    },
    passes: {
      'one group': (w) =>
        new LoadBalancerService(w.chart, 'S', {
          elb: shared,
          ports: [{ port: 80 }],
          accessControl: AccessControl.allowOnly(GROUP),
        }),
      'on a dedicated one': (w) =>
        new LoadBalancerService(w.chart, 'S', {
          elb: dedicated,
          ports: [{ port: 80 }],
          accessControl: AccessControl.allowOnly(GROUP, OTHER_ID),
        }),
      'class not given': spared('acl-multiple-groups-dedicated/1', (w) =>
        w.service({
          [elb('id')]: ID,
          [elb('acl-id')]: `${GROUP},${OTHER_ID}`,
          [elb('acl-status')]: 'on',
          [elb('acl-type')]: 'white',
        }),
      ),
    },
  },
  'shared-listener-port': {
    fails: {
      'one port twice': (w) => [w.existing(), w.existing()],
      'HTTP beside TCP': (w) => [w.existing({ [elb('protocol-port')]: 'http:80' }), w.existing()],
      'our constructs in two charts': (w) => {
        new LoadBalancerService(w.chart, 'A', { elb: shared, ports: [{ port: 80 }] });
        new LoadBalancerService(new Chart(w.app, 'other'), 'A', { elb: shared, ports: [{ port: 80 }] });
      },
      'a port in a range': milder('warning', [], (w) => [
        w.existing({ [elb('port-ranges')]: '{"a":["100,200"]}' }, {}, 'performance'),
        w.existing({}, { ports: [{ port: 150 }] }, 'performance'),
      ]),
    },
    passes: {
      'a range of a shared load balancer, which cannot have one': spared([], (w) => [
        w.existing({ [elb('port-ranges')]: '{"a":["100,200"]}' }),
        w.existing({}, { ports: [{ port: 150 }] }),
      ]),
      'a port beside a range': (w) => [
        w.existing({ [elb('port-ranges')]: '{"a":["100,200"]}' }, {}, 'performance'),
        w.existing({}, { ports: [{ port: 201 }] }, 'performance'),
      ],
      'other ports': (w) => [w.existing(), w.existing({}, { ports: [{ port: 81 }] })],
      'TCP 53 and UDP 53': spared('listener-port-clash-services/1a', (w) => [
        w.existing({}, { ports: [{ port: 53 }] }),
        w.existing({}, { ports: [{ port: 53, protocol: 'UDP' }] }),
      ]),
      'other load balancers': (w) => [w.existing(), w.service({ [elb('class')]: 'union', [elb('id')]: OTHER_ID })],
      'shared on purpose': spared('listener-port-clash-services/3', (w) => [
        w.existing({ [elb('multicluster')]: 'true' }, {}, 'performance'),
        w.existing({ [elb('multicluster')]: 'true' }, {}, 'performance'),
      ]),
      'one of them does not share, of which another rule speaks': (w) => [
        w.existing({ [elb('multicluster')]: 'true' }, {}, 'performance'),
        w.existing({}, {}, 'performance'),
      ],
      "the platform's own port": spared('listener-port-clash-services/2a', (w) => [
        w.existing({}, { ports: [{ name: 'cce-healthz', port: 99 }] }),
        w.existing({}, { ports: [{ name: 'cce-healthz', port: 99 }] }),
      ]),
      'a load balancer for each': (w) => [w.created({}), w.created({})],
      'TCP 53 and UDP 53 of one Service': spared('listener-port-clash-services/1b', (w) =>
        w.existing(
          {},
          {
            ports: [
              { name: 'a', port: 53 },
              { name: 'b', port: 53, protocol: 'UDP' },
            ],
          },
        ),
      ),
      'a load balancer that something names': spared('listener-port-clash-services/2b', (w) => [
        w.existing({ [elb('id')]: '${ELB}' }),
        w.existing({ [elb('id')]: '${ELB}' }),
      ]),
      'variants of one Service': spared('listener-port-clash-services/2c', (w) => [
        w.service({}, {}, named('web')),
        w.service({}, {}, named('web')),
      ]),
      'what can be variants of one Service': spared('listener-port-clash-services/2c', (w) => [
        w.service({}, {}, named('web', '${NAMESPACE}')),
        w.service({}, {}, named('web', 'shop')),
      ]),
    },
  },
  'service-defined-twice': {
    fails: {
      'two Services of one name in a chart': (w) => twoCalled(w, ['web', 'web']),
    },
    passes: {
      'other names': (w) => twoCalled(w, ['web', 'www']),
      'one name in two charts': (w) => twoCalled(w, ['web', 'web'], new Chart(w.app, 'other')),
      'a name that is filled in later': (w) => twoCalled(w, ['${NAME}', '${NAME}']),
    },
  },
  'shared-node-port': {
    fails: {
      'two Services of a cluster': (w) => {
        w.standard().existing({}, { ports: [{ port: 80, nodePort: 30080 }] });
        w.existing({}, { ports: [{ port: 81, nodePort: 30080 }] });
      },
    },
    passes: {
      'other node ports': (w) => {
        w.standard().existing({}, { ports: [{ port: 80, nodePort: 30080 }] });
        w.existing({}, { ports: [{ port: 81, nodePort: 30081 }] });
      },
      'none that is asked for': (w) => {
        w.standard().existing({}, { ports: [{ port: 80, nodePort: 0 }] });
        w.existing({}, { ports: [{ port: 81, nodePort: 0 }] });
        w.existing({}, { ports: [{ port: 82 }] });
      },
      'in clusters of which nothing is known': spared([], (w) => {
        w.existing({}, { ports: [{ port: 80, nodePort: 30080 }] });
        w.existing({}, { ports: [{ port: 81, nodePort: 30080 }] });
      }),
      'TCP and UDP': spared([], (w) => {
        w.standard().existing({}, { ports: [{ port: 80, nodePort: 30080 }] });
        w.existing({}, { ports: [{ port: 81, nodePort: 30080, protocol: 'UDP' }] });
      }),
      'variants of one Service': spared([], (w) => {
        w.standard().service({}, { ports: [{ port: 80, nodePort: 30080 }] }, named('web'));
        w.service({}, { ports: [{ port: 80, nodePort: 30080 }] }, named('web'));
      }),
      'what can be variants of one Service': spared([], (w) => {
        w.standard().service({}, { ports: [{ port: 80, nodePort: 30080 }] }, named('web', '<namespace>'));
        w.service({}, { ports: [{ port: 80, nodePort: 30080 }] }, named('web', 'shop'));
      }),
    },
  },
  'source-ranges-ignored': {
    fails: {
      'a range': (w) => w.existing({}, { loadBalancerSourceRanges: ['10.0.0.0/8'] }),
      'everybody of the other family': (w) => w.existing({}, { loadBalancerSourceRanges: ['10.0.0.0/8', '::/0'] }),
    },
    passes: {
      'everybody of both families': (w) => w.existing({}, { loadBalancerSourceRanges: ['0.0.0.0/0', '::/0'] }),
      'everybody among others': (w) => w.existing({}, { loadBalancerSourceRanges: ['10.0.0.0/8', '0.0.0.0/0'] }),
      'one that the API server refuses': spared([], (w) =>
        w.existing({}, { loadBalancerSourceRanges: ['10.0.0.1', '10.0.0.0/8'] }),
      ),
      'ranges that something completes': (w) => w.existing({}, { loadBalancerSourceRanges: ['${RANGE}'] }),
      everybody: spared('source-ranges-ignored/1b', (w) => w.existing({}, { loadBalancerSourceRanges: ['0.0.0.0/0'] })),
      none: spared('source-ranges-ignored/1a', (w) => w.existing({}, { loadBalancerSourceRanges: [] })),
    },
  },
  'sticky-session-not-kept-by-nodes': {
    fails: {
      'policy Cluster in a Standard cluster': (w) =>
        w.standard().existing({ [elb('session-affinity-mode')]: 'SOURCE_IP' }),
      'policy Local, and pods that can share a node': (w) => [
        w.standard().pods(false, undefined, undefined, {}, 2),
        w.existing({ [elb('session-affinity-mode')]: 'SOURCE_IP' }, local),
      ],
    },
    passes: {
      'pods with anti-affinity': spared([], (w) => [
        w.standard().pods(false, undefined, undefined, { affinity: { podAntiAffinity: {} } }, 2),
        w.existing({ [elb('session-affinity-mode')]: 'SOURCE_IP' }, local),
      ]),
      'pods that are spread': (w) => [
        w.standard().pods(false, undefined, undefined, { topologySpreadConstraints: [{ maxSkew: 1 }] }, 2),
        w.existing({ [elb('session-affinity-mode')]: 'SOURCE_IP' }, local),
      ],
      'a single pod': (w) => [
        w.standard().pods(false, undefined, undefined, {}, 1),
        w.existing({ [elb('session-affinity-mode')]: 'SOURCE_IP' }, local),
      ],
      'a number of pods that something completes': (w) => [
        w.standard().pods(false, undefined, undefined, {}, '${REPLICAS}'),
        w.existing({ [elb('session-affinity-mode')]: 'SOURCE_IP' }, local),
      ],
      'a number of pods that is not given': (w) => [
        w.standard().pods(false),
        w.existing({ [elb('session-affinity-mode')]: 'SOURCE_IP' }, local),
      ],
      'policy Local': (w) => w.standard().existing({ [elb('session-affinity-mode')]: 'SOURCE_IP' }, local),
      'a session that is void, of which another rule speaks': (w) =>
        w.standard().existing({ [elb('session-affinity-mode')]: 'SOURCE_IP', [elb('protocol-port')]: 'http:80' }),
      'a session that is refused, of which another rule speaks': (w) =>
        w.standard().existing({ [elb('session-affinity-mode')]: 'SOURCE_IP', [elb('lb-algorithm')]: 'SOURCE_IP' }),
      'a Turbo cluster': (w) => w.turbo().existing({ [elb('session-affinity-mode')]: 'SOURCE_IP' }, {}, 'performance'),
      'cluster not given': spared('sticky-standard-needs-local-and-spread/1', (w) =>
        w.existing({ [elb('session-affinity-mode')]: 'SOURCE_IP' }),
      ),
    },
  },
  'sticky-session-with-tls-listener': {
    fails: {
      'a TLS port': (w) =>
        new LoadBalancerService(w.chart, 'S', {
          elb: dedicated,
          ports: [{ port: 443, listener: Listener.tls({ certificateId: CERTIFICATE }) }],
          stickySession: StickySession.sourceIp(),
        }),
    },
    passes: { 'a TCP port': (w) => w.existing({ [elb('session-affinity-mode')]: 'SOURCE_IP' }) },
  },
  'sticky-session-without-layer-4-listener': {
    fails: {
      'HTTP only': (w) =>
        w.existing({ [elb('session-affinity-mode')]: 'SOURCE_IP', [elb('protocol-port')]: 'http:80' }),
    },
    passes: {
      'HTTP and TCP': spared('sticky-l4-only/1', (w) =>
        w.existing(
          { [elb('session-affinity-mode')]: 'SOURCE_IP', [elb('protocol-port')]: 'http:80' },
          {
            ports: [
              { name: 'a', port: 80 },
              { name: 'b', port: 81 },
            ],
          },
        ),
      ),
      'HTTP without a session': (w) => w.existing({ [elb('protocol-port')]: 'http:80' }),
    },
  },
  'tls-listener-bypassed-inside': {
    fails: {
      'HTTPS, without pass-through': (w) => w.existing(https),
      'HTTPS, in a Turbo cluster': (w) => w.turbo().existing(https, {}, 'performance'),
      'beside HTTP': (w) =>
        w.existing(
          { ...https, [elb('protocol-port')]: 'http:81,https:80' },
          {
            ports: [
              { name: 'a', port: 80 },
              { name: 'b', port: 81 },
            ],
          },
        ),
    },
    passes: {
      'with pass-through': (w) => w.existing({ ...https, ...passThrough }),
      'policy Local, with which the platform sets it': (w) => w.existing(https, local),
      HTTP: (w) => w.existing({ [elb('protocol-port')]: 'http:80' }),
    },
  },
  'two-clusters-on-one-elb': {
    fails: {
      'under IPVS': (w) => {
        w.standard(ipvs).existing();
        const other = new Chart(w.app, 'other');
        CceCluster.standard(ipvs).attachTo(other);
        w.service({ [elb('class')]: 'union', [elb('id')]: ID }, { ports: [{ port: 81 }] }, {}, other);
      },
    },
    passes: {
      'one cluster, attached twice': (w) => {
        const cluster = CceCluster.standard(ipvs);
        cluster.attachTo(w.chart);
        w.existing();
        const other = new Chart(w.app, 'other');
        cluster.attachTo(other);
        w.service({ [elb('class')]: 'union', [elb('id')]: ID }, { ports: [{ port: 81 }] }, {}, other);
      },
      'with pass-through': (w) => {
        w.standard(ipvs).existing(passThrough);
        const other = new Chart(w.app, 'other');
        CceCluster.standard({ proxyMode: ProxyMode.IPTABLES }).attachTo(other);
        w.service({ [elb('class')]: 'union', [elb('id')]: ID }, { ports: [{ port: 81 }] }, {}, other);
      },
    },
  },
  'unknown-annotation': {
    fails: {
      'a hyphen for an underscore': (w) => w.existing({ [elb('keepalive-timeout')]: '60' }),
      'no prefix': (w) => w.existing({ 'kubernetes.io/session-affinity-mode': 'SOURCE_IP' }),
      'no prefix, and no other key': (w) => w.service({ 'kubernetes.io/lb-algorithm': 'ROUND_ROBIN' }),
    },
    passes: {
      "somebody else's key": (w) => w.existing({ 'kubernetes.io/description': 'x' }),
      'a known key': (w) => w.existing({ [elb('keepalive_timeout')]: '60' }),
      'keys of ingresses, of another controller and of the platform': spared('unknown-elb-annotation/1', (w) => [
        w.existing({ [elb('listen-ports')]: '[]' }),
        w.existing({ [elb('keep-eip')]: 'true' }),
        w.existing({ [elb('mark')]: '0' }),
      ]),
      'keys that are similar, and right': spared('unknown-elb-annotation/2', (w) => [
        w.existing({ [elb('health-check-option')]: '{}' }),
        w.existing(checks([])),
        w.existing({ [elb('transparent-client-ip')]: 'true' }),
        w.existing({ [elb('enable-transparent-client-ip')]: 'true' }),
        w.existing({ [elb('security_policy_id')]: ID }),
        w.existing({ [elb('security-policy-id')]: ID }),
      ]),
      'a key that somebody knows': spared('unknown-elb-annotation/3', (w) =>
        w.existing({ [elb('brand-new')]: '1', 'cdk8s-cce/ignore': 'unknown-annotation: in the release notes' }),
      ),
      'keys that are right without the prefix': spared('missing-elb-prefix/2', (w) =>
        w.existing({
          'kubernetes.io/hws-hostNetwork': 'true',
          'kubernetes.io/ingress.class': 'cce',
          'kubernetes.io/natgateway.id': ID,
        }),
      ),
      'no prefix, beside the right key with the same value': spared('missing-elb-prefix/3', (w) =>
        w.existing({ 'kubernetes.io/session-affinity-mode': 'SOURCE_IP', [elb('session-affinity-mode')]: 'SOURCE_IP' }),
      ),
    },
  },
  'unknown-field': {
    fails: {
      'a misspelt one': (w) => w.existing({}, { externalTraficPolicy: 'Local' }),
      'a misspelt one of a port': (w) => w.existing({}, { ports: [{ port: 80, targetport: 8080 }] }),
      'one of the metadata': (w) => w.existing({}, { labels: { a: 'b' } }),
      'one of a port, beside the ports': (w) => w.existing({}, { targetPort: 8080 }),
      'one of the spec, beside it': (w) =>
        w.service({ [elb('id')]: ID }, {}, { loadBalancerSourceRanges: ['10.0.0.0/8'] }),
    },
    passes: {
      'known ones': (w) =>
        w.existing({}, { trafficDistribution: 'PreferClose', ports: [{ port: 80, appProtocol: 'http' }] }),
      'a label of the name of a field': (w) => w.existing({}, { selector: { port: 'x', targetport: 'y' } }),
      'one that resembles none': spared([], (w) => w.existing({}, { topologyKeys: ['*'] })),
      'beside the spec, one that resembles it': spared([], (w) => w.service({ [elb('id')]: ID }, {}, { specs: {} })),
      'annotations of load balancers in it': spared([], (w) =>
        w.existing({}, { annotations: { [elb('lb-algorithm')]: 'ROUND_ROBIN' } }),
      ),
    },
  },
  'unread-annotation-field': {
    fails: {
      'a region': (w) => w.created({ region: 'eu-de' }),
      'a field of the checks of single ports': (w) =>
        w.existing({ [elb('health-check-option')]: '{"expected_codes":"200"}' }),
      'a port that is checked, for all ports': milder('info', 'health-check-unknown-field/2', (w) =>
        w.existing({ [elb('health-check-option')]: '{"monitor_port":"80"}' }),
      ),
    },
    passes: {
      'a name': (w) => w.created({ name: 'lb' }),
      'codes of the checks of single ports': spared('health-check-unknown-field/1', (w) =>
        w.existing(checks([{ target_service_port: 'TCP:80', protocol: 'HTTP', expected_codes: '200' }])),
      ),
    },
  },
  'unsupported-port-protocol': {
    fails: {
      SCTP: (w) =>
        new LoadBalancerService(w.chart, 'S', { elb: shared, ports: [{ port: 80, protocol: kplus.Protocol.SCTP }] }),
    },
    passes: {
      'an empty one, which means TCP': (w) => w.existing({}, { ports: [{ port: 80, protocol: '' }] }),
      'one that something completes': (w) => w.existing({}, { ports: [{ port: 80, protocol: '${PROTOCOL}' }] }),
      UDP: (w) =>
        new LoadBalancerService(w.chart, 'S', { elb: shared, ports: [{ port: 80, protocol: kplus.Protocol.UDP }] }),
    },
  },
  'unusable-port-range': {
    fails: {
      'of a port that is not there': (w) => w.existing({ [elb('port-ranges')]: '{"b":["1,5"]}' }, {}, 'performance'),
      'of a port that is served as HTTP': (w) =>
        w.existing({ [elb('port-ranges')]: '{"a":["1,5"]}', [elb('protocol-port')]: 'http:80' }, {}, 'performance'),
      'that overlaps one of another port': (w) =>
        w.existing(
          { [elb('port-ranges')]: '{"a":["100,200"],"b":["150,250"]}' },
          {
            ports: [
              { name: 'a', port: 80 },
              { name: 'b', port: 81 },
            ],
          },
          'performance',
        ),
    },
    passes: {
      'of a port that is there': (w) => w.existing({ [elb('port-ranges')]: '{"a":["1,5"]}' }, {}, 'performance'),
      'on the two sides': (w) =>
        w.existing(
          { [elb('port-ranges')]: '{"a":["100,200"],"b":["150,250"]}' },
          {
            ports: [
              { name: 'a', port: 80 },
              { name: 'b', port: 81, protocol: 'UDP' },
            ],
          },
          'performance',
        ),
      'side by side': (w) =>
        w.existing(
          { [elb('port-ranges')]: '{"a":["100,200"],"b":["201,250"]}' },
          {
            ports: [
              { name: 'a', port: 80 },
              { name: 'b', port: 81 },
            ],
          },
          'performance',
        ),
    },
  },
  'health-check-of-unknown-port': {
    fails: {
      'another number': (w) => w.existing(checks([{ target_service_port: 'TCP:81' }])),
      'another protocol': (w) => w.existing(checks([{ target_service_port: 'UDP:80' }])),
      'of many ports': (w) =>
        w.existing(checks([{ target_service_port: 'TCP:81' }]), {
          ports: Array.from({ length: 9 }, (_, i) => ({ name: `p${i}`, port: 9000 + i })),
        }),
      'one of two': (w) => w.existing(checks([{ target_service_port: 'TCP:80' }, { target_service_port: 'TCP:8080' }])),
      'another number, where protocols cannot be read': (w) =>
        w.existing(checks([{ target_service_port: 'TCP:81' }]), { ports: [{ port: 80, protocol: '${PROTOCOL}' }] }),
    },
    passes: {
      'a port that is there': (w) => w.existing(checks([{ target_service_port: 'TCP:80' }])),
      'a UDP port that is there': (w) =>
        w.existing(checks([{ target_service_port: 'UDP:80' }]), { ports: [{ port: 80, protocol: 'UDP' }] }),
      'a port that is wrong in itself, which another rule says': (w) =>
        w.existing(checks([{ target_service_port: 'tcp:80' }])),
      "the platform's own port": (w) =>
        w.existing(checks([{ target_service_port: 'TCP:99' }]), { ports: [{ port: 80 }, CCE_HEALTHZ] }),
      'a port that something completes': (w) => w.existing(checks([{ target_service_port: 'TCP:${PORT}' }])),
      'a number in spec.ports that something completes': (w) =>
        w.existing(checks([{ target_service_port: 'TCP:81' }]), { ports: [{ port: '${PORT}' }] }),
      'a protocol in spec.ports that something completes': (w) =>
        w.existing(checks([{ target_service_port: 'TCP:80' }]), { ports: [{ port: 80, protocol: '${PROTOCOL}' }] }),
      'no ports in sight': (w) => w.existing(checks([{ target_service_port: 'TCP:81' }]), { ports: undefined }),
      'checks that are off': (w) =>
        w.existing({ ...checks([{ target_service_port: 'TCP:81' }]), [elb('health-check-flag')]: 'off' }),
      'checks that something may switch off': (w) =>
        w.existing({ ...checks([{ target_service_port: 'TCP:81' }]), [elb('health-check-flag')]: '${CHECK}' }),
    },
  },
  'health-check-protocol-mismatch': {
    fails: {
      'UDP on TCP ports': (w) => w.existing({ [elb('health-check-option')]: '{"protocol":"UDP"}' }),
      'TCP on UDP ports': (w) =>
        w.existing(
          { [elb('health-check-option')]: '{"protocol":"TCP"}' },
          { ports: [{ name: 'a', port: 53, protocol: 'UDP' }, CCE_HEALTHZ] },
        ),
      'HTTP on a UDP port': (w) =>
        w.existing(checks([{ target_service_port: 'UDP:53', protocol: 'HTTP' }]), {
          ports: [{ port: 53, protocol: 'UDP' }],
        }),
      'UDP on a TCP port': (w) =>
        w.existing({
          ...checks([{ target_service_port: 'TCP:80', protocol: 'UDP' }]),
          [elb('health-check-flag')]: 'on',
        }),
      'behind an entry that is none': (w) =>
        w.existing(checks(['x', { target_service_port: 'TCP:80', protocol: 'UDP' }])),
    },
    passes: {
      'HTTP on TCP ports': (w) =>
        w.existing({ [elb('health-check-option')]: '{"protocol":"HTTP"}', [elb('protocol-port')]: 'http:80' }),
      'HTTP on a TCP port': (w) => w.existing(checks([{ target_service_port: 'TCP:80', protocol: 'HTTP' }])),
      'no protocol': spared('health-check-protocol-match/1', (w) =>
        w.existing({ [elb('health-check-option')]: '{"delay":"5"}' }),
      ),
      'no protocol for a port': (w) =>
        w.existing(checks([{ target_service_port: 'UDP:53' }]), { ports: [{ port: 53, protocol: 'UDP' }] }),
      'ports of both protocols, of which another rule speaks': spared('health-check-protocol-match/2b', (w) =>
        w.existing(
          { [elb('health-check-option')]: '{"protocol":"UDP"}' },
          {
            ports: [
              { name: 'a', port: 80 },
              { name: 'b', port: 53, protocol: 'UDP' },
            ],
          },
        ),
      ),
      'both configurations, of which another rule speaks': (w) =>
        w.existing({
          [elb('health-check-option')]: '{"protocol":"UDP"}',
          ...checks([{ target_service_port: 'TCP:80' }]),
        }),
      'of a port that is not there, of which another rule speaks': (w) =>
        w.existing(checks([{ target_service_port: 'UDP:80', protocol: 'TCP' }])),
      'a protocol that is none, which another rule says': (w) =>
        w.existing({ [elb('health-check-option')]: '{"protocol":"ICMP"}' }),
      'ports of a protocol that is none, which another rule says': (w) =>
        w.existing({ [elb('health-check-option')]: '{"protocol":"UDP"}' }, { ports: [{ port: 80, protocol: 'SCTP' }] }),
      'a QUIC listener': (w) =>
        w.existing({ [elb('health-check-option')]: '{"protocol":"UDP"}', [elb('protocol-port')]: 'quic:80' }),
      'a port with a QUIC listener': (w) =>
        w.existing({
          ...checks([{ target_service_port: 'TCP:80', protocol: 'UDP' }]),
          [elb('protocol-port')]: 'quic:80',
        }),
      "the platform's own port alone": spared('health-check-protocol-match/2a', (w) =>
        w.existing({ [elb('health-check-option')]: '{"protocol":"UDP"}' }, { ports: [CCE_HEALTHZ] }),
      ),
      'a protocol that something completes': (w) =>
        w.existing({ [elb('health-check-option')]: '{"protocol":"${PROTOCOL}"}' }),
      'ports that something completes': (w) =>
        w.existing(
          { [elb('health-check-option')]: '{"protocol":"UDP"}' },
          { ports: [{ port: 80, protocol: '${PROTOCOL}' }] },
        ),
      'checks that are off': (w) =>
        w.existing({ [elb('health-check-option')]: '{"protocol":"UDP"}', [elb('health-check-flag')]: 'off' }),
    },
  },
  'invalid-field-value': {
    fails: {
      'a policy in small letters': (w) => w.existing({}, { externalTrafficPolicy: 'local' }),
      'a port beyond the range': (w) => w.existing({}, { ports: [{ port: 80000 }] }),
      'a policy that there is not': (w) => w.existing({}, { ipFamilyPolicy: 'dual' }),
      'a target port in quotes': (w) => w.existing({}, { ports: [{ port: 80, targetPort: '8080' }] }),
      'a name in capital letters': (w) => w.existing({}, { ports: [{ name: 'HTTP', port: 80 }] }),
      'a label with a blank': (w) => w.existing({}, { selector: { app: 'my app' } }),
      'a family twice': (w) => w.existing({}, { ipFamilies: ['IPv4', 'IPv4'] }),
      'no address of its own': (w) => w.existing({}, { clusterIP: 'None' }),
      'a name in place of an address': (w) => w.existing({}, { externalIPs: ['example.com'] }),
      'an address that is of no use outside': (w) => w.existing({}, { externalIPs: ['127.0.0.1'] }),
      'a range without its length': (w) => w.existing({}, { loadBalancerSourceRanges: ['10.0.0.1'] }),
      'a type in small letters': (w) => w.existing({}, { type: 'Loadbalancer' }),
      'in an overlay': (w) => w.existing({}, { type: undefined, ports: undefined, sessionAffinity: 'clientip' }),
      'no name': (w) => w.service({}, {}, named('')),
      'no ports': (w) => w.existing({}, { ports: [] }),
      'a port without its number': (w) => w.existing({}, { ports: [{ name: 'a', targetPort: 80 }] }),
      'a name with a dot': (w) => w.service({}, {}, named('my.web')),
      'a namespace in capital letters': (w) => w.service({}, {}, named('web', 'Shop')),
      'an annotation with two slashes': (w) => w.existing({ 'example.com/a/b': 'c' }),
      'a selector with a blank in a name': (w) => w.existing({}, { selector: { 'my app': 'a' } }),
    },
    passes: {
      'a policy': (w) => w.existing({}, { externalTrafficPolicy: 'Local', internalTrafficPolicy: 'Cluster' }),
      'the ends of the range': (w) => w.existing({}, { ports: [{ port: 65535, targetPort: 1 }] }),
      'what something completes': (w) => w.existing({}, { externalTrafficPolicy: '${POLICY}' }),
      'a value of another type': spared([], (w) => w.existing({}, { externalTrafficPolicy: true })),
      'a protocol and a node port that no cluster has': spared([], (w) =>
        w.existing({}, { ports: [{ port: 80, protocol: 'tcp', nodePort: 80 }] }),
      ),
      'empty texts and 0': spared([], (w) =>
        w.existing(
          {},
          { externalTrafficPolicy: '', sessionAffinity: '', ports: [{ name: '', port: 80, targetPort: 0 }] },
        ),
      ),
      'a name that something completes': (w) => w.service({}, {}, named('${APP}-web', '{{ .namespace }}')),
      'an annotation in capital letters, with a domain': (w) => w.existing({ 'Example.com/A_b.c': 'c' }),
      'a name that the API server makes': (w) =>
        w.service({}, {}, { metadata: { ...named('').metadata, generateName: 'web-' } }),
      'a digit at the beginning of a name': spared([], (w) => w.service({}, {}, named('1-web'))),
      'what differs from version to version': spared([], (w) =>
        w.existing({}, { trafficDistribution: 'PreferSameNode', externalIPs: ['010.0.0.1', '2001:db8::1'] }),
      ),
      'seconds that are dropped': spared([], (w) =>
        w.existing({}, { sessionAffinityConfig: { clientIP: { timeoutSeconds: 0 } } }),
      ),
      'on a Service of another type': spared([], (w) =>
        w.existing({}, { type: 'ClusterIP', externalTrafficPolicy: 'local' }),
      ),
    },
  },
  'ipv6-backends-behind-http-listener': {
    fails: {
      'an IPv6 family': (w) => w.turbo().existing({ [elb('protocol-port')]: 'http:80' }, ipv6, 'performance'),
      'both families': (w) => w.turbo({ version: 'v1.28.8-r0' }).existing(https, bothFamilies, 'performance'),
      'our construct': (w) =>
        new LoadBalancerService(w.turbo().chart, 'S', {
          elb: dedicated,
          ports: [{ port: 80, listener: Listener.http() }],
          ipFamilyPolicy: IpFamilyPolicy.REQUIRE_DUAL_STACK,
        }),
    },
    passes: {
      IPv4: (w) => w.turbo().existing({ [elb('protocol-port')]: 'http:80' }, { ipFamilies: ['IPv4'] }, 'performance'),
      'a listener of layer 4': spared('dual-stack-l7-ipv4-backends/1b', (w) =>
        w.turbo().existing({ [elb('protocol-port')]: 'tls:80', [elb('cert-id')]: CERTIFICATE }, ipv6, 'performance'),
      ),
      'an entry without a port': (w) => w.turbo().existing({ [elb('protocol-port')]: 'http:81' }, ipv6, 'performance'),
      'both families where there are both': spared('dual-stack-l7-ipv4-backends/1a', (w) =>
        w.turbo().existing({ [elb('protocol-port')]: 'http:80' }, { ipFamilyPolicy: 'PreferDualStack' }, 'performance'),
      ),
      'an IPv6 address of the load balancer, with backends of IPv4': (w) =>
        w
          .turbo()
          .created(
            { available_zone: ['a'], l7_flavor_name: 'L7_flavor.elb.s1.small', ipv6_vip_virsubnet_id: 'x' },
            { ...dedicatedClass, [elb('protocol-port')]: 'http:80' },
          ),
      'no IPv6 at all, of which another rule speaks': (w) =>
        w.standard().existing({ [elb('protocol-port')]: 'http:80' }, ipv6, 'performance'),
      'class not given': (w) => w.turbo().service({ [elb('id')]: ID, [elb('protocol-port')]: 'http:80' }, ipv6),
      'cluster not given': (w) => w.existing({ [elb('protocol-port')]: 'http:80' }, ipv6, 'performance'),
    },
  },
  'ipv6-not-served': {
    fails: {
      'in a Standard cluster': (w) => w.standard().existing({}, ipv6, 'performance'),
      'of a shared load balancer': (w) => w.turbo().existing({}, ipv6),
      'of a shared load balancer, cluster not given': (w) => w.existing({}, { ipFamilyPolicy: 'RequireDualStack' }),
      'in an old cluster': (w) => w.turbo({ version: 'v1.23.7-r0' }).existing({}, ipv6, 'performance'),
      'an address in a Standard cluster': (w) =>
        w.standard().created({ ...DEDICATED, ipv6_vip_virsubnet_id: 'x' }, dedicatedClass),
      'IPv6 before IPv4': (w) =>
        w.standard().existing({}, { ipFamilies: ['IPv6', 'IPv4'], ipFamilyPolicy: 'PreferDualStack' }, 'performance'),
      'both families': (w) => w.standard().existing({}, bothFamilies, 'performance'),
      'our construct': (w) =>
        new LoadBalancerService(w.standard().chart, 'S', {
          elb: dedicated,
          ports: [{ port: 80 }],
          ipFamilies: [IpFamily.IPV6],
        }),
    },
    passes: {
      'of a dedicated one in a Turbo cluster': (w) =>
        w.turbo({ version: 'v1.23.8-r0' }).existing({}, ipv6, 'performance'),
      'of a newer one': (w) => w.turbo({ version: 'v1.28.8-r0' }).existing({}, ipv6, 'performance'),
      'both families where there are both': spared('dual-stack-turbo-dedicated/1', (w) =>
        w.standard().existing({}, { ipFamilyPolicy: 'PreferDualStack' }),
      ),
      'IPv4 first, and IPv6 where there is any': (w) =>
        w.standard().existing({}, { ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'PreferDualStack' }),
      'a policy that something completes': (w) =>
        w.standard().existing({}, { ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: '${POLICY}' }),
      'a family that something completes': (w) => w.standard().existing({}, { ipFamilies: ['${FAMILY}'] }),
      IPv4: (w) => w.standard().existing({}, { ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack' }),
      'an address of a shared one, of which another rule speaks': (w) =>
        w.standard().created({ ipv6_vip_virsubnet_id: 'x' }),
      'an address in a live object': (w) =>
        w.standard().created({ ...DEDICATED, ipv6_vip_virsubnet_id: 'x' }, { ...dedicatedClass, [elb('mark')]: '0' }),
      'nothing known': (w) => w.service({ [elb('id')]: ID }, ipv6),
    },
  },
  'listener-opened-by-empty-acl-id': {
    fails: {
      'beside status and type': (w) =>
        w.existing({ [elb('acl-id')]: '', [elb('acl-status')]: 'on', [elb('acl-type')]: 'white' }),
      'beside a type': (w) => w.existing({ [elb('acl-id')]: '', [elb('acl-type')]: 'black' }),
      'alone, which is worth knowing': milder('info', 'acl-empty-id-opens/2', (w) =>
        w.existing({ [elb('acl-id')]: '' }),
      ),
    },
    passes: {
      'switched off': spared('acl-empty-id-opens/1', (w) =>
        w.existing({ [elb('acl-id')]: '', [elb('acl-status')]: 'off' }),
      ),
      'switched off in the other words': (w) => w.existing({ [elb('acl-id')]: '', [elb('acl-status')]: 'false' }),
      'a status that something completes': (w) => w.existing({ [elb('acl-id')]: '', [elb('acl-status')]: '${STATUS}' }),
      'a group that something completes': spared('acl-empty-id-opens/3', (w) =>
        w.existing({ [elb('acl-id')]: '${GROUP}', [elb('acl-status')]: 'on', [elb('acl-type')]: 'white' }),
      ),
      'a group': (w) => w.existing({ [elb('acl-id')]: GROUP, [elb('acl-status')]: 'on', [elb('acl-type')]: 'white' }),
      'no group at all': (w) => w.existing({ [elb('acl-status')]: 'on', [elb('acl-type')]: 'white' }),
    },
  },
  'protocol-port-on-udp': {
    fails: {
      'a UDP port': (w) =>
        w.existing({ [elb('protocol-port')]: 'http:80' }, { ports: [{ port: 80, protocol: 'UDP' }] }),
    },
    passes: {
      'a TCP port': (w) => w.existing({ [elb('protocol-port')]: 'http:80' }),
      'a number with both protocols': spared('protocol-port-needs-tcp/1', (w) =>
        w.existing(
          { [elb('protocol-port')]: 'http:80' },
          {
            ports: [
              { name: 'a', port: 80, protocol: 'UDP' },
              { name: 'b', port: 80 },
            ],
          },
        ),
      ),
      'a number with UDP and a protocol that something completes': (w) =>
        w.existing(
          { [elb('protocol-port')]: 'http:80' },
          {
            ports: [
              { name: 'a', port: 80, protocol: 'UDP' },
              { name: 'b', port: 80, protocol: '${PROTOCOL}' },
            ],
          },
        ),
      'a protocol that something completes': (w) =>
        w.existing({ [elb('protocol-port')]: 'http:80' }, { ports: [{ port: 80, protocol: '${PROTOCOL}' }] }),
      'a protocol that is none, which another rule says': (w) =>
        w.existing({ [elb('protocol-port')]: 'http:80' }, { ports: [{ port: 80, protocol: 'SCTP' }] }),
      'a port that is not there, which another rule says': (w) =>
        w.existing({ [elb('protocol-port')]: 'http:81' }, { ports: [{ port: 80, protocol: 'UDP' }] }),
      'a QUIC listener': (w) =>
        w.existing({ [elb('protocol-port')]: 'quic:80' }, { ports: [{ port: 80, protocol: 'UDP' }] }),
      "the platform's own port": (w) =>
        w.existing(
          { [elb('protocol-port')]: 'http:99' },
          {
            ports: [
              { name: 'a', port: 80 },
              { ...CCE_HEALTHZ, protocol: 'UDP' },
            ],
          },
        ),
    },
  },
  'readiness-gate-never-met': {
    fails: {
      'in a Standard cluster': (w) => [w.standard().gatedPods('s1'), w.existing({}, {}, 'performance')],
      'with a shared load balancer': (w) => [w.turbo().gatedPods('s1'), w.existing()],
      'in an old cluster': (w) => [
        w.turbo({ version: 'v1.21.7-r0' }).gatedPods('s1'),
        w.existing({}, {}, 'performance'),
      ],
      'of a Service of another name': (w) => [w.turbo().gatedPods('web'), w.existing({}, {}, 'performance')],
      'of a Service in another namespace': (w) => {
        w.turbo().gatedPods('s2');
        w.existing({}, {}, 'performance');
        w.service({}, {}, named('s2', 'other'));
      },
    },
    passes: {
      'with a dedicated load balancer in a Turbo cluster': (w) => [
        w.turbo({ version: 'v1.21.8-r0' }).gatedPods('s1'),
        w.existing({}, {}, 'performance'),
      ],
      'class not given': (w) => [w.turbo({ version: 'v1.28' }).gatedPods('s1'), w.service({ [elb('id')]: ID })],
      'cluster not given': (w) => [w.gatedPods('s1'), w.existing({}, {}, 'performance')],
      'pods without a gate': (w) => [w.standard().pods(false), w.existing()],
      'a gate of somebody else': (w) => [w.standard().gatedPods('s1', 'example.com/'), w.existing()],
      'a gate that something completes': (w) => [w.standard().gatedPods('${NAME}'), w.existing()],
      'a Service whose name something completes': (w) => [
        w.standard().gatedPods('web'),
        w.service({}, {}, named('${NAME}')),
      ],
      'other pods': (w) => [w.standard().gatedPods('s1'), w.existing({}, { selector: { app: 'other' } })],
      'of another Service that is there': (w) => [
        w.turbo().gatedPods('s2'),
        w.existing({}, {}, 'performance'),
        w.existing({}, { ports: [{ port: 81 }] }, 'performance'),
      ],
    },
  },
  'unusable-protocol-port': {
    fails: {
      'a port that is not there': (w) => w.existing({ [elb('protocol-port')]: 'http:80,http:81' }),
      'two protocols for one port': (w) => w.existing({ [elb('protocol-port')]: 'http:80,https:80', ...certificate }),
      'the same entry twice': milder('warning', 'protocol-port-in-spec/1', (w) =>
        w.existing({ [elb('protocol-port')]: 'http:80,http:80' }),
      ),
    },
    passes: {
      'a port that is there': (w) => w.existing({ [elb('protocol-port')]: 'http:80' }),
      "the platform's own port": spared('protocol-port-in-spec/2a', (w) =>
        w.existing({ [elb('protocol-port')]: 'http:99' }, { ports: [{ port: 80 }, CCE_HEALTHZ] }),
      ),
      'a number in spec.ports that something completes': (w) =>
        w.existing({ [elb('protocol-port')]: 'http:81' }, { ports: [{ port: '${PORT}' }] }),
      'an entry that something completes': spared('protocol-port-in-spec/2b', (w) =>
        w.existing({ [elb('protocol-port')]: 'http:${PORT}' }),
      ),
      'no ports in sight': (w) => w.existing({ [elb('protocol-port')]: 'http:81' }, { ports: undefined }),
      'a QUIC listener beside HTTPS': (w) =>
        w.existing({ [elb('protocol-port')]: 'https:80,quic:80', ...certificate }, {}, 'performance'),
    },
  },
  'autocreate-name-used-twice': {
    fails: {
      'one object for two Services': (w) => {
        const lb = ElbAutocreate.sharedPrivate({ name: 'lb' });
        for (const name of ['a', 'b'])
          new LoadBalancerService(w.chart, name, { metadata: { name }, elb: lb, ports: [{ port: 80 }] });
      },
    },
    passes: {
      'without a name': (w) => {
        const lb = ElbAutocreate.sharedPrivate();
        for (const name of ['a', 'b'])
          new LoadBalancerService(w.chart, name, { metadata: { name }, elb: lb, ports: [{ port: 80 }] });
      },
    },
  },
  'generated-service-name': {
    fails: {
      'no name': (w) =>
        new LoadBalancerService(w.chart, 'S', { elb: ElbAutocreate.sharedPrivate(), ports: [{ port: 80 }] }),
    },
    passes: {
      'a name': (w) =>
        new LoadBalancerService(w.chart, 'S', {
          metadata: { name: 's' },
          elb: ElbAutocreate.sharedPrivate(),
          ports: [{ port: 80 }],
        }),
      'an existing load balancer': (w) => new LoadBalancerService(w.chart, 'S', { elb: shared, ports: [{ port: 80 }] }),
    },
  },
  'malformed-acknowledgement': {
    fails: { 'no reason': (w) => w.existing({ 'cdk8s-cce/ignore': 'implicit-elb-class' }) },
    passes: {
      'with a reason': (w) => w.service({ [elb('id')]: ID, 'cdk8s-cce/ignore': 'implicit-elb-class: it is known' }),
    },
  },
  'pass-through-void-in-cluster': {
    fails: {
      'v1.15': (w) =>
        new PassThroughLoadBalancerService(w.standard({ version: 'v1.15.11-r1' }).chart, 'S', {
          elb: shared,
          ports: [{ port: 80 }],
        }),
    },
    passes: {
      'v1.17, of which another rule warns': (w) =>
        new PassThroughLoadBalancerService(w.standard({ version: 'v1.17' }).chart, 'S', {
          elb: shared,
          ports: [{ port: 80 }],
        }),
      "somebody else's Service": (w) => w.standard({ version: 'v1.15.11-r1' }).existing(passThrough),
    },
  },
  'included-spec-missing': {
    fails: {
      'a closing quote at the column of its key': (w) => w.include(CLOSED_AT_KEY),
    },
    passes: {
      'the same, indented more': (w) => w.include(CLOSED_AT_KEY.replace("    }'", "      }'")),
      'an object that the app makes without one': (w) =>
        new ApiObject(w.chart, 'S', {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { annotations: { [elb('id')]: ID } },
        }),
      "somebody else's Service": (w) => w.include('apiVersion: v1\nkind: Service\nmetadata: {name: web}\n'),
    },
  },
  'patch-dropped': {
    fails: {
      'a named target port on an L1': (w) => {
        const service = new kplus.k8s.KubeService(w.chart, 'S', {
          metadata: { name: 's', annotations: { [elb('class')]: 'union', [elb('id')]: ID } },
          spec: { type: 'LoadBalancer', selector: { app: 'web' }, ports: [{ port: 80 }] },
        });
        service.addJsonPatch(JsonPatch.add('/spec/trafficDistribution', 'PreferClose'));
      },
    },
    passes: {
      'the same on our construct': (w) =>
        ApiObject.of(new LoadBalancerService(w.chart, 'S', { elb: shared, ports: [{ port: 80 }] })).addJsonPatch(
          JsonPatch.add('/spec/trafficDistribution', 'PreferClose'),
        ),
    },
  },
  'app-client-cannot-reach': {
    fails: { 'an address of a load balancer that presents the caller’s': (w) => w.calling('10.0.0.8') },
    passes: { 'another address': (w) => w.calling('10.0.0.9') },
  },
  'expected-client-cannot-reach': {
    fails: {
      'pods beside the backends of a load balancer that presents their addresses': (w) =>
        w.calling('').expectReachableFrom(Client.at(ClientPlace.POD_ON_BACKEND_NODE)),
    },
    passes: {
      'pods elsewhere': (w) => w.calling('').expectReachableFrom(Client.at(ClientPlace.POD_ON_OTHER_NODE)),
    },
  },
  'expected-client-ip-lost': {
    fails: { 'policy Cluster': (w) => w.calling('').expectClientIpKept() },
    passes: { 'policy Local': (w) => w.calling('', ExternalTrafficPolicy.LOCAL).expectClientIpKept() },
  },
  'unused-acknowledgement': {
    fails: { 'nothing to acknowledge': (w) => CceValidation.acknowledge(w.existing(), 'implicit-elb-class', 'x') },
    passes: {
      'something to acknowledge': (w) =>
        CceValidation.acknowledge(w.service({ [elb('id')]: ID }), 'implicit-elb-class', 'x'),
    },
  },
};
