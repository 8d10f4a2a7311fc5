import { isOfUdp } from '../annotations/condition';
import { aclId, aclStatus } from '../annotations/groups/access-control';
import { autocreate } from '../annotations/groups/autocreate';
import { transparentClientIp } from '../annotations/groups/client-ip';
import { elbClass } from '../annotations/groups/connection';
import { customEipId, eipId } from '../annotations/groups/eip';
import {
  hostNetwork,
  PASS_THROUGH_DOCUMENTED,
  PASS_THROUGH_EXISTS,
  passThrough,
} from '../annotations/groups/pass-through';
import type { AnnotationSpec } from '../annotations/spec';
import { isUnresolved } from '../annotations/unresolved';
import type { ClusterFacts } from '../cluster/cluster-facts';
import { supportOf, type VersionList } from '../cluster/version';
import { showTyped } from '../diagnostics/show';
import type { CceService } from '../engine/cce-service';
import { lacksNodePort } from '../engine/node-ports';
import { podsOf, type RunContext, type Workload } from '../engine/run-context';
import { listAt, own } from '../manifest/kube-object';
import { keepsApart } from './affinity';
import type { Sharing } from './answer';
import { transferOf } from './client-ip-transfer';
import { STANDARD, type Value, valuesOf } from './dimensions';
import { opensOwnConnection, terminatesTls } from './listeners';
import type { ListenerGroup, Scene } from './scene';

/** What a run tells of a Service beside the Service itself. */
export type Company = Pick<RunContext, 'workloadsOf' | 'hasNeighbourThat'>;

/** What the manifests and the facts of the cluster say of a Service. Whatever they do not say stays open. */
export function sceneOf(service: CceService, company?: Company): Scene {
  const workloads = company?.workloadsOf(service) ?? [];
  return {
    possible: {
      clusterType: clusterTypesOf(service.cluster),
      proxyMode: service.cluster.proxyMode === undefined ? valuesOf('proxyMode') : [service.cluster.proxyMode],
      elbClass: service.elbClass === undefined ? valuesOf('elbClass') : [service.elbClass],
      passThrough: passThroughsOf(service),
      externalTrafficPolicy:
        service.externalTrafficPolicy === undefined
          ? valuesOf('externalTrafficPolicy')
          : [service.externalTrafficPolicy],
      backendSpread: spreadsOf(workloads),
      backendKind: kindsOf(service, workloads),
    },
    transferOf: transferOf(service),
    isTransferStated: service.has(transparentClientIp),
    ...(service.cluster.version === undefined ? {} : { kubeProxy: service.cluster.version.minor }),
    remarks: [...remarksOn(service), ...reservesAbout(service, workloads)],
    listeners: listenersOf(service),
    sharesWithoutPassThrough: company === undefined ? 'no' : sharingAsWritten(service, company),
    isSoleBackend: workloads.length === 1 && podsIn(workloads[0]) === 1,
    internalTrafficPolicy: own(service.object.spec, 'internalTrafficPolicy') === 'Local' ? 'Local' : 'Cluster',
    hasEip: hasEip(service),
  };
}

function clusterTypesOf({ clusterType, network }: ClusterFacts): Scene['possible']['clusterType'] {
  if (clusterType === 'turbo' || network === 'eni') return ['turbo'];
  if (network === 'vpc-router') return ['standard-vpc'];
  if (network === 'overlay_l2') return ['standard-tunnel'];
  return clusterType === 'standard' ? STANDARD : valuesOf('clusterType');
}

function passThroughsOf(service: CceService): readonly Value<'passThrough'>[] {
  return passThroughsUnder(service, service.externalTrafficPolicy);
}

