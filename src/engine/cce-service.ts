import type { Decoded } from '../annotations/codec/codec';
import { type Circumstances, isOfUdp, type ListenerProtocol } from '../annotations/condition';
import type { ElbClassName } from '../annotations/elb-class';
import { autocreate } from '../annotations/groups/autocreate';
import { elbClass, elbId } from '../annotations/groups/connection';
import { eipId } from '../annotations/groups/eip';
import { HEALTH_CHECK_PORT_NAME } from '../annotations/groups/health-check';
import { isServedByCce } from '../annotations/groups/ingress';
import { mark } from '../annotations/groups/lifecycle';
import { protocolPort } from '../annotations/groups/listener';
import { isForeignKey, isOurKey } from '../annotations/registry';
import type { AnnotationSpec } from '../annotations/spec';
import { isUnresolved } from '../annotations/unresolved';
import type { ClusterFacts } from '../cluster/cluster-facts';
import type { ClusterTypeName } from '../cluster/cluster-type';
import { type FieldProblem, fieldProblemsIn, isInt32 } from '../manifest/fields/field-problems';
import { type Dictionary, type KubeObject, listAt, own, textAt } from '../manifest/kube-object';
import { type MisplacedKeys, misplacedKeysIn } from './misplaced-keys';
import { AnnotationReader, type ServiceAnnotations } from './service-annotations';
import type { Setting } from './setting';

/**
 * What a Service is to CCE: `cce`, it serves it; `part`, what an overlay or something unseen completes, with keys of ours on it;
 * `not-load-balancer`, any other type, with such keys;
 * `misplaced`, a Service that has such keys only where CCE does not read them;
 * `ingress`, an Ingress of CCE with keys where CCE does not read them;
 * `other-load-balancer-class` and `other-dialect`, LoadBalancer Services written for another controller.
 */
export type ServiceKind =
  | 'cce'
  | 'part'
  | 'not-load-balancer'
  | 'misplaced'
  | 'ingress'
  | 'other-load-balancer-class'
  | 'other-dialect';

export type ListenerSide = 'TCP' | 'UDP';

/** One entry of `spec.ports`, as far as it can be read. */
export interface ServicePort {
  readonly index: number;
  readonly name?: string;
  readonly port?: number;
  readonly protocol: 'TCP' | 'UDP' | 'SCTP' | undefined;
  readonly nodePort?: number;
  /** What the load balancer speaks on it; `undefined` where it cannot be read. */
  readonly listener?: ListenerProtocol;
  /** A load balancer tells UDP and QUIC from everything else, and nothing more, by port number. */
  readonly side?: ListenerSide;
}

/** Annotations outside of Services: keys with their values, or parameters that `helm --set` has read. */
export type CarriedIn = 'map' | 'parameters';

/** A Service as CCE sees it: everything that more than one rule asks for, read once. */
export class CceService implements Circumstances {
  readonly annotations: ServiceAnnotations;
  /** Keys of the schema that stand where CCE does not read them. */
  readonly misplaced: readonly MisplacedKeys[];
  readonly elbClass: ElbClassName | undefined;
  /**
   * `undefined` if an expression stands there that somebody else will replace, or a value that the API server refuses, or what completes
   * the part may say it.
   */
  readonly externalTrafficPolicy: 'Local' | 'Cluster' | undefined;
  private portsRead?: readonly ServicePort[];
  private listenerPortsRead?: readonly ServicePort[];
  private protocolsRead?: readonly ListenerProtocol[] | null;
  private liveRead?: boolean;
  private fieldProblemsRead?: readonly FieldProblem[];

  constructor(
    readonly object: KubeObject,
    /** Of the cluster that the Service is meant for; without any fact if none is known. */
    readonly cluster: ClusterFacts,
    reader = new AnnotationReader(),
    /** Where the annotations stand, if something makes a Service with them that nobody sees. */
    readonly carriedIn?: CarriedIn,
    /** What it is applied with, if that is known. */
    readonly batch?: object,
  ) {
    this.annotations = reader.read(annotationsOf(object), cluster.edition);
    this.misplaced = misplacedKeysIn(object);
    this.elbClass = this.readElbClass();
    this.externalTrafficPolicy = this.readPolicy();
  }

  /** The annotations that the schema knows and that do not count as absent. */
  get settings(): readonly Setting[] {
    return this.annotations.settings;
  }

  /** Those of them with a value that something is wrong with, or that looks like a placeholder. */
  get flawed(): readonly Setting[] {
    return this.annotations.flawed;
  }

  /** Keys that the schema does not know, and misspelt ones. */
  get strangers(): readonly string[] {
    return this.annotations.strangers;
  }

