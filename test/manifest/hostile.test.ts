import { readManifest } from '../../src/manifest/manifest-reader';

const read = (text: string) => readManifest(Buffer.from(text));
const A = 'kind: A\n';
const times = (count: number, piece: (index: number) => string, separator = '') =>
  Array.from({ length: count }, (_, index) => piece(index)).join(separator);

/** Each made to take long, much memory or many frames of the stack; the tests have a time limit, and no other. */
const REFUSED: Readonly<Record<string, () => string>> = {
  'flow lists, nested': () => `${A}v: ${'['.repeat(100_000)}`,
  'flow mappings, nested': () => `${A}v: ${'{a: '.repeat(100_000)}`,
  'block lists, nested': () => `${A}v:\n ${'- '.repeat(100_000)}`,
  'block mappings, nested': () => `${A}${times(3000, (index) => `${' '.repeat(index)}a:`, '\n')}`,
  'JSON, nested': () => `{"kind":"A","v":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
  'JSON mappings, nested': () => '{"a":'.repeat(100_000),
  'a bomb of aliases': () =>
    `${A}a0: &a0 [x]\n${times(12, (i) => `a${i + 1}: &a${i + 1} [${times(10, () => `*a${i}`, ', ')}]\n`)}`,
  'a bomb of merges': () =>
    `${A}a0: &a0 {x: y}\n${times(12, (i) => `a${i + 1}: &a${i + 1} {<<: [${times(10, () => `*a${i}`, ', ')}]}\n`)}`,
  'a bomb in a large document': () =>
    `${A}${times(60_000, (i) => `k${i}: v\n`)}x: &x [${'a, '.repeat(10_000)}]\nv: [${'*x, '.repeat(1000)}]\n`,
  'a mapping in itself': () => `${A}a: &a {b: *a}\n`,
  'a merge of itself': () => `${A}a: &a\n  <<: *a\n`,
  'a quote that never ends': () => `${A}v: "${'x'.repeat(5_000_000)}`,
  'keys on one line': () => 'a: '.repeat(500_000),
  'a long key': () => `${A}${'k'.repeat(5_000_000)}: v`,
  anchors: () => `${A}v: ${'&a '.repeat(100_000)}`,
  'tabs alone': () => '\t'.repeat(1_000_000),
  'NUL alone': () => '\0'.repeat(50_000_000),
  'ends of documents': () => '...\n'.repeat(100_000),
};

const READ: Readonly<Record<string, () => string>> = {
  'a long plain line': () => `${A}v: ${'x'.repeat(5_000_000)}`,
  'a long quoted line': () => `${A}v: "${'a b\\n'.repeat(1_000_000)}"`,
  'a long line with quotes': () => `${A}v: '${"a'' ".repeat(1_000_000)}'`,
  'a long list': () => `${A}v: [${'a, '.repeat(300_000)}]`,
  'many documents': () => times(20_000, () => A, '---\n'),
  'many documents that end where they begin': () => `${A}${times(200_000, () => '---\n---\n...\n---\nkind: A\n')}`,
  'many lines of text': () => `${A}v: >\n${'  a\n'.repeat(300_000)}`,
  'many lines of plain text': () => `${A}v: a\n${'  b\n'.repeat(300_000)}`,
  'many tabs in plain text': () => `${A}v: a\n  ${'\t'.repeat(100_000)}b`,
  'many keys': () => `${A}${times(100_000, (index) => `k${index}: v\n`)}`,
  'many aliases of a text': () => `${A}a: &a x\nv: [${'*a, '.repeat(100_000)}]`,
  'many empty items': () => `${A}v:\n${'-\n'.repeat(100_000)}`,
  'much JSON': () => '{"kind":"A"}'.repeat(20_000),
  'JSON with many texts': () => `{"kind":"A","v":[${times(700_000, (index) => `"text ${index}"`, ',')}]}`,
  'JSON with many escapes': () => `{"kind":"A","v":"${'\\u0041'.repeat(300_000)}"}`,
};

const NOTHING: Readonly<Record<string, () => string>> = {
  blanks: () => ' '.repeat(50_000_000),
  'line breaks': () => '\n'.repeat(50_000_000),
  comments: () => '# x\n'.repeat(2_000_000),
  separators: () => '---\n'.repeat(200_000),
};

const LIMIT_SECONDS = 30;
let begin: NodeJS.CpuUsage;

// Jest stops no test that never waits: that it took too long is said afterwards.
beforeEach(() => {
  begin = process.cpuUsage();
});
afterEach(() => {
  const { user, system } = process.cpuUsage(begin);
  expect((user + system) / 1_000_000).toBeLessThan(LIMIT_SECONDS);
});

test.each(Object.entries(REFUSED))('%s: refused', (_, text) => {
  const { objects, problems } = read(text());
  expect(objects).toHaveLength(0);
  expect(problems.length).toBeGreaterThan(0);
  for (const { message, help } of problems.slice(0, 10)) {
    expect(message.length + help.length).toBeLessThan(1000);
    expect(message).not.toMatch(/\p{Cc}/u);
  }
});

test.each(Object.entries(READ))('%s: read', (_, text) => {
  const { objects, problems } = read(text());
  expect(problems).toEqual([]);
  expect(objects.length).toBeGreaterThan(0);
});

test.each(Object.entries(NOTHING))('%s: nothing', (_, text) => {
  expect(read(text())).toMatchObject({ objects: [], problems: [], documents: 0 });
});

test('a key that stands very often is reported, and 20,000 broken documents are', () => {
  expect(read(`${A}${'a: b\n'.repeat(50_000)}`).problems).toHaveLength(49_999);
  expect(read(times(20_000, () => 'kind: "A\n', '---\n')).problems).toHaveLength(20_000);
});

test('keys that JavaScript knows are keys like others', () => {
  const keys = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'];
  const flow = `{${keys.map((key) => `${key}: {polluted: 1}`).join(', ')}}`;
  const block = keys.map((key) => `  ${key}:\n    polluted: 1\n`).join('');
  const json = JSON.stringify(flow)
    .replace(/^"|"$/g, '')
    .replace(/(\w+):/g, '"$1":');
  for (const text of [`${A}v: ${flow}\n`, `${A}v:\n${block}`, `{"kind":"A","v":${json}}`, `${A}v: {<<: ${flow}}\n`]) {
    const [object] = read(text).objects;
    expect(Object.keys(object.data.v as object)).toEqual(keys);
    for (const key of keys) {
      expect(Object.getOwnPropertyDescriptor(object.data.v, key)?.value).toEqual({ polluted: 1 });
      expect(object.rangeOf(['v', key], 'key').line).toBeGreaterThan(0);
    }
  }
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
