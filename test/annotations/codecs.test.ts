// What each form of a value reads and writes, with every problem, hint and mistake in words.

import { InvalidValueError, type TextCodec } from '../../src/annotations/codec/codec';
import {
  jsonArray,
  jsonInteger,
  jsonObject,
  jsonString,
  jsonStrings,
  jsonText,
} from '../../src/annotations/codec/json';
import { jsonPortRanges } from '../../src/annotations/codec/json-port-ranges';
import { listText } from '../../src/annotations/codec/list-text';
import { pairsText } from '../../src/annotations/codec/pairs-text';
import { protocolPortsText } from '../../src/annotations/codec/protocol-ports-text';
import {
  booleanText,
  formattedText,
  integerText,
  oneOf,
  unjudgedText,
  uuidText,
} from '../../src/annotations/codec/text';
import type { CceEditionName } from '../../src/cluster/edition';
import { dotted, jsonPointer } from '../../src/diagnostics/path';
import { showTyped } from '../../src/diagnostics/show';
import { ID } from '../support/yaml';

/** The value as JSON, if there is one, and a line for each problem. */
function read<T>(codec: TextCodec<T>, text: string, edition?: CceEditionName): readonly string[] {
  const { value, problems } = codec.decode(text, { edition });
  return [
    ...(value === undefined ? [] : [`= ${JSON.stringify(value)}`]),
    ...problems.map(
      ({ kind, inner, found, expected, hint }) =>
        `${kind} ${jsonPointer(inner)}: ${showTyped(found)}; expected ${expected}${hint === undefined ? '' : ` (${hint})`}`,
    ),
  ];
}

/** The text, or the mistake and its place. */
function write<T>(codec: TextCodec<T>, value: T): readonly string[] {
  try {
    return [codec.encode(value)];
  } catch (error) {
    if (!(error instanceof InvalidValueError)) throw error;
    return [`${dotted(error.inner)}: ${error.message}`];
  }
}

/** What is wrong with a text that is no JSON, where, and the hint. */
function broken(text: string): readonly string[] {
  const { value, problems } = jsonText(jsonStrings('names')).decode(text);
  expect(value).toBeUndefined();
  return problems.map(({ kind, inner, found, expected, hint = 'no hint', span }) => {
    expect([kind, inner, found]).toEqual(['invalid', [], text]);
    const { what, character } =
      /^valid JSON \((?<what>.+), at character (?<character>\d+)\)$/.exec(expected)?.groups ?? {};
    expect(Number(character)).toBe(Number(span?.start) + 1);
    return `${character} ${text.slice(span?.start, span?.end)}: ${what} (${hint})`;
  });
}

const FIELDS = {
  a: { name: 'a', summary: '', codec: jsonString(unjudgedText('a text')) },
  b: { name: 'b', summary: '', codec: jsonString(unjudgedText('a text')) },
  n: { name: 'n', summary: '', codec: jsonString(integerText({ min: 1, max: 10 })) },
  l: { name: 'l', summary: '', codec: jsonStrings('names') },
  e: { name: 'e', summary: '', codec: jsonString(oneOf(['x'])), emptyMeansAbsent: true },
} as const;
const PAIR = jsonObject(FIELDS);
const PAIRS = jsonArray(jsonObject({ a: { ...FIELDS.a, mandatory: true }, b: FIELDS.b }), {
  name: 'a',
  keyOf: ({ a }) => a,
});
const LOOSE = jsonArray(PAIR, { name: 'a', keyOf: ({ a }) => a });
const SIZE = jsonInteger({
  min: 1,
  usualSteps: [
    { upTo: 10, step: 1 },
    { upTo: 20, step: 5 },
  ],
  unit: 'apples',
});

type Case = readonly [title: string, got: () => readonly string[], expected: readonly string[]];

