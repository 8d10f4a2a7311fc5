import { unjudgedText } from '../codec/text';
import { annotation } from '../define';

export const natGatewayId = annotation({
  key: 'kubernetes.io/natgateway.id',
  group: 'foreign-feature',
  summary: 'NAT gateway of a DNAT Service, used with elb.class dnat and spec.loadBalancerIP.',
  codec: unjudgedText('the id of a NAT gateway'),
  elbClasses: [],
  editions: ['huawei'],
  notes: ['Not part of ELB; the OTC guide does not have it.'],
  pages: ['huawei-zh-2023:DNAT page'],
  offered: { noProp: 'not a setting of load balancers: DNAT Services of Huawei Cloud have it' },
});
