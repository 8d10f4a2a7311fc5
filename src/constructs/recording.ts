import type { IConstruct } from 'constructs';
import type { ClusterFacts } from '../cluster/cluster-facts';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { jsonPointer } from '../diagnostics/path';
import type { Judged, NotJudged } from '../engine/run-context';
import { fingerprintOf, keyOfFinding, keyOfMissing, type RecordedCluster, writeRecord } from './synth-record';

/** What is recorded of a judgement. */
interface Recorded {
  readonly diagnostics: readonly Diagnostic[];
  readonly notJudged: readonly NotJudged[];
  readonly judged: () => readonly Judged[];
}

/** Leaves word of what was judged, with which facts, and of what was told if warnings were written. */
export function recordSynthesis(folder: string, judgement: Recorded, withWarnings: boolean): void {
  writeRecord(folder, () => ({
    ...objectsOf(judgement.judged()),
    told: withWarnings ? toldOf(judgement) : [],
  }));
}

function objectsOf(judged: readonly Judged[]) {
  const clusters = [...new Set(judged.filter(({ meantForCce }) => meantForCce).map(({ cluster }) => cluster))];
  return {
    clusters: clusters.map(optionsOf),
    objects: judged.map(({ object, cluster, meantForCce }) => ({
      fingerprint: fingerprintOf(object),
      path: (object.origin as IConstruct).node.path,
      ...(meantForCce ? { cluster: clusters.indexOf(cluster) } : {}),
    })),
  };
}

function optionsOf({ name, clusterType, network, version, proxyMode, edition }: ClusterFacts): RecordedCluster {
  return { name, type: clusterType, network, version: version?.text, proxyMode, edition };
}

function toldOf({ diagnostics, notJudged }: Recorded): string[] {
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
  return [
    ...warnings.map(({ rule, severity, message, subject, path, inner = [] }) =>
      keyOfFinding({
        rule,
        severity,
        message,
        resource: subject,
        path: jsonPointer(path),
        inner: jsonPointer(inner),
      }),
    ),
    ...notJudged.flatMap(({ fact, rules }) => rules.map((rule) => keyOfMissing(fact, rule))),
  ];
}