  /** Keys whose value is no text. */
  get notText(): readonly string[] {
    return this.annotations.notText;
  }

  get isCarried(): boolean {
    return this.carriedIn !== undefined;
  }

  /** Something completes it: what is absent here is not known. */
  get isPart(): boolean {
    return isPart(this.object);
  }

  get clusterType(): ClusterTypeName | undefined {
    return this.cluster.clusterType;
  }

  /**
   * The text of an annotation of the schema. `undefined` if it is absent, counts as absent, is no text (a rule of its own says
   * so), or has an expression in it that somebody else will replace.
   */
  text(key: string): string | undefined {
    return this.annotations.byKey.get(key)?.text;
  }

  /** Whether the key is there and does not count as absent, whatever its value. */
  has({ key }: AnnotationSpec): boolean {
    return this.annotations.byKey.has(key);
  }

  /** Whether the author gives the key, but where CCE does not read it: one finding says so, and it is missing in no other. */
  misplaces(key: string): boolean {
    return this.misplaced.some(({ keys }) => keys.includes(key));
  }

  hasKey(key: string): boolean | undefined {
    const setting = this.annotations.byKey.get(key);
    if (setting === undefined) return this.isPart || this.misplaces(key) ? undefined : false;
    // What an expression becomes may count as absent, and an empty text that is no value is a mistake of its own.
    const { text, decoded } = setting;
    return text === undefined || (text === '' && decoded?.value === undefined) ? undefined : true;
  }

  /** What the annotation says, and what is wrong with it; `undefined` where `text` is. */
  decoded<T>({ key }: AnnotationSpec<T>): Decoded<T> | undefined {
    return this.annotations.byKey.get(key)?.decoded as Decoded<T> | undefined;
  }

  /** What could be read of the annotation, whether or not something is wrong with the rest of it. */
  value<T>(spec: AnnotationSpec<T>): T | undefined {
    return this.decoded(spec)?.value;
  }

  /** The existing load balancer that the Service names, if it is an id that can be compared with others. */
  get elbId(): string | undefined {
    return this.annotations.elbId;
  }

  private readElbClass(): ElbClassName | undefined {
    if (this.has(elbClass)) return this.value(elbClass) as ElbClassName | undefined;
    if (this.isPart || this.misplaces(elbClass.key)) return undefined;
    // The documented default; an existing load balancer without a class is common and can be of either.
    return this.has(autocreate) && !this.has(elbId) ? 'union' : undefined;
  }

  private readPolicy(): CceService['externalTrafficPolicy'] {
    const policy = own(this.object.spec, 'externalTrafficPolicy') ?? '';
    if (policy === '') return this.isPart ? undefined : 'Cluster';
    return policy === 'Local' || policy === 'Cluster' ? policy : undefined;
  }

  get ports(): readonly ServicePort[] {
    this.portsRead ??= listAt(this.object.spec, 'ports').map((port, index) => this.readPort(port, index));
    return this.portsRead;
  }

  /** The ports that get a listener: the platform's own health check port does not. */
  get listenerPorts(): readonly ServicePort[] {
    this.listenerPortsRead ??= this.ports.filter(({ name }) => name !== HEALTH_CHECK_PORT_NAME);
    return this.listenerPortsRead;
  }

  get entryProtocols(): readonly ListenerProtocol[] | undefined {
    if (!this.has(protocolPort)) return this.isPart ? undefined : NO_PROTOCOLS;
    return this.value(protocolPort)?.map(({ protocol }) => protocol.toUpperCase() as ListenerProtocol);
  }

  get listenerProtocols(): readonly ListenerProtocol[] | undefined {
    if (this.protocolsRead === undefined) this.protocolsRead = this.readProtocols() ?? null;
    return this.protocolsRead ?? undefined;
  }

