import { alikeBy } from '../../diagnostics/group-by';
import type { CalledAddress, Cell, Client, State, Verdict } from '../../explain/explain-result';
import {
  ADDRESS_WORDS,
  CLIENT_WORDS,
  groupKey,
  LIKE_THEIR_NODE,
  type ListenerGroup,
  nodeAndHostNetwork,
  OUTCOME_MARKS,
  OUTCOME_WORDS,
  openQuestion,
  portTexts,
} from '../../explain/words';
import { conditionText } from './conditions';

/** An address, or some ports of it where ports differ. */
export interface Column {
  readonly address: CalledAddress;
  /** Absent: all ports. */
  readonly group?: ListenerGroup;
  readonly label: string;
}

/** Clients that are alike in everything. */
export interface Row {
  readonly clients: readonly Client[];
  readonly label: string;
  /** One for each column. */
  readonly marks: readonly Mark[];
}

export interface Mark {
  /** `✓`, `✗`, `~` or `?`. */
  readonly sign: string;
  /** A number of `notes`, from 1. */
  readonly note?: number;
}

/** Clients and addresses, and who reaches what. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly notes: readonly string[];
}

export const LEGEND = '✓ works   ✗ fails   ~ some attempts fail   ? depends on an unknown fact, or is not documented';

/** What a cell says, in the words of the table; the same for the same. */
interface Statement {
  readonly sign: string;
  readonly note?: string;
}

/** With the columns of its own, or with those that it is to be compared by. */
export function tableOf(state: State, columns = columnsOf(state.cells)): Table {
  const notes: string[] = [];
  const markOf = ({ sign, note }: Statement): Mark => {
    if (note === undefined) return { sign };
    if (!notes.includes(note)) notes.push(note);
    return { sign, note: notes.indexOf(note) + 1 };
  };
  const rows = rowsOf(state.cells).map(({ clients, label }) => ({
    clients,
    label,
    marks: columns.map((column) => markOf(statementOf(cellsAt(state.cells, clients[0], column), state))),
  }));
  return { columns, rows, notes };
}

/** `✓¹`. */
export function markText({ sign, note }: Mark): string {
  return note === undefined ? sign : `${sign}${superscript(note)}`;
}

export function superscript(number: number): string {
  return [...String(number)].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('');
}

export function cellsAt(cells: readonly Cell[], client: Client, { address, group }: Column): readonly Cell[] {
  return cells.filter(
    (cell) =>
      cell.client === client &&
      cell.address === address &&
      (cell.listener === undefined || group === undefined || groupKey(cell.listener) === groupKey(group)),
  );
}

/** Columns for all that is called; where ports differ for some client, each kind has its own. */
export function columnsOf(cells: readonly Cell[]): readonly Column[] {
  const columns: Column[] = [];
  for (const address of Object.keys(ADDRESS_WORDS) as CalledAddress[]) {
    const called = cells.filter((cell) => cell.address === address);
    if (called.length === 0) continue;
    const groups = new Map(
      called.flatMap(({ listener }) => (listener === undefined ? [] : [[groupKey(listener), listener]])),
    );
    if (groups.size === 0) columns.push({ address, label: ADDRESS_WORDS[address] });
    for (const group of groups.values())
      columns.push({ address, group, label: `${ADDRESS_WORDS[address]}${portsText([group])}` });
  }
  return columns;
}

const PORTS_SHOWN = 3;

/** ` :80,81,53/UDP`; empty if they cannot be read. */
export function portsText(groups: readonly ListenerGroup[]): string {
  const ports = groups.flatMap(portTexts);
  if (ports.length === 0) return '';
  const more = ports.length > PORTS_SHOWN ? '…' : '';
  return ` :${ports.slice(0, PORTS_SHOWN).join(',')}${more}`;
}

