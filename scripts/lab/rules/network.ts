import { BY_HAND, CELLS, type Cell, HEALTH, NODE_PORTS, type Setting, type Variants } from '../setting';
import { type ClusterType, EDGE, ELB, MACHINE, NODES, type Node, POD_RANGE, PRIVATE_RANGES } from '../topology';
import { balance, mangle, nat, type Rule } from './ruleset';

/** Ports of the Service. */
export const PORTS: readonly Pick<Cell, 'port' | 'nodePort'>[] = [HEALTH, ...CELLS, BY_HAND];

/** With which address pods leave their node for what is no pod. */
export function podEgress(clusterType: ClusterType): readonly Rule[] {
  const kept = clusterType === 'standard-vpc' ? PRIVATE_RANGES : [POD_RANGE];
  return [
    nat('POSTROUTING', `-s ${POD_RANGE} -j LAB-EGRESS`),
    ...kept.map((range) => nat('LAB-EGRESS', `-d ${range} -j RETURN`)),
    nat('LAB-EGRESS', '-j MASQUERADE'),
  ];
}

/** The load balancer, with the nodes that passed its health check. */
export function loadBalancer(
  { clientIpTransfer }: Setting,
  { balancing }: Variants,
  members: readonly Node[],
): readonly Rule[] {
  const rules = PORTS.flatMap(({ port, nodePort }) => {
    const member = ({ number }: Node) => `ELB-${port}-${number}`;
    return [
      nat('PREROUTING', `-d ${ELB.vip}/32 -p tcp -m tcp --dport ${port} -j ELB-${port}`, `elb:${port}`),
      ...balance(`ELB-${port}`, members.map(member), balancing),
      ...members.map((node) =>
        nat(member(node), `-p tcp -m tcp -j DNAT --to-destination ${node.address}:${nodePort}`, `${node.name}:${port}`),
      ),
    ];
  });
  if (clientIpTransfer === 'enabled') return rules;
  const nodePorts = `${Math.min(...NODE_PORTS)}:${Math.max(...NODE_PORTS)}`;
  return [...rules, nat('POSTROUTING', `-p tcp -m tcp --dport ${nodePorts} -j SNAT --to-source ${ELB.own}`)];
}

/** The way to the Internet and back: every node has an EIP, the machine has one, and the load balancer. */
export const INTERNET_EDGE: readonly Rule[] = [
  ...PORTS.map(({ port }) =>
    nat(
      'PREROUTING',
      `-d ${ELB.eip}/32 -p tcp -m tcp --dport ${port} -j DNAT --to-destination ${ELB.vip}`,
      `${EDGE}:${port}`,
    ),
  ),
  ...[...NODES, MACHINE].map(({ address, eip }) => nat('POSTROUTING', `-s ${address}/32 -j SNAT --to-source ${eip}`)),
];

export const THROUGH_ELB = '1';

/** The network of the VPC: what the load balancer sent to a node is answered through the load balancer, whoever it was from. */
export const FABRIC: readonly Rule[] = [
  mangle('PREROUTING', `-i ${ELB.name} -m conntrack --ctstate NEW -j CONNMARK --set-mark ${THROUGH_ELB}`),
  mangle('PREROUTING', `! -i ${ELB.name} -m connmark --mark ${THROUGH_ELB} -j MARK --set-mark ${THROUGH_ELB}`),
];
