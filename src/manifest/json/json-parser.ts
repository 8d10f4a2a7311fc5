import { show } from '../../diagnostics/show';
import { YamlNode } from '../yaml/node';
import { ReadError, refuse } from '../yaml/read-error';
import { MAX_DEPTH } from '../yaml/refusals';
import { jsonStringEnd, readJsonString } from './json-string';

/** Why a text is no JSON, and where: offsets count from its beginning. */
export interface JsonProblem {
  readonly what: string;
  readonly help?: string;
  readonly start: number;
  readonly end: number;
}

/** Something else stands where JSON needs a certain thing. */
class MisplacedError extends ReadError {
  constructor(
    readonly what: string,
    start: number,
    end: number,
  ) {
    const help = 'a file that begins with { is read as JSON: put --- on a line of its own before it if it is YAML';
    super(`this is not JSON: ${what}`, help, start, end);
  }
}

/** Reads one value after the other from a text. */
export class JsonParser {
  private depth = 0;

  constructor(
    private readonly source: string,
    private at = 0,
  ) {}

  /** The next value; `undefined` at the end of the text. */
  next(): YamlNode | undefined {
    this.skipSpace();
    return this.at === this.source.length ? undefined : this.value();
  }

  /** The one value of the text. */
  only(): YamlNode {
    this.skipSpace();
    const root = this.value();
    this.skipSpace();
    if (this.at < this.source.length) throw this.error('the end');
    return root;
  }

  private value(): YamlNode {
    switch (this.source[this.at]) {
      case '{':
        return this.collection('mapping', '}');
      case '[':
        return this.collection('sequence', ']');
      case '"':
        return this.string();
      default:
        return this.literal();
    }
  }

  private collection(kind: 'mapping' | 'sequence', closing: string): YamlNode {
    const start = this.at++;
    if (++this.depth > MAX_DEPTH) throw refuse('nested-deeply', start);
    const children: YamlNode[] = [];
    this.skipSpace();
    if (this.source[this.at] !== closing) {
      for (;;) {
        if (kind === 'mapping') {
          if (this.source[this.at] !== '"') throw this.error('a key in double quotes');
          children.push(this.string());
          this.skipSpace();
          this.take(':', 'a colon');
          this.skipSpace();
        }
        children.push(this.value());
        this.skipSpace();
        if (this.source[this.at] === closing) break;
        this.take(',', `a comma or ${closing}`);
        this.skipSpace();
      }
    }
    this.at++;
    this.depth--;
    return new YamlNode(kind, 'flow', start, start, this.at, children);
  }

  private string(): YamlNode {
    const start = this.at;
    this.at = jsonStringEnd(this.source, start);
    const { text } = readJsonString(this.source, start, this.at);
    return this.scalar(start, 'double', text, text);
  }

  private literal(): YamlNode {
    const start = this.at;
    const pattern = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null)(?![\w.+-])/y;
    pattern.lastIndex = start;
    const text = pattern.exec(this.source)?.[0];
    if (text === undefined) throw this.error('a value');
    this.at = start + text.length;
    // An integer has no negative zero.
    const value = text === '-0' ? 0 : (JSON.parse(text) as number | boolean | null);
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw new ReadError(`the number ${text} is too large`, 'write a smaller one, or a text', start, this.at);
    }
    return this.scalar(start, 'plain', value, text);
  }

  private scalar(start: number, style: 'double' | 'plain', value: YamlNode['value'], text: string): YamlNode {
    const node = new YamlNode('scalar', style, start, start, this.at);
    node.value = value;
    node.text = text;
    return node;
  }

  private take(character: string, expected: string): void {
    if (this.source[this.at] !== character) throw this.error(expected);
    this.at++;
  }

  private skipSpace(): void {
    for (; this.at < this.source.length; this.at++) {
      const code = this.source.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    }
  }

  private error(expected: string): ReadError {
    const code = this.source.codePointAt(this.at);
    // Nothing is missing behind the last line, but at its end.
    const at = code === undefined ? this.source.trimEnd().length : this.at;
    const character = code === undefined ? undefined : String.fromCodePoint(code);
    const found = character === undefined ? 'the end' : show(character);
    return new MisplacedError(`${expected} is expected, not ${found}`, at, at + (character?.length ?? 1));
  }
}

/** The one value that a text holds; `undefined` if it is no JSON. */
export function jsonIn(text: string): YamlNode | undefined {
  const read = readJson(text);
  return read instanceof ReadError ? undefined : read;
}

/** Why a text is not one value of JSON; `undefined` if it is. */
export function jsonProblemIn(text: string): JsonProblem | undefined {
  const read = readJson(text);
  if (!(read instanceof ReadError)) return undefined;
  const { start, end } = read;
  // What helps with a file does not help here.
  return read instanceof MisplacedError
    ? { what: read.what, start, end }
    : { what: read.message, help: read.help, start, end };
}

function readJson(text: string): YamlNode | ReadError {
  try {
    return new JsonParser(text).only();
  } catch (error) {
    if (error instanceof ReadError) return error;
    throw error;
  }
}
