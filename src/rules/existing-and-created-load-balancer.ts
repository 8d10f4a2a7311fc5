import { autocreate } from '../annotations/groups/autocreate';
import { elbId } from '../annotations/groups/connection';
import { rule } from '../engine/rule';
import { pathOf } from './support/annotations';

export const existingAndCreatedLoadBalancer = rule({
  id: 'existing-and-created-load-balancer',
  severity: 'error',
  statement: 'A Service names an existing load balancer or has one created, never both.',
  why: 'The platform uses the existing load balancer and afterwards counts it as created by itself: deleting the Service deletes it, and a public address, if nothing else hangs on it.',
  help: `Remove ${autocreate.key} to use the existing load balancer, or ${elbId.key} to have one created.`,
  facts: ['id-and-autocreate-exclusive'],
  pages: ['cce_10_0385', 'cce_10_0681', 'src:hws-2020'],
  basis: ['docs', 'ancestor'],
  exceptions: [
    {
      guards: ['id-and-autocreate-exclusive/1a'],
      text: 'In a live object the platform has written the id itself. So it has in a manifest that was made of one, as far as `--previous` shows the live object with both.',
    },
    {
      guards: ['id-and-autocreate-exclusive/1b'],
      text: 'An empty id counts as absent.',
    },
  ],
  appliesTo: ['cce', 'part'],
  reads: [elbId.key],
  check(service, report) {
    // In a live object the platform wrote the id of what it created.
    // An expression may become nothing, and an empty description is none, which another rule says.
    if (service.hasKey(elbId.key) !== true || service.hasKey(autocreate.key) !== true || service.live) return;
    report({
      message: `both ${elbId.key} and ${autocreate.key} are set`,
      path: pathOf(elbId.key),
    });
  },
});
