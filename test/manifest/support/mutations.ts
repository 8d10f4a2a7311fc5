/** Manifests to mutate: block and flow style, all kinds of scalars, anchors and merges, JSON, several documents. */
const MANIFESTS: readonly string[] = [
  `apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    kubernetes.io/elb.class: union
    kubernetes.io/elb.id: "3c7c"
    kubernetes.io/elb.opt: '{"a":"b","c":["d"]}'
    x.io/text: plain words here
spec:
  type: LoadBalancer
  ports:
  - name: http
    port: 80
  - name: https
    port: 443
`,
  `apiVersion: v1
kind: Service
metadata:
  name: web # comment
  annotations:
    a: |
      {"a": "b",
       "c": 1}
    b: >-
      folded text
      goes on

      here
    c: "double
      quoted \\"text\\"

      on"
    d: 'single
      it''s'
    e: plain
      goes
      on
spec: {type: LoadBalancer, ports: [{port: 80, name: x}, {port: 443}], sel: {a: b}}
`,
  `# head
x-common: &common
  a: "1"
  b: two
apiVersion: v1
kind: Service
metadata:
  name: web
  labels: &l {app: web}
  annotations:
    <<: *common
    c: three
spec:
  selector: *l
  more:
    - &x a
    - *x
    - - b
      - c
    -
      d: e
    - f:
        g: h
      i: j
`,
  `{"apiVersion":"v1","kind":"Service",
 "metadata":{"name":"web","annotations":{"a":"b\\n","c":"d"}},
 "spec":{"ports":[{"port":80},{"port":1.5e3}],"x":null,"y":true}}
`,
  `kind: A
apiVersion: v1
metadata: {name: a, annotations: {"a": 'b', c: "d, e"}}
spec:
    list:
        - one
        - two:   x
          three: [a, b, "c"]
    text: |+2
        indented

    last: >
     a
      b
     c

`,
  `kind: Service
apiVersion: v1
metadata:
  name: a
  annotations:
    a: b
---
# Source: x
kind: Service
apiVersion: v1
metadata:
  name: b
  annotations:
    a: 'c'
...
`,
];

/** Numbers that look random, the same for the same seed. */
export class Random {
  constructor(private seed: number) {}

  /** From 0 to `limit` - 1. */
  below(limit: number): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  pick<T>(items: ArrayLike<T>): T {
    return items[this.below(items.length)];
  }
}

