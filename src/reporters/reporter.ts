import type { RuleDescription } from '../engine/rule';
import type { LintResult } from '../lint/lint-result';

export interface ReporterOptions {
  /** Whether the text may hold ANSI codes. */
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** All that were judged, in any order. */
  readonly rules: readonly RuleDescription[];
  /** Of the package. */
  readonly version: string;
  /** Why something was not looked at, or not as it was asked for. A result without findings then means nothing. */
  readonly troubles: readonly string[];
}

/**
 * A result in one format; what a format does not need it ignores. Pure. The text ends with a line break, unless it is empty, and
 * whatever stands in a manifest or a file name, no character that a terminal would act on gets into it.
 */
export type Reporter = (result: LintResult, options: ReporterOptions) => string;
