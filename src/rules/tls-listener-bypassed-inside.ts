import { protocolPort } from '../annotations/groups/listener';
import { passThrough } from '../annotations/groups/pass-through';
import type { CceService } from '../engine/cce-service';
import { rule } from '../engine/rule';
import type { RunContext } from '../engine/run-context';
import { TLS_TO_PLAIN_PORT } from '../reachability/cross-rules';
import { terminatesTls } from '../reachability/listeners';
import { pathOf } from './support/annotations';
import { reaching } from './support/reaching';
import { lacksPassThrough } from './support/services';

const id = 'tls-listener-bypassed-inside';

const BY_NAME = 'Inside the cluster call the Service by its name, without TLS';
const IN_PODS = 'terminate TLS in the pods';
const IF_NOT_PRESENTED = `${BY_NAME}, or ${IN_PODS}. Where the load balancer does not present the addresses of clients to nodes (a shared one by default, a dedicated one in a Turbo cluster), ${passThrough.key}: "true" helps as well.`;

export const tlsListenerBypassedInside = rule({
  id,
  severity: 'info',
  statement:
    'Where the load balancer terminates TLS, clients inside the cluster reach the load balancer, or do not call its address.',
  why: TLS_TO_PLAIN_PORT.reason,
  help: IF_NOT_PRESENTED,
  facts: [],
  pages: ['cce_10_0355', ...(TLS_TO_PLAIN_PORT.pages ?? [])],
  basis: ['derived'],
  reads: [protocolPort.key],
  checkAmong(service, report, context) {
    // A process on a node is captured in every kind of cluster.
    const isBypassed = reaching().surelyMeets(
      service,
      'other-node',
      ({ verdict }) => verdict.facts[0] === 'X-5',
      context,
      id,
    );
    if (!isBypassed) return;
    const ports = service.listenerPorts.filter(({ listener }) => listener !== undefined && terminatesTls(listener));
    const named = ports.map(({ listener, port }) => `${listener} on port ${port}`).join(', ');
    report({
      message: `the load balancer terminates TLS (${named}), and without pass-through kube-proxy hands ${bypassing(service)}`,
      path: pathOf(protocolPort.key),
      help: helpFor(service, context),
    });
  },
});

/** Pods of a Turbo cluster go through the load balancer. */
function bypassing({ cluster }: CceService): string {
  const whatOf = (clients: string) => `what ${clients} send to the pods as it is`;
  if (cluster.clusterType === 'turbo') return whatOf('nodes and hostNetwork pods');
  const all = whatOf('clients inside the cluster');
  return cluster.clusterType === 'standard' ? all : `${all}; in a Turbo cluster that of nodes and hostNetwork pods`;
}

function helpFor(service: CceService, context: RunContext): string {
  // Under IPVS all Services of a load balancer have it, or none.
  const isBound = service.cluster.proxyMode !== 'iptables' && context.hasNeighbourThat(service, lacksPassThrough);
  if (isBound || !reaching().canPassThrough(service)) return `${BY_NAME}, or ${IN_PODS}.`;
  return reaching().wouldHairpin(service) === undefined
    ? IF_NOT_PRESENTED
    : `${BY_NAME}, or set ${passThrough.key} to "true".`;
}
