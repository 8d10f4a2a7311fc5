import { kindOf } from '../engine/cce-service';
import type { Judged } from '../engine/run-context';
import { annotationProblems } from '../manifest/kube-objects';
import type { ReadProblem } from '../manifest/manifest-reader';
import { annotationNotAString } from '../rules/annotation-not-a-string';
import type { Origin } from './source-file';

/**
 * Annotations that are no text, of objects that the rule about them does not judge: kubectl refuses these as well, and ends with an error.
 */
export function refusedAnnotations({ object, meantForCce }: Judged): readonly ReadProblem[] {
  if (Object.values(object.annotations).every((value) => typeof value === 'string')) return [];
  const { object: read } = object.origin as Origin;
  if (read.isItem) return [];
  const problems = annotationProblems(read.head);
  const kind = kindOf(object, meantForCce);
  if (kind !== undefined && annotationNotAString.appliesTo?.includes(kind)) return [];
  return problems.map(({ message, help, path }) => ({
    kind: 'unreadable',
    message,
    help,
    range: read.rangeOf(path),
    ofObject: true,
  }));
}
