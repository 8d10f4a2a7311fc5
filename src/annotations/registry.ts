import { nearest } from '../diagnostics/nearest';
import * as accessControl from './groups/access-control';
import * as autocreateGroup from './groups/autocreate';
import * as clientIp from './groups/client-ip';
import * as connection from './groups/connection';
import * as eip from './groups/eip';
import { FOREIGN_KEYS, type ForeignKey } from './groups/foreign';
import * as healthCheck from './groups/health-check';
import { findIngressKey, INGRESS_KEYS } from './groups/ingress';
import * as lifecycle from './groups/lifecycle';
import * as listener from './groups/listener';
import * as multiCluster from './groups/multi-cluster';
import * as natGateway from './groups/nat-gateway';
import * as passThroughGroup from './groups/pass-through';
import * as timeout from './groups/timeout';
import * as traffic from './groups/traffic';
import type { AnnotationSpec } from './spec';

/** The prefix that CCE, the open-source controller and the sibling product CCI share. */
export const PREFIX = 'kubernetes.io/elb.';

const GROUPS: readonly Readonly<Record<string, unknown>>[] = [
  connection,
  autocreateGroup,
  traffic,
  healthCheck,
  passThroughGroup,
  listener,
  accessControl,
  timeout,
  clientIp,
  eip,
  multiCluster,
  lifecycle,
  natGateway,
];

function isSpec(value: unknown): value is AnnotationSpec {
  return typeof value === 'object' && value !== null && 'key' in value && 'codec' in value;
}

/** Every annotation of Services, in the order of the groups. */
export const ALL_SPECS: readonly AnnotationSpec[] = GROUPS.flatMap((group) => Object.values(group).filter(isSpec));

const SPECS = new Map(ALL_SPECS.map((spec) => [spec.key, spec]));
const FOREIGN = new Map(FOREIGN_KEYS.map((foreign) => [foreign.key, foreign]));

export function findSpec(key: string): AnnotationSpec | undefined {
  return SPECS.get(key);
}

export function findForeignKey(key: string): ForeignKey | undefined {
  return FOREIGN.get(key);
}

/** A key of this platform's or of another controller that shares the prefix, with the prefix or, by mistake, without it. */
export function isOurKey(key: string): boolean {
  return key.startsWith(PREFIX) || SPECS.has(key) || prefixedForm(key) !== undefined;
}

/** What the prefix adds to the keys of Kubernetes. */
export const ROOT = PREFIX.slice(0, PREFIX.indexOf('/') + 1);

/** The documented key that is written with the prefix, for one that is written without it. */
export function prefixedForm(key: string): string | undefined {
  if (!key.startsWith(ROOT) || key.startsWith(PREFIX)) return undefined;
  const prefixed = PREFIX + key.slice(ROOT.length);
  return SPECS.has(prefixed) ? prefixed : undefined;
}

/** A key that marks a manifest as written for another controller. */
export function isForeignKey(key: string): boolean {
  return FOREIGN.has(key);
}

/** Whether anybody who shares the prefix reads the key. */
export function isKnownKey(key: string): boolean {
  return SPECS.has(key) || FOREIGN.has(key) || findIngressKey(key) !== undefined;
}

/** What tells keys apart, and the key; first the keys of Services, then those of ingresses. */
let candidates: readonly ReadonlyMap<string, string>[] | undefined;

/** The key that is most likely meant by an unknown one; `undefined` if none is near. */
export function nearestKey(key: string): string | undefined {
  // No key of Kubernetes is as long.
  if (key.length > 320 || isKnownKey(key)) return undefined;
  candidates ??= [
    // Nobody means to write what only the platform writes.
    ALL_SPECS.filter(({ misspellingOf, writtenBy }) => misspellingOf === undefined && writtenBy !== 'platform').map(
      (spec) => spec.key,
    ),
    INGRESS_KEYS.map((ingress) => ingress.key).filter((ingressKey) => !ingressKey.endsWith('.')),
  ].map((keys) => new Map(keys.map((each) => [shorten(each), each])));
  const short = shorten(key);
  for (const candidatesOfKind of candidates) {
    const exact = candidatesOfKind.get(short);
    if (exact !== undefined) return exact;
  }
  for (const candidatesOfKind of candidates) {
    const meant = nearest(short, [...candidatesOfKind.keys()]);
    if (meant !== undefined) return candidatesOfKind.get(meant);
  }
  return undefined;
}

/** Whether keys differ in letter case, and in hyphens for underscores, only. */
export function isSameKey(key: string, other: string): boolean {
  const [a, b] = [key, other].map((each) => each.toLowerCase().replaceAll('_', '-'));
  return a === b;
}

/** Without what all keys share, also where that itself is misspelt or left out. */
function shorten(key: string): string {
  return key.replace(/^kubernetes\.io[/.]?(elb[._-])?/i, '');
}
