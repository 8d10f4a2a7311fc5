import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ALL_SPECS } from '../../src/annotations/registry';
import { anchor } from '../../src/docs/annotations-page';
import { fc } from '../support/fast-check';
import { VALUES, valuesOf } from './values';

test('every annotation has values to try, and nothing else has', () => {
  expect(ALL_SPECS.filter(({ key }) => valuesOf(key) === undefined).map(({ key }) => key)).toEqual([]);
  expect(Object.keys(VALUES)).toHaveLength(ALL_SPECS.length);
});

describe('decode(encode(x)) is x', () => {
  test.each(ALL_SPECS.map((spec) => [spec.key, spec] as const))('%s', (key, { codec }) => {
    fc.assert(
      fc.property(valuesOf(key)!, (value) => {
        const text = codec.encode(value);
        const decoded = codec.decode(text);
        expect(decoded.value).toEqual(value);
        expect(decoded.problems.filter(({ kind }) => kind !== 'doubtful')).toEqual([]);
        // What is read is written as it was: nothing is lost and nothing added.
        expect(codec.encode(decoded.value)).toBe(text);
      }),
      { numRuns: 200 },
    );
  });
});

describe('decoding takes any text', () => {
  const HOSTILE = [
    '',
    ' ',
    '\u0000',
    '\u001b[31m',
    '__proto__',
    '{"__proto__":{"type":"public"}}',
    '{"constructor":1}',
    '['.repeat(100_000),
    '{"a":'.repeat(10_000),
    'a'.repeat(5_000_000),
    '"'.repeat(10_000),
    '\\'.repeat(10_001),
    '{"a":1,"a":2}',
    '{"":""}',
    'null',
    'true',
    '0',
    '[]',
    '{}',
    '[[]]',
    '[null]',
    '[{}]',
    '\ud800',
    ','.repeat(100_000),
    '=',
    ':',
    '-1',
    '1e400',
    '9'.repeat(400),
    // What a pattern with two runs of blanks, or one at every line, would take minutes for.
    `5${' '.repeat(500_000)}!`,
    `{${'\n'.repeat(65_000)}x`,
    `{${',\n'.repeat(32_000)}x`,
    '\ufeff{}',
  ];

  test.each(ALL_SPECS.map((spec) => [spec.key, spec] as const))('%s', (_key, { codec }) => {
    const answers = (text: string) => {
      for (const edition of [undefined, 'huawei', 'otc'] as const) {
        const { value, problems } = codec.decode(text, { edition });
        expect(value !== undefined || problems.length > 0 || codec.json !== undefined).toBe(true);
        for (const problem of problems) expect(problem.expected).not.toBe('');
      }
    };
    for (const text of HOSTILE) answers(text);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.json(),
          fc.json().map((json) => json.slice(1)),
        ),
        answers,
      ),
      { numRuns: 100 },
    );
  });
});

describe('encoding refuses anything else', () => {
  const NEVER = [
    undefined,
    null,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -1,
    1.5,
    Symbol('x'),
    () => {},
    5n,
    '',
    '\u0000',
    'a\u001bb',
    [''],
    [null],
    [undefined],
    { x: 1 },
  ];

  test.each(ALL_SPECS.map((spec) => [spec.key, spec] as const))('%s', (_key, { codec }) => {
    for (const value of NEVER) {
      let text: string;
      try {
        text = codec.encode(value);
      } catch (error) {
        expect((error as Error).message).toMatch(/^expected .+, got .+/s);
        continue;
      }
      // A tag may be called anything.
      expect(codec.decode(text).value).toEqual(value);
    }
  });
});

test('the table of the schema', () => {
  const page = readFileSync(resolve(__dirname, '../../docs/annotations.md'), 'utf8');
  const rows = ALL_SPECS.map(({ key, codec, offered }) => ({
    annotation: key,
    codec: codec.form,
    'round trip': valuesOf(key) === undefined ? 'NO' : 'yes',
    property: 'prop' in offered ? offered.prop : `none: ${offered.noProp}`,
    documented: page.includes(`(#${anchor(key)})`) && page.includes(`### \`${key}\``) ? 'yes' : 'NO',
  }));
  expect(rows).toMatchSnapshot();
  expect(
    rows.filter((row) => row['round trip'] === 'NO' || row.documented === 'NO' || row.property === 'none: '),
  ).toEqual([]);
});
