import { rule } from '../engine/rule';
import { isIn, isInt32 } from '../manifest/fields/field-problems';
import { PORT_NUMBERS } from '../manifest/fields/service-fields';
import { own } from '../manifest/kube-object';
import { PAGE_OF_FIELDS } from './support/fields';
import { NODE_PORTS } from './support/node-ports';

export const nodePortOutOfRange = rule({
  id: 'node-port-out-of-range',
  severity: 'error',
  statement: `A node port, that of the health check included, is in ${NODE_PORTS.widest.min} to ${NODE_PORTS.widest.max}, the widest range that a cluster can be given.`,
  why: 'The API server refuses the Service.',
  help: 'Leave nodePort out, so that the cluster chooses one.',
  facts: ['nodeport-range'],
  pages: ['cce_10_0681', 'cce_10_0142', 'cce_10_0213', 'cce_10_0784', PAGE_OF_FIELDS],
  basis: ['docs'],
  exceptions: [{ guards: [], text: 'Health check ports that no port can be are left to invalid-field-value.' }],
  check(service, report) {
    const { min, max } = NODE_PORTS.widest;
    const healthCheckPort = own(service.object.spec, 'healthCheckNodePort');
    if (isInt32(healthCheckPort) && isIn(PORT_NUMBERS, healthCheckPort) && !isIn(NODE_PORTS.widest, healthCheckPort)) {
      report({
        message: `healthCheckNodePort is ${healthCheckPort}; expected ${min} to ${max}`,
        path: ['spec', 'healthCheckNodePort'],
        help: 'Leave healthCheckNodePort out, so that the cluster chooses one.',
      });
    }
    for (const { nodePort, index } of service.ports) {
      // 0 counts as absent.
      if (nodePort === undefined || nodePort === 0 || isIn(NODE_PORTS.widest, nodePort)) continue;
      report({
        message: `nodePort is ${nodePort}; expected ${min} to ${max}`,
        path: ['spec', 'ports', index, 'nodePort'],
      });
    }
  },
});
