import type { Span } from '../diagnostics/location';
import { readBlockScalar } from './block-scalar';
import { ReadError } from './read-error';
import { readDoubleQuoted, readPlain, readSingleQuoted } from './scalar-text';
import { NOT_FINITE, resolvePlain } from './scalar-type';

/** Deeper documents are for the parser to judge. */
const MAX_DEPTH = 100;
/** Longer keys as well. */
const MAX_KEY = 1000;

const NEW_LINE = 0x0a;
const SPACE = 0x20;
const DOUBLE_QUOTE = 0x22;
const NUMBER_SIGN = 0x23;
const SINGLE_QUOTE = 0x27;
const PLUS = 0x2b;
const COMMA = 0x2c;
const DASH = 0x2d;
const SLASH = 0x2f;
const COLON = 0x3a;
const GREATER = 0x3e;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const OPENING_BRACE = 0x7b;
const BAR = 0x7c;
const CLOSING_BRACE = 0x7d;

/** Thrown and caught here, thousands of times a second: no stack is wanted. */
const NOT_ORDINARY = Symbol('not ordinary');

type Dictionary = Record<string, unknown>;

/** Of which keys of a mapping the values are kept; of a mapping among them, that may be those of some keys. */
export type Kept = ReadonlyMap<string, 'all' | Kept>;

/**
 * Reads documents of which all is as ordinary as in most: block mappings and lists, flow collections of words and quoted texts on one line,
 * scalars whose other lines are indented further than what they stand in, keys that are texts, each once, without tags, anchors and tabs.
 * For such a document there is nothing in YAML's grammar that could be read in two ways, and nothing in it needs a tree of nodes. `undefined` for any other document, readable or not: that is for js-yaml and `checkYaml`.
 *
 * A document ends with a line break, and behind it stands `---`, `...`, or nothing more. It is not cut out of its file: what stands in a
 * large text is faster to look at than a part of one.
 */
export class OrdinaryDocuments {
  private readonly hasTab: boolean;

  /** @param text the file, or a document */
  constructor(private readonly text: string) {
    this.hasTab = text.includes('\t');
  }

  read(span: Span = this.whole): { readonly value: unknown } | undefined {
    return this.attempt(span, (reader) => ({ value: reader.document() }));
  }

  /** The same for a mapping, of which only a part is kept: of all else nothing but that it is ordinary, which is faster. */
  readPart(kept: Kept, span: Span = this.whole): Dictionary | undefined {
    return this.attempt(span, (reader) => reader.part(kept));
  }

  private get whole(): Span {
    return { start: 0, end: this.text.length };
  }

  private attempt<T>({ start, end }: Span, read: (reader: OrdinaryReader) => T): T | undefined {
    const { text } = this;
    if (this.hasTab && text.slice(start, end).includes('\t')) return undefined;
    try {
      return read(new OrdinaryReader(text, codesOf(text), start, end));
    } catch (error) {
      if (error === NOT_ORDINARY) return undefined;
      throw error;
    }
  }
}

/**
 * Goes over the text once, a line after the other. A line that is indented like no collection around it ends them all, and is left over
 * at the top.
 */
class OrdinaryReader {
  /** The next character to be looked at: at the beginning of a node, or behind what was read of a line. */
  private at = 0;
  /** Of the node that begins there; -1 behind the last line. */
  private column = -1;
  /** How many keys stand in the mappings that are passed and not at their end. */
  private passed = 0;

  constructor(
    private readonly source: string,
    private readonly codes: Uint16Array,
    private readonly start: number,
    private readonly end: number,
  ) {}

  document(): unknown {
    this.toLine(this.start);
    if (this.column === -1) return null;
    const value = this.collection(0);
    if (this.column !== -1) throw NOT_ORDINARY;
    return value;
  }

  part(kept: Kept): Dictionary {
    this.toLine(this.start);
    if (this.column === -1 || this.isItem()) throw NOT_ORDINARY;
    const part: Dictionary = {};
    this.passMapping(0, part, kept);
    if (this.column !== -1) throw NOT_ORDINARY;
    return part;
  }

  private collection(depth: number): unknown {
    if (depth > MAX_DEPTH) throw NOT_ORDINARY;
    return this.isItem() ? this.list(depth) : this.mapping(depth);
  }

  private mapping(depth: number): Dictionary {
    const { column } = this;
    const mapping: Dictionary = {};
    do {
      const key = this.key();
      // The names that every object has are left to the parser, too.
      if (mapping[key] !== undefined) throw NOT_ORDINARY;
      mapping[key] = this.isLineEnd() ? this.below(column, depth) : this.scalar(column);
    } while (this.column === column);
    return mapping;
  }

