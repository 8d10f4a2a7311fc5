import { alternatives } from '../../diagnostics/show';
import { isPlaceholder } from '../unresolved';
import { type DecodeContext, type Decoded, decoded, InvalidValueError, invalid, type TextCodec } from './codec';

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
  /** The set differs by region: a value outside of it is doubtful, not invalid. */
  readonly open?: boolean;
  /** Per edition, where they differ. A value that only the other edition has is doubtful. */
  readonly editions?: ByEdition<readonly string[]>;
  /** What a likely mistake should be instead. */
  readonly hints?: Readonly<Record<string, string>>;
}

/** One of a set of words. */
export function oneOf<T extends string>(values: readonly T[], options: OneOfOptions = {}): TextCodec<T> {
  const expects = `${alternatives(values.map((value) => (value === '' ? "''" : value)))}${options.open ? ' (others by region)' : ''}`;
  return {
    form: options.open ? 'one of an open set' : 'one of',
    expects,
    encode(value) {
      if (options.open && typeof value === 'string' && value !== '') return plainText(value, expects);
      if (!values.includes(value)) throw new InvalidValueError(value, expects);
      return value;
    },
    decode(text, { edition }: DecodeContext = {}): Decoded<T> {
      const value = text as T;
      const here = edition === undefined ? undefined : options.editions?.[edition];
      const known = here ?? values;
      if (known.includes(value)) return decoded(value);
      const doubtful = options.open || values.includes(value);
      const expected = here === undefined ? expects : alternatives(here);
      if (!doubtful)
        return invalid(
          text,
          expected,
          Object.hasOwn(options.hints ?? {}, text) ? options.hints?.[text] : sameWord(values, text),
        );
      return { value, problems: [{ kind: 'doubtful', inner: [], found: text, expected }] };
    },
  };
}

function sameWord(values: readonly string[], text: string): string | undefined {
  const meant = values.find((value) => value !== '' && value.toLowerCase() === text.trim().toLowerCase());
  return meant === undefined ? undefined : `write ${meant}`;
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
      return invalid(
        text,
        expects,
        /^\s*(true|false)\s*$/i.test(text) ? `write ${text.trim().toLowerCase()}` : undefined,
      );
    },
  };
}

export interface IntegerOptions {
  readonly min: number;
  readonly max: number;
  readonly unit?: string;
}

/** A whole number in decimal digits. */
export function integerText({ min, max, unit }: IntegerOptions): TextCodec<number> {
  const expects = `a whole number${unit === undefined ? '' : ` of ${unit}`} from ${min} to ${max}`;
  return {
    form: 'integer text',
    expects,
    encode(value) {
      if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max)
        throw new InvalidValueError(value, expects);
      return String(value);
    },
    decode(text) {
      if (/^-?\d{1,15}$/.test(text)) {
        const value = Number(text);
        if (value >= min && value <= max) return decoded(value);
        return invalid(text, expects);
      }
      const bare = /^\s*(\d{1,15})\s*[a-zA-Z]{0,7}\s*$/.exec(text);
      return invalid(text, expects, bare === null ? undefined : `write the digits alone: ${bare[1]}`);
    },
  };
}

export interface TextOptions {
  readonly pattern?: RegExp;
  /** Per edition, where they differ; without an edition what either takes is right. */
  readonly patterns?: ByEdition<RegExp>;
  /** What does not fit is doubtful: the pages disagree. */
  readonly doubtful?: boolean;
  readonly expects: string;
  readonly form?: string;
  /** What a likely mistake should be instead. */
  readonly hint?: (text: string) => string | undefined;
}

/** Text of a form. */
export function formattedText({
  pattern,
  patterns,
  doubtful,
  expects,
  form = 'text',
  hint,
}: TextOptions): TextCodec<string> {
  const fits = (text: string, edition: DecodeContext['edition']) => {
    if (patterns === undefined) return pattern === undefined || pattern.test(text);
    return edition === undefined ? patterns.huawei.test(text) || patterns.otc.test(text) : patterns[edition].test(text);
  };
  return {
    form,
    expects,
    encode(value) {
      const text = plainText(value, expects);
      if (text === '' || (!doubtful && !fits(text, undefined))) throw new InvalidValueError(value, expects);
      return text;
    },
    decode(text, { edition }: DecodeContext = {}) {
      if (fits(text, edition)) return decoded(text);
      if (doubtful) return { value: text, problems: [{ kind: 'doubtful', inner: [], found: text, expected: expects }] };
      return invalid(text, expects, placeholderHint(text) ?? hint?.(text));
    },
  };
}

