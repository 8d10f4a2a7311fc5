import { isOfIngress } from '../annotations/groups/ingress';
import { PREFIX } from '../annotations/registry';
import type { Path } from '../diagnostics/diagnostic';
import { type Dictionary, isDictionary, own } from '../manifest/kube-object';
import { WORKLOAD_KINDS } from '../manifest/pod-template';

/** A map of annotations that stands somewhere else than in the Service for which it is meant. */
export interface CarriedMap {
  readonly annotations: Dictionary;
  /** Where it stands in its document or object. */
  readonly path: Path;
}

/**
 * Objects whose annotations are not those of a Service: an Ingress has its own, nobody makes a Service of a workload or of its pods,
 * and a definition of types has no values.
 */
const OTHER_KINDS: ReadonlySet<unknown> = new Set(['Ingress', 'CustomResourceDefinition', ...WORKLOAD_KINDS]);

/** All maps in it, at any depth, that hold a key with the prefix of the load balancer annotations. */
export function carriedMapsIn(root: object): readonly CarriedMap[] {
  // What a Service of its own says is judged with it.
  if (isDictionary(root) && isObject(root) && own(root, 'kind') === 'Service' && own(root, 'apiVersion') === 'v1')
    return [];
  const found: CarriedMap[] = [];
  collect(root, [], found);
  return found;
}

function collect(value: object, path: Path, found: CarriedMap[]): void {
  if (isDictionary(value)) {
    if (isObject(value) && OTHER_KINDS.has(own(value, 'kind'))) return;
    if (Object.keys(value).some((key) => key.startsWith(PREFIX)) && !isForIngress(value, path)) {
      found.push({ annotations: value, path });
    }
  }
  const entries: Iterable<[string | number, unknown]> = Array.isArray(value) ? value.entries() : Object.entries(value);
  for (const [key, item] of entries) {
    if (typeof item === 'object' && item !== null) collect(item, [...path, key], found);
  }
}

/** Values of Helm can have a `kind`, too; an object says its version as well. */
function isObject(value: Dictionary): boolean {
  const apiVersion = own(value, 'apiVersion');
  return typeof apiVersion === 'string' && apiVersion !== '';
}

/** `service.annotations`, `exposeSvc`, but not `ingress-nginx`, which is somebody who has a Service. */
const NAMES_SERVICE = /service|svc/i;
const NAMES_INGRESS = /ingress(es|[-_]?annotations)?$/i;

/** Whether a map is meant for an Ingress: the nearest name above it says so, or its keys do where no name tells. */
function isForIngress(annotations: Dictionary, path: Path): boolean {
  for (const name of path.map(String).reverse()) {
    if (NAMES_SERVICE.test(name)) return false;
    if (NAMES_INGRESS.test(name)) return true;
  }
  return isOfIngress(annotations);
}
