import type { Path } from '../../diagnostics/diagnostic';
import { isTemplate } from '../unresolved';
import {
  type Decoded,
  decoded,
  type Field,
  InvalidValueError,
  invalid,
  type JsonCodec,
  type TextCodec,
  type ValueProblem,
} from './codec';
import { isPort, MAX_TEXT } from './text';

/** Deeper than anything the platform reads, and shallow enough for every JSON parser. */
const MAX_DEPTH = 32;

/** JSON text in an annotation. */
export function jsonText<T>(json: JsonCodec<T>): TextCodec<T> {
  return {
    form: `JSON ${json.jsonType}`,
    expects: json.expects,
    json,
    encode: (value) => JSON.stringify(json.toJson(value)),
    decode(text, context = {}): Decoded<T> {
      const parsed = parse(text);
      if ('problem' in parsed) return { problems: [parsed.problem] };
      const result = json.fromJson(parsed.json, context);
      const repeated = repeatedKey(text);
      if (repeated === undefined) return result;
      return {
        ...result,
        problems: [
          ...result.problems,
          {
            kind: 'doubtful',
            inner: [],
            found: repeated,
            expected: 'each field once; which of the two counts is not known',
          },
        ],
      };
    },
  };
}

function parse(text: string): { readonly json: unknown } | { readonly problem: ValueProblem } {
  const problem = (expected: string, hint?: string): { problem: ValueProblem } => ({
    problem: { kind: 'invalid', inner: [], found: text, expected, ...(hint === undefined ? {} : { hint }) },
  });
  if (text.length > MAX_TEXT) return problem(`JSON of at most ${MAX_TEXT} characters`);
  if (depthOf(text) > MAX_DEPTH) return problem(`JSON nested at most ${MAX_DEPTH} deep`);
  try {
    return { json: JSON.parse(text) };
  } catch (error) {
    return problem(`valid JSON (${(error as Error).message.split('\n')[0].slice(0, 100)})`, syntaxHint(text));
  }
}

/** Brackets that are open at a time; those inside texts count too, which only a hostile text has by the dozen. */
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

function syntaxHint(text: string): string | undefined {
  const trimmed = text.trim();
  const unquoted = /^'([\s\S]*)'$/.exec(trimmed)?.[1];
  if (unquoted !== undefined && isJson(unquoted))
    return 'the quotes around the JSON are part of the value; remove them';
  if (/"[^",:{}[\]]+,"/.test(trimmed) && isJson(trimmed.replace(/("[^",:{}[\]]+),"/g, '$1","')))
    return 'a closing quote is missing before a comma';
  if (/,\s*[}\]]/.test(trimmed)) return 'remove the comma before the closing bracket';
  if (/^\s*\/\/|\/\*/m.test(trimmed)) return 'JSON has no comments; remove them';
  if (/^\{\s*'/.test(trimmed)) return 'JSON has double quotes only';
  return undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
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
        return invalid(
          json,
          expects,
          typeof json === 'number' || typeof json === 'boolean' ? `put it into quotes: "${json}"` : undefined,
        );
      }
      // Somebody else will put the final value there.
      if (isTemplate(json)) return { problems: [] };
      return text.decode(json, context);
    },
  };
}

export interface NumberOptions {
  readonly min: number;
  /** By default of the platform; a region can have another one: beyond it is doubtful. */
  readonly usualMax: number;
  /** Up to `upTo` in steps of `step`, likewise. */
  readonly usualSteps: readonly { readonly upTo: number; readonly step: number }[];
  readonly unit: string;
}

/** A JSON number, whole. */
export function jsonInteger({ min, usualMax, usualSteps, unit }: NumberOptions): JsonCodec<number> {
  const expects = `a whole number of ${unit} from ${min}`;
  const steps = usualSteps.map(({ upTo, step }) => `${step} up to ${upTo}`).join(', ');
  const usual = (value: number) => {
    const range = usualSteps.find(({ upTo }) => value <= upTo);
    return value <= usualMax && range !== undefined && value % range.step === 0;
  };
  const usually = `at most ${usualMax} ${unit}, in steps of ${steps}, unless the region has other limits`;
  return {
    jsonType: 'number',
    expects: `${expects}; by default ${usually}`,
    toJson(value) {
      if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < min)
        throw new InvalidValueError(value, expects);
      return value;
    },
    fromJson(json) {
      if (typeof json !== 'number') {
        return invalid(
          json,
          `a JSON number, ${expects}`,
          typeof json === 'string' && /^\d+$/.test(json) ? `remove the quotes: ${json}` : undefined,
        );
      }
      if (!Number.isSafeInteger(json) || json < min) return invalid(json, expects);
      return usual(json)
        ? decoded(json)
        : { value: json, problems: [{ kind: 'doubtful', inner: [], found: json, expected: usually }] };
    },
  };
}

