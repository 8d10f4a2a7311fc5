import type { CceService } from '../../engine/cce-service';
import type { Facts, MissingFact } from '../../engine/facts';
import type { Client } from '../../reachability/dimensions';
import { type Cell, explain } from '../../reachability/explanation';
import { DECIDING, type Scene, type ServiceDimension } from '../../reachability/scene';
import { sceneOf } from '../../reachability/scene-of-service';

/** The facts that decide a dimension, as rules ask for them. */
const FACT_OF: Readonly<Partial<Record<ServiceDimension, MissingFact>>> = {
  clusterType: 'clusterType',
  proxyMode: 'proxyMode',
  elbClass: 'elbClass',
};

/** The same, with the platform writing what the pages say that it writes, and ordinary pods unless something says otherwise. */
function asUsual(scene: Scene): Scene {
  const { passThrough, externalTrafficPolicy, backendKind } = scene.possible;
  const isWritten = passThrough.includes('onlyLocal') && externalTrafficPolicy.length === 1;
  return {
    ...scene,
    possible: {
      ...scene.possible,
      passThrough: isWritten ? ['onlyLocal'] : passThrough,
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
  const { cells } = explain(asUsual(sceneOf(service)), { clients: [client], addresses: ['private-vip'] });
  const byListener = new Map<Cell['listener'], Cell[]>();
  for (const cell of cells) byListener.set(cell.listener, [...(byListener.get(cell.listener) ?? []), cell]);
  if ([...byListener.values()].some((group) => group.every(isMet))) return true;
  for (const dimension of DECIDING) {
    const fact = FACT_OF[dimension];
    if (fact !== undefined && decides(dimension, cells, isMet)) facts.note(service, fact, rule);
  }
  return false;
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
  return explain(sceneOf(service), { clients, addresses: ['private-vip'] }).cells;
}
