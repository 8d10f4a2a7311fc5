import { isOfUdp, type ListenerProtocol } from '../annotations/condition';
import type { Sharing, Surroundings } from './answer';
import type { TransferOf } from './client-ip-transfer';
import { type Dimension, type Situation, type Value, valuesOf } from './dimensions';

/** Dimensions of a Service and its cluster; the others are the client's. */
export type ServiceDimension = Exclude<Dimension, 'client' | 'address'>;

/** What is known of a Service, where it runs and what is around it. Several values of a dimension: any of them is possible. */
export interface Scene {
  readonly possible: { readonly [D in Exclude<ServiceDimension, 'clientIpTransfer'>]: readonly Value<D>[] };
  readonly transferOf: TransferOf;
  /** Whether the manifest says what a shared one does with it. Otherwise it is the default, and somebody may know better. */
  readonly isTransferStated: boolean;
  /** The minor version of kube-proxy, if it is known. */
  readonly kubeProxy?: number;
  /** What was read in a way that nobody documents, or does not count, in words. */
  readonly remarks: readonly string[];
  /** The kinds of listeners that the ports have, and which ports have which. */
  readonly listeners: readonly ListenerGroup[];
  readonly sharesWithoutPassThrough: Sharing;
  /** Whether there is one backend pod in all, as long as all backends are on one node. */
  readonly isSoleBackend: boolean;
  /** Which backends kube-proxy chooses for the ClusterIP. */
  readonly internalTrafficPolicy: 'Cluster' | 'Local';
  /** Whether the load balancer has an EIP; `undefined` if nothing says so. */
  readonly hasEip: boolean | undefined;
}

/** Ports that make no difference to each other. */
export interface ListenerGroup {
  readonly listener: ListenerProtocol | undefined;
  readonly ports: readonly number[];
  readonly lacksNodePort?: boolean;
}

/** The same for the same ports of one Service. A port number alone is not: TCP and UDP can both have it. */
export function groupKey(group: ListenerGroup | undefined): string {
  return group === undefined ? '' : `${group.listener} ${group.ports}`;
}

/** Whether it is one of the listeners of a port. */
export function isOn({ listener, ports }: ListenerGroup, port: number, side: 'TCP' | 'UDP'): boolean {
  return ports.includes(port) && (listener === undefined || isOfUdp(listener) === (side === 'UDP'));
}

export function surroundingsOf(
  { sharesWithoutPassThrough, isSoleBackend, kubeProxy }: Scene,
  { listener, lacksNodePort = false }: ListenerGroup,
): Surroundings {
  return {
    sharesWithoutPassThrough,
    isSoleBackend,
    lacksNodePort,
    ...(kubeProxy === undefined ? {} : { kubeProxy }),
    ...(listener === undefined ? {} : { listener }),
  };
}

/** In which order open dimensions are decided: first what is easy to find out. */
export const DECIDING: readonly ServiceDimension[] = [
  'clusterType',
  'proxyMode',
  'elbClass',
  'externalTrafficPolicy',
  'passThrough',
  'clientIpTransfer',
  'backendKind',
  'backendSpread',
];

/** What every possibility has in common. */
export type Given = { readonly [D in ServiceDimension]?: Value<D> };

/** The dimensions that are decided. */
export function givenOf(scene: Scene): Given {
  const given: Partial<Record<ServiceDimension, string>> = {};
  for (const dimension of DECIDING) {
    const values = possibleOf(scene, dimension);
    if (values.length === 1) given[dimension] = values[0];
  }
  return given as Given;
}

/** The values that a dimension can have. */
export function possibleOf(scene: Scene, dimension: ServiceDimension): readonly string[] {
  if (dimension !== 'clientIpTransfer') return scene.possible[dimension];
  return [...new Set(scene.possible.elbClass.flatMap((elbClass) => scene.transferOf[elbClass]))];
}

/** Whether it can be one thing or another even if everything else is known: what follows from the class is not open. */
export function isOpen(scene: Scene, dimension: ServiceDimension): boolean {
  if (dimension !== 'clientIpTransfer') return scene.possible[dimension].length > 1;
  return scene.possible.elbClass.some((elbClass) => scene.transferOf[elbClass].length > 1);
}

/** Whether a value of a dimension contradicts nothing that the manifests and options say. */
export function canBe(scene: Scene, dimension: ServiceDimension, value: string): boolean {
  if (dimension !== 'clientIpTransfer') return (scene.possible[dimension] as readonly string[]).includes(value);
  return scene.possible.elbClass.every((elbClass) =>
    (elbClass === 'union' && scene.isTransferStated ? scene.transferOf.union : valuesOf('clientIpTransfer')).includes(
      value as Value<'clientIpTransfer'>,
    ),
  );
}

/** The same with some dimensions decided. */
export function withDecided(scene: Scene, decided: Given): Scene {
  const { clientIpTransfer, ...rest } = decided;
  const possible = { ...scene.possible } as Record<string, readonly string[]>;
  for (const [dimension, value] of Object.entries(rest)) possible[dimension] = [value];
  const transfer = clientIpTransfer === undefined ? undefined : [clientIpTransfer];
  return {
    ...scene,
    possible: possible as Scene['possible'],
    transferOf: transfer === undefined ? scene.transferOf : { union: transfer, performance: transfer },
  };
}

/** Everything that a client at some address can be up against. */
export function situationsOf(
  scene: Scene,
  client: Situation['client'],
  address: Situation['address'],
): readonly Situation[] {
  let partial: readonly Partial<Situation>[] = [{ client, address }];
  for (const dimension of DECIDING) {
    partial = partial.flatMap((situation) => {
      const values =
        dimension === 'clientIpTransfer'
          ? scene.transferOf[situation.elbClass as Value<'elbClass'>]
          : scene.possible[dimension];
      return values.map((value) => ({ ...situation, [dimension]: value }));
    });
  }
  return partial as readonly Situation[];
}
