import type { IConstruct } from 'constructs';
import { isTemplate } from '../annotations/unresolved';
import type { Diagnostic, Subject } from '../diagnostics/diagnostic';
import { IGNORE_ANNOTATION, type IgnoreEntry, readIgnores } from '../engine/ignore-annotation';
import { type KubeObject, own } from '../manifest/kube-object';

/** What `CceValidation.acknowledge()` was told. */
export interface Acknowledgement extends IgnoreEntry {
  readonly scope: IConstruct;
}

/** An acknowledgement in one judgement. */
export interface AcknowledgementUse extends IgnoreEntry {
  /** What it stands on: a construct, for itself and everything below, or an object whose manifest has it. */
  readonly on: { readonly scope: IConstruct } | { readonly object: KubeObject };
  used: boolean;
}

/** An ignore annotation that says nothing that could count. */
export interface MalformedIgnore {
  readonly object: KubeObject;
  /** `undefined`: the value as a whole is none. */
  readonly entry?: IgnoreEntry;
  readonly value: unknown;
}

/** Which findings are acknowledged; notes which acknowledgements had an effect. */
export class AcknowledgementBook {
  readonly uses: AcknowledgementUse[] = [];
  readonly malformed: MalformedIgnore[] = [];
  private readonly byScope = new Map<IConstruct, AcknowledgementUse[]>();
  private readonly byObject = new Map<Subject, AcknowledgementUse[]>();

  constructor(
    acknowledgements: readonly Acknowledgement[],
    private readonly knownRules: ReadonlySet<string>,
  ) {
    for (const { scope, rule, reason } of acknowledgements)
      this.add(this.byScope, scope, { rule, reason, on: { scope }, used: false });
  }

  /** Takes what the manifest itself says. */
  readManifest(object: KubeObject): void {
    const value = own(object.annotations, IGNORE_ANNOTATION);
    if (value === undefined) return;
    const entries = typeof value === 'string' ? readIgnores(value) : [];
    if (entries.length === 0) this.malformed.push({ object, value });
    if (typeof value !== 'string' || isTemplate(value)) return;
    for (const entry of entries) {
      if (this.knownRules.has(entry.rule) && entry.reason !== '')
        this.add(this.byObject, object, { ...entry, on: { object }, used: false });
      else this.malformed.push({ object, entry, value });
    }
  }

  /** The acknowledgement that is nearest to the finding, if there is one. All that match have had their effect. */
  find({ rule, subject }: Diagnostic): AcknowledgementUse | undefined {
    if (this.uses.length === 0) return undefined;
    let nearest: AcknowledgementUse | undefined;
    const look = (candidates: readonly AcknowledgementUse[] | undefined) => {
      for (const candidate of candidates ?? []) {
        if (candidate.rule !== rule) continue;
        candidate.used = true;
        nearest ??= candidate;
      }
    };
    look(this.byObject.get(subject));
    for (
      let scope: IConstruct | undefined = subject.origin as IConstruct;
      scope !== undefined;
      scope = scope.node.scope
    ) {
      look(this.byScope.get(scope));
    }
    return nearest;
  }

  private add<K>(map: Map<K, AcknowledgementUse[]>, key: K, use: AcknowledgementUse): void {
    this.uses.push(use);
    const present = map.get(key);
    if (present === undefined) map.set(key, [use]);
    else present.push(use);
  }
}
