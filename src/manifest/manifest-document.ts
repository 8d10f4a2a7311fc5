import type { Edit, Path } from '../diagnostics/diagnostic';
import type { Range, Span } from '../diagnostics/location';
import { JsonParser, jsonIn } from './json/json-parser';
import type { SourceText } from './source-text';
import { type TextEdit, textEdit } from './text-edit';
import { parseDocument } from './yaml/document';
import type { YamlNode } from './yaml/node';
import { scalarText } from './yaml/node-text';
import { OrdinaryDocuments } from './yaml/ordinary-document';
import type { ScalarText } from './yaml/scalar-text';
import { compose, locate } from './yaml/values';

/** The nodes of the document that was asked last: whoever asks, asks several times, and all trees would be too much to keep. */
let latest: { readonly document: ManifestDocument; readonly root: YamlNode } | undefined;

/** What stands before the first key of most documents: empty lines, comments, and the mark of the document. */
const BEFORE_FIRST_KEY = /^(?:(?:---)?[ ]*(?:#[^\r\n\u0085\u2028\u2029]*)?\r?\n)*(?= *[A-Za-z])/;

/** One document of a file. Its nodes are made anew when somebody asks for a place. */
export class ManifestDocument {
  constructor(
    private readonly file: SourceText,
    private readonly start: number,
    private readonly end: number,
    /** Where its value begins in its text, if it is JSON. */
    private readonly jsonStart?: number,
  ) {}

  get text(): string {
    const text = this.file.text.slice(this.start, this.end);
    // kubectl ends the last line of a file if nobody has; behind CR it only makes it CRLF.
    return this.jsonStart !== undefined || text.endsWith('\n') || text.endsWith('\r') ? text : `${text}\n`;
  }

  /** What kubectl reads in it, read again. */
  get value(): unknown {
    return new OrdinaryDocuments(this.text).read()?.value ?? compose(this.text, this.root).value;
  }

  /** Of offsets in this document. */
  range(start: number, end: number): Range {
    return this.file.rangeAt(Math.min(this.start + start, this.end), Math.min(this.start + end, this.end));
  }

  get helmSource(): string | undefined {
    return /^# Source: (.*\S)/m.exec(this.text.slice(0, this.root.outer))?.[1];
  }

  lineOf(path: Path): number {
    if (path.length === 0 && this.jsonStart === undefined) {
      // Thousands of objects are asked for their place: that of most needs no nodes.
      const before = BEFORE_FIRST_KEY.exec(this.text);
      if (before !== null) return this.file.lineAt(this.start + before[0].length);
    }
    return this.file.lineAt(this.start + locate(this.text, this.root, path).node.outer);
  }

  rangeOf(path: Path, part: 'key' | 'value'): Range {
    const { key, node, exact } = locate(this.text, this.root, path);
    const { start, end } = key !== undefined && (part === 'key' || !exact) ? key : node;
    return this.range(start, end);
  }

  rangeInside(path: Path, inner: Path): Range {
    const { text = '' } = this.scalarAt(path) ?? {};
    const root = jsonIn(text);
    return root === undefined ? this.rangeOf(path, 'value') : this.rangeOfSpan(path, locate(text, root, inner).node);
  }

  rangeOfSpan(path: Path, { start, end }: Span): Range {
    const content = this.scalarAt(path);
    return content === undefined || content.text === ''
      ? this.rangeOf(path, 'value')
      : this.range(content.startOf(start), content.endOf(end - 1));
  }

  private scalarAt(path: Path): ScalarText | undefined {
    const { text } = this;
    const { node, exact } = locate(text, this.root, path);
    const scalar = node.kind === 'alias' ? (node.target as YamlNode) : node;
    return exact && scalar.kind === 'scalar' ? scalarText(text, scalar) : undefined;
  }

  /** What an edit is in the text of the file. */
  textEdit(path: Path, edit: Edit): TextEdit | undefined {
    const found = textEdit(this.text, this.root, path, edit);
    // The line break at the end may be ours.
    const inFile = (offset: number) => Math.min(this.start + offset, this.end);
    return found && { start: inFile(found.start), end: inFile(found.end), text: found.text };
  }

  private get root(): YamlNode {
    if (latest?.document !== this) {
      const { text, jsonStart } = this;
      const root = jsonStart === undefined ? parseDocument(text) : new JsonParser(text, jsonStart).next();
      latest = { document: this, root: root as YamlNode };
    }
    return latest.root;
  }
}
