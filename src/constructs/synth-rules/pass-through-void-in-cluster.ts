import type { IConstruct } from 'constructs';
import { PASS_THROUGH_EXISTS, passThrough } from '../../annotations/groups/pass-through';
import { supportOf } from '../../cluster/version';
import { printable, show } from '../../diagnostics/show';
import { annotationUnsupportedByVersion } from '../../rules/annotation-unsupported-by-version';
import { pathOf } from '../../rules/support/annotations';
import { isPassThroughConstruct } from '../pass-through-construct';
import { synthRule } from './synth-rule';

export const passThroughVoidInCluster = synthRule({
  id: 'pass-through-void-in-cluster',
  severity: 'error',
  statement: 'A PassThroughLoadBalancerService is for clusters later than v1.15.',
  why: 'kube-proxy keeps capturing the traffic from inside the cluster: the Service does not do what it is made for.',
  help: 'Use LoadBalancerService for this cluster, or upgrade the cluster.',
  facts: ['passthrough-cluster-version'],
  pages: ['cce_10_0355'],
  basis: ['docs'],
  needs: ['version'],
  replaces: [annotationUnsupportedByVersion.id],
  check: ({ services }, report) => {
    for (const { object, cluster } of services) {
      const { name, version } = cluster;
      if (version === undefined || supportOf(PASS_THROUGH_EXISTS, version) !== 'unsupported') continue;
      if (
        !isPassThroughConstruct((object.origin as IConstruct).node.scope) ||
        !Object.hasOwn(object.annotations, passThrough.key)
      )
        continue;
      const which = name === undefined ? 'the cluster' : `the cluster ${show(name)}`;
      report(object, {
        message: `${which} is of ${printable(version.text)}; clusters of v1.15 or earlier have no pass-through`,
        path: pathOf(passThrough.key),
      });
    }
  },
});
