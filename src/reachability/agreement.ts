import { answer } from './answer';
import { INGRESS_ON_ONE_ELB, TWO_CLUSTERS_ON_ONE_ELB } from './cross-rules';
import { DERIVED_RULES } from './derived';
import { holdsIn } from './derived/conditions';
import type { Conditions } from './derived/derived-rule';
import { DIMENSION_NAMES, type Dimension, ON_BACKEND_NODE, type Situation, STANDARD, valuesOf } from './dimensions';
import { STATEMENTS } from './documented';
import type { Statement } from './documented/statement';
import { EXCLUSIONS } from './exclusions';
import { type NodePortSituation, nodePortRuleOf } from './node-port';
import type { Outcome } from './vocabulary';

/** How a statement of the pages and the model get along. */
export interface Agreement {
  readonly statement: Statement;
  /** How many situations the statement speaks of. */
  readonly situations: number;
  /** In how many of them the model says the same. */
  readonly agreeing: number;
  /** Rules of the model that say otherwise, with what they say. */
  readonly differing: readonly Difference[];
}

export interface Difference {
  readonly rule: string;
  readonly outcome: Outcome;
  /** What explains it: a contradiction of the pages, or the statement that the page itself excepts. */
  readonly because: string | undefined;
}

/** Which contradiction stands between statements and rules. Absent rules: all. */
const NAMED: readonly {
  readonly statements: readonly string[];
  readonly rules?: readonly string[];
  readonly because: string;
}[] = [
  { statements: ['O-3'], because: 'K-1' },
  { statements: ['C-09'], because: 'K-1' },
  { statements: ['C-07'], because: 'K-2' },
  { statements: ['P-01', 'P-03', 'P-10', 'P-12', 'C-03'], rules: ['D-22', 'D-25', 'D-27', 'D-28'], because: 'K-7' },
  { statements: ['P-11', 'P-13', 'C-03'], because: 'K-8' },
  { statements: ['C-08', 'Z-r2c1b', 'Z-r2c3b', 'Z-r2c4b', 'Z-r4c1b'], because: 'K-12' },
  { statements: ['Z-r3c2a', 'Z-r3c4a'], because: 'K-13' },
];

/** All situations, those too that do not exist. */
export function allSituations(conditions: Conditions = {}): readonly Situation[] {
  let situations: readonly Partial<Situation>[] = [{}];
  for (const dimension of DIMENSION_NAMES) {
    const wanted = conditions[dimension];
    const values = wanted === undefined ? valuesOf(dimension) : ([] as string[]).concat(wanted);
    situations = situations.flatMap((situation) => values.map((value) => ({ ...situation, [dimension]: value })));
  }
  return situations as readonly Situation[];
}

/** Whether it can be, and has no better name. */
export function exists(situation: Situation): boolean {
  return !EXCLUSIONS.some(({ when }) => holdsIn(when, situation));
}

export function agreementOf(statement: Statement): Agreement {
  const answers = answersTo(statement);
  const differing = new Map<string, Difference>();
  let agreeing = 0;
  for (const { rule, outcome, vendorOutcome } of answers) {
    if (outcome === statement.outcome) agreeing++;
    else {
      const because = reasonFor(statement, rule, vendorOutcome === statement.outcome);
      differing.set(`${rule} ${because}`, { rule, outcome, because });
    }
  }
  return { statement, situations: answers.length, agreeing, differing: [...differing.values()] };
}

function reasonFor({ id, exceptions = [] }: Statement, ruleId: string, recorded: boolean): string | undefined {
  const rule = DERIVED_RULES.find((each) => each.id === ruleId);
  if (recorded) return rule?.contradictions?.[0];
  const named = NAMED.find(({ statements, rules }) => statements.includes(id) && (rules?.includes(ruleId) ?? true));
  if (named !== undefined) return named.because;
  return exceptions.find((exception) => rule?.basis.includes(exception));
}

