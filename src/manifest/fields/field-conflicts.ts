import type { Path } from '../../diagnostics/diagnostic';
import { isDictionary, own, textAt } from '../kube-object';
import { CLUSTER_ADDRESS, familyOf } from './addresses';

/** A field that goes with some values of another field only. See kubernetes:service-v1. */
export interface BoundField {
  /** Below the spec; of a list on the way, each item has one. */
  readonly field: readonly string[];
  /** The field of the spec that says whether it may be there. */
  readonly to: string;
  readonly values: readonly string[];
  /** Other values with which the API server takes it. */
  readonly tolerated?: readonly string[];
  /** What that field counts as where it is absent; without it nothing follows from that. */
  readonly otherwise?: string;
  /** With fewer items it goes with every value. */
  readonly minItems?: number;
  /** With something in this list of the spec it goes with every value. */
  readonly unless?: string;
  /** How the API server begins to refuse a new Service with it; absent where it takes the Service and passes over the field. */
  readonly refusal?: (name: string, found: unknown) => string;
}

const forbidden = (why: string) => (name: string) => `${name}: Forbidden: ${why}`;
const invalid = (name: string, found: unknown) => `${name}: Invalid value: ${JSON.stringify(found)}`;

const OF_LOAD_BALANCERS = {
  to: 'type',
  values: ['LoadBalancer'],
  refusal: forbidden("may only be used when `type` is 'LoadBalancer'"),
} as const;

const BOUND_FIELDS: readonly BoundField[] = [
  { field: ['allocateLoadBalancerNodePorts'], ...OF_LOAD_BALANCERS },
  { field: ['loadBalancerClass'], ...OF_LOAD_BALANCERS },
  { field: ['loadBalancerSourceRanges'], ...OF_LOAD_BALANCERS },
  { field: ['healthCheckNodePort'], ...OF_LOAD_BALANCERS, refusal: invalid },
  {
    field: ['healthCheckNodePort'],
    to: 'externalTrafficPolicy',
    values: ['Local'],
    otherwise: 'Cluster',
    refusal: invalid,
  },
  {
    field: ['externalTrafficPolicy'],
    to: 'type',
    values: ['LoadBalancer', 'NodePort'],
    unless: 'externalIPs',
    refusal: invalid,
  },
  {
    field: ['ports', 'nodePort'],
    to: 'type',
    values: ['LoadBalancer', 'NodePort'],
    tolerated: ['ExternalName'],
    refusal: forbidden("may not be used when `type` is 'ClusterIP'"),
  },
  {
    field: ['ipFamilies'],
    minItems: 2,
    to: 'ipFamilyPolicy',
    values: ['PreferDualStack', 'RequireDualStack'],
    otherwise: 'SingleStack',
    refusal: () =>
      `spec.ipFamilyPolicy: Invalid value: "SingleStack": must be 'RequireDualStack' or 'PreferDualStack' when multiple IP families are specified`,
  },
  // It is dropped before the API server validates anything.
  { field: ['sessionAffinityConfig'], to: 'sessionAffinity', values: ['ClientIP'], otherwise: 'None' },
  { field: ['externalName'], to: 'type', values: ['ExternalName'] },
];

export interface FieldConflict {
  readonly path: Path;
  readonly found: unknown;
  readonly bound: BoundField;
  /** What the other field says; `undefined` where it is absent. */
  readonly said: string | undefined;
}

/**
 * The fields that do not go with what another field says.
 *
 * @param isLeftOut whether a value is none that will be sent
 */
export function fieldConflictsIn(spec: unknown, isLeftOut: (value: unknown) => boolean): readonly FieldConflict[] {
  return BOUND_FIELDS.flatMap((bound) => {
    const { to, values, tolerated = [], otherwise, minItems = 1, unless } = bound;
    const value = own(spec, to) || undefined;
    const said = value ?? otherwise;
    if (typeof said !== 'string' || isLeftOut(said) || [...values, ...tolerated].includes(said)) return [];
    if (unless !== undefined && isGiven(own(spec, unless))) return [];
    return valuesAt(spec, bound.field, ['spec'])
      .filter(({ found }) => isGiven(found, minItems) && ![found].flat().some(isLeftOut))
      .map(({ path, found }) => ({ path, found, bound, said: value === undefined ? undefined : said }));
  });
}

function valuesAt(
  value: unknown,
  [name, ...rest]: readonly string[],
  path: Path,
): readonly { readonly path: Path; readonly found: unknown }[] {
  if (name === undefined) return [{ path, found: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => valuesAt(item, [name, ...rest], [...path, index]));
  return valuesAt(own(value, name), rest, [...path, name]);
}

/** Whether there is something in it that is sent: no directive of a patch. */
function isGiven(value: unknown, minItems = 1): boolean {
  if (Array.isArray(value)) return value.length >= minItems;
  if (isDictionary(value)) return Object.keys(value).some((key) => !key.startsWith('$'));
  return value !== undefined && value !== null && value !== '' && value !== 0;
}

/** What is wrong with the addresses of a Service within the cluster, each of which may be right. */
export interface AddressConflict {
  readonly path: Path;
  readonly found: unknown;
  /** The other field that it does not go with, and what that says, if it is not among itself. */
  readonly other?: { readonly path: Path; readonly said: unknown };
  readonly kind: 'first missing' | 'first differs' | 'too many' | 'other family';
}

const PATH = ['spec', 'clusterIP'];
const PATH_OF_ALL = ['spec', 'clusterIPs'];

/** Addresses that are not read, or will be replaced, conflict with nothing. */
export function addressConflictsIn(spec: unknown): readonly AddressConflict[] {
  const first = textAt(spec, 'clusterIP') || undefined;
  const all = textsAt(spec, 'clusterIPs');
  const families = textsAt(spec, 'ipFamilies');
  const given = all.length > 0 ? all : [first].filter((text) => text !== undefined);
  if (![...given, first ?? 'None'].every((text) => CLUSTER_ADDRESS.pattern.test(text))) return [];
  const conflicts: AddressConflict[] = [];
  if (all.length > 0) {
    const other = { path: PATH, said: first };
    if (first === undefined) conflicts.push({ kind: 'first missing', path: PATH_OF_ALL, found: all, other });
    else if (first !== all[0])
      conflicts.push({ kind: 'first differs', path: [...PATH_OF_ALL, 0], found: all[0], other });
  }
  const ofEach = new Set(all.map(familyOf));
  if (all.length > 1 && (all.length > ofEach.size || ofEach.has(undefined))) {
    conflicts.push({ kind: 'too many', path: PATH_OF_ALL, found: all });
  }
  given.forEach((address, index) => {
    const family = familyOf(address);
    const said = families[index];
    if (family === undefined || said === undefined || said.toLowerCase() === family || !/^IPv[46]$/.test(said)) return;
    conflicts.push({
      kind: 'other family',
      path: all.length > 0 ? [...PATH_OF_ALL, index] : PATH,
      found: address,
      other: { path: ['spec', 'ipFamilies', index], said },
    });
  });
  return conflicts;
}

/** None where something in the list is no text. */
function textsAt(spec: unknown, name: string): readonly string[] {
  const list = own(spec, name);
  return Array.isArray(list) && list.every((item) => typeof item === 'string') ? list : [];
}
