import { Duration } from 'cdk8s';
import { InvalidValueError } from '../../src/annotations/codec/codec';
import { ElbAnnotations, type ElbAnnotationsProps } from '../../src/constructs/elb-annotations';
import { duration, wholeUnits } from '../../src/elb/duration';
import {
  anything,
  flag,
  instance,
  listOf,
  matching,
  memberOf,
  nonEmptyListOf,
  type Reader,
  text,
  wholeNumber,
} from '../../src/elb/readers';
import { checkOwnAnnotations } from '../../src/elb/settings-annotations';
import { StickySession } from '../../src/elb/sticky-session';
import { isStruct, namesIn, readProps, type Shape, struct } from '../../src/elb/structs';
import { locate, located, UsageError, within } from '../../src/elb/usage-error';
import { ID } from '../support/yaml';
import {
  BandwidthChargeMode,
  EipType,
  ElbAutocreate,
  ElbFlavors,
  ExistingElb,
  HealthCheck,
  Listener,
  LoadBalancingAlgorithm,
} from './api';

const CERTIFICATE = '0123456789abcdef0123456789abcdef';
const elb = (name: string) => `kubernetes.io/elb.${name}`;
const render = (props: unknown) =>
  ElbAnnotations.render({ elb: ExistingElb.shared(ID), ...(props as object) } as ElbAnnotationsProps);

/** An object of a class that has the name of another, by inheritance. */
function anotherCopy(): unknown {
  const copy = Object.defineProperty(class {}, 'name', { value: 'Map' });
  return new (class extends copy {})();
}

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing wrong';
}

