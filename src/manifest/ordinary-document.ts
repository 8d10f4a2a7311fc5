import * as yaml from 'js-yaml';
import { MAX_DEPTH } from './refusals';
import { NOT_FINITE, resolvePlain } from './scalar-type';

/** Thrown and caught here, thousands of times a second: no stack is wanted. */
const NOT_ORDINARY = Symbol('not ordinary');

/** What js-yaml tells its listener; the types of the package leave it open. */
interface ParserState {
  readonly position: number;
  readonly lineStart: number;
  readonly kind: 'scalar' | 'mapping' | 'sequence' | null;
  readonly tag: string | null;
  readonly anchor: string | null;
  readonly result: unknown;
}

const PLAIN_TAG = 'plain';
let resolved: unknown;
/** The text of the scalar that has become something else. */
let resolvedText = '';

const PLAIN_SCALARS = new yaml.Schema({
  implicit: [
    new yaml.Type(PLAIN_TAG, {
      kind: 'scalar',
      resolve: (text: string) => {
        const value = resolvePlain(text);
        if (typeof value === 'string') {
          if (text === '<<') throw NOT_ORDINARY;
          return false;
        }
        if (value === NOT_FINITE) throw NOT_ORDINARY;
        resolved = value;
        resolvedText = text;
        return true;
      },
      construct: () => resolved,
    }),
  ],
});

let watcher: Watcher;

const OPTIONS = {
  schema: PLAIN_SCALARS,
  maxDepth: MAX_DEPTH,
  listener: (event: 'open' | 'close', state: unknown) => {
    if (event === 'open') watcher.open(state as ParserState);
    else watcher.close(state as ParserState);
  },
};

/**
 * The value of a document of which all is as ordinary as in most: block mappings and lists, scalars on one line, keys that are texts,
 * each once. js-yaml reads such a document as kubectl does, and its result is the value; that saves the tree of nodes. `undefined` for
 * any other document, readable or not.
 */
export function readOrdinary(text: string): { readonly value: unknown } | undefined {
  if (text.includes('\t') || text.includes('? ') || text.includes('?\n')) return undefined;
  watcher = new Watcher(text);
  try {
    return { value: yaml.load(text, OPTIONS) ?? null };
  } catch (error) {
    if (error === NOT_ORDINARY || error instanceof yaml.YAMLException) return undefined;
    throw error;
  }
}

/** Longer keys are for `checkYaml` to judge. */
const LONG = 1000;

/** Looks at every node that js-yaml reads, and throws at the first that is not ordinary. */
class Watcher {
  /** Of the nodes that are open: where they may begin, how many children they have, whether one in the place of a key is no key for us. */
  private readonly positions: number[] = [];
  private readonly counts: number[] = [0];
  private readonly oddKeys: boolean[] = [false];

  /** What the last node came to. A collection that could have been a key is reported twice, nested. */
  private latest: unknown;

  constructor(private readonly source: string) {}

  open({ position }: ParserState): void {
    this.positions.push(position);
    this.counts.push(0);
    this.oddKeys.push(false);
  }

  close(state: ParserState): void {
    const position = this.positions.pop() as number;
    const count = this.counts.pop() as number;
    const oddKey = this.oddKeys.pop() as boolean;
    const { kind, result } = state;
    if (state.anchor !== null) throw NOT_ORDINARY;
    if (kind === 'scalar') this.scalar(position, state);
    else if (state.tag !== null) throw NOT_ORDINARY;
    else if (kind !== null && !(count === 1 && this.latest === result)) {
      const isOrdinary = kind === 'mapping' ? !oddKey : count === (result as unknown[]).length;
      if (!isOrdinary || this.isFilledFlow(position, result as object)) throw NOT_ORDINARY;
    }
    this.latest = result;
    const parent = this.counts.length - 1;
    const isKey = this.counts[parent]++ % 2 === 0;
    if (isKey && (typeof result !== 'string' || result.length > LONG)) this.oddKeys[parent] = true;
  }

  private scalar(position: number, { position: limit, lineStart, tag, result }: ParserState): void {
    if (tag !== null && tag !== '?' && tag !== PLAIN_TAG) throw NOT_ORDINARY;
    const { source } = this;
    const start = this.skipSpace(position);
    const first = source.charCodeAt(start);
    if (lineStart > start || first === 0x7c || first === 0x3e) throw NOT_ORDINARY;
    // Two quotes stand for one, and nothing else can happen on one line.
    if (first === 0x27) return;
    let end = limit;
    while (source.charCodeAt(end - 1) === 0x20) end--;
    const length = (typeof result === 'string' ? result : resolvedText).length;
    if (first === 0x22) {
      if (end - start !== length + 2) this.escapes(start + 1, end - 1);
    } else if (end - start !== length) throw NOT_ORDINARY;
  }

  private escapes(start: number, end: number): void {
    for (let at = this.source.indexOf('\\', start); at !== -1 && at < end; at = this.source.indexOf('\\', at + 2)) {
      if (!'"\\nt'.includes(this.source[at + 1])) throw NOT_ORDINARY;
    }
  }

  private isFilledFlow(position: number, result: object): boolean {
    const first = this.source.charCodeAt(this.skipSpace(position));
    return (first === 0x7b || first === 0x5b) && Object.keys(result).length > 0;
  }

  private skipSpace(position: number): number {
    const { source } = this;
    let at = position;
    for (;;) {
      const code = source.charCodeAt(at);
      if (code === 0x23) at = source.indexOf('\n', at);
      else if (code !== 0x20 && code !== 0x0a) return at;
      else at++;
    }
  }
}
