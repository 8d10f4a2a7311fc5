import { ClusterType } from '../cluster/cluster-type';
import { CceEdition } from '../cluster/edition';
import { UNDOCUMENTED } from '../cluster/version';
import { type Condition, LAYER_7 } from './condition';
import { ElbClass } from './elb-class';
import type { AnnotationSpec, Constraint, TypedProp } from './spec';

type Defaulted =
  | 'clusterTypes'
  | 'constraints'
  | 'editions'
  | 'elbClasses'
  | 'facts'
  | 'mutable'
  | 'notes'
  | 'since'
  | 'verified'
  | 'writtenBy';

/** What is said of one annotation; what is not said is what holds of most. */
export type AnnotationDefinition<T> = Omit<AnnotationSpec<T>, Defaulted> & Partial<Pick<AnnotationSpec<T>, Defaulted>>;

export function annotation<T>(definition: AnnotationDefinition<T>): AnnotationSpec<T> {
  return {
    writtenBy: 'user',
    elbClasses: Object.values(ElbClass),
    clusterTypes: Object.values(ClusterType),
    since: UNDOCUMENTED,
    mutable: 'unknown',
    editions: Object.values(CceEdition),
    verified: true,
    constraints: [],
    facts: [],
    notes: [],
    ...definition,
  };
}

/** Why there is no prop. */
export const UNVERIFIED: TypedProp = {
  noProp: 'its key or its details could not be read in an official page: recognised, not offered',
};
export const PLATFORM_WRITTEN: TypedProp = { noProp: 'written by the platform: never written by us' };

/** A switch that is on. */
export function isOn(key: string): Condition {
  return { has: key, text: ['true'] };
}

/** What the author answers for: a live object can hold what the platform wrote. */
export const AUTHORED: Condition = { not: { live: true } };

/** Of a switch that acts on HTTP messages. */
export function needsHttpListener(key: string): Constraint {
  return {
    kind: 'requires',
    condition: { anyEntry: LAYER_7 },
    when: isOn(key),
    severity: 'warning',
    why: 'It acts on HTTP messages: on other listeners it does nothing.',
    help: 'Add the port to kubernetes.io/elb.protocol-port, such as "http:80", or remove it.',
    facts: ['l7-only-annotations'],
    pages: ['cce_10_0865', 'cce_10_0866'],
    basis: ['docs'],
  };
}
