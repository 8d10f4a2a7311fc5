// For each rule about changes what fails and what is a near-miss, through the engine: a synthesis sees one state only.
import { SYNTH_RULES } from '../../src/constructs/synth-rules';
import { judgeChanges } from '../../src/engine/judge-changes';
import type { Judged } from '../../src/engine/run-context';
import { KubeObject } from '../../src/manifest/kube-object';
import { RULES } from '../../src/rules';
import { CHANGE_RULES } from '../../src/rules/changes';

const ID = '3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d';
const OTHER_ID = '4f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d';
const elb = (name: string) => `kubernetes.io/elb.${name}`;
const CLUSTER = {};
const OTHER_CLUSTER = {};

type Annotations = Record<string, unknown>;
type Object = Record<string, unknown>;

/** An object with nothing but what it is given. */
const bare = (annotations: Annotations, spec: object = {}, metadata: object = {}): Object => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', annotations, ...metadata },
  spec: { type: 'LoadBalancer', selector: { app: 'web' }, ports: [{ name: 'a', port: 80 }], ...spec },
});
/** With an existing load balancer. */
const existing = (annotations: Annotations = {}, spec: object = {}) =>
  bare({ [elb('class')]: 'union', [elb('id')]: ID, ...annotations }, spec);
const DESCRIPTION = { type: 'inner', name: 'lb' };
/** With a load balancer that is created. */
const created = (annotations: Annotations = {}, spec: object = {}) =>
  bare({ [elb('class')]: 'union', [elb('autocreate')]: JSON.stringify(DESCRIPTION), ...annotations }, spec);
/** As `kubectl get -o yaml` prints it. */
const live = (object: Object, annotations: Annotations = {}): Object => ({
  ...object,
  metadata: {
    ...(object.metadata as object),
    uid: 'd3b07384',
    annotations: { ...(object.metadata as { annotations: Annotations }).annotations, ...annotations },
  },
});
const applied = (annotations: Annotations) => ({
  'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify({ metadata: { annotations } }),
});
const judged = (data: Object, cluster: object = CLUSTER, meantForCce = false): Judged => ({
  object: new KubeObject(data, undefined),
  cluster,
  meantForCce,
});

function judge(before: readonly Judged[], after: readonly Judged[], replaces = false) {
  const diagnostics = judgeChanges(before, after, CHANGE_RULES, { replaces });
  for (const { rule, severity } of diagnostics) {
    const { severity: usual, otherSeverities = [] } = CHANGE_RULES.find(({ id }) => id === rule)!;
    expect([usual, ...otherSeverities]).toContain(severity);
  }
  return diagnostics;
}

/** `[what was, what is]`; nothing: the Service is gone. */
type Change = readonly [before: Object, after: Object | undefined];

const found = ([before, after]: Change, replaces = false) =>
  judge([judged(before)], after === undefined ? [] : [judged(after)], replaces).map(
    ({ rule, severity }) => `${severity}: ${rule}`,
  );

interface Cases {
  /** What is told of each, all rules together. */
  readonly fails: Record<string, readonly [severities: string | readonly string[], ...Change]>;
  readonly passes: Record<string, Change>;
  readonly replaces?: true;
}

const aclOn = { [elb('acl-id')]: ID, [elb('acl-status')]: 'on', [elb('acl-type')]: 'white' };
const http = { [elb('protocol-port')]: 'http:80' };
const ranges = (list: unknown) => ({ [elb('port-ranges')]: typeof list === 'string' ? list : JSON.stringify(list) });
const port = (number: unknown, more: object = {}) => ({ ports: [{ port: number, ...more }] });
const ports = (...list: readonly [name: string, number: number, protocol?: string][]) => ({
  ports: list.map(([name, number, protocol]) => ({ name, port: number, protocol })),
});
const retain = { [elb('instance-reclaim-policy')]: 'retain' };
const customEip = { [elb('custom-eip-id')]: ID };

