import { IN_CLUSTER, STANDARD } from '../dimensions';
import { BY_NODE_PORT, TO_ELB_BY_INTERNET } from '../vocabulary';
import type { DerivedRule } from './derived-rule';

const BY_EIP = { address: 'public-eip', shortCircuit: false, client: IN_CLUSTER } as const;
/** A node masquerades on the way out only. */
const TO_HOSTS = { externalTrafficPolicy: 'Cluster', backendKind: 'host-network' } as const;
const EXIT = 'an Internet exit of the client: an EIP of the node or pod, or a NAT gateway';
const FOREIGN_SOURCE =
  'The connection leaves the VPC and comes back from an EIP, which no node takes for its own address';

/** Clients inside the cluster that call the EIP and reach the load balancer. */
export const BY_PUBLIC_ADDRESS: readonly DerivedRule[] = [
  {
    id: 'D-30',
    when: { ...BY_EIP, clusterType: STANDARD, externalTrafficPolicy: 'Local', clientIpTransfer: 'enabled' },
    outcome: 'ok',
    path: [...TO_ELB_BY_INTERNET, ...BY_NODE_PORT, 'pod@local-node'],
    clientIp: 'egress-eip',
    requires: EXIT,
    reason: `${FOREIGN_SOURCE}.`,
    basis: ['O-2', 'E-04', 'Z-r5c1a', 'P-09'],
    pages: ['tencent:clb-loopback', 'docs/lab.md'],
    confidence: 'medium',
  },
  {
    id: 'D-33',
    when: { ...BY_EIP, clusterType: STANDARD, externalTrafficPolicy: 'Local', clientIpTransfer: 'disabled' },
    outcome: 'ok',
    path: [...TO_ELB_BY_INTERNET, ...BY_NODE_PORT, 'pod@local-node'],
    clientIp: 'elb-range',
    requires: EXIT,
    reason: `${FOREIGN_SOURCE}; the load balancer sends its own.`,
    basis: ['O-2', 'E-04', 'Z-r5c1a', 'P-09', 'DC-09'],
    pages: ['docs/lab.md'],
    confidence: 'medium',
  },
  {
    id: 'D-34',
    when: { ...BY_EIP, clusterType: STANDARD, externalTrafficPolicy: 'Cluster' },
    outcome: 'ok',
    path: [...TO_ELB_BY_INTERNET, ...BY_NODE_PORT, 'pod@any-node'],
    clientIp: 'node-ip',
    clientIpMayAlsoBe: [
      { value: 'egress-eip', when: { backendKind: 'host-network', clientIpTransfer: 'enabled' } },
      { value: 'elb-range', when: { backendKind: 'host-network', clientIpTransfer: 'disabled' } },
    ],
    requires: EXIT,
    reason: `${FOREIGN_SOURCE}; the node that receives it masquerades.`,
    basis: ['O-2', 'E-04'],
    pages: ['tencent:clb-loopback', 'docs/lab.md'],
    confidence: 'medium',
  },
  {
    id: 'D-31',
    when: { ...BY_EIP, clusterType: 'turbo', elbClass: 'performance', backendKind: 'pod-network' },
    outcome: 'ok',
    path: [...TO_ELB_BY_INTERNET, 'pod-eni'],
    clientIp: 'egress-eip',
    clientIpIn: [{ value: 'elb-range', when: { clientIpTransfer: 'disabled' } }],
    requires: EXIT,
    reason: 'The connection leaves the VPC and comes back through the load balancer, straight to the pods.',
    note: 'The pages speak of the private address only, for pods in Turbo clusters.',
    basis: ['P-04', 'E-04'],
    openQuestions: ['Q-2'],
    confidence: 'low',
  },
  {
    id: 'D-32',
    when: [
      { ...BY_EIP, clusterType: 'turbo', elbClass: 'union' },
      { ...BY_EIP, clusterType: 'turbo', elbClass: 'performance', backendKind: 'host-network' },
    ],
    outcome: 'ok',
    path: [...TO_ELB_BY_INTERNET, ...BY_NODE_PORT, 'pod@any-node'],
    clientIp: 'egress-eip',
    clientIpIn: [
      { value: 'node-ip', when: { externalTrafficPolicy: 'Cluster' } },
      { value: 'elb-range', when: { clientIpTransfer: 'disabled' } },
    ],
    clientIpMayAlsoBe: [
      { value: 'egress-eip', when: { ...TO_HOSTS, clientIpTransfer: 'enabled' } },
      { value: 'elb-range', when: { ...TO_HOSTS, clientIpTransfer: 'disabled' } },
    ],
    requires: EXIT,
    reason: 'The connection leaves the VPC and comes back through the load balancer, by way of a node.',
    basis: ['C-04', 'E-04'],
    openQuestions: ['Q-2'],
    confidence: 'low',
  },
];
