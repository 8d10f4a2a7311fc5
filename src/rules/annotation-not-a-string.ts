import { findSpec, isOurKey } from '../annotations/registry';
import type { Edit } from '../diagnostics/diagnostic';
import { printable, showTyped } from '../diagnostics/show';
import { type Report, rule } from '../engine/rule';
import { jsonTypeOf, unmarshalError } from '../manifest/fields/unmarshal-error';
import { isDictionary } from '../manifest/kube-object';
import { pathOf } from './support/annotations';
import { BOOLEANS, helpFor } from './support/values';

export const annotationNotAString = rule({
  id: 'annotation-not-a-string',
  severity: 'error',
  otherSeverities: ['warning'],
  statement: 'Every annotation value is text; true, false, numbers and JSON are quoted.',
  why: 'The API server refuses other types, and the whole object with them.',
  help: 'Put the value into quotes.',
  facts: ['annotation-values-are-strings'],
  pages: ['cce_10_0385', 'field:kruise-game-notes'],
  basis: ['derived', 'observed'],
  exceptions: [
    {
      guards: ['annotation-values-are-strings/1a'],
      text: 'A key without a value is null, which counts as an empty text.',
    },
    {
      guards: ['annotation-values-are-strings/1b'],
      text: 'What is quoted or in a block is text, whatever it looks like.',
    },
    {
      guards: ['annotation-values-are-strings/2'],
      text: 'What code or a template makes of the value is checked, not how it is written there.',
    },
    {
      guards: [],
      text: 'In a map that something makes a Service with, a key without a slash is taken for another thing than an annotation.',
    },
  ],
  appliesTo: ['cce', 'part'],
  fixes:
    'Puts a number, true, false, or JSON on one line into quotes; where the annotation takes one word for a boolean only, such as on for true, writes that. Not a number or boolean that the quotes would make another text, such as 0x1F or yes, and not a map that stands for several annotations.',
  platformMessage: refusalOf('bool'),
  check(service, report) {
    for (const key of service.notText) {
      // A map that only carries annotations can have other things in it.
      if (service.isCarried && !key.includes('/')) continue;
      const value = service.object.annotations[key];
      if (service.carriedIn === 'parameters') {
        report(reportOfParameter(key, value));
        continue;
      }
      report({
        message: `${printable(key)} is ${showTyped(value)}; an annotation value is text`,
        path: pathOf(key),
        help: quotingHelp(key, value),
        platformMessage: refusalOf(jsonTypeOf(value)),
        ...(service.isCarried ? { severity: 'warning', why: WHY_CARRIED } : {}),
        fix: quoting(key, value),
      });
    }
  },
});

/** What `helm --set` has made of the annotation. */
function reportOfParameter(key: string, value: unknown): Report {
  if (isDictionary(value)) {
    return {
      message: `${printable(key)} has dots without a backslash, at which helm --set takes it apart`,
      path: pathOf(key),
      about: 'key',
      why: 'The chart gets a map of maps in place of the annotation: the API server refuses the Service, or the setting does not happen.',
      help: `Write ${printable(key).replaceAll('.', '\\.')} in the name.`,
      platformMessage: refusalOf('object'),
    };
  }
  return {
    message: `${printable(key)} is ${showTyped(value)} to helm --set; an annotation value is text`,
    path: pathOf(key),
    severity: 'warning',
    why: WHY_CARRIED,
    help: Array.isArray(value) ? BEGIN_WITH_BACKSLASH : FORCE_TEXT,
    platformMessage: refusalOf(jsonTypeOf(value)),
  };
}

const BEGIN_WITH_BACKSLASH =
  'Begin the value with \\{ instead of {, which begins a list, or give it in values instead of parameters.';
const FORCE_TEXT =
  'Write the value in quotes, with forceString: true beside it in Argo CD, or type = "string" in Terraform: helm --set takes what looks like a number or a boolean for one.';

