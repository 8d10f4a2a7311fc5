// For each rule of the reader manifests that fail and near-misses.
import { Linter } from '../../../src/lint/lint';
import { service } from '../../support/yaml';
import type { CasesOf } from './case';

/** What is found in a file: `severity: rule`. */
export function foundInFile(text: string): readonly string[] {
  const linter = new Linter({
    onCrash: (rule, error) => {
      throw new Error(rule, { cause: error });
    },
  });
  linter.add('a.yaml', Buffer.from(text), { cluster: {}, meantForCce: false });
  return linter.finish().findings.map(({ severity, rule }) => `${severity}: ${rule}`);
}

export const FILES: Readonly<Record<string, CasesOf<string>>> = {
  'unreadable-manifest': {
    fails: {
      'a placeholder that is an alias': service().replace('name: web', 'name: ****'),
      'a tab for an indentation': service().replace('  name: web', '\tname: web'),
      'JSON that ends early': '{"kind": "Service"',
    },
    passes: {
      'a placeholder in quotes': service().replace('name: web', 'name: "****"'),
      'a tab behind a value': service().replace('name: web', 'name: web\t'),
      'comments alone': '# nothing yet\n',
    },
  },
  'duplicate-key': {
    fails: {
      'a name twice': service().replace('  name: web\n', '  name: a\n  name: web\n'),
      'in JSON': '{"kind": "Service", "kind": "Service"}',
    },
    passes: {
      'one key in two mappings': service().replace('  name: web\n', '  name: web\n  labels: {name: web}\n'),
      'one key in two documents': `${service()}---\n${service()}`,
    },
  },
  'text-ignored-by-kubectl': {
    fails: { 'text behind the end of a document': `${service()}...\nkind: Service\n` },
    passes: {
      'a comment behind the end of a document': `${service()}...\n# kind: Service\n`,
      'another document': `${service()}---\nkind: Service\n`,
    },
  },
};
