import { breakLength, breakText, isBlank, isBreak } from './characters';
import { ReadError } from './read-error';
import { ScalarText } from './scalar-text';

export interface BlockScalar {
  readonly content: ScalarText;
  /** Behind its last line, before the line break. */
  readonly end: number;
}

/**
 * A literal or folded scalar.
 *
 * @param start where its `|` or `>` stands
 * @param parentIndent the column of the mapping or sequence that it stands in
 */
export function readBlockScalar(source: string, start: number, parentIndent: number): BlockScalar {
  const folded = source[start] === '>';
  // The parser has checked the header.
  const [header, indicators] = /^[|>]([-+\d]*)[ \t]*(?:#.*)?/.exec(source.slice(start, lineEnd(source, start))) ?? [
    '',
    '',
  ];
  const increment = Number(/\d/.exec(indicators)?.[0] ?? 0);
  const reader = new LineReader(source, start + header.length, start);
  reader.skipBreak();
  reader.indent = increment === 0 ? 0 : Math.max(parentIndent, 0) + increment;
  const content = new ScalarText();
  let leading: Break | undefined;
  let trailing = reader.breaks(parentIndent);
  let end = start + header.length;
  let blankBefore = false;
  while (reader.column === reader.indent && reader.at < source.length) {
    const blankNow = isBlank(source.charCodeAt(reader.at));
    if (folded && leading?.text === '\n' && !blankBefore && !blankNow) {
      if (trailing.length === 0) content.add(' ', leading.at);
    } else if (leading !== undefined) content.add(leading.text, leading.at);
    for (const each of trailing) content.add(each.text, each.at);
    blankBefore = blankNow;
    const lineStart = reader.at;
    const lineStop = lineEnd(source, lineStart);
    content.add(source.slice(lineStart, lineStop), lineStart);
    reader.at = lineStop;
    end = lineStop;
    leading = reader.readBreak();
    trailing = reader.breaks(parentIndent);
  }
  if (!indicators.includes('-') && leading !== undefined) content.add(leading.text, leading.at);
  if (indicators.includes('+')) for (const each of trailing) content.add(each.text, each.at);
  return { content, end };
}

interface Break {
  readonly text: string;
  readonly at: number;
}

class LineReader {
  indent = 0;
  lineStart: number;

  constructor(
    private readonly source: string,
    public at: number,
    private readonly scalarStart: number,
  ) {
    this.lineStart = at;
  }

  get column(): number {
    return this.at - this.lineStart;
  }

  skipBreak(): void {
    if (this.at < this.source.length) this.at += breakLength(this.source, this.at);
    this.lineStart = this.at;
  }

  readBreak(): Break | undefined {
    if (this.at >= this.source.length) return undefined;
    const found = { text: breakText(this.source.charCodeAt(this.at)), at: this.at };
    this.skipBreak();
    return found;
  }

  /** Empty lines, up to the indentation of the next line that is not. The first time, that line sets the indentation. */
  breaks(parentIndent: number): Break[] {
    const breaks: Break[] = [];
    let deepest = 0;
    for (;;) {
      while ((this.indent === 0 || this.column < this.indent) && this.source[this.at] === ' ') this.at++;
      deepest = Math.max(deepest, this.column);
      if ((this.indent === 0 || this.column < this.indent) && this.source[this.at] === '\t') {
        const what = `a tab where the text that begins with ${this.source[this.scalarStart]} is indented`;
        throw new ReadError(what, 'indent with spaces only', this.at, this.at + 1);
      }
      if (this.at >= this.source.length || !isBreak(this.source.charCodeAt(this.at))) break;
      breaks.push(this.readBreak() as Break);
    }
    if (this.indent === 0) this.indent = Math.max(deepest, parentIndent + 1, 1);
    return breaks;
  }
}

function lineEnd(source: string, start: number): number {
  let at = start;
  while (at < source.length && !isBreak(source.charCodeAt(at))) at++;
  return at;
}
