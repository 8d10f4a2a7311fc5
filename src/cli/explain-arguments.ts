import type { ExplainOptions } from '../explain/explainer';
import { valuesOf } from '../reachability/dimensions';
import { CALLED_ADDRESSES } from '../reachability/explanation';
import { EXPLAIN_REPORTERS } from '../reporters/explain';
import type { ExplainReporter } from '../reporters/explain/explain-reporter';
import { parseOptions, type ReadingArguments, readingArguments, reporterFor } from './arguments';
import { readDecisions, readNames } from './dimension-options';

/** `cdk8s-cce explain ...`, understood. */
export interface ExplainArguments extends ReadingArguments {
  /** `web` or `shop/web`; empty: all. */
  readonly services: readonly string[];
  readonly question: Omit<ExplainOptions, 'isWanted'>;
  readonly reporter: ExplainReporter;
}

/** @throws CliError */
export function parseExplainArguments(args: readonly string[]): ExplainArguments {
  const { values, positionals } = parseOptions('explain', args);
  const { client, address, 'what-if': whatIf } = values;
  return {
    reporter: reporterFor(EXPLAIN_REPORTERS, values.format),
    ...readingArguments('explain', values, positionals),
    services: values.service ?? [],
    question: {
      ...(client === undefined ? {} : { clients: readNames('--client', valuesOf('client'), client) }),
      ...(address === undefined ? {} : { addresses: readNames('--address', CALLED_ADDRESSES, address) }),
      given: readDecisions('--given', values.given ?? []),
      ...(whatIf === undefined ? {} : { whatIf: readDecisions('--what-if', whatIf) }),
    },
  };
}
