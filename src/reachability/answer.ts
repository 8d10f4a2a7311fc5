import type { ListenerProtocol } from '../annotations/condition';
import {
  type CrossRule,
  MIXED_PASS_THROUGH,
  OWN_CONNECTION,
  PERHAPS_MIXED_PASS_THROUGH,
  TLS_TO_PLAIN_PORT,
  WITHOUT_NODE_PORTS,
} from './cross-rules';
import { DERIVED_RULES } from './derived';
import { holdsIn } from './derived/conditions';
import type { DerivedRule, RoutedSituation } from './derived/derived-rule';
import { DIMENSION_NAMES, type Situation } from './dimensions';
import { EXCLUSIONS } from './exclusions';
import { opensOwnConnection, terminatesTls } from './listeners';
import { FAILURES, type Remedy } from './remedies';
import { isLikeANode, isShortCircuited } from './short-circuit';
import { pagesOf, type Verdict } from './verdict';

/** What stands around a Service and is no dimension of its own. */
export interface Surroundings {
  /** What the load balancer speaks on the port; without it TCP or UDP, which it does not look into. */
  readonly listener?: ListenerProtocol;
  /** The minor version of kube-proxy; without it that of today. */
  readonly kubeProxy?: number;
  readonly sharesWithoutPassThrough?: Sharing;
  /** The port has no node port: spec.allocateLoadBalancerNodePorts is false. */
  readonly lacksNodePort?: boolean;
  /** There is one backend pod in all, if all backends are on one node. */
  readonly isSoleBackend?: boolean;
}

/** Whether another Service of the cluster on the same load balancer leaves its address to kube-proxy. */
export type Sharing = 'no' | 'perhaps' | 'yes';

const OF_OWN_CONNECTION: readonly string[] = [OWN_CONNECTION.id, ...OWN_CONNECTION.basis];

const ANSWERS = new Map<string, Verdict>();

/** Who reaches the load balancer, from where, and why not: the answer to one situation. */
export function answer(situation: Situation, surroundings: Surroundings = {}): Verdict {
  const key = `${DIMENSION_NAMES.map((name) => situation[name]).join()} ${whatCounts(surroundings)}`;
  let verdict = ANSWERS.get(key);
  if (verdict === undefined) {
    verdict = decide(situation, surroundings);
    ANSWERS.set(key, verdict);
  }
  return verdict;
}

/** A text that is the same where the answer is. */
export function whatCounts(surroundings: Surroundings): string {
  const { listener, kubeProxy, sharesWithoutPassThrough = 'no', lacksNodePort = false } = surroundings;
  const { isSoleBackend = false } = surroundings;
  const speaks = listener === undefined ? [] : [opensOwnConnection(listener), terminatesTls(listener)];
  return `${speaks},${kubeProxy},${sharesWithoutPassThrough},${lacksNodePort},${isSoleBackend}`;
}

function decide(situation: Situation, surroundings: Surroundings): Verdict {
  const { listener, sharesWithoutPassThrough = 'no', lacksNodePort = false } = surroundings;
  const ownConnection = listener !== undefined && opensOwnConnection(listener);
  const { situation: meant, facts: names } = normalize(situation, ownConnection);
  const exclusion = EXCLUSIONS.find(({ when, unsupported }) => unsupported && holdsIn(when, meant));
  if (exclusion !== undefined) return unsupported(exclusion);
  const routed = { ...meant, shortCircuit: isShortCircuited(meant) };
  // What the load balancer does is no ground for what happens without it.
  const facts = routed.shortCircuit ? names.filter((fact) => !OF_OWN_CONNECTION.includes(fact)) : names;
  const isExposed = isRefusedByIpvs(routed);
  if (isExposed && sharesWithoutPassThrough === 'yes') return ofCrossRule(MIXED_PASS_THROUGH, routed, facts);
  const verdict = ofRule(ruleAmong(surroundings, routed), routed, facts);
  const toNodePort = verdict.path.findIndex((hop) => hop.startsWith('node-port@'));
  if (lacksNodePort && toNodePort > 0) {
    const path = [...verdict.path.slice(0, toNodePort), 'dropped'] as const;
    const confidence = verdict.confidence === 'low' ? 'low' : WITHOUT_NODE_PORTS.confidence;
    return ofCrossRule({ ...WITHOUT_NODE_PORTS, path, confidence }, routed, [verdict.facts[0], ...facts]);
  }
  if (isExposed && sharesWithoutPassThrough === 'perhaps' && verdict.outcome !== 'fail')
    return ofCrossRule(PERHAPS_MIXED_PASS_THROUGH, routed, facts);
  if (listener !== undefined && terminatesTls(listener) && routed.shortCircuit && verdict.outcome === 'ok')
    return ofCrossRule(TLS_TO_PLAIN_PORT, routed, verdict.facts);
  // The table of the pages is about listeners of layer 4.
  if (!ownConnection) return verdict;
  const { vendorOutcome, ...rest } = verdict;
  return rest;
}

/** The rule of a situation that exists. */
export function ruleOf(situation: RoutedSituation): DerivedRule {
  const rule = DERIVED_RULES.find(({ when }) => holdsIn(when, situation));
  if (rule === undefined) throw new Error(`no rule for ${JSON.stringify(situation)}`);
  return rule;
}

