import { multicluster } from '../../annotations/groups/multi-cluster';
import { passThrough } from '../../annotations/groups/pass-through';
import { isPlaceholder, isTemplate } from '../../annotations/unresolved';
import { firstFew, printable, show } from '../../diagnostics/show';
import type { CceService } from '../../engine/cce-service';
import type { KubeObject } from '../../manifest/kube-object';

/** `shop/web`, or `web` where no namespace is given. */
export function nameOf({ namespace, name }: KubeObject): string {
  const shown = name === '' ? '(no name)' : name;
  return printable(namespace === undefined ? shown : `${namespace}/${shown}`);
}

/**
 * Whether two objects can be one Service: variants of it, for different environments say, have one namespace and one name. A namespace that
 * is not known yet can be that of the other.
 */
export function canBeVariants(a: KubeObject, b: KubeObject): boolean {
  return a.identity === b.identity || (a.name === b.name && [a, b].some(({ namespace }) => isOpen(namespace)));
}

function isOpen(namespace: string | undefined): boolean {
  return namespace !== undefined && (isTemplate(namespace) || isPlaceholder(namespace));
}

const MAX_NAMED = 5;

/** The first few of many names, each once: overlays have objects of one name by the dozen. */
export function firstOf(names: readonly string[]): string {
  return firstFew([...new Set(names)].sort(), MAX_NAMED);
}

interface Told {
  readonly names: string;
  readonly objects: readonly KubeObject[];
}

/** Thousands of findings can be about the same Services. */
const told = new WeakMap<readonly CceService[], Told>();

function tell(services: readonly CceService[]): Told {
  let answer = told.get(services);
  if (answer === undefined) {
    const objects = services.map(({ object }) => object);
    answer = { names: firstOf(objects.map(nameOf)), objects };
    told.set(services, answer);
  }
  return answer;
}

/** The names of some Services, the first few of many. */
export function namesOf(services: readonly CceService[]): string {
  return tell(services).names;
}

export function objectsOf(services: readonly CceService[]): readonly KubeObject[] {
  return tell(services).objects;
}

/** `ingress a`, or `ingresses a, b`. */
export function ingressesOf(ingresses: readonly KubeObject[]): string {
  const names = ingresses.map(nameOf);
  return `ingress${new Set(names).size > 1 ? 'es' : ''} ${firstOf(names)}`;
}

/** Whether the author asks for pass-through, by one of the documented values: the second goes with policy Local. */
export function asksForPassThrough(service: CceService): boolean {
  const value = service.text(passThrough.key);
  return value === 'true' || (value === 'onlyLocal' && service.externalTrafficPolicy === 'Local');
}

/** Whether the rules of kube-proxy are out of the way: asked for, or written by the platform itself with policy Local. */
export function passesThrough(service: CceService): boolean {
  return asksForPassThrough(service) || service.externalTrafficPolicy === 'Local';
}

export function lacksPassThrough(service: CceService): boolean {
  return !passesThrough(service);
}

/** Whether the setting can be told: an unresolved expression says nothing, nor does `onlyLocal` without policy Local. */
export function saysPassThrough(service: CceService): boolean {
  if (service.externalTrafficPolicy === undefined) return service.text(passThrough.key) === 'true';
  if (!service.has(passThrough)) return true;
  const value = service.text(passThrough.key);
  return value !== undefined && (value !== 'onlyLocal' || service.externalTrafficPolicy === 'Local');
}

/** Whether its listeners are shared with other clusters on purpose. */
export function sharesListeners(service: CceService): boolean {
  return service.text(multicluster.key) === 'true';
}

/** Clusters that are told apart: of a Service without one it is not known where it goes. */
export function hasCluster({ cluster }: CceService): boolean {
  return Object.keys(cluster).length > 0;
}

/** How a message calls the cluster of a Service, seen from that of another one. */
export function clusterNameOf({ cluster: { name } }: CceService): string {
  return name === undefined ? 'another cluster' : `the cluster ${show(name)}`;
}

export const PATH_OF_POLICY = ['spec', 'externalTrafficPolicy'] as const;
