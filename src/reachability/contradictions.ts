import type { Page } from '../annotations/spec';

/** Pages that say different things, and what is taken for true here. */
export interface Contradiction {
  readonly id: string;
  readonly topic: string;
  readonly sides: readonly { readonly says: string; readonly pages: readonly Page[]; readonly when?: string }[];
  readonly resolution: string;
  readonly confidence: 'high' | 'medium' | 'low';
}

export const CONTRADICTIONS: readonly Contradiction[] = [
  {
    id: 'K-1',
    topic: 'which ELB class fails for clients on the backend node under Local',
    sides: [
      {
        says: 'dedicated fails (public address fine, private not)',
        pages: ['huawei-zh-2023:cce_10_0014', 'OTC guide, earlier revisions'],
        when: '2023-03 to 2025-06',
      },
      {
        says: 'shared fails; dedicated only in the NGINX add-on row',
        pages: ['cce_10_0249'],
        when: 'since 2025-10-27',
      },
      { says: 'the note right below the table still names dedicated', pages: ['cce_10_0249'] },
      {
        says: 'a layer 4 listener with client IP transfer cannot be called by its backends; dedicated always transfers, shared does not by default',
        pages: ['elb-api:adding_a_listener', 'elb-umn:transfer_client_ip_address', 'elb_faq_21020218'],
      },
    ],
    resolution:
      "follow the mechanism; fail when the ELB presents the client's address (dedicated, or shared with transparent-client-ip), whatever the class. Warn for shared with Local as well, since the newest table says so.",
    confidence: 'medium',
  },
  {
    id: 'K-2',
    topic: 'which client location fails under Local',
    sides: [
      { says: 'a client whose node has no backend pod may fail', pages: ['cce_bestpractice_0301', 'cce_10_0355'] },
      { says: 'clients on the node that has the backend fail, clients elsewhere are normal', pages: ['cce_10_0249'] },
    ],
    resolution:
      'the prose describes kube-proxy without pass-through, the table describes the state after CCE has set onlyLocal, where the ELB hairpin decides.',
    confidence: 'high',
  },
  {
    id: 'K-3',
    topic: 'Turbo, in-cluster default',
    sides: [
      {
        says: 'kube-proxy for every client',
        pages: ['huawei-zh-2023:cce_10_0355', 'OTC guide, earlier revisions'],
        when: '2021-09 to 2024-04',
      },
      { says: 'pass-through for every client', pages: ['OTC guide, earlier revisions'], when: '2024-06 to 2025-06' },
      {
        says: 'kube-proxy for nodes, pass-through for pods',
        pages: ['cce_bestpractice_0301', 'cce_10_0355'],
        when: 'since 2025-10-27',
      },
      { says: 'internal access can go through the Service', pages: ['cce_10_0681'], when: 'current' },
    ],
    resolution: 'use the newest split by client kind.',
    confidence: 'high',
  },
  {
    id: 'K-4',
    topic: 'minimum version for pass-through',
    sides: [
      { says: 'not in v1.15 or earlier', pages: ['cce_bestpractice_0301', 'cce_10_0355'] },
      { says: 'v1.19 or later', pages: ['cce_10_0385', 'huawei-zh:cce_bestpractice_0301'] },
    ],
    resolution: 'require v1.19; v1.16 to v1.18 are undefined.',
    confidence: 'medium',
  },
  {
    id: 'K-5',
    topic: 'Local in Turbo',
    sides: [
      { says: 'never', pages: ['cce_10_0916', 'huawei-zh-2023:cce_10_0014'] },
      {
        says: 'only with hostNetwork backends',
        pages: ['cce_10_0249', 'cce_10_0681', 'cce_10_0142', 'cce_bestpractice_00035'],
      },
    ],
    resolution: 'the second; the first predates it (changed 2024-06) and was not updated on the client IP page.',
    confidence: 'high',
  },
  {
    id: 'K-6',
    topic: 'can a shared ELB keep the client address',
    sides: [
      { says: 'no', pages: ['drawer-cce/Service_externalTrafficPolicy'] },
      { says: 'yes, with transfer enabled and Local', pages: ['cce_10_0916', 'cce_bestpractice_00035'] },
    ],
    resolution: 'yes.',
    confidence: 'high',
  },
  {
    id: 'K-7',
    topic: 'Local without pass-through for in-cluster clients',
    sides: [
      {
        says: "only pods on the client's node are used, access may fail",
        pages: ['cce_bestpractice_0301', 'cce_10_0355'],
      },
      {
        says: 'iptables since v1.15 and IPVS pods since v1.21 use all endpoints',
        pages: ['kubernetes/kubernetes#77523', 'src:kube-proxy-iptables', 'kubernetes/kubernetes#97081'],
      },
    ],
    resolution:
      "Rarely matters, because CCE sets onlyLocal. For pods under iptables the first side is right on CCE: upstream's exception needs a kube-proxy that recognises pods (D-22). For nodes, and for pods under IPVS, the second is.",
    confidence: 'medium',
  },
  {
    id: 'K-8',
    topic: 'scope of the pass-through limit',
    sides: [
      { says: 'any cluster, any address', pages: ['huawei-zh-2023:cce_10_0355'], when: '2021-09 to 2024-04' },
      { says: 'Standard only', pages: ['OTC guide, earlier revisions'], when: 'from 2024-06' },
      { says: 'Standard and private IP only', pages: ['cce_bestpractice_0301', 'cce_10_0355'], when: 'from 2024-09' },
    ],
    resolution: 'the newest, plus D-50 for a Turbo pod that calls itself.',
    confidence: 'medium',
  },
  {
    id: 'K-9',
    topic: 'source address of a pod client at the ELB',
    sides: [
      { says: "always its node's address", pages: ['elb-umn:transfer_client_ip_address'] },
      {
        says: 'VPC network keeps the pod address towards private ranges; Turbo pods have VPC addresses',
        pages: ['cce_10_0399', 'cce_10_0284'],
      },
    ],
    resolution: 'the second for standard-vpc and turbo, the first for standard-tunnel.',
    confidence: 'medium',
  },
  {
    id: 'K-10',
    topic: 'which nodes the ELB has as backends under Cluster',
    sides: [
      {
        says: 'the node where the pod runs',
        pages: ['huawei-zh-2023:cce_10_0014', 'OTC guide, earlier revisions'],
        when: '2023-03 to 2023-11',
      },
      {
        says: 'requests are spread over the node ports of each node',
        pages: ['huawei-zh-2023:cce_10_0014', 'OTC guide, earlier revisions'],
        when: '2022-12 to 2023-11',
      },
    ],
    resolution: 'open, see Q-4.',
    confidence: 'low',
  },
  {
    id: 'K-11',
    topic: 'the worked example sets pass-through "true" together with Local',
    sides: [
      { says: 'Local makes CCE set onlyLocal', pages: ['cce_bestpractice_0301', 'cce_10_0355'] },
      {
        says: "the example's manifest has true plus Local",
        pages: ['cce_bestpractice_0301', 'cce_10_0355', 'huawei-zh-2023:cce_10_0355'],
      },
    ],
    resolution: 'treat both values alike under Local; unknown whether CCE overwrites "true".',
    confidence: 'medium',
  },
  {
    id: 'K-12',
    topic: 'the NodePort rows against upstream and against each other',
    sides: [
      {
        says: "pods reaching their own node's port under Local work in IPVS columns and fail in iptables columns",
        pages: ['cce_10_0249'],
      },
      {
        says: 'upstream iptables treats pod and node traffic as policy Cluster when it can detect pods',
        pages: ['src:kube-proxy-iptables'],
      },
      {
        says: "tunnel/IPVS row 2 lists no success for the client's own node, the other three columns do",
        pages: ['cce_10_0249'],
      },
    ],
    resolution:
      "Not a contradiction. All 42 NodePort statements come out by packets (docs/lab.md) when kube-proxy in iptables mode does not recognise pod traffic, IPVS falls back to all endpoints (upstream since v1.21), and in the VPC network pods of one node answer each other past the node's rules. Any other combination misses at least one statement. Node ports stand beside the matrix, with rules of their own.",
    confidence: 'high',
  },
  {
    id: 'K-13',
    topic: 'the older table marks cells OK that it describes as unreachable',
    sides: [
      {
        says: "OK, and the pod's node is not reachable (VPC columns, same-node containers)",
        pages: ['huawei-zh-2023:cce_10_0014'],
      },
      { says: 'failed', pages: ['OTC guide, earlier revisions'], when: 'from 2023-12' },
    ],
    resolution: 'read them as failures.',
    confidence: 'high',
  },
  {
    id: 'K-14',
    topic: 'shape of the failure under Local',
    sides: [
      { says: 'requests hang', pages: ['cce_10_0249'] },
      { says: 'connection refused in the sample output', pages: ['cce_10_0249'] },
    ],
    resolution:
      'Do not key on the error text. Measured: every hairpin and every missing local endpoint hangs; an IPVS address without a virtual server refuses at first and hangs once the kernel limits its ICMP answers.',
    confidence: 'high',
  },
  {
    id: 'K-15',
    topic: 'Turbo pods and a shared ELB',
    sides: [
      {
        says: 'a pod reaches the ELB and from there the pods directly (no ELB class named)',
        pages: ['cce_bestpractice_0301', 'cce_10_0355'],
      },
      { says: 'a shared ELB connects to Turbo pods through a NodePort', pages: ['cce_10_0281', 'cce_10_1021'] },
    ],
    resolution: 'direct only for dedicated; the shared path goes through a node port.',
    confidence: 'high',
  },
];
