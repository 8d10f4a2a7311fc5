import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, Duration, Include, JsonPatch, Lazy, Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  CceCluster,
  CceValidation,
  ElbAutocreate,
  ExistingElb,
  Listener,
  LoadBalancerService,
  LoadBalancingAlgorithm,
  PassThroughLoadBalancerService,
  type PassThroughLoadBalancerServiceProps,
  ReachabilityProbe,
  type ReachabilityProbeProps,
  StandardNetwork,
  StickySession,
} from '../../src';
import { Linter } from '../../src/lint/lint';
import { findKubectl } from '../manifest/support/kubectl';
import { ID } from '../support/yaml';
import { errorOf, knownCluster, standardError, tempApp, tempFolder, written } from './support';

const PLACES = [
  'pod-on-backend-node',
  'pod-on-other-node',
  'hostnetwork-pod-on-backend-node',
  'hostnetwork-pod-on-other-node',
];
const SELECTED = { app: 'web' };

let app: App;
let chart: Chart;
beforeEach(() => {
  standardError();
  app = tempApp();
  chart = new Chart(app, 'shop', { namespace: 'shop' });
  knownCluster().attachTo(chart);
});

const elb = ExistingElb.dedicated(ID, { privateIp: '10.0.0.8' });

/** Out of reach for callers on nodes of backends. */
const hairpin = (props: Partial<PassThroughLoadBalancerServiceProps> = {}, id = 'Web') =>
  new PassThroughLoadBalancerService(chart, id, {
    metadata: { name: id.toLowerCase() },
    elb,
    selector: kplus.Pods.select(chart, `${id}Pods`, { labels: SELECTED }),
    ports: [{ port: 80, targetPort: 8080 }],
    ...props,
  });
const probe = (props: Partial<ReachabilityProbeProps> = {}, scope: Chart = chart) =>
  new ReachabilityProbe(scope, 'Probe', { service: props.service ?? hairpin(), ...props });

const jobs = (): any[] => {
  app.synth();
  return written(app).filter(({ kind }) => kind === 'Job');
};
const podOf = (job: any) => job.spec.template.spec;
const targetsOf = (job: any): string[] => podOf(job).containers[0].args;
const placeOf = (job: any): string => job.metadata.labels['app.kubernetes.io/component'];
const targets = () => Object.fromEntries(jobs().map((job) => [placeOf(job), targetsOf(job)]));

