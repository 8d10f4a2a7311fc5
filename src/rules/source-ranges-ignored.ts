import { aclId, aclStatus, aclType } from '../annotations/groups/access-control';
import { show } from '../diagnostics/show';
import { rule } from '../engine/rule';
import { listAt } from '../manifest/kube-object';

/** Ranges that restrict nothing. */
const EVERYBODY = new Set<unknown>(['0.0.0.0/0', '::/0']);

export const sourceRangesIgnored = rule({
  id: 'source-ranges-ignored',
  severity: 'warning',
  statement: 'Access is restricted by the access control of the load balancer, not by spec.loadBalancerSourceRanges.',
  why: 'The field was seen to be ignored while the controller reported success, so that the Service was open to everybody; another report speaks of an error. No official page mentions it.',
  help: `Put the ranges into an IP address group of the load balancer service, and name it by ${aclId.key} with ${aclStatus.key}: "on" and ${aclType.key}: white.`,
  facts: ['source-ranges-ignored'],
  pages: ['field:huawei-elb-controller'],
  basis: ['observed'],
  reads: ['spec.loadBalancerSourceRanges'],
  check({ object }, report) {
    const ranges = listAt(object.spec, 'loadBalancerSourceRanges');
    if (ranges.length === 0 || ranges.some((range) => EVERYBODY.has(range))) return;
    report({
      message: `spec.loadBalancerSourceRanges is ${show(ranges)}, which the platform does not enforce`,
      path: ['spec', 'loadBalancerSourceRanges'],
    });
  },
});
