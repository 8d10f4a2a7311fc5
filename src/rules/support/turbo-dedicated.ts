import { supportOf, type VersionList } from '../../cluster/version';
import type { CceService } from '../../engine/cce-service';
import type { Facts } from '../../engine/facts';

/** Why the Service cannot have what only dedicated load balancers in Turbo clusters of some versions have, as far as it is known. */
export function describeLacks({ elbClass, cluster }: CceService, since: VersionList): readonly string[] {
  const { clusterType, version } = cluster;
  const isTooOld = version !== undefined && supportOf(since, version) === 'unsupported';
  return [
    ...(elbClass === 'union' ? ['the load balancer is shared (union)'] : []),
    ...(clusterType === 'standard' ? ['the cluster is a Standard one'] : []),
    ...(isTooOld ? [`the cluster is ${version.text}`] : []),
  ];
}

/** To be called where nothing that is known speaks for a finding: what is not known might. */
export function noteUnknown(service: CceService, facts: Facts, rule: string): void {
  facts.knownElbClass(service, rule);
  facts.known(service, 'clusterType', rule);
  facts.known(service, 'version', rule);
}
