import { alikeBy } from '../../diagnostics/group-by';
import type { Cell, State, Verdict } from '../../explain/explain-result';
import { CLIENT_IP_WORDS } from '../../explain/words';
import { clientTexts } from './problems';
import { type Column, cellsAt, columnsOf } from './table';

/** What the backends see for the source of a connection. */
export interface SeenAddress {
  readonly addresses: readonly string[];
  readonly what: string;
  /** Absent: all whose connections come through. */
  readonly clients?: readonly string[];
}

/** Of connections that come through; where nothing does, or nothing is known, there is nothing to tell. */
export function seenAddresses(state: State): readonly SeenAddress[] {
  const all = columnsOf(state.cells).flatMap((column) => seenAt(column, state));
  return alikeBy(all, ({ what, clients }) => JSON.stringify([what, clients])).map((alike) => ({
    ...alike[0],
    addresses: alike.map(({ address }) => address),
  }));
}

function seenAt(column: Column, state: State) {
  const clients = [...new Set(state.cells.map(({ client }) => client))];
  const seen = clients
    .map((client) => ({ client, what: whatIsSeen(cellsAt(state.cells, client, column)) }))
    .filter(({ what }) => what !== '');
  const groups = alikeBy(seen, ({ what }) => what);
  return groups.map((alike) => ({
    address: column.label,
    what: alike[0].what,
    ...(groups.length === 1
      ? {}
      : {
          clients: clientTexts(
            alike.map(({ client }) => client),
            state,
          ),
        }),
  }));
}

function whatIsSeen(cells: readonly Cell[]): string {
  const values = clientIpsOf(cells);
  return values.every((value) => value === 'unspecified') ? '' : clientIpsText(values);
}

/** The source addresses of the connections that come through, each once. */
export function clientIpsOf(cells: readonly Cell[]): readonly Verdict['clientIp'][] {
  const values = cells
    .filter(({ verdict: { outcome } }) => outcome === 'ok' || outcome === 'intermittent')
    .flatMap(({ verdict: { clientIp, clientIpMayAlsoBe } }) => [clientIp, ...clientIpMayAlsoBe]);
  return [...new Set(values)];
}

export function clientIpsText(values: readonly Verdict['clientIp'][]): string {
  return values.map((value) => CLIENT_IP_WORDS[value]).join(', or ');
}
