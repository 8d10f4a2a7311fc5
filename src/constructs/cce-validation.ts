import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { append } from '../diagnostics/group-by';
import { didYouMean } from '../diagnostics/nearest';
import { printable, show, showTyped } from '../diagnostics/show';
import { checkFactory, FACTORY } from '../elb/factory';
import { UsageError } from '../elb/usage-error';
import type { Acknowledgement } from './acknowledgements';
import { checkConstruct } from './construct-argument';
import type { Expectation } from './expectation';
import type { Finding } from './finding';
import type { Judgement } from './judgement';
import type { NotJudged } from './not-judged';
import { finishWith, passOf, runPass, SynthPass } from './synth-pass';

/** Global, so that two copies of the package in one app judge it once. */
const VALIDATION = Symbol.for('cdk8s-cce.validation');

/** It is written into every object that it concerns. */
const MAX_REASON = 1024;

/** Set to `off`, it keeps warnings from being written. */
const WARNINGS_VARIABLE = 'CDK8S_CCE_WARNINGS';

/**
 * Checks all LoadBalancer Services of an app whenever it is synthesized, in whichever way they came into it: by constructs of
 * this library or of others, by `Include` and `Helm`, with JSON patches and escape hatches applied.
 *
 * Checked are the Services below an attached `CceCluster`, and all that carry annotations of CCE. Errors make the synthesis fail,
 * all in one run; warnings are written to standard error.
 *
 * Validation is on as soon as an app has a construct of this library or an attached `CceCluster`.
 *
 * @example
 *
 * declare const app: App;
 * declare const chart: Chart;
 * CceValidation.enable(app);
 * CceValidation.acknowledge(chart, 'generated-service-name', 'a throw-away environment, its addresses are of no interest');
 */
export class CceValidation {
  /**
   * Turns validation on for an app. Only needed in an app without a construct of this library and without an attached `CceCluster`.
   *
   * @param scope the app, or any construct in it
   * @returns the validation of the app, always the same
   * @throws if the scope is not a construct
   */
  public static enable(scope: IConstruct): CceValidation {
    checkConstruct('CceValidation.enable', scope);
    let root: Validated = scope;
    while (root.node.scope !== undefined) root = root.node.scope;
    return root[VALIDATION] ?? new CceValidation(FACTORY, root);
  }

  /**
   * Accepts what a rule finds, errors included, in a construct and everything below it.
   *
   * The acknowledgement is also written into the objects it concerns, as the annotation `cdk8s-cce/ignore`. One that finds
   * nothing to acknowledge is a warning.
   *
   * @param scope a construct, a Chart or the App
   * @param rule the id of the rule, as findings show it
   * @param reason why it is acceptable, for whoever reads it later
   * @throws if there is no such rule, if a synthesis does not check it, or if there is no reason, or one of more than 1024 characters
   */
  public static acknowledge(scope: IConstruct, rule: string, reason: string): void {
    const owner = 'CceValidation.acknowledge';
    checkConstruct(owner, scope);
    const { RULE_IDS, CHANGE_RULE_IDS, READER_RULE_IDS, IGNORE_ANNOTATION } = judging();
    if (CHANGE_RULE_IDS.has(rule)) {
      throw new UsageError(
        owner,
        `rule: '${rule}' checks a change of a manifest, which a synthesis does not see; acknowledge it by the annotation ${IGNORE_ANNOTATION} of the Service`,
      );
    }
    if (READER_RULE_IDS.has(rule)) {
      throw new UsageError(
        owner,
        `rule: '${rule}' checks the text of a file, which a synthesis does not see; there is nothing to acknowledge in an app`,
      );
    }
    if (!RULE_IDS.has(rule)) {
      const meant = typeof rule === 'string' ? didYouMean(rule, [...RULE_IDS], show) : '';
      throw new UsageError(owner, `rule: there is no rule ${showTyped(rule)}${meant}`);
    }
    if (typeof reason !== 'string' || reason.trim() === '') {
      throw new UsageError(
        owner,
        `reason: expected text that says why '${rule}' is acceptable here, got ${showTyped(reason)}`,
      );
    }
    if (reason.length > MAX_REASON) {
      throw new UsageError(
        owner,
        `reason: expected text of at most ${MAX_REASON} characters, got ${showTyped(reason)}`,
      );
    }
    CceValidation.enable(scope)._acknowledge({ scope, rule, reason: reason.trim() });
  }

