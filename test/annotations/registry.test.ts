import { flavorKind } from '../../src/annotations/groups/autocreate';
import { findIngressKey, INGRESS_KEYS, ingressListeners, isServedByCce } from '../../src/annotations/groups/ingress';
import { rangeFor } from '../../src/annotations/listener-range';
import {
  ALL_SPECS,
  findForeignKey,
  findSpec,
  isForeignKey,
  isKnownKey,
  isOurKey,
  nearestKey,
} from '../../src/annotations/registry';
import { isPlaceholder, isTemplate } from '../../src/annotations/unresolved';

const elb = (name: string) => `kubernetes.io/elb.${name}`;

test.each<[string, string, Partial<Record<'ours' | 'foreign' | 'known', true>>]>([
  ['an annotation of Services', elb('class'), { ours: true, known: true }],
  ['one with another prefix', 'kubernetes.io/hws-hostNetwork', { ours: true, known: true }],
  ['a misspelling', 'kubernetes.io/session-affinity-mode', { ours: true, known: true }],
  ['an annotation of ingresses', elb('port'), { ours: true, known: true }],
  ['one for each Service of an ingress', elb('headers.web'), { ours: true, known: true }],
  ['one for each Service, without the Service', elb('headers'), { ours: true }],
  ['one that only begins so', elb('port-x'), { ours: true }],
  ['one of another controller', elb('keep-eip'), { ours: true, foreign: true, known: true }],
  ['one that nobody knows', elb('x'), { ours: true }],
  ['the prefix alone', elb(''), { ours: true }],
  ['another prefix', 'kubernetes.io/elb', {}],
  ['a part of JavaScript', '__proto__', {}],
])('%s', (_title, key, expected) => {
  expect({ ours: isOurKey(key), foreign: isForeignKey(key), known: isKnownKey(key) }).toEqual({
    ours: false,
    foreign: false,
    known: false,
    ...expected,
  });
  expect(findForeignKey(key) !== undefined).toBe(expected.foreign === true);
});

test('every annotation is found by its key', () => {
  for (const spec of ALL_SPECS) expect(findSpec(spec.key)).toBe(spec);
  expect(findSpec(elb('x'))).toBeUndefined();
  expect(ALL_SPECS.length).toBeGreaterThan(50);
});

test.each<[string, string, string | undefined]>([
  ['the separator', elb('keepalive-timeout'), elb('keepalive_timeout')],
  ['the case', elb('Lb-Algorithm'), elb('lb-algorithm')],
  ['a letter', elb('lb-algoritm'), elb('lb-algorithm')],
  ['no prefix', 'kubernetes.io/lb-algorithm', elb('lb-algorithm')],
  ['no slash', 'kubernetes.io.elb.lb-algorithm', elb('lb-algorithm')],
  ['half of the prefix', 'kubernetes.io/elb-lb-algorithm', elb('lb-algorithm')],
  ['the other half', 'kubernetes.io/elb_lb-algorithm', elb('lb-algorithm')],
  ['the prefix in capitals', 'Kubernetes.IO/ELB.lb-algorithm', elb('lb-algorithm')],
  ['another prefix', 'example.com/lb-algorithm', undefined],
  ['a key of ingresses', elb('redirect-urls'), elb('redirect-url')],
  [
    'a key of ingresses, to the letter, before what is like one of Services',
    'kubernetes.io/listen-ports',
    elb('listen-ports'),
  ],
  ['no key that takes a name', elb('header.'), undefined],
  ['not the state of the platform', elb('marks'), undefined],
  ['not a misspelling', 'kubernetes.io/session-affinity-modes', elb('session-affinity-mode')],
  ['nothing like it', elb('zzzzzzzzzz'), undefined],
  ['a known key', elb('class'), undefined],
  ['a known key of ingresses', elb('port'), undefined],
  ['a known key of another controller', elb('idle-timeout'), undefined],
  ['a key of 320 characters', `${elb('lb-algorithm')}${' '.repeat(320 - elb('lb-algorithm').length)}`, undefined],
  ['a key that is too long', `${elb('')}${'-'.repeat(400)}lb-algorithm`, undefined],
])('what is meant: %s', (_title, key, meant) => {
  expect(nearestKey(key)).toBe(meant);
});

test('keys of ingresses', () => {
  for (const ingress of INGRESS_KEYS) {
    const key = ingress.key.endsWith('.') ? `${ingress.key}web` : ingress.key;
    expect(findIngressKey(key)).toBe(ingress);
  }
  expect(findIngressKey(elb('ports'))).toBeUndefined();
  expect(findIngressKey('x')).toBeUndefined();
});

