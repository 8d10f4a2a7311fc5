// Whoever does what a help says is not told by another rule to undo it.
import type { ClusterFacts } from '../../src/cluster/cluster-facts';
import { ProxyMode } from '../../src/cluster/proxy-mode';
import { readVersion } from '../../src/cluster/version';
import type { Diagnostic } from '../../src/diagnostics/diagnostic';
import { ID } from '../support/yaml';
import {
  CERTIFICATE,
  type Dictionary,
  dedicated,
  elb,
  findings,
  GROUP,
  named,
  OTHER_ID,
  type Placed,
  run,
  service,
  shared,
} from './manifests';

type Edit = (annotations: Dictionary, spec: Dictionary, says: RegExpExecArray) => void;

const passThrough: Edit = (annotations, { externalTrafficPolicy }) => {
  if (externalTrafficPolicy !== 'Local') annotations[elb('pass-through')] = 'true';
};
const noPassThrough: Edit = (annotations) => {
  delete annotations[elb('pass-through')];
};
const accessControl: Edit = (annotations) => {
  annotations[elb('acl-id')] = GROUP;
  annotations[elb('acl-status')] = 'on';
  annotations[elb('acl-type')] = 'white';
};
const withId: Edit = (annotations) => {
  annotations[elb('id')] = OTHER_ID;
};
/** Of an entry of protocol-port: what stands before it and after it stays. */
const entries = (annotations: Dictionary, change: (all: string[]) => string[]) => {
  annotations[elb('protocol-port')] = change(String(annotations[elb('protocol-port')]).split(',')).join(',');
};
let nextPort = 1000;
const noTransfer: Edit = (annotations) => {
  delete annotations[elb('transparent-client-ip')];
};

function removing(field: string, edit?: Edit): Edit {
  return (annotations, spec, says) => {
    edit?.(annotations, spec, says);
    delete spec[field];
  };
}

