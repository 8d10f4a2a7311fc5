import { eipId } from '../annotations/groups/eip';
import { ALL_SPECS } from '../annotations/registry';
import { rule } from '../engine/rule';
import { pathOf } from './support/annotations';

const WRITTEN_BY_PLATFORM = ALL_SPECS.filter(({ writtenBy }) => writtenBy === 'platform');

export const platformAnnotationAuthored = rule({
  id: 'platform-annotation-authored',
  severity: 'warning',
  statement: 'A manifest does not have the keys in which the platform keeps its own state.',
  why: 'A wrong value breaks the deletion of the public address or leaves resources of the load balancer behind.',
  help: 'Remove it: the platform writes it itself.',
  facts: ['platform-owned-annotations'],
  pages: ['cce_10_0924', 'cce_10_0682', 'src:hws-2020'],
  basis: ['docs', 'ancestor'],
  exceptions: [
    {
      guards: ['platform-owned-annotations/1'],
      text: 'In a live object they are what the platform has written.',
    },
  ],
  about: 'key',
  appliesTo: ['cce', 'part'],
  reads: WRITTEN_BY_PLATFORM.map(({ key }) => key),
  check(service, report) {
    if (service.live) return;
    for (const spec of WRITTEN_BY_PLATFORM) {
      if (!service.has(spec)) continue;
      report({
        message: `${spec.key} is state of the platform, not a setting`,
        path: pathOf(spec.key),
        pages: spec.pages,
        ...(spec === eipId
          ? {
              help: 'Remove it: the platform writes it itself. (For the open-source controller it is a setting; CCE takes a public address of yours another way.)',
            }
          : {}),
      });
    }
  },
});