test.each<[string, Record<string, unknown>, unknown, readonly string[] | undefined]>([
  ['nothing said', {}, {}, ['TCP 80']],
  ['TLS in the spec', {}, { tls: [{}] }, ['TCP 443']],
  ['no TLS in the spec', {}, { tls: [] }, ['TCP 80']],
  ['certificates', { [elb('tls-certificate-ids')]: 'x' }, undefined, ['TCP 443']],
  ['no certificates', { [elb('tls-certificate-ids')]: '' }, undefined, ['TCP 80']],
  ['certificates of nobody', { [elb('tls-certificate-ids')]: null }, undefined, ['TCP 80']],
  ['a port', { [elb('port')]: '8080' }, { tls: [{}] }, ['TCP 8080']],
  ['an empty port', { [elb('port')]: '' }, { tls: [{}] }, ['TCP 443']],
  ['a port that is no text', { [elb('port')]: 8080 }, {}, undefined],
  ['a port in words', { [elb('port')]: 'http' }, {}, undefined],
  ['a port with words around it', { [elb('port')]: '80x' }, {}, undefined],
  ['a port with words before it', { [elb('port')]: 'x80' }, {}, undefined],
  ['port 0', { [elb('port')]: '0' }, {}, undefined],
  ['port 65536', { [elb('port')]: '65536' }, {}, undefined],
  ['six digits', { [elb('port')]: '000080' }, {}, undefined],
  [
    'a list',
    { [elb('listen-ports')]: '[{"HTTP":80},{"HTTPS":443,"HTTP":81}]', [elb('port')]: '1' },
    {},
    ['TCP 80', 'TCP 443', 'TCP 81'],
  ],
  ['a list of numbers', { [elb('listen-ports')]: '[80,81]' }, {}, ['TCP 80', 'TCP 81']],
  ['a list with QUIC', { [elb('listen-ports')]: '[{"QUIC":443},{"HTTPS":443}]' }, {}, ['UDP 443', 'TCP 443']],
  ['an empty list of ports', { [elb('listen-ports')]: '[]' }, {}, undefined],
  ['an empty text for a list', { [elb('listen-ports')]: '', [elb('port')]: '81' }, {}, ['TCP 81']],
  ['a list with a wrong port', { [elb('listen-ports')]: '[{"HTTP":80},{"HTTPS":"443"}]' }, {}, undefined],
  ['a list with null', { [elb('listen-ports')]: '[null]' }, {}, undefined],
  ['no list', { [elb('listen-ports')]: '{"HTTP":80}' }, {}, undefined],
  ['no JSON', { [elb('listen-ports')]: '[' }, {}, undefined],
  ['no text', { [elb('listen-ports')]: [80] }, {}, undefined],
])('listeners of an ingress: %s', (_title, annotations, spec, ports) => {
  expect(ingressListeners({ annotations, spec })?.map(({ side, port }) => `${side} ${port}`)).toEqual(ports);
});

test.each<[string, Record<string, unknown>, unknown, boolean]>([
  ['of no class', {}, {}, true],
  ['of no class, without a spec', {}, undefined, true],
  ['of the class of CCE', {}, { ingressClassName: 'cce' }, true],
  ['of the class of CCE, as an annotation', { 'kubernetes.io/ingress.class': 'cce' }, {}, true],
  ['of another class', {}, { ingressClassName: 'nginx' }, false],
  ['of another class, as an annotation', { 'kubernetes.io/ingress.class': 'nginx' }, {}, false],
  [
    'of two classes, of which the spec wins',
    { 'kubernetes.io/ingress.class': 'cce' },
    { ingressClassName: 'x' },
    false,
  ],
  ['of an empty class', { 'kubernetes.io/ingress.class': '' }, { ingressClassName: '' }, true],
  ['of an empty class beside another', { 'kubernetes.io/ingress.class': 'nginx' }, { ingressClassName: '' }, false],
  ['of a class that is no text', { 'kubernetes.io/ingress.class': 5 }, { ingressClassName: null }, true],
])('an ingress %s', (_title, annotations, spec, served) => {
  expect(isServedByCce({ annotations, spec })).toBe(served);
});