/** What a help says, and what somebody then does: to the Service itself, or to all Services of the run. */
const ADVICE: readonly (readonly [says: RegExp, edit: Edit, of: 'itself' | 'all'])[] = [
  [/ or set kubernetes\.io\/elb\.pass-through to "true"/, passThrough, 'itself'],
  [/^Set pass-through on all Services/, passThrough, 'all'],
  [/^Set pass-through on the other Services/, passThrough, 'all'],
  [/ or set pass-through on the Service/, passThrough, 'itself'],
  [/ or set pass-through on all Services of this cluster/, passThrough, 'all'],
  [/remove it from the others/i, noPassThrough, 'all'],
  [/ or remove kubernetes\.io\/elb\.transparent-client-ip/, noTransfer, 'itself'],
  [
    / or use a shared load balancer without /,
    (annotations) => {
      delete annotations[elb('transparent-client-ip')];
      annotations[elb('class')] = 'union';
      annotations[elb('id')] = OTHER_ID;
    },
    'itself',
  ],
  [
    /^Use policy Cluster|, use policy Cluster/,
    (_, spec) => {
      spec.externalTrafficPolicy = 'Cluster';
    },
    'itself',
  ],
  [
    /^Write kubernetes\.io\/elb\.pass-through: onlyLocal/,
    (annotations) => {
      annotations[elb('pass-through')] = 'onlyLocal';
    },
    'itself',
  ],
  [/^Remove it: the platform writes it where externalTrafficPolicy is Local/, noPassThrough, 'itself'],
  [
    /^Set the IP family of the Service to IPv4/,
    (_, spec) => {
      spec.ipFamilies = ['IPv4'];
    },
    'itself',
  ],
  [/^Put the ranges into an IP address group/, removing('loadBalancerSourceRanges', accessControl), 'itself'],
  [/^Restrict access outside of the Service/, removing('loadBalancerSourceRanges'), 'itself'],
  [
    /^Set it on all Services of the load balancer/,
    (annotations) => {
      annotations[elb('multicluster')] = 'true';
    },
    'all',
  ],
  [/^Set it on all .* or give them different load balancers|^Give them different load balancers/, withId, 'itself'],
  [
    /^Remove it from the others, and give each Service ports of its own: a shared/,
    (annotations, spec) => {
      if (annotations[elb('multicluster')] !== undefined) spec.ports = [{ port: nextPort++ }];
      delete annotations[elb('multicluster')];
    },
    'all',
  ],
  [
    /^Name (?:IP address groups|an IP address group)(?:, with)?(?: (\S+elb.acl-status): "on")?(?: and)?(?: (\S+elb.acl-type): white)?/,
    (annotations, _spec, [help, ...missing]) => {
      annotations[elb('acl-id')] = help.includes('groups') ? `${GROUP},${ID}` : GROUP;
      for (const key of missing) if (key !== undefined) annotations[key] = key.endsWith('type') ? 'white' : 'on';
    },
    'itself',
  ],
  [
    /, or write kubernetes\.io\/elb\.acl-status: "off" if every address may connect/,
    (annotations) => {
      annotations[elb('acl-status')] = 'off';
    },
    'itself',
  ],
  [/^Name a load balancer by kubernetes\.io\/elb\.id/, withId, 'itself'],
  [
    /, or have one created by kubernetes\.io\/elb\.autocreate(?:, with (available_zone) and the (flavors))?/,
    (annotations, _spec, [, zone, flavors]) => {
      annotations[elb('autocreate')] = JSON.stringify({
        ...(zone === undefined ? {} : { [zone]: ['eu-de-01'] }),
        ...(flavors === undefined
          ? {}
          : { l4_flavor_name: 'L4_flavor.elb.s1.small', l7_flavor_name: 'L7_flavor.elb.s1.small' }),
      });
    },
    'itself',
  ],
  [
    /^Name a port that is there, such as (\w+):(\d+)/,
    (annotations, _spec, [, protocol, port]) =>
      entries(annotations, (all) => all.map((each) => (each === `${protocol}:99` ? `${protocol}:${port}` : each))),
    'itself',
  ],
  [
    /(?:^Add|, or add) port (\d+) \(TCP\) to spec\.ports(, where each then needs a name)?/,
    (_annotations, spec, [, port, needsNames]) => {
      const ports = (spec.ports as Dictionary[]).map((each) => (needsNames ? { name: 'first', ...each } : each));
      spec.ports = [...ports, { name: 'more', port: Number(port) }];
    },
    'itself',
  ],
  [
    /^Keep one of them\./,
    (annotations) => entries(annotations, (all) => all.filter((each, at) => at === 0 || !each.endsWith(':80'))),
    'itself',
  ],
  [
    /^Keep (\w+:80), since there is a certificate/,
    (annotations, _spec, [, kept]) =>
      entries(annotations, (all) => all.filter((each) => each === kept || !each.endsWith(':80'))),
    'itself',
  ],
];

const CLUSTERS: readonly ClusterFacts[] = [
  {},
  ...(['standard', 'turbo'] as const).flatMap((clusterType) =>
    [ProxyMode.IPTABLES, ProxyMode.IPVS].flatMap((proxyMode) =>
      ['v1.17', 'v1.29'].map((version) => ({ clusterType, proxyMode, version: readVersion(version) })),
    ),
  ),
];

const certificate = { [elb('cert-id')]: CERTIFICATE };
const LISTENERS: readonly Dictionary[] = [
  {},
  { [elb('protocol-port')]: 'https:80,https:81', ...certificate },
  { [elb('protocol-port')]: 'https:80', ...certificate },
  { [elb('protocol-port')]: 'tls:80', ...certificate },
];
const SETTINGS: readonly Dictionary[] = [
  {},
  { [elb('pass-through')]: 'true' },
  { [elb('pass-through')]: 'onlyLocal' },
  { [elb('transparent-client-ip')]: 'true' },
  { 'kubernetes.io/hws-hostNetwork': 'true', [elb('pass-through')]: 'true' },
];
const PORTS = [
  { name: 'a', port: 80 },
  { name: 'b', port: 81 },
];

