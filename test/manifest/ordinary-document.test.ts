import type { Span } from '../../src/diagnostics/location';
import { parseDocument } from '../../src/manifest/yaml/document';
import { cutDocuments } from '../../src/manifest/yaml/documents';
import { OrdinaryDocuments } from '../../src/manifest/yaml/ordinary-document';
import type { Kept } from '../../src/manifest/yaml/ordinary-reader';
import { compose } from '../../src/manifest/yaml/values';
import { mutatedDocument, mutatedManifest, Random } from './support/mutations';

const readOrdinary = (text: string) => new OrdinaryDocuments(text).read();
const isOrdinary = (text: string) => readOrdinary(text) !== undefined;

test('what most documents are like', () => {
  expect(
    readOrdinary(`# comment
a: text
b: 'it''s'  # comment
c: "x \\"y\\" \\\\ \\n"
d:
  - 1
  - e: yes
    f: {}
  - []
g:
- h:
i: 0x10
"j": -5
'k': -k
`),
  ).toEqual({
    value: {
      a: 'text',
      b: "it's",
      c: 'x "y" \\ \n',
      d: [1, { e: true, f: {} }, []],
      g: [{ h: null }],
      i: 16,
      j: -5,
      k: '-k',
    },
  });
});

test('what goes on over several lines, and what stands in brackets', () => {
  expect(
    readOrdinary(`a: |
  b  # no comment

   c
d: >-  # comment
    e
    f

    g
h:
- |+
  i

- j k
  l

  m
- "n \\
  o\\x41

  p"
- 'q
   r''s'
t: [u, "v w", 'x', 5, /y, [], {}, a, z, A, Z, 0, 9]
z: { a: b, "c d": [e], f: {g: 1.5} } # comment
A:
  B
  "C" [D] && -E
  }} {F
G:
  [H]
I:
  'J'
K:
    {}
`),
  ).toEqual({
    value: {
      a: 'b  # no comment\n\n c\n',
      d: 'e f\ng',
      h: ['i\n\n', 'j k l\nm', 'n oA\np', "q r's"],
      t: ['u', 'v w', 'x', 5, '/y', [], {}, 'a', 'z', 'A', 'Z', 0, 9],
      z: { a: 'b', 'c d': ['e'], f: { g: 1.5 } },
      A: 'B "C" [D] && -E }} {F',
      G: ['H'],
      I: 'J',
      K: {},
    },
  });
});

test.each([
  ['a: http://b:80/c#d', 'http://b:80/c#d'],
  ['a: |  #      b\n  c: d', 'c: d\n'],
  ['a: |\n  \n  b', '\nb\n'],
  ['a: "\\x41\\"b"', 'A"b'],
  ['a: "b\n\n  \\"c\\\\\n  d"', 'b\n"c\\ d'],
  ["a: 'b\n\n   c  \n d'", 'b\nc d'],
])('a value that is ordinary: %j', (text, value) => {
  expect(readOrdinary(`${text}\n`)).toEqual({ value: { a: value } });
});

test.each([
  'a: |2\n  b',
  'a: |\nb: c',
  'a: |#\n  b',
  'a: |\n   \n  b',
  'a:\n  b: |\n    c\n   d: e',
  'a: [b',
  'a: [b,]',
  'a: [b, , c]',
  'a: [b\n  ]',
  'a: [b] c',
  'a: [b c]',
  'a: [b: c]',
  'a: [-]',
  'a: [.inf]',
  'a: [*b]',
  'a: {b}',
  'a: {b:c}',
  'a: {"b":c}',
  'a: {1: b}',
  'a: {b: c, b: d}',
  'a: {b: {c: d}, toString: e}',
  'a: {[b]: c}',
  "a: ['b''c']",
  "a: ['b'', c]",
  'a: ["b\', c]',
  'a: ["b\\, c]',
  'a: ["b\n]',
  "a: {'b'': c}",
  'a: ["b\\n"]',
  'a: b # c\n  d',
  'a: b\n  # c\n  d',
  'a: b\n  c: d',
  'a: b\n  - c',
  'a: b\n  c # d',
  'a: "b\nc"',
  'a: "b\n"',
  'a: "b\n  c\n"',
  '\n- "b',
  "a: 'b\n c'\n  d: e",
  'a:\n  b: "c\n  d"',
  'a: "b\\d"',
  'a: "b" c',
  "a: 'b\n",
  'a: &x b',
  'a: !!str b',
  'a: &x\nb: c',
  'a: !x\nb: c',
  'on: b',
  '1: b',
  ': b',
  '-a: b',
  '<<: {}',
  'a: <<',
  '? a',
  '?\n  a',
  'a:\tb',
  'a: .inf',
  'a: "\\/"',
  'a: b\na: c',
  'a:\n  - -\n  - b',
  'a: "',
  `a: ${'['.repeat(200)}${']'.repeat(200)}`,
])('%j is not ordinary', (text) => {
  expect(isOrdinary(`${text}\n`)).toBe(false);
});

