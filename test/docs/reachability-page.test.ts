import { reachabilityPage } from '../../src/docs/reachability-page';
import { COLUMNS, rowsOf } from '../../src/docs/reachability-table';
import { allSituations, exists } from '../../src/reachability/agreement';
import { answer } from '../../src/reachability/answer';
import { CONTRADICTIONS } from '../../src/reachability/contradictions';
import { DERIVED_RULES } from '../../src/reachability/derived';
import { holdsIn } from '../../src/reachability/derived/conditions';
import type { Conditions } from '../../src/reachability/derived/derived-rule';
import { STANDARD, valuesOf } from '../../src/reachability/dimensions';
import { OPEN_QUESTIONS } from '../../src/reachability/open-questions';
import { FAILURES } from '../../src/reachability/remedies';

const TABLES: readonly Conditions[] = [
  { clusterType: STANDARD, address: 'private-vip' },
  { clusterType: STANDARD, address: 'public-eip' },
  { clusterType: 'turbo', address: 'private-vip' },
  { clusterType: 'turbo', address: 'public-eip' },
];

const text = reachabilityPage();

describe('the table of every case', () => {
  test.each(TABLES)('%j: every situation is in exactly one row, which says what the model says', (conditions) => {
    const rows = rowsOf(conditions);
    const situations = allSituations(conditions).filter(exists);
    expect(situations.length).toBeGreaterThan(500);
    for (const situation of situations) {
      const own = rows.filter((row) => holdsIn(row.conditions as Conditions, situation));
      expect(own).toHaveLength(1);
      const cell = own[0].cells[COLUMNS.findIndex(({ clients }) => clients.includes(situation.client))];
      const { outcome, vendorOutcome, facts } = answer(situation);
      expect(cell).toMatchObject({ outcome, vendorOutcome, rules: expect.arrayContaining([facts[0]]) });
    }
  });

  test('rows are joined where it makes no difference', () => {
    expect(TABLES.map((conditions) => rowsOf(conditions).length)).toEqual([14, 8, 12, 5]);
  });

  test('every client has exactly one column', () => {
    expect(COLUMNS.flatMap(({ clients }) => clients).sort()).toEqual([...valuesOf('client')].sort());
  });
});

describe('the page', () => {
  test('names every rule in the tables and explains it', () => {
    const tables = text.slice(text.indexOf('## Every case'), text.indexOf('## Why\n'));
    const why = text.slice(text.indexOf('## Why\n'));
    for (const { id } of DERIVED_RULES) {
      expect(tables).toMatch(new RegExp(`[✓✗~?] (?:[A-Z0-9-]+, )*${id}\\b`));
      expect(why).toContain(`| ${id} |`);
    }
  });

  test('explains every id that an answer names', () => {
    const named = new Set(
      allSituations().flatMap((situation) =>
        ([undefined, 'HTTP', 'HTTPS'] as const).flatMap((listener) => answer(situation, { listener }).facts),
      ),
    );
    expect(named.size).toBeGreaterThan(DERIVED_RULES.length);
    for (const id of named) expect(text).toContain(`| ${id} |`);
  });

  test('has every contradiction, open question and remedy', () => {
    for (const { id, topic } of CONTRADICTIONS) expect(text).toContain(`### ${id}: ${topic}`);
    for (const { id } of OPEN_QUESTIONS) expect(text).toContain(`- **${id}.** `);
    for (const { symptom } of FAILURES) expect(text).toContain(`**${symptom}**`);
  });

  test('links within the page lead somewhere', () => {
    const anchors = [...text.matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
      title
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replace(/ /g, '-'),
    );
    const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, target]) => target);
    expect(links.length).toBeGreaterThan(2);
    expect(anchors).toEqual(expect.arrayContaining(links));
  });
});
