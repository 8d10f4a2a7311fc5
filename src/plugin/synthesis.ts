import { dirname, resolve } from 'node:path';
import { clusterFacts } from '../cli/cluster-options';
import {
  fingerprintOf,
  hasMetadata,
  keyOfFinding,
  keyOfMissing,
  type RecordedObject,
  readRecord,
} from '../constructs/synth-record';
import { groupBy } from '../diagnostics/group-by';
import type { NotJudged } from '../engine/run-context';
import type { LintFinding, Resource } from '../lint/lint-result';
import type { Target } from '../lint/target';
import type { KubeObject } from '../manifest/kube-object';

/** What the synthesis before this validation knew and told. An app without our validation knew nothing and told nothing. */
export class Synthesis {
  private readonly targets: readonly Target[];
  private readonly told: ReadonlySet<string>;
  /** One object can stand in several charts, for several clusters: each of its entries is for one of its manifests. */
  private readonly waiting: ReadonlyMap<string, RecordedObject[]>;
  private readonly paths = new Map<string, string>();

  /** The synthesis that wrote the manifests. */
  constructor(manifests: readonly string[]) {
    const { clusters, objects, told } = recordOf(manifests) ?? { clusters: [], objects: [], told: [] };
    this.targets = clusters.map((cluster) => ({
      cluster: clusterFacts(cluster, String),
      meantForCce: true,
    }));
    this.told = new Set(told);
    this.waiting = groupBy(objects, ({ fingerprint }) => fingerprint);
  }

  /** The cluster that the app attaches to the object, if any. */
  targetOf(file: string, object: KubeObject): Target | undefined {
    if (this.waiting.size === 0) return undefined;
    const found = this.waiting.get(fingerprintOf(object))?.shift();
    if (found === undefined) return undefined;
    this.paths.set(placeOf(file, object), found.path);
    return found.cluster === undefined ? undefined : this.targets[found.cluster];
  }

  /** The path of the construct that made an object. */
  pathOf({ file, resource }: LintFinding): string | undefined {
    return resource === undefined ? undefined : this.paths.get(placeOf(file, resource));
  }

  /** Whether the app has written the finding to standard error. */
  hasTold(finding: LintFinding): boolean {
    return this.told.has(keyOfFinding(finding));
  }

  /** What the app has not said itself. */
  notToldOf(notJudged: readonly NotJudged[]): readonly NotJudged[] {
    return notJudged
      .map((each) => ({ ...each, rules: each.rules.filter((rule) => !this.told.has(keyOfMissing(each.fact, rule))) }))
      .filter(({ rules }) => rules.length > 0);
  }
}

function placeOf(file: string, { kind, namespace = '', name }: Pick<Resource, 'kind' | 'namespace' | 'name'>): string {
  return JSON.stringify([file, kind, namespace, name]);
}

/** The folder of the manifests is not told; some of them may stand further down. */
function recordOf(manifests: readonly string[]) {
  for (let at = dirname(resolve(manifests[0] ?? '')); ; at = dirname(at)) {
    if (hasMetadata(at)) return readRecord(at);
    if (dirname(at) === at) return undefined;
  }
}
