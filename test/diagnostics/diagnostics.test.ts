import type { Diagnostic } from '../../src/diagnostics/diagnostic';
import { didYouMean, didYouMeanAside, isSpeltAs, nearest } from '../../src/diagnostics/nearest';
import { compareDiagnostics } from '../../src/diagnostics/order';
import { dotted, jsonPointer } from '../../src/diagnostics/path';
import { alternatives, printable, show, showTyped } from '../../src/diagnostics/show';

test.each<[unknown, string]>([
  ['a', "'a'"],
  ['', "''"],
  ['a\u001b[31m\n\t\r\u202e\u2028', "'a\\u001b[31m\\n\\t\\r\\u202e\\u2028'"],
  ['\ud800', "'\\ud800'"],
  ['\u{e0001}', "'\\u{e0001}'"],
  ['😀é', "'😀é'"],
  ['x'.repeat(120), `'${'x'.repeat(120)}'`],
  ['x'.repeat(121), `'${'x'.repeat(120)}… (121 characters)'`],
  [undefined, 'undefined'],
  [null, 'null'],
  [5, '5'],
  [Number.NaN, 'NaN'],
  [-0, '0'],
  [true, 'true'],
  [5n, '5n'],
  [Symbol('s'), 'Symbol(s)'],
  [function named() {}, 'the function named'],
  [(() => () => {})(), 'a function'],
  [[], 'an empty list'],
  [[1, 'a', [null]], "[1, 'a', [null]]"],
  [Array.from({ length: 21 }, () => 1), `[${Array(20).fill('1').join(', ')}, … (21 items)]`],
  [{}, 'an empty object'],
  [{ a: 1, b: 2 }, 'an object with a, b'],
  [Object.fromEntries('abcdefghi'.split('').map((key) => [key, 1])), 'an object with a, b, c, d, e, f, g, h, …'],
  [new Date(0), 'a Date'],
  [Object.create({ constructor: undefined }), 'an object'],
  [Object.create(null), 'an empty object'],
  [new (class Elb {})(), 'an Elb'],
  [[[[['deep']]]], '[[a list]]'],
  [Object.assign([], { 2: 1 }), '[undefined, undefined, 1]'],
  [12345678901234567890n, '12345678901234567890n'],
])('shows %p', (value, text) => {
  expect(show(value)).toBe(text);
});

