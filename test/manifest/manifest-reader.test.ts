import { decodeText } from '../../src/manifest/encoding';
import { holdsNoObject, type ManifestFile, type ReadOptions, readManifest } from '../../src/manifest/manifest-reader';
import { REFUSALS } from '../../src/manifest/yaml/refusals';
import {
  FILES,
  JSON_FILES,
  KEYS,
  LISTS,
  MERGES,
  REFUSED,
  REFUSED_ON_PURPOSE,
  SCALARS,
  TYPED,
  UNTYPED,
} from './support/cases';
import { mutatedManifest, Random } from './support/mutations';

const read = (text: string | Uint8Array, wanted?: ReadOptions['wanted']): ManifestFile =>
  readManifest(Buffer.from(text), { wanted });
const dataOf = (file: ManifestFile) => file.objects.map(({ data }) => data);
const unreadable = (file: ManifestFile) => file.problems.filter(({ kind }) => kind === 'unreadable');

describe('values', () => {
  test.each(SCALARS)('%j', (spelling, expected) => {
    // As the only value, and beside one that is read by the way of all documents.
    for (const more of ['', 'w: {a: b}\n']) {
      const file = read(`kind: A\nv: ${spelling}\n${more}`);
      if (expected === REFUSED) expect(unreadable(file)).toHaveLength(1);
      else {
        expect(file.problems).toEqual([]);
        expect(file.objects[0].data.v).toEqual(expected);
      }
    }
  });
});

describe('keys', () => {
  test.each(KEYS)('%j', (spelling, expected) => {
    const file = read(`kind: A\nv:\n  ${spelling}: v\n`);
    if (expected === REFUSED) expect(unreadable(file)).toHaveLength(1);
    else {
      expect(file.problems).toEqual([]);
      expect(Object.keys(file.objects[0].data.v as object)).toEqual([expected]);
    }
  });
});

describe('files', () => {
  test.each([...MERGES, ...FILES, ...JSON_FILES, ...LISTS])('$name', ({ file: text, objects, refused = false }) => {
    const file = read(text);
    expect(dataOf(file)).toEqual(objects);
    expect(unreadable(file).length > 0).toBe(refused);
  });

  test('a kind comes from the list, and is the first of what is checked', () => {
    const [problem] = read('kind: List\napiVersion: v1\nitems:\n- {apiVersion: v1, kind: 5}\n- 7\n').problems;
    expect(problem).toMatchObject({
      message: 'kind is 5 (a number), so this is not a Kubernetes object',
      range: { line: 4, column: 26 },
    });
  });
});

describe('what is refused on purpose', () => {
  test('each has an example', () => {
    expect([...new Set(REFUSED_ON_PURPOSE.map(([id]) => id))].sort()).toEqual(Object.keys(REFUSALS).sort());
  });

  test.each(REFUSED_ON_PURPOSE)('%s: %j', (id, text) => {
    const [problem] = unreadable(read(text));
    expect(problem.refusal).toBe(id);
    expect(problem.message).toMatch(/: kubectl may read this, this reader does not$/);
    expect(problem.help).toMatch(/^[a-z|]/);
  });

  test('JSON that is nested deeply, and aliases that make a value so', () => {
    const nest = (levels: number) => `{"kind":"A","v":${'['.repeat(levels)}${']'.repeat(levels)}}`;
    expect(read(nest(499)).problems).toEqual([]);
    expect(read(nest(500)).problems[0].refusal).toBe('nested-deeply');
    const [open, close] = ['['.repeat(300), ']'.repeat(300)];
    expect(read(`kind: A\nx: &x ${open}${close}\nv: ${open}*x${close}\n`).problems[0].refusal).toBe('nested-deeply');
  });

  test('a mark behind the first separator', () => {
    expect(read('---\n\ufeffkind: A\n').problems).toMatchObject([{ refusal: 'mark-inside' }]);
  });

  test.each([
    'v: &x?a b',
    'v: *x?a',
    'v: [? a]',
    'v: {a: b ?c}',
    'v: {k: x:}',
    'v: [a, :b]',
    '{a: b} c',
    'v: !a, b',
    'v:\n  - - a\n    -\n  - b',
  ])('%j has a refusal', (text) => {
    expect(unreadable(read(`kind: A\n${text}\n`))).toHaveLength(1);
  });
});