function* services(): Generator<Dictionary> {
  for (const kind of [shared, dedicated]) {
    for (const listeners of LISTENERS) {
      for (const settings of SETTINGS) {
        for (const spec of [{}, { externalTrafficPolicy: 'Local' }, { ipFamilies: ['IPv6'] }]) {
          yield kind({ ...listeners, ...settings }, { ports: PORTS, ...spec });
        }
      }
    }
  }
}

/** Services that have what advice other than about reachability is given for. */
function* faultyServices(): Generator<Dictionary> {
  const ranges = { loadBalancerSourceRanges: ['10.0.0.0/8'] };
  for (const kind of [shared, dedicated]) {
    for (const access of [
      {},
      { [elb('acl-status')]: 'on' },
      { [elb('acl-type')]: 'black' },
      { [elb('acl-status')]: 'on', [elb('acl-type')]: 'white' },
    ]) {
      yield kind({ [elb('acl-id')]: '', ...access });
    }
    yield kind({}, ranges);
    for (const beside of [{}, certificate]) {
      for (const entry of ['http:99', 'https:99', 'http:80,https:80', 'https:80,http:80', 'http:80,http:99']) {
        yield kind({ [elb('protocol-port')]: entry, ...beside });
        yield kind({ [elb('protocol-port')]: entry, ...beside }, { ports: [{ port: 80, protocol: 'UDP' }] });
      }
    }
  }
  for (const elbClass of ['union', 'performance']) {
    for (const settings of [{}, { [elb('multicluster')]: 'true' }, { [elb('protocol-port')]: 'http:80' }]) {
      yield service({ [elb('class')]: elbClass, ...settings });
    }
  }
}

function* faultyRuns(): Generator<readonly Placed[]> {
  const editions = (['huawei', 'otc'] as const).map((edition): ClusterFacts => ({ edition }));
  for (const cluster of [...CLUSTERS, ...editions]) {
    for (const data of faultyServices()) yield [{ data, cluster }];
    for (const kind of [shared, dedicated]) {
      const withIt = kind({ [elb('multicluster')]: 'true' });
      const without = kind({}, { ports: [{ port: 81 }] });
      for (const other of [cluster, { ...cluster, name: 'another' }]) {
        yield [
          { data: named('a', withIt), cluster },
          { data: named('b', withIt), cluster: other },
          { data: named('c', without), cluster: other },
        ];
      }
    }
  }
}

/** Alone, beside another Service on the load balancer, and beside one of another cluster. */
function* runs(): Generator<readonly Placed[]> {
  for (const cluster of CLUSTERS) {
    for (const data of services()) {
      const metadata = data.metadata as { annotations: Dictionary };
      const other = service(
        { [elb('class')]: metadata.annotations[elb('class')], [elb('id')]: metadata.annotations[elb('id')] },
        { ports: [{ name: 'c', port: 90 }] },
      );
      yield [{ data, cluster }];
      yield [
        { data, cluster },
        { data: named('other', other), cluster },
      ];
      yield [
        { data, cluster },
        { data: named('other', other), cluster: { ...cluster, name: 'another' } },
      ];
    }
  }
}

const keyOf = ({ rule, subject }: Diagnostic) => `${rule} of ${subject.name}`;

/** What is no contradiction: `rule > rule that finds something then`. */
const ALLOWED: Readonly<Record<string, string>> = {
  'missing-requirement > two-clusters-on-one-elb':
    'what onlyLocal means with policy Cluster is not known, so that it was not judged',
  'pass-through-value-will-change > pass-through-mismatch-on-shared-elb':
    'local-service-mismatch-on-shared-elb said it before',
};

function edited({ data, cluster }: Placed, edit: Edit, says: RegExpExecArray): Placed {
  const copy = structuredClone(data) as { metadata: { annotations: Dictionary }; spec: Dictionary };
  edit(copy.metadata.annotations, copy.spec, says);
  return { data: copy, cluster };
}

