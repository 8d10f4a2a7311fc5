import type { Span } from '../../diagnostics/location';
import { show } from '../../diagnostics/show';
import {
  at,
  decoded,
  doubtful,
  encodeAt,
  InvalidValueError,
  invalid,
  type TextCodec,
  type ValueProblem,
} from './codec';

export interface ListOptions {
  readonly item: TextCodec<string>;
  readonly maxItems: number;
  /** An empty text is an empty list. */
  readonly canBeEmpty?: boolean;
}

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
            if (text.trim() !== text) throw new InvalidValueError(values[index], 'one id, without blanks around it');
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
export const OTHER_SEPARATOR = /\s*[;|]\s*|\s+/;
