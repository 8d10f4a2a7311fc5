import type { Diagnostic } from '../diagnostics/diagnostic';
import { IgnoreBook } from '../engine/ignore-book';
import { toDiagnostic } from '../engine/judge';
import type { Judged } from '../engine/run-context';
import { ACKNOWLEDGEMENT_RULES, type AcknowledgementContext } from '../rules/acknowledgements';
import { KNOWN_RULES } from './lint-rules';

export interface Acknowledging extends Pick<AcknowledgementContext, 'judgedInFull'> {
  /** What the run judges. */
  readonly objects: readonly Judged[];
  /** The earlier state of it. */
  readonly previous: readonly Judged[];
}

/** What no manifest acknowledges, and what is wrong with the acknowledgements. */
export function openDiagnostics(
  diagnostics: readonly Diagnostic[],
  { objects, previous, judgedInFull }: Acknowledging,
): readonly Diagnostic[] {
  const book = bookOf(objects);
  // Of a Service that is gone, only its earlier manifest can say that this is right.
  const earlier = bookOf(previous);
  const open = diagnostics.filter((each) => book.find(each) === undefined && earlier.find(each) === undefined);
  const { uses: acknowledgements, malformed } = book;
  const context: AcknowledgementContext = { acknowledgements, malformed, knownRules: KNOWN_RULES, judgedInFull };
  for (const rule of ACKNOWLEDGEMENT_RULES) {
    rule.check(context, (subject, report) => {
      const diagnostic = toDiagnostic(rule, report, subject);
      if (book.find(diagnostic) === undefined) open.push(diagnostic);
    });
  }
  return open;
}

function bookOf(objects: readonly Judged[]): IgnoreBook {
  const book = new IgnoreBook(KNOWN_RULES);
  for (const { object } of objects) book.read(object);
  return book;
}
