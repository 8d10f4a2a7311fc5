import * as yaml from 'js-yaml';
import type { Path } from '../../src/diagnostics/diagnostic';
import type { Range } from '../../src/diagnostics/location';
import { readManifest } from '../../src/manifest/manifest-reader';
import type { ReadObject } from '../../src/manifest/read-object';
import { fc } from '../support/fast-check';

const read = (text: string): readonly ReadObject[] => readManifest(Buffer.from(text)).objects;

/** The text at a range. */
function textAt(text: string, { line, column, endLine, endColumn }: Range): string {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  if (line === endLine) return (lines[line - 1] ?? '').slice(column - 1, endColumn - 1);
  return [
    lines[line - 1].slice(column - 1),
    ...lines.slice(line, endLine - 1),
    (lines[endLine - 1] ?? '').slice(0, endColumn - 1),
  ].join('');
}

const MANIFEST = `# Source: chart/templates/service.yaml
apiVersion: v1
kind: Service # comment
metadata:
  annotations:
    plain: some words
    quoted/key: 'it''s'
    "double": "a \\"b\\""
    literal: |
      {"a": 1}
    empty:
  extra: {a: b, "c": [d, e]}
spec:
  &anchor ports:
  - port: 80
    name: !!str http
  -
    port: 443
  other: *anchor
  <<: &merge {merged: x}
  again: *x
`.replace('  again: *x\n', '');

describe('rangeOf', () => {
  // Read within the tests: mutants that are reached while a file is loaded are left out.
  const object = () => read(MANIFEST)[0];
  const valueAt = (...path: Path) => textAt(MANIFEST, object().rangeOf(path));
  const keyAt = (...path: Path) => textAt(MANIFEST, object().rangeOf(path, 'key'));

  test('values and keys', () => {
    expect(valueAt('kind')).toBe('Service');
    expect(keyAt('kind')).toBe('kind');
    expect(valueAt('metadata', 'annotations', 'plain')).toBe('some words');
    expect(valueAt('metadata', 'annotations', 'quoted/key')).toBe("'it''s'");
    expect(keyAt('metadata', 'annotations', 'double')).toBe('"double"');
    expect(valueAt('metadata', 'annotations', 'double')).toBe('"a \\"b\\""');
    expect(valueAt('metadata', 'annotations', 'literal')).toBe('|\n      {"a": 1}');
    expect(valueAt('metadata', 'annotations', 'empty')).toBe('');
    expect(valueAt('metadata', 'extra')).toBe('{a: b, "c": [d, e]}');
    expect(valueAt('metadata', 'extra', 'c', 1)).toBe('e');
    expect(keyAt('spec', 'ports')).toBe('ports');
    expect(valueAt('spec', 'ports', 0, 'name')).toBe('http');
    expect(valueAt('spec', 'ports', 1)).toBe('port: 443');
    expect(keyAt('spec', 'ports', 1)).toBe('port: 443');
    expect(valueAt('spec', 'other')).toBe('*anchor');
    expect(valueAt('spec', 'merged')).toBe('x');
  });

  test('the nearest ancestor of what does not exist', () => {
    expect(valueAt('metadata', 'annotations', 'none')).toBe('annotations');
    expect(valueAt('spec', 'ports', 0, 'none')).toMatch(/^port: 80\n/);
    expect(valueAt('spec', 'ports', 7, 'port')).toBe('ports');
    expect(valueAt('spec', 'ports', 'port')).toBe('ports');
    expect(valueAt('kind', 'none')).toBe('kind');
    expect(valueAt('none')).toMatch(/^apiVersion: v1[\s\S]*merged: x}$/);
  });

  test('the whole object', () => {
    expect(object()).toMatchObject({ line: 2, helmSource: 'chart/templates/service.yaml' });
    expect(read('kind: A\n')[0].helmSource).toBeUndefined();
  });

  test('objects of a list, in a later document, behind CRLF and a mark', () => {
    const text =
      'kind: A\r\n---\r\n\ufeffkind: List\r\napiVersion: v1\r\nitems:\r\n- kind: B\r\n  apiVersion: v1\r\n- {kind: C, apiVersion: v1, v: [\u{1F600}, x]}\r\n';
    const [, b, c] = read(text);
    expect([b.line, c.line]).toEqual([6, 8]);
    expect(textAt(text, b.rangeOf(['apiVersion'], 'key'))).toBe('apiVersion');
    expect(textAt(text, c.rangeOf(['v', 1]))).toBe('x');
    // Columns count UTF-16 units.
    expect(c.rangeOf(['v', 1])).toEqual({ line: 8, column: 37, endLine: 8, endColumn: 38 });
  });

  test('JSON', () => {
    const text = '{"kind":"A","v":[1,\n {"w":null}]} {"kind":"B"}';
    const [a, b] = read(text);
    expect(textAt(text, a.rangeOf(['v', 1, 'w'], 'key'))).toBe('"w"');
    expect(textAt(text, a.rangeOf(['v', 1, 'w']))).toBe('null');
    expect(textAt(text, b.rangeOf(['kind']))).toBe('"B"');
    expect(b.line).toBe(2);
  });

  test('keys that stand twice: the last counts', () => {
    expect(read('kind: A\nv: 1\nv: 2\n')[0].rangeOf(['v']).line).toBe(3);
  });
});

