import type { ValueProblem } from '../annotations/codec/codec';
import { autocreate } from '../annotations/groups/autocreate';
import { healthCheckOption, healthCheckOptions } from '../annotations/groups/health-check';
import { isSameKey } from '../annotations/registry';
import type { AnnotationSpec } from '../annotations/spec';
import type { Edit } from '../diagnostics/diagnostic';
import { nearest } from '../diagnostics/nearest';
import { printable } from '../diagnostics/show';
import type { CceService } from '../engine/cce-service';
import { rule } from '../engine/rule';
import { at, own } from '../manifest/kube-object';
import { isAuthored, jsonOf, pathOf } from './support/annotations';
import { basisOf } from './support/basis';
import { describePlace } from './support/values';

export const unreadAnnotationField = rule({
  id: 'unread-annotation-field',
  severity: 'warning',
  otherSeverities: ['info'],
  statement: 'A JSON value has only fields that the platform documents.',
  why: 'The platform does not read the field: what it says is lost without a message.',
  help: 'Remove the field.',
  facts: [],
  pages: ['cce_10_0385'],
  basis: ['docs', 'derived'],
  exceptions: [
    {
      guards: ['health-check-unknown-field/1'],
      text: 'The status codes that mean healthy stand in an official example of the checks of single ports.',
    },
    {
      guards: ['health-check-unknown-field/2'],
      text: 'The port that is checked, in the configuration for all ports, is worth knowing, no more: the pages know it in the other one.',
    },
  ],
  appliesTo: ['cce', 'part'],
  fixes: `Writes the field that is meant where letter case, or - for _, alone is wrong, if that field is not there. Not a field that is only similar, not in ${autocreate.key}, which cannot be changed later, and it never removes one.`,
  check(service, report) {
    for (const { spec, problems } of service.flawed) {
      if (spec.codec.json === undefined || !isAuthored(spec, service)) continue;
      for (const problem of problems) {
        if (problem.kind !== 'unknown-field') continue;
        const { inner, expected } = problem;
        const elsewhere = isMonitorPort(spec, problem);
        report({
          message: `${describePlace(spec, inner)} is not read by the platform; it reads ${printable(expected)}`,
          path: pathOf(spec.key),
          inner,
          ...(isRefusedAsWell(spec, problem, service) ? { why: WHY_NO_TEXT } : {}),
          ...(elsewhere
            ? { severity: 'info', help: `Use ${healthCheckOptions.key}, which has the field.` }
            : { help: helpWith(spec, problem), fix: renaming(spec, problem, service) }),
          pages: spec.pages,
          basis: basisOf(spec.pages),
        });
      }
    }
  },
});

const WHY_NO_TEXT =
  'The platform does not read the field, and since it is no text it can be the whole value that is refused: the first published provider source reads nothing but texts there.';

/** Where all fields are texts, another type breaks the reading of all of them. */
function isRefusedAsWell(spec: AnnotationSpec, { inner }: ValueProblem, service: CceService): boolean {
  const isOfTexts = Object.values(spec.codec.json?.fields ?? {}).every(({ codec }) => codec.jsonType === 'string');
  return isOfTexts && typeof at(jsonOf(spec, service), ...inner) !== 'string';
}

/** The pages know the port that is checked in the configuration for each port only. */
function isMonitorPort(spec: AnnotationSpec, { inner }: ValueProblem): boolean {
  return spec === healthCheckOption && inner[0] === healthCheckOptions.codec.json?.fields?.monitorPort.name;
}

function fieldsOf(spec: AnnotationSpec): readonly string[] {
  return Object.values(spec.codec.json?.fields ?? {}).map(({ name }) => name);
}

/** Where the right field is there as well, one of the two says what is meant, and nobody knows which. */
function renaming(spec: AnnotationSpec, { inner }: ValueProblem, service: CceService): Edit | undefined {
  const [name] = inner.slice(-1);
  const meant = fieldsOf(spec).find((field) => isSameKey(field, String(name)));
  const object = at(jsonOf(spec, service), ...inner.slice(0, -1));
  if (meant === undefined || spec.mutable === false || service.live || own(object, meant) !== undefined)
    return undefined;
  return { kind: 'rename', path: pathOf(spec.key), inner, to: meant };
}

function helpWith(spec: AnnotationSpec, { inner, hint }: ValueProblem): string {
  const meant = hint ?? nearest(String(inner[inner.length - 1]), fieldsOf(spec));
  return meant === undefined
    ? 'Remove the field.'
    : `Write ${printable(meant)} if that is meant, else remove the field.`;
}
