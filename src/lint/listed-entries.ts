import { PREFIX } from '../annotations/registry';
import type { Path } from '../diagnostics/diagnostic';
import { type Dictionary, isDictionary, own, textAt } from '../manifest/kube-object';

/** An annotation that is an entry of a list. */
export interface Entry {
  readonly key: string;
  readonly value: unknown;
  /** What it is one of, as far as it says so: `controller`, `service`, `annotations`. */
  readonly owner: Path;
  readonly pathOfKey: Path;
  readonly pathOfValue: Path;
}

/**
 * An annotation as lists have them: `{name, value}`, as parameters of Helm or the network of a game server, and `{op, path, value}`, as
 * JSON patches.
 */
export function listedEntry(item: unknown, at: Path): Entry | undefined {
  if (!isDictionary(item) || !Object.hasOwn(item, 'value')) return undefined;
  const [part, segments] = namedBy(item);
  const key = segments.pop();
  if (key === undefined || !key.startsWith(PREFIX)) return undefined;
  return { key, value: own(item, 'value'), owner: segments, pathOfKey: [...at, part], pathOfValue: [...at, 'value'] };
}

function namedBy(item: Dictionary): readonly [part: string, segments: string[]] {
  const pointer = textAt(item, 'path');
  if (textAt(item, 'op') !== undefined && pointer !== undefined) {
    return ['path', pointer.split('/').map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))];
  }
  return ['name', namesIn(textAt(item, 'name') ?? '')];
}

/** As Helm takes them apart: `\.` does not end a name. Others write the key without more. */
function namesIn(text: string): string[] {
  if (text.startsWith(PREFIX)) return [text];
  return text.split(/(?<!\\)\./).map((name) => name.replaceAll('\\.', '.'));
}
