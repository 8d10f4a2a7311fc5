import { type ClusterVersion, type Support, supportOf, type VersionList } from '../../cluster/version';

const verdicts = new WeakMap<ClusterVersion, Map<VersionList, Support>>();

/** As `supportOf`, worked out once for each list and cluster. */
export function supportIn(version: ClusterVersion, list: VersionList): Support {
  let known = verdicts.get(version);
  if (known === undefined) verdicts.set(version, (known = new Map()));
  let verdict = known.get(list);
  if (verdict === undefined) known.set(list, (verdict = supportOf(list, version)));
  return verdict;
}
