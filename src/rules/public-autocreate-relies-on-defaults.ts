import { autocreate, autocreateFieldName } from '../annotations/groups/autocreate';
import { rule } from '../engine/rule';
import { Created, PATH_OF_AUTOCREATE } from './support/created';

export const publicAutocreateReliesOnDefaults = rule({
  id: 'public-autocreate-relies-on-defaults',
  severity: 'warning',
  statement: `A load balancer of type public is described with ${autocreateFieldName('bandwidthName')} and, on Open Telekom Cloud, ${autocreateFieldName('bandwidthChargeMode')}.`,
  why: `The tables call ${autocreateFieldName('bandwidthName')} and ${autocreateFieldName('bandwidthChargeMode')} mandatory for a public address and give defaults all the same; on Open Telekom Cloud the address cannot be created without a charge mode.`,
  help: 'Write what is left out.',
  facts: ['autocreate-public-defaults'],
  pages: ['cce_10_0385', 'huawei-zh-2023:cce_10_0385', 'elb-api:creating_a_load_balancer'],
  basis: ['docs'],
  exceptions: [
    {
      guards: ['autocreate-public-defaults/1'],
      text: 'Billing that is left out is reported only where the cluster is known to be one of Open Telekom Cloud.',
    },
    {
      guards: ['autocreate-public-defaults/2'],
      text: 'In a live object the load balancer is there.',
    },
  ],
  appliesTo: ['cce', 'part'],
  reads: [autocreate.key],
  check(service, report) {
    const created = Created.authored(service);
    if (created === undefined || !created.isPublic) return;
    const expected =
      service.cluster.edition === 'otc'
        ? (['bandwidthName', 'bandwidthChargeMode'] as const)
        : (['bandwidthName'] as const);
    const missing = expected.filter((field) => created.lacks(field, service)).map(autocreateFieldName);
    if (missing.length === 0) return;
    report({
      message: `type is public, and ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} left to a default`,
      path: PATH_OF_AUTOCREATE,
    });
  },
});