describe('problems', () => {
  const shown = (text: string) =>
    read(text).problems.map(({ kind, message, range: { line, column, endLine, endColumn } }) => [
      kind,
      message,
      `${line}:${column}-${endLine}:${endColumn}`,
    ]);

  test('say what is wrong and where', () => {
    expect(shown('kind: A\nv: "a\n')).toEqual([
      ['unreadable', 'this is not YAML: unexpected end of the stream within a double quoted scalar', '2:4-2:5'],
    ]);
    expect(shown('kind: A\nv: *a*\n')).toEqual([
      ['unreadable', "the name of an anchor has only letters, digits, _ and -, not 'a*'", '2:4-2:7'],
    ]);
    expect(shown('kind: A\nv: &** a\n')).toEqual([
      ['unreadable', "the name of an anchor has only letters, digits, _ and -, not '**'", '2:4-2:7'],
    ]);
    for (const text of ['****', '*.*.*.*', '**.**.**.**']) {
      expect(shown(`kind: A\nv: ${text}\n`)).toEqual([
        [
          'unreadable',
          `${text} looks like a placeholder; without quotes, YAML takes it for an alias`,
          `2:4-2:${4 + text.length}`,
        ],
      ]);
    }
    expect(shown('kind: A\nv: [a, *x ]\n')).toEqual([
      ['unreadable', 'no anchor &x stands before the alias', '2:8-2:10'],
    ]);
    expect(shown('kind: A\nx: &x a\nv: &k\n  *x\n')).toEqual([
      ['unreadable', 'an alias has a tag or an anchor', '4:3-4:5'],
    ]);
    expect(shown('kind: A\nv: .inf\n')).toEqual([['unreadable', '.inf is a number that JSON cannot say', '2:4-2:8']]);
    expect(shown('kind: A\n---\nkind: B\nv: "\\/"\n')).toEqual([
      ['unreadable', 'YAML has no escape \\/ between double quotes', '4:5-4:7'],
    ]);
    expect(shown('kind: A\n\tv: a\n')[0][1]).toMatch(/tab/);
    expect(shown('kind: A\r---\rkind: B\n')[0][2]).toBe('2:1-2:4');
    expect(shown('v: a\n')).toEqual([
      ['unreadable', 'there is no kind, so this is not a Kubernetes object', '1:1-1:5'],
    ]);
    expect(shown('{"kind":"A",}')).toEqual([
      ['unreadable', "this is not JSON: a key in double quotes is expected, not '}'", '1:13-1:14'],
    ]);
    expect(shown('{"kind":"A"\n\n')).toEqual([
      ['unreadable', 'this is not JSON: a comma or } is expected, not the end', '1:12-2:1'],
    ]);
    expect(shown('{"kind":\u{1F600}}')).toEqual([
      ['unreadable', "this is not JSON: a value is expected, not '\u{1F600}'", '1:9-1:11'],
    ]);
    expect(shown('{"kind":\u200b1}')[0][1]).toMatch(/, not '\\u200b'$/);
  });

  test.each(TYPED)('metadata: %s', (metadata, message) => {
    expect(shown(`kind: A\nmetadata: ${metadata}\n`)).toMatchObject([['unreadable', message, {}]]);
  });

  test('types of metadata, where they stand; in a list the API server looks at them', () => {
    expect(shown('kind: A\nmetadata:\n  labels: {a: b, c: 5}\n')[0][2]).toBe('3:21-3:22');
    expect(shown('kind: List\nitems: [{kind: A, apiVersion: v1, metadata: {name: 5}}]\n')).toEqual([]);
  });

  test.each(UNTYPED)('metadata that is taken: %s', (metadata) => {
    expect(shown(`kind: A\nmetadata: ${metadata}\n`)).toEqual([]);
  });

  test('documents that claim to be nothing can be kept', () => {
    const kept = (text: string) => {
      const { objects, others, problems } = readManifest(Buffer.from(text), { keepOthers: true });
      return [objects.length, others.map(({ data }) => data), problems.length];
    };
    expect(kept('a: 1\n---\nkind: A\n---\nb: 2\n')).toEqual([1, [{ a: 1 }, { b: 2 }], 0]);
    expect(kept('{"a": 1}')).toEqual([0, [{ a: 1 }], 0]);
    expect(kept('- a\n- b: 1\n')).toEqual([0, [['a', { b: 1 }]], 0]);
    expect(kept('- a\n- kind: A\n')).toEqual([0, [['a', { kind: 'A' }]], 0]);
    expect(kept('apiVersion: v1\n---\nkind: 5\n---\n- a\n- apiVersion: v1\n---\na\n')).toEqual([0, [], 4]);
  });

  test.each([
    ['a: 1\n', true],
    ['kind: A\n', false],
    ['a: 1\n---\nkind: A\n', false],
    ['a: 1\n---\nkind: 5\n', false],
    ['# nothing\n', false],
  ])('whether a file holds something, and no object: %j', (text, expected) => {
    expect(holdsNoObject(Buffer.from(text))).toBe(expected);
  });

  test('keys that stand twice', () => {
    const found = shown('kind: A\nv:\n  a: 1\n  "a": 2\n  a: 3\nw: {<<: {b: 1}, b: 2, b: 3}\n');
    expect(found).toEqual([
      ['duplicate-key', "the key 'a' occurs more than once in one mapping: kubectl takes the last", '4:3-4:6'],
      ['duplicate-key', "the key 'a' occurs more than once in one mapping: kubectl takes the last", '5:3-5:4'],
      ['duplicate-key', "the key 'b' occurs more than once in one mapping: kubectl takes the last", '6:23-6:24'],
    ]);
    expect(shown('{"kind":"A","kind":"A"}')[0].slice(1)).toEqual([
      "the key 'kind' occurs more than once in one mapping: kubectl takes the last",
      '1:13-1:19',
    ]);
    // Once, however many aliases there are of the mapping.
    expect(shown('kind: A\nx: &x {a: 1, a: 2}\ny: [*x, *x]\n')).toHaveLength(1);
  });

  test('text that is dropped', () => {
    expect(shown('kind: A\n...\n# c\n')).toEqual([]);
    expect(shown('kind: A\n...\nkind: B\n---\nkind: C\n')).toEqual([
      ['ignored-text', 'kubectl drops the text after ...', '2:1-3:8'],
    ]);
    // The file cannot be read, and nothing else is said of it.
    expect(shown('kind: A\n...\nb\u007f\n').map(([, , place]) => place)).toEqual(['3:2-3:3']);
  });

  test('where a name stands before an indicator, though js-yaml stops behind it', () => {
    expect(shown('kind: A\nv:\n  ! &x: !t &y\n')[0][2]).toBe('3:5-3:7');
  });

  test('separators with text, before, between and behind documents', () => {
    expect(shown('---x\nkind: A\n---y\n--- z\n').map(([, message]) => message)).toEqual([
      "'---x' begins with --- and has more after it than a comment: kubectl stops reading there",
      "'---y' begins with --- and has more after it than a comment: kubectl stops reading there",
      "'--- z' begins with --- and has more after it than a comment: kubectl stops reading there",
    ]);
  });

  test.each([
    ['kind: A\nname: {{ .Values.name }}\n', true],
    ['kind: A\n{{- if .Values.b }}\nb: 1\n{{- end }}\n', true],
    ['{{/* of a chart */}}\nkind: A\n', true],
    ['kind: A\nlabels:\n  "app": {{ .Values.name }}\n', true],
    ['kind: A\nname: "{{ .Release.Name }}-{{ include "web.name" . }}"\n', true],
    ['{"kind": "A", "port": {{ .port }}}\n', true],
    ['kind: A\n{% if b %}\nb: 1\n{% endif %}\n', true],
    ['kind: A\nid: {{ id }}\n', true],
    ['kind: A\nname: "{{ x }}" b\n', false],
    ['kind: A\na: {b # {{ x }}\n', false],
    ['kind: A\nname: *x\nother: "{{ x }}"\n', false],
  ])('of a template that it is to be rendered: %j', (text, isTemplate) => {
    const [{ message, help }] = unreadable(read(text));
    expect(help.startsWith('render the template first')).toBe(isTemplate);
    expect(message === 'this is a template, not YAML yet').toBe(isTemplate);
  });

  test.each([
    ['kind: A\na:\n  json: |\n  {\n    "b": 1\n  }\n  c: d\n', '4:3'],
    ['kind: A\na:\n  json: >- # text\r\n\r\n  [{"b": 1}]\r\n  c: d\r\n', '5:3'],
    ['kind: A\na:\n  json: |\n {"b": 1}\n', '4:2'],
  ])('JSON that was pasted behind | or >, and not indented, is told where it begins: %j', (text, place) => {
    const [{ message, help, range }] = unreadable(read(text));
    expect(message).toBe('this is not YAML: the text after | or > is not indented more than its key');
    expect(help).toBe('indent all of its lines more than the key');
    expect(`${range.line}:${range.column}`).toBe(place);
  });

  test.each([
    ['kind: A\nname: @NAME@\n', '@', '2:7'],
    ['kind: A\nname: `name`\n', '`', '2:7'],
    ['kind: A\nname: %NAME%\n', '%', '2:7'],
    ['kind: A\nnames: [ %NAME% ]\n', '%', '2:10'],
    ['kind: A\nlabels: {a: @A@}\n', '@', '2:13'],
    ['kind: A\nlabels:\n- @A@\n', '@', '3:3'],
    ['kind: A\n@NAME@: 1\n', '@', '2:1'],
  ])('a character with which nothing begins is told as that: %j', (text, character, place) => {
    const [{ message, range, refusal }] = unreadable(read(text));
    expect(message).toBe(`this is not YAML: nothing begins with ${character} unless it is in quotes`);
    expect(`${range.line}:${range.column}`).toBe(place);
    expect(refusal).toBeUndefined();
  });

  test('what only looks so in a text is no reason', () => {
    const [{ message }] = unreadable(read('kind: A\ndata:\n  ini: |\n    x: |\n    [main]\n  a: b\n   c: d\n'));
    expect(message).toBe('this is not YAML: bad indentation of a mapping entry');
  });

  test('the expression of a template is no text that kubectl may read', () => {
    const [{ refusal }] = unreadable(read('kind: A\n{{- if .Values.b }}\nb: 1\n{{- end }}\n'));
    expect(refusal).toBeUndefined();
  });

  test('all have help, and no message ends with a full stop', () => {
    const all = [...MERGES, ...FILES, ...JSON_FILES, ...LISTS].flatMap(({ file }) => read(file).problems);
    expect(all.length).toBeGreaterThan(50);
    for (const { message, help } of all) {
      expect(help).not.toBe('');
      expect(`${message} ${help}`).not.toMatch(/\.$|undefined|\p{Cc}/u);
    }
  });

  test('says the same in the same place', () => {
    const files = [...MERGES, ...FILES, ...JSON_FILES, ...LISTS].map(({ name, file }) => {
      const told = read(file).problems.map(
        ({ message, help, range: { line, column, endLine, endColumn } }) =>
          `${line}:${column}-${endLine}:${endColumn} ${message}; ${help}`,
      );
      return [name, told] as const;
    });
    expect(Object.fromEntries(files.filter(([, told]) => told.length > 0))).toMatchSnapshot();
  });
});

