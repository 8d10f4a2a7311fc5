import type { ExplainResult } from '../../explain/explain-result';

export interface ExplainReporterOptions {
  /** Whether the text may hold ANSI codes. */
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/**
 * What is explained, in one format; what a format does not need it ignores. Pure. Whatever stands in a manifest or a file name, no
 * character that a terminal would act on gets into it.
 */
export type ExplainReporter = (result: ExplainResult, options: ExplainReporterOptions) => string;