/** What pass-through can be if the policy is that one: without the annotation, the platform may write it. */
export function passThroughsUnder(
  service: CceService,
  policy: Value<'externalTrafficPolicy'> | undefined,
): readonly Value<'passThrough'>[] {
  if (!knows(service, PASS_THROUGH_EXISTS)) return ['unset'];
  const text = service.text(passThrough.key);
  // Where the pages contradict each other about the version, either can be (K-4).
  if (text === 'true' || text === 'onlyLocal')
    return knows(service, PASS_THROUGH_DOCUMENTED) ? [text] : [text, 'unset'];
  // An expression can become anything; so can a value that nobody documents, but "false", which is taken for none.
  if (service.has(passThrough) && text !== 'false') return valuesOf('passThrough');
  // kube-proxy leaves such an address alone by itself; whether that of CCE does, no page says.
  const unset: readonly Value<'passThrough'>[] = hasModeOfProxy(service) ? ['unset', 'true'] : ['unset'];
  // The platform writes onlyLocal by itself, and no page says since when, nor whether "false" stops it. What was exported
  // shows whether it did.
  const isShown = service.live && policy === service.externalTrafficPolicy;
  return policy === 'Cluster' || isShown ? unset : ['onlyLocal', ...unset];
}

function knows({ cluster }: CceService, versions: VersionList): boolean {
  return supportOf(versions, cluster.version) !== 'unsupported';
}

/** What was exported names all addresses with the mode that makes kube-proxy leave them alone. */
function hasModeOfProxy({ object }: CceService): boolean {
  const ingress = listAt(object.data, 'status', 'loadBalancer', 'ingress');
  return ingress.length > 0 && ingress.every((each) => own(each, 'ipMode') === 'Proxy');
}

function remarksOn(service: CceService): readonly string[] {
  const remarks: string[] = [];
  const { key } = passThrough;
  if (!knows(service, PASS_THROUGH_EXISTS)) {
    const effect = service.has(passThrough) ? `${key} has no effect` : 'there is no pass-through';
    remarks.push(`${effect} in clusters of v1.15 or earlier (DC-01)`);
  } else if (service.has(passThrough) && !knows(service, PASS_THROUGH_DOCUMENTED)) {
    const since = '"not in v1.15 or earlier", and "v1.19 or later"';
    remarks.push(`whether ${key} has an effect from v1.16 to v1.18 is not known: the pages say ${since} (K-4)`);
  }
  if (service.elbClass === undefined) remarks.push(...unreadable(service, elbClass));
  if (knows(service, PASS_THROUGH_EXISTS) && !['true', 'onlyLocal', 'false'].includes(`${service.text(key)}`))
    remarks.push(...unreadable(service, passThrough));
  if (service.text(key) === 'false')
    remarks.push(
      `${key} "false" is taken for none; no page says so, nor whether it keeps the platform from writing onlyLocal (Q-11)`,
    );
  if (hasModeOfProxy(service))
    remarks.push(
      'with ipMode Proxy in its status kube-proxy may leave the address alone; no page says so of CCE (Q-9)',
    );
  return remarks;
}

/** What decides as well who gets through, and is not looked at. */
function reservesAbout(service: CceService, workloads: readonly Workload[]): readonly string[] {
  const { spec } = service.object;
  const reserves: string[] = [];
  if (workloads.length > 0 && workloads.every((workload) => podsIn(workload) === 0))
    reserves.push('the Service has no backends, because replicas is 0: until that changes nobody gets an answer');
  if (service.has(aclId) && service.value(aclId)?.length !== 0 && !isSwitchedOff(service))
    reserves.push(`${aclId.key} can shut out clients that reach the load balancer; it is not looked at`);
  const ranges = listAt(spec, 'loadBalancerSourceRanges');
  if (ranges.length > 0 && !ranges.includes('0.0.0.0/0'))
    reserves.push(
      'kube-proxy shuts out clients that it captures and that spec.loadBalancerSourceRanges does not name; it is not looked at',
    );
  if (listAt(spec, 'externalIPs').length > 0 && passThroughsOf(service).some((value) => value !== 'unset'))
    reserves.push(
      'kube-proxy captures spec.externalIPs even with pass-through: no address of the load balancer may be among them',
    );
  return reserves;
}

