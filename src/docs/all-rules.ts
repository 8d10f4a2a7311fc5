import { SYNTH_RULES } from '../constructs/synth-rules';
import type { RuleDescription } from '../engine/rule';
import { READER_RULES } from '../lint/reader-rules';
import { RULES } from '../rules';
import { CHANGE_RULES } from '../rules/changes';

/** Every rule, wherever it is judged. */
export const ALL_RULES: readonly RuleDescription[] = [
  ...RULES,
  ...SYNTH_RULES,
  ...CHANGE_RULES,
  ...Object.values(READER_RULES),
];
