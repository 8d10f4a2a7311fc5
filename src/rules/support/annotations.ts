import type { AnnotationSpec } from '../../annotations/spec';
import type { Path } from '../../diagnostics/diagnostic';
import type { CceService } from '../../engine/cce-service';

/** The settings that the author of the manifest answers for: what the platform wrote into a live object is no mistake of theirs. */
export function isAuthored({ writtenBy }: AnnotationSpec, service: CceService): boolean {
  return writtenBy === 'user' || (writtenBy === 'user-or-platform' && !service.live);
}

export function pathOf(key: string): Path {
  return ['metadata', 'annotations', key];
}
