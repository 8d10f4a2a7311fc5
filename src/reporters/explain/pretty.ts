import { addressOf, type PageEdition } from '../../diagnostics/pages';
import { firstFew, printable } from '../../diagnostics/show';
import type {
  ExplainResult,
  OpenDimension,
  OutOfReach,
  ServiceExplanation,
  State,
  Verdict,
  WhatIf,
} from '../../explain/explain-result';
import {
  CLIENT_IP_WORDS,
  contradictionTopic,
  givenText,
  leftOpen,
  OUTCOME_MARKS,
  OUTCOME_WORDS,
  optionName,
  toldBy,
} from '../../explain/words';
import { cellsOf, MIN_WIDTH, wrap } from '../cells';
import { counted } from '../closing';
import { readable, resourceText } from '../finding-text';
import { type Paint, painter } from '../style';
import { type AlikeServices, alike, NAMES_SHOWN } from './alike';
import {
  type ChangedTable,
  type ChangeGroup,
  called,
  changedTable,
  otherChanges,
  outcomeChanges,
  type Side,
} from './changed';
import { seenAddresses } from './client-ips';
import { conditionText, matteringOf } from './conditions';
import type { ExplainReporterOptions } from './explain-reporter';
import { pathText } from './path-text';
import { type Problem, problemsOf, problemTitle } from './problems';
import { allIsWell, LEGEND, markText, superscript, tableOf } from './table';

const INDENT = '  ';
const GAP = '  ';
const PAGES_SHOWN = 5;

const COLORS = { '✓': 'green', '✗': 'red', '~': 'yellow', '?': 'cyan' } as const;

