/**
 * What decides whether a client reaches the address of a LoadBalancer Service: ten dimensions and their values, with what a
 * value means. Everything else of this folder is stated in these words.
 */
export const DIMENSIONS = {
  clusterType: {
    'standard-tunnel': 'Standard cluster, tunnel network: a pod leaves the cluster with the address of its node',
    'standard-vpc': 'Standard cluster, VPC network: a pod keeps its own address towards private addresses',
    turbo: 'Turbo cluster: every pod has a network interface and an address of its own in the VPC',
  },
  proxyMode: {
    iptables: 'kube-proxy matches an address together with a port',
    ipvs: 'kube-proxy makes every address of a load balancer an address of the node itself, for all ports',
  },
  elbClass: {
    union: 'shared load balancer',
    performance: 'dedicated load balancer',
  },
  address: {
    'private-vip': 'the private address of the load balancer',
    'public-eip': 'the EIP of the load balancer',
  },
  passThrough: {
    unset: 'kube-proxy captures the addresses of the load balancer',
    true: 'kube-proxy leaves them alone',
    onlyLocal: 'kube-proxy leaves them alone while the policy is Local, as far as it is known',
  },
  externalTrafficPolicy: {
    Cluster: 'a node forwards to any backend',
    Local: 'a node forwards to its own backends only',
  },
  client: {
    external: 'a client outside the cluster, in the VPC or on the Internet',
    'backend-node': 'a process on a node that runs a backend pod',
    'other-node': 'a process on a node without a backend pod',
    'backend-pod': 'a backend pod of the Service itself',
    'pod-on-backend-node': 'another pod on a node that runs a backend pod',
    'pod-on-other-node': 'a pod on a node without a backend pod',
    'hostnetwork-pod-on-backend-node': 'a pod with hostNetwork on a node that runs a backend pod',
    'hostnetwork-pod-on-other-node': 'a pod with hostNetwork on a node without a backend pod',
  },
  clientIpTransfer: {
    enabled: "the load balancer presents the client's address to the backends",
    disabled: 'the load balancer calls the backends from an address of its own',
  },
  backendSpread: {
    'one-node': 'all backend pods are on one node',
    'many-nodes': 'the backend pods are on two nodes or more',
  },
  backendKind: {
    'pod-network': 'the backend pods have addresses of their own',
    'host-network': 'the backend pods run with hostNetwork',
  },
} as const;

export type Dimension = keyof typeof DIMENSIONS;
export type Value<D extends Dimension = Dimension> = D extends Dimension ? keyof (typeof DIMENSIONS)[D] : never;

/** Everything is known. */
export type Situation = { readonly [D in Dimension]: Value<D> };

/** What is known; the rest is open. */
export type Known = { readonly [D in Dimension]?: Value<D> };

export const DIMENSION_NAMES = Object.keys(DIMENSIONS) as readonly Dimension[];

export function valuesOf<D extends Dimension>(dimension: D): readonly Value<D>[] {
  return Object.keys(DIMENSIONS[dimension]) as Value<D>[];
}

export type Client = Value<'client'>;

/** Clients that share a property, as rules name them. */
export const ON_BACKEND_NODE = [
  'backend-node',
  'backend-pod',
  'pod-on-backend-node',
  'hostnetwork-pod-on-backend-node',
] as const satisfies readonly Client[];
export const OFF_BACKEND_NODES = [
  'other-node',
  'pod-on-other-node',
  'hostnetwork-pod-on-other-node',
] as const satisfies readonly Client[];
export const IN_CLUSTER = [...ON_BACKEND_NODE, ...OFF_BACKEND_NODES] as const;
/** In the network namespace of a node. */
export const LIKE_A_NODE = [
  'backend-node',
  'other-node',
  'hostnetwork-pod-on-backend-node',
  'hostnetwork-pod-on-other-node',
] as const satisfies readonly Client[];
export const STANDARD = ['standard-tunnel', 'standard-vpc'] as const satisfies readonly Value<'clusterType'>[];