interface Answered {
  readonly rule: string;
  readonly outcome: Outcome;
  readonly vendorOutcome?: Outcome;
}

function answersTo(statement: Statement): readonly Answered[] {
  const { when } = statement;
  if (when.serviceType === 'DNAT') return [];
  if (when.serviceType === 'NodePort') return nodePortAnswers(statement);
  if (when.target === 'ingress') return [ofCross(INGRESS_ON_ONE_ELB)];
  if (when.target === 'service-of-the-other-cluster') return [ofCross(TWO_CLUSTERS_ON_ONE_ELB)];
  const listener = when.listenerLayer === 'l7' ? 'HTTP' : undefined;
  return allSituations(conditionsOf(statement))
    .filter(exists)
    .map((situation) => {
      const { facts, outcome, vendorOutcome } = answer(situation, { listener });
      return { rule: facts[0], outcome, vendorOutcome };
    });
}

function ofCross({ id, outcome }: { readonly id: string; readonly outcome: Outcome }): Answered {
  return { rule: id, outcome };
}

/** The statement in the ten dimensions. */
function conditionsOf({ when, id }: Statement): Conditions {
  const conditions: Partial<Record<Dimension, unknown>> = {};
  for (const dimension of DIMENSION_NAMES) if (when[dimension] !== undefined) conditions[dimension] = when[dimension];
  // The load balancer's manuals speak of its backends that call it: nodes, in a Standard cluster.
  if (when.clientIsBackendServer) {
    Object.assign(conditions, { clusterType: STANDARD, client: ON_BACKEND_NODE, passThrough: 'true' });
  }
  if (when.backendType === 'ip-address') conditions.clientIpTransfer = 'disabled';
  // What a dedicated load balancer does unless its backends are IP addresses (DC-09).
  else if (when.elbClass === 'performance') conditions.clientIpTransfer ??= 'enabled';
  // What the platform makes of the policy: the table shows it (K-2), the page on pass-through does not (P-07).
  const isTable = /^[TOWZ]-/.test(id);
  if (isTable && when.externalTrafficPolicy === 'Local' && when.passThrough === undefined) {
    conditions.passThrough = ['true', 'onlyLocal'];
  }
  return conditions as Conditions;
}

function nodePortAnswers({ when }: Statement): readonly Answered[] {
  const all = <T extends string>(value: unknown, otherwise: readonly T[]): readonly T[] =>
    value === undefined ? otherwise : ([] as T[]).concat(value as T);
  const targets: Readonly<Record<string, readonly NodePortSituation['target'][]>> = {
    'backend-node': ['backend-node'],
    'client-own-node': ['client-own-node'],
    'third-node': ['other-node'],
    'non-backend-node': ['other-node', 'client-own-node'],
  };
  const situations: NodePortSituation[] = [];
  for (const clusterType of all(when.clusterType, valuesOf('clusterType'))) {
    for (const proxyMode of all(when.proxyMode, valuesOf('proxyMode'))) {
      for (const client of all(when.client, valuesOf('client'))) {
        for (const target of targets[when.target as string]) {
          // Whoever is on a node that runs a backend has no own node that runs none.
          if (target === 'client-own-node' && (ON_BACKEND_NODE as readonly string[]).includes(client)) continue;
          for (const address of ['private-node-ip', 'public-node-ip'] as const) {
            if (when.address === 'private-node-ip' && address !== 'private-node-ip') continue;
            if (when.address === 'public-node-ip' && address !== 'public-node-ip') continue;
            const externalTrafficPolicy = when.externalTrafficPolicy as 'Local';
            situations.push({ clusterType, proxyMode, externalTrafficPolicy, client, address, target });
          }
        }
      }
    }
  }
  return situations.map((situation) => {
    const { id, outcome } = nodePortRuleOf(situation);
    return { rule: id, outcome };
  });
}

/** All statements, in their order. */
export function agreements(): readonly Agreement[] {
  return STATEMENTS.map(agreementOf);
}
