import type { Edit } from '../diagnostics/diagnostic';
import { showTyped } from '../diagnostics/show';
import { rule } from '../engine/rule';
import { isTextOf, type WrongType } from '../manifest/fields/field-problems';
import { unmarshalError } from '../manifest/fields/unmarshal-error';
import { isDictionary } from '../manifest/kube-object';
import { expectedOf, fieldName, isOfOtherType, numberMeantBy, PAGE_OF_FIELDS } from './support/fields';
import { BOOLEANS } from './support/values';

export const fieldOfWrongType = rule({
  id: 'field-of-wrong-type',
  severity: 'error',
  statement: 'Every field in spec and status has a value of the type that Kubernetes gives it.',
  why: 'The API server cannot read the value, and refuses the Service.',
  help: 'Write a value of that type.',
  facts: [],
  pages: [PAGE_OF_FIELDS],
  basis: ['docs'],
  exceptions: [
    { guards: [], text: 'A key without a value is null, which counts as absent.' },
    { guards: [], text: 'A number that is a whole one, however it is written, such as 80.0, is a whole number.' },
    { guards: [], text: 'Of a Service of another type than LoadBalancer, the type alone is checked.' },
  ],
  appliesTo: ['cce', 'part', 'not-load-balancer'],
  fixes:
    'Takes a whole number, true or false out of its quotes; puts a number, true or false into quotes as the value of a label, or as the name or application protocol of a port. Not what would be another text in quotes than it is without them, such as 1.0 or yes, and no number that the field does not take.',
  platformMessage: unmarshalError('string', 'ServicePort.spec.ports.port', 'int32'),
  check(service, report) {
    for (const problem of service.fieldProblems) {
      if (problem.kind !== 'type' || isOfOtherType(service, problem)) continue;
      const { path, found, refusal } = problem;
      report({
        message: `${fieldName(path)} is ${showTyped(found)}; expected ${expectedTypeOf(problem)}`,
        path,
        help: helpFor(problem),
        platformMessage: refusal,
        fix: fixOf(problem),
      });
    }
  },
});

/** Of a text the form is another matter. */
function expectedTypeOf({ type }: WrongType): string {
  return type.kind === 'text' && type.values === undefined ? 'text' : expectedOf(type);
}

function helpFor(problem: WrongType): string {
  const { type, found } = problem;
  const meant = meantOf(problem);
  if (meant !== undefined) return `Write ${meant}, without the quotes.`;
  if (isQuotable(problem)) {
    return `Put quotes around it, as it is written. ${typeof found === 'number' ? 'Without quotes, digits are a number.' : BOOLEANS}`;
  }
  switch (type.kind) {
    case 'text':
      if (isDictionary(found) && isOfSelector(problem)) {
        return 'The selector of a Service is a mapping of labels to texts: write the labels directly below it.';
      }
      if (type.values === undefined) return 'Write text. Digits, and words such as true, are text in quotes only.';
      return `Write ${expectedOf(type)}.${typeof found === 'boolean' ? ` ${BOOLEANS}` : ''}`;
    case 'labels':
      return 'Write the labels of the pods as a mapping, such as app: web.';
    case 'list':
      return 'Write a list: items with a dash before each, or in brackets.';
    case 'struct':
      return `Write a mapping with fields such as ${Object.keys(type.fields)[0]}.`;
    default:
      return `Write ${expectedOf(type)}.`;
  }
}

function isOfSelector({ path }: WrongType): boolean {
  return path[1] === 'selector';
}

/** What stands in the quotes, where no text belongs. */
function meantOf({ type, found }: WrongType): number | boolean | undefined {
  if (type.kind === 'number') return numberMeantBy(found, type.range);
  return type.kind === 'flag' && (found === 'true' || found === 'false') ? found === 'true' : undefined;
}

/** Whether it is a text without its quotes. Most texts are words or addresses, which no number is. */
function isQuotable({ type, found }: WrongType): boolean {
  return (
    type.kind === 'text' &&
    type.form !== undefined &&
    (typeof found === 'number' || typeof found === 'boolean') &&
    isTextOf(type, String(found))
  );
}

function fixOf(problem: WrongType): Edit | undefined {
  const { path, found } = problem;
  const meant = meantOf(problem);
  if (meant !== undefined) return { kind: 'set', path, value: meant };
  return isQuotable(problem) ? { kind: 'quote', path, texts: [String(found)] } : undefined;
}
