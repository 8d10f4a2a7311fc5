// Each rule finds what it is there for, and nothing in what comes near it; and the table of all rules says how many of both it has.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SYNTH_RULES } from '../../src/constructs/synth-rules';
import type { Severity } from '../../src/diagnostics/diagnostic';
import { ALL_RULES } from '../../src/docs/all-rules';
import { table } from '../../src/docs/markdown';
import type { RuleDescription } from '../../src/engine/rule';
import { READER_RULES } from '../../src/lint/reader-rules';
import { CHANGE_RULES } from '../../src/rules/changes';
import { CASES, type RuleCases } from './cases';

const NONE: RuleCases = { fails: [], passes: [] };
const casesOf = ({ id }: RuleDescription) => CASES.get(id) ?? NONE;
/** The exceptions that there are cases of. */
const guardsOf = (rule: RuleDescription) => {
  const { fails, passes } = casesOf(rule);
  return [...new Set([...fails, ...passes].flatMap(({ guards }) => guards))].sort();
};
const pageOf = ({ id }: RuleDescription) => `docs/rules/${id}.md`;
const SEVERITIES: readonly Severity[] = ['info', 'warning', 'error'];

const ids = (rules: readonly RuleDescription[]) => new Set(rules.map(({ id }) => id));
const JUDGED_BY: readonly (readonly [string, ReadonlySet<string>])[] = [
  ['synthesis', ids(SYNTH_RULES)],
  ['changes', ids(CHANGE_RULES)],
  ['files', ids(Object.values(READER_RULES))],
];
const judgedBy = ({ id }: RuleDescription) => JUDGED_BY.find(([, rules]) => rules.has(id))?.[0] ?? 'all';

describe.each(ALL_RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const { fails, passes } = casesOf(rule);
  const severitiesIn = (found: readonly string[]) =>
    found.filter((each) => each.endsWith(`: ${id}`)).map((each) => each.split(':')[0]);

  test('has what fails, what passes and a page', () => {
    expect(fails.length).toBeGreaterThan(0);
    expect(passes.length).toBeGreaterThan(0);
    expect(existsSync(join(__dirname, '../..', pageOf(rule)))).toBe(true);
  });

  const exceptions = (rule.exceptions ?? []).flatMap(({ guards }) => guards).sort();
  test('has a case for each of its exceptions, and none of others', () => {
    expect(guardsOf(rule)).toEqual(exceptions);
  });

  test.each(fails.map((each) => [each.name, each] as const))('fails: %s', (_name, { find, atMost, expected }) => {
    const found = find();
    const severities = severitiesIn(found);
    expect(severities.length).toBeGreaterThan(0);
    // Its page names every severity that there is.
    for (const severity of severities) expect([rule.severity, ...(rule.otherSeverities ?? [])]).toContain(severity);
    if (expected !== undefined) expect(found).toEqual(expected);
    if (atMost === undefined) return;
    const mild = SEVERITIES.slice(0, SEVERITIES.indexOf(atMost) + 1);
    for (const severity of severities) expect(mild).toContain(severity);
  });

  test.each(passes.map((each) => [each.name, each] as const))('passes: %s', (_name, { find }) => {
    expect(severitiesIn(find())).toEqual([]);
  });
});

describe('the table of the rules', () => {
  test('has all rules, and no cases of others', () => {
    expect([...CASES.keys()].sort()).toEqual([...ids(ALL_RULES)].sort());
  });

  // `UPDATE_GOLDEN=1 npx jest test/rules/cases` writes it: read the difference before you commit.
  test('is as it was last looked at', () => {
    const rows = [...ALL_RULES]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((rule) => {
        const { fails, passes } = casesOf(rule);
        const page = pageOf(rule);
        return [
          rule.id,
          [rule.severity, ...(rule.otherSeverities ?? [])].join(', '),
          judgedBy(rule),
          page,
          String(fails.length),
          String(passes.length),
          guardsOf(rule).join(', '),
        ];
      });
    const text = `${table(['rule', 'severity', 'judged', 'page', 'fails', 'near-misses', 'exceptions with a case'], rows)}\n`;
    const file = join(__dirname, 'table.md');
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, text);
    expect(text).toBe(readFileSync(file, 'utf8'));
  });
});
