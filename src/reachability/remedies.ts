import { transparentClientIp } from '../annotations/groups/client-ip';
import { passThrough } from '../annotations/groups/pass-through';
import type { Page } from '../annotations/spec';
import type { Conditions } from './derived/derived-rule';
import { type Client, IN_CLUSTER, type Known, STANDARD } from './dimensions';

/** One thing that can be done about a failure. */
export interface Remedy {
  readonly do: string;
  readonly sideEffects: string;
  /** Empty: a consequence of the model. */
  readonly pages: readonly Page[];
  /** Where it can be done at all. Absent: everywhere. */
  readonly when?: Conditions;
  /** What it makes of the situation: there the client succeeds. Absent: it takes the client to another address, or is no setting. */
  readonly makes?: Known;
}

/** A kind of failure, and what can be done about it, best first. */
export interface Failure {
  readonly id: string;
  readonly symptom: string;
  /** The rules whose situations have the symptom. */
  readonly of: readonly string[];
  readonly remedies: readonly Remedy[];
}

export const BY_NAME: Remedy = {
  do: 'Inside the cluster call the Service by its name or its ClusterIP.',
  sideEffects:
    'The load balancer is skipped, with everything that is configured on it; callers that share a public host name need a DNS rewrite. Not with several hostNetwork pods of one workload on one node.',
  pages: ['cce_10_0249', 'cce_10_0402'],
};

const KEEP_APART: Remedy = {
  do: 'Keep callers off the nodes of the backends, by pod anti-affinity.',
  sideEffects: 'A constraint on scheduling; no help for processes on nodes and for DaemonSets.',
  pages: ['cce_10_0034', 'tencent:clb-loopback'],
  when: { client: ['pod-on-backend-node'] satisfies Client[] },
  makes: { client: 'pod-on-other-node' },
};

const TAKES_ELB = 'Traffic from inside takes the load balancer.';
const CAN_HAIRPIN = 'One that presents client addresses is out of reach for clients on the nodes of the backends.';
const ALIKE = 'Under IPVS, all Services on the load balancer need the same setting.';

const POLICY_CLUSTER: Remedy = {
  do: 'Use externalTrafficPolicy Cluster, without pass-through.',
  sideEffects: `The backends no longer see the client's address; inside the cluster the load balancer is skipped. Create the Service anew: established connections keep to the old policy. ${ALIKE}`,
  pages: ['cce_10_0249', 'cce_10_0681'],
  when: { externalTrafficPolicy: 'Local' },
  makes: { externalTrafficPolicy: 'Cluster', passThrough: 'unset' },
};

const NO_PASS_THROUGH: Remedy = {
  do: `Leave ${passThrough.key} out.`,
  sideEffects: `Inside the cluster the load balancer is skipped, with everything that is configured on it. ${ALIKE}`,
  pages: ['cce_10_0355'],
  when: { externalTrafficPolicy: 'Cluster', passThrough: 'true' },
  makes: { passThrough: 'unset' },
};

const OWN_ADDRESS: readonly Remedy[] = [
  {
    do: `Switch the transfer of client addresses off: leave ${transparentClientIp.key} out.`,
    sideEffects:
      "The backends no longer see the client's address. Deleting the annotation of an existing Service does not change the load balancer: write 'false'.",
    pages: ['elb_faq_21020218', 'cce_10_0916'],
    when: { elbClass: 'union', clientIpTransfer: 'enabled' },
    makes: { clientIpTransfer: 'disabled' },
  },
  {
    do: 'Use a load balancer that calls from an address of its own: a shared one without transfer of client addresses, or IP addresses as backends.',
    sideEffects:
      "The backends no longer see the client's address; the class of an existing Service cannot be changed; IP addresses as backends need recent versions.",
    pages: ['elb_faq_21020218', 'cce_10_1021'],
    when: { elbClass: 'performance', clientIpTransfer: 'enabled' },
    makes: { clientIpTransfer: 'disabled' },
  },
];

const BY_EIP: Remedy = {
  do: 'Call the EIP instead of the private address.',
  sideEffects: 'Needs an Internet exit of the caller; costs latency and traffic; the backends see the EIP of the exit.',
  pages: ['elb_faq_21020218', 'huawei-zh-2023:cce_10_0014'],
  when: { address: 'private-vip' },
  makes: { address: 'public-eip' },
};

