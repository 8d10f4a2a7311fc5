import { type ParseArgsConfig, parseArgs } from 'node:util';
import { didYouMean } from '../diagnostics/nearest';
import { alternatives, show } from '../diagnostics/show';
import { STANDARD_INPUT } from '../lint/standard-input';
import { REPORTERS } from '../reporters';
import type { Reporter } from '../reporters/reporter';
import { CliError } from './cli-error';
import type { ClusterOptions, JudgedOption } from './cluster-options';

/** What every command takes that reads manifests. */
export interface ReadingArguments {
  readonly inputs: readonly string[];
  readonly cluster: ClusterOptions;
  readonly config?: string;
  /** The name of the standard input in findings and in the configuration. */
  readonly stdinName?: string;
  readonly output?: string;
  readonly color: boolean | undefined;
}

/** `cdk8s-cce lint ...`, understood. */
export interface LintArguments extends ReadingArguments {
  readonly previous?: string;
  readonly replaces: boolean;
  readonly reporter: Reporter;
  readonly maxWarnings?: number;
  readonly carriers: boolean;
  readonly allowEmpty: boolean;
  readonly fix: boolean;
  readonly quiet: boolean;
}

const READING_OPTIONS = {
  'cluster-type': { type: 'string' },
  'cluster-version': { type: 'string' },
  'proxy-mode': { type: 'string' },
  network: { type: 'string' },
  edition: { type: 'string' },
  config: { type: 'string' },
  'stdin-filename': { type: 'string' },
  format: { type: 'string' },
  output: { type: 'string' },
  'no-color': { type: 'boolean' },
} as const;

const LINT_OPTIONS = {
  ...READING_OPTIONS,
  previous: { type: 'string' },
  replace: { type: 'boolean' },
  carriers: { type: 'boolean' },
  'max-warnings': { type: 'string' },
  'allow-empty': { type: 'boolean' },
  fix: { type: 'boolean' },
  quiet: { type: 'boolean' },
} as const;

const SEVERAL = { type: 'string', multiple: true } as const;
const EXPLAIN_OPTIONS = {
  ...READING_OPTIONS,
  service: SEVERAL,
  client: SEVERAL,
  address: SEVERAL,
  given: SEVERAL,
  'what-if': SEVERAL,
} as const;

const OPTIONS = { lint: LINT_OPTIONS, explain: EXPLAIN_OPTIONS };
type Command = keyof typeof OPTIONS;

/** The option of the command line that stands for a fact of the cluster. */
export const CLUSTER_OPTION: Readonly<Record<JudgedOption, string>> = {
  type: '--cluster-type',
  version: '--cluster-version',
  proxyMode: '--proxy-mode',
  network: '--network',
  edition: '--edition',
};

/** @throws CliError */
export function parseLintArguments(args: readonly string[]): LintArguments {
  const { values, positionals } = parseOptions('lint', args);
  const reporter = reporterFor(REPORTERS, values.format);
  const maxWarnings = values['max-warnings'];
  if (maxWarnings !== undefined && !/^\d{1,9}$/.test(maxWarnings)) {
    throw new CliError(`--max-warnings: expected a whole number from 0, got ${show(maxWarnings)}`);
  }
  if (values.replace && values.previous === undefined) throw new CliError('--replace goes with --previous');
  const reading = readingArguments('check', values, positionals);
  if (positionals.includes(STANDARD_INPUT) && values.previous === STANDARD_INPUT)
    throw new CliError('--previous: the standard input is already what is checked');
  if (values.fix && positionals.includes(STANDARD_INPUT))
    throw new CliError('--fix: the standard input cannot be corrected; name the files');
  return {
    ...reading,
    previous: values.previous,
    replaces: values.replace ?? false,
    carriers: values.carriers ?? false,
    reporter,
    maxWarnings: maxWarnings === undefined ? undefined : Number(maxWarnings),
    allowEmpty: values['allow-empty'] ?? false,
    fix: values.fix ?? false,
    quiet: values.quiet ?? false,
  };
}

/** @throws CliError */
export function reporterFor<R>(reporters: ReadonlyMap<string, R>, format = 'pretty'): R {
  const reporter = reporters.get(format);
  if (reporter !== undefined) return reporter;
  throw new CliError(`--format: expected ${alternatives([...reporters.keys()])}, got ${show(format)}`);
}

type ReadingValues = ReturnType<typeof parseArgs<{ options: typeof READING_OPTIONS }>>['values'];

/** @throws CliError */
export function readingArguments(does: string, values: ReadingValues, inputs: readonly string[]): ReadingArguments {
  if (inputs.length === 0)
    throw new CliError(`nothing to ${does}: give files, folders, patterns, or - for the standard input`);
  const { 'cluster-type': type, 'cluster-version': version, 'proxy-mode': proxyMode, network, edition } = values;
  const { config, output, 'stdin-filename': name } = values;
  return {
    inputs,
    cluster: { type, version, proxyMode, network, edition },
    config,
    stdinName: stdinName(name, inputs),
    output,
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

/** @throws CliError that names the option that was meant */
export function parseOptions<C extends Command>(
  command: C,
  args: readonly string[],
): ReturnType<typeof parseArgs<{ options: (typeof OPTIONS)[C]; allowPositionals: true; strict: true }>> {
  const options: ParseArgsConfig['options'] & (typeof OPTIONS)[C] = OPTIONS[command];
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const { message } = error as Error;
    const [, unknown] = /^Unknown option '([^']+)'/.exec(message) ?? [];
    if (unknown !== undefined) throw unknownOption(command, unknown);
    const [, option] = /^Option '(--[\w-]+)/.exec(message) ?? [];
    if (message.includes('does not take an argument')) throw new CliError(`${option} takes no value`);
    // A value with a dash is taken for an option of its own.
    const value = args.find((text, index) => args[index - 1] === option && /^-[^-]/.test(text));
    const meant = value === undefined ? '' : `; if ${show(value)} is meant, write ${option}=${value}`;
    throw new CliError(`${option}: the value is missing${meant}`);
  }
}

function unknownOption(command: Command, unknown: string): CliError {
  const names = namesOf(command);
  // An option and its value in one argument, as YAML of a pipeline gives them.
  const joined = unknown.trim().replace(/ +/, '=');
  const isJoined = names.includes(joined.split('=')[0]);
  const owner = (Object.keys(OPTIONS) as Command[]).find((each) => namesOf(each).includes(unknown));
  if (owner !== undefined) return new CliError(`${unknown} is an option of ${owner}; ${command} has none of that name`);
  const offered = isJoined ? `; did you mean ${joined}?` : didYouMean(unknown, names);
  return new CliError(`there is no option ${show(unknown)}${offered}`);
}

function namesOf(command: Command): readonly string[] {
  return Object.keys(OPTIONS[command]).map((name) => `--${name}`);
}
