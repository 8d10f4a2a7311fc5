import { PASS_THROUGH_EXISTS, passThrough } from '../annotations/groups/pass-through';
import { supportOf } from '../cluster/version';
import { rule } from '../engine/rule';
import { asksForPassThrough, PATH_OF_POLICY, passesThrough } from './support/services';

const id = 'pass-through-unreachable-from-backend-nodes';

export const passThroughUnreachableFromBackendNodes = rule({
  id,
  severity: 'warning',
  statement:
    'In a Standard cluster no client on a node that runs a backend calls the private address of a dedicated load balancer with pass-through.',
  why: 'A dedicated load balancer presents the address of the client: the node sees its own address as the source and does not answer the load balancer. Clients inside the cluster fail, depending on where they are scheduled.',
  help: 'Inside the cluster call the ClusterIP or the name of the Service, keep callers and backends apart by anti-affinity, or use a shared load balancer without transparentClientIp.',
  facts: ['passthrough-dedicated-standard-hairpin'],
  pages: ['cce_10_0355', 'cce_10_0249'],
  basis: ['docs'],
  needs: ['clusterType'],
  reads: [passThrough.key, 'spec.externalTrafficPolicy'],
  check(service, report, facts) {
    // Where the cluster does not have it, nothing is passed through.
    if (!passesThrough(service) || supportOf(PASS_THROUGH_EXISTS, service.cluster.version) === 'unsupported') return;
    // Listeners of layer 7 have an address of their own towards the backends.
    if (service.listenerProtocols?.every((protocol) => protocol === 'HTTP' || protocol === 'HTTPS')) return;
    if (service.elbClass === 'union' || facts.knownElbClass(service, id) !== 'performance') return;
    if (facts.known(service, 'clusterType', id) !== 'standard') return;
    const asked = asksForPassThrough(service);
    report({
      message: `the private address of the dedicated load balancer cannot be reached from nodes that run a backend pod: ${
        asked
          ? `${passThrough.key} is '${service.text(passThrough.key)}'`
          : 'externalTrafficPolicy is Local, which switches pass-through on'
      }, in a Standard cluster`,
      path: asked ? ['metadata', 'annotations', passThrough.key] : PATH_OF_POLICY,
    });
  },
});
