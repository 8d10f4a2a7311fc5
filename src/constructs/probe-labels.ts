import type { ApiObject } from 'cdk8s';

/** What the Jobs and the pods of every probe are labelled with. */
export const PROBE_LABELS = {
  'app.kubernetes.io/name': 'reachability-probe',
  'app.kubernetes.io/managed-by': 'cdk8s-cce',
} as const;

/**
 * Whether an object is a Job of a probe, of whichever copy of the package, or included from an earlier synthesis. It calls the
 * addresses of load balancers on purpose, and asks what is expected of it while it is rendered: rules have nothing to say of it.
 */
export function isProbe(object: ApiObject): boolean {
  return (
    object.kind === 'Job' &&
    Object.entries(PROBE_LABELS).every(([key, label]) => object.metadata.getLabel(key) === label)
  );
}
