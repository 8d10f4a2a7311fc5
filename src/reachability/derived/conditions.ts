import type { Conditions, RoutedSituation } from './derived-rule';

type AnySituation = Readonly<Record<string, string | boolean>>;

/** Whether all conditions hold, or, of several sets, all of one. */
export function holdsIn(conditions: Conditions | readonly Conditions[], situation: Partial<RoutedSituation>): boolean {
  const sets = Array.isArray(conditions) ? conditions : [conditions];
  return sets.some((set) =>
    Object.entries(set).every(([dimension, wanted]) => {
      const value = (situation as AnySituation)[dimension];
      return Array.isArray(wanted) ? wanted.includes(value) : wanted === value;
    }),
  );
}
