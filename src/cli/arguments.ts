import { parseArgs } from 'node:util';
import { nearest } from '../diagnostics/nearest';
import { alternatives, show } from '../diagnostics/show';
import { REPORTERS } from '../reporters';
import type { Reporter } from '../reporters/reporter';
import type { ClusterOptions } from './cluster-options';
import { STANDARD_INPUT } from './files';
import { CliError } from './usage-error';

/** `cdk8s-cce lint ...`, understood. */
export interface LintArguments {
  readonly inputs: readonly string[];
  readonly cluster: ClusterOptions;
  readonly config?: string;
  readonly previous?: string;
  readonly replaces: boolean;
  readonly reporter: Reporter;
  readonly output?: string;
  readonly maxWarnings?: number;
  readonly carriers: boolean;
  /** The name under which the standard input is told, and looked up in the configuration. */
  readonly stdinName?: string;
  readonly allowEmpty: boolean;
  readonly fix: boolean;
  readonly quiet: boolean;
  readonly color: boolean | undefined;
}

const OPTIONS = {
  'cluster-type': { type: 'string' },
  'cluster-version': { type: 'string' },
  'proxy-mode': { type: 'string' },
  network: { type: 'string' },
  edition: { type: 'string' },
  config: { type: 'string' },
  previous: { type: 'string' },
  replace: { type: 'boolean' },
  carriers: { type: 'boolean' },
  'stdin-filename': { type: 'string' },
  format: { type: 'string' },
  output: { type: 'string' },
  'max-warnings': { type: 'string' },
  'allow-empty': { type: 'boolean' },
  fix: { type: 'boolean' },
  quiet: { type: 'boolean' },
  'no-color': { type: 'boolean' },
} as const;

/** The option of the command line that stands for a fact of the cluster. */
export const CLUSTER_OPTION: Readonly<Record<keyof ClusterOptions, string>> = {
  name: '--cluster-name',
  type: '--cluster-type',
  version: '--cluster-version',
  proxyMode: '--proxy-mode',
  network: '--network',
  edition: '--edition',
};

/** @throws CliError */
export function parseLintArguments(args: readonly string[]): LintArguments {
  const { values, positionals } = parse(args);
  const formats = [...REPORTERS.keys()];
  const format = values.format ?? 'pretty';
  const reporter = REPORTERS.get(format);
  if (reporter === undefined) throw new CliError(`--format: expected ${alternatives(formats)}, got ${show(format)}`);
  const maxWarnings = values['max-warnings'];
  if (maxWarnings !== undefined && !/^\d{1,9}$/.test(maxWarnings)) {
    throw new CliError(`--max-warnings: expected a whole number from 0, got ${show(maxWarnings)}`);
  }
  if (values.replace && values.previous === undefined) throw new CliError('--replace goes with --previous');
  if (positionals.length === 0)
    throw new CliError('nothing to check: give files, folders, patterns, or - for the standard input');
  if (positionals.includes(STANDARD_INPUT) && values.previous === STANDARD_INPUT)
    throw new CliError('--previous: the standard input is what is checked');
  if (values.fix && positionals.includes('-'))
    throw new CliError('--fix: the standard input is no file that can be corrected; name the files');
  return {
    inputs: positionals,
    cluster: {
      type: values['cluster-type'],
      version: values['cluster-version'],
      proxyMode: values['proxy-mode'],
      network: values.network,
      edition: values.edition,
    },
    config: values.config,
    previous: values.previous,
    replaces: values.replace ?? false,
    carriers: values.carriers ?? false,
    stdinName: stdinName(values['stdin-filename'], positionals),
    reporter,
    output: values.output,
    maxWarnings: maxWarnings === undefined ? undefined : Number(maxWarnings),
    allowEmpty: values['allow-empty'] ?? false,
    fix: values.fix ?? false,
    quiet: values.quiet ?? false,
    color: values['no-color'] ? false : undefined,
  };
}

function stdinName(name: string | undefined, inputs: readonly string[]): string | undefined {
  if (name === undefined) return undefined;
  if (name === '' || name === STANDARD_INPUT)
    throw new CliError(`--stdin-filename: expected the name of a file, got ${show(name)}`);
  if (!inputs.includes(STANDARD_INPUT)) throw new CliError('--stdin-filename goes with -, the standard input');
  return name;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    const [, unknown] = /^Unknown option '([^']+)'/.exec((error as Error).message) ?? [];
    if (unknown === undefined) throw new CliError((error as Error).message.split('\n')[0]);
    const meant = nearest(
      unknown,
      Object.keys(OPTIONS).map((name) => `--${name}`),
    );
    throw new CliError(`there is no option ${show(unknown)}${meant === undefined ? '' : `; did you mean ${meant}?`}`);
  }
}
