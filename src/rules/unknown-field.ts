import type { Path } from '../diagnostics/diagnostic';
import { append } from '../diagnostics/group-by';
import { nearest } from '../diagnostics/nearest';
import { enumerated } from '../diagnostics/show';
import type { CceService } from '../engine/cce-service';
import { rule } from '../engine/rule';
import { type FieldType, OBJECT_META, SERVICE } from '../manifest/fields/service-fields';
import { fieldName, PAGE_OF_FIELDS } from './support/fields';

export const unknownField = rule({
  id: 'unknown-field',
  severity: 'warning',
  statement: 'Every field of a Service is one that Kubernetes has, spelt as it spells it, where it has it.',
  why: 'kubectl refuses the Service, unless it is told not to validate; other clients drop the field without a message, and what it says does not happen.',
  help: 'Check the field. If Kubernetes has learnt it since, acknowledge the finding.',
  facts: [],
  pages: ['kubernetes:field-validation', PAGE_OF_FIELDS],
  basis: ['docs'],
  exceptions: [
    { guards: [], text: 'A field that resembles none is not told: a newer Kubernetes may have it.' },
    {
      guards: [],
      text: 'Outside of spec, only fields that belong elsewhere are told, and none in status, which the platform writes.',
    },
    { guards: [], text: 'A map with annotations of load balancers in it is left to misplaced-annotation.' },
  ],
  about: 'key',
  appliesTo: ['cce', 'part'],
  check(service, report) {
    for (const problem of service.fieldProblems) {
      if (problem.kind !== 'unknown' || problem.path[0] === PLATFORM_WRITTEN || holdsMisplaced(service, problem.path))
        continue;
      const { path, struct } = problem;
      const name = String(path[path.length - 1]);
      const places = PLACES.get(name) ?? [];
      const isOutside = struct === SERVICE || struct === OBJECT_META;
      const meant = isOutside ? undefined : nearest(name, Object.keys(struct.fields));
      if (places.length === 0 && meant === undefined) continue;
      report({
        message: `${fieldName(path)} is not a field of a Service${hintOf(places, meant)}`,
        path,
        help: `${helpOf(places, meant)} If Kubernetes has learnt the field since, acknowledge the finding.`,
        platformMessage: `strict decoding error: unknown field "${fieldName(path)}"`,
      });
    }
  },
});

function holdsMisplaced({ misplaced }: CceService, field: Path): boolean {
  return misplaced.some(({ path }) => field.every((segment, index) => path[index] === segment));
}

function hintOf(places: readonly string[], meant: string | undefined): string {
  const elsewhere = places.length === 0 ? '' : `; ${enumerated(places)} ${places.length === 1 ? 'has' : 'have'} it`;
  return meant === undefined ? elsewhere : `${elsewhere}; did you mean ${meant}?`;
}

function helpOf(places: readonly string[], meant: string | undefined): string {
  const move = places.length === 0 ? undefined : `move it to ${places.join(' or ')}`;
  const write = meant === undefined ? undefined : `write ${meant} if that is meant`;
  const text = [move, write].filter((way) => way !== undefined).join(', or ');
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

const PLATFORM_WRITTEN = 'status';

/** Where Kubernetes has fields of a name: `targetPort` in `spec.ports[]`. */
const PLACES: ReadonlyMap<string, readonly string[]> = placesOfFields();

function placesOfFields(): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>();
  const collect = (type: FieldType, place: string) => {
    if (type.kind === 'list') collect(type.item, `${place}[]`);
    if (type.kind !== 'struct') return;
    for (const [name, field] of Object.entries(type.fields)) {
      if (type === SERVICE && name === PLATFORM_WRITTEN) continue;
      append(places, name, place || 'the top of the object');
      collect(field, place === '' ? name : `${place}.${name}`);
    }
  };
  collect(SERVICE, '');
  return places;
}
