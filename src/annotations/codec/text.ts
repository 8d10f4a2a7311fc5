import type { CceEditionName } from '../../cluster/edition';
import { alternatives } from '../../diagnostics/show';
import { isPlaceholder } from '../unresolved';
import { type DecodeContext, decoded, doubtful, InvalidValueError, invalid, type Meant, type TextCodec } from './codec';

/** Beyond any value of the platform, and enough to tell a mistake from an attack. */
export const MAX_TEXT = 64 * 1024;

/** Marks of direction and width come along when text is copied from a page. */
export const CONTROL = /[\p{Cc}\p{Cf}\p{Cs}]/u;

/** What no annotation value of ours may hold, whatever its form. */
export function plainText(value: unknown, expected: string): string {
  if (typeof value !== 'string') throw new InvalidValueError(value, expected);
  if (CONTROL.test(value)) throw new InvalidValueError(value, `${expected}, without control characters`);
  return value;
}

/** A known set per edition. What is known of one is no mistake while the edition is not known. */
export type ByEdition<T> = Readonly<Record<CceEditionName, T>>;

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

/** What to do about a text that waits for somebody to replace it. */
export function placeholderHint(text: string): string | undefined {
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

/** With a digit in it: a name can have groups of such lengths by chance. */
const GROUPS_OF_UUID = /^(?=.*\d)[0-9a-z]{8}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{12}$/i;

/** What is wrong with an id that was not copied as a whole, or not as it is. */
function hintForDigits(text: string): string | undefined {
  const [letter] = (GROUPS_OF_UUID.test(text) && /[g-z]/i.exec(text)) || [];
  if (letter !== undefined) return `copy the id again: ${letter} is no hexadecimal digit`;
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
