import type { ApiObject } from 'cdk8s';
import type { CceService } from '../engine/cce-service';
import type { Report } from '../engine/rule';
import type { RunContext } from '../engine/run-context';
import { answer, remediesFor } from '../reachability/answer';
import type { Client as Place } from '../reachability/dimensions';
import { type CalledAddress, type Cell, explain } from '../reachability/explanation';
import type { Remedy } from '../reachability/remedies';
import {
  DECIDING,
  type Scene,
  type ServiceDimension,
  situationsOf,
  surroundingsOf,
  withDecided,
} from '../reachability/scene';
import type { Verdict } from '../reachability/verdict';
import { CLIENT_IPS, type ClientIp as IpOfClient } from '../reachability/vocabulary';
import type { Expectation } from './expectation';
import {
  ADDRESSES,
  ATTEMPTS,
  decidingFact,
  describeAssuming,
  describePlaces,
  describeRemedies,
  describeWays,
} from './reachability-text';
import { indexWorkloads, placesOfClient, sceneInApp, type Workloads, whyNotServed } from './service-reachability';
import type { SynthContext, SynthReportFn } from './synth-rules/synth-rule';

/** Judges what the app states of one kind. */
export function checkExpectations(kind: Expectation['kind'], scene: SynthContext, report: SynthReportFn): void {
  const subjects = new Map<ApiObject, CceService>();
  for (const subject of scene.assembly.subjects) {
    if (subject.kind === 'cce') subjects.set(subject.service.object.origin as ApiObject, subject.service);
  }
  const workloads = indexWorkloads(scene.workloads);
  for (const expectation of scene.expectations) {
    if (expectation.kind !== kind) continue;
    const service = subjects.get(expectation.object);
    if (service === undefined) {
      const judged = scene.services.find(({ object }) => object.origin === expectation.object);
      // What is not there, or cannot be rendered, is cdk8s' to say.
      if (judged !== undefined) {
        report(judged.object, {
          message: `${expected(expectation, undefined)}; but the Service ${whyNotServed(judged)}`,
          path: ['spec', 'type'],
        });
      }
      continue;
    }
    for (const each of judgeExpectation(expectation, service, scene.assembly.context, workloads))
      report(service.object, each);
  }
}

/** Places that fail in the same way. */
interface Shortfall {
  readonly places: Place[];
  /** The possibilities in which it does not hold. */
  readonly cells: readonly Cell[];
  /** There are others in which it does. */
  readonly depends: boolean;
  /** It holds, and the pages of the platform say that it does not. */
  readonly contradicted: boolean;
}

function judgeExpectation(
  expectation: Expectation,
  service: CceService,
  context: RunContext,
  workloads: Workloads,
): Report[] {
  const { client } = expectation;
  const scene = sceneInApp(service, context);
  const places = placesOfClient(client, service, context, workloads);
  const address = expectation.address ?? usualAddress(places, scene);
  const statement = expected(expectation, address);
  if (address === 'public-eip' && scene.hasEip === false) {
    return [{ message: `${statement}; but the load balancer has none`, help: NEEDS_EIP, path: [] }];
  }
  const caller = client._workload === undefined ? undefined : workloads(client._workload);
  return shortfallsOf(expectation, scene, places, address).map((shortfall) => ({
    ...describe(statement, expectation, shortfall, service, scene),
    path: [],
    related: caller === undefined ? [] : [caller.object],
  }));
}

const NEEDS_EIP = 'Create the load balancer with ElbAutocreate.sharedPublic() or ElbAutocreate.dedicatedPublic().';

/** What clients at such places usually call. */
function usualAddress(places: readonly Place[], { hasEip }: Scene): CalledAddress {
  return hasEip === true && places.every((place) => place === 'external') ? 'public-eip' : 'private-vip';
}

function expected({ kind, client }: Expectation, address: CalledAddress | undefined): string {
  const called = address === undefined ? 'it' : ADDRESSES[address];
  return kind === 'reachable'
    ? `expected that ${client._called} reach ${called}`
    : `expected that the backends see the addresses of ${client._called} that call ${called}`;
}

function shortfallsOf(
  { kind }: Expectation,
  scene: Scene,
  places: readonly Place[],
  address: CalledAddress,
): readonly Shortfall[] {
  const shortfalls = new Map<string, Shortfall>();
  for (const place of places) {
    const cells = explain(scene, { clients: [place], addresses: [address] });
    const failing = cells.filter(({ verdict }) => !holds(kind, verdict));
    const contradicted = failing.length === 0;
    const bad = contradicted ? cells.filter(({ verdict }) => (verdict.vendorOutcome ?? 'ok') !== 'ok') : failing;
    if (bad.length === 0) continue;
    const key = bad.map((cell) => `${cell.verdict.facts[0]} ${describeAssuming(cell)} ${cell.listener?.ports}`).join();
    const known = shortfalls.get(`${contradicted} ${key}`);
    if (known !== undefined) known.places.push(place);
    else {
      shortfalls.set(`${contradicted} ${key}`, {
        places: [place],
        cells: bad,
        depends: dependsOnUnknown(cells, bad),
        contradicted,
      });
    }
  }
  return [...shortfalls.values()];
}