const CASES: Record<string, Cases> = {
  'frozen-annotation-changed': {
    fails: {
      'another class': ['error', existing(), existing({ [elb('class')]: 'performance' })],
      'another load balancer': ['error', existing(), existing({ [elb('id')]: OTHER_ID })],
      'another load balancer than the live one': ['error', live(existing()), existing({ [elb('id')]: OTHER_ID })],
      'another description': [
        'error',
        created(),
        created({ [elb('autocreate')]: JSON.stringify({ ...DESCRIPTION, name: 'b', type: undefined, x: 1 }) }),
      ],
      'a description that could not be read before': [
        'error',
        created({ [elb('autocreate')]: "{'type':'inner'}" }),
        created(),
      ],
      'the description removed': ['error', created(), existing()],
      'the id removed, for a description': ['error', existing(), created()],
      'the id emptied': ['error', existing(), existing({ [elb('id')]: '' })],
      'the class removed': ['error', existing(), bare({ [elb('id')]: ID })],
      'all keys removed': [['error', 'error'], existing(), bare({})],
      'the id of a live object removed, which nothing but its manifest chose': ['error', live(existing()), created()],
      'the id of a live object removed, which kubectl applied': [
        'error',
        live(created(), { [elb('id')]: ID, ...applied({ [elb('id')]: ID }) }),
        created(),
      ],
      'the same description in another order': [
        'warning',
        created(),
        created({ [elb('autocreate')]: '{"name": "lb", "type": "inner"}' }),
      ],
      'the same id in capital letters': ['warning', existing(), existing({ [elb('id')]: ID.toUpperCase() })],
      'options of which less is known': [
        'warning',
        existing({ [elb('class')]: 'performance', [elb('pools-options')]: '{"any_port_enabled":true}' }),
        existing({ [elb('class')]: 'performance', [elb('pools-options')]: '{}' }),
      ],
      'options of which less is known removed': [
        'warning',
        existing({ [elb('class')]: 'performance', [elb('pools-options')]: '{"any_port_enabled":true}' }),
        existing({ [elb('class')]: 'performance' }),
      ],
      'a class added': ['info', bare({ [elb('id')]: ID }), existing()],
      'a class added where it was empty': ['info', existing({ [elb('class')]: '' }), existing()],
    },
    passes: {
      'nothing changed': [existing(), existing()],
      'what only the live object has': [live(created(), { [elb('id')]: ID, [elb('mark')]: '3' }), created()],
      'a key of the live object that kubectl did not apply': [
        live(created(), { [elb('id')]: ID, ...applied({ [elb('autocreate')]: '{}' }) }),
        bare({ [elb('autocreate')]: JSON.stringify(DESCRIPTION) }),
      ],
      'an id that the platform found by the address': [
        live(bare({ [elb('class')]: 'union', [elb('ip')]: '10.0.0.1', [elb('id')]: ID })),
        bare({ [elb('class')]: 'union', [elb('ip')]: '10.0.0.1' }),
      ],
      'an id that the platform found by the field': [
        live(existing({}, { loadBalancerIP: '10.0.0.1' })),
        bare({ [elb('class')]: 'union' }, { loadBalancerIP: '10.0.0.1' }),
      ],
      'an export that is committed': [created(), live(created(), { [elb('id')]: ID })],
      'a class in the live object': [bare({ [elb('id')]: ID }), live(existing())],
      'an expression before': [existing({ [elb('id')]: '${ID}' }), existing()],
      'an expression now': [existing(), existing({ [elb('id')]: '{{ .Values.id }}' })],
      'an expression that is removed': [existing({ [elb('id')]: '${ID}' }), created({ [elb('id')]: '' })],
      'an expression inside the description': [
        created({ [elb('autocreate')]: '{"name":"${NAME}"}' }),
        created({ [elb('autocreate')]: '{"name":"lb"}' }),
      ],
      'a class that something completes, added': [
        bare({ [elb('id')]: ID }),
        bare({ [elb('id')]: ID, [elb('class')]: '${CLASS}' }),
      ],
      placeholders: [existing({ [elb('id')]: '<your-elb-id>' }), existing({ [elb('id')]: ID })],
      'placeholders in the description': [
        created({ [elb('autocreate')]: '{"vip_subnet_cidr_id":"xxxx"}' }),
        created({ [elb('autocreate')]: '{"vip_subnet_cidr_id":"x"}' }),
      ],
      'an id that the platform refused': [existing({ [elb('id')]: 'elb-306e' }), existing()],
      'an id that it will refuse, which another rule says': [existing(), existing({ [elb('id')]: 'elb-306e' })],
      'the description emptied, which another rule says': [created(), created({ [elb('autocreate')]: '' })],
      'an empty description before': [created({ [elb('autocreate')]: '' }), created()],
      'a value that is no text': [existing({ [elb('class')]: true }), existing()],
      'what can be changed': [
        existing({ [elb('lb-algorithm')]: 'ROUND_ROBIN' }),
        existing({ [elb('lb-algorithm')]: 'SOURCE_IP' }),
      ],
      'another Service': [existing(), { ...existing({ [elb('id')]: OTHER_ID }), apiVersion: 'serving.knative.dev/v1' }],
    },
  },
  'platform-written-annotation-lost': {
    replaces: true,
    fails: {
      'the id of what was created': ['warning', live(created(), { [elb('id')]: ID, [elb('mark')]: '3' }), created()],
      'state of the platform': ['warning', live(existing(), { [elb('mark')]: '3' }), existing()],
      'what kubectl did not apply': [
        'warning',
        live(existing({ [elb('keepalive_timeout')]: '60' }), applied({ [elb('class')]: 'union', [elb('id')]: ID })),
        existing(),
      ],
    },
    passes: {
      'all carried over': [
        live(created(), { [elb('id')]: ID, [elb('mark')]: '3' }),
        created({ [elb('id')]: ID, [elb('mark')]: '3' }),
      ],
      'state of the platform that stood in a manifest only, which another rule says': [
        created({ [elb('eip-id')]: ID }),
        created(),
      ],
      'nothing was written': [existing(), existing()],
      'a change': [
        existing({ [elb('lb-algorithm')]: 'ROUND_ROBIN' }),
        existing({ [elb('lb-algorithm')]: 'LEAST_CONNECTIONS' }),
      ],
    },
  },
  'elb-id-added-beside-autocreate': {
    fails: {
      'an id added': ['warning', created(), created({ [elb('id')]: ID })],
      'an id added before the platform has written one': ['warning', live(created()), created({ [elb('id')]: ID })],
    },
    passes: {
      'a description added, which another rule says': [existing(), existing({ [elb('autocreate')]: '{}' })],
      'the very id of the live object': [live(created(), { [elb('id')]: ID }), created({ [elb('id')]: ID })],
      'an export that is committed': [created(), live(created(), { [elb('id')]: ID })],
      'an id that something completes': [created(), created({ [elb('id')]: '${ID}' })],
      'a description that something completes': [
        created({ [elb('autocreate')]: '${LB}' }),
        created({ [elb('autocreate')]: '${LB}', [elb('id')]: ID }),
      ],
      'an empty id': [created(), created({ [elb('id')]: '' })],
      'an id for a Service that had none': [bare({ [elb('class')]: 'union' }), existing()],
    },
  },
  'traffic-policy-switched-to-local': {
    fails: {
      'Cluster to Local': [
        'warning',
        existing({}, { externalTrafficPolicy: 'Cluster' }),
        existing({}, { externalTrafficPolicy: 'Local' }),
      ],
      'the default to Local': ['warning', existing(), existing({}, { externalTrafficPolicy: 'Local' })],
    },
    passes: {
      'Local to Cluster': [existing({}, { externalTrafficPolicy: 'Local' }), existing()],
      'Local as before': [
        existing({}, { externalTrafficPolicy: 'Local' }),
        existing({}, { externalTrafficPolicy: 'Local' }),
      ],
      'an expression before': [
        existing({}, { externalTrafficPolicy: '${POLICY}' }),
        existing({}, { externalTrafficPolicy: 'Local' }),
      ],
      'an expression now': [existing(), existing({}, { externalTrafficPolicy: '${POLICY}' })],
      'another name': [existing(), { ...existing({}, { externalTrafficPolicy: 'Local' }), metadata: { name: 'b' } }],
    },
  },
  'removed-setting-stays-in-effect': {
    fails: {
      'a trustlist': ['warning', existing(aclOn), existing()],
      'the groups alone': ['warning', existing(aclOn), existing({ ...aclOn, [elb('acl-id')]: undefined })],
      'the groups alone, in other words': ['warning', existing(aclOn), existing({ [elb('acl-status')]: 'true' })],
      'the groups of a live object': ['warning', live(existing(aclOn)), existing()],
      'idle timeout': ['warning', existing({ [elb('keepalive_timeout')]: '60' }), existing()],
      'two timeouts': [
        ['warning', 'warning'],
        existing({ ...http, [elb('client_timeout')]: '10', [elb('member_timeout')]: '10' }),
        existing(http),
      ],
      'HTTP/2': [
        'warning',
        existing({ [elb('protocol-port')]: 'https:80', [elb('http2-enable')]: 'true' }),
        existing({ [elb('protocol-port')]: 'https:80' }),
      ],
      certificates: ['warning', existing({ [elb('tls-certificate-ids')]: 'a' }), existing()],
      'client addresses': ['warning', existing({ [elb('transparent-client-ip')]: 'true' }), existing()],
      'headers and compression': [
        ['warning', 'warning', 'warning', 'warning'],
        bare({
          ...http,
          [elb('id')]: ID,
          ...Object.fromEntries(
            ['gzip-enabled', 'x-forwarded-port', 'x-forwarded-for-port', 'x-forwarded-host'].map((name) => [
              elb(name),
              'true',
            ]),
          ),
        }),
        bare({ ...http, [elb('id')]: ID }),
      ],
      'of a Service whose ports stand elsewhere': [
        'warning',
        existing({ [elb('keepalive_timeout')]: '60' }, { ports: undefined }),
        existing({}, { ports: undefined }),
      ],
    },
    passes: {
      'another value': [
        existing({ [elb('keepalive_timeout')]: '60' }),
        existing({ [elb('keepalive_timeout')]: '300' }),
      ],
      'access control that is opened': [existing(aclOn), existing({ [elb('acl-id')]: '' })],
      'access control that is switched off': [existing(aclOn), existing({ [elb('acl-status')]: 'off' })],
      'access control that something may switch off': [existing(aclOn), existing({ [elb('acl-status')]: '${ON}' })],
      'access control that was off': [existing({ ...aclOn, [elb('acl-status')]: 'false' }), existing()],
      'access control that something may have switched off': [
        existing({ ...aclOn, [elb('acl-status')]: '${ON}' }),
        existing(),
      ],
      'access control that was open': [existing({ ...aclOn, [elb('acl-id')]: '' }), existing()],
      'a list that is incomplete now, which another rule says': [
        existing(aclOn),
        existing({ ...aclOn, [elb('acl-type')]: undefined }),
      ],
      'what the platform wrote': [live(existing({ [elb('acl-status')]: 'off' })), existing()],
      'what kubectl did not apply': [
        live(existing({ [elb('keepalive_timeout')]: '60' }), applied({ [elb('class')]: 'union', [elb('id')]: ID })),
        existing(),
      ],
      'the default': [existing({ ...http, [elb('client_timeout')]: '60' }), existing(http)],
      'a switch that is off': [existing({ [elb('transparent-client-ip')]: 'false' }), existing()],
      'a setting that such a load balancer does not have': [
        existing({ ...http, [elb('gzip-enabled')]: 'true' }),
        existing(http),
      ],
      'an expression': [existing({ [elb('keepalive_timeout')]: '${TIMEOUT}' }), existing()],
      'a value that something completes now': [
        existing({ [elb('keepalive_timeout')]: '60' }),
        existing({ [elb('keepalive_timeout')]: '${TIMEOUT}' }),
      ],
      'a setting that goes with its annotation': [
        existing({ [elb('session-affinity-mode')]: 'SOURCE_IP' }),
        existing(),
      ],
    },
  },
  'listener-recreated': {
    fails: {
      'another port of the same name': ['warning', existing(), existing({}, ports(['a', 81]))],
      'another port without a name': ['warning', existing({}, port(80)), existing({}, port(81))],
      'another port, with a name now': ['warning', existing({}, port(80)), existing({}, port(81, { name: 'b' }))],
      'another protocol': ['warning', existing(), existing({}, ports(['a', 80, 'UDP']))],
      'another protocol and another name': ['warning', existing(), existing({}, ports(['b', 80, 'UDP']))],
      'HTTP now': ['warning', existing(), existing(http)],
      'TCP now': ['warning', existing(http), existing()],
      'HTTP for HTTPS': [
        'warning',
        existing({ [elb('protocol-port')]: 'https:80' }),
        existing({ [elb('protocol-port')]: 'http:80' }),
      ],
      'HTTP now, and another port': [
        'warning',
        existing(),
        existing({ [elb('protocol-port')]: 'http:81' }, ports(['a', 81])),
      ],
      'two ports': [
        ['warning', 'warning'],
        existing({}, ports(['a', 80], ['b', 90])),
        existing({}, ports(['a', 81], ['b', 91])),
      ],
      'other ranges': ['warning', existing(ranges({ a: ['1,2'] })), existing(ranges({ a: ['1,3'] }))],
      'ranges now': ['warning', existing(), existing(ranges({ a: ['1,2'] }))],
      'ranges no more': ['warning', existing(ranges({ a: ['1,2'] })), existing()],
      'other ranges, and another port': [
        'warning',
        existing(ranges({ a: ['1,2'] })),
        existing(ranges({ a: ['1,3'] }), ports(['a', 81])),
      ],
    },
    passes: {
      'a port that is added': [existing(), existing({}, ports(['a', 80], ['b', 81]))],
      'a port that is removed': [existing({}, ports(['a', 80], ['b', 81])), existing()],
      'a port for another': [existing(), existing({}, ports(['b', 81]))],
      'another name': [existing(), existing({}, ports(['b', 80]))],
      'names that are swapped': [existing({}, ports(['a', 80], ['b', 81])), existing({}, ports(['a', 81], ['b', 80]))],
      'UDP beside TCP': [existing(), existing({}, ports(['a', 80], ['b', 80, 'UDP']))],
      'another target': [existing({}, port(80, { targetPort: 8080 })), existing({}, port(80, { targetPort: 8081 }))],
      'the default protocol': [existing({}, port(80)), existing({}, port(80, { protocol: 'TCP' }))],
      "the platform's own port": [existing({}, ports(['cce-healthz', 90])), existing({}, ports(['cce-healthz', 91]))],
      'a number that something completes': [existing({}, port('${PORT}')), existing({}, port(81))],
      'a number that something completes now': [existing({}, port(80)), existing({}, port('${PORT}'))],
      'entries that something completes': [existing(), existing({ [elb('protocol-port')]: '${PORTS}' })],
      'ranges in another order': [existing(ranges({ a: ['1,2', '5,6'] })), existing(ranges('{ "a": ["5,6", "1,2"] }'))],
      'ranges that something completes': [existing(ranges('${RANGES}')), existing(ranges({ a: ['1,2'] }))],
      'ranges that are wrong, which another rule says': [existing(ranges({ a: ['1,2'] })), existing(ranges('{'))],
      'ranges of a port that is not there': [existing(), existing(ranges({ b: ['1,2'] }))],
      'ranges of a port that is added': [existing(), existing(ranges({ b: ['1,2'] }), ports(['a', 80], ['b', 81]))],
      'ports without a name': [existing({}, port(80)), existing(ranges({ a: ['1,2'] }), port(80))],
    },
  },
  'created-load-balancer-deleted': {
    fails: {
      'a Service that is gone': ['warning', created(), undefined],
      'an exported one': ['warning', live(created(), { [elb('id')]: ID }), undefined],
      'one with a public address': ['warning', created({ [elb('autocreate')]: '{"type":"public"}' }), undefined],
      'of another type': ['warning', created(), created({}, { type: 'ClusterIP' })],
      'of another type, without our keys': ['warning', created(), bare({}, { type: 'NodePort' })],
      'of the default type': ['warning', created(), created({}, { type: undefined })],
      'in another namespace': [
        'warning',
        created(),
        { ...created(), metadata: { ...(created().metadata as object), namespace: 'other' } },
      ],
      'with a policy that deletes': [
        'warning',
        created({ [elb('instance-reclaim-policy')]: 'alwaysDelete' }),
        undefined,
      ],
    },
    passes: {
      'with a policy that retains': [created(retain), undefined],
      'of another type, with a policy that retains': [created(retain), created(retain, { type: 'ClusterIP' })],
      'with a policy that something completes': [created({ [elb('instance-reclaim-policy')]: '${POLICY}' }), undefined],
      'with an existing load balancer': [existing(), undefined],
      'of a type that something completes': [created(), created({}, { type: '${TYPE}' })],
      'with a description that something completes': [created({ [elb('autocreate')]: '${LB}' }), undefined],
      'that stays': [created(), created()],
      'that another controller serves': [created(), created({}, { loadBalancerClass: 'x/y' })],
      'that was of another type': [created({}, { type: 'ClusterIP' }), undefined],
      'whose name something completes': [{ ...created(), metadata: { name: '${NAME}' } }, undefined],
      'the default namespace, by name': [
        created(),
        { ...created(), metadata: { ...(created().metadata as object), namespace: 'default' } },
      ],
    },
  },
  'custom-eip-added-without-eip': {
    fails: {
      'to a private load balancer': ['error', live(created(), { [elb('id')]: ID }), created(customEip)],
      'to an existing load balancer': ['error', live(existing()), existing(customEip)],
    },
    passes: {
      'an earlier state that is not live': [existing(), existing(customEip)],
      'an id that something completes': [live(existing()), existing({ [elb('custom-eip-id')]: '${EIP}' })],
      'an empty id': [live(existing()), existing({ [elb('custom-eip-id')]: '' })],
      'one that was there': [live(existing(customEip)), existing(customEip)],
    },
  },
  'eip-left-behind': {
    fails: {
      'an address for the one of the platform': [
        'info',
        live(created(), { [elb('id')]: ID, [elb('eip-id')]: ID }),
        created(customEip),
      ],
      'an address, earlier state not live': ['info', created(), created(customEip)],
      'another address': ['info', created(customEip), created({ [elb('custom-eip-id')]: OTHER_ID })],
      'another address in a live object': [
        'info',
        live(created(customEip)),
        created({ [elb('custom-eip-id')]: OTHER_ID }),
      ],
    },
    passes: {
      'the same address': [created(customEip), created({ [elb('custom-eip-id')]: ID.toUpperCase() })],
      'an address that something completes': [created(), created({ [elb('custom-eip-id')]: '${EIP}' })],
      'an address that something completed': [created({ [elb('custom-eip-id')]: '${EIP}' }), created(customEip)],
      'no address any more': [created(customEip), created()],
    },
  },
};

