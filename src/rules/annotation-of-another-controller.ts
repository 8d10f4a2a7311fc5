import { elbClass } from '../annotations/groups/connection';
import { findForeignKey } from '../annotations/registry';
import { rule } from '../engine/rule';
import { own } from '../manifest/kube-object';
import { pathOf } from './support/annotations';

export const annotationOfAnotherController = rule({
  id: 'annotation-of-another-controller',
  severity: 'warning',
  otherSeverities: ['error'],
  statement: 'A Service for CCE has no key and no class of another controller that shares the prefix.',
  why: 'CCE does not read them: the settings do not happen. The Service was written for another controller, so nothing else of it is checked.',
  help: 'For CCE, replace what belongs to the other controller; for the other controller, acknowledge the finding.',
  facts: ['foreign-dialect-annotation'],
  pages: ['src:ccm-oss', 'cce_10_0385', 'usermanual-cci2/cci_01_0131'],
  basis: ['docs', 'derived'],
  exceptions: [
    {
      guards: ['foreign-dialect-annotation/1'],
      text: 'Keys that several controllers read are no sign of another one.',
    },
  ],
  about: 'key',
  appliesTo: ['other-dialect'],
  check(service, report) {
    for (const key of service.strangers) {
      const foreign = findForeignKey(key);
      if (foreign === undefined) continue;
      const { dialect, cceEquivalent, pages } = foreign;
      report({
        message: `${key} is a key of ${dialect}; CCE does not read it`,
        path: pathOf(key),
        help: cceEquivalent === undefined ? 'Remove it: CCE has nothing like it.' : `For CCE, use ${cceEquivalent}.`,
        pages,
      });
    }
    const word = own(service.object.annotations, elbClass.key);
    if (typeof word !== 'string' || !Object.hasOwn(CLASS_WORDS, word)) return;
    const foreign = CLASS_WORDS[word];
    report({
      message: `${elbClass.key} is '${word}', ${foreign.whose}; expected ${elbClass.codec.expects}`,
      path: pathOf(elbClass.key),
      // The key is right, the word is not.
      span: { start: 0, end: word.length },
      severity: 'error',
      why: `CCE does not know the class: the Service gets no load balancer. ${foreign.because}, so nothing else of it is checked.`,
      help: foreign.help,
      pages: elbClass.pages,
      basis: ['docs', 'ancestor'],
    });
  },
});

interface ClassWord {
  readonly whose: string;
  readonly because: string;
  readonly help: string;
}

const OF_ANOTHER = 'It looks written for another controller';

/** Classes that other controllers or earlier times know. */
const CLASS_WORDS: Readonly<Record<string, ClassWord>> = {
  shared: {
    whose: 'a word of the open-source controller',
    because: OF_ANOTHER,
    help: 'For CCE, write union, which is a shared load balancer.',
  },
  dedicated: {
    whose: 'a word of the open-source controller',
    because: OF_ANOTHER,
    help: 'For CCE, write performance, which is a dedicated load balancer.',
  },
  elb: {
    whose: 'a word of the sibling product CCI',
    because: OF_ANOTHER,
    help: 'For CCE, write union (shared) or performance (dedicated).',
  },
  elasticity: {
    whose: 'the classic load balancer, which was withdrawn',
    because: 'It looks written long ago',
    help: 'Write union (shared) or performance (dedicated).',
  },
};
