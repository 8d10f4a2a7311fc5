/** Beyond any name of ours; comparing huge texts would take long and find nothing. */
const MAX_LENGTH = 200;

/** The candidate that a misspelt name most likely stands for; `undefined` if none is near. */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  if (name.length > MAX_LENGTH) return undefined;
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    const tooFar = Math.max(1, Math.floor(Math.max(name.length, candidate.length) / 4)) + 1;
    const limit = Math.min(bestDistance, tooFar);
    const distance = isSpeltAs(candidate, name) ? 0 : editDistance(name, candidate, limit);
    if (distance < limit) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

type Shown = (candidate: string) => string;

/** What follows a message about a name that does not exist: `; did you mean lint?`, or nothing. */
export function didYouMean(name: string, candidates: readonly string[], shown?: Shown): string {
  const question = questionAbout(name, candidates, shown);
  return question === undefined ? '' : `; ${question}`;
}

/** The same where the sentence goes on: ` (did you mean lint?)`, or nothing. */
export function didYouMeanAside(name: string, candidates: readonly string[], shown?: Shown): string {
  const question = questionAbout(name, candidates, shown);
  return question === undefined ? '' : ` (${question})`;
}

function questionAbout(name: string, candidates: readonly string[], shown: Shown = String): string | undefined {
  const meant = nearest(name, candidates);
  return meant === undefined ? undefined : `did you mean ${shown(meant)}?`;
}

/** Whether names differ in letter case and separators only: such slips are the nearest of all. */
export function isSpeltAs(name: string, other: string): boolean {
  return Math.max(name.length, other.length) <= MAX_LENGTH && fold(name) === fold(other);
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[-_. ]/g, '');
}

/** How many characters to insert, remove, replace or swap with their neighbour; `limit` or more is not told apart. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let distance = Math.min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) distance = Math.min(distance, beforePrevious[column - 2] + 1);
      current.push(distance);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length];
}
