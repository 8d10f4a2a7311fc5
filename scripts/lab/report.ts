import { DIMENSION_NAMES, type Situation } from '../../src/reachability/dimensions';
import type { Machine } from './abilities';
import { compareRun, type Difference } from './compare';
import { isKnown, KNOWN_DIFFERENCES, type KnownDifference } from './differences';
import { find, type Point, type Result, type Row } from './record';

/** What the machine is and can do, in lines. */
export function telling({ kernel, iptables, has, lacks }: Machine): string {
  return [
    `${kernel}, ${iptables}`,
    `has ${has.join(', ')}`,
    `lacks ${lacks.join(', ') || 'nothing'}; IPVS is shown by a stand-in: addresses made local, and DNAT`,
  ].join('\n');
}

export interface Judgement {
  readonly byRule: ReadonlyMap<string, readonly Situation[]>;
  /** Differences that are understood, also those that were not found. */
  readonly known: ReadonlyMap<KnownDifference, readonly Difference[]>;
  readonly unknown: readonly Difference[];
}

export function judge(run: string, rows: readonly Row[]): Judgement {
  const { byRule, differences } = compareRun(run, rows);
  const known = new Map(KNOWN_DIFFERENCES.filter((each) => each.run === run).map((each) => [each, [] as Difference[]]));
  const unknown: Difference[] = [];
  for (const difference of differences) {
    const found = [...known.keys()].find((each) => isKnown(each, difference));
    (found === undefined ? unknown : known.get(found)!).push(difference);
  }
  return { byRule, known, unknown };
}

/** Situations of a rule, of any rule, that are among differences. */
export function countIn(differences: readonly Difference[], rule?: string): number {
  const own = differences.filter((each) => rule === undefined || each.rule === rule);
  return new Set(own.map(({ situation }) => situation)).size;
}

/** Model against measured: a line a rule, the differences that are understood, and the others in full. */
export function summary(
  run: string,
  rows: readonly Row[],
  isWhole: boolean,
): { readonly text: string; readonly failed: boolean } {
  const { byRule, known, unknown } = judge(run, rows);
  const understood = [...known.values()].flat();
  const all = [...understood, ...unknown];
  const total = [...byRule.values()].flat().length;
  const lines = [...byRule].sort().map(([rule, situations]) => {
    const noted = countIn(understood, rule);
    const odd = countIn(unknown, rule);
    return [
      `  ${rule.padEnd(4)} ${String(situations.length).padStart(5)} situations, ${String(situations.length - countIn(all, rule)).padStart(4)} agree`,
      ...(noted > 0 ? [`${noted} differ as noted`] : []),
      ...(odd > 0 ? [`${odd} DIFFER`] : []),
    ].join(', ');
  });
  const unused = isWhole ? [...known].filter(([, found]) => found.length === 0).map(([each]) => each) : [];
  const otherwise = countIn(all.filter(({ aspect }) => aspect === 'outcome'));
  return {
    failed: unknown.length > 0 || unused.length > 0,
    text: [
      `${run}: ${total} situations; the outcome is that of the model in ${total - otherwise}`,
      ...lines,
      ...[...known]
        .filter(([, found]) => found.length > 0)
        .map(([each, found]) => `noted (${found.length}): ${noted(each)}`),
      ...unused.map((each) => `NOTED, BUT NOT FOUND: ${noted(each)}`),
      ...grouped(unknown),
    ].join('\n'),
  };
}

const noted = ({ rules, aspect, measured, reason }: KnownDifference) =>
  `${rules.join(', ')}: ${aspect}${measured === undefined ? '' : ` is ${measured}`}: ${reason}`;

function grouped(differences: readonly Difference[]): readonly string[] {
  const groups = new Map<string, Situation[]>();
  for (const { rule, aspect, model, measured, situation } of differences) {
    const key = `${rule}: ${aspect}: the model says ${model}, packets say ${measured}`;
    groups.set(key, [...(groups.get(key) ?? []), situation]);
  }
  return [...groups].flatMap(([key, situations]) => [
    `DIFFERENCE (${situations.length} situations): ${key}`,
    ...DIMENSION_NAMES.map(
      (name) => `    ${name}: ${[...new Set(situations.map((situation) => situation[name]))].join(', ')}`,
    ),
  ]);
}

const shown = ({ outcome, sources, hops, errors }: Result) =>
  [outcome, sources.join(' and '), hops.join(' > '), errors.join(' or ')].filter((each) => each !== '').join('; ');

/** What was measured, as few lines as can be. */
export function cells(rows: readonly Row[]): string {
  return rows
    .map(({ where, result }) => {
      const given = Object.entries(where).map(([name, values]) => `${name}=${values.join('|')}`);
      return `${given.join(' ')}\n    ${shown(result)}`;
    })
    .join('\n');
}

/** Where a measurement is not what was recorded. */
export function differencesFrom(recorded: readonly Row[], rows: readonly Row[]): readonly string[] {
  return rows.flatMap(pointsOf).flatMap(([point, result]) => {
    const before = find(recorded, point);
    if (before !== undefined && JSON.stringify(before) === JSON.stringify(result)) return [];
    const was = before === undefined ? 'nothing' : shown(before);
    return [`  ${Object.values(point).join(' ')}: ${shown(result)}; recorded: ${was}`];
  });
}

/** Every point of a row, with what was measured there. */
export function pointsOf({ where, result }: Row): readonly (readonly [Point, Result])[] {
  return Object.entries(where)
    .reduce<Record<string, unknown>[]>(
      (points, [name, values]) => points.flatMap((point) => values.map((value) => ({ ...point, [name]: value }))),
      [{}],
    )
    .map((point) => [point as unknown as Point, result]);
}
