import { show } from '../diagnostics/show';
import { rule } from '../engine/rule';
import { isAuthored, pathOf } from './support/annotations';
import { basisOf } from './support/basis';
import { describeProblem, helpFor } from './support/values';

export const doubtfulAnnotationValue = rule({
  id: 'doubtful-annotation-value',
  severity: 'warning',
  statement: 'The value of an annotation is one that the pages name, where sets and limits differ by region.',
  why: 'The pages disagree about the value or do not mention it, or regions differ: it may be refused where the Service is meant for.',
  help: 'Check that your region takes the value, or write one that the pages name.',
  facts: [],
  pages: ['cce_10_0385'],
  basis: ['docs'],
  exceptions: [
    {
      guards: ['autocreate-chargemode/1'],
      text: 'Billing by bandwidth is reported only where the cluster is known to be one of Open Telekom Cloud.',
    },
    {
      guards: ['passthrough-value/1b'],
      text: 'In a live object the platform may have written the value.',
    },
    {
      guards: ['passthrough-value/1c'],
      text: 'An empty text for pass-through counts as absent.',
    },
  ],
  appliesTo: ['cce', 'part'],
  check(service, report) {
    for (const { spec, problems } of service.flawed) {
      if (!isAuthored(spec, service)) continue;
      for (const problem of problems) {
        if (problem.kind === 'repeated-field') {
          report({
            message: `${show(problem.found)} is given more than once in ${spec.key}; expected ${problem.expected}`,
            path: pathOf(spec.key),
            why: 'One of the two is lost without a message.',
            help: 'Keep one of them.',
            pages: spec.pages,
            basis: ['derived'],
          });
        }
        if (problem.kind !== 'doubtful') continue;
        report({
          message: describeProblem(spec, problem),
          path: pathOf(spec.key),
          ...(problem.inner.length === 0 ? {} : { inner: problem.inner }),
          span: problem.span,
          ...(problem.hint === undefined ? {} : { help: helpFor(spec, problem) }),
          pages: spec.pages,
          basis: basisOf(spec.pages),
        });
      }
    }
  },
});
