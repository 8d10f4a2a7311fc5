import { LAYER_7, type ListenerProtocol } from '../annotations/condition';
import { autocreate, autocreateFieldName } from '../annotations/groups/autocreate';
import { elbClass } from '../annotations/groups/connection';
import { protocolPort } from '../annotations/groups/listener';
import type { CceService } from '../engine/cce-service';
import { rule } from '../engine/rule';
import { Created, PATH_OF_AUTOCREATE } from './support/created';
import { describeListeners } from './support/ports';

const FLAVORS: readonly {
  readonly field: 'l4FlavorName' | 'l7FlavorName';
  readonly serves: readonly ListenerProtocol[];
}[] = [
  { field: 'l4FlavorName', serves: ['TCP', 'UDP', 'TLS'] },
  { field: 'l7FlavorName', serves: LAYER_7 },
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
    {
      guards: [],
      text: 'Of a part, whose ports are not known, one flavor will do, unless its protocols need the other.',
    },
  ],
  appliesTo: ['cce', 'part'],
  reads: [autocreate.key],
  check(service, report) {
    const created = Created.authored(service);
    if (created === undefined || service.value(elbClass) !== 'performance') return;
    const missing = FLAVORS.filter(({ field }) => created.lacks(field, service));
    const served = missing.flatMap(({ field, serves }) => {
      const listeners = listenersOf(service, serves);
      return listeners === '' ? [] : [`${autocreateFieldName(field)} is missing for ${listeners}`];
    });
    // Whatever ports it gets, they are of one of the layers.
    const hasNone = service.isPart && served.length === 0 && missing.length === FLAVORS.length;
    for (const what of hasNone
      ? [`neither ${FLAVORS.map(({ field }) => autocreateFieldName(field)).join(' nor ')} is given`]
      : served) {
      report({ message: `${elbClass.key} is performance, and ${what}`, path: PATH_OF_AUTOCREATE });
    }
  },
});

/** What needs a flavor, as far as it is known. */
function listenersOf(service: CceService, serves: readonly ListenerProtocol[]): string {
  if (!service.isPart) return describeListeners(service, serves);
  const asked = service
    .value(protocolPort)
    ?.filter(({ protocol }) => serves.some((each) => each === protocol.toUpperCase()));
  return (asked ?? []).map(({ protocol, port }) => `${port} as ${protocol.toUpperCase()}`).join(', ');
}
