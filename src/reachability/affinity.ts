import { isDictionary, listAt, own, textAt } from '../manifest/kube-object';

/** Pods as the affinity of others sees them. */
export interface LabelledPods {
  readonly namespace: string;
  readonly labels: unknown;
}

/** Pods that one template makes. */
export interface TemplatePods extends LabelledPods {
  readonly podTemplate: unknown;
}

const NODE_KEY = 'kubernetes.io/hostname';

/** Whether pods of one template never share a node with others, because they must not. */
export function keepsApart(pods: TemplatePods, others: LabelledPods): boolean {
  return requiredTerms(pods, 'podAntiAffinity').some(
    ({ namespaces, labels }) => namespaces.includes(others.namespace) && hasAll(others.labels, labels),
  );
}

/** Whether pods of one template always share a node with one of those that a selector chooses, because they must. */
export function keepsTogether(pods: TemplatePods, selected: LabelledPods): boolean {
  const { labels: selector, namespace } = selected;
  if (!isDictionary(selector) || Object.keys(selector).length === 0) return false;
  // Whatever the term finds must be one of them.
  return requiredTerms(pods, 'podAffinity').some(
    ({ namespaces, labels }) =>
      namespaces.every((each) => each === namespace) && hasAll(labels, Object.entries(selector)),
  );
}

interface Term {
  readonly namespaces: readonly unknown[];
  readonly labels: readonly (readonly [string, unknown])[];
}

/** Required terms about nodes. Only plain labels and names: what an expression matches is not for us to say. */
function requiredTerms(
  { podTemplate, namespace }: TemplatePods,
  kind: 'podAffinity' | 'podAntiAffinity',
): readonly Term[] {
  const terms: Term[] = [];
  for (const term of listAt(podTemplate, 'spec', 'affinity', kind, 'requiredDuringSchedulingIgnoredDuringExecution')) {
    if (textAt(term, 'topologyKey') !== NODE_KEY || own(term, 'namespaceSelector') !== undefined) continue;
    if (listAt(term, 'matchLabelKeys').length > 0 || listAt(term, 'mismatchLabelKeys').length > 0) continue;
    const selector = own(term, 'labelSelector');
    const labels = own(selector, 'matchLabels');
    if (!isDictionary(labels) || listAt(selector, 'matchExpressions').length > 0) continue;
    const entries = Object.entries(labels);
    const namespaces = listAt(term, 'namespaces');
    if (entries.length > 0)
      terms.push({ namespaces: namespaces.length === 0 ? [namespace] : namespaces, labels: entries });
  }
  return terms;
}

function hasAll(labels: unknown, wanted: readonly (readonly [string, unknown])[]): boolean {
  const present = Array.isArray(labels) ? Object.fromEntries(labels) : labels;
  return wanted.every(([key, value]) => own(present, key) === value);
}
