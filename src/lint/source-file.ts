import type { Subject } from '../diagnostics/diagnostic';
import type { Judged } from '../engine/run-context';
import { KubeObject } from '../manifest/kube-object';
import { type ReadProblem, readManifest } from '../manifest/manifest-reader';
import { kubeObjectOf, type ReadObject } from '../manifest/read-object';
import { type CarriedMap, carriedMapsIn } from './carriers';
import { wantedOf } from './concern';
import { STANDARD_INPUT } from './standard-input';
import { type TargetOf, targetFor } from './target';

/** A file that was read. */
export class SourceFile {
  private ends?: readonly (readonly [end: number, next: number])[];

  constructor(
    readonly name: string,
    /** Its position among the files of the run. */
    readonly index: number,
    private readonly text: string,
  ) {}

  /** The text of a line, counted from 1. */
  line(number: number): string {
    this.ends ??= [...this.text.matchAll(/\r\n|[\n\r]/g)].map(({ 0: end, index }) => [index, index + end.length]);
    return this.text.slice(this.ends[number - 2]?.[1] ?? 0, this.ends[number - 1]?.[0]);
  }
}

/** Where an object comes from. */
export interface Origin {
  readonly file: SourceFile;
  readonly object: ReadObject<object>;
  /** Its position among the objects of the file; absent for what only carries annotations. */
  readonly index?: number;
  /** Set if it stands for a Service with annotations that are found elsewhere. */
  readonly carrier?: {
    /** Absent for what is no Kubernetes object. */
    readonly subject?: Subject;
    readonly map: CarriedMap;
  };
}

/** What a file holds, as rules see it. The origin of each object is an `Origin`. */
export interface SourceContent {
  readonly file: SourceFile;
  readonly objects: readonly Judged[];
  /** What stands for Services that something makes with the annotations; read at each call. */
  readonly carried: () => readonly Judged[];
  readonly problems: readonly ReadProblem[];
  readonly documents: number;
  readonly skipped: number;
}

export interface SourceOptions {
  /** The position of the file among those of the run. */
  readonly index: number;
  readonly target: TargetOf;
  /** Maps of annotations may stand anywhere, in what is no object as well. */
  readonly carriers: boolean;
}

export function readSource(name: string, bytes: Uint8Array, { index, target, carriers }: SourceOptions): SourceContent {
  const manifest = readManifest(bytes, { wanted: wantedOf, keepOthers: carriers });
  const { text, others, problems, documents, skipped } = manifest;
  const file = new SourceFile(name, index, text);
  const objects = manifest.objects.map((read, position): Judged => {
    const origin: Origin = { file, object: read, index: position };
    const object = kubeObjectOf(read, origin);
    return { object, ...targetFor(target, object), batch: name === STANDARD_INPUT ? undefined : file };
  });
  const carriedBy = (object: ReadObject<object>, subject?: KubeObject) =>
    carriedMapsIn(object.data).map((map): Judged => {
      const origin: Origin = { file, object, carrier: { subject, map } };
      const { annotations } = map;
      const service = new KubeObject({ apiVersion: 'v1', kind: 'Service', metadata: { annotations } }, origin);
      return { object: service, ...targetFor(target, subject ?? service), carriedIn: map.carriedIn };
    });
  const carried = () => [
    ...objects.flatMap(({ object }) => {
      if (!object.isWhole) return [];
      // Without a version it is no object of a cluster, but values with a key that is called kind.
      return carriedBy((object.origin as Origin).object, object.apiVersion === '' ? undefined : object);
    }),
    ...others.flatMap((other) => carriedBy(other)),
  ];
  return { file, objects, carried, problems, documents, skipped };
}
