import { findSpec } from '../annotations/registry';
import { printable, showTyped } from '../diagnostics/show';
import { rule } from '../engine/rule';
import { pathOf } from './support/annotations';

export const annotationNotAString = rule({
  id: 'annotation-not-a-string',
  severity: 'error',
  otherSeverities: ['warning'],
  statement: 'Every annotation value is text; true, false, numbers and JSON stand in quotes.',
  why: 'The API server refuses other types, and the whole object with them.',
  help: 'Put the value into quotes.',
  facts: ['annotation-values-are-strings'],
  pages: ['cce_10_0385', 'field:kruise-game-notes'],
  basis: ['derived', 'observed'],
  appliesTo: ['cce', 'part'],
  platformMessage: refusalOf('bool'),
  check(service, report) {
    for (const key of service.notText) {
      const value = service.object.annotations[key];
      report({
        message: `${printable(key)} is ${showTyped(value)}; an annotation value is text`,
        path: pathOf(key),
        help: quotingHelp(key, value),
        platformMessage: refusalOf(jsonTypeOf(value)),
        ...(service.isCarried ? { severity: 'warning', why: WHY_CARRIED } : {}),
      });
    }
  },
});

const WHY_CARRIED =
  'Unless whatever makes the Service turns it into text, the API server refuses the Service: most charts and operators pass the map on as it is.';

function refusalOf(jsonType: string): string {
  return `json: cannot unmarshal ${jsonType} into Go struct field ObjectMeta.metadata.annotations of type string`;
}

/** The words of the API server for the types of JSON. */
function jsonTypeOf(value: unknown): string {
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return 'number';
  return Array.isArray(value) ? 'array' : 'object';
}

function quotingHelp(key: string, value: unknown): string {
  if (typeof value === 'boolean') {
    return `Write ${meantBy(key, value)}, with the quotes. Without quotes, YAML reads true, false, on, off, yes and no as booleans.`;
  }
  if (typeof value === 'number') return `Write "${value}", with the quotes.`;
  return 'Put the whole value into single quotes, so that it is one text.';
}

/** A bare `on` and a bare `true` are the same boolean: the annotation tells which of the two was meant. */
function meantBy(key: string, value: boolean): string {
  const spec = findSpec(key);
  const taken = (value ? ['on', 'true'] : ['off', 'false']).filter(
    (text) => spec?.codec.decode(text).problems.length === 0,
  );
  return taken.length === 0 ? `"${value}"` : taken.map((text) => `"${text}"`).join(' or ');
}