test.each([
  [[0xef, 0xbb, 0xbf, 0x61], 'a'],
  [[0xef, 0xbb, 0x61], '\ufffda'],
  [[0xef, 0x61, 0xbf], '\ufffda\ufffd'],
  [[0x61, 0xbb, 0xbf], 'a\ufffd\ufffd'],
  [[0xfe, 0xff, 0x00, 0x61], 'a'],
  [[0xff, 0xfe, 0x61, 0x00], 'a'],
  [[0xfe, 0x61], '\ufffda'],
])('bytes: %j', (bytes, text) => {
  expect(decodeText(Uint8Array.from(bytes))).toBe(text);
});

describe('documents', () => {
  test('are counted, without those that are empty', () => {
    const file = read('# c\n---\nkind: A\n---\n---\nkind: "x\n---\n# d\nkind: B\n');
    expect(file.documents).toBe(3);
    expect(file.objects.map(({ line }) => line)).toEqual([3, 9]);
    expect(file.problems.map(({ range }) => range.line)).toEqual([6]);
  });

  test('that do not concern are cut and not parsed', () => {
    const file = read('kind: "broken\n---\nkind: Service\n', (text) =>
      text.includes('Service') ? 'everything' : 'nothing',
    );
    expect(file).toMatchObject({ documents: 2, skipped: 1, problems: [] });
    expect(dataOf(file)).toEqual([{ kind: 'Service' }]);
    expect(read('{"kind":', () => 'nothing')).toEqual({
      text: '{"kind":',
      objects: [],
      others: [],
      problems: [],
      documents: 1,
      skipped: 1,
    });
  });

  test.each([
    ['one as most are', 'kind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n  - name: b\n'],
    ['one that js-yaml reads', 'kind: Pod\nmetadata: {name: a}\nspec: &x {containers: [{name: b}]}\n'],
    ['a key that every object has', 'kind: Pod\nspec:\n  constructor: a\n'],
    ['a list', 'kind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n'],
    ['nothing', 'kind: List\nitems:\n'],
  ])('of which only validity is wanted say the same: %s', (_, text) => {
    expect(dataOf(read(text, () => 'validity'))).toEqual(dataOf(read(text)));
  });

  test('of which only validity is wanted say the same, and have the same problems, whatever becomes of them', () => {
    const random = new Random(3);
    let parts = 0;
    for (let run = 0; run < 3000; run++) {
      const text = mutatedManifest(random);
      const [all, some] = [read(text), read(text, () => 'validity')];
      parts += some.objects.filter(({ isWhole }) => !isWhole).length;
      expect({ text, data: dataOf(some), problems: some.problems }).toEqual({
        text,
        data: dataOf(all),
        problems: all.problems,
      });
    }
    expect(parts).toBeGreaterThan(200);
  });

  test.each([
    ['a repeated key', 'kind: Pod\nspec:\n  a: 1\n  b: 2\n  a: 3\n'],
    ['a repeated key of the object', 'kind: Pod\nspec: 1\nspec: 2\n'],
    ['broken YAML', 'kind: Pod\nspec:\n  a: "b\n'],
    ['a label that is no text', 'kind: Pod\nmetadata:\n  labels:\n    a: 1\n'],
    ['no kind', 'apiVersion: v1\nspec: 1\n'],
    ['a number that JSON cannot say', 'kind: Pod\nspec:\n  a: -.inf\n'],
  ])('of which only validity is wanted have the same problems: %s', (_, text) => {
    const { problems } = read(text);
    expect(problems).not.toEqual([]);
    expect(read(text, () => 'validity').problems).toEqual(problems);
  });
});
