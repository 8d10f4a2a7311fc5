import { readBlockScalar } from './block-scalar';
import { columnOf, isBlank, isBreak } from './characters';
import { emptyNode, YamlNode } from './node';
import { ReadError, refuse } from './read-error';

/** The parser of kubectl looks no further ahead for the colon behind a key. */
const MAX_KEY = 1024;

/**
 * Goes over the tree that js-yaml made and refuses what kubectl's parser refuses or reads otherwise. Completes the tree on its
 * way: empty items, pairs in lists, the ends of block scalars.
 */
export function checkYaml(source: string, root: YamlNode): void {
  new Checker(source).document(root);
}

/** A document that has no node in it can be wrong, too. */
export function checkBlank(source: string): void {
  new Checker(source).blank();
}

/** Where a node stands. */
interface Place {
  /** The column of the innermost block mapping or sequence; -1 outside of any. */
  readonly indent: number;
  readonly flow: boolean;
}

/** What tabs come after: where a key or an item may begin they are refused. */
type Before = 'line-start' | 'plain' | 'other';

const ROOT: Place = { indent: -1, flow: false };

class Checker {
  private readonly hasTabs: boolean;
  /** The latest definition counts. A collection can be referred to from its inside. */
  private readonly anchors = new Map<string, YamlNode>();
  /** Of the plain scalar that was met last. */
  private plainIndent = -1;
  /** Whether `next` has passed a line break. */
  private lineEnded = false;

  constructor(private readonly source: string) {
    this.hasTabs = source.includes('\t');
  }

  document(root: YamlNode): void {
    this.expect(this.next(0), root.outer);
    this.tabs(0, root.start, 'line-start', ROOT);
    this.node(root, ROOT);
    const rest = this.next(root.end);
    if (rest < this.source.length) throw refuse('text-after-root', rest);
    this.tabs(root.end, rest, lastOf(root), ROOT);
  }

  blank(): void {
    this.tabs(0, this.source.length, 'line-start', ROOT);
  }

  private node(node: YamlNode, place: Place): void {
    if (node.outer !== node.start) this.properties(node, place);
    if (node.anchor !== undefined) this.anchors.set(node.anchor, node);
    if (node.kind === 'mapping') {
      if (node.style === 'flow') this.flow(node, place);
      else this.blockMapping(node);
    } else if (node.kind === 'sequence') {
      if (node.style === 'flow') this.flow(node, place);
      else this.blockSequence(node);
    } else if (node.kind === 'alias') {
      node.target = this.anchorOf(node);
    } else if (node.style === 'plain') {
      this.plain(node, place);
    } else if (node.style === 'literal' || node.style === 'folded') {
      node.indent = place.indent;
      node.end = readBlockScalar(this.source, node.start, place.indent).end;
    }
  }

  /** On a line further down they are indented. */
  private properties({ outer, start }: YamlNode, { indent, flow }: Place): void {
    const line = /[\n\r\u0085\u2028\u2029] *(?=[!&])/.exec(this.source.slice(outer, start));
    if (line === null || flow) return;
    const at = outer + line.index + line[0].length;
    if (columnOf(this.source, at) <= indent) throw unexpected(at);
  }

  private anchorOf({ text, start, end }: YamlNode): YamlNode {
    const target = this.anchors.get(text as string);
    if (target !== undefined) return target;
    const help = 'put quotes around the value if it is not an alias';
    throw new ReadError(`no anchor &${text} stands before the alias`, help, start, end);
  }

  private blockMapping(node: YamlNode): void {
    const { children } = node;
    const indent = columnOf(this.source, node.start);
    const place = { indent, flow: false };
    let previous: YamlNode | undefined;
    for (let index = 0; index < children.length; index += 2) {
      const key = children[index];
      const value = children[index + 1];
      if (previous !== undefined) {
        this.expect(this.next(previous.end), key.outer);
        this.startsLine(key.outer, indent);
        this.tabs(previous.end, key.start, lastOf(previous), place);
      }
      this.key(key);
      this.node(key, place);
      const colon = this.next(key.end);
      if (this.source[colon] !== ':' || this.lineEnded) throw unexpected(colon);
      this.expect(this.next(colon + 1), value.outer);
      if (value.style === 'block' && !this.hasBreak(colon, value.start)) throw unexpected(value.start);
      this.tabs(key.end, value.start, lastOf(key), place);
      this.node(value, place);
      previous = value;
      node.end = value.end;
    }
  }

