// Two states of a Service, judged through the engine: a synthesis sees one state only.
import { judgeChanges } from '../../../src/engine/judge-changes';
import type { Judged } from '../../../src/engine/run-context';
import { KubeObject } from '../../../src/manifest/kube-object';
import { CHANGE_RULES } from '../../../src/rules/changes';
import { ID } from '../../support/yaml';

export const OTHER_ID = '4f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d';
export const elb = (name: string) => `kubernetes.io/elb.${name}`;
export const CLUSTER = {};

type Annotations = Record<string, unknown>;
export type Object = Record<string, unknown>;

/** An object with nothing but what it is given. */
export const bare = (annotations: Annotations, spec: object = {}, metadata: object = {}): Object => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', annotations, ...metadata },
  spec: { type: 'LoadBalancer', selector: { app: 'web' }, ports: [{ name: 'a', port: 80 }], ...spec },
});
/** With an existing load balancer. */
export const existing = (annotations: Annotations = {}, spec: object = {}) =>
  bare({ [elb('class')]: 'union', [elb('id')]: ID, ...annotations }, spec);
export const DESCRIPTION = { type: 'inner', name: 'lb' };
/** With a load balancer that is created. */
export const created = (annotations: Annotations = {}, spec: object = {}) =>
  bare({ [elb('class')]: 'union', [elb('autocreate')]: JSON.stringify(DESCRIPTION), ...annotations }, spec);
/** As `kubectl get -o yaml` prints it. */
export const live = (object: Object, annotations: Annotations = {}): Object => ({
  ...object,
  metadata: {
    ...(object.metadata as object),
    uid: 'd3b07384',
    annotations: { ...(object.metadata as { annotations: Annotations }).annotations, ...annotations },
  },
});
export const applied = (annotations: Annotations) => ({
  'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify({ metadata: { annotations } }),
});
export const judged = (data: Object, cluster: object = CLUSTER, meantForCce = false): Judged => ({
  object: new KubeObject(data, undefined),
  cluster,
  meantForCce,
});

export function judge(before: readonly Judged[], after: readonly Judged[], replaces = false) {
  const { diagnostics } = judgeChanges(before, after, CHANGE_RULES, { replaces });
  for (const { rule, severity } of diagnostics) {
    const { severity: usual, otherSeverities = [] } = CHANGE_RULES.find(({ id }) => id === rule)!;
    expect([usual, ...otherSeverities]).toContain(severity);
  }
  return diagnostics;
}

/** `[what was, what is]`; nothing: the Service is gone. */
export type Change = readonly [before: Object, after: Object | undefined, how?: { readonly applied: true }];

export const found = ([before, after, how]: Change, replaces = false) =>
  judge([judged(before)], after === undefined ? [] : [judged(after)], replaces && how === undefined).map(
    ({ rule, severity }) => `${severity}: ${rule}`,
  );

export const aclOn = { [elb('acl-id')]: ID, [elb('acl-status')]: 'on', [elb('acl-type')]: 'white' };
export const http = { [elb('protocol-port')]: 'http:80' };
export const ranges = (list: unknown) => ({
  [elb('port-ranges')]: typeof list === 'string' ? list : JSON.stringify(list),
});
export const port = (number: unknown, more: object = {}) => ({ ports: [{ port: number, ...more }] });
export const ports = (...list: readonly [name: string, number: number, protocol?: string][]) => ({
  ports: list.map(([name, number, protocol]) => ({ name, port: number, protocol })),
});
export const retain = { [elb('instance-reclaim-policy')]: 'retain' };
export const customEip = { [elb('custom-eip-id')]: ID };
