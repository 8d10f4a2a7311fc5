import type { Range } from '../diagnostics/location';
import { show } from '../diagnostics/show';
import { decodeText } from './encoding';
import { JsonParser } from './json/json-parser';
import type { Dictionary } from './kube-object';
import { claimsNothing, findObjects } from './kube-objects';
import { ManifestDocument } from './manifest-document';
import { POD_TEMPLATE_PATHS } from './pod-template';
import { ReadObject } from './read-object';
import { SourceText } from './source-text';
import { GO_SPACE } from './yaml/characters';
import { checkLostText, parseDocument, UNUSUAL_CHARACTER } from './yaml/document';
import { type BadSeparator, cutDocuments, type DocumentText } from './yaml/documents';
import type { YamlNode } from './yaml/node';
import { OrdinaryDocuments } from './yaml/ordinary-document';
import type { Kept } from './yaml/ordinary-reader';
import { ReadError } from './yaml/read-error';
import type { RefusalId } from './yaml/refusals';
import { compose } from './yaml/values';

export interface ReadProblem {
  /**
   * `unreadable`: kubectl refuses the document. `duplicate-key`: of equal keys it takes the last. `ignored-text`: it drops text without
   * a word.
   */
  readonly kind: 'unreadable' | 'duplicate-key' | 'ignored-text';
  readonly message: string;
  readonly help: string;
  readonly range: Range;
  /** Set if it can be read, and is no object: kubectl goes on with what stands behind it. */
  readonly ofObject?: true;
  /** Set if kubectl may read it, and this reader does not. */
  readonly refusal?: RefusalId;
}

export interface ManifestFile {
  /** What the bytes say. */
  readonly text: string;
  readonly objects: readonly ReadObject[];
  /** Documents that do not claim to be Kubernetes objects, if they were asked for. */
  readonly others: readonly ReadObject<object>[];
  readonly problems: readonly ReadProblem[];
  /** How many documents have something in them, the skipped ones included. */
  readonly documents: number;
  /** Of how many of them nothing was wanted. */
  readonly skipped: number;
}

/** Of a document: `validity`, whether kubectl can read it, and the rest when somebody asks. */
export type Wanted = 'nothing' | 'validity' | 'everything';

export interface ReadOptions {
  /** What is wanted of a document, by its text; without it, everything of all. */
  readonly wanted?: (text: string) => Wanted;
  /** What claims to be no object, such as values of Helm or tasks of Ansible, is kept; without it, it is refused. */
  readonly keepOthers?: boolean;
}

/** The objects of a manifest file, as kubectl reads them. One bad document does not hide the others. */
export function readManifest(bytes: Uint8Array, options: ReadOptions = {}): ManifestFile {
  return new ManifestReader(decodeText(bytes), options).read();
}

/** What is asked of objects that turn out to be of no concern. */
const HEAD = keptOf([
  ['apiVersion'],
  ['kind'],
  ['metadata'],
  ['items'],
  ...POD_TEMPLATE_PATHS.map((path) => [...path, 'metadata']),
]);

function keptOf(paths: readonly (readonly string[])[]): Kept {
  const kept = new Map<string, 'all' | Kept>();
  for (const key of new Set(paths.map(([first]) => first))) {
    const inner = paths.filter(([first]) => first === key).map(([, ...rest]) => rest);
    kept.set(key, inner.some((rest) => rest.length === 0) ? 'all' : keptOf(inner));
  }
  return kept;
}

/** What kubectl skips, in the first 4,096 bytes, to see whether a file is JSON. */
const JSON_START = new RegExp(`^[${GO_SPACE}]{0,4095}{`);

