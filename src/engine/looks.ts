import type { ClusterFacts } from '../cluster/cluster-facts';
import { mapOf } from '../diagnostics/group-by';
import { field, hasUnknownField, isSound } from '../manifest/fields/field-problems';
import { OBJECT_META, SERVICE } from '../manifest/fields/service-fields';
import { isDictionary, own } from '../manifest/kube-object';
import type { CceService, ServiceKind } from './cce-service';
import { Facts, type MissingFact } from './facts';
import type { ComparingRule, LookingRule, Report, Rule } from './rule';
import { Selection } from './selection';

/** What rules say of all Services that look alike, and the rules that have to compare each of them with others. */
export interface LookReports {
  readonly reports: readonly { readonly rule: LookingRule; readonly report: Report }[];
  readonly missing: readonly { readonly fact: MissingFact; readonly rule: string }[];
  readonly comparing: readonly ComparingRule[];
}

/** Judges Services that look alike once: those of an app differ in their names, their pods and their load balancer at most. */
export class Looks {
  private readonly known = new Map<ClusterFacts, Map<string, LookReports>>();
  private readonly selection: Selection;

  constructor(rules: readonly Rule[]) {
    this.selection = new Selection(rules);
  }

  reportsOn(service: CceService, kind: ServiceKind): LookReports {
    const look = lookOf(service, kind);
    if (look === undefined) return this.judge(service, kind);
    const byLook = mapOf(this.known, service.cluster);
    let reports = byLook.get(look);
    if (reports === undefined) {
      reports = this.judge(service, kind);
      byLook.set(look, reports);
    }
    return reports;
  }

  private judge(service: CceService, kind: ServiceKind): LookReports {
    const { looking, comparing } = this.selection.rulesFor(service, kind);
    const reports: { rule: LookingRule; report: Report }[] = [];
    const facts = new NotedFacts();
    for (const rule of looking) rule.check(service, (report) => reports.push({ rule, report }), facts);
    return { reports, missing: facts.missing, comparing };
  }
}

const NAME = field('metadata', 'name');
const NAMESPACE = field('metadata', 'namespace');
const LABELS = field('metadata', 'labels');
const STATUS = field('status');
const SELECTOR = field('spec', 'selector');

/**
 * Everything of a Service that rules without a context can see, as a text; `undefined` if no text can say it. Of the selector, whether
 * there is one and whether it selects something. A Service with a wrong selector or wrong metadata looks like no other.
 */
function lookOf({ object, live, misplaced, annotations }: CceService, kind: ServiceKind): string | undefined {
  if (annotations.notText.length > 0 || !isDictionary(object.spec)) return undefined;
  if (!isSound(STATUS, own(object.data, 'status')) || hasUnknownField(SERVICE, object.data)) return undefined;
  const metadata = own(object.data, 'metadata');
  if (hasUnknownField(OBJECT_META, metadata) || !isSound(LABELS, own(metadata, 'labels'))) return undefined;
  if (object.name === '' || !isSound(NAME, object.name) || !isSound(NAMESPACE, object.namespace)) return undefined;
  const { selector, ...spec } = object.spec;
  if (!isSound(SELECTOR, selector)) return undefined;
  try {
    const text = JSON.stringify(spec);
    // JSON has null for NaN and infinite numbers alike.
    if (text.includes('null')) return undefined;
    const elsewhere = misplaced.length === 0 ? '' : JSON.stringify(misplaced);
    const selects = isDictionary(selector) && Object.keys(selector).length > 0;
    return `${kind} ${live} ${selector !== undefined} ${selects} ${text} ${elsewhere} ${annotations.look}`;
  } catch {
    return undefined;
  }
}

class NotedFacts extends Facts {
  readonly missing: { fact: MissingFact; rule: string }[] = [];

  override note(_service: CceService, fact: MissingFact, rule: string): void {
    this.missing.push({ fact, rule });
  }
}
