import { customEipId } from '../../annotations/groups/eip';
import { show } from '../../diagnostics/show';
import { changeRule } from '../../engine/rule';
import { pathOf } from '../support/annotations';
import { addsCustomEipWithoutEip, newCustomEip } from '../support/custom-eip';

export const eipLeftBehind = changeRule({
  id: 'eip-left-behind',
  severity: 'info',
  statement: `Where ${customEipId.key} replaces a public address, somebody deletes the one before.`,
  why: 'The public address changes at once. The one before is deleted with the Service if the platform made it; one that was made by hand stays, and is billed.',
  help: 'Move DNS records and allow lists to the new address, and delete the one before if it was made by hand.',
  facts: ['custom-eip-leftover'],
  pages: ['cce_10_0924'],
  basis: ['docs'],
  checkChange(before, after, report) {
    // Of an address that cannot be added another rule speaks.
    if (after === undefined || addsCustomEipWithoutEip(before, after)) return;
    const id = newCustomEip(before, after);
    if (id === undefined) return;
    const was = before.has(customEipId) ? show(before.text(customEipId.key)) : 'missing';
    report({ message: `${customEipId.key} was ${was}, and is ${show(id)}`, path: pathOf(customEipId.key) });
  },
});
