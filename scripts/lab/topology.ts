import type { Client, Value } from '../../src/reachability/dimensions';

/** The kinds of cluster that namespaces can stand for. Pods of Turbo clusters have interfaces of the platform. */
export const CLUSTER_TYPES = ['standard-tunnel', 'standard-vpc'] as const;
export type ClusterType = (typeof CLUSTER_TYPES)[number];

/** Nodes, with a network namespace each; backends can run on the first two. */
export const NODES = [1, 2, 3].map((number) => ({
  number,
  name: `node-${number}`,
  address: `192.168.0.1${number}`,
  /** The Internet knows the node by this. */
  eip: `198.51.100.1${number}`,
  pods: `10.16.${number}.0/24`,
  /** Where its pods send what is for others. */
  gateway: `10.16.${number}.1`,
  /** Its own in the tunnel. */
  tunnel: `10.16.${number}.0`,
  mac: `02:00:00:00:00:0${number}`,
}));
export type Node = (typeof NODES)[number];

export const PODS = [
  { name: 'backend-1a', node: 'node-1', address: '10.16.1.10' },
  { name: 'backend-1b', node: 'node-1', address: '10.16.1.11' },
  { name: 'client-1', node: 'node-1', address: '10.16.1.20' },
  { name: 'backend-2a', node: 'node-2', address: '10.16.2.10' },
  { name: 'client-3', node: 'node-3', address: '10.16.3.20' },
];

export const POD_RANGE = '10.16.0.0/16';
export const PRIVATE_RANGES = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/** The load balancer: what clients call, and what it calls the nodes from when it does not present the client. */
export const ELB = { name: 'elb', vip: '192.168.0.100', eip: '198.51.100.100', own: '100.125.0.10' };

/** Clients outside the cluster, in the VPC and on the Internet. */
export const MACHINE = { name: 'machine', address: '192.168.0.50', eip: '198.51.100.50' };
export const USER = { name: 'user', address: '203.0.113.50' };

/** The network between all of them, and its way to the Internet. */
export const VPC = 'vpc';
export const EDGE = 'edge';
export const EIPS = '198.51.100.0/24';

/** On every connection between a namespace and the network it hangs on. */
export const NEXT_HOP = '169.254.1.1';

export const BACKEND_PORT = 8080;

/** A process that waits for connections of the Service. */
export interface Backend {
  readonly name: string;
  readonly node: string;
  readonly address: string;
}

export function backendsOf(kind: Value<'backendKind'>, spread: Value<'backendSpread'>): readonly Backend[] {
  const candidates: readonly Backend[] =
    kind === 'host-network'
      ? NODES.slice(0, 2).map(({ name, address }) => ({ name, node: name, address }))
      : PODS.filter(({ name }) => name.startsWith('backend'));
  return candidates.filter(({ node }) => spread === 'many-nodes' || node === 'node-1');
}

export type Address = Value<'address'>;
export const ADDRESSES: Readonly<Record<Address, string>> = { 'private-vip': ELB.vip, 'public-eip': ELB.eip };

/** Where a client runs: a process in a namespace. A pod with hostNetwork is a process in the namespace of its node. */
export function namespaceOf(client: Client, address: Address): string {
  switch (client) {
    case 'external':
      return address === 'private-vip' ? MACHINE.name : USER.name;
    case 'backend-node':
    case 'hostnetwork-pod-on-backend-node':
      return 'node-1';
    case 'other-node':
    case 'hostnetwork-pod-on-other-node':
      return 'node-3';
    case 'backend-pod':
      return 'backend-1a';
    case 'pod-on-backend-node':
      return 'client-1';
    case 'pod-on-other-node':
      return 'client-3';
  }
}

/** The node whose rules the client meets first. */
export function nodeOf(client: Client): string | undefined {
  const namespace = namespaceOf(client, 'private-vip');
  return PODS.find(({ name }) => name === namespace)?.node ?? NODES.find(({ name }) => name === namespace)?.name;
}

/** The own address of a namespace, where it has one. */
export function addressOf(namespace: string): string {
  return [...NODES, ...PODS, MACHINE, USER].find(({ name }) => name === namespace)!.address;
}
