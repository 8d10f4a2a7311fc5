import { ApiObject, type App, Chart, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  CceCluster,
  CceValidation,
  ElbAutocreate,
  ElbFlavors,
  ExistingElb,
  type ExistingElbOptions,
  ExternalTrafficPolicy,
  LoadBalancerService,
  PassThroughLoadBalancerService,
  type PassThroughLoadBalancerServiceProps,
  StandardNetwork,
} from '../../src';
import { ID } from '../support/yaml';
import { knownCluster, standardError, tempApp } from './support';

const RULE = 'app-client-cannot-reach';
const ADDRESSES = { privateIp: '10.0.0.8', publicIp: '80.158.1.1', hostNames: ['Shop.example.com'] };

let app: App;
let chart: Chart;
beforeEach(() => {
  standardError();
  app = tempApp();
  chart = new Chart(app, 'shop', { namespace: 'shop' });
  knownCluster().attachTo(chart);
});

/** Out of reach for callers on nodes of backends, which present their addresses there. */
const hairpin = (id = 'Web', port = 80, props: Partial<PassThroughLoadBalancerServiceProps> = {}) =>
  new PassThroughLoadBalancerService(chart, id, {
    metadata: { name: id.toLowerCase() },
    elb: dedicated(),
    selector: kplus.Pods.select(chart, `${id}Pods`, { labels: { app: id.toLowerCase() } }),
    ports: [{ port, targetPort: 8080 }],
    ...props,
  });
const dedicated = (options: ExistingElbOptions = ADDRESSES) => ExistingElb.dedicated(ID, options);

const workload = (kind: string, container: object, more: object = {}, scope: Chart = chart) => {
  const template = {
    metadata: { labels: { app: 'caller' } },
    spec: { containers: [{ name: 'main', ...container }], ...more },
  };
  const spec =
    kind === 'Pod' ? template.spec : kind === 'CronJob' ? { jobTemplate: { spec: { template } } } : { template };
  return new ApiObject(scope, `caller-${kind}`, { apiVersion: 'v1', kind, metadata: { name: 'caller' }, spec } as any);
};
const caller = (value: string, more: object = {}, scope: Chart = chart) =>
  workload('Deployment', { env: [{ name: 'API', value }] }, more, scope);
const configMap = (data: object, scope: Chart = chart, name = 'config') =>
  new ApiObject(scope, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data } as any);

const findings = () =>
  CceValidation.enable(app)
    .findings()
    .filter(({ rule }) => rule === RULE);

test('what it says', () => {
  hairpin();
  caller('http://10.0.0.8/api');
  expect(findings()).toEqual([
    {
      rule: RULE,
      severity: 'warning',
      message:
        "Deployment 'shop/caller' refers to '10.0.0.8', port 80, the private address of the load balancer, in env API of container 'main'; no attempt works, or only some attempts work for pod-on-backend-node (another pod on a node that runs a backend pod)",
      why: expect.stringContaining('The way: client > elb > node-port@backend-node > dropped.'),
      help: expect.stringMatching(
        /^Have it call the Service by its name, 'web\.shop:80'\. Or: \(1\) Keep callers off the nodes of the backends/,
      ),
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
      related: ['shop/caller-Deployment'],
    },
  ]);
});

