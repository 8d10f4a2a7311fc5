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
import { type ReportFn, rule } from '../engine/rule';
import type { Placeholder } from '../engine/setting';
import { at } from '../manifest/kube-object';
import { jsonOf, pathOf } from './support/annotations';
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
  exceptions: [
    {
      guards: ['class-value/1'],
      text: 'The class of a NAT gateway (dnat) is not checked, and nothing else of such a Service.',
    },
    {
      guards: [
        'class-value/2',
        'id-format/1b',
        'algorithm-value/1',
        'sticky-mode-value/1a',
        'sticky-option-json/1',
        'health-check-flag-value/1',
        'health-check-number-ranges/1a',
      ],
      text: 'An empty text counts as absent in the class, the id, the algorithm, the keys of sticky sessions, and the flag and the option of health checks.',
    },
    {
      guards: ['autocreate-json-types/1a'],
      text: 'So do the empty names of flavors in a description.',
    },
    {
      guards: [
        'id-format/1a',
        'autocreate-valid-json/1',
        'autocreate-json-types/1b',
        'autocreate-vip-address/1a',
        'tags-format/1a',
      ],
      text: 'An expression that something completes later is not checked, as a whole value or inside of JSON.',
    },
    {
      guards: ['autocreate-bandwidth-range/1'],
      text: 'A bandwidth beyond the usual limit is left to doubtful-annotation-value: regions have other limits.',
    },
    {
      guards: ['autocreate-bandwidth-name-pattern/1'],
      text: 'Letters beyond A to Z in the name of a bandwidth are an error only where the cluster is known to be one of Open Telekom Cloud.',
    },
    {
      guards: ['tags-format/1b'],
      text: 'A tag may have an empty value.',
    },
    {
      guards: ['sticky-mode-value/1b'],
      text: 'The sticky sessions of Services behind an ingress, which are of another type, are not checked.',
    },
    {
      guards: ['sticky-option-json/2', 'health-check-number-ranges/1b'],
      text: 'A field that is missing takes its default.',
    },
    {
      guards: ['sticky-option-json/3'],
      text: 'A field that nobody reads is left to unread-annotation-field.',
    },
    {
      guards: ['health-check-path/1'],
      text: 'A path beside a check that does not go over HTTP is dropped without harm: worth knowing, no more.',
    },
    {
      guards: ['health-check-path/2'],
      text: 'A long path is no error: a guide of Huawei Cloud allowed 10,000 characters.',
    },
    {
      guards: ['protocol-port-format/1'],
      text: 'Blanks or capital letters in an entry that is right otherwise are left to doubtful-annotation-value, as a warning.',
    },
    {
      guards: ['protocol-port-format/2'],
      text: 'QUIC is not checked on Huawei Cloud, which has it; how it is spelt could not be read.',
    },
    {
      guards: ['acl-id-not-cidr/1'],
      text: 'The id of an address group is refused only if it is an address or a range of addresses.',
    },
    {
      guards: ['keepalive-range/1'],
      text: 'An idle timeout of 0 is right where all ports are served as HTTP or HTTPS.',
    },
    {
      guards: ['keepalive-range/2'],
      text: 'For TLS the pages do not name a narrower range of idle timeouts: 0 to 4000 is taken.',
    },
  ],
  appliesTo: ['cce', 'part'],
  fixes: `Writes the value that can only be meant: a word in the right letter case, a value without blanks around it, a number inside JSON as the number or text that it should be, JSON without quotes around it or with the one that is missing; removes a key that says off where only its absence means that. Not in ${autocreate.key} and other annotations that cannot be changed later, unless the platform cannot have read the value at all, so that no load balancer has come of it. Not in live objects, and not what is only doubtful.`,
  check(service, report) {
    for (const { spec, problems, placeholders } of service.flawed) {
      // Nobody should have written it at all, which a rule of its own says.
      if (spec.writtenBy === 'platform' || spec.obsolete !== undefined) continue;
      for (const problem of problems) if (problem.kind === 'invalid') reportProblem(spec, problem, service, report);
      for (const placeholder of placeholders) reportPlaceholder(spec, placeholder, report);
    }
    for (const spec of WITH_RANGES) judgeRange(spec, service, report);
  },
});

const WITH_RANGES = ALL_SPECS.filter(({ listenerRanges }) => listenerRanges !== undefined);

function reportProblem(spec: AnnotationSpec, problem: ValueProblem, service: CceService, report: ReportFn): void {
  if (isOfAnotherMode(spec, service)) return;
  const unused = isUnusedByCheck(spec, problem, service);
  report({
    message: describeProblem(spec, narrowed(spec, problem, service)),
    path: pathOf(spec.key),
    ...innerOf(problem.inner),
    span: problem.span,
    severity: unused ? 'info' : severityOf(spec),
    ...(unused
      ? { why: 'Only checks over HTTP have it; with another protocol it is dropped without harm.', help: 'Remove it.' }
      : {
          help: helpFor(spec, problem, service.elbClass),
          platformMessage: spec.refusedWith,
          fix: fixOf(spec, problem, service),
        }),
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
  return at(jsonOf(spec, service), ...inner.slice(0, -1), protocol.name) !== 'HTTP';
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

interface Range {
  readonly min: number;
  readonly max: number;
}

/** The setting applies to all listeners of the Service: each of them has to take the value. */
function rangeOf(spec: AnnotationSpec, service: CceService): Range | undefined {
  const protocols = service.listenerProtocols;
  return protocols === undefined ? undefined : rangeFor(spec.listenerRanges ?? [], protocols);
}

function isIn({ min, max }: Range, value: number): boolean {
  return value >= min && value <= max;
}

function describeRange({ min, max }: Range, service: CceService): string {
  return `${min} to ${max}, since it applies to all ports (${describeListeners(service)})`;
}

/** What the ports of the Service take can be less than what the annotation does. */
function narrowed(spec: AnnotationSpec, problem: ValueProblem, service: CceService): ValueProblem {
  const range = rangeOf(spec, service);
  return range === undefined
    ? problem
    : { ...problem, expected: problem.expected.replace(/\d+ to \d+$/, describeRange(range, service)) };
}

function judgeRange(spec: AnnotationSpec, service: CceService, report: ReportFn): void {
  const value = service.value(spec);
  const range = rangeOf(spec, service);
  if (typeof value !== 'number' || range === undefined || isIn(range, value)) return;
  report({
    message: `${spec.key} is ${show(service.text(spec.key))}; expected ${describeRange(range, service)}`,
    path: pathOf(spec.key),
    severity: severityOf(spec),
    help: `Write a value from ${range.min} to ${range.max}, or give the ports that need another value a Service of their own.`,
    pages: spec.pages,
    basis: basisOf(spec.pages),
    platformMessage: spec.refusedWith,
  });
}

function reportPlaceholder(spec: AnnotationSpec, { inner, text }: Placeholder, report: ReportFn): void {
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
