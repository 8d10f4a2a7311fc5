// Whoever does what a help says is not told by another rule to undo it.
import type { ClusterFacts } from '../../src/cluster/cluster-facts';
import { ProxyMode } from '../../src/cluster/proxy-mode';
import { readVersion } from '../../src/cluster/version';
import type { Diagnostic } from '../../src/diagnostics/diagnostic';
import {
  CERTIFICATE,
  type Dictionary,
  dedicated,
  elb,
  findings,
  named,
  OTHER_ID,
  type Placed,
  run,
  service,
  shared,
} from './manifests';

type Edit = (annotations: Dictionary, spec: Dictionary) => void;

const passThrough: Edit = (annotations, { externalTrafficPolicy }) => {
  if (externalTrafficPolicy !== 'Local') annotations[elb('pass-through')] = 'true';
};
const noPassThrough: Edit = (annotations) => {
  delete annotations[elb('pass-through')];
};
const noTransfer: Edit = (annotations) => {
  delete annotations[elb('transparent-client-ip')];
};

/** What a help says, and what somebody then does: to the Service itself, or to all Services of the run. */
const ADVICE: readonly (readonly [says: RegExp, edit: Edit, of: 'itself' | 'all'])[] = [
  [/ or set kubernetes\.io\/elb\.pass-through to "true"/, passThrough, 'itself'],
  [/^Set pass-through on all Services/, passThrough, 'all'],
  [/^Set pass-through on the other Services/, passThrough, 'all'],
  [/ or set pass-through on the Service/, passThrough, 'itself'],
  [/remove it from the others/i, noPassThrough, 'all'],
  [/ or remove kubernetes\.io\/elb\.transparent-client-ip/, noTransfer, 'itself'],
  [
    / or use a shared load balancer without /,
    (annotations) => {
      noTransfer(annotations, {});
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

function edited({ data, cluster }: Placed, edit: Edit): Placed {
  const copy = structuredClone(data) as { metadata: { annotations: Dictionary }; spec: Dictionary };
  edit(copy.metadata.annotations, copy.spec);
  return { data: copy, cluster };
}

test('no help leads to a finding of another rule', () => {
  const given = new Set<RegExp>();
  const refused = new Set<string>();
  for (const placed of runs()) {
    const { diagnostics } = run(placed);
    const before = new Set(diagnostics.map(keyOf));
    for (const { rule, help, subject } of diagnostics) {
      for (const [says, edit, of] of ADVICE.filter(([each]) => each.test(help))) {
        given.add(says);
        const after = placed.map((each) =>
          of === 'all' || (each.data.metadata as Dictionary).name === subject.name ? edited(each, edit) : each,
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
