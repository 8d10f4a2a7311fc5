import { autocreate, DEDICATED_AUTOCREATE_FIELDS } from '../annotations/groups/autocreate';
import { elbClass, elbId, elbIp } from '../annotations/groups/connection';
import { rule } from '../engine/rule';
import { pathOf } from './support/annotations';

export const implicitElbClass = rule({
  id: 'implicit-elb-class',
  severity: 'info',
  statement: 'A Service says the class of its load balancer.',
  why: 'The pages call it mandatory in one place and give it the default union in another. A dedicated load balancer behind a missing class is handled as a shared one.',
  help: `Write ${elbClass.key}: union for a shared, performance for a dedicated load balancer.`,
  facts: ['class-explicit'],
  pages: ['cce_10_0385', 'cce_10_0681'],
  basis: ['docs'],
  about: 'key',
  exceptions: [
    {
      guards: ['class-explicit/2'],
      text: 'A description with fields of dedicated load balancers is left to dedicated-autocreate-fields-on-shared-elb.',
    },
  ],
  check(service, report) {
    const chosenBy = [elbId, elbIp, autocreate].find((spec) => service.has(spec));
    if (service.has(elbClass) || service.misplaces(elbClass.key) || chosenBy === undefined) return;
    const created = service.value(autocreate);
    // Fields of a dedicated one without the class are a finding of their own.
    if (created !== undefined && DEDICATED_AUTOCREATE_FIELDS.some((field) => created[field] !== undefined)) return;
    const isEmpty = Object.hasOwn(service.object.annotations, elbClass.key);
    report({
      message: `${elbClass.key} is ${isEmpty ? 'empty' : 'missing'}; its default is union`,
      path: pathOf(isEmpty ? elbClass.key : chosenBy.key),
    });
  },
});
