import type { Range, Span } from '../diagnostics/location';

/** The text of a file, and where its lines begin. */
export class SourceText {
  private starts?: readonly number[];

  constructor(readonly text: string) {}

  /** LF, CRLF and a lone CR end a line, as in editors. */
  private get lineStarts(): readonly number[] {
    if (this.starts !== undefined) return this.starts;
    const starts = [0];
    for (const match of this.text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
    this.starts = starts;
    return starts;
  }

  lineAt(offset: number): number {
    const starts = this.lineStarts;
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  rangeAt(start: number, end: number): Range {
    const line = this.lineAt(start);
    const endLine = this.lineAt(end);
    return {
      line,
      column: start - this.lineStarts[line - 1] + 1,
      endLine,
      endColumn: end - this.lineStarts[endLine - 1] + 1,
    };
  }

  /** The other way round. */
  spanOf({ line, column, endLine, endColumn }: Range): Span {
    const offset = (of: number, at: number) => this.lineStarts[of - 1] + at - 1;
    return { start: offset(line, column), end: offset(endLine, endColumn) };
  }
}
