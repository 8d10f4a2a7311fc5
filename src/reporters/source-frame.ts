import { printable } from '../diagnostics/show';
import type { LintFinding } from '../lint/lint-result';
import { cellsOf } from './cells';

const TAB = '    ';
const CUT = '…';

/** A line of a manifest and the marks below it. */
export interface SourceFrame {
  readonly line: string;
  readonly marks: string;
}

interface Piece {
  readonly shown: string;
  readonly cells: number;
  readonly marked: boolean;
}

/** As much of the line as fits, and carets under the range. `undefined` where there is nothing to show. */
export function frameOf({ line, range }: LintFinding, cells: number): SourceFrame | undefined {
  if (line.trim() === '') return undefined;
  const start = Math.min(range.column - 1, line.length);
  const end = range.endLine > range.line ? line.length : Math.min(range.endColumn - 1, line.length);
  // A line can be megabytes long, and no character is less than one unit.
  const from = Math.max(0, start - cells);
  const to = Math.min(line.length, start + cells);
  const all = piecesOf(line, from, to, start, Math.max(end, start + 1));
  const [first, last] = windowOf(all, from === 0, to === line.length, cells);
  const shown = all.slice(first, last);
  const before = first > 0 || from > 0 ? CUT : '';
  const after = last < all.length || to < line.length ? CUT : '';
  const marks = shown.map((piece) => (piece.marked ? '^' : ' ').repeat(piece.cells)).join('');
  return {
    line: `${before}${shown.map((piece) => piece.shown).join('')}${after}`.trimEnd(),
    marks: `${before === '' ? '' : ' '}${marks}`.trimEnd(),
  };
}

/** The characters of a part of the line, and a place after the last one, where something may be missing. */
function piecesOf(line: string, from: number, to: number, start: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  let offset = from;
  for (const character of line.slice(from, to)) {
    const next = offset + character.length;
    const shown = character === '\t' ? TAB : printable(character);
    pieces.push({ shown, cells: cellsOf(shown), marked: next > start && offset < end });
    offset = next;
  }
  if (start === line.length) pieces.push({ shown: ' ', cells: 1, marked: true });
  return pieces;
}

/** The pieces that are shown: all, or those around the first marked one, most of them behind it. */
function windowOf(pieces: readonly Piece[], atStart: boolean, atEnd: boolean, cells: number): [number, number] {
  const total = pieces.reduce((sum, piece) => sum + piece.cells, 0);
  if (atStart && atEnd && total <= cells) return [0, pieces.length];
  const room = cells - 2 * CUT.length;
  let first = pieces.findIndex(({ marked }) => marked);
  let last = first;
  let used = 0;
  const take = (limit: number, next: () => Piece | undefined, step: () => void): void => {
    for (let piece = next(); piece !== undefined && used + piece.cells <= limit; piece = next()) {
      used += piece.cells;
      step();
    }
  };
  const forwards = () => {
    last++;
  };
  const backwards = () => {
    first--;
  };
  take((room * 2) / 3, () => pieces[last], forwards);
  take(room, () => pieces[first - 1], backwards);
  take(room, () => pieces[last], forwards);
  return [first, last];
}
