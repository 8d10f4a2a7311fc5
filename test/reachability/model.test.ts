import { allSituations, exists } from '../../src/reachability/agreement';
import { answer } from '../../src/reachability/answer';
import { CONTRADICTIONS } from '../../src/reachability/contradictions';
import { CROSS_RULES } from '../../src/reachability/cross-rules';
import { DERIVED_RULES } from '../../src/reachability/derived';
import { holdsIn } from '../../src/reachability/derived/conditions';
import type { Conditions, RoutedSituation } from '../../src/reachability/derived/derived-rule';
import { DIMENSION_NAMES, type Situation } from '../../src/reachability/dimensions';
import { STATEMENTS } from '../../src/reachability/documented';
import { DOCUMENTED_FACTS } from '../../src/reachability/documented/facts';
import { EXCLUSIONS } from '../../src/reachability/exclusions';
import { OPEN_QUESTIONS } from '../../src/reachability/open-questions';
import { FAILURES } from '../../src/reachability/remedies';
import { isShortCircuited } from '../../src/reachability/short-circuit';
import { HOPS, type RoutePath } from '../../src/reachability/vocabulary';
import { isHairpin } from '../../src/rules/support/reachability';

const LISTENERS = [undefined, 'TCP', 'HTTP', 'HTTPS', 'TLS'] as const;
const ALL = allSituations();
const EXISTING: readonly RoutedSituation[] = ALL.filter(exists).map((situation) => ({
  ...situation,
  shortCircuit: isShortCircuited(situation),
}));

const setsOf = ({ when }: { readonly when: Conditions | readonly Conditions[] }): readonly Conditions[] =>
  ([] as Conditions[]).concat(when);

test('the combinations of the ten dimensions', () => {
  expect(DIMENSION_NAMES).toHaveLength(10);
  expect(ALL).toHaveLength(9216);
  expect(EXISTING).toHaveLength(7512);
  expect(EXCLUSIONS.map(({ id, when }) => [id, ALL.filter((each) => holdsIn(when, each)).length])).toEqual([
    ['IG-1', 768],
    ['IG-2', 576],
    ['IG-3', 384],
  ]);
});

test('every situation that exists has exactly one rule: none is answered by accident of order', () => {
  const odd = EXISTING.filter((situation) => DERIVED_RULES.filter(({ when }) => holdsIn(when, situation)).length !== 1);
  expect(odd).toEqual([]);
});

test('no rule is dead, and no set of conditions of one either', () => {
  const dead = DERIVED_RULES.flatMap((rule) =>
    setsOf(rule).filter((set) => !EXISTING.some((situation) => holdsIn(set, situation))),
  );
  expect(dead).toEqual([]);
});

// A rule that is widened or narrowed fails above, since its situations then have two rules or none.
test('what the rules say', () => {
  const lines = DERIVED_RULES.map((rule) => {
    const { id, outcome, path, alternatePath, clientIp, clientIpIn = [], clientIpMayAlsoBe = [], confidence } = rule;
    const textOf = (ips: typeof clientIpMayAlsoBe) =>
      ips.map(({ value, when = {} }) => `${value} ${JSON.stringify(when)}`).join(', ');
    const [mayBe, instead] = [textOf(clientIpMayAlsoBe), textOf(clientIpIn)];
    const situations = EXISTING.filter((situation) => holdsIn(rule.when, situation)).length;
    return [
      `${id} ${outcome} (${confidence}, ${situations} situations)`,
      `  ${path.join(' > ')}`,
      ...(alternatePath === undefined ? [] : [`  or ${alternatePath.join(' > ')}`]),
      `  client IP: ${instead === '' ? '' : `${instead}, else `}${clientIp}${mayBe === '' ? '' : `, or ${mayBe}`}`,
      ...(rule.vendorOutcome === undefined
        ? []
        : [`  the pages: ${rule.vendorOutcome} ${JSON.stringify(rule.vendorOutcomeIn ?? {})}`]),
    ].join('\n');
  });
  expect(`\n${lines.join('\n')}\n`).toMatchSnapshot();
});

