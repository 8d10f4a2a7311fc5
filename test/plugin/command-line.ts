import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'cdk8s';
import * as library from '../../src';
import type { ValidationContext, Violation } from '../../src/plugin/validation-context';

export interface Outcome {
  readonly status: 'success' | 'failure';
  readonly summary: Readonly<Record<string, string>>;
  readonly violations: readonly Violation[];
  /** What the report shows of each finding: `rule place severity: message (...)`. */
  readonly findings: readonly string[];
  /** The ids of the rules that the report names. */
  readonly rules: readonly string[];
}

/** Calls a plugin as `cdk8s synth` does, after the app has written its manifests. */
export async function validate(folder: string, properties?: unknown): Promise<Outcome> {
  // A named export of the package, by the name in cdk8s.yaml; what has no properties gets {}.
  const Plugin = (library as unknown as Record<string, new (properties: unknown) => library.CceValidationPlugin>)
    .CceValidationPlugin;
  const plugin = new Plugin(properties ?? {});
  const report = new Report();
  await plugin.validate({ manifests: manifestsIn(folder), metadata: metadataIn(folder), report });
  return report.outcome();
}

/** Synthesizes, and validates. */
export async function synthesize(app: App, properties?: unknown): Promise<Outcome> {
  app.synth();
  return validate(app.outdir, properties);
}

/** Refuses what the command line refuses. */
class Report {
  private readonly violations: Violation[] = [];
  private submitted?: Pick<Outcome, 'status' | 'summary'>;

  addViolation(violation: Violation): void {
    if (this.submitted !== undefined) throw new Error('Violations cannot be added to report after its submitted');
    this.violations.push(violation);
  }

  submit(status: Outcome['status'], summary: Outcome['summary']): void {
    this.submitted = { status, summary };
  }

  outcome(): Outcome {
    const { violations, submitted } = this;
    if (submitted === undefined) throw new Error("Report is incomplete. Call 'report.submit'");
    const findings = violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.flatMap(({ locations }) => locations.map((location) => `${ruleName} ${location}`)),
    );
    return { ...submitted, violations, findings, rules: violations.map(({ ruleName }) => ruleName) };
  }
}

function manifestsIn(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? manifestsIn(path) : path.endsWith('.yaml') ? [path] : []));
}

function metadataIn(folder: string): ValidationContext['metadata'] {
  const file = join(folder, 'construct-metadata.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).resources : {};
}
