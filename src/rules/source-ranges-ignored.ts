import { aclId, aclStatus, aclType } from '../annotations/groups/access-control';
import { isUnresolved } from '../annotations/unresolved';
import { describeVersions } from '../cluster/version';
import { show } from '../diagnostics/show';
import type { CceService } from '../engine/cce-service';
import { rule } from '../engine/rule';
import { listAt } from '../manifest/kube-object';
import { isTooOldFor, versionsOf } from './support/annotations';

export const sourceRangesIgnored = rule({
  id: 'source-ranges-ignored',
  severity: 'warning',
  statement: 'Access is restricted by the access control of the load balancer, not by spec.loadBalancerSourceRanges.',
  why: 'The field was seen to be ignored while the controller reported success, so that the Service was open to everybody; another report speaks of an error. No official page mentions it.',
  help: `Put the ranges into an IP address group of the load balancer service, and name it by ${aclId.key} with ${aclStatus.key}: "on" and ${aclType.key}: white; then remove the field.`,
  facts: ['source-ranges-ignored'],
  pages: ['field:huawei-elb-controller'],
  basis: ['observed'],
  exceptions: [
    {
      guards: ['source-ranges-ignored/1a', 'source-ranges-ignored/1b'],
      text: 'An empty list, or one that lets everybody in, restricts nothing.',
    },
  ],
  reads: ['spec.loadBalancerSourceRanges'],
  check(service, report) {
    const { object } = service;
    const ranges = listAt(object.spec, 'loadBalancerSourceRanges');
    if (ranges.some(isUnresolved) || !(restricts(ranges, isIpv4, '0.0.0.0/0') || restricts(ranges, isIpv6, '::/0')))
      return;
    report({
      message: `spec.loadBalancerSourceRanges is ${show(ranges)}, which the platform does not enforce`,
      path: ['spec', 'loadBalancerSourceRanges'],
      ...(isTooOldFor(aclId, service) ? { help: helpInOldCluster(service) } : {}),
    });
  },
});

function helpInOldCluster(service: CceService): string {
  const versions = versionsOf(aclId, service).map(describeVersions).join(' or ');
  return `Restrict access outside of the Service, or upgrade the cluster to one that reads ${aclId.key} (${versions}) and name an IP address group there; then remove the field.`;
}

const isIpv6 = (range: unknown) => String(range).includes(':');
const isIpv4 = (range: unknown) => !isIpv6(range);

/** Whether the ranges of an IP family keep anybody out. */
function restricts(ranges: readonly unknown[], isOfFamily: (range: unknown) => boolean, everybody: string): boolean {
  const ofFamily = ranges.filter(isOfFamily);
  return ofFamily.length > 0 && !ofFamily.includes(everybody);
}
