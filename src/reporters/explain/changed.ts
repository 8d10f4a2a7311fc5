import { alikeBy } from '../../diagnostics/group-by';
import type { Cell, Change, ServiceExplanation, State, Verdict, WhatIf } from '../../explain/explain-result';
import { ADDRESS_WORDS, CLIENT_WORDS, groupKey, OUTCOME_MARKS } from '../../explain/words';
import { conditionText } from './conditions';
import { clientTexts } from './problems';
import { columnsOf, type Mark, markText, portsText, type Row, type Table, tableOf } from './table';

/** The table as it would be, beside what it is. */
export interface ChangedTable {
  readonly columns: readonly string[];
  readonly rows: readonly ChangedRow[];
  readonly notes: readonly string[];
}

export interface ChangedRow {
  readonly label: string;
  readonly cells: readonly ChangedCell[];
  readonly isChanged: boolean;
}

export interface ChangedCell {
  /** `✗ → ✓`, or one mark where both are the same. */
  readonly text: string;
  readonly isChanged: boolean;
}

const ARROW = ' → ';

export function changedTable(service: ServiceExplanation, whatIf: WhatIf): ChangedTable {
  const columns = columnsOf([...service.cells, ...whatIf.cells]);
  const before = tableOf(service, columns);
  const after = tableOf(whatIf, columns);
  const notes: string[] = [];
  const textOf = (table: Table, { sign, note }: Mark): string => {
    if (note === undefined) return sign;
    const text = table.notes[note - 1];
    if (!notes.includes(text)) notes.push(text);
    return markText({ sign, note: notes.indexOf(text) + 1 });
  };
  const rows = after.rows.map(({ label, clients, marks }) => {
    const was = before.rows.find((row) => row.clients.includes(clients[0])) as Row;
    const cells = marks.map((mark, index) => {
      const then = textOf(before, was.marks[index]);
      const now = textOf(after, mark);
      return then === now ? { text: now, isChanged: false } : { text: `${then}${ARROW}${now}`, isChanged: true };
    });
    return { label, cells, isChanged: cells.some(({ isChanged }) => isChanged) };
  });
  return { columns: columns.map(({ label }) => label), rows, notes };
}

/** Clients for which the same would be different. */
export interface ChangeGroup {
  readonly clients: readonly string[];
  readonly before: readonly Side[];
  readonly after: readonly Side[];
}

/** What is so at some addresses. */
export interface Side {
  readonly addresses: readonly string[];
  readonly possibilities: readonly Possibility[];
}

/** One of the things that can be so. */
export interface Possibility {
  readonly mark: string;
  /** ` :80`, where the ports of a Service differ; empty: all. */
  readonly ports: string;
  /** Empty: always. */
  readonly condition: string;
  readonly verdict: Verdict;
}

/** `private address :80`. */
export function called(addresses: readonly string[], ports: string): readonly string[] {
  return addresses.map((address) => `${address}${ports}`);
}

/** The changes of outcomes, clients for which they are the same together. */
export function outcomeChanges(service: State, whatIf: WhatIf): readonly ChangeGroup[] {
  return groupsOf(whatIf.changes.filter(isOfOutcome), service, whatIf);
}

/** The changes of the way, or of the address that backends see, where the outcome stays. */
export function otherChanges(service: State, whatIf: WhatIf): readonly ChangeGroup[] {
  return groupsOf(
    whatIf.changes.filter((change) => !isOfOutcome(change)),
    service,
    whatIf,
  );
}

/** What only the pages would say otherwise is no change of what happens. */
function isOfOutcome({ before, after }: Change): boolean {
  return outcomesOf(before) !== outcomesOf(after);
}

/** The outcome, or which it is when. */
function outcomesOf(cells: readonly Cell[]): string {
  const [first, ...others] = new Set(cells.map(({ verdict }) => verdict.outcome));
  if (others.length === 0) return first;
  return JSON.stringify(
    cells.map(({ listener, assuming, verdict }) => [groupKey(listener), assuming, verdict.outcome]),
  );
}

function groupsOf(changes: readonly Change[], service: State, whatIf: WhatIf): readonly ChangeGroup[] {
  const byClient = rowOrder(alikeBy(changes, ({ client }) => client)).map((ofClient) => ({
    client: ofClient[0].client,
    before: sidesOf(ofClient, ({ before }) => before, service),
    after: sidesOf(ofClient, ({ after }) => after, whatIf),
  }));
  const key = (sides: readonly Side[]) =>
    sides.map(({ addresses, possibilities }) => [
      addresses,
      possibilities.map(({ mark, ports, condition, verdict: { path, reason } }) => [
        mark,
        ports,
        condition,
        path,
        reason,
      ]),
    ]);
  return alikeBy(byClient, ({ before, after }) => JSON.stringify([key(before), key(after)])).map((alike) => ({
    ...alike[0],
    clients: clientTexts(
      alike.map(({ client }) => client),
      whatIf,
    ),
  }));
}

function rowOrder(groups: readonly Change[][]): readonly Change[][] {
  const order = Object.keys(CLIENT_WORDS);
  return [...groups].sort(([a], [b]) => order.indexOf(a.client) - order.indexOf(b.client));
}

function sidesOf(changes: readonly Change[], side: (change: Change) => readonly Cell[], state: State): readonly Side[] {
  const sides = changes.map((change) => ({
    address: ADDRESS_WORDS[change.address],
    possibilities: possibilitiesOf(side(change), state),
  }));
  return alikeBy(sides, ({ possibilities }) => JSON.stringify(possibilities)).map((alike) => ({
    addresses: alike.map(({ address }) => address),
    possibilities: alike[0].possibilities,
  }));
}

function possibilitiesOf(cells: readonly Cell[], { open }: State): readonly Possibility[] {
  const byPorts = alikeBy(cells, ({ listener }) => groupKey(listener));
  const ofPorts = byPorts.flatMap((ofOne) => {
    const groups = alikeBy(ofOne, ({ verdict }) => keyOf(verdict));
    return groups.map((alike) => {
      const assumptions = alike.map(({ assuming }) => assuming);
      const [{ listener, verdict }] = alike;
      return { listener, verdict, condition: groups.length === 1 ? '' : conditionText(assumptions, open) };
    });
  });
  return alikeBy(ofPorts, ({ verdict, condition }) => `${condition} ${keyOf(verdict)}`).map((alike) => {
    const [{ verdict, condition }] = alike;
    const ports = alike.flatMap(({ listener }) => listener ?? []);
    return {
      mark: OUTCOME_MARKS[verdict.outcome],
      ports: alike.length === byPorts.length ? '' : portsText(ports),
      condition,
      verdict,
    };
  });
}

function keyOf({ outcome, path, reason }: Verdict): string {
  return JSON.stringify([outcome, path, reason]);
}
