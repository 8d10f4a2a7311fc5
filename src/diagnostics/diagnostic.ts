import type { Span } from './location';

/** How bad a finding is: what the platform refuses or what surely does harm, what is silently lost or risky, what is worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** How a fact is known. Carried through to users: not every fact is equally sure. */
export type Basis =
  /** stated by an official page */
  | 'docs'
  /** seen on real clusters by third parties */
  | 'observed'
  /** behaviour of the first published provider source, from which the platform's controller descends */
  | 'ancestor'
  /** a logical consequence of documented facts */
  | 'derived';

export type PathSegment = string | number;
export type Path = readonly PathSegment[];

/** A change of an object, as data. With `inner`, of the JSON that the annotation at `path` holds. */
export type Edit =
  /** Another value in place of what stands there; without `inner` it is a text, a number or a boolean. */
  | { readonly kind: 'set'; readonly path: Path; readonly inner?: Path; readonly value: unknown }
  /**
   * What is written there becomes a text, to the letter: a scalar if it is written as one of `texts`, JSON of an object or a list if
   * there are none.
   */
  | { readonly kind: 'quote'; readonly path: Path; readonly texts?: readonly string[] }
  /** The key goes, and its value with it. */
  | { readonly kind: 'remove'; readonly path: Path; readonly inner?: Path }
  /** Another key for the same value. */
  | { readonly kind: 'rename'; readonly path: Path; readonly inner?: Path; readonly to: string };

/** The object that a finding is about. `origin` is whatever its source needs to find it again: a construct, a file and line. */
export interface Subject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly origin: unknown;
}

/** What a rule says of one object. */
export interface Diagnostic {
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, with the value found and the values allowed. */
  readonly message: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do. */
  readonly help: string;
  readonly subject: Subject;
  /** Where, inside the object: `['metadata', 'annotations', 'kubernetes.io/elb.class']`. */
  readonly path: Path;
  /** Where, inside the JSON text that the annotation at `path` holds. */
  readonly inner?: Path;
  /** Where, in the text at `path`, if it is no JSON that could hold a place. */
  readonly span?: Span;
  /** Set if it is about the key at `path`, in a rule that is usually about values. */
  readonly about?: 'key';
  /** Pages of the platform's documentation, most telling first. */
  readonly pages: readonly string[];
  readonly basis: readonly Basis[];
  /** The platform's own words, where they are known. */
  readonly platformMessage?: string;
  /** Other objects that have a part in it. */
  readonly related: readonly Subject[];
  /** What can only be meant, and harms nothing that runs. */
  readonly fix?: Edit;
}
