import type { IConstruct } from 'constructs';
import type { Path, Subject } from '../../diagnostics/diagnostic';
import { IGNORE_ANNOTATION } from '../../engine/ignore-annotation';
import type { AcknowledgementUse } from '../acknowledgements';
import { synthRule } from './synth-rule';

const ID = 'unused-acknowledgement';

export const unusedAcknowledgement = synthRule({
  id: ID,
  severity: 'warning',
  statement: 'An acknowledgement stands for a finding that is there.',
  why: 'It would hide the same mistake when somebody makes it later.',
  help: 'Remove it.',
  facts: [],
  pages: [],
  basis: ['derived'],
  afterAcknowledgements: true,
  check: ({ acknowledgements, judgedInFull }, report) => {
    // An acknowledgement of this very rule counts as used only by what the others left: it is never judged by itself.
    for (const use of acknowledgements) {
      if (use.used || use.rule === ID || !judgedInFull(use.rule)) continue;
      const { subject, path } = placeOf(use);
      report(subject, { message: `'${use.rule}' is acknowledged here and finds nothing`, path });
    }
  },
});

function placeOf({ on }: AcknowledgementUse): { readonly subject: Subject; readonly path: Path } {
  if ('object' in on) return { subject: on.object, path: ['metadata', 'annotations', IGNORE_ANNOTATION] };
  return { subject: constructAsSubject(on.scope), path: [] };
}

/** A construct that stands for no object. */
function constructAsSubject(origin: IConstruct): Subject {
  return { apiVersion: '', kind: '', name: '', origin };
}
