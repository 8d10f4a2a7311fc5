import { ALL_SPECS } from '../annotations/registry';
import { supportOf } from '../cluster/version';
import { rule } from '../engine/rule';
import { pathOf } from './support/annotations';
import { basisOf } from './support/basis';

export const obsoleteAnnotation = rule({
  id: 'obsolete-annotation',
  severity: 'info',
  statement: 'A Service has no key that no cluster version in service reads.',
  why: 'The platform discards the key; readers believe that it does something.',
  help: 'Remove it.',
  facts: [],
  pages: ['cce_10_0385'],
  basis: ['docs'],
  about: 'key',
  fixes: 'Removes the key, which no cluster version in service reads.',
  appliesTo: ['cce', 'part'],
  reads: ALL_SPECS.filter(({ obsolete }) => obsolete !== undefined).map(({ key }) => key),
  check(service, report) {
    for (const { spec } of service.settings) {
      if (spec.obsolete === undefined) continue;
      if (supportOf(spec.obsolete.since, service.cluster.version) === 'unsupported') continue;
      report({
        message: `${spec.key} has no effect in any cluster version that is still in service`,
        path: pathOf(spec.key),
        help: `Remove it; ${spec.obsolete.instead}.`,
        pages: spec.pages,
        basis: basisOf(spec.pages),
        ...(service.live ? {} : { fix: { kind: 'remove', path: pathOf(spec.key) } }),
      });
    }
  },
});
