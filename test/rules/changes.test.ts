// What rules about changes say, and which objects they compare.
import { SYNTH_RULES } from '../../src/constructs/synth-rules';
import type { Judged } from '../../src/engine/run-context';
import { RULES } from '../../src/rules';
import { CHANGE_RULES } from '../../src/rules/changes';
import { ID } from '../support/yaml';
import {
  aclOn,
  bare,
  type Change,
  CLUSTER,
  created,
  customEip,
  DESCRIPTION,
  elb,
  existing,
  http,
  judge,
  judged,
  live,
  OTHER_ID,
  ports,
  ranges,
} from './cases/states';

const OTHER_CLUSTER = {};

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

  test('what is left behind, in words that fit it', () => {
    const trustlist = /without its trustlist it is still closed/;
    expect(one(existing(aclOn), existing()).why).toMatch(trustlist);
    expect(one(existing({ [elb('client_timeout')]: '30' }), existing()).why).not.toMatch(trustlist);
  });

  test('the words of the platform, where it surely refuses', () => {
    const refused = (change: Readonly<Record<string, string>>) => one(existing(), existing(change)).platformMessage;
    expect(refused({ [elb('id')]: OTHER_ID })).toMatch(
      /can't modify service elb \[kubernetes\.io\/elb\.id\] annotation/,
    );
    expect(refused({ [elb('class')]: 'performance' })).toMatch(/elb\.class\]/);
    for (const change of [
      [existing({ [elb('autocreate')]: '{"name":"a"}' }), existing({ [elb('autocreate')]: '{"name":"b"}' })],
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
    expect(one(existing({ [elb('tls-certificate-ids')]: 'a' }), existing()).help).toBe(
      'No value is documented that removes them: remove them on the load balancer.',
    );
  });

  test('why it matters', () => {
    expect(one(existing(aclOn), existing()).why).toMatch(/without its blocklist the listed addresses stay out\.$/);
    expect(one(existing({ [elb('keepalive_timeout')]: '60' }), existing()).why).toBe(
      'The listener keeps the old state, which the manifest shows no more.',
    );
  });

  test('nobody recreates a Service for the sake of blanks', () => {
    const spaced = one(created(), created({ [elb('autocreate')]: ` ${JSON.stringify(DESCRIPTION)}` }));
    expect(spaced.severity).toBe('warning');
    expect(spaced.help).toMatch(/^Write the very text that stood there; .* JSON patch/);
    expect(spaced.help).not.toMatch(/delete/);
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
