import { protocolPort } from '../annotations/groups/listener';
import { isUnresolved } from '../annotations/unresolved';
import { show } from '../diagnostics/show';
import { rule } from '../engine/rule';
import { textAt } from '../manifest/kube-object';
import { PAGE_OF_FIELDS } from './support/fields';

export const unsupportedPortProtocol = rule({
  id: 'unsupported-port-protocol',
  severity: 'error',
  statement: 'The protocol of a port is TCP or UDP.',
  why: 'Load balancers have listeners for TCP and UDP, and for HTTP, HTTPS, TLS and QUIC on top of them.',
  help: 'Use TCP or UDP, or a Service of another type.',
  facts: ['sctp-unsupported'],
  pages: ['cce_10_0681', 'elb-api:adding_a_listener', PAGE_OF_FIELDS],
  basis: ['docs', 'derived'],
  reads: ['spec.ports'],
  fixes: 'Writes TCP or UDP where letter case or blanks alone are wrong.',
  check(service, report) {
    for (const { protocol, index } of service.listenerPorts) {
      if (protocol === 'TCP' || protocol === 'UDP') continue;
      const path = ['spec', 'ports', index, 'protocol'];
      const found = textAt(service.object.data, ...path);
      if (found === undefined || isUnresolved(found)) continue;
      const said = found.trim().toUpperCase();
      const meant = ['TCP', 'UDP'].find((each) => said === each);
      report({
        message: `the protocol is ${show(found)}; expected TCP or UDP`,
        path,
        ...(found === 'SCTP'
          ? {}
          : { why: REFUSED, help: helpFor(said, meant), pages: [PAGE_OF_FIELDS], basis: ['docs'] }),
        ...(meant === undefined ? {} : { fix: { kind: 'set', path, value: meant } }),
      });
    }
  },
});

const REFUSED = 'The API server refuses the Service: it takes TCP, UDP and SCTP, in capital letters.';

function helpFor(said: string, meant: string | undefined): string | undefined {
  if (meant !== undefined) return `Write ${meant}.`;
  if (['HTTP', 'HTTPS', 'TLS'].includes(said))
    return `Write TCP, and have the load balancer listen to ${said} by ${protocolPort.key}.`;
  return undefined;
}
