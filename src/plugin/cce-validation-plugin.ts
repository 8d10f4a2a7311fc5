import { readFileSync } from 'node:fs';
import { reasonOf } from '../cli/files';
import { printable, show } from '../diagnostics/show';
import { Linter } from '../lint/lint';
import type { LintFinding, LintResult } from '../lint/lint-result';
import { UNKNOWN_TARGET } from '../lint/target';
import { wrap } from '../reporters/cells';
import { closingLine, counted, ingressesLine, notJudgedLine, type ToldBy } from '../reporters/closing';
import { mistake } from './mistake';
import { CLUSTER_PROPERTY, type PluginSettings, readProperties } from './properties';
import { Synthesis } from './synthesis';
import type { ValidationContext } from './validation-context';
import { violationsOf } from './violations';

/** What would have told each fact that the rules lacked. */
const TOLD_BY: ToldBy = {
  clusterType: CLUSTER_PROPERTY.type,
  network: CLUSTER_PROPERTY.network,
  version: CLUSTER_PROPERTY.version,
  proxyMode: CLUSTER_PROPERTY.proxyMode,
  edition: CLUSTER_PROPERTY.edition,
  elbClass: 'the class of the load balancer in the manifest',
};

/** A summary is a table, which does not break its lines. */
const SUMMARY_CELLS = 60;

/**
 * Judges the manifests of `cdk8s synth`, whatever app they are of, by the rules of `cdk8s-cce lint`. Named as a class under
 * `validations` in `cdk8s.yaml`; errors fail the synthesis, warnings are told.
 *
 * @internal
 */
export class CceValidationPlugin {
  private readonly settings: PluginSettings;

  /**
   * @param properties the `properties` of the entry: `clusterType`, `clusterVersion`, `proxyMode`, `network`, `edition`, `config`
   *   and `maxWarnings`, as the options of `cdk8s-cce lint`
   */
  public constructor(properties: unknown = {}) {
    this.settings = readProperties(properties);
  }

  public async validate({ manifests, metadata = {}, report }: ValidationContext): Promise<void> {
    const { config, target, maxWarnings } = this.settings;
    const synthesis = new Synthesis(manifests);
    const troubles: string[] = [];
    const linter = new Linter({
      ...config.options,
      onCrash: (rule, error) =>
        troubles.push(`the rule ${rule} failed, which is a bug in cdk8s-cce: ${reasonOf(error)}`),
    });
    for (const file of [...manifests].sort()) {
      const ofFile = target ?? config.targetOf(file) ?? UNKNOWN_TARGET;
      linter.add(file, read(file), (object) => synthesis.targetOf(file, object) ?? ofFile);
    }
    const result = linter.finish();
    const { errors, warnings } = result.summary;
    // What is only worth knowing is not told at every synthesis.
    const worthTelling = result.findings.filter(({ severity }) => severity !== 'info');
    const fresh = worthTelling.filter((finding) => !synthesis.hasTold(finding));
    const isShown = ({ resource }: LintFinding, path: string | undefined) =>
      metadata[resource?.name ?? '']?.path === path;
    const pathOf = (finding: LintFinding) => {
      const path = synthesis.pathOf(finding);
      return isShown(finding, path) ? undefined : path;
    };
    for (const violation of violationsOf(errorsFirst(fresh), pathOf)) {
      report.addViolation(violation);
    }
    if (warnings > maxWarnings) troubles.push(`${counted(warnings, 'warning')}: more than maxWarnings, ${maxWarnings}`);
    report.submit(
      errors > 0 || troubles.length > 0 ? 'failure' : 'success',
      summaryOf(result, synthesis, linter, worthTelling.length - fresh.length, troubles),
    );
  }
}

function read(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw mistake(`${show(file)} cannot be read: ${reasonOf(error)}`);
  }
}

function errorsFirst(findings: readonly LintFinding[]): LintFinding[] {
  const isError = ({ severity }: LintFinding) => severity === 'error';
  return [...findings.filter(isError), ...findings.filter((finding) => !isError(finding))];
}

/** The rows of the summary. */
function summaryOf(
  { summary }: LintResult,
  synthesis: Synthesis,
  { unclaimed, ingresses }: Linter,
  told: number,
  troubles: readonly string[],
): Record<string, string> {
  const notJudged = notJudgedLine(synthesis.notToldOf(summary.notJudged), TOLD_BY);
  const services = `${counted(unclaimed, 'LoadBalancer Service')} without an annotation of CCE`;
  const rows = {
    Findings: closingLine(summary),
    'Told by the app': told === 0 ? '' : counted(told, 'finding'),
    'Not checked': [
      ...(notJudged === '' ? [] : [notJudged.replace('not checked: ', '')]),
      ...(unclaimed === 0 ? [] : [`${services}; to include such Services, give clusterType or a configuration`]),
      ...[ingressesLine(ingresses)].filter((text) => text !== ''),
    ].join('; '),
    Failed: troubles.join('; '),
  };
  return Object.fromEntries(
    Object.entries(rows)
      .filter(([, text]) => text !== '')
      .map(([name, text]) => [name, wrap(printable(text), SUMMARY_CELLS).join('\n')]),
  );
}
