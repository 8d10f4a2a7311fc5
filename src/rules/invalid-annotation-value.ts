import type { ValueProblem } from '../annotations/codec/codec';
import { autocreate } from '../annotations/groups/autocreate';
import { healthCheckOption, healthCheckOptions } from '../annotations/groups/health-check';
import { sessionAffinityMode, sessionAffinityOption } from '../annotations/groups/traffic';
import { rangeFor } from '../annotations/listener-range';
import { ALL_SPECS } from '../annotations/registry';
import type { AnnotationSpec } from '../annotations/spec';
import type { Edit, Path, Severity } from '../diagnostics/diagnostic';
import { show } from '../diagnostics/show';
import type { CceService } from '../engine/cce-service';
import { type Reporter, rule } from '../engine/rule';
import type { Placeholder } from '../engine/setting';
import { at } from '../manifest/kube-object';
import { pathOf } from './support/annotations';
import { basisOf } from './support/basis';
import { describeListeners } from './support/ports';
import { describePlace, describeProblem, helpFor } from './support/values';

export const invalidAnnotationValue = rule({
  id: 'invalid-annotation-value',
  severity: 'error',
  otherSeverities: ['warning', 'info'],
  statement: 'The value of an annotation has the form and lies in the range that the platform documents.',
  why: 'The platform refuses the value or cannot read it: the setting does not take effect, and the Service can stay pending.',
  help: 'Write one of the values that the platform takes.',
  facts: [],
  pages: ['cce_10_0385'],
  basis: ['docs'],
  appliesTo: ['cce', 'part'],
  fixes: `Writes the value that can only be meant: a word in the right letter case, a value without blanks around it, a number inside JSON as the number or text that it should be, JSON without quotes around it or with the one that is missing; removes a key that says off where only its absence means that. Not in ${autocreate.key} and other annotations that cannot be changed later, unless the platform cannot have read the value at all, so that no load balancer has come of it. Not in live objects, and not what is only doubtful.`,
  check(service, report) {
    for (const { spec, problems, placeholders } of service.flawed) {
      // Nobody should have written it at all, which a rule of its own says.
      if (spec.writtenBy === 'platform') continue;
      for (const problem of problems) if (problem.kind === 'invalid') reportProblem(spec, problem, service, report);
      for (const placeholder of placeholders) reportPlaceholder(spec, placeholder, report);
    }
    for (const spec of WITH_RANGES) judgeRange(spec, service, report);
  },
});

const WITH_RANGES = ALL_SPECS.filter(({ listenerRanges }) => listenerRanges !== undefined);

function reportProblem(spec: AnnotationSpec, problem: ValueProblem, service: CceService, report: Reporter): void {
  if (isOfAnotherMode(spec, service)) return;
  const unused = isUnusedByCheck(spec, problem, service);
  report({
    message: describeProblem(spec, problem),
    path: pathOf(spec.key),
    ...innerOf(problem.inner),
    severity: unused ? 'info' : severityOf(spec),
    ...(unused
      ? { why: 'Only checks over HTTP have it; with another protocol it is dropped without harm.', help: 'Remove it.' }
      : { help: helpFor(spec, problem), platformMessage: spec.refusedWith, fix: fixOf(spec, problem, service) }),
    pages: spec.pages,
    basis: basisOf(spec.pages),
  });
}

/** What no official page and no message of the platform says is never an error. */
function severityOf(spec: AnnotationSpec): Severity {
  return spec.refusedWith !== undefined || (spec.verified && basisOf(spec.pages).includes('docs'))
    ? 'error'
    : 'warning';
}

function innerOf(inner: Path): { readonly inner?: Path } {
  return inner.length === 0 ? {} : { inner };
}

/** Nothing of a load balancer that runs is changed, but what its author wrote there. */
function fixOf(spec: AnnotationSpec, problem: ValueProblem, service: CceService): Edit | undefined {
  const { inner, meant } = problem;
  if (meant === undefined || service.live || severityOf(spec) !== 'error') return undefined;
  if (spec.mutable === false && !isUnreadable(spec, problem)) return undefined;
  const path = pathOf(spec.key);
  if (meant === 'nothing') return { kind: 'remove', path, ...innerOf(inner) };
  // What is no text is JSON as a whole.
  const place = typeof meant.value === 'string' ? innerOf(inner) : { inner };
  return { kind: 'set', path, ...place, value: meant.value };
}

/** Whether no load balancer can have come of it: the Service was refused, or the JSON is none or of another type. */
function isUnreadable(spec: AnnotationSpec, { inner, found, meant }: ValueProblem): boolean {
  if (inner.length === 0) return spec.refusedWith !== undefined || spec.codec.json !== undefined;
  return meant !== undefined && meant !== 'nothing' && jsonTypeOf(found) !== jsonTypeOf(meant.value);
}

function jsonTypeOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}

/** What a health check that does not go over HTTP does not look at. */
function isUnusedByCheck(spec: AnnotationSpec, { inner }: ValueProblem, service: CceService): boolean {
  if (spec !== healthCheckOption && spec !== healthCheckOptions) return false;
  const { path, expectedCodes, protocol } = healthCheckOptions.codec.json?.fields ?? {};
  const name = inner[inner.length - 1];
  if (name !== path.name && name !== expectedCodes.name) return false;
  const json: unknown = JSON.parse(service.text(spec.key) as string);
  return at(json, ...inner.slice(0, -1), protocol.name) !== 'HTTP';
}

/** Options of a kind of stickiness that a LoadBalancer Service cannot have, which is the mistake; others can have it. */
function isOfAnotherMode(spec: AnnotationSpec, service: CceService): boolean {
  if (service.isPart) return spec === sessionAffinityMode || spec === sessionAffinityOption;
  return (
    spec === sessionAffinityOption &&
    service.has(sessionAffinityMode) &&
    service.value(sessionAffinityMode) === undefined
  );
}

/** The setting applies to all listeners of the Service: each of them has to take the value. */
function judgeRange(spec: AnnotationSpec, service: CceService, report: Reporter): void {
  const value = service.value(spec);
  const protocols = service.listenerProtocols;
  if (typeof value !== 'number' || protocols === undefined) return;
  const range = rangeFor(spec.listenerRanges ?? [], protocols);
  if (range === undefined || (value >= range.min && value <= range.max)) return;
  report({
    message: `${spec.key} is ${show(service.text(spec.key))}; expected ${range.min} to ${range.max}, since it applies to all ports (${describeListeners(service)})`,
    path: pathOf(spec.key),
    severity: severityOf(spec),
    help: `Write a value from ${range.min} to ${range.max}, or give the ports that need another value a Service of their own.`,
    pages: spec.pages,
    basis: basisOf(spec.pages),
    platformMessage: spec.refusedWith,
  });
}

function reportPlaceholder(spec: AnnotationSpec, { inner, text }: Placeholder, report: Reporter): void {
  report({
    message: `${describePlace(spec, inner)} is ${show(text)}, which looks like a placeholder`,
    path: pathOf(spec.key),
    ...innerOf(inner),
    severity: 'warning',
    why: 'Pages print such texts where readers have to put values of their own; the platform takes them literally.',
    help: 'Put your own value there.',
    pages: spec.pages,
    basis: ['derived'],
  });
}
