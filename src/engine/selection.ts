import { isDictionary } from '../manifest/kube-object';
import type { CceService, ServiceKind } from './cce-service';
import type { ComparingRule, LookingRule, Rule } from './rule';

/** The rules that have something to look at in a Service. */
export interface Selected {
  readonly looking: readonly LookingRule[];
  readonly comparing: readonly ComparingRule[];
}

const OF_CCE: readonly ServiceKind[] = ['cce'];

/** The rules for a Service, found by its keys: most rules read a key that most Services do not have, and many have the same keys. */
export class Selection {
  private readonly known = new Map<string, Selected>();

  constructor(private readonly rules: readonly Rule[]) {}

  rulesFor({ object }: CceService, kind: ServiceKind): Selected {
    const { annotations, spec } = object;
    const keys = Object.keys(annotations);
    if (isDictionary(spec)) for (const field of Object.keys(spec)) keys.push(`spec.${field}`);
    const signature = `${kind} ${JSON.stringify(keys)}`;
    let selected = this.known.get(signature);
    if (selected === undefined) {
      selected = this.select(kind, new Set(keys));
      this.known.set(signature, selected);
    }
    return selected;
  }

  private select(kind: ServiceKind, present: ReadonlySet<string>): Selected {
    const looking: LookingRule[] = [];
    const comparing: ComparingRule[] = [];
    for (const rule of this.rules) {
      const { appliesTo = OF_CCE, reads } = rule;
      if (!appliesTo.includes(kind) || !(reads?.some((key) => present.has(key)) ?? true)) continue;
      if ('check' in rule) looking.push(rule);
      else comparing.push(rule);
    }
    return { looking, comparing };
  }
}
