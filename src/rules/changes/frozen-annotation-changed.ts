import { elbClass, elbId } from '../../annotations/groups/connection';
import { ALL_SPECS } from '../../annotations/registry';
import type { AnnotationSpec } from '../../annotations/spec';
import { shortened, show } from '../../diagnostics/show';
import type { CceService } from '../../engine/cce-service';
import { changeRule, type ReportFn } from '../../engine/rule';
import { type Dictionary, inKeyOrder, isDictionary, own } from '../../manifest/kube-object';
import { jsonOf, pathOf } from '../support/annotations';
import { comparableText, refusalOf, wasAuthored } from '../support/changes';

/** What an author writes once. */
const FROZEN = ALL_SPECS.filter(({ mutable, writtenBy }) => mutable === false && writtenBy !== 'platform');

/** The webhook was seen to name them. */
const IN_REFUSALS: ReadonlySet<AnnotationSpec> = new Set<AnnotationSpec>([elbClass, elbId]);

/** To recreate the Service would delete a load balancer for the sake of blanks. */
const KEEP_TEXT =
  'Write the very text that stood there; in an app of cdk8s a JSON patch puts it in place of what a construct writes.';

const RECREATE = 'Write what stood there before, or delete the Service and create it anew.';

export const frozenAnnotationChanged = changeRule({
  id: 'frozen-annotation-changed',
  severity: 'error',
  otherSeverities: ['warning', 'info'],
  statement: `${FROZEN.map(({ key }) => key).join(', ')} of an existing Service are neither changed nor removed.`,
  why: 'The admission webhook refuses the whole update, with all other changes in it.',
  help: RECREATE,
  facts: ['immutable-class-id-autocreate'],
  pages: ['cce_10_0385', 'cce_10_0681', 'field:huawei-elb-controller'],
  basis: ['docs', 'observed'],
  exceptions: [
    {
      guards: ['immutable-class-id-autocreate/1'],
      text: 'What only the live object has, and neither manifest names, is not removed: kubectl apply keeps it.',
    },
    {
      guards: ['immutable-class-id-autocreate/2'],
      text: 'A description that says the same in other words is a warning: whether the platform compares texts is not known.',
    },
    {
      guards: ['immutable-class-id-autocreate/3'],
      text: 'A class that is added where there was none is worth knowing, no more.',
    },
  ],
  platformMessage: refusalOf(elbClass),
  checkChange(before, after, report) {
    if (after === undefined) return;
    for (const spec of FROZEN) {
      if (before.has(spec)) judgeFrozen(spec, before, after, report);
      // The platform does not write it: in a live object it is no addition.
      else if (spec === elbClass && !after.live && comparableText(spec, after) !== undefined)
        reportAdded(after, report);
    }
  },
});

function judgeFrozen(spec: AnnotationSpec, before: CceService, after: CceService, report: ReportFn): void {
  const was = comparableText(spec, before);
  // What the platform refused, or took for nothing, was never in force.
  if (was === undefined || was === '' || (spec.refusedWith !== undefined && before.value(spec) === undefined)) return;
  const path = pathOf(spec.key);
  // The webhook is documented for what the pages name; what was read elsewhere can be otherwise.
  const sure = spec.verified
    ? { platformMessage: IN_REFUSALS.has(spec) ? refusalOf(spec) : undefined }
    : { severity: 'warning' as const, why: spec.onChange, platformMessage: undefined };
  if (!after.has(spec)) {
    if (!wasAuthored(spec, before)) return;
    report({
      message: `${spec.key} was ${shown(spec, was)}, and is removed; expected the same as before`,
      path,
      ...sure,
    });
    return;
  }
  const is = comparableText(spec, after);
  // A value that is wrong in itself is told by another rule.
  if (is === undefined || is === was || after.value(spec) === undefined) return;
  const json = jsonChange(spec, before, after);
  if (json === undefined ? was.toLowerCase() === is.toLowerCase() : canonical(json.was) === canonical(json.is)) {
    report({
      message: `${spec.key} means the same as before and is written otherwise; expected the very text that stood there`,
      path,
      severity: 'warning',
      why: 'Whether the admission webhook compares texts or what they mean is not known; if texts, it refuses the whole update.',
      help: KEEP_TEXT,
      platformMessage: undefined,
    });
    return;
  }
  const change = json === undefined ? `${shown(spec, was)}, and is ${shown(spec, is)}` : describeChange(json);
  report({
    message: `${spec.key} has changed: ${json === undefined ? 'it was ' : ''}${change}; expected the same as before`,
    path,
    ...sure,
  });
}

function reportAdded(after: CceService, report: ReportFn): void {
  report({
    message: `${elbClass.key} was missing, and is ${show(after.text(elbClass.key))}`,
    path: pathOf(elbClass.key),
    severity: 'info',
    why: 'Whether a class can be added to an existing Service is not known: the admission webhook may take it as a change.',
    help: 'If the update is refused, leave the class out, or delete the Service and create it anew.',
    basis: ['derived'],
    platformMessage: undefined,
  });
}

function shown({ codec }: AnnotationSpec, text: string): string {
  return codec.json === undefined ? show(text) : shortened(text);
}

/** What stood there, as far as it can be read, and what stands there now. */
interface Change {
  readonly was: unknown;
  readonly is: unknown;
}

function jsonChange(spec: AnnotationSpec, before: CceService, after: CceService): Change | undefined {
  if (spec.codec.json === undefined || before.value(spec) === undefined) return undefined;
  return { was: jsonOf(spec, before), is: jsonOf(spec, after) };
}

/** Names what differs in JSON: the whole can be long. */
function describeChange({ was, is }: Change): string {
  const [earlier, later] = [was, is] as [Dictionary, Dictionary];
  const names = [...new Set([...Object.keys(earlier), ...Object.keys(later)])];
  return names
    .filter((name) => canonical(own(earlier, name)) !== canonical(own(later, name)))
    .map((name) => `${shortened(name)} was ${one(own(earlier, name))}, and is ${one(own(later, name))}`)
    .join('; ');
}

function one(value: unknown): string {
  return value === undefined ? 'missing' : show(value);
}

/** The same text for the same JSON, in whatever order its fields stand. */
function canonical(json: unknown): string {
  return JSON.stringify(json, (_key, value: unknown) => (isDictionary(value) ? inKeyOrder(value) : value));
}
