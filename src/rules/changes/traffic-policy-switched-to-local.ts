import { changeRule } from '../../engine/rule';
import { PATH_OF_POLICY } from '../support/services';

export const trafficPolicySwitchedToLocal = changeRule({
  id: 'traffic-policy-switched-to-local',
  severity: 'warning',
  statement: 'externalTrafficPolicy of an existing Service does not go from Cluster to Local.',
  why: 'Entries of connection tracking are not cleared: old flows keep going to nodes without pods.',
  help: 'Delete the Service and create it anew with policy Local, or keep policy Cluster.',
  facts: ['affinity-switch-cluster-to-local'],
  pages: ['cce_10_0681', 'cce_10_0142'],
  basis: ['docs'],
  exceptions: [
    {
      guards: ['affinity-switch-cluster-to-local/1'],
      text: 'Only a Service of the same namespace and name, in both states, is compared.',
    },
  ],
  checkChange(before, after, report) {
    if (before.externalTrafficPolicy !== 'Cluster' || after?.externalTrafficPolicy !== 'Local') return;
    report({ message: 'externalTrafficPolicy was Cluster, and is Local', path: PATH_OF_POLICY });
  },
});
