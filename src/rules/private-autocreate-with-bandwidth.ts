import { autocreate, autocreateFieldName } from '../annotations/groups/autocreate';
import { rule } from '../engine/rule';
import { Created, PATH_OF_AUTOCREATE } from './support/created';

const OF_PUBLIC = ['bandwidthName', 'bandwidthChargeMode', 'bandwidthSize', 'bandwidthShareType', 'eipType'] as const;

export const privateAutocreateWithBandwidth = rule({
  id: 'private-autocreate-with-bandwidth',
  severity: 'warning',
  statement: 'Only a load balancer of type public is described with a bandwidth and a type of public address.',
  why: 'They have no effect when type is inner or absent: no public address is created, though the author probably wanted one.',
  help: 'Remove the fields, or set type to public with all that a public address needs.',
  facts: ['autocreate-inner-with-bandwidth'],
  pages: ['cce_10_0385'],
  basis: ['derived'],
  appliesTo: ['cce', 'part'],
  reads: [autocreate.key],
  check(service, report) {
    const created = Created.of(service);
    if (
      created === undefined ||
      created.isPublic ||
      !(created.lacks('type', service) || created.value.type === 'inner')
    )
      return;
    const idle = OF_PUBLIC.filter((field) => created.value[field] !== undefined).map(autocreateFieldName);
    if (idle.length === 0) return;
    report({
      message: `type is ${created.value.type ?? 'absent, which means inner'}, so ${idle.join(', ')} ${idle.length === 1 ? 'has' : 'have'} no effect`,
      path: PATH_OF_AUTOCREATE,
      inner: [idle[0]],
    });
  },
});
