import type { Path } from '../diagnostics/diagnostic';
import { dotted } from '../diagnostics/path';
import { shortened } from '../diagnostics/show';
import { rule } from '../engine/rule';
import { missingLoadBalancer } from './missing-load-balancer';
import { hasLoadBalancerIP, isAnnotatedWithLoadBalancer, isOfLoadBalancer } from './support/load-balancer-choice';
import { firstOf } from './support/services';

const READ_WHERE = 'The platform reads annotations in metadata.annotations and nowhere else.';

export const misplacedAnnotation = rule({
  id: 'misplaced-annotation',
  severity: 'warning',
  otherSeverities: ['error'],
  statement: 'The annotations of a Service or an Ingress are in its metadata.annotations.',
  why: `${READ_WHERE} A label means nothing to it, and a field that the object does not have is refused or dropped on the way: the setting does not happen.`,
  help: 'Move it to metadata.annotations.',
  facts: [],
  pages: ['cce_10_0385', 'cce_10_0695'],
  basis: ['docs', 'derived'],
  exceptions: [
    {
      guards: [],
      text: 'A label that repeats an annotation, with the same value, does no harm.',
    },
    {
      guards: [],
      text: 'A key that the platform does not document is no setting: tools have labels of their own under the prefix.',
    },
    {
      guards: [],
      text: 'Where a part, or spec.loadBalancerIP, leaves open whether the Service gets a load balancer, the finding is a warning.',
    },
    {
      guards: [],
      text: 'Of an Ingress it is always a warning, and nothing is said of one that another controller is named for.',
    },
  ],
  about: 'key',
  appliesTo: ['cce', 'part', 'misplaced', 'ingress'],
  check(service, report) {
    const isWithout =
      service.object.kind === 'Service' &&
      !service.isPart &&
      !isAnnotatedWithLoadBalancer(service) &&
      !hasLoadBalancerIP(service);
    for (const { path, keys } of service.misplaced) {
      const [first] = keys;
      const ofLoadBalancer = isWithout ? keys.find(isOfLoadBalancer) : undefined;
      report({
        message: `${firstOf(keys)} ${keys.length === 1 ? 'is' : 'are'} ${placeOf(path)}, where the platform does not read ${keys.length === 1 ? 'it' : 'them'}`,
        path: [...path, ofLoadBalancer ?? first],
        ...(keys.length === 1 ? {} : { help: 'Move them to metadata.annotations.' }),
        ...(ofLoadBalancer === undefined ? {} : WITHOUT_LOAD_BALANCER),
      });
    }
  },
});

/** What a Service is whose load balancer is named in the wrong place. */
const WITHOUT_LOAD_BALANCER = {
  severity: missingLoadBalancer.severity,
  why: `${READ_WHERE} ${missingLoadBalancer.why}`,
  platformMessage: missingLoadBalancer.platformMessage,
} as const;

function placeOf(path: Path): string {
  if (path.length === 0) return 'at the top of the object';
  return path.length === 1 && path[0] === 'metadata' ? 'directly in metadata' : `in ${shortened(dotted(path))}`;
}
