import { aclId, aclStatus, aclType } from '../../annotations/groups/access-control';
import { describeVersions } from '../../cluster/version';
import type { CceService } from '../../engine/cce-service';
import { isTooOldFor, versionsOf } from './annotations';

/** The field of the spec. */
export const SOURCE_RANGES = 'loadBalancerSourceRanges';

/** What restricts access instead. */
export const TO_RESTRICT_ACCESS = `Put the ranges into an IP address group of the load balancer service, and name it by ${aclId.key} with ${aclStatus.key}: "on" and ${aclType.key}: white; then remove the field.`;

export function helpToRestrictAccess(service: CceService): string {
  if (!isTooOldFor(aclId, service)) return TO_RESTRICT_ACCESS;
  const versions = versionsOf(aclId, service).map(describeVersions).join(' or ');
  return `Restrict access outside of the Service, or upgrade the cluster to one that reads ${aclId.key} (${versions}) and name an IP address group there; then remove the field.`;
}
