import type { AcknowledgementRule } from './acknowledgement-rule';

const ID = 'unused-acknowledgement';

export const unusedAcknowledgement: AcknowledgementRule = {
  id: ID,
  severity: 'warning',
  statement: 'An acknowledgement is for a finding that exists.',
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
      report(use.subject, { message: `'${use.rule}' is acknowledged here and finds nothing`, path: use.path });
    }
  },
};