describe('what cannot be looked at', () => {
  const UNKNOWN = 'an object that cannot be looked at';
  const throwing = {
    get constructor(): never {
      throw new Error('boom');
    },
  };

  test('a getter that throws', () => {
    expect(show(Object.create(throwing))).toBe(UNKNOWN);
  });

  test('a revoked proxy', () => {
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    expect(show(proxy)).toBe(UNKNOWN);
    expect(showTyped(proxy)).toBe(UNKNOWN);
  });

  test('a name that is no text', () => {
    expect(show(Object.defineProperty(() => {}, 'name', { value: Symbol('s') }))).toBe('a function');
  });

  test('a list in itself', () => {
    const list: unknown[] = [1];
    list.push(list);
    expect(show(list)).toBe('[1, [1, a list]]');
  });

  test('a list that is wide at every level', () => {
    let value: unknown = [1];
    for (let level = 0; level < 12; level++) value = Array(20).fill(value);
    expect(show(value)).toMatch(/^\[\[a list, .*… \(\d+ characters\)\]$/);
  });
});

test.each<[unknown, string]>([
  ['5', "'5' (text)"],
  [5, '5 (a number)'],
  [false, 'false (a boolean)'],
  [[1], '[1] (a list)'],
  [[], 'an empty list'],
  [null, 'null'],
  [undefined, 'undefined'],
  [{ a: 1 }, 'an object with a'],
])('shows %p with its type', (value, text) => {
  expect(showTyped(value)).toBe(text);
});

test('alternatives', () => {
  expect([alternatives([]), alternatives(['a']), alternatives(['a', 'b']), alternatives(['a', 'b', 5])]).toEqual([
    '',
    'a',
    'a or b',
    'a, b or 5',
  ]);
});

test('text for a terminal', () => {
  expect(printable('a\u0007b\u007f')).toBe('a\\u0007b\\u007f');
});

test('paths', () => {
  expect(jsonPointer(['a', 0, 'b/c~d'])).toBe('/a/0/b~1c~0d');
  expect(jsonPointer([])).toBe('');
  expect(dotted(['spec', 'ports', 0, 'port'])).toBe('spec.ports[0].port');
  expect(dotted(['metadata', 'annotations', 'a/b'])).toBe('metadata.annotations["a/b"]');
  expect(dotted([0])).toBe('[0]');
  expect(dotted([])).toBe('');
  expect(dotted(['a-b', 'ab c'])).toBe('a-b["ab c"]');
});

test.each<[string, string | undefined]>([
  ['idleTimout', 'idleTimeout'],
  ['idle_timeout', 'idleTimeout'],
  ['IDLETIMEOUT', 'idleTimeout'],
  ['idleTimeuot', 'idleTimeout'],
  ['prots', 'ports'],
  ['port', 'ports'],
  ['zzz', undefined],
  ['', undefined],
  ['p', undefined],
  ['x'.repeat(201), undefined],
])('%j is meant as %j', (name, meant) => {
  expect(nearest(name, ['idleTimeout', 'ports', 'elb'])).toBe(meant);
});

test('a name is not proposed for itself', () => {
  expect(nearest('ports', ['ports'])).toBeUndefined();
  expect(isSpeltAs('Idle-Timeout', 'idleTimeout')).toBe(true);
  expect(isSpeltAs(`idleTimeout${'-'.repeat(200)}`, 'idleTimeout')).toBe(false);
});

test('the longer name says how much may be missing', () => {
  expect(nearest('pass-thru', ['pass-through'])).toBe('pass-through');
  expect(nearest('pass-th', ['pass-through'])).toBeUndefined();
});

test('the nearer of two', () => {
  expect(nearest('abcdefgx', ['abcdexyz', 'abcdefgh'])).toBe('abcdefgh');
  expect(nearest('abcdefgx', ['abcdefgh', 'abcdexyz'])).toBe('abcdefgh');
});

test('the question after a name that does not exist', () => {
  const ask = (name: string) =>
    [didYouMean, didYouMeanAside].flatMap((each) => [each(name, ['lint']), each(name, ['lint'], show)]);
  expect(ask('lnt')).toEqual([
    '; did you mean lint?',
    "; did you mean 'lint'?",
    ' (did you mean lint?)',
    " (did you mean 'lint'?)",
  ]);
  expect(ask('zzzzz')).toEqual(['', '', '', '']);
});

describe('order', () => {
  const diagnostic = (changes: Partial<Diagnostic>): Diagnostic => ({
    rule: 'b',
    severity: 'warning',
    message: 'm',
    why: '',
    help: '',
    subject: { apiVersion: 'v1', kind: 'Service', name: 'b', namespace: 'b', origin: undefined },
    path: ['b'],
    pages: [],
    basis: [],
    related: [],
    ...changes,
  });
  const base = diagnostic({});

  test.each<[string, Diagnostic]>([
    ['errors first', diagnostic({ severity: 'error', rule: 'z' })],
    ['by namespace', diagnostic({ subject: { ...base.subject, namespace: 'a', name: 'z' } })],
    ['no namespace first', diagnostic({ subject: { ...base.subject, namespace: undefined, name: 'z' } })],
    ['by name', diagnostic({ subject: { ...base.subject, name: 'a' }, rule: 'z' })],
    ['by rule', diagnostic({ rule: 'a', path: ['z'] })],
    ['by path', diagnostic({ path: ['a'], message: 'z' })],
    ['by message', diagnostic({ message: 'a' })],
  ])('%s', (_name, first) => {
    expect(compareDiagnostics(first, base)).toBeLessThan(0);
    expect(compareDiagnostics(base, first)).toBeGreaterThan(0);
  });

  test('by the place inside', () => {
    expect(compareDiagnostics(base, diagnostic({ inner: ['a'] }))).toBeLessThan(0);
    expect(compareDiagnostics(diagnostic({ inner: ['b'] }), diagnostic({ inner: ['a'] }))).toBeGreaterThan(0);
  });

  test('infos last', () => {
    expect(compareDiagnostics(base, diagnostic({ severity: 'info' }))).toBeLessThan(0);
    expect(compareDiagnostics(base, diagnostic({}))).toBe(0);
  });
});