  private key(key: YamlNode): void {
    const { start, end } = key;
    if (key.kind === 'mapping' || key.kind === 'sequence') {
      throw new ReadError('a key is a mapping or a list', 'put quotes around the key', start, end);
    }
    // Characters, not units, and a key that is long enough is rare.
    if (end - key.outer > MAX_KEY && [...this.source.slice(key.outer, end)].length > MAX_KEY) {
      throw new ReadError(`a key has more than ${MAX_KEY} characters`, 'shorten the key', start, end);
    }
  }

  private blockSequence(node: YamlNode): void {
    const indent = columnOf(this.source, node.start);
    const place = { indent, flow: false };
    const items: YamlNode[] = [];
    let at = node.start;
    let before: Before = 'other';
    const dash = () => {
      const found = this.next(at);
      if (this.source[found] !== '-') throw unexpected(found);
      // js-yaml takes the items of the outer list for the inner one's.
      if (this.lineEnded && columnOf(this.source, found) !== indent) throw refuse('empty-last-item', found);
      if (found !== node.start) this.startsLine(found, indent);
      this.tabs(at, found, before, place);
      at = found + 1;
      before = 'line-start';
    };
    for (const child of node.children) {
      dash();
      // Items that are quite empty are no nodes to js-yaml.
      while (this.next(at) < child.outer && this.next(at) < this.source.length) {
        items.push(emptyNode(at));
        dash();
      }
      this.tabs(at, child.start, before, place);
      this.node(child, place);
      items.push(child);
      at = child.end;
      before = lastOf(child);
    }
    while (items.length < node.length) {
      dash();
      items.push(emptyNode(at));
    }
    node.children = items;
    node.end = at;
  }

  private flow(node: YamlNode, outside: Place): void {
    const place = { indent: outside.indent, flow: true };
    const isMapping = node.kind === 'mapping';
    const entries: YamlNode[] = [];
    let at = node.start + 1;
    let before: Before = 'other';
    let waiting: YamlNode | undefined;
    const finish = () => {
      if (waiting !== undefined) entries.push(waiting, ...(isMapping ? [emptyNode(waiting.end)] : []));
      waiting = undefined;
    };
    for (const child of node.children) {
      const separator = this.next(at);
      const isValue = separator < child.outer && this.source[separator] === ':';
      if (separator < child.outer) {
        if (!isValue && this.source[separator] !== ',') this.expect(separator, child.outer);
        this.expect(this.next(separator + 1), child.outer);
      }
      this.tabs(at, child.start, before, place);
      this.node(child, place);
      if (isValue && waiting !== undefined) {
        this.key(waiting);
        entries.push(...(isMapping ? [waiting, child] : [pair(waiting, child)]));
        waiting = undefined;
      } else {
        finish();
        if (isMapping) this.key(child);
        waiting = child;
      }
      at = child.end;
      before = lastOf(child);
    }
    finish();
    this.tabs(at, node.end, before, place);
    node.children = entries;
  }

  private plain({ start, end, text }: YamlNode, place: Place): void {
    const { source } = this;
    if (place.flow) {
      const colon = source[start] === ':' || (source[end] === ':' && !this.isSpaceAt(end + 1));
      if (colon) throw refuse('colon-in-flow', start, end);
      const question = source.slice(start, end).indexOf('?');
      if (question !== -1) throw refuse('explicit-key', start + question);
    }
    this.plainIndent = place.indent;
    // On several lines.
    if (text === undefined && this.hasTabs) this.tabsInPlain(start, end);
  }