describe('references', () => {
  test.each(['Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'])('of a %s', (kind) => {
    hairpin();
    workload(kind, { args: ['--api', '10.0.0.8:80'] });
    expect(findings()[0]?.message).toContain(
      `${kind} 'shop/caller' refers to '10.0.0.8', port 80, the private address of the load balancer, in args of container 'main'`,
    );
  });

  test.each<[string, string, boolean]>([
    ['the private address', '10.0.0.8', true],
    ['another port', '10.0.0.8:81', false],
    ['another scheme', 'https://10.0.0.8', false],
    ['another address', '10.0.0.80', false],
    ['a longer name', '10.0.0.8.nip.io', false],
    ['a block of addresses', '10.0.0.8/32', false],
    // What it resolves to is not known, and the EIP is no hairpin.
    ['a host name', 'http://shop.example.com', false],
    ['the EIP', '80.158.1.1', false],
  ])('%s', (_name, value, isFound) => {
    hairpin();
    caller(value);
    expect(findings().map(({ severity }) => severity)).toEqual(isFound ? ['warning'] : []);
  });

  test('a ConfigMap, in the namespace and the cluster of the workload', () => {
    hairpin();
    workload('Deployment', { envFrom: [{ configMapRef: { name: 'config' } }] });
    expect(findings()).toEqual([]);
    const other = new Chart(app, 'other', { namespace: 'other' });
    knownCluster().attachTo(other);
    configMap({ url: 'http://10.0.0.8' }, other);
    expect(findings()).toEqual([]);
    const [elsewhere] = [new Chart(app, 'elsewhere', { namespace: 'shop' })];
    knownCluster().attachTo(elsewhere);
    const foreign = configMap({ url: 'http://10.0.0.8' }, elsewhere);
    expect(findings()).toEqual([]);
    elsewhere.node.tryRemoveChild(foreign.node.id);
    new ApiObject(chart, 'list', {
      apiVersion: 'v1',
      kind: 'List',
      items: [
        {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'config', namespace: 'shop' },
          data: { url: 'http://10.0.0.8' },
        },
      ],
    } as any);
    expect(findings().map(({ message, related }) => [message, related])).toEqual([
      [
        expect.stringContaining("in key 'url' of ConfigMap 'config', by envFrom of container 'main'"),
        ['shop/caller-Deployment', 'shop/list'],
      ],
    ]);
  });

  test('several places are one finding, several ports are several', () => {
    hairpin('Web', 80);
    hairpin('Admin', 81);
    workload('Deployment', {
      env: ['A', 'B', 'C', 'D'].map((name) => ({ name, value: '10.0.0.8:80' })),
      args: ['10.0.0.8:81'],
    });
    expect(findings().map(({ name, message }) => [name, / in (.*?);/.exec(message)?.[1]])).toEqual([
      ['admin', "args of container 'main'"],
      ['web', "env A of container 'main', env B of container 'main', env C of container 'main'"],
    ]);
  });

  test('without a port, only if no Service on the load balancer is reached', () => {
    hairpin('Web', 80);
    caller('10.0.0.8');
    expect(findings().map(({ name }) => name)).toEqual(['web']);
    const admin = hairpin('Admin', 81);
    const [finding, ...rest] = findings();
    expect(rest).toEqual([]);
    expect(finding.related).toEqual(['shop/Admin', 'shop/caller-Deployment']);
    expect(finding.help).toMatch(/^Have it call the Service by its name\. Or:/);
    // IP addresses as backends: in the way of kube-proxy all is well.
    ApiObject.of(admin).addJsonPatch(JsonPatch.remove('/metadata/annotations/kubernetes.io~1elb.pass-through'));
    expect(findings()).toEqual([]);
  });

  test('of the backend to itself is worth knowing only', () => {
    hairpin();
    new kplus.k8s.KubeDeployment(chart, 'web', {
      spec: {
        replicas: 1,
        selector: {},
        template: {
          metadata: { labels: { app: 'web' } },
          spec: { containers: [{ name: 'main', env: [{ name: 'ADVERTISED', value: '10.0.0.8:80' }] }] },
        },
      },
    });
    expect(findings().map(({ severity, help }) => [severity, help])).toEqual([
      [
        'info',
        "If it only tells others the address, nothing is wrong. Have it call the Service by its name, 'web.shop:80'.",
      ],
    ]);
  });
});

describe('places', () => {
  const apart = {
    affinity: {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'web' } } },
        ],
      },
    },
  };

  test('callers that are kept apart reach it', () => {
    hairpin();
    caller('10.0.0.8', apart);
    expect(findings()).toEqual([]);
  });

  test('callers of another cluster are outside', () => {
    hairpin();
    const other = new Chart(app, 'other');
    CceCluster.standard().attachTo(other);
    caller('10.0.0.8', {}, other);
    expect(findings()).toEqual([]);
  });

  test('which place fails may depend on what is not known, as long as one does', () => {
    new LoadBalancerService(chart, 'Web', {
      elb: dedicated(),
      ports: [{ port: 80 }],
      externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
    });
    caller('10.0.0.8');
    expect(findings().map(({ message }) => message)).toEqual([
      expect.stringMatching(
        / for pod-on-backend-node \(.*\) or pod-on-other-node \(.*\), depending on what is not known$/,
      ),
    ]);
  });

  test('a fact of the cluster that would decide is told as missing', () => {
    const open = new Chart(app, 'open');
    CceCluster.standard({ version: 'v1.28.8-r0', network: StandardNetwork.VPC_ROUTER }).attachTo(open);
    new LoadBalancerService(open, 'Web', {
      metadata: { name: 'web', annotations: {} },
      elb: ExistingElb.shared(ID, { privateIp: '10.0.0.8' }),
      ports: [{ port: 80 }],
      externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
    });
    caller('10.0.0.8', apart, open);
    const { blocks } = standardError();
    app.synth();
    expect(findings()).toEqual([]);
    expect(blocks.join('')).toMatch(/not checked: .*app-client-cannot-reach.* \(proxyMode is not known\)/);
  });

  const together = { affinity: { podAffinity: apart.affinity.podAntiAffinity } };
  const PASS = 'kubernetes.io/elb.pass-through';
  const CLASS = 'kubernetes.io/elb.class';
  test.each<[string, () => CceCluster, object, string, string]>([
    ['the type', () => CceCluster.unspecified(), { [CLASS]: 'performance', [PASS]: 'true' }, 'Cluster', 'clusterType'],
    ['the network', () => CceCluster.standard(), { [CLASS]: 'union', [PASS]: 'false' }, 'Local', 'network'],
    ['the class', () => knownCluster(), { [PASS]: 'true' }, 'Cluster', 'elbClass'],
  ])('%s is told as missing', (_name, cluster, annotations, externalTrafficPolicy, fact) => {
    const open = new Chart(app, 'open');
    cluster().attachTo(open);
    new LoadBalancerService(open, 'Known', {
      elb: ExistingElb.shared(ID, { privateIp: '10.0.0.8' }),
      ports: [{ port: 81 }],
    });
    new ApiObject(open, 'Web', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web', annotations: { 'kubernetes.io/elb.id': ID, ...annotations } },
      spec: { type: 'LoadBalancer', selector: { app: 'web' }, ports: [{ port: 80 }], externalTrafficPolicy },
    } as any);
    caller('10.0.0.8:80', together, open);
    const { blocks } = standardError();
    app.synth();
    expect(blocks.join('')).toMatch(new RegExp(`[ ,]app-client-cannot-reach[^;]* \\(${fact} is not known\\)`));
  });

  test('names without a namespace', () => {
    const bare = new Chart(app, 'bare');
    knownCluster().attachTo(bare);
    new PassThroughLoadBalancerService(bare, 'Web', {
      metadata: { name: 'web' },
      elb: dedicated(),
      ports: [{ port: 80 }],
    });
    caller('10.0.0.8', {}, bare);
    expect(findings().map(({ message, help }) => [message, help])).toEqual([
      [
        expect.stringMatching(/^Deployment 'caller' refers to '10\.0\.0\.8', the private/),
        expect.stringContaining("'web'."),
      ],
    ]);
  });

  test('by its name only where that works', () => {
    const service = hairpin();
    caller('10.0.0.8');
    ApiObject.of(service).addJsonPatch(JsonPatch.add('/spec/internalTrafficPolicy', 'Local'));
    expect(findings()[0].help).not.toContain('web.shop');
  });
});

