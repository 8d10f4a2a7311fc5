import { rule } from '../engine/rule';
import { judgeConstraints } from './support/constraints';

const id = 'conflicting-annotations';

export const conflictingAnnotations = rule({
  id,
  severity: 'error',
  otherSeverities: ['warning'],
  statement: 'Settings that exclude each other are not used in one Service.',
  why: 'The platform refuses the Service or drops one of the two settings.',
  help: 'Keep one of the two.',
  facts: [],
  pages: ['cce_10_0385'],
  basis: ['docs'],
  exceptions: [
    {
      guards: ['source-ip-algorithm-vs-sticky/1'],
      text: 'An empty mode of sticky sessions counts as absent.',
    },
    {
      guards: ['health-check-option-vs-options/1'],
      text: 'An empty option of health checks counts as absent.',
    },
    {
      guards: ['tls-listener-dedicated/1a'],
      text: 'TLS listeners are checked only where the class of the load balancer is known.',
    },
  ],
  appliesTo: ['cce', 'part'],
  ...judgeConstraints('conflicts', id),
});