test('ids are unique, and whatever is referred to is there', () => {
  const ids = [
    ...DERIVED_RULES,
    ...CROSS_RULES,
    ...STATEMENTS,
    ...DOCUMENTED_FACTS,
    ...EXCLUSIONS,
    ...CONTRADICTIONS,
    ...OPEN_QUESTIONS,
    ...FAILURES,
  ].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const referred = [
    ...[...DERIVED_RULES, ...CROSS_RULES].flatMap(({ basis }) => basis),
    ...DERIVED_RULES.flatMap(({ contradictions = [], openQuestions = [] }) => [...contradictions, ...openQuestions]),
    ...FAILURES.flatMap(({ of }) => of),
    ...STATEMENTS.flatMap(({ exceptions = [], contradicts = [] }) => [...exceptions, ...contradicts]),
  ];
  expect(referred.filter((id) => !ids.includes(id))).toEqual([]);
});

test('paths start at the client, end at a pod or die, and say so', () => {
  const paths = [
    ...DERIVED_RULES.flatMap(({ id, outcome, path, alternatePath }): readonly [string, string, RoutePath][] => [
      [id, outcome === 'ok' ? 'ok' : 'fail', path],
      ...(alternatePath === undefined
        ? []
        : ([[id, 'ok', alternatePath]] as const).map(([a, b, c]) => [a, b, c] as [string, string, RoutePath])),
    ]),
  ];
  for (const [id, outcome, path] of paths) {
    expect([id, path[0]]).toEqual([id, 'client']);
    expect([id, path.filter((hop) => !(hop in HOPS))]).toEqual([id, []]);
    expect([id, path.at(-1) === 'dropped']).toEqual([id, outcome === 'fail']);
    expect([id, path.indexOf('dropped')]).toEqual([id, outcome === 'fail' ? path.length - 1 : -1]);
  }
});

test('rules that answer intermittently know both ways', () => {
  expect(
    DERIVED_RULES.filter((rule) => (rule.outcome === 'intermittent') !== (rule.alternatePath !== undefined)),
  ).toEqual([]);
});

test('reasons stand alone', () => {
  for (const { id, reason } of [...DERIVED_RULES, ...CROSS_RULES]) {
    expect([id, reason]).toEqual([id, expect.stringMatching(/^[a-zA-Z].*\.$/)]);
    expect([id, /\b(As|see) [A-Z]-\d/.test(reason)]).toEqual([id, false]);
  }
});

test('everything that fails has a remedy, and a remedy that is a setting cures', () => {
  const ill = EXISTING.map((situation) => [situation, answer(situation)] as const).filter(
    ([, { outcome, vendorOutcome }]) => outcome !== 'ok' || (vendorOutcome ?? 'ok') !== 'ok',
  );
  expect(ill.length).toBeGreaterThan(900);
  const without = ill.filter(
    ([, { facts, remedies }]) => remedies.length === 0 && facts[0] !== 'D-20' && facts[0] !== 'D-24',
  );
  expect(without).toEqual([]);
  const useless = new Set<string>();
  for (const [situation, { facts, remedies }] of ill) {
    for (const { do: what, makes } of remedies) {
      if (makes === undefined) continue;
      const cured: Situation = { ...situation, ...makes };
      const { outcome } = answer(cured);
      if (outcome !== 'ok') useless.add(`${facts[0]}: ${what} leads to ${outcome} by ${answer(cured).facts[0]}`);
    }
  }
  expect([...useless]).toEqual([]);
});

