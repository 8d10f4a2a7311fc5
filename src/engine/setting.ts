import { type Decoded, NO_PROBLEMS, type ValueProblem } from '../annotations/codec/codec';
import { isJson } from '../annotations/codec/json';
import type { AnnotationSpec } from '../annotations/spec';
import { isPlaceholder, isTemplate } from '../annotations/unresolved';
import type { CceEditionName } from '../cluster/edition';
import type { Path } from '../diagnostics/diagnostic';

/** A text that a page prints where readers have to put one of their own. */
export interface Placeholder {
  readonly text: string;
  /** Where, inside a JSON value. */
  readonly inner: Path;
}

const NONE: readonly Placeholder[] = Object.freeze([]);

/** One annotation of a Service, as far as the schema knows it. */
export class Setting<T = unknown> {
  /** `undefined` if the value is no text (a rule of its own says so), or has an expression in it that somebody else will replace. */
  readonly text: string | undefined;
  private reading?: Decoded<T>;
  private flawed?: boolean;

  constructor(
    readonly spec: AnnotationSpec<T>,
    value: unknown,
    private readonly edition: CceEditionName | undefined,
  ) {
    this.text = typeof value === 'string' && canBeRead(value, spec) ? value : undefined;
  }

  /** What the annotation says, and what is wrong with it; `undefined` where `text` is. */
  get decoded(): Decoded<T> | undefined {
    if (this.text === undefined) return undefined;
    this.reading ??= this.spec.codec.decode(this.text, { edition: this.edition });
    return this.reading;
  }

  get problems(): readonly ValueProblem[] {
    return this.decoded?.problems ?? NO_PROBLEMS;
  }

  /** Placeholders that have the form of a value. Those that have not are problems already. */
  get placeholders(): readonly Placeholder[] {
    return this.text === undefined ? NONE : placeholdersIn(this.text, this.spec, this.problems);
  }

  get isFlawed(): boolean {
    this.flawed ??= this.problems.length > 0 || this.placeholders.length > 0;
    return this.flawed;
  }
}

/** A text with an expression in it can be read only as JSON, where the expression stands inside of a value. */
function canBeRead(text: string, { codec }: AnnotationSpec): boolean {
  return !isTemplate(text) || (codec.json !== undefined && isJson(text));
}

/** Every text with a placeholder in it has one of these. In JSON some tools write < as an escape. */
const SUSPICIOUS = /[<*]|\\u|\{[\w-]|x{3}|\.{3}|your[-_ ]|change|replace/i;

function placeholdersIn(
  text: string,
  { codec }: AnnotationSpec,
  problems: readonly ValueProblem[],
): readonly Placeholder[] {
  if (!SUSPICIOUS.test(text) || problems.some(({ inner }) => inner.length === 0)) return NONE;
  const wrong = new Set(problems.map(({ inner }) => JSON.stringify(inner)));
  return textsIn(codec.json === undefined ? text : JSON.parse(text)).filter(
    (found) => isPlaceholder(found.text) && !wrong.has(JSON.stringify(found.inner)),
  );
}

function textsIn(json: unknown, inner: Path = []): readonly Placeholder[] {
  if (typeof json === 'string') return [{ text: json, inner }];
  if (typeof json !== 'object' || json === null) return NONE;
  return Object.entries(json).flatMap(([key, item]) =>
    textsIn(item, [...inner, Array.isArray(json) ? Number(key) : key]),
  );
}
