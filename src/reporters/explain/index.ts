import type { ExplainReporter } from './explain-reporter';
import { json } from './json';
import { markdown } from './markdown';
import { mermaid } from './mermaid';
import { pretty } from './pretty';
import { svg } from './svg';

/** All formats of `explain`, by name. */
export const EXPLAIN_REPORTERS: ReadonlyMap<string, ExplainReporter> = new Map<string, ExplainReporter>([
  ['pretty', pretty],
  ['json', json],
  ['markdown', markdown],
  ['mermaid', mermaid],
  ['svg', svg],
]);
