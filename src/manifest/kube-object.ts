import type { Subject } from '../diagnostics/diagnostic';

/** A map as it comes out of JSON or YAML: its keys are the author's, so it is only ever asked for its own. */
export type Dictionary = Readonly<Record<string, unknown>>;

export function isDictionary(value: unknown): value is Dictionary {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own property: `constructor` or `__proto__` in a manifest must not find what JavaScript put there. */
export function own(map: unknown, key: string): unknown {
  return isDictionary(map) && Object.hasOwn(map, key) ? map[key] : undefined;
}

/** Follows own properties and list positions. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let found = value;
  for (const segment of path) {
    found = typeof segment === 'number' ? (Array.isArray(found) ? found[segment] : undefined) : own(found, segment);
  }
  return found;
}

export function textAt(value: unknown, ...path: readonly (string | number)[]): string | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

export function listAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** A copy with its keys in order. */
export function inKeyOrder<T>(map: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const NO_ANNOTATIONS: Dictionary = Object.freeze({});

/** One object of a manifest. Knows Kubernetes, not CCE; is never changed. */
export class KubeObject implements Subject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  /** As they stand in the manifest: a value that is no text is somebody's mistake, and kept for the rule that says so. */
  readonly annotations: Dictionary;

  constructor(
    /** All of it, or a part with everything that is asked of objects which turn out to be of no concern. */
    readonly head: Dictionary,
    readonly origin: unknown,
    private readonly whole?: { readonly data: Dictionary },
  ) {
    const metadata = own(head, 'metadata');
    this.apiVersion = textAt(head, 'apiVersion') ?? '';
    this.kind = textAt(head, 'kind') ?? '';
    this.namespace = textAt(metadata, 'namespace');
    this.name = textAt(metadata, 'name') ?? '';
    const annotations = own(metadata, 'annotations');
    this.annotations = isDictionary(annotations) ? annotations : NO_ANNOTATIONS;
  }

  get data(): Dictionary {
    return this.whole === undefined ? this.head : this.whole.data;
  }

  /** Whether it is all known. */
  get isWhole(): boolean {
    return this.whole === undefined;
  }

  get spec(): unknown {
    return own(this.data, 'spec');
  }

  /** Equal namespace, kind and name are one object, also when several variants of it stand in one run. */
  get identity(): string {
    return `${this.kind}/${this.namespace ?? 'default'}/${this.name}`;
  }
}
