import { printable } from '../diagnostics/show';
import type { LintFinding, LintResult } from '../lint/lint-result';
import { findingText, placeText } from './finding-text';

const COMMANDS: Readonly<Record<LintFinding['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
};

/** Workflow commands of GitHub Actions, one a finding; GitHub shows them beside the lines of a pull request. */
export function github({ findings }: LintResult): string {
  return findings.map((finding) => `${command(finding)}\n`).join('');
}

function command(finding: LintFinding): string {
  const properties = [...placeProperties(finding), ['title', finding.rule]].map(
    ([name, value]) => `${name}=${escapeProperty(printable(value))}`,
  );
  return `::${COMMANDS[finding.severity]} ${properties.join(',')}::${escapeData(textOf(finding))}`;
}

/** The standard input is no file that GitHub could show: its place is part of the text. */
function textOf(finding: LintFinding): string {
  return finding.file === '-' ? `${placeText(finding)} ${findingText(finding)}` : findingText(finding);
}

function placeProperties({ file, range }: LintFinding): [string, string][] {
  if (file === '-') return [];
  const { line, column, endLine, endColumn } = range;
  return [
    ['file', file],
    ['line', `${line}`],
    ['endLine', `${endLine}`],
    // GitHub refuses columns of more than one line.
    ...(line === endLine
      ? ([
          ['col', `${column}`],
          ['endColumn', `${endColumn}`],
        ] satisfies [string, string][])
      : []),
  ];
}

function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
