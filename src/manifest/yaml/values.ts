import type { Path, PathSegment } from '../../diagnostics/diagnostic';
import type { YamlNode } from './node';
import { textOf } from './node-text';
import { ReadError, refuse } from './read-error';
import { MAX_DEPTH } from './refusals';
import { NOT_FINITE, plainKey } from './scalar-type';
import { resolveTagged, type Typed } from './tags';

/** A key that stands twice in a mapping: the last counts. */
export interface RepeatedKey {
  readonly name: string;
  readonly node: YamlNode;
}

export interface Composed {
  readonly value: unknown;
  readonly repeated: readonly RepeatedKey[];
}

/** The value of a document, as kubectl's Go library makes it of the nodes. */
export function compose(source: string, root: YamlNode): Composed {
  const composer = new Composer(source);
  const value = composer.value(root);
  if (composer.hasUnsayable) throwUnsayable(value);
  return { value, repeated: composer.repeated };
}

/** What JSON cannot say is an error only where no later key has replaced it. */
function throwUnsayable(value: unknown): void {
  if (value instanceof ReadError) throw value;
  if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) throwUnsayable(each);
}

type Mapping = Record<string, unknown>;

/** Of larger mappings it is kept where their entries stand. */
const FEW = 64;
const indexes = new WeakMap<YamlNode, ReadonlyMap<string, number> | null>();

class Composer {
  readonly repeated: RepeatedKey[] = [];
  /** Whether there is an error in the place of a value. */
  hasUnsayable = false;
  private readonly openAliases = new Set<YamlNode>();
  private depth = 0;
  private count = 0;
  private countFromAliases = 0;

  constructor(private readonly source: string) {}

  value(node: YamlNode): unknown {
    this.charge(node);
    if (node.kind === 'scalar') return this.scalar(node);
    if (node.kind === 'alias') return this.alias(node, (target) => this.value(target));
    if (++this.depth > MAX_DEPTH) throw refuse('nested-deeply', node.start);
    const result = node.kind === 'mapping' ? this.into({}, node) : node.children.map((child) => this.value(child));
    this.depth--;
    return result;
  }

  /** The limit of kubectl, to the node. It bounds what aliases of aliases may come to. */
  private charge({ start, end }: YamlNode): void {
    this.count++;
    if (this.openAliases.size > 0) this.countFromAliases++;
    if (this.countFromAliases <= 100 || this.count <= 1000) return;
    if (this.countFromAliases / this.count > allowedShare(this.count)) {
      const help = 'write out what the aliases stand for';
      throw new ReadError('aliases blow the document up beyond what kubectl reads', help, start, end);
    }
  }

  private alias<T>(node: YamlNode, use: (target: YamlNode) => T): T {
    if (this.openAliases.has(node)) {
      throw new ReadError(`the value of &${node.text} contains itself`, 'remove the alias', node.start, node.end);
    }
    this.openAliases.add(node);
    const result = use(node.target as YamlNode);
    this.openAliases.delete(node);
    return result;
  }

  private scalar(node: YamlNode): unknown {
    const typed = this.typed(node);
    if (typed.value === NOT_FINITE) {
      const help = 'put quotes around it if it is a text';
      return this.unsayable(`${typed.text} is a number that JSON cannot say`, help, node);
    }
    return typed.value;
  }

  private unsayable(message: string, help: string, { start, end }: YamlNode): ReadError {
    this.hasUnsayable = true;
    return new ReadError(message, help, start, end);
  }

  private typed(node: YamlNode): Typed {
    if (node.value !== undefined) return { value: node.value, text: '', plain: false };
    return resolveTagged(node, textOf(this.source, node));
  }

  /** Adds the entries of a mapping; what is there already is overwritten. */
  private into(result: Mapping, node: YamlNode): Mapping {
    const { children } = node;
    let seen: Set<string> | undefined;
    for (let index = 0; index < children.length; index += 2) {
      const keyNode = children[index];
      const value = children[index + 1];
      if (this.isMerge(keyNode)) {
        this.merge(result, value);
        continue;
      }
      const key = this.key(keyNode);
      if (key === undefined) {
        this.value(value);
        result[NO_KEY] = this.unsayable(
          'a key is null, or a number that is too large',
          'put quotes around the key',
          keyNode,
        );
        continue;
      }
      if (Object.hasOwn(result, key)) {
        seen ??= this.keysBefore(children, index);
        if (seen.has(key) && this.openAliases.size === 0) this.repeated.push({ name: key, node: keyNode });
      }
      seen?.add(key);
      set(result, key, this.value(value));
    }
    return result;
  }

  /** Own keys, not what was merged. */
  private keysBefore(children: readonly YamlNode[], end: number): Set<string> {
    const keys = new Set<string>();
    for (let index = 0; index < end; index += 2) {
      const key = this.isMerge(children[index]) ? undefined : this.keyText(children[index]);
      if (key !== undefined) keys.add(key);
    }
    return keys;
  }

