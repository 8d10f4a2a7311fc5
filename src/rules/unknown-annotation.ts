import { findIngressKey } from '../annotations/groups/ingress';
import { findForeignKey, findSpec, isOurKey, nearestKey, prefixedForm } from '../annotations/registry';
import { printable } from '../diagnostics/show';
import type { CceService } from '../engine/cce-service';
import { type Reporter, rule } from '../engine/rule';
import { pathOf } from './support/annotations';

export const unknownAnnotation = rule({
  id: 'unknown-annotation',
  severity: 'warning',
  statement:
    'Every key with the prefix of the load balancer annotations is one that the platform documents, spelt as it documents it.',
  why: 'The platform ignores keys that it does not know without a message: the setting does not happen.',
  help: 'Check the key. If the platform has learnt it since, acknowledge the finding.',
  facts: ['unknown-elb-annotation', 'missing-elb-prefix'],
  pages: ['cce_10_0385'],
  basis: ['derived'],
  about: 'key',
  appliesTo: ['cce', 'part'],
  check(service, report) {
    for (const key of service.strangers) {
      const meant = prefixedForm(key);
      if (meant !== undefined) judgeMissingPrefix(key, meant, service, report);
      else if (isOurKey(key) && findIngressKey(key) === undefined && findForeignKey(key) === undefined)
        reportUnknown(key, report);
    }
  },
});

function judgeMissingPrefix(key: string, meant: string, service: CceService, report: Reporter): void {
  const { annotations } = service.object;
  if (Object.hasOwn(annotations, meant) && annotations[meant] === annotations[key]) return;
  const spec = findSpec(key);
  report({
    message: `${key} is not a key that the platform documents; ${meant} is`,
    path: pathOf(key),
    why: 'Guides printed such keys for years, and manifests copied from them live on; the setting does not happen.',
    help: Object.hasOwn(annotations, meant) ? `Remove it: ${meant} is there, too.` : `Write ${meant}.`,
    pages: spec?.pages,
    basis: ['docs', 'ancestor'],
  });
}

function reportUnknown(key: string, report: Reporter): void {
  const meant = nearestKey(key);
  report({
    message: `${printable(key.slice(0, 200))} is not a key that the platform documents${meant === undefined ? '' : `; did you mean ${meant}?`}`,
    path: pathOf(key),
    ...(meant === undefined
      ? {}
      : {
          help: `Write ${meant} if that is meant. If the platform has learnt the key since, acknowledge the finding.`,
        }),
  });
}
