// Manifests judged by the rules alone, without cdk8s: what a rule says, to the letter.
import type { ClusterFacts } from '../../src/cluster/cluster-facts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic';
import { jsonPointer } from '../../src/diagnostics/path';
import { judge, type RunResult } from '../../src/engine/judge';
import { KubeObject } from '../../src/manifest/kube-object';
import { RULES } from '../../src/rules';
import { ID } from '../support/yaml';

export const OTHER_ID = '4f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d';
export const GROUP = '1d2e3f40-5b53-4b8e-9d1f-6f3c1a2b4c5d';
export const CERTIFICATE = '0123456789abcdef0123456789abcdef';

export const elb = (name: string) => `kubernetes.io/elb.${name}`;

export type Dictionary = Record<string, unknown>;

/** One object and the cluster that it is meant for. */
export interface Placed {
  readonly data: Dictionary;
  readonly cluster?: ClusterFacts;
  readonly meantForCce?: boolean;
  readonly batch?: object;
}

const NO_FACTS: ClusterFacts = {};

/** A LoadBalancer Service with nothing to find but what the arguments bring. */
export function service(annotations: unknown = {}, spec: Dictionary = {}, more: Dictionary = {}): Dictionary {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', annotations },
    spec: { type: 'LoadBalancer', selector: { app: 'web' }, ports: [{ name: 'a', port: 80 }], ...spec },
    ...more,
  };
}

/** The same object under another name. */
export function named(name: string, data: Dictionary, namespace?: string): Dictionary {
  return {
    ...data,
    metadata: { ...(data.metadata as object), name, ...(namespace === undefined ? {} : { namespace }) },
  };
}

export const shared = (annotations: Dictionary = {}, spec: Dictionary = {}) =>
  service({ [elb('class')]: 'union', [elb('id')]: ID, ...annotations }, spec);

export const dedicated = (annotations: Dictionary = {}, spec: Dictionary = {}) =>
  service({ [elb('class')]: 'performance', [elb('id')]: ID, ...annotations }, spec);

export const created = (description: unknown, annotations: Dictionary = {}, spec: Dictionary = {}) =>
  service(
    {
      [elb('class')]: 'union',
      [elb('autocreate')]: typeof description === 'string' ? description : JSON.stringify(description),
      ...annotations,
    },
    spec,
  );

export function ingress(annotations: unknown, spec: Dictionary = {}, name = 'front'): Dictionary {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name, annotations }, spec };
}

export function pods(hostNetwork: unknown, name = 'web', kind = 'Deployment'): Dictionary {
  const template = { metadata: { labels: { app: 'web' } }, spec: { hostNetwork, containers: [] } };
  return { apiVersion: 'apps/v1', kind, metadata: { name }, spec: { template } };
}

const isPlaced = (each: Dictionary | Placed): each is Placed => 'data' in each;

/** Judges Services and ingresses, all meant for one cluster unless they say another. */
export function run(
  objects: readonly (Dictionary | Placed)[],
  cluster: ClusterFacts = NO_FACTS,
  workloads: readonly Dictionary[] = [],
): RunResult {
  const judged = (each: Dictionary | Placed) => {
    const placed: Placed = isPlaced(each) ? each : { data: each };
    return {
      object: new KubeObject(placed.data, undefined),
      cluster: placed.cluster ?? cluster,
      meantForCce: placed.meantForCce ?? true,
      batch: placed.batch,
    };
  };
  return judge({ objects: objects.map(judged), workloads: () => workloads.map(judged) }, RULES);
}

/** What one rule finds. */
export function findings(
  rule: string,
  objects: readonly (Dictionary | Placed)[],
  cluster?: ClusterFacts,
  workloads?: readonly Dictionary[],
): readonly Diagnostic[] {
  return run(objects, cluster, workloads).diagnostics.filter((each) => each.rule === rule);
}

/** `error /spec/ports/0/port: port 80 ...`, with the place inside a JSON value after a `#`. */
export function line({ severity, path, inner, message }: Diagnostic): string {
  return `${severity} ${jsonPointer(path)}${inner === undefined ? '' : `#${jsonPointer(inner)}`}: ${message}`;
}

export function lines(
  rule: string,
  objects: readonly (Dictionary | Placed)[],
  cluster?: ClusterFacts,
  workloads?: readonly Dictionary[],
): readonly string[] {
  return findings(rule, objects, cluster, workloads).map(line);
}
