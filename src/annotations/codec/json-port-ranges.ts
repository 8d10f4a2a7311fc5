import { isDictionary } from '../../manifest/kube-object';
import { InvalidValueError, inside, invalid, type JsonCodec, type ValueProblem } from './codec';
import { isPort, PORT_RANGE } from './port';
import { plainText } from './text';

export interface ListenerPortRange {
  readonly first: number;
  readonly last: number;
}

export type PortRanges = Readonly<Record<string, readonly ListenerPortRange[]>>;

const MAX_RANGES = 10;

/**
 * An object from names of ports to texts `first,last`. Ranges of one port must not overlap; whether those of two ports may
 * depends on their protocols, which are not seen here.
 */
export function jsonPortRanges(): JsonCodec<PortRanges> {
  const expects = `an object from names of ports to 1 to ${MAX_RANGES} ranges of ports from ${PORT_RANGE}, such as {"game":["100,200"]}`;
  const expectsRanges = `a list of 1 to ${MAX_RANGES} ranges`;
  const expectsRange = `two ports from ${PORT_RANGE}, the first not above the last`;
  const expectsApart = 'ranges that do not overlap';
  const isList = (value: unknown): value is unknown[] =>
    Array.isArray(value) && value.length > 0 && value.length <= MAX_RANGES;
  return {
    jsonType: 'object',
    expects,
    toJson(value) {
      if (!isDictionary(value) || Object.keys(value).length === 0) throw new InvalidValueError(value, expects);
      return Object.fromEntries(
        Object.entries(value).map(([name, ranges]) => {
          if (plainText(name, 'the name of a port') === '') throw new InvalidValueError(name, 'the name of a port');
          if (!isList(ranges)) throw new InvalidValueError(ranges, expectsRanges, [name]);
          const taken: ListenerPortRange[] = [];
          const texts = Array.from(ranges, (range, index) => {
            if (!isRange(range)) throw new InvalidValueError(range, expectsRange, [name, index]);
            const text = `${range.first},${range.last}`;
            if (overlaps(range, taken)) throw new InvalidValueError(text, expectsApart, [name, index]);
            taken.push(range);
            return text;
          });
          return [name, texts];
        }),
      );
    },
    fromJson(json) {
      if (!isDictionary(json)) return invalid(json, expects);
      const problems: ValueProblem[] = [];
      const entries: [string, ListenerPortRange[]][] = [];
      for (const [name, texts] of Object.entries(json)) {
        if (!isList(texts)) {
          const hint = Array.isArray(texts) && texts.length > MAX_RANGES ? `give at most ${MAX_RANGES}` : undefined;
          const meant = rangeMeantBy(texts);
          const problem = invalid(texts, `${expectsRanges} "first,last"`, meant ? `write ["${meant}"]` : hint);
          problems.push(...inside(problem.problems, name));
          continue;
        }
        const taken: ListenerPortRange[] = [];
        texts.forEach((text, index) => {
          const [, first, last] = (typeof text === 'string' && /^(\d{1,5}),(\d{1,5})$/.exec(text)) || [];
          const range = { first: Number(first), last: Number(last) };
          const right = isRange(range) && !overlaps(range, taken);
          if (right) taken.push(range);
          else if (isRange(range)) {
            const [other] = taken.filter((each) => overlaps(range, [each]));
            const hint = `leave out what ${other.first},${other.last} has as well`;
            problems.push(...inside(invalid(text, expectsApart, hint).problems, name, index));
          } else {
            const meant = rangeMeantBy(text);
            const expected = `a JSON string "first,last" with ${expectsRange}`;
            const hint = meant === undefined ? undefined : `write "${meant}"`;
            problems.push(...inside(invalid(text, expected, hint).problems, name, index));
          }
        });
        entries.push([name, taken]);
      }
      return { value: Object.fromEntries(entries), problems };
    },
  };
}

function isRange(value: unknown): value is ListenerPortRange {
  if (!isDictionary(value)) return false;
  const { first, last } = value;
  return isPort(first) && isPort(last) && first <= last;
}

/** The range that somebody wrote in another form: `100-200`, `[100, 200]`, a single port. */
function rangeMeantBy(json: unknown): string | undefined {
  const text = Array.isArray(json) ? json.join(',') : String(json);
  const [, one, other = one] = /^\s*(\d{1,5})(?:\s*[-,:]\s*(\d{1,5}))?\s*$/.exec(text) ?? [];
  const range = { first: Number(one), last: Number(other) };
  return isRange(range) ? `${range.first},${range.last}` : undefined;
}

function overlaps(range: ListenerPortRange, others: readonly ListenerPortRange[]): boolean {
  return others.some(({ first, last }) => range.first <= last && first <= range.last);
}
