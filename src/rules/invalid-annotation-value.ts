import type { ValueProblem } from '../annotations/codec/codec';
import { healthCheckOption, healthCheckOptions } from '../annotations/groups/health-check';
import { rangeFor } from '../annotations/listener-range';
import type { AnnotationSpec } from '../annotations/spec';
import { isPlaceholder } from '../annotations/unresolved';
import type { Path, Severity } from '../diagnostics/diagnostic';
import { show } from '../diagnostics/show';
import type { CceService } from '../engine/cce-service';
import { type Reporter, rule } from '../engine/rule';
import { at } from '../manifest/kube-object';
import { annotationsOf, pathOf } from './support/annotations';
import { basisOf } from './support/basis';
import { describeListeners } from './support/ports';
import { describePlace, describeProblem, helpFor } from './support/values';

export const invalidAnnotationValue = rule({
  id: 'invalid-annotation-value',
  severity: 'error',
  statement: 'The value of an annotation has the form and lies in the range that the platform documents.',
  why: 'The platform refuses the value or cannot read it: the setting does not take effect, and the Service can stay pending.',
  help: 'Write one of the values that the platform takes.',
  facts: [],
  pages: ['cce_10_0385'],
  basis: ['docs'],
  check(service, report) {
    for (const spec of annotationsOf(service).specs) {
      // Nobody should have written it at all, which a rule of its own says.
      if (spec.writtenBy === 'platform') continue;
      const decoding = service.decoded(spec);
      if (decoding === undefined) continue;
      for (const problem of decoding.problems) {
        if (problem.kind === 'invalid') reportProblem(spec, problem, service, report);
      }
      if (spec.listenerRanges !== undefined) judgeRange(spec, service, decoding.value, report);
      judgePlaceholders(spec, service.text(spec.key) as string, decoding.problems, report);
    }
  },
});

function reportProblem(spec: AnnotationSpec, problem: ValueProblem, service: CceService, report: Reporter): void {
  const unused = isUnusedPath(spec, problem, service);
  report({
    message: describeProblem(spec, problem),
    path: pathOf(spec.key),
    ...innerOf(problem.inner),
    severity: unused ? 'info' : severityOf(spec),
    ...(unused ? { why: 'Only checks over HTTP have a path; with another protocol it is dropped without harm.' } : {}),
    help: unused ? 'Remove the path.' : helpFor(spec, problem),
    pages: spec.pages,
    basis: basisOf(spec.pages),
    platformMessage: unused ? undefined : spec.refusedWith,
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

/** The path of a health check that does not go over HTTP. */
function isUnusedPath(spec: AnnotationSpec, { inner }: ValueProblem, service: CceService): boolean {
  if (spec !== healthCheckOption && spec !== healthCheckOptions) return false;
  const fields = spec.codec.json?.fields;
  if (inner[inner.length - 1] !== fields?.path.name) return false;
  const json: unknown = JSON.parse(service.text(spec.key) as string);
  return at(json, ...inner.slice(0, -1), fields?.protocol.name as string) !== 'HTTP';
}

/** The setting applies to all listeners of the Service: each of them has to take the value. */
function judgeRange(spec: AnnotationSpec, service: CceService, value: unknown, report: Reporter): void {
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

/** Every text with a placeholder in it has one of these. */
const SUSPICIOUS = /[<*]|x{3}|\.{3}|your[-_ ]/i;

/** Placeholders that have the form of a value. Those that have not are problems of the value already. */
function judgePlaceholders(
  spec: AnnotationSpec,
  text: string,
  problems: readonly ValueProblem[],
  report: Reporter,
): void {
  if (!SUSPICIOUS.test(text) || problems.some(({ inner }) => inner.length === 0)) return;
  const wrong = new Set(problems.map(({ inner }) => JSON.stringify(inner)));
  for (const [inner, found] of textsIn(spec.codec.json === undefined ? text : JSON.parse(text))) {
    if (!isPlaceholder(found) || wrong.has(JSON.stringify(inner))) continue;
    report({
      message: `${describePlace(spec, inner)} is ${show(found)}, which looks like a placeholder`,
      path: pathOf(spec.key),
      ...innerOf(inner),
      severity: 'warning',
      why: 'Pages print such texts where readers have to put values of their own; the platform takes them literally.',
      help: 'Put your own value there.',
      pages: spec.pages,
      basis: ['derived'],
    });
  }
}

function textsIn(json: unknown, path: Path = []): readonly (readonly [Path, string])[] {
  if (typeof json === 'string') return [[path, json]];
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([key, item]) =>
    textsIn(item, [...path, Array.isArray(json) ? Number(key) : key]),
  );
}
