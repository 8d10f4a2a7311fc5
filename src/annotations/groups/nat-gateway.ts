import { unjudgedText } from '../codec/text';
import { annotation } from '../define';

export const natGatewayId = annotation({
  key: 'kubernetes.io/natgateway.id',
  group: 'foreign-feature',
  summary: 'The NAT gateway of a DNAT Service, which has kubernetes.io/elb.class: dnat and spec.loadBalancerIP.',
  codec: unjudgedText('the id of a NAT gateway'),
  elbClasses: [],
  classLimit: 'constraints',
  editions: ['huawei'],
  constraints: [
    {
      kind: 'requires',
      condition: { has: 'kubernetes.io/elb.class', text: ['dnat'] },
      severity: 'info',
      why: 'It belongs to NAT gateway Services: load balancers do not have it.',
      help: 'Remove it, or all annotations of load balancers.',
      facts: [],
      pages: ['huawei-zh-2023:DNAT page'],
      basis: ['docs'],
    },
  ],
  notes: ['No part of the load balancer service. The guide of Open Telekom Cloud does not have it.'],
  pages: ['huawei-zh-2023:DNAT page'],
  offered: { noProp: 'not a setting of load balancers: DNAT Services of Huawei Cloud have it' },
});