test.each([
  ['', ': b', ''],
  ['"', '": b', '""'],
  ['a: {', ': b}', ''],
  [`# ${'x'.repeat(2000)}\na: [{"`, '": b}]', '""'],
])('a key has up to a thousand characters: %j', (before, after, quotes) => {
  const withKey = (length: number) => `${before}${'k'.repeat(length - quotes.length)}${after}\n`;
  expect([isOrdinary(withKey(1000)), isOrdinary(withKey(1001))]).toEqual([true, false]);
});

test.each([
  ['a: |\n', '---\n  b: c\n', undefined],
  ['a: |\n  b\n', '---\n  c\n', { a: 'b\n' }],
  ['a: |+\n  b\n\n', '---\n\n\n', { a: 'b\n\n' }],
  ['a: >-\n  b\n', '...\n  c\n', { a: 'b' }],
  ['a:\n', '---\n  b: c\n', { a: null }],
  ['a:\n', '- b\n', { a: null }],
  ['a: b\n', '  c\n', { a: 'b' }],
  ['a: b\n', '---\na: c\n', { a: 'b' }],
  ['- a\n', '- b\n', ['a']],
  ['a: "b\n', '---\n  c"\n', undefined],
  ['a: "b\n', '  c"\n', undefined],
  ['a: "b\\n\n', '  c"\n', undefined],
  ["a: 'b\n", "  c'\n", undefined],
  ["a: 'b''\n", "  c'\n", undefined],
  ['a: [b,\n', 'c]\n', undefined],
  ['# a\n', '---\nb: c\n', null],
  ['\n', 'a: b\n', null],
])('of %j nothing is looked at that stands behind it: %j', (text, rest, value) => {
  const kept: Kept = new Map([['a', 'all']]);
  const inFile = (before: string) => {
    const file = new OrdinaryDocuments(`${before}${text}${rest}`);
    const span = { start: before.length, end: before.length + text.length };
    return [file.read(span)?.value, file.readPart(kept, span)];
  };
  const part = value !== null && 'a' in Object(value) ? value : undefined;
  for (const before of ['', 'z: "y\n---\n', "'\t\n---\n"]) expect(inFile(before)).toEqual([value, part]);
});

test('tabs in other documents of the file do no harm', () => {
  const file = new OrdinaryDocuments('a: b\n---\na:\tc\n');
  expect(file.read({ start: 0, end: 5 })).toEqual({ value: { a: 'b' } });
  expect(file.read({ start: 9, end: 14 })).toBeUndefined();
});

/** What is ordinary, in all its forms: what a mutation makes of it is at the brink. */
const ORDINARY = [
  `a: 1
b:
- c: d
  e:
  - f
- g
h:
    i: 'x'
    "j": "y"
    k: {}
    l: []  # c
m: n o p # q
r:
s: t
`,
  `# x
- a
- - b
  - c: d
    e: f
-   g:
      h: 0x1F
- i: j
`,
  `  a: b
  c:
   d: e

   f:
   - g: h
     i:
     - j
`,
  `apiVersion: v1
metadata:
  annotations:
    k.io/a-b_c: '{"a":"it''s"}'
    k.io/d: "{\\"a\\":\\n1}"
    e: http://x:80/y#z
    f: a, b [c] {d} 'e' "f"
`,
  `a: |
  b
   c # d

  e: f
g:
- >-
  h
  i

  - j
- k: |+
    l

  m: n
    o

    p
q: r
  s
`,
  `a: "b
  c \\
  d\\n
  e"
f:
- 'g

  h''i'
- "j k"
`,
  `a: [b, "c", 'd e', 1, {f: g}]
h: {i: j, "k": [l, m], n: {}} # o
p:
- [q, [r, s]]
- {t: true, u: /v}
`,
  `a:
  b c
  "d" - e
f:
  g:
    [h, i]
  j:
  - k
    -l
  m:
    |
    n
o:
  'p
  q'
r:
   5
s:
  {}
`,
];

const PIECES = [...' \n-:#\'"\\{}[],a1.~&*!|>%@?<=_/', '  ', '\n  ', '- ', ': ', ' #'];

const KEPT: Kept = new Map<string, Kept | 'all'>([
  ['kind', 'all'],
  ['metadata', 'all'],
  ['items', 'all'],
  ['spec', new Map([['template', new Map([['metadata', 'all' as const]])]])],
]);

