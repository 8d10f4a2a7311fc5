import type { ListenerProtocol } from './condition';
import type { ListenerRange } from './spec';

/** What all of these listeners take: a setting of the Service applies to each of them. `undefined` if nothing is documented. */
export function rangeFor(
  ranges: readonly ListenerRange[],
  protocols: readonly ListenerProtocol[],
): { readonly min: number; readonly max: number } | undefined {
  const applicable = ranges.filter(({ listeners }) => listeners.some((listener) => protocols.includes(listener)));
  if (applicable.length === 0) return undefined;
  return {
    min: Math.max(...applicable.map(({ min }) => min)),
    max: Math.min(...applicable.map(({ max }) => max)),
  };
}