test('every rule has its cases', () => {
  expect(Object.keys(CASES).sort()).toEqual(CHANGE_RULES.map(({ id }) => id));
});

describe.each(Object.entries(CASES))('%s', (rule, { fails, passes, replaces = false }) => {
  test.each(Object.entries(fails))('fails: %s', (_name, [severities, ...change]) => {
    const expected = [severities].flat().map((severity) => `${severity}: ${rule}`);
    expect(found(change, replaces)).toEqual(expected);
  });

  test.each(Object.entries(passes))('passes: %s', (_name, change) => {
    expect(found(change, replaces).filter((text) => text.endsWith(`: ${rule}`))).toEqual([]);
  });
});

describe('the list', () => {
  test('is sorted, and its ids are nobody else’s', () => {
    const ids = CHANGE_RULES.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    const others = new Set([...RULES, ...SYNTH_RULES].map(({ id }) => id));
    expect(ids.filter((id) => others.has(id))).toEqual([]);
  });

  test.each(CHANGE_RULES.map((rule) => [rule.id, rule] as const))('%s says what every rule says', (id, rule) => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    for (const text of [rule.statement, rule.why, rule.help]) expect(text).toMatch(/^\S.*\.$/);
    expect(rule.facts).toHaveLength(1);
    expect(rule.basis.length).toBeGreaterThan(0);
  });
});

