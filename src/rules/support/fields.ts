import type { Path } from '../../diagnostics/diagnostic';
import { dotted } from '../../diagnostics/path';
import { alternatives, shortened } from '../../diagnostics/show';
import type { CceService } from '../../engine/cce-service';
import { type FieldProblem, isIn, isInt32 } from '../../manifest/fields/field-problems';
import type { FieldType, NumberRange } from '../../manifest/fields/service-fields';
import { own } from '../../manifest/kube-object';

/** Where the fields of a Service are described. */
export const PAGE_OF_FIELDS = 'kubernetes:service-v1';

/** Whether it is none of our business: of a Service of another type than LoadBalancer the type alone is. */
export function isOfOtherType({ object, isPart }: CceService, { path }: Pick<FieldProblem, 'path'>): boolean {
  return !isPart && own(object.spec, 'type') !== 'LoadBalancer' && path[1] !== 'type';
}

/** `spec.ports[0].port`. */
export function fieldName(path: Path): string {
  return shortened(dotted(path));
}

/** What the API server names where it refuses a value: of labels none, what it has copied, and one field by another name. */
export function placeOfRefusal(path: Path): Path {
  switch (path[1]) {
    case 'selector':
    case 'labels':
      return path.slice(0, 2);
    case 'clusterIP':
      return ['spec', 'clusterIPs', 0];
    case 'loadBalancerSourceRanges':
      return ['spec', 'LoadBalancerSourceRanges'];
    default:
      return path;
  }
}

/** What the field takes. */
export function expectedOf(type: FieldType): string {
  switch (type.kind) {
    case 'text':
      return type.values === undefined ? (type.form?.expected ?? 'text') : alternatives(type.values);
    case 'number':
      return wholeNumber(type.range);
    case 'number or name':
      return `${wholeNumber(type.range)}, or ${type.form.expected}`;
    case 'flag':
      return 'true or false';
    case 'labels':
      return 'a mapping of labels';
    case 'list':
      return 'a list';
    default:
      return 'a mapping';
  }
}

function wholeNumber(range: NumberRange | undefined): string {
  return range === undefined ? 'a whole number' : `a whole number from ${range.min} to ${range.max}`;
}

/** The number that a text in quotes is, if the field takes it. */
export function numberMeantBy(text: unknown, range: NumberRange | undefined): number | undefined {
  const value = typeof text === 'string' && /^(?:0|[1-9]\d*)$/.test(text) ? Number(text) : undefined;
  return isInt32(value) && isIn(range, value) ? value : undefined;
}
