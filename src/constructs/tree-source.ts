import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { ClusterFacts } from '../cluster/cluster-facts';
import type { Judged } from '../engine/run-context';
import { type Dictionary, isDictionary, KubeObject, listAt, textAt } from '../manifest/kube-object';
import { WORKLOAD_KINDS } from '../manifest/pod-template';
import { attachedTo } from './attached-cluster';
import { isProbe } from './probe-labels';
import { isRenderedUntyped } from './service-object';
import { installRenderOnce, renderToJudge } from './synth-pass';

/** One object for all constructs without a cluster: of them it is not known either that they are in different ones. */
const NO_FACTS: ClusterFacts = Object.freeze({});

const JUDGED_KINDS: ReadonlySet<string> = new Set(['Service', 'Ingress']);

const CONFIG_MAP_KINDS: ReadonlySet<string> = new Set(['ConfigMap']);

/** Judged objects are rendered at once, others when a rule asks for them. A list is opened. */
const WHEN_RENDERED: ReadonlyMap<string, 'now' | 'workloads' | 'configMaps'> = new Map([
  ...withLists(WORKLOAD_KINDS, 'workloads' as const),
  ...withLists(CONFIG_MAP_KINDS, 'configMaps' as const),
  ...withLists(JUDGED_KINDS, 'now' as const),
  ['List', 'now' as const],
]);

function withLists<T>(kinds: ReadonlySet<string>, when: T): [string, T][] {
  return [...kinds].flatMap((kind): [string, T][] => [
    [kind, when],
    [`${kind}List`, when],
  ]);
}

interface Found {
  readonly object: ApiObject;
  readonly chart: Chart | undefined;
  readonly cluster: ClusterFacts | undefined;
}

/**
 * A construct tree as rules see it: the final JSON of its objects, after JSON patches and escape hatches. Without probes, which are
 * no part of the app.
 */
export class TreeSource {
  /** Services and Ingresses, in the order of the tree. */
  readonly judged: Judged[] = [];
  /** What was rendered for them, by the object that will be asked for it again. */
  readonly rendered = new Map<ApiObject, unknown>();
  /** Objects that could not be rendered: cdk8s will say so in its own words. */
  readonly unrenderable: ApiObject[] = [];
  /** A chart has a `toJson()` of its own, which may change the tree while it is synthesized. */
  changesLate = false;

  private readonly later = { workloads: [] as Found[], configMaps: [] as Found[] };
  private readonly workloadObjects: Judged[] = [];
  private readonly configMapObjects: Judged[] = [];
  /** Where in a List an object stands. */
  private readonly places = new Map<KubeObject, readonly number[]>();

  constructor(root: IConstruct) {
    this.visit(root, undefined, undefined);
  }

  /** The workloads of the tree; rendered by the first call. */
  workloads(): readonly Judged[] {
    for (const found of this.later.workloads.splice(0)) this.render(found);
    return this.workloadObjects;
  }

  /** The ConfigMaps of the tree; rendered by the first call. */
  configMaps(): readonly Judged[] {
    for (const found of this.later.configMaps.splice(0)) this.render(found);
    return this.configMapObjects;
  }

  /** The position in the List, and in the List inside it; empty for an object of its own. */
  placeOf(object: KubeObject): readonly number[] {
    return this.places.get(object) ?? [];
  }

  private visit(construct: IConstruct, outer: ClusterFacts | undefined, around: Chart | undefined): void {
    const cluster = attachedTo(construct)?._facts ?? outer;
    let chart = around;
    if (ApiObject.isApiObject(construct)) {
      const object = construct as ApiObject;
      const when = WHEN_RENDERED.get(object.kind);
      if (when === 'now') this.render({ object, chart, cluster });
      else if (when !== undefined && !isProbe(object)) this.later[when].push({ object, chart, cluster });
    } else if (Chart.isChart(construct)) {
      chart = construct as Chart;
      if (chart.toJson !== Chart.prototype.toJson) this.changesLate = true;
    }
    for (const child of construct.node.children) this.visit(child, cluster, chart);
  }

  private render(found: Found): void {
    const { object } = found;
    let json: unknown;
    try {
      json = renderToJudge(object);
    } catch {
      this.unrenderable.push(object);
      return;
    }
    if (!isDictionary(json)) return;
    if (!isRenderedUntyped(object)) installRenderOnce(object);
    this.rendered.set(object, json);
    this.take(json, found, []);
  }

  private take(data: Dictionary, found: Found, place: readonly number[]): void {
    const kind = textAt(data, 'kind') ?? '';
    if (kind.endsWith('List') && WHEN_RENDERED.has(kind)) {
      listAt(data, 'items').forEach((item, index) => {
        if (isDictionary(item)) this.take(itemOf(data, kind, item), found, [...place, index]);
      });
      return;
    }
    const target = this.listOf(kind);
    if (target === undefined) return;
    const object = new KubeObject(data, found.object);
    if (place.length > 0) this.places.set(object, place);
    target.push({
      object,
      cluster: found.cluster ?? NO_FACTS,
      meantForCce: found.cluster !== undefined,
      batch: found.chart,
    });
  }

  private listOf(kind: string): Judged[] | undefined {
    if (JUDGED_KINDS.has(kind)) return this.judged;
    if (WORKLOAD_KINDS.has(kind)) return this.workloadObjects;
    return CONFIG_MAP_KINDS.has(kind) ? this.configMapObjects : undefined;
  }
}

/** Items of a typed list need not say what they are; kubectl takes it from the list. */
function itemOf(list: Dictionary, listKind: string, item: Dictionary): Dictionary {
  if (listKind === 'List' || textAt(item, 'kind') !== undefined) return item;
  return { ...item, apiVersion: list.apiVersion, kind: listKind.slice(0, -'List'.length) };
}

/** The construct that a user knows the object by: cdk8s-plus' constructs have their object in a child. */
export function constructOf(origin: IConstruct): IConstruct {
  const { id, scope } = origin.node;
  return scope !== undefined && !Chart.isChart(scope) && (id === 'Resource' || id === 'Default') ? scope : origin;
}
