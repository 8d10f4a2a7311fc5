import { alikeBy } from '../../diagnostics/group-by';
import type { ServiceExplanation, State, Verdict } from '../../explain/explain-result';
import { groupKey } from '../../explain/words';

/** So many names are shown; more make nothing clearer, and JSON has all. */
export const NAMES_SHOWN = 5;

/** Services with the same answer. */
export interface AlikeServices {
  /** The first of them stands for all. */
  readonly first: ServiceExplanation;
  readonly all: readonly ServiceExplanation[];
}

/** In the order of the first of each. */
export function alike(services: readonly ServiceExplanation[]): readonly AlikeServices[] {
  const numbers = new Map<Verdict, number>();
  const numberOf = (verdict: Verdict) => {
    const number = numbers.get(verdict) ?? numbers.size;
    numbers.set(verdict, number);
    return number;
  };
  return alikeBy(services, (service) =>
    JSON.stringify([keyOf(service, numberOf), service.whatIf && keyOf(service.whatIf, numberOf)]),
  ).map((all) => ({ first: all[0], all }));
}

function keyOf(
  { given, open, remarks, hasEip, cells, elsewhere }: State,
  numberOf: (verdict: Verdict) => number,
): unknown {
  const shown = cells.map(({ client, address, listener, assuming, verdict }) => [
    client,
    address,
    groupKey(listener),
    assuming,
    numberOf(verdict),
  ]);
  return [given, open, remarks, hasEip, shown, elsewhere];
}