describe('checks of one value', () => {
  const RIGHT = 'nothing wrong';
  const ONE_OF_TWO = struct<{ first?: number; last?: number }>({ first: wholeNumber(1, 5), last: wholeNumber(1, 5) });

  test.each<[string, Reader, unknown, string]>([
    ['the first number', wholeNumber(1, 5), 1, RIGHT],
    ['the last number', wholeNumber(1, 5), 5, RIGHT],
    ['a number below', wholeNumber(1, 5), 0, 'expected a whole number from 1 to 5, got 0 (a number)'],
    ['a number above', wholeNumber(1, 5), 6, 'expected a whole number from 1 to 5, got 6 (a number)'],
    ['a fraction', wholeNumber(1, 5), 1.5, 'expected a whole number from 1 to 5, got 1.5 (a number)'],
    ['text as a number', wholeNumber(1, 5), '1', "expected a whole number from 1 to 5, got '1' (text)"],
    ['text', text, 'a', RIGHT],
    ['no text', text, '', "expected text that is not empty, got '' (text)"],
    ['a number as text', text, 5, 'expected text, got 5 (a number)'],
    [
      'text with a control character',
      text,
      'a\u0007',
      "expected text, without control characters, got 'a\\u0007' (text)",
    ],
    ['the longest text', text, 'a'.repeat(1024), RIGHT],
    [
      'a text that is too long',
      text,
      'a'.repeat(1025),
      `expected text of at most 1024 characters, got '${'a'.repeat(120)}… (1025 characters)' (text)`,
    ],
    ['a text of a form', matching(/^a+$/, 'some a'), 'aa', RIGHT],
    ['a text of another form', matching(/^a+$/, 'some a'), 'b', "expected some a, got 'b' (text)"],
    ['a number of a form', matching(/^5$/, 'five'), 5, 'expected five, got 5 (a number)'],
    ['a flag', flag, false, RIGHT],
    ['a text as a flag', flag, 'false', "expected true or false, got 'false' (text)"],
    ['a member', memberOf('Colour', { RED: 'red', BLUE: 'blue' }), 'blue', RIGHT],
    [
      'the name of a member',
      memberOf('Colour', { RED: 'red', BLUE: 'blue' }),
      'BLUE',
      "expected Colour.RED or Colour.BLUE, got 'BLUE' (text)",
    ],
    ['an instance', instance(Map, 'a map'), new Map(), RIGHT],
    ['another instance', instance(Map, 'a map'), new Set(), 'expected a map, got a Set'],
    ['no object', instance(Map, 'a map'), null, 'expected a map, got null'],
    [
      'an instance of another copy',
      instance(Map, 'a map'),
      anotherCopy(),
      expect.stringMatching(
        /^expected a map, of this copy of cdk8s-cce: two are installed, see npm ls cdk8s-cce, got an? /,
      ),
    ],
    ['an object without a class', instance(Map, 'a map'), Object.create(null), 'expected a map, got an empty object'],
    ['a sparse list', listOf(text, 'names'), Object.assign([], { 1: 'a' }), 'expected text, got undefined'],
    ['a list', listOf(text, 'names'), ['a', 'b'], RIGHT],
    ['an empty list', listOf(text, 'names'), [], RIGHT],
    ['no list', listOf(text, 'names'), { length: 0 }, 'expected a list of names, got an object with length'],
    [
      'an empty list of at least one',
      nonEmptyListOf(text, 'names'),
      [],
      'expected a list of names, at least one, got an empty list',
    ],
    ['a list of at least one', nonEmptyListOf(text, 'names'), ['a'], RIGHT],
    ['no list of at least one', nonEmptyListOf(text, 'names'), 'a', "expected a list of names, got 'a' (text)"],
    ['a struct', ONE_OF_TWO, { first: 1, last: 5 }, RIGHT],
    ['a struct of a class', ONE_OF_TWO, Object.create({ first: 1, other: 2 }), RIGHT],
    [
      'a struct of a class with a wrong property',
      ONE_OF_TWO,
      Object.create({ first: 9 }),
      'expected a whole number from 1 to 5, got 9 (a number)',
    ],
    ['a struct with nothing in it', ONE_OF_TWO, {}, RIGHT],
    ['a struct with an undefined property', ONE_OF_TWO, { first: undefined, other: undefined }, RIGHT],
    [
      'a struct with another property',
      ONE_OF_TWO,
      { other: 1 },
      'expected only first or last, got an object with other',
    ],
    [
      'a struct with another property that is near',
      ONE_OF_TWO,
      { fist: 1 },
      "expected only first or last (did you mean 'first'?), got an object with fist",
    ],
    [
      'a struct without what it needs',
      struct<{ first: number }>({ first: wholeNumber(1, 5) }, ['first']),
      { first: undefined },
      'expected a whole number from 1 to 5, got undefined',
    ],
    [
      'a struct without what is judged elsewhere',
      struct<{ first: unknown }>({ first: anything }, ['first']),
      {},
      'expected a value, got undefined',
    ],
    ['a list as a struct', ONE_OF_TWO, [], 'expected an object with first or last, got an empty list'],
    ['null as a struct', ONE_OF_TWO, null, 'expected an object with first or last, got null'],
    ['a length of time', duration, Duration.seconds(5), RIGHT],
    ...[null, undefined, 5, '5s', {}, { toSeconds: 5 }, () => {}].map((value): [string, Reader, unknown, string] => [
      `${String(value)} as a length of time`,
      duration,
      value,
      expect.stringMatching(/^expected a Duration of cdk8s, such as Duration\.seconds\(60\), got /),
    ]),
  ])('%s', (_title, check, value, message) => {
    expect(messageOf(() => check(value))).toEqual(message);
  });

  test('what is taken is what was read', () => {
    const taken = ONE_OF_TWO(Object.create({ first: 1, other: 2 })) as object;
    expect(Object.entries(taken)).toEqual([['first', 1]]);
    expect(listOf(ONE_OF_TWO, 'pairs')([{ first: 1, last: undefined }])).toEqual([{ first: 1 }]);
    expect(Object.keys(ONE_OF_TWO({ last: undefined }) as object)).toEqual([]);
  });

  test('whole units of time', () => {
    expect([wholeUnits(Duration.minutes(2), 'seconds'), wholeUnits(Duration.seconds(120), 'minutes')]).toEqual([
      120, 2,
    ]);
    expect(messageOf(() => wholeUnits(Duration.millis(1500), 'seconds'))).toBe(
      'expected a length of time in whole seconds, got 1.5 seconds',
    );
    expect(messageOf(() => wholeUnits(Duration.seconds(61), 'minutes'))).toBe(
      'expected a length of time in whole minutes, a multiple of 60 seconds, got 61 seconds',
    );
  });
});

