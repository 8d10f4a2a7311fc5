import { autocreate, autocreateFieldName, flavorKind } from '../annotations/groups/autocreate';
import { show } from '../diagnostics/show';
import { rule } from '../engine/rule';
import { Created, PATH_OF_AUTOCREATE } from './support/created';

export const mixedFlavorKinds = rule({
  id: 'mixed-flavor-kinds',
  severity: 'warning',
  statement: 'The flavors of a load balancer are both elastic or both fixed.',
  why: 'The pages demand flavors of one kind; what the platform answers to a mixture is not documented. Which kind a name is was read from examples, so this may be wrong.',
  help: 'Take both flavors from the same kind.',
  facts: ['autocreate-flavor-kind-equal'],
  pages: ['cce_10_0385'],
  basis: ['docs'],
  appliesTo: ['cce', 'part'],
  reads: [autocreate.key],
  check(service, report) {
    const { l4FlavorName, l7FlavorName } = Created.of(service)?.value ?? {};
    const kinds = [flavorKind(l4FlavorName), flavorKind(l7FlavorName)];
    if (kinds.includes(undefined) || kinds[0] === kinds[1]) return;
    report({
      message: `${autocreateFieldName('l4FlavorName')} is ${show(l4FlavorName)} (${kinds[0]}) and ${autocreateFieldName('l7FlavorName')} is ${show(l7FlavorName)} (${kinds[1]})`,
      path: PATH_OF_AUTOCREATE,
    });
  },
});
