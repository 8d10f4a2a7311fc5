/** Nested more deeply than any manifest; kubectl stops at 10,000. */
export const MAX_DEPTH = 500;

/**
 * What kubectl reads, and this reader refuses, since it could not promise to read the same. Everything else is read as kubectl
 * reads it, or refused as kubectl refuses it.
 */
export const REFUSALS = {
  'nested-deeply': {
    input: `mappings and lists that are nested more than ${MAX_DEPTH} levels deep`,
    help: `nest at most ${MAX_DEPTH} levels deep`,
  },
  'explicit-key': {
    input: 'keys that are marked with a question mark (? key), and unquoted question marks between brackets',
    help: 'write the key before its colon, without the question mark; quote a text that has one between brackets',
  },
  'name-before-indicator': {
    input: 'aliases and anchors directly before a colon, a question mark, %, @ or ` (*name: value)',
    help: 'put a space after the name',
  },
  'tag-with-special-characters': {
    input: 'tags with % or other special characters',
    help: 'leave the tag out: the values of a manifest need none',
  },
  'text-after-root': {
    input:
      'text after the end of the object: less indented than its first line, or after its closing bracket (kubectl drops it)',
    help: 'indent all lines of the object alike, or put --- before what is not part of it',
  },
  'colon-in-flow': {
    input: 'unquoted texts between brackets that begin with a colon, or have one directly before a bracket or comma',
    help: 'put a space after the colon, or quotes around the text',
  },
  'separator-after-other-break': {
    input: 'separators (---) after a line break other than LF and CRLF: there kubectl drops the document that follows',
    help: 'end lines with LF or CRLF',
  },
  'mark-inside': {
    input: 'a byte order mark at the beginning of a line other than the first of a document',
    help: 'remove the mark (U+FEFF)',
  },
  'control-character-behind-end': {
    input: 'control characters in text after ..., which kubectl drops, or refuses if it has read that far',
    help: 'remove the text, or the characters',
  },
  'comment-behind-block-header': {
    input: 'a comment directly after | or >',
    help: 'put a space before the #',
  },
  'flow-line-not-indented': {
    input: 'unquoted texts between brackets that continue on a line that is not indented',
    help: 'indent the line, or quote the text',
  },
  'empty-last-item': {
    input: 'a list in a list whose last item is empty',
    help: 'write null, or remove the item',
  },
  'property-before-first-key': {
    input:
      'a tag or an anchor on the first key of a mapping that has one itself, and two tags or two anchors of a whole document',
    help: 'remove one of them',
  },
  'tag-as-key': {
    input: 'a key that is only a tag, after a value that is only a tag or an anchor',
    help: 'write the key',
  },
  'block-scalar-not-indented': {
    input: '| or > on a line of its own that is not indented more than the key',
    help: 'write it after the colon',
  },
  'escaped-single-quote': {
    input: "the escape \\' between double quotes",
    help: "write ' without the backslash",
  },
  'dash-in-flow': {
    input: 'an unquoted dash as a value between brackets',
    help: 'quote the dash',
  },
} as const;

export type RefusalId = keyof typeof REFUSALS;