test('no help leads to a finding of another rule', () => {
  const given = new Set<RegExp>();
  const refused = new Set<string>();
  for (const placed of [...runs(), ...faultyRuns()]) {
    const { diagnostics } = run(placed);
    const before = new Set(diagnostics.map(keyOf));
    for (const { rule, help, subject } of diagnostics) {
      for (const [says, edit, of] of ADVICE.filter(([each]) => each.test(help))) {
        given.add(says);
        const after = placed.map((each) =>
          of === 'all' || (each.data.metadata as Dictionary).name === subject.name
            ? edited(each, edit, says.exec(help) as RegExpExecArray)
            : each,
        );
        for (const found of run(after).diagnostics) {
          if (found.severity === 'info' || before.has(keyOf(found))) continue;
          if (Object.hasOwn(ALLOWED, `${rule} > ${found.rule}`)) continue;
          refused.add(`${rule} says "${help}", then ${found.rule} says "${found.message}"`);
        }
      }
    }
  }
  expect([...refused]).toEqual([]);
  expect(ADVICE.map(([says]) => says).filter((says) => !given.has(says))).toEqual([]);
});

describe('what the help of a TLS listener that is skipped inside depends on', () => {
  const [, https, , tls] = LISTENERS;
  const mixed = LISTENERS[2];
  const standard: ClusterFacts = { clusterType: 'standard' };
  const bypassed = (data: Dictionary, cluster?: ClusterFacts, ...others: Dictionary[]) =>
    findings('tls-listener-bypassed-inside', [data, ...others], cluster).map(({ help }) => help);
  const BY_NAME = 'Inside the cluster call the Service by its name, without TLS, or ';
  const SET = [`${BY_NAME}set kubernetes.io/elb.pass-through to "true".`];
  const TERMINATE = [`${BY_NAME}terminate TLS in the pods.`];
  const EITHER = [expect.stringMatching(/terminate TLS in the pods\. Where .* "true" helps as well\.$/)];
  const one = { ports: [PORTS[0]] };

  test('whose connections it is about, by the type of the cluster', () => {
    const said = (cluster?: ClusterFacts) =>
      findings('tls-listener-bypassed-inside', [dedicated(https, { ports: PORTS })], cluster).map(
        ({ message }) => message.split(' hands ')[1],
      );
    expect(said(standard)).toEqual(['what clients inside the cluster send to the pods as it is']);
    expect(said({ clusterType: 'turbo' })).toEqual(['what nodes and hostNetwork pods send to the pods as it is']);
    expect(said()).toEqual([
      'what clients inside the cluster send to the pods as it is; in a Turbo cluster that of nodes and hostNetwork pods',
    ]);
  });

  test.each<[string, readonly unknown[], readonly unknown[]]>([
    ['layer 7 opens connections of its own', bypassed(dedicated(https, { ports: PORTS }), standard), SET],
    ['a port of layer 4 beside it', bypassed(dedicated(mixed, { ports: PORTS }), standard), TERMINATE],
    ['TLS is of layer 4', bypassed(dedicated(tls, one), standard), TERMINATE],
    [
      'pods of a Turbo cluster have addresses of their own',
      bypassed(dedicated(tls, one), { clusterType: 'turbo' }),
      SET,
    ],
    ['a cluster of any type', bypassed(dedicated(tls, one)), EITHER],
    ['a shared load balancer', bypassed(shared(mixed, { ports: PORTS }), standard), SET],
    [
      'one that presents client addresses',
      bypassed(shared({ ...mixed, [elb('transparent-client-ip')]: 'true' }, { ports: PORTS }), standard),
      TERMINATE,
    ],
    [
      'a version without pass-through',
      bypassed(shared(https, { ports: PORTS }), { ...standard, version: readVersion('v1.17') }),
      TERMINATE,
    ],
    [
      'a Service on the same load balancer that has none, where it may be bound',
      bypassed(shared(https, { ports: PORTS }), standard, named('other', shared({}, { ports: [{ port: 90 }] }))),
      TERMINATE,
    ],
    [
      'the same under iptables',
      bypassed(
        shared(https, { ports: PORTS }),
        { ...standard, proxyMode: ProxyMode.IPTABLES },
        named('other', shared({}, { ports: [{ port: 90 }] })),
      ),
      SET,
    ],
  ])('%s', (_name, found, expected) => {
    expect(found).toEqual(expected);
  });
});
