/** `.inf` and `.nan`, which no JSON can say. */
export const NOT_FINITE = Symbol('not finite');

export type ScalarValue = string | number | boolean | null | typeof NOT_FINITE;

const WORDS = new Map<string, ScalarValue>([
  ...words(true, 'y Y yes Yes YES true True TRUE on On ON'),
  ...words(false, 'n N no No NO false False FALSE off Off OFF'),
  ...words(null, '~ null Null NULL'),
  ...words(NOT_FINITE, '.nan .NaN .NAN .inf .Inf .INF +.inf +.Inf +.INF -.inf -.Inf -.INF'),
  ['', null],
]);

function words(value: ScalarValue, texts: string): [string, ScalarValue][] {
  return texts.split(' ').map((text) => [text, value]);
}

const LONGEST_WORD = 5;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const DOT_FLOAT = /^\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?$/;
const INTEGER = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))$/;
const MAX_INT64 = 2n ** 63n - 1n;
const MAX_UINT64 = 2n ** 64n - 1n;

/** What a plain scalar stands for in YAML 1.1, as the Go library of kubectl has it. */
export function resolvePlain(text: string): ScalarValue {
  const first = text.charCodeAt(0);
  // Most are texts: a letter that begins no word of YAML's.
  if (text.length <= LONGEST_WORD) {
    const word = WORDS.get(text);
    if (word !== undefined) return word;
  }
  if (first === 0x2e) return DOT_FLOAT.test(text) ? finite(text.replaceAll('_', ''), text) : text;
  if (!((first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d)) return text;
  const short = shortDecimal(text);
  if (short !== undefined) return short;
  const digits = text.includes('_') ? text.replaceAll('_', '') : text;
  const integer = parseInteger(digits);
  if (integer !== undefined) return Number(integer) || 0;
  return FLOAT.test(digits) ? finite(digits, text) : text;
}

/** Most numbers are a few digits: for them this is faster than an expression. */
function shortDecimal(text: string): number | undefined {
  if (text.length > 9 || text.startsWith('0')) return undefined;
  let number = 0;
  for (let index = 0; index < text.length; index++) {
    const digit = text.charCodeAt(index) - 0x30;
    if (digit < 0 || digit > 9) return undefined;
    number = 10 * number + digit;
  }
  return number;
}

/** A number that is too large is no number, and there is one zero: kubectl passes values on as JSON. */
function finite(digits: string, text: string): number | string {
  const number = Number(digits);
  return Number.isFinite(number) ? number || 0 : text;
}

/** Whether YAML 1.1 takes the text for an integer; one that has no sign and needs all 64 bits is none where a type is asked for. */
export function isInteger(text: string): boolean {
  const integer = parseInteger(text.replaceAll('_', ''));
  return integer !== undefined && integer <= MAX_INT64;
}

/** An integer of 64 bits, with or without sign. */
function parseInteger(digits: string): number | bigint | undefined {
  const match = INTEGER.exec(digits);
  if (match === null) return undefined;
  const [, sign, hex, binary, octal, decimal] = match;
  const text =
    hex !== undefined
      ? `0x${hex}`
      : binary !== undefined
        ? `0b${binary}`
        : octal !== undefined
          ? `0o${octal}`
          : decimal;
  if (text.length <= 12) return sign === '-' ? -Number(text) : Number(text);
  const size = BigInt(text);
  if (sign === '-') return size <= MAX_INT64 + 1n ? -size : undefined;
  return size <= (sign === '+' ? MAX_INT64 : MAX_UINT64) ? size : undefined;
}

/** A plain scalar as the key of a mapping; `undefined` if it can be none. */
export function plainKey(text: string): string | undefined {
  const value = resolvePlain(text);
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (value === null) return undefined;
  if (value === NOT_FINITE) return /nan/i.test(text) ? '.nan' : text.startsWith('-') ? '-.inf' : '.inf';
  const digits = text.replaceAll('_', '');
  const integer = parseInteger(digits);
  if (integer === undefined) return shortestFloat32(Number(digits));
  return integer > MAX_INT64 ? undefined : String(integer === 0 ? 0 : integer);
}

/** The fewest digits that mean the same number of 32 bits: `strconv.FormatFloat(x, 'g', -1, 32)`. */
function shortestFloat32(value: number): string {
  const single = Math.fround(value);
  if (!Number.isFinite(single)) return single < 0 ? '-.inf' : '.inf';
  if (single === 0) return Object.is(single, -0) ? '-0' : '0';
  let precision = 1;
  while (Math.fround(Number(single.toExponential(precision - 1))) !== single) precision++;
  const [mantissa, exponent] = single.toExponential(precision - 1).split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(Number(`${mantissa}e${power}`));
  // Go's exponents have two digits at least.
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}
