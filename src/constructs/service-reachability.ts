import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { autocreate } from '../annotations/groups/autocreate';
import { show } from '../diagnostics/show';
import type { ExistingElb } from '../elb/existing-elb';
import { type Owner, UsageError } from '../elb/usage-error';
import { type Assembly, assemble } from '../engine/assembly';
import type { CceService } from '../engine/cce-service';
import { type Judged, type RunContext, workloadOf } from '../engine/run-context';
import { type KubeObject, textAt } from '../manifest/kube-object';
import { placesOf } from '../reachability/client-places';
import type { Client as Place, Situation } from '../reachability/dimensions';
import { addressesOf, type Cell, explain } from '../reachability/explanation';
import type { Scene } from '../reachability/scene';
import { sceneOf } from '../reachability/scene-of-service';
import type { CalledAddress } from './called-address';
import type { Client } from './client';
import type { ClientPlace } from './client-place';
import type { ReachabilityQuery } from './reachability-options';
import type {
  ClientIp,
  ReachabilityConfidence,
  ReachabilityOutcome,
  ReachabilityRemedy,
  ReachabilityVerdict,
} from './reachability-verdict';
import { TreeSource } from './tree-source';

/** A fixed address or host name of a Service's load balancer. */
export interface FixedAddress {
  readonly host: string;
  /** `undefined` for a host name: what it resolves to is not known. */
  readonly address: 'private-vip' | 'public-eip' | undefined;
}

/** What the construct of a Service or its own manifest says of the addresses of its load balancer. */
export function fixedAddressesOf(service: CceService): readonly FixedAddress[] {
  const { elbId } = service;
  if (elbId === undefined) {
    const host = service.value(autocreate)?.vipAddress;
    return host === undefined ? [] : [{ host, address: 'private-vip' }];
  }
  const { elb } = ((service.object.origin as IConstruct).node.scope ?? {}) as { readonly elb?: Partial<ExistingElb> };
  // A patch may have put another one there.
  if (elb?.id?.toLowerCase() !== elbId) return [];
  const { privateIp, publicIp, hostNames = [] } = elb;
  return [
    ...(privateIp === undefined ? [] : [{ host: privateIp, address: 'private-vip' as const }]),
    ...(publicIp === undefined ? [] : [{ host: publicIp, address: 'public-eip' as const }]),
    ...hostNames.map((name) => ({ host: name.toLowerCase(), address: undefined })),
  ];
}

/** What the app tells of a Service. */
export function sceneInApp(service: CceService, context: RunContext): Scene {
  const scene = sceneOf(service, context);
  if (scene.hasEip !== undefined || service.elbId === undefined) return scene;
  const hasEip = context
    .servicesOn(service.elbId)
    .some((each) => fixedAddressesOf(each).some(({ address }) => address === 'public-eip'));
  return hasEip ? { ...scene, hasEip } : scene;
}

/** The addresses that the load balancer may have. */
export function balancerAddressesOf(scene: Scene): readonly Situation['address'][] {
  return addressesOf(scene).filter((address) => address !== 'cluster-ip');
}

/** The workload that an object of the tree has become. */
export type Workloads = (origin: ApiObject) => Judged | undefined;

export function indexWorkloads(all: () => readonly Judged[]): Workloads {
  let byOrigin: ReadonlyMap<unknown, Judged> | undefined;
  return (origin) => {
    byOrigin ??= new Map(all().map((judged) => [judged.object.origin, judged]));
    return byOrigin.get(origin);
  };
}

/** Where a client can be, seen from the backends of a Service; nowhere if its workload could not be rendered. */
export function placesOfClient(
  client: Client,
  service: CceService,
  context: RunContext,
  workloads: Workloads,
): readonly Place[] {
  if (client._workload === undefined) return client._places;
  const judged = workloads(client._workload);
  return judged === undefined ? [] : placesOfPods(judged, service, context);
}

