import { autocreate, autocreateFieldName } from '../annotations/groups/autocreate';
import { rule } from '../engine/rule';
import { Created, PATH_OF_AUTOCREATE } from './support/created';

const MANDATORY = ['bandwidthSize', 'bandwidthShareType', 'eipType'] as const;

export const publicAutocreateIncomplete = rule({
  id: 'public-autocreate-incomplete',
  severity: 'error',
  statement: `A load balancer of type public is described with ${MANDATORY.map(autocreateFieldName).join(', ')}.`,
  why: 'The public address cannot be created: the creation is rolled back, and the Service stays pending.',
  help: 'Add what is missing; or, for a private address only, set type to inner and remove the fields of the public one.',
  facts: ['autocreate-public-fields'],
  pages: ['cce_10_0385'],
  basis: ['docs', 'ancestor'],
  exceptions: [
    {
      guards: ['autocreate-public-fields/1'],
      text: 'The name and the billing of the bandwidth are left to public-autocreate-relies-on-defaults.',
    },
    {
      guards: ['autocreate-public-fields/2'],
      text: 'In a live object the load balancer is there.',
    },
  ],
  appliesTo: ['cce', 'part'],
  reads: [autocreate.key],
  check(service, report) {
    const created = Created.authored(service);
    if (created === undefined || !created.isPublic) return;
    const missing = MANDATORY.filter((field) => created.lacks(field, service)).map(autocreateFieldName);
    if (missing.length === 0) return;
    report({
      message: `type is public, and ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`,
      path: PATH_OF_AUTOCREATE,
    });
  },
});
