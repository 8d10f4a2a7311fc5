import { InvalidValueError } from '../annotations/codec/codec';
import { plainText } from '../annotations/codec/text';
import type { Path } from '../diagnostics/diagnostic';
import { didYouMean, isSpeltAs, nearest } from '../diagnostics/nearest';
import { dotted } from '../diagnostics/path';
import { alternatives, enumerated, printable, shortened, show, showTyped } from '../diagnostics/show';
import { PORT_NUMBERS } from '../manifest/service-fields';
import { DNS_LABEL, type TextForm } from '../manifest/text-forms';

/** A mistake in the code of an app: thrown where it is made, before anything stands in the tree. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(owner: Owner, message: string) {
    super(`${printable(String(owner))}: ${message}`);
  }
}

/** Who complains, in words; worked out only when there is something to complain about. */
export type Owner = string | { toString(): string };

/**
 * Takes one value: returns it as it is used, or throws an InvalidValueError if it is not what it should be. `undefined` reaches it
 * only where a value is missing, to learn what is expected.
 */
export type Reader = (value: unknown) => unknown;

/**
 * A reader for every property of a struct. The compiler keeps the list complete, so that a property that is not in it is
 * no property: plain JavaScript would lose it without a word.
 */
export type Shape<T> = { readonly [K in keyof Required<T>]: Reader };

export interface ReadOptions<T> {
  readonly required?: readonly (keyof T & string)[];
  /** Properties that people expect and that do not exist, with the reason and the replacement. */
  readonly refused?: Readonly<Record<string, string>>;
  /** Properties that people look for here and that stand elsewhere, with the place. */
  readonly misplaced?: Readonly<Record<string, string>>;
  /** Other properties are somebody else's business, but for those that differ from ours in letter case and separators only. */
  readonly openEnded?: boolean;
}

/**
 * Refuses everything that the compiler would refuse, for callers without one.
 *
 * @returns the properties of the shape, each of them read once, wherever the object has them from
 * @throws UsageError that names the property, the value and its type
 */
export function readProps<T>(owner: Owner, props: unknown, shape: Shape<T>, options: ReadOptions<T> = {}): T {
  if (!isStruct(props)) throw new UsageError(owner, `expected an object with properties, got ${showTyped(props)}`);
  const { required = [], refused = {}, misplaced = {}, openEnded = false } = options;
  let current = '';
  const taken: Record<string, unknown> = {};
  try {
    for (current of namesIn(props, shape)) {
      const value = props[current];
      if (value === undefined) continue;
      if (Object.hasOwn(shape, current)) taken[current] = (shape as Record<string, Reader>)[current](value);
      else if (!openEnded || Object.hasOwn(refused, current) || isSlip(current, shape))
        throw new UsageError(owner, unknownProperty(current, props, shape, { ...misplaced, ...refused }));
    }
  } catch (error) {
    throw located(error, owner, [current]);
  }
  const missing = required.filter((name) => taken[name] === undefined);
  if (missing.length > 0) throw new UsageError(owner, describeMissing(missing, shape));
  return taken as T;
}

function describeMissing<T>(names: readonly (keyof T & string)[], shape: Shape<T>): string {
  const quoted = names.map((name) => `'${name}'`);
  if (quoted.length > 1) return `${enumerated(quoted)} are missing`;
  const expected = expectedBy(shape[names[0]]);
  return `${quoted[0]} is missing${expected === undefined ? '' : `; expected ${expected}`}`;
}

/** What a reader takes, in words; `undefined` if the value is judged elsewhere. */
function expectedBy(reader: Reader): string | undefined {
  try {
    reader(undefined);
    return undefined;
  } catch (error) {
    return asInvalid(error).expected;
  }
}

/** Nobody means something else by such a name. */
function isSlip(name: string, shape: object): boolean {
  return Object.keys(shape).some((known) => isSpeltAs(name, known));
}

