import type { Decoded } from '../annotations/codec/codec';
import type { ListenerProtocol, Scene } from '../annotations/condition';
import { autocreate } from '../annotations/groups/autocreate';
import { elbClass, elbId } from '../annotations/groups/connection';
import { eipId } from '../annotations/groups/eip';
import { mark } from '../annotations/groups/lifecycle';
import { protocolPort } from '../annotations/groups/listener';
import { findSpec, isForeignKey, isOurKey } from '../annotations/registry';
import type { AnnotationSpec, ElbClassName } from '../annotations/spec';
import { isPlaceholder, isTemplate } from '../annotations/unresolved';
import type { ClusterFacts } from '../cluster/cluster-facts';
import { at, type KubeObject, listAt, own, textAt } from '../manifest/kube-object';

/**
 * What a Service is to CCE: `cce`, it serves it; `not-load-balancer`, any other type, with keys of ours on it;
 * `other-load-balancer-class` and `other-dialect`, LoadBalancer Services written for another controller.
 */
export type ServiceKind = 'cce' | 'not-load-balancer' | 'other-load-balancer-class' | 'other-dialect';

/** The name by which the platform takes a port of `spec.ports` as the health check's: it gets no listener. */
export const HEALTH_CHECK_PORT_NAME = 'cce-healthz';

/** One entry of `spec.ports`, as far as it can be read. */
export interface ServicePort {
  readonly index: number;
  readonly name?: string;
  readonly port?: number;
  readonly protocol: 'TCP' | 'UDP' | 'SCTP' | undefined;
  readonly nodePort?: number;
  /** What the load balancer speaks on it; `undefined` for the platform's own port and where it cannot be read. */
  readonly listener?: ListenerProtocol;
}

/** A Service as CCE sees it: everything that more than one rule asks for, read once. */
export class CceService implements Scene {
  readonly elbClass: ElbClassName | undefined;
  readonly externalTrafficPolicy: 'Local' | 'Cluster';
  private readonly decodings = new Map<string, Decoded<unknown> | undefined>();
  private portsRead?: readonly ServicePort[];
  private liveRead?: boolean;

  constructor(
    readonly object: KubeObject,
    /** Of the cluster that the Service is meant for; without any fact if none is known. */
    readonly cluster: ClusterFacts,
  ) {
    this.elbClass = this.readElbClass();
    this.externalTrafficPolicy = own(object.spec, 'externalTrafficPolicy') === 'Local' ? 'Local' : 'Cluster';
  }

  get clusterType(): 'standard' | 'turbo' | undefined {
    return this.cluster.clusterType;
  }

  /**
   * The text of an annotation. `undefined` if it is absent, counts as absent, is no text (a rule of its own says so), or
   * has an expression in it that somebody else will replace.
   */
  text(key: string): string | undefined {
    const raw = own(this.object.annotations, key);
    if (typeof raw !== 'string') return undefined;
    if (raw === '' && findSpec(key)?.emptyMeansAbsent) return undefined;
    return isTemplate(raw) ? undefined : raw;
  }

  /** Whether the key is there and does not count as absent, whatever its value. */
  has(spec: AnnotationSpec): boolean {
    const raw = own(this.object.annotations, spec.key);
    // A key without a value is null in YAML, which the API server takes as ''.
    return raw !== undefined && !((raw === '' || raw === null) && spec.emptyMeansAbsent);
  }

  hasKey(key: string): boolean {
    const spec = findSpec(key);
    return spec === undefined ? Object.hasOwn(this.object.annotations, key) : this.has(spec);
  }

  /** What the annotation says, and what is wrong with it; `undefined` where `text` is. */
  decoded<T>(spec: AnnotationSpec<T>): Decoded<T> | undefined {
    if (this.decodings.has(spec.key)) return this.decodings.get(spec.key) as Decoded<T> | undefined;
    const text = this.text(spec.key);
    const result = text === undefined ? undefined : spec.codec.decode(text, this.cluster);
    this.decodings.set(spec.key, result);
    return result;
  }

  /** What could be read of the annotation, whether or not something is wrong with the rest of it. */
  value<T>(spec: AnnotationSpec<T>): T | undefined {
    return this.decoded(spec)?.value;
  }

  /** The existing load balancer that the Service names, if it is an id that can be compared with others. */
  get elbId(): string | undefined {
    const decoding = this.decoded(elbId);
    if (decoding === undefined || decoding.problems.length > 0 || decoding.value === undefined) return undefined;
    return isPlaceholder(decoding.value) ? undefined : decoding.value.toLowerCase();
  }

