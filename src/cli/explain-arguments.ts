import { alternatives, show } from '../diagnostics/show';
import type { ExplainOptions } from '../explain/explainer';
import { valuesOf } from '../reachability/dimensions';
import { CALLED_ADDRESSES } from '../reachability/explanation';
import { EXPLAIN_REPORTERS } from '../reporters/explain';
import type { ExplainReporter } from '../reporters/explain/explain-reporter';
import { clusterOptionsOf, parseOptions, stdinName } from './arguments';
import { CliError } from './cli-error';
import type { ClusterOptions } from './cluster-options';
import { readDecisions, readNames } from './dimension-options';

/** `cdk8s-cce explain ...`, understood. */
export interface ExplainArguments {
  readonly inputs: readonly string[];
  readonly cluster: ClusterOptions;
  readonly config?: string;
  /** `web` or `shop/web`; empty: all. */
  readonly services: readonly string[];
  readonly question: Omit<ExplainOptions, 'isWanted'>;
  readonly reporter: ExplainReporter;
  readonly output?: string;
  readonly stdinName?: string;
  readonly color: boolean | undefined;
}

/** @throws CliError */
export function parseExplainArguments(args: readonly string[]): ExplainArguments {
  const { values, positionals } = parseOptions('explain', args);
  const format = values.format ?? 'pretty';
  const reporter = EXPLAIN_REPORTERS.get(format);
  if (reporter === undefined) {
    throw new CliError(`--format: expected ${alternatives([...EXPLAIN_REPORTERS.keys()])}, got ${show(format)}`);
  }
  if (positionals.length === 0) {
    throw new CliError('nothing to explain: give files, folders, patterns, or - for the standard input');
  }
  const { client, address, 'what-if': whatIf } = values;
  return {
    inputs: positionals,
    cluster: clusterOptionsOf(values),
    config: values.config,
    services: values.service ?? [],
    question: {
      ...(client === undefined ? {} : { clients: readNames('--client', valuesOf('client'), client) }),
      ...(address === undefined ? {} : { addresses: readNames('--address', CALLED_ADDRESSES, address) }),
      given: readDecisions('--given', values.given ?? []),
      ...(whatIf === undefined ? {} : { whatIf: readDecisions('--what-if', whatIf) }),
    },
    reporter,
    output: values.output,
    stdinName: stdinName(values['stdin-filename'], positionals),
    color: values['no-color'] ? false : undefined,
  };
}