/** One of the documents with a few pieces more or less, and lines that stand elsewhere or are indented otherwise. */
export function mutatedDocument(documents: readonly string[], pieces: readonly string[], random: Random): string {
  let text: string = random.pick(documents);
  for (let times = random.below(4); times >= 0; times--) {
    const at = random.below(text.length + 1);
    const lines = text.split('\n');
    const line = random.below(lines.length);
    switch (random.below(5)) {
      case 0:
        text = splice(text, at, 0, random.pick(pieces));
        break;
      case 1:
        text = splice(text, at, 1, '');
        break;
      case 2:
        text = splice(text, at, 1, random.pick(pieces));
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

/** Spellings of values. */
const VALUES = [
  'on',
  'yes',
  '~',
  '',
  'null',
  '1',
  '010',
  '0x1F',
  '1_000',
  '1e3',
  '.5',
  '-.5',
  '.inf',
  '2001-12-14',
  'v1.2',
  '"on"',
  "'on'",
  '!!str on',
  '! on',
  '!foo 5',
  '!!int "5"',
  '!!float 5',
  '!!bool "yes"',
  '!!binary aGVsbG8=',
  '"\\x41"',
  '"\\/"',
  '"\\u00e9"',
  '"a\\',
  '|',
  '>',
  '|-',
  '|2',
  '*x',
  '&x a',
  '&x',
  '{a: b}',
  '{a}',
  '[a]',
  '[a, b',
  '{"a":1}',
  '"a":b',
  'a: b',
  'a:',
  '- a',
  '? a',
  '%x',
  '@x',
  '`x',
  'a # c',
  'a#c',
  '#c',
  '{k:v}',
  '{k: a?b}',
  'a]',
  '1}',
  '...',
  '---',
  '<<',
  '::1',
  ':x',
  '=',
  '0o17',
  '"',
  "'",
  "a'b",
  '"a" b',
  '!',
  '!!null ""',
  '[a: b]',
  '{? a: b}',
  '"a\n  b"',
  'a\n      b',
  'a\n b',
  '"a\\\n  b"',
  '|\n        a\n       b',
  '"\u2028"',
  '\u00e9',
  '\u{1F600}',
  '\u00a0x',
  '"\ta"',
  'a\tb',
  '0b11',
  '1:30',
  '08',
  '12345678901234567890',
  '1e400',
  '[ ]',
  '{ }',
  '[[a],[b]]',
  '{a: {b: c}}',
  '[a,]',
  '{a: b,}',
  '["a","b"]',
  '{"a":"b"}',
  '["a": b]',
  '- - a',
  '!!str',
  '!!map {}',
  '&a *a',
  '? ',
  '|#c',
  '| #c',
  "''",
  '""',
  '" "',
  'a  b',
  '-',
  '-a',
  '?a',
  'a?',
  'a:b',
  'a :b',
  'a: ',
  '\\',
  '$x',
  '{{ x }}',
  '{% x %}',
  '<a>',
  'a, b',
  '[]a',
  '{}a',
  '"a"#c',
  '[a]#c',
  '\\n',
];

const CHARACTERS = ' \t\n\r:-#\'"{}[],&*!|>%@`?.~<=\\ab01\u0085\u2028\ufeff/_+n';
const PIECES = [
  '&a ',
  '*a',
  '!!str ',
  '!x ',
  '<<: *common',
  '? ',
  '- ',
  '  ',
  '\t',
  '\n',
  '---\n',
  '...\n',
  '# c\n',
  '\r\n',
  '\r',
  ': ',
  ':',
  ', ',
  '"',
  "'",
  '\n\n',
  '--- \n',
  '---\t# x\n',
  '\ufeff',
  '*common',
  '&common ',
  '{',
  '}',
  '[',
  ']',
  '\n  ',
  ' \n',
  ' #c',
  '#',
  '|\n',
  '>\n',
  '\\\n',
  '\n\t',
  '\n \t\n',
  '\u0085',
  '\u2028',
  '\u00a0',
  'null',
  '~',
];

const KEYS = [
  'on',
  '1',
  '~',
  '"x"',
  "'y'",
  '[a]',
  '? x',
  '&k k',
  '!!str 1',
  '1.50',
  '{a: b}',
  'a b',
  '"a":',
  '-',
  '*a ',
  '*x ',
  '<<',
  'a:b',
  '0x10',
  '.5',
  '.nan',
  '"<<"',
  '\u00e9',
  '#a',
  'yes',
  'null',
  'a#b',
  'a #b',
  '1e7',
  '010',
];
const LINES = [
  '',
  '  ',
  '\t',
  '# x',
  '    # y',
  '- a',
  '  - a',
  '    z: 1',
  '  z: {a: b}',
  '    - &q r',
  '      q',
  '   <<: {c: d}',
  'a',
  '"a"',
  '    a: b',
  '    "a": c',
  'z:',
  '    z:',
  '      - a\n      - b',
  '    ? a\n    : b',
  '-',
  '  -',
  '      -\n      - x',
  '      - - x\n        - y',
  '    &m z: y',
  '    z: &m',
  '    z: !t',
  '    z: *m',
  '    &m !x z: !t &n',
  '    &n\n    !t y: &m !',
  '  - &m !',
  '  - !t\n    &m',
  '!t',
  '&m',
];

/** Other ways to write a value. */
const wrappings = (value: string) => [
  `"${value}"`,
  `'${value}'`,
  `&a ${value}`,
  `!!str ${value}`,
  `[${value}]`,
  `{${value}}`,
  `{a: ${value}}`,
  `|\n        ${value}`,
  `>-\n        ${value}`,
  `\n        ${value}`,
  `"${value}\n   ${value}"`,
  `'${value}\n\n ${value}'`,
];

/** A manifest with one to three changes. */
export function mutatedManifest(random: Random): string {
  let text = random.pick(MANIFESTS);
  for (let rest = 1 + random.below(3); rest > 0; rest--) text = random.pick(MUTATIONS)(text, random);
  return random.below(40) === 0 ? text.replaceAll('\n', random.pick(['\r\n', '\r', '\u0085', '\u2028'])) : text;
}

type Mutation = (text: string, random: Random) => string;

const splice = (text: string, at: number, remove: number, insert: string) =>
  text.slice(0, at) + insert + text.slice(at + remove);

const onLines =
  (change: (lines: string[], at: number, random: Random) => void): Mutation =>
  (text, random) => {
    const lines = text.split('\n');
    change(lines, random.below(lines.length), random);
    return lines.join('\n');
  };

const otherValue = onLines((lines, at, random) => {
  lines[at] = lines[at].replace(/^(\s*(?:- )?[^:]*:) .*/, (_, key) => `${key} ${random.pick(VALUES)}`);
});

const MUTATIONS: readonly Mutation[] = [
  otherValue,
  otherValue,
  (text, random) => splice(text, random.below(text.length + 1), 0, random.pick(CHARACTERS)),
  (text, random) => splice(text, random.below(text.length + 1), 1, ''),
  (text, random) => splice(text, random.below(text.length + 1), 1, random.pick(CHARACTERS)),
  (text, random) => splice(text, random.below(text.length + 1), 0, random.pick(PIECES)),
  onLines((lines, at, random) => {
    const by = random.pick([-2, -1, 1, 2, 4]);
    lines[at] = by > 0 ? ' '.repeat(by) + lines[at] : lines[at].replace(new RegExp(`^ {0,${-by}}`), '');
  }),
  onLines((lines, at, random) => {
    const to = random.below(lines.length);
    const [line] = lines.splice(at, 1);
    lines.splice(to, 0, line, ...(random.below(2) === 0 ? [line] : []));
  }),
  onLines((lines, at) => lines.splice(at, 1)),
  onLines((lines, at, random) => lines.splice(at, 0, random.pick(LINES))),
  onLines((lines, at, random) => {
    lines[at] = lines[at].replace(/: (.*)/, (_, value) => `: ${random.pick(wrappings(value))}`);
  }),
  onLines((lines, at, random) => {
    lines[at] = lines[at].replace(/^(\s*(?:- )?)([^:]*):/, (_, indent) => `${indent}${random.pick(KEYS)}:`);
  }),
];
