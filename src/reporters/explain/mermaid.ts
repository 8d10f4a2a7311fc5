import { printable } from '../../diagnostics/show';
import type { ExplainResult, Verdict } from '../../explain/explain-result';
import { HOP_WORDS, OUTCOME_MARKS, OUTCOME_WORDS } from '../../explain/words';
import { wrap } from '../cells';
import { type Lane, laneGroups } from './lanes';
import { namedStates } from './states';

/** Longer labels make a picture too wide. */
const LABEL_CELLS = 44;

const HEAD = `flowchart LR
  classDef ok fill:#dafbe1,stroke:#1a7f37,color:#1f2328
  classDef doubt fill:#fff8c5,stroke:#9a6700,color:#1f2328,stroke-dasharray:6 3
  classDef broken fill:#ffebe9,stroke:#cf222e,color:#82071e,stroke-width:2px,stroke-dasharray:3 3
`;

const CLASSES: Readonly<Record<Lane['outcome'], 'ok' | 'doubt' | 'broken'>> = {
  ok: 'ok',
  fail: 'broken',
  intermittent: 'doubt',
  unknown: 'doubt',
};

/** A flowchart of the paths, for pages that draw Mermaid: a box for each Service and each address, a line of hops for each way. */
export function mermaid(result: ExplainResult): string {
  const states = namedStates(result).map(({ name, state }, index) => {
    const id = `s${index}`;
    const groups = laneGroups(state).map(({ addresses, lanes }, group) => {
      const inside = lanes.flatMap((lane, each) => laneLines(`${id}_a${group}_l${each}`, lane));
      return subgraph(`${id}_a${group}`, addresses.join(', '), inside);
    });
    return subgraph(id, name, groups.flat());
  });
  return `${HEAD}${states.flatMap((lines) => lines.map((line) => `  ${line}\n`)).join('')}`;
}

function subgraph(id: string, title: string, inside: readonly string[]): string[] {
  return [`subgraph ${id}[${quoted([title])}]`, 'direction LR', ...inside.map((line) => `  ${line}`), 'end'];
}

/** What starts at the clients, one hop after the other. */
function laneLines(id: string, lane: Lane): string[] {
  const { clients, condition, outcome, vendorOutcome, path, alternatePath, seen, reason } = lane;
  const words = [
    ...clients,
    ...(condition === '' ? [] : wrap(`if ${condition}`, LABEL_CELLS)),
    `${OUTCOME_MARKS[outcome]} ${OUTCOME_WORDS[outcome]}`,
    ...(vendorOutcome === undefined ? [] : [`the pages say: ${OUTCOME_WORDS[vendorOutcome]}`]),
    ...(reason === undefined ? [] : wrap(reason, LABEL_CELLS)),
    ...(seen === '' ? [] : wrap(`the backends see ${seen}`, LABEL_CELLS)),
  ];
  return [
    `${id}(${quoted(words)}):::${CLASSES[outcome]}`,
    ...pathLines(id, 'p', path, alternatePath !== undefined),
    ...(alternatePath === undefined ? [] : pathLines(id, 'q', alternatePath, true)),
  ];
}

function pathLines(lane: string, letter: string, path: Verdict['path'], isOneOfTwo: boolean): string[] {
  const hops = path.slice(1);
  return hops.map((hop, index) => {
    const before = index === 0 ? lane : `${lane}_${letter}${index}`;
    const node = `${lane}_${letter}${index + 1}`;
    if (hop === 'dropped') return `${before} -.-x ${node}{{${quoted([`✗ ${HOP_WORDS[hop]}`])}}}:::broken`;
    const edge = index === 0 && isOneOfTwo ? '-->|some attempts|' : '-->';
    return `${before} ${edge} ${node}[${quoted([HOP_WORDS[hop]])}]`;
  });
}

/** Text that Mermaid shows as it is: whatever could mean something to it is written as a number. */
function quoted(lines: readonly string[]): string {
  const shown = (line: string) =>
    printable(line).replace(/[^\p{L}\p{N}\p{M} .,_/:()=+~?✓✗-]/gu, (character) => `#${character.codePointAt(0)};`);
  return `"${lines.map(shown).join('<br/>')}"`;
}