describe('what only some situations of a rule have', () => {
  const known: Situation = {
    clusterType: 'standard-vpc',
    proxyMode: 'iptables',
    elbClass: 'performance',
    address: 'private-vip',
    passThrough: 'true',
    externalTrafficPolicy: 'Local',
    client: 'backend-node',
    clientIpTransfer: 'enabled',
    backendSpread: 'many-nodes',
    backendKind: 'pod-network',
  };

  test('what can be done without pass-through, by the policy', () => {
    const remediesIn = (other: Partial<Situation>) =>
      answer({ ...known, ...other }).remedies.filter(({ makes }) => makes?.passThrough === 'unset');
    expect(remediesIn({})).toMatchObject([{ do: expect.stringContaining('externalTrafficPolicy Cluster') }]);
    expect(remediesIn({ externalTrafficPolicy: 'Cluster' })).toMatchObject([
      { do: 'Leave kubernetes.io/elb.pass-through out.', sideEffects: expect.not.stringContaining('anew') },
    ]);
  });

  test('who is refused by IPVS can always call the Service by its name', () => {
    const refused = answer({ ...known, proxyMode: 'ipvs' }, { sharesWithoutPassThrough: 'yes' });
    expect(refused.facts[0]).toBe('X-1');
    expect(refused.remedies[0].do).toContain('by its name');
  });

  test('the table that pages contradict is about policy Local', () => {
    expect(answer(known)).toMatchObject({ vendorOutcome: 'fail', contradictions: ['K-1'] });
    const { facts, vendorOutcome, contradictions } = answer({ ...known, externalTrafficPolicy: 'Cluster' });
    expect([facts[0], vendorOutcome, contradictions]).toEqual(['D-46', 'fail', []]);
  });

  test.each<[Partial<Situation>, string, string, readonly string[]]>([
    [{}, 'D-31', 'egress-eip', []],
    [{ clientIpTransfer: 'disabled' }, 'D-31', 'elb-range', []],
    [{ elbClass: 'union' }, 'D-32', 'node-ip', []],
    [{ elbClass: 'union', backendKind: 'host-network' }, 'D-32', 'node-ip', ['elb-range']],
    [{ backendKind: 'host-network' }, 'D-32', 'node-ip', ['egress-eip']],
    [{ backendKind: 'host-network', externalTrafficPolicy: 'Local' }, 'D-32', 'egress-eip', []],
    [
      { backendKind: 'host-network', externalTrafficPolicy: 'Local', clientIpTransfer: 'disabled' },
      'D-32',
      'elb-range',
      [],
    ],
  ])('by the EIP in a Turbo cluster, with %j', (other, rule, clientIp, also) => {
    const situation: Situation = {
      ...known,
      clusterType: 'turbo',
      address: 'public-eip',
      client: 'other-node',
      externalTrafficPolicy: 'Cluster',
      ...other,
    };
    const verdict = answer(situation);
    expect(verdict).toMatchObject({ clientIp, clientIpMayAlsoBe: also });
    expect(verdict.facts[0]).toBe(rule);
  });

  test('a listener of layer 7 is a ground only where the load balancer is met', () => {
    const facts = (situation: Partial<Situation>) => answer({ ...known, ...situation }, { listener: 'HTTP' }).facts;
    expect(facts({})).toEqual(expect.arrayContaining(['X-6', 'E-03']));
    expect(facts({ client: 'external' })).toEqual(expect.arrayContaining(['X-6', 'E-03']));
    expect(facts({ passThrough: 'unset' })).not.toEqual(expect.arrayContaining(['X-6']));
    const skipped = answer({ ...known, passThrough: 'unset', externalTrafficPolicy: 'Cluster' }, { listener: 'HTTPS' });
    expect(skipped.facts).toEqual(['X-5', 'P-01', 'D-10', 'O-5', 'DC-12']);
    expect(skipped.pages).not.toContain('elb_faq_21020218');
  });

  test('another name for a situation has its page', () => {
    const { facts, pages } = answer({
      ...known,
      clusterType: 'turbo',
      elbClass: 'union',
      externalTrafficPolicy: 'Cluster',
    });
    expect(facts).toContain('IG-3');
    expect(pages).toContain('cce_10_0916');
  });
});

test('nothing comes back to the node that sent it unless the load balancer presents the client', () => {
  const hairpins = (transfer: Situation['clientIpTransfer']) =>
    ALL.filter(({ clientIpTransfer }) => clientIpTransfer === transfer).flatMap((situation) =>
      LISTENERS.flatMap((listener) =>
        (['no', 'perhaps', 'yes'] as const).flatMap((sharesWithoutPassThrough) => {
          const { outcome, facts } = answer(situation, { listener, sharesWithoutPassThrough });
          return isHairpin({ verdict: { outcome, facts } }) ? facts[0] : [];
        }),
      ),
    );
  expect(hairpins('disabled')).toEqual([]);
  expect(new Set(hairpins('enabled')).size).toBeGreaterThan(1);
});
