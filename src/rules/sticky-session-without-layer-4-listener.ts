import { isOfLayer7 } from '../annotations/condition';
import { sessionAffinityMode } from '../annotations/groups/traffic';
import { rule } from '../engine/rule';
import { pathOf } from './support/annotations';
import { describeListeners } from './support/ports';

export const stickySessionWithoutLayer4Listener = rule({
  id: 'sticky-session-without-layer-4-listener',
  severity: 'warning',
  statement: 'Sticky sessions by source address need a TCP or UDP listener.',
  why: 'For HTTP and HTTPS every kind of stickiness but that by cookie is void.',
  help: 'Remove the sticky session, or serve the port as TCP.',
  facts: ['sticky-l4-only'],
  pages: ['cce_10_0681', 'ref-cce/category_41', 'elb-api:creating_a_backend_server_group'],
  basis: ['docs'],
  exceptions: [
    {
      guards: ['sticky-l4-only/1'],
      text: 'One port that is served as TCP or UDP, beside none that is served as TLS, is enough.',
    },
  ],
  reads: [sessionAffinityMode.key],
  check(service, report) {
    if (service.value(sessionAffinityMode) === undefined) return;
    if (!service.listenerProtocols?.every(isOfLayer7)) return;
    report({
      message: `${sessionAffinityMode.key} is '${service.text(sessionAffinityMode.key)}', and no port is served as TCP or UDP (${describeListeners(service)})`,
      path: pathOf(sessionAffinityMode.key),
    });
  },
});
