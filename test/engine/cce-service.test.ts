import { elbClass, elbId } from '../../src/annotations/groups/connection';
import { healthCheckOption } from '../../src/annotations/groups/health-check';
import { passThrough } from '../../src/annotations/groups/pass-through';
import { CceService, kindOf } from '../../src/engine/cce-service';
import { AnnotationReader } from '../../src/engine/service-annotations';
import { KubeObject } from '../../src/manifest/kube-object';
import { elb, service } from '../rules/manifests';
import { ID } from '../support/yaml';

type Data = Record<string, unknown>;
const seen = (data: Data) => new CceService(new KubeObject(data, undefined), {});
const kind = (data: Data, meantForCce = false) => kindOf(new KubeObject(data, undefined), meantForCce);
const annotated = (annotations: unknown, spec: Data = {}, more: Data = {}) => seen(service(annotations, spec, more));
const metadata = (more: Data) => ({ metadata: { name: 'web', annotations: {}, ...more } });

describe('what kind of Service it is', () => {
  const OURS = { [elb('id')]: ID };

  test.each<[string, Data, ReturnType<typeof kind>]>([
    ['with a key of ours', service(OURS), 'cce'],
    ['without', service({ other: 'x' }), undefined],
    ['of another type', service(OURS, { type: 'ClusterIP' }), 'not-load-balancer'],
    ['of no type', service(OURS, { type: undefined }), 'not-load-balancer'],
    ['a part', service(OURS, { type: undefined, selector: undefined, ports: undefined }), 'part'],
    ['a part with ports', service(OURS, { type: undefined, selector: undefined }), 'part'],
    ['a part with a selector', service(OURS, { type: undefined, ports: undefined }), 'part'],
    ['of a type, without the rest', service(OURS, { selector: undefined, ports: undefined }), 'cce'],
    ['a part without a key of ours', service({}, { type: undefined, ports: undefined }), undefined],
    ['a part of a NAT gateway', { ...service({ [elb('class')]: 'dnat' }), spec: {} }, undefined],
    [
      'a part with a key of another controller',
      { ...service({ [elb('keep-eip')]: 'true' }), spec: {} },
      'other-dialect',
    ],
    ['of another type, without a key of ours', service({}, { type: 'ClusterIP' }), undefined],
    ['of another kind', { ...service(OURS), kind: 'Ingress' }, undefined],
    ['of Knative', { ...service(OURS), apiVersion: 'serving.knative.dev/v1' }, undefined],
    ['of a NAT gateway', service({ [elb('class')]: 'dnat' }), undefined],
    ['of another class of load balancers', service(OURS, { loadBalancerClass: 'x/y' }), 'other-load-balancer-class'],
    ['of no other class', service(OURS, { loadBalancerClass: '' }), 'cce'],
    ['of a class that somebody completes', service(OURS, { loadBalancerClass: '${CLASS}' }), undefined],
    ['of a type that somebody completes', service(OURS, { type: '${TYPE}' }), undefined],
    ['with a key of another controller', service({ [elb('keep-eip')]: 'true' }), 'other-dialect'],
    ['with keys of both', service({ [elb('keep-eip')]: 'true', [elb('id')]: ID }), 'other-dialect'],
    ['with a class of another controller', service({ [elb('class')]: 'shared' }), 'other-dialect'],
    ['with a class that nobody knows', service({ [elb('class')]: 'x' }), 'cce'],
  ])('%s', (_title, data, expected) => {
    expect(kind(data)).toBe(expected);
  });

  test.each<[string, Data, ReturnType<typeof kind>]>([
    ['without a key of ours', service(), 'cce'],
    ['of another type', service({}, { type: 'ClusterIP' }), undefined],
    ['of another class of load balancers', service({}, { loadBalancerClass: 'x/y' }), undefined],
  ])('meant for CCE, %s', (_title, data, expected) => {
    expect(kind(data, true)).toBe(expected);
  });
});

