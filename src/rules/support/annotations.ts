import { findSpec } from '../../annotations/registry';
import type { AnnotationSpec } from '../../annotations/spec';
import type { Path } from '../../diagnostics/diagnostic';
import type { CceService } from '../../engine/cce-service';

/** The annotations of one Service, sorted out by what is known of them. */
export interface SortedAnnotations {
  /** Of those that are there and do not count as absent, except misspelt keys. */
  readonly specs: readonly AnnotationSpec[];
  /** Keys without a spec, and misspelt ones. */
  readonly strangers: readonly string[];
  /** Keys whose value is no text. */
  readonly notText: readonly string[];
}

const sorted = new WeakMap<CceService, SortedAnnotations>();

/** Reading them once per Service keeps the rules that look at every annotation cheap. */
export function annotationsOf(service: CceService): SortedAnnotations {
  let result = sorted.get(service);
  if (result === undefined) {
    result = sort(service);
    sorted.set(service, result);
  }
  return result;
}

function sort(service: CceService): SortedAnnotations {
  const specs: AnnotationSpec[] = [];
  const strangers: string[] = [];
  const notText: string[] = [];
  const { annotations } = service.object;
  for (const key of Object.keys(annotations)) {
    const value = annotations[key];
    // Nobody writes it.
    if (value === undefined) continue;
    // A key without a value is null in YAML, which the API server takes as ''.
    if (typeof value !== 'string' && value !== null) notText.push(key);
    const spec = findSpec(key);
    if (spec === undefined || spec.misspellingOf !== undefined) strangers.push(key);
    else if (service.has(spec)) specs.push(spec);
  }
  return { specs, strangers, notText };
}

/** The settings that the author of the manifest answers for: what the platform wrote into a live object is no mistake of theirs. */
export function isAuthored(spec: AnnotationSpec, service: CceService): boolean {
  return spec.writtenBy === 'user' || (spec.writtenBy === 'user-or-platform' && !service.live);
}

export function pathOf(key: string): Path {
  return ['metadata', 'annotations', key];
}