describe('where a mistake stands', () => {
  const wrong = (...inner: (string | number)[]) => new InvalidValueError(5, 'text', inner);
  const thrower = (error: unknown) => () => {
    throw error;
  };

  test.each<[string, (string | number)[], (string | number)[], string]>([
    ['nowhere', [], [], 'Owner: expected text, got 5 (a number)'],
    ['at a path', ['ports', 0], [], 'Owner: ports[0]: expected text, got 5 (a number)'],
    ['inside', ['ports'], [0, 'name'], 'Owner: ports[0].name: expected text, got 5 (a number)'],
    ['inside, by another name', [], ['delay', 'x'], 'Owner: interval.x: expected text, got 5 (a number)'],
    ['inside, by a name of JavaScript', [], ['constructor'], 'Owner: constructor: expected text, got 5 (a number)'],
  ])('%s', (_title, path, inner, message) => {
    expect(() => locate('Owner', path, thrower(wrong(...inner)), { delay: 'interval' })).toThrow(
      new UsageError('Owner', message.slice('Owner: '.length)),
    );
    expect(located(wrong(...inner), 'Owner', path, { delay: 'interval' })).toMatchObject({
      name: 'UsageError',
      message,
    });
  });

  test('other errors are mistakes in the value', () => {
    const error = new TypeError('x');
    const message = 'Owner: a: expected a value that can be read, got an error: x';
    expect(messageOf(() => locate('Owner', ['a'], thrower(error)))).toBe(message);
    expect(located(error, 'Owner', ['a'])).toMatchObject({ name: 'UsageError', message });
    expect(located('boom', 'Owner', ['a'])).toMatchObject({ message: message.replace(/x$/, "'boom'") });
    expect(messageOf(() => listOf(thrower(error), 'names')(['a']))).toBe(
      'expected a value that can be read, got an error: x',
    );
  });

  test('what has been said of another owner stays', () => {
    const error = new UsageError('Other', 'wrong');
    expect(located(error, 'Owner', ['a'])).toBe(error);
    expect(() => within('a', thrower(error))).toThrow(error);
    expect(() => locate('Owner', ['b'], () => within('a', thrower(wrong())))).toThrow('Owner: b.a: expected text');
  });

  test('no mistake', () => {
    expect(locate('Owner', [], () => 5)).toBe(5);
  });
});

