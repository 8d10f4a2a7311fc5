import { UNDOCUMENTED } from '../cluster/version';
import type { AnnotationSpec } from './spec';

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
    elbClasses: ['union', 'performance'],
    clusterTypes: ['standard', 'turbo'],
    since: UNDOCUMENTED,
    mutable: 'unknown',
    editions: ['huawei', 'otc'],
    verified: true,
    constraints: [],
    facts: [],
    notes: [],
    ...definition,
  };
}
