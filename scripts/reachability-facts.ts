/** Compares the model of reachability with a fact base's reachability.yaml; part of `npm run facts`. */
import { allSituations, exists } from '../src/reachability/agreement';
import { normalize, ruleOf } from '../src/reachability/answer';
import { CONTRADICTIONS } from '../src/reachability/contradictions';
import { CROSS_RULES } from '../src/reachability/cross-rules';
import { holdsIn } from '../src/reachability/derived/conditions';
import type { Conditions } from '../src/reachability/derived/derived-rule';
import { STATEMENTS } from '../src/reachability/documented';
import { DOCUMENTED_FACTS } from '../src/reachability/documented/facts';
import { EXCLUSIONS } from '../src/reachability/exclusions';
import { OPEN_QUESTIONS } from '../src/reachability/open-questions';
import { FAILURES } from '../src/reachability/remedies';
import { isShortCircuited } from '../src/reachability/short-circuit';

type Row = Record<string, any>;

/** Where the model says more than the rule of the fact base, and why. */
const FULLER: Readonly<Record<string, string>> = {
  'D-50': 'the path says where the lost attempts are lost, and the other way beside it',
};

/** What the model has beside what the fact base has, and why. */
const FURTHER: Readonly<Record<string, string>> = {
  'NN-1': 'follows from the way to the backends; the linter has a rule for it',
  'load-balancer-without-node-ports': 'what can be done about NN-1',
};

/** @returns a line for the report */
export function compareReachability(base: Row, problems: string[]): string {
  const differ = (what: string, ours: unknown, theirs: unknown) => {
    if (JSON.stringify(ours) !== JSON.stringify(theirs)) {
      problems.push(`${what} is ${JSON.stringify(ours)}, in the fact base ${JSON.stringify(theirs)}`);
    }
  };
  const pair = (what: string, ours: readonly { readonly id: string }[], theirs: readonly Row[], key = 'id') => {
    const ids = new Set(ours.map(({ id }) => id));
    for (const { [key]: id } of theirs) if (!ids.delete(id)) problems.push(`${what} ${id}: in the fact base only`);
    for (const id of ids) if (!(id in FURTHER)) problems.push(`${what} ${id}: here only`);
  };
  const sorted = (conditions: object) => Object.entries(conditions).sort(([a], [b]) => (a < b ? -1 : 1));

  pair('statement', STATEMENTS, base.documented);
  for (const theirs of base.documented as Row[]) {
    const ours = STATEMENTS.find(({ id }) => id === theirs.id);
    if (ours === undefined) continue;
    differ(`${theirs.id}: when`, sorted(ours.when), sorted(theirs.when));
    differ(`${theirs.id}: outcome`, ours.outcome, theirs.outcome);
    differ(`${theirs.id}: path`, ours.path, theirs.path);
    differ(`${theirs.id}: client IP`, ours.clientIp, theirs.clientIp);
    differ(`${theirs.id}: superseded`, ours.superseded, theirs.superseded);
    differ(`${theirs.id}: vague`, ours.vague, theirs.vague);
  }
  pair('documented fact', DOCUMENTED_FACTS, base.documentedConstraints);
  pair('cross rule', CROSS_RULES, base.derivedCross);
  for (const theirs of base.derivedCross as Row[]) {
    const ours = CROSS_RULES.find(({ id }) => id === theirs.id);
    differ(`${theirs.id}: outcome`, ours?.outcome, theirs.outcome);
    differ(`${theirs.id}: path`, ours?.path, theirs.path);
  }
  pair('contradiction', CONTRADICTIONS, base.contradictions);
  pair('open question', OPEN_QUESTIONS, base.openQuestions);
  pair('remedy', FAILURES, base.remedies, 'class');
  pair('exclusion', EXCLUSIONS, base.ignored.matrix);

  // Not rule by rule: situation by situation, since our rules know no order.
  let situations = 0;
  const told = new Set<string>();
  const once = (what: string, ours: unknown, theirs: unknown) => {
    if (told.has(what)) return;
    const before = problems.length;
    differ(what, ours, theirs);
    if (problems.length > before) told.add(what);
  };
  for (const situation of allSituations()) {
    const excluded = (base.ignored.matrix as Row[]).some(({ when }) => holdsIn(when as Conditions, situation));
    once('whether a situation exists', exists(situation), !excluded);
    if (excluded) continue;
    situations++;
    const theirs = (base.derived as Row[]).find(({ when }) => holdsIn(when as Conditions, situation)) as Row;
    const ours = ruleOf({ ...normalize(situation).situation, shortCircuit: isShortCircuited(situation) });
    once(`the rule of ${theirs.id}`, ours.id, theirs.id);
    once(`${theirs.id}: outcome`, ours.outcome, theirs.outcome);
    if (!(theirs.id in FULLER)) once(`${theirs.id}: path`, ours.path, theirs.path);
    once(`${theirs.id}: client IP`, ours.clientIp, theirs.clientIp);
    once(`${theirs.id}: confidence`, ours.confidence, theirs.confidence);
    const vendor = holdsIn(ours.vendorOutcomeIn ?? {}, situation) ? ours.vendorOutcome : undefined;
    const appliesTo = theirs.vendorOutcomeAppliesTo as Conditions | undefined;
    if (appliesTo === undefined) once(`${theirs.id}: the pages`, ours.vendorOutcome, theirs.vendorOutcome);
    else if (holdsIn(appliesTo, situation)) once(`${theirs.id}: the pages`, vendor, theirs.vendorOutcome);
  }
  const fuller = Object.entries({ ...FULLER, ...FURTHER }).map(([id, why]) => `fuller:      ${id}: ${why}`);
  return [
    `reachability: ${STATEMENTS.length} statements, ${DOCUMENTED_FACTS.length} facts, ${CROSS_RULES.length} cross rules; ${situations} situations answered alike`,
    ...fuller,
  ].join('\n');
}
