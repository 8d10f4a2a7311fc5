/**
 * Compares the schema and the rules with a fact base: `npm run facts -- DIR`.
 *
 * DIR holds service-annotations.yaml (a list of annotations), service-rules.yaml (a list of rules with id, severity and guards) and
 * ingress-annotations.yaml and reachability.yaml. Fails on every row that is missing on either side, and on every fact that is told differently.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as yaml from 'js-yaml';
import { FOREIGN_KEYS } from '../src/annotations/groups/foreign';
import { findIngressKey, INGRESS_KEYS, KEYS_SHARED_WITH_SERVICES } from '../src/annotations/groups/ingress';
import { ALL_SPECS, PREFIX } from '../src/annotations/registry';
import type { AnnotationSpec } from '../src/annotations/spec';
import type { VersionList } from '../src/cluster/version';
import { SYNTH_RULES } from '../src/constructs/synth-rules';
import { RULES } from '../src/rules';
import { CHANGE_RULES } from '../src/rules/changes';
import { NOT_JUDGED } from '../src/rules/not-judged';
import { compareGuards } from './guard-facts';
import { compareReachability } from './reachability-facts';

type Row = Record<string, any>;

const OUR_RULES = [...RULES, ...SYNTH_RULES, ...CHANGE_RULES];

const NOT_JUDGED_FACTS: ReadonlySet<string> = new Set(NOT_JUDGED.flatMap(({ facts }) => facts));

const problems: string[] = [];

/** Where we are milder than the row, and why. */
const MILDER: Readonly<Record<string, string>> = {
  'autocreate-flavor-kind-equal': 'which names are elastic was read from examples: a warning, as its guard says',
};

