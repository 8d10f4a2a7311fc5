import type { Edit, Path } from '../../src/diagnostics/diagnostic';
import { isEdited } from '../../src/manifest/edited';
import { decodeText, encodeAs } from '../../src/manifest/encoding';
import { readManifest } from '../../src/manifest/manifest-reader';

const read = (text: string) => readManifest(Buffer.from(text)).objects;

/** The text after an edit of its first object. */
function edited(text: string, edit: Edit): string | undefined {
  const found = read(text)[0].textEdit(edit);
  return found && text.slice(0, found.start) + found.text + text.slice(found.end);
}

const yaml = (lines: string) => `kind: X\n${lines}\n`;
const json = (members: string) => `{"kind": "X", ${members}}`;

const set = (path: Path, value: unknown, inner?: Path): Edit =>
  inner === undefined ? { kind: 'set', path, value } : { kind: 'set', path, inner, value };
const remove = (path: Path, inner?: Path): Edit =>
  inner === undefined ? { kind: 'remove', path } : { kind: 'remove', path, inner };
const rename = (path: Path, to: string, inner?: Path): Edit =>
  inner === undefined ? { kind: 'rename', path, to } : { kind: 'rename', path, inner, to };
const quote = (path: Path, ...texts: readonly string[]): Edit =>
  texts.length === 0 ? { kind: 'quote', path } : { kind: 'quote', path, texts };

