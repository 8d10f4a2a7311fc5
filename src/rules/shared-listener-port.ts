import { portRanges } from '../annotations/groups/listener';
import { show } from '../diagnostics/show';
import type { CceService } from '../engine/cce-service';
import { rule } from '../engine/rule';
import { those } from '../engine/those';
import { pathOf } from './support/annotations';
import { type ListenerRange, listenerRangesOf } from './support/ports';
import { clusterNameOf, hasCluster, nameOf, sharesListeners } from './support/services';

export const sharedListenerPort = rule({
  id: 'shared-listener-port',
  severity: 'error',
  otherSeverities: ['warning'],
  statement:
    'Two Services on one load balancer do not use the same port on the same side: TCP, HTTP, HTTPS and TLS are one side, UDP and QUIC the other. Ranges of ports count with all that is in them.',
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
    {
      guards: [],
      text: 'Of a range of ports it is a warning: no page says what becomes of a listener in the range of another.',
    },
    {
      guards: [],
      text: 'Ranges that the load balancer or the cluster cannot have are not compared.',
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
    for (const range of listenerRangesOf(service)) {
      const found = firstInRange(range, service, context.servicesOn(elbId));
      if (found === undefined) continue;
      report({
        message: `the range ${range.first} to ${range.last} (${range.side}) of the port ${show(range.name)}, on load balancer ${elbId}, ${found.what} of ${nameOf(found.other.object)}${ofOtherCluster(found.other, service)}`,
        path: pathOf(portRanges.key),
        inner: [range.name],
        severity: 'warning',
        why: 'A listener with a range listens on all ports in it. Whether the load balancer refuses the other listener, or which of the two gets a connection, is not documented.',
        help: 'Leave the port out of the range, or use another load balancer.',
        pages: ['drawer-elb/elb_drawerhelp_702', 'cce_10_0929'],
        basis: ['derived'],
        platformMessage: undefined,
        related: [found.other.object],
      });
    }
  },
});

/** The first other Service with a port in the range, or with a range that meets it. Of two ranges the later one is told of. */
function firstInRange({ first, last, side }: ListenerRange, service: CceService, all: readonly CceService[]) {
  if (sharesListeners(service)) return undefined;
  let isEarlier = true;
  for (const other of all) {
    if (other === service) isEarlier = false;
    if (!isAnother(other, service) || sharesListeners(other)) continue;
    const ranges = listenerRangesOf(other);
    const port = other.listenerPorts.find(
      (each) =>
        each.side === side &&
        each.port !== undefined &&
        first <= each.port &&
        each.port <= last &&
        !ranges.some(({ name }) => name === each.name),
    );
    if (port !== undefined) return { other, what: `has port ${port.port}` };
    const met = isEarlier
      ? ranges.find((each) => each.side === side && first <= each.last && each.first <= last)
      : undefined;
    if (met !== undefined) return { other, what: `meets the range ${met.first} to ${met.last}` };
  }
  return undefined;
}

/** Variants of one Service, for different environments say, are one Service. */
function isAnother(other: CceService, service: CceService): boolean {
  return other.cluster !== service.cluster || other.object.identity !== service.object.identity;
}

/** Empty within one cluster, and where nothing tells the clusters apart. */
function ofOtherCluster(other: CceService, service: CceService): string {
  return other.cluster !== service.cluster && hasCluster(other) ? ` of ${clusterNameOf(other)}` : '';
}
