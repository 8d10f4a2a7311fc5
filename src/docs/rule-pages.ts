import { describeCondition } from '../annotations/condition';
import { ALL_SPECS } from '../annotations/registry';
import type { Constraint } from '../annotations/spec';
import type { Basis, Severity } from '../diagnostics/diagnostic';
import { IGNORE_ANNOTATION } from '../engine/ignore-annotation';
import type { ChangeRule, RuleDescription, RuleException } from '../engine/rule';
import { READER_RULE_IDS, READER_RULES } from '../lint/reader-rules';
import { SYNTHESIS_RULE_IDS } from '../rules';
import { EXCEPTIONS_OF_ALL_RULES } from '../rules/exceptions';
import { NOT_JUDGED } from '../rules/not-judged';
import { bullets, code, GENERATED, page, plain, table } from './markdown';
import { sourcesOfRule, sourcesSection } from './sources';

const BASIS: Readonly<Record<Basis, string>> = {
  docs: 'stated by an official page',
  observed: 'seen on real clusters by third parties',
  ancestor: 'behaviour of the first published provider source',
  derived: 'follows from documented facts',
};

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'error: the platform refuses it, or it surely does harm',
  warning: 'warning: silently ignored, degraded or risky',
  info: 'info: worth knowing',
};

export function rulePage(rule: RuleDescription): string {
  return page(
    GENERATED,
    `# ${rule.id}`,
    plain(rule.statement),
    bullets([
      `**Severity:** ${SEVERITIES[rule.severity]}`,
      ...(rule.otherSeverities ?? []).map((severity) => `**In some cases:** ${SEVERITIES[severity]}`),
      ...basisOf(rule),
      ...(rule.needs === undefined || rule.needs.length === 0
        ? []
        : [`**Needs to know of the cluster:** ${rule.needs.join(', ')}`]),
      ...(isChangeRule(rule)
        ? [
            '**Needs the earlier state of the manifest:** the rule compares with it, which a synthesis cannot do',
            ...(rule.onlyIfReplaced ? ['**Checked only if** the update replaces the whole object'] : []),
          ]
        : []),
      ...(isReaderRule(rule) ? [`**Checked by** ${code('cdk8s-cce lint')} only`] : []),
      ...(isSynthesisRule(rule) ? ['**Checked only** where an app is synthesized'] : []),
    ]),
    `## Why\n\n${plain(rule.why)}`,
    `## What to do\n\n${plain(rule.help)}`,
    exceptions(rule.exceptions),
    rule.fixes === undefined ? undefined : `## What --fix does\n\n${plain(rule.fixes)}`,
    rule.platformMessage === undefined
      ? undefined
      : `## What the platform says\n\n\`\`\`text\n${rule.platformMessage}\n\`\`\``,
    statedBySchema(rule.id),
    acknowledgement(rule),
    rule.pages.length === 0 ? undefined : sourcesOfRule(rule.pages),
  );
}

function exceptions(list: readonly RuleException[] = []): string | undefined {
  if (list.length === 0) return undefined;
  return `## Exceptions\n\n${bullets(list.map(({ text }) => plain(text)))}`;
}

function isChangeRule(rule: RuleDescription): rule is ChangeRule {
  return 'checkChange' in rule;
}

function isReaderRule({ id }: RuleDescription): boolean {
  return READER_RULE_IDS.has(id);
}

function isSynthesisRule({ id }: RuleDescription): boolean {
  return SYNTHESIS_RULE_IDS.includes(id);
}

function basisOf(rule: RuleDescription): string[] {
  // What the reader knows is about kubectl.
  if (isReaderRule(rule)) return ['**Basis:** compared with kubectl'];
  return rule.basis.length === 0 ? [] : [`**Basis:** ${rule.basis.map((basis) => BASIS[basis]).join('; ')}`];
}