describe('an edit in the text', () => {
  test.each<[string, string, Edit, string]>([
    ['a plain text', yaml('a: x # c'), set(['a'], 'z'), yaml('a: z # c')],
    ['one that would be no text', yaml('a: x'), set(['a'], 'on'), yaml('a: "on"')],
    ['one that would be no plain text', yaml('a: x'), set(['a'], 'x: #'), yaml('a: "x: #"')],
    ['in single quotes', yaml("a: 'x'"), set(['a'], "it's"), yaml("a: 'it''s'")],
    ['in double quotes', yaml('a: "x"'), set(['a'], 'a"\\'), yaml('a: "a\\"\\\\"')],
    ['of JSON', json('"a": "x"'), set(['a'], "z'"), json(`"a": "z'"`)],
    ['with a tag and an anchor', yaml('a: !!str &x y'), set(['a'], 'z'), yaml('a: !!str &x z')],
    ['a number in place of a text', yaml('a: "80" # c'), set(['a'], 80), yaml('a: 80 # c')],
    ['a boolean in place of a text', yaml("a: {b: 'true'}"), set(['a', 'b'], true), yaml('a: {b: true}')],
    ['a number in JSON', json('"a": "80"'), set(['a'], 80), json('"a": 80')],
    ['in a list', yaml('a: [x, {b: c}]'), set(['a', 1, 'b'], 'z'), yaml('a: [x, {b: z}]')],
    ['quotes', yaml('a: 5'), quote(['a'], '5'), yaml('a: "5"')],
    ['quotes as beside it', yaml("'b': c\na: 5"), quote(['a'], '5'), yaml(`'b': c\na: '5'`)],
    ['quotes around quotes', yaml('"b": c\na: {"d": 1}'), quote(['a']), yaml(`"b": c\na: '{"d": 1}'`)],
    ['quotes in JSON', json('"a": {"d": 1}'), quote(['a']), json('"a": "{\\"d\\": 1}"')],
    ['a key', yaml('a: x'), rename(['a'], 'b.c/d'), yaml('b.c/d: x')],
    ['a key in quotes', yaml(`"a" : x`), rename(['a'], 'b'), yaml('"b" : x')],
    ['a key that needs quotes', yaml('a: x'), rename(['a'], 'on'), yaml('"on": x')],
    ['a key of JSON', json('"a":1'), rename(['a'], 'b'), json('"b":1')],
    ['a line', yaml('a: x # c\nb: z'), remove(['a']), yaml('b: z')],
    ['the last line', 'kind: X\na: x', remove(['a']), 'kind: X\n'],
    ['a line with CRLF', 'kind: X\r\na: x\r\nb: z\r\n', remove(['a']), 'kind: X\r\nb: z\r\n'],
    ['several lines', yaml('a:\n  c:\n  - d\nb: z'), remove(['a']), yaml('b: z')],
    ['no value', yaml('a:   # c\nb: z'), remove(['a']), yaml('b: z')],
    ['the first of a flow', '---\n{a: 1, kind: X}\n', remove(['a']), '---\n{kind: X}\n'],
    [
      'the first of a flow, at the beginning of a line',
      '---\n{\na: 1, kind: X}\n',
      remove(['a']),
      '---\n{\nkind: X}\n',
    ],
    ['the only one', json('"a": { "b": 1 }'), remove(['a', 'b']), json('"a": {  }')],
    ['a later one', json('"a": 1,\n "b": 2'), remove(['a']), '{"kind": "X",\n "b": 2}'],
    [
      'inside JSON',
      yaml(`a: '{"b": 1, "c": "it''s"}'`),
      set(['a'], "it's", ['b']),
      yaml(`a: '{"b": "it''s", "c": "it''s"}'`),
    ],
    ['JSON as a whole', yaml(`a: ' {"b": 1} '`), set(['a'], [1], []), yaml(`a: ' [1] '`)],
    [
      'a field inside JSON',
      yaml(`a: "{"b": 1}"`.replaceAll('"b"', '\\"b\\"')),
      rename(['a'], 'c', ['b']),
      yaml(String.raw`a: "{\"c\": 1}"`),
    ],
    [
      'a field of JSON that goes',
      json(String.raw`"a": "{\"b\": 1, \"c\": 2}"`),
      remove(['a'], ['b']),
      json(String.raw`"a": "{\"c\": 2}"`),
    ],
    ['lines of JSON that go', yaml('a: |\n  {"b": 1,\n   "c": 2}'), remove(['a'], ['c']), yaml('a: |\n  {"b": 1}')],
    ['the last entry counts', yaml('a: 1\na: 2'), quote(['a'], '2'), yaml('a: 1\na: "2"')],
  ])('%s', (_what, before, edit, after) => {
    expect(edited(before, edit)).toBe(after);
  });

  test.each<[string, string, Edit]>([
    ['what is not there', yaml('a: x'), set(['b'], 'z')],
    ['no scalar', yaml('a: {b: c}'), set(['a'], 'z')],
    ['a text on several lines', yaml('a: "x\n  y"'), set(['a'], 'z')],
    ['a block', yaml('a: |\n  x'), set(['a'], 'z')],
    ['nothing', yaml('a:'), set(['a'], 'z')],
    ['an alias', yaml('b: &x y\na: *x'), set(['a'], 'z')],
    ['another text', yaml('a: 5'), quote(['a'], '5.0')],
    ['YAML', yaml('a: {b: c}'), quote(['a'])],
    ['a mapping in block style', yaml('a:\n  b: c'), quote(['a'])],
    ['JSON on several lines', yaml('a: {"b":\n  1}'), quote(['a'])],
    ['a tag', yaml('a: !!int 5'), quote(['a'], '5')],
    ['an item of a list', yaml('a: [b]'), rename(['a', 0], 'c')],
    ['an item that would go', yaml('a: [b]'), remove(['a', 0])],
    ['a key on a line with others', yaml('a:\n- b: 1\n  c: 2'), remove(['a', 0, 'b'])],
    ['what is merged', yaml('b: &x {c: 1}\na:\n  <<: *x'), remove(['a', 'c'])],
    ['what an alias stands for', yaml('b: &x {c: 1}\na: *x'), remove(['a', 'c'])],
    ['comments beside it', '---\n{kind: X, a: 1, # c\n b: 2}\n', remove(['b'])],
    ['a folded text', yaml('a: >\n  {"b": 1}'), set(['a'], 2, ['b'])],
    ['no JSON', yaml('a: "{b: 1}"'), set(['a'], 2, ['b'])],
    ['no text', yaml('a: {"b": 1}'), set(['a'], 2, ['b'])],
    ['no such field', yaml(`a: '{"b": 1}'`), set(['a'], 2, ['c'])],
    ['an item inside JSON', yaml(`a: '[1]'`), remove(['a'], [0])],
  ])('%s is not edited', (_what, text, edit) => {
    expect(edited(text, edit)).toBeUndefined();
  });
});

