import type { IConstruct } from 'constructs';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { append } from '../diagnostics/group-by';
import type { IgnoreEntry } from '../engine/ignore-annotation';
import { IgnoreBook, type IgnoreUse, type MalformedIgnore, markUsed } from '../engine/ignore-book';
import type { KubeObject } from '../manifest/kube-object';

/** What `CceValidation.acknowledge()` was told. */
export interface Acknowledgement extends IgnoreEntry {
  readonly scope: IConstruct;
}

/** An acknowledgement in one judgement: on an object whose manifest has it, or on a construct, for itself and everything below. */
export interface AcknowledgementUse extends IgnoreUse {
  readonly scope?: IConstruct;
}

/** Which findings are acknowledged, in code or in manifests; notes which acknowledgements had an effect. */
export class AcknowledgementBook {
  private readonly manifests: IgnoreBook;
  private readonly inCode: AcknowledgementUse[] = [];
  private readonly byScope = new Map<IConstruct, AcknowledgementUse[]>();

  constructor(acknowledgements: readonly Acknowledgement[], knownRules: ReadonlySet<string>) {
    this.manifests = new IgnoreBook(knownRules);
    for (const { scope, rule, reason } of acknowledgements) {
      // A construct that stands for no object.
      const subject = { apiVersion: '', kind: '', name: '', origin: scope };
      const use = { rule, reason, scope, subject, path: [], used: false };
      this.inCode.push(use);
      append(this.byScope, scope, use);
    }
  }

  get uses(): readonly AcknowledgementUse[] {
    return [...this.inCode, ...this.manifests.uses];
  }

  get malformed(): readonly MalformedIgnore[] {
    return this.manifests.malformed;
  }

  /** Takes what the manifest itself says. */
  readManifest(object: KubeObject): void {
    this.manifests.read(object);
  }

  /** The acknowledgement that is nearest to the finding, if there is one. All that match have had their effect. */
  find(diagnostic: Diagnostic): AcknowledgementUse | undefined {
    let nearest: AcknowledgementUse | undefined = this.manifests.find(diagnostic);
    if (this.byScope.size === 0) return nearest;
    const { rule, subject } = diagnostic;
    for (
      let scope: IConstruct | undefined = subject.origin as IConstruct;
      scope !== undefined;
      scope = scope.node.scope
    ) {
      const use = markUsed(this.byScope.get(scope), rule);
      nearest ??= use;
    }
    return nearest;
  }
}
