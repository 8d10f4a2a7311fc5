import { type Client, type Situation, type Value, valuesOf } from '../../src/reachability/dimensions';
import { type Address, CLUSTER_TYPES, type ClusterType } from './topology';

/** What the namespaces are set up for. */
export interface Setting {
  readonly clusterType: ClusterType;
  readonly proxyMode: Value<'proxyMode'>;
  readonly clientIpTransfer: Value<'clientIpTransfer'>;
  readonly externalTrafficPolicy: Value<'externalTrafficPolicy'>;
  readonly backendSpread: Value<'backendSpread'>;
  readonly backendKind: Value<'backendKind'>;
  /** kube-proxy has rules for the addresses of the load balancer. */
  readonly captured: boolean;
}

/** What no page says, and what each of its values means. The first one is the base setting. */
export const VARIANTS = {
  'registered-nodes': {
    'backend-nodes': 'under policy Cluster the members of the load balancer are the nodes that run a backend',
    all: 'all nodes are members of the load balancer under policy Cluster, too',
  },
  'pod-detection': {
    none: 'kube-proxy is not told how to recognise traffic of pods',
    'cluster-cidr': "kube-proxy takes what comes from the cluster's range of pods for traffic of pods",
    'node-cidr': "kube-proxy takes what comes from the node's own range of pods for traffic of pods",
  },
  'same-node-pods': {
    'by-network':
      'pods of one node reach each other past its packet filter in the VPC network, and through it in the tunnel network',
    routed: 'pods of one node reach each other through its packet filter in both networks',
    switched: 'pods of one node reach each other past its packet filter in both networks',
  },
  'same-elb': {
    alone: 'no other Service is on the load balancer',
    mixed: 'kube-proxy captures another Service on the load balancer, on another port',
  },
  balancing: {
    turns: 'backends take turns, so that ten attempts meet each of them every time',
    random: 'backends are drawn at random, as kube-proxy does it',
  },
} as const;
export type Variant = keyof typeof VARIANTS;
export type Variants = { readonly [V in Variant]: keyof (typeof VARIANTS)[V] };

export const BASE = Object.fromEntries(
  Object.entries(VARIANTS).map(([variant, values]) => [variant, Object.keys(values)[0]]),
) as Variants;

/** The variants whose results are recorded, and the settings in which they can make a difference. */
export const RECORDED: readonly { readonly name: string; readonly where: Partial<Setting> }[] = [
  { name: 'registered-nodes=all', where: { externalTrafficPolicy: 'Cluster', captured: false } },
  { name: 'pod-detection=cluster-cidr', where: { externalTrafficPolicy: 'Local', proxyMode: 'iptables' } },
  { name: 'pod-detection=node-cidr', where: { externalTrafficPolicy: 'Local', proxyMode: 'iptables' } },
  { name: 'same-node-pods=routed', where: { clusterType: 'standard-vpc' } },
  { name: 'same-node-pods=switched', where: { clusterType: 'standard-tunnel' } },
  { name: 'same-elb=mixed', where: { captured: false } },
];

/** `NAME=VALUE`, each on top of the base setting. */
export function variantsOf(names: readonly string[]): Variants {
  return { ...BASE, ...Object.fromEntries(names.map((name) => name.split('='))) };
}

/** Those that stand for themselves; the others are processes in the same namespaces. */
export const PLACES = [
  'external',
  'backend-node',
  'other-node',
  'backend-pod',
  'pod-on-backend-node',
  'pod-on-other-node',
] as const satisfies readonly Client[];
export type Place = (typeof PLACES)[number];

/** A client that calls an address, with a port of the Service of its own: by that, counters tell who went which way. */
export interface Cell {
  readonly place: Place;
  readonly address: Address;
  readonly port: number;
  readonly nodePort: number;
}

export const CELLS: readonly Cell[] = PLACES.flatMap((place) =>
  valuesOf('address').map((address) => ({ place, address })),
).map((cell, index) => ({ ...cell, port: 7001 + index, nodePort: 30001 + index }));

/** What the load balancer checks. */
export const HEALTH: Pick<Cell, 'port' | 'nodePort'> = { port: 7000, nodePort: 30000 };
/** For whoever tries something by hand. */
export const BY_HAND: Pick<Cell, 'port' | 'nodePort'> = { port: 80, nodePort: 30080 };
export const NODE_PORTS = [HEALTH, ...CELLS, BY_HAND].map(({ nodePort }) => nodePort);

/** With hostNetwork there is no backend pod apart from its node. */
export function existsIn({ backendKind }: Setting, { place }: Cell): boolean {
  return !(backendKind === 'host-network' && place === 'backend-pod');
}

export function settingsOf(clusterType: ClusterType): readonly Setting[] {
  return product({
    clusterType: [clusterType],
    proxyMode: valuesOf('proxyMode'),
    backendKind: valuesOf('backendKind'),
    captured: [true, false],
    externalTrafficPolicy: valuesOf('externalTrafficPolicy'),
    backendSpread: valuesOf('backendSpread'),
    clientIpTransfer: valuesOf('clientIpTransfer'),
  });
}

/** Every situation of a Standard cluster. */
export function situations(): readonly Situation[] {
  return product({
    clusterType: CLUSTER_TYPES,
    proxyMode: valuesOf('proxyMode'),
    elbClass: valuesOf('elbClass'),
    clientIpTransfer: valuesOf('clientIpTransfer'),
    passThrough: valuesOf('passThrough'),
    externalTrafficPolicy: valuesOf('externalTrafficPolicy'),
    backendSpread: valuesOf('backendSpread'),
    backendKind: valuesOf('backendKind'),
    address: valuesOf('address'),
    client: valuesOf('client'),
  });
}

/** The namespaces that show a situation: neither the class of the load balancer nor a name for the same process makes a difference. */
export function shownBy(situation: Situation): { readonly setting: Setting; readonly cell: Cell } {
  const { clusterType, proxyMode, clientIpTransfer, passThrough, externalTrafficPolicy } = situation;
  const { backendSpread, backendKind, address, client } = situation;
  return {
    setting: {
      clusterType: clusterType as ClusterType,
      proxyMode,
      backendKind,
      // What CCE makes of the annotation is read from its pages: namespaces cannot show it.
      captured: passThrough === 'unset' || (passThrough === 'onlyLocal' && externalTrafficPolicy === 'Cluster'),
      externalTrafficPolicy,
      backendSpread,
      clientIpTransfer,
    },
    cell: CELLS.find((cell) => cell.place === placeOf(client, backendKind) && cell.address === address)!,
  };
}

function placeOf(client: Client, backendKind: Value<'backendKind'>): Place {
  switch (client) {
    case 'backend-pod':
      return backendKind === 'host-network' ? 'backend-node' : client;
    case 'hostnetwork-pod-on-backend-node':
      return 'backend-node';
    case 'hostnetwork-pod-on-other-node':
      return 'other-node';
    default:
      return client;
  }
}

function product<T extends Record<string, unknown>>(values: { readonly [K in keyof T]: readonly T[K][] }): T[] {
  return Object.entries<readonly unknown[]>(values).reduce<Record<string, unknown>[]>(
    (rows, [name, each]) => rows.flatMap((row) => each.map((value) => ({ ...row, [name]: value }))),
    [{}],
  ) as T[];
}
