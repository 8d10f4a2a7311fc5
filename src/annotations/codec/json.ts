import { type JsonProblem, jsonProblemIn } from '../../manifest/json/json-parser';
import { isDictionary } from '../../manifest/kube-object';
import { isTemplate } from '../unresolved';
import {
  type DecodeContext,
  type Decoded,
  decoded,
  doubtful,
  encodeAt,
  type Field,
  InvalidValueError,
  inside,
  invalid,
  type JsonCodec,
  NO_PROBLEMS,
  type TextCodec,
  type ValueProblem,
} from './codec';
import { MAX_TEXT, plainText } from './text';

/** Deeper than anything the platform reads, and shallow enough for every JSON parser. */
const MAX_DEPTH = 32;

/** JSON text in an annotation. */
export function jsonText<T>(json: JsonCodec<T>): TextCodec<T> {
  return {
    form: `JSON ${json.jsonType}`,
    expects: json.expects,
    json,
    encode: (value) => JSON.stringify(json.toJson(value)),
    decode: (text, context = {}) => decodeJson(json, text, context),
  };
}

function decodeJson<T>(json: JsonCodec<T>, text: string, context: DecodeContext): Decoded<T> {
  const parsed = parse(text);
  if ('problem' in parsed) return { problems: [parsed.problem] };
  if (typeof parsed.json === 'string' && isJson(parsed.json))
    return invalid(text, json.expects, QUOTES_IN_VALUE, { value: parsed.json });
  const result = json.fromJson(parsed.json, context);
  const repeated = repeatedKey(text);
  if (repeated === undefined) return result;
  const expected = 'each field once; which of the two counts is not known';
  return {
    ...result,
    problems: [...result.problems, { kind: 'repeated-field', inner: [], found: repeated, expected }],
  };
}

function parse(text: string): { readonly json: unknown } | { readonly problem: ValueProblem } {
  const problem = (expected: string) => ({ problem: invalid(text, expected).problems[0] });
  if (text.length > MAX_TEXT) return problem(`JSON of at most ${MAX_TEXT} characters`);
  if (depthOf(text) > MAX_DEPTH) return problem(`JSON nested at most ${MAX_DEPTH} deep`);
  try {
    return { json: JSON.parse(text) };
  } catch {
    // The words and places of JSON.parse differ between versions of Node.
    return { problem: syntaxProblem(text, jsonProblemIn(text) as JsonProblem) };
  }
}

function syntaxProblem(text: string, broken: JsonProblem): ValueProblem {
  const { what, help, start, end } = broken;
  const expected = `valid JSON (${what}, at character ${start + 1})`;
  const meant = meantJson(text);
  const hint = syntaxHint(text, broken) ?? help;
  const [problem] = invalid(text, expected, hint, meant === undefined ? undefined : { value: meant }).problems;
  return { ...problem, span: { start, end } };
}

