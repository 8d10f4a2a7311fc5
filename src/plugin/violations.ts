import { printable } from '../diagnostics/show';
import type { LintFinding } from '../lint/lint-result';
import { readable, remarksOn } from '../reporters/finding-text';
import type { Violation } from './validation-context';

/** A document that cannot be read has no name. */
const NO_RESOURCE = 'N/A';

/**
 * Findings by what there is to say of them.
 *
 * @param pathOf the path of the construct, where the command line shows another one
 */
export function violationsOf(
  findings: readonly LintFinding[],
  pathOf: (finding: LintFinding) => string | undefined,
): Violation[] {
  const entries = new Map<string, Omit<Violation, 'violatingResources'> & { readonly findings: LintFinding[] }>();
  for (const finding of findings) {
    const entry = { ruleName: finding.rule, recommendation: whyOf(finding), fix: fixOf(finding) };
    const key = JSON.stringify(Object.values(entry));
    const present = entries.get(key);
    if (present === undefined) entries.set(key, { ...entry, findings: [finding] });
    else present.findings.push(finding);
  }
  return [...entries.values()].map(({ findings: ofEntry, ...entry }) => ({
    ...entry,
    violatingResources: ofEntry.map((finding) => ({
      resourceName: printable(finding.resource?.name ?? NO_RESOURCE),
      manifestPath: printable(finding.file),
      locations: [locationOf(finding, pathOf(finding))],
    })),
  }));
}

/** The manifest is shown above it, and the name without kind and namespace. */
function locationOf(finding: LintFinding, path: string | undefined): string {
  const { line, column } = finding.range;
  const said = remarks(finding);
  const others = [
    said.get('at'),
    ...(path === undefined ? [] : [`construct ${printable(path)}`]),
    ...['template', 'with'].filter((label) => said.has(label)).map((label) => `${label} ${said.get(label)}`),
  ].filter((text) => text !== undefined);
  return `${line}:${column} ${finding.severity}: ${readable(finding.message)}${inBrackets(others)}`;
}

function whyOf(finding: LintFinding): string {
  const said = remarks(finding);
  const asides = ['basis', 'platform']
    .filter((label) => said.has(label))
    .map((label) => `${label}: ${said.get(label)}`);
  return `${said.get('why')}${inBrackets(asides)}`;
}

function fixOf(finding: LintFinding): string {
  const said = remarks(finding);
  const explained = `npx cdk8s-cce rules ${printable(finding.rule)}`;
  return `${said.get('help')}${inBrackets([...(said.has('see') ? [`see ${said.get('see')}`] : []), explained])}`;
}

function inBrackets(texts: readonly string[]): string {
  return texts.length === 0 ? '' : ` (${texts.join('; ')})`;
}

function remarks(finding: LintFinding): ReadonlyMap<string, string> {
  return new Map(remarksOn(finding).map(({ label, lines }) => [label, lines.join(' ')]));
}
