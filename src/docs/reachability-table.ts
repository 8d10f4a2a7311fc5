import { alikeBy } from '../diagnostics/group-by';
import { allSituations } from '../reachability/agreement';
import { answer } from '../reachability/answer';
import { holdsIn } from '../reachability/derived/conditions';
import type { Conditions } from '../reachability/derived/derived-rule';
import { type Client, DIMENSION_NAMES, type Dimension, type Situation, valuesOf } from '../reachability/dimensions';
import { EXCLUSIONS } from '../reachability/exclusions';
import type { Outcome } from '../reachability/vocabulary';
import { isSameSet } from '../reporters/explain/conditions';

/** What the model says of some clients in some situations. */
export interface TableCell {
  readonly outcome: Outcome;
  /** What the pages say, where they say otherwise. */
  readonly vendorOutcome?: Outcome;
  readonly rules: readonly string[];
}

/** Situations in which every client fares alike. */
export interface TableRow {
  /** What must hold; a dimension that is absent can have any value. */
  readonly conditions: { readonly [D in Dimension]?: readonly string[] };
  /** By column; undefined where no such client exists. */
  readonly cells: readonly (TableCell | undefined)[];
}

/** Clients that always fare alike share a column. */
export const COLUMNS: readonly { readonly title: string; readonly clients: readonly Client[] }[] = [
  { title: 'outside the cluster', clients: ['external'] },
  { title: 'pod, elsewhere', clients: ['pod-on-other-node'] },
  { title: 'pod beside a backend', clients: ['pod-on-backend-node'] },
  { title: 'the backend pod itself', clients: ['backend-pod'] },
  { title: 'node or hostNetwork pod, elsewhere', clients: ['other-node', 'hostnetwork-pod-on-other-node'] },
  { title: 'node or hostNetwork pod, with a backend', clients: ['backend-node', 'hostnetwork-pod-on-backend-node'] },
];

/** What tells rows apart. Rows that differ only in the first of these are joined first. */
const JOINED_BY: readonly Dimension[] = [
  'backendKind',
  'clusterType',
  'proxyMode',
  'backendSpread',
  'clientIpTransfer',
  'elbClass',
  'passThrough',
  'externalTrafficPolicy',
];

interface Group {
  readonly values: ReadonlyMap<Dimension, ReadonlySet<string>>;
  readonly cells: readonly (TableCell | undefined)[];
}

/** All situations that fulfil the conditions, in as few rows as joining finds. */
export function rowsOf(conditions: Conditions): readonly TableRow[] {
  // What has one given value tells no rows apart.
  const dimensions = JOINED_BY.filter((dimension) => Array.isArray(conditions[dimension] ?? []));
  const rows = alikeBy(allSituations(conditions), (situation) =>
    dimensions.map((dimension) => situation[dimension]).join(' '),
  );
  let groups: Group[] = rows.map((situations) => ({
    values: new Map(dimensions.map((dimension) => [dimension, new Set([situations[0][dimension]])])),
    cells: COLUMNS.map(({ clients }) => cellOf(situations.filter(({ client }) => clients.includes(client)))),
  }));
  for (const dimension of dimensions) groups = joinedBy(dimension, groups);
  return groups
    .filter(({ cells }) => cells.some((cell) => cell !== undefined))
    .map(({ values, cells }) => ({
      cells,
      conditions: Object.fromEntries(
        DIMENSION_NAMES.flatMap((dimension) => {
          const possible = conditions[dimension] ?? valuesOf(dimension);
          const wanted = values.get(dimension);
          return wanted === undefined || wanted.size === possible.length ? [] : [[dimension, [...wanted]]];
        }),
      ),
    }));
}

function cellOf(situations: readonly Situation[]): TableCell | undefined {
  // What is another situation by a second name needs no row.
  const own = situations.filter(
    (situation) => !EXCLUSIONS.some((each) => !each.unsupported && holdsIn(each.when, situation)),
  );
  return own.reduce<TableCell | undefined>((cell, situation) => {
    const { outcome, vendorOutcome, facts } = answer(situation);
    return joinCells(cell, { outcome, vendorOutcome, rules: [facts[0]] });
  }, undefined);
}

/** Both in one; it is a mistake to ask for two that differ. */
function joinCells(one: TableCell | undefined, other: TableCell | undefined): TableCell | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (!isAlike(one, other)) throw new Error(`one cell for ${JSON.stringify(one)} and ${JSON.stringify(other)}`);
  return { ...one, rules: [...new Set([...one.rules, ...other.rules])] };
}

function isAlike(one: TableCell | undefined, other: TableCell | undefined): boolean {
  if (one === undefined || other === undefined) return true;
  return one.outcome === other.outcome && one.vendorOutcome === other.vendorOutcome;
}

function joinedBy(dimension: Dimension, groups: readonly Group[]): Group[] {
  const joined: Group[] = [];
  for (const group of groups) {
    const index = joined.findIndex(
      ({ values, cells }) =>
        [...values].every(([each, set]) => each === dimension || isSameSet(set, group.values.get(each))) &&
        cells.every((cell, column) => isAlike(cell, group.cells[column])),
    );
    if (index < 0) joined.push(group);
    else joined[index] = join(joined[index], group, dimension);
  }
  return joined;
}

function join(one: Group, other: Group, dimension: Dimension): Group {
  const all = new Set([...(one.values.get(dimension) ?? []), ...(other.values.get(dimension) ?? [])]);
  return {
    values: new Map(one.values).set(dimension, all),
    cells: one.cells.map((cell, column) => joinCells(cell, other.cells[column])),
  };
}
