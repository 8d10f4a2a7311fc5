import { readBlockScalar } from './block-scalar';
import {
  COLON,
  characters,
  DASH,
  DOUBLE_QUOTE,
  endsQuotedKey,
  isKeyCharacter,
  MAX_KEY,
  NEW_LINE,
  NOT_ORDINARY,
  NUMBER_SIGN,
  OrdinaryCursor,
  SINGLE_QUOTE,
  SPACE,
} from './ordinary-cursor';
import { ReadError } from './read-error';
import { readDoubleQuoted, readPlain, readSingleQuoted } from './scalar-text';
import { NOT_FINITE, resolvePlain } from './scalar-type';

/** Deeper documents are for the parser to judge. */
export const MAX_DEPTH = 100;

const PLUS = 0x2b;
const COMMA = 0x2c;
const SLASH = 0x2f;
const GREATER = 0x3e;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const OPENING_BRACE = 0x7b;
const BAR = 0x7c;
const CLOSING_BRACE = 0x7d;

type Dictionary = Record<string, unknown>;

/** Reads what is no block collection: scalars, and collections in brackets. */
export class OrdinaryScalars extends OrdinaryCursor {
  /** What begins here, with what may follow it on its last line. The collection that it stands in has that column. */
  protected scalar(parent: number): unknown {
    const { codes, at } = this;
    switch (codes[at]) {
      case DOUBLE_QUOTE:
        return this.doubleQuoted(at, parent);
      case SINGLE_QUOTE:
        return this.singleQuoted(at, parent);
      case OPENING_BRACKET:
      case OPENING_BRACE: {
        const value = this.flow(0);
        this.endLine();
        return value;
      }
      case BAR:
      case GREATER:
        this.passBlock(parent);
        return readBlockScalar(this.source, at, parent).content.text;
      default:
        return this.plain(at, parent);
    }
  }

  protected passScalar(parent: number): void {
    const { codes, at } = this;
    const first = codes[at];
    if (first === BAR || first === GREATER) this.passBlock(parent);
    // Numbers that JSON cannot say begin with a dot or a sign.
    else if (!isLetterOrDigit(first)) this.scalar(parent);
    else this.plainLines(at, parent);
  }

  private plain(start: number, parent: number): unknown {
    const { source } = this;
    const end = this.plainLines(start, parent);
    const written = source.slice(start, end);
    const value = resolvePlain(written.includes('\n') ? readPlain(source, start, end).text : written);
    if (value === NOT_FINITE) throw NOT_ORDINARY;
    return value;
  }

  /** Passes a plain scalar and returns its end. Lines that are indented further than what it stands in go on with it. */
  private plainLines(start: number, parent: number): number {
    const first = this.codes[start];
    if (isIndicator(first) && (first !== DASH || this.isItem())) throw NOT_ORDINARY;
    let end = this.plainEnd(start);
    for (this.nextLine(); this.column > parent; this.nextLine()) {
      // Behind a comment, nothing goes on; and what a comment between the lines does is for the parser to say.
      if (this.isItem() || this.source.slice(end, this.at).trim() !== '') throw NOT_ORDINARY;
      end = this.plainEnd(this.at);
      if (this.codes[this.at] === NUMBER_SIGN) throw NOT_ORDINARY;
    }
    return end;
  }

  private plainEnd(start: number): number {
    const { codes } = this;
    let end = start;
    for (let code = codes[start]; code !== NEW_LINE; code = codes[++end]) {
      if (code === COLON) {
        const next = codes[end + 1];
        if (next === SPACE || next === NEW_LINE) throw NOT_ORDINARY;
      } else if (code === NUMBER_SIGN && codes[end - 1] === SPACE) break;
    }
    this.at = end;
    while (codes[end - 1] === SPACE) end--;
    return end;
  }

  private singleQuoted(start: number, parent: number): string {
    const { codes, source } = this;
    let end = source.indexOf("'", start + 1);
    let text = source.slice(start + 1, end);
    while (end !== -1 && codes[end + 1] === SINGLE_QUOTE) {
      const next = source.indexOf("'", end + 2);
      text += source.slice(end + 1, next);
      end = next;
    }
    const isFolded = this.toQuotedEnd(start, end, parent);
    this.endLine();
    return isFolded ? readSingleQuoted(source, start, end + 1).text : text;
  }

  private doubleQuoted(start: number, parent: number): string {
    const { source } = this;
    let end = source.indexOf('"', start + 1);
    let text: string | undefined = source.slice(start + 1, end);
    if (text.includes('\\')) {
      QUOTED.lastIndex = start;
      end = QUOTED.test(source) ? QUOTED.lastIndex - 1 : -1;
      text = undefined;
    }
    const isFolded = this.toQuotedEnd(start, end, parent);
    this.endLine();
    return text === undefined || isFolded ? unescaped(source, start, end + 1, isFolded) : text;
  }