describe('of a part, what is absent is not known', () => {
  const part = (annotations: Data, spec: Data = {}) => seen({ ...service(annotations), spec });
  const whole = annotated({ [elb('autocreate')]: '{}' });
  const {
    isPart,
    elbClass: ofPart,
    externalTrafficPolicy,
    entryProtocols,
    listenerProtocols,
  } = part({
    [elb('autocreate')]: '{}',
  });

  test('keys', () => {
    expect(part({ [elb('id')]: ID }).hasKey(elb('id'))).toBe(true);
    expect(part({ [elb('id')]: ID }).hasKey(elb('class'))).toBeUndefined();
    expect(whole.hasKey(elb('class'))).toBe(false);
  });

  test('the rest', () => {
    const absent = [undefined, undefined, undefined, undefined];
    expect([isPart, ofPart, externalTrafficPolicy, entryProtocols, listenerProtocols]).toEqual([true, ...absent]);
    expect([whole.isPart, whole.elbClass, whole.externalTrafficPolicy, whole.entryProtocols]).toEqual([
      false,
      'union',
      'Cluster',
      [],
    ]);
  });

  test('more ports than it says', () => {
    const { ports, listenerProtocols: ofSome } = part({}, { ports: [{ port: 443 }] });
    expect([ports.length, ofSome]).toEqual([1, undefined]);
  });

  test('what it says is known', () => {
    const subject = part(
      { [elb('class')]: 'performance', [elb('protocol-port')]: 'https:443' },
      { externalTrafficPolicy: 'Local' },
    );
    expect(subject).toMatchObject({
      elbClass: 'performance',
      externalTrafficPolicy: 'Local',
      entryProtocols: ['HTTPS'],
    });
  });
});

describe('a live object', () => {
  test.each<[string, Data, boolean]>([
    ['no', service(), false],
    ['an address in the status', service({}, {}, { status: { loadBalancer: { ingress: [{ ip: '1.2.3.4' }] } } }), true],
    ['an empty status', service({}, {}, { status: { loadBalancer: {} } }), false],
    ['no address in the status', service({}, {}, { status: { loadBalancer: { ingress: [] } } }), false],
    ['a uid', service({}, {}, metadata({ uid: 'x' })), true],
    ['an empty uid', service({}, {}, metadata({ uid: '' })), false],
    ['a version', service({}, {}, metadata({ resourceVersion: '5' })), true],
    ['a time', service({}, {}, metadata({ creationTimestamp: '2026-01-01T00:00:00Z' })), true],
    ['no time, as kubectl prints it', service({}, {}, metadata({ creationTimestamp: null })), false],
    ['the finalizer', service({}, {}, metadata({ finalizers: ['service.kubernetes.io/load-balancer-cleanup'] })), true],
    ['another finalizer', service({}, {}, metadata({ finalizers: ['x/y'] })), false],
    ['an address in the cluster', service({}, { clusterIP: '10.0.0.1' }), true],
    ['no address in the cluster', service({}, { clusterIP: 'None' }), false],
    ['an empty address', service({}, { clusterIP: '' }), false],
    ['what kubectl applied', service({ 'kubectl.kubernetes.io/last-applied-configuration': '{}' }), true],
    ['the mark of the platform', service({ [elb('mark')]: '' }), true],
    [
      'a public address that was made',
      service({ [elb('eip-id')]: 'x', [elb('id')]: ID, [elb('autocreate')]: '' }),
      true,
    ],
    ['a public address alone', service({ [elb('eip-id')]: 'x', [elb('id')]: ID }), false],
  ])('%s', (_title, data, live) => {
    expect(seen(data).live).toBe(live);
  });
});

