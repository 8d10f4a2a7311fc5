import { isOfLayer7 } from '../annotations/condition';
import { DUAL_STACK_SINCE } from '../annotations/dual-stack';
import { autocreate, autocreateFieldName } from '../annotations/groups/autocreate';
import { describeVersions } from '../cluster/version';
import type { CceService } from '../engine/cce-service';
import { rule } from '../engine/rule';
import { Created, PATH_OF_AUTOCREATE } from './support/created';
import { type Ipv6Request, ipv6RequestOf } from './support/ip-families';
import { describeLacks, noteUnknown } from './support/turbo-dedicated';

const id = 'ipv6-not-served';

export const ipv6NotServed = rule({
  id,
  severity: 'warning',
  statement: `IPv6 is asked for of a dedicated load balancer in a Turbo cluster, of ${describeVersions(DUAL_STACK_SINCE)}.`,
  why: 'No other load balancer serves an IPv6 address: the Service works over IPv4, where it has it.',
  help: 'Use a dedicated load balancer in a Turbo cluster of such a version, or IPv4 only.',
  facts: ['dual-stack-turbo-dedicated'],
  pages: ['cce_bestpractice_00222'],
  basis: ['docs'],
  exceptions: [
    {
      guards: ['dual-stack-turbo-dedicated/1'],
      text: 'The policy PreferDualStack falls back to IPv4 by design; only what asks for IPv6 outright is checked.',
    },
  ],
  needs: ['clusterType', 'version'],
  reads: ['spec.ipFamilies', 'spec.ipFamilyPolicy', autocreate.key],
  check(service, report, facts) {
    const ofFamily = ipv6RequestOf(service);
    const request = ofFamily ?? addressRequestOf(service);
    if (request === undefined) return;
    const lacks = describeLacks(service, DUAL_STACK_SINCE);
    if (lacks.length === 0) noteUnknown(service, facts, id);
    else {
      report({
        message: `${request.what}, and ${lacks.join(' and ')}; expected a dedicated load balancer in a Turbo cluster, of ${describeVersions(DUAL_STACK_SINCE)}`,
        path: request.path,
        inner: request.inner,
        // HTTP and HTTPS listeners reach backends over IPv4 only, on any load balancer.
        ...(ofFamily !== undefined && hasLayer7(service) ? { help: 'Set the IP family of the Service to IPv4.' } : {}),
      });
    }
  },
});

/** Of an address of a load balancer that is to be created; on a shared one another rule says that the field is void. */
function addressRequestOf(service: CceService): Ipv6Request | undefined {
  const subnet = Created.authored(service)?.value.ipv6VipVirsubnetId;
  if (subnet === undefined || service.elbClass === 'union') return undefined;
  const name = autocreateFieldName('ipv6VipVirsubnetId');
  return { what: `${autocreate.key} has ${name}`, path: PATH_OF_AUTOCREATE, inner: [name] };
}

function hasLayer7({ listenerPorts }: CceService): boolean {
  return listenerPorts.some(({ listener }) => isOfLayer7(listener));
}
