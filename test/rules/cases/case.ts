// What fails for a rule, and what comes near it and passes.
import type { Severity } from '../../../src/diagnostics/diagnostic';

export interface CasesOf<Failing, Passing = Failing> {
  readonly fails: Readonly<Record<string, Failing>>;
  readonly passes: Readonly<Record<string, Passing | Spared<Passing>>>;
}

/** A near-miss that an exception of the rule spares, and how bad it is at most: absent, nothing is found. */
export class Spared<Passing> {
  constructor(
    readonly guards: readonly string[],
    readonly given: Passing,
    readonly atMost?: Severity,
  ) {}
}

/** What the rule must not report, since its exceptions say so: `spared('class-value/1', ...)`. */
export function spared<Passing>(guards: string | readonly string[], given: Passing): Spared<Passing> {
  return new Spared([guards].flat(), given);
}

/** What the rule must not report as an error, or not as a warning, since its exceptions say so. */
export function milder<Passing>(atMost: Severity, guards: string | readonly string[], given: Passing): Spared<Passing> {
  return new Spared([guards].flat(), given, atMost);
}
