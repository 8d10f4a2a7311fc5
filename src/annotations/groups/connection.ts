import { since } from '../../cluster/version';
import { formattedText, oneOf, unjudgedText, uuidText } from '../codec/text';
import { annotation } from '../define';

export const elbClass = annotation({
  key: 'kubernetes.io/elb.class',
  group: 'connection',
  summary: 'Chooses the load balancer class that serves the Service, shared or dedicated.',
  codec: oneOf(['union', 'performance'], {
    hints: { shared: 'the platform calls it union', dedicated: 'the platform calls it performance' },
  }),
  emptyMeansAbsent: true,
  default: 'union; with an existing load balancer the class counts as unknown',
  since: since(['v1.9']),
  sinceByValue: [
    {
      what: 'performance',
      applies: (value) => value === 'performance',
      since: since(['v1.17']),
      severity: 'error',
      facts: ['class-performance-cluster-version'],
    },
  ],
  mutable: false,
  onChange:
    'Documented as unchangeable after creation; the admission webhook answers Forbidden with "can\'t modify service elb [kubernetes.io/elb.class] annotation".',
  onRemove: 'Removal counts as a modification and is refused by the webhook as well.',
  facts: ['class-value'],
  notes: [
    'Value must match the real class of the load balancer named by kubernetes.io/elb.id; a mismatch leaves wrong addresses in the status or fails the listener.',
    'performance needs a cluster of v1.17 or later.',
    'Values shared and dedicated belong to the open-source controller, elb to CCI, not to CCE.',
    'union is the shared class, performance the dedicated class.',
    'The kubectl tables call the key mandatory while the key table gives the default union; the web console preselects performance. Write it explicitly.',
    'Five official examples (cce_10_0373, cce_10_0741, cce_10_0828, cce_bestpractice_10002 twice) name elb.id without a class, so absence is common and not a mistake.',
    'Historic extra values are elasticity (classic load balancer, src:hws-2020) and dnat (NAT gateway Service, Huawei guide only, needs kubernetes.io/natgateway.id). Neither is an ELB class of this fact base; dnat must not be reported.',
    'Some Huawei partner regions document performance only (no shared class there).',
  ],
  pages: [
    'cce_10_0385',
    'cce_10_0681',
    'cce_10_0947',
    'huawei-zh-2023:cce_10_0385',
    'src:hws-2020',
    'field:huawei-elb-controller',
  ],
  offered: { prop: 'elb' },
});

export const elbId = annotation({
  key: 'kubernetes.io/elb.id',
  group: 'connection',
  summary:
    "Names the existing load balancer that the Service uses; after automatic creation the platform stores the new instance's id here.",
  codec: uuidText('the id of a load balancer'),
  emptyMeansAbsent: true,
  writtenBy: 'user-or-platform',
  since: since(['v1.9']),
  mutable: false,
  onChange:
    'Documented as unchangeable; webhook answers Forbidden, "can\'t modify service elb [kubernetes.io/elb.id] annotation". (A console help page claims it is modifiable; the guide and the webhook disagree.)',
  onRemove:
    'Refused by the webhook. Tools that replace the whole annotation map (client Update from a template, kubectl replace) therefore fail once the platform has written the id.',
  refusedWith: 'loadBalancerID[elb-306e] is invalid',
  constraints: [
    {
      kind: 'conflicts',
      condition: { has: 'kubernetes.io/elb.autocreate' },
      severity: 'error',
      why: '',
      help: '',
      facts: [],
      pages: [],
      basis: ['docs'],
      ownRule: 'existing-and-created-load-balancer',
    },
  ],
  facts: ['id-format'],
  notes: [
    'Mandatory when an existing load balancer is used.',
    'Must be an id, not the instance name; a malformed id is refused with "loadBalancerID[...] is invalid". The webhook checks the format, not that the instance exists.',
    'The load balancer must be in the same VPC as the cluster (otherwise adding backends fails with ELB.9899).',
    'Takes precedence over spec.loadBalancerIP (and over kubernetes.io/elb.ip on Huawei). By the guide spec.loadBalancerIP is a fallback for clusters of v1.23 and earlier only; seen to work on v1.35.3 (field:huawei-elb-controller).',
    'A dedicated load balancer must have a private IPv4 address.',
    'With neither elb.id, elb.autocreate nor spec.loadBalancerIP, CCE creates nothing and the Service stays pending with event GetLoadBalancerFailed.',
    'An empty string counts as absent (ancestor source).',
  ],
  pages: [
    'cce_10_0385',
    'cce_10_0681',
    'cce_10_0500',
    'huawei-zh-2023:cce_10_0385',
    'drawer-cce/Service_k8s_annotation__kubernetes_io_elb_id',
    'src:hws-2020',
    'field:huawei-elb-controller',
    'field:kruise-game-notes',
  ],
  offered: { prop: 'elb' },
});

