// What fails for a rule, and what comes near it and passes.
import type { Severity } from '../../../src/diagnostics/diagnostic';

export interface CasesOf<Failing, Passing = Failing> {
  readonly fails: Readonly<Record<string, Failing | OfException<Failing>>>;
  readonly passes: Readonly<Record<string, Passing | OfException<Passing>>>;
}

/** A case that an exception of the rule is about. */
export class OfException<Given> {
  constructor(
    readonly guards: readonly string[],
    readonly given: Given,
    readonly atMost?: Severity,
  ) {}
}

/** What passes since an exception of the rule says so: `spared('class-value/1', ...)`. */
export function spared<Passing>(guards: string | readonly string[], given: Passing): OfException<Passing> {
  return new OfException([guards].flat(), given);
}

/** What is reported, but not as bad as other cases, since an exception of the rule says so. */
export function milder<Failing>(
  atMost: Severity,
  guards: string | readonly string[],
  given: Failing,
): OfException<Failing> {
  return new OfException([guards].flat(), given, atMost);
}
