import type { CceEditionName } from '../../cluster/edition';
import type { Path } from '../../diagnostics/diagnostic';
import type { Span } from '../../diagnostics/location';
import { showTyped } from '../../diagnostics/show';

/** What decoding needs to know beside the text: limits and closed sets can differ by edition. Unknown means the widest. */
export interface DecodeContext {
  readonly edition?: CceEditionName;
}

/** What is wrong with a value. */
export interface ValueProblem {
  /**
   * `invalid`: the platform or its pages refuse it everywhere. `doubtful`: outside of what is documented, but the set is
   * regional, or the pages disagree. `unknown-field`: not read by the platform. `repeated-field`: one of two is lost.
   */
  readonly kind: 'invalid' | 'doubtful' | 'unknown-field' | 'repeated-field';
  /** Where, inside a JSON value; empty for the text as a whole. */
  readonly inner: Path;
  /** Where, in a text that should be JSON and is not, or that is a list. */
  readonly span?: Span;
  readonly found: unknown;
  /** What would be right, as it completes "expected ...": `a whole number from 1 to 300`. */
  readonly expected: string;
  /** What to write instead, where the mistake shows what was meant. */
  readonly hint?: string;
  /** What can only be meant, and that nobody has to ask about. */
  readonly meant?: Meant;
}

/** A value, or `nothing`: what stands there would say more by not being there. */
export type Meant = { readonly value: unknown } | 'nothing';

export interface Decoded<T> {
  /** Absent if the text cannot be read; what could be read of it otherwise, problems or not. */
  readonly value?: T;
  readonly problems: readonly ValueProblem[];
}

/** A value that no text can stand for: somebody's mistake, seen before anything is written. */
export class InvalidValueError extends Error {
  constructor(
    readonly found: unknown,
    readonly expected: string,
    readonly inner: Path = [],
    private readonly got: string = showTyped(found),
  ) {
    super(`expected ${expected}, got ${got}`);
  }

  /** The same mistake, seen from one level further out. */
  within(...outer: Path): InvalidValueError {
    return new InvalidValueError(this.found, this.expected, [...outer, ...this.inner], this.got);
  }
}

/**
 * The wire format of one annotation value. `decode(encode(x))` equals x for every x that `encode` takes, except for
 * expressions that somebody else will replace: what they become is not known.
 */
export interface TextCodec<T> {
  /** The form, for documents: `integer`, `one of`, `JSON object`. */
  readonly form: string;
  /** What it takes, in words. */
  readonly expects: string;
  /** @throws InvalidValueError if the value is outside of what `expects` says. Doubtful values are written. */
  encode(value: T): string;
  decode(text: string, context?: DecodeContext): Decoded<T>;
  /** Present on codecs of JSON values. */
  readonly json?: JsonCodec<T>;
}

/** The form of one JSON value inside an annotation. */
export interface JsonCodec<T> {
  /** As the pages call it: `string`, `number`, `array of string`, `object`. */
  readonly jsonType: string;
  readonly expects: string;
  /** @throws InvalidValueError */
  toJson(value: T): unknown;
  fromJson(json: unknown, context: DecodeContext): Decoded<T>;
  /** Present on codecs of objects, and on those of lists and maps of objects. */
  readonly fields?: Readonly<Record<string, Field<unknown>>>;
}

/** One field of a JSON object. The property that holds it in our own values is its key in the record of fields. */
export interface Field<T> {
  /** The platform's name. */
  readonly name: string;
  readonly summary: string;
  readonly codec: JsonCodec<T>;
  /** An object without it is invalid. (What is mandatory under a condition has a rule of its own.) */
  readonly mandatory?: boolean;
  /** When the platform demands it, in words, for documents. */
  readonly mandatoryWhen?: string;
  /** An empty text counts as absent. */
  readonly emptyMeansAbsent?: boolean;
  /** What its absence means. */
  readonly default?: string;
  readonly notes?: readonly string[];
}

export const NO_PROBLEMS: readonly ValueProblem[] = Object.freeze([]);

export function decoded<T>(value: T): Decoded<T> {
  return { value, problems: NO_PROBLEMS };
}

export function invalid<T>(found: unknown, expected: string, hint?: string, meant?: Meant): Decoded<T> {
  return {
    problems: [
      {
        kind: 'invalid',
        inner: [],
        found,
        expected,
        ...(hint === undefined ? {} : { hint }),
        ...(meant === undefined ? {} : { meant }),
      },
    ],
  };
}

/** The same, and where in the text. */
export function at<T>(span: Span | undefined, { problems, ...rest }: Decoded<T>): Decoded<T> {
  return span === undefined
    ? { ...rest, problems }
    : { ...rest, problems: problems.map((problem) => ({ ...problem, span })) };
}

export function doubtful<T>(value: T, found: unknown, expected: string, hint?: string): Decoded<T> {
  return {
    value,
    problems: [{ kind: 'doubtful', inner: [], found, expected, ...(hint === undefined ? {} : { hint }) }],
  };
}

/** The problems of a part of a value, as told from the outside. */
export function inside(problems: readonly ValueProblem[], ...outer: Path): ValueProblem[] {
  return problems.map((problem) => ({ ...problem, inner: [...outer, ...problem.inner] }));
}

/** Encodes a part of a value; a mistake in it is told from the outside. */
export function encodeAt<T>(segment: string | number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof InvalidValueError ? error.within(segment) : error;
  }
}
