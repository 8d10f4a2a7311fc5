import type { YAMLException } from 'js-yaml';
import { ReadError, refuse } from './read-error';
import type { RefusalId } from './refusals';

const HELP: readonly (readonly [RegExp, string])[] = [
  [/^name of an alias/, 'put quotes around the value: an unquoted * begins an alias'],
  [
    /^tab characters|^bad indentation|colon is missed|^missing indentation/,
    'give lines that belong together the same indentation, with spaces',
  ],
  [/within a (?:single|double) quoted scalar/, 'close the quotes'],
  [
    /flow collection/,
    'close the bracket, put commas between the entries, and quote texts that have brackets or commas in them',
  ],
  [/escape sequence|hexadecimal/, 'write \\\\ for a backslash, or use single quotes'],
];

/**
 * The words of the parser, with what may help.
 *
 * @param current where the node begins that is being read
 */
export function translate({ reason, mark }: YAMLException, source: string, current: number): ReadError {
  const at = Math.min(mark?.position ?? 0, Math.max(source.length - 1, 0));
  if (reason.startsWith('nesting exceeded')) return refuse('nested-deeply', at);
  if (reason.startsWith('duplication of')) {
    // js-yaml takes the indicator for a part of the name, and what stands behind it for more of the same value.
    const name = /[&*][\w-]+(?=[:?%@`])/.exec(source.slice(current, at));
    if (name !== null) {
      const start = current + name.index;
      return refuse('name-before-indicator', start, start + name[0].length);
    }
  }
  const reserved = at + source.slice(at).search(/[^ ]/);
  if (isReserved(source, reserved)) {
    const message = `this is not YAML: nothing begins with ${source[reserved]} unless it is in quotes`;
    return new ReadError(message, 'put your own value there, or quote the text', reserved, reserved + 1);
  }
  const refusal = refusalFor(reason, source, at);
  if (refusal !== undefined) return refuse(refusal, at);
  const pasted = pastedBefore(source, at);
  if (pasted !== undefined) {
    const message = 'this is not YAML: the text after | or > is not indented more than its key';
    return new ReadError(message, 'indent all of its lines more than the key', pasted, pasted + 1);
  }
  const help = HELP.find(([pattern]) => pattern.test(reason))?.[1] ?? 'quote the value, or correct the indentation';
  const message = `this is not YAML: ${reason}`;
  if (/^unexpected end .* quoted/.test(reason)) return new ReadError(message, help, current, current + 1);
  return new ReadError(message, help, at, at + 1);
}

/** At the beginning of a line, % is something else. */
function isReserved(source: string, at: number): boolean {
  return '@`'.includes(source[at]) || (source[at] === '%' && /[^\n\r]/.test(source[at - 1] ?? ''));
}

const BLOCK_HEADER = /^([ \t]*)[^ \t#\r\n].*:[ \t]+[|>][-+1-9]*[ \t]*(?:#.*)?$/;

/** Where JSON begins that was pasted below `key: |` at the column of the key: the parser stumbles over it further down. */
function pastedBefore(source: string, at: number): number | undefined {
  let keyIndent = -1;
  let found: { readonly start: number; readonly indent: number } | undefined;
  let start = 0;
  for (const line of source.slice(0, at + 1).split('\n')) {
    const indent = line.search(/[^ \t\r]/);
    if (indent !== -1) {
      if (indent <= keyIndent && /[{[]/.test(line[indent])) found = { start: start + indent, indent };
      else if (found !== undefined && indent < found.indent) found = undefined;
      keyIndent = BLOCK_HEADER.exec(line.trimEnd())?.[1].length ?? -1;
    }
    start += line.length + 1;
  }
  return found?.start;
}

/** What kubectl may read nevertheless, by what stands around the place. */
function refusalFor(reason: string, source: string, at: number): RefusalId | undefined {
  const lineStart = Math.max(source.lastIndexOf('\n', at - 1), source.lastIndexOf('\r', at - 1)) + 1;
  const before = source.slice(lineStart, at);
  const isFirst = /^[ \t]*$/.test(before);
  const next = source[at];
  if (reason.startsWith('a line break')) return next === '#' ? 'comment-behind-block-header' : undefined;
  if (reason.startsWith('unknown escape')) return next === "'" ? 'escaped-single-quote' : undefined;
  if (isFirst && (next === '|' || next === '>')) return 'block-scalar-not-indented';
  if (reason.startsWith('end of the stream') && (isFirst || /[}\]]\s*$/.test(before))) return 'text-after-root';
  if (reason.startsWith('missed comma')) {
    if (isFirst) return 'flow-line-not-indented';
    // Behind two braces it is an expression of a template, and kubectl reads no mapping as a key.
    if (next === '-') return before.endsWith('{{') ? undefined : 'dash-in-flow';
    return next === ':' ? 'colon-in-flow' : undefined;
  }
  if (/^(?:named )?tag /.test(reason)) return 'tag-with-special-characters';
  if (reason.startsWith('incomplete explicit')) return /^[ \t]*[!&]/.test(before) ? 'tag-as-key' : undefined;
  if (!/^bad indentation|^can not read|^end of the stream/.test(reason)) return undefined;
  if (/^[ \t]*[!&]/.test(before)) return 'property-before-first-key';
  return hasEmptyLastItem(source.slice(0, at)) ? 'empty-last-item' : undefined;
}

/** A dash alone, and the next one further left. */
function hasEmptyLastItem(text: string): boolean {
  const lines = text.split(/[\n\r]/).filter((line) => !/^[ \t]*(?:#|$)/.test(line));
  return lines.some((line, index) => {
    const dash = /^[ -]*-(?=[ \t]*(?:#|$))/.exec(line);
    const next = /^ *-/.exec(lines[index + 1] ?? '');
    return dash !== null && next !== null && next[0].length < dash[0].length;
  });
}
