import type { Path } from '../diagnostics/diagnostic';
import { dotted } from '../diagnostics/path';
import { show, showTyped } from '../diagnostics/show';
import { type Dictionary, isDictionary, own, textAt } from './kube-object';

export interface FoundObject {
  readonly data: Dictionary;
  /** Where it stands in its document. */
  readonly path: Path;
}

export interface ObjectProblem {
  readonly message: string;
  readonly help: string;
  readonly path: Path;
}

export interface FoundObjects {
  readonly objects: readonly FoundObject[];
  readonly problems: readonly ObjectProblem[];
}

/**
 * Whether a mapping says nothing of being a Kubernetes object, or a list of holding some: one that says half of it is a
 * mistake. What is a list of things of other kinds has no apiVersion in it.
 */
export function claimsNothing(value: unknown): value is object {
  if (Array.isArray(value)) return !value.some((item) => isDictionary(item) && own(item, 'apiVersion') !== undefined);
  return isDictionary(value) && own(value, 'apiVersion') === undefined && own(value, 'kind') === undefined;
}

/** The Kubernetes objects that a document holds: one, or those of a List. */
export function findObjects(value: unknown): FoundObjects {
  const objects: FoundObject[] = [];
  const problems: ObjectProblem[] = [];
  const problem = checkObject(value, []) ?? checkMetadata(value as Dictionary);
  if (problem !== undefined) return { objects, problems: [problem] };
  const list = value as Dictionary;
  const items = own(list, 'items') ?? null;
  if (items === null) return { objects: own(list, 'items') === null ? [] : [{ data: list, path: [] }], problems };
  if (!Array.isArray(items)) {
    const message = `items is ${showTyped(items)}, not a list`;
    return { objects, problems: [{ message, help: 'write the objects as a list', path: ['items'] }] };
  }
  items.forEach((item, index) => {
    const path = ['items', index];
    const data = isDictionary(item) ? withKind(item, list) : item;
    const wrong = checkObject(data, path) ?? checkItem(data, path);
    if (wrong !== undefined) problems.push(wrong);
    else objects.push({ data: data as Dictionary, path });
  });
  return { objects, problems };
}

function checkObject(value: unknown, path: Path): ObjectProblem | undefined {
  if (!isDictionary(value)) {
    const help = 'write a mapping with apiVersion and kind';
    return { message: `${showTyped(value)} stands where an object is expected`, help, path };
  }
  const kind = own(value, 'kind') ?? null;
  if (typeof kind !== 'string' || kind === '') {
    const found = kind === null ? 'there is no kind' : `kind is ${showTyped(kind)}`;
    return {
      message: `${found}, so this is not a Kubernetes object`,
      help: `add a line such as kind: Service${claimsNothing(value) ? '; values of a chart are read with --carriers' : ''}`,
      path: [...path, 'kind'],
    };
  }
  const apiVersion = own(value, 'apiVersion') ?? null;
  const wrong = apiVersion !== null && (typeof apiVersion !== 'string' || /\/.*\//s.test(apiVersion));
  if (!wrong) return undefined;
  const help = 'write v1, or a group and a version such as apps/v1';
  return { message: `apiVersion is ${showTyped(apiVersion)}`, help, path: [...path, 'apiVersion'] };
}

const MAPS = new Set(['labels', 'annotations']);
const TEXTS = new Set(['name', 'namespace', 'generateName', 'uid', 'resourceVersion']);

/**
 * The types that kubectl asks for in the metadata of what is no item of a list. Values of annotations are left to `annotationProblems`:
 * an object with one that is no text has more to tell.
 */
function checkMetadata(object: Dictionary): ObjectProblem | undefined {
  const metadata = own(object, 'metadata') ?? null;
  if (metadata === null) return undefined;
  if (!isDictionary(metadata)) return wrongType(metadata, ['metadata'], 'a mapping');
  for (const key of Object.keys(metadata)) {
    const value = metadata[key];
    if (!isThere(value)) continue;
    if (TEXTS.has(key) && typeof value !== 'string') return wrongType(value, ['metadata', key], 'text');
    if (MAPS.has(key) && !isDictionary(value)) return wrongType(value, ['metadata', key], 'a mapping');
  }
  const labels = own(metadata, 'labels');
  if (!isDictionary(labels)) return undefined;
  for (const key of Object.keys(labels)) {
    const text = labels[key];
    if (isThere(text) && typeof text !== 'string') return wrongType(text, ['metadata', 'labels', key], 'text');
  }
  return undefined;
}

/** The values of annotations for which kubectl refuses an object, unless it is an item of a list. */
export function annotationProblems(object: object): readonly ObjectProblem[] {
  const annotations = own(own(object, 'metadata'), 'annotations');
  if (!isDictionary(annotations)) return [];
  return Object.entries(annotations)
    .filter(([, value]) => isThere(value) && typeof value !== 'string')
    .map(([key, value]) => {
      const problem = wrongType(value, ['metadata', 'annotations', key], 'text');
      return typeof value === 'object' ? { ...problem, help: 'write the whole value as one text' } : problem;
    });
}

/** Null counts as absent. */
function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function wrongType(found: unknown, path: Path, expected: string): ObjectProblem {
  const help = expected === 'text' ? 'put the value into quotes' : `write ${expected}`;
  return { message: `${dotted(path)} is ${showTyped(found)}; kubectl takes only ${expected} there`, help, path };
}

function checkItem(item: unknown, path: Path): ObjectProblem | undefined {
  if (!textAt(item, 'apiVersion')) {
    const help = 'write v1, or a group and a version such as apps/v1';
    return { message: 'there is no apiVersion, which kubectl requires in a list', help, path: [...path, 'apiVersion'] };
  }
  if ((own(item, 'items') ?? null) === null) return undefined;
  const help = 'put its items into the outer list, or into a document of their own';
  return { message: `${show(textAt(item, 'kind'))} with items stands inside a list`, help, path };
}

/** Items of a ServiceList need not say that they are Services. */
function withKind(item: Dictionary, list: Dictionary): Dictionary {
  if (textAt(item, 'kind') || textAt(item, 'apiVersion')) return item;
  const kind = textAt(list, 'kind')?.replace(/List$/, '') ?? '';
  return { ...item, apiVersion: textAt(list, 'apiVersion') ?? '', kind };
}
