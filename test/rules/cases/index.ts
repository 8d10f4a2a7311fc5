import type { Severity } from '../../../src/diagnostics/diagnostic';
import { APPS, foundInApp } from './apps';
import { type CasesOf, Spared } from './case';
import { CHANGES } from './changes';
import { FILES, foundInFile } from './reader';
import { found as foundInChange } from './states';

/** `severity: rule` of everything that is found. */
type Find = () => readonly string[];

export interface FailingCase {
  readonly name: string;
  readonly find: Find;
  /** All that is found, where the case says it. */
  readonly expected?: readonly string[];
}

export interface NearMiss {
  readonly name: string;
  readonly find: Find;
  /** The exceptions of the rule that it is an example of. */
  readonly guards: readonly string[];
  /** As bad as it may be found; absent: not at all. */
  readonly atMost?: Severity;
}

/** The cases of one rule. */
export interface RuleCases {
  readonly fails: readonly FailingCase[];
  readonly passes: readonly NearMiss[];
}

function casesOf<Failing, Passing>(
  { fails, passes }: CasesOf<Failing, Passing>,
  findFailing: (given: Failing) => readonly string[],
  findPassing: (given: Passing) => readonly string[],
  expected?: (given: Failing) => readonly string[],
): RuleCases {
  return {
    fails: Object.entries(fails).map(([name, given]) => ({
      name,
      find: () => findFailing(given),
      expected: expected?.(given),
    })),
    passes: Object.entries(passes).map(([name, each]) => {
      const { given, guards, atMost } = each instanceof Spared ? each : new Spared([], each);
      return { name, find: () => findPassing(given), guards, atMost };
    }),
  };
}

/** What fails and what passes, by rule, however the rule is judged. */
export const CASES: ReadonlyMap<string, RuleCases> = new Map([
  ...Object.entries(APPS).map(([rule, cases]) => [rule, casesOf(cases, foundInApp, foundInApp)] as const),
  ...Object.entries(CHANGES).map(([rule, cases]) => {
    const find = (change: Parameters<typeof foundInChange>[0]) => foundInChange(change, cases.replaces);
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
