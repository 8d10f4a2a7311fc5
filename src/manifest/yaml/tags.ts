import type { YamlNode } from './node';
import { ReadError } from './read-error';
import { isInteger, NOT_FINITE, resolvePlain, type ScalarValue } from './scalar-type';

/** What a scalar stands for. */
export interface Typed {
  readonly value: ScalarValue;
  readonly text: string;
  /** The value is what the text says, unquoted. */
  readonly plain: boolean;
}

/** A scalar with or without a tag. Tags that YAML does not know make texts. */
export function resolveTagged(node: YamlNode, text: string): Typed {
  const { tag, style } = node;
  if (tag === undefined) {
    const plain = style === 'plain' || style === 'empty';
    return { value: plain ? resolvePlain(text) : text, text, plain };
  }
  switch (tag) {
    case 'tag:yaml.org,2002:null':
      return typed(node, text, (value) => value === null);
    case 'tag:yaml.org,2002:bool':
      return typed(node, text, (value) => typeof value === 'boolean');
    case 'tag:yaml.org,2002:int':
      return typed(node, text, (value) => typeof value === 'number' && isInteger(text));
    case 'tag:yaml.org,2002:float':
      return typed(node, text, (value) => typeof value === 'number' || value === NOT_FINITE);
    case 'tag:yaml.org,2002:binary':
      return { value: decodeBase64(node, text), text, plain: false };
    case 'tag:yaml.org,2002:timestamp':
      if (!isTimestamp(text)) throw mismatch(node, text);
      return { value: text, text, plain: false };
    default:
      return { value: text, text, plain: false };
  }
}

/** A date; with a time behind T it needs a time zone, behind a blank it has none. */
const TIMESTAMP =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)| (\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.\d+)?)?$/;

function isTimestamp(text: string): boolean {
  const match = TIMESTAMP.exec(text);
  if (match === null) return false;
  const [year, month, day] = match.slice(1, 4).map(Number);
  const [hour, minute, second] = (match[4] === undefined ? match.slice(7) : match.slice(4, 7)).map((part) =>
    Number(part ?? 0),
  );
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
}

function typed(node: YamlNode, text: string, fits: (value: ScalarValue) => boolean): Typed {
  const value = resolvePlain(text);
  if (!fits(value)) throw mismatch(node, text);
  return { value, text, plain: true };
}

function mismatch({ start, end, tag }: YamlNode, text: string): ReadError {
  const name = tag?.replace('tag:yaml.org,2002:', '!!');
  return new ReadError(`'${text.slice(0, 40)}' is no ${name}`, 'remove the tag', start, end);
}

function decodeBase64(node: YamlNode, text: string): string {
  // Go's decoder skips line breaks and nothing else.
  const digits = text.replace(/[\r\n]/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(digits)) throw mismatch(node, text);
  return Buffer.from(digits, 'base64').toString('utf8');
}
