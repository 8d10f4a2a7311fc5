import { rule } from '../engine/rule';
import { NODE_PORTS } from './support/node-ports';

export const nodePortBelowDefaultRange = rule({
  id: 'node-port-below-default-range',
  severity: 'info',
  statement: `A node port below ${NODE_PORTS.default.min} works only in clusters whose range of node ports was widened.`,
  why: 'The range can be extended in the settings of the cluster; the security group of the nodes must follow.',
  help: `Widen the range, choose a port from ${NODE_PORTS.default.min}, or leave nodePort out.`,
  facts: ['nodeport-default-range'],
  pages: ['cce_10_0213', 'cce_10_0784', 'cce_10_0142'],
  basis: ['docs'],
  check(service, report) {
    for (const { nodePort, index } of service.ports) {
      if (nodePort === undefined || nodePort < NODE_PORTS.widest.min || nodePort >= NODE_PORTS.default.min) continue;
      report({
        message: `nodePort is ${nodePort}; the default range is ${NODE_PORTS.default.min} to ${NODE_PORTS.default.max}`,
        path: ['spec', 'ports', index, 'nodePort'],
      });
    }
  },
});
