import { PASS_THROUGH_DOCUMENTED, passThrough } from '../annotations/groups/pass-through';
import { supportOf } from '../cluster/version';
import { rule } from '../engine/rule';
import { pathOf } from './support/annotations';
import { PATH_OF_POLICY } from './support/services';

export const passThroughValueWillChange = rule({
  id: 'pass-through-value-will-change',
  severity: 'info',
  statement: 'With externalTrafficPolicy Local the platform sets pass-through to onlyLocal by itself.',
  why: 'Manifest and cluster can differ for good, which GitOps tools show as drift. Whether a "true" that the author wrote is overwritten is not documented.',
  help: `Write ${passThrough.key}: onlyLocal, or have your tool ignore the key.`,
  facts: ['passthrough-local-becomes-onlylocal'],
  pages: ['cce_10_0355', 'cce_10_0249', 'field:huawei-elb-controller'],
  basis: ['docs', 'observed'],
  exceptions: [
    {
      guards: ['passthrough-local-becomes-onlylocal/1a'],
      text: 'A manifest that says onlyLocal says what will be there.',
    },
    {
      guards: ['passthrough-local-becomes-onlylocal/1b'],
      text: 'Turbo clusters have no policy Local but for backends with hostNetwork.',
    },
  ],
  reads: ['spec.externalTrafficPolicy'],
  checkAmong(service, report, context) {
    if (service.externalTrafficPolicy !== 'Local' || service.live) return;
    const written = service.text(passThrough.key);
    if (written === 'onlyLocal' || (written === undefined && service.has(passThrough))) return;
    // In Turbo clusters policy Local exists for backends with hostNetwork only.
    if (service.clusterType === 'turbo' && !context.workloadsOf(service).some(({ hostNetwork }) => hostNetwork)) return;
    report({
      message: `externalTrafficPolicy is Local and ${passThrough.key} is ${written === undefined ? 'not set' : `'${written}'`}; the platform reports onlyLocal`,
      ...(supportOf(PASS_THROUGH_DOCUMENTED, service.cluster.version) === 'unsupported'
        ? { help: 'Have your tool ignore the key.' }
        : {}),
      path: written === undefined ? PATH_OF_POLICY : pathOf(passThrough.key),
    });
  },
});
