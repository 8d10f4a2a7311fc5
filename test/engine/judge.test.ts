import { elbId } from '../../src/annotations/groups/connection';
import type { ClusterFacts } from '../../src/cluster/cluster-facts';
import { judge } from '../../src/engine/judge';
import { type Rule, rule } from '../../src/engine/rule';
import { KubeObject } from '../../src/manifest/kube-object';
import { elb, ingress, named, OTHER_ID, service, shared } from '../rules/manifests';
import { ID } from '../support/yaml';

type Data = Record<string, unknown>;

const SAID = {
  severity: 'warning',
  statement: 'All is well.',
  why: 'Since it should.',
  help: 'Mend it.',
  facts: [],
  pages: ['page'],
  basis: ['docs'],
} as const;
const FACTS: ClusterFacts = {};

const judged = (data: Data, cluster = FACTS) => ({
  object: new KubeObject(data, undefined),
  cluster,
  meantForCce: true,
});
const run = (rules: readonly Rule[], ...objects: ReturnType<typeof judged>[]) =>
  judge({ objects, workloads: () => [] }, rules);

const labelled = (key: string, value: string): Data => {
  const { metadata, ...rest } = shared();
  return { ...rest, metadata: { ...(metadata as Data), labels: { [key]: value } } };
};

/** A rule that finds something in every Service, and counts how often it looks. */
function looking(changes: Partial<Rule> = {}) {
  const check = jest.fn((subject, report, facts) => {
    facts.known(subject, 'version', 'look');
    report({ message: `look at ${subject.ports.length}`, path: [] });
  });
  return { check, rule: { ...rule({ id: 'look', ...SAID, check }), ...changes } as Rule };
}

describe('Services that look alike', () => {
  test.each<[string, Data, Data, number]>([
    ['equal ones', shared(), shared(), 1],
    ['another name', named('a', shared()), named('b', shared()), 1],
    ['another namespace', named('a', shared(), 'x'), named('a', shared(), 'y'), 1],
    ['no name', named('', shared()), named('', shared()), 2],
    ['a wrong name', named('a', shared()), named('A', shared()), 2],
    ['a wrong namespace', named('a', shared(), 'x'), named('a', shared(), 'X'), 2],
    ['another label', labelled('a', 'x'), labelled('a', 'y'), 1],
    ['a wrong label', labelled('a', 'x'), labelled('a', '/'), 2],
    ['a label of a wrong name', labelled('a', 'x'), labelled('/', 'x'), 2],
    ['another load balancer', shared(), service({ [elb('class')]: 'union', [elbId.key]: OTHER_ID }), 1],
    ['another selector', shared(), shared({}, { selector: { app: 'other' } }), 1],
    ['no selector', shared(), shared({}, { selector: {} }), 2],
    ['a wrong id', shared({ [elbId.key]: 'a' }), shared({ [elbId.key]: 'b' }), 2],
    ['an id that somebody completes', shared(), shared({ [elbId.key]: '${ID}' }), 2],
    ['no id', service(), service({ [elbId.key]: ID }), 2],
    ['another annotation', shared(), shared({ other: 'x' }), 2],
    ['another port', shared(), shared({}, { ports: [{ name: 'a', port: 81 }] }), 2],
    ['a live one', shared(), { ...shared(), status: { loadBalancer: { ingress: [{ ip: '1.2.3.4' }] } } }, 2],
    ['other annotations that are no text', shared({ x: Number.NaN }), shared({ x: null }), 2],
    ['numbers that are none', shared({}, { x: Number.NaN }), shared({}, { x: Number.POSITIVE_INFINITY }), 2],
    ['numbers that no text can tell', shared({}, { x: 1n }), shared({}, { x: 1n }), 2],
    ['no spec', { ...shared(), spec: { type: 'LoadBalancer' } }, { ...shared(), spec: { type: 'LoadBalancer' } }, 1],
  ])('are looked at once: %s', (_title, first, second, times) => {
    const { check, rule: look } = looking();
    const { diagnostics, notJudged, services } = run([look], judged(first), judged(second));
    expect(check).toHaveBeenCalledTimes(times);
    expect(diagnostics).toHaveLength(2);
    expect(new Set(diagnostics.map(({ subject }) => subject)).size).toBe(2);
    expect(notJudged).toEqual([{ fact: 'version', rules: ['look'], services: 2 }]);
    expect(services).toBe(2);
  });

  test('are not alike in two clusters', () => {
    const { check, rule: look } = looking();
    run([look], judged(shared()), judged(shared(), { clusterType: 'turbo' }));
    expect(check).toHaveBeenCalledTimes(2);
  });
});

