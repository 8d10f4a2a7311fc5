import { isOfLayer7, LAYER_7 } from '../annotations/condition';
import { autocreate, autocreateFieldName } from '../annotations/groups/autocreate';
import { elbClass } from '../annotations/groups/connection';
import { APPLICATION_TYPE_SUFFICES } from '../annotations/groups/listener';
import { nameVersions, supportOf } from '../cluster/version';
import { rule } from '../engine/rule';
import { Created, PATH_OF_AUTOCREATE } from './support/created';
import { describeListeners } from './support/ports';

const id = 'both-flavors-needed-by-old-cluster';

export const bothFlavorsNeededByOldCluster = rule({
  id,
  severity: 'error',
  statement: `In a cluster below ${nameVersions(APPLICATION_TYPE_SUFFICES)} a dedicated load balancer that serves HTTP or HTTPS has flavors of both layers.`,
  why: 'HTTP and HTTPS do not work otherwise.',
  help: 'Add the other flavor, or upgrade the cluster.',
  facts: ['autocreate-both-flavors-old-clusters'],
  pages: ['cce_10_0683'],
  basis: ['docs'],
  exceptions: [
    {
      guards: ['autocreate-both-flavors-old-clusters/1'],
      text: 'Only a version that is surely too old is reported.',
    },
  ],
  needs: ['version'],
  reads: [autocreate.key],
  check(service, report, facts) {
    const created = Created.of(service);
    if (created === undefined || service.value(elbClass) !== 'performance') return;
    // Where a port of layer 4 needs the flavor, there is a finding in clusters of any version.
    if (!created.lacks('l4FlavorName', service) || !service.listenerProtocols?.every(isOfLayer7)) return;
    const version = facts.known(service, 'version', id);
    if (version === undefined || supportOf(APPLICATION_TYPE_SUFFICES, version) !== 'unsupported') return;
    report({
      message: `${autocreateFieldName('l4FlavorName')} is missing for ${describeListeners(service, LAYER_7)}; below ${nameVersions(APPLICATION_TYPE_SUFFICES)} both flavors are needed, and the cluster is ${version.text}`,
      path: PATH_OF_AUTOCREATE,
    });
  },
});
