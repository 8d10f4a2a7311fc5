import { isUnresolved } from '../annotations/unresolved';
import { show } from '../diagnostics/show';
import { rule } from '../engine/rule';
import { listAt } from '../manifest/kube-object';
import { helpToRestrictAccess, SOURCE_RANGES, TO_RESTRICT_ACCESS } from './support/source-ranges';

export const sourceRangesIgnored = rule({
  id: 'source-ranges-ignored',
  severity: 'warning',
  statement: 'Access is restricted by the access control of the load balancer, not by spec.loadBalancerSourceRanges.',
  why: 'The field was seen to be ignored while the controller reported success, so that the Service was open to everybody; another report speaks of an error. No official page mentions it.',
  help: TO_RESTRICT_ACCESS,
  facts: ['source-ranges-ignored'],
  pages: ['field:huawei-elb-controller'],
  basis: ['observed'],
  exceptions: [
    {
      guards: ['source-ranges-ignored/1a', 'source-ranges-ignored/1b'],
      text: 'An empty list, or one that lets everybody in, restricts nothing.',
    },
    { guards: [], text: 'Of a range that the API server refuses speaks invalid-field-value.' },
  ],
  reads: [`spec.${SOURCE_RANGES}`],
  check(service, report) {
    const { object } = service;
    const ranges = listAt(object.spec, SOURCE_RANGES);
    if (service.fieldProblems.some(({ kind, path }) => kind === 'value' && path[1] === SOURCE_RANGES)) return;
    if (ranges.some(isUnresolved) || !(restricts(ranges, isIpv4, '0.0.0.0/0') || restricts(ranges, isIpv6, '::/0')))
      return;
    report({
      message: `spec.loadBalancerSourceRanges is ${show(ranges)}, which the platform does not enforce`,
      path: ['spec', SOURCE_RANGES],
      help: helpToRestrictAccess(service),
    });
  },
});

const isIpv6 = (range: unknown) => String(range).includes(':');
const isIpv4 = (range: unknown) => !isIpv6(range);

/** Whether the ranges of an IP family keep anybody out. */
function restricts(ranges: readonly unknown[], isOfFamily: (range: unknown) => boolean, everybody: string): boolean {
  const ofFamily = ranges.filter(isOfFamily);
  return ofFamily.length > 0 && !ofFamily.includes(everybody);
}
