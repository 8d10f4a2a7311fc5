import { rule } from '../engine/rule';
import { PATH_OF_POLICY } from './support/services';
import { describeWorkloads } from './support/workloads';

const id = 'local-needs-host-network-in-turbo';

export const localNeedsHostNetworkInTurbo = rule({
  id,
  severity: 'warning',
  statement: 'In a Turbo cluster externalTrafficPolicy is Local only if the backends run with hostNetwork.',
  why: 'The pages call it supported for such backends only; one says that it cannot be set at all. What the platform does with it otherwise is not documented.',
  help: 'Use policy Cluster: with a dedicated load balancer backends see the address of the client in any case.',
  facts: ['turbo-local-only-hostnetwork'],
  pages: ['cce_10_0681', 'cce_10_0249', 'cce_10_0142', 'cce_10_0916'],
  basis: ['docs'],
  exceptions: [
    {
      guards: ['turbo-local-only-hostnetwork/1a'],
      text: 'Nothing is said unless the cluster is known to be a Turbo cluster.',
    },
    {
      guards: ['turbo-local-only-hostnetwork/1b'],
      text: 'Nothing is said unless the pods behind the Service are in sight.',
    },
    {
      guards: ['turbo-local-only-hostnetwork/1c'],
      text: 'One backend with hostNetwork is enough.',
    },
  ],
  needs: ['clusterType'],
  reads: ['spec.externalTrafficPolicy'],
  checkAmong(service, report, context) {
    if (service.externalTrafficPolicy !== 'Local' || context.known(service, 'clusterType', id) !== 'turbo') return;
    const workloads = context.workloadsOf(service);
    if (workloads.length === 0 || workloads.some(({ hostNetwork }) => hostNetwork !== false)) return;
    report({
      message: `externalTrafficPolicy is Local in a Turbo cluster, and the pods of ${describeWorkloads(workloads)} run without hostNetwork`,
      path: PATH_OF_POLICY,
      related: workloads.map(({ object }) => object),
    });
  },
});
