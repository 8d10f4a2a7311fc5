import { hostNetwork } from '../annotations/groups/pass-through';
import type { CceService } from '../engine/cce-service';
import type { Facts } from '../engine/facts';
import { lacksNodePort } from '../engine/node-ports';
import { rule } from '../engine/rule';
import { describePorts } from './support/ports';

const id = 'load-balancer-without-node-ports';

export const loadBalancerWithoutNodePorts = rule({
  id,
  severity: 'warning',
  statement: 'A Service whose load balancer reaches pods through node ports has node ports.',
  why: 'Load balancers forward to node ports, and check them, except dedicated ones in Turbo clusters, which forward to the pods: without node ports they have no backends.',
  help: 'Remove spec.allocateLoadBalancerNodePorts, or give each port a nodePort.',
  facts: [],
  pages: ['cce_10_0681', 'cce_10_0249'],
  basis: ['derived'],
  exceptions: [
    { guards: [], text: 'A port that names its nodePort has one all the same.' },
    { guards: [], text: `With ${hostNetwork.key} the load balancer forwards to the ports of the pods.` },
  ],
  needs: ['clusterType'],
  reads: ['spec.allocateLoadBalancerNodePorts'],
  check(service, report, facts) {
    const without = service.ports.filter((port) => lacksNodePort(service, port));
    if (without.length === 0 || !needsNodePorts(service, facts)) return;
    report({
      message: `spec.allocateLoadBalancerNodePorts is false, and there is no nodePort for ${describePorts({ ports: without })}`,
      path: ['spec', 'allocateLoadBalancerNodePorts'],
    });
  },
});

function needsNodePorts(service: CceService, facts: Facts): boolean {
  if (service.elbClass === 'union') return true;
  const clusterType = facts.known(service, 'clusterType', id);
  return clusterType === 'standard' || (clusterType === 'turbo' && facts.knownElbClass(service, id) === 'union');
}