/** A JSON array of texts, none of them empty. */
export function jsonStrings(what: string): JsonCodec<readonly string[]> {
  const expects = `a list of ${what}`;
  return {
    jsonType: 'array of string',
    expects,
    toJson(value) {
      if (!Array.isArray(value) || value.length === 0) throw new InvalidValueError(value, `${expects}, at least one`);
      value.forEach((item, index) => {
        if (typeof item !== 'string' || item === '')
          throw new InvalidValueError(item, 'text that is not empty', [index]);
      });
      return [...value];
    },
    fromJson(json) {
      if (!Array.isArray(json))
        return invalid(json, `a JSON array, ${expects}`, typeof json === 'string' ? `write ["${json}"]` : undefined);
      const problems = json.flatMap((item, index): ValueProblem[] =>
        typeof item === 'string' && item !== ''
          ? []
          : [
              {
                kind: 'invalid',
                inner: [index],
                found: item,
                expected: 'a JSON string that is not empty',
                ...(item === ''
                  ? { hint: 'it looks like the placeholder of an official example; put your own value there' }
                  : {}),
              },
            ],
      );
      return problems.length === 0 ? decoded(json as string[]) : { problems };
    },
  };
}

type Fields = Readonly<Record<string, Field<any>>>;

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
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw new InvalidValueError(value, expects);
      const json: Record<string, unknown> = {};
      for (const property of properties) {
        const { name, codec, mandatory } = fields[property];
        const item = value[property as keyof F];
        if (item === undefined && !mandatory) continue;
        json[name] = encodeAt(property, () => codec.toJson(item));
      }
      return json;
    },
    fromJson(json, context) {
      if (typeof json !== 'object' || json === null || Array.isArray(json))
        return invalid(json, `a JSON object with ${names.join(', ')}`);
      const value: Record<string, unknown> = {};
      const problems: ValueProblem[] = [];
      for (const [name, item] of Object.entries(json)) {
        const property = propertyOf.get(name);
        if (property === undefined) {
          problems.push({ kind: 'unknown-field', inner: [name], found: name, expected: `only ${names.join(', ')}` });
          continue;
        }
        const { codec, emptyMeansAbsent } = fields[property];
        if (item === '' && emptyMeansAbsent) continue;
        const result = codec.fromJson(item, context);
        if (result.value !== undefined) value[property] = result.value;
        problems.push(...inside(result.problems, name));
      }
      for (const property of properties) {
        const { name, mandatory, codec } = fields[property];
        if (mandatory && !Object.hasOwn(json, name))
          problems.push({ kind: 'invalid', inner: [], found: json, expected: `a field ${name}: ${codec.expects}` });
      }
      return { value: value as ObjectOf<F>, problems };
    },
  };
}

/** A JSON array of objects. */
export function jsonArray<T>(
  item: JsonCodec<T>,
  uniqueBy?: { readonly name: string; readonly keyOf: (value: T) => string | undefined },
): JsonCodec<readonly T[]> {
  const expects = `a list of objects, each ${item.expects}`;
  return {
    jsonType: 'array of object',
    expects,
    fields: item.fields,
    toJson(values) {
      if (!Array.isArray(values)) throw new InvalidValueError(values, expects);
      return values.map((value, index) => encodeAt(index, () => item.toJson(value)));
    },
    fromJson(json, context) {
      if (!Array.isArray(json)) {
        return invalid(
          json,
          `a JSON array, ${expects}`,
          typeof json === 'object' && json !== null ? 'put square brackets around the object' : undefined,
        );
      }
      const values: T[] = [];
      const problems: ValueProblem[] = [];
      const seen = new Set<string>();
      json.forEach((each, index) => {
        const result = item.fromJson(each, context);
        problems.push(...inside(result.problems, index));
        if (result.value === undefined) return;
        values.push(result.value);
        const key = uniqueBy?.keyOf(result.value);
        if (key === undefined) return;
        if (seen.has(key))
          problems.push({ kind: 'invalid', inner: [index, uniqueBy!.name], found: key, expected: 'each target once' });
        seen.add(key);
      });
      return { value: values, problems };
    },
  };
}