test.each<[string | undefined, ReturnType<typeof flavorKind>]>([
  ['L4_flavor.elb.s1.small', 'fixed'],
  ['L7_flavor.elb.s12.large', 'fixed'],
  ['L4_flavor.elb.pro.max', 'elastic'],
  ['L7_flavor.elb.pro.max', 'elastic'],
  ['L5_flavor.elb.pro.max', undefined],
  ['L5_flavor.elb.s1.small', undefined],
  ['xL4_flavor.elb.s1.small', undefined],
  ['xL4_flavor.elb.pro.max', undefined],
  ['L4_flavor.elb.pro.maxi', undefined],
  ['L4_flavor.elb.sx.small', undefined],
  ['L4_flavor.elb.s1', undefined],
  ['gold', undefined],
  [undefined, undefined],
])('the kind of the flavor %s is %s', (name, kind) => {
  expect(flavorKind(name)).toBe(kind);
});

describe('ranges by listeners', () => {
  const RANGES = [
    { listeners: ['TCP', 'UDP'], min: 10, max: 4000 },
    { listeners: ['HTTP', 'HTTPS'], min: 0, max: 300 },
  ] as const;

  test.each<[string, Parameters<typeof rangeFor>[1], ReturnType<typeof rangeFor>]>([
    ['one', ['UDP'], { min: 10, max: 4000 }],
    ['the other', ['HTTP', 'HTTPS'], { min: 0, max: 300 }],
    ['both', ['HTTP', 'TCP'], { min: 10, max: 300 }],
    ['one, beside what has none', ['TLS', 'HTTP'], { min: 0, max: 300 }],
    ['none', ['TLS'], undefined],
    ['no listener', [], undefined],
  ])('%s', (_title, protocols, range) => {
    expect(rangeFor(RANGES, protocols)).toEqual(range);
  });
});

test.each<[string, boolean]>([
  ['${X}', true],
  ['a{{ x }}', true],
  ['$(X)b', true],
  ['$X', false],
  ['$ELB_ID', true],
  ['lb-$ENV', true],
  ['$elb', false],
  ['{% if x %}a{% endif %}', true],
  ['<%= id %>', true],
  ['<path:secret/data/elb#id>', true],
  ['<path:to/the/id>', false],
  ['{X}', false],
  ['(X)', false],
  ['', false],
])('%j is a template: %s', (text, expected) => {
  expect(isTemplate(text)).toBe(expected);
});

test.each<[string, boolean]>([
  ['<your-id>', true],
  [' <x> ', true],
  ['<x', false],
  ['x>', false],
  ['a<x>', false],
  ['<x>b', false],
  ['**', true],
  ['cce-lb-******', true],
  ['*', true],
  ['a*', false],
  ['*a', false],
  ['*.*', true],
  ['*.*.*.*', true],
  ['a*.*', false],
  ['*.*a', false],
  ['*.', false],
  ['xxx', true],
  ['XXXX', true],
  ['xx', false],
  ['xxxa', true],
  ['axxx', true],
  ['9d06a39d-xxxx-xxxx-xxxx-c204397498a3', true],
  ['8f4cf216-a659-40dc-8c77-XXXX', true],
  ['65382xxxxxxxxxxxe684b', true],
  ['9d06a39d-xx', false],
  ['cce-elb-xxxg', false],
  ['maxxx', false],
  ['{ELB_ID}', true],
  ['{}', false],
  ['{"a":1}', false],
  ['a{b}', false],
  ['CHANGE_ME_TERRAFORM_OUTPUT', true],
  ['SET_BY_ARGOCD_STAGE_VALUES', true],
  ['setby-x', false],
  ['elb-id-here', true],
  ['ID here', true],
  ['grid-here', false],
  ['changeme', true],
  ['replace-with-elb-id', true],
  ['replacement', false],
  ['not-change-me', false],
  ['your-id', true],
  ['Your id', true],
  ['your_id', true],
  ['yourid', false],
  ['not-your-id', false],
  ['%ELB_ID%', true],
  ['@ELB_ID@', true],
  ['__ELB_ID__', true],
  ['%ELB_ID', false],
  ['@ELB_ID%', false],
  ['a@b', false],
  ['50%', false],
  ['__', false],
  ['...', true],
  ['....', false],
  ['a...', false],
  ['', false],
])('%j is a placeholder: %s', (text, expected) => {
  expect(isPlaceholder(text)).toBe(expected);
});

test('what is JSON, and written by people, has an example that is right', () => {
  const written = ALL_SPECS.filter(({ codec, writtenBy }) => codec.json !== undefined && writtenBy !== 'platform');
  expect(written.filter(({ example }) => example === undefined).map(({ key }) => key)).toEqual([]);
  for (const { codec, example } of ALL_SPECS) {
    if (example !== undefined) expect(codec.decode(codec.encode(example))).toEqual({ value: example, problems: [] });
  }
});
