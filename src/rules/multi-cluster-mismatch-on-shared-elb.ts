import { autocreate } from '../annotations/groups/autocreate';
import { elbId as elbIdSpec } from '../annotations/groups/connection';
import { multicluster } from '../annotations/groups/multi-cluster';
import { show } from '../diagnostics/show';
import type { CceService } from '../engine/cce-service';
import { rule } from '../engine/rule';
import type { RunContext } from '../engine/run-context';
import { filterOnce } from '../engine/service-lists';
import { isTooOldFor, pathOf } from './support/annotations';
import { nameOf, namesOf, objectsOf, sharesListeners } from './support/services';

export const multiClusterMismatchOnSharedElb = rule({
  id: 'multi-cluster-mismatch-on-shared-elb',
  severity: 'error',
  statement: `Every Service on a load balancer, in every cluster, has ${multicluster.key}, or none has.`,
  why: 'A Service without it overwrites or empties the backend server groups that the others share.',
  help: 'Set it on all Services of the load balancer, or give them different load balancers.',
  facts: ['multicluster-all-or-none'],
  pages: ['cce_10_0682'],
  basis: ['docs'],
  exceptions: [
    {
      guards: ['multicluster-all-or-none/1a'],
      text: 'Services on other load balancers are not concerned.',
    },
    {
      guards: ['multicluster-all-or-none/1b'],
      text: 'A load balancer that something names later is not compared.',
    },
  ],
  checkAmong(service, report, context) {
    const { elbId } = service;
    // Whoever lacks it is told, since that is the one to change.
    if (elbId === undefined || sharesListeners(service) || isOpen(service)) return;
    const withIt = filterOnce(context.servicesOn(elbId), sharesListeners);
    if (withIt.length === 0) return;
    report({
      message: `${multicluster.key} is ${service.has(multicluster) ? show(service.text(multicluster.key)) : 'not set'}, but it is on for ${namesOf(withIt)}, on the same load balancer ${elbId}`,
      path: pathOf(service.has(multicluster) ? multicluster.key : elbIdSpec.key),
      help: helpFor(service, context),
      related: objectsOf(withIt),
    });
  },
});

/** Where one of those that would have to get it cannot have it, the Services do not go together. */
function helpFor({ elbId, elbClass }: CceService, context: RunContext): string | undefined {
  if (elbClass === 'union') {
    return 'Remove it from the others, and give each Service ports of its own: a shared load balancer cannot have it.';
  }
  const [cannot] = filterOnce(context.servicesOn(elbId as string), cannotShareListeners);
  return cannot === undefined
    ? undefined
    : `Give them different load balancers: ${nameOf(cannot.object)} cannot have it${isTooOldFor(multicluster, cannot) ? `, its cluster is ${cannot.cluster.version?.text}` : ''}.`;
}

function cannotShareListeners(service: CceService): boolean {
  if (sharesListeners(service)) return false;
  return isTooOldFor(multicluster, service) || service.cluster.edition === 'otc' || service.has(autocreate);
}

function isOpen(service: CceService): boolean {
  return service.has(multicluster) && service.text(multicluster.key) === undefined;
}
