import { isBlank, isBreak } from './characters';
import { isEscape } from './scalar-text';

/** What a character stands behind: the beginning of its line, a mark behind which a node of YAML can begin, or something else. */
type Before = 'line' | 'mark' | 'other';

function before(text: string, at: number): Before {
  for (let from = at; ; ) {
    let end = from;
    while (end > 0 && isBlank(text.charCodeAt(end - 1))) end--;
    const isApart = end < from;
    if (end === 0 || isBreak(text.charCodeAt(end - 1))) return from === at ? 'line' : 'mark';
    switch (text[end - 1]) {
      case ',':
        return 'mark';
      case '-':
        return isApart ? 'mark' : 'other';
      case ':':
        // Behind a quoted key in braces, and behind a key that is a tag, nothing has to stand between.
        return isApart || /["' \t]/.test(text.charAt(end - 2)) ? 'mark' : 'other';
      case '?':
      case '[':
      case '{':
        from = end - 1;
        break;
      default: {
        const property = isApart ? propertyBefore(text, end) : -1;
        if (property === -1) return 'other';
        from = property;
      }
    }
  }
}

/** Where a tag or an anchor begins in a word. */
const PROPERTY = /(?<=^|[[{,:])[!&]/;

/** Where the tag or the anchor begins that ends here; -1 if none ends here. */
function propertyBefore(text: string, end: number): number {
  let start = end;
  let isPossible = false;
  for (; start > 0; start--) {
    const code = text.charCodeAt(start - 1);
    if (isBlank(code) || isBreak(code)) break;
    isPossible ||= code === 0x21 || code === 0x26;
  }
  const found = isPossible ? PROPERTY.exec(text.slice(start, end)) : null;
  return found === null ? -1 : start + found.index;
}

function standsAtNode(character: string, text: string, fits: (found: Before, at: number) => boolean): boolean {
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) {
    if (fits(before(text, at), at)) return true;
  }
  return false;
}

/** Stars that are all that stands on a line, as where something is left out. */
const STARS = /\*+[ \t]*(?=[\r\n]|$)/y;

/**
 * Whether the text of a document may have an alias in it, or what kubectl takes for one: it has none if this says so. At the beginning of a
 * line a star is mostly that of a text.
 */
export function mayHaveAlias(text: string): boolean {
  let hasAnchor: boolean | undefined;
  return standsAtNode('*', text, (found, at) => {
    if (found !== 'line') return found === 'mark';
    if (isBlank(text.charCodeAt(at + 1))) return false;
    STARS.lastIndex = at;
    hasAnchor ??= standsAtNode('&', text, (each) => each !== 'other');
    return hasAnchor || STARS.test(text);
  });
}

/** Whether the text of a document may have an escape between double quotes that kubectl refuses: if not, it has none, or more is wrong. */
export function mayHaveBadEscape(text: string): boolean {
  return (
    text.includes('\\') && standsAtNode('"', text, (found, at) => found !== 'other' && hasBadEscapeBehind(text, at + 1))
  );
}

/** Looks at what stands up to the next double quote. */
function hasBadEscapeBehind(text: string, from: number): boolean {
  const end = /["\\]/g;
  end.lastIndex = from;
  while (end.test(text) && text[end.lastIndex - 1] === '\\') {
    if (!isEscape(text, end.lastIndex)) return true;
    end.lastIndex++;
  }
  return false;
}

/** Escapes that stand for any character, or for nothing between two lines. All others stand for marks and white space. */
const HIDING = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(?:\r\n|[\r\n\u0085\u2028\u2029])[ \t]*)/g;

/** The text of a document with what its escapes hide: `LoadBalancer` for `Load\x42alancer`. Also where they are none, outside of quotes. */
export function revealed(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(HIDING, (_all, x?: string, u?: string, long?: string) => {
    const code = Number.parseInt(x ?? u ?? long ?? '', 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
