import type { Duration } from 'cdk8s';
import type { AnnotationSpec } from '../annotations/spec';
import { isDuration, wholeUnits } from './duration';
import { located, type Owner } from './usage-error';

export type Annotations = Record<string, string>;

/** Properties that are one annotation each. Lengths of time are written in seconds. */
export type PropAnnotations<P> = { readonly [K in keyof P]?: AnnotationOf<NonNullable<P[K]>> };

type AnnotationOf<V> = AnnotationSpec<V extends Duration ? number : Readonly<V>>;

/** Makes a function that writes the annotations of the properties that are given. A value that is wrong is told by its property. */
export function writerOf<P extends object>(
  table: PropAnnotations<P>,
): (owner: Owner, props: P, annotations: Annotations) => void {
  const entries = Object.entries(table) as [keyof P & string, AnnotationSpec][];
  return (owner, props, annotations) => {
    for (const [prop, { key, codec }] of entries) {
      const value = props[prop];
      if (value === undefined) continue;
      try {
        annotations[key] = codec.encode(isDuration(value) ? wholeUnits(value, 'seconds') : value);
      } catch (error) {
        throw located(error, owner, [prop]);
      }
    }
  };
}
