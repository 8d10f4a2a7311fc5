import {
  commonTo,
  describeVersions,
  readVersion,
  type Support,
  since,
  supportOf,
  UNDOCUMENTED,
  type VersionList,
} from '../../src/cluster/version';

const A = since(['v1.23.13-r0', 'v1.25.8-r0', 'v1.27.5-r0', 'v1.28.3-r0']);
const B = since(['v1.19.16-r5', 'v1.21.8-r0', 'v1.23.6-r0', 'v1.25.2-r0']);
const C = since(['v1.19']);
const D = since(['v1.19.16']);
const E = since(['v1.23.12-r0', 'v1.25.7-r0', 'v1.27.4-r0', 'v1.28.2-r0'], { legacy: ['v1.19.16', 'v1.21.4'] });
const F = since(['v1.28.15-r60'], { laterMinors: 'unknown' });

/** The worked examples of the version rule. */
test.each<[string, VersionList, string, Support]>([
  ['A', A, 'v1.17', 'unsupported'],
  ['A', A, 'v1.21.14-r0', 'unsupported'],
  ['A', A, 'v1.23.12-r99', 'unsupported'],
  ['A', A, 'v1.23.13-r0', 'supported'],
  ['A', A, 'v1.24.5-r0', 'unknown'],
  ['A', A, 'v1.25.7-r30', 'unsupported'],
  ['A', A, 'v1.25.16-r20', 'supported'],
  ['A', A, 'v1.26', 'unknown'],
  ['A', A, 'v1.25.5-r20-25.1.31.1', 'unsupported'],
  ['A', A, 'v1.19.10-r1.0.0-source-121-gb967568', 'unsupported'],
  ['A', A, 'v1.27', 'unknown'],
  ['A', A, 'v1.27.4-r9', 'unsupported'],
  ['A', A, 'v1.27.5', 'unknown'],
  ['A', A, 'v1.27.5-r0', 'supported'],
  ['A', A, 'v1.27.10-r0', 'supported'],
  ['A', A, 'v1.28.3-r0', 'supported'],
  ['A', A, 'v1.29', 'supported'],
  ['A', A, 'v1.33.5-r2', 'supported'],
  ['B', B, 'v1.17.17-r0', 'unsupported'],
  ['B', B, 'v1.19.16-r4', 'unsupported'],
  ['B', B, 'v1.19.16-r5', 'supported'],
  ['B', B, 'v1.19.16-r30', 'supported'],
  ['B', B, 'v1.19.16', 'unknown'],
  ['B', B, 'v1.20.4-r0', 'unknown'],
  ['B', B, 'v1.22', 'unknown'],
  ['B', B, 'v1.25.1-r0', 'unsupported'],
  ['B', B, 'v1.27.1-r0', 'supported'],
  ['C', C, 'v1.17.17-r1', 'unsupported'],
  ['C', C, 'v1.19', 'supported'],
  ['C', C, 'v1.19.10-r0', 'supported'],
  ['D', D, 'v1.19.10-r0', 'unsupported'],
  ['D', D, 'v1.19.16-r0', 'supported'],
  ['D', D, 'v1.19.16', 'unknown'],
  ['E', E, 'v1.17.9-r0', 'unsupported'],
  ['E', E, 'v1.21.1-r0', 'unsupported'],
  ['E', E, 'v1.19.16-r4', 'unknown'],
  ['E', E, 'v1.21', 'unknown'],
  ['E', E, 'v1.22', 'unknown'],
  ['E', E, 'v1.21.7-r0', 'unknown'],
  ['E', E, 'v1.23.5-r0', 'unknown'],
  ['E', E, 'v1.23.12-r0', 'supported'],
  ['F', F, 'v1.28.15-r52', 'unsupported'],
  ['F', F, 'v1.28.15-r60', 'supported'],
  ['F', F, 'v1.29.15-r12', 'unknown'],
  ['nothing documented', UNDOCUMENTED, 'v1.28.8-r0', 'unknown'],
  ['A', A, '2.28.8', 'unknown'],
  ['A', A, 'latest', 'unknown'],
])('list %s', (_name, list, version, verdict) => {
  expect(supportOf(list, readVersion(version))).toBe(verdict);
});

test('an unknown class shares what all classes answer', () => {
  const performance = supportOf(since(['v1.23.8-r10']), readVersion('v1.23.9-r0'));
  const union = supportOf(since(['v1.23.13-r0']), readVersion('v1.23.9-r0'));
  expect([performance, union, commonTo([performance, union])]).toEqual(['supported', 'unsupported', 'unknown']);
  expect([commonTo(['supported', 'supported']), commonTo([])]).toEqual(['supported', 'unknown']);
});

test.each([
  ['v1.28.8-r0', { minor: 28, patch: 8, rev: 0, text: 'v1.28.8-r0' }],
  ['1.28.8-r12', { minor: 28, patch: 8, rev: 12, text: '1.28.8-r12' }],
  ['v1.28.8', { minor: 28, patch: 8, rev: undefined, text: 'v1.28.8' }],
  ['v1.28', { minor: 28, patch: undefined, rev: undefined, text: 'v1.28' }],
  [' 1.28\n', { minor: 28, patch: undefined, rev: undefined, text: '1.28' }],
  ['v1.28.8-r0-28.1.10', { minor: 28, patch: 8, rev: 0, text: 'v1.28.8-r0-28.1.10' }],
  ['v1.19.10-r1.0.0', { minor: 19, patch: 10, rev: undefined, text: 'v1.19.10-r1.0.0' }],
])('reads %j', (text, version) => {
  expect(readVersion(text)).toEqual(version);
});

test.each([
  '',
  'v1',
  '28',
  'v2.1.0',
  'x1.28',
  '__proto__',
  'v',
  '1.',
  'v 1.28',
  '\u0000',
  'v1.28.8r0',
  'v1.28.x',
  '1.28 or so',
  'v1.28.8.1',
])('%j is no version', (text) => {
  expect(readVersion(text)).toBeUndefined();
});

test('a list that is none is a mistake in the schema', () => {
  expect(() => since(['latest'])).toThrow("'latest' is no cluster version");
});

test('lists in words', () => {
  expect(describeVersions(A)).toBe('v1.23.13-r0, v1.25.8-r0, v1.27.5-r0, v1.28.3-r0 or later');
  expect(describeVersions(C)).toBe('v1.19 or later');
});
