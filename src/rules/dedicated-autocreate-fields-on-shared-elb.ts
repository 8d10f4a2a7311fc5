import { autocreate, autocreateFieldName, DEDICATED_AUTOCREATE_FIELDS } from '../annotations/groups/autocreate';
import { elbClass } from '../annotations/groups/connection';
import { rule } from '../engine/rule';
import { Created, PATH_OF_AUTOCREATE } from './support/created';

export const dedicatedAutocreateFieldsOnSharedElb = rule({
  id: 'dedicated-autocreate-fields-on-shared-elb',
  severity: 'warning',
  statement: `${DEDICATED_AUTOCREATE_FIELDS.map(autocreateFieldName).join(', ')} describe dedicated load balancers only.`,
  why: 'On a shared load balancer they have no meaning: the class was probably forgotten, and its default is union.',
  help: `Remove the fields, or write ${elbClass.key}: performance with all that a dedicated load balancer needs: zones of the region, and a flavor for each layer that is served.`,
  facts: ['autocreate-dedicated-only-fields'],
  pages: ['cce_10_0385'],
  basis: ['docs'],
  appliesTo: ['cce', 'part'],
  reads: [autocreate.key],
  check(service, report) {
    const created = Created.of(service);
    if (created === undefined || service.elbClass !== 'union') return;
    const idle = DEDICATED_AUTOCREATE_FIELDS.filter((field) => created.value[field] !== undefined).map(
      autocreateFieldName,
    );
    if (idle.length === 0) return;
    report({
      message: `${elbClass.key} is ${service.has(elbClass) ? 'union' : 'missing, which means union'}, so ${idle.join(', ')} ${idle.length === 1 ? 'has' : 'have'} no meaning`,
      path: PATH_OF_AUTOCREATE,
      inner: [idle[0]],
    });
  },
});
