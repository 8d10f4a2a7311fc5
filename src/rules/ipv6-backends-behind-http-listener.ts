import { LAYER_7 } from '../annotations/condition';
import { DUAL_STACK_SINCE } from '../annotations/dual-stack';
import { protocolPort } from '../annotations/groups/listener';
import { rule } from '../engine/rule';
import { ipv6RequestOf } from './support/ip-families';
import { describeListeners } from './support/ports';
import { describeLacks } from './support/turbo-dedicated';

const id = 'ipv6-backends-behind-http-listener';

export const ipv6BackendsBehindHttpListener = rule({
  id,
  severity: 'warning',
  statement: 'A Service with HTTP or HTTPS listeners is an IPv4 one, also where clients connect over IPv6.',
  why: 'HTTP and HTTPS listeners of a dedicated load balancer reach backends over IPv4 only: backends with IPv6 cannot be added, and alarms are raised.',
  help: 'Set the IP family of the Service to IPv4; the load balancer can have an IPv6 address all the same.',
  facts: ['dual-stack-l7-ipv4-backends'],
  pages: ['cce_bestpractice_00222'],
  basis: ['docs'],
  exceptions: [
    {
      guards: ['dual-stack-l7-ipv4-backends/1a'],
      text: 'The policy PreferDualStack falls back to IPv4 by design; only what asks for IPv6 outright is checked.',
    },
    {
      guards: ['dual-stack-l7-ipv4-backends/1b'],
      text: 'Listeners of layer 4 reach backends over IPv6.',
    },
  ],
  needs: ['clusterType'],
  reads: [protocolPort.key],
  check(service, report, facts) {
    const request = ipv6RequestOf(service);
    if (request === undefined) return;
    const served = describeListeners(service, LAYER_7);
    // Where there is no IPv6 at all, another rule says so.
    if (served === '' || describeLacks(service, DUAL_STACK_SINCE).length > 0) return;
    const elbClass = facts.knownElbClass(service, id);
    const clusterType = facts.known(service, 'clusterType', id);
    if (elbClass === undefined || clusterType === undefined) return;
    report({
      message: `${request.what}, and the ports are served as follows: ${served}; expected IPv4 alone`,
      path: request.path,
    });
  },
});
