import type { Basis, Severity } from '../diagnostics/diagnostic';
import type { Range } from '../diagnostics/location';
import type { PageEdition } from '../diagnostics/pages';
import type { NotJudged } from '../engine/run-context';

/** The object that a finding is about. */
export interface Resource {
  readonly apiVersion: string;
  readonly kind: string;
  /** Absent where the manifest names none. */
  readonly namespace?: string;
  readonly name: string;
}

/** Where something stands. */
export interface Place {
  /** As it was given; `-` is the standard input. */
  readonly file: string;
  readonly range: Range;
}

/** Another object that has a part in a finding. */
export interface RelatedPlace extends Place {
  readonly resource: Resource;
}

/** What a rule says of a manifest. */
export interface LintFinding extends Place {
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, with the value found and the values allowed. */
  readonly message: string;
  readonly why: string;
  readonly help: string;
  /** Absent where the document cannot be read, or is no Kubernetes object. */
  readonly resource?: Resource;
  /** A JSON pointer to the value; empty for the object as a whole. */
  readonly path: string;
  /** A JSON pointer into the JSON that the annotation at `path` holds, or to the annotation in a text of YAML or JSON. */
  readonly inner?: string;
  /** Pages of the platform's documentation, most telling first. */
  readonly pages: readonly string[];
  /** Whose pages they are for the cluster; absent if nothing says so. */
  readonly edition?: PageEdition;
  readonly basis: readonly Basis[];
  /** The platform's own words. */
  readonly platformMessage?: string;
  /** The template that Helm names above the object. */
  readonly helmSource?: string;
  readonly related: readonly RelatedPlace[];
  /** How many further ones there are; absent if none was left out. */
  readonly moreRelated?: number;
  /** The text of the line on which it begins. */
  readonly line: string;
}

export interface LintSummary {
  readonly files: number;
  readonly documents: number;
  readonly resources: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Documents that cannot concern any rule, and were not parsed. */
  readonly skipped: number;
  /** Maps of annotations that were judged outside of Services; absent if nobody asked for them. */
  readonly carriedMaps?: number;
  /** Facts that were not given, and the rules that could not judge without them. */
  readonly notJudged: readonly NotJudged[];
}

export interface LintResult {
  /** By file, place, rule and message. */
  readonly findings: readonly LintFinding[];
  readonly summary: LintSummary;
}