function acknowledgement(rule: RuleDescription): string {
  if (rule.id === READER_RULES.unreadable.id)
    return 'This rule cannot be acknowledged, and its severity cannot be changed.';
  if (isReaderRule(rule)) {
    return `This rule is about the text of a file, so no object can acknowledge it. ${code('cdk8s-cce.yaml')} can give it another severity:\n\n\`\`\`yaml\nrules:\n  ${rule.id}: info\n\`\`\``;
  }
  const inManifest = `\`\`\`yaml\nmetadata:\n  annotations:\n    ${IGNORE_ANNOTATION}: '${rule.id}: why it is right here'\n\`\`\``;
  if (isChangeRule(rule)) return `To accept a finding on purpose, with a reason:\n\n${inManifest}`;
  const inApp = `\`\`\`ts\nCceValidation.acknowledge(service, '${rule.id}', 'why it is right here');\n\`\`\``;
  return `To accept a finding on purpose, with a reason, in an app:\n\n${inApp}\n\nOr in the manifest:\n\n${inManifest}`;
}

/** The rules that judge what the schema states: their pages list it. */
const SCHEMA_RULES: Readonly<Record<string, { readonly kind: Constraint['kind']; readonly verb: string }>> = {
  'missing-requirement': { kind: 'requires', verb: 'needs' },
  'conflicting-annotations': { kind: 'conflicts', verb: 'excludes' },
  'setting-without-effect': { kind: 'ineffective', verb: 'is without effect with' },
};

function statedBySchema(id: string): string | undefined {
  if (!(id in SCHEMA_RULES)) return undefined;
  const { kind, verb } = SCHEMA_RULES[id];
  const rows = ALL_SPECS.flatMap(({ key, constraints }) =>
    constraints
      .filter((constraint) => constraint.kind === kind && constraint.ownRule === undefined)
      .map(({ condition, when, severity, why }) => [
        code(key),
        plain(describeCondition(condition)),
        when === undefined ? '' : plain(describeCondition(when)),
        severity,
        plain(why),
      ]),
  );
  return `## What is checked\n\n${table(['annotation', verb, 'where', 'severity', 'why'], rows)}`;
}

function tableOf(rules: readonly RuleDescription[]): string {
  return table(
    ['rule', 'severity', 'what has to hold', code('--fix')],
    [...rules]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, severity, otherSeverities = [], statement, fixes }) => [
        `[${id}](${id}.md)`,
        [severity, ...otherSeverities].join(', '),
        plain(statement),
        fixes === undefined ? '' : 'yes',
      ]),
  );
}

export function ruleIndexPage(rules: readonly RuleDescription[]): string {
  const only = (wanted: (rule: RuleDescription) => boolean) => tableOf(rules.filter(wanted));
  const isSpecial = (rule: RuleDescription) => isChangeRule(rule) || isReaderRule(rule) || isSynthesisRule(rule);
  return page(
    GENERATED,
    '# Rules',
    `All rules that check an app when it is synthesized, and manifests by ${code('cdk8s-cce lint')}. An id names the bad state and never changes.`,
    only((rule) => !isSpecial(rule)),
    '## Synthesis',
    'These rules check only an app that is synthesized.',
    only(isSynthesisRule),
    '## Changes',
    `These rules compare manifests with their earlier state: ${code('cdk8s-cce lint --previous')}.`,
    only(isChangeRule),
    '## Files',
    `These rules of ${code('cdk8s-cce lint')} check the text of a file, before any other rule.`,
    only(isReaderRule),
    '## What no rule reports',
    bullets(EXCEPTIONS_OF_ALL_RULES.map(({ text }) => plain(text))),
    '## Not checked',
    'Known facts that no rule checks, and why.',
    table(
      ['fact', 'why not'],
      NOT_JUDGED.flatMap(({ facts, reason }) => facts.map((fact) => [plain(fact), plain(reason)])),
    ),
    sourcesSection(rules.flatMap(({ pages }) => pages)),
  );
}
