import { GO_SPACE } from './characters';

/** A document of a file, from behind its separator up to the next one. */
export interface DocumentText {
  readonly start: number;
  readonly end: number;
  /** Whether its `---` belongs to it: that of the first document, and of those after an empty one. */
  readonly marked: boolean;
}

/** A separator with something behind it that is no comment. */
export interface BadSeparator {
  readonly start: number;
  readonly end: number;
}

export interface Cut {
  readonly documents: readonly DocumentText[];
  readonly badSeparators: readonly BadSeparator[];
}

const OUTER_SPACE = new RegExp(`^[${GO_SPACE}]+|[${GO_SPACE}]+$`, 'g');

/** Cuts a text at the lines that begin with `---`, as kubectl does before it looks at any YAML. */
export function cutDocuments(text: string): Cut {
  const documents: DocumentText[] = [];
  const badSeparators: BadSeparator[] = [];
  let start = 0;
  let marked = false;
  let separator = text.startsWith('---') ? 0 : afterBreak(text.indexOf('\n---'));
  while (separator !== -1) {
    if (separator > start || marked) documents.push({ start, end: separator, marked });
    const lineEnd = text.indexOf('\n', separator);
    const end = lineEnd === -1 ? text.length : lineEnd;
    if (end > separator + 3) {
      const rest = text.slice(separator + 3, end).replace(OUTER_SPACE, '');
      if (rest !== '' && !rest.startsWith('#')) badSeparators.push({ start: separator, end });
    }
    // kubectl drops the line if it ends a document, and keeps it if there is none.
    marked = separator === start && !marked;
    start = Math.min(end + 1, text.length);
    separator = afterBreak(text.indexOf('\n---', end));
  }
  if (start < text.length || marked) documents.push({ start, end: text.length, marked });
  return { documents, badSeparators };
}

function afterBreak(index: number): number {
  return index === -1 ? -1 : index + 1;
}
