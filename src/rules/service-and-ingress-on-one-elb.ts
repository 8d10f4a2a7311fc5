import { elbId } from '../annotations/groups/connection';
import { rule } from '../engine/rule';
import { pathOf } from './support/annotations';
import { ingressesOf } from './support/services';

const id = 'service-and-ingress-on-one-elb';

export const serviceAndIngressOnOneElb = rule({
  id,
  severity: 'warning',
  statement: 'Under IPVS a LoadBalancer Service and a LoadBalancer ingress use different load balancers.',
  why: 'The node holds the address of the load balancer for all ports: traffic from inside the cluster that is meant for the ingress ends at the Service. Access from outside is not affected.',
  help: 'Use two load balancers.',
  facts: ['ipvs-ingress-service-same-elb'],
  pages: ['cce_10_0681', 'cce_10_0349'],
  basis: ['docs'],
  needs: ['proxyMode'],
  checkAmong(service, report, context) {
    const ingresses = context
      .ingressesOn(service)
      .filter(({ cluster }) => cluster === service.cluster)
      .map(({ object }) => object);
    if (ingresses.length === 0 || context.known(service, 'proxyMode', id) !== 'ipvs') return;
    report({
      message: `load balancer ${service.elbId} is also used by the ${ingressesOf(ingresses)}, in an IPVS cluster`,
      path: pathOf(elbId.key),
      related: ingresses,
    });
  },
});
