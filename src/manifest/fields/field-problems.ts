import type { Path, PathSegment } from '../../diagnostics/diagnostic';
import { type Dictionary, isDictionary } from '../kube-object';
import {
  type FieldType,
  type LabelsType,
  type ListType,
  type NumberOrNameType,
  type NumberRange,
  type NumberType,
  SERVICE,
  type StructType,
  type TextType,
} from './service-fields';
import type { TextForm } from './text-forms';
import { jsonTypeOf, unmarshalError } from './unmarshal-error';

interface At {
  readonly path: Path;
  readonly found: unknown;
}

/** The API server cannot read the value. */
export interface WrongType extends At {
  readonly kind: 'type';
  /** What is expected there. */
  readonly type: Exclude<FieldType, { readonly kind: 'opaque' }>;
  /** In the words of the API server; `undefined` where they have digits that are lost when the number is read. */
  readonly refusal: string | undefined;
}

/** The API server reads the value, and refuses it: it is none of those that there are, out of the range, or not of the form. */
export interface WrongValue extends At {
  readonly kind: 'value';
  readonly type: TextType | NumberType | NumberOrNameType;
}

/** The name of a label or an annotation is not of the form. */
export interface WrongName extends At {
  readonly kind: 'name';
  readonly form: TextForm;
}

/** The same item stands before, in a list where each stands once. */
export interface RepeatedItem extends At {
  readonly kind: 'repeated';
}

/** No version of Kubernetes that we know has the field. */
export interface UnknownField extends At {
  readonly kind: 'unknown';
  /** What it stands in. */
  readonly struct: StructType;
}

export type FieldProblem = WrongType | WrongValue | WrongName | RepeatedItem | UnknownField;

/**
 * What the API server would refuse of the fields of a Service, or not know.
 *
 * @param isLeftOut whether a value is none that will be sent
 */
export function fieldProblemsIn(service: Dictionary, isLeftOut: (value: unknown) => boolean): readonly FieldProblem[] {
  const walk = new Walk(isLeftOut);
  walk.visit(SERVICE, service, SERVICE);
  return walk.problems;
}

/** A field of a Service. */
export interface Field {
  readonly path: readonly string[];
  readonly type: FieldType;
}

export function field(...path: readonly string[]): Field {
  return { path, type: typesAlong(path)[path.length] };
}

/** Whether nothing is wrong with the value of a field. */
export function isSound({ path, type }: Field, value: unknown): boolean {
  if (value === undefined) return true;
  const walk = new Walk(() => false, path);
  walk.visit(type, value, SERVICE);
  return walk.problems.length === 0;
}

export function hasUnknownField({ fields }: StructType, value: unknown): boolean {
  return isDictionary(value) && Object.keys(value).some((name) => !Object.hasOwn(fields, name));
}

/** Whether it is a number that fields of this type can hold. However it is written, 80.0 is 80. */
export function isInt32(value: unknown): value is number {
  return typeof value === 'number' && (value | 0) === value;
}

/** Without a range it is in it. */
export function isIn(range: Pick<NumberRange, 'min' | 'max'> | undefined, value: number): boolean {
  return range === undefined || (value >= range.min && value <= range.max);
}

/** Whether the field takes the text. */
export function isTextOf({ values, form }: Pick<TextType, 'values' | 'form'>, text: string): boolean {
  return (values?.includes(text) ?? true) && (form?.pattern.test(text) ?? true);
}

class Walk {
  readonly problems: FieldProblem[] = [];
  /** What leads to the value that is looked at. */
  private readonly path: PathSegment[];

  constructor(
    private readonly isLeftOut: (value: unknown) => boolean,
    start: Path = [],
  ) {
    this.path = [...start];
  }

