import type { Edit, Path } from '../diagnostics/diagnostic';
import type { Range, Span } from '../diagnostics/location';
import { type Dictionary, KubeObject } from './kube-object';
import type { ManifestDocument } from './manifest-document';
import type { TextEdit } from './text-edit';

/** An object of a manifest, and where its parts stand. Places are looked up when somebody asks, by reading the document again. */
export class ReadObject<Data extends object = Dictionary> {
  private all?: Data;

  constructor(
    /** All of it, or a part: the rest is read again when somebody asks. */
    readonly head: Data,
    private readonly origin: ManifestDocument,
    private readonly path: Path,
    readonly isWhole = true,
  ) {}

  get data(): Data {
    this.all ??= this.isWhole ? this.head : (this.origin.value as Data);
    return this.all;
  }

  /** Whether it stands in a list. */
  get isItem(): boolean {
    return this.path.length > 0;
  }

  /** The line on which it begins. */
  get line(): number {
    return this.origin.lineOf(this.path);
  }

  /** The template that Helm names above it: `# Source: chart/templates/service.yaml`. */
  get helmSource(): string | undefined {
    return this.origin.helmSource;
  }

  /** Of a path that does not exist, the nearest ancestor's key. What is no entry of a mapping has no key of its own. */
  rangeOf(path: Path, part: 'key' | 'value' = 'value'): Range {
    return this.origin.rangeOf([...this.path, ...path], part);
  }

  /** A place inside the JSON text that the scalar at `path` holds; the whole value if it holds none. */
  rangeInside(path: Path, inner: Path): Range {
    return this.origin.rangeInside([...this.path, ...path], inner);
  }

  /** A part of the text that the scalar at `path` holds. */
  rangeOfSpan(path: Path, span: Span): Range {
    return this.origin.rangeOfSpan([...this.path, ...path], span);
  }

  /** What an edit of the object is in the text of its file; `undefined` where it is not clear from the text. */
  textEdit(edit: Edit): TextEdit | undefined {
    return this.origin.textEdit([...this.path, ...edit.path], edit);
  }
}

/** The object as rules see it. */
export function kubeObjectOf(read: ReadObject, origin: unknown): KubeObject {
  return new KubeObject(read.head, origin, read.isWhole ? undefined : read);
}
