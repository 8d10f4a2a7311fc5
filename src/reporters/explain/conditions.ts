import type { Given, OpenDimension, State } from '../../explain/explain-result';
import { optionName } from '../../explain/words';

/** Values by dimension, any of which; what is absent can be anything. */
type Term = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * `proxy-mode=ipvs and backend-spread=one-node, or pass-through=unset`: when one of the assumptions holds; empty if always. No two of
 * them hold together; those that differ in one dimension only are told as one.
 */
export function conditionText(assumptions: readonly Given[], open: readonly OpenDimension[]): string {
  const possible = new Map(open.map(({ dimension, values }) => [dimension as string, values]));
  let terms: Term[] = assumptions.map(
    (given) => new Map(Object.entries(given).map(([dimension, value]) => [dimension, new Set([value as string])])),
  );
  for (let merged = mergeTwo(terms, possible); merged !== undefined; merged = mergeTwo(terms, possible)) terms = merged;
  if (terms.some((term) => term.size === 0)) return '';
  return terms.map(termText).join(', or ');
}

/** Of what is not known, that on which some answer depends, today or in what is asked. */
export function matteringOf({ open, cells }: State, whatIf?: State): readonly OpenDimension[] {
  const all = [...cells, ...(whatIf?.cells ?? [])];
  return open.filter(({ dimension }) => all.some(({ assuming }) => dimension in assuming));
}

function termText(term: Term): string {
  return [...term]
    .map(([dimension, values]) => `${optionName(dimension as OpenDimension['dimension'])}=${[...values].join('|')}`)
    .join(' and ');
}

function mergeTwo(terms: readonly Term[], possible: ReadonlyMap<string, readonly string[]>): Term[] | undefined {
  for (const [index, one] of terms.entries()) {
    for (const other of terms.slice(index + 1)) {
      const merged = merge(one, other, possible);
      if (merged !== undefined)
        return terms.flatMap((term) => (term === one ? [merged] : term === other ? [] : [term]));
    }
  }
  return undefined;
}

function merge(one: Term, other: Term, possible: ReadonlyMap<string, readonly string[]>): Term | undefined {
  if (one.size !== other.size) return undefined;
  const differing = [...one].filter(([dimension, values]) => !isSameSet(values, other.get(dimension)));
  if (differing.length !== 1) return undefined;
  const [[dimension, values]] = differing;
  const all = new Set([...values, ...(other.get(dimension) as ReadonlySet<string>)]);
  const merged = new Map(one);
  if (possible.get(dimension)?.every((value) => all.has(value))) merged.delete(dimension);
  else merged.set(dimension, all);
  return merged;
}

export function isSameSet(one: ReadonlySet<string>, other: ReadonlySet<string> | undefined): boolean {
  return other !== undefined && one.size === other.size && [...one].every((value) => other.has(value));
}
