import { addressOf, type PageEdition } from '../../diagnostics/pages';
import { firstFew } from '../../diagnostics/show';
import type {
  ExplainResult,
  OutOfReach,
  ServiceExplanation,
  State,
  Verdict,
  WhatIf,
} from '../../explain/explain-result';
import { contradictionTopic, givenText, OUTCOME_MARKS, OUTCOME_WORDS, optionName, toldBy } from '../../explain/words';
import { readable, resourceText } from '../finding-text';
import { code, plain } from '../markdown-text';
import { type AlikeServices, alike, NAMES_SHOWN } from './alike';
import { type ChangeGroup, called, changedTable, outcomeChanges, type Side } from './changed';
import { seenAddresses } from './client-ips';
import { conditionText, matteringOf } from './conditions';
import { pathText } from './path-text';
import { type OfferedRemedy, type Problem, problemsOf, problemTitle } from './problems';
import { allIsWell, LEGEND, markText, superscript, tableOf } from './table';

/** For pull requests and pages. */
export function markdown({ services }: ExplainResult): string {
  return alike(services)
    .map((group) => `${sections(group).join('\n\n')}\n`)
    .join('\n');
}

function sections({ first, all }: AlikeServices): string[] {
  const { whatIf } = first;
  return [
    `### ${code(resourceText(first.resource))}`,
    [...all.slice(0, NAMES_SHOWN).map(placeItem), ...moreItem(all.length), ...factItems(first, whatIf)].join('\n'),
    ...(whatIf === undefined ? stateSections(first, first.edition) : whatIfSections(first, whatIf)),
  ].filter((text) => text !== '');
}

function placeItem({ resource, file, line }: ServiceExplanation): string {
  return `- ${code(resourceText(resource))} in ${code(`${file}:${line}`)}`;
}

function moreItem(count: number): string[] {
  return count > NAMES_SHOWN ? [`- and ${count - NAMES_SHOWN} more Services with the same answer`] : [];
}

function factItems(state: State, whatIf?: State): string[] {
  const { given, remarks = [], hasEip, cells } = state;
  const givens = Object.entries(given).map(([dimension, value]) => code(givenText({ [dimension]: value })));
  return [
    ...(givens.length === 0 ? [] : [`- given: ${givens.join(', ')}`]),
    ...remarks.map((remark) => `- but: ${plain(remark)}`),
    ...matteringOf(state, whatIf).map(
      (each) =>
        `- not known: ${code(optionName(each.dimension))} (${each.values.map(code).join(' or ')}), told by ${plain(toldBy(each))}`,
    ),
    ...(hasEip === false ? ['- the load balancer has no EIP'] : []),
    ...(hasEip === undefined && cells.some(({ address }) => address === 'public-eip')
      ? ['- not known: whether the load balancer has an EIP']
      : []),
  ];
}

function stateSections(state: State, edition?: PageEdition): string[] {
  const problems = problemsOf(state);
  return [
    tableText(state),
    seenText(state),
    ...problems.map((problem) => problemText(problem, edition)),
    ...state.elsewhere.map((each) => elsewhereText(each, edition)),
    problems.length + state.elsewhere.length > 0 ? '' : `${allIsWell(state).replace(/^n/, 'N')}.`,
  ];
}

function tableText(state: State): string {
  const { columns, rows, notes } = tableOf(state);
  const lines = rows.map(({ label, marks }) => row([plain(label), ...marks.map((mark) => plain(markText(mark)))]));
  return gridText(
    columns.map(({ label }) => label),
    lines,
    notes,
  );
}

function gridText(columns: readonly string[], rows: readonly string[], notes: readonly string[]): string {
  const table = [row(['', ...columns.map(plain)]), row(['---', ...columns.map(() => '---')]), ...rows].join('\n');
  const below = [...notes.map((note, index) => `${superscript(index + 1)} ${plain(note)}`), plain(LEGEND)];
  return `${table}\n\n${below.join('  \n')}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function seenText(state: State): string {
  const seen = seenAddresses(state);
  if (seen.length === 0) return '';
  const items = seen.map(
    ({ addresses, what, clients }) =>
      `- ${plain(addresses.join(', '))}: ${what}${clients === undefined ? '' : ` (${clients.join('; ')})`}`,
  );
  return `Source address that the backends see:\n\n${items.join('\n')}`;
}

function problemText(problem: Problem, edition?: PageEdition): string {
  const { verdict, meetings, remedies } = problem;
  const { outcome, vendorOutcome, path, alternatePath, reason, notes, requires, assumes } = verdict;
  return [
    `#### ${plain(OUTCOME_MARKS[outcome])} ${problemTitle(problem)}`,
    '',
    ...meetings.map(
      ({ addresses, clients, condition }) =>
        `- **${plain(addresses.join(', '))}**: ${clients.join('; ')}${condition === '' ? '' : `; if ${code(condition)}`}`,
    ),
    ...(path.length === 0 ? [] : [`- path: ${pathText(path)}`]),
    ...(alternatePath === undefined ? [] : [`- or: ${pathText(alternatePath)}`]),
    `- why: ${plain(reason)}`,
    ...notes.map((note) => `- note: ${plain(note)}`),
    ...(requires === undefined ? [] : [`- needs: ${plain(requires)}`]),
    ...(assumes === undefined ? [] : [`- assumes: ${plain(assumes)}`]),
    ...(outcome === 'ok' || vendorOutcome === undefined ? [] : [`- the pages: ${OUTCOME_WORDS[vendorOutcome]}`]),
    ...sourceItems(verdict, edition),
    ...verdict.contradictions.map(
      (id) => `- the pages contradict each other: ${plain(`${contradictionTopic(id)}`)} (${id})`,
    ),
    ...remedyItems(remedies),
  ].join('\n');
}

