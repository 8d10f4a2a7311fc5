import { type ApiObject, Include } from 'cdk8s';
import { kindOf } from '../../engine/cce-service';
import { own } from '../../manifest/kube-object';
import { synthRule } from './synth-rule';

export const includedSpecMissing = synthRule({
  id: 'included-spec-missing',
  severity: 'warning',
  statement: 'A Service that an Include has read has a spec.',
  why: 'What cdk8s cannot read of a file it drops without a word, with all that follows in the document. It is stricter than kubectl: a closing quote that is not indented more than its key, as in examples of the official pages, ends the reading there.',
  help: 'Compare the file with the object: write JSON on one line, or indent all its lines, the closing quote too, more than the key.',
  facts: [],
  pages: [],
  basis: ['derived'],
  check: ({ services }, report) => {
    for (const { object, meantForCce } of services) {
      if ((own(object.data, 'spec') ?? null) !== null || kindOf(object, meantForCce) === undefined) continue;
      if (!(object.origin as ApiObject).node.scopes.some((scope) => scope instanceof Include)) continue;
      report(object, {
        message: 'the Service has annotations of CCE and no spec: what the file says behind them may be lost',
        path: ['spec'],
      });
    }
  },
});
