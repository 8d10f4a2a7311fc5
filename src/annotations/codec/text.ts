import type { Span } from '../../diagnostics/location';
import { alternatives, show } from '../../diagnostics/show';
import { isPlaceholder } from '../unresolved';
import {
  at,
  type DecodeContext,
  decoded,
  doubtful,
  encodeAt,
  InvalidValueError,
  invalid,
  type Meant,
  type TextCodec,
  type ValueProblem,
} from './codec';

/** Beyond any value of the platform, and enough to tell a mistake from an attack. */
export const MAX_TEXT = 64 * 1024;

const CONTROL = /[\p{Cc}\p{Cs}]/u;

/** What no annotation value of ours may hold, whatever its form. */
export function plainText(value: unknown, expected: string): string {
  if (typeof value !== 'string') throw new InvalidValueError(value, expected);
  if (CONTROL.test(value)) throw new InvalidValueError(value, `${expected}, without control characters`);
  return value;
}

/** A known set per edition. What is known of one is no mistake while the edition is not known. */
export type ByEdition<T> = Readonly<Record<'huawei' | 'otc', T>>;

export interface OneOfOptions {
  /** Why a value outside of the set is doubtful, not invalid: `others by region`. */
  readonly open?: string;
  /** Per edition, where they differ. A value that only the other edition has is doubtful. */
  readonly editions?: ByEdition<readonly string[]>;
  /** What a likely mistake should be instead. */
  readonly hints?: Readonly<Record<string, string>>;
  /** Words that can only mean one of the set. */
  readonly synonyms?: Readonly<Record<string, string>>;
  /** Words that can only mean that nothing should stand there. */
  readonly meanNothing?: readonly string[];
}

/** One of a set of words. */
export function oneOf<T extends string>(values: readonly T[], options: OneOfOptions = {}): TextCodec<T> {
  const { open, editions, hints = {}, synonyms = {}, meanNothing = [] } = options;
  const isOpen = open !== undefined;
  const describe = (known: readonly string[]) => `${alternatives(known)}${isOpen ? ` (${open})` : ''}`;
  const expects = describe(values);
  return {
    form: isOpen ? 'one of an open set' : 'one of',
    expects,
    encode(value) {
      if (values.includes(value)) return value;
      if (!isOpen || plainText(value, expects) === '') throw new InvalidValueError(value, expects);
      return value;
    },
    decode(text, { edition }: DecodeContext = {}) {
      const value = text as T;
      const known: readonly string[] = (edition === undefined ? undefined : editions?.[edition]) ?? values;
      if (known.includes(value)) return decoded(value);
      const meant = Object.hasOwn(synonyms, text) ? synonyms[text] : sameWord(known, text);
      const hint = Object.hasOwn(hints, text) ? hints[text] : writeHint(meant);
      return (isOpen && text !== '') || values.includes(value)
        ? doubtful(value, text, describe(known), hint)
        : invalid(text, describe(known), hint, meanNothing.includes(text) ? 'nothing' : asMeant(meant));
    },
  };
}

/** The word that differs in letter case and blanks around it only. */
function sameWord(values: readonly string[], text: string): string | undefined {
  return values.find((value) => value.toLowerCase() === text.trim().toLowerCase());
}

function writeHint(meant: string | undefined): string | undefined {
  return meant === undefined ? undefined : `write ${meant}`;
}

function asMeant(value: unknown): Meant | undefined {
  return value === undefined ? undefined : { value };
}

/** `true` or `false`, as text. */
export function booleanText(): TextCodec<boolean> {
  const expects = 'true or false';
  return {
    form: 'boolean text',
    expects,
    encode(value) {
      if (typeof value !== 'boolean') throw new InvalidValueError(value, expects);
      return String(value);
    },
    decode(text) {
      if (text === 'true' || text === 'false') return decoded(text === 'true');
      const meant = sameWord(['true', 'false'], text);
      return invalid(text, expects, writeHint(meant), asMeant(meant));
    },
  };
}

export interface IntegerOptions {
  readonly min: number;
  /** The pages disagree about what is below: doubtful. */
  readonly usualMin?: number;
  readonly max: number;
  readonly unit?: string;
}

