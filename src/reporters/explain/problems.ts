import { alikeBy } from '../../diagnostics/group-by';
import type { Cell, Client, Remedy, State, Verdict } from '../../explain/explain-result';
import { ADDRESS_WORDS, CLIENT_WORDS, groupKey, OUTCOME_WORDS } from '../../explain/words';
import { conditionText } from './conditions';
import { portsText, rowsOf } from './table';

/** One thing that goes wrong, or that the pages say goes wrong, for clients that meet it alike. */
export interface Problem {
  readonly verdict: Verdict;
  /** Who meets it where, and under which conditions. */
  readonly meetings: readonly Meeting[];
  readonly remedies: readonly OfferedRemedy[];
}

export interface Meeting {
  /** `private address :80`. */
  readonly addresses: readonly string[];
  readonly clients: readonly string[];
  /** Empty: always. */
  readonly condition: string;
}

export interface OfferedRemedy extends Remedy {
  /** Those for whom it is offered; absent: for all. */
  readonly only?: readonly string[];
}

/** The problems of a state, each with all who have it. Failures come first, then what the pages alone take for one. */
export function problemsOf(state: State): readonly Problem[] {
  const groups = alikeBy(state.cells.filter(isProblem), ({ verdict }) => {
    const { outcome, path, alternatePath, reason, vendorOutcome, notes } = verdict;
    return JSON.stringify([outcome, path, alternatePath, reason, vendorOutcome, notes]);
  });
  const problems = groups.map((cells) => problemOf(cells, state));
  const rank = ({ verdict }: Problem) => ORDER.indexOf(verdict.outcome);
  return problems.sort((a, b) => rank(a) - rank(b));
}

const ORDER: readonly Verdict['outcome'][] = ['fail', 'intermittent', 'unknown', 'ok'];

/** Nobody expects the ClusterIP to be there for the outside. */
function isProblem({ client, address, verdict }: Cell): boolean {
  if (client === 'external' && address === 'cluster-ip') return false;
  const { outcome, vendorOutcome } = verdict;
  return outcome !== 'ok' || (vendorOutcome !== undefined && vendorOutcome !== 'ok');
}

/** `fails`; of what only the pages take for a problem, both. */
export function problemTitle({ verdict: { outcome, vendorOutcome } }: Problem): string {
  const words = OUTCOME_WORDS[outcome];
  if (outcome !== 'ok' || vendorOutcome === undefined) return words;
  return `${words} by the mechanism, though the pages say: ${OUTCOME_WORDS[vendorOutcome]}`;
}

function problemOf(cells: readonly Cell[], state: State): Problem {
  const [{ verdict }] = cells;
  const together = (list: (verdict: Verdict) => readonly string[]) => [
    ...new Set(cells.flatMap((cell) => list(cell.verdict))),
  ];
  return {
    verdict: {
      ...verdict,
      facts: together(({ facts }) => facts),
      pages: together(({ pages }) => pages),
      contradictions: together(({ contradictions }) => contradictions),
    },
    meetings: meetingsOf(cells, state),
    remedies: remediesOf(cells, state),
  };
}

/** Where the same clients meet it under the same conditions, that is told once, and so is at which addresses. */
function meetingsOf(cells: readonly Cell[], state: State): readonly Meeting[] {
  const places = alikeBy(cells, ({ client, address, listener }) => `${client} ${address} ${groupKey(listener)}`);
  const met = places.map((alike) => {
    const [{ client, address, listener }] = alike;
    const assumptions = alike.map(({ assuming }) => assuming);
    return { client, address: addressText(address, listener), condition: conditionText(assumptions, state.open) };
  });
  const atAddress = alikeBy(met, ({ address, condition }) => JSON.stringify([address, condition])).map((alike) => ({
    ...alike[0],
    clients: clientTexts(
      alike.map(({ client }) => client),
      state,
    ),
  }));
  return alikeBy(atAddress, ({ clients, condition }) => JSON.stringify([clients, condition])).map((alike) => ({
    addresses: alike.map(({ address }) => address),
    clients: alike[0].clients,
    condition: alike[0].condition,
  }));
}

function addressText(address: Cell['address'], listener: Cell['listener']): string {
  return `${ADDRESS_WORDS[address]}${listener === undefined ? '' : portsText([listener])}`;
}

/** As the rows of the table name them. */
export function clientTexts(clients: readonly Client[], state: State): readonly string[] {
  return rowsOf(state.cells).flatMap((row) => {
    const meant = row.clients.filter((client) => clients.includes(client));
    return meant.length === row.clients.length ? [row.label] : meant.map((client) => CLIENT_WORDS[client]);
  });
}

function remediesOf(cells: readonly Cell[], state: State): readonly OfferedRemedy[] {
  const offered = new Map<string, { remedy: Remedy; clients: Set<Client>; rank: number }>();
  for (const { client, verdict } of cells) {
    for (const [rank, remedy] of verdict.remedies.entries()) {
      const offer = offered.get(remedy.do) ?? { remedy, clients: new Set(), rank };
      offered.set(remedy.do, offer);
      offer.clients.add(client);
      offer.rank = Math.max(offer.rank, rank);
    }
  }
  const all = new Set(cells.map(({ client }) => client));
  return [...offered.values()]
    .sort((a, b) => a.rank - b.rank)
    .map(({ remedy, clients }) =>
      clients.size === all.size ? remedy : { ...remedy, only: clientTexts([...clients], state) },
    );
}
