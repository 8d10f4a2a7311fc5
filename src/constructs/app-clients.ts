import { show } from '../diagnostics/show';
import { addressTokens } from '../engine/address-tokens';
import type { CceService } from '../engine/cce-service';
import type { MissingFact } from '../engine/facts';
import { type PodText, podTexts } from '../engine/pod-texts';
import { type Judged, namespaceOf, type RunContext, workloadOf } from '../engine/run-context';
import { answer } from '../reachability/answer';
import type { Client as Place, Situation } from '../reachability/dimensions';
import { type Cell, explain } from '../reachability/explanation';
import { BY_NAME } from '../reachability/remedies';
import { type ListenerGroup, type Scene, situationsOf, surroundingsOf } from '../reachability/scene';
import { ADDRESSES, ATTEMPTS, describePlaces, describeRemedies, describeWays } from './reachability-text';
import {
  balancerAddressesOf,
  type FixedAddress,
  fixedAddressesOf,
  nameInCluster,
  placesOfPods,
  sceneInApp,
} from './service-reachability';
import type { SynthContext, SynthReportFn } from './synth-rules/synth-rule';

/** Services behind one fixed address. */
export interface Listening {
  readonly fixed: FixedAddress;
  readonly services: Iterable<CceService>;
}

/** Which Services are behind which fixed address, by the text that stands for it. */
export function listeningAt(services: readonly CceService[], context: RunContext): ReadonlyMap<string, Listening> {
  const byHost = new Map<string, { readonly fixed: FixedAddress; readonly services: Set<CceService> }>();
  for (const service of services) {
    for (const fixed of fixedAddressesOf(service)) {
      const listening = byHost.get(fixed.host) ?? { fixed, services: new Set() };
      byHost.set(fixed.host, listening);
      // All on one load balancer come in one go.
      if (listening.services.has(service)) continue;
      const behind = service.elbId === undefined ? [service] : context.servicesOn(service.elbId);
      for (const each of behind) listening.services.add(each);
    }
  }
  return byHost;
}

/** A workload of the app that refers to a fixed address, and where. */
interface Reference extends Listening {
  readonly workload: Judged;
  readonly port?: number;
  readonly texts: PodText[];
}

/** Workloads that refer to a load balancer and do not reach it. */
export function checkAppClients(
  rule: string,
  byHost: ReadonlyMap<string, Listening>,
  synth: SynthContext,
  report: SynthReportFn,
): void {
  const { context } = synth.assembly;
  for (const reference of referencesIn(synth, byHost)) {
    const judged = judgeReference(reference, context, rule);
    if (judged !== undefined) report(judged.service.object, describe(reference, judged));
  }
}

/** Each address, with its port, once for each workload. */
function referencesIn(synth: SynthContext, byHost: ReadonlyMap<string, Listening>): readonly Reference[] {
  let configMaps: ReadonlyMap<string, Judged> | undefined;
  const references: Reference[] = [];
  for (const judged of synth.workloads()) {
    const workload = workloadOf(judged.object);
    if (workload === undefined) continue;
    const found = new Map<string, Reference>();
    const configMapNamed = (name: string) => {
      configMaps ??= new Map(
        synth.configMaps().map((each) => [`${namespaceOf(each.object)}/${each.object.name}`, each]),
      );
      const configMap = configMaps.get(`${namespaceOf(judged.object)}/${name}`);
      return configMap?.cluster === judged.cluster ? configMap.object : undefined;
    };
    for (const text of podTexts(workload, configMapNamed)) {
      for (const { host, port } of addressTokens(text.text)) {
        const listening = byHost.get(host);
        if (listening === undefined) continue;
        const key = `${host} ${port}`;
        const known = found.get(key);
        if (known === undefined) found.set(key, { ...listening, workload: judged, port, texts: [text] });
        else known.texts.push(text);
      }
    }
    references.push(...found.values());
  }
  return references;
}

interface Unreached {
  readonly service: CceService;
  readonly others: readonly CceService[];
  /** Places that fail in every possible world; none if it is now one and now the other. */
  readonly sure: readonly Place[];
  /** What fails, in which world. */
  readonly cells: readonly Cell[];
  readonly isBackend: boolean;
  /** By its name they reach it. */
  readonly byName: boolean;
}