/** A whole number in decimal digits. */
export function integerText({ min, usualMin = min, max, unit }: IntegerOptions): TextCodec<number> {
  const expects = `a whole number${unit === undefined ? '' : ` of ${unit}`} from ${usualMin} to ${max}`;
  // With blanks around them, or with the unit that it has anyway.
  const digitsOf = (text: string) => {
    const [, digits, suffix] = /^(\d{1,15})(s?)$/.exec(text.trim()) ?? [];
    const isRight = Number(digits) >= usualMin && Number(digits) <= max && (suffix === '' || unit === 'seconds');
    return isRight ? digits : undefined;
  };
  const digitsAlone = `write the digits alone${unit === undefined ? '' : `, in ${unit}`}`;
  return {
    form: 'integer text',
    expects,
    encode(value) {
      if (typeof value !== 'number' || !Number.isInteger(value) || value < usualMin || value > max) {
        throw new InvalidValueError(value, expects);
      }
      return String(value);
    },
    decode(text) {
      const value = /^\d{1,15}$/.test(text) ? Number(text) : undefined;
      if (value === undefined) {
        const isNear = /^\d{1,15}\s*[a-z]{0,7}$/i.test(text.trim());
        return invalid(text, expects, isNear ? digitsAlone : undefined, asMeant(digitsOf(text)));
      }
      if (value < min || value > max) return invalid(text, expects);
      return value < usualMin ? doubtful(value, text, expects) : decoded(value);
    },
  };
}

export interface TextOptions {
  readonly pattern?: RegExp;
  /** What a pattern cannot say. */
  readonly fits?: (text: string) => boolean;
  /** Per edition, where they differ; without an edition what either takes is right. */
  readonly patterns?: ByEdition<RegExp>;
  /** Which of the texts that do not fit are doubtful, not invalid: the pages disagree, or do not say. */
  readonly doubtful?: (text: string, edition: DecodeContext['edition']) => boolean;
  readonly expects: string;
  readonly form?: string;
  /** What a likely mistake should be instead. */
  readonly hint?: (text: string) => string | undefined;
  /** The blanks around it are no part of it. */
  readonly trimmed?: boolean;
}

/** Text of a form. */
export function formattedText(options: TextOptions): TextCodec<string> {
  const {
    pattern,
    fits: isRight = () => true,
    patterns,
    doubtful: isDoubtful = () => false,
    expects,
    form = 'text',
    hint,
    trimmed = false,
  } = options;
  const fits = (text: string, edition: DecodeContext['edition']) => {
    if (!isRight(text)) return false;
    if (patterns === undefined) return pattern === undefined || pattern.test(text);
    return edition === undefined ? patterns.huawei.test(text) || patterns.otc.test(text) : patterns[edition].test(text);
  };
  return {
    form,
    expects,
    encode(value) {
      const text = plainText(value, expects);
      if (text === '' || (!fits(text, undefined) && !isDoubtful(text, undefined))) {
        throw new InvalidValueError(value, expects);
      }
      return text;
    },
    decode(text, { edition }: DecodeContext = {}) {
      if (fits(text, edition)) return decoded(text);
      const meant = placeholderHint(text) ?? hint?.(text);
      if (isDoubtful(text, edition)) return doubtful(text, text, expects, meant);
      return invalid(text, expects, meant, trimmed && fits(text.trim(), edition) ? { value: text.trim() } : undefined);
    },
  };
}