const CASES: Readonly<Record<string, readonly Case[]>> = {
  'one of a set': [
    ['a word', () => read(oneOf(['a', 'b']), 'a'), ['= "a"']],
    ['another word', () => read(oneOf(['a', 'b']), 'c'), ["invalid : 'c' (text); expected a or b"]],
    [
      'another case, and blanks',
      () => read(oneOf(['On', 'off']), ' oN '),
      ["invalid : ' oN ' (text); expected On or off (write On)"],
    ],
    [
      'a hint of its own, before the other case',
      () => read(oneOf(['on', 'off'], { hints: { ON: 'say on' } }), 'ON'),
      ["invalid : 'ON' (text); expected on or off (say on)"],
    ],
    [
      'no hint from JavaScript',
      () => read(oneOf(['on', 'off'], { hints: {} }), 'constructor'),
      ["invalid : 'constructor' (text); expected on or off"],
    ],
    [
      'an open set',
      () => read(oneOf(['a', 'b'], { open: 'others by region' }), 'c'),
      ['= "c"', "doubtful : 'c' (text); expected a or b (others by region)"],
    ],
    [
      'known to this edition',
      () => read(oneOf(['a', 'b'], { editions: { huawei: ['a', 'b'], otc: ['a'] } }), 'b', 'huawei'),
      ['= "b"'],
    ],
    [
      'known to the other edition',
      () => read(oneOf(['a', 'b'], { editions: { huawei: ['a', 'b'], otc: ['a'] } }), 'b', 'otc'),
      ['= "b"', "doubtful : 'b' (text); expected a"],
    ],
    [
      'known to neither edition',
      () => read(oneOf(['a', 'b'], { editions: { huawei: ['a', 'b'], otc: ['a'] } }), 'c', 'otc'),
      ["invalid : 'c' (text); expected a"],
    ],
    [
      'known to one, edition not given',
      () => read(oneOf(['a', 'b'], { editions: { huawei: ['a', 'b'], otc: ['a'] } }), 'b'),
      ['= "b"'],
    ],
    ['without sets by edition', () => read(oneOf(['a', 'b']), 'b', 'otc'), ['= "b"']],
    ['writes a word', () => write(oneOf(['a', 'b']), 'b'), ['b']],
    ['writes no other', () => write(oneOf(['a', 'b']), 'c' as 'a'), [": expected a or b, got 'c' (text)"]],
    ['writes another of an open set', () => write(oneOf<string>(['a'], { open: 'others by region' }), 'c'), ['c']],
    [
      'writes nothing empty of an open set',
      () => write(oneOf<string>(['a'], { open: 'others by region' }), ''),
      [": expected a (others by region), got '' (text)"],
    ],
    [
      'writes no control characters of an open set',
      () => write(oneOf<string>(['a'], { open: 'others by region' }), 'c\u0007'),
      [": expected a (others by region), without control characters, got 'c\\u0007' (text)"],
    ],
    [
      'writes no number of an open set',
      () => write(oneOf<string>(['a'], { open: 'others by region' }), 5 as never),
      [': expected a (others by region), got 5 (a number)'],
    ],
  ],
  'true or false': [
    ['true', () => read(booleanText(), 'true'), ['= true']],
    ['false', () => read(booleanText(), 'false'), ['= false']],
    [
      'a capital',
      () => read(booleanText(), 'True '),
      ["invalid : 'True ' (text); expected true or false (write true)"],
    ],
    ['another word', () => read(booleanText(), 'on'), ["invalid : 'on' (text); expected true or false"]],
    ['writes true', () => write(booleanText(), true), ['true']],
    ['writes false', () => write(booleanText(), false), ['false']],
    ['writes no text', () => write(booleanText(), 'true' as never), [": expected true or false, got 'true' (text)"]],
  ],
  'a whole number': [
    ['the first', () => read(integerText({ min: 1, max: 300, unit: 'seconds' }), '1'), ['= 1']],
    ['the last', () => read(integerText({ min: 1, max: 300, unit: 'seconds' }), '300'), ['= 300']],
    [
      'below',
      () => read(integerText({ min: 1, max: 300, unit: 'seconds' }), '0'),
      ["invalid : '0' (text); expected a whole number of seconds from 1 to 300"],
    ],
    [
      'above',
      () => read(integerText({ min: 1, max: 300, unit: 'seconds' }), '301'),
      ["invalid : '301' (text); expected a whole number of seconds from 1 to 300"],
    ],
    ['leading zeros', () => read(integerText({ min: 1, max: 300 }), '007'), ['= 7']],
    [
      'a unit',
      () => read(integerText({ min: 1, max: 300, unit: 'seconds' }), '60s'),
      ["invalid : '60s' (text); expected a whole number of seconds from 1 to 300 (write the digits alone, in seconds)"],
    ],
    [
      'a unit and blanks',
      () => read(integerText({ min: 1, max: 300, unit: 'seconds' }), ' 60 Seconds '),
      [
        "invalid : ' 60 Seconds ' (text); expected a whole number of seconds from 1 to 300 (write the digits alone, in seconds)",
      ],
    ],
    [
      'a unit of eight letters',
      () => read(integerText({ min: 1, max: 300, unit: 'seconds' }), '60 sekunden'),
      ["invalid : '60 sekunden' (text); expected a whole number of seconds from 1 to 300"],
    ],
    [
      'blanks, without a unit',
      () => read(integerText({ min: 1, max: 300 }), ' 60'),
      ["invalid : ' 60' (text); expected a whole number from 1 to 300 (write the digits alone)"],
    ],
    [
      'letters before digits',
      () => read(integerText({ min: 1, max: 300 }), 's60'),
      ["invalid : 's60' (text); expected a whole number from 1 to 300"],
    ],
    [
      'a sign',
      () => read(integerText({ min: 1, max: 300 }), '-5'),
      ["invalid : '-5' (text); expected a whole number from 1 to 300"],
    ],
    [
      'a fraction',
      () => read(integerText({ min: 1, max: 300 }), '1.5'),
      ["invalid : '1.5' (text); expected a whole number from 1 to 300"],
    ],
    [
      'nothing',
      () => read(integerText({ min: 0, max: 300 }), ''),
      ["invalid : '' (text); expected a whole number from 0 to 300"],
    ],
    [
      'sixteen digits',
      () => read(integerText({ min: 0, max: 300 }), '0000000000000001'),
      ["invalid : '0000000000000001' (text); expected a whole number from 0 to 300"],
    ],
    ['fifteen digits', () => read(integerText({ min: 0, max: 300 }), '000000000000001'), ['= 1']],
    [
      'writes the ends',
      () => [1, 300].flatMap((value) => write(integerText({ min: 1, max: 300 }), value)),
      ['1', '300'],
    ],
    [
      'writes nothing else',
      () =>
        [0, 301, 1.5, Number.NaN, '5', true].flatMap((value) =>
          write(integerText({ min: 1, max: 300 }), value as number),
        ),
      [
        ': expected a whole number from 1 to 300, got 0 (a number)',
        ': expected a whole number from 1 to 300, got 301 (a number)',
        ': expected a whole number from 1 to 300, got 1.5 (a number)',
        ': expected a whole number from 1 to 300, got NaN (a number)',
        ": expected a whole number from 1 to 300, got '5' (text)",
        ': expected a whole number from 1 to 300, got true (a boolean)',
      ],
    ],
  ],
  'text of a form': [
    ['that fits', () => read(formattedText({ pattern: /^a+$/, expects: 'letters a' }), 'aa'), ['= "aa"']],
    [
      'that does not fit',
      () => read(formattedText({ pattern: /^a+$/, expects: 'letters a' }), 'b'),
      ["invalid : 'b' (text); expected letters a"],
    ],
    ['without a pattern', () => read(formattedText({ expects: 'text' }), ''), ['= ""']],
    [
      'a placeholder',
      () => read(formattedText({ pattern: /^a+$/, expects: 'letters a', hint: () => 'write a' }), '<a>'),
      ["invalid : '<a>' (text); expected letters a (it looks like a placeholder; put your own value there)"],
    ],
    [
      'a hint',
      () => read(formattedText({ pattern: /^a+$/, expects: 'letters a', hint: (text) => `not ${text}` }), 'b'),
      ["invalid : 'b' (text); expected letters a (not b)"],
    ],
    [
      'doubtful',
      () => read(formattedText({ pattern: /^a+$/, expects: 'letters a', doubtful: (text) => text === 'b' }), 'b'),
      ['= "b"', "doubtful : 'b' (text); expected letters a"],
    ],
    [
      'not doubtful',
      () => read(formattedText({ pattern: /^a+$/, expects: 'letters a', doubtful: (text) => text === 'b' }), 'c'),
      ["invalid : 'c' (text); expected letters a"],
    ],
    [
      'doubtful by edition',
      () =>
        (['huawei', 'otc', undefined] as const).flatMap((edition) =>
          read(
            formattedText({ pattern: /^a+$/, expects: 'letters a', doubtful: (_text, each) => each === 'otc' }),
            'b',
            edition,
          ),
        ),
      [
        "invalid : 'b' (text); expected letters a",
        '= "b"',
        "doubtful : 'b' (text); expected letters a",
        "invalid : 'b' (text); expected letters a",
      ],
    ],
    [
      'by edition',
      () =>
        (['huawei', 'otc', undefined] as const).flatMap((edition) =>
          read(formattedText({ patterns: { huawei: /^h$/, otc: /^o$/ }, expects: 'a letter' }), 'h', edition),
        ),
      ['= "h"', "invalid : 'h' (text); expected a letter", '= "h"'],
    ],
    [
      'by the other edition',
      () =>
        (['huawei', 'otc', undefined] as const).flatMap((edition) =>
          read(formattedText({ patterns: { huawei: /^h$/, otc: /^o$/ }, expects: 'a letter' }), 'o', edition),
        ),
      ["invalid : 'o' (text); expected a letter", '= "o"', '= "o"'],
    ],
    [
      'by no edition',
      () => read(formattedText({ patterns: { huawei: /^h$/, otc: /^o$/ }, expects: 'a letter' }), 'x'),
      ["invalid : 'x' (text); expected a letter"],
    ],
    ['writes what fits', () => write(formattedText({ pattern: /^a+$/, expects: 'letters a' }), 'a'), ['a']],
    [
      'writes what is doubtful',
      () => write(formattedText({ pattern: /^a+$/, expects: 'letters a', doubtful: (text) => text === 'b' }), 'b'),
      ['b'],
    ],
    [
      'writes nothing else',
      () =>
        ['', 'b', 'a\u0000', 5, '\ud800'].flatMap((value) =>
          write(formattedText({ pattern: /^a+$/, expects: 'letters a' }), value as string),
        ),
      [
        ": expected letters a, got '' (text)",
        ": expected letters a, got 'b' (text)",
        ": expected letters a, without control characters, got 'a\\u0000' (text)",
        ': expected letters a, got 5 (a number)',
        ": expected letters a, without control characters, got '\\ud800' (text)",
      ],
    ],
    [
      'writes nothing empty, whatever the pattern',
      () => write(formattedText({ expects: 'text' }), ''),
      [": expected text, got '' (text)"],
    ],
  ],
  UUID: [
    [
      'any case',
      () => [...read(uuidText('the id'), '3F2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d')],
      ['= "3F2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d"'],
    ],
    [
      'blanks around it',
      () => read(uuidText('the id'), ` ${ID}\n`),
      [
        "invalid : ' 3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d\\n' (text); expected the id, a UUID such as 3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d (remove the blanks around it)",
      ],
    ],
    [
      'an address',
      () => read(uuidText('the id'), '10.0.0.1'),
      [
        "invalid : '10.0.0.1' (text); expected the id, a UUID such as 3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d (use the id, not the address)",
      ],
    ],
    [
      'an IPv6 address',
      () => read(uuidText('the id'), 'fe80::1'),
      [
        "invalid : 'fe80::1' (text); expected the id, a UUID such as 3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d (use the id, not the address)",
      ],
    ],
    [
      'a block of addresses',
      () => read(uuidText('the id'), '10.0.0.0/8'),
      [
        "invalid : '10.0.0.0/8' (text); expected the id, a UUID such as 3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d (use the id, not the address)",
      ],
    ],
    [
      'a name',
      () => read(uuidText('the id'), 'my-elb'),
      [
        "invalid : 'my-elb' (text); expected the id, a UUID such as 3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d (use the id, not the name)",
      ],
    ],
    [
      'nothing',
      () => read(uuidText('the id'), ' '),
      ["invalid : ' ' (text); expected the id, a UUID such as 3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d"],
    ],
    [
      'without its hyphens, and far too long',
      () => [`${ID.replaceAll('-', '')}`, 'a'.repeat(65)].flatMap((text) => read(uuidText('the id'), text)),
      [
        `invalid : '${ID.replaceAll('-', '')}' (text); expected the id, a UUID such as ${ID} (write the hyphens where they belong: ${ID})`,
        `invalid : '${'a'.repeat(65)}' (text); expected the id, a UUID such as ${ID} (use the id, not the name)`,
      ],
    ],
    [
      'a letter that is no digit, and a name whose words are as long',
      () =>
        ['a06g378d-693c-4618-90ce-c7921b270ed8', 'internal-blue-main-east-loadbalancer'].map(
          (text) => uuidText('the id').decode(text).problems[0].hint ?? '',
        ),
      ['copy the id again: g is no hexadecimal digit', 'use the id, not the name'],
    ],
    [
      'a part of it',
      () => read(uuidText('the id'), ID.slice(0, -1)),
      [
        `invalid : '${ID.slice(0, -1)}' (text); expected the id, a UUID such as ${ID} (copy the whole id: a UUID has 32 hexadecimal digits, and this has 31)`,
      ],
    ],
    [
      'too long',
      () => read(uuidText('the id'), `${ID}0`),
      [
        "invalid : '3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d0' (text); expected the id, a UUID such as 3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d (copy the whole id: a UUID has 32 hexadecimal digits, and this has 33)",
      ],
    ],
    [
      'too long at the front',
      () => read(uuidText('the id'), `0${ID}`),
      [
        "invalid : '03f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d' (text); expected the id, a UUID such as 3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d (copy the whole id: a UUID has 32 hexadecimal digits, and this has 33)",
      ],
    ],
  ],
  'unjudged text': [
    ['anything', () => ['', ' ', '<x>'].flatMap((text) => read(unjudgedText('x'), text)), ['= ""', '= " "', '= "<x>"']],
    ['writes text', () => write(unjudgedText('some text'), 'x'), ['x']],
    ['writes nothing empty', () => write(unjudgedText('some text'), ''), [": expected some text, got '' (text)"]],
  ],
  'a list of ids': [
    [
      'several',
      () => read(listText({ item: uuidText('an id'), maxItems: 2 }), `${ID},${ID}`),
      ['= ["3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d","3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d"]'],
    ],
    [
      'too many',
      () => read(listText({ item: unjudgedText('an id'), maxItems: 2 }), 'a,b,c'),
      ["invalid : 'a,b,c' (text); expected up to 2 ids with commas between them, each an id (give at most 2)"],
    ],
    [
      'blanks between them',
      () => read(listText({ item: uuidText('an id'), maxItems: 2 }), `${ID}, ${ID}`),
      [
        "invalid : '3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d, 3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d' (text); expected up to 2 ids with commas between them, each an id, a UUID such as 3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d (remove the blanks between the ids)",
      ],
    ],
    [
      'something else between them',
      () =>
        [';', ' ; ', '\n', '|', ';;'].map(
          (each) => listText({ item: uuidText('an id'), maxItems: 2 }).decode(ID + each + ID).problems[0].hint ?? '',
        ),
      [...Array(4).fill('put commas between the ids'), 'use the id, not the name'],
    ],
    [
      'blanks alone',
      () => read(listText({ item: uuidText('an id'), maxItems: 3 }), `${ID}, ,`),
      [
        "invalid : '3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d, ,' (text); expected up to 3 ids with commas between them, each an id, a UUID such as 3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d (look at ' ')",
      ],
    ],
    [
      'a wrong one',
      () => read(listText({ item: uuidText('an id'), maxItems: 3 }), `${ID},x`),
      [
        "invalid : '3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d,x' (text); expected up to 3 ids with commas between them, each an id, a UUID such as 3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d (use the id, not the name)",
      ],
    ],
    [
      'a doubtful one',
      () => read(listText({ item: oneOf(['a'], { open: 'others' }), maxItems: 3 }), 'a,b'),
      [
        '= ["a","b"]',
        "doubtful : 'a,b' (text); expected up to 3 ids with commas between them, each a (others) (look at 'b')",
      ],
    ],
    [
      'empty, which is a list',
      () => read(listText({ item: uuidText('an id'), maxItems: 3, canBeEmpty: true }), ''),
      ['= []'],
    ],
    [
      'empty, which is none',
      () => read(listText({ item: uuidText('an id'), maxItems: 3 }), ''),
      ["invalid : '' (text); expected an id, a UUID such as 3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d (look at '')"],
    ],
    [
      'by edition',
      () =>
        read(
          listText({ item: oneOf(['a', 'b'], { editions: { huawei: ['a', 'b'], otc: ['a'] } }), maxItems: 3 }),
          'b',
          'otc',
        ),
      ['= ["b"]', "doubtful : 'b' (text); expected a (look at 'b')"],
    ],
    ['writes them', () => write(listText({ item: unjudgedText('an id'), maxItems: 2 }), ['a', 'b']), ['a,b']],
    [
      'writes no list',
      () => write(listText({ item: unjudgedText('an id'), maxItems: 2 }), 'a' as never),
      [": expected a list of 1 to 2 ids, got 'a' (text)"],
    ],
    [
      'writes none',
      () => write(listText({ item: unjudgedText('an id'), maxItems: 2 }), []),
      [': expected a list of 1 to 2 ids, got an empty list'],
    ],
    [
      'writes an empty list',
      () => write(listText({ item: unjudgedText('an id'), maxItems: 2, canBeEmpty: true }), []),
      [''],
    ],
    [
      'writes not too many',
      () => write(listText({ item: unjudgedText('an id'), maxItems: 2 }), ['a', 'b', 'c']),
      [": expected a list of 1 to 2 ids, got ['a', 'b', 'c'] (a list)"],
    ],
    [
      'writes no comma',
      () => write(listText({ item: unjudgedText('an id'), maxItems: 2 }), ['a', 'b,c']),
      ["[1]: expected one id, without a comma in it, got 'b,c' (text)"],
    ],
    [
      'writes no hole',
      () => write(listText({ item: unjudgedText('an id'), maxItems: 2 }), Object.assign(['a'], { length: 2 })),
      ['[1]: expected an id, got undefined'],
    ],
  ],
  pairs: [
    [
      'several, an empty value, an equals sign in a value',
      () => read(pairsText(), 'a=1,b=,c=d=e'),
      ['= {"a":"1","b":"","c":"d=e"}'],
    ],
    [
      'a name of JavaScript',
      () => read(pairsText(), '__proto__=x,constructor=y'),
      ['= {"__proto__":"x","constructor":"y"}'],
    ],
    [
      'JSON',
      () => read(pairsText(), ' {"a":"b"}'),
      [
        'invalid : \' {"a":"b"}\' (text); expected key=value pairs with commas between them (JSON is not read here; write key=value)',
      ],
    ],
    [
      'a JSON list',
      () => read(pairsText(), '["a"]'),
      [
        'invalid : \'["a"]\' (text); expected key=value pairs with commas between them (JSON is not read here; write key=value)',
      ],
    ],
    [
      'no equals sign',
      () => read(pairsText(), 'a=b,c'),
      [
        "invalid : 'a=b,c' (text); expected key=value pairs with commas between them (write a key, an equals sign and a value instead of 'c')",
      ],
    ],
    [
      'no key',
      () => read(pairsText(), '=b'),
      [
        "invalid : '=b' (text); expected key=value pairs with commas between them (write a key, an equals sign and a value instead of '=b')",
      ],
    ],
    ['a key of one letter', () => read(pairsText(), 'a=b'), ['= {"a":"b"}']],
    [
      'a key twice',
      () => read(pairsText(), 'a=b,a=c'),
      [
        "invalid : 'a=b,a=c' (text); expected key=value pairs with commas between them, each key once (keep one of the values of 'a')",
      ],
    ],
    ['writes them', () => write(pairsText(), { a: 'b', c: '' }), ['a=b,c=']],
    ['writes none', () => write(pairsText(), {}), [': expected at least one key with a value, got an empty object']],
    [
      'writes no list',
      () => [null, ['a'], 'a=b'].flatMap((value) => write(pairsText(), value as never)),
      [
        ': expected an object of texts, got null',
        ": expected an object of texts, got ['a'] (a list)",
        ": expected an object of texts, got 'a=b' (text)",
      ],
    ],
    [
      'writes no odd key',
      () => ['', 'a=b', 'a,b', 'a\u0007', '{a', ' [a'].flatMap((key) => write(pairsText(), { [key]: 'x' })),
      [
        ": expected a key that is not empty, does not begin with a bracket, and has no '=', ',' and control characters in it, got '' (text)",
        ": expected a key that is not empty, does not begin with a bracket, and has no '=', ',' and control characters in it, got 'a=b' (text)",
        ": expected a key that is not empty, does not begin with a bracket, and has no '=', ',' and control characters in it, got 'a,b' (text)",
        ": expected a key that is not empty, does not begin with a bracket, and has no '=', ',' and control characters in it, got 'a\\u0007' (text)",
        ": expected a key that is not empty, does not begin with a bracket, and has no '=', ',' and control characters in it, got '{a' (text)",
        ": expected a key that is not empty, does not begin with a bracket, and has no '=', ',' and control characters in it, got ' [a' (text)",
      ],
    ],
    [
      'writes no odd value',
      () => [5, 'a,b', 'a\u0007', undefined].flatMap((value) => write(pairsText(), { a: value as string })),
      [
        "a: expected text without ',' and control characters, got 5 (a number)",
        "a: expected text without ',' and control characters, got 'a,b' (text)",
        "a: expected text without ',' and control characters, got 'a\\u0007' (text)",
        "a: expected text without ',' and control characters, got undefined",
      ],
    ],
  ],
  'protocols and ports': [
    [
      'all that there are',
      () => read(protocolPortsText(), 'http:1,https:443,tls:65535,quic:7'),
      [
        '= [{"protocol":"http","port":1},{"protocol":"https","port":443},{"protocol":"tls","port":65535},{"protocol":"quic","port":7}]',
      ],
    ],
    [
      'capitals',
      () => read(protocolPortsText(), 'HTTPS:443'),
      [
        '= [{"protocol":"https","port":443}]',
        "doubtful : 'HTTPS:443' (text); expected protocol:port pairs with commas between them, such as https:443,http:80, with http, https or tls; in lower case, without blanks and leading zeros (write https:443)",
      ],
    ],
    [
      'blanks',
      () => read(protocolPortsText(), 'https : 443, http:80'),
      [
        '= [{"protocol":"https","port":443},{"protocol":"http","port":80}]',
        "doubtful : 'https : 443, http:80' (text); expected protocol:port pairs with commas between them, such as https:443,http:80, with http, https or tls; in lower case, without blanks and leading zeros (write https:443,http:80)",
      ],
    ],
    [
      'leading zeros',
      () => read(protocolPortsText(), 'http:00080'),
      [
        '= [{"protocol":"http","port":80}]',
        "doubtful : 'http:00080' (text); expected protocol:port pairs with commas between them, such as https:443,http:80, with http, https or tls; in lower case, without blanks and leading zeros (write http:80)",
      ],
    ],
    [
      'port 0',
      () => read(protocolPortsText(), 'http:0'),
      [
        "invalid : 'http:0' (text); expected protocol:port pairs with commas between them, such as https:443,http:80, with http, https or tls",
      ],
    ],
    [
      'port 65536',
      () => read(protocolPortsText(), 'http:65536'),
      [
        "invalid : 'http:65536' (text); expected protocol:port pairs with commas between them, such as https:443,http:80, with http, https or tls",
      ],
    ],
    [
      'another protocol',
      () => read(protocolPortsText(), 'tcp:80'),
      [
        "invalid : 'tcp:80' (text); expected protocol:port pairs with commas between them, such as https:443,http:80, with http, https or tls (leave out the ports that are to be TCP or UDP: they need no entry)",
      ],
    ],
    [
      'without a port, without a protocol',
      () => ['https', 'TLS:', '443', 'https:80:80'].flatMap((text) => read(protocolPortsText(), text)),
      [
        "invalid : 'https' (text); expected protocol:port pairs with commas between them, such as https:443,http:80, with http, https or tls (write the port as well, as in https:443)",
        "invalid : 'TLS:' (text); expected protocol:port pairs with commas between them, such as https:443,http:80, with http, https or tls (write the port as well, as in https:443)",
        "invalid : '443' (text); expected protocol:port pairs with commas between them, such as https:443,http:80, with http, https or tls (write the protocol as well, as in https:443)",
        "invalid : 'https:80:80' (text); expected protocol:port pairs with commas between them, such as https:443,http:80, with http, https or tls",
      ],
    ],
    [
      'with something else between them',
      () =>
        ['https:443;http:80', 'https:443 | http:80', 'https:443\nhttp:80'].flatMap((text) =>
          read(protocolPortsText(), text),
        ),
      [
        "invalid : 'https:443;http:80' (text); expected protocol:port pairs with commas between them, such as https:443,http:80, with http, https or tls (put commas between the entries)",
        "invalid : 'https:443 | http:80' (text); expected protocol:port pairs with commas between them, such as https:443,http:80, with http, https or tls (put commas between the entries)",
        "invalid : 'https:443\\nhttp:80' (text); expected protocol:port pairs with commas between them, such as https:443,http:80, with http, https or tls (put commas between the entries)",
      ],
    ],
    [
      'turned round',
      () => read(protocolPortsText(), '80:HTTP'),
      [
        "invalid : '80:HTTP' (text); expected protocol:port pairs with commas between them, such as https:443,http:80, with http, https or tls (write the protocol first: http:80)",
      ],
    ],
    [
      'turned round, with blanks',
      () => read(protocolPortsText(), ' 443 : https '),
      [
        "invalid : ' 443 : https ' (text); expected protocol:port pairs with commas between them, such as https:443,http:80, with http, https or tls (write the protocol first: https:443)",
      ],
    ],
    [
      'turned round, of another protocol',
      () => read(protocolPortsText(), '80:tcp'),
      [
        "invalid : '80:tcp' (text); expected protocol:port pairs with commas between them, such as https:443,http:80, with http, https or tls",
      ],
    ],
    [
      'a placeholder',
      () => read(protocolPortsText(), '<protocol:port>'),
      [
        "invalid : '<protocol:port>' (text); expected protocol:port pairs with commas between them, such as https:443,http:80, with http, https or tls (it looks like a placeholder; put your own value there)",
      ],
    ],
    [
      'nothing',
      () => read(protocolPortsText(), ''),
      [
        "invalid : '' (text); expected protocol:port pairs with commas between them, such as https:443,http:80, with http, https or tls",
      ],
    ],
    [
      'a comma at the end',
      () => read(protocolPortsText(), 'http:80,'),
      [
        "invalid : 'http:80,' (text); expected protocol:port pairs with commas between them, such as https:443,http:80, with http, https or tls (remove the comma that has no entry beside it)",
      ],
    ],
    [
      'words around it',
      () => ['xhttp:80', 'http:80x', 'http:800000'].flatMap((text) => read(protocolPortsText(), text)),
      [
        "invalid : 'xhttp:80' (text); expected protocol:port pairs with commas between them, such as https:443,http:80, with http, https or tls",
        "invalid : 'http:80x' (text); expected protocol:port pairs with commas between them, such as https:443,http:80, with http, https or tls",
        "invalid : 'http:800000' (text); expected protocol:port pairs with commas between them, such as https:443,http:80, with http, https or tls",
      ],
    ],
    [
      'TLS by edition',
      () => (['huawei', 'otc'] as const).flatMap((edition) => read(protocolPortsText(), 'http:80,tls:443', edition)),
      [
        '= [{"protocol":"http","port":80},{"protocol":"tls","port":443}]',
        '= [{"protocol":"http","port":80},{"protocol":"tls","port":443}]',
        "doubtful : 'http:80,tls:443' (text); expected http or https: by their API the load balancers of Open Telekom Cloud have no TLS listeners",
      ],
    ],
    [
      'QUIC by edition',
      () => (['huawei', 'otc'] as const).flatMap((edition) => read(protocolPortsText(), 'quic:443', edition)),
      [
        '= [{"protocol":"quic","port":443}]',
        "invalid : 'quic:443' (text); expected protocol:port pairs with commas between them, such as https:443,http:80, with http, https or tls",
      ],
    ],
    [
      'HTTPS on Open Telekom Cloud',
      () => read(protocolPortsText(), 'https:443', 'otc'),
      ['= [{"protocol":"https","port":443}]'],
    ],
    [
      'writes them',
      () =>
        write(protocolPortsText(), [
          { protocol: 'tls', port: 1 },
          { protocol: 'http', port: 65535 },
        ]),
      ['tls:1,http:65535'],
    ],
    [
      'writes no QUIC',
      () => write(protocolPortsText(), [{ protocol: 'quic', port: 1 }]),
      ["[0]: expected http, https or tls, got 'quic' (text)"],
    ],
    [
      'writes no odd port',
      () =>
        [0, 65536, 1.5, '80'].flatMap((port) =>
          write(protocolPortsText(), [
            { protocol: 'tls', port: 1 },
            { protocol: 'http', port: port as number },
          ]),
        ),
      [
        '[1]: expected a port from 1 to 65535, got 0 (a number)',
        '[1]: expected a port from 1 to 65535, got 65536 (a number)',
        '[1]: expected a port from 1 to 65535, got 1.5 (a number)',
        "[1]: expected a port from 1 to 65535, got '80' (text)",
      ],
    ],
    [
      'writes nothing else',
      () => [[], null, [null], 'http:80'].flatMap((value) => write(protocolPortsText(), value as never)),
      [
        ': expected protocol:port pairs with commas between them, such as https:443,http:80, with http, https or tls, got an empty list',
        ': expected protocol:port pairs with commas between them, such as https:443,http:80, with http, https or tls, got null',
        '[0]: expected http, https or tls, got undefined',
        ": expected protocol:port pairs with commas between them, such as https:443,http:80, with http, https or tls, got 'http:80' (text)",
      ],
    ],
  ],
  'JSON text': [
    ['a value', () => read(jsonText(jsonStrings('names')), ' ["a"] '), ['= ["a"]']],
    [
      'a quoted list',
      () => read(jsonText(jsonStrings('names')), '"[\\"a\\"]"'),
      [
        'invalid : \'"[\\"a\\"]"\' (text); expected a list of names (the quotes around the JSON are part of the value; remove them)',
      ],
    ],
    [
      'a quoted word',
      () => read(jsonText(jsonStrings('names')), '"a"'),
      ['invalid : \'a\' (text); expected a JSON array, a list of names (write ["a"])'],
    ],
    [
      'single quotes around it',
      () => broken(`'["a"]'`),
      [`1 ': a value is expected, not ''' (the quotes around the JSON are part of the value; remove them)`],
    ],
    [
      'double quotes around it',
      () => broken('"["a"]"'),
      [`4 a: the end is expected, not 'a' (the quotes around the JSON are part of the value; remove them)`],
    ],
    ['unequal quotes around it', () => broken(`'["a"]"`), [`1 ': a value is expected, not ''' (no hint)`]],
    [
      'a closing quote that is missing',
      () => broken('{"a":"traffic,"b":5}'),
      [`16 b: a comma or } is expected, not 'b' (a closing quote is missing before a comma)`],
    ],
    [
      'a comma at the end of an object',
      () => broken('{"a":1,\n}'),
      [`9 }: a key in double quotes is expected, not '}' (remove the comma before the closing bracket)`],
    ],
    [
      'a comma at the end of a list',
      () => broken('[1, ]'),
      [`5 ]: a value is expected, not ']' (remove the comma before the closing bracket)`],
    ],
    [
      'such a comma in a text before the mistake',
      () => broken('{"a":",}" "b":1}'),
      [`11 ": a comma or } is expected, not '"' (no hint)`],
    ],
    [
      "a comment at a line's start",
      () => broken('{\n  // why\n"a":1}'),
      [`5 /: a key in double quotes is expected, not '/' (JSON has no comments; remove them)`],
    ],
    [
      'a comment behind a value',
      () => broken('{"a":1, // why\n"b":2}'),
      [`9 /: a key in double quotes is expected, not '/' (JSON has no comments; remove them)`],
    ],
    [
      'a comment directly behind a value',
      () => broken('{"a":1// why\n}'),
      [`7 /: a comma or } is expected, not '/' (JSON has no comments; remove them)`],
    ],
    [
      'an address that is no comment',
      () => broken('{"a":"http://b" "c":1}'),
      [`17 ": a comma or } is expected, not '"' (no hint)`],
    ],
    [
      'a comment between',
      () => broken('{"a": /* why */ 1}'),
      [`7 /: a value is expected, not '/' (JSON has no comments; remove them)`],
    ],
    [
      'a word before a quote of another kind',
      () => broken(`{"a": yes, 'b': 1}`),
      ["7 y: a value is expected, not 'y' (JSON knows no words without double quotes but true, false and null)"],
    ],
    [
      'single quotes inside',
      () => broken(`{'a':1}`),
      [`2 ': a key in double quotes is expected, not ''' (JSON has double quotes only, straight ones)`],
    ],
    [
      'single quotes inside a list',
      () => broken(`[ 'a']`),
      [`3 ': a value is expected, not ''' (JSON has double quotes only, straight ones)`],
    ],
    [
      'quotes of a word processor',
      () => broken('{"a":\u201cb\u201d}'),
      [`6 \u201c: a value is expected, not '\u201c' (JSON has double quotes only, straight ones)`],
    ],
    [
      'a bracket that is missing',
      () => broken('{"a":1'),
      [`7 : a comma or } is expected, not the end (the closing bracket is missing)`],
    ],
    [
      'a bracket that is missing behind another',
      () => broken('[{"a":1} \n'),
      [`9  : a comma or ] is expected, not the end (the closing bracket is missing)`],
    ],
    [
      'a bracket that is missing in a list',
      () => broken('["a"'),
      [`5 : a comma or ] is expected, not the end (the closing bracket is missing)`],
    ],
    ['a bracket too many', () => broken('{"a":1}}'), [`8 }: the end is expected, not '}' (no hint)`]],
    [
      'a key without quotes',
      () => broken('{a:1}'),
      [
        `2 a: a key in double quotes is expected, not 'a' (JSON knows no words without double quotes but true, false and null)`,
      ],
    ],
    [
      'a word of another language',
      () => broken('{"a":True}'),
      [`6 T: a value is expected, not 'T' (JSON knows no words without double quotes but true, false and null)`],
    ],
    [
      'quotes that do not close',
      () => broken('{"a":"b}'),
      [`6 "b}: a string of JSON that does not end (close the quotes)`],
    ],
    [
      'a line break in a text',
      () => broken('{"a":"b\n"}'),
      [`8 \n: a tab or line break in a string of JSON (close the quotes before it, or write \\t or \\n)`],
    ],
    [
      'an escape that is none',
      () => broken('["a\\d"]'),
      [`4 \\d: JSON has no escape \\d (write \\\\ for a backslash)`],
    ],
    ['a number with a zero before it', () => broken('[010]'), [`2 0: a value is expected, not '0' (no hint)`]],
    ['no brackets', () => broken('a'), [`1 a: a value is expected, not 'a' (no hint)`]],
    ['nothing', () => broken(' '), [`1  : a value is expected, not the end (no hint)`]],
  ],
  'JSON that is too much': [
    [
      '32 levels',
      () => read(jsonText(jsonStrings('names')), `${'['.repeat(32)}${']'.repeat(32)}`).map((each) => each.slice(0, 60)),
      ['invalid /0: [[a list]] (a list); expected a JSON string, tex'],
    ],
    [
      '33 levels',
      () =>
        read(jsonText(jsonStrings('names')), `${'[{"a":'.repeat(16)}[]${'}]'.repeat(16)}`).map((each) =>
          each.slice(-60),
        ),
      ["30 characters)' (text); expected JSON nested at most 32 deep"],
    ],
    [
      'brackets in a text',
      () => read(jsonText(jsonStrings('names')), `["${'[{'.repeat(40)}"]`).map((each) => each.slice(0, 20)),
      ['= ["[{[{[{[{[{[{[{[{'],
    ],
    [
      'brackets after an escaped quote',
      () => read(jsonText(jsonStrings('names')), `["\\"${'[{'.repeat(40)}"]`).map((each) => each.slice(0, 20)),
      ['= ["\\"[{[{[{[{[{[{[{'],
    ],
    [
      'one after the other',
      () => read(jsonText(jsonStrings('names')), `[${'[],'.repeat(40)}[]]`).slice(40),
      ['invalid /40: an empty list; expected a JSON string, text that is not empty'],
    ],
    [
      '65536 characters',
      () => read(jsonText(jsonStrings('names')), `["${'a'.repeat(65532)}"]`).map((each) => each.slice(0, 20)),
      ['= ["aaaaaaaaaaaaaaaa'],
    ],
    [
      '65537 characters',
      () => read(jsonText(jsonStrings('names')), `["${'a'.repeat(65533)}"]`).map((each) => each.slice(-80)),
      ["aaaaaaaaa\u2026 (65537 characters)' (text); expected JSON of at most 65536 characters"],
    ],
  ],
  'a key twice': [
    [
      'in an object',
      () => read(jsonText(PAIR), '{"a":"1","a":"2"}'),
      ['= {"a":"2"}', "repeated-field : 'a' (text); expected each field once; which of the two counts is not known"],
    ],
    [
      'behind a list',
      () => read(jsonText(PAIR), '{"a":["1"],"a":"2"}'),
      ['= {"a":"2"}', "repeated-field : 'a' (text); expected each field once; which of the two counts is not known"],
    ],
    ['in two objects', () => read(jsonText(PAIRS), '[{"a":"1"},{"a":"2"}]'), ['= [{"a":"1"},{"a":"2"}]']],
    [
      'in a list and around it',
      () => read(jsonText(PAIRS), '[{"a":"1","b":"2","b":"3"}]'),
      [
        '= [{"a":"1","b":"3"}]',
        "repeated-field : 'b' (text); expected each field once; which of the two counts is not known",
      ],
    ],
    ['as a value', () => read(jsonText(PAIR), '{"a":"b","b":"a"}'), ['= {"a":"b","b":"a"}']],
    [
      'with a blank before the colon',
      () => read(jsonText(PAIR), '{"a" :"1","a"\n:"2"}'),
      ['= {"a":"2"}', "repeated-field : 'a' (text); expected each field once; which of the two counts is not known"],
    ],
    [
      'with a quote in it',
      () => read(jsonText(PAIR), '{"x\\"y":1,"x\\"y":2}'),
      [
        '= {}',
        'unknown-field /x"y: \'x"y\' (text); expected only a, b, n, l, e',
        "repeated-field : 'x\"y' (text); expected each field once; which of the two counts is not known",
      ],
    ],
    [
      'after a list',
      () => read(jsonText(PAIR), '{"a":[1,"b"],"b":"2"}'),
      ['= {"b":"2"}', "invalid /a: [1, 'b'] (a list); expected a JSON string with a text"],
    ],
    [
      'after an object',
      () => read(jsonText(PAIR), '{"a":{"b":1},"b":"2"}'),
      ['= {"b":"2"}', 'invalid /a: an object with b; expected a JSON string with a text'],
    ],
  ],
  'a text in JSON': [
    ['a number in quotes', () => read(jsonText(PAIR), '{"n":"5"}'), ['= {"n":5}']],
    [
      'a number',
      () => read(jsonText(PAIR), '{"n":5}'),
      [
        '= {}',
        'invalid /n: 5 (a number); expected a JSON string with a whole number from 1 to 10 (put it into quotes: "5")',
      ],
    ],
    [
      'a boolean, a number out of range',
      () => read(jsonText(PAIR), '{"n":true}').concat(read(jsonText(PAIR), '{"n":11}')),
      [
        '= {}',
        'invalid /n: true (a boolean); expected a JSON string with a whole number from 1 to 10',
        '= {}',
        'invalid /n: 11 (a number); expected a JSON string with a whole number from 1 to 10',
      ],
    ],
    [
      'a boolean where any text will do',
      () => read(jsonText(PAIR), '{"a":true}'),
      ['= {}', 'invalid /a: true (a boolean); expected a JSON string with a text (put it into quotes: "true")'],
    ],
    [
      'null, a list',
      () => read(jsonText(PAIR), '{"n":null,"a":[]}'),
      [
        '= {}',
        'invalid /n: null; expected a JSON string with a whole number from 1 to 10 (leave the field out)',
        'invalid /a: an empty list; expected a JSON string with a text',
      ],
    ],
    ['a template', () => read(jsonText(PAIR), '{"n":"${N}"}'), ['= {}']],
    [
      'out of range',
      () => read(jsonText(PAIR), '{"n":"11"}'),
      ['= {}', "invalid /n: '11' (text); expected a whole number from 1 to 10"],
    ],
  ],
  'a whole number in JSON': [
    [
      'on the steps',
      () => [1, 10, 15, 20].flatMap((size) => read(jsonText(SIZE), String(size))),
      ['= 1', '= 10', '= 15', '= 20'],
    ],
    [
      'off the steps',
      () => [12, 25].flatMap((size) => read(jsonText(SIZE), String(size))),
      [
        '= 12',
        'doubtful : 12 (a number); expected at most 20 apples, in steps of 1 up to 10, 5 up to 20, unless the region has other limits',
        '= 25',
        'doubtful : 25 (a number); expected at most 20 apples, in steps of 1 up to 10, 5 up to 20, unless the region has other limits',
      ],
    ],
    [
      'out of range',
      () => ['0', '1.5', '1e300'].flatMap((text) => read(jsonText(SIZE), text)),
      [
        'invalid : 0 (a number); expected a whole number of apples from 1',
        'invalid : 1.5 (a number); expected a whole number of apples from 1',
        'invalid : 1e+300 (a number); expected a whole number of apples from 1',
      ],
    ],
    [
      'in quotes',
      () => ['"5"', '" 5 "', '"a5"', '"5a"', 'true'].flatMap((text) => read(jsonText(SIZE), text)),
      [
        "invalid : '5' (text); expected a JSON number, a whole number of apples from 1 (remove the quotes: 5)",
        "invalid : ' 5 ' (text); expected a JSON number, a whole number of apples from 1 (remove the quotes: 5)",
        "invalid : 'a5' (text); expected a JSON number, a whole number of apples from 1",
        "invalid : '5a' (text); expected a JSON number, a whole number of apples from 1",
        'invalid : true (a boolean); expected a JSON number, a whole number of apples from 1',
      ],
    ],
    ['writes any from the first', () => [1, 12, 25].flatMap((size) => write(jsonText(SIZE), size)), ['1', '12', '25']],
    [
      'writes nothing else',
      () => [0, 1.5, '5', Number.MAX_SAFE_INTEGER + 1].flatMap((size) => write(jsonText(SIZE), size as number)),
      [
        ': expected a whole number of apples from 1, got 0 (a number)',
        ': expected a whole number of apples from 1, got 1.5 (a number)',
        ": expected a whole number of apples from 1, got '5' (text)",
        ': expected a whole number of apples from 1, got 9007199254740992 (a number)',
      ],
    ],
  ],
  'texts in JSON': [
    ['some', () => read(jsonText(jsonStrings('names')), '["a","b"]'), ['= ["a","b"]']],
    ['none', () => read(jsonText(jsonStrings('names')), '[]'), ['= []']],
    [
      'one without brackets',
      () => read(jsonText(PAIR), '{"l":"a"}'),
      ['= {}', 'invalid /l: \'a\' (text); expected a JSON array, a list of names (write ["a"])'],
    ],
    [
      'an empty one without brackets',
      () => read(jsonText(PAIR), '{"l":""}'),
      ['= {}', "invalid /l: '' (text); expected a JSON array, a list of names"],
    ],
    [
      'an empty one, a number',
      () => read(jsonText(jsonStrings('names')), '["a","",5]'),
      [
        "invalid /1: '' (text); expected a JSON string, text that is not empty",
        'invalid /2: 5 (a number); expected a JSON string, text that is not empty',
      ],
    ],
    ['writes some', () => write(jsonText(jsonStrings('names')), ['a']), ['["a"]']],
    [
      'writes none',
      () => [[], 'a'].flatMap((value) => write(jsonText(jsonStrings('names')), value as never)),
      [
        ': expected a list of names, at least one, got an empty list',
        ": expected a list of names, at least one, got 'a' (text)",
      ],
    ],
    [
      'writes nothing empty',
      () => ['', 5, 'a\u0007'].flatMap((item) => write(jsonText(jsonStrings('names')), ['a', item as string])),
      [
        "[1]: expected text that is not empty, got '' (text)",
        '[1]: expected text that is not empty, got 5 (a number)',
        "[1]: expected text that is not empty, without control characters, got 'a\\u0007' (text)",
      ],
    ],
  ],
  'an object': [
    ['without its fields', () => read(jsonText(PAIR), '{}'), ['= {}']],
    [
      'with an unknown field',
      () => read(jsonText(PAIR), '{"x":1,"a":"1"}'),
      ['= {"a":"1"}', "unknown-field /x: 'x' (text); expected only a, b, n, l, e"],
    ],
    ['with what counts as absent', () => read(jsonText(PAIR), '{"e":"","a":""}'), ['= {"a":""}']],
    [
      'without what is mandatory',
      () => read(jsonText(PAIRS), '[{}]'),
      ['= [{}]', 'invalid /0: an empty object; expected a field a: a text'],
    ],
    [
      'with a mandatory field that is wrong',
      () => read(jsonText(PAIRS), '[{"a":5}]'),
      ['= [{}]', 'invalid /0/a: 5 (a number); expected a JSON string with a text (put it into quotes: "5")'],
    ],
    ['with a mandatory field that somebody completes', () => read(jsonText(PAIRS), '[{"a":"${A}"}]'), ['= [{}]']],
    [
      'a list, null',
      () => ['[]', 'null', '5'].flatMap((text) => read(jsonText(PAIR), text)),
      [
        'invalid : an empty list; expected a JSON object with a, b, n, l, e',
        'invalid : null; expected a JSON object with a, b, n, l, e',
        'invalid : 5 (a number); expected a JSON object with a, b, n, l, e',
      ],
    ],
    [
      'with a field of JavaScript',
      () => read(jsonText(PAIR), '{"__proto__":{"a":"1"},"constructor":1}'),
      [
        '= {}',
        "unknown-field /__proto__: '__proto__' (text); expected only a, b, n, l, e",
        "unknown-field /constructor: 'constructor' (text); expected only a, b, n, l, e",
      ],
    ],
    ['writes what is there', () => write(jsonText(PAIR), { b: 'x', a: 'y', n: undefined }), ['{"a":"y","b":"x"}']],
    [
      'writes no list',
      () => [[], null, 'a'].flatMap((value) => write(jsonText(PAIR), value as never)),
      [
        ': expected an object with a, b, n, l, e, got an empty list',
        ': expected an object with a, b, n, l, e, got null',
        ": expected an object with a, b, n, l, e, got 'a' (text)",
      ],
    ],
    [
      'writes no unknown property',
      () => write(jsonText(PAIR), { c: 'x' } as never),
      [": expected only a, b, n, l, e, got 'c' (text)"],
    ],
    ['writes no unknown property without a value', () => write(jsonText(PAIR), { c: undefined } as never), ['{}']],
    [
      'writes nothing without what is mandatory',
      () => write(jsonText(PAIRS), [{ b: 'x' }]),
      ['[0].a: expected a text, got undefined'],
    ],
    [
      'says where a mistake is',
      () => write(jsonText(PAIRS), [{ a: 'x' }, { a: 'y', b: 5 as never }]),
      ['[1].b: expected a text, got 5 (a number)'],
    ],
  ],
  'a list of objects': [
    ['each once', () => read(jsonText(PAIRS), '[{"a":"1"},{"a":"2"}]'), ['= [{"a":"1"},{"a":"2"}]']],
    [
      'one twice',
      () => read(jsonText(PAIRS), '[{"a":"1"},{"a":"2"},{"a":"1"}]'),
      [
        '= [{"a":"1"},{"a":"2"},{"a":"1"}]',
        "invalid /2/a: '1' (text); expected each a once (keep one of the objects that have it)",
      ],
    ],
    [
      'an object in brackets, where one is expected',
      () => ['[{"a":"1"}]', '[{"a":"1"},{}]', '[1]'].flatMap((text) => read(jsonText(PAIR), text)),
      [
        'invalid : [an object with a] (a list); expected a JSON object with a, b, n, l, e (remove the square brackets around the object)',
        'invalid : [an object with a, an empty object] (a list); expected a JSON object with a, b, n, l, e',
        'invalid : [1] (a list); expected a JSON object with a, b, n, l, e',
      ],
    ],
    [
      'an object without brackets',
      () => read(jsonText(PAIRS), '{"a":"1"}'),
      [
        'invalid : an object with a; expected a JSON array, a list of objects, each an object with a, b (put square brackets around the object)',
      ],
    ],
    [
      'text',
      () => read(jsonText(PAIRS), '5'),
      ['invalid : 5 (a number); expected a JSON array, a list of objects, each an object with a, b'],
    ],
    [
      'one that is no object',
      () => read(jsonText(PAIRS), '[5,{"a":"1"}]'),
      ['= [{"a":"1"}]', 'invalid /0: 5 (a number); expected a JSON object with a, b'],
    ],
    [
      'two without what tells them apart',
      () => read(jsonText(LOOSE), '[{"b":"1"},{"b":"1"}]'),
      ['= [{"b":"1"},{"b":"1"}]'],
    ],
    [
      'writes each once',
      () => write(jsonText(PAIRS), [{ a: 'x' }, { a: 'x' }]),
      ["[1]: expected each a once, got 'x' (text)"],
    ],
    [
      'writes two without what tells them apart',
      () => write(jsonText(LOOSE), [{ b: 'x' }, { b: 'x' }]),
      ['[{"b":"x"},{"b":"x"}]'],
    ],
    [
      'writes none',
      () => [[], { a: 'x' }].flatMap((value) => write(jsonText(PAIRS), value as never)),
      [
        ': expected a list of objects, each an object with a, b; at least one, got an empty list',
        ': expected a list of objects, each an object with a, b; at least one, got an object with a',
      ],
    ],
  ],
  'ranges of ports': [
    [
      'some',
      () => read(jsonText(jsonPortRanges()), '{"a":["1,1","2,65535"],"b":["5,9"]}'),
      ['= {"a":[{"first":1,"last":1},{"first":2,"last":65535}],"b":[{"first":5,"last":9}]}'],
    ],
    ['none', () => read(jsonText(jsonPortRanges()), '{}'), ['= {}']],
    [
      'no list, an empty one, eleven',
      () =>
        read(
          jsonText(jsonPortRanges()),
          JSON.stringify({
            a: '1,2',
            b: [],
            c: Array.from({ length: 11 }, (_, index) => `${index + 1},${index + 1}`),
            d: ['1,1'],
          }),
        ),
      [
        '= {"d":[{"first":1,"last":1}]}',
        'invalid /a: \'1,2\' (text); expected a list of 1 to 10 ranges "first,last" (write ["1,2"])',
        'invalid /b: an empty list; expected a list of 1 to 10 ranges "first,last"',
        "invalid /c: ['1,1', '2,2', '3,3', '4,4', '5,5', '6,6', '7,7', '8,8', '9,9', '10,10', '11,11'] (a list); expected a list of 1 to 10 ranges \"first,last\" (give at most 10)",
      ],
    ],
    [
      'ten',
      () =>
        read(
          jsonText(jsonPortRanges()),
          JSON.stringify({ c: Array.from({ length: 10 }, (_, index) => `${index + 1},${index + 1}`) }),
        ).map((each) => each.slice(0, 40)),
      ['= {"c":[{"first":1,"last":1},{"first":2,'],
    ],
    [
      'of another form',
      () => read(jsonText(jsonPortRanges()), '{"a":["1-2","1, 2","x1,2","1,2x",5,"2,1","0,1","1,65536","000001,2"]}'),
      [
        '= {"a":[]}',
        'invalid /a/0: \'1-2\' (text); expected a JSON string "first,last" with two ports from 1 to 65535, the first not above the last (write "1,2")',
        'invalid /a/1: \'1, 2\' (text); expected a JSON string "first,last" with two ports from 1 to 65535, the first not above the last (write "1,2")',
        'invalid /a/2: \'x1,2\' (text); expected a JSON string "first,last" with two ports from 1 to 65535, the first not above the last',
        'invalid /a/3: \'1,2x\' (text); expected a JSON string "first,last" with two ports from 1 to 65535, the first not above the last',
        'invalid /a/4: 5 (a number); expected a JSON string "first,last" with two ports from 1 to 65535, the first not above the last (write "5,5")',
        'invalid /a/5: \'2,1\' (text); expected a JSON string "first,last" with two ports from 1 to 65535, the first not above the last',
        'invalid /a/6: \'0,1\' (text); expected a JSON string "first,last" with two ports from 1 to 65535, the first not above the last',
        'invalid /a/7: \'1,65536\' (text); expected a JSON string "first,last" with two ports from 1 to 65535, the first not above the last',
        'invalid /a/8: \'000001,2\' (text); expected a JSON string "first,last" with two ports from 1 to 65535, the first not above the last',
      ],
    ],
    [
      'that overlap at the end, at the start, inside, around',
      () =>
        ['5,6', '1,3', '4,4', '1,9'].flatMap((range) => read(jsonText(jsonPortRanges()), `{"a":["3,5","${range}"]}`)),
      [
        '= {"a":[{"first":3,"last":5}]}',
        "invalid /a/1: '5,6' (text); expected ranges that do not overlap (leave out what 3,5 has as well)",
        '= {"a":[{"first":3,"last":5}]}',
        "invalid /a/1: '1,3' (text); expected ranges that do not overlap (leave out what 3,5 has as well)",
        '= {"a":[{"first":3,"last":5}]}',
        "invalid /a/1: '4,4' (text); expected ranges that do not overlap (leave out what 3,5 has as well)",
        '= {"a":[{"first":3,"last":5}]}',
        "invalid /a/1: '1,9' (text); expected ranges that do not overlap (leave out what 3,5 has as well)",
      ],
    ],
    [
      'one without a list, and as a list of numbers',
      () => read(jsonText(jsonPortRanges()), '{"a":"1:2","b":7,"c":[[1,2],[1],[]],"d":"x"}'),
      [
        '= {"c":[]}',
        'invalid /a: \'1:2\' (text); expected a list of 1 to 10 ranges "first,last" (write ["1,2"])',
        'invalid /b: 7 (a number); expected a list of 1 to 10 ranges "first,last" (write ["7,7"])',
        'invalid /c/0: [1, 2] (a list); expected a JSON string "first,last" with two ports from 1 to 65535, the first not above the last (write "1,2")',
        'invalid /c/1: [1] (a list); expected a JSON string "first,last" with two ports from 1 to 65535, the first not above the last (write "1,1")',
        'invalid /c/2: an empty list; expected a JSON string "first,last" with two ports from 1 to 65535, the first not above the last',
        'invalid /d: \'x\' (text); expected a list of 1 to 10 ranges "first,last"',
      ],
    ],
    [
      'that touch',
      () => read(jsonText(jsonPortRanges()), '{"a":["3,5","6,7","1,2"]}'),
      ['= {"a":[{"first":3,"last":5},{"first":6,"last":7},{"first":1,"last":2}]}'],
    ],
    [
      'of a port called as a part of JavaScript',
      () => read(jsonText(jsonPortRanges()), '{"__proto__":["1,2"]}'),
      ['= {"__proto__":[{"first":1,"last":2}]}'],
    ],
    [
      'a list',
      () => read(jsonText(jsonPortRanges()), '[]'),
      [
        'invalid : an empty list; expected an object from names of ports to 1 to 10 ranges of ports from 1 to 65535, such as {"game":["100,200"]}',
      ],
    ],
    [
      'writes some',
      () =>
        write(jsonText(jsonPortRanges()), {
          a: [
            { first: 1, last: 1 },
            { first: 2, last: 3 },
          ],
        }),
      ['{"a":["1,1","2,3"]}'],
    ],
    [
      'writes no name that is none',
      () => ['', 'a\u0007'].flatMap((name) => write(jsonText(jsonPortRanges()), { [name]: [{ first: 1, last: 2 }] })),
      [
        ": expected the name of a port, got '' (text)",
        ": expected the name of a port, without control characters, got 'a\\u0007' (text)",
      ],
    ],
    [
      'writes nothing else',
      () => [{}, null, []].flatMap((value) => write(jsonText(jsonPortRanges()), value as never)),
      [
        ': expected an object from names of ports to 1 to 10 ranges of ports from 1 to 65535, such as {"game":["100,200"]}, got an empty object',
        ': expected an object from names of ports to 1 to 10 ranges of ports from 1 to 65535, such as {"game":["100,200"]}, got null',
        ': expected an object from names of ports to 1 to 10 ranges of ports from 1 to 65535, such as {"game":["100,200"]}, got an empty list',
      ],
    ],
    [
      'writes no odd lists',
      () =>
        [[], 'a', Array(11).fill({ first: 1, last: 1 })].flatMap((ranges) =>
          write(jsonText(jsonPortRanges()), { a: ranges as never }),
        ),
      [
        'a: expected a list of 1 to 10 ranges, got an empty list',
        "a: expected a list of 1 to 10 ranges, got 'a' (text)",
        'a: expected a list of 1 to 10 ranges, got [an object with first, last, an object with first, last, an object with first, last, an object with first, last, an objec\u2026 (306 characters)] (a list)',
      ],
    ],
    [
      'writes no odd ranges',
      () =>
        [null, { first: 2, last: 1 }, { first: 0, last: 1 }, { first: 1, last: 65536 }, { first: 1 }].flatMap((range) =>
          write(jsonText(jsonPortRanges()), { a: [{ first: 7, last: 8 }, range as never] }),
        ),
      [
        'a[1]: expected two ports from 1 to 65535, the first not above the last, got null',
        'a[1]: expected two ports from 1 to 65535, the first not above the last, got an object with first, last',
        'a[1]: expected two ports from 1 to 65535, the first not above the last, got an object with first, last',
        'a[1]: expected two ports from 1 to 65535, the first not above the last, got an object with first, last',
        'a[1]: expected two ports from 1 to 65535, the first not above the last, got an object with first',
      ],
    ],
    [
      'writes no ranges that overlap',
      () =>
        write(jsonText(jsonPortRanges()), {
          a: [
            { first: 1, last: 2 },
            { first: 2, last: 3 },
          ],
        }),
      ["a[1]: expected ranges that do not overlap, got '2,3' (text)"],
    ],
  ],
};

