import { PASS_THROUGH_DOCUMENTED, passThrough } from '../../annotations/groups/pass-through';
import { supportOf } from '../../cluster/version';
import { append } from '../../diagnostics/group-by';
import type { CceService } from '../../engine/cce-service';
import type { Facts, MissingFact } from '../../engine/facts';
import { filterOnce } from '../../engine/service-lists';
import type { Client } from '../../reachability/dimensions';
import { type Cell, explain } from '../../reachability/explanation';
import { FAILURES } from '../../reachability/remedies';
import { DECIDING, type Scene, type ServiceDimension, withDecided } from '../../reachability/scene';
import { sceneOf } from '../../reachability/scene-of-service';
import { passesThrough } from './services';

/** The facts that decide a dimension, as rules ask for them. */
const FACT_OF: Readonly<Partial<Record<ServiceDimension, MissingFact>>> = {
  clusterType: 'clusterType',
  proxyMode: 'proxyMode',
  elbClass: 'elbClass',
};

/** The same, with the platform writing what the pages say that it writes, and ordinary pods unless something says otherwise. */
function asUsual(service: CceService): Scene {
  const scene = sceneOf(service);
  const { passThrough: passes, externalTrafficPolicy, backendKind } = scene.possible;
  // What it makes of a value that nobody documents is not known.
  const isWritten = !service.has(passThrough) && passes.includes('onlyLocal') && externalTrafficPolicy.length === 1;
  return {
    ...scene,
    possible: {
      ...scene.possible,
      passThrough: isWritten ? ['onlyLocal'] : passes,
      backendKind: backendKind.length > 1 ? ['pod-network'] : backendKind,
    },
  };
}

/**
 * Whether a client that calls the private address surely meets what is asked for, on one port at least. Where that depends on a
 * fact which is not given, the fact is noted as what kept the rule from judging.
 */
export function surelyMeets(
  service: CceService,
  client: Client,
  isMet: (cell: Cell) => boolean,
  facts: Facts,
  rule: string,
): boolean {
  const cells = explain(asUsual(service), { clients: [client], addresses: ['private-vip'] });
  if (isMetOnSomePort(cells, isMet)) return true;
  for (const dimension of DECIDING) {
    const fact = FACT_OF[dimension];
    if (fact !== undefined && decides(dimension, cells, isMet)) facts.note(service, fact, rule);
  }
  return false;
}

/** `undefined`: it depends on what is not known. */
function isMetOnSomePort(cells: readonly Cell[], isMet: (cell: Cell) => boolean): boolean | undefined {
  const byListener = new Map<Cell['listener'], Cell[]>();
  for (const cell of cells) append(byListener, cell.listener, cell);
  if ([...byListener.values()].some((group) => group.every(isMet))) return true;
  return cells.some(isMet) ? undefined : false;
}

const HAIRPIN = FAILURES.find(({ id }) => id === 'hairpin-through-elb');

/** Whether a client fails because its own node gets back what it sent. */
export function isHairpin({
  verdict: { outcome, facts },
}: {
  readonly verdict: Pick<Cell['verdict'], 'outcome' | 'facts'>;
}): boolean {
  return outcome !== 'ok' && HAIRPIN?.of.includes(facts[0]) === true;
}

/**
 * Whether clients on the nodes of the backends would fail so if the Service had pass-through; `undefined` if that depends on what is not
 * known.
 */
export function wouldHairpin(service: CceService): boolean | undefined {
  const scene = withDecided(asUsual(service), { passThrough: 'true' });
  const cells = explain(scene, { clients: ['backend-node'], addresses: ['private-vip'] });
  return isMetOnSomePort(cells, isHairpin);
}

/** Whether nothing that is known speaks against pass-through for a Service: no rule would refuse it. */
export function canPassThrough(service: CceService): boolean {
  return (
    supportOf(PASS_THROUGH_DOCUMENTED, service.cluster.version) !== 'unsupported' && wouldHairpin(service) !== true
  );
}

function cannotPassThrough(service: CceService): boolean {
  return !passesThrough(service) && !canPassThrough(service);
}

/** The same for all Services of a list that have no pass-through. */
export function canAllPassThrough(services: readonly CceService[]): boolean {
  return filterOnce(services, cannotPassThrough).length === 0;
}

/** Whether some values of a dimension lead to what is asked for, and others never do. */
function decides(dimension: ServiceDimension, cells: readonly Cell[], isMet: (cell: Cell) => boolean): boolean {
  const valuesIn = (some: readonly Cell[]) => new Set(some.map(({ assuming }) => assuming[dimension]));
  const met = valuesIn(cells.filter(isMet));
  return met.size > 0 && !met.has(undefined) && met.size < valuesIn(cells).size;
}

/** Whether the model or the pages say of a cell that it fails, if only sometimes. */
export function isTrouble({ verdict: { outcome, vendorOutcome = 'ok' } }: Cell): boolean {
  return outcome !== 'ok' || vendorOutcome !== 'ok';
}

/** All cells of clients inside the cluster at the private address. */
export function cellsInside(service: CceService, clients: readonly Client[]): readonly Cell[] {
  return explain(sceneOf(service), { clients, addresses: ['private-vip'] });
}