/** For people at a terminal. */
export function pretty({ services }: ExplainResult, { color, width }: ExplainReporterOptions): string {
  const writer = new Writer(painter(color), Math.max(MIN_WIDTH, width));
  const blocks = [...alike(services).map((group) => writer.service(group)), writer.pages()];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

class Writer {
  /** What a Service was told of once is not told again. */
  private readonly toldEffects = new Set<string>();
  /** What was named, with its addresses. */
  private readonly named = new Map<string, Set<string>>();
  private editions: ReadonlySet<PageEdition | undefined> = new Set();

  constructor(
    private readonly paint: Paint,
    private readonly width: number,
  ) {}

  service({ first, all }: AlikeServices): string[] {
    this.toldEffects.clear();
    this.editions = new Set(all.map(({ edition }) => edition));
    const { whatIf } = first;
    const blocks = [
      [...this.headings(all), ...this.facts(first, whatIf)],
      ...(whatIf === undefined ? this.state(first) : this.whatIf(first, whatIf)),
    ];
    return blocks.filter((lines) => lines.length > 0).flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
  }

  /** Where the pages are that were named. Addresses stay in one piece, so that they can be clicked. */
  pages(): string[] {
    const known = [...this.named].filter(([, addresses]) => addresses.size > 0).sort(([a], [b]) => (a < b ? -1 : 1));
    if (known.length === 0) return [];
    return [
      this.paint('pages', 'bold'),
      ...known.flatMap(([page, addresses]) => {
        const head = `${INDENT}${page}: `;
        const [first, ...rest] = addresses;
        return cellsOf(head + first) <= this.width && rest.length === 0
          ? [this.paint(head, 'dim') + first]
          : [this.paint(head.trimEnd(), 'dim'), ...[...addresses].map((address) => INDENT.repeat(2) + address)];
      }),
    ];
  }

  private headings(all: readonly ServiceExplanation[]): string[] {
    const shown = all.slice(0, NAMES_SHOWN).map(({ resource, file, line }) => {
      const place = printable(`${file}:${line}`);
      return `${this.paint(resourceText(resource), 'bold')} ${this.paint(place, 'dim')}`;
    });
    const more = all.length - shown.length;
    return [...shown, ...(more > 0 ? [`and ${counted(more, 'more Service')} with the same answer`] : [])];
  }

  private facts(state: State, whatIf?: State): string[] {
    const { given, open, remarks = [], hasEip, cells } = state;
    const mattering = matteringOf(state, whatIf);
    const others = open.filter((each) => !mattering.includes(each)).map(leftOpen);
    return [
      ...(Object.keys(given).length === 0 ? [] : this.labelled('given', givenText(given))),
      ...remarks.flatMap((remark) => this.labelled('but', remark)),
      ...mattering.flatMap((each) => this.labelled('not known', openText(each))),
      ...(others.length === 0 ? [] : this.labelled('not known, makes no difference', others.join(', '))),
      ...(hasEip === false ? this.labelled('EIP', 'the load balancer has none') : []),
      ...(hasEip === undefined && cells.some(({ address }) => address === 'public-eip')
        ? this.labelled('EIP', 'not known whether the load balancer has one')
        : []),
    ];
  }

  private state(state: State): string[][] {
    const problems = problemsOf(state);
    return [
      this.table(state),
      this.seen(state),
      ...problems.map((problem) => this.problem(problem)),
      ...state.elsewhere.map((each) => this.elsewhere(each)),
      problems.length + state.elsewhere.length > 0 ? [] : [`${INDENT}${this.paint(allIsWell(state), 'green')}`],
    ];
  }

  private table(state: State): string[] {
    const { columns, rows, notes } = tableOf(state);
    const lines = this.grid(
      columns.map(({ label }) => label),
      rows.map(({ label, marks }) => ({
        label,
        cells: marks.map((mark) => ({ text: markText(mark), isDim: false })),
        isDim: false,
      })),
    );
    return [...lines, ...this.notes(notes), ...this.indented(LEGEND, 'dim')];
  }

  private grid(
    columns: readonly string[],
    rows: readonly { label: string; cells: readonly { text: string; isDim: boolean }[]; isDim: boolean }[],
  ): string[] {
    const widths = columns.map((label, index) =>
      Math.max(cellsOf(label), ...rows.map(({ cells }) => cellsOf(cells[index].text))),
    );
    const room = this.width - INDENT.length - widths.reduce((sum, each) => sum + each + GAP.length, 0);
    const longest = Math.max(...rows.map(({ label }) => cellsOf(label)));
    const first = Math.max(12, Math.min(longest, room));
    const pad = (text: string, cells: number) => text + ' '.repeat(Math.max(0, cells - cellsOf(text)));
    const head = `${' '.repeat(first)}${columns.map((label, index) => GAP + pad(label, widths[index])).join('')}`;
    const body = rows.flatMap(({ label, cells, isDim }) => {
      const [start, ...rest] = wrap(label, first);
      const marks = cells.map(({ text, isDim: dim }, index) => {
        const painted = dim ? this.paint(text, 'dim') : this.marks(text);
        return GAP + painted + (index === cells.length - 1 ? '' : ' '.repeat(widths[index] - cellsOf(text)));
      });
      const name = (text: string) => (isDim ? this.paint(text, 'dim') : text);
      return [name(pad(start, first)) + marks.join(''), ...rest.map(name)];
    });
    return [this.paint(head.trimEnd(), 'bold'), ...body].map((line) => INDENT + line);
  }

  /** Each sign in its colour. */
  private marks(text: string): string {
    return text.replace(/[✓✗~?]/g, (sign) => this.paint(sign, COLORS[sign as keyof typeof COLORS], 'bold'));
  }

  private notes(notes: readonly string[]): string[] {
    return notes.flatMap((note, index) => this.hanging(`${superscript(index + 1)} `, note));
  }

  private seen(state: State): string[] {
    const seen = seenAddresses(state);
    if (seen.length === 0) return [];
    return [
      `${INDENT}source address that the backends see`,
      ...seen.flatMap(({ addresses, what, clients }) =>
        this.labelled(addresses.join(', '), clients === undefined ? what : `${what} (${clients.join('; ')})`, 2),
      ),
    ];
  }

  private problem(problem: Problem): string[] {
    const { verdict, meetings, remedies } = problem;
    const { outcome, vendorOutcome, path, alternatePath, reason, notes, requires, assumes } = verdict;
    const { confidence, facts, pages, contradictions } = verdict;
    return [
      ...this.heading(OUTCOME_MARKS[outcome], problemTitle(problem)),
      ...meetings.flatMap(({ addresses, clients, condition }) =>
        this.labelled(addresses.join(', '), `${clients.join('; ')}${condition === '' ? '' : `; if ${condition}`}`, 2),
      ),
      ...(path.length === 0 ? [] : this.labelled('path', pathText(path), 2)),
      ...(alternatePath === undefined ? [] : this.labelled('or', pathText(alternatePath), 2)),
      ...this.labelled('why', reason, 2),
      ...notes.flatMap((note) => this.labelled('note', note, 2)),
      ...(requires === undefined ? [] : this.labelled('needs', requires, 2)),
      ...(assumes === undefined ? [] : this.labelled('assumes', assumes, 2)),
      ...(outcome === 'ok' || vendorOutcome === undefined
        ? []
        : this.labelled('the pages', OUTCOME_WORDS[vendorOutcome], 2)),
      ...this.labelled('confidence', confidence, 2),
      ...this.source(pages, facts),
      ...this.contradictions(contradictions),
      ...this.remedies(remedies),
    ];
  }

  private contradictions(ids: readonly string[]): string[] {
    const topics = ids.map((id) => `${contradictionTopic(id)} (${id})`);
    return topics.length === 0 ? [] : this.labelled('the pages contradict each other', topics.join('; '), 2);
  }

  private source(pages: readonly string[], facts: readonly string[]): string[] {
    const some = pages.slice(0, PAGES_SHOWN);
    for (const page of some) {
      const addresses = this.named.get(page) ?? new Set();
      this.named.set(page, addresses);
      for (const edition of this.editions) {
        const address = addressOf(page, edition);
        if (address !== undefined) addresses.add(address);
      }
    }
    const shown = some.join(', ');
    const more = pages.length > PAGES_SHOWN ? `, … (${pages.length})` : '';
    return this.labelled('source', `${shown}${more}${shown === '' ? '' : '; '}${facts.join(', ')}`, 2);
  }

  private remedies(remedies: Problem['remedies']): string[] {
    if (remedies.length === 0) return [];
    return [
      `${INDENT.repeat(2)}${this.paint('what to do, best first', 'dim')}`,
      ...remedies.flatMap(({ do: text, sideEffects, only }, index) => [
        ...this.hanging(`  ${index + 1}. `, `${text}${only === undefined ? '' : ` (${only.join('; ')})`}`, 2),
        ...this.sideEffects(sideEffects),
      ]),
    ];
  }

  private sideEffects(text: string): string[] {
    const isTold = this.toldEffects.has(text);
    this.toldEffects.add(text);
    return this.hanging('     but: ', isTold ? 'as above' : text, 2, 'dim');
  }

  private elsewhere(elsewhere: OutOfReach): string[] {
    const { what, others, count, assuming, reason, notes, confidence, facts, pages, remedies } = elsewhere;
    const texts = others.map(
      ({ resource, file, line }) => `${resourceText(resource)} at ${printable(`${file}:${line}`)}`,
    );
    const kind =
      what === 'ingresses'
        ? `ingress${count === 1 ? '' : 'es'}`
        : `Service${count === 1 ? '' : 's'} of another cluster`;
    const condition = conditionText([assuming], []);
    return [
      ...this.heading('✗', `${count} ${kind} on the same load balancer: out of reach for clients inside the cluster`),
      ...this.labelled('others', firstFew(texts, NAMES_SHOWN, count), 2),
      ...(condition === '' ? [] : this.labelled('if', condition, 2)),
      ...this.labelled('why', reason, 2),
      ...notes.flatMap((note) => this.labelled('note', note, 2)),
      ...this.labelled('confidence', confidence, 2),
      ...this.source(pages, facts),
      ...this.remedies(remedies),
    ];
  }

  private whatIf(service: ServiceExplanation, whatIf: WhatIf): string[][] {
    const table = changedTable(service, whatIf);
    const ofOutcome = outcomeChanges(service, whatIf);
    return [
      this.labelled('what if', givenText(whatIf.asked)),
      this.changedTable(table),
      ...ofOutcome.map((group) => this.change(group)),
      this.otherChanges(otherChanges(service, whatIf)),
    ];
  }

  private changedTable({ columns, rows, notes }: ChangedTable): string[] {
    const changed = rows.filter(({ isChanged }) => isChanged).length;
    return [
      ...this.grid(
        columns,
        rows.map(({ label, cells, isChanged }) => ({
          label,
          cells: cells.map(({ text, isChanged: isNew }) => ({ text, isDim: !isNew })),
          isDim: !isChanged,
        })),
      ),
      ...this.notes(notes),
      ...this.indented(`${changed} of ${counted(rows.length, 'row')} would change`),
      ...this.indented(LEGEND, 'dim'),
    ];
  }

  private change({ clients, before, after }: ChangeGroup): string[] {
    const marks = (sides: readonly Side[]) => {
      const all = sides.flatMap(({ possibilities }) => possibilities.map(({ mark }) => mark));
      return this.marks([...new Set(all)].join('/'));
    };
    const [first, ...rest] = wrap(clients.join('; '), this.width - INDENT.length - 12);
    return [
      `${INDENT}${marks(before)} → ${marks(after)} ${this.paint(first, 'bold')}`,
      ...rest.map((line) => `${INDENT}      ${this.paint(line, 'bold')}`),
      ...this.sides('today', before),
      ...this.sides('then', after),
    ];
  }

  private sides(when: string, sides: readonly Side[]): string[] {
    return sides.flatMap(({ addresses, possibilities }) =>
      possibilities.flatMap(({ mark, ports, condition, verdict: { reason, path, alternatePath, vendorOutcome } }) => [
        ...this.labelled(
          `${when}, ${called(addresses, ports).join(' and ')}`,
          `${mark} ${condition === '' ? '' : `if ${condition}: `}${reason}${said(vendorOutcome)}`,
          2,
        ),
        ...(path.length === 0 ? [] : this.hanging('    ', pathText(path), 2, 'dim')),
        ...(alternatePath === undefined ? [] : this.hanging('    or: ', pathText(alternatePath), 2, 'dim')),
      ]),
    );
  }

  /** The outcome stays: one line each is enough. */
  private otherChanges(groups: readonly ChangeGroup[]): string[] {
    if (groups.length === 0) return [];
    const lines = groups.flatMap(({ clients, after }) =>
      after.map(({ addresses, possibilities }) => ({ clients, addresses, possibilities })),
    );
    return [
      `${INDENT}the same outcome, by another way or with another address that the backends see`,
      ...lines.flatMap(({ clients, addresses, possibilities }) => [
        ...this.labelled(addresses.join(', '), clients.join('; '), 2),
        ...possibilities.flatMap(({ ports, condition, verdict: { path, clientIp } }) => {
          const seen = clientIp === 'unspecified' ? '' : `; seen: ${CLIENT_IP_WORDS[clientIp]}`;
          const where = ports === '' ? '' : `; at${ports}`;
          const when = condition === '' ? '' : `; if ${condition}`;
          return this.hanging('    ', `${pathText(path)}${seen}${where}${when}`, 2, 'dim');
        }),
      ]),
    ];
  }

  private heading(mark: string, words: string): string[] {
    return wrap(words, this.width - INDENT.length - 2).map((line, index) =>
      index === 0
        ? `${INDENT}${this.marks(mark)} ${this.paint(line, 'bold')}`
        : `${INDENT}  ${this.paint(line, 'bold')}`,
    );
  }

  /** `why: ...`, with further lines below its first word. */
  private labelled(label: string, text: string, depth = 1): string[] {
    const head = `${label}: `;
    const below = ' '.repeat(head.length);
    const indent = INDENT.repeat(depth);
    return wrap(readable(text), this.width - indent.length - head.length).map(
      (line, index) => indent + (index === 0 ? this.paint(head, 'dim') : below) + line,
    );
  }

  private hanging(head: string, text: string, depth = 1, style?: 'dim'): string[] {
    const indent = INDENT.repeat(depth);
    const below = ' '.repeat(cellsOf(head));
    return wrap(readable(text), this.width - indent.length - below.length).map((line, index) => {
      const whole = (index === 0 ? head : below) + line;
      return indent + (style === undefined ? whole : this.paint(whole, style));
    });
  }

  private indented(text: string, ...styles: readonly 'dim'[]): string[] {
    return wrap(text, this.width - INDENT.length).map(
      (line) => INDENT + (styles.length === 0 ? line : this.paint(line, ...styles)),
    );
  }
}

function said(vendorOutcome: Verdict['vendorOutcome']): string {
  return vendorOutcome === undefined ? '' : ` The pages say: ${OUTCOME_WORDS[vendorOutcome]}.`;
}

/** `proxy-mode=iptables|ipvs; told by --proxy-mode, or --given proxy-mode=...`. */
function openText(open: OpenDimension): string {
  const { dimension, values } = open;
  const name = optionName(dimension);
  return `${name}=${values.join('|')}; told by ${toldBy(open)}, or by --given ${name}=…`;
}
