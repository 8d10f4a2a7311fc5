import { rule } from '../engine/rule';
import { judgeConstraints } from './support/constraints';

const id = 'setting-without-effect';

export const settingWithoutEffect = rule({
  id,
  severity: 'warning',
  otherSeverities: ['info'],
  statement: 'A setting stands where it can take effect.',
  why: 'The setting is there and does nothing.',
  help: 'Remove the setting, or what defeats it.',
  facts: [],
  pages: ['cce_10_0385'],
  basis: ['docs'],
  appliesTo: ['cce', 'part'],
  needs: ['clusterType'],
  ...judgeConstraints('ineffective', id),
});
