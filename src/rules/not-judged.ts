/** Facts of the fact base that no rule judges, and why. */
export interface NotJudgedFacts {
  readonly reason: string;
  readonly facts: readonly string[];
}

export const NOT_JUDGED: readonly NotJudgedFacts[] = [
  {
    reason: 'Needs data of the load balancer itself, its VPC, subnets, certificates or quota, which no manifest shows.',
    facts: [
      'autocreate-backend-subnet-separate',
      'autocreate-ipv6-subnet',
      'autocreate-shared-vpc',
      'custom-eip-unbound',
      'eip-quota',
      'elb-address-unchanged',
      'elb-private-ipv4',
      'elb-same-vpc',
      'l7-existing-dedicated-type',
      'no-console-changes',
      'sni-certificates-have-domain',
    ],
  },
  {
    reason: 'Needs the addresses or the ports of the nodes, which no manifest shows.',
    facts: ['health-check-monitor-port', 'ipvs-node-ip-external-ip'],
  },
  {
    reason: 'Needs the load balancer of an add-on, which its own settings name.',
    facts: ['listener-port-clash-nginx-addon', 'nginx-addon-elb-certificate'],
  },
  {
    reason: 'No mistake, but worth knowing of every such Service: would be said of too many.',
    facts: [
      'client-ip-needs-local',
      'cluster-policy-nodeport-exhaustion',
      'local-unhealthy-nodes',
      'one-certificate-per-service',
      'sequential-elb-same-backend-timeouts',
      'udp-health-check-icmp',
    ],
  },
  {
    reason: 'How the setting is asked for could not be read in any page.',
    facts: ['quic-limits'],
  },
];