describe('properties', () => {
  interface Props {
    readonly a?: string;
    readonly b?: string;
    readonly c?: string;
  }
  const SHAPE: Shape<Props> = { a: text, b: text, c: text };
  const check = (props: unknown, options = {}) => messageOf(() => readProps<Props>('Owner', props, SHAPE, options));

  test.each<[string, unknown, object, string]>([
    ['all there', { a: 'x', b: 'y', c: 'z' }, {}, 'nothing wrong'],
    ['undefined ones', { a: undefined, zzz: undefined }, {}, 'nothing wrong'],
    ['a wrong one', { a: 'x', b: 5 }, {}, 'Owner: b: expected text, got 5 (a number)'],
    ['an unknown one', { zzzzz: 'x' }, {}, "Owner: there is no property 'zzzzz'; known properties: a, b and c"],
    [
      'an unknown one that is near',
      { A: 'x' },
      {},
      "Owner: there is no property 'A'; did you mean 'a'? Known properties: a, b and c",
    ],
    [
      'an unknown one that others may know',
      { zzzzz: 'x', a: 5 },
      { openEnded: true },
      'Owner: a: expected text, got 5 (a number)',
    ],
    [
      'one that others may know, but for the letter case',
      { A: 'x' },
      { openEnded: true },
      "Owner: there is no property 'A'; did you mean 'a'? Known properties: a, b and c",
    ],
    ['a refused one', { d: 'x' }, { refused: { d: 'use a.' } }, "Owner: there is no property 'd': use a."],
    [
      'a refused one, though others are not',
      { d: 'x' },
      { refused: { d: 'use a.' }, openEnded: true },
      "Owner: there is no property 'd': use a.",
    ],
    [
      'one that is called as a part of JavaScript',
      { constructor: 'x' },
      { refused: {} },
      "Owner: there is no property 'constructor'; known properties: a, b and c",
    ],
    ['a missing one', { a: 'x' }, { required: ['a', 'b'] }, "Owner: 'b' is missing; expected text"],
    ['a missing one that is undefined', { a: undefined }, { required: ['a'] }, "Owner: 'a' is missing; expected text"],
    ['missing ones', { a: undefined }, { required: ['a', 'b', 'c'] }, "Owner: 'a', 'b' and 'c' are missing"],
    [
      'one that stands elsewhere',
      { d: 'x' },
      { misplaced: { d: 'give it in a.' } },
      "Owner: there is no property 'd': give it in a.",
    ],
    [
      'one that stands elsewhere and is taken here',
      { d: 'x' },
      { misplaced: { d: '.' }, openEnded: true },
      'nothing wrong',
    ],
    ['text', 'x', {}, "Owner: expected an object with properties, got 'x' (text)"],
    ['null', null, {}, 'Owner: expected an object with properties, got null'],
    ['a list', ['x'], {}, "Owner: expected an object with properties, got ['x'] (a list)"],
  ])('%s', (_title, props, options, message) => {
    expect(check(props, options)).toBe(message);
  });

  test('one known property', () => {
    expect(messageOf(() => StickySession.sourceIp({ zzzzz: true } as never))).toBe(
      "StickySession.sourceIp: there is no property 'zzzzz'; known properties: duration",
    );
  });

  test('an error of the properties themselves is a mistake in the value', () => {
    const props = Object.defineProperty({}, 'a', { enumerable: true, get: () => JSON.parse('{') });
    expect(check(props)).toMatch(/^Owner: a: expected a value that can be read, got an error: .*JSON/);
  });

  test('each property of the shape is read once, wherever the object has it from', () => {
    const get = jest.fn(() => 'x');
    class Base {
      b = 'y';
      get a() {
        return get();
      }
      get other() {
        throw new Error('nobody asked');
      }
    }
    const taken = readProps<Props>('Owner', new Base(), SHAPE);
    expect(Object.entries(taken)).toEqual([
      ['b', 'y'],
      ['a', 'x'],
    ]);
    expect(Object.getPrototypeOf(taken)).toBe(Object.prototype);
    expect(get).toHaveBeenCalledTimes(1);
    expect(readProps<Props>('Owner', { a: 'x', zzz: 5 }, SHAPE, { openEnded: true })).toEqual({ a: 'x' });
    expect(check(Object.create({ a: 5 }))).toBe('Owner: a: expected text, got 5 (a number)');
    expect(check(Object.create({ a: 'x' }), { required: ['a'] })).toBe('nothing wrong');
  });

  test.each<[string, unknown, boolean]>([
    ['an object', {}, true],
    ['an object without a prototype', Object.create(null), true],
    ['an object of a class', new (class Elb {})(), true],
    ['a list', [], false],
    ['a map', new Map(), false],
    ['a date', new Date(0), false],
    ['text', 'x', false],
    ['null', null, false],
  ])('is %s a struct?', (_title, value, expected) => {
    expect(isStruct(value)).toBe(expected);
  });

  test('a revoked proxy is no struct', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(isStruct(proxy)).toBe(false);
  });

  test('the names in an object', () => {
    expect([...namesIn({ b: 1, z: 2 }, SHAPE)]).toEqual(['b', 'z']);
    expect([...namesIn(Object.assign(Object.create({ q: 1 }), { b: 1, z: 2 }), SHAPE)]).toEqual(['b', 'z', 'a', 'c']);
  });
});

describe('annotations of the caller', () => {
  const check = (annotations: Record<string, unknown> | undefined) =>
    messageOf(() => checkOwnAnnotations('Owner', annotations));

  test.each<[string, Record<string, unknown> | undefined, string]>([
    ['none', undefined, 'nothing wrong'],
    ['texts', { a: 'x', b: '' }, 'nothing wrong'],
    ['a text that is produced late', { a: { resolve: () => 'x' } }, 'nothing wrong'],
    ['one without a property', { [elb('x-forwarded-port')]: 'true' }, 'nothing wrong'],
    [
      'one with a property',
      { [elb('lb-algorithm')]: 'SOURCE_IP' },
      "Owner: metadata.annotations: 'kubernetes.io/elb.lb-algorithm' is what the property ElbSettings.algorithm writes; use that",
    ],
    ...[true, 5, null, undefined].map((value): [string, Record<string, unknown>, string] => [
      `${value} as a value`,
      { a: value },
      `Owner: metadata.annotations['a']: expected text, got ${value}; annotations are texts, quote the value`,
    ]),
  ])('%s', (_title, annotations, message) => {
    expect(check(annotations)).toBe(message);
  });
});

