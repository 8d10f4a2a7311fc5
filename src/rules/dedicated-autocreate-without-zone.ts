import { autocreate, autocreateFieldName } from '../annotations/groups/autocreate';
import { elbClass } from '../annotations/groups/connection';
import { rule } from '../engine/rule';
import { Created, PATH_OF_AUTOCREATE } from './support/created';

export const dedicatedAutocreateWithoutZone = rule({
  id: 'dedicated-autocreate-without-zone',
  severity: 'error',
  statement: `A dedicated load balancer is described with at least one ${autocreateFieldName('availableZone')}.`,
  why: 'It cannot be placed.',
  help: `Add ${autocreateFieldName('availableZone')}, such as ["eu-de-01"], with zones of your region.`,
  facts: ['autocreate-dedicated-needs-zone'],
  pages: ['cce_10_0385', 'cce_10_0681'],
  basis: ['docs'],
  reads: [autocreate.key],
  check(service, report) {
    const created = Created.of(service);
    if (created === undefined || service.value(elbClass) !== 'performance') return;
    const { availableZone } = created.value;
    if (availableZone === undefined ? !created.lacks('availableZone', service) : availableZone.length > 0) return;
    report({
      message: `${elbClass.key} is performance, and ${autocreateFieldName('availableZone')} is ${availableZone === undefined ? 'missing' : 'an empty list'}`,
      path: PATH_OF_AUTOCREATE,
    });
  },
});