  /** @param holder the innermost struct that the value stands in */
  visit(type: FieldType, value: unknown, holder: StructType): void {
    // Null counts as absent.
    if (value === undefined || value === null) return;
    switch (type.kind) {
      case 'opaque':
        return;
      case 'struct':
        this.struct(type, value, holder);
        return;
      case 'list':
        this.list(type, value, holder);
        return;
      case 'labels':
        this.labels(type, value, holder);
        return;
      case 'flag':
        if (typeof value !== 'boolean') this.wrongType(type, value, holder);
        return;
      case 'text':
        if (typeof value !== 'string') this.wrongType(type, value, holder);
        else if (!(value === '' && type.emptyMeansAbsent) && !isTextOf(type, value)) this.wrongValue(type, value);
        return;
      case 'number':
        if (!isInt32(value)) this.wrongType(type, value, holder);
        else if (!(value === 0 && type.zeroMeansAbsent) && !isIn(type.range, value)) this.wrongValue(type, value);
        return;
      case 'number or name':
        if (typeof value === 'string') {
          if (value !== '' && !type.form.pattern.test(value)) this.wrongValue(type, value);
        } else if (!isInt32(value)) this.wrongType(type, value, holder);
        else if (value !== 0 && !isIn(type.range, value)) this.wrongValue(type, value);
        return;
    }
  }

  private struct(type: StructType, value: unknown, holder: StructType): void {
    if (!isDictionary(value)) {
      this.wrongType(type, value, holder);
      return;
    }
    for (const name of Object.keys(value)) {
      this.path.push(name);
      if (Object.hasOwn(type.fields, name)) this.visit(type.fields[name], value[name], type);
      else this.problems.push({ kind: 'unknown', path: [...this.path], found: value[name], struct: type });
      this.path.pop();
    }
  }

  private list(type: ListType, value: unknown, holder: StructType): void {
    if (!Array.isArray(value)) {
      this.wrongType(type, value, holder);
      return;
    }
    const seen = new Set<unknown>();
    value.forEach((item, index) => {
      this.path.push(index);
      if (!type.distinct || item === null || !seen.has(item)) this.visit(type.item, item, holder);
      else if (!this.isLeftOut(item)) this.problems.push({ kind: 'repeated', path: [...this.path], found: item });
      seen.add(item);
      this.path.pop();
    });
  }

  private labels(type: LabelsType, value: unknown, holder: StructType): void {
    if (!isDictionary(value)) {
      this.wrongType(type, value, holder);
      return;
    }
    for (const name of Object.keys(value)) {
      this.path.push(name);
      const isWrong = !type.name.pattern.test(name) && !this.isLeftOut(name);
      if (isWrong) this.problems.push({ kind: 'name', path: [...this.path], found: name, form: type.name });
      this.visit(type.label, value[name], holder);
      this.path.pop();
    }
  }

  private wrongType(type: WrongType['type'], found: unknown, holder: StructType): void {
    // Those of the metadata are a matter of reading.
    if (this.isLeftOut(found) || this.path[0] === 'metadata') return;
    this.problems.push({
      kind: 'type',
      path: [...this.path],
      found,
      type,
      refusal: refusalOf(found, type, `${holder.goName}.${fieldAt(this.path).join('.')}`),
    });
  }

  private wrongValue(type: WrongValue['type'], found: unknown): void {
    if (!this.isLeftOut(found)) this.problems.push({ kind: 'value', path: [...this.path], found, type });
  }
}

/** The fields that lead to a place, without positions in lists and labels. */
function fieldAt(path: Path): readonly string[] {
  const types = typesAlong(path);
  return path.map(String).filter((_, index) => types[index].kind === 'struct');
}

/** The type of the Service, and of everything on the way to a place. */
function typesAlong(path: Path): readonly FieldType[] {
  const types: FieldType[] = [SERVICE];
  for (const segment of path) {
    const type = types[types.length - 1];
    if (type.kind === 'struct') types.push(type.fields[segment]);
    else types.push(type.kind === 'list' ? type.item : type);
  }
  return types;
}

function refusalOf(found: unknown, type: WrongType['type'], field: string): string | undefined {
  const isOfNumber = type.kind === 'number' || type.kind === 'number or name';
  if (!isOfNumber || typeof found !== 'number') return unmarshalError(jsonTypeOf(found), field, goTypeOf(type));
  return Number.isInteger(found) && !Number.isSafeInteger(found)
    ? undefined
    : unmarshalError(`number ${found}`, field, goTypeOf(type));
}

function goTypeOf(type: WrongType['type']): string {
  switch (type.kind) {
    case 'text':
      return type.goType;
    case 'number':
    case 'number or name':
      return 'int32';
    case 'flag':
      return 'bool';
    case 'labels':
      return `map[string]${type.label.goType}`;
    case 'list':
      return `[]${goTypeOf(type.item)}`;
    case 'struct':
      return `v1.${type.goName}`;
  }
}
