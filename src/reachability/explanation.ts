import { answer, whatCounts } from './answer';
import { clusterIpVerdict } from './cluster-ip';
import { type Client, type Situation, type Value, valuesOf } from './dimensions';
import {
  DECIDING,
  type Given,
  type ListenerGroup,
  possibleOf,
  type Scene,
  type ServiceDimension,
  situationsOf,
  surroundingsOf,
} from './scene';
import type { Verdict } from './verdict';

/** What a client calls: an address of the load balancer, or the Service by its name. */
export type CalledAddress = Value<'address'> | 'cluster-ip';

export const CALLED_ADDRESSES: readonly CalledAddress[] = [...valuesOf('address'), 'cluster-ip'];

/** One client and one address, in one of the possible worlds. */
export interface Cell {
  readonly client: Client;
  readonly address: CalledAddress;
  /** The ports that it is about, where the ports of a Service differ. */
  readonly listener?: ListenerGroup;
  /** What must hold of what is not known; empty if it makes no difference. */
  readonly assuming: Given;
  readonly verdict: Verdict;
}

export interface Question {
  /** Default: all. */
  readonly clients?: readonly Client[];
  /** Default: all that the load balancer may have, and the ClusterIP. */
  readonly addresses?: readonly CalledAddress[];
}

/** Who reaches a Service, from where, and why not: a cell for each client, address, kind of listener and possibility. */
export function explain(scene: Scene, question: Question = {}): readonly Cell[] {
  const { clients = valuesOf('client'), addresses = addressesOf(scene) } = question;
  return clients.flatMap((client) => addresses.flatMap((address) => cellsOf(scene, client, address)));
}

/** The addresses that can be called. */
export function addressesOf({ hasEip }: Scene): readonly CalledAddress[] {
  return CALLED_ADDRESSES.filter((address) => address !== 'public-eip' || hasEip !== false);
}

function cellsOf(scene: Scene, client: Client, address: CalledAddress): readonly Cell[] {
  if (address === 'cluster-ip') {
    const verdict = clusterIpVerdict(client, scene.internalTrafficPolicy);
    return [{ client, address, assuming: {}, verdict }];
  }
  const groups = scene.listeners.map((listener) => ({
    listener,
    possibilities: possibilitiesOf(scene, client, address, listener),
  }));
  const [first] = groups;
  // What all ports share is said once.
  if (groups.every(({ possibilities }) => areSame(possibilities, first.possibilities))) {
    return first.possibilities.map((possibility) => ({ client, address, ...possibility }));
  }
  return groups.flatMap(({ listener, possibilities }) =>
    possibilities.map((possibility) => ({ client, address, listener, ...possibility })),
  );
}

/** One answer, and what has to hold for it. */
interface Possibility {
  readonly assuming: Given;
  readonly verdict: Verdict;
}

const POSSIBILITIES = new Map<string, readonly Possibility[]>();

/** All answers that what is not known leaves open, each once. The same for all Services of which the same is known. */
function possibilitiesOf(
  scene: Scene,
  client: Client,
  address: Situation['address'],
  group: ListenerGroup,
): readonly Possibility[] {
  const surroundings = surroundingsOf(scene, group);
  const hasNoEip = scene.hasEip === false;
  const key = [
    client,
    address,
    whatCounts(surroundings),
    hasNoEip,
    ...DECIDING.map((dimension) =>
      dimension === 'clientIpTransfer'
        ? `${scene.transferOf.union}/${scene.transferOf.performance}`
        : scene.possible[dimension].join('|'),
    ),
  ].join(' ');
  let possibilities = POSSIBILITIES.get(key);
  if (possibilities === undefined) {
    const worlds = situationsOf(scene, client, address).map((situation) => {
      const verdict = answer(situation, surroundings);
      return { situation, verdict: hasNoEip ? withoutEip(verdict) : verdict };
    });
    const open = DECIDING.filter((dimension) => possibleOf(scene, dimension).length > 1);
    possibilities = distinguish(worlds, open);
    POSSIBILITIES.set(key, possibilities);
  }
  return possibilities;
}

/** Nobody is sent to an address that does not exist. */
function withoutEip(verdict: Verdict): Verdict {
  const remedies = verdict.remedies.filter(({ makes }) => makes?.address !== 'public-eip');
  return remedies.length === verdict.remedies.length ? verdict : Object.freeze({ ...verdict, remedies });
}

interface World {
  readonly situation: Situation;
  readonly verdict: Verdict;
}

/** Decides open dimensions one after the other, and only those on which the answer depends. */
function distinguish(worlds: readonly World[], open: readonly ServiceDimension[]): readonly Possibility[] {
  const [{ verdict }] = worlds;
  if (worlds.every((world) => isSame(world.verdict, verdict))) return [{ assuming: {}, verdict }];
  const dimension = open.find((each) => matters(worlds, each)) as ServiceDimension;
  const rest = open.filter((each) => each !== dimension);
  const values = [...new Set(worlds.map(({ situation }) => situation[dimension]))];
  return values.flatMap((value) =>
    distinguish(
      worlds.filter(({ situation }) => situation[dimension] === value),
      rest,
    ).map(({ assuming, verdict: each }) => ({ assuming: { [dimension]: value, ...assuming }, verdict: each })),
  );
}

/** Whether two worlds that differ in nothing else have different answers. */
function matters(worlds: readonly World[], dimension: ServiceDimension): boolean {
  const verdicts = new Map<string, Verdict>();
  for (const { situation, verdict } of worlds) {
    const others = DECIDING.filter((each) => each !== dimension && !follows(each, dimension)).map(
      (each) => situation[each],
    );
    const key = others.join(' ');
    const other = verdicts.get(key);
    if (other === undefined) verdicts.set(key, verdict);
    else if (!isSame(other, verdict)) return true;
  }
  return false;
}

/** What a load balancer does with the client's address goes with its class: neither differs alone. */
function follows(other: ServiceDimension, dimension: ServiceDimension): boolean {
  return other === 'clientIpTransfer' && dimension === 'elbClass';
}

function areSame(some: readonly Possibility[], others: readonly Possibility[]): boolean {
  if (some === others) return true;
  return (
    some.length === others.length &&
    some.every(
      ({ assuming, verdict }, index) =>
        isSame(verdict, others[index].verdict) && JSON.stringify(assuming) === JSON.stringify(others[index].assuming),
    )
  );
}

const FINGERPRINTS = new WeakMap<Verdict, string>();

function isSame(one: Verdict, other: Verdict): boolean {
  return one === other || fingerprintOf(one) === fingerprintOf(other);
}

function fingerprintOf(verdict: Verdict): string {
  let fingerprint = FINGERPRINTS.get(verdict);
  if (fingerprint === undefined) {
    fingerprint = JSON.stringify(verdict);
    FINGERPRINTS.set(verdict, fingerprint);
  }
  return fingerprint;
}
