import type { ChangeRule, Rule } from '../engine/rule';
import { RULES } from '../rules';
import { CHANGE_RULES } from '../rules/changes';

export interface GuardOptions {
  /** Called whenever a rule has looked at something, which is often. */
  readonly onCheck?: () => void;
  /** Called when a rule throws, which is a bug in this package. The other rules go on. */
  readonly onCrash: (rule: string, error: unknown) => void;
}

/** The rules, none of which ends a run by a mistake of its own. */
export class GuardedRules {
  /** Those that have failed. */
  readonly crashed = new Set<string>();

  constructor(private readonly options: GuardOptions) {}

  get rules(): readonly Rule[] {
    return RULES.map((rule) =>
      'check' in rule
        ? { ...rule, check: this.guarded(rule.id, rule.check) }
        : { ...rule, checkAmong: this.guarded(rule.id, rule.checkAmong) },
    );
  }

  get changeRules(): readonly ChangeRule[] {
    return CHANGE_RULES.map((rule) => {
      const { id, checkChange, clears } = rule;
      const isCleared = clears && this.guarded(id, clears.isCleared);
      return {
        ...rule,
        checkChange: this.guarded(id, checkChange),
        ...(clears && { clears: { ...clears, isCleared: (before, after) => isCleared?.(before, after) === true } }),
      };
    });
  }

  private guarded<A extends readonly unknown[], R>(
    rule: string,
    ask: (...args: A) => R,
  ): (...args: A) => R | undefined {
    const { onCheck, onCrash } = this.options;
    return (...args) => {
      try {
        return ask(...args);
      } catch (error) {
        this.crashed.add(rule);
        onCrash(rule, error);
        return undefined;
      } finally {
        onCheck?.();
      }
    };
  }
}
