import type { Severity } from '../diagnostics/diagnostic';
import { printable } from '../diagnostics/show';
import type { LintFinding, LintResult } from '../lint/lint-result';
import { cellsOf, MIN_WIDTH, wrap } from './cells';
import { closingLine, counted, notJudgedLine } from './closing';
import { placeText, type Remark, readable, remarksOn } from './finding-text';
import { ordinals } from './ordinals';
import type { ReporterOptions } from './reporter';
import { frameOf } from './source-frame';
import { type Paint, painter } from './style';

/** More findings of one rule bury those of the others. */
const SHOWN_OF_A_RULE = 10;

const INDENT = '  ';

const COLORS = { error: 'red', warning: 'yellow', info: 'cyan' } as const satisfies Record<Severity, string>;

/** For people at a terminal. */
export function pretty({ findings, summary }: LintResult, { color, width }: ReporterOptions): string {
  const paint = painter(color);
  const cells = Math.max(MIN_WIDTH, width);
  const ordinalOf = ordinals();
  const shown = findings.filter(({ rule }) => ordinalOf(rule) <= SHOWN_OF_A_RULE);
  const blocks = [
    ...shown.map((finding) => block(finding, cells, paint)),
    hiddenLines(findings, cells),
    closingLines({ findings, summary }, cells, paint),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function block(finding: LintFinding, cells: number, paint: Paint): string[] {
  const { severity, rule, message } = finding;
  const room = cells - INDENT.length;
  return [
    `${paint(placeText(finding), 'bold')} ${paint(severity, COLORS[severity], 'bold')} ${printable(rule)}`,
    ...wrap(readable(message), room).map((line) => `${INDENT}${paint(line, 'bold')}`),
    ...source(finding, room, paint),
    ...remarksOn(finding).flatMap((remark) => labelled(remark, room, paint)),
  ];
}

/** The line of the manifest, its number before it, and carets below it. */
function source(finding: LintFinding, cells: number, paint: Paint): string[] {
  const number = `${finding.range.line}`;
  const margin = ' | ';
  const frame = frameOf(finding, cells - number.length - margin.length);
  if (frame === undefined) return [];
  const before = (text: string) => INDENT + paint(text + margin, 'dim');
  return [
    before(number) + frame.line,
    before(' '.repeat(number.length)) + paint(frame.marks, COLORS[finding.severity], 'bold'),
  ];
}

/** `why: ...`, with further lines below its first word; all of them below the label if an address is too long to stand beside it. */
function labelled({ label, lines }: Remark, cells: number, paint: Paint): string[] {
  const head = `${label}: `;
  const below = ' '.repeat(cellsOf(head));
  const room = cells - below.length;
  // Nobody can click half an address.
  const whole = lines.flatMap((line) => (line.startsWith('https:') ? [line] : wrap(line, room)));
  if (whole.some((line) => cellsOf(line) > room)) {
    return [paint(head.trimEnd(), 'dim'), ...whole].map((line) => INDENT + line);
  }
  return whole.map((line, index) => INDENT + (index === 0 ? paint(head, 'dim') : below) + line);
}

function hiddenLines(findings: readonly LintFinding[], cells: number): string[] {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const hidden = [...counts].filter(([, count]) => count > SHOWN_OF_A_RULE).sort(([a], [b]) => (a < b ? -1 : 1));
  return hidden.flatMap(([rule, count]) =>
    wrap(`${printable(rule)}: ${counted(count - SHOWN_OF_A_RULE, 'more finding')}; --format json has all`, cells),
  );
}

function closingLines({ findings, summary }: LintResult, cells: number, paint: Paint): string[] {
  const notJudged = notJudgedLine(summary.notJudged);
  const worst = (['error', 'warning', 'info'] as const).find((each) =>
    findings.some(({ severity }) => severity === each),
  );
  const closing = wrap(closingLine(summary), cells).map((line) =>
    worst === undefined ? paint(line, 'bold') : paint(line, COLORS[worst], 'bold'),
  );
  return [...(notJudged === '' ? [] : wrap(printable(notJudged), cells)), ...closing];
}
