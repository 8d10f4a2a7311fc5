import { InvalidValueError } from '../annotations/codec/codec';
import type { Path } from '../diagnostics/diagnostic';
import { nearest } from '../diagnostics/nearest';
import { dotted } from '../diagnostics/path';
import { alternatives, show, showTyped } from '../diagnostics/show';

/** A mistake in the code of an app: thrown where it is made, before anything stands in the tree. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(owner: Owner, message: string) {
    super(`${owner}: ${message}`);
  }
}

/** Who complains, in words; worked out only when there is something to complain about. */
export type Owner = string | { toString(): string };

/** Looks at one value and throws an InvalidValueError if it is not what it should be. `undefined` never reaches it. */
export type Check = (value: unknown) => void;

/**
 * A check for every property of a struct. The compiler keeps the list complete, so that a property that is not in it is
 * no property: plain JavaScript would lose it without a word.
 */
export type Shape<T> = { readonly [K in keyof Required<T>]: Check };

export interface CheckOptions<T> {
  readonly required?: readonly (keyof T & string)[];
  /** Properties that people expect and that do not exist, with the reason and the replacement. */
  readonly refused?: Readonly<Record<string, string>>;
  /** Other properties are somebody else's business. */
  readonly openEnded?: boolean;
}

/**
 * Refuses everything that the compiler would refuse, for callers without one.
 *
 * @throws UsageError that names the property, the value and its type
 */
export function checkProps<T>(
  owner: Owner,
  props: unknown,
  shape: Shape<T>,
  options: CheckOptions<T> = {},
): asserts props is T {
  if (typeof props !== 'object' || props === null || Array.isArray(props)) {
    throw new UsageError(owner, `expected an object with properties, got ${showTyped(props)}`);
  }
  let current = '';
  try {
    for (current of Object.keys(props)) {
      const value = (props as Record<string, unknown>)[current];
      if (value === undefined) continue;
      if (!Object.hasOwn(shape, current)) {
        if (options.openEnded && !Object.hasOwn(options.refused ?? {}, current)) continue;
        throw new UsageError(owner, unknownProperty(current, shape, options.refused ?? {}));
      }
      (shape as Record<string, Check>)[current](value);
    }
  } catch (error) {
    throw located(error, owner, [current]);
  }
  for (const name of options.required ?? []) {
    if ((props as Record<string, unknown>)[name] === undefined) throw new UsageError(owner, `'${name}' is missing`);
  }
}

function unknownProperty(name: string, shape: object, refused: Readonly<Record<string, string>>): string {
  if (Object.hasOwn(refused, name)) return `there is no property '${name}': ${refused[name]}`;
  const known = Object.keys(shape);
  const meant = nearest(name, known);
  return `there is no property ${show(name)}${meant === undefined ? '.' : `; did you mean '${meant}'?`} Known are ${alternatives(known).replace(/ or (?=[^ ]*$)/, ' and ')}.`;
}

/** Runs something that may throw an InvalidValueError, and says where the value stands. */
export function locate<T>(owner: Owner, path: Path, work: () => T, rename: Renaming = {}): T {
  try {
    return work();
  } catch (error) {
    throw located(error, owner, path, rename);
  }
}

/** An InvalidValueError as one that says where the value stands; any other error as it is. */
export function located(error: unknown, owner: Owner, path: Path, rename: Renaming = {}): unknown {
  if (!(error instanceof InvalidValueError)) return error;
  const inner = error.inner.map((segment) =>
    typeof segment === 'string' && Object.hasOwn(rename, segment) ? rename[segment] : segment,
  );
  const place = dotted([...path, ...inner]);
  return new UsageError(owner, `${place === '' ? '' : `${place}: `}${error.message}`);
}

/** What a user calls a thing that the schema calls otherwise. */
export type Renaming = Readonly<Record<string, string>>;

/** Judged where it is encoded. */
export const anything: Check = () => {};

export const text: Check = (value) => {
  if (typeof value !== 'string') throw new InvalidValueError(value, 'text');
  if (value === '') throw new InvalidValueError(value, 'text that is not empty');
};

export const flag: Check = (value) => {
  if (typeof value !== 'boolean') throw new InvalidValueError(value, 'true or false');
};

export function wholeNumber(min: number, max: number): Check {
  return (value) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
      throw new InvalidValueError(value, `a whole number from ${min} to ${max}`);
    }
  };
}

/** A member of an enum. */
export function memberOf(name: string, members: Readonly<Record<string, string>>): Check {
  const values = new Set<unknown>(Object.values(members));
  return (value) => {
    if (values.has(value)) return;
    throw new InvalidValueError(value, alternatives(Object.keys(members).map((member) => `${name}.${member}`)));
  };
}

type AnyClass = abstract new (...args: any[]) => unknown;

/** An object of one of our classes. */
export function instance(type: AnyClass | { prototype: unknown; name: string }, how: string): Check {
  return (value) => {
    if (value instanceof (type as AnyClass)) return;
    throw new InvalidValueError(value, how);
  };
}

export function listOf(check: Check, what: string): Check {
  return (value) => {
    if (!Array.isArray(value)) throw new InvalidValueError(value, `a list of ${what}`);
    let index = 0;
    try {
      for (; index < value.length; index++) check(value[index]);
    } catch (error) {
      throw within(error, index);
    }
  };
}

export function nonEmptyListOf(check: Check, what: string): Check {
  const list = listOf(check, what);
  return (value) => {
    if (Array.isArray(value) && value.length === 0) throw new InvalidValueError(value, `at least one of ${what}`);
    list(value);
  };
}

/** A struct inside a struct. */
export function struct<T>(shape: Shape<T>, required: readonly (keyof T & string)[] = []): Check {
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new InvalidValueError(value, `an object with ${alternatives(Object.keys(shape))}`);
    }
    for (const name of Object.keys(value)) {
      const item = (value as Record<string, unknown>)[name];
      if (item === undefined) continue;
      if (!Object.hasOwn(shape, name))
        throw new InvalidValueError(name, `only ${alternatives(Object.keys(shape))} in it`);
      try {
        (shape as Record<string, Check>)[name](item);
      } catch (error) {
        throw within(error, name);
      }
    }
    for (const name of required) {
      if ((value as Record<string, unknown>)[name] === undefined)
        throw new InvalidValueError(undefined, 'a value', [name]);
    }
  };
}

function within(error: unknown, segment: string | number): unknown {
  return error instanceof InvalidValueError ? error.within(segment) : error;
}

/** A length of time, of whichever copy of cdk8s. Its unit and range are judged where it is encoded. */
export const duration: Check = (value) => {
  if (!isDuration(value)) throw new InvalidValueError(value, 'a Duration of cdk8s, such as Duration.seconds(60)');
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