  private readElbClass(): ElbClassName | undefined {
    if (this.has(elbClass)) return this.value(elbClass) as ElbClassName | undefined;
    // The documented default; an existing load balancer without a class is common and can be of either.
    return this.has(autocreate) && !this.has(elbId) ? 'union' : undefined;
  }

  get ports(): readonly ServicePort[] {
    this.portsRead ??= listAt(this.object.spec, 'ports').map((port, index) => this.readPort(port, index));
    return this.portsRead;
  }

  /** The ports that get a listener: the platform's own health check port does not. */
  get listenerPorts(): readonly ServicePort[] {
    return this.ports.filter(({ name }) => name !== HEALTH_CHECK_PORT_NAME);
  }

  get listenerProtocols(): readonly ListenerProtocol[] | undefined {
    const protocols: ListenerProtocol[] = [];
    for (const { listener } of this.listenerPorts) {
      if (listener === undefined) return undefined;
      protocols.push(listener);
    }
    return protocols.length === 0 ? undefined : protocols;
  }

  private readPort(value: unknown, index: number): ServicePort {
    const port = own(value, 'port');
    const nodePort = own(value, 'nodePort');
    const protocolText = own(value, 'protocol') ?? 'TCP';
    const protocol =
      protocolText === 'TCP' || protocolText === 'UDP' || protocolText === 'SCTP' ? protocolText : undefined;
    const number = typeof port === 'number' ? port : undefined;
    return {
      index,
      name: textAt(value, 'name'),
      port: number,
      protocol,
      nodePort: typeof nodePort === 'number' ? nodePort : undefined,
      listener: this.listenerOf(number, protocol),
    };
  }

  private listenerOf(port: number | undefined, protocol: ServicePort['protocol']): ListenerProtocol | undefined {
    if (protocol === 'UDP') return 'UDP';
    if (protocol !== 'TCP' || port === undefined) return undefined;
    // Not readable: what the port speaks is not known.
    if (this.has(protocolPort) && this.value(protocolPort) === undefined) return undefined;
    return (
      (this.value(protocolPort)
        ?.find((entry) => entry.port === port)
        ?.protocol.toUpperCase() as ListenerProtocol | undefined) ?? 'TCP'
    );
  }

  /** An object that somebody exported from a cluster: what the platform wrote there is not the author's mistake. */
  get live(): boolean {
    this.liveRead ??= this.readLive();
    return this.liveRead;
  }

  private readLive(): boolean {
    const { data, annotations } = this.object;
    const metadata = own(data, 'metadata');
    if (listAt(data, 'status', 'loadBalancer', 'ingress').length > 0) return true;
    if (['uid', 'resourceVersion', 'creationTimestamp'].some((key) => (own(metadata, key) ?? null) !== null))
      return true;
    if (listAt(metadata, 'finalizers').includes('service.kubernetes.io/load-balancer-cleanup')) return true;
    const clusterIP = textAt(data, 'spec', 'clusterIP');
    if (clusterIP !== undefined && clusterIP !== '' && clusterIP !== 'None') return true;
    return LIVE_ANNOTATIONS.some((keys) => keys.every((key) => Object.hasOwn(annotations, key)));
  }
}

/** What only the platform or kubectl writes. */
const LIVE_ANNOTATIONS: readonly (readonly string[])[] = [
  ['kubectl.kubernetes.io/last-applied-configuration'],
  [mark.key],
  [eipId.key, elbId.key, autocreate.key],
];

/** What kind of Service it is; `undefined` if it is none of our business. */
export function kindOf(object: KubeObject, meantForCce: boolean): ServiceKind | undefined {
  if (object.kind !== 'Service' || object.apiVersion !== 'v1') return undefined;
  let carriesOurKey = false;
  let carriesForeignKey = false;
  for (const key of Object.keys(object.annotations)) {
    if (!isOurKey(key)) continue;
    carriesOurKey = true;
    carriesForeignKey ||= isForeignKey(key);
  }
  if (own(object.spec, 'type') !== 'LoadBalancer') return carriesOurKey ? 'not-load-balancer' : undefined;
  if (!carriesOurKey && !meantForCce) return undefined;
  // A NAT gateway's Service: not an ELB's, and no mistake.
  const className = own(object.annotations, elbClass.key);
  if (className === 'dnat') return undefined;
  if ((at(object.spec, 'loadBalancerClass') ?? '') !== '')
    return carriesOurKey ? 'other-load-balancer-class' : undefined;
  return carriesForeignKey || FOREIGN_CLASSES.has(className) ? 'other-dialect' : 'cce';
}

/** Words of the open-source controller, of the sibling product CCI and of the withdrawn classic load balancer. */
const FOREIGN_CLASSES = new Set<unknown>(['shared', 'dedicated', 'elb', 'elasticity']);
