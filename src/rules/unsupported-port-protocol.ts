import { isUnresolved } from '../annotations/unresolved';
import { show } from '../diagnostics/show';
import { rule } from '../engine/rule';
import { textAt } from '../manifest/kube-object';

export const unsupportedPortProtocol = rule({
  id: 'unsupported-port-protocol',
  severity: 'error',
  statement: 'The protocol of a port is TCP or UDP.',
  why: 'Load balancers have listeners for TCP and UDP, and for HTTP, HTTPS, TLS and QUIC on top of them.',
  help: 'Use TCP or UDP, or a Service of another type.',
  facts: ['sctp-unsupported'],
  pages: ['cce_10_0681', 'elb-api:adding_a_listener'],
  basis: ['docs', 'derived'],
  reads: ['spec.ports'],
  fixes: 'Writes TCP or UDP where letter case or blanks alone are wrong.',
  check(service, report) {
    for (const { protocol, index } of service.listenerPorts) {
      const path = ['spec', 'ports', index, 'protocol'];
      const found = textAt(service.object.data, ...path);
      if (protocol === 'TCP' || protocol === 'UDP' || found === undefined || isUnresolved(found)) continue;
      const meant = ['TCP', 'UDP'].find((each) => found.trim().toUpperCase() === each);
      report({
        message: `the protocol is ${show(found)}; expected TCP or UDP`,
        path,
        ...(meant === undefined ? {} : { fix: { kind: 'set', path, value: meant } }),
      });
    }
  },
});