describe('the Jobs', () => {
  test('one for each place, by affinity to what the Service selects', () => {
    probe();
    const made = jobs();
    expect(made.map(placeOf)).toEqual(PLACES);
    const term = { labelSelector: { matchLabels: SELECTED }, topologyKey: 'kubernetes.io/hostname' };
    const required = { requiredDuringSchedulingIgnoredDuringExecution: [term] };
    expect(made.map((job) => podOf(job).affinity)).toEqual([
      { podAffinity: required },
      { podAntiAffinity: required },
      { podAffinity: required },
      { podAntiAffinity: required },
    ]);
    expect(made.map((job) => [podOf(job).hostNetwork, podOf(job).dnsPolicy])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
      [true, 'ClusterFirstWithHostNet'],
      [true, 'ClusterFirstWithHostNet'],
    ]);
    // Taints that backends tolerate keep no probe from their nodes, and every other one off all others.
    expect(made.map((job) => podOf(job).tolerations)).toEqual([
      [{ operator: 'Exists' }],
      undefined,
      [{ operator: 'Exists' }],
      undefined,
    ]);
    for (const job of made) expect(job.metadata.namespace).toBe('shop');
  });

  test('without hostNetwork', () => {
    probe({ hostNetwork: false });
    expect(jobs().map(placeOf)).toEqual(PLACES.slice(0, 2));
  });

  test('no privileges, limits, an end', () => {
    probe();
    for (const { spec } of jobs()) {
      expect(spec).toMatchObject({ backoffLimit: 0, ttlSecondsAfterFinished: 3600, activeDeadlineSeconds: 360 });
      expect(spec.template.spec).toMatchObject({
        restartPolicy: 'Never',
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, runAsUser: 65534, seccompProfile: { type: 'RuntimeDefault' } },
        containers: [
          {
            image: 'busybox:1.36',
            resources: { requests: expect.anything(), limits: { cpu: '100m', memory: '32Mi' } },
            securityContext: {
              allowPrivilegeEscalation: false,
              readOnlyRootFilesystem: true,
              capabilities: { drop: ['ALL'] },
            },
          },
        ],
      });
      expect(spec.template.spec.imagePullSecrets).toBeUndefined();
    }
  });

  test('what can be chosen', () => {
    probe({
      attempts: 20,
      timeout: Duration.seconds(5),
      ttl: Duration.days(1),
      image: 'swr.example.com/tools/busybox:1.36',
      imagePullSecrets: ['default-secret'],
    });
    const [{ spec }] = jobs();
    const [container] = spec.template.spec.containers;
    expect(spec).toMatchObject({ ttlSecondsAfterFinished: 86400, activeDeadlineSeconds: 500 });
    expect(spec.template.spec.imagePullSecrets).toEqual([{ name: 'default-secret' }]);
    expect(container.image).toBe('swr.example.com/tools/busybox:1.36');
    expect(container.env).toEqual(
      expect.arrayContaining([
        { name: 'ATTEMPTS', value: '20' },
        { name: 'TIMEOUT', value: '5' },
        { name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
      ]),
    );
  });

  test('names and labels that the API server takes, the same every time', () => {
    const long = new Chart(app, 'a-chart-with-a-name-that-is-as-long-as-names-of-charts-ever-become', {
      namespace: 'shop',
    });
    const service = hairpin();
    probe({ service });
    probe({ service }, long);
    const made = jobs();
    const names = made.map(({ metadata }) => metadata.name);
    expect(new Set(names).size).toBe(8);
    for (const name of names) expect(name).toMatch(/^(?=.{1,63}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/);
    for (const { metadata, spec } of made) {
      expect(spec.template.metadata.labels).toEqual(metadata.labels);
      expect(metadata.labels['app.kubernetes.io/name']).toBe('reachability-probe');
      for (const label of Object.values(metadata.labels))
        expect(label).toMatch(/^(?=.{1,63}$)[A-Za-z0-9]([-\w.]*[A-Za-z0-9])?$/);
    }
    expect(jobs().map(({ metadata }) => metadata.name)).toEqual(names);
  });

  test('nothing in the script that Kubernetes would replace', () => {
    probe();
    const [{ command, env }] = podOf(jobs()[0]).containers;
    const script: string = command[2];
    expect(script).not.toContain('$$');
    for (const { name } of env) expect(script).not.toContain(`$(${name})`);
  });
});

