import { elbId as elbIdSpec } from '../annotations/groups/connection';
import { isTemplate, isUnresolved } from '../annotations/unresolved';
import type { ClusterFacts } from '../cluster/cluster-facts';
import { append, groupBy, mapOf } from '../diagnostics/group-by';
import { compareTexts } from '../diagnostics/order';
import { at, type Dictionary, isDictionary, type KubeObject, listAt, own, textAt } from '../manifest/kube-object';
import { podTemplateIn } from '../manifest/pod-template';
import type { CarriedIn, CceService, ServicePort } from './cce-service';
import { Facts, type MissingFact } from './facts';
import { filterOnce, hasOthers, without } from './service-lists';

/** A workload that a Service's selector matches. */
export interface Workload {
  readonly object: KubeObject;
  readonly podTemplate: Dictionary;
  /** `undefined` if an expression stands there that somebody else will replace. */
  readonly hostNetwork: boolean | undefined;
}

/** One object and what is known of where it goes. */
export interface Judged {
  readonly object: KubeObject;
  /** The facts of the cluster that it is meant for. The same object is the same cluster. */
  readonly cluster: ClusterFacts;
  /** The caller says that LoadBalancer Services are meant for CCE, whether or not they carry keys of ours. */
  readonly meantForCce: boolean;
  /** Set if the object stands for a Service that something makes with its annotations, and that nobody sees: where they were found. */
  readonly carriedIn?: CarriedIn;
  /** A file, or a chart, whose objects are applied one after the other. The same object is the same one; absent if that is not known. */
  readonly batch?: object;
}

/** A fact that was not given, and the rules that could not judge without it. */
export interface NotJudged {
  readonly fact: MissingFact;
  readonly rules: readonly string[];
  readonly services: number;
}

/** The Services that share a load balancer: those of one cluster, and those of all others. */
interface Sharers {
  readonly inside: readonly CceService[];
  readonly outside: readonly CceService[];
}

/** What a rule may ask about the whole run. Indexes are built once, and only when somebody asks. */
export class RunContext extends Facts {
  private byElb?: Map<string, CceService[]>;
  private byListener?: Map<string, Map<number, CceService[]>>;
  private byCluster?: Map<ClusterFacts, CceService[]>;
  private firstOf?: ReadonlyMap<CceService, CceService>;
  private byNodePort?: Map<ClusterFacts, Map<string, CceService[]>>;
  private partsByName?: Map<string, CceService[]>;
  private ingressesByElb?: Map<string, Judged[]>;
  private readonly sharers = new Map<string, ReadonlyMap<ClusterFacts, Sharers>>();
  private workloadsByLabel?: Map<string, LabelledWorkload[]>;
  private readonly missing = new Map<MissingFact, { rules: Set<string>; services: Set<CceService> }>();

  constructor(
    /** All that CCE serves. */
    readonly services: readonly CceService[],
    /** What completes Services. */
    private readonly parts: readonly CceService[],
    private readonly ingresses: readonly Judged[],
    private readonly workloads: () => readonly Judged[],
  ) {
    super();
  }

  /** All Services of the run on that load balancer, in every cluster. */
  servicesOn(elbId: string): readonly CceService[] {
    this.byElb ??= groupBy(this.services, ({ elbId: id }) => id);
    return this.byElb.get(elbId) ?? [];
  }

  /** Those of them that have a listener on that port, on the same side. */
  servicesAt(elbId: string, port: ServicePort): readonly CceService[] {
    const key = listenerKey(port);
    if (key === undefined) return [];
    this.byListener ??= this.indexListeners();
    return this.byListener.get(elbId)?.get(key) ?? [];
  }

  private indexListeners(): Map<string, Map<number, CceService[]>> {
    const byElb = new Map<string, Map<number, CceService[]>>();
    for (const service of this.services) {
      const { elbId, listenerPorts } = service;
      if (elbId === undefined) continue;
      const byListener = mapOf(byElb, elbId);
      for (const port of listenerPorts) {
        const key = listenerKey(port);
        if (key !== undefined) append(byListener, key, service);
      }
    }
    return byElb;
  }

  /** All Services of a cluster, in the order of the run. */
  servicesOf(cluster: ClusterFacts): readonly CceService[] {
    this.byCluster ??= groupBy(this.services, ({ cluster: each }) => each);
    return this.byCluster.get(cluster) ?? [];
  }

