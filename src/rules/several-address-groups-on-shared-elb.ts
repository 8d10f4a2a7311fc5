import { aclId } from '../annotations/groups/access-control';
import { rule } from '../engine/rule';
import { pathOf } from './support/annotations';

const id = 'several-address-groups-on-shared-elb';

export const severalAddressGroupsOnSharedElb = rule({
  id,
  severity: 'warning',
  statement: 'The access control of a shared load balancer has one IP address group.',
  why: 'Several are documented for dedicated load balancers only; what a shared one does with a list is not documented.',
  help: 'Put the addresses into one IP address group, or use a dedicated load balancer.',
  facts: ['acl-multiple-groups-dedicated'],
  pages: ['cce_10_0385', 'cce_10_0831'],
  basis: ['docs'],
  exceptions: [
    {
      guards: ['acl-multiple-groups-dedicated/1'],
      text: 'Nothing is said unless the class of the load balancer is known.',
    },
  ],
  reads: [aclId.key],
  check(service, report, facts) {
    const groups = service.value(aclId) ?? [];
    if (groups.length < 2 || facts.knownElbClass(service, id) !== 'union') return;
    report({
      message: `${aclId.key} names ${groups.length} IP address groups, and the class of the load balancer is union`,
      path: pathOf(aclId.key),
    });
  },
});
