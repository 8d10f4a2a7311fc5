import { healthCheckFlag } from '../annotations/groups/health-check';
import { rule } from '../engine/rule';
import { pathOf } from './support/annotations';

export const healthCheckSwitchedOff = rule({
  id: 'health-check-switched-off',
  severity: 'info',
  statement: 'The load balancer checks its backends.',
  why: 'Without a check broken backends keep getting traffic, and with externalTrafficPolicy Local nodes without a pod as well. It may be intended.',
  help: 'Leave the flag out to have the backends checked.',
  facts: ['health-check-off'],
  pages: ['cce_10_0385', 'cce_faq_00202'],
  basis: ['docs', 'derived'],
  appliesTo: ['cce', 'part'],
  reads: [healthCheckFlag.key],
  check(service, report) {
    if (service.value(healthCheckFlag) !== 'off') return;
    report({
      message: `${healthCheckFlag.key} is 'off'`,
      path: pathOf(healthCheckFlag.key),
    });
  },
});
