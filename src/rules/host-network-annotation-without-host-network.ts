import { hostNetwork as hostNetworkSpec } from '../annotations/groups/pass-through';
import { rule } from '../engine/rule';
import { pathOf } from './support/annotations';
import { describeWorkloads } from './support/workloads';

export const hostNetworkAnnotationWithoutHostNetwork = rule({
  id: 'host-network-annotation-without-host-network',
  severity: 'warning',
  statement: `${hostNetworkSpec.key} is set on Services whose pods run with hostNetwork.`,
  why: 'The controller looks at the first pod: without hostNetwork it keeps the node port without a message, and a mixture of both kinds goes wrong.',
  help: 'Set hostNetwork: true on the pods, or remove the annotation.',
  facts: ['hostnetwork-annotation-needs-hostnetwork-pods'],
  pages: ['cce_10_0385', 'src:hws-2020'],
  basis: ['docs', 'ancestor'],
  exceptions: [
    {
      guards: ['hostnetwork-annotation-needs-hostnetwork-pods/1a'],
      text: 'Nothing is said unless the pods behind the Service are in sight.',
    },
    {
      guards: ['hostnetwork-annotation-needs-hostnetwork-pods/1b'],
      text: 'One backend with hostNetwork is enough.',
    },
  ],
  reads: [hostNetworkSpec.key],
  checkAmong(service, report, context) {
    if (service.value(hostNetworkSpec) !== true) return;
    const without = context.workloadsOf(service).filter(({ hostNetwork }) => hostNetwork === false);
    if (without.length === 0 || without.length < context.workloadsOf(service).length) return;
    report({
      message: `${hostNetworkSpec.key} is 'true', and the pods of ${describeWorkloads(without)} run without hostNetwork`,
      path: pathOf(hostNetworkSpec.key),
      related: without.map(({ object }) => object),
    });
  },
});