/** How many brackets are open at a time. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (quoted) {
      if (character === '\\') index++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth);
    else if (character === '}' || character === ']') depth--;
  }
  return deepest;
}

const QUOTES_IN_VALUE = 'the quotes around the JSON are part of the value; remove them';

/** The JSON inside quotes that are part of the value. */
function withoutQuotes(text: string): string | undefined {
  const [, , inside] = /^(['"])([\s\S]*)\1$/.exec(text.trim()) ?? [];
  return inside !== undefined && isJson(inside) ? inside : undefined;
}

/** As an official example lacks one: "traffic,"bandwidth_size". */
function withClosingQuotes(text: string): string | undefined {
  if (!/"[^",:{}[\]]+,"/.test(text)) return undefined;
  const closed = text.replace(/("[^",:{}[\]]+),"/g, '$1","');
  return isJson(closed) ? closed : undefined;
}

function meantJson(text: string): string | undefined {
  return withoutQuotes(text) ?? withClosingQuotes(text);
}

function syntaxHint(text: string, { start }: JsonProblem): string | undefined {
  if (withoutQuotes(text) !== undefined) return QUOTES_IN_VALUE;
  if (withClosingQuotes(text) !== undefined) return 'a closing quote is missing before a comma';
  const before = text.slice(0, start).trimEnd();
  const rest = text.slice(start);
  if (before === '') return undefined;
  if (/^['`\u2018-\u201d]/.test(rest)) return 'JSON has double quotes only, straight ones';
  if (before.endsWith(',') && /^[}\]]/.test(rest)) return 'remove the comma before the closing bracket';
  if (/^\/[/*]/.test(rest)) return 'JSON has no comments; remove them';
  if (rest.trim() === '') return 'the closing bracket is missing';
  if (/^[a-z_$]/i.test(rest)) return 'JSON knows no words without double quotes but true, false and null';
  return undefined;
}

/** Whether it is JSON of an object or a list. */
export function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

/** A key that stands twice in one object. JSON.parse takes the last without a word. */
function repeatedKey(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  for (const [token, key] of text.matchAll(/("(?:[^"\\]|\\.)*")(?=\s*:)|"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (key !== undefined) {
      const keys = open[open.length - 1];
      if (keys?.has(key)) return JSON.parse(key) as string;
      keys?.add(key);
    }
  }
  return undefined;
}

/** A JSON string whose text another codec reads. */
export function jsonString<T>(text: TextCodec<T>): JsonCodec<T> {
  const expects = `a JSON string with ${text.expects}`;
  return {
    jsonType: 'string',
    expects: text.expects,
    toJson: (value) => text.encode(value),
    fromJson(json, context) {
      if (typeof json !== 'string') {
        const isScalar = typeof json === 'number' || typeof json === 'boolean';
        const isMeant = isScalar && text.decode(String(json), context).problems.length === 0;
        if (!isMeant) return invalid(json, expects);
        return invalid(json, expects, `put it into quotes: "${json}"`, { value: String(json) });
      }
      // Somebody else will put the final value there.
      if (isTemplate(json)) return { problems: NO_PROBLEMS };
      return text.decode(json, context);
    },
  };
}

export interface NumberOptions {
  readonly min: number;
  /** By default of the platform, in steps of `step` up to `upTo`; a region can have others: what does not fit is doubtful. */
  readonly usualSteps: readonly { readonly upTo: number; readonly step: number }[];
  readonly unit: string;
}

/** A JSON number, whole. */
export function jsonInteger({ min, usualSteps, unit }: NumberOptions): JsonCodec<number> {
  const expects = `a whole number of ${unit} from ${min}`;
  const steps = usualSteps.map(({ upTo, step }) => `${step} up to ${upTo}`).join(', ');
  const usually = `at most ${usualSteps[usualSteps.length - 1].upTo} ${unit}, in steps of ${steps}, unless the region has other limits`;
  const isUsual = (value: number) => {
    const range = usualSteps.find(({ upTo }) => value <= upTo);
    return range !== undefined && value % range.step === 0;
  };
  return {
    jsonType: 'number',
    expects: `${expects}; by default ${usually}`,
    toJson(value) {
      if (!Number.isSafeInteger(value) || value < min) throw new InvalidValueError(value, expects);
      return value;
    },
    fromJson(json) {
      // Somebody else will put the final value there.
      if (typeof json === 'string' && isTemplate(json)) return { problems: NO_PROBLEMS };
      if (typeof json !== 'number') {
        const number = typeof json === 'string' && /^\s*\d+\s*$/.test(json) ? Number(json) : undefined;
        if (number === undefined) return invalid(json, `a JSON number, ${expects}`);
        const meant = isUsual(number) && number >= min ? { value: number } : undefined;
        return invalid(json, `a JSON number, ${expects}`, `remove the quotes: ${(json as string).trim()}`, meant);
      }
      if (!Number.isSafeInteger(json) || json < min) return invalid(json, expects);
      return isUsual(json) ? decoded(json) : doubtful(json, json, usually);
    },
  };
}

export interface StringsOptions {
  /** An empty text is a placeholder of official examples, of which a rule of its own speaks. */
  readonly emptyIsPlaceholder?: boolean;
}

/** A JSON array of texts, none of them empty. */
export function jsonStrings(
  what: string,
  { emptyIsPlaceholder = false }: StringsOptions = {},
): JsonCodec<readonly string[]> {
  const expects = `a list of ${what}`;
  const expectsItem = 'text that is not empty';
  return {
    jsonType: 'array of string',
    expects,
    toJson(value) {
      if (!Array.isArray(value) || value.length === 0) throw new InvalidValueError(value, `${expects}, at least one`);
      return Array.from(value, (item, index) =>
        encodeAt(index, () => {
          if (plainText(item, expectsItem) === '') throw new InvalidValueError(item, expectsItem);
          return item;
        }),
      );
    },
    fromJson(json) {
      if (!Array.isArray(json)) {
        const isOne = typeof json === 'string' && json !== '';
        if (!isOne) return invalid(json, `a JSON array, ${expects}`);
        return invalid(json, `a JSON array, ${expects}`, `write [${JSON.stringify(json)}]`, { value: [json] });
      }
      const problems = json.flatMap((item, index): ValueProblem[] => {
        if (typeof item === 'string' && (item !== '' || emptyIsPlaceholder)) return [];
        return inside(invalid(item, `a JSON string, ${expectsItem}`).problems, index);
      });
      return problems.length === 0 ? decoded(json as string[]) : { problems };
    },
  };
}

/** The fields of an object, each under the property that holds it in our own values. */
export type Fields = Readonly<Record<string, Field<any>>>;

/** Our own form of an object: a property for each field. */
export type ObjectOf<F extends Fields> = { readonly [K in keyof F]?: F[K] extends Field<infer T> ? T : never };

/** A JSON object. What is written stands in the order in which its fields are declared. */
export function jsonObject<F extends Fields>(fields: F): JsonCodec<ObjectOf<F>> {
  const properties = Object.keys(fields);
  const propertyOf = new Map(properties.map((property) => [fields[property].name, property]));
  const names = [...propertyOf.keys()];
  const expects = `an object with ${names.join(', ')}`;
  return {
    jsonType: 'object',
    expects,
    fields,
    toJson(value) {
      if (!isDictionary(value)) throw new InvalidValueError(value, expects);
      for (const property of Object.keys(value)) {
        if (value[property] !== undefined && !properties.includes(property)) {
          throw new InvalidValueError(property, `only ${properties.join(', ')}`);
        }
      }
      const json: Record<string, unknown> = {};
      let current = '';
      try {
        for (current of properties) {
          const item = value[current];
          const { name, codec, mandatory } = fields[current];
          if (item !== undefined || mandatory) json[name] = codec.toJson(item);
        }
      } catch (error) {
        throw error instanceof InvalidValueError ? error.within(current) : error;
      }
      return json;
    },
    fromJson(json, context) {
      if (!isDictionary(json)) {
        const isOne = Array.isArray(json) && json.length === 1 && isDictionary(json[0]);
        return invalid(
          json,
          `a JSON object with ${names.join(', ')}`,
          isOne ? 'remove the square brackets around the object' : undefined,
        );
      }
      const value: Record<string, unknown> = {};
      const problems: ValueProblem[] = [];
      for (const [name, item] of Object.entries(json)) {
        const property = propertyOf.get(name);
        if (property === undefined) {
          problems.push({ kind: 'unknown-field', inner: [name], found: name, expected: `only ${names.join(', ')}` });
          continue;
        }
        const { codec, emptyMeansAbsent, mandatory } = fields[property];
        if (item === '' && emptyMeansAbsent) continue;
        const result = codec.fromJson(item, context);
        if (result.value !== undefined) value[property] = result.value;
        const isNothing = item === null && !mandatory;
        const found = isNothing ? result.problems.map((each) => ({ hint: NULL_HINT, ...each })) : result.problems;
        problems.push(...inside(found, name));
      }
      for (const property of properties) {
        const { name, mandatory, codec } = fields[property];
        if (mandatory && !Object.hasOwn(json, name)) {
          problems.push({ kind: 'invalid', inner: [], found: json, expected: `a field ${name}: ${codec.expects}` });
        }
      }
      return { value: value as ObjectOf<F>, problems };
    },
  };
}

/** Templates write it for what they were not given. */
const NULL_HINT = 'leave the field out';

/** What no two objects of a list may have in common. */
export interface Unique<T> {
  /** The platform's name of the field. */
  readonly name: string;
  /** Of the objects that have none, any number is right. */
  readonly keyOf: (value: T) => string | undefined;
}

/** A JSON array of objects. */
export function jsonArray<T>(item: JsonCodec<T>, unique: Unique<T>): JsonCodec<readonly T[]> {
  const expects = `a list of objects, each ${item.expects}`;
  const expectsUnique = `each ${unique.name} once`;
  return {
    jsonType: 'array of object',
    expects,
    fields: item.fields,
    toJson(values) {
      if (!Array.isArray(values) || values.length === 0)
        throw new InvalidValueError(values, `${expects}; at least one`);
      const seen = new Set<string | undefined>();
      return Array.from(values, (value: T, index) =>
        encodeAt(index, () => {
          const json = item.toJson(value);
          const key = unique.keyOf(value);
          if (key !== undefined && seen.has(key)) throw new InvalidValueError(key, expectsUnique);
          seen.add(key);
          return json;
        }),
      );
    },
    fromJson(json, context) {
      if (!Array.isArray(json)) {
        if (!isDictionary(json)) return invalid(json, `a JSON array, ${expects}`);
        return invalid(json, `a JSON array, ${expects}`, 'put square brackets around the object', { value: [json] });
      }
      const values: T[] = [];
      const problems: ValueProblem[] = [];
      const seen = new Set<string>();
      json.forEach((each, index) => {
        const result = item.fromJson(each, context);
        problems.push(...inside(result.problems, index));
        if (result.value === undefined) return;
        values.push(result.value);
        const key = unique.keyOf(result.value);
        if (key === undefined) return;
        if (seen.has(key)) {
          const repeated = invalid(key, expectsUnique, 'keep one of the objects that have it');
          problems.push(...inside(repeated.problems, index, unique.name));
        }
        seen.add(key);
      });
      return { value: values, problems };
    },
  };
}
