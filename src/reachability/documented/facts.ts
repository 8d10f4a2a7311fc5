import { transparentClientIp } from '../../annotations/groups/client-ip';
import { hostNetwork, passThrough } from '../../annotations/groups/pass-through';
import type { Page } from '../../annotations/spec';

/** A fact of the pages that is no cell of a table. */
export interface DocumentedFact {
  readonly id: string;
  readonly fact: string;
  readonly pages: readonly Page[];
}

export const DOCUMENTED_FACTS: readonly DocumentedFact[] = [
  {
    id: 'DC-01',
    fact: 'pass-through is not available in clusters of v1.15 or earlier',
    pages: ['cce_bestpractice_0301', 'cce_10_0355'],
  },
  {
    id: 'DC-02',
    fact: `the annotation ${passThrough.key} is listed as supported from v1.19, type String`,
    pages: ['cce_10_0385', 'huawei-zh:cce_bestpractice_0301'],
  },
  {
    id: 'DC-03',
    fact: 'IPVS: the pass-through settings of all Services on one load balancer must be equal',
    pages: ['cce_bestpractice_0301', 'cce_10_0355', 'cce_10_0249', 'huawei-zh-2023:cce_10_0355'],
  },
  {
    id: 'DC-04',
    fact: `with externalTrafficPolicy Local, CCE sets ${passThrough.key} to onlyLocal by itself`,
    pages: ['cce_bestpractice_0301', 'cce_10_0355', 'cce_10_0249', 'field:huawei-elb-controller'],
  },
  {
    id: 'DC-05',
    fact: "Turbo: Local is supported only when the Service's backends are hostNetwork pods",
    pages: ['cce_10_0249', 'cce_10_0681', 'cce_10_0142'],
  },
  {
    id: 'DC-06',
    fact: 'after switching a Service from Cluster to Local the connection tracking table is not cleared; create the Service again instead of editing it',
    pages: ['cce_10_0681', 'cce_10_0142'],
  },
  {
    id: 'DC-07',
    fact: 'IPVS: a node IP must not be used as external IP of a Service, the node becomes unavailable',
    pages: ['cce_10_0681'],
  },
  {
    id: 'DC-08',
    fact: 'dedicated ELBs need v1.17 or later and must have a private IP address',
    pages: ['cce_10_0681'],
  },
  {
    id: 'DC-09',
    fact: 'layer 4 client IP transfer: shared false by default and switchable, dedicated always true',
    pages: ['elb-api:adding_a_listener'],
  },
  {
    id: 'DC-10',
    fact: `${transparentClientIp.key} works only for shared ELBs with TCP or UDP, and in Standard only with Local; deleting the annotation leaves the ELB setting`,
    pages: ['cce_10_0916', 'cce_10_0385'],
  },
  {
    id: 'DC-11',
    fact: "default ELB backends: shared, nodes; dedicated in Standard, nodes; dedicated in Turbo, the pods' supplementary network interfaces; IP-type backends possible on newer versions of dedicated",
    pages: ['cce_10_1021'],
  },
  {
    id: 'DC-12',
    fact: 'kube-proxy puts the LB address into iptables or IPVS because it is listed as external IP of the Service (EIP and private VIP both shown)',
    pages: ['cce_10_0249'],
  },
  {
    id: 'DC-13',
    fact: 'for a workload with several pods all of them must be reachable, otherwise access may fail now and then',
    pages: ['cce_10_0249'],
  },
  {
    id: 'DC-14',
    fact: "tunnel network: peers see the node's IP; VPC network: peers must allow the container CIDR; Turbo: peers must allow the pod subnet",
    pages: ['cce_10_0399'],
  },
  {
    id: 'DC-15',
    fact: 'VPC network: 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16 are not masqueraded by default',
    pages: ['cce_10_0399'],
  },
  {
    id: 'DC-16',
    fact: "ELB: when the client is a container only its node's IP can be transferred",
    pages: ['elb-umn:transfer_client_ip_address'],
  },
  {
    id: 'DC-17',
    fact: `${hostNetwork.key} may be set only when the pods use the host network; the ELB then forwards to the host network`,
    pages: ['cce_10_0385'],
  },
  {
    id: 'DC-18',
    fact: "observed failures read 'connection refused' or 'upstream connect error'; with Local a node without the pod leaves requests hanging",
    pages: ['cce_10_0249'],
  },
  {
    id: 'DC-19',
    fact: 'a validating webhook rejected removal or change of elb.class and elb.id on an existing Service',
    pages: ['field:huawei-elb-controller'],
  },
  {
    id: 'DC-20',
    fact: 'elb.adaptive-weight has no effect with a dedicated ELB in Turbo, where the ELB talks to pods',
    pages: ['cce_10_0385'],
  },
  {
    id: 'DC-21',
    fact: 'layer 4 sticky sessions by source IP need Local plus pod anti-affinity in Standard; in Turbo they work with a dedicated ELB without Local and not at all with a shared one',
    pages: ['cce_bestpractice_00231'],
  },
  {
    id: 'DC-22',
    fact: 'IPVS with kernels before 5.9: reused source ports can hit a removed pod or cost one second (SYN retransmission), independent of the path chosen here',
    pages: ['cce_faq_00409'],
  },
  {
    id: 'DC-23',
    fact: 'with several hostNetwork pods of one workload on one node the ClusterIP cannot be reached',
    pages: ['cce_10_0402'],
  },
  {
    id: 'DC-24',
    fact: "security groups of the nodes must admit 100.125.0.0/16 for a shared ELB, or the ELB's backend subnet for a dedicated one, else health checks fail and no path through the ELB works",
    pages: ['elb-umn:transfer_client_ip_address'],
  },
];