/** An object whose properties are what it says: no list, no Map, no Date. */
export function isStruct(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  try {
    return (
      Object.getPrototypeOf(value) === Object.prototype || Object.prototype.toString.call(value) === '[object Object]'
    );
  } catch {
    // A revoked proxy.
    return false;
  }
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** What an object has, and what of the shape it may inherit. */
export function namesIn(value: object, shape: object): readonly string[] {
  const own = Object.keys(value);
  return Object.getPrototypeOf(value) === Object.prototype ? own : [...new Set([...own, ...Object.keys(shape)])];
}

function unknownProperty(
  name: string,
  props: object,
  shape: object,
  reasons: Readonly<Record<string, string>>,
): string {
  if (Object.hasOwn(reasons, name)) return `there is no property '${name}': ${reasons[name]}`;
  const known = Object.keys(shape);
  // A Duration in place of { duration }, say: how it is made inside tells nobody anything.
  if (!isPlain(props) && !known.some((each) => each in props)) {
    return `expected an object with ${alternatives(known)}, got ${showTyped(props)}`;
  }
  return `there is no property ${show(name)}${didYouMean(name, known, show) || '.'} Known are ${enumerated(known)}.`;
}

/** Runs something that may throw an InvalidValueError, and says where the value stands. */
export function locate<T>(owner: Owner, path: Path, work: () => T, rename: Renaming = {}): T {
  try {
    return work();
  } catch (error) {
    throw located(error, owner, path, rename);
  }
}

/** An error as one that says where the value stands. */
export function located(error: unknown, owner: Owner, path: Path, rename: Renaming = {}): unknown {
  if (error instanceof UsageError) return error;
  const invalid = asInvalid(error);
  const inner = invalid.inner.map((segment) =>
    typeof segment === 'string' && Object.hasOwn(rename, segment) ? rename[segment] : segment,
  );
  const place = dotted([...path, ...inner]);
  return new UsageError(owner, `${place === '' ? '' : `${place}: `}${invalid.message}`);
}

/** An error of a getter or a method of the caller's is a mistake in the value. */
function asInvalid(error: unknown): InvalidValueError {
  if (error instanceof InvalidValueError) return error;
  const message = error instanceof Error ? error.message : show(error);
  return new InvalidValueError(undefined, `a value that can be read (${shortened(message)})`);
}

/** What a user calls a thing that the schema calls otherwise. */
export type Renaming = Readonly<Record<string, string>>;

/** Judged where it is encoded. */
export const anything: Reader = (value) => value;

/** Judged where it is encoded; only of one that is missing it is told here what is expected. */
export function encodedBy({ expects }: { readonly expects: string }): Reader {
  return (value) => {
    if (value === undefined) throw new InvalidValueError(value, expects);
    return value;
  };
}

/** Longer than any name. */
const MAX_NAME = 1024;

export const text: Reader = (value) => {
  if (plainText(value, 'text').trim() === '') throw new InvalidValueError(value, 'text that is not empty');
  if ((value as string).length > MAX_NAME) throw new InvalidValueError(value, `text of at most ${MAX_NAME} characters`);
  return value;
};

/** Text of a form. */
export function matching(pattern: RegExp, expected: string): Reader {
  return (value) => {
    if (typeof value !== 'string' || !pattern.test(value)) throw new InvalidValueError(value, expected);
    return value;
  };
}

export const dnsLabel = ofForm(DNS_LABEL);

export function ofForm({ pattern, expected }: TextForm): Reader {
  return matching(pattern, expected);
}

export const flag: Reader = (value) => {
  if (typeof value !== 'boolean') throw new InvalidValueError(value, 'true or false');
  return value;
};

export function wholeNumber(min: number, max: number): Reader {
  return (value) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
      throw new InvalidValueError(value, `a whole number from ${min} to ${max}`);
    }
    return value;
  };
}

export const portNumber = wholeNumber(PORT_NUMBERS.min, PORT_NUMBERS.max);

/** A member of an enum. */
export function memberOf(name: string, members: Readonly<Record<string, string>>): Reader {
  const values = new Set<unknown>(Object.values(members));
  return (value) => {
    if (values.has(value)) return value;
    throw new InvalidValueError(value, alternatives(Object.keys(members).map((member) => `${name}.${member}`)));
  };
}

type AnyClass = abstract new (...args: any[]) => unknown;

/** An object of one of our classes, most of which have a private constructor. */
export function instance(type: { readonly prototype: unknown; readonly name: string }, how: string): Reader {
  return (value) => {
    if (value instanceof (type as AnyClass)) return value;
    throw new InvalidValueError(
      value,
      isOfAnotherCopy(value, type.name)
        ? `${how}, of this copy of cdk8s-cce: two are installed, see npm ls cdk8s-cce`
        : how,
    );
  };
}

