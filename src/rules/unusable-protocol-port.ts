import { certId, protocolPort } from '../annotations/groups/listener';
import type { CceService } from '../engine/cce-service';
import { rule } from '../engine/rule';
import { pathOf } from './support/annotations';
import { describePorts, hasPort } from './support/ports';
import { entriesByPort, spanOfEntry } from './support/protocol-ports';

export const unusableProtocolPort = rule({
  id: 'unusable-protocol-port',
  severity: 'error',
  otherSeverities: ['warning'],
  statement: `Each port in ${protocolPort.key} is a port of spec.ports, and is named once.`,
  why: 'An entry without its port has no listener to change, and a listener speaks one protocol.',
  help: 'Name each TCP port of spec.ports that is to be HTTP, HTTPS or TLS once.',
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
      text: "The port of the platform's own health check is not checked.",
    },
    {
      guards: ['protocol-port-in-spec/2b'],
      text: 'An entry that something completes later is not checked.',
    },
  ],
  reads: [protocolPort.key],
  check(service, report) {
    const path = pathOf(protocolPort.key);
    const entries = entriesByPort(service);
    for (const [port, protocols] of entries) {
      const [protocol] = protocols;
      const span = spanOfEntry(service, port);
      const isThere = hasPort(service, port);
      if (isThere === false) {
        report({
          message: `${protocolPort.key} has ${protocol}:${port}; spec.ports has ${describePorts(service)}`,
          path,
          span,
          help: `${correct(protocol, freePortsOf(service, entries))} port ${port} (TCP) to spec.ports${needsNames(service)}, or remove the entry together with what needs it.`,
        });
      } else if (new Set(protocols).size > 1) {
        const secure = protocols.filter((each) => each !== 'http');
        report({
          message: `${protocolPort.key} has port ${port} as ${protocols.join(' and ')}; expected one`,
          path,
          span,
          help:
            service.has(certId) && secure.length === 1
              ? `Keep ${secure[0]}:${port}, since there is a certificate.`
              : 'Keep one of them.',
        });
      } else if (protocols.length > 1) {
        report({
          message: `${protocolPort.key} has ${protocol}:${port} ${protocols.length} times; expected it once`,
          path,
          span,
          severity: 'warning',
          why: 'The pages ask for each port once; what a repeated entry does is not documented.',
          help: 'Remove all but one.',
        });
      }
    }
  },
});

/** The TCP ports of spec.ports that no entry names. */
function freePortsOf(service: CceService, entries: ReadonlyMap<number, unknown>): readonly number[] {
  return service.listenerPorts.flatMap(({ port, protocol }) =>
    port === undefined || protocol !== 'TCP' || entries.has(port) ? [] : [port],
  );
}

/** One port alone needs no name. */
function needsNames({ ports }: CceService): string {
  return ports.some(({ name = '' }) => name === '') ? ', where each then needs a name' : '';
}

function correct(protocol: string, free: readonly number[]): string {
  if (free.length === 0) return 'Add';
  const [first] = free;
  return `Name a port that is there, such as ${protocol}:${first}, or add`;
}