/** The rule of a situation, with what it says of an earlier kube-proxy, or of a single backend pod. */
function ruleAmong({ kubeProxy, isSoleBackend = false }: Surroundings, situation: RoutedSituation): DerivedRule {
  const rule = ruleOf(situation);
  const { before, alone } = rule;
  if (isSoleBackend && alone !== undefined && situation.backendSpread === 'one-node') {
    const { note, alternatePath, assumes, openQuestions, ...rest } = rule;
    return { ...rest, ...alone };
  }
  if (before === undefined || kubeProxy === undefined || kubeProxy >= before.minor) return rule;
  if (!holdsIn(before.when ?? {}, situation)) return rule;
  const { path, reason, like } = before;
  const { note, clientIpMayAlsoBe, ...rest } = rule;
  return { ...rest, outcome: 'fail', path, reason, clientIp: 'unspecified', remediesOf: like };
}

/** The situation by the names that the rules know it by, and the facts that say so. */
export function normalize(
  given: Situation,
  ownConnection = false,
): { readonly situation: Situation; readonly facts: readonly string[] } {
  let situation = given;
  const facts: string[] = [];
  if (ownConnection && situation.clientIpTransfer === 'enabled') {
    situation = { ...situation, clientIpTransfer: 'disabled' };
    facts.push(...OF_OWN_CONNECTION);
  }
  if (situation.client === 'backend-pod' && situation.backendKind === 'host-network') {
    situation = { ...situation, client: 'hostnetwork-pod-on-backend-node' };
    facts.push('IG-2');
  }
  const { clusterType, elbClass, externalTrafficPolicy, clientIpTransfer } = situation;
  if (
    clusterType === 'turbo' &&
    elbClass === 'union' &&
    externalTrafficPolicy === 'Cluster' &&
    clientIpTransfer === 'enabled'
  ) {
    situation = { ...situation, clientIpTransfer: 'disabled' };
    facts.push('IG-3');
  }
  return { situation, facts };
}

/** Under IPVS the address is local to every node: what crosses the rules of a node goes no further. */
function isRefusedByIpvs({ proxyMode, shortCircuit, client, clusterType }: RoutedSituation): boolean {
  if (proxyMode !== 'ipvs' || shortCircuit || client === 'external') return false;
  return clusterType !== 'turbo' || isLikeANode(client);
}

function unsupported({ id, reason, pages }: (typeof EXCLUSIONS)[number]): Verdict {
  return Object.freeze({
    outcome: 'unknown',
    path: [],
    clientIp: 'unspecified',
    clientIpMayAlsoBe: [],
    reason,
    notes: [],
    confidence: 'low',
    facts: [id, 'DC-05'],
    pages,
    contradictions: ['K-5'],
    openQuestions: [],
    remedies: [],
  });
}

function ofRule(rule: DerivedRule, situation: RoutedSituation, facts: readonly string[]): Verdict {
  const { outcome, path, alternatePath, reason, note, requires, assumes, basis, confidence } = rule;
  const { clientIpMayAlsoBe = [], vendorOutcome, vendorOutcomeIn = {}, pages = [] } = rule;
  const { contradictions = [], contradictionsIn = {} } = rule;
  const saysOtherwise = vendorOutcome !== undefined && holdsIn(vendorOutcomeIn, situation);
  const isDisputed = (saysOtherwise || vendorOutcome === undefined) && holdsIn(contradictionsIn, situation);
  const clientIp = rule.clientIpIn?.find(({ when = {} }) => holdsIn(when, situation))?.value ?? rule.clientIp;
  const further = clientIpMayAlsoBe.filter(({ when = {} }) => holdsIn(when, situation)).map(({ value }) => value);
  return Object.freeze({
    outcome,
    path,
    ...(alternatePath === undefined ? {} : { alternatePath }),
    clientIp,
    clientIpMayAlsoBe: further,
    reason,
    notes: note === undefined ? [] : [note],
    ...(requires === undefined ? {} : { requires }),
    ...(assumes === undefined ? {} : { assumes }),
    confidence,
    ...(saysOtherwise ? { vendorOutcome } : {}),
    facts: [rule.id, ...facts, ...basis],
    pages: pagesOf([...facts, ...basis], pages),
    contradictions: isDisputed ? contradictions : [],
    openQuestions: rule.openQuestions ?? [],
    remedies: outcome === 'ok' && !saysOtherwise ? [] : remediesFor(rule.remediesOf ?? rule.id, situation),
  });
}

function ofCrossRule(rule: CrossRule, situation: RoutedSituation, facts: readonly string[]): Verdict {
  const { id, outcome, path, reason, note, basis, pages = [], confidence } = rule;
  return Object.freeze({
    outcome,
    path,
    clientIp: 'unspecified',
    clientIpMayAlsoBe: [],
    reason,
    notes: note === undefined ? [] : [note],
    confidence,
    facts: [...new Set([id, ...basis, ...facts])],
    pages: pagesOf([...basis, ...facts], pages),
    contradictions: [],
    openQuestions: [],
    remedies: remediesFor(id, situation),
  });
}

/** What can be done about what a rule describes, best first. */
export function remediesFor(rule: string, situation: Partial<RoutedSituation>): readonly Remedy[] {
  return FAILURES.filter(({ of }) => of.includes(rule)).flatMap(({ remedies }) =>
    remedies.filter(({ when = {} }) => holdsIn(when, situation)),
  );
}
