import { since } from '../../cluster/version';
import { booleanText, oneOf } from '../codec/text';
import { annotation } from '../define';

/**
 * Not in clusters of v1.15 or earlier. Documented from a later version on, which is the annotation's own list.
 *
 * @see cce_10_0355
 */
export const PASS_THROUGH_EXISTS = since(['v1.16']);

export const PASS_THROUGH_DOCUMENTED = since(['v1.19']);

export const passThrough = annotation({
  key: 'kubernetes.io/elb.pass-through',
  group: 'passthrough',
  summary:
    'Sends traffic from inside the cluster to the address of the load balancer through the load balancer, where kube-proxy would short-circuit it.',
  codec: oneOf<string>(['true', 'onlyLocal'], {
    open: 'others are not documented',
    hints: { false: 'leave the key out to switch pass-through off' },
  }),
  emptyMeansAbsent: true,
  default: 'kube-proxy short-circuits the traffic; in Turbo clusters that of nodes only',
  writtenBy: 'user-or-platform',
  since: PASS_THROUGH_DOCUMENTED,
  versionFacts: ['passthrough-cluster-version'],
  onChange:
    'A note of third parties claims that it is protected like other keys once written (v1.35.3); the refusals that are attested name kubernetes.io/elb.class and kubernetes.io/elb.id only.',
  constraints: [
    {
      kind: 'requires',
      condition: { externalTrafficPolicy: 'Local' },
      when: { has: 'kubernetes.io/elb.pass-through', text: ['onlyLocal'] },
      severity: 'warning',
      why: 'The platform writes onlyLocal together with externalTrafficPolicy Local; what it means with policy Cluster is not documented.',
      help: 'Remove it: the platform writes it where externalTrafficPolicy is Local.',
      facts: ['passthrough-value'],
      pages: ['cce_10_0355'],
      basis: ['docs'],
    },
  ],
  facts: ['passthrough-value'],
  notes: [
    'true is what users write. onlyLocal is what the platform writes by itself where externalTrafficPolicy is Local, and can be written there to avoid drift. Both remove the short-circuit.',
    'In an IPVS cluster all Services on one load balancer must have the same setting.',
    'In a Standard cluster with a dedicated load balancer its private address cannot be reached from the node that runs the backend pod, nor from other pods on that node.',
    'In a Turbo cluster traffic of containers passes through the load balancer anyway (guide of 2026); that of nodes still follows the rules of kube-proxy.',
    'The page of Open Telekom Cloud rules out clusters of v1.15 and earlier only; its table of keys and the Huawei Cloud page of 2026 (cce_bestpractice_0301) say v1.19 or later.',
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
    'Says that the backend pods run with hostNetwork: the load balancer forwards to the host network of the nodes.',
  codec: booleanText(),
  default: 'false',
  since: since(['v1.9']),
  notes: [
    'The backend port is then the port of the container instead of the node port. The first published provider source looks at the first pod that the Service selects: without hostNetwork the node port stays, without any pod it fails.',
    'Whether a Turbo cluster can have externalTrafficPolicy Local depends on the pods, not on this key.',
    'The prefix is kubernetes.io/hws-, not kubernetes.io/elb.',
  ],
  pages: ['cce_10_0385', 'huawei-zh-2023:cce_10_0385', 'src:hws-2020'],
  offered: { prop: 'ElbSettings.hostNetwork' },
});