describe('rangeInside', () => {
  const inside = (value: string, inner: Path) => {
    const text = `kind: A\nv: ${value}\nw: x\n`;
    return textAt(text, read(text)[0].rangeInside(['v'], inner));
  };

  test('quoted, plain and literal scalars', () => {
    expect(inside(`'{"a": "it''s", "b": [1, "x"]}'`, ['a'])).toBe(`"it''s"`);
    expect(inside(`'{"a": "it''s", "b": [1, "x"]}'`, ['b', 1])).toBe('"x"');
    expect(inside('"{\\"a\\": \\"\\u00e9\\", \\"b\\":\\ttrue}"', ['b'])).toBe('true');
    expect(inside('"{\\"a\\": \\"\\u00e9\\", \\"b\\":\\ttrue}"', ['a'])).toBe('\\"\\u00e9\\"');
    expect(inside('|\n  {"a": 1,\n   "b": "\u{1F600}"}', ['b'])).toBe('"\u{1F600}"');
    expect(inside('>-\n  {"a": 1,\n  "b": 2}', ['b'])).toBe('2');
    expect(inside(`'{"a":\n\n    12}'`, ['a'])).toBe('12');
    expect(inside('12', [])).toBe('12');
    expect(inside('!!str 12', [])).toBe('12');
  });

  test('what does not exist, and what is no JSON', () => {
    expect(inside(`'{"a": {"b": 1}}'`, ['a', 'c'])).toBe('{"b": 1}');
    expect(inside(`'{"a"'`, ['a'])).toBe(`'{"a"'`);
    expect(inside(`'{} {}'`, ['a'])).toBe(`'{} {}'`);
    expect(inside('[a]', [0])).toBe('[a]');
    expect(inside('', [0])).toBe('');
  });

  test('an alias, and a path that does not exist', () => {
    const text = `kind: A\nx: &x '{"a":1}'\nv: *x\n`;
    const [object] = read(text);
    expect(textAt(text, object.rangeInside(['v'], ['a']))).toBe('1');
    expect(textAt(text, object.rangeInside(['none'], ['a']))).toMatch(/^kind/);
  });

  test('JSON in JSON', () => {
    const text = '{"kind":"A","v":"{\\"a\\":\\"\\u0041\\",\\"b\\":1}"}';
    const [object] = read(text);
    expect(textAt(text, object.rangeInside(['v'], ['b']))).toBe('1');
    expect(textAt(text, object.rangeInside(['v'], ['a']))).toBe('\\"\\u0041\\"');
  });
});

describe('rangeOfSpan', () => {
  const part = (value: string, start: number, end: number) => {
    const text = `kind: A\nv: ${value}\nw: x\n`;
    const range = read(text)[0].rangeOfSpan(['v'], { start, end });
    return `${range.line}:${range.column} ${textAt(text, range)}`;
  };

  test('quoted, plain, literal and folded scalars', () => {
    expect(part('{a: b}', 0, 1)).toBe('2:4 {a: b}');
    expect(part('a b', 2, 3)).toBe('2:6 b');
    expect(part(`'it''s "a"'`, 3, 5)).toBe('2:9 s ');
    expect(part(`'it''s "a"'`, 2, 3)).toBe("2:7 ''");
    expect(part('"\\u0041\\"b"', 1, 2)).toBe('2:11 \\"');
    expect(part('|\n  {"a": 1,\n   b: 2}', 10, 11)).toBe('4:4 b');
    expect(part('>-\n  {"a": 1,\n  b: 2}', 9, 10)).toBe('4:3 b');
  });

  test('behind the last character, where something is missing', () => {
    expect(part(`'{"a"'`, 4, 5)).toBe("2:9 '");
    expect(part('|-\n  {"a"', 4, 5)).toBe('3:7 \n');
    expect(part('|\n  {"a"', 4, 5)).toBe('3:7 \n');
    expect(part("''", 0, 1)).toBe("2:4 ''");
    expect(part('', 0, 1)).toBe('2:3 ');
  });
});

