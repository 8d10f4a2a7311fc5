import { writeFileSync } from 'node:fs';
import type { ClusterFacts } from '../cluster/cluster-facts';
import { nearest } from '../diagnostics/nearest';
import { printable, show } from '../diagnostics/show';
import { rulePage } from '../docs/rule-pages';
import { LINT_RULES, Linter, type Target } from '../lint/lint';
import type { LintResult } from '../lint/lint-result';
import { pretty } from '../reporters/pretty';
import { CLUSTER_OPTION, type LintArguments, parseLintArguments } from './arguments';
import { clusterFacts } from './cluster-options';
import { type Config, findConfig, NO_CONFIG, readConfig } from './config';
import { ExitCode } from './exit-code';
import { findFiles, readInput, reasonOf, STANDARD_INPUT } from './files';
import { HELP } from './help';
import { CliError } from './usage-error';

/** What the command has of the world. */
export interface World {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: { write(text: string): unknown };
}

/** Does what the arguments ask for. Findings go to standard output, everything else to standard error. */
export function main(world: World): ExitCode {
  const [command, ...rest] = world.args;
  try {
    switch (command) {
      case 'lint':
        return rest.includes('--help') ? help(world) : runLint(parseLintArguments(rest), world);
      case 'rules':
        return rest.includes('--help') ? help(world) : tellRules(rest, world);
      case '--help':
      case 'help':
        return help(world);
      case '--version':
        world.stdout.write(`${world.version}\n`);
        return ExitCode.OK;
      default: {
        if (command === undefined) throw new CliError('give a command: lint or rules');
        const meant = nearest(command, ['lint', 'rules']);
        throw new CliError(
          `there is no command ${show(command)}${meant === undefined ? '' : `; did you mean ${meant}?`}`,
        );
      }
    }
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    world.stderr.write(`cdk8s-cce: ${printable(error.message)}\ncdk8s-cce --help tells how it is used\n`);
    return ExitCode.TROUBLE;
  }
}

function help({ stdout }: World): ExitCode {
  stdout.write(HELP);
  return ExitCode.OK;
}

const NO_FACTS: ClusterFacts = Object.freeze({});

function runLint(options: LintArguments, world: World): ExitCode {
  const { stderr } = world;
  let trouble = false;
  const complain = (text: string) => {
    trouble = true;
    stderr.write(`cdk8s-cce: ${printable(text)}\n`);
  };
  const target = targetByOption(options);
  const config = configOf(options);
  const { files, problems, empty, passedOver } = findFiles(options.inputs);
  problems.forEach(complain);
  if (!options.allowEmpty)
    for (const input of empty)
      complain(`nothing to check: ${show(input)} holds no manifest (--allow-empty lets that pass)`);
  if (passedOver.length > 0) {
    stderr.write(
      `cdk8s-cce: templates of Helm charts are passed over: ${printable(passedOver.join(', '))}; pipe \`helm template\` into \`cdk8s-cce lint -\`\n`,
    );
  }
  const linter = new Linter({
    ...config.options,
    onCrash: (rule, error) => complain(`the rule ${rule} failed, which is a mistake of ours: ${reasonOf(error)}`),
  });
  const unknown: Target = { cluster: NO_FACTS, meantForCce: false };
  for (const file of files) {
    try {
      linter.add(file, readInput(file), target ?? config.targetOf(file) ?? unknown);
    } catch (error) {
      complain(`${show(file)} cannot be read: ${reasonOf(error)}`);
    }
  }
  const result = linter.finish();
  report(result, options, world);
  if (result.summary.documents === 0 && files.length > 0 && !options.allowEmpty) {
    const what = files.length === 1 && files[0] === STANDARD_INPUT ? 'the standard input holds' : 'the files hold';
    complain(`nothing to check: ${what} no document (--allow-empty lets that pass)`);
  }
  if (trouble) return ExitCode.TROUBLE;
  const { errors, warnings } = result.summary;
  return errors > 0 || warnings > (options.maxWarnings ?? Number.POSITIVE_INFINITY) ? ExitCode.FINDINGS : ExitCode.OK;
}

/** The cluster that the command line names, for all files. */
function targetByOption({ cluster }: LintArguments): Target | undefined {
  if (Object.values(cluster).every((value) => value === undefined)) return undefined;
  return { cluster: clusterFacts(cluster, (option) => CLUSTER_OPTION[option]), meantForCce: true };
}

function configOf({ config, inputs }: LintArguments): Config {
  const file = config ?? findConfig('.');
  return file === undefined || inputs.length === 0 ? NO_CONFIG : readConfig(file);
}

function report(result: LintResult, options: LintArguments, { stdout, env, version }: World): void {
  const shown = options.quiet
    ? { ...result, findings: result.findings.filter(({ severity }) => severity === 'error') }
    : result;
  const color = options.color ?? (stdout.isTTY === true && (env.NO_COLOR ?? '') === '');
  const settings = { color, width: stdout.columns ?? 100, rules: LINT_RULES, version };
  if (options.output === undefined) {
    stdout.write(options.reporter(shown, settings));
    return;
  }
  try {
    writeFileSync(options.output, options.reporter(shown, { ...settings, color: false }));
  } catch (error) {
    throw new CliError(`--output: ${show(options.output)} cannot be written: ${reasonOf(error)}`);
  }
  stdout.write(pretty(shown, settings));
}

function tellRules(ids: readonly string[], { stdout }: World): ExitCode {
  if (ids.length === 0) {
    const width = Math.max(...LINT_RULES.map(({ id }) => id.length));
    for (const { id, severity, statement } of LINT_RULES) {
      stdout.write(`${id.padEnd(width)}  ${severity.padEnd(7)}  ${statement}\n`);
    }
    return ExitCode.OK;
  }
  for (const id of ids) {
    const rule = LINT_RULES.find((each) => each.id === id);
    if (rule === undefined) {
      const meant = nearest(
        id,
        LINT_RULES.map((each) => each.id),
      );
      throw new CliError(`there is no rule ${show(id)}${meant === undefined ? '' : `; did you mean ${meant}?`}`);
    }
    stdout.write(rulePage(rule));
  }
  return ExitCode.OK;
}
