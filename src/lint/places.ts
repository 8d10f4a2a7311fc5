import type { Diagnostic, Path } from '../diagnostics/diagnostic';
import type { Range } from '../diagnostics/location';
import type { CarriedMap } from './carriers';
import type { Origin } from './source-file';

/** Where a finding stands. */
export interface FoundAt {
  readonly range: Range;
  readonly path: Path;
  /** In what the text at the path holds. */
  readonly inner: Path;
}

type Part = 'key' | 'value';

/** @param part what a finding about a whole annotation points at */
export function placeOf({ object, carrier }: Origin, diagnostic: Diagnostic, part: Part): FoundAt {
  const { inner = [], span } = diagnostic;
  const isOfPart = inner.length === 0 && span === undefined;
  const map = carrier?.map;
  const path = map === undefined ? diagnostic.path : pathIn(map, diagnostic.path, isOfPart ? part : 'value');
  const read = map?.text?.object ?? object;
  // The key of an entry is a value.
  const usual = () => read.rangeOf(path, map?.entries === undefined ? part : 'value');
  const range =
    inner.length > 0 ? read.rangeInside(path, inner) : span === undefined ? usual() : read.rangeOfSpan(path, span);
  if (map?.text === undefined) return { range, path, inner };
  const { source, path: outer } = map.text;
  return { range: object.rangeOfSpan(outer, source.spanOf(range)), path: outer, inner: path };
}

const PATH_OF_ANNOTATIONS: Path = ['metadata', 'annotations'];

/** Where a path in the Service for which the annotations are meant leads. */
function pathIn({ path, entries }: CarriedMap, inService: Path, part: Part): Path {
  const [key, ...rest] = inService.slice(PATH_OF_ANNOTATIONS.length);
  const entry = entries?.get(String(key));
  if (entry !== undefined) return part === 'key' ? entry.pathOfKey : [...entry.pathOfValue, ...rest];
  return key === undefined || entries !== undefined ? path : [...path, key, ...rest];
}
