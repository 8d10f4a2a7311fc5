import type { Edit, Path, PathSegment } from '../diagnostics/diagnostic';
import { at, isDictionary, own } from './kube-object';

/**
 * Whether one object is the other with just the edits. Where an edit is one of the JSON in an annotation, that is compared as JSON.
 */
export function isEdited(before: unknown, after: unknown, edits: readonly Edit[]): boolean {
  let expected = before;
  let found = after;
  for (const path of jsonPathsOf(edits)) {
    expected = changed(expected, path, parsed);
    found = changed(found, path, parsed);
  }
  for (const edit of inOrder(edits)) expected = edited(expected, edit, at(found, ...edit.path));
  return isSame(expected, found);
}

function jsonPathsOf(edits: readonly Edit[]): readonly Path[] {
  const paths = new Map<string, Path>();
  for (const edit of edits) if (innerOf(edit) !== undefined) paths.set(JSON.stringify(edit.path), edit.path);
  return [...paths.values()];
}

function innerOf(edit: Edit): Path | undefined {
  return 'inner' in edit ? edit.inner : undefined;
}

/** Under the new key nothing would be found any more. */
function inOrder(edits: readonly Edit[]): readonly Edit[] {
  const renames = edits.filter(({ kind }) => kind === 'rename');
  return [
    ...edits.filter(({ kind }) => kind !== 'rename'),
    ...renames.filter(innerOf),
    ...renames.filter((edit) => innerOf(edit) === undefined),
  ];
}

/** @param found what stands there in the edited text: it tells what was quoted */
function edited(data: unknown, edit: Edit, found: unknown): unknown {
  const path = [...edit.path, ...(innerOf(edit) ?? [])];
  switch (edit.kind) {
    case 'set':
      return changed(data, path, () => edit.value);
    case 'quote':
      return changed(data, path, (value) => (isQuoted(value, found, edit.texts) ? found : UNQUOTED));
    case 'remove':
      return changed(data, path.slice(0, -1), (holder) => without(holder, path[path.length - 1]));
    case 'rename':
      return changed(data, path.slice(0, -1), (holder) => {
        const [name] = path.slice(-1);
        const rest = without(holder, name);
        return Object.hasOwn(rest as object, edit.to) ? holder : { ...(rest as object), [edit.to]: at(holder, name) };
      });
  }
}

/** Equal to nothing that is found. */
const UNQUOTED = Symbol('unquoted');

function isQuoted(value: unknown, found: unknown, texts: readonly string[] | undefined): boolean {
  if (typeof found !== 'string') return false;
  return texts === undefined ? isSame(parsed(found), value) : texts.includes(found);
}

/** What is no JSON is itself. */
function parsed(value: unknown): unknown {
  try {
    return typeof value === 'string' ? JSON.parse(value) : value;
  } catch {
    return value;
  }
}

/** A copy in which what stands at the path is another value. */
function changed(value: unknown, path: Path, change: (value: unknown) => unknown): unknown {
  const [segment, ...rest] = path;
  if (segment === undefined) return change(value);
  const inside = at(value, segment);
  if (inside === undefined) return value;
  const next = changed(inside, rest, change);
  if (Array.isArray(value)) return value.map((item, index) => (index === segment ? next : item));
  return { ...(value as object), [segment]: next };
}

function without(holder: unknown, name: PathSegment): unknown {
  return Object.fromEntries(Object.entries(holder as object).filter(([key]) => key !== name));
}

/** Values of JSON; the order of keys is none of theirs. */
function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => isSame(item, b[i]));
  }
  if (!isDictionary(a) || !isDictionary(b)) return Object.is(a, b);
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(own(a, key), own(b, key)))
  );
}
