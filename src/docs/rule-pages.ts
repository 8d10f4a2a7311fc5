import { describeCondition } from '../annotations/condition';
import { ALL_SPECS } from '../annotations/registry';
import type { Basis, Severity } from '../diagnostics/diagnostic';
import { IGNORE_ANNOTATION } from '../engine/ignore-annotation';
import type { ChangeRule, RuleDescription } from '../engine/rule';
import { NOT_JUDGED } from '../rules/not-judged';
import { bullets, code, GENERATED, page, plain, table } from './markdown';
import { sourcesSection } from './sources';

const BASIS: Readonly<Record<Basis, string>> = {
  docs: 'stated by an official page',
  observed: 'seen on real clusters by third parties',
  ancestor: 'behaviour of the first published provider source',
  derived: 'follows from documented facts',
};

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'error: fails the synthesis',
  warning: 'warning: printed on standard error',
  info: 'info: in `findings()` only',
};

/** Whoever compares two states decides what becomes of a finding. */
const SEVERITIES_OF_CHANGES: Readonly<Record<Severity, string>> = {
  error: 'error: the platform refuses it, or it surely does harm',
  warning: 'warning: silently ignored, degraded or risky',
  info: 'info: worth knowing',
};

export function rulePage(rule: RuleDescription): string {
  const severities = isChangeRule(rule) ? SEVERITIES_OF_CHANGES : SEVERITIES;
  return page(
    GENERATED,
    `# ${rule.id}`,
    plain(rule.statement),
    bullets([
      `**Severity:** ${severities[rule.severity]}`,
      ...(rule.otherSeverities ?? []).map((severity) => `**In some cases:** ${severities[severity]}`),
      ...(rule.basis.length === 0 ? [] : [`**Basis:** ${rule.basis.map((basis) => BASIS[basis]).join('; ')}`]),
      ...(rule.needs === undefined || rule.needs.length === 0
        ? []
        : [`**Needs to know of the cluster:** ${rule.needs.join(', ')}`]),
      ...(isChangeRule(rule)
        ? [
            '**Needs the earlier state of the manifest:** it judges what has changed since, which a synthesis does not see',
            ...(rule.onlyIfReplaced ? ['**Judged only if** the update replaces the whole object'] : []),
          ]
        : []),
    ]),
    `## Why\n\n${plain(rule.why)}`,
    `## What to do\n\n${plain(rule.help)}`,
    rule.platformMessage === undefined
      ? undefined
      : `## What the platform says\n\n\`\`\`text\n${rule.platformMessage}\n\`\`\``,
    statedBySchema(rule.id),
    acknowledgement(rule),
    rule.pages.length === 0 ? undefined : `## Sources\n\n${rule.pages.map(plain).join(', ')}`,
  );
}

function isChangeRule(rule: RuleDescription): rule is ChangeRule {
  return 'checkChange' in rule;
}

function acknowledgement(rule: RuleDescription): string {
  const [language, text] = isChangeRule(rule)
    ? ['yaml', `metadata:\n  annotations:\n    ${IGNORE_ANNOTATION}: '${rule.id}: why it is right here'`]
    : ['ts', `CceValidation.acknowledge(service, '${rule.id}', 'why it is right here');`];
  return `To accept it on purpose, with a reason:\n\n\`\`\`${language}\n${text}\n\`\`\``;
}

const KIND_OF_RULE: Readonly<Record<string, string>> = {
  'missing-requirement': 'requires',
  'conflicting-annotations': 'conflicts',
  'setting-without-effect': 'ineffective',
};

/** The generic rules judge what the schema states: their pages list it. */
function statedBySchema(id: string): string | undefined {
  const kind = KIND_OF_RULE[id];
  if (kind === undefined) return undefined;
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
  return `## What is judged\n\n${table(['annotation', kind === 'requires' ? 'needs' : kind === 'conflicts' ? 'excludes' : 'is without effect with', 'where', 'severity', 'why'], rows)}`;
}

function tableOf(rules: readonly RuleDescription[]): string {
  return table(
    ['rule', 'severity', 'what has to hold'],
    [...rules]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, severity, otherSeverities = [], statement }) => [
        `[${id}](${id}.md)`,
        [severity, ...otherSeverities].join(', '),
        plain(statement),
      ]),
  );
}

export function ruleIndexPage(rules: readonly RuleDescription[]): string {
  return page(
    GENERATED,
    '# Rules',
    'What is judged when an app is synthesized. Ids name the bad state and never change.',
    tableOf(rules.filter((rule) => !isChangeRule(rule))),
    '## Changes',
    'What is judged where the earlier state of the same manifests is known as well.',
    tableOf(rules.filter(isChangeRule)),
    '## Not judged',
    'Known facts that no rule judges, and why.',
    table(
      ['fact', 'why not'],
      NOT_JUDGED.flatMap(({ facts, reason }) => facts.map((fact) => [plain(fact), plain(reason)])),
    ),
    sourcesSection(rules.flatMap(({ pages }) => pages)),
  );
}
