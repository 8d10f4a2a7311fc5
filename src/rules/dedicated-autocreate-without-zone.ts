import { autocreate, autocreateFieldName } from '../annotations/groups/autocreate';
import { elbClass } from '../annotations/groups/connection';
import { show } from '../diagnostics/show';
import { rule } from '../engine/rule';
import { Created, PATH_OF_AUTOCREATE } from './support/created';

export const dedicatedAutocreateWithoutZone = rule({
  id: 'dedicated-autocreate-without-zone',
  severity: 'error',
  statement: `A dedicated load balancer is described with at least one ${autocreateFieldName('availableZone')}.`,
  why: 'A dedicated load balancer without a zone cannot be placed.',
  help: `Write ${autocreateFieldName('availableZone')} with zones of your region, such as ["eu-de-01"]; the [""] of official examples is a placeholder.`,
  facts: ['autocreate-dedicated-needs-zone'],
  pages: ['cce_10_0385', 'cce_10_0681'],
  basis: ['docs'],
  exceptions: [
    {
      guards: ['autocreate-dedicated-needs-zone/1a'],
      text: 'Only a description beside an explicit class performance is checked.',
    },
    {
      guards: ['autocreate-dedicated-needs-zone/1b'],
      text: 'In a live object the load balancer is there.',
    },
  ],
  appliesTo: ['cce', 'part'],
  reads: [autocreate.key],
  check(service, report) {
    const created = Created.authored(service);
    if (created === undefined || service.value(elbClass) !== 'performance') return;
    const { availableZone } = created.value;
    if (availableZone === undefined && !created.lacks('availableZone', service)) return;
    if (availableZone !== undefined && availableZone.length > 0 && !availableZone.includes('')) return;
    report({
      message: `${elbClass.key} is performance, and ${autocreateFieldName('availableZone')} is ${availableZone === undefined ? 'missing' : show(availableZone)}`,
      path: PATH_OF_AUTOCREATE,
      ...(availableZone === undefined ? {} : { inner: [autocreateFieldName('availableZone')] }),
    });
  },
});
