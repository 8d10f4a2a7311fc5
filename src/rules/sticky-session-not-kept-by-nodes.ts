import type { ListenerProtocol } from '../annotations/condition';
import { lbAlgorithm, sessionAffinityMode } from '../annotations/groups/traffic';
import { LoadBalancingAlgorithm } from '../annotations/load-balancing-algorithm';
import { rule } from '../engine/rule';
import type { Workload } from '../engine/run-context';
import { at, listAt } from '../manifest/kube-object';
import { pathOf } from './support/annotations';
import { describeWorkloads } from './support/workloads';

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
    {
      guards: [],
      text: 'With policy Local nothing is said unless several pods are in sight, and neither anti-affinity nor a topology spread constraint keeps them apart.',
    },
  ],
  needs: ['clusterType'],
  reads: [sessionAffinityMode.key],
  checkAmong(service, report, context) {
    const policy = service.externalTrafficPolicy;
    if (service.value(sessionAffinityMode) === undefined || policy === undefined) return;
    // Where the session is void there is nothing to keep, and other rules say so.
    const isKept = (protocol: ListenerProtocol) => protocol === 'TCP' || protocol === 'UDP';
    if (service.clusterType !== 'standard' || !service.listenerProtocols?.some(isKept)) return;
    if (service.value(lbAlgorithm) === LoadBalancingAlgorithm.SOURCE_IP) return;
    const mode = `${sessionAffinityMode.key} is '${service.text(sessionAffinityMode.key)}'`;
    const path = pathOf(sessionAffinityMode.key);
    if (policy === 'Cluster') {
      report({ message: `${mode} with externalTrafficPolicy Cluster, in a Standard cluster`, path });
      return;
    }
    const close = context.workloadsOf(service).filter(canShareNode);
    if (close.length === 0) return;
    report({
      message: `${mode}, in a Standard cluster, and nothing keeps the pods of ${describeWorkloads(close)} on different nodes`,
      path,
      why: 'The load balancer keeps a client on one node: of several pods there any one gets the connection.',
      help: 'Add a required podAntiAffinity over kubernetes.io/hostname to the pod template.',
      related: close.map(({ object }) => object),
    });
  },
});

/** Several pods that the scheduler may put on one node. */
function canShareNode({ object, podTemplate }: Workload): boolean {
  const replicas = at(object.spec, 'replicas');
  return (
    typeof replicas === 'number' &&
    replicas > 1 &&
    at(podTemplate, 'spec', 'affinity', 'podAntiAffinity') === undefined &&
    listAt(podTemplate, 'spec', 'topologySpreadConstraints').length === 0
  );
}
