import { protocolPort } from '../annotations/groups/listener';
import { rule } from '../engine/rule';
import { pathOf } from './support/annotations';
import { describePorts, hasPort } from './support/ports';
import { entriesByPort } from './support/protocol-ports';

export const unusableProtocolPort = rule({
  id: 'unusable-protocol-port',
  severity: 'error',
  otherSeverities: ['warning'],
  statement: `Each port in ${protocolPort.key} is a port of spec.ports, and stands there once.`,
  why: 'An entry without its port has no listener to change, and a listener speaks one protocol.',
  help: 'Name each port of spec.ports that is not plain TCP or UDP once, such as "https:443,http:80".',
  facts: ['protocol-port-in-spec'],
  pages: ['cce_10_0683'],
  basis: ['docs'],
  exceptions: [
    {
      guards: ['protocol-port-in-spec/1'],
      text: 'The same entry twice is a warning.',
    },
    {
      guards: ['protocol-port-in-spec/2a'],
      text: "The port of the platform's own health check is not judged.",
    },
    {
      guards: ['protocol-port-in-spec/2b'],
      text: 'An entry that something completes later is not judged.',
    },
  ],
  reads: [protocolPort.key],
  check(service, report) {
    const path = pathOf(protocolPort.key);
    for (const [port, protocols] of entriesByPort(service)) {
      const [protocol] = protocols;
      const isThere = hasPort(service, port);
      if (isThere === false) {
        report({
          message: `${protocolPort.key} has ${protocol}:${port}; spec.ports has ${describePorts(service)}`,
          path,
        });
      } else if (new Set(protocols).size > 1) {
        report({ message: `${protocolPort.key} has port ${port} as ${protocols.join(' and ')}; expected one`, path });
      } else if (protocols.length > 1) {
        report({
          message: `${protocolPort.key} has ${protocol}:${port} ${protocols.length} times; expected it once`,
          path,
          severity: 'warning',
          why: 'The pages ask for each port once; what a repeated entry does is not documented.',
          help: 'Remove all but one.',
        });
      }
    }
  },
});
