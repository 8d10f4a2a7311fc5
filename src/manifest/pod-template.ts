import { at, type Dictionary, isDictionary } from './kube-object';

/** The kinds of objects that make pods, and where the template of their pods stands. */
const PATHS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Pod', []],
  ['Deployment', ['spec', 'template']],
  ['StatefulSet', ['spec', 'template']],
  ['DaemonSet', ['spec', 'template']],
  ['ReplicaSet', ['spec', 'template']],
  ['ReplicationController', ['spec', 'template']],
  ['Job', ['spec', 'template']],
  ['CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
]);

export const WORKLOAD_KINDS: ReadonlySet<string> = new Set(PATHS.keys());

export const POD_TEMPLATE_PATHS: readonly (readonly string[])[] = [...PATHS.values()];

/** The template of the pods that an object of that kind makes, if it makes any. */
export function podTemplateIn(kind: string, data: Dictionary): Dictionary | undefined {
  const path = PATHS.get(kind);
  const template = path === undefined ? undefined : at(data, ...path);
  return isDictionary(template) ? template : undefined;
}