  /** To behind a quoted scalar, of which all lines are indented further than what it stands in; whether it has several. */
  private toQuotedEnd(start: number, end: number, parent: number): boolean {
    const { codes, source } = this;
    if (end === -1 || end >= this.end) throw NOT_ORDINARY;
    this.at = end + 1;
    let line = source.indexOf('\n', start) + 1;
    if (line > end) return false;
    for (; line !== 0 && line <= end; line = source.indexOf('\n', line) + 1) {
      let at = line;
      while (codes[at] === SPACE) at++;
      if (codes[at] !== NEW_LINE && at - line <= parent) throw NOT_ORDINARY;
    }
    return true;
  }

  /** A literal or folded scalar whose first line says how far it is indented. */
  private passBlock(parent: number): void {
    const { codes, source } = this;
    const sign = codes[++this.at];
    if (sign === DASH || sign === PLUS) this.at++;
    if (!this.isLineEnd()) throw NOT_ORDINARY;
    let indent = -1;
    let deepestEmpty = 0;
    let line = source.indexOf('\n', this.at) + 1;
    while (line < this.end) {
      let at = line;
      while (codes[at] === SPACE) at++;
      const column = at - line;
      if (codes[at] === NEW_LINE) deepestEmpty = Math.max(deepestEmpty, column);
      else if (indent === -1) {
        if (column <= parent || column < deepestEmpty) throw NOT_ORDINARY;
        indent = column;
      } else if (column < indent) break;
      line = source.indexOf('\n', at) + 1;
    }
    if (indent === -1) throw NOT_ORDINARY;
    this.toLine(line);
  }

  /** A collection in brackets on one line, of words and of quoted texts without escapes. */
  private flow(depth: number): unknown {
    if (depth > MAX_DEPTH) throw NOT_ORDINARY;
    const { codes } = this;
    const isList = codes[this.at++] === OPENING_BRACKET;
    const close = isList ? CLOSING_BRACKET : CLOSING_BRACE;
    const list: unknown[] = [];
    const mapping: Dictionary = {};
    this.skipBlanks();
    while (codes[this.at] !== close) {
      if (isList) list.push(this.flowItem(depth));
      else this.flowEntry(mapping, depth);
      this.skipBlanks();
      if (codes[this.at] === close) break;
      if (codes[this.at++] !== COMMA) throw NOT_ORDINARY;
      this.skipBlanks();
      if (codes[this.at] === close) throw NOT_ORDINARY;
    }
    this.at++;
    return isList ? list : mapping;
  }

  private flowEntry(mapping: Dictionary, depth: number): void {
    const { codes, at } = this;
    const key = this.flowItem(MAX_DEPTH);
    if (typeof key !== 'string' || mapping[key] !== undefined || this.at - at > MAX_KEY) throw NOT_ORDINARY;
    if (codes[this.at++] !== COLON || codes[this.at] !== SPACE) throw NOT_ORDINARY;
    this.skipBlanks();
    mapping[key] = this.flowItem(depth);
  }

  private flowItem(depth: number): unknown {
    const { codes, source, at } = this;
    const first = codes[at];
    if (first === OPENING_BRACKET || first === OPENING_BRACE) return this.flow(depth + 1);
    let end = at;
    if (first === DOUBLE_QUOTE || first === SINGLE_QUOTE) {
      do end++;
      while (!endsQuotedKey(codes[end]));
      if (codes[end] !== first) throw NOT_ORDINARY;
      this.at = end + 1;
      return source.slice(at + 1, end);
    }
    // Numbers that JSON cannot say begin with neither.
    if (!isLetterOrDigit(first) && first !== SLASH) throw NOT_ORDINARY;
    while (isKeyCharacter(codes[end])) end++;
    this.at = end;
    return resolvePlain(source.slice(at, end));
  }

  private skipBlanks(): void {
    while (this.codes[this.at] === SPACE) this.at++;
  }
}

const QUOTED = /"(?:[^"\\]|\\[\s\S])*"/y;

/** Escapes that are those of JSON. */
const OF_JSON = /^"(?:[^"\\]|\\["\\nt])*"$/;

function unescaped(source: string, start: number, end: number, isFolded: boolean): string {
  const written = source.slice(start, end);
  if (!isFolded && OF_JSON.test(written)) return JSON.parse(written);
  try {
    return readDoubleQuoted(source, start, end).text;
  } catch (error) {
    throw error instanceof ReadError ? NOT_ORDINARY : error;
  }
}

/** No plain scalar begins with them, or few do. */
const INDICATORS = characters('-?:,[]{}#&*!|>\'"%@`<');

function isLetterOrDigit(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
}

function isIndicator(code: number): boolean {
  return INDICATORS[code] === 1;
}