/** Whether it holds for all ports in one of the possibilities. */
function dependsOnUnknown(cells: readonly Cell[], bad: readonly Cell[]): boolean {
  const portsOf = ({ listener }: Cell) => listener?.ports.join() ?? '';
  // Surely fails is what fails in every possibility of one kind of listener.
  return [...new Set(bad.map(portsOf))].every((ports) => {
    const ofPorts = (cell: Cell) => portsOf(cell) === ports;
    return bad.filter(ofPorts).length < cells.filter(ofPorts).length;
  });
}

function holds(kind: Expectation['kind'], { outcome, clientIp, clientIpMayAlsoBe }: Verdict): boolean {
  return outcome === 'ok' && (kind === 'reachable' || (clientIp === 'kept' && clientIpMayAlsoBe.length === 0));
}

function describe(
  statement: string,
  { kind, client }: Expectation,
  { places, cells, depends, contradicted }: Shortfall,
  service: CceService,
  scene: Scene,
): Omit<Report, 'path'> {
  const [cell] = cells;
  const { verdict } = cell;
  const listed = [...new Set(cells.flatMap(({ listener }) => listener?.ports ?? []))];
  const ports = listed.length === 0 ? '' : `, port ${listed.join(', ')}`;
  // Where one place is meant, it has been named.
  const where = client._places.length === 1 ? ports : ` for ${describePlaces(places)}${ports}`;
  const remedies = describeRemedies(verdict.remedies.length > 0 ? verdict.remedies : remediesOf(cell, scene));
  const common = { why: describeWays(cells), pages: verdict.pages };
  if (contradicted) {
    return {
      ...common,
      severity: 'warning',
      message: `${statement}; by the mechanism it holds${where}, by the pages of the platform it does not`,
      help: `Try it in the cluster before you rely on it, or take what all sources agree on. ${remedies}`.trim(),
    };
  }
  if (depends) {
    const dimensions = decidingDimensions(kind, scene, cell);
    const cases = [...new Set(cells.map((each) => describeAssuming(each, dimensions)))];
    return {
      ...common,
      message: `${statement}; not shown${where}: it depends on what is not known; with ${cases.join(', or with ')}, ${shortfallOf(kind, cells)}`,
      help: `Say what is not known: ${dimensions.map((each) => decidingFact(each, service)).join('; ')}.${remedies === '' ? '' : ` If it is so: ${remedies}`}`,
    };
  }
  return {
    ...common,
    message: `${statement}; ${shortfallOf(kind, cells)}${where}`,
    ...(remedies === '' ? {} : { help: remedies }),
  };
}

/** The dimensions on which it depends whether an expectation holds. */
function decidingDimensions(kind: Expectation['kind'], scene: Scene, cell: Cell): readonly ServiceDimension[] {
  const { client, address, listener = scene.listeners[0], assuming } = cell;
  if (address === 'cluster-ip') return [];
  const surroundings = surroundingsOf(scene, listener);
  const worlds = situationsOf(scene, client, address).map((situation) => ({
    situation,
    isHeld: holds(kind, answer(situation, surroundings)),
  }));
  const deciding = DECIDING.filter((dimension) => {
    const held = new Map<string, boolean>();
    return worlds.some(({ situation, isHeld }) => {
      const others = DECIDING.filter((each) => each !== dimension).map((each) => situation[each]);
      const known = held.get(others.join());
      held.set(others.join(), isHeld);
      return known !== undefined && known !== isHeld;
    });
  });
  // The class of a load balancer and what it does with addresses go together.
  return deciding.length > 0 ? deciding : DECIDING.filter((each) => assuming[each] !== undefined);
}

function shortfallOf(kind: Expectation['kind'], cells: readonly Cell[]): string {
  const outcomes = [...new Set(cells.map(({ verdict: { outcome } }) => outcome))];
  const texts = outcomes.filter((outcome) => outcome !== 'ok').map((outcome) => ATTEMPTS[outcome]);
  if (kind === 'reachable' || !outcomes.includes('ok')) return texts.join(', or ');
  const seen = new Set(
    cells.flatMap(({ verdict: { outcome, clientIp, clientIpMayAlsoBe } }) =>
      outcome === 'ok' ? [clientIp, ...clientIpMayAlsoBe] : [],
    ),
  );
  return [seenText([...seen]), ...texts].join(', or ');
}

function seenText(seen: readonly IpOfClient[]): string {
  if (seen.includes('unspecified')) return 'no source says which ones they see';
  return `they see ${seen.map((each) => `${CLIENT_IPS[each]} (${each})`).join(', or ')}`;
}

/** What can be done about a connection that works, but shows another address. */
function remediesOf({ client, address, assuming, verdict }: Cell, scene: Scene): readonly Remedy[] {
  if (address === 'cluster-ip') return [];
  const [situation] = situationsOf(withDecided(scene, assuming), client, address);
  return remediesFor(verdict.facts[0], situation);
}
