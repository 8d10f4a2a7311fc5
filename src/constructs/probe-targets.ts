import type { ApiObject } from 'cdk8s';
import { lbAlgorithm, sessionAffinityMode } from '../annotations/groups/traffic';
import { show } from '../diagnostics/show';
import type { ExistingElbOptions } from '../elb/existing-elb';
import { type Owner, UsageError } from '../elb/usage-error';
import type { CceService } from '../engine/cce-service';
import { isDictionary, own } from '../manifest/kube-object';
import type { Client as Place } from '../reachability/dimensions';
import { type CalledAddress, type Cell, explain } from '../reachability/explanation';
import { isOn, type Scene } from '../reachability/scene';
import {
  type AppView,
  balancerAddressesOf,
  fixedAddressesOf,
  nameInCluster,
  sceneInApp,
  servedIn,
  viewOf,
} from './service-reachability';
import { oncePerPass } from './synth-pass';

/** A Service with all that its probe needs of it. */
export interface Probed {
  readonly service: CceService;
  readonly selector: Readonly<Record<string, string>>;
  readonly tcpPorts: readonly number[];
  readonly hosts: readonly Host[];
  readonly scene: Scene;
}

/** Something to call. */
interface Host {
  /** What lines call it. */
  readonly kind: string;
  readonly host: string;
  /** What it can stand for: of a host name it is not known. */
  readonly addresses: readonly CalledAddress[];
}

/** @throws UsageError if the Service lacks something that the probe needs */
export function probedOf(owner: Owner, object: ApiObject, given: ExistingElbOptions): Probed {
  const { root } = object.node;
  const view = oncePerPass(root, () => viewOf(root));
  const service = servedIn(view, owner, object);
  const tcpPorts = portsOf(service, 'TCP');
  if (tcpPorts.length === 0) {
    throw new UsageError(
      owner,
      `the Service ${nameOf(service)} has no TCP port, and no other can be tried: nothing answers on a UDP port merely because somebody listens`,
    );
  }
  return { service, selector: selectorOf(owner, service), tcpPorts, ...hostsOf(owner, service, given, view) };
}

/** What is tried from a place, and what is left untried, as the script takes it: `private-vip 10.0.0.8 80/TCP fail intermittent`. */
export function targetsFrom({ service, hosts, scene, tcpPorts }: Probed, place: Place): readonly string[] {
  const ports = [
    ...tcpPorts.map((port) => ({ port, protocol: 'TCP' as const })),
    ...portsOf(service, 'UDP').map((port) => ({ port, protocol: 'UDP' as const })),
  ];
  return hosts.flatMap(({ kind, host, addresses }) => {
    const cells = explain(scene, { clients: [place], addresses });
    return ports.map(({ port, protocol }) =>
      [kind, host, `${port}/${protocol}`, ...seenOf(outcomesAt(cells, port, protocol), service)].join(' '),
    );
  });
}

function outcomesAt(cells: readonly Cell[], port: number, protocol: 'TCP' | 'UDP'): readonly string[] {
  const ofPort = cells.filter(({ listener }) => listener === undefined || isOn(listener, port, protocol));
  return [...new Set(ofPort.map(({ verdict }) => verdict.outcome))];
}

/** What the attempts of one client can show: where it always meets the same backend, all go the same way. */
function seenOf(outcomes: readonly string[], service: CceService): readonly string[] {
  const keepsBackend = service.text(lbAlgorithm.key) === 'SOURCE_IP' || service.has(sessionAffinityMode);
  return keepsBackend && outcomes.includes('intermittent') ? [...new Set([...outcomes, 'ok', 'fail'])] : outcomes;
}

function portsOf({ listenerPorts }: CceService, wanted: 'TCP' | 'UDP'): readonly number[] {
  return listenerPorts.flatMap(({ port, protocol }) => (protocol === wanted && port !== undefined ? [port] : []));
}

function selectorOf(owner: Owner, service: CceService): Readonly<Record<string, string>> {
  const selector = own(service.object.spec, 'selector');
  const entries = isDictionary(selector) ? Object.entries(selector) : [];
  if (entries.length === 0) {
    throw new UsageError(
      owner,
      `the Service ${nameOf(service)} has no selector, so that nothing tells on which nodes its backends are; give it one`,
    );
  }
  return Object.fromEntries(entries) as Record<string, string>;
}

function hostsOf(
  owner: Owner,
  service: CceService,
  { privateIp, publicIp, hostNames }: ExistingElbOptions,
  { context }: AppView,
): Pick<Probed, 'hosts' | 'scene'> {
  const scene = sceneInApp(service, context);
  const known = fixedAddressesOf(service);
  const knownAs = (wanted: string | undefined) =>
    known.filter(({ address }) => address === wanted).map(({ host }) => host);
  const ofBalancer: readonly Host[] = [
    ...(privateIp === undefined ? knownAs('private-vip') : [privateIp]).map((host) => hostAt('private-vip', host)),
    ...(publicIp === undefined ? knownAs('public-eip') : [publicIp]).map((host) => hostAt('public-eip', host)),
    ...(hostNames ?? knownAs(undefined)).map((host) => ({
      kind: 'host-name',
      host,
      addresses: balancerAddressesOf(scene),
    })),
  ];
  if (ofBalancer.length === 0) {
    const { name, namespace } = service.object;
    const inNamespace = namespace === undefined ? '' : ` -n ${namespace}`;
    throw new UsageError(
      owner,
      `no address of the load balancer of ${nameOf(service)} is known, and the probe must not ask the API server; give 'privateIp' or 'publicIp', here or to its ExistingElb, or 'privateIp' to its ElbAutocreate. Once the Service exists they are told by: kubectl get service ${name}${inNamespace} -o jsonpath='{.status.loadBalancer.ingress[*].ip}'`,
    );
  }
  // As a control: by its name, which the pods of its namespace need no more for.
  return { scene, hosts: [...ofBalancer, hostAt('cluster-ip', service.object.name)] };
}

function hostAt(address: CalledAddress, host: string): Host {
  return { kind: address, host, addresses: [address] };
}

function nameOf({ object }: CceService): string {
  return show(nameInCluster(object));
}
