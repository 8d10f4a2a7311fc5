import { findIngressKey } from '../annotations/groups/ingress';
import { findForeignKey, findSpec, isOurKey, isSameKey, nearestKey, prefixedForm } from '../annotations/registry';
import type { Edit } from '../diagnostics/diagnostic';
import { printable } from '../diagnostics/show';
import type { CceService } from '../engine/cce-service';
import { type ReportFn, rule } from '../engine/rule';
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
  exceptions: [
    {
      guards: ['unknown-elb-annotation/1'],
      text: 'Keys of other controllers, of ingresses and of the platform have rules of their own.',
    },
    {
      guards: ['unknown-elb-annotation/2'],
      text: 'A key that is right is never taken for another one that is similar.',
    },
    {
      guards: ['unknown-elb-annotation/3'],
      text: 'A key that the platform has learnt since can be declared as known (knownAnnotations in cdk8s-cce.yaml) or acknowledged.',
    },
    {
      guards: ['missing-elb-prefix/2'],
      text: 'Some keys are right without the prefix: those of the host network, of the class of an ingress, and of the NAT gateway.',
    },
    {
      guards: ['missing-elb-prefix/3'],
      text: 'A key without the prefix does no harm beside the right one with the same value.',
    },
  ],
  about: 'key',
  fixes:
    'Writes the key that is meant where the prefix is missing, or letter case, or - for _, alone is wrong, if that key is not there. Not a key that is only similar, and none that cannot be changed later.',
  appliesTo: ['cce', 'part'],
  check(service, report) {
    for (const key of service.strangers) {
      const meant = prefixedForm(key);
      if (meant !== undefined) judgeMissingPrefix(key, meant, service, report);
      else if (isOurKey(key) && findIngressKey(key) === undefined && findForeignKey(key) === undefined)
        reportUnknown(key, service, report);
    }
  },
});

function judgeMissingPrefix(key: string, meant: string, service: CceService, report: ReportFn): void {
  const { annotations } = service.object;
  if (Object.hasOwn(annotations, meant) && annotations[meant] === annotations[key]) return;
  const spec = findSpec(key);
  report({
    message: `${key} is not a key that the platform documents; ${meant} is`,
    path: pathOf(key),
    why: 'Guides printed such keys for years, and manifests copied from them live on; the setting does not happen.',
    help: Object.hasOwn(annotations, meant) ? `Remove it: ${meant} is there, too.` : `Write ${meant}.`,
    fix: renaming(key, meant, service),
    pages: spec?.pages,
    basis: ['docs', 'ancestor'],
  });
}

function reportUnknown(key: string, service: CceService, report: ReportFn): void {
  const meant = nearestKey(key);
  const message = `${printable(key.slice(0, 200))} is not a key that the platform documents`;
  const path = pathOf(key);
  const learnt = 'If the platform has learnt the key since, acknowledge the finding.';
  if (meant === undefined) report({ message, path });
  else if (findIngressKey(meant) !== undefined) {
    report({
      message: `${message}; ${meant} is one, for ingresses only`,
      path,
      help: `Remove it, or move it to the ingress as ${meant}. ${learnt}`,
    });
  } else {
    report({
      message: `${message}; did you mean ${meant}?`,
      path,
      help: `Write ${meant} if that is meant. ${learnt}`,
      fix: isSameKey(key, meant) ? renaming(key, meant, service) : undefined,
    });
  }
}

/** Where the right key is there as well, one of the two says what is meant, and nobody knows which. */
function renaming(key: string, meant: string, { object, live }: CceService): Edit | undefined {
  const spec = findSpec(meant);
  if (spec === undefined || spec.mutable === false || live || Object.hasOwn(object.annotations, meant))
    return undefined;
  return { kind: 'rename', path: pathOf(key), to: meant };
}
