import { answer } from '../../src/reachability/answer';
import { LIKE_A_NODE, type Situation } from '../../src/reachability/dimensions';
import type { Verdict } from '../../src/reachability/verdict';
import type { ClientIp, Hop } from '../../src/reachability/vocabulary';
import type { Source } from './measure';
import { find, pointOf, type Result, type Row } from './record';
import { shownBy, situations } from './setting';

export type Aspect = 'outcome' | 'client IP' | 'path';

/** In what a measurement differs from the model. */
export interface Difference {
  /** The run that shows it. */
  readonly run: string;
  readonly situation: Situation;
  readonly rule: string;
  readonly aspect: Aspect;
  readonly model: string;
  readonly measured: string;
}

export interface Comparison {
  /** Situations that were measured, by the rule that decides them. */
  readonly byRule: ReadonlyMap<string, readonly Situation[]>;
  readonly differences: readonly Difference[];
}

export const BASE_RUN = 'base';

/** The variant in which another Service on the load balancer is captured: the model has a rule for that. */
export const SHARED = 'same-elb=mixed';

/** Holds the model against what was measured, situation by situation. */
export function compareRun(run: string, rows: readonly Row[]): Comparison {
  const byRule = new Map<string, Situation[]>();
  const differences: Difference[] = [];
  for (const situation of situations()) {
    const { setting, cell } = shownBy(situation);
    const result = find(rows, pointOf(setting, cell));
    if (result === undefined) continue;
    const verdict = answer(situation, { sharesWithoutPassThrough: run === SHARED ? 'yes' : 'no' });
    const [rule] = verdict.facts;
    byRule.set(rule, [...(byRule.get(rule) ?? []), situation]);
    // What the model says of addresses and ways, it says of the base setting.
    for (const each of compare(situation, verdict, result))
      if (run === BASE_RUN || each.aspect === 'outcome') differences.push({ run, situation, rule, ...each });
  }
  return { byRule, differences };
}

function compare(
  situation: Situation,
  verdict: Verdict,
  { outcome, sources, hops }: Result,
): readonly Pick<Difference, 'aspect' | 'model' | 'measured'>[] {
  // What ends elsewhere went another way, too.
  if (verdict.outcome !== outcome) return [{ aspect: 'outcome', model: verdict.outcome, measured: outcome }];
  const { clientIp, clientIpMayAlsoBe, path, alternatePath } = verdict;
  const found: Pick<Difference, 'aspect' | 'model' | 'measured'>[] = [];
  if (!agreeOnSources(verdict, sources, situation))
    found.push({
      aspect: 'client IP',
      model: [clientIp, ...clientIpMayAlsoBe].join(' or '),
      measured: sources.join(' and '),
    });
  if (!agreeOnHops(verdict, hops, situation))
    found.push({
      aspect: 'path',
      model: [path, ...(alternatePath === undefined ? [] : [alternatePath])].map(shown).join(' or '),
      measured: shown(hops),
    });
  return found;
}

const shown = (hops: readonly Hop[]) => hops.join(' > ');

/** The address that the model names first is seen, and none that it does not name. */
function agreeOnSources(
  { clientIp, clientIpMayAlsoBe }: Verdict,
  sources: readonly Source[],
  { client, backendKind }: Situation,
): boolean {
  if (clientIp === 'unspecified' || sources.length === 0) return true;
  const isNode =
    (LIKE_A_NODE as readonly string[]).includes(client) || (client === 'backend-pod' && backendKind === 'host-network');
  // The own address of a node is the address of a node.
  const seen = sources.map((source) => (source === 'kept' && isNode ? ['kept', 'node-ip'] : [source]));
  const named: readonly (ClientIp | Source)[] = [clientIp, ...clientIpMayAlsoBe];
  return (
    seen.some((names) => names.includes(clientIp)) &&
    seen.every((names) => names.some((name) => named.includes(name as Source)))
  );
}

/** Stations that a connection meets whichever backend is chosen. */
const GATES: readonly Hop[] = ['kube-proxy@client-node', 'snat@egress', 'internet-edge', 'elb'];

function agreeOnHops({ path, alternatePath = [] }: Verdict, hops: readonly Hop[], { backendSpread }: Situation) {
  // Where all backends are on one node, those of any node can be those of this one.
  const same = (hop: Hop) => (hop === 'pod@any-node' && backendSpread === 'one-node' ? 'pod@local-node' : hop);
  const named = new Set([...path, ...alternatePath].map(same));
  const met = new Set(hops.map(same));
  if (!GATES.every((gate) => named.has(gate) === met.has(gate))) return false;
  if (![...named].every((hop) => met.has(hop))) return false;
  // A packet is counted by rules before it is dropped; the model stops where nothing more can come of it.
  return named.has('dropped') || [...met].every((hop) => named.has(hop));
}
