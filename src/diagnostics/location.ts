/** A place in a text. Lines and columns count from 1, columns in UTF-16 units; the end is exclusive. */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A part of a text, in UTF-16 units from its beginning; the end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
