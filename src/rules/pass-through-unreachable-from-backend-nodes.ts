import { transparentClientIp } from '../annotations/groups/client-ip';
import { hostNetwork, passThrough } from '../annotations/groups/pass-through';
import type { CceService } from '../engine/cce-service';
import { rule } from '../engine/rule';
import { mayPresentClientIp } from '../reachability/client-ip-transfer';
import { pathOf } from './support/annotations';
import { ipv6RequestOf } from './support/ip-families';
import { reaching } from './support/reaching';
import { asksForPassThrough, PATH_OF_POLICY } from './support/services';

const id = 'pass-through-unreachable-from-backend-nodes';

const BY_NAME = 'Inside the cluster call the ClusterIP or the name of the Service';
const APART = 'keep callers and backends apart by anti-affinity';

export const passThroughUnreachableFromBackendNodes = rule({
  id,
  severity: 'warning',
  statement:
    'With pass-through no client on a node that runs a backend calls the private address of a load balancer that presents the addresses of clients to nodes.',
  why: 'The load balancer presents the address of the client: the node sees its own address as the source and does not answer the load balancer. Clients inside the cluster fail, depending on where they are scheduled.',
  help: `${BY_NAME}, ${APART}, or use a shared load balancer without ${transparentClientIp.key}, if one can serve the Service.`,
  facts: ['passthrough-dedicated-standard-hairpin'],
  pages: ['cce_10_0355', 'cce_10_0249'],
  basis: ['docs'],
  exceptions: [
    {
      guards: ['passthrough-dedicated-standard-hairpin/1a'],
      text: 'Nothing is said unless the class of the load balancer is known.',
    },
    {
      guards: ['passthrough-dedicated-standard-hairpin/1b'],
      text: 'Nothing is said unless the type of the cluster is known.',
    },
  ],
  needs: ['clusterType'],
  reads: [passThrough.key, 'spec.externalTrafficPolicy'],
  check(service, report, facts) {
    // Without it no packet comes back to where it was sent from.
    if (!mayPresentClientIp(service)) return;
    const { isHairpin, surelyMeets } = reaching();
    if (!surelyMeets(service, 'backend-node', isHairpin, facts, id)) return;
    const asked = asksForPassThrough(service);
    const isShared = service.elbClass === 'union';
    const isTurbo = service.clusterType === 'turbo';
    const elb = isShared
      ? `shared load balancer, which presents client addresses (${transparentClientIp.key} is 'true'),`
      : 'dedicated load balancer';
    const where = isTurbo ? `in a Turbo cluster, with ${hostNetwork.key}` : 'in a Standard cluster';
    const cause = asked
      ? `${passThrough.key} is '${service.text(passThrough.key)}'`
      : 'externalTrafficPolicy is Local, which switches pass-through on';
    report({
      message: `the private address of the ${elb} cannot be reached from nodes that run a backend pod: ${cause}, ${where}`,
      path: asked ? pathOf(passThrough.key) : PATH_OF_POLICY,
      help: helpFor(service),
      // The pages name dedicated ones in Standard clusters; what presents client addresses behaves alike.
      ...(isShared || isTurbo ? { basis: ['derived'], pages: ['elb_faq_21020218', 'elb-api:adding_a_listener'] } : {}),
    });
  },
});

function helpFor(service: CceService): string {
  if (service.elbClass === 'union') return `${BY_NAME}, ${APART}, or remove ${transparentClientIp.key}.`;
  return canBeShared(service)
    ? `${BY_NAME}, ${APART}, or use a shared load balancer without ${transparentClientIp.key}.`
    : `${BY_NAME}, or ${APART}.`;
}

/** Of policy Local behind a shared load balancer the pages say that access from inside can fail, too. */
function canBeShared(service: CceService): boolean {
  const { externalTrafficPolicy, listenerProtocols, settings } = service;
  return (
    externalTrafficPolicy === 'Cluster' &&
    ipv6RequestOf(service) === undefined &&
    listenerProtocols?.every((protocol) => protocol !== 'TLS' && protocol !== 'QUIC') === true &&
    settings.every(({ spec: { elbClasses } }) => elbClasses.includes('union'))
  );
}
