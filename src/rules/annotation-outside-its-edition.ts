import { ALL_SPECS } from '../annotations/registry';
import { rule } from '../engine/rule';
import { isAuthored, pathOf } from './support/annotations';

const id = 'annotation-outside-its-edition';

const OF_HUAWEI_CLOUD_ONLY = new Set(
  ALL_SPECS.filter(({ editions }) => editions.includes('huawei') && !editions.includes('otc')),
);

export const annotationOutsideItsEdition = rule({
  id,
  severity: 'warning',
  statement: 'A Service for Open Telekom Cloud has no key that Huawei Cloud alone documents.',
  why: 'It is the same product, but features arrive at different times: nothing says that the platform reads the key there.',
  help: 'Remove it, or ask the provider whether it is supported.',
  facts: ['region-only-annotation'],
  pages: ['cce_10_0385'],
  basis: ['derived'],
  exceptions: [
    {
      guards: ['region-only-annotation/1'],
      text: 'Nothing is said unless the cluster is known to be one of Open Telekom Cloud.',
    },
  ],
  about: 'key',
  appliesTo: ['cce', 'part'],
  needs: ['edition'],
  reads: [...OF_HUAWEI_CLOUD_ONLY].map(({ key }) => key),
  check(service, report, facts) {
    for (const { spec } of service.settings) {
      if (!OF_HUAWEI_CLOUD_ONLY.has(spec) || !isAuthored(spec, service)) continue;
      if (facts.known(service, 'edition', id) !== 'otc') return;
      report({
        message: `${spec.key} is documented for Huawei Cloud, not for Open Telekom Cloud`,
        path: pathOf(spec.key),
        pages: spec.pages,
      });
    }
  },
});