  /** Those of them that ask for the node port. */
  servicesWithNodePort(
    cluster: ClusterFacts,
    nodePort: number,
    protocol: ServicePort['protocol'],
  ): readonly CceService[] {
    this.byNodePort ??= this.indexNodePorts();
    return this.byNodePort.get(cluster)?.get(`${nodePort}/${protocol}`) ?? [];
  }

  private indexNodePorts(): Map<ClusterFacts, Map<string, CceService[]>> {
    const byNodePort = new Map<ClusterFacts, Map<string, CceService[]>>();
    for (const service of this.services) {
      const ofCluster = mapOf(byNodePort, service.cluster);
      for (const { nodePort, protocol } of service.ports) {
        if (nodePort !== undefined) append(ofCluster, `${nodePort}/${protocol}`, service);
      }
    }
    return byNodePort;
  }

  /** Of the Services of its file or chart with its namespace and its name, the first one. */
  firstOfItsName(service: CceService): CceService {
    this.firstOf ??= this.indexNames();
    return this.firstOf.get(service) ?? service;
  }

  /** Of those that are not the first, hardly ever any, the first one. */
  private indexNames(): ReadonlyMap<CceService, CceService> {
    const byBatch = new Map<object, Map<string, CceService[]>>();
    const firstOf = new Map<CceService, CceService>();
    for (const service of this.services) {
      const { batch, object } = service;
      if (batch === undefined) continue;
      const byName = mapOf(byBatch, batch);
      const others = byName.get(object.name);
      const first = others?.find((other) => other.object.identity === object.identity);
      if (first !== undefined) firstOf.set(service, first);
      else if (others === undefined) byName.set(object.name, [service]);
      else others.push(service);
    }
    return firstOf;
  }

  /** What can complete the Service, such as patches of Kustomize. Those without a namespace may be for any. */
  partsOf({ object, cluster }: CceService): readonly CceService[] {
    this.partsByName ??= groupBy(this.parts, (part) => (part.isCarried ? undefined : part.object.name));
    return (this.partsByName.get(object.name) ?? []).filter(
      (part) =>
        part.cluster === cluster &&
        (part.object.namespace ?? object.namespace) === (object.namespace ?? part.object.namespace),
    );
  }

  /** The Services of the same cluster on the same load balancer, itself among them. */
  sharersOf({ elbId, cluster }: CceService): readonly CceService[] {
    return elbId === undefined ? [] : (this.sharersByCluster(elbId).get(cluster)?.inside ?? []);
  }

  /** The Services of other clusters on the same load balancer. */
  sharersElsewhere({ elbId, cluster }: CceService): readonly CceService[] {
    return elbId === undefined ? [] : (this.sharersByCluster(elbId).get(cluster)?.outside ?? []);
  }

  /** The others of the same cluster on the same load balancer that meet a condition. Variants of one Service are one Service. */
  neighboursThat(service: CceService, condition: (other: CceService) => boolean): readonly CceService[] {
    return without(filterOnce(this.sharersOf(service), condition), service);
  }

  hasNeighbourThat(service: CceService, condition: (other: CceService) => boolean): boolean {
    return hasOthers(filterOnce(this.sharersOf(service), condition), service);
  }

  private sharersByCluster(elbId: string): ReadonlyMap<ClusterFacts, Sharers> {
    let sharers = this.sharers.get(elbId);
    if (sharers === undefined) {
      const services = this.servicesOn(elbId);
      const byCluster = groupBy(services, ({ cluster }) => cluster);
      sharers = new Map(
        [...byCluster].map(([cluster, inside]) => {
          const outside = byCluster.size === 1 ? [] : services.filter((each) => each.cluster !== cluster);
          return [cluster, { inside, outside }];
        }),
      );
      this.sharers.set(elbId, sharers);
    }
    return sharers;
  }

  /** All LoadBalancer ingresses of the run on the load balancer of the Service, in every cluster. */
  ingressesOn({ elbId }: CceService): readonly Judged[] {
    if (elbId === undefined) return [];
    this.ingressesByElb ??= groupBy(this.ingresses, ({ object }) => {
      const id = textAt(object.annotations, elbIdSpec.key);
      return id === undefined || id === '' || isTemplate(id) ? undefined : id.toLowerCase();
    });
    return this.ingressesByElb.get(elbId) ?? [];
  }