/** The clients of a state, those that are alike together. */
export function rowsOf(cells: readonly Cell[]): readonly Pick<Row, 'clients' | 'label'>[] {
  const asked = new Set(cells.map(({ client }) => client));
  const isAlias = (client: Client) => {
    const node = LIKE_THEIR_NODE[client];
    return node !== undefined && asked.has(node) && isAlike(cells, client, node);
  };
  return (Object.keys(CLIENT_WORDS) as Client[])
    .filter((client) => asked.has(client) && !isAlias(client))
    .map((client) => {
      const alias = (Object.keys(LIKE_THEIR_NODE) as Client[]).find(
        (each) => LIKE_THEIR_NODE[each] === client && asked.has(each) && isAlias(each),
      );
      return alias === undefined
        ? { clients: [client], label: CLIENT_WORDS[client] }
        : { clients: [client, alias], label: nodeAndHostNetwork(client) };
    });
}

function isAlike(cells: readonly Cell[], one: Client, other: Client): boolean {
  const textOf = (client: Client) =>
    JSON.stringify(
      cells
        .filter((cell) => cell.client === client)
        .map(({ address, listener, assuming, verdict: { remedies, ...verdict } }) => [
          address,
          listener,
          assuming,
          verdict,
        ]),
    );
  return textOf(one) === textOf(other);
}

function statementOf(cells: readonly Cell[], { open }: State): Statement {
  const outcomes = [...new Set(cells.map(({ verdict }) => verdict.outcome))];
  if (outcomes.length > 1) return { sign: '?', note: dependence(cells, open) };
  const [outcome] = outcomes;
  const notes = new Map<string, Cell[]>();
  for (const cell of cells) {
    const { vendorOutcome } = cell.verdict;
    const said = vendorOutcome === undefined ? [] : [`the pages say otherwise: ${OUTCOME_WORDS[vendorOutcome]}`];
    // Of what fails there is more to tell than a note.
    for (const text of [...said, ...(outcome === 'ok' ? reservesOf(cell.verdict) : [])]) {
      notes.set(text, [...(notes.get(text) ?? []), cell]);
    }
  }
  const noted = [...notes].map(([text, alike]) => {
    const assumptions = alike.map(({ assuming }) => assuming);
    return { text, condition: alike.length === cells.length ? '' : conditionText(assumptions, open) };
  });
  const texts = alikeBy(noted, ({ condition }) => condition).map((alike) => {
    const [{ condition }] = alike;
    return `${condition === '' ? '' : `if ${condition}, `}${alike.map(({ text }) => text).join('; ')}`;
  });
  return { sign: OUTCOME_MARKS[outcome], ...(texts.length === 0 ? {} : { note: texts.join('; ') }) };
}

/** What must hold for something to work, and what makes that uncertain. */
function reservesOf({ requires, assumes, confidence, openQuestions }: Verdict): readonly string[] {
  const isInDoubt = confidence === 'low' && assumes === undefined;
  return [
    ...(requires === undefined ? [] : [`needs ${requires}`]),
    ...(assumes === undefined ? [] : [`assumes: ${assumes}`]),
    ...(isInDoubt && openQuestions.length === 0 ? ['not certain: no page says so'] : []),
    ...(isInDoubt ? openQuestions.map((id) => `not certain: ${openQuestion(id)} (${id})`) : []),
  ];
}

/** Where there is no problem to tell. */
export function allIsWell({ cells }: State): string {
  const isCertain = cells.every(({ verdict }) => verdict.confidence !== 'low');
  return `nothing fails that should work${isCertain ? '' : ', as far as it is known'}`;
}

/** `✗ if proxy-mode=ipvs; ✓ otherwise`. */
function dependence(cells: readonly Cell[], open: State['open']): string {
  const texts = alikeBy(cells, ({ verdict }) => verdict.outcome).map((alike) => ({
    sign: OUTCOME_MARKS[alike[0].verdict.outcome],
    text: conditionText(
      alike.map(({ assuming }) => assuming),
      open,
    ),
  }));
  texts.sort((a, b) => a.text.length - b.text.length);
  return texts
    .map(({ sign, text }, index) => (index === texts.length - 1 ? `${sign} otherwise` : `${sign} if ${text}`))
    .join('; ');
}
