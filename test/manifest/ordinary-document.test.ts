import { OrdinaryDocuments } from '../../src/manifest/ordinary-document';
import type { Kept } from '../../src/manifest/ordinary-reader';
import { compose } from '../../src/manifest/values';
import { parseDocument } from '../../src/manifest/yaml-document';
import { mutatedManifest, Random } from './support/mutations';

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
t: [u, "v w", 'x', 5, /y, [], {}]
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
      t: ['u', 'v w', 'x', 5, '/y', [], {}],
      z: { a: 'b', 'c d': ['e'], f: { g: 1.5 } },
      A: 'B "C" [D] && -E }} {F',
      G: ['H'],
      I: 'J',
      K: {},
    },
  });
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
  'a: ["b\\n"]',
  'a: b # c\n  d',
  'a: b\n  # c\n  d',
  'a: b\n  c: d',
  'a: b\n  - c',
  'a: b\n  c # d',
  'a: "b\nc"',
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
  '<<: {}',
  'a: <<',
  '? a',
  '?\n  a',
  'a:\tb',
  'a: .inf',
  'a: "\\/"',
  'a: b\na: c',
  'a:\n  - -\n  - b',
  `${'k'.repeat(1001)}: v`,
  'a: "',
  `a: ${'['.repeat(200)}${']'.repeat(200)}`,
])('%j is not ordinary', (text) => {
  expect(isOrdinary(`${text}\n`)).toBe(false);
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

/** A few pieces more or less, lines that stand elsewhere or are indented otherwise. */
function mutated(random: Random): string {
  let text: string = random.pick(ORDINARY);
  for (let times = random.below(4); times >= 0; times--) {
    const at = random.below(text.length + 1);
    const lines = text.split('\n');
    const line = random.below(lines.length);
    switch (random.below(5)) {
      case 0:
        text = text.slice(0, at) + random.pick(PIECES) + text.slice(at);
        break;
      case 1:
        text = text.slice(0, at) + text.slice(at + 1);
        break;
      case 2:
        text = text.slice(0, at) + random.pick(PIECES) + text.slice(at + 1);
        break;
      case 3:
        text = lines
          .map((each, index) => (index === line ? ' '.repeat(random.below(6)) + each.trimStart() : each))
          .join('\n');
        break;
      default:
        lines.splice(random.below(lines.length), 0, ...lines.splice(line, 1));
        text = lines.join('\n');
    }
  }
  return text;
}

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

test.each<[string, (depth: number) => string]>([
  ['mappings', (depth) => Array.from({ length: depth }, (_, i) => `${' '.repeat(i)}k:\n`).join('')],
  ['lists', (depth) => `k:\n${'- '.repeat(depth)}v\n`],
  [
    'lists at the column of their keys',
    (depth) => `k:\n${Array.from({ length: depth / 2 }, (_, i) => `${'  '.repeat(i)}- k:\n`).join('')}`,
  ],
])('%s in one another are ordinary up to some depth', (_name, nested) => {
  expect([isOrdinary(nested(90)), isOrdinary(nested(110))]).toEqual([true, false]);
  expect([partOf(nested(90)) !== undefined, partOf(nested(110))]).toEqual([true, undefined]);
});

test.each([
  ['manifests', mutatedManifest, 1000],
  ['ordinary documents', mutated, 2000],
])('ordinary documents among mutated %s have the value that their nodes make', (_name, textOf, atLeast) => {
  const random = new Random(11);
  let ordinary = 0;
  let parts = 0;
  for (let run = 0; run < 20_000; run++) {
    for (const document of textOf(random).split(/^---\n/m)) {
      const text = `${document.split(/^\.\.\./m)[0]}\n`;
      if (/[^\n -~]/.test(text)) continue;
      const [read, part] = [readOrdinary(text), partOf(text)];
      if (read === undefined && part === undefined) continue;
      const root = parseDocument(text);
      const { value, repeated } = root === undefined ? { value: null, repeated: [] } : compose(text, root);
      if (read !== undefined) {
        ordinary++;
        expect({ text, value, repeated }).toEqual({ text, ...read, repeated: [] });
      }
      if (part !== undefined) {
        parts++;
        expect({ text, value, repeated }).toMatchObject({ text, value: part, repeated: [] });
      }
    }
  }
  expect(ordinary).toBeGreaterThan(atLeast);
  expect(parts).toBeGreaterThan(atLeast / 2);
});