describe.each(Object.entries(CASES))('%s', (_group, cases) => {
  test.each(cases)('%s', (_title, got, expected) => {
    expect(got()).toEqual(expected);
  });
});

test('of an id in blanks it is known what is meant, of another text not', () => {
  const meant = (text: string) => uuidText('the id').decode(text).problems[0].meant;
  expect(meant(` ${ID}`)).toEqual({ value: ID });
  expect(meant(' my-elb')).toBeUndefined();
});

test('of several parts the wrong one is pointed at', () => {
  const pointedAt = (codec: TextCodec<unknown>, text: string) => {
    const [{ span }] = codec.decode(text).problems;
    return span && [span.start, text.slice(span.start, span.end)];
  };
  const ids = listText({ item: uuidText('an id'), maxItems: 3 });
  expect(pointedAt(ids, `${ID}, my-elb ,${ID}`)).toEqual([38, 'my-elb']);
  expect(pointedAt(ids, `x,${ID}`)).toEqual([0, 'x']);
  expect(pointedAt(ids, 'x')).toBeUndefined();
  expect(pointedAt(ids, `${ID},`)).toBeUndefined();
  expect(pointedAt(listText({ item: oneOf(['a'], { open: 'others' }), maxItems: 3 }), 'a,b')).toEqual([2, 'b']);
  expect(pointedAt(protocolPortsText(), 'http:80, tcp:81')).toEqual([9, 'tcp:81']);
  expect(pointedAt(protocolPortsText(), 'tcp:81')).toBeUndefined();
});
