import { autocreate } from '../annotations/groups/autocreate';
import { elbId as elbIdSpec } from '../annotations/groups/connection';
import { rule } from '../engine/rule';
import { pathOf } from './support/annotations';
import { ingressesOf, namesOf } from './support/services';

export const autocreatedElbUsedByOthers = rule({
  id: 'autocreated-elb-used-by-others',
  severity: 'warning',
  statement: 'A load balancer that was created for one Service serves nothing else.',
  why: 'It cannot be deleted with its Service any more, and stays behind as a billed resource.',
  help: 'Give the others a load balancer of their own, or use one that exists independently for all of them.',
  facts: ['autocreated-elb-not-shared'],
  pages: ['cce_10_0681', 'cce_10_0054'],
  basis: ['docs'],
  reads: [autocreate.key],
  checkAmong(service, report, context) {
    const { elbId } = service;
    // Only a live object tells the id of what was created for it.
    if (elbId === undefined || !service.live || !service.has(autocreate)) return;
    const services = context.servicesOn(elbId).filter(({ object }) => object.identity !== service.object.identity);
    const ingresses = context.ingressesOn(service).map(({ object }) => object);
    if (services.length === 0 && ingresses.length === 0) return;
    const users = [
      ...(services.length === 0 ? [] : [namesOf(services)]),
      ...(ingresses.length === 0 ? [] : [`the ${ingressesOf(ingresses)}`]),
    ];
    report({
      message: `load balancer ${elbId} was created for this Service and is also used by ${users.join(', ')}`,
      path: pathOf(elbIdSpec.key),
      related: [...services.map(({ object }) => object), ...ingresses],
    });
  },
});
