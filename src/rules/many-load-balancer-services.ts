import { rule } from '../engine/rule';
import { hasCluster } from './support/services';

/** See cce_10_0349, cce_bestpractice_10024. */
const MOST = 500;

export const manyLoadBalancerServices = rule({
  id: 'many-load-balancer-services',
  severity: 'info',
  statement: `A cluster has at most ${MOST} LoadBalancer Services.`,
  why: 'The controller becomes slow beyond that.',
  help: 'Put an ingress in front of Services that speak HTTP, or use another cluster.',
  facts: ['many-loadbalancer-services'],
  pages: ['cce_10_0349', 'cce_bestpractice_10024'],
  basis: ['docs'],
  checkAmong(service, report, context) {
    if (context.services.length <= MOST || !hasCluster(service)) return;
    const { length, 0: first } = context.servicesOf(service.cluster);
    // Once for a cluster, on its first Service.
    if (length <= MOST || first !== service) return;
    report({
      message: `${length} LoadBalancer Services are meant for one cluster; expected at most ${MOST}`,
      path: [],
    });
  },
});
