import { resolvePlain } from './scalar-type';

/** Longer keys are for the parser to judge. */
export const MAX_KEY = 1000;

export const NEW_LINE = 0x0a;
export const SPACE = 0x20;
export const DOUBLE_QUOTE = 0x22;
export const NUMBER_SIGN = 0x23;
export const SINGLE_QUOTE = 0x27;
export const DASH = 0x2d;
export const COLON = 0x3a;

/** Thrown and caught thousands of times a second: no stack is wanted. */
export const NOT_ORDINARY = Symbol('not ordinary');

/** A place in the text of an ordinary document, and what stands there. */
export class OrdinaryCursor {
  /** The next character to be looked at: at the beginning of a node, or behind what was read of a line. */
  protected at = 0;
  /** Of the node that begins there; -1 behind the last line. */
  protected column = -1;

  constructor(
    protected readonly source: string,
    /** Of each of its characters. */
    protected readonly codes: Uint16Array,
    protected readonly start: number,
    protected readonly end: number,
  ) {}

  protected isItem(): boolean {
    const { codes, at } = this;
    if (codes[at] !== DASH) return false;
    const next = codes[at + 1];
    return next === SPACE || next === NEW_LINE;
  }

  /** Where the colon stands behind the key that begins here; -1 if none begins here. */
  protected colon(): number {
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

  protected key(): string {
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

  /** Nothing but a comment may follow on this line. */
  protected endLine(): void {
    if (!this.isLineEnd()) throw NOT_ORDINARY;
    this.nextLine();
  }

  /** Skips white space. */
  protected isLineEnd(): boolean {
    const { codes } = this;
    let { at } = this;
    while (codes[at] === SPACE) at++;
    const code = codes[at];
    const isSpaced = at > this.at;
    this.at = at;
    return code === NEW_LINE || (code === NUMBER_SIGN && isSpaced);
  }

  protected nextLine(): void {
    const { codes } = this;
    let { at } = this;
    while (codes[at] !== NEW_LINE) at++;
    this.toLine(at + 1);
  }

  /** To the first line from here that has more than a comment. */
  protected toLine(from: number): void {
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

const KEY_CHARACTERS = characters('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./');

/** Keys are short: for them this is faster than `startsWith`. */
function standsAt(codes: Uint16Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (codes[at + index] !== text.charCodeAt(index)) return false;
  }
  return true;
}

export function characters(all: string): Uint8Array {
  const table = new Uint8Array(0x80);
  for (const character of all) table[character.charCodeAt(0)] = 1;
  return table;
}

export function isKeyCharacter(code: number): boolean {
  return KEY_CHARACTERS[code] === 1;
}

/** Such keys are rare, and those with anything special in them are rarer. */
export function endsQuotedKey(code: number): boolean {
  return code === DOUBLE_QUOTE || code === SINGLE_QUOTE || code === 0x5c || code === NEW_LINE;
}
