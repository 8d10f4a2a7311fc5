const MAX_SHOWN = 120;

/** Lists inside lists are named, not opened. */
const MAX_DEPTH = 2;
const MAX_ITEMS = 20;

/**
 * A value as a message shows it: quoted when it is text, with its type when that may be the mistake, cut to a sensible
 * length, and never with a byte that a terminal would act on. Never throws, whatever the value does when it is looked at.
 */
export function show(value: unknown): string {
  return showAt(value, 0);
}

function showAt(value: unknown, depth: number): string {
  if (typeof value === 'string') return `'${shortened(value)}'`;
  if (value === undefined) return 'undefined';
  if (value === null) return 'null';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'bigint') return `${shortened(String(value))}n`;
  if (typeof value === 'symbol') return shortened(String(value));
  try {
    if (typeof value === 'function')
      return nameOf(value) === undefined ? 'a function' : `the function ${nameOf(value)}`;
    if (Array.isArray(value)) return showList(value, depth);
    return describeObject(value);
  } catch {
    // A proxy, or a getter that throws.
    return 'an object that cannot be looked at';
  }
}

function showList(values: readonly unknown[], depth: number): string {
  if (values.length === 0) return 'an empty list';
  if (depth === MAX_DEPTH) return 'a list';
  const shown = Array.from(values.slice(0, MAX_ITEMS), (item) => showAt(item, depth + 1)).join(', ');
  return `[${shortened(shown)}${values.length > MAX_ITEMS ? `, … (${values.length} items)` : ''}]`;
}

function describeObject(value: object): string {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) {
    const name = nameOf(prototype.constructor);
    return name === undefined ? 'an object' : `${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name}`;
  }
  const keys = Object.keys(value);
  if (keys.length === 0) return 'an empty object';
  return `an object with ${shortened(keys.slice(0, 8).join(', '))}${keys.length > 8 ? ', …' : ''}`;
}

function nameOf(value: unknown): string | undefined {
  const name: unknown = typeof value === 'function' ? value.name : undefined;
  return typeof name === 'string' && name !== '' ? shortened(name) : undefined;
}

/** A value with its type: `'5' (text)`, `5 (a number)`. For messages about a wrong type. */
export function showTyped(value: unknown): string {
  const shown = show(value);
  if (typeof value === 'string') return `${shown} (text)`;
  if (typeof value === 'number') return `${shown} (a number)`;
  if (typeof value === 'boolean') return `${shown} (a boolean)`;
  return shown.startsWith('[') ? `${shown} (a list)` : shown;
}

/** `a, b or c`. */
export function alternatives(values: readonly unknown[]): string {
  return listed(
    values.map((value) => (typeof value === 'string' ? value : show(value))),
    'or',
  );
}

/** `a, b and c`. */
export function enumerated(texts: readonly string[]): string {
  return listed(texts, 'and');
}

function listed(texts: readonly string[], conjunction: 'and' | 'or'): string {
  if (texts.length < 2) return texts.join('');
  return `${texts.slice(0, -1).join(', ')} ${conjunction} ${texts[texts.length - 1]}`;
}

/** `a, b and 3 more`; `count` is how many there are in all. */
export function firstFew(texts: readonly string[], most: number, count = texts.length): string {
  const shown = texts.slice(0, most);
  const rest = count - shown.length;
  return shown.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** Text without quotes, fit for a message. */
export function shortened(text: string): string {
  return printable(text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN)}… (${text.length} characters)`);
}

/** Control, format (bidirectional marks among them) and unpaired surrogate characters as escapes. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (character === '\n') return '\\n';
    if (character === '\t') return '\\t';
    if (character === '\r') return '\\r';
    return code <= 0xffff ? `\\u${code.toString(16).padStart(4, '0')}` : `\\u{${code.toString(16)}}`;
  });
}
