import { type Circumstances, type Condition, describeCondition, holds } from '../../src/annotations/condition';

const circumstances = (
  changes: Partial<Circumstances> = {},
  annotations: Record<string, string | undefined> = {},
): Circumstances => ({
  hasKey: (key) => (Object.hasOwn(annotations, key) ? (annotations[key] === undefined ? undefined : true) : false),
  text: (key) => annotations[key],
  listenerProtocols: ['TCP', 'HTTP'],
  entryProtocols: ['HTTP', 'TLS'],
  elbClass: 'union',
  clusterType: 'turbo',
  externalTrafficPolicy: 'Local',
  live: false,
  ...changes,
});
const nothing = circumstances({
  listenerProtocols: undefined,
  entryProtocols: undefined,
  elbClass: undefined,
  clusterType: undefined,
  externalTrafficPolicy: undefined,
});
const YES: Condition = { externalTrafficPolicy: 'Local' };
const NO: Condition = { externalTrafficPolicy: 'Cluster' };
const UNKNOWN: Condition = { has: 'late', text: ['x'] };
const late = circumstances({}, { late: undefined });

test.each<[string, Condition, Circumstances, boolean | undefined]>([
  ['a key that is there', { has: 'a' }, circumstances({}, { a: '1' }), true],
  ['a key that is not', { has: 'a' }, circumstances({}, { b: '1' }), false],
  ['a key of which it is not known whether it will be there', { has: 'late' }, late, undefined],
  ['a text', { has: 'a', text: ['1', '2'] }, circumstances({}, { a: '2' }), true],
  ['another text', { has: 'a', text: ['1', '2'] }, circumstances({}, { a: '3' }), false],
  ['a text that is not known', UNKNOWN, late, undefined],
  ['the text of a key that is not there', { has: 'a', text: ['1'] }, circumstances(), false],
  ['any of the entries', { anyEntry: ['HTTPS', 'TLS'] }, circumstances(), true],
  ['none of the entries', { anyEntry: ['HTTPS'] }, circumstances(), false],
  ['no entries', { anyEntry: ['HTTPS'] }, circumstances({ entryProtocols: [] }), false],
  ['any of entries that are not known', { anyEntry: ['HTTP'] }, nothing, undefined],
  ['any of the ports', { anyListener: ['HTTP', 'HTTPS'] }, circumstances(), true],
  ['none of the ports', { anyListener: ['UDP', 'HTTPS'] }, circumstances(), false],
  ['any of ports that are not known', { anyListener: ['TCP'] }, nothing, undefined],
  ['all ports', { onlyListeners: ['HTTP', 'TCP', 'UDP'] }, circumstances(), true],
  ['not all ports', { onlyListeners: ['HTTP'] }, circumstances(), false],
  ['all of ports that are not known', { onlyListeners: ['TCP'] }, nothing, undefined],
  ['the class', { elbClass: 'union' }, circumstances(), true],
  ['the other class', { elbClass: 'performance' }, circumstances(), false],
  ['a class that is not known', { elbClass: 'union' }, nothing, undefined],
  ['the type', { clusterType: 'turbo' }, circumstances(), true],
  ['the other type', { clusterType: 'standard' }, circumstances(), false],
  ['a type that is not known', { clusterType: 'turbo' }, nothing, undefined],
  ['the policy', YES, circumstances(), true],
  ['the other policy', NO, circumstances(), false],
  ['a policy that is not known', YES, nothing, undefined],
  ['a live object', { live: true }, circumstances({ live: true }), true],
  ['an authored object', { live: true }, circumstances(), false],
  ['not what holds', { not: YES }, circumstances(), false],
  ['not what does not', { not: NO }, circumstances(), true],
  ['not what is not known', { not: UNKNOWN }, late, undefined],
  ['one of two', { anyOf: [NO, YES] }, late, true],
  ['neither', { anyOf: [NO, NO] }, late, false],
  ['one that is not known', { anyOf: [NO, UNKNOWN] }, late, undefined],
  ['one whatever the other is', { anyOf: [UNKNOWN, YES] }, late, true],
  ['both', { allOf: [YES, YES] }, late, true],
  ['not both', { allOf: [YES, NO] }, late, false],
  ['both, one not known', { allOf: [YES, UNKNOWN] }, late, undefined],
  ['not both whatever the other is', { allOf: [UNKNOWN, NO] }, late, false],
])('holds: %s', (_title, condition, where, expected) => {
  expect(holds(condition, where)).toBe(expected);
});

test.each<[Condition, string]>([
  [{ has: 'a' }, 'a'],
  [{ has: 'a', text: ['1'] }, 'a: "1"'],
  [{ has: 'a', text: ['1', '2'] }, 'a: "1" or "2"'],
  [{ anyEntry: ['HTTPS', 'TLS'] }, 'https or tls in kubernetes.io/elb.protocol-port'],
  [{ anyListener: ['HTTP', 'HTTPS'] }, 'a port served as HTTP or HTTPS'],
  [{ onlyListeners: ['UDP', 'QUIC'] }, 'all ports served as UDP or QUIC'],
  [{ elbClass: 'union' }, 'a shared load balancer (union)'],
  [{ elbClass: 'performance' }, 'a dedicated load balancer (performance)'],
  [{ clusterType: 'turbo' }, 'a Turbo cluster'],
  [{ clusterType: 'standard' }, 'a Standard cluster'],
  [YES, 'externalTrafficPolicy Local'],
  [{ live: true }, 'an object exported from a cluster'],
  [{ not: { has: 'a' } }, 'not a'],
  [{ not: { anyOf: [{ has: 'a' }, { has: 'b' }] } }, 'not (a, or b)'],
  [{ not: { allOf: [{ has: 'a' }, { has: 'b' }] } }, 'not (a, and b)'],
  [{ anyOf: [{ has: 'a' }, { has: 'b' }] }, 'a, or b'],
  [{ allOf: [{ has: 'a' }, { has: 'b' }] }, 'a, and b'],
])('in words: %j', (condition, words) => {
  expect(describeCondition(condition)).toBe(words);
});