describe('whether an object is another one with an edit', () => {
  const A = { m: { a: '{"b":[1]}', n: 5, __proto__: undefined }, l: [1, { x: 'y' }] };
  test.each<[unknown, readonly Edit[]]>([
    [A, []],
    [{ ...A, l: [1, { x: 'z' }] }, [set(['l', 1, 'x'], 'z')]],
    [{ ...A, l: [1, {}] }, [remove(['l', 1, 'x'])]],
    [{ ...A, l: [1, { z: 'y' }] }, [rename(['l', 1, 'x'], 'z')]],
    [{ ...A, l: [1, { z: 'v' }] }, [rename(['l', 1, 'x'], 'z'), set(['l', 1, 'x'], 'v')]],
    [{ ...A, m: { ...A.m, n: '5' } }, [quote(['m', 'n'], '5')]],
    [{ ...A, l: '[1, {"x": "y"}]' }, [quote(['l'])]],
    [{ ...A, m: { ...A.m, a: '{ "b" : ["1"] }' } }, [set(['m', 'a'], '1', ['b', 0])]],
    [{ ...A, m: { ...A.m, a: '{"c":["1"]}' } }, [rename(['m', 'a'], 'c', ['b']), set(['m', 'a'], '1', ['b', 0])]],
    [{ ...A, m: { ...A.m, a: '{}' } }, [remove(['m', 'a'], ['b'])]],
  ])('%j', (after, edits) => {
    expect(isEdited(A, after, edits)).toBe(true);
    for (const edit of edits) expect(isEdited(A, A, [edit])).toBe(false);
    expect(isEdited(A, { ...(after as object), more: 1 }, edits)).toBe(false);
    expect(isEdited({ ...A, l: [1] }, after, edits)).toBe(false);
  });

  test.each<[unknown, readonly Edit[]]>([
    [{ ...A, m: { ...A.m, a: 'no JSON' } }, [set(['m', 'a'], 1, ['b'])]],
    [{ ...A, m: { ...A.m, n: '6' } }, [quote(['m', 'n'], '5')]],
    [{ ...A, l: '[1]' }, [quote(['l'])]],
    [{ ...A, l: 'x' }, [quote(['l'])]],
    [{ ...A, m: { a: A.m.a, l: 5 } }, [rename(['m', 'n'], 'a')]],
    [{ ...A, m: { ...A.m, o: 5 } }, [set(['m', 'o'], 5)]],
    [{ ...A, l: { 0: 1, 1: { x: 'y' } } }, []],
  ])('not %j', (after, edits) => {
    expect(isEdited(A, after, edits)).toBe(false);
  });
});

test.each(['utf8', 'utf16le'] as const)('a text is written back as it was read: %s', (encoding) => {
  for (const text of ['a', '\ufeffa', '\ufeffä😀']) {
    if (encoding === 'utf16le' && !text.startsWith('\ufeff')) continue;
    const bytes = Buffer.from(text, encoding);
    expect(encodeAs(decodeText(bytes), bytes)).toEqual(bytes);
    expect(encodeAs('b', bytes)).toEqual(Buffer.from(text.startsWith('\ufeff') ? '\ufeffb' : 'b', encoding));
  }
  expect(encodeAs('b', Buffer.from('a\xff', 'latin1'))).toBeUndefined();
  expect(encodeAs('b', Buffer.from('\ufeffab', 'utf16le').subarray(0, 5))).toBeUndefined();
});
