import { alikeBy } from '../../diagnostics/group-by';
import type { Cell, Client, State, Verdict } from '../../explain/explain-result';
import { clientIpsOf, clientIpsText } from './client-ips';
import { conditionText } from './conditions';
import { clientTexts } from './problems';
import { type Column, cellsAt, columnsOf, rowsOf } from './table';

/** Clients whose connections go one way, or one of two. */
export interface Lane {
  readonly clients: readonly string[];
  /** Empty: always. */
  readonly condition: string;
  readonly outcome: Verdict['outcome'];
  readonly vendorOutcome?: Verdict['outcome'];
  readonly path: Verdict['path'];
  readonly alternatePath?: Verdict['path'];
  /** What the backends see for the client; empty if nothing comes through, or nothing is known. */
  readonly seen: string;
  /** Why there is no way to draw. */
  readonly reason?: string;
}

/** What is called, and the ways there. */
export interface LaneGroup {
  readonly addresses: readonly string[];
  readonly lanes: readonly Lane[];
}

/** The ways of all clients, in the order of the table. Nobody draws how the outside misses the ClusterIP. */
export function laneGroups(state: State): readonly LaneGroup[] {
  const clients = rowsOf(state.cells).flatMap((row) => row.clients);
  const groups = columnsOf(state.cells).map((column) => ({
    address: column.label,
    lanes: lanesAt(column, clients, state),
  }));
  return alikeBy(groups, ({ lanes }) => JSON.stringify(lanes))
    .map((alike) => ({ addresses: alike.map(({ address }) => address), lanes: alike[0].lanes }))
    .filter(({ lanes }) => lanes.length > 0);
}

function lanesAt(column: Column, clients: readonly Client[], state: State): readonly Lane[] {
  const shown = clients.filter((client) => client !== 'external' || column.address !== 'cluster-ip');
  const ways = shown.flatMap((client) =>
    alikeBy(cellsAt(state.cells, client, column), wayKey).map((alike) => ({
      client,
      cells: alike,
      condition: conditionText(
        alike.map(({ assuming }) => assuming),
        state.open,
      ),
    })),
  );
  return alikeBy(ways, ({ cells, condition }) => `${condition} ${wayKey(cells[0])}`).map((alike) => {
    const { outcome, vendorOutcome, path, alternatePath, reason } = alike[0].cells[0].verdict;
    return {
      clients: clientTexts(
        alike.map(({ client }) => client),
        state,
      ),
      condition: alike[0].condition,
      outcome,
      ...(vendorOutcome === undefined ? {} : { vendorOutcome }),
      path,
      ...(alternatePath === undefined ? {} : { alternatePath }),
      seen: clientIpsText(clientIpsOf(alike.flatMap(({ cells }) => cells)).filter((value) => value !== 'unspecified')),
      ...(path.length === 0 ? { reason } : {}),
    };
  });
}

function wayKey({ verdict: { outcome, vendorOutcome, path, alternatePath, reason } }: Cell): string {
  return JSON.stringify([outcome, vendorOutcome, path, alternatePath, path.length === 0 && reason]);
}
