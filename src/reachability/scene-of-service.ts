import { isOfUdp } from '../annotations/condition';
import { autocreate } from '../annotations/groups/autocreate';
import { transparentClientIp } from '../annotations/groups/client-ip';
import { customEipId, eipId } from '../annotations/groups/eip';
import { hostNetwork, PASS_THROUGH_EXISTS, passThrough } from '../annotations/groups/pass-through';
import type { ClusterFacts } from '../cluster/cluster-facts';
import { supportOf } from '../cluster/version';
import type { CceService } from '../engine/cce-service';
import { podsOf, type RunContext, type Workload } from '../engine/run-context';
import { own } from '../manifest/kube-object';
import { keepsApart } from './affinity';
import { STANDARD, type Value, valuesOf } from './dimensions';
import { opensOwnConnection, terminatesTls } from './listeners';
import { DEFAULT_TRANSFER, type ListenerGroup, type Scene } from './scene';

/** What a run tells of a Service beside the Service itself. */
export type Company = Pick<RunContext, 'workloadsOf' | 'hasNeighbourThat'>;

/** What the manifests and the facts of the cluster say of a Service. Whatever they do not say stays open. */
export function sceneOf(service: CceService, company?: Company): Scene {
  const workloads = company?.workloadsOf(service) ?? [];
  const passes = passThroughsOf(service);
  return {
    possible: {
      clusterType: clusterTypesOf(service.cluster),
      proxyMode: service.cluster.proxyMode === undefined ? valuesOf('proxyMode') : [service.cluster.proxyMode],
      elbClass: service.elbClass === undefined ? valuesOf('elbClass') : [service.elbClass],
      passThrough: passes,
      externalTrafficPolicy:
        service.externalTrafficPolicy === undefined
          ? valuesOf('externalTrafficPolicy')
          : [service.externalTrafficPolicy],
      backendSpread: spreadsOf(workloads),
      backendKind: kindsOf(service, workloads),
    },
    transferOf: { union: sharedTransfersOf(service), performance: [DEFAULT_TRANSFER.performance] },
    listeners: listenersOf(service),
    sharesWithoutPassThrough: company?.hasNeighbourThat(service, leavesAddressToKubeProxy) ?? false,
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
  const isKnown = supportOf(PASS_THROUGH_EXISTS, service.cluster.version) !== 'unsupported';
  if (!isKnown) return ['unset'];
  const text = service.text(passThrough.key);
  if (text === 'true' || text === 'onlyLocal') return [text];
  // An expression can become anything; so can a value that nobody documents, but "false", which is taken for none.
  if (service.has(passThrough) && text !== 'false') return valuesOf('passThrough');
  // The platform writes onlyLocal by itself, and no page says since when. What was exported shows whether it did.
  const isShown = service.live && policy === service.externalTrafficPolicy;
  if (policy === 'Cluster' || isShown || text === 'false') return ['unset'];
  return ['onlyLocal', 'unset'];
}

/** A shared load balancer presents the client's address if it is told to. */
function sharedTransfersOf(service: CceService): readonly Value<'clientIpTransfer'>[] {
  if (!service.has(transparentClientIp)) return [DEFAULT_TRANSFER.union];
  const text = service.text(transparentClientIp.key);
  if (text === undefined) return valuesOf('clientIpTransfer');
  return [text === 'true' ? 'enabled' : 'disabled'];
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
  const [{ object }] = workloads;
  if (object.kind === 'Pod') return ['one-node'];
  if (!REPLICATED.has(object.kind)) return valuesOf('backendSpread');
  // Without a number somebody else may scale it.
  const replicas = own(object.spec, 'replicas');
  if (replicas === 1) return ['one-node'];
  const isMany = typeof replicas === 'number' && replicas > 1;
  if (!isMany) return valuesOf('backendSpread');
  const pods = podsOf(workloads[0]);
  return keepsApart(pods, pods) ? ['many-nodes'] : valuesOf('backendSpread');
}

/** The ports, together with those of the same side that the model cannot tell from them. */
function listenersOf({ listenerPorts }: CceService): readonly ListenerGroup[] {
  const groups = new Map<string, { listener: ListenerGroup['listener']; ports: number[] }>();
  for (const { listener, port } of listenerPorts) {
    const key =
      listener === undefined ? '' : `${opensOwnConnection(listener)} ${terminatesTls(listener)} ${isOfUdp(listener)}`;
    const group = groups.get(key) ?? { listener, ports: [] };
    groups.set(key, group);
    if (port !== undefined) group.ports.push(port);
  }
  return groups.size === 0 ? [{ listener: undefined, ports: [] }] : [...groups.values()];
}

/** Whether kube-proxy captures the address of a Service with certainty. */
function leavesAddressToKubeProxy(service: CceService): boolean {
  const passes = passThroughsOf(service);
  return passes.length === 1 && passes[0] === 'unset';
}

function hasEip(service: CceService): boolean | undefined {
  if (service.has(eipId) || service.has(customEipId)) return true;
  // What exists may have one.
  if (service.elbId !== undefined || !service.has(autocreate)) return undefined;
  const type = service.value(autocreate)?.type;
  return type === 'public' ? true : type === 'inner' ? false : undefined;
}
