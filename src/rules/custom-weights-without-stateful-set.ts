import { customBackendWeights } from '../annotations/groups/traffic';
import { rule } from '../engine/rule';
import { pathOf } from './support/annotations';
import { describeWorkloads } from './support/workloads';

export const customWeightsWithoutStatefulSet = rule({
  id: 'custom-weights-without-stateful-set',
  severity: 'error',
  statement: 'Weights of single pods are used on Services whose backends are pods of a StatefulSet.',
  why: 'The weights are given by the names of pods, which only a StatefulSet keeps.',
  help: 'Remove the weights, or run the backends as a StatefulSet.',
  facts: ['custom-weights-constraints'],
  pages: ['cce_10_1026'],
  basis: ['docs'],
  exceptions: [
    {
      guards: ['custom-weights-constraints/1a'],
      text: 'Nothing is said unless the pods behind the Service are in sight.',
    },
  ],
  reads: [customBackendWeights.key],
  checkAmong(service, report, context) {
    if (service.text(customBackendWeights.key) === undefined) return;
    const workloads = context.workloadsOf(service);
    // A pod by itself can belong to a StatefulSet.
    if (workloads.length === 0 || workloads.some(({ object: { kind } }) => kind === 'StatefulSet' || kind === 'Pod'))
      return;
    report({
      message: `${customBackendWeights.key} is set, and the backends are those of ${describeWorkloads(workloads)}`,
      path: pathOf(customBackendWeights.key),
      related: workloads.map(({ object }) => object),
    });
  },
});
