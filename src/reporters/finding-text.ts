import { undocumentedBasis } from '../diagnostics/basis';
import type { Path } from '../diagnostics/diagnostic';
import { pageLines } from '../diagnostics/pages';
import { dotted } from '../diagnostics/path';
import { firstFew, printable, shortened } from '../diagnostics/show';
import type { LintFinding, Place, RelatedPlace, Resource } from '../lint/lint-result';

/** More places than these make nothing clearer; JSON and SARIF have more. */
const RELATED_SHOWN = 5;

/** Nobody reads on; JSON has the whole text. */
const MAX_SHOWN = 1000;

/** One thing to say of a finding: `why: the platform takes one of the two`. */
export interface Remark {
  readonly label: string;
  /** At least one; each is a line of its own where there is room for it. */
  readonly lines: readonly string[];
}

/** What people read of a finding, after its message. Printable. */
export function remarksOn(finding: LintFinding): Remark[] {
  const { why, help, pages, edition, platformMessage, helmSource, related, moreRelated } = finding;
  const at = subjectOf(finding);
  return [
    ...remark('at', at === '' ? [] : [at]),
    ...remark('template', helmSource === undefined ? [] : [helmSource]),
    ...remark('with', related.length === 0 ? [] : [describeRelated(related, moreRelated)]),
    ...remark('why', [why]),
    ...remark('help', [help]),
    ...remark('see', pageLines(pages, 'cdk8s-cce lint --format json', edition)),
    ...remark(
      'basis',
      [undocumentedBasis(finding)].filter((text) => text !== ''),
    ),
    ...remark('platform', platformMessage === undefined ? [] : [platformMessage]),
  ];
}

function remark(label: string, lines: readonly string[]): Remark[] {
  return lines.length === 0 ? [] : [{ label, lines: lines.map(readable) }];
}

/** The message, and a line for each remark on it. */
export function findingText(finding: LintFinding): string {
  const remarks = remarksOn(finding).map(({ label, lines }) => `${label}: ${lines.join('\n  ')}`);
  return [readable(finding.message), ...remarks].join('\n');
}

/** Any text as people are shown it. */
export function readable(text: string): string {
  if (text.length <= MAX_SHOWN) return printable(text);
  // Not through the middle of a character.
  const cut = text.slice(0, MAX_SHOWN).replace(/[\ud800-\udbff]$/, '');
  return `${printable(cut)}… (${text.length} characters)`;
}

/** `deploy/web.yaml:12:5`. */
export function placeText({ file, range: { line, column } }: Place): string {
  return `${printable(file)}:${line}:${column}`;
}

/** `Service shop/web`. */
export function resourceText({ kind, namespace, name }: Resource): string {
  // What Kustomize and some operators read needs no name.
  const text = `${shortened(kind)} ${namespace === undefined ? '' : `${shortened(namespace)}/`}${shortened(name)}`;
  return text.trimEnd();
}

/** `metadata.annotations["..."] (ports[0]) of Service shop/web`; empty where there is nothing to name. */
export function subjectOf({ resource, path, inner = '' }: LintFinding): string {
  const place = path === '' ? '' : `${dotted(segments(path))}${inner === '' ? '' : ` (${dotted(segments(inner))})`}`;
  if (resource === undefined) return place;
  return place === '' ? resourceText(resource) : `${place} of ${resourceText(resource)}`;
}

/** The segments of a JSON pointer; what looks like the index of a list is taken for one. */
function segments(pointer: string): Path {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => (/^\d{1,9}$/.test(segment) ? Number(segment) : segment.replace(/~1/g, '/').replace(/~0/g, '~')));
}

function describeRelated(related: readonly RelatedPlace[], more = 0): string {
  const texts = related.map((other) => `${resourceText(other.resource)} at ${placeText(other)}`);
  return firstFew(texts, RELATED_SHOWN, related.length + more);
}
