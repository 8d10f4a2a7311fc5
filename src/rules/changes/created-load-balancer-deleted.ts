import { autocreate, instanceReclaimPolicy } from '../../annotations/groups/autocreate';
import { customEipId } from '../../annotations/groups/eip';
import { changeRule } from '../../engine/rule';
import { Created } from '../support/created';

export const createdLoadBalancerDeleted = changeRule({
  id: 'created-load-balancer-deleted',
  severity: 'warning',
  statement: 'A Service whose load balancer the platform created stays, and stays of type LoadBalancer.',
  why: 'The load balancer and its public address are deleted with it, and a new one has other addresses: DNS records and allow lists that name the old ones break.',
  help: `Keep the Service. On Huawei Cloud ${instanceReclaimPolicy.key}: retain keeps the load balancer.`,
  facts: ['delete-service-deletes-autocreated-elb'],
  pages: ['cce_10_0681', 'src:hws-2020', 'field:kruise-game-notes'],
  basis: ['docs', 'ancestor', 'observed'],
  exceptions: [
    {
      guards: ['delete-service-deletes-autocreated-elb/1a'],
      text: 'Nothing is said of a Service that stays of its type.',
    },
    {
      guards: ['delete-service-deletes-autocreated-elb/1b'],
      text: 'With the policy retain the load balancer is kept.',
    },
  ],
  checkChange(before, after, report) {
    if (after !== undefined || before.hasKey(autocreate.key) !== true) return;
    // A policy that is not known yet may keep it.
    if (before.has(instanceReclaimPolicy) && (before.text(instanceReclaimPolicy.key) ?? 'retain') === 'retain') return;
    const address = Created.of(before)?.isPublic === true ? ' and its public address are' : ' is';
    const kept = before.has(customEipId) ? `; the address of ${customEipId.key} stays, and is billed` : '';
    report({
      message: `no LoadBalancer Service of this name is left: the load balancer that the platform created for it${address} deleted${kept}`,
      path: ['spec', 'type'],
    });
  },
});
