import { ingressListeners } from '../annotations/groups/ingress';
import { portRanges } from '../annotations/groups/listener';
import { show } from '../diagnostics/show';
import { rule } from '../engine/rule';
import { pathOf } from './support/annotations';
import { forwardedRangesOf, IN_A_RANGE } from './support/ports';
import { nameOf } from './support/services';

export const listenerPortTakenByIngress = rule({
  id: 'listener-port-taken-by-ingress',
  severity: 'error',
  otherSeverities: ['warning'],
  statement:
    'A Service does not use a port that a LoadBalancer ingress has on the same load balancer. Ranges of ports count with all that is in them.',
  why: 'Both want the listener of that port, whether or not they are in one cluster.',
  help: 'Give one of them another port, or another load balancer.',
  facts: ['listener-port-clash-ingress'],
  pages: ['cce_10_0683', 'elb-umn:protocols_and_ports'],
  basis: ['docs', 'derived'],
  exceptions: [
    {
      guards: ['listener-port-clash-ingress/1'],
      text: 'UDP ports clash with no ingress, but for one with a QUIC listener.',
    },
    {
      guards: ['listener-port-clash-ingress/2'],
      text: "The port of the platform's own health check gets no listener.",
    },
    {
      guards: [],
      text: 'Of a range of ports it is a warning: no page says what becomes of a listener in the range of another. A port with ranges is compared by its ranges alone.',
    },
  ],
  checkAmong(service, report, context) {
    const ranges = forwardedRangesOf(service);
    for (const { object: ingress } of context.ingressesOn(service)) {
      const taken = ingressListeners(ingress) ?? [];
      for (const { name, first, last, side } of ranges) {
        const found = taken.find((each) => each.side === side && first <= each.port && each.port <= last);
        if (found === undefined) continue;
        report({
          message: `the range ${first} to ${last} (${side}) of the port ${show(name)}, on load balancer ${service.elbId}, has port ${found.port} of the ingress ${nameOf(ingress)}`,
          path: pathOf(portRanges.key),
          inner: [name],
          severity: 'warning',
          ...IN_A_RANGE,
          related: [ingress],
        });
      }
      for (const port of service.listenerPorts) {
        if (ranges.some(({ name }) => name === port.name)) continue;
        if (!taken.some((each) => each.side === port.side && each.port === port.port)) continue;
        report({
          message: `port ${port.port} of load balancer ${service.elbId} is also used by the ingress ${nameOf(ingress)}`,
          path: ['spec', 'ports', port.index, 'port'],
          related: [ingress],
        });
      }
    }
  },
});