function placeholderHint(text: string): string | undefined {
  return isPlaceholder(text) ? 'it looks like a placeholder; put your own value there' : undefined;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The id of a cloud resource: 36 characters with hyphens. */
export function uuidText(what: string): TextCodec<string> {
  return formattedText({
    form: 'UUID',
    pattern: UUID,
    trimmed: true,
    expects: `${what}, a UUID such as 3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d`,
    hint(text) {
      const trimmed = text.trim();
      if (trimmed === '') return undefined;
      if (UUID.test(trimmed)) return 'remove the blanks around it';
      if (isAddress(trimmed)) return 'use the id, not the address';
      return hintForDigits(trimmed) ?? 'use the id, not the name';
    },
  });
}

/** What is wrong with an id that was not copied as a whole. */
function hintForDigits(text: string): string | undefined {
  const digits = text.replaceAll('-', '');
  if (!/^[\da-f]{16,64}$/i.test(digits)) return undefined;
  if (digits.length !== 32) return `copy the whole id: a UUID has 32 hexadecimal digits, and this has ${digits.length}`;
  return `write the hyphens where they belong: ${digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}

/** An IP address or a block of addresses, or what is meant as one. */
export function isAddress(text: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}(\/.*)?$/.test(text) || /^[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*(\/.*)?$/i.test(text);
}

/** Recognised and not judged: its form is not known. */
export function unjudgedText(expects: string): TextCodec<string> {
  return {
    form: 'text',
    expects,
    encode(value) {
      if (plainText(value, expects) === '') throw new InvalidValueError(value, expects);
      return value;
    },
    decode: (text) => decoded(text),
  };
}

export interface ListOptions {
  readonly item: TextCodec<string>;
  readonly maxItems: number;
  /** An empty text is an empty list. */
  readonly canBeEmpty?: boolean;
}

/** The problem that decides. */
function worst(problems: readonly ValueProblem[]): ValueProblem | undefined {
  return problems.find(({ kind }) => kind === 'invalid') ?? problems[0];
}

/** Where a part of a list with commas stands, without the blanks around it; `undefined` if it is all that there is. */
export function spanOfPart(text: string, index: number): Span | undefined {
  const parts = text.split(',');
  const part = parts[index];
  if (parts.length === 1 || part.trim() === '') return undefined;
  const start = parts.slice(0, index).join(',').length + (index === 0 ? 0 : 1) + part.search(/\S/);
  return { start, end: start + part.trim().length };
}

/** What people write between the parts of a list that has commas. */
const OTHER_SEPARATOR = /\s*[;|]\s*|\s+/;

/** Ids with commas between them. */
export function listText({ item, maxItems, canBeEmpty = false }: ListOptions): TextCodec<readonly string[]> {
  const expects = `up to ${maxItems} ids with commas between them, each ${item.expects}`;
  return {
    form: 'list of ids',
    expects,
    encode(values) {
      if (!Array.isArray(values) || values.length > maxItems || (values.length === 0 && !canBeEmpty)) {
        throw new InvalidValueError(values, `a list of ${canBeEmpty ? 'at most' : '1 to'} ${maxItems} ids`);
      }
      const texts: string[] = [];
      // Not map(), which passes over the holes of a sparse array.
      for (let index = 0; index < values.length; index++) {
        texts.push(
          encodeAt(index, () => {
            const text = item.encode(values[index]);
            if (text.includes(',')) throw new InvalidValueError(values[index], 'one id, without a comma in it');
            return text;
          }),
        );
      }
      return texts.join(',');
    },
    decode(text, context) {
      if (text === '' && canBeEmpty) return decoded([]);
      const texts = text.split(',', maxItems + 1);
      if (texts.length > maxItems) return invalid(text, expects, `give at most ${maxItems}`);
      // One mistake is enough to say of one text.
      const wrong = texts
        .map((each, index) => ({ each, index, problem: worst(item.decode(each, context).problems) }))
        .find(({ problem }) => problem !== undefined);
      if (wrong?.problem === undefined) return decoded(texts);
      const { each, index, problem } = wrong;
      const isRight = (id: string) => item.decode(id, context).problems.length === 0;
      const apart = text.trim().split(OTHER_SEPARATOR);
      if (texts.length === 1 && apart.length > 1 && apart.every(isRight))
        return invalid(text, expects, 'put commas between the ids');
      const span = spanOfPart(text, index);
      const blanks = each.trim() !== '' && each.trim() !== each;
      const hint = blanks ? 'remove the blanks between the ids' : (problem.hint ?? `look at ${show(each)}`);
      const told = texts.length === 1 ? problem.expected : expects;
      if (problem.kind !== 'invalid') return at(span, doubtful(texts, text, told, hint));
      const tidy = texts.map((id) => id.trim());
      return at(span, invalid(text, told, hint, tidy.every(isRight) ? { value: tidy.join(',') } : undefined));
    },
  };
}

const LOOKS_LIKE_JSON = /^\s*[{[]/;

/** `key=value` pairs with commas between them. */
export function pairsText(): TextCodec<Readonly<Record<string, string>>> {
  const expects = 'key=value pairs with commas between them';
  const aKey =
    "a key that is not empty, does not begin with a bracket, and has no '=', ',' and control characters in it";
  const aValue = "text without ',' and control characters";
  return {
    form: 'key=value list',
    expects,
    encode(value) {
      // A list, a text as an object or a Map has keys, or none, that nobody gave.
      if (Object.prototype.toString.call(value) !== '[object Object]') {
        throw new InvalidValueError(value, 'an object of texts');
      }
      const pairs = Object.entries(value);
      if (pairs.length === 0) throw new InvalidValueError(value, 'at least one key with a value');
      for (const [key, text] of pairs) {
        if (key === '' || /[=,]/.test(key) || CONTROL.test(key) || LOOKS_LIKE_JSON.test(key)) {
          throw new InvalidValueError(key, aKey);
        }
        if (typeof text !== 'string' || text.includes(',') || CONTROL.test(text)) {
          throw new InvalidValueError(text, aValue, [key]);
        }
      }
      return pairs.map(([key, text]) => `${key}=${text}`).join(',');
    },
    decode(text) {
      if (LOOKS_LIKE_JSON.test(text)) return invalid(text, expects, 'JSON is not read here; write key=value');
      const pairs = new Map<string, string>();
      for (const pair of text.split(',')) {
        const equals = pair.indexOf('=');
        if (equals < 1)
          return invalid(text, expects, `write a key, an equals sign and a value instead of ${show(pair)}`);
        const key = pair.slice(0, equals);
        if (pairs.has(key)) return invalid(text, `${expects}, each key once`, `keep one of the values of ${show(key)}`);
        pairs.set(key, pair.slice(equals + 1));
      }
      return decoded(Object.fromEntries(pairs));
    },
  };
}

/** What a listener of the load balancer speaks, and on which port of the Service. */
export interface ProtocolPort {
  readonly protocol: 'http' | 'https' | 'tls' | 'quic';
  readonly port: number;
}

const PROTOCOLS: readonly unknown[] = ['http', 'https', 'tls'];

/** `https:443,http:80`. */
export function protocolPortsText(): TextCodec<readonly ProtocolPort[]> {
  const expects = 'protocol:port pairs with commas between them, such as https:443,http:80, with http, https or tls';
  return {
    form: 'protocol:port list',
    expects,
    encode(entries) {
      if (!Array.isArray(entries) || entries.length === 0) throw new InvalidValueError(entries, expects);
      return Array.from(entries, (entry: ProtocolPort, index) =>
        encodeAt(index, () => {
          if (!PROTOCOLS.includes(entry?.protocol)) throw new InvalidValueError(entry?.protocol, 'http, https or tls');
          if (!isPort(entry.port)) throw new InvalidValueError(entry.port, 'a port from 1 to 65535');
          return `${entry.protocol}:${entry.port}`;
        }),
      ).join(',');
    },
    decode(text, { edition } = {}) {
      const entries: ProtocolPort[] = [];
      let untidy = false;
      for (const [index, part] of text.split(',').entries()) {
        const [, word, digits] = PROTOCOL_PORT.exec(part) ?? [];
        const protocol = word?.toLowerCase() as ProtocolPort['protocol'];
        const port = Number(digits);
        // How QUIC listeners are asked for was not seen: not judged where they may exist.
        if (!isPort(port) || (protocol === 'quic' && edition === 'otc')) {
          return at(spanOfPart(text, index), invalid(text, expects, placeholderHint(part) ?? entryHint(part, text)));
        }
        untidy ||= part !== `${protocol}:${port}`;
        entries.push({ protocol, port });
      }
      if (untidy) {
        const tidy = entries.map(({ protocol, port }) => `${protocol}:${port}`).join(',');
        const expected = `${expects}; in lower case, without blanks and leading zeros`;
        return doubtful(entries, text, expected, `write ${tidy}`);
      }
      if (edition === 'otc' && entries.some(({ protocol }) => protocol === 'tls')) {
        return doubtful(
          entries,
          text,
          'http or https: by their API the load balancers of Open Telekom Cloud have no TLS listeners',
        );
      }
      return decoded(entries);
    },
  };
}

const PROTOCOL_PORT = /^\s*(http|https|tls|quic)\s*:\s*(\d{1,5})\s*$/i;

/** What a likely mistake in an entry should be instead. */
function entryHint(part: string, text: string): string | undefined {
  const entry = part.trim();
  const apart = entry.split(OTHER_SEPARATOR);
  if (apart.length > 1 && apart.every((each) => PROTOCOL_PORT.test(each))) return 'put commas between the entries';
  if (entry === '') return text.trim() === '' ? undefined : 'remove the comma that has no entry beside it';
  if (/^(tcp|udp)\b/i.test(entry)) return 'leave out the ports that are to be TCP or UDP: they need no entry';
  if (/^(http|https|tls)\s*:?$/i.test(entry)) return 'write the port as well, as in https:443';
  if (/^\d{1,5}$/.test(entry)) return 'write the protocol as well, as in https:443';
  const [, port, protocol] = /^(\d{1,5})\s*:\s*(http|https|tls)$/i.exec(entry) ?? [];
  return protocol === undefined ? undefined : `write the protocol first: ${protocol.toLowerCase()}:${port}`;
}

export function isPort(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 65535;
}