export function placeholderHint(text: string): string | undefined {
  return isPlaceholder(text) ? 'it looks like a placeholder; put your own value there' : undefined;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The id of a cloud resource: 36 characters with hyphens. */
export function uuidText(what: string): TextCodec<string> {
  return formattedText({
    form: 'UUID',
    pattern: UUID,
    expects: `${what}, a UUID such as 3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d`,
    hint: (text) => (text.trim() === '' ? undefined : 'use the id, not the name'),
  });
}

/** Recognised and not judged: its form is not known. */
export function unjudgedText(expects: string): TextCodec<string> {
  return {
    form: 'text',
    expects,
    encode: (value) => plainText(value, expects),
    decode: (text) => decoded(text),
  };
}

export interface ListOptions {
  readonly item: TextCodec<string>;
  readonly maxItems: number;
  /** An empty text is an empty list. */
  readonly canBeEmpty?: boolean;
}

/** Ids with commas between them. */
export function listText({ item, maxItems, canBeEmpty }: ListOptions): TextCodec<readonly string[]> {
  const expects = `up to ${maxItems} ids with commas between them, each ${item.expects}`;
  return {
    form: 'list of ids',
    expects,
    encode(values) {
      if (!Array.isArray(values) || values.length > maxItems || (values.length === 0 && !canBeEmpty))
        throw new InvalidValueError(values, expects);
      return values
        .map((value, index) => {
          try {
            return item.encode(value);
          } catch (error) {
            throw error instanceof InvalidValueError ? error.within(index) : error;
          }
        })
        .join(',');
    },
    decode(text, context) {
      if (text === '' && canBeEmpty) return decoded([]);
      const texts = text.split(',', maxItems + 2);
      if (texts.length > maxItems) return invalid(text, expects);
      for (const each of texts) {
        const { problems } = item.decode(each, context);
        if (problems.length > 0)
          return {
            problems: problems.map((problem) => ({
              ...problem,
              hint: each.trim() !== each ? 'no blanks between the ids' : problem.hint,
            })),
          };
      }
      return decoded(texts);
    },
  };
}

/** `key=value` pairs with commas between them. */
export function pairsText(): TextCodec<Readonly<Record<string, string>>> {
  const expects = 'key=value pairs with commas between them';
  return {
    form: 'key=value list',
    expects,
    encode(value) {
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw new InvalidValueError(value, 'an object of texts');
      const pairs = Object.entries(value);
      if (pairs.length === 0) throw new InvalidValueError(value, 'at least one key with a value');
      return pairs
        .map(([key, text]) => {
          if (key === '' || /[=,]/.test(key) || CONTROL.test(key))
            throw new InvalidValueError(key, "a key that is not empty, without '=', ',' and control characters");
          if (typeof text !== 'string' || text.includes(',') || CONTROL.test(text)) {
            throw new InvalidValueError(text, "text without ',' and control characters", [key]);
          }
          return `${key}=${text}`;
        })
        .join(',');
    },
    decode(text) {
      const pairs: [string, string][] = [];
      for (const pair of text.split(',')) {
        const equals = pair.indexOf('=');
        if (equals < 1) return invalid(text, expects, /^\s*[{[]/.test(text) ? 'JSON is not read here' : undefined);
        const key = pair.slice(0, equals);
        if (pairs.some(([other]) => other === key)) return invalid(text, `${expects}, each key once`);
        pairs.push([key, pair.slice(equals + 1)]);
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

const PROTOCOLS = ['http', 'https', 'tls'] as const;

/** `https:443,http:80`. */
export function protocolPortsText(): TextCodec<readonly ProtocolPort[]> {
  const expects = 'protocol:port pairs with commas between them, such as https:443,http:80, with http, https or tls';
  return {
    form: 'protocol:port list',
    expects,
    encode(entries) {
      if (!Array.isArray(entries) || entries.length === 0) throw new InvalidValueError(entries, expects);
      return entries
        .map(({ protocol, port }) => {
          if (!(PROTOCOLS as readonly string[]).includes(protocol))
            throw new InvalidValueError(protocol, 'http, https or tls');
          if (!isPort(port)) throw new InvalidValueError(port, 'a port from 1 to 65535');
          return `${protocol}:${port}`;
        })
        .join(',');
    },
    decode(text, { edition } = {}) {
      const entries: ProtocolPort[] = [];
      let untidy = false;
      for (const part of text.split(',')) {
        const match = /^\s*(http|https|tls|quic)\s*:\s*(\d{1,5})\s*$/i.exec(part);
        const port = Number(match?.[2]);
        // How QUIC listeners are asked for was not seen: not judged where they exist.
        const isQuic = match?.[1].toLowerCase() === 'quic';
        if (match === null || !isPort(port) || (isQuic && edition !== 'huawei'))
          return invalid(text, expects, placeholderHint(part));
        untidy ||= part !== `${match[1].toLowerCase()}:${match[2]}`;
        entries.push({ protocol: match[1].toLowerCase() as ProtocolPort['protocol'], port });
      }
      return untidy
        ? {
            value: entries,
            problems: [
              { kind: 'doubtful', inner: [], found: text, expected: `${expects}, in lower case and without blanks` },
            ],
          }
        : decoded(entries);
    },
  };
}

export function isPort(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 65535;
}
