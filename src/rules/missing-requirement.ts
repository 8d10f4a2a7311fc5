import { rule } from '../engine/rule';
import { judgeConstraints } from './support/constraints';

const id = 'missing-requirement';

export const missingRequirement = rule({
  id,
  severity: 'error',
  otherSeverities: ['warning', 'info'],
  statement: 'A setting stands together with what it cannot work without.',
  why: 'Without it the setting is refused or does nothing.',
  help: 'Add what is missing, or remove the setting.',
  facts: [],
  pages: ['cce_10_0385'],
  basis: ['docs'],
  appliesTo: ['cce', 'part'],
  needs: ['clusterType'],
  ...judgeConstraints('requires', id),
});
