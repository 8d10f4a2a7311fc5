import type { LintFinding } from '../../src/lint/lint-result';
import { cellsOf, wrap } from '../../src/reporters/cells';
import { closingLine, notJudgedLine } from '../../src/reporters/closing';
import { readable, resourceText } from '../../src/reporters/finding-text';
import { pretty } from '../../src/reporters/pretty';
import { sarif } from '../../src/reporters/sarif';
import { frameOf } from '../../src/reporters/source-frame';
import { uriOf } from '../../src/reporters/uri';
import { fc } from '../support/fast-check';
import { CLEAN, finding, OPTIONS, place, SAMPLE } from './sample';

describe('where a long text is cut', () => {
  test.each([
    ['a'.repeat(1000), 'a'.repeat(1000)],
    ['a'.repeat(1001), `${'a'.repeat(1000)}… (1001 characters)`],
    [`${'a'.repeat(999)}😀`, `${'a'.repeat(999)}… (1001 characters)`],
  ])('case %#', (text, expected) => {
    expect(readable(text)).toBe(expected);
  });
});

test.each([
  [{ kind: 'Service', namespace: 'shop', name: 'web' }, 'Service shop/web'],
  [{ kind: 'Service', name: 'web' }, 'Service web'],
  [{ kind: 'Kustomization', name: '' }, 'Kustomization'],
])('what an object is called: %j', (resource, expected) => {
  expect(resourceText({ apiVersion: 'v1', ...resource })).toBe(expected);
});

describe('cells of a terminal', () => {
  test.each([
    ['', 0],
    ['abc', 3],
    ['é', 1],
    ['e\u0301', 1],
    ['负载', 4],
    ['😀', 2],
    ['…', 1],
    ['ﾊ', 1],
    ['ハ', 2],
  ])('%p takes %d', (text, cells) => {
    expect(cellsOf(text)).toBe(cells);
  });

  test.each([
    ['one two three', 7, ['one two', 'three']],
    ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['负载均衡', 5, ['负载', '均衡']],
    ['', 5, ['']],
    ['a  b', 10, ['a  b']],
  ])('%p in %d', (text, cells, lines) => {
    expect(wrap(text, cells)).toEqual(lines);
  });

  test('no line is too long, and nothing is lost', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '均', 'e\u0301', '😀'), maxLength: 200 });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 50 }), (given, cells) => {
        const lines = wrap(given, cells);
        for (const line of lines) expect(cellsOf(line)).toBeLessThanOrEqual(cells);
        expect(lines.join('').replace(/ /g, '')).toBe(given.replace(/ /g, ''));
      }),
    );
  });
});

