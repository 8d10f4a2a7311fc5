import type { ListenerProtocol } from '../annotations/condition';
import { lbAlgorithm, sessionAffinityMode } from '../annotations/groups/traffic';
import { LoadBalancingAlgorithm } from '../annotations/load-balancing-algorithm';
import { rule } from '../engine/rule';

export const stickySessionNotKeptByNodes = rule({
  id: 'sticky-session-not-kept-by-nodes',
  severity: 'info',
  statement: 'In a Standard cluster sticky sessions go with externalTrafficPolicy Local and pods on different nodes.',
  why: 'With policy Cluster the node forwards the sticky connection to any pod. The pages on annotations print the setting without Local and ask for anti-affinity only.',
  help: 'Set externalTrafficPolicy to Local, spread the pods over nodes by anti-affinity, and inside the cluster call the Service by its name: its address is then not for all clients there.',
  facts: ['sticky-standard-needs-local-and-spread'],
  pages: ['cce_bestpractice_00231', 'cce_10_0681'],
  basis: ['docs'],
  exceptions: [
    {
      guards: ['sticky-standard-needs-local-and-spread/1'],
      text: 'Nothing is said unless the cluster is known to be a Standard cluster.',
    },
  ],
  needs: ['clusterType'],
  reads: [sessionAffinityMode.key],
  check(service, report) {
    if (service.value(sessionAffinityMode) === undefined || service.externalTrafficPolicy !== 'Cluster') return;
    // Where the session is void there is nothing to keep, and other rules say so.
    const isKept = (protocol: ListenerProtocol) => protocol === 'TCP' || protocol === 'UDP';
    if (service.clusterType !== 'standard' || !service.listenerProtocols?.some(isKept)) return;
    if (service.value(lbAlgorithm) === LoadBalancingAlgorithm.SOURCE_IP) return;
    report({
      message: `${sessionAffinityMode.key} is '${service.text(sessionAffinityMode.key)}' with externalTrafficPolicy Cluster, in a Standard cluster`,
      path: ['metadata', 'annotations', sessionAffinityMode.key],
    });
  },
});
