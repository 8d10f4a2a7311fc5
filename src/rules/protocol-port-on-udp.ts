import { protocolPort } from '../annotations/groups/listener';
import { rule } from '../engine/rule';
import { pathOf } from './support/annotations';
import { hasPort } from './support/ports';
import { entriesByPort, spanOfEntry } from './support/protocol-ports';

export const protocolPortOnUdp = rule({
  id: 'protocol-port-on-udp',
  severity: 'error',
  statement: `The ports in ${protocolPort.key} have protocol TCP in spec.ports.`,
  why: 'A UDP port cannot become an HTTP, HTTPS or TLS listener.',
  help: 'Remove the entry, or give the port protocol TCP.',
  facts: ['protocol-port-needs-tcp'],
  pages: ['cce_10_0683', 'cce_10_0843'],
  basis: ['docs'],
  exceptions: [
    {
      guards: ['protocol-port-needs-tcp/1'],
      text: 'A number that spec.ports has both as TCP and as UDP is right.',
    },
  ],
  reads: [protocolPort.key],
  check(service, report) {
    for (const [port, [protocol]] of entriesByPort(service)) {
      const isUdp = service.listenerPorts.some((each) => each.port === port && each.protocol === 'UDP');
      // A number can stand there with both protocols.
      if (!isUdp || hasPort(service, port, 'TCP') !== false) continue;
      report({
        message: `${protocolPort.key} has ${protocol}:${port}, and the protocol of port ${port} is UDP; expected TCP`,
        path: pathOf(protocolPort.key),
        span: spanOfEntry(service, port),
      });
    }
  },
});
