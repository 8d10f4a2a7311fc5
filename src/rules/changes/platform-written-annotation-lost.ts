import { elbId } from '../../annotations/groups/connection';
import { changeRule } from '../../engine/rule';
import { pathOf } from '../support/annotations';
import { refusalOf, wasAuthored } from '../support/changes';

export const platformWrittenAnnotationLost = changeRule({
  id: 'platform-written-annotation-lost',
  severity: 'warning',
  statement: `An update that replaces the whole Service carries over ${elbId.key} and whatever else the platform wrote.`,
  why: 'What is left out is removed: every update is refused from then on, and the platform loses its own state.',
  help: 'Carry the annotations of the live object over, or use an update that leaves alone what it does not name, such as kubectl apply.',
  facts: ['keep-platform-written-annotations'],
  pages: ['field:huawei-elb-controller'],
  basis: ['observed'],
  exceptions: [
    {
      guards: ['keep-platform-written-annotations/1'],
      text: 'An update that is applied keeps what others wrote: a manifest without it is normal.',
    },
  ],
  platformMessage: refusalOf(elbId),
  onlyIfReplaced: true,
  checkChange(before, after, report) {
    // An earlier manifest does not show what the platform wrote.
    if (after === undefined || !before.live) return;
    const lost = before.settings
      .map(({ spec }) => spec)
      .filter((spec) => !after.has(spec) && !wasAuthored(spec, before))
      .map(({ key }) => key);
    if (lost.length === 0) return;
    report({
      message: `the update drops ${lost.join(', ')}, which ${lost.length === 1 ? 'is' : 'are'} in the live object and in no manifest`,
      path: pathOf(lost.includes(elbId.key) ? elbId.key : lost[0]),
    });
  },
});