const PASS_THROUGH: Remedy = {
  do: `Set ${passThrough.key} to "true".`,
  sideEffects: `${TAKES_ELB} ${CAN_HAIRPIN} ${ALIKE}`,
  pages: ['cce_bestpractice_0301', 'cce_10_0355'],
};

/** In order of preference. */
export const FAILURES: readonly Failure[] = [
  {
    id: 'hairpin-through-elb',
    symptom: 'A client on a node that runs a backend cannot open the private address, or only sometimes.',
    // D-40: by the mechanism it works, by the table of the pages it does not.
    of: ['D-45', 'D-46', 'D-47', 'D-57', 'D-58', 'D-40'],
    remedies: [
      BY_NAME,
      KEEP_APART,
      ...OWN_ADDRESS,
      BY_EIP,
      POLICY_CLUSTER,
      NO_PASS_THROUGH,
      {
        do: 'Use a Turbo cluster with a dedicated load balancer.',
        sideEffects: 'A new cluster; a Service with one replica still cannot call itself through the load balancer.',
        pages: ['cce_10_0355'],
        when: { clusterType: STANDARD, backendKind: 'pod-network' },
      },
    ],
  },
  {
    id: 'no-local-endpoint',
    symptom: "The policy is Local without pass-through and the client's node runs no backend: attempts hang.",
    of: ['D-22', 'D-25'],
    remedies: [
      BY_NAME,
      { ...PASS_THROUGH, makes: { passThrough: 'true' } },
      POLICY_CLUSTER,
      {
        do: 'Run a backend on every node that has callers (a DaemonSet).',
        sideEffects:
          'Costs resources; with pass-through and a load balancer that presents client addresses such callers fail again.',
        pages: [],
      },
    ],
  },
  {
    id: 'same-node-answer-past-the-node',
    symptom: 'In the VPC network a pod cannot open the address while a backend runs on its own node.',
    of: ['D-27', 'D-28'],
    remedies: [
      BY_NAME,
      {
        ...PASS_THROUGH,
        do: `Set ${passThrough.key} to "true", on a load balancer that does not present client addresses.`,
        when: { clientIpTransfer: 'disabled' },
        makes: { passThrough: 'true' },
      },
      { ...KEEP_APART, when: { client: 'pod-on-backend-node', proxyMode: 'ipvs' } },
      POLICY_CLUSTER,
    ],
  },
  {
    id: 'turbo-self-hairpin',
    symptom: 'A backend pod calls the address of its own Service and some connections time out.',
    of: ['D-50'],
    remedies: [
      { ...BY_NAME, do: 'Call the Service by its name, or the pod itself by localhost.' },
      {
        do: 'Use IP addresses as backends of the load balancer.',
        sideEffects: "The backends no longer see the client's address.",
        pages: ['cce_10_1021', 'elb_faq_21020218'],
        makes: { clientIpTransfer: 'disabled' },
      },
      { do: 'Run more replicas.', sideEffects: 'Fewer attempts are lost, never none.', pages: [] },
    ],
  },
  {
    id: 'ipvs-mixed-pass-through-on-one-elb',
    symptom: 'Connections to one port of the load balancer are refused inside the cluster and work from outside.',
    of: ['X-1'],
    remedies: [
      BY_NAME,
      {
        do: 'Give all Services on the load balancer the same pass-through setting.',
        sideEffects: `With "true": ${TAKES_ELB} ${CAN_HAIRPIN} Without: inside the cluster the load balancer is skipped.`,
        pages: ['cce_bestpractice_0301', 'cce_10_0355'],
      },
      {
        do: 'Use one load balancer for each setting.',
        sideEffects: 'Costs money, and one more address.',
        pages: [],
      },
    ],
  },
  {
    id: 'load-balancer-without-node-ports',
    symptom: 'The load balancer has no backends, because the ports of the Service have no node ports.',
    of: ['NN-1'],
    remedies: [
      {
        do: 'Leave spec.allocateLoadBalancerNodePorts out, or give each port a nodePort.',
        sideEffects: 'Each port takes one of the node ports of the cluster.',
        pages: ['cce_10_0681', 'cce_10_0249'],
      },
      { ...BY_NAME, when: { client: IN_CLUSTER } },
    ],
  },
  {
    id: 'ipvs-ingress-and-service-on-one-elb',
    symptom: 'The ingress on the load balancer is out of reach for nodes and pods.',
    of: ['X-2'],
    remedies: [
      {
        do: 'Use different load balancers for the ingress and the Service.',
        sideEffects: 'Costs money.',
        pages: ['cce_10_0251', 'huawei-zh-2023:cce_10_0014'],
      },
      {
        do: `Set ${passThrough.key} to "true" on every Service of the load balancer.`,
        sideEffects: `${TAKES_ELB} ${CAN_HAIRPIN} Inferred: the pages offer it for two clusters only.`,
        pages: ['cce_10_0681'],
      },
      {
        do: 'Build the cluster with iptables.',
        sideEffects: 'The mode of a cluster cannot be changed; not for IPv6.',
        pages: ['cce_10_0028'],
      },
    ],
  },
  {
    id: 'ipvs-two-clusters-on-one-elb',
    symptom: "The other cluster's Services on the load balancer are out of reach for nodes and pods.",
    of: ['X-3'],
    remedies: [
      {
        do: `Set ${passThrough.key} to "true" on the Services of the load balancer.`,
        sideEffects: `${TAKES_ELB} ${CAN_HAIRPIN}`,
        pages: ['cce_10_0681', 'cce_10_0349'],
      },
      { do: 'Use a load balancer for each cluster.', sideEffects: 'Costs money.', pages: [] },
    ],
  },
  {
    id: 'elb-features-skipped-inside',
    symptom: 'Inside the cluster there is no TLS termination, no access control and no metric of the load balancer.',
    of: ['X-5'],
    remedies: [
      { ...PASS_THROUGH, sideEffects: `${TAKES_ELB} ${ALIKE}`, when: { clientIpTransfer: 'disabled' } },
      { ...PASS_THROUGH, when: { clientIpTransfer: 'enabled' } },
      { do: 'Terminate TLS in the pods.', sideEffects: 'Certificates in the cluster.', pages: [] },
      {
        do: 'Inside the cluster call the Service by its name, without TLS.',
        sideEffects: 'Two ways to call one thing.',
        pages: ['cce_10_0249'],
      },
    ],
  },
  {
    id: 'client-ip-lost',
    symptom: "The backends see the address of a node instead of the client's.",
    of: ['D-01', 'D-06', 'D-10', 'D-34', 'D-41', 'D-44'],
    remedies: [
      {
        do: 'Use externalTrafficPolicy Local with a dedicated load balancer.',
        sideEffects:
          'The platform adds onlyLocal, so clients on the nodes of the backends cannot use the private address; load is spread unevenly.',
        pages: ['cce_bestpractice_00035', 'cce_10_0249'],
        when: { clusterType: STANDARD },
        makes: {
          externalTrafficPolicy: 'Local',
          passThrough: 'onlyLocal',
          elbClass: 'performance',
          clientIpTransfer: 'enabled',
        },
      },
      {
        do: `Use externalTrafficPolicy Local with a shared load balancer and ${transparentClientIp.key} "true".`,
        sideEffects: 'As with a dedicated one; switching it interrupts connections for about 10 seconds.',
        pages: ['cce_10_0916', 'elb-umn:transfer_client_ip_address'],
        when: { clusterType: STANDARD },
        makes: {
          externalTrafficPolicy: 'Local',
          passThrough: 'onlyLocal',
          elbClass: 'union',
          clientIpTransfer: 'enabled',
        },
      },
      {
        do: 'Use a Turbo cluster with a dedicated load balancer.',
        sideEffects: 'In a Standard cluster: a new cluster.',
        pages: ['cce_bestpractice_00035'],
      },
    ],
  },
  {
    id: 'eip-without-exit',
    symptom: 'The EIP is out of reach from inside while pass-through is on.',
    of: ['D-30', 'D-31', 'D-32', 'D-33', 'D-34'],
    remedies: [
      {
        do: 'Call the private address, or the Service by its name.',
        sideEffects: 'Those of calling the Service by its name.',
        pages: [],
      },
      {
        do: 'Give nodes or pods an exit: an EIP or a NAT gateway.',
        sideEffects: 'Costs money, and exposes them.',
        pages: ['cce_10_0399'],
      },
    ],
  },
  {
    id: 'stale-connections-after-policy-change',
    symptom: 'After the policy became Local, established connections keep going to the backends that they had.',
    of: ['DC-06'],
    remedies: [
      {
        do: 'Delete the Service and create it again.',
        sideEffects:
          'A short outage; a load balancer that was created with the Service, and its addresses, may change.',
        pages: ['cce_10_0681'],
      },
    ],
  },
];
