import { findSpec } from '../annotations/registry';
import type { Path, PathSegment } from '../diagnostics/diagnostic';
import { type Dictionary, own } from '../manifest/kube-object';

/** Keys of ours in a map of a Service that is not the one of its annotations. */
export interface MisplacedKeys {
  /** Where the map stands; empty for the object itself. */
  readonly path: Path;
  readonly keys: readonly string[];
}

/** All of them, at any depth. What the annotations say as well, with the same value, is in its place. */
export function misplacedKeysIn(data: Dictionary): readonly MisplacedKeys[] {
  const annotations = own(own(data, 'metadata'), 'annotations');
  const found: MisplacedKeys[] = [];
  collect(data, [], annotations, found);
  return found;
}

/** @param path is what leads to the value, and is as before when it returns: every Service is looked through */
function collect(value: object, path: PathSegment[], annotations: unknown, found: MisplacedKeys[]): void {
  const isList = Array.isArray(value);
  let keys: string[] | undefined;
  for (const key of Object.keys(value)) {
    const item = (value as Dictionary)[key];
    if (!isList && value !== annotations && isMeant(key) && own(annotations, key) !== item) {
      keys ??= [];
      keys.push(key);
    }
    if (typeof item !== 'object' || item === null) continue;
    path.push(isList ? Number(key) : key);
    collect(item, path, annotations, found);
    path.pop();
  }
  if (keys !== undefined) found.push({ path: [...path], keys });
}

/** Elsewhere only a key that is right says that a setting of ours is meant: tools have labels of their own under the prefix. */
function isMeant(key: string): boolean {
  const spec = findSpec(key);
  return spec !== undefined && spec.misspellingOf === undefined && spec.writtenBy !== 'platform';
}