const SOMETHING = /(?:^|[\n\r\u0085\u2028\u2029])[ \t]*[^ \t\r\n\u0085\u2028\u2029#]/;
const DOCUMENT_END = /(?:^|[\n\r\u0085\u2028\u2029])(\.\.\.)(?=[ \t\n\r\u0085\u2028\u2029]|$)/;

class ManifestReader {
  private readonly file: SourceText;
  private readonly objects: ReadObject[] = [];
  private readonly others: ReadObject<object>[] = [];
  private readonly problems: ReadProblem[] = [];
  private readonly ordinary: OrdinaryDocuments;
  private readonly wanted: (text: string) => Wanted;
  private readonly keepOthers: boolean;
  private documents = 0;
  private skipped = 0;

  constructor(text: string, { wanted = () => 'everything', keepOthers = false }: ReadOptions) {
    this.wanted = wanted;
    this.keepOthers = keepOthers;
    this.file = new SourceText(text);
    this.ordinary = new OrdinaryDocuments(text);
  }

  read(): ManifestFile {
    if (JSON_START.test(this.file.text)) this.readJson();
    else this.readYaml();
    const { objects, others, problems, documents, skipped } = this;
    return { text: this.file.text, objects, others, problems, documents, skipped };
  }

  private readJson(): void {
    const { text } = this.file;
    if (this.wanted(text) === 'nothing') {
      this.documents = this.skipped = 1;
      return;
    }
    const parser = new JsonParser(text);
    try {
      for (let root = parser.next(); root !== undefined; root = parser.next()) {
        const found = root;
        this.documents++;
        const document = new ManifestDocument(this.file, 0, text.length, root.start);
        this.attempt(document, () => this.take(document, text, found));
      }
    } catch (error) {
      // What follows cannot be told apart.
      this.documents++;
      this.unreadable(new ManifestDocument(this.file, 0, text.length), error);
    }
  }

  private readYaml(): void {
    const { documents, badSeparators } = cutDocuments(this.file.text);
    const separators = badSeparators.values();
    let separator = separators.next();
    for (const each of documents) {
      for (; !separator.done && separator.value.start < each.start; separator = separators.next()) {
        this.badSeparator(separator.value);
      }
      this.readDocument(each);
    }
    for (; !separator.done; separator = separators.next()) this.badSeparator(separator.value);
  }

  private badSeparator({ start, end }: BadSeparator): void {
    const found = show(this.file.text.slice(start, end));
    this.problems.push({
      kind: 'unreadable',
      message: `${found} begins with --- and has more after it than a comment: kubectl stops reading there`,
      help: 'put what follows --- on a line of its own',
      range: this.file.rangeAt(start, end),
    });
  }

  private readDocument({ start, end, marked }: DocumentText): void {
    const { text: all } = this.file;
    // kubectl drops the mark of a document, not one behind a line that it keeps.
    const from = all.charCodeAt(start) === 0xfeff && !marked ? start + 1 : start;
    const text = all.slice(from, end);
    const something = SOMETHING.test(text);
    if (something) this.documents++;
    const wanted = something ? this.wanted(text) : 'everything';
    if (wanted === 'nothing') {
      this.skipped++;
      return;
    }
    const mayBeUnusual = UNUSUAL_CHARACTER.test(text);
    if (!something && !text.includes('\t') && !mayBeUnusual) return;
    const endMark = text.includes('...') ? DOCUMENT_END.exec(text) : null;
    const length = endMark === null ? text.length : endMark.index + endMark[0].length - 3;
    if (endMark !== null && mayBeUnusual) {
      const whole = new ManifestDocument(this.file, from, end);
      if (!this.attempt(whole, () => checkLostText(text, length + 3))) return;
    }
    const document = new ManifestDocument(this.file, from, from + length);
    this.attempt(document, () => {
      if (endMark !== null) this.documentEnd(text, from, length, marked);
      // Nothing stands before the end.
      if (length === 0) return;
      const content = document.text;
      if (!mayBeUnusual) {
        const isCompleted = content.length > length;
        const ordinary = isCompleted ? new OrdinaryDocuments(content) : this.ordinary;
        const span = isCompleted ? undefined : { start: from, end: from + length };
        if (wanted === 'validity' && this.takeHead(document, ordinary.readPart(HEAD, span))) return;
        const read = ordinary.read(span);
        if (read !== undefined) return this.takeValue(document, read.value);
      }
      const root = parseDocument(content, mayBeUnusual);
      if (root !== undefined) this.take(document, content, root);
    });
  }

  /** `...` ends a document, and whatever stands behind it is lost. */
  private documentEnd(text: string, from: number, length: number, marked: boolean): void {
    if (!SOMETHING.test(text.slice(0, length)) && !marked) {
      throw new ReadError('... ends a document that has not begun', 'remove the line', length, length + 3);
    }
    const lost = SOMETHING.exec(text.slice(length + 3));
    if (lost === null) return;
    this.problems.push({
      kind: 'ignored-text',
      message: 'kubectl drops the text after ...',
      help: 'write --- instead of ... to begin another document, or remove the text',
      range: this.file.rangeAt(from + length, from + text.trimEnd().length),
    });
  }

  private take(document: ManifestDocument, text: string, root: YamlNode): void {
    const { value, repeated } = compose(text, root);
    for (const { name, node } of repeated) {
      this.problems.push({
        kind: 'duplicate-key',
        message: `the key ${show(name)} occurs more than once in one mapping: kubectl takes the last`,
        help: 'keep one of them',
        range: document.range(node.start, node.end),
      });
    }
    this.takeValue(document, value);
  }

  /** Whether the head of an object was all that had to be read. */
  private takeHead(document: ManifestDocument, head: Dictionary | undefined): boolean {
    if (head === undefined || 'items' in head || findObjects(head).problems.length > 0) return false;
    this.objects.push(new ReadObject(head, document, [], false));
    return true;
  }

  private takeValue(document: ManifestDocument, value: unknown): void {
    if (value === null) return;
    if (this.keepOthers && claimsNothing(value)) {
      this.others.push(new ReadObject(value, document, []));
      return;
    }
    const { objects, problems } = findObjects(value);
    for (const { data, path } of objects) this.objects.push(new ReadObject(data, document, path));
    for (const { message, help, path } of problems) {
      this.problems.push({
        kind: 'unreadable',
        message,
        help,
        range: document.rangeOf(path, 'value'),
        ofObject: true,
      });
    }
  }

  /** Whether there was nothing to refuse. */
  private attempt(document: ManifestDocument, action: () => void): boolean {
    try {
      action();
      return true;
    } catch (error) {
      this.unreadable(document, error);
      return false;
    }
  }

  private unreadable(document: ManifestDocument, error: unknown): void {
    if (!(error instanceof ReadError)) throw error;
    const { refusal } = error;
    const { message, help } = isInTemplate(document.text, error.start) ? IN_TEMPLATE : error;
    const range = document.range(error.start, error.end);
    this.problems.push({ kind: 'unreadable', message, help, range, refusal });
  }
}

const IN_TEMPLATE = {
  message: 'this is a template, not YAML yet',
  help: 'render the template first, for example with helm template',
};

/** Whether a place stands on a line with an expression in braces, not in quotes, or within one that has quotes of its own. */
function isInTemplate(text: string, at: number): boolean {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const before = text.slice(start, at + '{{'.length);
  return /^[^"'#\n]*\{[{%]/.test(text.slice(start)) || before.lastIndexOf('{{') > before.lastIndexOf('}}');
}

/** Whether a text that can be read holds no object, nor anything that claims to be one. */
export function holdsNoObject(bytes: Uint8Array): boolean {
  const { objects, others, problems } = readManifest(bytes, { keepOthers: true });
  return others.length > 0 && objects.length === 0 && problems.length === 0;
}
