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
  exceptions: [
    {
      guards: ['autocreate-flavor-kind-equal/1a'],
      text: 'A name that does not say of which kind it is is not checked.',
    },
    {
      guards: ['autocreate-flavor-kind-equal/1b'],
      text: 'An empty name counts as absent.',
    },
    {
      guards: ['autocreate-flavor-kind-equal/2'],
      text: 'It is a warning, though the pages call it a must: which name is the elastic one was read from examples.',
    },
  ],
  appliesTo: ['cce', 'part'],
  reads: [autocreate.key],
  check(service, report) {
    const { l4FlavorName, l7FlavorName } = Created.of(service)?.value ?? {};
    const kinds = [flavorKind(l4FlavorName), flavorKind(l7FlavorName)];
    if (kinds.includes(undefined) || kinds[0] === kinds[1]) return;
    report({
      message: `${autocreateFieldName('l4FlavorName')} is ${show(l4FlavorName)} (${kinds[0]}) and ${autocreateFieldName('l7FlavorName')} is ${show(l7FlavorName)} (${kinds[1]})`,
      path: PATH_OF_AUTOCREATE,
      inner: [autocreateFieldName('l7FlavorName')],
    });
  },
});
