import { groupBy } from '../diagnostics/group-by';
import type { Cell } from '../reachability/explanation';
import { groupKey } from '../reachability/scene';
import type { Verdict } from '../reachability/verdict';
import type { Change } from './explain-result';

/** What of a verdict can change, as a text that is the same for the same. */
const PARTS = {
  outcome: ({ outcome, vendorOutcome = outcome }: Verdict) => `${outcome} ${vendorOutcome}`,
  path: ({ path, alternatePath = [] }: Verdict) => `${path} | ${alternatePath}`,
  clientIp: ({ clientIp, clientIpMayAlsoBe }: Verdict) => `${clientIp} ${clientIpMayAlsoBe}`,
} as const satisfies Readonly<Record<Change['what'][number], (verdict: Verdict) => string>>;
const PART_NAMES = Object.keys(PARTS) as readonly (keyof typeof PARTS)[];

/** Where two answers to one question differ. */
export function changesBetween(before: readonly Cell[], after: readonly Cell[]): readonly Change[] {
  const others = byPlace(after);
  return [...byPlace(before)].flatMap(([place, cells]) => {
    const [{ client, address }] = cells;
    const then = others.get(place) as readonly Cell[];
    const what = PART_NAMES.filter((part) => summary(cells, PARTS[part]) !== summary(then, PARTS[part]));
    return what.length === 0 ? [] : [{ client, address, what, before: cells, after: then }];
  });
}

function byPlace(cells: readonly Cell[]): ReadonlyMap<string, readonly Cell[]> {
  return groupBy(cells, ({ client, address }) => `${client} ${address}`);
}

/** One text where all say the same, whatever it depends on. */
function summary(cells: readonly Cell[], part: (verdict: Verdict) => string): string {
  const texts = new Set(cells.map(({ verdict }) => part(verdict)));
  if (texts.size === 1) return [...texts][0];
  return cells
    .map(({ listener, assuming, verdict }) => `${groupKey(listener)} ${JSON.stringify(assuming)} ${part(verdict)}`)
    .join('\n');
}
