import { isTemplate } from '../annotations/unresolved';
import type { Diagnostic, Path, Subject } from '../diagnostics/diagnostic';
import { append } from '../diagnostics/group-by';
import type { KubeObject } from '../manifest/kube-object';
import { IGNORE_ANNOTATION, type IgnoreEntry, readIgnores } from './ignore-annotation';

/** An acknowledgement in one judgement. */
export interface IgnoreUse extends IgnoreEntry {
  /** What it stands on. */
  readonly subject: Subject;
  /** Where it stands there. */
  readonly path: Path;
  used: boolean;
}

/** An ignore annotation that says nothing that could count. */
export interface MalformedIgnore {
  readonly object: KubeObject;
  /** Where it stands: the key can be the mistake. */
  readonly key: string;
  /** `undefined`: the value as a whole is none. */
  readonly entry?: IgnoreEntry;
  readonly value: unknown;
}

/** What the annotation begins with, however the rest is spelt. */
const PROJECT = 'cdk8s-cce';
const FIRST_LETTER = PROJECT.charCodeAt(0);
const PATH: Path = ['metadata', 'annotations', IGNORE_ANNOTATION];

/** Which findings are acknowledged in the manifests themselves; notes which acknowledgements had an effect. */
export class IgnoreBook {
  readonly uses: IgnoreUse[] = [];
  readonly malformed: MalformedIgnore[] = [];
  private readonly byObject = new Map<Subject, IgnoreUse[]>();

  constructor(private readonly knownRules: ReadonlySet<string>) {}

  /** Takes what an object says. */
  read(object: KubeObject): void {
    for (const key of Object.keys(object.annotations)) {
      // Of thousands of keys hardly one begins with that letter.
      if (key.charCodeAt(0) !== FIRST_LETTER || !key.startsWith(PROJECT)) continue;
      const value = object.annotations[key];
      if (key === IGNORE_ANNOTATION) this.take(object, value);
      // There is no other of ours: it would be passed over without a word.
      else this.malformed.push({ object, key, value });
    }
  }

  private take(object: KubeObject, value: unknown): void {
    const key = IGNORE_ANNOTATION;
    const entries = typeof value === 'string' ? readIgnores(value) : [];
    if (entries.length === 0) this.malformed.push({ object, key, value });
    if (typeof value !== 'string' || isTemplate(value)) return;
    for (const entry of entries) {
      if (!this.knownRules.has(entry.rule) || entry.reason === '') {
        this.malformed.push({ object, key, entry, value });
        continue;
      }
      const use = { ...entry, subject: object, path: PATH, used: false };
      this.uses.push(use);
      append(this.byObject, object, use);
    }
  }

  /** The first acknowledgement of the finding, if there is one. All that match have had their effect. */
  find({ rule, subject }: Diagnostic): IgnoreUse | undefined {
    return markUsed(this.byObject.get(subject), rule);
  }
}

export function markUsed<U extends IgnoreUse>(candidates: readonly U[] | undefined, rule: string): U | undefined {
  let first: U | undefined;
  for (const candidate of candidates ?? []) {
    if (candidate.rule !== rule) continue;
    candidate.used = true;
    first ??= candidate;
  }
  return first;
}
