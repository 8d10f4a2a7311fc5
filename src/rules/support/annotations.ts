import type { AnnotationSpec } from '../../annotations/spec';
import { commonTo, supportOf, type VersionList } from '../../cluster/version';
import type { Path } from '../../diagnostics/diagnostic';
import type { CceService } from '../../engine/cce-service';

/** The settings that the author of the manifest answers for: what the platform wrote into a live object is no mistake of theirs. */
export function isAuthored({ writtenBy }: AnnotationSpec, service: CceService): boolean {
  return writtenBy === 'user' || (writtenBy === 'user-or-platform' && !service.live);
}

/** Where an annotation stands in its object. */
export function pathOf(key: string): Path {
  return ['metadata', 'annotations', key];
}

/** The JSON that an annotation holds, of which at least a part could be read; `undefined` if there is no text of it. */
export function jsonOf({ key }: AnnotationSpec, service: CceService): unknown {
  const text = service.text(key);
  return text === undefined ? undefined : JSON.parse(text);
}

/** The versions that read the annotation: on load balancers of the class; on both if it is not known. */
export function versionsOf({ since }: AnnotationSpec, { elbClass }: CceService): readonly VersionList[] {
  if ('entries' in since) return [since];
  return elbClass === undefined ? [since.performance, since.union] : [since[elbClass]];
}

/** Whether the cluster surely does not read the annotation. */
export function isTooOldFor(spec: AnnotationSpec, service: CceService): boolean {
  const { version } = service.cluster;
  return commonTo(versionsOf(spec, service).map((list) => supportOf(list, version))) === 'unsupported';
}