  /** Skips white space and comments. */
  private next(from: number): number {
    const { source } = this;
    this.lineEnded = false;
    let at = from;
    for (; at < source.length; at++) {
      const code = source.charCodeAt(at);
      if (code === 0x20 || code === 0x09) continue;
      if (code === 0x23) {
        while (at + 1 < source.length && !isBreak(source.charCodeAt(at + 1))) at++;
      } else if (isBreak(code)) this.lineEnded = true;
      else break;
    }
    return at;
  }

  /** Nothing but white space stands before the node. An empty one may stand anywhere in it. */
  private expect(found: number, outer: number): void {
    if (found >= outer || found === this.source.length) return;
    throw this.source[found] === '?' ? refuse('explicit-key', found) : unexpected(found);
  }

  /** What `next` has found is the first of its line, and stands where its siblings do. */
  private startsLine(at: number, indent: number): void {
    if (!this.lineEnded || columnOf(this.source, at) !== indent) throw unexpected(at);
  }

  /** Tabs are no indentation. In flow collections and on the rest of a line they are white space. */
  private tabs(from: number, to: number, before: Before, { flow }: Place): void {
    if (!this.hasTabs) return;
    const { source } = this;
    let refused = before === 'line-start' && !flow;
    let at = from;
    if (before === 'plain') {
      // The scalar might go on.
      while (at < to && this.isSpaceAt(at)) at++;
      refused = this.tabsInPlain(from, at) && !flow;
    }
    for (; at < to; at++) {
      const code = source.charCodeAt(at);
      if (code === 0x09 && refused) throw tab(at);
      else if (isBreak(code)) refused = !flow;
      else if (code === 0x23) {
        while (at + 1 < to && !isBreak(source.charCodeAt(at + 1))) at++;
      } else if (code === 0x2d) refused = !flow;
      else if (!isBlank(code)) {
        refused = false;
        // A tag or an anchor may have anything in it.
        while (at + 1 < to && (code === 0x26 || code === 0x21) && !this.isSpaceAt(at + 1)) at++;
      }
    }
  }

  /** In and behind a plain scalar, a tab may stand where the scalar can go on. Returns whether there is a line break. */
  private tabsInPlain(from: number, to: number): boolean {
    let lineStart = -1;
    let leading = false;
    for (let at = from; at < to; at++) {
      const code = this.source.charCodeAt(at);
      if (isBreak(code)) {
        lineStart = at + 1;
        leading = true;
      } else if (!isBlank(code)) leading = false;
      else if (code === 0x09 && leading && at - lineStart <= this.plainIndent) throw tab(at);
    }
    return lineStart !== -1;
  }

  private hasBreak(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (isBreak(this.source.charCodeAt(at))) return true;
    return false;
  }

  private isSpaceAt(at: number): boolean {
    const code = this.source.charCodeAt(at);
    return Number.isNaN(code) || isBlank(code) || isBreak(code);
  }
}

function lastOf(node: YamlNode): Before {
  switch (node.style) {
    case 'plain':
      return node.kind === 'alias' ? 'other' : 'plain';
    case 'literal':
    case 'folded':
      return 'line-start';
    case 'block': {
      const last = node.children[node.children.length - 1];
      return node.kind === 'sequence' && last.style === 'empty' && last.outer === last.end
        ? 'line-start'
        : lastOf(last);
    }
    default:
      return 'other';
  }
}

/** `[key: value]`: a mapping with one key. */
function pair(key: YamlNode, value: YamlNode): YamlNode {
  const { outer, start } = key;
  return new YamlNode('mapping', 'flow', outer, start, value.end, [key, value]);
}

function unexpected(at: number): ReadError {
  return new ReadError(
    'something stands where nothing is expected',
    'begin a new line, or quote the value',
    at,
    at + 1,
  );
}

function tab(at: number): ReadError {
  return new ReadError('a tab where a line is indented', 'indent with spaces only', at, at + 1);
}
