import { addIgnores, readIgnores } from '../../src/engine/ignore-annotation';
import { fc } from '../support/fast-check';

test.each([
  ['one', 'some-rule: a reason', [{ rule: 'some-rule', reason: 'a reason' }]],
  [
    'one a line',
    'a: x\nb: y\n',
    [
      { rule: 'a', reason: 'x' },
      { rule: 'b', reason: 'y' },
    ],
  ],
  [
    'after semicolons',
    'a: x; b: y ;c: z;',
    [
      { rule: 'a', reason: 'x' },
      { rule: 'b', reason: 'y' },
      { rule: 'c', reason: 'z' },
    ],
  ],
  ['a colon in the reason', 'a: see https://example.com/x', [{ rule: 'a', reason: 'see https://example.com/x' }]],
  ['spaces', '  a  :  x  ', [{ rule: 'a', reason: 'x' }]],
  ['no reason', 'a:', [{ rule: 'a', reason: '' }]],
  ['no colon', 'a', [{ rule: 'a', reason: '' }]],
  ['no rule', ': x', [{ rule: '', reason: 'x' }]],
  ['nothing', '', []],
  ['blank lines', ' \n;\n ; ', []],
])('reads %s', (_name, text, expected) => {
  expect(readIgnores(text)).toEqual(expected);
});

test.each([
  ['to nothing', '', [{ rule: 'a', reason: 'x' }], 'a: x'],
  ['to spaces', ' \n', [{ rule: 'a', reason: 'x' }], 'a: x'],
  [
    'several',
    '',
    [
      { rule: 'a', reason: 'x' },
      { rule: 'b', reason: 'y' },
    ],
    'a: x\nb: y',
  ],
  ['to what is there', 'a: x; b: y\n', [{ rule: 'c', reason: 'z' }], 'a: x; b: y\nc: z'],
  ['what is said already', 'a: by hand', [{ rule: 'a', reason: 'in code' }], 'a: by hand'],
  ['nothing', 'a: x', [], 'a: x'],
  [
    'a reason with semicolons and line breaks',
    '',
    [{ rule: 'a', reason: 'first ; second;third\n\tlast ' }],
    'a: first, second, third last',
  ],
])('adds %s', (_name, text, entries, expected) => {
  expect(addIgnores(text, entries)).toBe(expected);
});

test('a reason of blanks and semicolons alone', () => {
  expect(addIgnores('', [{ rule: 'a', reason: ' ;; x' }])).toBe('a: , , x');
});

test.each([
  ['blanks', ' '],
  ['semicolons', '; '],
  ['line breaks', '\n'],
])('a reason with very many %s takes no time', (_title, filler) => {
  const started = performance.now();
  addIgnores('', [{ rule: 'a', reason: `x${filler.repeat(200_000)}y` }]);
  expect(performance.now() - started).toBeLessThan(1000);
});

test('what is added is read again, whatever the reason', () => {
  const word = fc.stringMatching(/^[a-z][a-z-]{0,10}$/);
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1 }), fc.string(), (rules, extra) => {
      const text = addIgnores(
        '',
        rules.map((rule) => ({ rule, reason: `because ${extra}` })),
      );
      const read = readIgnores(text);
      expect(read.map(({ rule }) => rule)).toEqual(rules);
      for (const { reason } of read) expect(reason).toMatch(/^because/);
      expect(addIgnores(text, read)).toBe(text);
    }),
  );
});