function sourceItems(
  { confidence, pages, facts }: Pick<Verdict, 'confidence' | 'pages' | 'facts'>,
  edition?: PageEdition,
): string[] {
  const linked = pages.map((page) => {
    const address = addressOf(page, edition);
    return address === undefined ? code(page) : `[${plain(page)}](${address})`;
  });
  return [`- confidence: ${confidence}; source: ${[...linked, ...facts.map(code)].join(', ')}`];
}

function remedyItems(remedies: readonly OfferedRemedy[]): string[] {
  if (remedies.length === 0) return [];
  return [
    '- what to do, best first:',
    ...remedies.map(({ do: text, sideEffects, only }, index) => {
      const whom = only === undefined ? '' : ` (${only.join('; ')})`;
      return `  ${index + 1}. ${plain(text)}${whom} *But:* ${plain(sideEffects)}`;
    }),
  ];
}

function elsewhereText(elsewhere: OutOfReach, edition?: PageEdition): string {
  const { what, others, count, assuming, reason, notes, remedies } = elsewhere;
  const texts = others.map(
    ({ resource, file, line }) => `${code(resourceText(resource))} in ${code(`${file}:${line}`)}`,
  );
  const kind = what === 'ingresses' ? 'ingress' : 'Service of another cluster';
  const condition = conditionText([assuming], []);
  return [
    `#### ✗ ${kind} on the same load balancer: out of reach for clients inside the cluster`,
    '',
    `- ${firstFew(texts, NAMES_SHOWN, count)}${condition === '' ? '' : `; if ${code(condition)}`}`,
    `- why: ${plain(reason)}`,
    ...notes.map((note) => `- note: ${plain(note)}`),
    ...sourceItems(elsewhere, edition),
    ...remedyItems(remedies),
  ].join('\n');
}

function whatIfSections(service: ServiceExplanation, whatIf: WhatIf): string[] {
  const { columns, rows, notes } = changedTable(service, whatIf);
  const lines = rows.map(({ label, cells, isChanged }) => {
    const name = isChanged ? `**${plain(label)}**` : plain(label);
    return row([name, ...cells.map(({ text, isChanged: isNew }) => (isNew ? `**${plain(text)}**` : plain(text)))]);
  });
  const changed = rows.filter(({ isChanged }) => isChanged).length;
  return [
    `What if ${code(givenText(whatIf.asked))}: ${changed} of ${rows.length} rows would change.`,
    gridText(columns, lines, notes),
    ...outcomeChanges(service, whatIf).map(changeText),
  ];
}

function changeText({ clients, before, after }: ChangeGroup): string {
  return [`**${clients.join('; ')}**`, '', ...sideItems('today', before), ...sideItems('then', after)].join('\n');
}

function sideItems(when: string, sides: readonly Side[]): string[] {
  return sides.flatMap(({ addresses, possibilities }) =>
    possibilities.map(({ mark, ports, condition, verdict: { reason, path, alternatePath, vendorOutcome } }) => {
      const said = vendorOutcome === undefined ? '' : ` The pages say: ${OUTCOME_WORDS[vendorOutcome]}.`;
      const cause = `${condition === '' ? '' : `if ${code(condition)}: `}${plain(reason)}${said}`;
      const ways = [path, ...(alternatePath === undefined ? [] : [alternatePath])].filter(({ length }) => length > 0);
      const way = ways.length === 0 ? '' : ` *${ways.map(pathText).join(', or ')}*`;
      return readable(`- ${when}, ${plain(called(addresses, ports).join(' and '))}: ${plain(mark)} ${cause}${way}`);
    }),
  );
}
