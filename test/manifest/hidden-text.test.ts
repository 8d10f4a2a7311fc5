import { parseDocument } from '../../src/manifest/yaml/document';
import { mayHaveAlias, mayHaveBadEscape, revealed } from '../../src/manifest/yaml/hidden-text';
import type { YamlNode } from '../../src/manifest/yaml/node';
import { ReadError } from '../../src/manifest/yaml/read-error';
import { compose } from '../../src/manifest/yaml/values';
import { fc } from '../support/fast-check';
import { mutatedDocument, mutatedManifest, Random } from './support/mutations';

const isAlias = (node: YamlNode): boolean => node.kind === 'alias' || node.children.some(isAlias);

interface Found {
  readonly hasAlias: boolean;
  readonly hasBadEscape: boolean;
}

const NOTHING: Found = { hasAlias: false, hasBadEscape: false };

/** What the parser finds in a document; of one that cannot be read, what it is refused for. */
function foundIn(text: string): Found {
  try {
    const root = parseDocument(text);
    if (root === undefined) return NOTHING;
    const hasAlias = isAlias(root);
    // What an escape stands for is looked at last.
    return { hasAlias, hasBadEscape: isRefusedForEscape(() => compose(text, root)) };
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    if (isOfEscape(error)) return { ...NOTHING, hasBadEscape: true };
    // At the beginning of a line that is no sign of an alias.
    const before = text.slice(0, error.start);
    return { ...NOTHING, hasAlias: /^no anchor/.test(error.message) && !/(?:^|\n) *$/.test(before) };
  }
}

const isOfEscape = ({ message }: ReadError) => /escape|hexadecimal/.test(message);

function isRefusedForEscape(action: () => unknown): boolean {
  try {
    action();
    return false;
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    return isOfEscape(error);
  }
}

describe('aliases', () => {
  test.each([
    'a: *x',
    'a:   *x',
    'a: # c\n  *x',
    'a:\n- *x',
    'a:\n- - *x',
    'a:\n- b\n- c: d\n  e: *x',
    'a: [*x]',
    'a: [ *x ]',
    'a: [b, *x]',
    'a: [b,*x]',
    'a: [[*x]]',
    'a: [b, [*x]]',
    'a: [\n  *x]',
    'a:\n  [*x]',
    'a: {b: *x}',
    'a: {*x : b}',
    'a: { *x : b}',
    'a: [{*x : b}]',
    'a: {"b":*x}',
    "a: {'b':*x}",
    'a: {"b" :*x}',
    'a: {"b"  :*x}',
    'a: &y [*x]',
    'a: !!seq [*x]',
    'a: !!seq &y-1 [*x]',
    'a: &y !!map {*x : b}',
    'a: &y\n  [*x]',
    'a: [!!seq [*x]]',
    'a: [b,&y [*x]]',
    'a: {"b":!!seq [*x]}',
    'a: !<tag:yaml.org,2002:seq> [*x]',
    '"a": *x',
    '*x : a',
    'a:\n  *x : b',
    'a:\n  *x',
    'a: [b,\n  *x,\n  c]',
    '<<: *m',
  ])('%j may have one, and has', (text) => {
    const document = `z: &x y\nm: &m {}\n${text}\n`;
    expect(foundIn(document).hasAlias).toBe(true);
    expect(mayHaveAlias(document)).toBe(true);
  });

  test.each([
    'a: b*x',
    'a: b *x',
    '[b *x]',
    'a: b? *x',
    'a: "*x"',
    "a: '*'",
    'a: b-*x',
    'a: b - c *x',
    'a: -*x',
    'a: [b *x]',
    'a: [-*x]',
    'a: b[*x]',
    'a: b {*x}',
    'a: (*x)',
    'a: "b" *x',
    'a: ! b *x',
    'a: &y b *x',
    'a: b &y [*x]',
    'a: b! [*x]',
    'a: b && [*x]',
    'a: b && ! [*x]',
    'a: b&y [*x]',
    'a: b:*x',
    'a: http://b:*x',
    'a: b?*x',
    'a: b\n  *x',
    'a: |\n  *x',
    'a: |\n  * x',
    '# *',
    'a: |\n  x ***',
    'a: |\n  **x**',
    'a: |\n  R & *x',
    'a: |\n  b &x\n  *x',
  ])('%j has none', (text) => {
    expect(mayHaveAlias(`${text}\n`)).toBe(false);
  });

  test.each([
    ['a bracket', '[*x]', true],
    ['a bracket behind a tag', '!t [*x]', true],
    ['a bracket further down', 'a:\n  [*x]', true],
    ['an anchor', 'a: &x y\nb: |\n  *x\n', true],
    ['an anchor at the beginning of a line', 'a:\n  &x y\nb: |\n  *x\n', true],
    ['an anchor of the document', '&x\na: |\n  *x\n', true],
    ['an anchor of an item', 'a: [b,&x y]\nb: |\n  *x\n', true],
    ['an anchor behind a tag', 'a: !!str &x y\nb: |\n  *x\n', true],
    ['an anchor behind it', 'b: |\n  *x\na: &x y\n', true],
    ['an ampersand in a text', 'a: b & c &x\nb: |\n  *x\n', false],
    ['an ampersand in a word', 'a: b&x\nb: |\n  *x\n', false],
    ['an anchor, and lists of Markdown', 'a: &x y\nb: |\n  * x\n  *\tx\n', false],
    ['stars alone', 'a: |\n  ***\n  b\n', true],
    ['stars alone, and blanks', 'a:\n  **** \t\r\n', true],
    ['stars alone at the end', 'a:\n  *', true],
    ['stars alone further down', 'a: |\n  *b*\n  ***\n', true],
    ['a star and more than blanks', 'a: |\n  ** b\n  *b*\n', false],
  ])('at the beginning of a line a star is one only if there is more: %s', (_what, text, expected) => {
    expect(mayHaveAlias(text)).toBe(expected);
  });

  test('what kubectl takes for one, and this reader refuses', () => {
    for (const text of ['a: {?*x : b}\n', 'a: [b, ?*x]\n', 'a: {? *x}\n', '? *x\n', 'a: {!!str :*x}\n', 'a: *x\n']) {
      expect({ text, may: mayHaveAlias(text) }).toEqual({ text, may: true });
    }
  });

  test('line breaks of other systems', () => {
    for (const lineBreak of ['\r\n', '\r', '\u0085', '\u2028']) {
      expect(mayHaveAlias(`a: &x y${lineBreak}*x : b`)).toBe(true);
      expect(mayHaveAlias(`a: y${lineBreak}*x : b`)).toBe(false);
    }
  });
});