describe('targets', () => {
  test('the address, and the name as a control, with what is expected', () => {
    probe();
    const [beside, apart] = [
      ['private-vip 10.0.0.8 80/TCP fail intermittent', 'cluster-ip web 80/TCP ok'],
      ['private-vip 10.0.0.8 80/TCP ok', 'cluster-ip web 80/TCP ok'],
    ];
    expect(targets()).toEqual(Object.fromEntries(PLACES.map((place, index) => [place, index % 2 ? apart : beside])));
  });

  test('what the manifest has become', () => {
    const service = hairpin();
    probe({ service });
    const object = ApiObject.of(service);
    object.addJsonPatch(JsonPatch.remove('/metadata/annotations/kubernetes.io~1elb.pass-through'));
    object.addJsonPatch(JsonPatch.add('/spec/ports/0/name', 'http'));
    object.addJsonPatch(JsonPatch.add('/spec/ports/-', { name: 'admin', port: 8443, protocol: 'TCP' }));
    object.addJsonPatch(JsonPatch.add('/spec/ports/-', { name: 'cce-healthz', port: 9999, protocol: 'TCP' }));
    expect(targets()['pod-on-backend-node']).toEqual([
      'private-vip 10.0.0.8 80/TCP ok',
      'private-vip 10.0.0.8 8443/TCP ok',
      'cluster-ip web 80/TCP ok',
      'cluster-ip web 8443/TCP ok',
    ]);
  });

  test('addresses of the load balancer, and others in their place', () => {
    const known = ExistingElb.dedicated(ID, {
      privateIp: '10.0.0.8',
      publicIp: '80.158.1.1',
      hostNames: ['shop.example.com'],
    });
    const service = hairpin({ elb: known });
    const made = probe({ service });
    const hosts = () => targets()['pod-on-backend-node'].map((target) => target.replace(/ 80.TCP/, ''));
    expect(hosts()).toEqual([
      'private-vip 10.0.0.8 fail intermittent',
      'public-eip 80.158.1.1 ok',
      // What the name resolves to is not known.
      'host-name shop.example.com fail intermittent ok',
      'cluster-ip web ok',
    ]);
    chart.node.tryRemoveChild(made.node.id);
    probe({ service, publicIp: '80.158.2.2', hostNames: [] });
    expect(hosts()).toEqual([
      'private-vip 10.0.0.8 fail intermittent',
      'public-eip 80.158.2.2 ok',
      'cluster-ip web ok',
    ]);
  });

  test('the private address of a load balancer that is yet to be', () => {
    probe({ service: hairpin({ elb: ElbAutocreate.sharedPrivate({ privateIp: '10.0.0.9' }) }) });
    expect(targets()['pod-on-other-node'][0]).toBe('private-vip 10.0.0.9 80/TCP ok');
  });

  test('UDP ports are named', () => {
    const ports = [
      { port: 53, targetPort: 53, name: 'tcp' },
      { port: 53, targetPort: 53, name: 'udp', protocol: kplus.Protocol.UDP },
    ];
    probe({ service: hairpin({ ports }) });
    const [job] = jobs();
    expect(targetsOf(job).map((target) => target.split(' ')[2])).toEqual(['53/TCP', '53/UDP', '53/TCP', '53/UDP']);
    // They cost no time.
    expect(job.spec.activeDeadlineSeconds).toBe(360);
  });

  test('every port as its listener has it', () => {
    const ports = [
      { port: 80, targetPort: 8080, name: 'tcp' },
      { port: 81, targetPort: 8080, name: 'http', listener: Listener.http() },
    ];
    probe({ service: hairpin({ ports }) });
    expect(targets()['pod-on-backend-node'].slice(0, 2)).toEqual([
      'private-vip 10.0.0.8 80/TCP fail intermittent',
      'private-vip 10.0.0.8 81/TCP ok',
    ]);
  });

  test('TCP and UDP on one port number are two listeners', () => {
    const ports = [
      { port: 80, targetPort: 8080, name: 'http', listener: Listener.http() },
      { port: 80, targetPort: 8080, name: 'udp', protocol: kplus.Protocol.UDP },
    ];
    probe({ service: hairpin({ ports }) });
    expect(targets()['pod-on-backend-node'].slice(0, 2)).toEqual([
      'private-vip 10.0.0.8 80/TCP ok',
      'private-vip 10.0.0.8 80/UDP fail intermittent',
    ]);
  });

  test.each<[string, Partial<PassThroughLoadBalancerServiceProps>]>([
    ['sticky sessions', { stickySession: StickySession.sourceIp() }],
    ['the algorithm SOURCE_IP', { algorithm: LoadBalancingAlgorithm.SOURCE_IP }],
  ])('with %s all attempts of a client go one way', (_what, props) => {
    probe({ service: hairpin(props) });
    expect(targets()['pod-on-backend-node'].slice(0, 2)).toEqual([
      'private-vip 10.0.0.8 80/TCP fail intermittent ok',
      'cluster-ip web 80/TCP ok',
    ]);
    expect(targets()['pod-on-other-node'][0]).toBe('private-vip 10.0.0.8 80/TCP ok');
  });

  test('all that is possible, where the cluster is not known', () => {
    const other = new Chart(app, 'other', { namespace: 'shop' });
    CceCluster.unspecified().attachTo(other);
    const service = new PassThroughLoadBalancerService(other, 'Web', {
      metadata: { name: 'web' },
      elb,
      selector: kplus.Pods.select(other, 'Pods', { labels: SELECTED }),
      ports: [{ port: 80 }],
    });
    probe({ service }, other);
    expect(targets()['pod-on-backend-node'][0].split(' ').slice(3).sort()).toEqual(['fail', 'intermittent', 'ok']);
  });

  test('any Service of the app', () => {
    const metadata = {
      name: 'x',
      annotations: { 'kubernetes.io/elb.id': ID, 'kubernetes.io/elb.class': 'performance' },
    };
    const spec = { type: 'LoadBalancer', ports: [{ port: 80 }], selector: SELECTED };
    const object = { apiVersion: 'v1', kind: 'Service', metadata: { ...metadata, namespace: 'x' }, spec };
    const file = join(tempFolder(), 'manifest.yaml');
    writeFileSync(file, JSON.stringify(object));
    const [service] = new Include(chart, 'vendor', { url: file }).apiObjects;
    probe({ service, privateIp: '10.0.0.8' });
    const [job] = jobs();
    expect(job.metadata.namespace).toBe('x');
    expect(targetsOf(job)).toEqual(['private-vip 10.0.0.8 80/TCP ok', 'cluster-ip x 80/TCP ok']);
  });
});

