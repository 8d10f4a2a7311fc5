import { ingressListeners } from '../annotations/groups/ingress';
import { rule } from '../engine/rule';
import { nameOf } from './support/services';

export const listenerPortTakenByIngress = rule({
  id: 'listener-port-taken-by-ingress',
  severity: 'error',
  statement: 'A Service does not use a port that a LoadBalancer ingress has on the same load balancer.',
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
  ],
  checkAmong(service, report, context) {
    for (const { object: ingress } of context.ingressesOn(service)) {
      const taken = ingressListeners(ingress) ?? [];
      for (const port of service.listenerPorts) {
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
