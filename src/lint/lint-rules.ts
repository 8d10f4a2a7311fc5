import type { RuleDescription } from '../engine/rule';
import { RULES, SYNTHESIS_RULE_IDS } from '../rules';
import { ACKNOWLEDGEMENT_RULES } from '../rules/acknowledgements';
import { CHANGE_RULES } from '../rules/changes';
import { READER_RULES } from './reader-rules';

/** All rules that a run over manifests can tell of. */
export const LINT_RULES: readonly RuleDescription[] = [
  ...RULES,
  ...CHANGE_RULES,
  ...ACKNOWLEDGEMENT_RULES,
  ...Object.values(READER_RULES),
].sort((a, b) => (a.id < b.id ? -1 : 1));

/** The rules that manifests can acknowledge. */
export const KNOWN_RULES: ReadonlySet<string> = new Set([...LINT_RULES.map(({ id }) => id), ...SYNTHESIS_RULE_IDS]);