describe('what is refused', () => {
  const said = (work: () => unknown) => errorOf(work).replace(/\s+/g, ' ');
  const synthesis = () => said(() => app.synth());

  test.each<[string, unknown]>([
    ['a Deployment', () => new kplus.Deployment(chart, 'D', { containers: [{ image: 'x' }] })],
    ['a chart', () => chart],
    ['text', () => 'web'],
  ])('%s', (_name, make) => {
    const service = (make as () => any)();
    expect(said(() => new ReachabilityProbe(chart, 'Probe', { service }))).toMatch(
      /^ReachabilityProbe 'shop\/Probe': service: expected one Service, such as a LoadBalancerService or an ApiObject of kind Service, got /,
    );
    expect(chart.node.tryFindChild('Probe')).toBeUndefined();
  });

  test('a Service of another app', () => {
    const other = new Chart(new App(), 'other');
    const service = new LoadBalancerService(other, 'Web', { elb, ports: [{ port: 80 }] });
    expect(said(() => probe({ service }))).toBe(
      "ReachabilityProbe 'shop/Probe': service: expected a Service of the same app, got one of another",
    );
  });

  test('no known address', () => {
    probe({ service: hairpin({ elb: ExistingElb.dedicated(ID) }) });
    expect(synthesis()).toContain(
      "[shop/Probe] ReachabilityProbe 'shop/Probe': no address of the load balancer of 'web.shop' is known, and the probe must not ask the API server; give 'privateIp' or 'publicIp', here or to its ExistingElb, or 'privateIp' to its ElbAutocreate. Once the Service exists they are told by: kubectl get service web -n shop -o jsonpath='{.status.loadBalancer.ingress[*].ip}'",
    );
  });

  test('another namespace', () => {
    probe({ service: hairpin() }, new Chart(app, 'tools', { namespace: 'tools' }));
    expect(jobs().map(({ metadata }) => metadata.namespace)).toEqual(['shop', 'shop', 'shop', 'shop']);
    const bare = new Chart(app, 'bare');
    knownCluster().attachTo(bare);
    const service = new LoadBalancerService(bare, 'Web', {
      metadata: { name: 'bare' },
      elb,
      selector: kplus.Pods.select(bare, 'Pods', { labels: SELECTED }),
      ports: [{ port: 81 }],
    });
    probe({ service });
    expect(synthesis()).toContain(
      "its Jobs must be in the namespace of the Service, none, and are in 'shop'; put the probe into a chart of that namespace",
    );
  });

  test('a selector that takes the pods of the probe', () => {
    const labels = { 'app.kubernetes.io/managed-by': 'cdk8s-cce' };
    probe({ service: hairpin({ selector: kplus.Pods.select(chart, 'P', { labels }) }) });
    expect(synthesis()).toContain(
      "the Service would take the probe's own pods for backends: its selector has nothing but 'app.kubernetes.io/managed-by'",
    );
  });

  test.each<[string, object, string]>([
    [
      'no selector',
      { selector: undefined },
      "the Service 'web.shop' has no selector, so that nothing tells on which nodes",
    ],
    [
      'only UDP',
      { ports: [{ port: 53, protocol: kplus.Protocol.UDP }] },
      "the Service 'web.shop' has no TCP port, and no other can be tried",
    ],
  ])('%s', (_name, props, message) => {
    probe({ service: hairpin(props) });
    expect(synthesis()).toContain(message);
  });

  test('another type', () => {
    const service = hairpin();
    ApiObject.of(service).addJsonPatch(JsonPatch.replace('/spec/type', 'ClusterIP'));
    probe({ service });
    expect(synthesis()).toContain("is of type 'ClusterIP'; only a Service of type LoadBalancer has a load balancer");
  });

  test('by whoever does not validate, too', () => {
    probe({ service: hairpin({ selector: undefined }) });
    expect(errorOf(() => chart.toJson())).toContain('has no selector');
  });
});