export const elbIp = annotation({
  key: 'kubernetes.io/elb.ip',
  group: 'connection',
  summary:
    'Alternative way on Huawei Cloud to name an existing load balancer by its IP address; the platform then fills in kubernetes.io/elb.id.',
  codec: unjudgedText('the address of a load balancer'),
  onChange: 'The console help page marks it modifiable; the ingress guide says its ingress twin is not.',
  editions: ['huawei'],
  verified: false,
  notes: [
    'On ingresses a dedicated load balancer accepts only its private address here, a shared one a private or public address; assume the same for Services.',
    'The Service guide of both clouds does not list the key; prefer kubernetes.io/elb.id.',
  ],
  pages: ['drawer-cce/Service_k8s_annotation__kubernetes_io_elb_ip', 'ref-cce/category_26', 'cce_10_0695'],
  offered: { noProp: 'its key or its details could not be read in an official page: recognised, not offered' },
});

export const subnetId = annotation({
  key: 'kubernetes.io/elb.subnet-id',
  group: 'connection',
  summary: 'Obsolete subnet id of the cluster, needed only for automatic creation in very old clusters.',
  codec: unjudgedText('the id of a subnet'),
  obsolete: {
    instead:
      'the subnets of an automatically created load balancer stand in kubernetes.io/elb.autocreate: vip_subnet_cidr_id, elb_virsubnet_ids',
    facts: ['subnet-id-obsolete'],
  },
  notes: [
    'Has no effect in any cluster version that is still in service; subnets of an automatically created instance are set inside kubernetes.io/elb.autocreate.',
  ],
  pages: ['cce_10_0385', 'cce_10_0681', 'huawei-zh-2023:cce_10_0385'],
  offered: { noProp: 'obsolete: without effect in every cluster version that is still in service' },
});

export const enterpriseId = annotation({
  key: 'kubernetes.io/elb.enterpriseID',
  group: 'connection',
  summary: 'Enterprise project in which an automatically created load balancer is placed.',
  codec: formattedText({
    pattern: /^(0|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i,
    expects: 'the id of an enterprise project (a UUID), or 0 for the default one',
  }),
  default: "'0' (default enterprise project)",
  writtenBy: 'user-or-platform',
  since: since(['v1.15']),
  onChange:
    'Console help page says modifiable, but it only takes part in creation and elb.autocreate cannot change; treat as fixed.',
  editions: ['huawei'],
  constraints: [
    {
      kind: 'requires',
      condition: { has: 'kubernetes.io/elb.autocreate' },
      when: { not: { live: true } },
      severity: 'info',
      why: 'It takes part in automatic creation only: an existing load balancer is not moved.',
      help: 'Remove it, or move the load balancer in the console.',
      facts: ['enterprise-project-only-with-autocreate'],
      pages: ['drawer-cce/Service_k8s_annotation__kubernetes_io_elb_enterpriseID'],
      basis: ['docs'],
    },
  ],
  notes: [
    "Omitted or '0' means the default enterprise project.",
    'Was in the OTC guide until March 2024 and then removed; still documented by Huawei. Observed to be written by the platform after automatic creation.',
  ],
  pages: [
    'huawei-zh-2023:cce_10_0385',
    'drawer-cce/Service_k8s_annotation__kubernetes_io_elb_enterpriseID',
    'OTC guide before 2024-03-27',
    'src:hws-2020',
    'field:kruise-game-notes',
  ],
  offered: { prop: 'ElbAutocreateProps.enterpriseProjectId' },
});
