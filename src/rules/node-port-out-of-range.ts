import { rule } from '../engine/rule';
import { NODE_PORTS } from './support/node-ports';

export const nodePortOutOfRange = rule({
  id: 'node-port-out-of-range',
  severity: 'error',
  statement: `A node port is in ${NODE_PORTS.widest.min} to ${NODE_PORTS.widest.max}, the widest range that a cluster can be given.`,
  why: 'The API server refuses the Service.',
  help: 'Leave nodePort out, so that the cluster chooses one.',
  facts: ['nodeport-range'],
  pages: ['cce_10_0681', 'cce_10_0142', 'cce_10_0213', 'cce_10_0784'],
  basis: ['docs'],
  check(service, report) {
    const { min, max } = NODE_PORTS.widest;
    for (const { nodePort, index } of service.ports) {
      // 0 counts as absent.
      if (nodePort === undefined || nodePort === 0 || (nodePort >= min && nodePort <= max)) continue;
      report({
        message: `nodePort is ${nodePort}; expected ${min} to ${max}`,
        path: ['spec', 'ports', index, 'nodePort'],
      });
    }
  },
});
