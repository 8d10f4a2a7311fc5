import { type ApiObject, App, ImplicitTokenResolver, LazyResolver, NumberStringUnionResolver } from 'cdk8s';
import type { Dictionary } from '../manifest/kube-object';

/** Resolvers that leave texts, numbers, booleans, lists and plain dictionaries as they are. */
const PASSING: ReadonlySet<unknown> = new Set([LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver]);

/** What cdk8s writes of the metadata of an object. What else it keeps there is written as well, and is none of the plain things. */
interface Metadata extends Dictionary {
  readonly name?: unknown;
  readonly namespace?: unknown;
  readonly annotations?: unknown;
  readonly labels?: unknown;
}

const METADATA_FIELDS: ReadonlySet<string> = new Set(['name', 'namespace', 'annotations', 'labels']);
const EMPTY_FIELDS: ReadonlySet<string> = new Set(['finalizers', 'ownerReferences']);
const OWN_FIELDS: ReadonlySet<string> = new Set(['apiObject', '_additionalAttributes']);

/** Not a value of JSON that needs no further look. */
class NotPlain extends Error {}

/**
 * What `ApiObject.toJson()` makes of an object with nothing in it to resolve and nothing to patch. cdk8s asks all resolvers about
 * each value, and about those of the metadata twice, which takes longer than all our rules.
 *
 * @param object of any kind
 * @param spec what its `spec` resolves to
 * @returns `undefined` where cdk8s has to be asked
 */
export function plainJson(object: ApiObject, spec: () => unknown): Dictionary | undefined {
  // Private to cdk8s: whatever is not as it is known leaves the object to cdk8s.
  const { patches, metadata } = object as unknown as { readonly patches: unknown; readonly metadata: Dictionary };
  if (!Array.isArray(patches) || patches.length > 0 || process.env.CDK8S_DISABLE_SORT) return undefined;
  if (!App.of(object).resolvers.every((resolver) => PASSING.has(resolver.constructor))) return undefined;
  try {
    return {
      apiVersion: object.apiVersion,
      kind: object.kind,
      metadata: plainMetadata(metadata),
      spec: plainValue(spec()),
    };
  } catch {
    // cdk8s has words for what cannot be rendered.
    return undefined;
  }
}

function plainMetadata(metadata: Metadata): Dictionary {
  for (const name of Object.keys(metadata)) {
    if (METADATA_FIELDS.has(name) || OWN_FIELDS.has(name)) continue;
    const value = metadata[name];
    if (!EMPTY_FIELDS.has(name) || !Array.isArray(value) || value.length > 0) throw new NotPlain();
  }
  for (const name of Object.keys(metadata._additionalAttributes as object)) {
    if (!METADATA_FIELDS.has(name) && !EMPTY_FIELDS.has(name)) throw new NotPlain();
  }
  const { annotations, labels, name, namespace } = metadata;
  const plain: Record<string, unknown> = {};
  addTexts(plain, 'annotations', annotations);
  addTexts(plain, 'labels', labels);
  if (name !== undefined && name !== null) plain.name = plainValue(name);
  if (namespace !== undefined && namespace !== null) plain.namespace = plainValue(namespace);
  return plain;
}

/** Labels or annotations, if there are any. */
function addTexts(metadata: Record<string, unknown>, name: string, value: unknown): void {
  const plain = plainValue(value) as Dictionary;
  let isEmpty = true;
  for (const key in plain) {
    // cdk8s leaves out what is empty in them.
    if (typeof plain[key] === 'object') throw new NotPlain();
    isEmpty = false;
  }
  if (!isEmpty) metadata[name] = plain;
}

function plainDictionary(value: Dictionary): Dictionary {
  const plain: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) {
    const item = plainValue(value[key]);
    if (item !== undefined) plain[key] = item;
  }
  return plain;
}

function plainValue(value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) return value.map(plainValue);
  if (Object.getPrototypeOf(value) !== Object.prototype || Object.hasOwn(value as object, 'constructor')) {
    throw new NotPlain();
  }
  return plainDictionary(value as Dictionary);
}