const WHY_CARRIED =
  'Unless whatever makes the Service turns it into text, the API server refuses the Service: most charts and operators pass the map on as it is.';

function refusalOf(jsonType: string): string {
  return unmarshalError(jsonType, 'ObjectMeta.metadata.annotations', 'string');
}

function quotingHelp(key: string, value: unknown): string {
  if (typeof value === 'boolean') {
    const words = wordsFor(key, value);
    const instead = words.length === 0 ? insteadOf(key, value ? 'on' : 'off') : undefined;
    const texts = words.length === 0 ? [`${value}`] : words;
    const write = instead ?? `Write ${texts.map((text) => `"${text}"`).join(' or ')}, with the quotes.`;
    return `${write} ${BOOLEANS}`;
  }
  if (typeof value === 'number') return insteadOf(key, String(value)) ?? `Write "${value}", with the quotes.`;
  const list = listMeantBy(key, value);
  if (list !== undefined) return `Write "${list}", one text.`;
  const keys = keysMeantBy(key, value).slice(0, MAX_NAMED);
  if (keys.length > 0) {
    return `Write each annotation as a key of its own: ${keys.map(printable).join(', ')}. (A dot inside of a key is \\. for helm --set.)`;
  }
  // Quotes around a mapping on several lines would not make it JSON.
  const json = JSON.stringify(value);
  const shown = json.length > MAX_SHOWN ? '' : `: '${printable(json.replaceAll("'", "''"))}'`;
  return `Write the whole value as one text of JSON, in YAML within single quotes${shown}.`;
}

const MAX_SHOWN = 300;

/** Ids and pairs stand in one text with commas between them. */
function listMeantBy(key: string, value: unknown): string | undefined {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) return undefined;
  const spec = findSpec(key);
  const text = value.join(',');
  return spec !== undefined && spec.codec.json === undefined && spec.codec.decode(text).problems.length === 0
    ? text
    : undefined;
}

const MAX_NAMED = 5;
const MAX_DEPTH = 4;

/** The annotations that are meant by a map in their place: `kubernetes: {io/elb: {class: union}}`. */
function keysMeantBy(key: string, value: unknown): readonly string[] {
  return isOurKey(key) ? [] : keysIn([key], value);
}

function keysIn(path: readonly string[], value: unknown): readonly string[] {
  const [first, second, ...rest] = path;
  const keys = second === undefined ? [] : ['.', '/'].map((mark) => [first + mark + second, ...rest].join('.'));
  const [known] = keys.filter((key) => findSpec(key) !== undefined);
  if (known !== undefined) return [known];
  if (!isDictionary(value) || path.length === MAX_DEPTH) return keys.filter(isOurKey);
  return Object.entries(value).flatMap(([name, item]) => keysIn([...path, name], item));
}

/** What to write where the text in quotes would be wrong as well. */
function insteadOf(key: string, text: string): string | undefined {
  const spec = findSpec(key);
  const problem = spec?.codec.decode(text).problems.find(({ kind }) => kind === 'invalid');
  if (spec === undefined || problem === undefined) return undefined;
  return problem.hint === undefined ? `Write ${problem.expected}, in quotes.` : helpFor(spec, problem);
}

/** A bare `on` and a bare `true` are the same boolean: the annotation tells which of the two it takes. */
function wordsFor(key: string, value: boolean): readonly string[] {
  const spec = findSpec(key);
  return (value ? ['on', 'true'] : ['off', 'false']).filter((text) => spec?.codec.decode(text).problems.length === 0);
}

function quoting(key: string, value: unknown): Edit | undefined {
  const path = pathOf(key);
  if (typeof value === 'number') return { kind: 'quote', path, texts: [String(value)] };
  if (typeof value !== 'boolean') return keysMeantBy(key, value).length > 0 ? undefined : { kind: 'quote', path };
  const words = wordsFor(key, value);
  if (words.length === 1) return { kind: 'set', path, value: words[0] };
  return { kind: 'quote', path, texts: words.length === 0 ? [String(value)] : words };
}
