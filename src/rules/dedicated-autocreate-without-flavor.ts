import type { ListenerProtocol } from '../annotations/condition';
import { autocreate, autocreateFieldName } from '../annotations/groups/autocreate';
import { elbClass } from '../annotations/groups/connection';
import { rule } from '../engine/rule';
import { Created, PATH_OF_AUTOCREATE } from './support/created';
import { describeListeners } from './support/ports';

const FLAVORS: readonly {
  readonly field: 'l4FlavorName' | 'l7FlavorName';
  readonly serves: readonly ListenerProtocol[];
}[] = [
  { field: 'l4FlavorName', serves: ['TCP', 'UDP', 'TLS'] },
  { field: 'l7FlavorName', serves: ['HTTP', 'HTTPS'] },
];

export const dedicatedAutocreateWithoutFlavor = rule({
  id: 'dedicated-autocreate-without-flavor',
  severity: 'error',
  statement: `A dedicated load balancer is described with ${autocreateFieldName('l4FlavorName')} for TCP, UDP and TLS ports, and with ${autocreateFieldName('l7FlavorName')} for HTTP and HTTPS ports.`,
  why: 'Listeners of a layer without a flavor cannot be created.',
  help: 'Add the flavor, with a name that your region has, such as L4_flavor.elb.s1.small or L7_flavor.elb.s1.small.',
  facts: ['autocreate-dedicated-needs-flavor'],
  pages: ['cce_10_0385', 'cce_10_0683', 'elb-api:creating_a_load_balancer'],
  basis: ['docs'],
  exceptions: [
    {
      guards: ['autocreate-dedicated-needs-flavor/1a'],
      text: "The port of the platform's own health check needs no flavor.",
    },
    {
      guards: ['autocreate-dedicated-needs-flavor/1b'],
      text: 'An empty name counts as absent, which is right for a layer that no port needs.',
    },
    {
      guards: ['autocreate-dedicated-needs-flavor/1c'],
      text: 'In a live object the load balancer is there.',
    },
  ],
  reads: [autocreate.key],
  check(service, report) {
    const created = Created.authored(service);
    if (created === undefined || service.value(elbClass) !== 'performance') return;
    for (const { field, serves } of FLAVORS) {
      if (!created.lacks(field, service)) continue;
      if (!service.listenerPorts.some(({ listener }) => listener !== undefined && serves.includes(listener))) continue;
      report({
        message: `${elbClass.key} is performance, and ${autocreateFieldName(field)} is missing for ${describeListeners(service, serves)}`,
        path: PATH_OF_AUTOCREATE,
      });
    }
  },
});
