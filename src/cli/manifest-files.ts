import { writeFileSync } from 'node:fs';
import { printable, show } from '../diagnostics/show';
import { STANDARD_INPUT } from '../lint/standard-input';
import { type Target, UNKNOWN_TARGET } from '../lint/target';
import { counted } from '../reporters/closing';
import { CLUSTER_OPTION, type LintArguments, type ReadingArguments } from './arguments';
import { CliError } from './cli-error';
import { targetByOptions } from './cluster-options';
import { type Config, findConfig, NO_CONFIG, readConfig } from './config';
import { canBeCarrier, canBeManifest, type FoundFiles, findFiles, identityOf, readInput, reasonOf } from './files';
import { Progress, type Terminal } from './progress';
import type { World } from './world';

/** What the arguments say of the files. */
type ManifestOptions = ReadingArguments & Partial<Pick<LintArguments, 'allowEmpty'>>;

/** Who reads them. */
export interface Reader {
  /** Of the command. */
  readonly name: string;
  /** `nothing to check`. */
  readonly does: string;
}

/** A repository can have charts by the dozen. */
const SHOWN_PATHS = 3;

const OF_TERRAFORM = /\.(tf|tfvars|hcl)$/;

/** The manifests that a command line names, and the clusters that they are meant for. Nothing is passed over in silence. */
export class ManifestFiles {
  /** What could not be done as it was asked for. */
  readonly troubles: string[] = [];
  readonly config: Config;
  readonly progress: Progress;
  private readonly ofOptions?: Target;
  private readonly stderr: Terminal;

  /** @throws CliError */
  constructor(
    private readonly options: ManifestOptions,
    private readonly reader: Reader,
    { stderr, env, now }: World,
  ) {
    this.stderr = stderr;
    this.progress = new Progress(stderr, env, now);
    this.ofOptions = targetByOptions(options.cluster, (option) => CLUSTER_OPTION[option]);
    const file = options.config ?? findConfig('.');
    this.config = file === undefined ? NO_CONFIG : readConfig(file);
  }

  /** @param placeOf where the configuration speaks of a path */
  find(inputs: readonly string[], carriers = false, placeOf: (path: string) => string = (path) => path): FoundFiles {
    const { name, does } = this.reader;
    const onFolder = (folder: string) => this.progress.step(() => `looking for manifests in ${folder}`);
    const excludes = (path: string) => this.config.excludes(placeOf(path));
    const found = findFiles(inputs, { carriers, excludes, onFolder });
    this.protect(found.files);
    const { problems, empty, passedOver, excluded } = found;
    for (const problem of problems) this.complain(problem);
    const { allowEmpty } = this.options;
    const hint = allowEmpty === undefined ? '' : ' (--allow-empty lets that pass)';
    for (const input of allowEmpty ? [] : empty) {
      this.complain(`nothing to ${does}: ${show(input)} holds no manifest${hint}`);
    }
    if (passedOver.length > 0) {
      const folders = firstOf(passedOver, 'folder');
      this.say(`skipped: templates of charts (${folders}); pipe \`helm template\` into \`cdk8s-cce ${name} -\``);
    }
    if (excluded.length > 0) this.say(`skipped, as the configuration says: ${firstOf(excluded, 'path')}`);
    return found;
  }

  /** @throws CliError if the output would take the place of a file that is read */
  private protect(files: readonly string[]): void {
    const { output } = this.options;
    const written = output === undefined ? undefined : identityOf(output);
    if (written === undefined || !files.some((file) => identityOf(file) === written)) return;
    throw new CliError(`--output: ${show(output)} is also an input; write to another file`);
  }

  read(found: FoundFiles, take: (file: string, bytes: Uint8Array) => void, carriers = false): void {
    const { files, walked } = found;
    let others = 0;
    for (const [index, file] of files.entries()) {
      this.progress.step(() => `file ${index + 1} of ${files.length}: ${file}`);
      if (OF_TERRAFORM.test(file)) {
        this.complain(
          `${show(file)} is no manifest: pipe \`terraform show -json\` of a plan into \`cdk8s-cce lint --carriers -\``,
        );
        continue;
      }
      let bytes: Buffer;
      try {
        bytes = readInput(file);
      } catch (error) {
        this.complain(`${show(file)} cannot be read: ${reasonOf(error)}`);
        continue;
      }
      const isManifest = !found.carriers.has(file) && canBeManifest(bytes);
      if (walked.has(file) && !isManifest && !(carriers && canBeCarrier(bytes))) others++;
      else take(file, bytes);
    }
    const missing = carriers ? 'a Kubernetes object or an annotation of CCE' : 'a Kubernetes object';
    if (others > 0) this.say(`skipped: ${counted(others, 'file')} without ${missing}`);
  }

  /** How a file is called, and where it goes. */
  sourceOf(file: string): { readonly name: string; readonly target: Target } {
    const name = file === STANDARD_INPUT ? (this.options.stdinName ?? file) : file;
    return { name, target: this.ofOptions ?? this.config.targetOf(name) ?? UNKNOWN_TARGET };
  }

  /** Writes the file of `--output`. */
  write(output: string, text: string): void {
    try {
      writeFileSync(output, text);
    } catch (error) {
      this.complain(`--output: ${show(output)} cannot be written: ${reasonOf(error)}`);
    }
  }

  complain(text: string): void {
    this.troubles.push(text);
    this.say(text);
  }

  say(text: string): void {
    this.progress.erase();
    this.stderr.write(`cdk8s-cce: ${printable(text)}\n`);
  }
}

function firstOf(paths: readonly string[], what: string): string {
  const more = paths.length - SHOWN_PATHS;
  return paths.slice(0, SHOWN_PATHS).join(', ') + (more > 0 ? ` and ${counted(more, `more ${what}`)}` : '');
}