const partOf = (text: string) => new OrdinaryDocuments(text).readPart(KEPT);

test('a part of a document', () => {
  expect(
    partOf(`apiVersion: v1
kind: A
metadata:
  labels:
    a: b
spec:
  replicas: 2
  template:
    spec:
      containers:
      - a: 1
        b:
        - "c" # d
        - .5
        - - e
          - |
            f
        - >-
          g
        h:
          i j
        k: [l, {m: n}]
        o: {p: q}
        r: ~
    metadata:
      labels:
        c: d
items:
`),
  ).toEqual({
    kind: 'A',
    metadata: { labels: { a: 'b' } },
    spec: { template: { metadata: { labels: { c: 'd' } } } },
    items: null,
  });
  expect(partOf('  # a\n kind: A\n')).toEqual({ kind: 'A' });
  expect(partOf('spec: text\n')).toEqual({ spec: 'text' });
  expect(partOf('spec:\n- a\n')).toBeUndefined();
  expect(partOf('spec:\nkind: A\n')).toBeUndefined();
  expect(partOf('- kind: A\n')).toBeUndefined();
  expect(partOf('# nothing\n')).toBeUndefined();
});

test('of a document with very many keys there is no part', () => {
  const withKeys = (count: number) =>
    `kind: A\nspec:\n${Array.from({ length: count }, (_, i) => `  k${i}: 1\n`).join('')}`;
  expect(partOf(withKeys(200))).toEqual({ kind: 'A', spec: {} });
  expect(partOf(withKeys(300))).toBeUndefined();
});

// All of them come to a hundred collections within the first.
test.each<[string, number, (depth: number) => string]>([
  ['mappings', 101, (depth) => Array.from({ length: depth }, (_, i) => `${' '.repeat(i)}k:\n`).join('')],
  ['lists', 100, (depth) => `k:\n${'- '.repeat(depth)}v\n`],
  [
    'lists at the column of their keys',
    50,
    (depth) => `k:\n${Array.from({ length: depth }, (_, i) => `${'  '.repeat(i)}- k:\n`).join('')}`,
  ],
  [
    'mappings in what is kept in part',
    99,
    (depth) => ['spec', 'template', ...Array(depth).fill('k')].map((key, i) => `${' '.repeat(i)}${key}:\n`).join(''),
  ],
  ['brackets', 101, (depth) => `k: ${'['.repeat(depth)}${']'.repeat(depth)}\n`],
  ['braces', 101, (depth) => `k: ${'{k: '.repeat(depth)}v${'}'.repeat(depth)}\n`],
])('%s in one another are ordinary up to some depth', (_name, most, nested) => {
  expect([isOrdinary(nested(most)), isOrdinary(nested(most + 1))]).toEqual([true, false]);
  expect([partOf(nested(most)) !== undefined, partOf(nested(most + 1))]).toEqual([true, undefined]);
});

/** The documents of a file, with where they stand in it. */
function* documentsOf(file: string): Generator<{ readonly text: string; readonly span: Span }> {
  for (const { start, end } of cutDocuments(file).documents) {
    const [content] = file.slice(start, end).split(/^\.\.\./m);
    if (content.endsWith('\n')) yield { text: content, span: { start, end: start + content.length } };
  }
}

const severalOf = (random: Random) =>
  Array.from({ length: 3 }, () => mutatedDocument(ORDINARY, PIECES, random)).join('\n---\n');

test.each([
  ['manifests', mutatedManifest, 1000],
  ['files of ordinary documents', severalOf, 2000],
])('ordinary documents in mutated %s have the value that their nodes make', (_name, fileOf, atLeast) => {
  const random = new Random(11);
  let ordinary = 0;
  let parts = 0;
  for (let run = 0; run < 8000; run++) {
    const file = `${fileOf(random)}\n`;
    if (/[^\n -~]/.test(file)) continue;
    const documents = new OrdinaryDocuments(file);
    for (const { text, span } of documentsOf(file)) {
      const [read, part] = [documents.read(span), documents.readPart(KEPT, span)];
      if (read === undefined && part === undefined) continue;
      const root = parseDocument(text);
      const { value, repeated } = root === undefined ? { value: null, repeated: [] } : compose(text, root);
      if (read !== undefined) {
        ordinary++;
        expect({ file, value, repeated }).toEqual({ file, ...read, repeated: [] });
      }
      if (part !== undefined) {
        parts++;
        expect({ file, value, repeated }).toMatchObject({ file, value: part, repeated: [] });
      }
    }
  }
  expect(ordinary).toBeGreaterThan(atLeast);
  expect(parts).toBeGreaterThan(atLeast / 2);
});
