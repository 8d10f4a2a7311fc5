import type { Edit, Path } from '../diagnostics/diagnostic';
import { jsonIn } from './json/json-parser';
import type { NodeStyle, YamlNode } from './yaml/node';
import { scalarText } from './yaml/node-text';
import { resolvePlain } from './yaml/scalar-type';
import { locate } from './yaml/values';

/** What stands between two offsets becomes another text. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * What an edit is in the text of a document; everything else stays as it is. `undefined` where it is not clear from the text alone.
 * Whether it does what was asked for is for the caller to see: an anchor, say, has a part in other values.
 *
 * @param path of the edit, from the root of the document
 */
export function textEdit(source: string, root: YamlNode, path: Path, edit: Edit): TextEdit | undefined {
  const { key, node, exact } = locate(source, root, path);
  if (!exact) return undefined;
  const { node: parent } = locate(source, root, path.slice(0, -1));
  if ('inner' in edit && edit.inner !== undefined) return insideScalar(source, node, edit.inner, edit);
  switch (edit.kind) {
    case 'set':
      return isOneLine(source, node) ? replace(node, valueText(edit.value, node.style, parent)) : undefined;
    case 'quote':
      return quote(source, node, parent, edit.texts);
    case 'rename':
      return key && isOneLine(source, key) ? replace(key, written(edit.to, key.style, parent)) : undefined;
    case 'remove':
      return key && removal(source, parent, key, node);
  }
}

function replace({ start, end }: YamlNode, text: string): TextEdit {
  return { start, end, text };
}

function isOneLine(source: string, { kind, start, end }: YamlNode): boolean {
  return kind === 'scalar' && start < end && !LINE_BREAK.test(source.slice(start, end));
}

const LINE_BREAK = /[\n\r\u0085\u2028\u2029]/;

function quote(
  source: string,
  node: YamlNode,
  parent: YamlNode,
  texts: readonly string[] | undefined,
): TextEdit | undefined {
  const text = source.slice(node.start, node.end);
  const fits = texts === undefined ? node.style === 'flow' && isJson(text) : texts.includes(text);
  return fits && node.tag === undefined && !LINE_BREAK.test(text)
    ? replace(node, quoted(text, styleOfQuotes(text, parent)))
    : undefined;
}

function isJson(text: string): boolean {
  return jsonIn(text) !== undefined;
}

/** Numbers and booleans stand without quotes. */
function valueText(value: unknown, style: NodeStyle, parent: YamlNode): string {
  return typeof value === 'string' ? written(value, style, parent) : JSON.stringify(value);
}

/** As it was written before, if that is possible. */
function written(text: string, style: NodeStyle, parent: YamlNode): string {
  if (style === 'plain' && !isJsonInput(parent) && PLAIN.test(text) && resolvePlain(text) === text) return text;
  return quoted(text, style === 'single' || style === 'double' ? style : styleOfQuotes(text, parent));
}

/** What is itself without quotes, wherever it stands. */
const PLAIN = /^[A-Za-z0-9](?:[\w./-]*\w)?$/;

/** As what stands beside it. Quotes inside of quotes are hard to read. */
function styleOfQuotes(text: string, parent: YamlNode): 'single' | 'double' {
  if (isJsonInput(parent)) return 'double';
  if (text.includes('"')) return 'single';
  const { style } = parent.children.find((each) => each.style === 'single' || each.style === 'double') ?? {};
  return style === 'single' ? 'single' : 'double';
}

/** Nodes of JSON carry their values. */
function isJsonInput({ children: [first] }: YamlNode): boolean {
  return first?.value !== undefined;
}

function quoted(text: string, style: 'single' | 'double'): string {
  return style === 'single' ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text);
}

/** An entry of a mapping. */
function removal(source: string, parent: YamlNode, key: YamlNode, value: YamlNode): TextEdit | undefined {
  const index = parent.children.indexOf(key);
  if (index === -1) return undefined;
  return parent.style === 'flow'
    ? removalFromFlow(source, parent, index)
    : removalOfLines(source, key.outer, Math.max(key.end, value.end));
}

/** With the comma before it, or the one behind it. */
function removalFromFlow(source: string, { children }: YamlNode, index: number): TextEdit | undefined {
  const [key, value] = [children[index], children[index + 1]];
  const start = index > 0 ? children[index - 1].end : key.outer;
  const end = index > 0 ? value.end : (children[index + 2]?.outer ?? value.end);
  // A comment may be about something else.
  const hasComment = `${source.slice(start, key.outer)}${source.slice(value.end, end)}`.includes('#');
  return hasComment ? undefined : { start, end, text: '' };
}

/** Whole lines, if nothing but a comment stands beside the entry. */
function removalOfLines(source: string, start: number, end: number): TextEdit | undefined {
  const before = /[ \t]*$/.exec(source.slice(0, start))?.[0] ?? '';
  const lineStart = start - before.length;
  const rest = /^:?[ \t]*(?:#[^\n\r]*)?(?:\r\n|\n|\r|$)/.exec(source.slice(end))?.[0];
  const isLineStart = lineStart === 0 || LINE_BREAK.test(source[lineStart - 1]);
  return isLineStart && rest !== undefined ? { start: lineStart, end: end + rest.length, text: '' } : undefined;
}

/** Inside the JSON that a scalar holds. */
function insideScalar(source: string, node: YamlNode, inner: Path, edit: Edit): TextEdit | undefined {
  if (node.kind !== 'scalar' || node.style === 'folded') return undefined;
  const content = scalarText(source, node);
  const root = jsonIn(content.text);
  const found = root && insideJson(content.text, root, inner, edit);
  if (found === undefined) return undefined;
  const text = escaped(found.text, node.style);
  return { start: content.startOf(found.start), end: content.endOf(found.end - 1), text };
}

function insideJson(source: string, root: YamlNode, inner: Path, edit: Edit): TextEdit | undefined {
  const { key, node, exact } = locate(source, root, inner);
  if (!exact) return undefined;
  if (edit.kind === 'set') return replace(node, JSON.stringify(edit.value));
  if (key === undefined) return undefined;
  if (edit.kind === 'rename') return replace(key, JSON.stringify(edit.to));
  return removal(source, locate(source, root, inner.slice(0, -1)).node, key, node);
}

function escaped(text: string, style: NodeStyle): string {
  if (style === 'single') return text.replaceAll("'", "''");
  return style === 'double' ? JSON.stringify(text).slice(1, -1) : text;
}