describe('escapes', () => {
  test.each([
    'a: "\\d"',
    'a: "b\\d"',
    'a: "\\n\\d"',
    'a: "\\"\\d"',
    'a: "\\\\\\d"',
    'a: "\\/"',
    'a: "\\x4"',
    'a: "\\x4g"',
    'a: "\\u12"',
    'a: "\\U0001F60"',
    'a: "\\X41"',
    'a: "\\ud83d\\ude00"',
    'a: "\\udfff"',
    'a: "\\U00110000"',
    'a: "b\n  \\d"',
    'a:\n  "\\d"',
    '- "\\d"',
    '"\\d": a',
    'a: ["\\d"]',
    'a: [b, "\\d"]',
    'a: {"b":"\\d"}',
    'a: {"b" :"\\d"}',
    'a: !!str "\\d"',
    'a: &x "\\d"',
    'a: b\nc: "d"\ne: "\\d"',
  ])('%j may have a bad one, and has', (text) => {
    expect(foundIn(`${text}\n`).hasBadEscape).toBe(true);
    expect(mayHaveBadEscape(`${text}\n`)).toBe(true);
  });

  test.each([
    'a: b\\d',
    "a: '\\d'",
    'a: b "\\d"',
    'a: b-"\\d"',
    'a: b:"\\d"',
    'a: |\n  b "\\d"',
    'a: "b" # \\d',
    'a: "\\0\\a\\b\\t\\n\\v\\f\\r\\e\\ \\"\\\\\\N\\_\\L\\P"',
    'a: "\\x41\\u0041\\U00000041\\xaF"',
    'a: "\\ud7ff\\ue000\\U0010FFFF"',
    'a: "b\\\n  c"',
    'a: "b\\\\"\nc: d\\d',
    'a: d\\d\nb: "c"',
  ])('%j has none', (text) => {
    expect(foundIn(`${text}\n`)).toEqual(NOTHING);
    expect(mayHaveBadEscape(`${text}\n`)).toBe(false);
  });
});

test('an escape that the text ends in', () => {
  for (const text of ['a: "\\', 'a: "\\x', 'a: "\\x4', 'a: "\\U0001F60']) {
    expect({ text, may: mayHaveBadEscape(text) }).toEqual({ text, may: true });
  }
});

