import { didYouMean } from '../../diagnostics/nearest';
import { show, showTyped } from '../../diagnostics/show';
import { IGNORE_ANNOTATION } from '../../engine/ignore-annotation';
import type { MalformedIgnore } from '../../engine/ignore-book';
import { pathOf } from '../support/annotations';
import type { AcknowledgementRule } from './acknowledgement-rule';

export const malformedAcknowledgement: AcknowledgementRule = {
  id: 'malformed-acknowledgement',
  severity: 'warning',
  statement: `The annotation ${IGNORE_ANNOTATION} is spelt so, and names rules that exist, each with a reason.`,
  why: 'It acknowledges nothing as it stands.',
  help: 'Write "<rule-id>: <reason>"; several one a line, or after a semicolon.',
  facts: [],
  pages: [],
  basis: ['derived'],
  check: ({ malformed, knownRules }, report) => {
    for (const ignore of malformed) {
      report(ignore.object, {
        message: describe(ignore, knownRules),
        path: pathOf(ignore.key),
        ...(ignore.key === IGNORE_ANNOTATION ? {} : { help: `Write ${IGNORE_ANNOTATION}.` }),
      });
    }
  },
};

function describe({ key, entry, value }: MalformedIgnore, knownRules: ReadonlySet<string>): string {
  if (key !== IGNORE_ANNOTATION) return `${show(key)} is no key of cdk8s-cce; did you mean ${show(IGNORE_ANNOTATION)}?`;
  if (entry === undefined)
    return `expected "<rule-id>: <reason>", got ${value === '' ? 'an empty text' : showTyped(value)}`;
  if (knownRules.has(entry.rule)) return `${show(entry.rule)} has no reason`;
  return `there is no rule ${show(entry.rule)}${didYouMean(entry.rule, [...knownRules], show)}`;
}
