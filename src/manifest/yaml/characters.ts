/** YAML 1.1's line breaks beside CR and LF: U+0085, U+2028 and U+2029. YAML 1.2 takes them for ordinary characters. */
export const UNICODE_BREAKS = /[\u0085\u2028\u2029]/;

export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

export function isBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d || code === 0x85 || code === 0x2028 || code === 0x2029;
}

/** The length of the line break at this place: CRLF is one, and CRCRLF, of which kubectl drops the last CR, is one as well. */
export function breakLength(text: string, at: number): number {
  if (text.charCodeAt(at) !== 0x0d) return 1;
  if (text.charCodeAt(at + 1) === 0x0a) return 2;
  return text.charCodeAt(at + 1) === 0x0d && text.charCodeAt(at + 2) === 0x0a ? 3 : 1;
}

/** A line break as it stands in a value. */
export function breakText(code: number): string {
  return code === 0x2028 || code === 0x2029 ? String.fromCharCode(code) : '\n';
}

/** How far a place is from the beginning of its line. */
export function columnOf(text: string, at: number): number {
  let start = at;
  while (start > 0 && !isBreak(text.charCodeAt(start - 1))) start--;
  return at - start;
}

export const REPLACEMENT = '\uFFFD';

/** Halves of surrogate pairs are no characters. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, REPLACEMENT);
}

/** What Go takes for white space: unlike in JavaScript, U+FEFF is none. For character classes. */
export const GO_SPACE = '\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
