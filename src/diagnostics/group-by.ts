/** Those with the same key together, in the order of the first of each; without those that have none. */
export function groupBy<K, T>(items: Iterable<T>, keyOf: (item: T) => K | undefined): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined) append(groups, key, item);
  }
  return groups;
}

/** The same without the keys. */
export function alikeBy<K, T>(items: Iterable<T>, keyOf: (item: T) => K | undefined): T[][] {
  return [...groupBy(items, keyOf).values()];
}

/** Adds to the group of a key. */
export function append<K, T>(groups: Map<K, T[]>, key: K, item: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}

/** The map of a key; a new one if it has none. */
export function mapOf<K, L, V>(maps: Map<K, Map<L, V>>, key: K): Map<L, V> {
  let map = maps.get(key);
  if (map === undefined) {
    map = new Map();
    maps.set(key, map);
  }
  return map;
}
