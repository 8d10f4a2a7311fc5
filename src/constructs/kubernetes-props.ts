import { isIP } from 'node:net';
import type { OwnerReference } from 'cdk8s';
import type { IPodSelector } from 'cdk8s-plus-28';
import { InvalidValueError } from '../annotations/codec/codec';
import { didYouMeanAside } from '../diagnostics/nearest';
import { alternatives, show } from '../diagnostics/show';
import {
  anything,
  dnsLabel,
  flag,
  isLate,
  listOf,
  matching,
  memberOf,
  nonEmptyListOf,
  ofForm,
  type Reader,
  text,
} from '../elb/readers';
import { isOfNoConcern, isPlain, isStruct, mapOf, namesIn, struct } from '../elb/structs';
import { seenFrom, within } from '../elb/usage-error';
import { ANNOTATION_NAME, LABEL_VALUE, QUALIFIED_NAME, type TextForm } from '../manifest/fields/text-forms';
import { IpFamily } from './ip-family';

/** A workload or a choice of pods, by labels: a Service has nothing else. */
export const podSelector: Reader = (value) => {
  const { toPodSelectorConfig } = (value ?? {}) as Partial<IPodSelector>;
  const config = typeof toPodSelectorConfig === 'function' ? toPodSelectorConfig.call(value) : undefined;
  if (typeof config?.labelSelector?._toKube !== 'function') {
    throw new InvalidValueError(
      value,
      "a workload, such as a kplus.Deployment, or kplus.Pods.select(chart, 'Pods', { labels: { app: 'web' } })",
    );
  }
  const { matchLabels, matchExpressions } = config.labelSelector._toKube();
  if ((matchExpressions ?? []).length > 0) {
    throw new InvalidValueError(value, 'a selector by labels alone, since a Service has no expressions');
  }
  if (Object.keys(matchLabels ?? {}).length === 0) {
    throw new InvalidValueError(value, 'a selector with at least one label, since a Service without one has no pods');
  }
  labelsOfPods(matchLabels);
  return value;
};

/** A Service finds pods of its own namespace only; where that is not known, or theirs, nobody can tell. */
export function checkNamespace(selector: IPodSelector, namespace: unknown): void {
  const { names: given, labelSelector } = selector.toPodSelectorConfig().namespaces ?? {};
  const names: readonly unknown[] = given ?? [];
  if (labelSelector !== undefined && (names.length === 0 || !labelSelector.isEmpty())) {
    throw new InvalidValueError(
      selector,
      `pods in the namespace of the Service, where alone it finds any; these are in ${labelSelector.isEmpty() ? 'all namespaces' : 'namespaces chosen by labels'}`,
    );
  }
  if (names.length === 0 || ![namespace, ...names].every((name) => typeof name === 'string')) return;
  if (names.includes(namespace)) return;
  throw new InvalidValueError(
    selector,
    `pods in the namespace of the Service, ${show(namespace)}, where alone it finds any; these are in ${alternatives(names.map(show))}`,
  );
}

export const labelValue: Reader = ofForm(LABEL_VALUE);

/** What cdk8s takes for the class of the object, and what JavaScript does: neither can be written. */
const UNWRITABLE: ReadonlySet<unknown> = new Set(['constructor', '__proto__']);

const writableKey: Reader = (key) => {
  if (UNWRITABLE.has(key)) throw new InvalidValueError(key, 'a key that cdk8s can write');
  return key;
};

function keyOf(form: TextForm): Reader {
  const reader = ofForm(form);
  return (key) => writableKey(reader(key));
}

export const labelKey: Reader = keyOf(QUALIFIED_NAME);

const labelsOfPods = mapOf(labelKey, (value) => (isLate(value) ? value : labelValue(value)));

/** Deeper than anything that Kubernetes has in metadata. */
const MAX_DEPTH = 32;

/** Any value that YAML has; cdk8s says late of all others that they cannot be rendered, or writes none of them. */
function anyOf(value: unknown, depth: number): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return value;
  if (isLate(value)) return value;
  const inner: Reader = (item) => anyOf(item, depth + 1);
  if (depth < MAX_DEPTH && Array.isArray(value)) return listOf(inner, 'values')(value);
  if (depth < MAX_DEPTH && isStruct(value) && isPlain(value)) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    for (const [key] of entries) writableKey(key);
    return Object.fromEntries(entries.map(([key, item]) => [key, within(key, () => inner(item))]));
  }
  throw new InvalidValueError(
    value,
    `text, a number, true, false, a list or an object of them, at most ${MAX_DEPTH} deep`,
  );
}

/** Stricter than of other objects. Kubernetes can be told otherwise from v1.34 on, by a feature gate that is off. */
export const serviceName: Reader = matching(
  /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/,
  'up to 63 lower-case letters, digits and hyphens, with a letter first and a letter or digit last (Kubernetes refuses other names of Services)',
);

const METADATA: Readonly<Record<string, Reader>> = {
  name: serviceName,
  namespace: dnsLabel,
  labels: mapOf(labelKey, labelValue),
  // Which values are right depends on the other properties.
  annotations: mapOf(keyOf(ANNOTATION_NAME), anything),
  finalizers: listOf(ofForm(QUALIFIED_NAME), 'texts'),
  ownerReferences: listOf(
    struct<OwnerReference>(
      { apiVersion: text, kind: text, name: text, uid: text, controller: flag, blockOwnerDeletion: flag },
      ['apiVersion', 'kind', 'name', 'uid'],
    ),
    'references',
  ),
};

/** What else Kubernetes knows there. */
const FIELDS = [
  ...Object.keys(METADATA),
  ...['generateName', 'generation', 'resourceVersion', 'uid', 'creationTimestamp', 'managedFields', 'selfLink'],
];

/** cdk8s takes any other property as well, and an explicit `undefined` for a name. */
export const objectMetadata: Reader = (value) => {
  if (!isStruct(value) || isOfNoConcern(value, METADATA)) throw new InvalidValueError(value, 'an object');
  const taken: Record<string, unknown> = {};
  let current = '';
  try {
    for (current of namesIn(value, METADATA)) {
      const item = value[current];
      if (item === undefined) continue;
      writableKey(current);
      taken[current] = Object.hasOwn(METADATA, current) ? METADATA[current](item) : anyOf(item, 0);
    }
  } catch (error) {
    throw seenFrom(current, error);
  }
  for (const key of Object.keys(taken)) {
    const question = FIELDS.includes(key) ? '' : didYouMeanAside(key, FIELDS, show);
    if (question !== '') throw new InvalidValueError(key, `only fields that Kubernetes knows${question}`);
  }
  return taken;
};

export const ipAddress: Reader = (value) => {
  // Of the scope of an address Kubernetes knows nothing.
  if (typeof value !== 'string' || isIP(value) === 0 || value.includes('%')) {
    throw new InvalidValueError(value, 'an IPv4 or IPv6 address (a LoadBalancer Service always has one)');
  }
  return value;
};

export const ipFamiliesOnce: Reader = (value) => {
  const families = nonEmptyListOf(memberOf('IpFamily', IpFamily), 'IP families')(value) as readonly IpFamily[];
  if (new Set(families).size < families.length) throw new InvalidValueError(families, 'each IP family once');
  return families;
};