describe('the source line', () => {
  const marked = (line: string, part: string, cells = 40) => frameOf(finding(place('a.yaml', 1, line, part)), cells);

  test.each<[string, ReturnType<typeof frameOf>, string, string]>([
    ['as it is', marked('  name: web # x', 'web'), '  name: web # x', '        ^^^'],
    ['a tab', marked('\tname: web', 'web'), '    name: web', '          ^^^'],
    ['wide characters', marked('名称: 负载 x', '负载'), '名称: 负载 x', '      ^^^^'],
    ['a combining mark', marked('e\u0301: web', 'web'), 'e\u0301: web', '   ^^^'],
    ['an escape', marked('a\u001b: web', 'web'), 'a\\u001b: web', '         ^^^'],
    [
      'cut on both sides',
      marked(`${'a'.repeat(50)}web${'b'.repeat(50)}`, 'web', 20),
      `…aaaaaawebbbbbbbbbb…`,
      '       ^^^',
    ],
    ['cut at the end', marked(`web${'b'.repeat(50)}`, 'web', 20), `web${'b'.repeat(15)}…`, '^^^'],
    ['cut at the start', marked(`${'a'.repeat(50)}web`, 'web', 20), `…${'a'.repeat(15)}web`, `${' '.repeat(16)}^^^`],
    ['a range that is too long', marked('b'.repeat(100), 'b'.repeat(90), 20), `${'b'.repeat(18)}…`, '^'.repeat(18)],
  ])('%s', (_name, frame, line, marks) => {
    expect(frame).toEqual({ line, marks });
  });

  const at = (line: string, column: number, endColumn: number, endLine = 1): LintFinding =>
    finding({ line, range: { line: 1, column, endLine, endColumn } });

  test.each<[string, LintFinding, string]>([
    ['nothing marked', at('name: web', 7, 7), '      ^'],
    ['after the end', at('name:', 6, 6), '     ^'],
    ['far after the end', at('name:', 60, 61), '     ^'],
    ['several lines', at('name: >-', 7, 3, 4), '      ^^'],
    ['half a character', at('😀: a', 2, 3), '^^'],
  ])('%s', (_name, given, marks) => {
    expect(frameOf(given, 40)?.marks).toBe(marks);
  });

  test('nothing to show', () => {
    expect(frameOf(at('', 1, 1), 40)).toBeUndefined();
    expect(frameOf(at(' \t', 1, 1), 40)).toBeUndefined();
  });

  test('never wider than allowed', () => {
    const line = fc.string({ unit: fc.constantFrom('a', ' ', '\t', '均', '\u001b', '😀'), maxLength: 150 });
    const column = fc.integer({ min: 1, max: 200 });
    fc.assert(
      fc.property(line, column, fc.nat(100), fc.integer({ min: 12, max: 80 }), (text, start, length, cells) => {
        const frame = frameOf(at(text, start, start + length), cells);
        if (frame === undefined) return;
        expect(cellsOf(frame.line)).toBeLessThanOrEqual(cells);
        expect(frame.marks.length).toBeLessThanOrEqual(cells);
        expect(frame.marks).toContain('^');
      }),
    );
  });

  test('a huge line', () => {
    const line = `${'a'.repeat(5_000_000)}web${'b'.repeat(5_000_000)}`;
    expect(marked(line, 'web', 20)?.line).toBe('…aaaaaawebbbbbbbbbb…');
  });
});

describe('a path as a URI', () => {
  test.each<[string, boolean, string]>([
    ['deploy/web.yaml', false, 'deploy/web.yaml'],
    ['./deploy/web.yaml', false, 'deploy/web.yaml'],
    ['../web.yaml', false, '../web.yaml'],
    ['/srv/my web.yaml', false, 'file:///srv/my%20web.yaml'],
    ['//srv/web.yaml', false, 'file:///srv/web.yaml'],
    ['a\\b.yaml', false, 'a%5Cb.yaml'],
    ['a:b%20#?.yaml', false, 'a%3Ab%2520%23%3F.yaml'],
    ['负\ud800.yaml', false, '%E8%B4%9F%EF%BF%BD.yaml'],
    ['deploy\\web.yaml', true, 'deploy/web.yaml'],
    ['.\\web.yaml', true, 'web.yaml'],
    ['C:\\my web\\a.yaml', true, 'file:///C:/my%20web/a.yaml'],
    ['\\\\server\\share\\a.yaml', true, 'file://server/share/a.yaml'],
  ])('%p (Windows: %p)', (file, windows, uri) => {
    expect(uriOf(file, windows)).toBe(uri);
  });
});

