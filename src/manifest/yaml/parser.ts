import * as yaml from 'js-yaml';
import { isBlank, isBreak, UNICODE_BREAKS } from './characters';
import { emptyNode, type NodeStyle, YamlNode } from './node';
import { ReadError, refuse } from './read-error';
import { MAX_DEPTH } from './refusals';
import { translate } from './syntax-error';

/** What js-yaml tells its listener; the types of the package leave it open. */
interface ParserState {
  readonly position: number;
  readonly lineStart: number;
  /** `null` for aliases and where nothing is written. */
  readonly kind: 'scalar' | 'mapping' | 'sequence' | null;
  readonly result: unknown;
  anchorMap: object;
}

/** js-yaml is asked for the grammar alone: no scalar means anything to it, and every tag will do. */
const GRAMMAR_ONLY = new yaml.Schema(
  (['scalar', 'sequence', 'mapping'] as const).map((kind) => new yaml.Type('', { kind, multi: true })),
);

/** js-yaml loses anchors of empty nodes: to it every alias has one, and `checkYaml` looks whether that is so. */
const EVERY_ANCHOR = new Proxy(
  {},
  { getOwnPropertyDescriptor: () => ({ configurable: true }), get: () => ({}), set: () => true },
);

/** Equal keys are no error. The types of the package do not know all options. */
const OPTIONS = { schema: GRAMMAR_ONLY, json: true, maxDepth: MAX_DEPTH };

/** The nodes of one document; `undefined` if there is nothing in it. Offsets are those of the text. */
export function parseYaml(text: string): YamlNode | undefined {
  const source = UNICODE_BREAKS.test(text) ? text.replace(/[\u0085\u2028\u2029]/g, '\n') : text;
  const builder = new TreeBuilder(source);
  try {
    yaml.load(source, {
      ...OPTIONS,
      listener: (event, state) => builder[event](state as unknown as ParserState),
    });
  } catch (error) {
    throw error instanceof yaml.YAMLException ? translate(error, source, builder.current) : error;
  }
  return builder.root;
}

/** A tag and an anchor. */
interface Properties {
  readonly outer: number;
  /** Behind them and the white space that follows. */
  readonly start: number;
  /** Of the last line of all this, what is first on it. */
  readonly lastLine: number;
  readonly tag: string | undefined;
  readonly anchor: string | undefined;
}

/** Makes a tree of the events of js-yaml. */
class TreeBuilder {
  root?: YamlNode;
  /** Of the nodes that are open: where they may begin, their children, and what the first child came to. */
  private readonly positions: number[] = [];
  private readonly children: (YamlNode[] | undefined)[] = [undefined];
  private readonly firstResults: unknown[] = [undefined];
  /** Properties of the next node that js-yaml took for those of the empty node before it. */
  private ahead?: Properties;

  constructor(private readonly source: string) {}

  /** Where the innermost node begins that is not closed. */
  get current(): number {
    return this.skipSpace(this.positions[this.positions.length - 1] ?? 0, this.source.length);
  }

  open(state: ParserState): void {
    if (this.positions.length === 0) {
      state.anchorMap = EVERY_ANCHOR;
      // To be refused here, before js-yaml finds other words for it.
      this.properties(state.position, this.source.length);
    }
    const { ahead } = this;
    this.positions.push(ahead?.start === state.position ? ahead.lastLine : state.position);
    this.ahead = undefined;
    this.children.push(undefined);
    this.firstResults.push(undefined);
  }

  close(state: ParserState): void {
    const position = this.positions.pop() as number;
    const children = this.children.pop();
    const firstResult = this.firstResults.pop();
    const node = this.build(position, children, firstResult, state);
    const parent = this.children.length - 1;
    const siblings = this.children[parent];
    this.root = node;
    if (siblings !== undefined) siblings.push(node);
    else {
      this.children[parent] = [node];
      this.firstResults[parent] = state.result;
    }
  }

