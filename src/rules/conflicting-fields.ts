import { isUnresolved } from '../annotations/unresolved';
import type { Path } from '../diagnostics/diagnostic';
import { alternatives, show } from '../diagnostics/show';
import type { CceService } from '../engine/cce-service';
import { type Report, rule } from '../engine/rule';
import {
  type AddressConflict,
  addressConflictsIn,
  type BoundField,
  type FieldConflict,
  fieldConflictsIn,
} from '../manifest/fields/field-conflicts';
import { own } from '../manifest/kube-object';
import { fieldName, isOfOtherType, PAGE_OF_FIELDS, placeOfRefusal } from './support/fields';
import { waysOut } from './support/values';

export const conflictingFields = rule({
  id: 'conflicting-fields',
  severity: 'error',
  otherSeverities: ['warning'],
  statement: 'The fields in spec go with each other, and with the type of the Service.',
  why: 'The API server refuses to create the Service. In an update it passes over a field that went with the Service before, but no new cluster gets the Service.',
  help: 'Remove one of the two fields, or change it.',
  facts: [],
  pages: [PAGE_OF_FIELDS],
  basis: ['docs', 'derived'],
  exceptions: [
    {
      guards: [],
      text: 'Without a selector it can be an overlay, and what it is laid over says what it leaves out.',
    },
    {
      guards: [],
      text: 'In an object that was exported from a cluster, what an update takes is not told: there the API server passes over what it has filled in itself.',
    },
    {
      guards: [],
      text: 'Of a Service of another type than LoadBalancer, only what its type does not go with is told, and nothing if it has no type.',
    },
    { guards: [], text: 'What the API server takes, and does nothing with, is a warning.' },
    {
      guards: [],
      text: 'Fields of a wrong type or with a wrong value are left to field-of-wrong-type and invalid-field-value.',
    },
  ],
  appliesTo: ['cce', 'part', 'not-load-balancer'],
  check(service, report) {
    const { spec } = service.object;
    for (const conflict of fieldConflictsIn(spec, isUnresolved)) {
      if (isJudged(service, conflict)) report(reportOf(conflict));
    }
    for (const conflict of addressConflictsIn(spec)) {
      if (!isOfOtherType(service, conflict) && !(conflict.kind === 'first missing' && mayBeFilledIn(service))) {
        report(reportOfAddress(conflict));
      }
    }
  },
});

function isJudged(service: CceService, conflict: FieldConflict): boolean {
  const { bound, path, said } = conflict;
  if (bound.to !== 'type' && isOfOtherType(service, conflict)) return false;
  if (said === undefined && mayBeFilledIn(service)) return false;
  if (bound.refusal !== undefined && service.live) return false;
  return !service.fieldProblems.some(
    (problem) =>
      // What is dropped may have any value.
      (problem.kind === 'type' || (problem.kind !== 'unknown' && bound.refusal !== undefined)) &&
      [path, ['spec', bound.to]].some((place) => isWithin(problem.path, place) || isWithin(place, problem.path)),
  );
}

function isWithin(path: Path, place: Path): boolean {
  return place.every((segment, index) => path[index] === segment);
}

/** Whether something else may say what is absent: an overlay, or the object in the cluster. */
function mayBeFilledIn({ object, live, isPart }: CceService): boolean {
  return live || isPart || (own(object.spec, 'selector') ?? null) === null;
}

const WHY_PASSED_OVER = 'Kubernetes takes the Service and does nothing with the field, without a message.';

function reportOf({ path, found, bound, said }: FieldConflict): Report {
  const { to, values, otherwise, refusal } = bound;
  const name = fieldName(path);
  const other = `spec.${to}`;
  const saying = said === undefined ? `is not set, which means ${otherwise}` : `is ${show(said)}`;
  return {
    message: `${name} is ${show(found)}, and ${other} ${saying}; expected ${alternatives(values)} with it`,
    path,
    help: waysOut(waysFor(name, bound)),
    ...(refusal === undefined
      ? { severity: 'warning', why: WHY_PASSED_OVER }
      : { platformMessage: refusal(fieldName(placeOfRefusal(path)), found) }),
  };
}

function waysFor(name: string, { to, values }: BoundField): readonly string[] {
  const remove = `remove ${name}`;
  if (values.includes('LoadBalancer')) return ['set spec.type to LoadBalancer', remove];
  return HARMLESS.has(to) ? [remove, `set spec.${to} to ${alternatives(values)}`] : [remove];
}

/** Of other fields more depends on them than one field. */
const HARMLESS = new Set(['ipFamilyPolicy', 'sessionAffinity']);

function reportOfAddress({ kind, path, found, other }: AddressConflict): Report {
  const where = `${fieldName(path)} is ${show(found)}`;
  const elsewhere = other === undefined ? '' : `${fieldName(other.path)} is ${show(other.said)}`;
  const told: Readonly<Record<AddressConflict['kind'], string>> = {
    'first missing': `${where}, and spec.clusterIP is not set; expected the first of them there`,
    'first differs': `${where}, and ${elsewhere}; expected the same address in both`,
    'too many': `${where}; expected one address, or one of each IP family`,
    'other family': `${where}, and ${elsewhere}; expected an address of that family`,
  };
  return {
    message: told[kind],
    path,
    why: 'The API server refuses the Service.',
    help: 'Remove the addresses: the cluster chooses some, and keeps those that a Service has.',
    platformMessage: `${fieldName(kind === 'other family' ? placeOfRefusal(path) : PATH_OF_ALL)}: Invalid value`,
  };
}

const PATH_OF_ALL = ['spec', 'clusterIPs'];