  /**
   * Makes each call of a method of cdk8s' App one pass, if it is the app of a validation. On the prototype: there jsii looks for what
   * Python, Java and Go call, and what a subclass does around it may change the tree.
   */
  private static makePasses(root: IConstruct, method: SynthMethod): void {
    const prototype = declaring(root, method);
    const original = prototype?.[method];
    if (prototype === undefined || original === undefined || PASSES.has(original)) return;
    const inOnePass = function (this: Validated, ...args: unknown[]): unknown {
      const work = () => original.apply(this, args);
      const validation = this[VALIDATION];
      return validation instanceof CceValidation ? validation.runPass(method, work) : work();
    };
    PASSES.add(inOnePass);
    Object.defineProperty(prototype, method, { value: inOnePass, configurable: true, writable: true });
  }

  private readonly acknowledgements: Acknowledgement[] = [];
  private readonly expectations: Expectation[] = [];
  private silent = false;
  /** Errors of the validation that is under way, until cdk8s asks the constructs for them. */
  private pending: ReadonlyMap<IConstruct, string[]> = new Map();
  /** Constructs that have been told to answer for their errors. */
  private readonly answering = new WeakSet<IConstruct>();
  private finished: ReadonlySet<ApiObject> = new Set();

  private constructor(
    key: unknown,
    private readonly root: IConstruct,
  ) {
    checkFactory(key, 'CceValidation', 'enable');
    Object.defineProperty(root, VALIDATION, { value: this });
    root.node.addValidation({ validate: () => this.validate() });
    CceValidation.makePasses(root, 'synth');
    CceValidation.makePasses(root, 'synthYaml');
  }

  /**
   * Keeps warnings from being written, for test suites that look at `findings()`. Errors still fail the synthesis.
   *
   * The environment variable `CDK8S_CCE_WARNINGS=off` does the same for a whole process.
   *
   * @returns this validation
   */
  public silenceWarnings(): CceValidation {
    this.silent = true;
    return this;
  }

  /**
   * Checks the app as it stands now and returns everything that is not acknowledged: errors first, then warnings, then what is
   * only worth knowing. Writes nothing and does not fail.
   *
   * No finding is no proof where a fact was missing: `notJudged()` says so.
   *
   * @returns the findings, in an order that does not change from run to run
   */
  public findings(): Finding[] {
    const { judgeTree, toFinding } = judging();
    return judgeTree(this.root, this.acknowledgements, this.expectations).diagnostics.map(toFinding);
  }

  /**
   * What could not be checked in the app as it stands now, since a fact of a cluster or of a load balancer is not known; empty if
   * everything was. A synthesis writes the same to standard error. Writes nothing and does not fail.
   *
   * @returns one entry for each fact, in an order that does not change from run to run
   */
  public notJudged(): NotJudged[] {
    const { judgeTree, toNotJudged } = judging();
    const { notJudged, lacking } = judgeTree(this.root, this.acknowledgements, this.expectations);
    return notJudged.map((each) => toNotJudged(each, lacking(each.fact)));
  }

  /**
   * @internal
   */
  public _acknowledge(acknowledgement: Acknowledgement): void {
    this.acknowledgements.push(acknowledgement);
  }

  /**
   * @internal
   */
  public _expect(expectation: Expectation): void {
    this.expectations.push(expectation);
  }

  /** cdk8s validates the whole app once per chart, and once more: within one synthesis what was judged first is kept. */
  private validate(): string[] {
    const pass = passOf<Judgement>(this.root);
    if (pass?.judgement === undefined || pass.judgement.changesLate) {
      const judgement = judging().judgeTree(this.root, this.acknowledgements, this.expectations);
      this.finish(judgement);
      pass?.handOn(judgement.rendered);
      if (pass !== undefined) pass.judgement = judgement;
      this.pending = this.errorsOf(judgement);
      this.warn(judgement, pass?.printed ?? new Set());
    }
    return this.take(this.root);
  }

