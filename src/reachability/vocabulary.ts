/** What becomes of the connections of a client. */
export const OUTCOMES = {
  ok: 'every attempt works, once the health checks pass',
  fail: 'no attempt works',
  intermittent: 'some attempts work and others do not, depending on which backend is chosen',
  unknown: 'nothing that could be read says what happens',
} as const;
export type Outcome = keyof typeof OUTCOMES;

/** Which source address the backend sees. */
export const CLIENT_IPS = {
  kept: "the client's own address",
  'node-ip': 'the address of a node',
  'elb-range':
    'an address of the load balancer: of 100.125.0.0/16 for a shared one, of its backend subnet for a dedicated one',
  'egress-eip': 'the EIP of the node, pod or NAT gateway through which the client left',
  unspecified: 'the pages do not say',
} as const;
export type ClientIp = keyof typeof CLIENT_IPS;

/** The stations of a connection. */
export const HOPS = {
  client: 'where the connection starts',
  'kube-proxy@client-node': "kube-proxy on the client's own node captures the address; the load balancer is never met",
  'kube-proxy@receiving-node': 'kube-proxy on the node that the load balancer chose',
  'snat@egress': 'source NAT to an EIP, on the way out of the VPC',
  'internet-edge': 'out of the VPC, and back in through the EIP of the load balancer',
  elb: 'the load balancer',
  'node-port@backend-node': 'the node port of a node that runs a backend pod',
  'node-port@other-node': 'the node port of a node without a backend pod',
  'node-port@client-node': "the node port of the client's own node",
  'pod@local-node': 'a backend pod on that node',
  'pod@any-node': 'any backend pod',
  'pod-eni': 'the network interface of a backend pod',
  dropped: 'the connection dies here',
} as const;
export type Hop = keyof typeof HOPS;
export type RoutePath = readonly Hop[];

export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Stretches that many paths share. */
export const SHORT_CIRCUIT = ['client', 'kube-proxy@client-node'] as const satisfies RoutePath;
export const TO_ELB = ['client', 'elb'] as const satisfies RoutePath;
export const TO_ELB_BY_INTERNET = ['client', 'snat@egress', 'internet-edge', 'elb'] as const satisfies RoutePath;
export const BY_NODE_PORT = ['node-port@backend-node', 'kube-proxy@receiving-node'] as const satisfies RoutePath;