describe('addresses', () => {
  test('of one that is created with the Service', () => {
    hairpin('Web', 80, {
      elb: ElbAutocreate.dedicatedPrivate({
        availabilityZones: ['z'],
        flavors: ElbFlavors.fixedSpecification({ layer4: 'L4' }),
        privateIp: '10.0.0.9',
      }),
    });
    caller('10.0.0.9');
    expect(findings().map(({ name }) => name)).toEqual(['web']);
  });

  test('given to one Service, of use for all on the load balancer', () => {
    hairpin('Admin', 81);
    new kplus.k8s.KubeService(chart, 'l1', {
      metadata: {
        name: 'l1',
        annotations: {
          'kubernetes.io/elb.id': ID,
          'kubernetes.io/elb.class': 'performance',
          'kubernetes.io/elb.pass-through': 'true',
        },
      },
      spec: { type: 'LoadBalancer', ports: [{ port: 80 }] },
    });
    caller('10.0.0.8:80');
    expect(findings().map(({ name }) => name)).toEqual(['l1']);
  });

  test('not if a patch has put another load balancer there', () => {
    const service = hairpin();
    caller('10.0.0.8');
    ApiObject.of(service).addJsonPatch(
      JsonPatch.replace('/metadata/annotations/kubernetes.io~1elb.id', ID.replace('3', '4')),
    );
    expect(findings()).toEqual([]);
  });

  test('a host name, where every address fails', () => {
    hairpin('Web', 80, {
      elb: ExistingElb.dedicated(ID, { hostNames: ['shop.example.com'] }),
      selector: kplus.Pods.select(chart, 'Own', { labels: { app: 'other' } }),
    });
    caller('http://SHOP.example.com:80/x');
    expect(findings()).toEqual([]);
  });

  test('are looked for only where some are known', () => {
    hairpin('Web', 80, { elb: ExistingElb.dedicated(ID) });
    let rendered = 0;
    class Counted extends ApiObject {
      override toJson(): any {
        rendered++;
        return super.toJson();
      }
    }
    new Counted(chart, 'config', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'config' },
      data: {},
    } as any);
    findings();
    expect(rendered).toBe(0);
    expect(findings()).toEqual([]);
  });

  test('are not written into the Service', () => {
    expect(ExistingElb.shared(ID, ADDRESSES)._annotations()).toEqual(ExistingElb.shared(ID)._annotations());
    expect(dedicated()).toMatchObject(ADDRESSES);
    expect(ExistingElb.shared(ID)).toMatchObject({ hostNames: [] });
  });

  test.each<[ExistingElbOptions, string]>([
    [{ privateIp: '10.0.0.8/24' }, "privateIp: expected one IPv4 address without a prefix length, such as '10.0.0.8'"],
    [{ privateIp: '10.0.0.256' }, 'privateIp: expected one IPv4 address'],
    [{ publicIp: 'shop.example.com' }, 'publicIp: expected one IPv4 address'],
    [{ hostNames: ['shop'] }, "hostNames[0]: expected a host name with a dot at least, such as 'shop.example.com'"],
    [{ hostNames: ['10.0.0.8'] }, 'hostNames[0]: expected a host name'],
    [{ multiCluster: true } as any, "there is no property 'multiCluster': only a dedicated load balancer has it"],
  ])('%j is refused', (options, expected) => {
    expect(() => ExistingElb.shared(ID, options)).toThrow(expected);
  });
});
