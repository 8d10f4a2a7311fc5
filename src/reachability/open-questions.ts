/** What no page answers, and what is known of it. */
export interface OpenQuestion {
  readonly id: string;
  readonly question: string;
  /** What speaks for an answer. */
  readonly evidence?: string;
}

export const OPEN_QUESTIONS: readonly OpenQuestion[] = [
  {
    id: 'Q-1',
    question:
      'Exact meaning of onlyLocal: pass through only while the policy is Local (our reading, it fits the table), or use local endpoints where they exist and pass through otherwise?',
  },
  {
    id: 'Q-2',
    question:
      'Does pass-through remove the EIP as well as the private VIP from the node rules? Sources only discuss the private address when they state limits.',
  },
  {
    id: 'Q-3',
    question:
      "Does CCE's kube-proxy know the pod CIDR (so that upstream's pod rule exists), and is it otherwise unmodified?",
    evidence:
      "By inference no, in iptables mode: with any detection a pod reaches its own node's NodePort under Local (measured), and the vendor says it fails (T-r4c3b, T-r4c4b). Apart from that the 42 NodePort statements fit the upstream layout exactly. To confirm on a cluster: iptables-save on a node, look for a KUBE-EXT chain of a Local Service with a rule that matches the container CIDR as source.",
  },
  {
    id: 'Q-4',
    question: 'Which nodes does CCE register as ELB backends under Cluster: all, or only those with pods?',
    evidence:
      'It decides D-44 and D-47 (measured both ways). P-05 and P-06 name backend nodes only; with all nodes registered the clients elsewhere would fail now and then too. Under Local it does not matter: the health check takes nodes without a pod out (measured, iptables and IPVS).',
  },
  {
    id: 'Q-5',
    question:
      'Can a Turbo backend pod reach itself through a dedicated ELB? The ELB rule says no, the CCE page restricts the warning to Standard.',
  },
  {
    id: 'Q-6',
    question:
      'Does the annotation change anything for nodes in Turbo today? The current page does not mention it any more.',
  },
  {
    id: 'Q-7',
    question:
      'From which cluster version does CCE write onlyLocal, and does it rewrite a user\'s "true" or react to a later change to Cluster?',
  },
  {
    id: 'Q-8',
    question: 'Does pass-through still interact correctly when the ELB serves several Services in iptables mode?',
    evidence: 'Yes with the upstream rule layout (X-4, measured).',
  },
  {
    id: 'Q-9',
    question:
      'Does CCE ever set status.loadBalancer.ingress[].ipMode? Its release notes announce the field for v1.29, nothing else mentions it.',
  },
  { id: 'Q-10', question: 'How do DataPlane V2 (Cilium) clusters treat LB addresses and the annotation?' },
  { id: 'Q-11', question: 'Is "false" accepted, and does it stop CCE from writing onlyLocal?' },
  {
    id: 'Q-12',
    question: 'Why does the table of 2025-10 blame shared ELBs: correction, or slip? No source explains the change.',
  },
  {
    id: 'Q-13',
    question:
      "VPC network: pods of one node answer each other past the node's rules (C-08, T-r3c2b, T-r3c4b). What then makes ClusterIP work between them: does kube-proxy masquerade all ClusterIP traffic, or is there a special data path? It decides whether a backend sees a pod's address by ClusterIP.",
    evidence:
      'measured, such a cluster loses ClusterIP attempts to pods of the same node unless kube-proxy masquerades everything',
  },
];