  /** Has the objects show what is acknowledged in them. */
  private finish({ finishes }: Judgement): void {
    for (const object of this.finished) if (!finishes.has(object)) finishWith(object, undefined);
    for (const [object, finish] of finishes) finishWith(object, finish);
    this.finished = new Set(finishes.keys());
  }

  /** Errors by the construct they stand under. The root validates first, so that the others can still be given a validation. */
  private errorsOf({ diagnostics }: Judgement): Map<IConstruct, string[]> {
    const { constructOf, describe } = judging();
    const errors = new Map<IConstruct, string[]>();
    for (const diagnostic of diagnostics) {
      if (diagnostic.severity !== 'error') continue;
      append(errors, constructOf(diagnostic.subject.origin as IConstruct), describe(diagnostic));
    }
    for (const construct of errors.keys()) {
      if (construct === this.root || this.answering.has(construct)) continue;
      this.answering.add(construct);
      construct.node.addValidation({ validate: () => this.take(construct) });
    }
    return errors;
  }

  private take(construct: IConstruct): string[] {
    const errors = this.pending.get(construct) ?? [];
    return errors.splice(0);
  }

  private get tellsWarnings(): boolean {
    return !this.silent && process.env[WARNINGS_VARIABLE] !== 'off';
  }

  private warn({ diagnostics, notJudged }: Judgement, printed: Set<string>): void {
    if (!this.tellsWarnings) return;
    const setting = process.env[WARNINGS_VARIABLE];
    const { describe, describeNotJudged, pathOf } = judging();
    const fresh = (text: string) => !printed.has(text) && printed.add(text);
    const warnings = diagnostics
      .filter(({ severity }) => severity === 'warning')
      .map((diagnostic) => `[${printable(pathOf(diagnostic.subject))}] ${describe(diagnostic)}`)
      .filter(fresh);
    const lines = [
      ...(warnings.length === 0 ? [] : [`${warnings.length} warning${warnings.length === 1 ? '' : 's'}`, ...warnings]),
      ...(notJudged.length === 0 ? [] : [describeNotJudged(notJudged)].filter(fresh)),
    ];
    if (lines.length === 0) return;
    if (setting !== undefined && setting !== '')
      lines.push(`${WARNINGS_VARIABLE} is ${show(setting)}; only 'off' has a meaning`);
    process.stderr.write(`cdk8s-cce: ${lines.join('\n  ')}\n`);
  }

  /** `cdk8s synth` runs validation plugins after the app, and has asked the app to record for them where its objects come from. */
  private leaveWord({ judgement }: SynthPass<Judgement>): void {
    const { outdir, recordConstructMetadata } = this.root as unknown as Recording;
    if (judgement === undefined || recordConstructMetadata !== true) return;
    judging().recordSynthesis(outdir, judgement, this.tellsWarnings);
  }

  private runPass<T>(method: SynthMethod, work: () => T): T {
    const pass = new SynthPass<Judgement>(this.root);
    const result = runPass(pass, work);
    if (method === 'synth') this.leaveWord(pass);
    return result;
  }
}

type Validated = IConstruct & { [VALIDATION]?: CceValidation };

type SynthMethod = 'synth' | 'synthYaml';

/** Methods that are passes already. */
const PASSES = new WeakSet<object>();

/** Whose method it is in the end, below all that override it. */
function declaring(
  app: object,
  method: SynthMethod,
): Partial<Record<SynthMethod, (...args: unknown[]) => unknown>> | undefined {
  let found: object | undefined;
  for (let each = Object.getPrototypeOf(app); each !== null; each = Object.getPrototypeOf(each)) {
    if (Object.hasOwn(each, method)) found = each;
  }
  return found;
}

/** What cdk8s' App keeps of the question whether to record, in a private field. */
interface Recording {
  readonly outdir: string;
  readonly recordConstructMetadata?: boolean;
}

// What judges, rules and all, loads when it is needed first: an app that only constructs pays nothing for it.
function judging(): typeof import('./judgement') {
  return require('./judgement');
}