  private key(node: YamlNode): string | undefined {
    this.charge(node);
    if (node.kind === 'alias') return this.alias(node, (target) => this.key(target));
    return this.keyText(node);
  }

  /** `undefined` for what can be no key of JSON. */
  private keyText(node: YamlNode): string | undefined {
    if (node.kind === 'alias') return this.keyText(node.target as YamlNode);
    if (node.kind !== 'scalar') {
      throw new ReadError('a key is a mapping or a list', 'put quotes around the key', node.start, node.end);
    }
    const { value, text, plain } = this.typed(node);
    if (typeof value === 'string') return value;
    return plain ? plainKey(text) : undefined;
  }

  /** The node that the value at this key or position comes from. */
  child(node: YamlNode, segment: PathSegment): { readonly key?: YamlNode; readonly node: YamlNode } | undefined {
    const parent = node.kind === 'alias' ? (node.target as YamlNode) : node;
    const { children } = parent;
    if (parent.kind === 'sequence') {
      const item = typeof segment === 'number' ? children[segment] : undefined;
      return item && { node: item };
    }
    const known = children.length > FEW ? this.indexOf(parent) : undefined;
    if (known !== undefined) {
      const index = typeof segment === 'string' ? known.get(segment) : undefined;
      return index === undefined ? undefined : { key: children[index], node: children[index + 1] };
    }
    // The last entry wins, whether it is the mapping's own or was merged.
    for (let index = children.length - 2; index >= 0; index -= 2) {
      const [key, value] = [children[index], children[index + 1]];
      if (!this.isMerge(key)) {
        if (this.keyText(key) === segment) return { key, node: value };
        continue;
      }
      for (const merged of value.kind === 'sequence' ? value.children : [value]) {
        const found = this.child(merged, segment);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  /** Where the entries of a large mapping stand: thousands of places can be asked for. `undefined` if something is merged into it. */
  private indexOf(mapping: YamlNode): ReadonlyMap<string, number> | undefined {
    let known = indexes.get(mapping);
    if (known === undefined) {
      const index = new Map<string, number>();
      const { children } = mapping;
      let isMerged = false;
      for (let at = 0; at < children.length; at += 2) {
        if (this.isMerge(children[at])) isMerged = true;
        const key = isMerged ? undefined : this.keyText(children[at]);
        if (key !== undefined) index.set(key, at);
      }
      known = isMerged ? null : index;
      indexes.set(mapping, known);
    }
    return known ?? undefined;
  }

  private isMerge(node: YamlNode): boolean {
    if (node.kind !== 'scalar' || node.value !== undefined) return false;
    const fits =
      node.tag === undefined ? node.style === 'plain' : node.tag === '!' || node.tag === 'tag:yaml.org,2002:merge';
    return fits && textOf(this.source, node) === '<<';
  }

  private merge(result: Mapping, node: YamlNode): void {
    // Earlier mappings of a list take precedence.
    const sources = node.kind === 'sequence' ? [...node.children].reverse() : [node];
    for (const source of sources) {
      const target = source.kind === 'alias' ? source.target : source;
      if (target?.kind !== 'mapping') {
        const help = 'merge a mapping, an alias of one, or a list of these';
        throw new ReadError('<< has a value that is not a mapping', help, source.start, source.end);
      }
      this.charge(source);
      if (source.kind === 'mapping') this.into(result, source);
      else
        this.alias(source, (mapping) => {
          this.charge(mapping);
          return this.into(result, mapping);
        });
    }
  }
}

/** Assigning `__proto__` would change what the object is. */
function set(map: Mapping, key: string, value: unknown): void {
  if (key !== '__proto__') map[key] = value;
  else Object.defineProperty(map, key, { value, configurable: true, enumerable: true, writable: true });
}

/** Where the error of a key stands in the place of its value. */
const NO_KEY = '\0';

const MANY = 400_000;
const VERY_MANY = 4_000_000;

/** How large a part of all nodes may come from aliases. */
function allowedShare(count: number): number {
  if (count <= MANY) return 0.99;
  if (count >= VERY_MANY) return 0.1;
  return 0.99 - (0.89 * (count - MANY)) / (VERY_MANY - MANY);
}

/** A node, and the key that it stands behind, if it stands in a mapping. */
export interface Located {
  readonly key?: YamlNode;
  readonly node: YamlNode;
  /** Whether the whole path was found. */
  readonly exact: boolean;
}

/** Follows a path, through aliases and merged mappings, as far as there are nodes. */
export function locate(source: string, root: YamlNode, path: Path): Located {
  const composer = new Composer(source);
  let located: Located = { node: root, exact: true };
  for (const segment of path) {
    const next = composer.child(located.node, segment);
    if (next === undefined) return { ...located, exact: false };
    located = { ...next, exact: true };
  }
  return located;
}
