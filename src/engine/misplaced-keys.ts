import { settingsOfIngress } from '../annotations/groups/ingress';
import { findSpec } from '../annotations/registry';
import type { Path, PathSegment } from '../diagnostics/diagnostic';
import { type Dictionary, type KubeObject, own } from '../manifest/kube-object';

/** Keys of ours in a map of an object that is not the one of its annotations. */
export interface MisplacedKeys {
  /** Where the map stands; empty for the object itself. */
  readonly path: Path;
  readonly keys: readonly string[];
}

/** All of them, at any depth. What the annotations say as well, with the same value, is in its place. */
export function misplacedKeysIn({ kind, data }: KubeObject): readonly MisplacedKeys[] {
  const isMeant = kind === 'Ingress' ? settingsOfIngress(data.spec) : isMeantOfService;
  const annotations = own(own(data, 'metadata'), 'annotations');
  const found: MisplacedKeys[] = [];
  collect(data, [], { annotations, isMeant }, found);
  return found;
}

interface Search {
  readonly annotations: unknown;
  readonly isMeant: (key: string, value: unknown) => boolean;
}

/** @param path is what leads to the value, and is as before when it returns: every object is looked through */
function collect(value: object, path: PathSegment[], search: Search, found: MisplacedKeys[]): void {
  const { annotations, isMeant } = search;
  const isList = Array.isArray(value);
  let keys: string[] | undefined;
  for (const key of Object.keys(value)) {
    const item = (value as Dictionary)[key];
    if (!isList && value !== annotations && isMeant(key, item) && own(annotations, key) !== item) {
      keys ??= [];
      keys.push(key);
    }
    if (typeof item !== 'object' || item === null) continue;
    path.push(isList ? Number(key) : key);
    collect(item, path, search, found);
    path.pop();
  }
  if (keys !== undefined) found.push({ path: [...path], keys });
}

/** Elsewhere only a key that is right says that a setting of ours is meant: tools have labels of their own under the prefix. */
function isMeantOfService(key: string): boolean {
  const spec = findSpec(key);
  return spec !== undefined && spec.misspellingOf === undefined && spec.writtenBy !== 'platform';
}
