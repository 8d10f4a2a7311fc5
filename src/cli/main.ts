import { writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { ClusterFacts } from '../cluster/cluster-facts';
import { nearest } from '../diagnostics/nearest';
import { printable, show } from '../diagnostics/show';
import type { Verdict } from '../lint/fix';
import { LINT_RULES, Linter, type Target } from '../lint/lint';
import type { LintResult } from '../lint/lint-result';
import { counted } from '../reporters/closing';
import { pretty } from '../reporters/pretty';
import { CLUSTER_OPTION, type LintArguments, parseLintArguments } from './arguments';
import { clusterFacts } from './cluster-options';
import { type Config, findConfig, NO_CONFIG, readConfig } from './config';
import { ExitCode } from './exit-code';
import {
  canBeCarrier,
  canBeManifest,
  type FoundFiles,
  findFiles,
  isSameFile,
  readInput,
  reasonOf,
  STANDARD_INPUT,
} from './files';
import type { Source } from './fix-manifests';
import { HELP } from './help';
import { Progress, type Terminal } from './progress';
import { CliError } from './usage-error';

/** What the command has of the world. */
export interface World {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Terminal;
  /** Milliseconds, from whenever. */
  readonly now: () => number;
}

/** Does what the arguments ask for. Findings go to standard output, everything else to standard error. */
export function main(world: World): ExitCode {
  const [command, ...rest] = world.args;
  try {
    switch (command) {
      case 'lint':
        return asked(rest, world) ?? runLint(parseLintArguments(rest), world);
      case 'rules':
        return asked(rest, world) ?? tellRules(rest, world);
      case 'help':
        return help(world);
      default: {
        const answer = command === undefined ? undefined : asked([command], world);
        if (answer !== undefined) return answer;
        if (command === undefined) throw new CliError('give a command: lint or rules');
        const meant = nearest(command, ['lint', 'rules']);
        throw new CliError(
          `there is no command ${show(command)}${meant === undefined ? '' : `; did you mean ${meant}?`}`,
        );
      }
    }
  } catch (error) {
    const lines =
      error instanceof CliError
        ? [`cdk8s-cce: ${error.message}`, 'cdk8s-cce --help tells how it is used']
        : ['cdk8s-cce: a mistake of ours', ...`${(error as Error).stack}`.split('\n')];
    world.stderr.write(lines.map((line) => `${printable(line)}\n`).join(''));
    return ExitCode.TROUBLE;
  }
}

const HELP_OPTIONS = ['--help', '-h'];
const VERSION_OPTIONS = ['--version', '-V', '-v'];

/** What is asked of the command itself, behind any command; `undefined` if nothing is. */
function asked(args: readonly string[], world: World): ExitCode | undefined {
  const end = args.indexOf('--');
  const options = end === -1 ? args : args.slice(0, end);
  if (options.some((option) => HELP_OPTIONS.includes(option))) return help(world);
  if (!options.some((option) => VERSION_OPTIONS.includes(option))) return undefined;
  world.stdout.write(`${world.version}\n`);
  return ExitCode.OK;
}

function help({ stdout }: World): ExitCode {
  stdout.write(HELP);
  return ExitCode.OK;
}

const NO_FACTS: ClusterFacts = Object.freeze({});

function runLint(options: LintArguments, world: World): ExitCode {
  const run = new LintRun(options, world);
  const result = run.result();
  run.report(result, world);
  if (run.trouble) return ExitCode.TROUBLE;
  return run.isAllowed(result) ? ExitCode.OK : ExitCode.FINDINGS;
}

/** A file that was read, and where it goes. */
interface ReadSource extends Source {
  readonly target: Target;
  /** It is one of the earlier state. */
  readonly previous: boolean;
}

/** Reads what the arguments name, and judges it. */
class LintRun {
  /** Whether something could not be done as it was asked for. */
  trouble = false;
  private readonly ofOptions?: Target;
  private readonly config: Config;
  private linter: Linter;
  /** What is read, where it is to be corrected: it is judged more than once. */
  private readonly sources: ReadSource[] = [];
  private readonly crashed = new Set<string>();
  private readonly unknown: Target = { cluster: NO_FACTS, meantForCce: false };
  private readonly stderr: Terminal;
  private readonly progress: Progress;

  constructor(
    private readonly options: LintArguments,
    { stderr, env, now }: World,
  ) {
    this.stderr = stderr;
    this.progress = new Progress(stderr, env, now);
    this.ofOptions = targetByOption(options);
    this.config = configOf(options);
    this.linter = this.newLinter();
  }

  private newLinter(crashed = new Set<string>()): Linter {
    const { carriers, previous, replaces } = this.options;
    return new Linter({
      ...this.config.options,
      withPrevious: previous !== undefined,
      replaces,
      onCheck: this.progress.isWatched ? () => this.progress.step(() => 'judging') : undefined,
      carriers,
      onCrash: (rule, error) => {
        crashed.add(rule);
        // A run that corrects fails as often as it judges.
        if (this.options.fix && this.crashed.has(rule)) return;
        this.crashed.add(rule);
        this.complain(`the rule ${rule} failed, a mistake of ours: ${reasonOf(error)}`);
      },
    });
  }

  result(): LintResult {
    try {
      return this.check();
    } finally {
      this.progress.erase();
    }
  }

  private check(): LintResult {
    const { inputs, previous, allowEmpty, carriers } = this.options;
    const found = this.find(inputs, carriers);
    const { files } = found;
    this.read(
      found,
      (name, bytes) => this.take({ name: this.nameOf(name), bytes, target: this.targetOf(name), previous: false }),
      carriers,
    );
    if (previous !== undefined) {
      this.read(this.find([previous]), (name, bytes) =>
        this.take({ name, bytes, target: this.targetBefore(name, files), previous: true }),
      );
    }
    const result = this.options.fix ? this.fix() : this.linter.finish();
    const { files: read, documents } = result.summary;
    if (read > 0 && documents === 0 && result.findings.length === 0 && !allowEmpty) {
      const what = files.length === 1 && files[0] === STANDARD_INPUT ? 'the standard input holds' : 'the files hold';
      this.complain(`nothing to check: ${what} no document (--allow-empty lets that pass)`);
    }
    const { unclaimed } = this.linter;
    if (unclaimed > 0) {
      const services = `${counted(unclaimed, 'LoadBalancer Service')} without a key of CCE`;
      this.say(`not judged: ${services}; --cluster-type or a configuration says that it is meant for CCE`);
    }
    return result;
  }

  private take(source: ReadSource): void {
    if (this.options.fix) this.sources.push(source);
    else addTo(this.linter, source);
  }

  private fix(): LintResult {
    const { fixManifests }: typeof import('./fix-manifests') = require('./fix-manifests');
    const sources = this.sources.filter(({ previous }) => !previous);
    const before = this.sources.filter(({ previous }) => previous);
    const judge = (files: readonly Uint8Array[]): Verdict => {
      const crashed = new Set<string>();
      this.linter = this.newLinter(crashed);
      for (const [index, source] of sources.entries()) addTo(this.linter, { ...source, bytes: files[index] });
      for (const source of before) addTo(this.linter, source);
      return { result: this.linter.finish(), told: this.linter.told, crashed };
    };
    return fixManifests(sources, judge, {
      say: (text) => this.say(text),
      complain: (text) => this.complain(text),
    });
  }

  /** Whether the findings are ones that a pipeline goes on with. */
  isAllowed({ summary: { errors, warnings } }: LintResult): boolean {
    const { maxWarnings = Number.POSITIVE_INFINITY } = this.options;
    if (warnings > maxWarnings) this.say(`${counted(warnings, 'warning')}: more than --max-warnings ${maxWarnings}`);
    return errors === 0 && warnings <= maxWarnings;
  }

  private find(inputs: readonly string[], carriers = false): FoundFiles {
    const onFolder = (folder: string) => this.progress.step(() => `looking for manifests in ${folder}`);
    const found = findFiles(inputs, { carriers, onFolder });
    this.protect(found.files);
    const { problems, empty, passedOver } = found;
    for (const problem of problems) this.complain(problem);
    for (const input of this.options.allowEmpty ? [] : empty) {
      this.complain(`nothing to check: ${show(input)} holds no manifest (--allow-empty lets that pass)`);
    }
    if (passedOver.length > 0) {
      const folders = passedOver.join(', ');
      this.say(`templates of charts are passed over: ${folders}; pipe \`helm template\` into \`cdk8s-cce lint -\``);
    }
    return found;
  }

  /** @throws CliError if the output would take the place of a file that is read */
  private protect(files: readonly string[]): void {
    const { output } = this.options;
    const same = output === undefined ? undefined : files.find((file) => isSameFile(file, output));
    if (same === undefined) return;
    throw new CliError(`--output: ${show(output)} is one of the files that are read; write to another file`);
  }

  private read({ files, walked }: FoundFiles, take: (file: string, bytes: Uint8Array) => void, carriers = false): void {
    let others = 0;
    for (const [index, file] of files.entries()) {
      this.progress.step(() => `file ${index + 1} of ${files.length}: ${file}`);
      let bytes: Buffer;
      try {
        bytes = readInput(file);
      } catch (error) {
        this.complain(`${show(file)} cannot be read: ${reasonOf(error)}`);
        continue;
      }
      if (walked.has(file) && !canBeManifest(bytes) && !(carriers && canBeCarrier(bytes))) others++;
      else take(file, bytes);
    }
    const missing = carriers ? 'a Kubernetes object or a key of CCE' : 'a Kubernetes object';
    if (others > 0) this.say(`passed over: ${counted(others, 'file')} without ${missing}`);
  }

  /** How a file is called. */
  private nameOf(file: string): string {
    return file === STANDARD_INPUT ? (this.options.stdinName ?? file) : file;
  }

  private targetOf(file: string): Target {
    return this.ofOptions ?? this.config.targetOf(this.nameOf(file)) ?? this.unknown;
  }

  /** A file of the earlier state goes where the file of today goes that stands in the same place. */
  private targetBefore(file: string, today: readonly string[]): Target {
    const targets = new Set(today.map((each) => this.targetOf(each)));
    if (targets.size === 1) return [...targets][0];
    const inside = relative(this.options.previous as string, file);
    const place = inside === '' || inside.startsWith('..') ? basename(file) : inside;
    const same = today.find((each) => `/${this.nameOf(each)}`.endsWith(`/${place}`));
    if (same !== undefined) return this.targetOf(same);
    // It is gone.
    const places = [place, ...this.options.inputs.map((input) => join(input, place))];
    return places.map((each) => this.config.targetOf(each)).find((target) => target !== undefined) ?? this.unknown;
  }

  report(result: LintResult, { stdout, env, version }: World): void {
    const { quiet, color: wanted, output, reporter } = this.options;
    const shown = quiet
      ? { ...result, findings: result.findings.filter(({ severity }) => severity === 'error') }
      : result;
    const color = wanted ?? (stdout.isTTY === true && (env.NO_COLOR ?? '') === '');
    const settings = { color, width: stdout.columns ?? 100, rules: LINT_RULES, version };
    stdout.write((output === undefined ? reporter : pretty)(shown, settings));
    if (output === undefined) return;
    try {
      writeFileSync(output, reporter(shown, { ...settings, color: false }));
    } catch (error) {
      this.complain(`--output: ${show(output)} cannot be written: ${reasonOf(error)}`);
    }
  }

  private complain(text: string): void {
    this.trouble = true;
    this.say(text);
  }

  private say(text: string): void {
    this.progress.erase();
    this.stderr.write(`cdk8s-cce: ${printable(text)}\n`);
  }
}

function addTo(linter: Linter, { name, bytes, target, previous }: ReadSource): void {
  if (previous) linter.addPrevious(name, bytes, target);
  else linter.add(name, bytes, target);
}

/** The cluster that the command line names, for all files. */
function targetByOption({ cluster }: LintArguments): Target | undefined {
  if (Object.values(cluster).every((value) => value === undefined)) return undefined;
  return { cluster: clusterFacts(cluster, (option) => CLUSTER_OPTION[option]), meantForCce: true };
}

function configOf({ config }: LintArguments): Config {
  const file = config ?? findConfig('.');
  return file === undefined ? NO_CONFIG : readConfig(file);
}

function tellRules(ids: readonly string[], { stdout }: World): ExitCode {
  if (ids.length === 0) {
    const width = Math.max(...LINT_RULES.map(({ id }) => id.length));
    for (const { id, severity, statement, fixes } of LINT_RULES) {
      stdout.write(
        `${id.padEnd(width)}  ${severity.padEnd(7)}  ${statement}${fixes === undefined ? '' : ' (--fix)'}\n`,
      );
    }
    return ExitCode.OK;
  }
  const { rulePage }: typeof import('../docs/rule-pages') = require('../docs/rule-pages');
  for (const id of ids) {
    const rule = LINT_RULES.find((each) => each.id === id);
    if (rule === undefined) {
      const meant = nearest(
        id,
        LINT_RULES.map((each) => each.id),
      );
      throw new CliError(`there is no rule ${show(id)}${meant === undefined ? '' : `; did you mean ${meant}?`}`);
    }
    // Who reads it here edits nothing.
    stdout.write(rulePage(rule).replace(/^<!--.*-->\n+/, ''));
  }
  return ExitCode.OK;
}
