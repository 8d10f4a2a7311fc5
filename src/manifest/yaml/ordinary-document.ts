import type { Span } from '../../diagnostics/location';
import { NOT_ORDINARY } from './ordinary-cursor';
import { type Kept, OrdinaryReader } from './ordinary-reader';

/**
 * Reads documents of which all is as ordinary as in most: block mappings and lists, flow collections of words and quoted texts on one line,
 * scalars whose other lines are indented further than what they stand in, keys that are texts, each once, without tags, anchors and tabs.
 * For such a document there is nothing in YAML's grammar that could be read in two ways, and nothing in it needs a tree of nodes.
 * `undefined` for any other document, readable or not: that is for js-yaml and `checkYaml`.
 *
 * A document ends with a line break, and behind it stands `---`, `...`, or nothing more. It is not cut out of its file: what stands in a
 * large text is faster to look at than a part of one.
 */
export class OrdinaryDocuments {
  private readonly hasTab: boolean;

  /** @param text the file, or a document */
  constructor(private readonly text: string) {
    this.hasTab = text.includes('\t');
  }

  read(span: Span = this.whole): { readonly value: unknown } | undefined {
    return this.attempt(span, (reader) => ({ value: reader.document() }));
  }

  /** The same for a mapping, of which only a part is kept: of all else nothing but that it is ordinary, which is faster. */
  readPart(kept: Kept, span: Span = this.whole): Record<string, unknown> | undefined {
    return this.attempt(span, (reader) => reader.part(kept));
  }

  private get whole(): Span {
    return { start: 0, end: this.text.length };
  }

  private attempt<T>({ start, end }: Span, read: (reader: OrdinaryReader) => T): T | undefined {
    const { text } = this;
    if (this.hasTab && text.slice(start, end).includes('\t')) return undefined;
    try {
      return read(new OrdinaryReader(text, codesOf(text), start, end));
    } catch (error) {
      if (error === NOT_ORDINARY) return undefined;
      throw error;
    }
  }
}

let codes = new Uint16Array(0);
/** The text that they are of. */
let written: string | undefined;

/** The codes of a text, with 0 behind them: a list of numbers is faster to look at than a text. It is that of the latest text only. */
function codesOf(text: string): Uint16Array {
  if (text !== written) {
    if (codes.length <= text.length) codes = new Uint16Array(2 * text.length + 1);
    Buffer.from(codes.buffer).write(text, 'utf16le');
    codes[text.length] = 0;
    written = text;
  }
  return codes;
}