function isSwitchedOff(service: CceService): boolean {
  const status = service.value(aclStatus);
  return status === 'off' || status === 'false';
}

/** Who has written a value looks for it among what is given. An expression is nothing to remark: it waits for its value. */
function unreadable(service: CceService, spec: AnnotationSpec): readonly string[] {
  const value = own(service.object.annotations, spec.key);
  if (!service.has(spec) || isUnresolved(value)) return [];
  const flaw = typeof value === 'string' ? 'of which no page says what it does' : 'which the API server refuses';
  return [`${spec.key} is ${showTyped(value)}, ${flaw}: it counts as not known`];
}

function kindsOf(service: CceService, workloads: readonly Workload[]): readonly Value<'backendKind'>[] {
  const kinds = new Set(workloads.map((workload) => workload.hostNetwork));
  if (kinds.size === 1) {
    const [isHost] = kinds;
    if (isHost !== undefined) return [isHost ? 'host-network' : 'pod-network'];
  }
  if (kinds.size === 0 && service.text(hostNetwork.key) === 'true') return ['host-network'];
  return valuesOf('backendKind');
}

const REPLICATED: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController']);

function spreadsOf(workloads: readonly Workload[]): readonly Value<'backendSpread'>[] {
  if (workloads.length !== 1) return valuesOf('backendSpread');
  const [workload] = workloads;
  const count = podsIn(workload) ?? 0;
  if (count === 1) return ['one-node'];
  const pods = podsOf(workload);
  return count > 1 && keepsApart(pods, pods) ? ['many-nodes'] : valuesOf('backendSpread');
}

/** How many pods a workload runs; `undefined` if that is not said: without a number somebody else may scale it. */
function podsIn({ object }: Workload): number | undefined {
  if (object.kind === 'Pod') return 1;
  const replicas = REPLICATED.has(object.kind) ? own(object.spec, 'replicas') : undefined;
  return typeof replicas === 'number' ? replicas : undefined;
}

/** The ports, together with those of the same side that the model cannot tell from them. */
function listenersOf(service: CceService): readonly ListenerGroup[] {
  const groups = new Map<string, ListenerGroup & { readonly ports: number[] }>();
  for (const each of service.listenerPorts) {
    const { listener, port } = each;
    const lacksIt = lacksNodePort(service, each);
    const speaks =
      listener === undefined ? '' : `${opensOwnConnection(listener)} ${terminatesTls(listener)} ${isOfUdp(listener)}`;
    const key = `${speaks} ${lacksIt}`;
    const group = groups.get(key) ?? { listener, ports: [], ...(lacksIt ? { lacksNodePort: true } : {}) };
    groups.set(key, group);
    if (port !== undefined) group.ports.push(port);
  }
  return groups.size === 0 ? [{ listener: undefined, ports: [] }] : [...groups.values()];
}

/** What is told of the neighbours of a Service, by what pass-through can be for each of them. It lives as long as the run. */
export function sharingBy(
  passesOf: (service: CceService) => readonly Value<'passThrough'>[],
): (service: CceService, company: Pick<Company, 'hasNeighbourThat'>) => Sharing {
  const lacksIt = (service: CceService) => passesOf(service).every((value) => value === 'unset');
  const mayLackIt = (service: CceService) => passesOf(service).includes('unset');
  return (service, company) => {
    if (company.hasNeighbourThat(service, lacksIt)) return 'yes';
    // Of Services of which the same is not known, the platform makes the same.
    return !mayLackIt(service) && company.hasNeighbourThat(service, mayLackIt) ? 'perhaps' : 'no';
  };
}

const sharingAsWritten = sharingBy(passThroughsOf);

function hasEip(service: CceService): boolean | undefined {
  if (service.has(eipId) || service.has(customEipId)) return true;
  // What exists may have one.
  if (service.elbId !== undefined || !service.has(autocreate)) return undefined;
  const type = service.value(autocreate)?.type;
  return type === 'public' ? true : type === 'inner' ? false : undefined;
}
