/** What a listener of the load balancer speaks to its clients. */
export type ListenerProtocol = 'TCP' | 'UDP' | 'HTTP' | 'HTTPS' | 'TLS' | 'QUIC';

/** A circumstance that a setting needs or that defeats it: data, so that rules judge it and documents print it. */
export type Condition =
  /** another annotation is there, with one of these decoded texts if any are named */
  | { readonly has: string; readonly text?: readonly string[] }
  /** at least one port is served by one of these */
  | { readonly anyListener: readonly ListenerProtocol[] }
  /** all ports are served by one of these */
  | { readonly onlyListeners: readonly ListenerProtocol[] }
  | { readonly elbClass: 'union' | 'performance' }
  | { readonly clusterType: 'standard' | 'turbo' }
  | { readonly externalTrafficPolicy: 'Local' | 'Cluster' }
  /** the object was exported from a cluster */
  | { readonly live: true }
  | { readonly not: Condition }
  | { readonly anyOf: readonly Condition[] }
  | { readonly allOf: readonly Condition[] };

/** Where conditions are judged. A circumstance that is not known is `undefined`. */
export interface Scene {
  /** Whether an annotation is there and does not count as absent, whatever its value. */
  hasKey(key: string): boolean;
  /** Its text; `undefined` if it is absent, or if the final text is not known. */
  text(key: string): string | undefined;
  /** `undefined` if the ports cannot be read (a template, a placeholder). */
  readonly listenerProtocols: readonly ListenerProtocol[] | undefined;
  readonly elbClass: 'union' | 'performance' | undefined;
  readonly clusterType: 'standard' | 'turbo' | undefined;
  readonly externalTrafficPolicy: 'Local' | 'Cluster';
  readonly live: boolean;
}

/** Whether the condition holds; `undefined` if that cannot be known. */
export function holds(condition: Condition, scene: Scene): boolean | undefined {
  if ('has' in condition) {
    if (!scene.hasKey(condition.has)) return false;
    if (condition.text === undefined) return true;
    const text = scene.text(condition.has);
    return text === undefined ? undefined : condition.text.includes(text);
  }
  if ('anyListener' in condition)
    return scene.listenerProtocols?.some((protocol) => condition.anyListener.includes(protocol));
  if ('onlyListeners' in condition)
    return scene.listenerProtocols?.every((protocol) => condition.onlyListeners.includes(protocol));
  if ('elbClass' in condition) return same(scene.elbClass, condition.elbClass);
  if ('clusterType' in condition) return same(scene.clusterType, condition.clusterType);
  if ('externalTrafficPolicy' in condition) return scene.externalTrafficPolicy === condition.externalTrafficPolicy;
  if ('live' in condition) return scene.live;
  if ('not' in condition) {
    const inner = holds(condition.not, scene);
    return inner === undefined ? undefined : !inner;
  }
  if ('anyOf' in condition) {
    const inner = condition.anyOf.map((each) => holds(each, scene));
    return inner.includes(true) ? true : inner.includes(undefined) ? undefined : false;
  }
  const inner = condition.allOf.map((each) => holds(each, scene));
  return inner.includes(false) ? false : inner.includes(undefined) ? undefined : true;
}

function same<T>(known: T | undefined, wanted: T): boolean | undefined {
  return known === undefined ? undefined : known === wanted;
}

/** In words, as it completes "needs ..." and "without effect with ...". */
export function describeCondition(condition: Condition): string {
  if ('has' in condition)
    return condition.text === undefined
      ? condition.has
      : `${condition.has}: ${condition.text.map((text) => `"${text}"`).join(' or ')}`;
  if ('anyListener' in condition) return `a port served as ${condition.anyListener.join(' or ')}`;
  if ('onlyListeners' in condition) return `all ports served as ${condition.onlyListeners.join(' or ')}`;
  if ('elbClass' in condition)
    return condition.elbClass === 'union'
      ? 'a shared load balancer (union)'
      : 'a dedicated load balancer (performance)';
  if ('clusterType' in condition) return condition.clusterType === 'turbo' ? 'a Turbo cluster' : 'a Standard cluster';
  if ('externalTrafficPolicy' in condition) return `externalTrafficPolicy ${condition.externalTrafficPolicy}`;
  if ('live' in condition) return 'an object exported from a cluster';
  if ('not' in condition) {
    const inner = describeCondition(condition.not);
    return 'anyOf' in condition.not || 'allOf' in condition.not ? `not (${inner})` : `not ${inner}`;
  }
  if ('anyOf' in condition) return condition.anyOf.map(describeCondition).join(', or ');
  return condition.allOf.map(describeCondition).join(', and ');
}
