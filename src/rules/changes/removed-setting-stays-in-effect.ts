import { aclId, aclStatus, aclType } from '../../annotations/groups/access-control';
import { ALL_SPECS } from '../../annotations/registry';
import type { AnnotationSpec } from '../../annotations/spec';
import { show } from '../../diagnostics/show';
import type { CceService } from '../../engine/cce-service';
import { changeRule } from '../../engine/rule';
import { pathOf } from '../support/annotations';
import { basisOf } from '../support/basis';
import { comparableText, wasAuthored } from '../support/changes';

const KEPT = ALL_SPECS.filter(({ keptOnRemoval }) => keptOnRemoval);

export const removedSettingStaysInEffect = changeRule({
  id: 'removed-setting-stays-in-effect',
  severity: 'warning',
  statement: 'A setting that the load balancer keeps is undone by another value, not by removing the annotation.',
  why: 'The listener keeps the old state, which the manifest shows no more.',
  help: 'Write the value that is to hold instead of removing the annotation.',
  facts: ['removing-annotation-keeps-elb-setting'],
  pages: ['cce_10_0831', 'cce_10_0729', 'cce_10_0842', 'cce_10_0841', 'cce_10_0916', 'cce_10_0865', 'cce_10_0866'],
  basis: ['docs'],
  checkChange(before, after, report) {
    if (after === undefined || !keepsListener(before, after)) return;
    for (const spec of KEPT) {
      if (after.has(spec) || !isInEffect(spec, before) || !wasAuthored(spec, before)) continue;
      if (spec === aclId && isSwitchedOff(after)) continue;
      const removed = [
        spec,
        ...(spec === aclId ? [aclStatus, aclType].filter((each) => isRemoved(each, before, after)) : []),
      ];
      report({
        message: `${removed.map(({ key }) => key).join(', ')} ${removed.length === 1 ? 'is' : 'are'} removed, and the load balancer keeps ${show(before.text(spec.key))}`,
        path: pathOf(spec.key),
        ...(spec === aclId ? { why: WHY_ACCESS_CONTROL } : {}),
        help: helpFor(spec),
        pages: spec.pages,
        basis: basisOf(spec.pages),
      });
    }
  },
});

const WHY_ACCESS_CONTROL =
  'The listener keeps the old state, which the manifest shows no more: without its trustlist it is still closed, and without its blocklist the listed addresses stay out.';

function isRemoved(spec: AnnotationSpec, before: CceService, after: CceService): boolean {
  return before.has(spec) && !after.has(spec);
}

/** Whether removing the annotation would change anything if the load balancer did not keep it. */
function isInEffect(spec: AnnotationSpec, before: CceService): boolean {
  const text = comparableText(spec, before);
  if (text === undefined || text === '' || text === spec.default) return false;
  // A switch that is off; a setting that this class of load balancer does not have.
  if (before.value(spec) === false) return false;
  if (before.elbClass !== undefined && !spec.elbClasses.includes(before.elbClass)) return false;
  // Of access control its groups speak; without them, or switched off, it is open.
  if (spec === aclStatus || spec === aclType) return false;
  return spec !== aclId || !isSwitchedOff(before);
}

/** Whether access control is off, or nobody knows yet. */
function isSwitchedOff(service: CceService): boolean {
  if (!service.has(aclStatus)) return false;
  const status = service.text(aclStatus.key);
  return status === undefined || status === 'off' || status === 'false';
}

/** Whether a listener stays, as far as ports are told: the settings of a new one are its own. */
function keepsListener(before: CceService, after: CceService): boolean {
  if (before.listenerPorts.length === 0) return true;
  const later = new Set(after.listenerPorts.map(({ port, listener }) => `${port} ${listener}`));
  return before.listenerPorts.some(({ port, listener }) => later.has(`${port} ${listener}`));
}

function helpFor({ key, default: usual, onRemove }: AnnotationSpec): string | undefined {
  if (onRemove !== undefined) return onRemove;
  return usual === undefined ? undefined : `Write ${key}: "${usual}" instead of removing the annotation.`;
}
