import { printable } from '../diagnostics/show';

/** The annotation by which an author acknowledges findings in the manifest itself: `<rule-id>: <reason>`, several one a line or after a `;`. */
export const IGNORE_ANNOTATION = 'cdk8s-cce/ignore';

/** One acknowledged rule. Without a reason it counts for nothing, and somebody has to be told. */
export interface IgnoreEntry {
  readonly rule: string;
  readonly reason: string;
}

export function readIgnores(text: string): readonly IgnoreEntry[] {
  return text
    .split(/[\n;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const colon = part.indexOf(':');
      return colon === -1
        ? { rule: part, reason: '' }
        : { rule: part.slice(0, colon).trim(), reason: part.slice(colon + 1).trim() };
    });
}

/** The text with further entries; what it says already stays as it is. */
export function addIgnores(text: string, entries: readonly IgnoreEntry[]): string {
  const said = new Set(readIgnores(text).map(({ rule }) => rule));
  const added = entries
    .filter(({ rule }) => !said.has(rule))
    .map(({ rule, reason }) => `${rule}: ${inOneLine(reason)}`);
  return [...(text.trim() === '' ? [] : [text.trim()]), ...added].join('\n');
}

/** A line break or a semicolon would start another entry. */
function inOneLine(reason: string): string {
  return printable(reason.replace(/\s+/g, ' ')).replace(/ ?; ?/g, ', ').trim();
}
