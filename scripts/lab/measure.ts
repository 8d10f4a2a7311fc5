import type { Hop, Outcome } from '../../src/reachability/vocabulary';
import type { Answer } from './agent';
import { CELLS, type Cell, existsIn, type Setting } from './setting';
import { ADDRESSES, addressOf, backendsOf, EDGE, ELB, NODES, namespaceOf, nodeOf } from './topology';
import type { World } from './world';

/** Whose address backends saw. `elb-vip`: the address that the client called. */
export type Source = 'kept' | 'node-ip' | 'elb-range' | 'egress-eip' | 'elb-vip' | 'unknown';

/** What packets showed of a cell. */
export interface Measured {
  readonly outcome: Exclude<Outcome, 'unknown'>;
  /** How many attempts worked. */
  readonly worked: number;
  readonly attempts: number;
  readonly sources: readonly Source[];
  /** Stations that counted connections, in the order of a path. */
  readonly hops: readonly Hop[];
  /** Backends that answered. */
  readonly backends: readonly string[];
  readonly errors: readonly string[];
}

/** What a cell is tried with. The kernel repeats after one second what got no answer. */
export const CALLS_AT_ONCE = { attempts: 10, timeoutMs: 1500 };
type Effort = typeof CALLS_AT_ONCE;

/** Lays out a setting, calls from every place, and tells by answers and counters what came of it. */
export async function measure(world: World, setting: Setting, effort: Effort): Promise<ReadonlyMap<Cell, Measured>> {
  await world.apply(setting);
  await world.forget(EDGE);
  const cells = CELLS.filter((cell) => existsIn(setting, cell));
  const answers = await callAll(world, cells, effort);
  const names = [ELB.name, EDGE, ...NODES.map(({ name }) => name)];
  const counts = new Map(await Promise.all(names.map(async (name) => [name, await world.counts(name)] as const)));
  return new Map(
    cells.map((cell) => {
      const count = (namespace: string, what: string) => counts.get(namespace)?.get(`${what}:${cell.port}`) ?? 0;
      return [cell, conclude(cell, answers.get(cell)!, hopsOf(setting, cell, count))];
    }),
  );
}

async function callAll(world: World, cells: readonly Cell[], { attempts, timeoutMs }: Effort) {
  const answers = new Map<Cell, readonly Answer[]>();
  const namespaces = new Map<string, Cell[]>();
  for (const cell of cells) {
    const namespace = namespaceOf(cell.place, cell.address);
    namespaces.set(namespace, [...(namespaces.get(namespace) ?? []), cell]);
  }
  await Promise.all(
    [...namespaces].map(async ([namespace, own]) => {
      const calls = own.flatMap(({ address, port }) =>
        Array.from({ length: attempts }, () => ({ host: ADDRESSES[address], port, localPort: world.nextPort() })),
      );
      const reply = await world.namespace(namespace).ask('call', { calls, timeout: timeoutMs });
      own.forEach((cell, index) => {
        answers.set(cell, reply.answers.slice(index * attempts, (index + 1) * attempts));
      });
    }),
  );
  return answers;
}

function hopsOf(
  setting: Setting,
  { place }: Cell,
  count: (namespace: string, what: string) => number,
): readonly Exclude<Hop, 'dropped'>[] {
  const own = nodeOf(place);
  const backends = backendsOf(setting.backendKind, setting.backendSpread);
  const captured = own !== undefined && count(own, 'captured') > 0;
  const receivers = NODES.filter(({ name }) => count(ELB.name, name) > 0).map(({ name }) => name);
  const withBackend = receivers.filter((name) => backends.some(({ node }) => node === name));
  const forwarded = NODES.flatMap(({ name }) =>
    backends.filter((backend) => count(name, backend.name) > 0).map(({ node }) => ({ from: name, to: node })),
  );
  const met: Partial<Record<Hop, boolean>> = {
    client: true,
    'kube-proxy@client-node': captured,
    'snat@egress': own !== undefined && count(EDGE, EDGE) > 0,
    'internet-edge': own !== undefined && count(EDGE, EDGE) > 0,
    elb: count(ELB.name, 'elb') > 0,
    'node-port@backend-node': withBackend.length > 0,
    'node-port@other-node': withBackend.length < receivers.length,
    'kube-proxy@receiving-node': receivers.some((name) => count(name, 'node-port') > 0),
    'pod@local-node': forwarded.length > 0 && forwarded.every(({ from, to }) => from === to),
    'pod@any-node': forwarded.some(({ from, to }) => from !== to),
  };
  return (Object.keys(met) as Exclude<Hop, 'dropped'>[]).filter((hop) => met[hop]);
}

function conclude(cell: Cell, answers: readonly Answer[], hops: readonly Hop[]): Measured {
  const namespace = namespaceOf(cell.place, cell.address);
  const good = answers.flatMap((answer) => ('error' in answer ? [] : [answer]));
  return {
    outcome: good.length === 0 ? 'fail' : good.length < answers.length ? 'intermittent' : 'ok',
    worked: good.length,
    attempts: answers.length,
    sources: unique(good.map(({ peer }) => sourceOf(peer, namespace))),
    hops: good.length < answers.length ? [...hops, 'dropped'] : hops,
    backends: unique(good.map(({ backend }) => backend)),
    errors: unique(answers.flatMap((answer) => ('error' in answer ? [answer.error] : []))),
  };
}

function sourceOf(peer: string, namespace: string): Source {
  if (peer === addressOf(namespace)) return 'kept';
  if (peer === ELB.own) return 'elb-range';
  if (peer === ELB.vip || peer === ELB.eip) return 'elb-vip';
  if (NODES.some(({ eip }) => eip === peer)) return 'egress-eip';
  if (NODES.some(({ address, gateway, tunnel }) => [address, gateway, tunnel].includes(peer))) return 'node-ip';
  return 'unknown';
}

const unique = <T extends string>(values: readonly T[]): readonly T[] => [...new Set(values)].sort();
