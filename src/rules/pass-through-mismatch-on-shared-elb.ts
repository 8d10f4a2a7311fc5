import { elbId } from '../annotations/groups/connection';
import { PASS_THROUGH_EXISTS, passThrough } from '../annotations/groups/pass-through';
import { supportOf } from '../cluster/version';
import { show } from '../diagnostics/show';
import type { CceService } from '../engine/cce-service';
import { rule } from '../engine/rule';
import { filterOnce } from '../engine/service-lists';
import { pathOf } from './support/annotations';
import { reaching } from './support/reaching';
import { asksForPassThrough, namesOf, objectsOf, passesThrough, saysPassThrough } from './support/services';
import { waysOut } from './support/values';

const id = 'pass-through-mismatch-on-shared-elb';

export const passThroughMismatchOnSharedElb = rule({
  id,
  severity: 'error',
  statement: 'Under IPVS all Services on one load balancer have the same pass-through setting.',
  why: 'One Service without pass-through makes every node hold the address of the load balancer, for all of its ports: clients inside the cluster that call the Services with it are refused. Access from outside is not affected, which makes it hard to notice.',
  help: 'Set pass-through on all Services of the load balancer or on none, or give them different load balancers.',
  facts: ['passthrough-ipvs-consistent'],
  pages: ['cce_10_0355', 'cce_10_0249'],
  basis: ['docs'],
  exceptions: [
    {
      guards: ['passthrough-ipvs-consistent/1'],
      text: 'A Service with the policy Local and without the key is left to local-service-mismatch-on-shared-elb.',
    },
    {
      guards: ['passthrough-ipvs-consistent/2'],
      text: 'true and onlyLocal count as equal.',
    },
  ],
  needs: ['proxyMode'],
  checkAmong(service, report, context) {
    // Whoever lacks it is told, since that is the one to change. Policy Local without the key is another rule's.
    if (service.elbId === undefined || passesThrough(service) || !saysPassThrough(service)) return;
    const withIt = context.neighboursThat(service, asksForPassThrough);
    if (withIt.length === 0 || supportOf(PASS_THROUGH_EXISTS, service.cluster.version) === 'unsupported') return;
    if (context.known(service, 'proxyMode', id) !== 'ipvs') return;
    report({
      message: `${passThrough.key} is ${service.has(passThrough) ? show(service.text(passThrough.key)) : 'not set'}, but it is on for ${namesOf(withIt)}, on the same load balancer ${service.elbId}, in an IPVS cluster`,
      path: pathOf(service.has(passThrough) ? passThrough.key : elbId.key),
      help: helpFor(withIt, context.sharersOf(service)),
      related: objectsOf(withIt),
    });
  },
});

/** With policy Local the platform writes it again. */
function isWrittenAgain({ externalTrafficPolicy }: CceService): boolean {
  return externalTrafficPolicy === 'Local';
}

function helpFor(withIt: readonly CceService[], all: readonly CceService[]): string {
  return waysOut([
    ...(reaching().canAllPassThrough(all) ? ['set pass-through on all Services of the load balancer'] : []),
    ...(filterOnce(withIt, isWrittenAgain).length > 0 ? [] : ['remove it from the others']),
    'give them different load balancers',
  ]);
}