describe('who rewrites a manifest writes the names that stand there', () => {
  const made = (make: (props: never) => unknown, prop: string) => messageOf(() => make({ [prop]: 5 } as never));

  test.each<[string, (props: never) => unknown, string, string]>([
    ['HealthCheck.tcp', HealthCheck.tcp, 'delay', "; did you mean 'interval'?"],
    ['HealthCheck.udp', HealthCheck.udp, 'monitor_port', "; did you mean 'port'?"],
    ['HealthCheck.http', HealthCheck.http, 'max_retries', "; did you mean 'retries'?"],
    ['StickySession.sourceIp', StickySession.sourceIp, 'persistence_timeout', "; did you mean 'duration'?"],
    ['ElbFlavors.fixedSpecification', ElbFlavors.fixedSpecification, 'l7_flavor_name', "; did you mean 'layer7'?"],
    ['ElbAutocreate.sharedPrivate', ElbAutocreate.sharedPrivate, 'vip_subnet_cidr_id', "; did you mean 'subnetId'?"],
    ['ElbAutocreate.sharedPublic', ElbAutocreate.sharedPublic, 'bandwidth_size', "; did you mean 'bandwidthMbps'?"],
    [
      'ElbAutocreate.dedicatedPrivate',
      ElbAutocreate.dedicatedPrivate,
      'available_zone',
      "; did you mean 'availabilityZones'?",
    ],
    ['ElbAutocreate.dedicatedPublic', ElbAutocreate.dedicatedPublic, 'l4FlavorName', "; did you mean 'flavors'?"],
    // Of a load balancer without these there is nothing to say but that they do not exist.
    ['ElbAutocreate.sharedPrivate', ElbAutocreate.sharedPrivate, 'bandwidth_size', '; known properties: name,'],
    ['Listener.https', Listener.https, 'cert-id', "; did you mean 'certificateId'?"],
    ['Listener.https', Listener.https, 'client_timeout', "; did you mean 'requestTimeout'?"],
    [
      'Listener.https',
      Listener.https,
      'keepalive_timeout',
      '; kubernetes.io/elb.keepalive_timeout is what the property ElbSettings.idleTimeout writes.',
    ],
    ['settings', render, 'aclId', "; did you mean 'accessControl'?"],
    ['settings', render, 'autocreate', "; did you mean 'elb'?"],
    [
      'settings',
      render,
      'tlsCertificateIds',
      '; kubernetes.io/elb.tls-certificate-ids is what the property CertificateOptions.sniCertificateIds writes.',
    ],
    // A load balancer has an id, and much else has.
    ['HealthCheck.tcp', HealthCheck.tcp, 'id', '; known properties: interval,'],
  ])('%s: %#', (_owner, make, prop, message) => {
    expect(made(make, prop)).toContain(`there is no property '${prop}'${message}`);
  });
});

describe('each factory names itself', () => {
  test.each<[string, () => unknown, string?]>([
    ['HealthCheck.tcp', () => HealthCheck.tcp(5 as never)],
    ['HealthCheck.udp', () => HealthCheck.udp(5 as never)],
    ['HealthCheck.http', () => HealthCheck.http(5 as never)],
    ['Listener.http', () => Listener.http(5 as never)],
    ['Listener.https', () => Listener.https(5 as never), 'certificateId'],
    ['Listener.tls', () => Listener.tls(5 as never), 'certificateId'],
    ['ExistingElb.dedicated', () => ExistingElb.dedicated(ID, 5 as never)],
  ])('%s', (owner, make, what = 'properties') => {
    expect(messageOf(make)).toBe(`${owner}: expected an object with ${what}, got 5 (a number)`);
  });
});

