import { addressOf } from '../diagnostics/pages';
import type { LintFinding, LintResult, LintSummary, Place, Resource } from '../lint/lint-result';
import { jsonLines, jsonText } from './json-text';

/** A change that is more than a further key needs another number. */
const VERSION = 1;

/** For programs. Keys stand in a fixed order; what is absent has no key. */
export function json({ findings, summary }: LintResult): string {
  return `{"version":${VERSION},"findings":${jsonLines(findings.map(findingOf))},"summary":${jsonText(summaryOf(summary))}}\n`;
}

function findingOf(finding: LintFinding) {
  const { rule, severity, message, why, help, resource, path, inner, pages, edition, basis } = finding;
  const { helmSource, related, moreRelated } = finding;
  return {
    rule,
    severity,
    message,
    why,
    help,
    ...placeOf(finding),
    resource: resource && resourceOf(resource),
    path,
    inner,
    page: pages.at(0),
    pageUrl: pages.length === 0 ? undefined : addressOf(pages[0], edition),
    pages: pages.map((id) => ({ id, url: addressOf(id, edition) })),
    basis,
    helmSource,
    related: related.map((other) => ({ ...placeOf(other), resource: resourceOf(other.resource) })),
    moreRelated,
  };
}

function placeOf({ file, range: { line, column, endLine, endColumn } }: Place) {
  return { file, line, column, endLine, endColumn };
}

function resourceOf({ apiVersion, kind, namespace, name }: Resource) {
  return { apiVersion, kind, namespace, name };
}

function summaryOf({
  files,
  documents,
  resources,
  errors,
  warnings,
  infos,
  skipped,
  carriedMaps,
  notJudged,
}: LintSummary) {
  return {
    files,
    documents,
    resources,
    errors,
    warnings,
    infos,
    skipped,
    carriedMaps,
    notJudged: notJudged.map(({ fact, rules, services }) => ({ fact, rules, services })),
  };
}
