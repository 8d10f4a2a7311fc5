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
    help: 'put a blank behind the name',
  },
  'tag-with-special-characters': {
    input: 'tags with % or other special characters',
    help: 'leave the tag out: the values of a manifest need none',
  },
  'text-after-root': {
    input:
      'text behind the end of the object: less indented than its first line, or behind its closing bracket (kubectl drops it)',
    help: 'indent all lines of the object alike, or put --- before what is no part of it',
  },
  'colon-in-flow': {
    input: 'unquoted texts between brackets that begin with a colon, or have one directly before a bracket or comma',
    help: 'put a blank behind the colon, or quotes around the text',
  },
  'separator-after-other-break': {
    input: 'separators (---) behind a line break other than LF and CRLF: there kubectl drops the document behind them',
    help: 'end lines with LF or CRLF',
  },
  'mark-inside': {
    input: 'a byte order mark at the beginning of a line, but for the first of a document',
    help: 'remove the mark (U+FEFF)',
  },
  'control-character-behind-end': {
    input: 'control characters in text behind ..., which kubectl drops, or refuses if it has read so far',
    help: 'remove the text, or the characters',
  },
  'comment-behind-block-header': {
    input: 'a comment directly behind | or >',
    help: 'put a blank before the #',
  },
  'flow-line-not-indented': {
    input: 'unquoted texts between brackets that go on on a line that is not indented',
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
    input: 'a tag that is all there is of a key, behind a value that is a tag or an anchor alone',
    help: 'write the key',
  },
  'block-scalar-not-indented': {
    input: '| or > on a line of its own that is not indented more than the key',
    help: 'write it behind the colon',
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
