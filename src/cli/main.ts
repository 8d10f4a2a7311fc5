import { didYouMean } from '../diagnostics/nearest';
import { printable, show } from '../diagnostics/show';
import { CliError } from './cli-error';
import { ExitCode } from './exit-code';
import { helpCommand, helpOn } from './help';
import { runLint } from './lint';
import type { World } from './world';

/** Does what the arguments ask for. Findings go to standard output, everything else to standard error. */
export function main(world: World): ExitCode {
  const [command, ...rest] = world.args;
  try {
    switch (command) {
      case 'lint':
        return asked(rest, world) ?? runLint(rest, world);
      case 'explain':
        return asked(rest, world) ?? explain(rest, world);
      case 'rules':
        return asked(rest, world) ?? rules(rest, world);
      case 'help':
        return help(rest[0], world);
      default: {
        const answer = command === undefined ? undefined : asked([command], world);
        if (answer !== undefined) return answer;
        if (command === undefined) throw new CliError('give a command: lint, explain or rules');
        const meant =
          didYouMean(command, ['lint', 'explain', 'rules']) || '; give lint, explain or rules before anything else';
        throw new CliError(`there is no command ${show(command)}${meant}`);
      }
    }
  } catch (error) {
    world.stderr.write(
      linesOf(error, command)
        .map((line) => `${printable(line)}\n`)
        .join(''),
    );
    return ExitCode.TROUBLE;
  }
}

function linesOf(error: unknown, command: string | undefined): readonly string[] {
  if (error instanceof CliError) return [`cdk8s-cce: ${error.message}`, `${helpCommand(command)} shows the usage`];
  // The words of V8 for a text of more than half a gigabyte.
  if (error instanceof RangeError && error.message === 'Invalid string length')
    return ['cdk8s-cce: the output is too long for a string of Node.js: give fewer files at once'];
  return ['cdk8s-cce: this is a bug in cdk8s-cce', ...`${(error as Error).stack}`.split('\n')];
}

const HELP_OPTIONS = ['--help', '-h'];
const VERSION_OPTIONS = ['--version', '-V', '-v'];

/** What is asked of the command itself, behind any command; `undefined` if nothing is. */
function asked(args: readonly string[], world: World): ExitCode | undefined {
  const end = args.indexOf('--');
  const options = end === -1 ? args : args.slice(0, end);
  if (options.some((option) => HELP_OPTIONS.includes(option))) return help(world.args[0], world);
  if (!options.some((option) => VERSION_OPTIONS.includes(option))) return undefined;
  world.stdout.write(`${world.version}\n`);
  return ExitCode.OK;
}

function help(command: string | undefined, { stdout }: World): ExitCode {
  stdout.write(helpOn(command));
  return ExitCode.OK;
}

// What lint has no use for is loaded when it is asked for.

function explain(args: readonly string[], world: World): ExitCode {
  const { runExplain }: typeof import('./explain') = require('./explain');
  return runExplain(args, world);
}

function rules(ids: readonly string[], world: World): ExitCode {
  const { tellRules }: typeof import('./tell-rules') = require('./tell-rules');
  return tellRules(ids, world);
}