describe('what is told', () => {
  const one = (...[before, after]: Change) => {
    const [diagnostic, ...others] = judge([judged(before)], after === undefined ? [] : [judged(after)]);
    expect(others).toEqual([]);
    return diagnostic;
  };

  test('what was and what is', () => {
    expect(one(existing(), existing({ [elb('class')]: 'performance' })).message).toBe(
      "kubernetes.io/elb.class has changed: it was 'union', and is 'performance'; expected the same as before",
    );
    const [{ message }] = judge(
      [judged(created())],
      [judged(created({ [elb('autocreate')]: '{"type":"inner","name":"b","x":1}' }))],
    );
    expect(message).toBe(
      "kubernetes.io/elb.autocreate has changed: name was 'lb', and is 'b'; x was missing, and is 1; expected the same as before",
    );
    expect(one(existing(), existing({}, ports(['a', 81]))).message).toBe(
      'the listener on port 80 as TCP is replaced by one on port 81 as TCP',
    );
    expect(one(existing(aclOn), existing()).message).toBe(
      `kubernetes.io/elb.acl-id, kubernetes.io/elb.acl-status, kubernetes.io/elb.acl-type are removed, and the load balancer keeps '${ID}'`,
    );
  });

  test('the words of the platform, where it surely refuses', () => {
    expect(one(existing(), existing({ [elb('id')]: OTHER_ID })).platformMessage).toMatch(/can't modify service elb/);
    for (const change of [
      [bare({ [elb('id')]: ID }), existing()],
      [existing(), existing({ [elb('id')]: ID.toUpperCase() })],
    ] as const) {
      expect(one(...change).platformMessage).toBeUndefined();
    }
  });

  test('where', () => {
    expect(one(existing(), existing({}, ports(['b', 443], ['a', 81]))).path).toEqual(['spec', 'ports', 1, 'port']);
    expect(one(existing(), existing({}, ports(['a', 80, 'UDP']))).path).toEqual(['spec', 'ports', 0, 'protocol']);
    expect(one(existing(), existing(http)).path).toEqual(['metadata', 'annotations', elb('protocol-port')]);
    const inRanges = one(existing(), existing(ranges({ a: ['1,2'] })));
    expect([inRanges.path, inRanges.inner]).toEqual([['metadata', 'annotations', elb('port-ranges')], ['a']]);
    expect(one(existing(ranges({ a: ['1,2'] })), existing()).inner).toBeUndefined();
  });

  test('what to do', () => {
    expect(one(existing({ ...http, [elb('client_timeout')]: '10' }), existing(http)).help).toBe(
      'Write kubernetes.io/elb.client_timeout: "60" instead of removing the annotation.',
    );
    expect(one(existing(aclOn), existing()).help).toMatch(/^To open the listener, set kubernetes.io\/elb.acl-id/);
    expect(one(existing({ [elb('keepalive_timeout')]: '60' }), existing()).help).toMatch(/^Write the value that is to/);
  });

  test('what becomes of addresses', () => {
    expect(one(created({ [elb('autocreate')]: '{"type":"public"}', ...customEip }), undefined).message).toBe(
      'no LoadBalancer Service of this name is left: the load balancer that the platform created for it and its public address are deleted; the address of kubernetes.io/elb.custom-eip-id stays, and is billed',
    );
    expect(one(created(), undefined).message).toMatch(/created for it is deleted$/);
    expect(one(created(), created(customEip)).message).toMatch(/was missing, and is '3f2d/);
    expect(one(created(customEip), created({ [elb('custom-eip-id')]: OTHER_ID })).message).toMatch(/was '3f2d/);
  });

  test('the object is the later one, or the earlier one of a Service that is gone', () => {
    const [before, after] = [judged(created()), judged(created({}, { type: 'ClusterIP' }))];
    expect(judge([before], [after])[0].subject).toBe(after.object);
    expect(judge([before], [])[0].subject).toBe(before.object);
  });

  test('in the order of all findings', () => {
    const rules = judge(
      [judged(existing({}, {})), judged({ ...created(), metadata: { ...(created().metadata as object), name: 'a' } })],
      [judged(existing({ [elb('id')]: OTHER_ID }, { externalTrafficPolicy: 'Local' }))],
    ).map(({ severity, subject, rule }) => `${severity} ${subject.name} ${rule}`);
    expect(rules).toEqual([
      'error web frozen-annotation-changed',
      'warning a created-load-balancer-deleted',
      'warning web traffic-policy-switched-to-local',
    ]);
  });
});

describe('which objects are compared', () => {
  const changed = existing({ [elb('id')]: OTHER_ID });
  const rulesOf = (before: Judged[], after: Judged[], replaces = false) =>
    judge(before, after, replaces).map(({ rule }) => rule);

  test('those of one cluster', () => {
    expect(rulesOf([judged(existing())], [judged(changed, OTHER_CLUSTER)])).toEqual([]);
    expect(rulesOf([judged(created())], [judged(created(), OTHER_CLUSTER)])).toEqual(['created-load-balancer-deleted']);
  });

  test('a Service without our keys, where it is meant for CCE', () => {
    const local = bare({}, { externalTrafficPolicy: 'Local' });
    expect(rulesOf([judged(bare({}), CLUSTER, true)], [judged(local, CLUSTER, true)])).toEqual([
      'traffic-policy-switched-to-local',
    ]);
    expect(rulesOf([judged(bare({}))], [judged(local)])).toEqual([]);
  });

  test('what is new is no change', () => {
    expect(rulesOf([], [judged(existing(customEip))])).toEqual([]);
  });

  test('objects without a name, and those that are no Services', () => {
    expect(rulesOf([judged({ ...created(), metadata: { generateName: 'web-' } })], [])).toEqual([]);
    expect(rulesOf([judged({ ...created(), kind: 'Ingress' })], [])).toEqual([]);
    expect(rulesOf([judged({ ...created(), metadata: { name: 'a', namespace: '${NS}' } })], [])).toEqual([]);
  });

  test('a NAT gateway’s Service, and one of another controller', () => {
    expect(rulesOf([judged(created({ [elb('class')]: 'dnat' }))], [])).toEqual([]);
    expect(rulesOf([judged(existing())], [judged(existing({ [elb('class')]: 'shared' }))])).toEqual([]);
  });

  test('what only a replacing update loses', () => {
    const before = [judged(live(created(), { [elb('id')]: ID }))];
    expect(rulesOf(before, [judged(created())])).toEqual([]);
    expect(rulesOf(before, [judged(created())], true)).toEqual(['platform-written-annotation-lost']);
    expect(rulesOf(before, [], true)).toEqual(['created-load-balancer-deleted']);
  });

  test('kubectl’s note that cannot be read says nothing', () => {
    for (const note of ['{', '[]', '{"metadata":{"annotations":[]}}']) {
      const before = live(created(), { [elb('id')]: ID, 'kubectl.kubernetes.io/last-applied-configuration': note });
      expect(rulesOf([judged(before)], [judged(created())])).toEqual([]);
      const withoutClass = bare({ [elb('autocreate')]: JSON.stringify(DESCRIPTION) });
      expect(rulesOf([judged(before)], [judged(withoutClass)])).toEqual(['frozen-annotation-changed']);
    }
  });

  describe('variants of one Service', () => {
    const blue = existing();
    const green = existing({ [elb('id')]: OTHER_ID });

    test('in another order', () => {
      expect(rulesOf([judged(blue), judged(green)], [judged(green), judged(blue)])).toEqual([]);
    });

    test('one that is added', () => {
      expect(rulesOf([judged(blue)], [judged(green), judged(blue)])).toEqual([]);
    });

    test('one that is gone, of which nobody knows which it is', () => {
      expect(
        rulesOf([judged(blue), judged(green)], [judged(existing({}, { externalTrafficPolicy: 'Local' }))]),
      ).toEqual([]);
    });

    test('each that is changed, by the one in its place', () => {
      const local = { externalTrafficPolicy: 'Local' };
      const after = [judged(existing({}, local)), judged(existing({ [elb('id')]: OTHER_ID }, local))];
      const diagnostics = judge([judged(blue), judged(green)], after);
      expect(diagnostics.map(({ rule }) => rule)).toEqual(Array(2).fill('traffic-policy-switched-to-local'));
      expect(new Set(diagnostics.map(({ subject }) => subject))).toEqual(new Set(after.map(({ object }) => object)));
    });

    test('all gone: one Service', () => {
      expect(rulesOf([judged(created()), judged(created())], [])).toEqual(['created-load-balancer-deleted']);
    });

    test('too many of them', () => {
      const many = Array.from({ length: 2000 }, () => judged(existing()));
      expect(rulesOf(many, [...many.slice(0, -1), judged(changed)])).toEqual(['frozen-annotation-changed']);
    });
  });
});