/** Only what fails in every possible world, at every Service that can be meant, is a finding. */
function judgeReference(reference: Reference, context: RunContext, rule: string): Unreached | undefined {
  const { workload, port, fixed } = reference;
  const meant = [...reference.services]
    .map((service) => ({ service, scene: sceneInApp(service, context) }))
    .map(({ service, scene }) => ({ service, scene, groups: groupsAt(scene, port) }))
    .filter(({ groups }) => groups.length > 0);
  const unreached: Unreached[] = [];
  for (const { service, scene, groups } of meant) {
    const places = placesOfPods(workload, service, context);
    const addresses = fixed.address === undefined ? balancerAddressesOf(scene) : [fixed.address];
    const cells = explain(scene, { clients: places, addresses }).filter(
      ({ verdict: { outcome }, listener }) =>
        isUnreached(outcome) && (listener === undefined || groups.includes(listener)),
    );
    if (cells.length === 0) return undefined;
    const fails = (some: readonly Place[]) =>
      addresses.every((address) => groups.every((group) => failsInEveryWorld(scene, some, address, group)));
    if (!fails(places)) {
      for (const fact of missingFacts(cells, service)) context.note(service, fact, rule);
      return undefined;
    }
    const sure = places.filter((place) => fails([place]));
    const isBackend = context.workloadsOf(service).some(({ object }) => object === workload.object);
    const byName = explain(scene, { clients: places, addresses: ['cluster-ip'] }).every(
      ({ verdict }) => verdict.outcome === 'ok',
    );
    unreached.push({ service, others: [], sure, cells, isBackend, byName });
  }
  if (unreached.length === 0) return undefined;
  const [first, ...others] = unreached;
  return {
    ...first,
    others: others.map(({ service }) => service),
    isBackend: unreached.some((each) => each.isBackend),
  };
}

/** The listeners that can be meant: with a port, the one of that port. */
function groupsAt({ listeners }: Scene, port: number | undefined): readonly ListenerGroup[] {
  return port === undefined ? listeners : listeners.filter(({ ports }) => ports.includes(port));
}

function isUnreached(outcome: Cell['verdict']['outcome']): boolean {
  return outcome === 'fail' || outcome === 'intermittent';
}

/** Whether some place fails, whatever is true of what is not known; which place may differ. */
function failsInEveryWorld(
  scene: Scene,
  places: readonly Place[],
  address: Situation['address'],
  group: ListenerGroup,
): boolean {
  const surroundings = surroundingsOf(scene, group);
  // One world at one position, whatever the place.
  const [worlds, ...others] = places.map((place) => situationsOf(scene, place, address));
  return worlds.every((world, index) =>
    [world, ...others.map((each) => each[index])].some((situation) =>
      isUnreached(answer(situation, surroundings).outcome),
    ),
  );
}

/** Facts of the cluster and the load balancer that would have decided. */
function missingFacts(cells: readonly Cell[], { cluster, elbClass }: CceService): readonly MissingFact[] {
  const decides = (dimension: 'clusterType' | 'proxyMode' | 'elbClass') =>
    cells.some(({ assuming }) => assuming[dimension] !== undefined);
  return [
    ...(decides('clusterType')
      ? [cluster.clusterType === undefined ? ('clusterType' as const) : ('network' as const)]
      : []),
    ...(decides('proxyMode') && cluster.proxyMode === undefined ? ['proxyMode' as const] : []),
    ...(decides('elbClass') && elbClass === undefined ? ['elbClass' as const] : []),
  ];
}

/** More places say nothing new. */
const TEXTS_SHOWN = 3;

function describe(
  reference: Reference,
  { service, others, sure, cells, isBackend, byName }: Unreached,
): Parameters<SynthReportFn>[1] {
  const { workload, port, texts, fixed } = reference;
  const { kind, name: workloadName, namespace } = workload.object;
  const telling = sure.length === 0 ? cells : cells.filter(({ client }) => sure.includes(client));
  const [{ verdict }] = telling;
  const places = [...new Set(telling.map(({ client }) => client))];
  const called = `${show(fixed.host)}${port === undefined ? '' : `, port ${port}`}`;
  const what =
    fixed.address === undefined ? 'a host name' : ADDRESSES[fixed.address].replace(/ of the load balancer$/, '');
  const shown = [...new Set(texts.map(({ place }) => place))].slice(0, TEXTS_SHOWN).join(', ');
  const works = [...new Set(telling.map((cell) => ATTEMPTS[cell.verdict.outcome]))].join(', or ');
  const where = describePlaces(places, sure.length === 0 ? ' or ' : ', ');
  const name = show(`${nameInCluster(service.object)}${port === undefined ? '' : `:${port}`}`);
  const remedies = describeRemedies(verdict.remedies.filter((remedy) => remedy !== BY_NAME));
  const help = [
    ...(isBackend ? ['If it only tells others the address, nothing is wrong.'] : []),
    ...(byName ? [`Have it call the Service by its name${others.length === 0 ? `, ${name}` : ''}.`] : []),
    ...(remedies === '' || isBackend ? [] : [byName ? `Or: ${remedies}` : remedies]),
  ];
  return {
    message: `${kind} ${show(namespace === undefined ? workloadName : `${namespace}/${workloadName}`)} refers to ${called}, ${what} of the load balancer, in ${shown}; ${works} for ${where}${sure.length === 0 ? ', depending on what is not known' : ''}`,
    ...(isBackend ? { severity: 'info' as const } : {}),
    ...(help.length === 0 ? {} : { help: help.join(' ') }),
    why: describeWays(telling),
    pages: verdict.pages,
    path: [],
    related: [
      workload.object,
      ...texts.flatMap(({ configMap }) => (configMap === undefined ? [] : [configMap])),
      ...others.map(({ object }) => object),
    ],
  };
}
