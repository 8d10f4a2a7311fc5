import { protocolPort } from '../annotations/groups/listener';
import { passThrough } from '../annotations/groups/pass-through';
import { rule } from '../engine/rule';
import { TLS_TO_PLAIN_PORT } from '../reachability/cross-rules';
import { terminatesTls } from '../reachability/listeners';
import { surelyMeets } from './support/reachability';

const id = 'tls-listener-bypassed-inside';

export const tlsListenerBypassedInside = rule({
  id,
  severity: 'info',
  statement:
    'Where the load balancer terminates TLS, clients inside the cluster reach the load balancer, or do not call its address.',
  why: TLS_TO_PLAIN_PORT.reason,
  help: `Inside the cluster call the Service by its name, or set ${passThrough.key} to "true".`,
  facts: [],
  pages: ['cce_10_0355', ...(TLS_TO_PLAIN_PORT.pages ?? [])],
  basis: ['derived'],
  reads: [protocolPort.key],
  check(service, report, facts) {
    // A process on a node is captured in every kind of cluster.
    const isBypassed = surelyMeets(service, 'other-node', ({ verdict }) => verdict.facts[0] === 'X-5', facts, id);
    if (!isBypassed) return;
    const ports = service.listenerPorts.filter(({ listener }) => listener !== undefined && terminatesTls(listener));
    const named = ports.map(({ listener, port }) => `${listener} on port ${port}`).join(', ');
    report({
      message: `the load balancer terminates TLS (${named}), and without pass-through kube-proxy hands what clients inside the cluster send to the pods as it is; in a Turbo cluster that of nodes and hostNetwork pods`,
      path: ['metadata', 'annotations', protocolPort.key],
    });
  },
});
