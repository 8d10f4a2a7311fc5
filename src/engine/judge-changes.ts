import { isTemplate, isUnresolved } from '../annotations/unresolved';
import type { ClusterFacts } from '../cluster/cluster-facts';
import type { Diagnostic, Subject } from '../diagnostics/diagnostic';
import { append, mapOf } from '../diagnostics/group-by';
import { compareDiagnostics } from '../diagnostics/order';
import { type KubeObject, own } from '../manifest/kube-object';
import { CceService, isOverlay, kindOf } from './cce-service';
import { Facts } from './facts';
import { toDiagnostic } from './judge';
import type { ChangeRule } from './rule';
import type { Judged } from './run-context';
import { AnnotationReader } from './service-annotations';

export interface ChangeOptions {
  /** The update replaces whole objects (`kubectl replace`, clients that write from a template); what it leaves out is lost. */
  readonly replaces: boolean;
}

export interface Changes {
  /** In the order of `compareDiagnostics`. */
  readonly diagnostics: readonly Diagnostic[];
  /** For each rule over the later state, the objects whose findings the earlier state refutes. */
  readonly cleared: ReadonlyMap<string, ReadonlySet<Subject>>;
}

/**
 * Judges what becomes of the Services that CCE serves in the earlier state. The two states are those of the same manifests: of a
 * cluster that is the same in both, the facts are the same object.
 *
 * A finding is about the later object; of a Service that is gone, about the earlier one.
 */
export function judgeChanges(
  before: readonly Judged[],
  after: readonly Judged[],
  rules: readonly ChangeRule[],
  { replaces }: ChangeOptions,
): Changes {
  const comparison = new Comparison(rules.filter(({ onlyIfReplaced }) => replaces || !onlyIfReplaced));
  const later = groupByIdentity(after.filter(({ object }) => isService(object) && !isOverlayOfService(object)));
  const diagnostics: Diagnostic[] = [];
  for (const [cluster, identities] of groupByIdentity(before.filter(isServed))) {
    for (const [identity, earlier] of identities) {
      diagnostics.push(...comparison.judge(earlier, later.get(cluster)?.get(identity) ?? []));
    }
  }
  return { diagnostics: diagnostics.sort(compareDiagnostics), cleared: comparison.cleared };
}

/** More than anybody has of one Service: of so many each is compared with one. */
const MAX_VARIANTS = 16;

interface Pair {
  readonly diagnostics: readonly Diagnostic[];
  readonly cleared: readonly (readonly [rule: string, object: Subject])[];
}

const NOTHING: Pair = { diagnostics: [], cleared: [] };

class Comparison {
  private readonly reader = new AnnotationReader();
  private readonly facts = new FactsOfChanges();
  readonly cleared = new Map<string, Set<Subject>>();

  constructor(private readonly rules: readonly ChangeRule[]) {}

  /** All variants of one Service, such as those of overlays, in both states. */
  judge(before: readonly Judged[], after: readonly Judged[]): readonly Diagnostic[] {
    // Variants of one Service that are gone are one Service that is gone.
    if (after.length === 0) return this.least(before.map((each) => this.judgePair(each, undefined)));
    // Which of the variants is gone is not known.
    if (after.length < before.length) return [];
    return before.flatMap((each, index) => {
      const others = after.length > MAX_VARIANTS ? [] : after.filter((_, position) => position !== index);
      // The one that stands in the same place, unless another differs less.
      return this.least([after[index], ...others].map((other) => this.judgePair(each, other)));
    });
  }

  /** What is found of the first of those that differ least. */
  private least(pairs: readonly Pair[]): readonly Diagnostic[] {
    const { diagnostics, cleared } = pairs.reduce((best, pair) =>
      pair.diagnostics.length < best.diagnostics.length ? pair : best,
    );
    for (const [rule, object] of cleared) {
      this.cleared.set(rule, (this.cleared.get(rule) ?? new Set()).add(object));
    }
    return diagnostics;
  }

  private judgePair({ object, cluster }: Judged, after: Judged | undefined): Pair {
    const earlier = new CceService(object, cluster, this.reader);
    if (after === undefined) return this.run(earlier, undefined, object);
    const type = own(after.object.spec, 'type');
    if (isUnresolved(type)) return NOTHING;
    if (type !== 'LoadBalancer') return this.run(earlier, undefined, after.object);
    // What CCE serves is meant for it, whatever keys it has lost since.
    if (kindOf(after.object, true) !== 'cce') return NOTHING;
    return this.run(earlier, new CceService(after.object, cluster, this.reader), after.object);
  }

  private run(before: CceService, after: CceService | undefined, object: KubeObject): Pair {
    const diagnostics: Diagnostic[] = [];
    const cleared: [rule: string, object: Subject][] = [];
    for (const rule of this.rules) {
      rule.checkChange(before, after, (report) => diagnostics.push(toDiagnostic(rule, report, object)), this.facts);
      if (after !== undefined && rule.clears?.isCleared(before, after)) {
        cleared.push([rule.clears.rule, object]);
      }
    }
    return { diagnostics, cleared };
  }
}

/** What is not known of a cluster is told by the run over the later state. */
class FactsOfChanges extends Facts {
  override note(): void {}
}

/** Objects of one identity stand for one Service. Of an object whose name is not known yet, nobody knows which it is. */
function isService({ kind, apiVersion, name, namespace = '' }: KubeObject): boolean {
  return kind === 'Service' && apiVersion === 'v1' && name !== '' && !isTemplate(name) && !isTemplate(namespace);
}

/** It says nothing of what the Service becomes that it is laid over, which stands beside it. */
function isOverlayOfService(object: KubeObject): boolean {
  return isOverlay(object) && own(object.spec, 'type') !== 'LoadBalancer';
}

function isServed({ object, meantForCce }: Judged): boolean {
  return isService(object) && kindOf(object, meantForCce) === 'cce';
}

function groupByIdentity(all: readonly Judged[]): ReadonlyMap<ClusterFacts, ReadonlyMap<string, readonly Judged[]>> {
  const clusters = new Map<ClusterFacts, Map<string, Judged[]>>();
  for (const judged of all) {
    append(mapOf(clusters, judged.cluster), judged.object.identity, judged);
  }
  return clusters;
}