describe('settings', () => {
  test.each<[string, unknown, string]>([
    [
      'text as a health check',
      { healthCheck: 'tcp' },
      'healthCheck: expected a HealthCheck, such as HealthCheck.tcp()',
    ],
    [
      'text as access control',
      { accessControl: 'white' },
      'accessControl: expected an AccessControl, such as AccessControl.allowOnly(groupId)',
    ],
    [
      'text as a health check of a port',
      { ports: [{ port: 80, healthCheck: 'tcp' }] },
      'ports[0].healthCheck: expected a HealthCheck, such as HealthCheck.tcp()',
    ],
    [
      'text as ranges',
      { ports: [{ port: 80, portRanges: '1,2' }] },
      'ports[0].portRanges: expected a list of port ranges, such as { first: 100, last: 200 }',
    ],
    ...['-a', 'a-', 'A', 'a_b', '', 'a'.repeat(64), 5].map((name): [string, unknown, string] => [
      `the name ${name}`,
      { ports: [{ port: 80, name }] },
      'ports[0].name: expected up to 63 lower-case letters, digits and hyphens',
    ]),
    ...['-a', 'a-', 'a--b', 'ab--c', 'A', '123', '1-2', 'a'.repeat(16), ''].map((name): [string, unknown, string] => [
      `the target name ${name}`,
      { ports: [{ port: 80, targetPortName: name }] },
      'ports[0].targetPortName: expected the name of a container port',
    ]),
  ])('refuses %s', (_title, settings, message) => {
    expect(() => render(settings)).toThrow(message);
  });

  test.each(['a', '1', 'a-b', 'a--b', '0'.repeat(63)])('takes the name %s', (name) => {
    expect(() => render({ ports: [{ port: 80, name }] })).not.toThrow();
  });

  test.each(['a', '1a', '12a', 'a-b', 'a'.repeat(15)])('takes the target name %s', (targetPortName) => {
    expect(() => render({ ports: [{ port: 80, targetPortName }] })).not.toThrow();
  });

  test('what is undefined is not there', () => {
    const nothing = { compression: undefined, requestTimeout: undefined, forwardedHost: undefined };
    const ports = [{ port: 80, name: undefined, nodePort: undefined, listener: Listener.http(nothing) }];
    expect(render({ ports, algorithm: undefined, idleTimeout: undefined })).toEqual({
      [elb('class')]: 'union',
      [elb('id')]: ID,
      [elb('protocol-port')]: 'http:80',
    });
  });

  test('SOURCE_IP without a sticky session', () => {
    expect(render({ algorithm: LoadBalancingAlgorithm.SOURCE_IP })).toMatchObject({
      [elb('lb-algorithm')]: 'SOURCE_IP',
    });
  });

  test('ranges on one of two ports', () => {
    const ports = [
      { name: 'a', port: 80 },
      { name: 'b', port: 81, portRanges: [{ first: 1, last: 2 }] },
    ];
    expect(render({ ports })).toMatchObject({ [elb('port-ranges')]: '{"b":["1,2"]}' });
  });

  const tls = { port: 443, listener: Listener.tls({ certificateId: CERTIFICATE }) };

  test.each<[string, number, unknown[], string]>([
    ['10 seconds for TCP', 10, [{ port: 80 }], 'nothing wrong'],
    ['4000 seconds for TCP', 4000, [{ port: 80 }], 'nothing wrong'],
    ['5 seconds without ports', 5, [], 'nothing wrong'],
    ['5 seconds for TLS, of which nothing is said', 5, [tls], 'nothing wrong'],
    [
      '9 seconds for TCP and UDP',
      9,
      [
        { name: 'a', port: 80 },
        { name: 'b', port: 81 },
        { name: 'c', port: 53, protocol: 'UDP' },
      ],
      'ElbAnnotations.render: idleTimeout: with ports served as TCP and UDP it is 10 to 4000 seconds, got 9',
    ],
  ])('an idle timeout of %s', (_title, seconds, ports, message) => {
    expect(messageOf(() => render({ idleTimeout: Duration.seconds(seconds), ports }))).toBe(message);
  });
});

test('lists of a created load balancer, by the names of the caller', () => {
  const create = (more: object) => () =>
    ElbAutocreate.dedicatedPublic({
      availabilityZones: ['a'],
      flavors: ElbFlavors.fixedSpecification({ layer4: 'x' }),
      eipType: EipType.BGP,
      bandwidthName: 'b',
      bandwidthMbps: 1,
      bandwidthChargeMode: BandwidthChargeMode.TRAFFIC,
      ...more,
    });
  const expected = (place: string) =>
    `ElbAutocreate.dedicatedPublic: ${place}: expected text, without control characters, got 'a\\u0007' (text)`;
  expect(messageOf(create({ backendSubnetIds: ['a\u0007'] }))).toBe(expected('backendSubnetIds[0]'));
  expect(messageOf(create({ availabilityZones: ['a', 'a\u0007'] }))).toBe(expected('availabilityZones[1]'));
  expect(messageOf(create({ backendSubnetIds: [] }))).toBe(
    'ElbAutocreate.dedicatedPublic: backendSubnetIds: expected a list of network ids, at least one, got an empty list',
  );
  expect(messageOf(create({}))).toBe('nothing wrong');
});