  /** The ingresses of the same cluster and namespace that have the Service as a backend. */
  ingressesBefore(service: CceService): readonly KubeObject[] {
    const { name } = service.object;
    return this.ingresses
      .filter(
        ({ object, cluster }) =>
          cluster === service.cluster &&
          namespaceOf(object) === namespaceOf(service.object) &&
          backendsOf(object).some((backend) => textAt(backend, 'service', 'name') === name),
      )
      .map(({ object }) => object);
  }

  /** The workloads of the run that the Service selects. Others may stand elsewhere: an empty list says nothing. */
  workloadsOf(service: CceService): readonly Workload[] {
    const selector = own(service.object.spec, 'selector');
    if (!isDictionary(selector)) return [];
    const wanted = Object.entries(selector);
    if (wanted.length === 0) return [];
    this.workloadsByLabel ??= this.indexWorkloads();
    const [[key, value]] = wanted;
    return (this.workloadsByLabel.get(labelKey(key, value)) ?? [])
      .filter(
        ({ judged, labels }) =>
          judged.cluster === service.cluster &&
          namespaceOf(judged.object) === namespaceOf(service.object) &&
          wanted.every(([name, text]) => own(labels, name) === text),
      )
      .map(({ judged }) => workloadOf(judged.object) as Workload);
  }

  private indexWorkloads(): Map<string, LabelledWorkload[]> {
    const byLabel = new Map<string, LabelledWorkload[]>();
    for (const judged of this.workloads()) {
      const { kind, head } = judged.object;
      const labels = at(podTemplateIn(kind, head), 'metadata', 'labels');
      if (!isDictionary(labels)) continue;
      const entry = { judged, labels };
      for (const [key, value] of Object.entries(labels)) append(byLabel, labelKey(key, value), entry);
    }
    return byLabel;
  }

  override note(service: CceService, fact: MissingFact, rule: string): void {
    let entry = this.missing.get(fact);
    if (entry === undefined) {
      entry = { rules: new Set(), services: new Set() };
      this.missing.set(fact, entry);
    }
    entry.rules.add(rule);
    entry.services.add(service);
  }

  /** The Services that some rule could not judge without the fact. */
  servicesLacking(fact: MissingFact): readonly CceService[] {
    return [...(this.missing.get(fact)?.services ?? [])];
  }

  get notJudged(): readonly NotJudged[] {
    return [...this.missing]
      .map(([fact, { rules, services }]) => ({ fact, rules: [...rules].sort(), services: services.size }))
      .sort((a, b) => compareTexts(a.fact, b.fact));
  }
}

/** Of a port without a listener that is known, there is none. */
function listenerKey({ side, port }: ServicePort): number | undefined {
  return side === undefined || port === undefined ? undefined : 2 * port + (side === 'UDP' ? 1 : 0);
}

function labelKey(key: string, value: unknown): string {
  return `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`;
}

interface LabelledWorkload {
  readonly judged: Judged;
  readonly labels: Dictionary;
}

export function namespaceOf({ namespace }: KubeObject): string {
  return namespace ?? 'default';
}

/** The backends of an ingress of networking.k8s.io/v1. */
function backendsOf({ spec }: KubeObject): readonly unknown[] {
  const paths = listAt(spec, 'rules').flatMap((rule) => listAt(rule, 'http', 'paths'));
  return [at(spec, 'defaultBackend'), ...paths.map((path) => at(path, 'backend'))];
}

/** The object as a workload, if it is one. */
export function workloadOf(object: KubeObject): Workload | undefined {
  const podTemplate = podTemplateIn(object.kind, object.data);
  if (podTemplate === undefined) return undefined;
  const given = at(podTemplate, 'spec', 'hostNetwork');
  return { object, podTemplate, hostNetwork: isUnresolved(given) ? undefined : given === true };
}

/** Its pods, by what others can tell of them. */
export function podsOf({ object, podTemplate }: Workload) {
  return { namespace: namespaceOf(object), labels: at(podTemplate, 'metadata', 'labels'), podTemplate };
}
