import { agreementOf, agreements } from '../../src/reachability/agreement';
import { CONTRADICTIONS } from '../../src/reachability/contradictions';
import { STATEMENTS } from '../../src/reachability/documented';

test('every cell of the pages is here', () => {
  const counts = new Map<string, number>();
  for (const { id } of STATEMENTS) counts.set(id[0], (counts.get(id[0]) ?? 0) + 1);
  expect(Object.fromEntries(counts)).toEqual({ T: 58, O: 5, W: 2, P: 13, C: 10, A: 5, E: 5, Z: 56 });
  expect(STATEMENTS).toHaveLength(154);
});

test.each(STATEMENTS.map((statement) => [statement.id, statement] as const))(
  '%s agrees, or carries a named contradiction',
  (id, statement) => {
    const { situations, agreeing, differing } = agreementOf(statement);
    // It speaks of another product, for comparison.
    if (id === 'C-10') return expect(situations).toBe(0);
    expect(situations).toBeGreaterThan(0);
    const known = [...CONTRADICTIONS.map((each) => each.id), ...(statement.exceptions ?? [])];
    expect(differing.filter(({ because }) => !known.includes(because ?? 'nothing'))).toEqual([]);
    if (differing.length === 0) expect(agreeing).toBe(situations);
  },
);

test('how the pages and the model agree', () => {
  const lines = agreements().map(({ statement, situations, agreeing, differing }) => {
    const { id, outcome, superseded } = statement;
    const how = differing.map((each) => `${each.rule} ${each.outcome} (${each.because})`).join(', ');
    return `${id.padEnd(8)} ${outcome.padEnd(12)} ${`${agreeing}/${situations}`.padStart(9)}${superseded ? ' superseded' : ''} ${how}`.trimEnd();
  });
  expect(`\n${lines.join('\n')}\n`).toMatchSnapshot();
});

test('what an agreement counts is what the statement speaks of', () => {
  const of = (id: string) => agreementOf(STATEMENTS.find((each) => each.id === id)!);
  // Standard, dedicated, private address, pass-through, a node with a backend: 2 networks x 2 modes x 2 policies x 2 spreads x 2 kinds.
  expect(of('P-05').situations).toBe(32);
  expect(of('T-r3c2b')).toMatchObject({ situations: 1, agreeing: 1, differing: [] });
});
