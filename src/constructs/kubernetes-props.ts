import { isIP } from 'node:net';
import type { IPodSelector } from 'cdk8s-plus-28';
import { InvalidValueError } from '../annotations/codec/codec';
import { didYouMeanAside } from '../diagnostics/nearest';
import { alternatives, show } from '../diagnostics/show';
import { anything, dnsLabel, listOf, matching, memberOf, nonEmptyListOf, type Reader, text } from '../elb/readers';
import { isStruct, namesIn } from '../elb/structs';
import { seenFrom, within } from '../elb/usage-error';
import { IpFamily } from './ip-family';

/** A workload or a choice of pods, by labels: a Service has nothing else. */
export const podSelector: Reader = (value) => {
  if (typeof (value as Partial<IPodSelector> | null)?.toPodSelectorConfig !== 'function') {
    throw new InvalidValueError(
      value,
      "a workload, such as a kplus.Deployment, or kplus.Pods.select(chart, 'Pods', { labels: { app: 'web' } })",
    );
  }
  const { labelSelector } = (value as IPodSelector).toPodSelectorConfig();
  const { matchLabels, matchExpressions } = labelSelector._toKube();
  if ((matchExpressions ?? []).length > 0) {
    throw new InvalidValueError(value, 'a selector by labels alone, since a Service has no expressions');
  }
  if (Object.keys(matchLabels ?? {}).length === 0) {
    throw new InvalidValueError(value, 'a selector with at least one label, since a Service without one has no pods');
  }
  return value;
};

/** A Service finds pods of its own namespace only; where that is not known, or theirs, nobody can tell. */
export function checkNamespace(selector: IPodSelector, namespace: unknown): void {
  const names: readonly unknown[] = selector.toPodSelectorConfig().namespaces?.names ?? [];
  if (names.length === 0 || ![namespace, ...names].every((name) => typeof name === 'string')) return;
  if (names.includes(namespace)) return;
  throw new InvalidValueError(
    selector,
    `pods in the namespace of the Service, ${show(namespace)}, where alone it finds any; these are in ${alternatives(names.map(show))}`,
  );
}

export const labelValue: Reader = matching(
  /^(([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9])?$/,
  'up to 63 letters, digits, hyphens, underscores and periods, with a letter or digit at both ends',
);

export const labelKey: Reader = matching(
  /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/,
  "up to 63 letters, digits, hyphens, underscores and periods, with a letter or digit at both ends, and before it perhaps a domain, such as 'app.kubernetes.io/name'",
);

/** Stricter than of other objects. Kubernetes can be told otherwise from v1.34 on, by a feature gate that is off. */
export const serviceName: Reader = matching(
  /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/,
  'up to 63 lower-case letters, digits and hyphens, with a letter first and a letter or digit last (Kubernetes refuses other names of Services)',
);

const METADATA: Readonly<Record<string, Reader>> = {
  name: serviceName,
  namespace: dnsLabel,
  labels: (value) => {
    if (!isStruct(value)) throw new InvalidValueError(value, 'an object of texts');
    for (const key of Object.keys(value)) {
      labelKey(key);
      within(key, () => labelValue(value[key]));
    }
    return value;
  },
  annotations: (value) => {
    if (!isStruct(value)) throw new InvalidValueError(value, 'an object of texts');
    // Which keys and values are right depends on the other properties.
    return Object.fromEntries(Object.keys(value).map((key) => [key, within(key, () => value[key])]));
  },
  finalizers: listOf(text, 'texts'),
  ownerReferences: listOf(anything, 'references'),
};

/** What else Kubernetes knows there. */
const FIELDS = [
  ...Object.keys(METADATA),
  ...['generateName', 'generation', 'resourceVersion', 'uid', 'creationTimestamp', 'managedFields', 'selfLink'],
];

/** cdk8s takes any other property as well, and an explicit `undefined` for a name. */
export const objectMetadata: Reader = (value) => {
  if (!isStruct(value)) throw new InvalidValueError(value, 'an object');
  const taken: Record<string, unknown> = {};
  let current = '';
  try {
    for (current of namesIn(value, METADATA)) {
      const item = value[current];
      // Nobody's name, and as a property it would be lost.
      if (item === undefined || current === '__proto__') continue;
      taken[current] = Object.hasOwn(METADATA, current) ? METADATA[current](item) : item;
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
  if (typeof value !== 'string' || isIP(value) === 0) {
    throw new InvalidValueError(value, 'an IPv4 or IPv6 address (a LoadBalancer Service always has one)');
  }
  return value;
};

export const ipFamiliesOnce: Reader = (value) => {
  const families = nonEmptyListOf(memberOf('IpFamily', IpFamily), 'IP families')(value) as readonly IpFamily[];
  if (new Set(families).size < families.length) throw new InvalidValueError(families, 'each IP family once');
  return families;
};
