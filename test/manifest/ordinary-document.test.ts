import { readOrdinary } from '../../src/manifest/ordinary-document';
import { compose } from '../../src/manifest/values';
import { parseDocument } from '../../src/manifest/yaml-document';
import { mutatedManifest, Random } from './support/mutations';

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
`),
  ).toEqual({
    value: { a: 'text', b: "it's", c: 'x "y" \\ \n', d: [1, { e: true, f: {} }, []], g: [{ h: null }], i: 16 },
  });
});

test.each([
  'a: |\n  b',
  'a: >\n  b',
  'a: {b: c}',
  'a: [b]',
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
  'a: "b\n  c"',
  'a: b\n  c',
  'a: "\\x41"',
  'a: "\\/"',
  'a: b\na: c',
  'a:\n  - -\n  - b',
  `${'k'.repeat(1001)}: v`,
  'a: "',
])('%j is not ordinary', (text) => {
  expect(isOrdinary(`${text}\n`)).toBe(false);
});

test('ordinary documents have the value that their nodes make', () => {
  const random = new Random(11);
  let ordinary = 0;
  for (let run = 0; run < 20_000; run++) {
    for (const document of mutatedManifest(random).split(/^---\n/m)) {
      const [text] = document.split(/^\.\.\./m);
      if (/[^\n -~]/.test(text)) continue;
      const read = readOrdinary(`${text}\n`);
      if (read === undefined) continue;
      ordinary++;
      const root = parseDocument(`${text}\n`);
      expect({ value: root === undefined ? null : compose(`${text}\n`, root).value, text }).toEqual({ ...read, text });
    }
  }
  expect(ordinary).toBeGreaterThan(1000);
});
