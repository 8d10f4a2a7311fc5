import { show } from '../diagnostics/show';
import { rule } from '../engine/rule';
import { at } from '../manifest/kube-object';

const PATH = ['spec', 'loadBalancerClass'] as const;

export const foreignLoadBalancerClass = rule({
  id: 'foreign-load-balancer-class',
  severity: 'warning',
  statement: 'A Service with annotations of the platform has no spec.loadBalancerClass.',
  why: 'Any value makes the platform ignore the Service together with its annotations: no listener, no event. The field can be set at creation only.',
  help: 'Remove the field, and create the Service anew; or remove the annotations if another controller serves it.',
  facts: ['loadbalancerclass-disables-cce'],
  pages: ['field:huawei-elb-controller'],
  basis: ['observed', 'derived'],
  exceptions: [
    {
      guards: ['loadbalancerclass-disables-cce/1'],
      text: 'A Service with a class and without any of these annotations is not meant for CCE.',
    },
  ],
  appliesTo: ['other-load-balancer-class'],
  check({ object }, report) {
    report({ message: `spec.loadBalancerClass is ${show(at(object.data, ...PATH))}; expected none`, path: PATH });
  },
});
