import { rule } from '../engine/rule';
import { judgeConstraints } from './support/constraints';

const id = 'conflicting-annotations';

export const conflictingAnnotations = rule({
  id,
  severity: 'error',
  otherSeverities: ['warning'],
  statement: 'Settings that exclude each other do not stand in one Service.',
  why: 'The platform refuses the Service or drops one of the two settings.',
  help: 'Keep one of the two.',
  facts: [],
  pages: ['cce_10_0385'],
  basis: ['docs'],
  appliesTo: ['cce', 'part'],
  ...judgeConstraints('conflicts', id),
});
