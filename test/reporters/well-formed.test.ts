import '@microsoft/jest-sarif';
import { DOMParser, type Element } from '@xmldom/xmldom';
import { printable } from '../../src/diagnostics/show';
import type { LintFinding, LintResult } from '../../src/lint/lint-result';
import { REPORTERS } from '../../src/reporters';
import { RULES } from '../../src/rules';
import { fc } from '../support/fast-check';
import { CLEAN, finding, HOSTILE, OPTIONS, SAMPLE } from './sample';

const report = (format: string, result: LintResult, options = OPTIONS) => REPORTERS.get(format)!(result, options);
const resultOf = (...findings: LintFinding[]): LintResult => ({ ...SAMPLE, findings });

/** Anything that may stand in a manifest, much of it of the kind that means something to a reader of the formats. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '%',
          ':',
          ',',
          '\r',
          '\n',
          '\t',
          ' ',
          '::',
          ']]>',
          '&',
          '<',
          '"',
          "'",
          '\\',
          '/',
          '~',
          '../',
          '-',
        ),
        fc.constantFrom('\u001b[31m', '\u0000', '\u009b', '\u202e', '\ud800', '\udc00', '\uffff', '\u0301', '😀', '均'),
        fc.constant(HOSTILE),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);
const resource = fc.record(
  { apiVersion: text, kind: text, namespace: text, name: text },
  { requiredKeys: ['apiVersion', 'kind', 'name'] },
);
const range = fc
  .tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 1, max: 60 })))
  .map(([line, column, lines, columns]) => ({
    line,
    column,
    endLine: line + Math.max(0, lines - 50),
    endColumn: column + columns - 1,
  }));
const anyFinding: fc.Arbitrary<LintFinding> = fc.record(
  {
    rule: fc.constantFrom('missing-load-balancer', 'some-rule', HOSTILE),
    severity: fc.constantFrom('error', 'warning', 'info'),
    message: text,
    why: text,
    help: text,
    file: fc.oneof(fc.constant('-'), text),
    range,
    resource,
    path: text,
    inner: text,
    pages: fc.array(text, { maxLength: 4 }),
    basis: fc.subarray(['docs', 'observed', 'ancestor', 'derived']),
    platformMessage: text,
    helmSource: text,
    related: fc.array(fc.record({ file: text, range, resource }), { maxLength: 7 }),
    line: text,
  },
  {
    noNullPrototype: true,
    requiredKeys: [
      'rule',
      'severity',
      'message',
      'why',
      'help',
      'file',
      'range',
      'path',
      'pages',
      'basis',
      'related',
      'line',
    ],
  },
);
const anyResult = fc.array(anyFinding, { maxLength: 15 }).map((findings) => resultOf(...findings));
const results: [string, LintResult][] = [
  ['the sample', SAMPLE],
  ['nothing', CLEAN],
];

function holds(predicate: (result: LintResult) => void): void {
  for (const [, result] of results) predicate(result);
  fc.assert(fc.property(anyResult, predicate), { numRuns: 100 });
}

const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

test.each([...REPORTERS.keys()])('%s: no character that a terminal acts on, and a line break at the end', (format) => {
  holds((result) => {
    const written = report(format, result);
    expect(FORBIDDEN.exec(written.replace(/\n/g, ''))).toBeNull();
    expect(written === '' || written.endsWith('\n')).toBe(true);
  });
});

test('pretty: in colour, nothing but colours', () => {
  holds((result) => {
    const colored = report('pretty', result, { ...OPTIONS, color: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what is looked for
    expect(colored.replace(/\u001b\[[\d;]+m/g, '')).toBe(report('pretty', result));
  });
});

test('json: holds what was found', () => {
  holds((result) => {
    const { version, findings, summary } = JSON.parse(report('json', result));
    expect(version).toBe(1);
    expect(summary).toEqual(result.summary);
    expect(findings).toHaveLength(result.findings.length);
    for (const [index, { rule, file, message, path, inner, resource, pages }] of result.findings.entries()) {
      expect(findings[index]).toMatchObject({ rule, file, message, path });
      expect(findings[index].inner).toBe(inner);
      expect(findings[index].resource).toEqual(resource);
      expect(findings[index].page).toBe(pages[0]);
      expect(findings[index].pages.map(({ id }: { id: string }) => id)).toEqual(pages);
    }
  });
});

test('json: a finding is a line', () => {
  const lines = report('json', SAMPLE).trimEnd().split('\n');
  expect(lines).toHaveLength(SAMPLE.findings.length + 2);
});

describe('sarif', () => {
  test('is valid by the official schema', () => {
    holds((result) => {
      expect(JSON.parse(report('sarif', result))).toBeValidSarifLog();
    });
  });

  test('with the rules as they are', () => {
    const log = JSON.parse(report('sarif', SAMPLE, { ...OPTIONS, rules: RULES }));
    expect(log).toBeValidSarifLog();
    const ids = log.runs[0].tool.driver.rules.map(({ id }: { id: string }) => id);
    expect(ids).toEqual([...ids].sort());
    expect(ids).toEqual(expect.arrayContaining(RULES.map(({ id }) => id)));
  });

  test('a run that could not look at everything says so', () => {
    const log = JSON.parse(report('sarif', CLEAN, { ...OPTIONS, troubles: ['nothing to check', HOSTILE] }));
    expect(log).toBeValidSarifLog();
    const [{ executionSuccessful, toolExecutionNotifications }] = log.runs[0].invocations;
    expect(executionSuccessful).toBe(false);
    expect(toolExecutionNotifications).toMatchObject([
      { level: 'error', message: { text: 'nothing to check' } },
      { level: 'error', message: { text: printable(HOSTILE) } },
    ]);
    const whole = JSON.parse(report('sarif', SAMPLE));
    expect(whole.runs[0].invocations).toEqual([{ executionSuccessful: true }]);
  });

  test('the schema refuses what is wrong', () => {
    const log = JSON.parse(report('sarif', SAMPLE));
    log.runs[0].results[0].level = 'info';
    expect(log).not.toBeValidSarifLog();
  });
});

/** What GitHub's runner makes of a line. */
function parseCommand(line: string) {
  const [, command, properties, message] = /^::(\w+) (.*?)::(.*)$/.exec(line)!;
  const unescaped = (value: string) =>
    value.replace(/%(0D|0A|3A|2C|25)/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return {
    command,
    properties: Object.fromEntries(
      properties.split(',').map((each) => {
        const [name, ...value] = each.split('=');
        return [name, unescaped(value.join('='))];
      }),
    ),
    message: unescaped(message),
  };
}

test('github: one command a finding, with its place and text', () => {
  holds((result) => {
    const lines = report('github', result).split('\n').slice(0, -1);
    expect(lines).toHaveLength(result.findings.length);
    for (const [index, { severity, file, range: place }] of result.findings.entries()) {
      const { command, properties, message } = parseCommand(lines[index]);
      expect(command).toBe(severity === 'info' ? 'notice' : severity);
      const oneLine = place.line === place.endLine;
      expect(Object.keys(properties)).toEqual([
        ...(file === '-' ? [] : ['file', 'line', 'endLine', ...(oneLine ? ['col', 'endColumn'] : [])]),
        'title',
      ]);
      expect(message).toContain('\nwhy: ');
    }
  });
});

test('junit: well-formed, with counts that are right and names that differ', () => {
  holds((result) => {
    const xml = report('junit', result);
    expect(xml).not.toMatch(/[\ufffe\uffff]/);
    const problems: string[] = [];
    const onError = (_level: string, message: string) => {
      // A text may have that character, which the parser takes for a sign of another encoding.
      if (!message.startsWith('Unicode replacement character')) problems.push(message);
    };
    const document = new DOMParser({ onError }).parseFromString(xml, 'text/xml');
    expect(problems).toEqual([]);
    const all = (name: string, within: Pick<Element, 'getElementsByTagName'> = document) => [
      ...within.getElementsByTagName(name),
    ];
    const [root] = all('testsuites');
    for (const suite of [root, ...all('testsuite')]) {
      expect(suite.getAttribute('tests')).toBe(`${all('testcase', suite).length}`);
      expect(suite.getAttribute('failures')).toBe(`${all('failure', suite).length}`);
    }
    const cases = all('testcase');
    expect(cases.length).toBeGreaterThanOrEqual(Math.max(1, result.findings.length));
    const names = cases.map((each) => `${each.getAttribute('classname')} ${each.getAttribute('name')}`);
    expect(new Set(names).size).toBe(names.length);
  });
});

test('junit: a report is never empty', () => {
  const summary = { ...CLEAN.summary, files: 0 };
  expect(report('junit', { findings: [], summary })).toContain(
    '<testsuites name="cdk8s-cce lint" tests="1" failures="0"',
  );
});

test('junit: a message is read as it was printed', () => {
  const xml = report('junit', resultOf(finding({ message: `a <b> & "c" 'd' ]]> ${'\u001b'}` })));
  const [failure] = [...new DOMParser().parseFromString(xml, 'text/xml').getElementsByTagName('failure')];
  expect(failure.getAttribute('message')).toBe(`a <b> & "c" 'd' ]]> \\u001b`);
});
