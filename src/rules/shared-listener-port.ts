import { portRanges } from '../annotations/groups/listener';
import { show } from '../diagnostics/show';
import type { CceService, ServicePort } from '../engine/cce-service';
import { rule } from '../engine/rule';
import { filterOnce } from '../engine/service-lists';
import { pathOf } from './support/annotations';
import { type ForwardedRange, forwardedRangesOf, IN_A_RANGE } from './support/ports';
import { canBeVariants, clusterNameOf, hasCluster, nameOf, sharesListeners } from './support/services';

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
      text: 'Objects of one namespace and name are variants of one Service. A namespace that is not known yet can be any.',
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
      text: 'A port with ranges is compared by its ranges alone.',
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
      if (first === undefined || !isAnother(first, service)) continue;
      // Clusters that share a load balancer on purpose share its listeners; of one that does not another rule speaks.
      if (filterOnce(users, sharesListeners).length > 0) continue;
      if (!listensOn(service, port) || !listensOn(first, port)) continue;
      report({
        message: `port ${port.port} (${port.side}) of load balancer ${elbId} is used by ${nameOf(first.object)}${ofOtherCluster(first, service)} already`,
        path: ['spec', 'ports', port.index, 'port'],
        related: [first.object],
      });
    }
    for (const range of forwardedRangesOf(service)) {
      const found = firstInRange(range, service, context.servicesOn(elbId));
      if (found === undefined) continue;
      report({
        message: `the range ${range.first} to ${range.last} (${range.side}) of the port ${show(range.name)}, on load balancer ${elbId}, ${found.what} of ${nameOf(found.other.object)}${ofOtherCluster(found.other, service)}`,
        path: pathOf(portRanges.key),
        inner: [range.name],
        severity: 'warning',
        ...IN_A_RANGE,
        platformMessage: undefined,
        related: [found.other.object],
      });
    }
  },
});

/** What a listener of a Service listens on: a port, or a range. */
interface Listening extends ForwardedRange {
  readonly service: CceService;
  readonly isRange: boolean;
}

/** Of the Services of a load balancer that do not share their listeners, in their order. Each of them with a range asks for it. */
const known = new WeakMap<readonly CceService[], readonly Listening[]>();

function listeningOf(services: readonly CceService[]): readonly Listening[] {
  let listening = known.get(services);
  if (listening === undefined) {
    listening = services.flatMap((service) => (sharesListeners(service) ? [] : listeningOfOne(service)));
    known.set(services, listening);
  }
  return listening;
}

function listeningOfOne(service: CceService): readonly Listening[] {
  const ranges = forwardedRangesOf(service);
  const ports = service.listenerPorts.flatMap(({ name = '', port, side }) =>
    side === undefined || port === undefined || ranges.some((range) => range.name === name)
      ? []
      : [{ name, first: port, last: port, side, service, isRange: false }],
  );
  return [...ports, ...ranges.map((range) => ({ ...range, service, isRange: true }))];
}

/** Whether the port has a listener of its own, and none for ranges instead. */
function listensOn(service: CceService, { port, side }: ServicePort): boolean {
  return listeningOfOne(service).some((each) => !each.isRange && each.first === port && each.side === side);
}

/** The first other Service with a port in the range, or with a range that meets it. Of two ranges the later one is told of. */
function firstInRange({ first, last, side }: ForwardedRange, service: CceService, all: readonly CceService[]) {
  if (sharesListeners(service)) return undefined;
  let isEarlier = true;
  for (const each of listeningOf(all)) {
    if (each.service === service) isEarlier = false;
    if (each.last < first || last < each.first || each.side !== side || !isAnother(each.service, service)) continue;
    if (!each.isRange) return { other: each.service, what: `has port ${each.first}` };
    if (isEarlier) return { other: each.service, what: `meets the range ${each.first} to ${each.last}` };
  }
  return undefined;
}

/** Variants of one Service, for different environments say, are one Service. */
function isAnother(other: CceService, service: CceService): boolean {
  return other.cluster !== service.cluster || !canBeVariants(other.object, service.object);
}

/** Empty within one cluster, and where nothing tells the clusters apart. */
function ofOtherCluster(other: CceService, service: CceService): string {
  return other.cluster !== service.cluster && hasCluster(other) ? ` of ${clusterNameOf(other)}` : '';
}
