import { PREFIX } from '../annotations/registry';
import { isUnresolved } from '../annotations/unresolved';
import type { Path } from '../diagnostics/diagnostic';
import { type Dictionary, isDictionary, own, textAt } from '../manifest/kube-object';

/** An annotation that is an entry of a list. */
export interface Entry {
  readonly key: string;
  readonly value: unknown;
  /** What it is one of, as far as it says so: `controller`, `service`, `annotations`. */
  readonly owner: Path;
  /** Whether `helm --set` takes it. */
  readonly isParameter: boolean;
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
  const ownerLength = segments.findIndex((_, index) => segments.slice(index).join('.').startsWith(PREFIX));
  if (ownerLength === -1) return undefined;
  const [owner, names] = [segments.slice(0, ownerLength), segments.slice(ownerLength)];
  const isParameter = part === 'name' && owner.length > 0;
  return {
    key: names.join('.'),
    value: isParameter ? valueSet(names, item) : own(item, 'value'),
    owner,
    isParameter,
    pathOfKey: [...at, part],
    pathOfValue: [...at, 'value'],
  };
}

function namedBy(item: Dictionary): readonly [part: string, segments: readonly string[]] {
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

/** What `helm --set` makes of the value: a map of maps where the key is taken apart as well. */
function valueSet([, ...inner]: readonly string[], item: Dictionary): unknown {
  const value = own(item, 'value');
  // That of Terraform which is taken as it is.
  const isLiteral = own(item, 'type') === 'literal';
  const set = typeof value !== 'string' || isUnresolved(value) || isLiteral ? value : typedBySet(value, isForced(item));
  return inner.reduceRight<unknown>((each, name) => ({ [name]: each }), set);
}

/** As Argo CD and Terraform say that a value stays text. */
function isForced(item: Dictionary): boolean {
  return own(item, 'forceString') === true || own(item, 'type') === 'string';
}

function typedBySet(text: string, isForced: boolean): unknown {
  if (text.startsWith('{')) return text.replace(/^\{|\}$/g, '').split(',');
  const said = text.replace(/\\(.)/gs, '$1');
  if (isForced) return said;
  if (/^(?:true|false|null)$/i.test(said)) return JSON.parse(said.toLowerCase());
  return /^(?:0|[+-]?[1-9]\d{0,18})$/.test(said) ? Number(said) : said;
}