/** Where the pods of a workload can be. */
export function placesOfPods(
  { object, cluster, meantForCce }: Judged,
  service: CceService,
  context: RunContext,
): readonly Place[] {
  const workload = workloadOf(object);
  if (workload === undefined) return [];
  // Where one has no cluster attached, nothing says that it is in another one.
  const isElsewhere = meantForCce && cluster !== service.cluster && Object.keys(service.cluster).length > 0;
  return isElsewhere ? ['external'] : placesOf(workload, service, context.workloadsOf(service));
}

/** The tree of an app as it stands now, with what is asked of it. */
export interface AppView extends Assembly {
  readonly tree: TreeSource;
}

export function viewOf(root: IConstruct): AppView {
  const tree = new TreeSource(root);
  return { tree, ...assemble({ objects: tree.judged, workloads: () => tree.workloads() }) };
}

/** @throws UsageError if CCE does not serve it */
export function servedIn({ tree, subjects }: AppView, owner: Owner, object: ApiObject): CceService {
  const subject = subjects.find(({ service }) => service.object.origin === object);
  if (subject?.kind === 'cce') return subject.service;
  const judged = tree.judged.find((each) => each.object.origin === object);
  throw new UsageError(owner, `${show(object.node.path)} ${whyNotServed(judged)}`);
}

export function verdictsOf(owner: string, object: ApiObject, query: ReachabilityQuery): ReachabilityVerdict[] {
  const view = viewOf(object.node.root);
  const { tree, context } = view;
  const service = servedIn(view, owner, object);
  const { client, address } = query;
  const places =
    client === undefined
      ? undefined
      : placesOfClient(
          client,
          service,
          context,
          indexWorkloads(() => tree.workloads()),
        );
  const cells = explain(sceneInApp(service, context), {
    ...(places === undefined ? {} : { clients: places }),
    ...(address === undefined ? {} : { addresses: [address] }),
  });
  return cells.map(toVerdict);
}

/** Why there is no load balancer of CCE. */
export function whyNotServed(judged: Judged | undefined): string {
  if (judged === undefined) return 'cannot be rendered';
  const { object, meantForCce } = judged;
  const type = textAt(object.spec, 'type') ?? 'ClusterIP';
  if (type !== 'LoadBalancer')
    return `is of type ${show(type)}; only a Service of type LoadBalancer has a load balancer`;
  return meantForCce
    ? 'is meant for another load balancer controller'
    : 'carries no annotation of CCE, and no CceCluster is attached to its chart; attach one';
}

/** `shop/web`, as a client in another namespace calls it with a dot. */
export function nameInCluster({ name, namespace }: KubeObject): string {
  return namespace === undefined ? name : `${name}.${namespace}`;
}

/** A cell of the model as a typed value of our API; a copy, for the caller to keep. */
function toVerdict({ client, address, listener, assuming, verdict }: Cell): ReachabilityVerdict {
  const { alternatePath, requires, assumes, vendorOutcome } = verdict;
  return {
    client: client as ClientPlace,
    address: address as CalledAddress,
    ...(listener === undefined ? {} : { ports: [...listener.ports] }),
    assuming: { ...assuming },
    outcome: verdict.outcome as ReachabilityOutcome,
    path: [...verdict.path],
    ...(alternatePath === undefined ? {} : { alternatePath: [...alternatePath] }),
    clientIp: verdict.clientIp as ClientIp,
    clientIpMayAlsoBe: [...verdict.clientIpMayAlsoBe] as ClientIp[],
    reason: verdict.reason,
    notes: [...verdict.notes],
    ...(requires === undefined ? {} : { requires }),
    ...(assumes === undefined ? {} : { assumes }),
    confidence: verdict.confidence as ReachabilityConfidence,
    ...(vendorOutcome === undefined ? {} : { vendorOutcome: vendorOutcome as ReachabilityOutcome }),
    facts: [...verdict.facts],
    pages: [...verdict.pages],
    contradictions: [...verdict.contradictions],
    openQuestions: [...verdict.openQuestions],
    remedies: verdict.remedies.map(
      ({ do: action, sideEffects, pages }): ReachabilityRemedy => ({ action, sideEffects, pages: [...pages] }),
    ),
  };
}