/** All paths of a value, and what stands there. */
function* entries(value: unknown, path: Path = []): Generator<[Path, unknown]> {
  yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    yield* entries((value as Record<string, unknown>)[key], [...path, Array.isArray(value) ? Number(key) : key]);
  }
}

test('what stands at the range of a value is that value', () => {
  const text = fc.string({ unit: fc.constantFrom(...'ab :#-\'"{}[],&*!|>%@`\\\n\t\u00e9\u{1F600}\u2028') });
  const leaf = fc.oneof(
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(text, tie('tree'), { maxKeys: 4 }),
    ),
  }));
  const style = fc.record({
    flowLevel: fc.constantFrom(-1, -1, 0, 2, 3),
    indent: fc.integer({ min: 1, max: 4 }),
    noArrayIndent: fc.boolean(),
    forceQuotes: fc.boolean(),
    quotingType: fc.constantFrom<"'" | '"'>("'", '"'),
    lineWidth: fc.constantFrom(-1, 20, 80),
  });
  let compared = 0;
  fc.assert(
    fc.property(tree, style, fc.constantFrom('\n', '\r\n', '\r'), (v, options, lineBreak) => {
      const manifest = yaml
        .dump({ kind: 'A', v }, { ...options, schema: yaml.CORE_SCHEMA })
        .replaceAll('\n', lineBreak);
      const { objects, problems } = readManifest(Buffer.from(manifest));
      // What js-yaml writes and kubectl refuses is no matter here: an unquoted y, say, is another value.
      if (problems.length > 0) return;
      const [object] = objects;
      for (const [path, value] of entries(object.data)) {
        const found = textAt(manifest, object.rangeOf(path));
        if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) continue;
        if (/^[|>]/.test(found)) continue;
        // Read where it stands: behind a key that is as deep as its own.
        const indent = ' '.repeat(Math.max(0, object.rangeOf(path, 'key').column - 1));
        const again = readManifest(Buffer.from(`${indent}kind: A${lineBreak}${indent}v: ${found}${lineBreak}`));
        expect(again.problems).toEqual([]);
        expect(again.objects[0].data.v).toEqual(value);
        compared++;
      }
    }),
    { numRuns: 500 },
  );
  expect(compared).toBeGreaterThan(1000);
});

test.each([
  ['apiVersion: v1\nkind: Service\n', 1],
  ['\n\n# a comment\n   # another\n  apiVersion: v1\n  kind: Service\n', 5],
  ['---\n---\r\n# Source: a.yaml\r\napiVersion: v1\r\nkind: Service\r\n', 4],
  ['# a comment\rapiVersion: v1\nkind: Service\n', 2],
  ['# a comment\u0085&anchor\napiVersion: v1\nkind: Service\n', 1],
  ['---\n!!map\napiVersion: v1\nkind: Service\n', 2],
  ['\n&anchor\napiVersion: v1\nkind: Service\n', 2],
  ['# a comment\n{apiVersion: v1, kind: Service}\n', 2],
  ['\n"apiVersion": v1\nkind: Service\n', 2],
  ['\n\n {"apiVersion": "v1", "kind": "Service"}', 3],
  ['apiVersion: v1\nkind: List\nitems:\n-\n  apiVersion: v1\n  kind: Service\n', 5],
])('the line of %j', (text, line) => {
  expect(read(text)[0].line).toBe(line);
});

describe('in large mappings', () => {
  const lines = Array.from({ length: 100 }, (_, index) => `  k${index}: ${index}`);
  const placed = (text: string, ...path: string[]) => textAt(text, read(text)[0].rangeOf(path));
  const manifest = (more: string) => `kind: A\nspec:\n${[...lines, more].join('\n')}\n`;

  test.each([
    ['one of many', '', 'k57', '57'],
    ['the last of equal ones', '  k57: other', 'k57', 'other'],
    ['behind what is merged', '  <<: {k57: merged, m: merged}', 'k57', 'merged'],
    ['what is merged', '  <<: {k57: merged, m: merged}', 'm', 'merged'],
  ])('%s', (_name, more, key, expected) => {
    expect(placed(manifest(more), 'spec', key)).toBe(expected);
  });

  test('what is not there is what it is missing in', () => {
    const text = manifest('');
    const range = read(text)[0].rangeOf(['spec', 'k100']);
    expect(textAt(text, range)).toBe('spec');
    expect(read(text)[0].rangeOf(['spec', 'k100', 'a'])).toEqual(range);
  });
});
