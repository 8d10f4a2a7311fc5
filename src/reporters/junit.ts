import { groupBy } from '../diagnostics/group-by';
import type { LintFinding, LintResult } from '../lint/lint-result';
import { findingText, placeText, readable, subjectOf } from './finding-text';
import { ordinals } from './ordinals';
import { element } from './xml';

/**
 * XML as GitLab and Jenkins read it: a suite a file, a test case a finding.
 *
 * Warnings are failures, too, of the type `warning`: GitLab shows nothing of a test that passes, and whether the job fails is said
 * by the exit code. Infos pass, with their text as output.
 */
export function junit({ findings, summary }: LintResult): string {
  const suites = [...groupBy(findings, ({ file }) => file)].map(([file, ofFile]) =>
    suite(file, cases(ofFile), failuresOf(ofFile)),
  );
  const clean = Math.max(0, summary.files - suites.length);
  // Jenkins refuses a report without any test.
  const passed = clean > 0 || suites.length === 0 ? [cleanSuite(clean)] : [];
  const all = attributes('cdk8s-cce lint', findings.length + passed.length, failuresOf(findings));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', all, [...suites, ...passed])}`;
}

function suite(name: string, testCases: readonly string[], failures: number): string {
  return element('testsuite', attributes(name, testCases.length, failures), testCases);
}

function attributes(name: string, tests: number, failures: number) {
  return { name, tests, failures, errors: 0, skipped: 0 };
}

/** Which files these are, a result does not say. Its names never change: reports are compared by them. */
function cleanSuite(files: number): string {
  const name = 'files without findings';
  const output = element('system-out', {}, `${files}`);
  return suite(name, [element('testcase', { name, classname: 'cdk8s-cce lint' }, [output])], 0);
}

function failuresOf(findings: readonly LintFinding[]): number {
  return findings.filter(({ severity }) => severity !== 'info').length;
}

/** Names hold no line number, so that a report can be compared with an earlier one, and no two are the same: GitLab shows one of them. */
function cases(findings: readonly LintFinding[]): string[] {
  const ordinalOf = ordinals();
  return findings.map((finding) => {
    const subject = subjectOf(finding);
    const name = readable(subject === '' ? finding.rule : `${finding.rule}: ${subject}`);
    const ordinal = ordinalOf(name);
    const { file } = finding;
    return element('testcase', { name: ordinal === 1 ? name : `${name} (${ordinal})`, classname: file, file }, [
      outcome(finding),
    ]);
  });
}

function outcome(finding: LintFinding): string {
  const { severity } = finding;
  const text = `${placeText(finding)} ${severity} ${finding.rule}\n${findingText(finding)}`;
  if (severity === 'info') return element('system-out', {}, text);
  return element('failure', { type: severity, message: readable(finding.message) }, text);
}