describe('rules for a Service', () => {
  const calls = (changes: Partial<Rule>, ...objects: Data[]) => {
    const { check, rule: look } = looking(changes);
    run([look], ...objects.map((object) => judged(object)));
    return check.mock.calls.map(([{ object }]) => object.name);
  };
  const a = named('a', shared());
  const b = named('b', service({ other: 'x' }, { loadBalancerIP: '' }));
  const c = named('c', service({ [elbId.key]: ID }, { type: 'ClusterIP' }));

  test.each<[string, Partial<Rule>, string[]]>([
    ['of CCE, where nothing else is said', {}, ['a', 'b']],
    ['of another kind', { appliesTo: ['not-load-balancer'] }, ['c']],
    ['of several kinds', { appliesTo: ['cce', 'not-load-balancer'] }, ['a', 'b', 'c']],
    ['with one of the keys', { reads: [elbId.key, 'x'] }, ['a']],
    ['with one of the fields', { reads: ['spec.loadBalancerIP'] }, ['b']],
    ['with none of them', { reads: ['loadBalancerIP', 'spec.x'] }, []],
  ])('%s', (_title, changes, expected) => {
    expect(calls(changes, a, b, c)).toEqual(expected);
  });

  test('with one of the keys, beside another whose one key is spelt as two of its are', () => {
    const joined = named('d', service({ [`other ${elbId.key}`]: 'x' }));
    const apart = named('e', service({ other: 'x', [elbId.key]: ID }));
    expect(calls({ reads: [elbId.key] }, joined, apart)).toEqual(['e']);
  });

  test('a Service without a spec, an object that is no business of ours', () => {
    expect(calls({ appliesTo: ['part'] }, { ...c, spec: null }, { ...a, kind: 'ConfigMap' })).toEqual(['c']);
  });
});

test('a report replaces what the rule says of all its findings', () => {
  const all = {
    severity: 'error',
    message: 'm',
    path: ['spec'],
    inner: ['x'],
    why: 'w',
    help: 'h',
    pages: ['other'],
    basis: ['derived'],
    platformMessage: 'p',
  } as const;
  const compare = rule({
    id: 'compare',
    ...SAID,
    platformMessage: 'q',
    checkAmong(_service, report, context) {
      report({ message: 'plain', path: [] });
      report({ ...all, related: context.services.map(({ object }) => object) });
    },
  });
  const { diagnostics } = run([compare], judged(shared()));
  const [subject] = diagnostics.map((each) => each.subject);
  expect(diagnostics).toEqual([
    { rule: 'compare', ...all, subject, related: [subject] },
    {
      rule: 'compare',
      severity: 'warning',
      message: 'plain',
      path: [],
      inner: undefined,
      why: SAID.why,
      help: SAID.help,
      pages: SAID.pages,
      basis: SAID.basis,
      platformMessage: 'q',
      subject,
      related: [],
    },
  ]);
});

test('ingresses of other controllers are passed over', () => {
  const seen: string[] = [];
  const compare = rule({
    id: 'compare',
    ...SAID,
    checkAmong(subject, _report, context) {
      for (const { object } of context.ingressesOn(subject)) seen.push(object.name);
    },
  });
  const on = { [elbId.key]: ID };
  run(
    [compare],
    judged(shared()),
    judged(ingress(on, {}, 'a')),
    judged(ingress(on, { ingressClassName: 'nginx' }, 'b')),
    judged(ingress({ ...on, 'kubernetes.io/ingress.class': 'cce' }, {}, 'c')),
    judged(ingress({ ...on, 'kubernetes.io/ingress.class': 'traefik' }, {}, 'd')),
  );
  expect(seen).toEqual(['a', 'c']);
});