  /** The value of a key that has nothing behind it on its line. */
  private below(column: number, depth: number): unknown {
    this.nextLine();
    if (this.column > column) return this.isCollection() ? this.collection(depth + 1) : this.scalar(column);
    return this.column === column && this.isItem() ? this.list(depth + 1) : null;
  }

  private list(depth: number): unknown[] {
    const { column } = this;
    const list: unknown[] = [];
    while (this.column === column && this.isItem()) {
      list.push(this.toItem() ? this.collection(depth + 1) : this.scalar(column));
    }
    return list;
  }

  /** From a dash to what stands behind it: whether that is a collection. */
  private toItem(): boolean {
    const dash = this.at++;
    // js-yaml and kubectl differ in what becomes of an empty item.
    if (this.isLineEnd()) throw NOT_ORDINARY;
    this.column += this.at - dash;
    return this.isCollection();
  }

  private isCollection(): boolean {
    return this.isItem() || this.colon() !== -1;
  }

  private passCollection(depth: number): void {
    if (depth > MAX_DEPTH) throw NOT_ORDINARY;
    if (this.isItem()) this.passList(depth);
    else this.passMapping(depth);
  }

  private passMapping(depth: number, part?: Dictionary, kept?: Kept): void {
    const { column, passed } = this;
    do {
      const key = this.key();
      for (let other = passed; other < this.passed; other++) if (PASSED_KEYS[other] === key) throw NOT_ORDINARY;
      if (this.passed === PASSED_KEYS.length) throw NOT_ORDINARY;
      PASSED_KEYS[this.passed++] = key;
      const keep = kept?.get(key);
      const isEmpty = this.isLineEnd();
      if (part !== undefined && keep !== undefined) {
        part[key] = isEmpty ? this.keptBelow(column, depth, keep) : this.scalar(column);
      } else if (isEmpty) this.passBelow(column, depth);
      else this.passScalar(column);
    } while (this.column === column);
    this.passed = passed;
  }

  private keptBelow(column: number, depth: number, kept: 'all' | Kept): unknown {
    if (kept === 'all') return this.below(column, depth);
    this.nextLine();
    if (this.column <= column || this.isItem()) throw NOT_ORDINARY;
    const part: Dictionary = {};
    this.passMapping(depth + 1, part, kept);
    return part;
  }

  private passBelow(column: number, depth: number): void {
    this.nextLine();
    if (this.column <= column) {
      if (this.column === column && this.isItem()) this.passList(depth + 1);
    } else if (this.isCollection()) this.passCollection(depth + 1);
    else this.passScalar(column);
  }

  private passList(depth: number): void {
    const { column } = this;
    while (this.column === column && this.isItem()) {
      if (this.toItem()) this.passCollection(depth + 1);
      else this.passScalar(column);
    }
  }

  private passScalar(parent: number): void {
    const { codes, at } = this;
    const first = codes[at];
    if (first === BAR || first === GREATER) this.passBlock(parent);
    // Numbers that JSON cannot say begin with a dot or a sign.
    else if (!isLetterOrDigit(first)) this.scalar(parent);
    else this.plainLines(at, parent);
  }

  private isItem(): boolean {
    const { codes, at } = this;
    if (codes[at] !== DASH) return false;
    const next = codes[at + 1];
    return next === SPACE || next === NEW_LINE;
  }

  /** Where the colon stands behind the key that begins here; -1 if none begins here. */
  private colon(): number {
    const { codes } = this;
    const first = codes[this.at];
    let end = this.at;
    if (first === DOUBLE_QUOTE || first === SINGLE_QUOTE) {
      do end++;
      while (!endsQuotedKey(codes[end]));
      if (codes[end] !== first) return -1;
      end++;
    } else if (first !== DASH) {
      while (isKeyCharacter(codes[end])) end++;
    }
    if (end === this.at || codes[end] !== COLON) return -1;
    const next = codes[end + 1];
    return next === SPACE || next === NEW_LINE ? end : -1;
  }

  private key(): string {
    const { codes, at } = this;
    const colon = this.colon();
    if (colon === -1 || colon - at > MAX_KEY) throw NOT_ORDINARY;
    this.at = colon + 1;
    const place = (codes[at] + 31 * codes[colon - 1] + 961 * (colon - at)) % KNOWN_KEYS.length;
    const known = KNOWN_KEYS[place];
    if (known.length === colon - at && standsAt(codes, at, known)) return known;
    const written = this.source.slice(at, colon);
    if (!isKeyCharacter(codes[at])) return written.slice(1, -1);
    if (typeof resolvePlain(written) !== 'string') throw NOT_ORDINARY;
    KNOWN_KEYS[place] = written;
    return written;
  }

