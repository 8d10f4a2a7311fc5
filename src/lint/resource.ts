import type { Subject } from '../diagnostics/diagnostic';
import type { Resource } from './lint-result';

export function resourceOf({ apiVersion, kind, namespace, name }: Subject): Resource {
  return { apiVersion, kind, ...(namespace === undefined ? {} : { namespace }), name };
}