function main(): void {
  const [dir] = process.argv.slice(2);
  if (dir === undefined || !existsSync(dir)) {
    console.error(dir === undefined ? 'usage: npm run facts -- DIR' : `facts: there is no folder ${dir}`);
    process.exitCode = 2;
    return;
  }
  const textOf = (name: string) => readFileSync(join(dir, name), 'utf8');
  const read = (name: string): Row[] => yaml.load(textOf(name)) as Row[];
  const annotations = read('service-annotations.yaml');
  const rules = read('service-rules.yaml');
  const ingress = read('ingress-annotations.yaml');
  compareAnnotations(annotations);
  const told = compareRules(rules);
  compareIngressKeys(ingress, new Set(annotations.map(({ key }) => key)));
  console.log(
    `annotations: ${annotations.length} rows; ${ALL_SPECS.length} specs and ${FOREIGN_KEYS.length} keys of other controllers`,
  );
  console.log(
    `rules:       ${rules.length} rows; ${told.judged} judged by ${OUR_RULES.length} rules of ours, ${told.notJudged} not judged, with a reason:`,
  );
  for (const [fact, reason] of Object.entries(MILDER)) console.log(`milder:      ${fact}: ${reason}`);
  for (const { reason, facts } of NOT_JUDGED) console.log(`  ${String(facts.length).padStart(3)}  ${reason}`);
  console.log(compareGuards(textOf('service-rules.yaml'), rules, OUR_RULES, NOT_JUDGED_FACTS, problems));
  console.log(`ingresses:   ${INGRESS_KEYS.length} keys recognised on Services; their rules are not in scope`);
  const reachability = yaml.load(textOf('reachability.yaml')) as Row;
  console.log(compareReachability(reachability, problems));
  if (problems.length > 0) {
    console.error(`\n${problems.length} differences:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    process.exitCode = 1;
  } else console.log('no row is missing on either side, and no fact is told differently');
}

function compareAnnotations(rows: Row[]): void {
  const ours = new Map<string, AnnotationSpec | undefined>(ALL_SPECS.map((spec) => [spec.key, spec]));
  for (const { key } of FOREIGN_KEYS) ours.set(key, undefined);
  for (const row of rows) {
    if (!ours.has(row.key)) problems.push(`${row.key}: in the fact base only`);
    const spec = ours.get(row.key);
    if (spec !== undefined) compareSpec(spec, row);
    ours.delete(row.key);
  }
  for (const key of ours.keys()) problems.push(`${key}: in the schema only`);
}

function compareSpec(spec: AnnotationSpec, row: Row): void {
  const differ = (what: string, ours: unknown, theirs: unknown) => {
    if (JSON.stringify(ours) !== JSON.stringify(theirs)) {
      problems.push(`${spec.key}: ${what} is ${JSON.stringify(ours)}, in the fact base ${JSON.stringify(theirs)}`);
    }
  };
  differ('group', spec.group, row.group);
  differ('writtenBy', spec.writtenBy, row.writtenBy ?? 'user');
  differ('elbClasses', spec.elbClasses, row.elbClass ?? ['union', 'performance']);
  differ('clusterTypes', spec.clusterTypes, row.clusterTypes ?? ['standard', 'turbo']);
  differ('mutable', spec.mutable, row.mutable ?? 'unknown');
  differ('verified', spec.verified, row.verified);
  differ('pages', spec.pages, row.sources);
  differ(
    'editions',
    spec.editions,
    row.region === 'both' ? ['huawei', 'otc'] : ['none', 'unknown'].includes(row.region) ? [] : [row.region],
  );
  const texts = (list: VersionList) => list.entries.map(({ text }) => text);
  const since =
    'entries' in spec.since
      ? texts(spec.since)
      : { performance: texts(spec.since.performance), union: texts(spec.since.union) };
  differ('versions', since, row.minClusterVersion ?? []);
  if ('entries' in spec.since) {
    differ(
      'older versions',
      spec.since.legacy === undefined ? undefined : texts(spec.since.legacy),
      row.legacyMinClusterVersion,
    );
    differ('later minor versions', spec.since.laterMinorsUnknown ? 'unknown' : undefined, row.laterMinors);
  }
  const fields = (row.value?.fields ?? []).map((field: Row) => field.name).filter((name: string) => /^\w+$/.test(name));
  const ourFields = Object.values(spec.codec.json?.fields ?? {}).map(({ name }) => name);
  if (ourFields.length > 0) differ('fields', [...ourFields].sort(), [...fields].sort());
}

function compareRules(rows: Row[]): { judged: number; notJudged: number } {
  const told = new Map<string, Set<string>>();
  const tell = (facts: readonly string[] | undefined, severity: string) => {
    for (const fact of facts ?? []) told.set(fact, (told.get(fact) ?? new Set()).add(severity));
  };
  for (const rule of OUR_RULES) tell(rule.facts, rule.severity);
  for (const spec of ALL_SPECS) {
    tell(spec.facts, 'any');
    tell(spec.versionFacts, 'warning');
    tell(spec.obsolete?.facts, 'info');
    for (const { facts, severity } of spec.constraints) tell(facts, severity);
    for (const { facts, severity } of spec.sinceByValue ?? []) tell(facts, severity ?? 'warning');
    if (typeof spec.classLimit === 'object') tell(spec.classLimit.facts, spec.classLimit.severity);
  }
  const severities = new Map(rows.map(({ id, severity }) => [id as string, severity as string]));
  for (const [id, severity] of severities) {
    const ours = told.get(id);
    if (ours === undefined && !NOT_JUDGED_FACTS.has(id)) problems.push(`rule ${id}: in the fact base only`);
    if (ours !== undefined && NOT_JUDGED_FACTS.has(id))
      problems.push(`rule ${id}: both judged and listed as not judged`);
    if (ours !== undefined && !ours.has('any') && !ours.has(severity) && !(id in MILDER)) {
      problems.push(`rule ${id}: ${[...ours].join(', ')}, in the fact base ${severity}`);
    }
  }
  for (const id of [...told.keys(), ...NOT_JUDGED_FACTS])
    if (!severities.has(id)) problems.push(`rule ${id}: here only`);
  return { judged: [...severities.keys()].filter((id) => told.has(id)).length, notJudged: NOT_JUDGED_FACTS.size };
}

function compareIngressKeys(rows: Row[], ofServices: ReadonlySet<string>): void {
  const all = new Set(rows.map(({ key }) => key as string));
  for (const { key, writtenBy } of ALL_SPECS)
    if (writtenBy !== 'platform' && all.has(key) !== KEYS_SHARED_WITH_SERVICES.has(key))
      problems.push(`${key}: for ingresses as well, ${all.has(key) ? 'in the fact base' : 'here'} only`);
  const keys = rows
    .filter(({ group }) => group !== 'documentation-error')
    .map(({ key }) => (key as string).replace('<svc_name>', ''))
    .filter((key) => key.startsWith(PREFIX) && !ofServices.has(key));
  for (const key of keys)
    if (findIngressKey(key) === undefined) problems.push(`${key}: a key of ingresses, in the fact base only`);
  for (const { key } of INGRESS_KEYS) if (!keys.includes(key)) problems.push(`${key}: a key of ingresses, here only`);
}

main();