  /** What begins here, with what may follow it on its last line. The collection that it stands in has that column. */
  private scalar(parent: number): unknown {
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
    const isWhole = this.codes[this.at] === NUMBER_SIGN;
    for (this.nextLine(); this.column > parent; this.nextLine()) {
      // Behind a comment, nothing goes on; and what a comment between the lines does is for the parser to say.
      if (isWhole || this.isItem() || this.source.slice(end, this.at).trim() !== '') throw NOT_ORDINARY;
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
    const key = this.flowItem(MAX_DEPTH);
    const { codes } = this;
    if (typeof key !== 'string' || mapping[key] !== undefined) throw NOT_ORDINARY;
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
      if (codes[end] !== first || codes[end + 1] === SINGLE_QUOTE) throw NOT_ORDINARY;
      this.at = end + 1;
      return source.slice(at + 1, end);
    }
    if (!isLetterOrDigit(first) && first !== SLASH) throw NOT_ORDINARY;
    while (isKeyCharacter(codes[end])) end++;
    this.at = end;
    const value = resolvePlain(source.slice(at, end));
    if (value === NOT_FINITE) throw NOT_ORDINARY;
    return value;
  }

  private skipBlanks(): void {
    while (this.codes[this.at] === SPACE) this.at++;
  }

  /** Nothing but a comment may follow on this line. */
  private endLine(): void {
    if (!this.isLineEnd()) throw NOT_ORDINARY;
    this.nextLine();
  }

  /** Skips white space. */
  private isLineEnd(): boolean {
    const { codes } = this;
    let { at } = this;
    while (codes[at] === SPACE) at++;
    const code = codes[at];
    const isSpaced = at > this.at;
    this.at = at;
    return code === NEW_LINE || (code === NUMBER_SIGN && isSpaced);
  }

  private nextLine(): void {
    const { codes } = this;
    let { at } = this;
    while (codes[at] !== NEW_LINE) at++;
    this.toLine(at + 1);
  }

  /** To the first line from here that has more than a comment. */
  private toLine(from: number): void {
    const { codes } = this;
    let start = from;
    let at = from;
    for (;;) {
      const code = codes[at];
      if (code === SPACE) at++;
      else if (code === NEW_LINE) start = ++at;
      else if (code === NUMBER_SIGN) start = at = this.source.indexOf('\n', at) + 1;
      else break;
    }
    this.at = at;
    this.column = at >= this.end ? -1 : at - start;
  }
}

/** The same keys come again and again, and a text that has been a key before is found faster in an object. */
const KNOWN_KEYS: string[] = new Array(1024).fill('');

/** The keys of the mappings that are passed, the inner ones last. Larger documents are read as a whole. */
const PASSED_KEYS: string[] = new Array(256).fill('');

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

const KEY_CHARACTERS = characters('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./');
/** No plain scalar begins with them, or few do. */
const INDICATORS = characters('-?:,[]{}#&*!|>\'"%@`<');

/** Keys are short: for them this is faster than `startsWith`. */
function standsAt(codes: Uint16Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (codes[at + index] !== text.charCodeAt(index)) return false;
  }
  return true;
}

let codes = new Uint16Array(0);
/** The text that they are of. */
let written: string | undefined;

/** The codes of a text, with 0 behind them: a list of numbers is faster to look at than a text. It is that of the latest text only. */
function codesOf(text: string): Uint16Array {
  if (text !== written) {
    if (codes.length <= text.length) codes = new Uint16Array(2 * text.length + 1);
    Buffer.from(codes.buffer).write(text, 'utf16le');
    codes[text.length] = 0;
    written = text;
  }
  return codes;
}

function characters(all: string): Uint8Array {
  const table = new Uint8Array(0x80);
  for (const character of all) table[character.charCodeAt(0)] = 1;
  return table;
}

function isKeyCharacter(code: number): boolean {
  return KEY_CHARACTERS[code] === 1;
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
}

function isIndicator(code: number): boolean {
  return INDICATORS[code] === 1;
}

/** Such keys are rare, and those with anything special in them are rarer. */
function endsQuotedKey(code: number): boolean {
  return code === DOUBLE_QUOTE || code === SINGLE_QUOTE || code === 0x5c || code === NEW_LINE;
}
