import { HEALTH_CHECK_PORT_NAME } from '../annotations/groups/health-check';
import { rule } from '../engine/rule';

export const healthCheckPortNameReserved = rule({
  id: 'health-check-port-name-reserved',
  severity: 'info',
  statement: `No port of an application is named ${HEALTH_CHECK_PORT_NAME}.`,
  why: 'The platform takes a port of that name as the one that is checked: it gets no listener.',
  help: 'Give the port another name, unless the platform wrote it.',
  facts: ['health-check-port-name-reserved'],
  pages: ['cce_10_0681'],
  basis: ['docs', 'ancestor'],
  exceptions: [
    {
      guards: ['health-check-port-name-reserved/1'],
      text: 'In a live object the platform has added the port itself.',
    },
  ],
  check(service, report) {
    if (service.live) return;
    for (const { name, index, port } of service.ports) {
      if (name !== HEALTH_CHECK_PORT_NAME) continue;
      report({ message: `port ${port} is named ${name}`, path: ['spec', 'ports', index, 'name'] });
    }
  },
});
