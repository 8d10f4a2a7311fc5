import type { CceService } from '../engine/cce-service';
import { rule } from '../engine/rule';
import { those } from '../engine/those';
import { clusterNameOf, hasCluster, nameOf, sharesListeners } from './support/services';

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
  exceptions: [
    {
      guards: ['listener-port-clash-services/1a', 'listener-port-clash-services/1b'],
      text: 'TCP and UDP may share a number, in one Service or in two.',
    },
    {
      guards: ['listener-port-clash-services/2a'],
      text: "The port of the platform's own health check gets no listener.",
    },
    {
      guards: ['listener-port-clash-services/2b'],
      text: 'A load balancer that something names later is not compared.',
    },
    {
      guards: ['listener-port-clash-services/2c'],
      text: 'Objects of one namespace and name are variants of one Service.',
    },
    {
      guards: ['listener-port-clash-services/3'],
      text: 'Services that all say that they share it over several clusters may.',
    },
  ],
  platformMessage: 'protocol_port 3306 of the load Balancer ... already has been usesd by other service',
  checkAmong(service, report, context) {
    const { elbId } = service;
    if (elbId === undefined) return;
    for (const port of service.listenerPorts) {
      const users = context.servicesAt(elbId, port);
      const [first] = users;
      // Told to those that come later: the first one has the port.
      if (first === undefined || first === service || !isAnother(first, service)) continue;
      // Clusters that share a load balancer on purpose share its listeners; of one that does not another rule speaks.
      if (those(users, sharesListeners).length > 0) continue;
      report({
        message: `port ${port.port} (${port.side}) of load balancer ${elbId} is used by ${nameOf(first.object)}${ofOtherCluster(first, service)} already`,
        path: ['spec', 'ports', port.index, 'port'],
        related: [first.object],
      });
    }
  },
});

/** Variants of one Service, for different environments say, are one Service. */
function isAnother(other: CceService, service: CceService): boolean {
  return other.cluster !== service.cluster || other.object.identity !== service.object.identity;
}

/** Empty within one cluster, and where nothing tells the clusters apart. */
function ofOtherCluster(other: CceService, service: CceService): string {
  return other.cluster !== service.cluster && hasCluster(other) ? ` of ${clusterNameOf(other)}` : '';
}