  private build(position: number, children: YamlNode[] = [], firstResult: unknown, state: ParserState): YamlNode {
    switch (state.kind) {
      case null:
        return this.aliasOrEmpty(position, state.position);
      case 'scalar':
        return this.scalar(position, state);
    }
    const [first] = children;
    // A collection that could have been a key is reported twice, nested.
    if (children.length === 1 && firstResult === state.result && first.kind === state.kind) {
      return this.withOuterProperties(first, position);
    }
    return this.collection(position, children, state, state.kind);
  }

  private scalar(position: number, state: ParserState): YamlNode {
    const { source } = this;
    const properties = this.properties(position, state.position);
    const start = properties === undefined ? this.skipSpace(position, state.position) : properties.start;
    const style = scalarStyle(source.charCodeAt(start));
    const quote = style === 'single' || style === 'double' ? 1 : 0;
    const end = this.trimmed(state.position);
    const node = new YamlNode('scalar', style, properties?.outer ?? start, start, end);
    const text = state.result as string;
    // On one line and of the same length: nothing was folded or escaped.
    if (state.lineStart <= start && end - start === text.length + 2 * quote) node.text = text;
    return withProperties(node, properties);
  }

  private aliasOrEmpty(position: number, limit: number): YamlNode {
    const properties = this.properties(position, limit);
    const start = properties?.start ?? this.skipSpace(position, limit);
    if (start < limit && this.source.charCodeAt(start) === 0x2a) {
      const end = this.nameEnd(start + 1);
      if (properties !== undefined) throw new ReadError('an alias has a tag or an anchor', 'remove it', start, end);
      const node = new YamlNode('alias', 'plain', start, start, end);
      node.text = this.source.slice(start + 1, end);
      if (!NAME.test(node.text)) throw badAlias(node.text, start, end);
      return node;
    }
    if (properties === undefined) return emptyNode(position);
    const { outer, lastLine } = properties;
    const isAheadOfKey = outer < lastLine && lastLine < start && /[^,\]}]/.test(this.source.charAt(start));
    if (!isAheadOfKey) return this.empty(properties);
    this.ahead = properties;
    return this.empty(this.properties(position, lastLine) as Properties);
  }

  private empty(properties: Properties): YamlNode {
    const end = this.trimmed(properties.start);
    return withProperties(new YamlNode('scalar', 'empty', properties.outer, end, end), properties);
  }

  private collection(
    position: number,
    children: YamlNode[],
    state: ParserState,
    kind: 'mapping' | 'sequence',
  ): YamlNode {
    const [first] = children;
    // Properties on the line of the first key are that key's.
    const limit = kind === 'mapping' && first !== undefined ? first.outer : state.position;
    const properties = this.properties(position, limit);
    const start = properties?.start ?? this.skipSpace(position, limit);
    const code = this.source.charCodeAt(start);
    if (code === 0x3f && this.nameEnd(start + 1) === start + 1) throw refuse('explicit-key', start);
    const flow = (code === 0x7b || code === 0x5b) && start < limit;
    const end = flow ? this.trimmed(state.position) : (children[children.length - 1]?.end ?? start + 1);
    const node = new YamlNode(kind, flow ? 'flow' : 'block', properties?.outer ?? start, start, end, children);
    if (kind === 'sequence') node.length = (state.result as unknown[]).length;
    return withProperties(node, properties);
  }

  /** A flow collection may have its properties on the line above. */
  private withOuterProperties(node: YamlNode, position: number): YamlNode {
    const properties = this.properties(position, node.outer);
    if (properties === undefined) return node;
    if (node.outer !== node.start) throw this.twoProperties(node.outer, node.start);
    const { kind, style, start, end, children, length } = node;
    const copy = new YamlNode(kind, style, properties.outer, start, end, children);
    copy.length = length;
    return withProperties(copy, properties);
  }

  /** Tag and anchor of the node that begins here, if it has any. */
  private properties(position: number, limit: number): Properties | undefined {
    const { source } = this;
    const outer = this.skipSpace(position, limit);
    let tag: string | undefined;
    let anchor: string | undefined;
    let lastLine = outer;
    let at = outer;
    while (at < limit) {
      const code = source.charCodeAt(at);
      if (code === 0x26) {
        const end = this.nameEnd(at + 1);
        if (anchor !== undefined) throw this.twoProperties(at, end);
        anchor = this.anchor(at, end);
        at = end;
      } else if (code === 0x21) {
        const end = this.tagEnd(at);
        if (tag !== undefined) throw this.twoProperties(at, end);
        tag = this.tag(at, end);
        at = end;
      } else break;
      const end = at;
      at = this.skipSpace(end, limit);
      if (/[\n\r]/.test(source.slice(end, at))) lastLine = at;
    }
    return at === outer ? undefined : { outer, start: at, lastLine, tag, anchor };
  }

  private twoProperties(start: number, end: number): ReadError {
    // Before the root, kubectl takes the second for its first key's, or drops all that stands behind the first.
    if (this.positions.length === 0) return refuse('property-before-first-key', start, end);
    return new ReadError('a value has two tags or two anchors', 'leave one', start, end);
  }

  /** Skips white space and comments. */
  private skipSpace(position: number, limit: number): number {
    const { source } = this;
    let at = position;
    for (; at < limit; at++) {
      const code = source.charCodeAt(at);
      if (code === 0x23) at = this.lineEnd(at);
      else if (!isBlank(code) && !isBreak(code)) break;
    }
    return Math.min(at, limit);
  }

  private anchor(start: number, end: number): string {
    const name = this.source.slice(start + 1, end);
    // js-yaml ends a name at a bracket as well.
    if (!NAME.test(name) || /[[{]/.test(this.source.charAt(end))) throw badName(name, start, end);
    return name;
  }

  private tag(start: number, end: number): string {
    const written = this.source.slice(start, end);
    if (written === '!!') throw new ReadError('a tag without a name', 'write !!str, or remove the tag', start, end);
    if (!TAG.test(written)) throw refuse('tag-with-special-characters', start, end);
    if (written.startsWith('!!')) return `tag:yaml.org,2002:${written.slice(2)}`;
    return written.startsWith('!<') ? written.slice(2, -1) : written;
  }

  private nameEnd(start: number): number {
    let at = start;
    while (at < this.source.length && !/[ \t\n\r,[\]{}]/.test(this.source[at])) at++;
    return at;
  }

  private tagEnd(start: number): number {
    let at = start;
    while (at < this.source.length && !/[ \t\n\r]/.test(this.source[at])) at++;
    return at;
  }

  private lineEnd(start: number): number {
    let at = start;
    while (at < this.source.length && !isBreak(this.source.charCodeAt(at))) at++;
    return at;
  }

  private trimmed(end: number): number {
    const { source } = this;
    let at = Math.min(end, source.length);
    for (; at > 0; at--) {
      const code = source.charCodeAt(at - 1);
      if (!isBlank(code) && !isBreak(code)) break;
    }
    return at;
  }
}

function scalarStyle(first: number): NodeStyle {
  switch (first) {
    case 0x27:
      return 'single';
    case 0x22:
      return 'double';
    case 0x7c:
      return 'literal';
    case 0x3e:
      return 'folded';
    default:
      return 'plain';
  }
}

function withProperties(node: YamlNode, properties: Properties | undefined): YamlNode {
  if (properties !== undefined) {
    node.tag = properties.tag;
    node.anchor = properties.anchor;
  }
  return node;
}

const NAME = /^[\w-]+$/;
const TAG = /^!(?:!?[\w;/?:@&=+$.~*'()-]*|<[\w;/?:@&=+$,.!~*'()[\]-]+>)$/;

function badAlias(name: string, start: number, end: number): ReadError {
  // Official pages black out ids and addresses so.
  if (!/^[*.]+$/.test(name)) return badName(name, start, end);
  const message = `*${name} looks like a placeholder; without quotes, YAML takes it for an alias`;
  return new ReadError(message, 'put your own value there', start, end);
}

function badName(name: string, start: number, end: number): ReadError {
  if (/^[\w-]+[:?%@`]/.test(name)) return refuse('name-before-indicator', start, end);
  const help = 'put quotes around the value if it is neither an anchor nor an alias';
  return new ReadError(`the name of an anchor has only letters, digits, _ and -, not '${name}'`, help, start, end);
}
