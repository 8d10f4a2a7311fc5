const MAX_SHOWN = 120;

/**
 * A value as a message shows it: quoted when it is text, with its type when that may be the mistake, cut to a sensible
 * length, and never with a byte that a terminal would act on.
 */
export function show(value: unknown): string {
  if (typeof value === 'string') return `'${printable(cut(value))}'`;
  if (value === undefined) return 'undefined';
  if (value === null) return 'null';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'symbol') return printable(cut(String(value)));
  if (typeof value === 'function')
    return value.name === '' ? 'a function' : `the function ${printable(cut(value.name))}`;
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `[${printable(cut(listed(value)))}]`;
  return describeObject(value as object);
}

/** A value with its type: `'5' (text)`, `5 (a number)`. For messages about a wrong type. */
export function showTyped(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `${show(value)} (text)`;
    case 'number':
      return `${show(value)} (a number)`;
    case 'boolean':
      return `${show(value)} (a boolean)`;
    default:
      return Array.isArray(value) && value.length > 0 ? `${show(value)} (a list)` : show(value);
  }
}

/** `a, b or c`. */
export function alternatives(values: readonly unknown[]): string {
  const shown = values.map((value) => (typeof value === 'string' ? value : show(value)));
  if (shown.length < 2) return shown.join('');
  return `${shown.slice(0, -1).join(', ')} or ${shown[shown.length - 1]}`;
}

function listed(values: readonly unknown[]): string {
  // Enough for a message; a long list would be cut anyway.
  return values.slice(0, 20).map(show).join(', ') + (values.length > 20 ? `, … (${values.length} items)` : '');
}

function describeObject(value: object): string {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) {
    const name = prototype.constructor?.name;
    return name ? `a ${printable(cut(String(name)))}` : 'an object';
  }
  const keys = Object.keys(value);
  if (keys.length === 0) return 'an empty object';
  return `an object with ${printable(cut(keys.slice(0, 8).join(', ')))}${keys.length > 8 ? ', …' : ''}`;
}

function cut(text: string): string {
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN)}… (${text.length} characters)`;
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
