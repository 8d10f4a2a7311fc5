import { checkBlank, checkYaml } from './check';
import type { YamlNode } from './node';
import { parseYaml } from './parser';
import { ReadError, refuse } from './read-error';

/** What makes `parseDocument` look more closely. A file without it needs no look at each of its documents. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
export const UNUSUAL_CHARACTER = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/;

/** What YAML allows in no place, comments included. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL_CHARACTER = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/;

const SEPARATOR_AFTER_OTHER_BREAK = /[\r\u0085\u2028\u2029]---(?=[\s\u0085]|$)/;

/** The nodes of a YAML document; `undefined` if there is nothing in it. */
export function parseDocument(text: string, mayBeUnusual = true): YamlNode | undefined {
  if (mayBeUnusual) checkCharacters(text);
  const root = parseYaml(text);
  if (root === undefined || (root.style === 'empty' && root.outer === root.end)) {
    checkBlank(text);
    return undefined;
  }
  checkYaml(text, root);
  return root;
}

/** kubectl refuses control characters in text that it drops, too, but only where it has read so far. */
export function checkLostText(text: string, start: number): void {
  const control = CONTROL_CHARACTER.exec(text.slice(start));
  if (control === null) return;
  const at = start + control.index;
  throw refuse('control-character-behind-end', at, at + 1);
}

function checkCharacters(text: string): void {
  const control = CONTROL_CHARACTER.exec(text);
  if (control !== null) {
    const code = text.charCodeAt(control.index).toString(16).toUpperCase().padStart(4, '0');
    const help = 'remove it; between double quotes it can be written as an escape';
    throw new ReadError(`the control character U+${code}`, help, control.index, control.index + 1);
  }
  const other = SEPARATOR_AFTER_OTHER_BREAK.exec(text);
  if (other !== null) throw refuse('separator-after-other-break', other.index + 1, other.index + 4);
  const mark = /(?:^|[\n\r\u0085\u2028\u2029])\uFEFF/.exec(text);
  if (mark !== null) throw refuse('mark-inside', mark.index + mark[0].length - 1);
}
