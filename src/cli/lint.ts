import { show } from '../diagnostics/show';
import type { LintRun } from '../lint/fix';
import { Linter } from '../lint/lint';
import type { LintResult } from '../lint/lint-result';
import { LINT_RULES } from '../lint/lint-rules';
import { STANDARD_INPUT } from '../lint/standard-input';
import type { Target } from '../lint/target';
import { closingTexts, counted, ingressesLine } from '../reporters/closing';
import { pretty } from '../reporters/pretty';
import { type LintArguments, parseLintArguments } from './arguments';
import { displayOf } from './display';
import { EarlierPlaces } from './earlier-places';
import { ExitCode } from './exit-code';
import { reasonOf } from './files';
import type { Source } from './fix-manifests';
import { ManifestFiles } from './manifest-files';
import type { World } from './world';

/** Checks manifests, and corrects them where that is asked for. */
export function runLint(args: readonly string[], world: World): ExitCode {
  const command = new LintCommand(parseLintArguments(args), world);
  const result = command.result();
  command.report(result, world);
  if (command.files.troubles.length > 0) return ExitCode.TROUBLE;
  return command.isAllowed(result) ? ExitCode.OK : ExitCode.FINDINGS;
}

/** A file that was read, and where it goes. */
interface ReadSource extends Source {
  readonly target: Target;
  /** It is one of the earlier state. */
  readonly previous: boolean;
}

/** Reads what the arguments name, and judges it. */
class LintCommand {
  readonly files: ManifestFiles;
  private linter: Linter;
  /** What is read, where it is to be corrected: it is judged more than once. */
  private readonly sources: ReadSource[] = [];
  private readonly crashed = new Set<string>();

  constructor(
    private readonly options: LintArguments,
    world: World,
  ) {
    this.files = new ManifestFiles(options, { name: 'lint', does: 'check' }, world);
    this.linter = this.newLinter();
  }

  private newLinter(): Linter {
    const { carriers, previous, replaces } = this.options;
    const { config, progress } = this.files;
    return new Linter({
      ...config.options,
      withPrevious: previous !== undefined,
      replaces,
      onCheck: progress.isWatched ? () => progress.step(() => 'checking') : undefined,
      carriers,
      onCrash: (rule, error) => {
        // A run that corrects fails as often as it judges.
        if (this.options.fix && this.crashed.has(rule)) return;
        this.crashed.add(rule);
        this.files.complain(`the rule ${rule} failed, which is a bug in cdk8s-cce: ${reasonOf(error)}`);
      },
    });
  }

  result(): LintResult {
    try {
      return this.check();
    } finally {
      this.files.progress.erase();
    }
  }

  private check(): LintResult {
    const { inputs, previous, allowEmpty, carriers } = this.options;
    const found = this.files.find(inputs, carriers);
    const { files } = found;
    this.files.read(
      found,
      (file, bytes) => {
        const { name, target } = this.files.sourceOf(file);
        this.take({ name, bytes, target, previous: false });
      },
      carriers,
    );
    if (previous !== undefined) {
      const places = new EarlierPlaces(previous, inputs);
      const before = this.files.find([previous], false, (path) => places.placeOf(path));
      const targets = new Set(files.map((file) => this.files.sourceOf(file).target));
      this.files.read(before, (name, bytes) => {
        const target = targets.size === 1 ? [...targets][0] : this.files.sourceOf(places.placeOf(name)).target;
        this.take({ name, bytes, target, previous: true });
      });
    }
    const result = this.options.fix ? this.fix() : this.linter.finish();
    const { files: read, documents } = result.summary;
    if (read > 0 && documents === 0 && result.findings.length === 0 && !allowEmpty) {
      const what = files.length === 1 && files[0] === STANDARD_INPUT ? 'the standard input holds' : 'the files hold';
      this.files.complain(`nothing to check: ${what} no document (--allow-empty lets that pass)`);
    }
    const { unclaimed, previousDocuments } = this.linter;
    if (previousDocuments === 0 && !allowEmpty) {
      const what = previous === STANDARD_INPUT ? 'the standard input' : show(previous);
      this.files.complain(`nothing to compare with: ${what} holds no document (--allow-empty lets that pass)`);
    }
    if (previous !== undefined) this.sayNotCompared(this.linter.notCompared);
    if (unclaimed > 0) {
      const services = `${counted(unclaimed, 'LoadBalancer Service')} without an annotation of CCE`;
      this.files.say(`not checked: ${services}; to include such Services, give --cluster-type or a configuration`);
    }
    const ofIngresses = ingressesLine(this.linter.ingresses);
    if (ofIngresses !== '') this.files.say(`not checked: ${ofIngresses}`);
    return result;
  }

  private sayNotCompared({ parts, carriedMaps }: Linter['notCompared']): void {
    const what = [
      ...(parts === 0 ? [] : [`${counted(parts, 'part')} of Services`]),
      ...(carriedMaps === 0 ? [] : [counted(carriedMaps, 'carried map')]),
    ];
    if (what.length === 0) return;
    this.files.say(
      `not compared with the earlier state: ${what.join(', ')}; to compare what becomes of them, check the output of kubectl kustomize or helm template`,
    );
  }

  private take(source: ReadSource): void {
    if (this.options.fix) this.sources.push(source);
    else addTo(this.linter, source);
  }

  private fix(): LintResult {
    const { fixManifests }: typeof import('./fix-manifests') = require('./fix-manifests');
    const sources = this.sources.filter(({ previous }) => !previous);
    const before = this.sources.filter(({ previous }) => previous);
    const judge = (files: readonly Uint8Array[]): LintRun => {
      this.linter = this.newLinter();
      for (const [index, source] of sources.entries()) addTo(this.linter, { ...source, bytes: files[index] });
      for (const source of before) addTo(this.linter, source);
      return { result: this.linter.finish(), told: this.linter.told, crashed: this.linter.crashed };
    };
    return fixManifests(sources, judge, {
      say: (text) => this.files.say(text),
      complain: (text) => this.files.complain(text),
    });
  }

  /** Whether the findings are ones that a pipeline goes on with. */
  isAllowed({ summary: { errors, warnings } }: LintResult): boolean {
    const { maxWarnings = Number.POSITIVE_INFINITY } = this.options;
    if (warnings > maxWarnings)
      this.files.say(`${counted(warnings, 'warning')}: more than --max-warnings ${maxWarnings}`);
    return errors === 0 && warnings <= maxWarnings;
  }

  report(result: LintResult, world: World): void {
    const { stdout, version } = world;
    const { quiet, color: wanted, output, reporter } = this.options;
    const shown = quiet
      ? { ...result, findings: result.findings.filter(({ severity }) => severity === 'error') }
      : result;
    const { troubles } = this.files;
    const settings = { ...displayOf(world, wanted), rules: LINT_RULES, version, troubles };
    const printed = output === undefined ? reporter : pretty;
    stdout.write(printed(shown, settings));
    // What is for machines leaves a person in the dark, most of all where nothing was found.
    if (printed !== pretty) for (const line of closingTexts(result.summary)) this.files.say(line);
    if (output !== undefined) this.files.write(output, reporter(shown, { ...settings, color: false }));
  }
}

function addTo(linter: Linter, { name, bytes, target, previous }: ReadSource): void {
  if (previous) linter.addPrevious(name, bytes, target);
  else linter.add(name, bytes, target);
}
