import type { RuleDescription } from '../engine/rule';
import type { ReadProblem } from '../manifest/manifest-reader';

const OF_KUBECTL = { facts: [], pages: [], basis: ['observed'] } as const;

/** Why a document cannot be read. */
export const WHY_UNREADABLE = {
  text: 'kubectl refuses the document, and everything after it in the file.',
  object: 'kubectl refuses the object, and continues with the others.',
  /** kubectl may read it. */
  refused:
    'Few readers of YAML agree on what it means: it is refused rather than misread, and nothing in it is checked.',
} as const;

/** What the reader says of a manifest, before any rule looks at it. */
export const READER_RULES = {
  unreadable: {
    id: 'unreadable-manifest',
    severity: 'error',
    statement: 'Every document of a manifest is one that kubectl reads.',
    why: 'kubectl refuses the object; where the text is not YAML, everything after it in the file as well.',
    help: 'Correct the document.',
    ...OF_KUBECTL,
  },
  'duplicate-key': {
    id: 'duplicate-key',
    severity: 'warning',
    statement: 'No mapping has a key twice.',
    why: 'kubectl takes the last value without a message; the other one is lost.',
    help: 'Keep one of them.',
    ...OF_KUBECTL,
  },
  'ignored-text': {
    id: 'text-ignored-by-kubectl',
    severity: 'warning',
    statement: 'kubectl reads everything in a manifest.',
    why: 'What kubectl does not read never reaches the cluster.',
    help: 'Remove the text, or make it a document.',
    ...OF_KUBECTL,
  },
} as const satisfies Readonly<Record<ReadProblem['kind'], RuleDescription>>;

/** They are about the text of a file: no object acknowledges them, and a synthesis does not see it. */
export const READER_RULE_IDS: ReadonlySet<string> = new Set(Object.values(READER_RULES).map(({ id }) => id));
