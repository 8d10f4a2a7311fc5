/** Compares the exceptions of the rules with the guards against false findings of a fact base; part of `npm run facts`. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleDescription } from '../src/engine/rule';
import { EXCEPTIONS_OF_ALL_RULES } from '../src/rules/exceptions';

type Row = Record<string, any>;

/** Guards that no exception of a rule stands for, and why. */
const NO_EXCEPTION: Readonly<Record<string, string>> = {
  'annotation-minimum-version/2': 'keeps two rules from saying one thing: one rule of ours judges all versions',
  'autocreate-valid-json/2': 'asks for words in the message, not for silence',
  'class-explicit/1': 'the rule is never more than information',
  'l7-only-annotations/1': 'calls an example of the pages wrong: it is reported',
  'missing-elb-prefix/1': 'widens what is judged',
  'platform-owned-annotations/2': 'asks for words in the message, not for silence',
};

/** The texts of the guards as they were when the exceptions were written: a changed one has to be read again. */
const AS_READ = join(__dirname, 'guards-as-read.json');

/**
 * Every guard has an exception of a rule, or a reason to have none.
 * @returns lines for the report
 */
export function compareGuards(
  text: string,
  rows: readonly Row[],
  rules: readonly RuleDescription[],
  notJudged: ReadonlySet<string>,
  problems: string[],
): string {
  const guards = rows.flatMap(({ id, falsePositiveGuard = [] }) =>
    falsePositiveGuard.map((_: string, index: number) => `${id}/${index + 1}`),
  );
  const known = new Set(guards);
  const named = rules.flatMap(({ exceptions = [] }) => exceptions.flatMap((exception) => exception.guards));
  const ours = new Set(named.map(withoutLetter));
  for (const guard of [...ours, ...Object.keys(NO_EXCEPTION)])
    if (!known.has(guard)) problems.push(`guard ${guard}: here only`);
  for (const guard of named)
    if (!areLettersInOrder(guard, named)) problems.push(`guard ${guard}: what it has before it is missing`);
  const ofJudged = guards.filter((guard) => !notJudged.has(factOf(guard)));
  for (const guard of ofJudged) {
    const isNamed = ours.has(guard);
    if (!isNamed && !(guard in NO_EXCEPTION)) problems.push(`guard ${guard}: in the fact base only`);
    if (isNamed && guard in NO_EXCEPTION) problems.push(`guard ${guard}: both an exception and a reason for none`);
  }
  compareHeadGuards(text, problems);
  compareTexts(rows, problems);
  const withReason = Object.entries(NO_EXCEPTION).map(([guard, reason]) => `  ${guard}: ${reason}`);
  return [
    `guards:      ${EXCEPTIONS_OF_ALL_RULES.length} for all rules; ${guards.length} for ${new Set(guards.map(factOf)).size} rows: ` +
      `${ours.size} are exceptions of our rules, ${guards.length - ofJudged.length} of rows not judged, ${withReason.length} with a reason:`,
    ...withReason,
  ].join('\n');
}

const factOf = (guard: string) => guard.split('/')[0];
const withoutLetter = (guard: string) => guard.replace(/[a-z]$/, '');

/** `x/1b` is there because `x/1a` is, and `x/1` is not. */
function areLettersInOrder(guard: string, named: readonly string[]): boolean {
  const letter = guard.at(-1) as string;
  if (!/[a-z]/.test(letter)) return true;
  const whole = withoutLetter(guard);
  if (named.includes(whole)) return false;
  return letter === 'a' || named.includes(`${whole}${String.fromCharCode(letter.charCodeAt(0) - 1)}`);
}

/** The guards for all rules stand in the comment at the head of the file. */
function compareHeadGuards(text: string, problems: string[]): void {
  const theirs = [...text.matchAll(/^# {3}(G-[a-z]+)/gm)].map(([, guard]) => guard);
  const ours = EXCEPTIONS_OF_ALL_RULES.flatMap(({ guards }) => guards);
  for (const guard of theirs) if (!ours.includes(guard)) problems.push(`guard ${guard}: in the fact base only`);
  for (const guard of ours) if (!theirs.includes(guard)) problems.push(`guard ${guard}: here only`);
}

function compareTexts(rows: readonly Row[], problems: string[]): void {
  const now: Record<string, string> = {};
  for (const { id, falsePositiveGuard = [] } of rows)
    if (falsePositiveGuard.length > 0) now[id] = digestOf(falsePositiveGuard);
  if (process.env.UPDATE_GUARDS === '1') writeFileSync(AS_READ, `${JSON.stringify(now, null, 2)}\n`);
  const before = JSON.parse(readFileSync(AS_READ, 'utf8')) as Record<string, string>;
  for (const [id, digest] of Object.entries(now)) {
    if (before[id] === digest) continue;
    problems.push(`guards of ${id}: other texts than those that were read; read them, then run with UPDATE_GUARDS=1`);
  }
}

function digestOf(texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 12);
}
