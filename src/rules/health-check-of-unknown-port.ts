import { healthCheckOptions } from '../annotations/groups/health-check';
import { rule } from '../engine/rule';
import { pathOf } from './support/annotations';
import { checkFieldName, isChecked, portChecksOf } from './support/health-checks';
import { describePorts, hasPort } from './support/ports';

export const healthCheckOfUnknownPort = rule({
  id: 'health-check-of-unknown-port',
  severity: 'warning',
  statement: `${checkFieldName('targetServicePort')} names a port of spec.ports with its protocol.`,
  why: 'An entry for a port that is not there configures nothing: the port that was meant keeps the defaults.',
  help: 'Name the port with the protocol that it has in spec.ports, or remove the entry.',
  facts: ['health-check-options-unknown-target'],
  pages: ['cce_10_0684'],
  basis: ['docs', 'derived'],
  reads: [healthCheckOptions.key],
  check(service, report) {
    // Without a check no entry has an effect, which another rule says.
    if (!isChecked(service)) return;
    for (const { index, check } of portChecksOf(service)) {
      const target = check.targetServicePort;
      if (target === undefined || hasPort(service, target.port, target.protocol) !== false) continue;
      report({
        message: `${healthCheckOptions.key} has a check of ${target.protocol}:${target.port}; spec.ports has ${describePorts(service)}`,
        path: pathOf(healthCheckOptions.key),
        inner: [index, checkFieldName('targetServicePort')],
      });
    }
  },
});
