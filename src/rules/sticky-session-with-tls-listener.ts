import { sessionAffinityMode } from '../annotations/groups/traffic';
import { rule } from '../engine/rule';
import { pathOf } from './support/annotations';
import { describeListeners } from './support/ports';

export const stickySessionWithTlsListener = rule({
  id: 'sticky-session-with-tls-listener',
  severity: 'warning',
  statement: 'Sticky sessions are not combined with TLS listeners.',
  why: 'TLS listeners cannot be configured together with them; whether the platform refuses or drops the setting is not documented.',
  help: 'Remove the sticky session, or move the TLS ports to a Service of their own.',
  facts: ['sticky-l4-only'],
  pages: ['cce_10_0843'],
  basis: ['docs'],
  reads: [sessionAffinityMode.key],
  check(service, report) {
    if (service.value(sessionAffinityMode) === undefined || !service.listenerProtocols?.includes('TLS')) return;
    report({
      message: `${sessionAffinityMode.key} is '${service.text(sessionAffinityMode.key)}' beside ports served as TLS (${describeListeners(service, ['TLS'])})`,
      path: pathOf(sessionAffinityMode.key),
    });
  },
});