  private readProtocols(): readonly ListenerProtocol[] | undefined {
    // What completes a part can have more ports.
    if (this.isPart) return undefined;
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
    // Empty counts as absent.
    const protocolText = own(value, 'protocol') || 'TCP';
    const protocol =
      protocolText === 'TCP' || protocolText === 'UDP' || protocolText === 'SCTP' ? protocolText : undefined;
    const number = isInt32(port) ? port : undefined;
    const listener = this.listenerOf(number, protocol);
    return {
      index,
      name: textAt(value, 'name'),
      port: number,
      protocol,
      nodePort: isInt32(nodePort) ? nodePort : undefined,
      listener,
      side: sideOf(listener, protocol),
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

  /** What the API server would refuse of its fields, or not know. */
  get fieldProblems(): readonly FieldProblem[] {
    this.fieldProblemsRead ??= fieldProblemsIn(this.object.data, isUnresolved);
    return this.fieldProblemsRead;
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
    if (['uid', 'resourceVersion', 'creationTimestamp'].some((key) => (own(metadata, key) ?? '') !== '')) return true;
    if (listAt(metadata, 'finalizers').includes('service.kubernetes.io/load-balancer-cleanup')) return true;
    const clusterIP = textAt(data, 'spec', 'clusterIP');
    if (clusterIP !== undefined && clusterIP !== '' && clusterIP !== 'None') return true;
    return LIVE_ANNOTATIONS.some((keys) => keys.every((key) => Object.hasOwn(annotations, key)));
  }
}

const NO_PROTOCOLS: readonly ListenerProtocol[] = Object.freeze([]);

function sideOf(listener: ListenerProtocol | undefined, protocol: ServicePort['protocol']): ListenerSide | undefined {
  if (listener !== undefined && isOfUdp(listener)) return 'UDP';
  return protocol === 'TCP' ? 'TCP' : undefined;
}

/** Where kubectl notes the manifest that it applied last. */
export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** What only the platform or kubectl writes. */
const LIVE_ANNOTATIONS: readonly (readonly string[])[] = [
  [LAST_APPLIED],
  [mark.key],
  [eipId.key, elbId.key, autocreate.key],
];

/** What kind of Service it is; `undefined` if it is none of our business. */
export function kindOf(object: KubeObject, meantForCce: boolean): ServiceKind | undefined {
  if (isIngressOfCce(object)) return misplacedKind(object) === undefined ? undefined : 'ingress';
  if (object.kind !== 'Service' || object.apiVersion !== 'v1') return undefined;
  let carriesOurKey = false;
  let carriesForeignKey = false;
  for (const key of Object.keys(object.annotations)) {
    if (!isOurKey(key)) continue;
    carriesOurKey = true;
    carriesForeignKey ||= isForeignKey(key);
  }
  const type = own(object.spec, 'type');
  if (isUnresolved(type)) return undefined;
  const className = own(object.annotations, elbClass.key);
  const isForeign = carriesForeignKey || FOREIGN_CLASSES.has(className);
  if (isPart(object)) {
    if (!carriesOurKey) return misplacedKind(object);
    if (className === NAT_GATEWAY) return undefined;
    return isForeign ? 'other-dialect' : 'part';
  }
  if (type !== 'LoadBalancer') return carriesOurKey ? 'not-load-balancer' : undefined;
  if (className === NAT_GATEWAY) return undefined;
  // One that is no text is refused: it names nobody.
  const loadBalancerClass = textAt(object.spec, 'loadBalancerClass') ?? '';
  if (isUnresolved(loadBalancerClass)) return undefined;
  if (loadBalancerClass !== '') return carriesOurKey ? 'other-load-balancer-class' : undefined;
  if (!carriesOurKey && !meantForCce) return misplacedKind(object);
  return isForeign ? 'other-dialect' : 'cce';
}

function misplacedKind(object: KubeObject): ServiceKind | undefined {
  return misplacedKeysIn(object).length > 0 ? 'misplaced' : undefined;
}

/** An Ingress of Kubernetes, which no other controller is named for. */
export function isIngressOfCce(object: KubeObject): boolean {
  if (object.kind !== 'Ingress') return false;
  return /^(networking\.k8s\.io|extensions)\//.test(object.apiVersion) && isServedByCce(object);
}

/** An overlay will say of what type it is: a whole Service without a type has ports, and selects the pods behind them. */
function isPart({ spec }: KubeObject): boolean {
  if (own(spec, 'type') !== undefined) return false;
  return own(spec, 'ports') === undefined || own(spec, 'selector') === undefined;
}

/** Whether it is laid over another one, whatever its type: nearly every whole Service has ports. */
export function isOverlay(object: KubeObject): boolean {
  return isPart(object) || own(object.spec, 'ports') === undefined;
}

/** Without those that an overlay takes from what it is laid over: a key without a value. */
function annotationsOf(object: KubeObject): Dictionary {
  const { annotations } = object;
  if (!isOverlay(object) || !Object.values(annotations).includes(null)) return annotations;
  return Object.fromEntries(Object.entries(annotations).filter(([, value]) => value !== null));
}

/** The class of a NAT gateway's Service: not an ELB's, and no mistake. */
const NAT_GATEWAY = 'dnat';

/** Words of the open-source controller, of the sibling product CCI and of the withdrawn classic load balancer. */
const FOREIGN_CLASSES = new Set<unknown>(['shared', 'dedicated', 'elb', 'elasticity']);
