import { breakLength, breakText, isBlank, isBreak } from './characters';
import { ReadError } from './read-error';

interface Part {
  /** Where it begins in the text. */
  readonly at: number;
  /** Where it comes from. */
  readonly source: number;
  /** How much of the source it comes from: as much as it is long itself, if it stands there as it is. */
  length: number;
}

/** The text of a scalar, and where each part of it comes from. */
export class ScalarText {
  private readonly parts: Part[] = [];
  private lastIsLiteral = false;
  text = '';

  add(text: string, source: number, length = text.length): void {
    if (text === '') return;
    const last = this.parts[this.parts.length - 1];
    const isLiteral = length === text.length;
    if (isLiteral && this.lastIsLiteral && last.source + last.length === source) last.length += length;
    else this.parts.push({ at: this.text.length, source, length });
    this.lastIsLiteral = isLiteral;
    this.text += text;
  }

  /** The place in the source where the character at this place of the text begins. */
  startOf(at: number): number {
    const index = this.indexOf(at);
    const part = this.parts[index];
    return part.source + (this.isLiteral(index) ? at - part.at : 0);
  }

  /** The same for where it ends. */
  endOf(at: number): number {
    const index = this.indexOf(at);
    const part = this.parts[index];
    return part.source + (this.isLiteral(index) ? at - part.at + 1 : part.length);
  }

  private indexOf(at: number): number {
    let low = 0;
    let high = this.parts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.parts[middle].at <= at) low = middle;
      else high = middle;
    }
    return low;
  }

  private isLiteral(index: number): boolean {
    const next = this.parts[index + 1];
    return this.parts[index].length === (next?.at ?? this.text.length) - this.parts[index].at;
  }
}

/** A plain scalar on one or several lines. */
export function readPlain(source: string, start: number, end: number): ScalarText {
  const result = new ScalarText();
  for (let at = start; at < end; ) {
    const wordEnd = skipWord(source, at, end);
    result.add(source.slice(at, wordEnd), at);
    at = skipSpace(source, wordEnd, end);
    fold(source, wordEnd, at, result);
  }
  return result;
}

/** A scalar in single quotes; `start` and `end` include them. */
export function readSingleQuoted(source: string, start: number, end: number): ScalarText {
  const result = new ScalarText();
  const last = end - 1;
  for (let at = start + 1; at < last; ) {
    let wordEnd = at;
    while (wordEnd < last && !isSpace(source.charCodeAt(wordEnd)) && source[wordEnd] !== "'") wordEnd++;
    result.add(source.slice(at, wordEnd), at);
    if (wordEnd < last && source[wordEnd] === "'") {
      // Two quotes stand for one.
      result.add("'", wordEnd, 2);
      at = wordEnd + 2;
    } else {
      at = skipSpace(source, wordEnd, last);
      fold(source, wordEnd, at, result);
    }
  }
  return result;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};
const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** A scalar in double quotes; `start` and `end` include them. */
export function readDoubleQuoted(source: string, start: number, end: number): ScalarText {
  const result = new ScalarText();
  const last = end - 1;
  for (let at = start + 1; at < last; ) {
    let wordEnd = at;
    while (wordEnd < last && !isSpace(source.charCodeAt(wordEnd)) && source[wordEnd] !== '\\') wordEnd++;
    result.add(source.slice(at, wordEnd), at);
    if (source[wordEnd] === '\\' && wordEnd < last) {
      at = readEscape(source, wordEnd, last, result);
    } else {
      at = skipSpace(source, wordEnd, last);
      fold(source, wordEnd, at, result);
    }
  }
  return result;
}

/** Whether a backslash before this place begins an escape that YAML knows, and that stands for something. */
export function isEscape(source: string, at: number): boolean {
  const letter = source[at];
  if (isBreak(source.charCodeAt(at)) || Object.hasOwn(ESCAPES, letter)) return true;
  if (!Object.hasOwn(HEX_DIGITS, letter)) return false;
  return characterOf(source, at + 1, HEX_DIGITS[letter]) !== undefined;
}

/** The character whose code stands there; `undefined` if there is none. */
function characterOf(source: string, start: number, length: number): string | undefined {
  const digits = source.slice(start, start + length);
  const code = /^[\da-fA-F]+$/.test(digits) && digits.length === length ? Number.parseInt(digits, 16) : Number.NaN;
  const isCharacter = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}

/** Returns the place behind it. */
function readEscape(source: string, at: number, last: number, result: ScalarText): number {
  const letter = source[at + 1];
  if (isBreak(source.charCodeAt(at + 1))) {
    // An escaped line break is nothing; empty lines behind it are line breaks.
    const next = at + 1 + breakLength(source, at + 1);
    const end = skipSpace(source, next, last);
    for (let each = next; each < end; ) each += addBreak(source, each, result);
    return end;
  }
  if (Object.hasOwn(ESCAPES, letter)) {
    result.add(ESCAPES[letter], at, 2);
    return at + 2;
  }
  if (!Object.hasOwn(HEX_DIGITS, letter)) {
    const hint = letter === '/' ? 'write / without the backslash' : 'write \\\\ for a backslash, or use single quotes';
    throw new ReadError(`YAML has no escape \\${letter} between double quotes`, hint, at, at + 2);
  }
  const end = at + 2 + HEX_DIGITS[letter];
  const character = characterOf(source, at + 2, HEX_DIGITS[letter]);
  if (character === undefined) {
    const help = 'write the character itself, or \\U and its eight hexadecimal digits';
    throw new ReadError(`the escape ${source.slice(at, end)} stands for no character`, help, at, end);
  }
  result.add(character, at, end - at);
  return end;
}

/** Blanks stay as they are; with a line break among them they become a blank, or the breaks behind the first. */
function fold(source: string, start: number, end: number, result: ScalarText): void {
  let at = start;
  while (at < end && !isBreak(source.charCodeAt(at))) at++;
  if (at === end) {
    result.add(source.slice(start, end), start);
    return;
  }
  const first = breakText(source.charCodeAt(at));
  const firstAt = at;
  at += breakLength(source, at);
  if (first !== '\n') result.add(first, firstAt);
  const before = result.text.length;
  while (at < end) at += addBreak(source, at, result);
  if (first === '\n' && result.text.length === before) result.add(' ', firstAt);
}

/** Adds the line break at this place, if there is one; returns the length of what stands there. */
function addBreak(source: string, at: number, result: ScalarText): number {
  const code = source.charCodeAt(at);
  if (!isBreak(code)) return 1;
  result.add(breakText(code), at);
  return breakLength(source, at);
}

function isSpace(code: number): boolean {
  return isBlank(code) || isBreak(code);
}

function skipWord(source: string, start: number, end: number): number {
  let at = start;
  while (at < end && !isSpace(source.charCodeAt(at))) at++;
  return at;
}

function skipSpace(source: string, start: number, end: number): number {
  let at = start;
  while (at < end && isSpace(source.charCodeAt(at))) at++;
  return at;
}
