import type { Hop, Outcome } from '../../src/reachability/vocabulary';
import type { Machine } from './abilities';
import type { Measured, Source } from './measure';
import type { Cell, Place, Setting } from './setting';
import type { Address } from './topology';

/** A measured cell, by what it stands for. */
export type Point = Setting & { readonly address: Address; readonly place: Place };

/** What packets showed, without what can be otherwise the next time. */
export interface Result {
  readonly outcome: Exclude<Outcome, 'unknown'>;
  readonly sources: readonly Source[];
  readonly hops: readonly Hop[];
  readonly errors: readonly string[];
}

/** Points with one result: all combinations of the values. */
export interface Row {
  readonly where: { readonly [D in keyof Point]: readonly Point[D][] };
  readonly result: Result;
}

/** What was measured, and on what. */
export interface Measurement {
  readonly machine: Machine;
  /** By variant, as `NAME=VALUE`; the base setting is `base`. */
  readonly runs: ReadonlyMap<string, readonly Row[]>;
}

/** In this order rows become one that differ in this alone. */
const MERGED: readonly (keyof Point)[] = [
  'clusterType',
  'proxyMode',
  'backendSpread',
  'address',
  'clientIpTransfer',
  'backendKind',
  'place',
  'externalTrafficPolicy',
  'captured',
];

export const pointOf = (setting: Setting, { address, place }: Cell): Point => ({ ...setting, address, place });

export const resultOf = ({ outcome, sources, hops, errors }: Measured): Result => ({ outcome, sources, hops, errors });

/** As few rows as one pass after the other makes of it; together they hold every point once. */
export function condense(points: Iterable<readonly [Point, Result]>): readonly Row[] {
  let rows = [...points].map(([point, result]): Row => {
    const where = Object.fromEntries(Object.entries(point).map(([dimension, value]) => [dimension, [value]]));
    return { where: where as unknown as Row['where'], result };
  });
  for (let before = Number.POSITIVE_INFINITY; rows.length < before; ) {
    before = rows.length;
    for (const dimension of MERGED) rows = merge(rows, dimension);
  }
  return rows;
}

function merge(rows: readonly Row[], dimension: keyof Point): Row[] {
  const merged = new Map<string, Row>();
  for (const row of rows) {
    const { [dimension]: values, ...others } = row.where;
    const key = JSON.stringify([others, row.result]);
    const same = merged.get(key);
    const where = { ...row.where, [dimension]: [...(same?.where[dimension] ?? []), ...values] };
    merged.set(key, { where, result: row.result });
  }
  return [...merged.values()];
}

export function find(rows: readonly Row[], point: Point): Result | undefined {
  return rows.find(({ where }) =>
    Object.entries(point).every(([dimension, value]) => (where[dimension as keyof Point] as unknown[]).includes(value)),
  )?.result;
}

/** One JSON value a line: first the machine, then the rows of every run. */
export function write({ machine, runs }: Measurement): string {
  const rows = [...runs].flatMap(([run, each]) => each.map(({ where, result }) => ({ run, where, ...result })));
  return [machine, ...rows].map((line) => `${JSON.stringify(line)}\n`).join('');
}

export function read(text: string): Measurement {
  const [machine, ...rows] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const runs = new Map<string, Row[]>();
  for (const { run, where, ...result } of rows) runs.set(run, [...(runs.get(run) ?? []), { where, result }]);
  return { machine, runs };
}
