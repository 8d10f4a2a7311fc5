import { autocreate } from '../../annotations/groups/autocreate';
import { elbId, elbIp } from '../../annotations/groups/connection';
import type { AnnotationSpec } from '../../annotations/spec';
import { isPlaceholder, isTemplate } from '../../annotations/unresolved';
import { type CceService, LAST_APPLIED } from '../../engine/cce-service';
import { at, type Dictionary, isDictionary, textAt } from '../../manifest/kube-object';
import { isAuthored } from './annotations';
import { hasLoadBalancerIP } from './load-balancer-choice';

/**
 * Whether the annotation of the earlier state stood in a manifest, as far as can be told: what the platform or somebody else
 * wrote into a live object is not removed by a manifest that never had it.
 */
export function wasAuthored(spec: AnnotationSpec, before: CceService): boolean {
  const applied = lastApplied(before);
  if (applied !== undefined) return Object.hasOwn(applied, spec.key);
  if (isAuthored(spec, before)) return true;
  // Where nothing else chooses the load balancer, its id does.
  return spec === elbId && !before.has(autocreate) && !before.has(elbIp) && !hasLoadBalancerIP(before);
}

/** How the admission webhook refuses an update that changes the annotation. */
export function refusalOf({ key }: AnnotationSpec): string {
  return `services "..." is forbidden: can't modify service elb [${key}] annotation`;
}

/** The annotations of the manifest that kubectl applied last. */
function lastApplied({ object }: CceService): Dictionary | undefined {
  const text = textAt(object.annotations, LAST_APPLIED);
  if (text === undefined) return undefined;
  try {
    const annotations = at(JSON.parse(text), 'metadata', 'annotations');
    return isDictionary(annotations) ? annotations : undefined;
  } catch {
    return undefined;
  }
}

/** A text that can be compared with another one; `undefined` if somebody else will replace it, or a part of it. */
export function comparableText(spec: AnnotationSpec, service: CceService): string | undefined {
  const setting = service.settings.find((each) => each.spec === spec);
  if (setting?.text === undefined || isTemplate(setting.text) || isPlaceholder(setting.text)) return undefined;
  return setting.placeholders.length === 0 ? setting.text : undefined;
}
