import type { Severity } from '../../../src/diagnostics/diagnostic';
import { APPS, foundInApp } from './apps';
import { type CasesOf, OfException } from './case';
import { CHANGES } from './changes';
import { FILES, foundInFile } from './reader';
import { type Change, found as foundInChange } from './states';

/** One case, ready to be judged. */
export interface Case {
  readonly name: string;
  /** `severity: rule` of everything that is found. */
  readonly find: () => readonly string[];
  /** The guards of the exceptions of the rule that it is an example of. */
  readonly guards: readonly string[];
  /** As bad as it may be found. */
  readonly atMost?: Severity;
  /** All that is found, where the case says it. */
  readonly expected?: readonly string[];
}

/** The cases of one rule. */
export interface RuleCases {
  readonly fails: readonly Case[];
  readonly passes: readonly Case[];
}

function casesOf<Failing, Passing>(
  { fails, passes }: CasesOf<Failing, Passing>,
  findFailing: (given: Failing) => readonly string[],
  findPassing: (given: Passing) => readonly string[],
  expectedOf?: (given: Failing) => readonly string[],
): RuleCases {
  return {
    fails: casesFrom(fails, findFailing, expectedOf),
    passes: casesFrom(passes, findPassing),
  };
}

function casesFrom<Given>(
  cases: Readonly<Record<string, Given | OfException<Given>>>,
  find: (given: Given) => readonly string[],
  expectedOf?: (given: Given) => readonly string[],
): readonly Case[] {
  return Object.entries(cases).map(([name, each]) => {
    const { given, guards, atMost } = each instanceof OfException ? each : new OfException([], each);
    return { name, find: () => find(given), guards, atMost, expected: expectedOf?.(given) };
  });
}

/** What fails and what passes, by rule, however the rule is judged. */
export const CASES: ReadonlyMap<string, RuleCases> = new Map([
  ...Object.entries(APPS).map(([rule, cases]) => [rule, casesOf(cases, foundInApp, foundInApp)] as const),
  ...Object.entries(CHANGES).map(([rule, cases]) => {
    const find = (change: Change) => foundInChange(change, cases.replaces);
    const all = casesOf(
      cases,
      ([, ...change]) => find(change),
      find,
      ([severities]) => [severities].flat().map((severity) => `${severity}: ${rule}`),
    );
    return [rule, all] as const;
  }),
  ...Object.entries(FILES).map(([rule, cases]) => [rule, casesOf(cases, foundInFile, foundInFile)] as const),
]);
