import { rule } from '../engine/rule';
import { canBeVariants, hasCluster, nameOf } from './support/services';

export const sharedNodePort = rule({
  id: 'shared-node-port',
  severity: 'warning',
  statement: 'Two Services of a cluster do not ask for the same node port.',
  why: 'A node port is one for the whole cluster: the API server refuses the second Service.',
  help: 'Leave nodePort out, so that the cluster chooses one.',
  facts: [],
  pages: ['kubernetes:service'],
  basis: ['docs'],
  exceptions: [
    {
      guards: [],
      text: 'Services of which no cluster is known are not compared: they may be for different ones. So may those that are checked with the same options of the command line, and it is no error.',
    },
    {
      guards: [],
      text: 'Nor are a TCP and a UDP port of one number, and objects of one namespace and name, which are variants of one Service. A namespace that is not known yet can be any.',
    },
    {
      guards: [],
      text: 'Only LoadBalancer Services of CCE are looked at: that one of type NodePort has the port already is not found.',
    },
  ],
  platformMessage: 'provided port is already allocated',
  checkAmong(service, report, context) {
    if (!hasCluster(service)) return;
    for (const { nodePort = 0, protocol, index } of service.ports) {
      // 0 counts as absent.
      if (nodePort === 0 || protocol === undefined) continue;
      // Told to those that come later: the first one has the port.
      const [first] = context.servicesWithNodePort(service.cluster, nodePort, protocol);
      if (canBeVariants(first.object, service.object)) continue;
      report({
        message: `nodePort ${nodePort} (${protocol}) is already taken by ${nameOf(first.object)}, in the same cluster`,
        path: ['spec', 'ports', index, 'nodePort'],
        related: [first.object],
      });
    }
  },
});
