import { holds } from '../annotations/condition';
import { securityPolicyId } from '../annotations/groups/listener';
import { ALL_SPECS } from '../annotations/registry';
import type { AnnotationSpec } from '../annotations/spec';
import { rule } from '../engine/rule';
import { isAuthored, pathOf } from './support/annotations';
import { basisOf } from './support/basis';

const id = 'annotation-for-other-elb-class';

const CLASS_NAMES = { union: 'shared load balancers (union)', performance: 'dedicated load balancers (performance)' };

/** For one class only, as far as pages say so; and where the constraints of the annotation do not say it better. */
const FOR_ONE_CLASS = new Set(ALL_SPECS.filter(isForOneClass));

function isForOneClass(spec: AnnotationSpec): boolean {
  // Seen once in a listing, without a page that documents it.
  if (spec === securityPolicyId) return false;
  return (
    spec.elbClasses.length === 1 &&
    spec.editions.length > 0 &&
    spec.writtenBy !== 'platform' &&
    spec.classLimit !== 'constraints'
  );
}

export const annotationForOtherElbClass = rule({
  id,
  severity: 'warning',
  otherSeverities: ['error'],
  statement: 'A setting that is documented for one class of load balancer is used with a load balancer of that class.',
  why: 'Whether a load balancer of the other class refuses the setting or ignores it is not documented.',
  help: 'Use a load balancer of that class, or remove the setting.',
  facts: ['dedicated-only-annotations'],
  pages: ['cce_10_0385'],
  basis: ['docs'],
  exceptions: [
    {
      guards: [
        'dedicated-only-annotations/1',
        'client-ca-dedicated/1',
        'x-forwarded-host-dedicated/1a',
        'transparent-ip-shared-only/1b',
      ],
      text: 'Nothing is said unless the class is known: by its annotation, or by a description without one.',
    },
    {
      guards: ['x-forwarded-host-dedicated/1b'],
      text: 'X-Forwarded-Host, which the platform refuses, is checked beside an explicit class only.',
    },
    {
      guards: ['transparent-ip-shared-only/1a'],
      text: 'Client addresses that are asked for change nothing on a dedicated load balancer, which always passes them on.',
    },
  ],
  appliesTo: ['cce', 'part'],
  reads: [...FOR_ONE_CLASS].map(({ key }) => key),
  check(service, report, facts) {
    for (const { spec, text } of service.settings) {
      if (text === undefined || !FOR_ONE_CLASS.has(spec) || !isAuthored(spec, service)) continue;
      const limit = typeof spec.classLimit === 'object' ? spec.classLimit : undefined;
      if (limit?.when !== undefined && holds(limit.when, service) !== true) continue;
      const elbClass = facts.knownElbClass(service, id);
      if (elbClass === undefined || spec.elbClasses.includes(elbClass)) continue;
      report({
        message: `${spec.key} is documented for ${CLASS_NAMES[spec.elbClasses[0]]} only; the class of the load balancer is ${elbClass}`,
        path: pathOf(spec.key),
        severity: limit?.severity,
        why: limit?.why,
        pages: spec.pages,
        basis: basisOf(spec.pages),
        platformMessage: limit?.platformMessage,
      });
    }
  },
});
