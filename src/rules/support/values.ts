import type { ValueProblem } from '../../annotations/codec/codec';
import type { ElbClassName } from '../../annotations/elb-class';
import type { AnnotationSpec } from '../../annotations/spec';
import { isPlaceholder } from '../../annotations/unresolved';
import type { Path } from '../../diagnostics/diagnostic';
import { dotted } from '../../diagnostics/path';
import { printable, show, showTyped } from '../../diagnostics/show';

/** `bandwidth_size in kubernetes.io/elb.autocreate`. */
export function describePlace(spec: AnnotationSpec, inner: Path): string {
  return inner.length === 0 ? spec.key : `${printable(dotted(inner))} in ${spec.key}`;
}

/** Inside JSON the type of a value can be the mistake, in an annotation everything is text. */
export function describeProblem(spec: AnnotationSpec, { inner, found, expected }: ValueProblem): string {
  const shown = inner.length === 0 ? show(found) : showTyped(found);
  // Inside a text that should be JSON, something can look like one.
  const isValue = spec.codec.json === undefined || inner.length > 0;
  const aside = isValue && typeof found === 'string' && isPlaceholder(found) ? ', which looks like a placeholder' : '';
  return `${describePlace(spec, inner)} is ${shown}${aside}; expected ${printable(expected)}`;
}

export function helpFor(spec: AnnotationSpec, { inner, hint }: ValueProblem, elbClass?: ElbClassName): string {
  if (hint !== undefined) return `${printable(hint[0].toUpperCase() + hint.slice(1))}.`;
  const isAll = inner.length === 0;
  const fits = spec.exampleClass === undefined || spec.exampleClass === (elbClass ?? spec.exampleClass);
  const example = isAll && fits && spec.example !== undefined ? `, such as ${spec.codec.encode(spec.example)}` : '';
  const write = `Write one of the values that are expected${example}`;
  return spec.default === undefined || !isAll
    ? `${write}.`
    : `${write}, or remove the annotation to get the default: ${spec.default}.`;
}

/** In JSON there are but the first two. */
export const BOOLEANS = 'Without quotes, true and false are booleans, and in YAML on, off, yes and no as well.';

/** Ways out of which one is enough, as a sentence. */
export function waysOut(ways: readonly string[]): string {
  const text = ways.join(', or ');
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}
