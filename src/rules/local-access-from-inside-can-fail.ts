import { rule } from '../engine/rule';
import { IN_CLUSTER } from '../reachability/dimensions';
import { reaching } from './support/reaching';
import { PATH_OF_POLICY } from './support/services';

export const localAccessFromInsideCanFail = rule({
  id: 'local-access-from-inside-can-fail',
  severity: 'info',
  statement:
    'With externalTrafficPolicy Local no client inside the cluster depends on the address of the load balancer.',
  why: 'Access from inside can fail, and the pages disagree about where: from nodes without a backend pod, or from the nodes of the backends.',
  help: 'Inside the cluster call the ClusterIP or the name of the Service; `cdk8s-cce explain` tells who reaches what.',
  facts: ['local-in-cluster-access'],
  pages: ['cce_10_0249', 'cce_10_0355', 'cce_10_0681'],
  basis: ['docs'],
  exceptions: [
    {
      guards: ['local-in-cluster-access/1'],
      text: 'Only Services in Standard clusters are checked.',
    },
  ],
  needs: ['clusterType'],
  reads: ['spec.externalTrafficPolicy'],
  check(service, report) {
    // Of a dedicated load balancer another rule says more.
    if (service.externalTrafficPolicy !== 'Local' || service.elbClass === 'performance') return;
    if (service.clusterType !== 'standard') return;
    const { cellsInside, isTrouble } = reaching();
    if (!cellsInside(service, IN_CLUSTER).some(isTrouble)) return;
    report({ message: 'externalTrafficPolicy is Local, in a Standard cluster', path: PATH_OF_POLICY });
  },
});