describe('in an app', () => {
  test('no client, no backend, nothing to find', () => {
    const rules = () =>
      CceValidation.enable(app)
        .findings()
        .map(({ rule }) => rule);
    const service = hairpin();
    const before = rules();
    const made = probe({ service });
    expect(rules()).toEqual(before);
    expect(before).not.toContain('app-client-cannot-reach');
    // Nor when it comes back as somebody's manifest.
    const file = join(tempFolder(), 'probe.yaml');
    writeFileSync(file, Yaml.stringify(...made.node.children.map((job) => (job as ApiObject).toJson())));
    new Include(chart, 'Included', { url: file });
    expect(rules()).toEqual(before);
    // The same in a Job that is none of a probe is a client.
    const [job] = jobs();
    const { metadata, ...rest } = job;
    new ApiObject(chart, 'Client', { ...rest, metadata: { name: 'client', namespace: 'shop' } });
    expect(rules()).toContain('app-client-cannot-reach');
  });

  test('probes of one synthesis look at the app together', () => {
    const rendered = (probes: number) => {
      const count = { times: 0 };
      app = tempApp();
      chart = new Chart(app, 'shop', { namespace: 'shop' });
      CceCluster.standard({ network: StandardNetwork.VPC_ROUTER }).attachTo(chart);
      const service = hairpin();
      const metadata = { name: 'other', annotations: { 'kubernetes.io/elb.id': ID } };
      const spec = Lazy.any({ produce: () => ({ type: 'LoadBalancer', ports: [{ port: 1000 + ++count.times }] }) });
      new ApiObject(chart, 'Other', { apiVersion: 'v1', kind: 'Service', metadata, spec });
      for (let index = 0; index < probes; index++) new ReachabilityProbe(chart, `Probe${index}`, { service });
      app.synth();
      return count.times;
    };
    expect(rendered(5)).toBe(rendered(1));
  });
});

describe('its manifests', () => {
  const texts = () => {
    probe({ service: hairpin(), imagePullSecrets: ['default-secret'], publicIp: '80.158.1.1' });
    return Yaml.stringify(...jobs());
  };

  test('pass the linter', () => {
    const linter = new Linter({
      onCrash: (rule, error) => {
        throw new Error(rule, { cause: error });
      },
    });
    linter.add('probe.yaml', Buffer.from(texts()), { cluster: {}, meantForCce: true });
    const { findings, summary } = linter.finish();
    expect(findings).toEqual([]);
    expect(summary.resources).toBe(4);
  });

  const kubectl = findKubectl();
  if (kubectl === undefined) {
    console.warn('There is no kubectl on this machine: that it reads every field of a probe is NOT tested.');
    test.skip('since there is no kubectl on this machine', () => {});
  } else {
    test('lose nothing when kubectl decodes them', () => {
      const folder = mkdtempSync(join(tmpdir(), 'probe-'));
      try {
        const file = join(folder, 'probe.yaml');
        writeFileSync(file, texts());
        const { status, stdout, stderr } = spawnSync(
          kubectl,
          ['set', 'image', '--local', '-f', file, '*=replaced', '-o', 'json'],
          { encoding: 'utf8' },
        );
        expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
        const decoded = stdout
          .split(/^(?=\{$)/m)
          .filter((text) => text.trim() !== '')
          .map((text) => withoutEmpty(JSON.parse(text)));
        const expected = structuredClone(written(app).filter(({ kind }) => kind === 'Job'));
        for (const job of expected) podOf(job).containers[0].image = 'replaced';
        expect(decoded).toEqual(expected);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }
});

/** Without what kubectl adds: `status: {}`, `creationTimestamp: null`. */
function withoutEmpty(value: any): any {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries<any>(value).map(([key, item]) => [key, withoutEmpty(item)] as const);
  return Object.fromEntries(
    entries.filter(([, item]) => item !== null && !(typeof item === 'object' && Object.keys(item).length === 0)),
  );
}
