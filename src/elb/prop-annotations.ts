import type { Duration } from 'cdk8s';
import type { AnnotationSpec } from '../annotations/spec';
import { wholeUnits } from './duration';
import { located, type Owner } from './usage-error';

export type Annotations = Record<string, string>;

/** Properties that are one annotation each. */
export type PropAnnotations<P> = { readonly [K in keyof P]?: Written<Readonly<NonNullable<P[K]>>> };

/** How a value is written, and under which key. */
interface Written<V> {
  readonly key: string;
  readonly codec: { encode(value: V): string };
}

/** A length of time. */
export function inSeconds({ key, codec }: AnnotationSpec<number>): Written<Duration> {
  return { key, codec: { encode: (length) => codec.encode(wholeUnits(length, 'seconds')) } };
}

/** Makes a function that writes the annotations of the properties that are given. A value that is wrong is told by its property. */
export function writerOf<P extends object>(
  table: PropAnnotations<P>,
): (owner: Owner, props: P, annotations: Annotations) => void {
  const entries = Object.entries(table) as [keyof P & string, Written<unknown>][];
  return (owner, props, annotations) => {
    for (const [prop, { key, codec }] of entries) {
      const value = props[prop];
      if (value === undefined) continue;
      try {
        annotations[key] = codec.encode(value);
      } catch (error) {
        throw located(error, owner, [prop]);
      }
    }
  };
}
