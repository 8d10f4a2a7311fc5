import { wellFormed } from '../yaml/characters';
import { ReadError } from '../yaml/read-error';
import { ScalarText } from '../yaml/scalar-text';

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Where the string ends that begins here, behind its closing quote. */
export function jsonStringEnd(source: string, start: number): number {
  for (let at = start + 1; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code === 0x5c) at++;
    else if (code < 0x20) {
      throw new ReadError(
        'a tab or line break in a string of JSON',
        'close the quotes before it, or write \\t or \\n',
        at,
        at + 1,
      );
    }
  }
  throw new ReadError('a string of JSON that does not end', 'close the quotes', start, source.length);
}

/** A string of JSON; `start` and `end` include the quotes. Half a surrogate pair becomes U+FFFD, as in Go. */
export function readJsonString(source: string, start: number, end: number): ScalarText {
  const result = new ScalarText();
  const last = end - 1;
  // The search for a backslash must end with the string, not with the file.
  const upToEnd = source.slice(0, last);
  for (let at = start + 1; at < last; ) {
    const backslash = upToEnd.indexOf('\\', at);
    const stop = backslash === -1 ? last : backslash;
    result.add(source.slice(at, stop), at);
    at = stop === last ? last : readEscape(source, stop, result);
  }
  return result;
}

function readEscape(source: string, at: number, result: ScalarText): number {
  const letter = source[at + 1];
  if (Object.hasOwn(ESCAPES, letter)) {
    result.add(ESCAPES[letter], at, 2);
    return at + 2;
  }
  const units = /^(?:\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4})/.exec(
    source.slice(at, at + 12),
  );
  if (units === null) {
    throw new ReadError(`JSON has no escape \\${letter}`, 'write \\\\ for a backslash', at, at + 2);
  }
  const codes = units[0].split('\\u').slice(1);
  const text = String.fromCharCode(...codes.map((digits) => Number.parseInt(digits, 16)));
  result.add(wellFormed(text), at, units[0].length);
  return at + units[0].length;
}
