import { autocreate } from '../../annotations/groups/autocreate';
import type { ClusterFacts } from '../../cluster/cluster-facts';
import { alikeBy, append, mapOf } from '../../diagnostics/group-by';
import { show } from '../../diagnostics/show';
import type { KubeObject } from '../../manifest/kube-object';
import { pathOf } from '../../rules/support/annotations';
import { withCreatedLoadBalancer } from './created-load-balancer';
import { synthRule } from './synth-rule';

export const autocreateNameUsedTwice = synthRule({
  id: 'autocreate-name-used-twice',
  severity: 'warning',
  statement: 'Each automatically created load balancer of a cluster has a name of its own.',
  why: 'The platform creates one load balancer for each Service, never one for both: two of the same name are paid for, and hard to tell apart.',
  help: 'Leave the name out or give each Service an ElbAutocreate of its own; to share one load balancer, use ExistingElb.',
  facts: [],
  pages: ['cce_10_0681', 'cce_10_0385'],
  basis: ['derived'],
  check: ({ services }, report) => {
    const named = new Map<ClusterFacts, Map<string, KubeObject[]>>();
    for (const judged of services) {
      const name = withCreatedLoadBalancer(judged)?.value(autocreate)?.name;
      if (name === undefined) continue;
      append(mapOf(named, judged.cluster), name, judged.object);
    }
    for (const [name, objects] of [...named.values()].flatMap((names) => [...names])) {
      // Variants of one Service, for different environments say, are one Service.
      const [first, ...others] = alikeBy(objects, ({ identity }) => identity).map(([object]) => object);
      if (others.length === 0) continue;
      report(first, {
        message: `${others.length + 1} Services ask for a load balancer named ${show(name)}: each of them gets one`,
        path: pathOf(autocreate.key),
        inner: ['name'],
        related: others,
      });
    }
  },
});
