import { elbId } from '../annotations/groups/connection';
import type { CceService } from '../engine/cce-service';
import { rule } from '../engine/rule';
import type { RunContext } from '../engine/run-context';
import { filterOnce } from '../engine/service-lists';
import { pathOf } from './support/annotations';
import { reaching } from './support/reaching';
import {
  clusterNameOf,
  hasCluster,
  lacksPassThrough,
  namesOf,
  objectsOf,
  passesThrough,
  saysPassThrough,
} from './support/services';

const id = 'two-clusters-on-one-elb';

export const twoClustersOnOneElb = rule({
  id,
  severity: 'warning',
  statement: 'Under IPVS Services of two clusters use different load balancers, or have pass-through.',
  why: 'The nodes of the cluster hold the address of the load balancer for all ports: traffic from inside that is meant for the other cluster ends in this one. Access from outside is not affected.',
  help: 'Use two load balancers, or set pass-through on the Service.',
  facts: ['ipvs-two-clusters-same-elb'],
  pages: ['cce_10_0681', 'cce_10_0349'],
  basis: ['docs'],
  needs: ['proxyMode'],
  checkAmong(service, report, context) {
    if (service.elbId === undefined || passesThrough(service) || !saysPassThrough(service)) return;
    const elsewhere = filterOnce(context.sharersElsewhere(service), hasCluster);
    if (elsewhere.length === 0 || context.known(service, 'proxyMode', id) !== 'ipvs') return;
    report({
      message: `load balancer ${service.elbId} also serves ${namesOf(elsewhere)} of ${clustersOf(elsewhere)}, and this is an IPVS cluster`,
      path: pathOf(elbId.key),
      help: helpFor(service, context),
      related: objectsOf(elsewhere),
    });
  },
});

/** Those of one cluster go together: pass-through on one of them alone would be the next finding. */
function helpFor(service: CceService, context: RunContext): string | undefined {
  if (!reaching().canAllPassThrough(context.sharersOf(service))) return 'Use two load balancers.';
  if (!context.hasNeighbourThat(service, lacksPassThrough)) return undefined;
  return 'Use two load balancers, or set pass-through on all Services of this cluster on it.';
}

function clustersOf(services: readonly CceService[]): string {
  const names = new Set(services.map(clusterNameOf));
  return [...names].sort().join(' and ');
}
