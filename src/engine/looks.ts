import { elbId } from '../annotations/groups/connection';
import type { ClusterFacts } from '../cluster/cluster-facts';
import { type Dictionary, isDictionary } from '../manifest/kube-object';
import type { CceService, ServiceKind } from './cce-service';
import { Facts, type MissingFact } from './facts';
import type { LookingRule, Report } from './rule';

/** What rules say of all Services that look alike. */
export interface Verdict {
  readonly reports: readonly { readonly rule: LookingRule; readonly report: Report }[];
  readonly missing: readonly { readonly fact: MissingFact; readonly rule: string }[];
}

/** Judges Services that look alike once: those of an app differ in their names, their pods and their load balancer at most. */
export class Looks {
  private readonly known = new Map<ClusterFacts, Map<string, Verdict>>();

  verdictOf(service: CceService, kind: ServiceKind, rules: readonly LookingRule[]): Verdict {
    const look = lookOf(service, kind);
    if (look === undefined) return judge(service, rules);
    let verdicts = this.known.get(service.cluster);
    if (verdicts === undefined) {
      verdicts = new Map();
      this.known.set(service.cluster, verdicts);
    }
    let verdict = verdicts.get(look);
    if (verdict === undefined) {
      verdict = judge(service, rules);
      verdicts.set(look, verdict);
    }
    return verdict;
  }
}

/**
 * Everything of a Service that rules without a context can see; `undefined` if a text cannot tell it. Of the selector that is
 * whether there is one, and of an id that is right, that it is.
 */
function lookOf(service: CceService, kind: ServiceKind): string | undefined {
  const { object, live, flawed, notText } = service;
  if (notText.length > 0 || !isDictionary(object.spec)) return undefined;
  const { selector, ...spec } = object.spec;
  const annotations: Dictionary =
    service.text(elbId.key) === undefined || flawed.some(({ spec: each }) => each === elbId)
      ? object.annotations
      : { ...object.annotations, [elbId.key]: true };
  const look = [kind, live, isDictionary(selector) && Object.keys(selector).length > 0, annotations, spec];
  try {
    const text = JSON.stringify(look);
    // Numbers that are none look like nothing.
    return text.includes('null') ? undefined : text;
  } catch {
    return undefined;
  }
}

function judge(service: CceService, rules: readonly LookingRule[]): Verdict {
  const reports: { rule: LookingRule; report: Report }[] = [];
  const facts = new NotedFacts();
  for (const rule of rules) rule.check(service, (report) => reports.push({ rule, report }), facts);
  return { reports, missing: facts.missing };
}

class NotedFacts extends Facts {
  readonly missing: { fact: MissingFact; rule: string }[] = [];

  override note(_service: CceService, fact: MissingFact, rule: string): void {
    this.missing.push({ fact, rule });
  }
}
