import type { ListenerProtocol } from './condition';
import type { ListenerRange } from './spec';

/** What all of these listeners take: a setting of the Service applies to each of them. `undefined` if nothing is documented. */
export function rangeFor(
  ranges: readonly ListenerRange[],
  protocols: readonly ListenerProtocol[],
): { readonly min: number; readonly max: number } | undefined {
  let range: { readonly min: number; readonly max: number } | undefined;
  for (const { listeners, min, max } of ranges) {
    if (!listeners.some((listener) => protocols.includes(listener))) continue;
    range = range === undefined ? { min, max } : { min: Math.max(range.min, min), max: Math.min(range.max, max) };
  }
  return range;
}