function isOfAnotherCopy(value: unknown, name: string): boolean {
  for (
    let prototype = value;
    prototype !== null && typeof prototype === 'object';
    prototype = Object.getPrototypeOf(prototype)
  ) {
    if (prototype.constructor?.name === name) return true;
  }
  return false;
}

export function listOf(reader: Reader, what: string): Reader {
  return (value) => {
    if (!Array.isArray(value)) throw new InvalidValueError(value, `a list of ${what}`);
    const taken: unknown[] = [];
    // Not map(), which passes over the holes of a sparse list.
    for (let index = 0; index < value.length; index++) {
      try {
        taken.push(reader(value[index]));
      } catch (error) {
        throw seenFrom(index, error);
      }
    }
    return taken;
  };
}

export function nonEmptyListOf(reader: Reader, what: string): Reader {
  const list = listOf(reader, what);
  return (value) => {
    if (Array.isArray(value) && value.length === 0)
      throw new InvalidValueError(value, `a list of ${what}, at least one`);
    return list(value);
  };
}

/** A struct inside a struct. */
export function struct<T>(shape: Shape<T>, required: readonly (keyof T & string)[] = []): Reader {
  const names = Object.keys(shape);
  return (value) => {
    if (!isStruct(value)) throw new InvalidValueError(value, objectWith(names, required));
    const taken: Record<string, unknown> = {};
    let current = '';
    try {
      for (current of namesIn(value, shape)) {
        const item = value[current];
        if (item === undefined) continue;
        if (!Object.hasOwn(shape, current)) throw new InvalidValueError(value, onlyOf(names, current));
        taken[current] = (shape as Record<string, Reader>)[current](item);
      }
    } catch (error) {
      throw seenFrom(current, error);
    }
    for (const name of required) {
      if (taken[name] === undefined)
        throw new InvalidValueError(undefined, expectedBy(shape[name]) ?? 'a value', [name]);
    }
    return taken;
  };
}

/** What an object has to have, and what it can have. */
function objectWith(names: readonly string[], required: readonly string[]): string {
  const optional = names.filter((name) => !required.includes(name));
  if (required.length === 0) return `an object with ${alternatives(optional)}`;
  return `an object with ${enumerated(required)}${optional.length === 0 ? '' : `, and as you like with ${enumerated(optional)}`}`;
}

/** Says of a mistake in a part where the part stands. */
export function within<T>(segment: string | number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw seenFrom(segment, error);
  }
}

/** An error as one that says of a part where it stands. */
export function seenFrom(segment: string | number, error: unknown): unknown {
  return error instanceof UsageError ? error : asInvalid(error).within(segment);
}

function onlyOf(names: readonly string[], name: string): string {
  const meant = nearest(name, names);
  return `only ${alternatives(names)}${meant === undefined ? '' : ` (did you mean '${meant}'?)`}`;
}

/** What our own factories show to a private constructor. */
export const FACTORY: unique symbol = Symbol('cdk8s-cce.factory');

/** Plain JavaScript can call a private constructor all the same, and would get around every check of the factories. */
export function checkFactory(key: unknown, type: string, ...factories: readonly string[]): void {
  if (key === FACTORY) return;
  const calls = factories.map((factory) => `${type}.${factory}()`);
  throw new UsageError(type, `it is not made by 'new'; use ${alternatives(calls)}`);
}

/** A length of time, of whichever copy of cdk8s. Its unit and range are judged where it is encoded. */
export const duration: Reader = (value) => {
  if (!isDuration(value)) throw new InvalidValueError(value, 'a Duration of cdk8s, such as Duration.seconds(60)');
  return value;
};

interface DurationLike {
  toSeconds(options?: { integral?: boolean }): number;
}

function isDuration(value: unknown): value is DurationLike {
  return typeof value === 'object' && value !== null && typeof (value as DurationLike).toSeconds === 'function';
}

const SECONDS: Readonly<Record<string, number>> = { seconds: 1, minutes: 60 };

/** A Duration as a number of whole units. */
export function wholeUnits(value: DurationLike, unit: 'seconds' | 'minutes'): number {
  const seconds = value.toSeconds({ integral: false });
  const units = seconds / SECONDS[unit];
  if (!Number.isInteger(units)) {
    throw new InvalidValueError(
      seconds,
      unit === 'seconds'
        ? 'a length of time in whole seconds'
        : `a length of time in whole ${unit}, a multiple of ${SECONDS[unit]} seconds`,
    );
  }
  return units;
}