export interface ListenerPortRange {
  readonly first: number;
  readonly last: number;
}

export type PortRanges = Readonly<Record<string, readonly ListenerPortRange[]>>;

const MAX_RANGES = 10;

/** An object from names of ports to texts `first,last`. */
export function jsonPortRanges(): JsonCodec<PortRanges> {
  const expects = `an object from names of ports to 1 to ${MAX_RANGES} ranges of ports from 1 to 65535, such as {"game":["100,200"]}`;
  return {
    jsonType: 'object',
    expects,
    toJson(value) {
      if (typeof value !== 'object' || value === null || Array.isArray(value) || Object.keys(value).length === 0)
        throw new InvalidValueError(value, expects);
      const taken: ListenerPortRange[] = [];
      return Object.fromEntries(
        Object.entries(value).map(([name, ranges]) => {
          if (!Array.isArray(ranges) || ranges.length === 0 || ranges.length > MAX_RANGES)
            throw new InvalidValueError(ranges, `1 to ${MAX_RANGES} ranges`, [name]);
          return [
            name,
            ranges.map((range, index) => {
              if (!isRange(range))
                throw new InvalidValueError(
                  `${range?.first},${range?.last}`,
                  'two ports from 1 to 65535, the first not above the last',
                  [name, index],
                );
              if (overlaps(range, taken))
                throw new InvalidValueError(`${range.first},${range.last}`, 'ranges that do not overlap', [
                  name,
                  index,
                ]);
              taken.push(range);
              return `${range.first},${range.last}`;
            }),
          ];
        }),
      );
    },
    fromJson(json) {
      if (typeof json !== 'object' || json === null || Array.isArray(json)) return invalid(json, expects);
      const problems: ValueProblem[] = [];
      const taken: ListenerPortRange[] = [];
      const entries: [string, ListenerPortRange[]][] = [];
      for (const [name, texts] of Object.entries(json)) {
        if (!Array.isArray(texts) || texts.length === 0 || texts.length > MAX_RANGES) {
          problems.push({
            kind: 'invalid',
            inner: [name],
            found: texts,
            expected: `a list of 1 to ${MAX_RANGES} ranges "first,last"`,
          });
          continue;
        }
        const ranges: ListenerPortRange[] = [];
        texts.forEach((text, index) => {
          const match = typeof text === 'string' ? /^(\d{1,5}),(\d{1,5})$/.exec(text) : null;
          const range = { first: Number(match?.[1]), last: Number(match?.[2]) };
          const wrong = !isRange(range)
            ? 'a JSON string "first,last" with ports from 1 to 65535, the first not above the last'
            : overlaps(range, taken)
              ? 'ranges that do not overlap'
              : undefined;
          if (wrong !== undefined) {
            problems.push({ kind: 'invalid', inner: [name, index], found: text, expected: wrong });
            return;
          }
          taken.push(range);
          ranges.push(range);
        });
        entries.push([name, ranges]);
      }
      return { value: Object.fromEntries(entries), problems };
    },
  };
}

function isRange(range: ListenerPortRange | undefined): boolean {
  return isPort(range?.first) && isPort(range?.last) && range!.first <= range!.last;
}

function overlaps(range: ListenerPortRange, others: readonly ListenerPortRange[]): boolean {
  return others.some(({ first, last }) => range.first <= last && first <= range.last);
}

function encodeAt<T>(segment: string | number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof InvalidValueError ? error.within(segment) : error;
  }
}

function inside(problems: readonly ValueProblem[], segment: string | number): ValueProblem[] {
  return problems.map((problem) => ({ ...problem, inner: [segment, ...problem.inner] as Path }));
}
