import type { ClusterTypeName } from '../cluster/cluster-type';
import type { ElbClassName } from './elb-class';

/** What a listener of the load balancer speaks to its clients. */
export type ListenerProtocol = 'TCP' | 'UDP' | 'HTTP' | 'HTTPS' | 'TLS' | 'QUIC';

/** What a load balancer reads as HTTP messages; all others pass on connections or packets (layer 4). */
export const LAYER_7: readonly ListenerProtocol[] = ['HTTP', 'HTTPS'];

export function isOfLayer7(listener: ListenerProtocol | undefined): boolean {
  return listener !== undefined && LAYER_7.includes(listener);
}

/** Whether it listens on a UDP port: QUIC does. */
export function isOfUdp(listener: ListenerProtocol): boolean {
  return listener === 'UDP' || listener === 'QUIC';
}

/** A circumstance that a setting needs or that defeats it: data, so that rules judge it and documents print it. */
export type Condition =
  /** another annotation is there, with one of these decoded texts if any are named */
  | { readonly has: string; readonly text?: readonly string[] }
  /** an entry of `protocol-port` asks for one of these, whether or not the Service has the port */
  | { readonly anyEntry: readonly ListenerProtocol[] }
  /** at least one port is served by one of these */
  | { readonly anyListener: readonly ListenerProtocol[] }
  /** all ports are served by one of these */
  | { readonly onlyListeners: readonly ListenerProtocol[] }
  | { readonly elbClass: ElbClassName }
  | { readonly clusterType: ClusterTypeName }
  | { readonly externalTrafficPolicy: 'Local' | 'Cluster' }
  /** the object was exported from a cluster */
  | { readonly live: true }
  | { readonly not: Condition }
  | { readonly anyOf: readonly Condition[] }
  | { readonly allOf: readonly Condition[] };

/** Where conditions are judged. A circumstance that is not known is `undefined`. */
export interface Circumstances {
  /** Whether an annotation is there and does not count as absent; `undefined` if that depends on what an expression becomes. */
  hasKey(key: string): boolean | undefined;
  /** Its text; `undefined` if it is absent, or if the final text is not known. */
  text(key: string): string | undefined;
  /** `undefined` if the ports cannot be read (a template, a placeholder). */
  readonly listenerProtocols: readonly ListenerProtocol[] | undefined;
  /** Of the entries of `protocol-port`; `undefined` if they cannot be read. */
  readonly entryProtocols: readonly ListenerProtocol[] | undefined;
  readonly elbClass: ElbClassName | undefined;
  readonly clusterType: ClusterTypeName | undefined;
  readonly externalTrafficPolicy: 'Local' | 'Cluster' | undefined;
  readonly live: boolean;
}

/** Whether a condition holds; `undefined` if that cannot be known. */
export type Test = (circumstances: Circumstances) => boolean | undefined;

export function holds(condition: Condition, circumstances: Circumstances): boolean | undefined {
  return testOf(condition)(circumstances);
}

/** The condition as a function, for whoever asks it of many Services. */
export function testOf(condition: Condition): Test {
  if ('has' in condition) {
    const { has, text: texts } = condition;
    if (texts === undefined) return (circumstances) => circumstances.hasKey(has);
    return (circumstances) => {
      if (circumstances.hasKey(has) === false) return false;
      const text = circumstances.text(has);
      return text === undefined ? undefined : texts.includes(text);
    };
  }
  if ('anyEntry' in condition) {
    const { anyEntry } = condition;
    return ({ entryProtocols }) => entryProtocols?.some((protocol) => anyEntry.includes(protocol));
  }
  if ('anyListener' in condition) {
    const { anyListener } = condition;
    return ({ listenerProtocols }) => listenerProtocols?.some((protocol) => anyListener.includes(protocol));
  }
  if ('onlyListeners' in condition) {
    const { onlyListeners } = condition;
    return ({ listenerProtocols }) => listenerProtocols?.every((protocol) => onlyListeners.includes(protocol));
  }
  if ('elbClass' in condition) return ({ elbClass }) => same(elbClass, condition.elbClass);
  if ('clusterType' in condition) return ({ clusterType }) => same(clusterType, condition.clusterType);
  if ('externalTrafficPolicy' in condition)
    return ({ externalTrafficPolicy }) => same(externalTrafficPolicy, condition.externalTrafficPolicy);
  if ('live' in condition) return ({ live }) => live;
  if ('not' in condition) {
    const test = testOf(condition.not);
    return (circumstances) => {
      const result = test(circumstances);
      return result === undefined ? undefined : !result;
    };
  }
  // One that decides outweighs those that are not known.
  const decides = 'anyOf' in condition;
  const tests = ('anyOf' in condition ? condition.anyOf : condition.allOf).map(testOf);
  return (circumstances) => {
    let result: boolean | undefined = !decides;
    for (const test of tests) {
      const each = test(circumstances);
      if (each === decides) return decides;
      if (each === undefined) result = undefined;
    }
    return result;
  };
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
  if ('anyEntry' in condition)
    return `${condition.anyEntry.map((protocol) => protocol.toLowerCase()).join(' or ')} in kubernetes.io/elb.protocol-port`;
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
