import { since } from '../../cluster/version';
import { formattedText, oneOf, unjudgedText, uuidText } from '../codec/text';
import { AUTHORED, annotation, UNVERIFIED } from '../define';
import { ElbClass, type ElbClassName } from '../elb-class';

export const elbClass = annotation<ElbClassName>({
  key: 'kubernetes.io/elb.class',
  group: 'connection',
  summary: 'The class of the load balancer that serves the Service: shared (union) or dedicated (performance).',
  codec: oneOf<ElbClassName>(Object.values(ElbClass), {
    hints: {
      shared: 'the platform calls it union',
      dedicated: 'the platform calls it performance',
      elb: 'that is the word of CCI; write union or performance',
      elasticity: 'classic load balancers are gone; write union or performance',
    },
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
      why: 'An older cluster cannot work with dedicated load balancers.',
      help: 'Upgrade the cluster, or use a shared load balancer.',
      facts: ['class-performance-cluster-version'],
    },
  ],
  mutable: false,
  onChange:
    'Documented as unchangeable after creation; the admission webhook answers Forbidden with "can\'t modify service elb [kubernetes.io/elb.class] annotation".',
  onRemove: 'Counts as a change: the webhook refuses it as well.',
  facts: ['class-value'],
  notes: [
    'It must be the class that the load balancer really has. A mismatch leaves wrong addresses in the status or fails the listener.',
    'The kubectl tables call the key mandatory, the table of keys gives the default union, and the console preselects performance: write it explicitly.',
    'Five official examples name kubernetes.io/elb.id without a class (cce_10_0373, cce_10_0741, cce_10_0828, cce_bestpractice_10002 twice): absence is common and no mistake.',
    'shared and dedicated are words of the open-source controller, elb of the sibling product CCI, elasticity of the withdrawn classic load balancer. dnat marks a NAT gateway Service (Huawei Cloud), which has no load balancer.',
    'Some partner regions of Huawei Cloud have no shared load balancers.',
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
    'The existing load balancer that the Service uses. After automatic creation the platform writes the id of the new one here.',
  codec: uuidText('the id of a load balancer'),
  emptyMeansAbsent: true,
  writtenBy: 'user-or-platform',
  since: since(['v1.9']),
  mutable: false,
  onChange:
    'Documented as unchangeable; the admission webhook answers Forbidden, "can\'t modify service elb [kubernetes.io/elb.id] annotation". A console help page calls it modifiable, against the guide and the webhook.',
  onRemove:
    'Refused by the webhook. Tools that replace the whole map of annotations (kubectl replace, a client that updates from a template) fail once the platform has written the id.',
  refusedWith: 'services "..." is forbidden: loadBalancerID[elb-306e] is invalid.',
  constraints: [
    {
      kind: 'conflicts',
      condition: { has: 'kubernetes.io/elb.autocreate' },
      when: AUTHORED,
      severity: 'error',
      why: 'The existing load balancer is used, but counts as created with the Service from then on: it is deleted with the Service, and a public address with it.',
      help: 'Keep one of the two.',
      facts: ['id-and-autocreate-exclusive'],
      pages: ['cce_10_0385', 'cce_10_0681', 'src:hws-2020'],
      basis: ['docs', 'ancestor'],
      ownRule: 'existing-and-created-load-balancer',
    },
  ],
  facts: ['id-format'],
  notes: [
    'An id, not a name. The webhook checks the form, not whether the load balancer exists: a typo in a right form shows up as a Service that stays pending.',
    'The load balancer must be in the VPC of the cluster; otherwise no backend can be added (ELB.9899).',
    'A dedicated load balancer must have a private IPv4 address.',
    'Wins over spec.loadBalancerIP, and on Huawei Cloud over kubernetes.io/elb.ip. By the guide spec.loadBalancerIP counts in clusters of v1.23 and earlier only; it was seen to work on v1.35.3.',
    'With neither this, kubernetes.io/elb.autocreate nor spec.loadBalancerIP the platform creates nothing: the Service stays pending with the event GetLoadBalancerFailed.',
    'An older guide speaks of 1 to 100 characters.',
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
    'On Huawei Cloud, an existing load balancer by its address instead of its id. The platform then writes kubernetes.io/elb.id.',
  codec: unjudgedText('the address of a load balancer'),
  onChange: 'The console help page calls it modifiable; the ingress guide says that its ingress twin is not.',
  editions: ['huawei'],
  verified: false,
  constraints: [
    {
      kind: 'ineffective',
      condition: { has: 'kubernetes.io/elb.id' },
      when: AUTHORED,
      severity: 'info',
      why: 'The id wins.',
      help: 'Remove the address.',
      facts: [],
      pages: ['ref-cce/category_26'],
      basis: ['docs'],
    },
  ],
  notes: [
    'On ingresses a dedicated load balancer takes its private address only, a shared one a private or a public one; Services are presumably alike.',
    'The Service guide of neither cloud lists the key: prefer kubernetes.io/elb.id.',
  ],
  pages: ['drawer-cce/Service_k8s_annotation__kubernetes_io_elb_ip', 'ref-cce/category_26', 'cce_10_0695'],
  offered: UNVERIFIED,
});

export const subnetId = annotation({
  key: 'kubernetes.io/elb.subnet-id',
  group: 'connection',
  summary:
    'The subnet of an automatically created load balancer in clusters up to about v1.11.7-r0; later clusters discard it.',
  codec: unjudgedText('the id of a subnet'),
  obsolete: {
    since: since(['v1.11.7-r0']),
    instead:
      'the subnets of an automatically created load balancer are given in kubernetes.io/elb.autocreate: vip_subnet_cidr_id, elb_virsubnet_ids',
    facts: ['subnet-id-obsolete'],
  },
  notes: ['The pages disagree on whether v1.11.7-r0 itself still needs it.'],
  pages: ['cce_10_0385', 'cce_10_0681', 'huawei-zh-2023:cce_10_0385'],
  offered: { noProp: 'obsolete: without effect in every cluster version that is still in service' },
});

export const enterpriseId = annotation({
  key: 'kubernetes.io/elb.enterpriseID',
  group: 'connection',
  summary: 'The enterprise project in which an automatically created load balancer is placed.',
  codec: formattedText({
    pattern: /^(0|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i,
    expects: 'the id of an enterprise project (a UUID), or 0 for the default one',
  }),
  default: '0, the default enterprise project',
  writtenBy: 'user-or-platform',
  since: since(['v1.15']),
  onChange:
    'The console help page calls it modifiable; but it takes part in creation only, and kubernetes.io/elb.autocreate cannot change: take it as fixed.',
  editions: ['huawei'],
  constraints: [
    {
      kind: 'requires',
      condition: { has: 'kubernetes.io/elb.autocreate' },
      when: AUTHORED,
      severity: 'info',
      why: 'It takes part in automatic creation only: an existing load balancer is not moved.',
      help: 'Remove it; an existing load balancer is moved in the console.',
      facts: ['enterprise-project-only-with-autocreate'],
      pages: ['huawei-zh-2023:cce_10_0385', 'drawer-cce/Service_k8s_annotation__kubernetes_io_elb_enterpriseID'],
      basis: ['docs'],
    },
  ],
  notes: [
    'A cluster earlier than v1.15 puts the load balancer into the default project.',
    'The guide of Open Telekom Cloud had it until March 2024. The platform was seen to write it after automatic creation.',
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
