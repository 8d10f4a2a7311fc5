import { readJsonString } from '../json/json-string';
import { readBlockScalar } from './block-scalar';
import type { YamlNode } from './node';
import { readDoubleQuoted, readPlain, readSingleQuoted, ScalarText } from './scalar-text';

/** The text of a scalar. */
export function textOf(source: string, node: YamlNode): string {
  return node.text ?? scalarText(source, node).text;
}

/** The text of a scalar, with the places where its parts come from. */
export function scalarText(source: string, node: YamlNode): ScalarText {
  const { start, end } = node;
  switch (node.style) {
    case 'single':
      return readSingleQuoted(source, start, end);
    case 'double':
      return node.value === undefined ? readDoubleQuoted(source, start, end) : readJsonString(source, start, end);
    case 'literal':
    case 'folded':
      return readBlockScalar(source, start, node.indent).content;
    case 'plain':
      return readPlain(source, start, end);
    default:
      return new ScalarText();
  }
}
