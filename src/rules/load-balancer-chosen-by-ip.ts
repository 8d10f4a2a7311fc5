import { elbId } from '../annotations/groups/connection';
import { isUnresolved } from '../annotations/unresolved';
import { show } from '../diagnostics/show';
import { rule } from '../engine/rule';
import { at } from '../manifest/kube-object';
import { hasLoadBalancerIP, isAnnotatedWithLoadBalancer, PATH_OF_IP } from './support/load-balancer-choice';

export const loadBalancerChosenByIp = rule({
  id: 'load-balancer-chosen-by-ip',
  severity: 'warning',
  statement: 'The load balancer is not chosen by spec.loadBalancerIP alone.',
  why: 'By the guide the field is honoured up to v1.23 only, and Kubernetes deprecates it. Newer clusters were seen to look the address up all the same, and to lock the Service by writing the id.',
  help: `Name the load balancer by ${elbId.key}.`,
  facts: ['loadbalancerip-deprecated'],
  pages: ['cce_10_0385', 'cce_10_0681', 'field:huawei-elb-controller'],
  basis: ['docs', 'observed'],
  exceptions: [
    {
      guards: ['loadbalancerip-deprecated/1a', 'loadbalancerip-deprecated/1b'],
      text: 'Beside an id or a description the field is ignored, or the platform has written it.',
    },
    {
      guards: [],
      text: 'So it is if an overlay in the same run says which load balancer serves the Service.',
    },
  ],
  reads: ['spec.loadBalancerIP'],
  checkAmong(service, report, context) {
    if (
      !hasLoadBalancerIP(service) ||
      isUnresolved(at(service.object.data, ...PATH_OF_IP)) ||
      isAnnotatedWithLoadBalancer(service) ||
      context.partsOf(service).some(isAnnotatedWithLoadBalancer)
    )
      return;
    report({
      message: `spec.loadBalancerIP is ${show(at(service.object.data, ...PATH_OF_IP))}, and no annotation names the load balancer`,
      path: PATH_OF_IP,
    });
  },
});
