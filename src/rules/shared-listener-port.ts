import { multicluster } from '../annotations/groups/multi-cluster';
import type { CceService } from '../engine/cce-service';
import { rule } from '../engine/rule';
import { namesOf } from './support/services';

export const sharedListenerPort = rule({
  id: 'shared-listener-port',
  severity: 'error',
  statement:
    'Two Services on one load balancer do not use the same port on the same side: TCP, HTTP, HTTPS and TLS are one side, UDP and QUIC the other.',
  why: 'The platform refuses the second Service of a cluster; across clusters the load balancer answers with a conflict, and the Service never becomes ready.',
  help: 'Give one of them another port, or another load balancer.',
  facts: ['listener-port-clash-services'],
  pages: ['field:huawei-elb-controller', 'elb-umn:protocols_and_ports', 'drawer-elb/elb_drawerhelp_702'],
  basis: ['docs', 'observed'],
  platformMessage: 'protocol_port 3306 of the load Balancer ... already has been usesd by other service',
  check(service, report, context) {
    const { elbId } = service;
    if (elbId === undefined) return;
    for (const port of service.listenerPorts) {
      const clashing = context.servicesAt(elbId, port).filter((other) => isAnother(other, service));
      // Clusters that share a load balancer on purpose share its listeners.
      if (clashing.length === 0 || [service, ...clashing].every((each) => each.has(multicluster))) continue;
      report({
        message: `port ${port.port} (${port.side}) of load balancer ${elbId} is also used by ${namesOf(clashing)}`,
        path: ['spec', 'ports', port.index, 'port'],
        related: clashing.map(({ object }) => object),
      });
    }
  },
});

/** Variants of one Service, for different environments say, are one Service. */
function isAnother(other: CceService, service: CceService): boolean {
  return other !== service && (other.cluster !== service.cluster || other.object.identity !== service.object.identity);
}