test.each<[string, (text: string) => boolean]>([
  ['stars', mayHaveAlias],
  ['quotes', mayHaveBadEscape],
])('very many brackets before %s', (_what, mayHave) => {
  const node = mayHave === mayHaveAlias ? '*x' : '"\\d"';
  expect(mayHave(`a: ${'['.repeat(200_000)}${node}`)).toBe(true);
  expect(mayHave(`a: b${'['.repeat(200_000)}${node}`)).toBe(false);
});

/** Aliases and escapes at all places where they can stand. */
const DOCUMENTS = [
  `z: &x a
b: *x
c: [*x, "d", {e: *x, "f":*x, 'g' :*x}]
h:
- *x
- &y {i: *x}
- - *x
*x : k
`,
  `m: !t &n o
p: !!seq [*n, 'q']
r: &s {*n : t, "u": [*n]}
v:
  *n
w: &y-1
  [*n]
x: [*y-1]
`,
  `a: "b\\n"
"c\\x41": ["\\u00e9", {"d":"\\0", "e" :"\\\\"}]
f:
- !!str "g\\"h"
- &i "\\
  j\\U0001F600"
k:
  "l"
`,
  `a: "b\\\\" # c
d: e\\f 'g\\h' *i & "j"
k: |
  * l "m\\n"
  *o* "p"
q: [r, "s\\_"]
`,
];

const PIECES = [
  ...' \n-:#\'"\\{}[],*&!?dxy',
  '\\d',
  '\\x4',
  '\\ud800',
  '*x',
  '&x ',
  '!t ',
  '"\\',
  ', ',
  ': ',
  '- ',
  '\n  ',
];

test.each([
  ['manifests', mutatedManifest, 100, 5],
  ['documents', (random: Random) => mutatedDocument(DOCUMENTS, PIECES, random), 300, 250],
])('no alias and no bad escape in mutated %s is missed', (_name, textOf, aliases, escapes) => {
  const random = new Random(3);
  let withAlias = 0;
  let withBadEscape = 0;
  for (let run = 0; run < 5000; run++) {
    for (const text of textOf(random).split(/^---\n/m)) {
      const { hasAlias, hasBadEscape } = foundIn(text);
      if (hasAlias) {
        withAlias++;
        expect({ text, may: mayHaveAlias(text) }).toEqual({ text, may: true });
      }
      if (hasBadEscape) {
        withBadEscape++;
        expect({ text, may: mayHaveBadEscape(text) }).toEqual({ text, may: true });
      }
    }
  }
  expect(withAlias).toBeGreaterThan(aliases);
  expect(withBadEscape).toBeGreaterThan(escapes);
});

describe('what escapes hide', () => {
  const WORD = 'LoadBalancer';
  const hex = (character: string, length: number) => character.charCodeAt(0).toString(16).padStart(length, '0');
  const spelling = fc.constantFrom<(character: string) => string>(
    (character) => character,
    (character) => `\\x${hex(character, 2)}`,
    (character) => `\\x${hex(character, 2).toUpperCase()}`,
    (character) => `\\u${hex(character, 4)}`,
    (character) => `\\U${hex(character, 8)}`,
    (character) => `${character}\\\n \t `,
    (character) => `${character}\\\r\n`,
    (character) => `\\\u2028${character}`,
  );

  test('is found in whatever way it is written', () => {
    const spellings = fc.array(spelling, { minLength: WORD.length, maxLength: WORD.length });
    fc.assert(
      fc.property(spellings, (each) => {
        const text = `a: "b ${[...WORD].map((character, index) => each[index](character)).join('')}, c"\n`;
        const root = parseDocument(text) as YamlNode;
        expect(compose(text, root).value).toEqual({ a: `b ${WORD}, c` });
        expect(revealed(text)).toContain(WORD);
      }),
    );
  });

  test.each([
    ['a: b', 'a: b'],
    ['a: "\\U0001F600\\u00e9"', 'a: "\u{1F600}é"'],
    ['a: "\\U0010FFFF\\U00110000b"', 'a: "\u{10FFFF}b"'],
    ['a: "\\x4\\n\\"\\\\"', 'a: "\\x4\\n\\"\\\\"'],
    ['a: "b\\\n\n  c"', 'a: "b\n  c"'],
    ['a: "b\\\r  c"', 'a: "bc"'],
    ['a: "b\\\u0085c"', 'a: "bc"'],
  ])('%j is %j', (text, expected) => {
    expect(revealed(text)).toBe(expected);
  });
});
