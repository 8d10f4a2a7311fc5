import { type ClusterVersion, type Support, supportOf, type VersionList } from '../../cluster/version';

const verdicts = new WeakMap<ClusterVersion, Map<VersionList, Support>>();

/** As `supportOf`, worked out once for each list and cluster. */
export function supportIn(version: ClusterVersion, list: VersionList): Support {
  let known = verdicts.get(version);
  if (known === undefined) {
    known = new Map();
    verdicts.set(version, known);
  }
  let verdict = known.get(list);
  if (verdict === undefined) {
    verdict = supportOf(list, version);
    known.set(list, verdict);
  }
  return verdict;
}
