import type { Severity } from '../diagnostics/diagnostic';
import { compareTexts } from '../diagnostics/order';
import { addressOf, HOME, pageOfRule } from '../diagnostics/pages';
import type { RuleDescription } from '../engine/rule';
import type { LintFinding, LintResult, Place, Resource } from '../lint/lint-result';
import { findingText, readable, resourceText } from './finding-text';
import { fingerprint } from './fingerprint';
import { jsonLines, jsonText } from './json-text';
import { plain } from './markdown-text';
import { ordinals } from './ordinals';
import type { ReporterOptions } from './reporter';
import { uriOf } from './uri';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

const STANDARD_INPUT = { uri: 'stdin', description: { text: 'standard input' } };

/** What GitHub calls the root of the repository. */
const ROOT = '%SRCROOT%';

/** SARIF 2.1.0, for code scanning. */
export function sarif({ findings, summary }: LintResult, { rules, version, troubles }: ReporterOptions): string {
  const descriptors = descriptorsOf(rules);
  const indexes = new Map(descriptors.map(({ id }, index) => [id, index]));
  const fingerprints = fingerprintsOf(findings);
  const results = findings.map((finding, index) => resultOf(finding, indexes.get(finding.rule), fingerprints[index]));
  const driver = { name: 'cdk8s-cce', version, informationUri: HOME };
  return [
    '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{',
    `"tool":{"driver":{${jsonText(driver).slice(1, -1)},"rules":${jsonLines(descriptors)}}},`,
    `"invocations":${jsonText([invocationOf(troubles)])},`,
    '"columnKind":"utf16CodeUnits",',
    `"results":${jsonLines(results)},`,
    `"properties":${jsonText({ summary })}`,
    '}]}\n',
  ].join('\n');
}

/** Alerts are closed by a report that lacks them: one that is no whole picture says so. */
function invocationOf(troubles: readonly string[]) {
  const notifications = troubles.map((text) => ({ level: 'error', message: { text: readable(text) } }));
  return {
    executionSuccessful: troubles.length === 0,
    toolExecutionNotifications: notifications.length === 0 ? undefined : notifications,
  };
}

/** In the order of their ids. */
function descriptorsOf(rules: readonly RuleDescription[]) {
  return [...rules].sort((one, other) => compareTexts(one.id, other.id)).map(descriptorOf);
}

function descriptorOf({ id, severity, statement, why, help, pages, basis, platformMessage }: RuleDescription) {
  const words = platformMessage === undefined ? [] : [platformMessage];
  return {
    id,
    shortDescription: { text: statement },
    fullDescription: { text: `${statement} ${why}` },
    help: {
      text: [
        why,
        help,
        ...words.map((text) => `The platform says: ${text}`),
        ...sources(pages.map((page) => addressOf(page) ?? page)),
      ].join('\n\n'),
      markdown: [
        `**Why:** ${plain(why)}`,
        `**What to do:** ${plain(help)}`,
        ...words.map((text) => `**The platform says:**\n\n\`\`\`text\n${text}\n\`\`\``),
        ...sources(pages.map(linked)),
      ].join('\n\n'),
    },
    helpUri: pageOfRule(id),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { pages, basis },
  };
}

function linked(page: string): string {
  const address = addressOf(page);
  return address === undefined ? `\`${page}\`` : `[${plain(page)}](${address})`;
}

function sources(pages: readonly string[]): string[] {
  return pages.length === 0 ? [] : [`Sources: ${pages.join(', ')}`];
}

/** None depends on a line number or on a value: moving an object or changing the value keeps the alert. */
function fingerprintsOf(findings: readonly LintFinding[]): string[] {
  const ordinalOf = ordinals();
  return findings.map(({ rule, file, resource, path, inner }) => {
    const { apiVersion, kind, namespace, name } = resource ?? {};
    const hash = fingerprint(
      JSON.stringify([rule, artifactOf(file).uri, apiVersion, kind, namespace, name, path, inner]),
    );
    return `${hash}:${ordinalOf(hash)}`;
  });
}

function resultOf(finding: LintFinding, ruleIndex: number | undefined, identity: string) {
  const { rule, severity, resource, path, inner, pages, basis, helmSource, related } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    // A link in a message of SARIF is written as in Markdown, and a manifest has none to offer.
    message: { text: findingText(finding).replace(/\]\(/g, '] (') },
    locations: [locationOf(finding, resource)],
    relatedLocations: related.map((other, id) => ({
      id,
      ...locationOf(other, other.resource),
      message: { text: resourceText(other.resource) },
    })),
    partialFingerprints: {
      'cdk8sCce/v1': identity,
      // GitHub computes its own from the lines of a file, and has none for what was piped.
      primaryLocationLineHash: finding.file === '-' ? identity : undefined,
    },
    properties: { path, inner, pages, basis, helmSource },
  };
}

function locationOf(place: Place, resource: Resource | undefined) {
  const { line, column, endLine, endColumn } = place.range;
  return {
    physicalLocation: {
      artifactLocation: artifactOf(place.file),
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
    logicalLocations: resource && [logicalLocationOf(resource)],
  };
}

function logicalLocationOf(resource: Resource) {
  const { apiVersion, namespace } = resource;
  return {
    name: readable(resource.name),
    fullyQualifiedName: readable([apiVersion, resource.kind, namespace ?? '', resource.name].join('/')),
    kind: 'resource',
  };
}

function artifactOf(file: string) {
  if (file === '-') return STANDARD_INPUT;
  const uri = uriOf(file, process.platform === 'win32');
  // What lies elsewhere is not below the root.
  const elsewhere = uri.startsWith('file:') || /(^|\/)\.\.(\/|$)/.test(uri);
  return elsewhere ? { uri } : { uri, uriBaseId: ROOT };
}