describe('sarif', () => {
  const run = (...findings: LintFinding[]) => JSON.parse(sarif({ ...SAMPLE, findings }, OPTIONS)).runs[0];
  const fingerprint = (more: Partial<LintFinding>) => run(finding(more)).results[0].partialFingerprints['cdk8sCce/v1'];
  const artifact = (file: string) => run(finding({ file })).results[0].locations[0].physicalLocation.artifactLocation;

  test('a fingerprint depends on what is wrong where, not on lines and values', () => {
    const moved = finding({ range: { line: 70, column: 1, endLine: 71, endColumn: 3 }, message: 'other', line: '' });
    expect(fingerprint(moved)).toBe(fingerprint({}));
    for (const other of [
      { rule: 'other' },
      { file: 'other.yaml' },
      { path: '/other' },
      { inner: '/other' },
      { resource: undefined },
      { resource: { ...finding().resource!, namespace: 'other' } },
    ]) {
      expect(fingerprint(other)).not.toBe(fingerprint({}));
    }
  });

  test('findings that are alike are told apart', () => {
    const [first, second] = run(finding(), finding()).results.map(
      (each: any) => each.partialFingerprints['cdk8sCce/v1'],
    );
    expect(first).toMatch(/^[0-9a-f]{16}:1$/);
    expect(second).toBe(first.replace(/1$/, '2'));
  });

  test('only what lies below the root is relative to it', () => {
    expect(artifact('a b.yaml')).toEqual({ uri: 'a%20b.yaml', uriBaseId: '%SRCROOT%' });
    expect(artifact('../a.yaml')).toEqual({ uri: '../a.yaml' });
    expect(artifact('/a.yaml')).toEqual({ uri: 'file:///a.yaml' });
    expect(artifact('-')).toEqual({ uri: 'stdin', description: { text: 'standard input' } });
  });

  test('a rule names its page, and where its sources are', () => {
    const { rules } = run().tool.driver;
    for (const { id, helpUri } of rules) {
      expect(helpUri).toBe(`https://github.com/cdk8s-cce/cdk8s-cce/blob/main/docs/rules/${id}.md`);
    }
    expect(rules.map(({ help }: any) => help.markdown).join()).toMatch(
      /Sources: \[cce_10_0385\]\(https:\S+\/cce_10_0385\.html\)/,
    );
  });

  test('a manifest offers no link', () => {
    const { text } = run(finding({ message: 'see [this](https://example.com)' })).results[0].message;
    expect(text).toContain('[this] (https://example.com)');
  });
});

describe('an address', () => {
  const text = (width: number) => pretty({ ...SAMPLE, findings: [finding()] }, { ...OPTIONS, width });

  test.each([40, 80, 81])('is whole at %d columns', (width) => {
    expect(text(width)).toMatch(/(^| )https:\/\/\S+\/cce_10_0385\.html$/m);
  });

  test('stands beside the label where there is room', () => {
    expect(text(81)).toContain('\n  see: https:');
    expect(text(80)).toContain('\n  see:\n  https:');
  });
});

describe('many findings of one rule', () => {
  const times = (count: number, rule: string) => Array.from({ length: count }, () => finding({ rule }));
  const lines = (...findings: LintFinding[]) => pretty({ ...SAMPLE, findings }, OPTIONS).split('\n');

  test('ten are shown', () => {
    expect(lines(...times(10, 'some-rule')).filter((line) => line.endsWith(' some-rule'))).toHaveLength(10);
    expect(lines(...times(10, 'some-rule')).join()).not.toContain('more finding');
  });

  test('the others are counted, by rule', () => {
    const shown = lines(...times(12, 'some-rule'), ...times(1, 'third-rule'), ...times(11, 'other-rule'));
    expect(shown.filter((line) => line.endsWith('-rule'))).toHaveLength(21);
    expect(shown.filter((line) => line.includes('more finding'))).toEqual([
      'other-rule: 1 more finding; --format json has all',
      'some-rule: 2 more findings; --format json has all',
    ]);
  });
});

describe('the last lines', () => {
  test('counts', () => {
    expect(closingLine({ ...CLEAN.summary, errors: 1, warnings: 2, infos: 1, files: 2, skipped: 3 })).toBe(
      '1 error, 2 warnings, 1 info in 2 files (1 document, 1 resource, 3 skipped)',
    );
    expect(closingLine(CLEAN.summary)).toBe('no findings in 1 file (1 document, 1 resource)');
  });

  test('not judged', () => {
    expect(notJudgedLine([])).toBe('');
    expect(notJudgedLine([{ fact: 'network', rules: ['a', 'b'], services: 1 }])).toBe(
      'not checked: a, b (network is not known); give --network',
    );
  });
});
