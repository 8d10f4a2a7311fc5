import { customEipId, eipId } from '../../annotations/groups/eip';
import { show } from '../../diagnostics/show';
import { changeRule } from '../../engine/rule';
import { pathOf } from '../support/annotations';
import { addsCustomEipWithoutEip } from '../support/custom-eip';

export const customEipAddedWithoutEip = changeRule({
  id: 'custom-eip-added-without-eip',
  severity: 'error',
  statement: `${customEipId.key} is added to an existing Service that has ${eipId.key}.`,
  why: 'The page allows it only while a Service is updated whose public address the platform created; what it does elsewhere is not documented.',
  help: `Remove it, or wait until the platform has written ${eipId.key}: it does so for a public load balancer that it created.`,
  facts: ['custom-eip-update-only'],
  pages: ['cce_10_0924'],
  basis: ['docs'],
  exceptions: [
    {
      guards: ['custom-eip-update-only/1'],
      text: 'The earlier state has to be a live object: no author writes the key of the platform, so its absence in a manifest says nothing.',
    },
  ],
  checkChange(before, after, report) {
    if (after === undefined || !addsCustomEipWithoutEip(before, after)) return;
    report({
      message: `${customEipId.key} is added, ${show(after.text(customEipId.key))}, and the live Service has no ${eipId.key}`,
      path: pathOf(customEipId.key),
    });
  },
});
