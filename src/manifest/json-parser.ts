import { jsonStringEnd, readJsonString } from './json-string';
import { ReadError, refuse } from './read-error';
import { MAX_DEPTH } from './refusals';
import { YamlNode } from './yaml-node';

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
    const at = Math.min(this.at, Math.max(this.source.length - 1, 0));
    const found = this.at < this.source.length ? `'${this.source[this.at]}'` : 'the end of the file';
    const hint = 'a file that begins with { is read as JSON: put --- on a line of its own before it if it is YAML';
    return new ReadError(`this is no JSON: ${expected} is expected, not ${found}`, hint, at, at + 1);
  }
}

/** The one value that a text holds; `undefined` if it is no JSON. */
export function jsonIn(text: string): YamlNode | undefined {
  try {
    const parser = new JsonParser(text);
    const root = parser.next();
    return parser.next() === undefined ? root : undefined;
  } catch (error) {
    if (error instanceof ReadError) return undefined;
    throw error;
  }
}