describe('annotations', () => {
  test.each<[string, unknown, [string | undefined, boolean, boolean | undefined]]>([
    ['a text', 'x', ['x', true, true]],
    ['an empty text, which counts as absent', '', [undefined, false, false]],
    ['null, which the API server takes as empty', null, [undefined, false, false]],
    ['undefined, which nobody writes', undefined, [undefined, false, false]],
    ['a number: what becomes of it is not known', 5, [undefined, true, undefined]],
    ['a template: what becomes of it is not known', '${X}', [undefined, true, undefined]],
  ])('%s', (_title, value, expected) => {
    const subject = annotated({ [elbId.key]: value });
    expect([subject.text(elbId.key), subject.has(elbId), subject.hasKey(elbId.key)]).toEqual(expected);
  });

  test('what is empty and there', () => {
    const subject = annotated({ [elb('acl-id')]: '', other: '' });
    expect([subject.text(elb('acl-id')), subject.hasKey(elb('acl-id'))]).toEqual(['', true]);
    expect([subject.text('other'), subject.hasKey('other')]).toEqual([undefined, false]);
    expect([subject.text('none'), subject.hasKey('none'), subject.hasKey('constructor')]).toEqual([
      undefined,
      false,
      false,
    ]);
  });

  test('an empty text that is no value is a mistake of its own', () => {
    const subject = annotated({ [elb('cert-id')]: '' });
    expect([subject.text(elb('cert-id')), subject.hasKey(elb('cert-id'))]).toEqual(['', undefined]);
  });

  test('are sorted once', () => {
    const subject = annotated({
      [elb('class')]: 'union',
      [elb('id')]: 'x',
      [elb('health-check-option')]: '',
      [elb('lb-algorithm')]: 5,
      [elb('lb-algoritm')]: 'ROUND_ROBIN',
      [elb('autocreate')]: '{"name":"<name>"}',
      [elb('tags')]: '${TAGS}',
      'kubernetes.io/session-affinity-mode': 'SOURCE_IP',
      other: true,
    });
    const keys = (settings: readonly { spec: { key: string } }[]) => settings.map(({ spec: { key } }) => key);
    expect(keys(subject.settings)).toEqual(
      ['class', 'id', 'lb-algorithm', 'autocreate', 'tags'].map((name) => elb(name)),
    );
    expect(keys(subject.flawed)).toEqual([elb('id'), elb('autocreate')]);
    expect(subject.strangers).toEqual([elb('lb-algoritm'), 'kubernetes.io/session-affinity-mode', 'other']);
    expect(subject.notText).toEqual([elb('lb-algorithm'), 'other']);
  });

  describe('of several Services', () => {
    const KEYS = Array.from({ length: 40 }, (_, index) => `k${index}`);
    const of = (...indexes: number[]) => Object.fromEntries(indexes.map((index) => [KEYS[index], 'x']));

    test('are read once if they are the same', () => {
      const reader = new AnnotationReader();
      const first = reader.read(of(0, 1), undefined);
      expect(reader.read(of(0, 1), undefined)).toBe(first);
      expect(reader.read(of(0), undefined)).not.toBe(first);
      expect(reader.read(of(0, 1, 2), undefined)).not.toBe(first);
      expect(reader.read({ ...of(0), [KEYS[1]]: 'y' }, undefined)).not.toBe(first);
      expect(reader.read(of(0, 1), 'otc')).not.toBe(first);
      expect(reader.read(of(0, 1), undefined)).toBe(first);
    });

    test('are told apart where their hashes are the same', () => {
      const reader = new AnnotationReader();
      reader.read(of(...KEYS.keys()), undefined);
      // 31 × 0 + 33 is 31 × 1 + 2.
      const [one, other] = [of(39, 0, 33), of(39, 1, 2)].map((each) => reader.read(each, undefined));
      expect([one.strangers, other.strangers]).toEqual([
        ['k39', 'k0', 'k33'],
        ['k39', 'k1', 'k2'],
      ]);
      expect(reader.read(of(39, 0, 33), undefined)).toBe(one);
      expect(reader.read(of(39, 1, 2), undefined)).toBe(other);
    });
  });

  test('are decoded once, whatever becomes of it', () => {
    const subject = annotated({ [healthCheckOption.key]: '{"delay":"0","timeout":"5"}', [passThrough.key]: '${X}' });
    const decoding = subject.decoded(healthCheckOption);
    expect(decoding?.value).toEqual({ timeout: 5 });
    expect(decoding?.problems).toHaveLength(1);
    expect(subject.decoded(healthCheckOption)).toBe(decoding);
    expect(subject.value(healthCheckOption)).toEqual({ timeout: 5 });
    expect([subject.decoded(passThrough), subject.decoded(passThrough), subject.value(passThrough)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

test.each<[string, Record<string, unknown>, [string | undefined, string | undefined]]>([
  ['an existing one', { [elb('class')]: 'performance', [elb('id')]: ID.toUpperCase() }, ['performance', ID]],
  ['an existing one of no class', { [elb('id')]: ID }, [undefined, ID]],
  ['one that is created', { [elb('autocreate')]: '{}' }, ['union', undefined]],
  ['one that was created', { [elb('autocreate')]: '{}', [elb('id')]: ID }, [undefined, ID]],
  ['a class that is wrong', { [elb('class')]: 'x', [elb('autocreate')]: '{}' }, [undefined, undefined]],
  ['an empty class', { [elb('class')]: '', [elb('autocreate')]: '{}' }, ['union', undefined]],
  ['an id that is wrong', { [elb('id')]: 'x' }, [undefined, undefined]],
  ['a placeholder', { [elb('id')]: '<id>' }, [undefined, undefined]],
  ['nothing', {}, [undefined, undefined]],
])('class and id: %s', (_title, annotations, expected) => {
  const subject = annotated(annotations);
  expect([subject.elbClass, subject.elbId]).toEqual(expected);
  expect(subject.has(elbClass)).toBe(Boolean(annotations[elb('class')]));
});

describe('ports', () => {
  const HTTP = { [elb('protocol-port')]: 'http:80,tls:443' };
  const listeners = (annotations: Data, ports: unknown) =>
    annotated(annotations, { ports }).ports.map(({ port, protocol, listener }) => [port, protocol, listener]);

  test('what is read of them', () => {
    const ports = [{ name: 'a', port: 80, nodePort: 30000 }, { name: 5, port: '81', nodePort: '1' }, null];
    expect(annotated({}, { ports }).ports).toEqual([
      { index: 0, name: 'a', port: 80, protocol: 'TCP', nodePort: 30000, listener: 'TCP', side: 'TCP' },
      { index: 1, protocol: 'TCP', side: 'TCP' },
      { index: 2, protocol: 'TCP', side: 'TCP' },
    ]);
    expect(annotated({}, { ports: 'x' }).ports).toEqual([]);
  });

  test.each<[string, Data, unknown, unknown[]]>([
    ['no protocol', {}, [{ port: 80 }], [[80, 'TCP', 'TCP']]],
    ['null as a protocol', {}, [{ port: 80, protocol: null }], [[80, 'TCP', 'TCP']]],
    ['an empty protocol', {}, [{ port: 80, protocol: '' }], [[80, 'TCP', 'TCP']]],
    ['UDP', {}, [{ port: 80, protocol: 'UDP' }], [[80, 'UDP', 'UDP']]],
    ['SCTP', {}, [{ port: 80, protocol: 'SCTP' }], [[80, 'SCTP', undefined]]],
    ['an unknown protocol', {}, [{ port: 80, protocol: 'tcp' }], [[80, undefined, undefined]]],
    [
      'listeners by port',
      HTTP,
      [{ port: 80 }, { port: 443 }, { port: 81 }, { port: 80, protocol: 'UDP' }],
      [
        [80, 'TCP', 'HTTP'],
        [443, 'TCP', 'TLS'],
        [81, 'TCP', 'TCP'],
        [80, 'UDP', 'UDP'],
      ],
    ],
    ['listeners that cannot be read', { [elb('protocol-port')]: 'x' }, [{ port: 80 }], [[80, 'TCP', undefined]]],
  ])('%s', (_title, annotations, ports, expected) => {
    expect(listeners(annotations, ports)).toEqual(expected);
  });

  test.each<[string, Data, unknown, string | undefined]>([
    ['TCP', {}, { port: 80 }, 'TCP'],
    ['HTTP', HTTP, { port: 80 }, 'TCP'],
    ['TLS', HTTP, { port: 443 }, 'TCP'],
    ['UDP', HTTP, { port: 80, protocol: 'UDP' }, 'UDP'],
    ['QUIC', { [elb('protocol-port')]: 'quic:443' }, { port: 443 }, 'UDP'],
    ['SCTP', {}, { port: 80, protocol: 'SCTP' }, undefined],
    ['an unknown protocol', {}, { port: 80, protocol: 'tcp' }, undefined],
    ['an entry that cannot be read', { [elb('protocol-port')]: '${PORTS}' }, { port: 80 }, 'TCP'],
  ])('the side of %s', (_title, annotations, port, side) => {
    expect(annotated(annotations, { ports: [port] }).ports.map((each) => each.side)).toEqual([side]);
  });

  test.each<[string, Data, readonly string[] | undefined]>([
    ['none', {}, []],
    ['whether or not the Service has the port', { [elb('protocol-port')]: 'https:8443,tls:1' }, ['HTTPS', 'TLS']],
    ['that cannot be read', { [elb('protocol-port')]: 'x' }, undefined],
    ['that somebody completes', { [elb('protocol-port')]: '${PORTS}' }, undefined],
  ])('entries: %s', (_title, annotations, expected) => {
    expect(annotated(annotations).entryProtocols).toEqual(expected);
  });

  test('what the load balancer listens on', () => {
    const ports = [
      { name: 'a', port: 80 },
      { name: 'cce-healthz', port: 81 },
    ];
    const subject = annotated(HTTP, { ports });
    expect(subject.listenerPorts.map(({ port }) => port)).toEqual([80]);
    expect(subject.listenerProtocols).toEqual(['HTTP']);
    expect(annotated({}, { ports: [] }).listenerProtocols).toBeUndefined();
    expect(annotated({}, { ports: [{ port: 80 }, { port: 'x' }] }).listenerProtocols).toBeUndefined();
  });

  test('the policy', () => {
    expect(annotated({}, { externalTrafficPolicy: 'Local' }).externalTrafficPolicy).toBe('Local');
    expect(annotated({}, { externalTrafficPolicy: 'Cluster' }).externalTrafficPolicy).toBe('Cluster');
    expect(annotated({}, { externalTrafficPolicy: '' }).externalTrafficPolicy).toBe('Cluster');
    expect(annotated({}, { externalTrafficPolicy: null }).externalTrafficPolicy).toBe('Cluster');
    // The API server refuses these, and what is meant is not known.
    expect(annotated({}, { externalTrafficPolicy: 'local' }).externalTrafficPolicy).toBeUndefined();
    expect(annotated({}, { externalTrafficPolicy: true }).externalTrafficPolicy).toBeUndefined();
    expect(annotated({}).externalTrafficPolicy).toBe('Cluster');
    expect(annotated({}, { externalTrafficPolicy: '${POLICY}' }).externalTrafficPolicy).toBeUndefined();
  });
});
