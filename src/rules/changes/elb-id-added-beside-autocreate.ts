import { autocreate } from '../../annotations/groups/autocreate';
import { elbId } from '../../annotations/groups/connection';
import { show } from '../../diagnostics/show';
import { changeRule } from '../../engine/rule';
import { existingAndCreatedLoadBalancer } from '../existing-and-created-load-balancer';
import { pathOf } from '../support/annotations';
import { comparableText } from '../support/changes';

export const elbIdAddedBesideAutocreate = changeRule({
  id: 'elb-id-added-beside-autocreate',
  severity: 'warning',
  statement: `A Service whose load balancer was created by ${autocreate.key} does not get ${elbId.key} later.`,
  why: 'It is no way to switch to another load balancer: the update is refused, or the one that is named counts as created by the platform from then on, and is deleted with the Service.',
  help: 'To use an existing load balancer, delete the Service and create it anew, without the description.',
  facts: ['adopt-existing-by-adding-id'],
  pages: ['cce_10_0385', 'field:huawei-elb-controller'],
  basis: ['docs', 'derived'],
  exceptions: [
    {
      guards: ['adopt-existing-by-adding-id/1'],
      text: 'A description that is added beside an id is left to existing-and-created-load-balancer.',
    },
    {
      guards: ['adopt-existing-by-adding-id/2'],
      text: 'The very id of the live object is no change: people commit exports.',
    },
  ],
  coveredBy: existingAndCreatedLoadBalancer.id,
  clears: {
    rule: existingAndCreatedLoadBalancer.id,
    isCleared(before, after) {
      const id = comparableText(elbId, before);
      return (
        before.live && before.hasKey(autocreate.key) === true && id !== undefined && comparableText(elbId, after) === id
      );
    },
  },
  checkChange(before, after, report) {
    // A live object has the id from the platform; a description that goes is a change of its own.
    if (after === undefined || after.live || before.has(elbId)) return;
    if (before.hasKey(autocreate.key) !== true || after.hasKey(autocreate.key) !== true) return;
    const id = comparableText(elbId, after);
    if (id === undefined) return;
    report({
      message: `${elbId.key} is added, ${show(id)}, and ${autocreate.key} is set as before`,
      path: pathOf(elbId.key),
    });
  },
});
