import { ALL_SPECS } from '../annotations/registry';
import { rule } from '../engine/rule';
import { isAuthored, pathOf } from './support/annotations';
import { basisOf } from './support/basis';

const id = 'annotation-for-other-cluster-type';

const TYPE_NAMES = { standard: 'Standard clusters', turbo: 'Turbo clusters' };

const FOR_ONE_TYPE = new Set(
  ALL_SPECS.filter(({ clusterTypes, clusterTypeLimit }) => clusterTypes.length === 1 && clusterTypeLimit === undefined),
);

export const annotationForOtherClusterType = rule({
  id,
  severity: 'warning',
  statement: 'A setting that is documented for one type of cluster is used in a cluster of that type.',
  why: 'What a cluster of the other type does with the setting is not documented.',
  help: 'Remove the setting, or use a cluster of that type.',
  facts: [],
  pages: ['cce_10_0385', 'cce_10_1180'],
  basis: ['docs'],
  appliesTo: ['cce', 'part'],
  needs: ['clusterType'],
  reads: [...FOR_ONE_TYPE].map(({ key }) => key),
  check(service, report, facts) {
    for (const { spec, text } of service.settings) {
      if (text === undefined || !FOR_ONE_TYPE.has(spec) || !isAuthored(spec, service)) continue;
      const clusterType = facts.known(service, 'clusterType', id);
      if (clusterType === undefined || spec.clusterTypes.includes(clusterType)) continue;
      report({
        message: `${spec.key} is documented for ${TYPE_NAMES[spec.clusterTypes[0]]} only; the cluster type is ${clusterType}`,
        path: pathOf(spec.key),
        pages: spec.pages,
        basis: basisOf(spec.pages),
      });
    }
  },
});
