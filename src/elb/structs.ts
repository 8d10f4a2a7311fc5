import { InvalidValueError } from '../annotations/codec/codec';
import { ALL_SPECS, PREFIX } from '../annotations/registry';
import { didYouMean, didYouMeanAside, isSpeltAs } from '../diagnostics/nearest';
import { alternatives, enumerated, show, showTyped } from '../diagnostics/show';
import type { Reader } from './readers';
import { asInvalid, located, type Owner, type Renaming, seenFrom, UsageError, within } from './usage-error';

/**
 * A reader for every property of a struct. The compiler keeps the list complete, so a name that is not in it is a mistake of plain
 * JavaScript, and refused: it would be lost without a word.
 */
export type Shape<T> = { readonly [K in keyof Required<T>]: Reader };

export interface ReadOptions<T> {
  readonly required?: readonly (keyof T & string)[];
  /** Properties that people expect and that do not exist, with the reason and the replacement. */
  readonly refused?: Readonly<Record<string, string>>;
  /** Properties that people look for here and that stand elsewhere, with the place. */
  readonly misplaced?: Readonly<Record<string, string>>;
  /** Properties that are called otherwise in an annotation. */
  readonly renamed?: Renaming;
  /** Unknown properties are left to somebody else, except those that differ from ours only in letter case and separators. */
  readonly openEnded?: boolean;
}

/**
 * Refuses everything that the compiler would refuse, for callers without one.
 *
 * @returns the properties of the shape, each of them read once, wherever the object has them from
 * @throws UsageError that names the property, the value and its type
 */
export function readProps<T>(owner: Owner, props: unknown, shape: Shape<T>, options: ReadOptions<T> = {}): T {
  const { required = [], refused = {}, misplaced = {}, renamed = {}, openEnded = false } = options;
  if (!isStruct(props)) {
    const expected = required.length === 0 ? 'properties' : enumerated(required);
    throw new UsageError(owner, `expected an object with ${expected}, got ${showTyped(props)}`);
  }
  let current = '';
  const taken: Record<string, unknown> = {};
  try {
    for (current of namesIn(props, shape)) {
      const value = props[current];
      if (value === undefined) continue;
      if (Object.hasOwn(shape, current)) taken[current] = (shape as Record<string, Reader>)[current](value);
      else if (!openEnded || Object.hasOwn(refused, current) || isSlip(current, shape))
        throw new UsageError(owner, unknownProperty(current, props, shape, { ...misplaced, ...refused }, renamed));
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

/** Of no class, in whichever realm it was made. */
export function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** A Duration in place of { duration }, say: how it is made inside tells nobody anything. */
export function isOfNoConcern(value: object, shape: object): boolean {
  return !isPlain(value) && !Object.keys(shape).some((known) => known in value);
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
  renamed: Renaming,
): string {
  if (Object.hasOwn(reasons, name)) return `there is no property '${name}': ${reasons[name]}`;
  const known = Object.keys(shape);
  if (isOfNoConcern(props, shape)) {
    return `expected an object with ${alternatives(known)}, got ${showTyped(props)}`;
  }
  const meant = nameInManifest(name, known, renamed) || didYouMean(name, known, show);
  return `there is no property ${show(name)}${meant === '' ? '; known' : `${meant} Known`} properties: ${enumerated(known)}`;
}

/** Who rewrites a manifest writes what stands there: the name of a field in an annotation, or of the annotation itself. */
function nameInManifest(name: string, known: readonly string[], renamed: Renaming): string | undefined {
  const field = Object.keys(renamed).find((each) => isSpeltAs(each, name));
  if (field !== undefined && known.includes(renamed[field])) return `; did you mean ${show(renamed[field])}?`;
  for (const { key, offered } of ALL_SPECS) {
    if (!('prop' in offered) || !key.startsWith(PREFIX) || !isSpeltAs(key.slice(PREFIX.length), name)) continue;
    const [prop, ofStruct] = offered.prop.split('.').reverse();
    if (known.includes(prop)) return `; did you mean ${show(prop)}?`;
    return ofStruct && `; ${key} is what the property ${offered.prop} writes.`;
  }
  return undefined;
}

/** Texts by keys of the caller's own. An object of a class has keys that nobody gave, or inherits those that somebody did. */
export function mapOf(key: Reader, item: Reader): Reader {
  return (value) => {
    if (!isStruct(value) || !isPlain(value)) throw new InvalidValueError(value, 'an object of texts');
    return Object.fromEntries(Object.keys(value).map((name) => [key(name), within(name, () => item(value[name]))]));
  };
}

/** A struct inside a struct. Of what is misplaced in it, it says where it stands. */
export function struct<T>(
  shape: Shape<T>,
  required: readonly (keyof T & string)[] = [],
  misplaced: Readonly<Record<string, string>> = {},
): Reader {
  const names = Object.keys(shape);
  return (value) => {
    if (!isStruct(value)) throw new InvalidValueError(value, objectWith(names, required));
    const taken: Record<string, unknown> = {};
    let current = '';
    try {
      for (current of namesIn(value, shape)) {
        const item = value[current];
        if (item === undefined) continue;
        if (!Object.hasOwn(shape, current)) throw new InvalidValueError(value, onlyOf(names, current, misplaced));
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
  return `an object with ${enumerated(required)}${optional.length === 0 ? '' : `, and optionally ${enumerated(optional)}`}`;
}

function onlyOf(names: readonly string[], name: string, misplaced: Readonly<Record<string, string>>): string {
  const aside = Object.hasOwn(misplaced, name) ? ` (${misplaced[name]})` : didYouMeanAside(name, names, show);
  return `only ${alternatives(names)}${aside}`;
}
