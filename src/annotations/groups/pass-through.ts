import { since } from '../../cluster/version';
import { booleanText, oneOf } from '../codec/text';
import { annotation } from '../define';

export const passThrough = annotation({
  key: 'kubernetes.io/elb.pass-through',
  group: 'passthrough',
  summary:
    'Makes traffic from inside the cluster to the load balancer address go through the load balancer instead of being short-circuited by kube-proxy.',
  codec: oneOf<string>(['true', 'onlyLocal'], { open: true }),
  emptyMeansAbsent: true,
  writtenBy: 'user-or-platform',
  since: since(['v1.19']),
  versionFacts: ['passthrough-cluster-version'],
  onChange:
    'One field note claims that it is protected like all elb keys once written (v1.35.3); the attested refusals name elb.class and elb.id only.',
  constraints: [
    {
      kind: 'requires',
      condition: { externalTrafficPolicy: 'Local' },
      when: { has: 'kubernetes.io/elb.pass-through', text: ['onlyLocal'] },
      severity: 'warning',
      why: 'The platform writes onlyLocal together with externalTrafficPolicy Local; what it means with policy Cluster is not documented.',
      help: 'Write "true", or set externalTrafficPolicy to Local.',
      facts: ['passthrough-value'],
      pages: ['cce_10_0355'],
      basis: ['docs'],
    },
  ],
  facts: ['passthrough-value'],
  notes: [
    'In IPVS clusters all Services on one load balancer must have the same pass-through setting.',
    'In a standard cluster with a dedicated load balancer the private address of the load balancer is unreachable from the node that runs the backend pod and from other pods on that node.',
    'With spec.externalTrafficPolicy Local the platform sets onlyLocal.',
    'In a turbo cluster containers reach the load balancer by pass-through by default (current guide); nodes still use the kube-proxy rule.',
    'true is the documented user value; onlyLocal is set by the platform when externalTrafficPolicy is Local, and may be written there to avoid drift. Both remove the short-circuit.',
    'false is not mentioned anywhere; leave the key out.',
  ],
  pages: [
    'cce_10_0385',
    'cce_10_0355',
    'cce_10_0249',
    'cce_10_0349',
    'cce_bestpractice_0301',
    'huawei-zh-2023:cce_10_0355',
    'field:huawei-elb-controller',
  ],
  offered: { prop: 'PassThroughLoadBalancerServiceProps.passThrough' },
});

export const hostNetwork = annotation({
  key: 'kubernetes.io/hws-hostNetwork',
  group: 'host-network',
  summary:
    'Tells the load balancer to forward to the host network of the nodes because the backend pods use hostNetwork.',
  codec: booleanText(),
  default: 'false',
  since: since(['v1.9']),
  notes: [
    'Backend port becomes the container port instead of the node port (ancestor code looks at the first pod and fails when there is none).',
    'Prefix is kubernetes.io/hws-, not kubernetes.io/elb.; prefix filters must include it.',
    'In a turbo cluster node-level affinity (Local) is possible for hostNetwork pods only; that depends on the pods, not on this key.',
  ],
  pages: ['cce_10_0385', 'huawei-zh-2023:cce_10_0385', 'src:hws-2020'],
  offered: { prop: 'ElbSettings.hostNetwork' },
});
