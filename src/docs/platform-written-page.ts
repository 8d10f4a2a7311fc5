import { elbClass, elbId } from '../annotations/groups/connection';
import { passThrough } from '../annotations/groups/pass-through';
import { ALL_SPECS } from '../annotations/registry';
import type { AnnotationSpec } from '../annotations/spec';
import { jsonPointer } from '../diagnostics/path';
import { WRITERS } from './annotations-page';
import { cellCode, code, GENERATED, page, plain, table } from './markdown';

/** What the platform writes beside annotations. */
const FIELDS: readonly { readonly path: readonly string[]; readonly what: string }[] = [
  { path: ['spec', 'loadBalancerIP'], what: 'The address of the load balancer.' },
  { path: ['metadata', 'finalizers'], what: 'service.kubernetes.io/load-balancer-cleanup.' },
];

/** Whoever ignores these loses no change of their own: nobody but the platform writes them, or they cannot be changed. */
function isSafeToIgnore({ writtenBy, mutable }: AnnotationSpec): boolean {
  return writtenBy === 'platform' || mutable === false;
}

const WRITTEN = ALL_SPECS.filter(({ writtenBy, misspellingOf }) => writtenBy !== 'user' && misspellingOf === undefined);

export function platformWrittenPage(): string {
  return page(
    GENERATED,
    '# What the platform writes into your Services',
    `CCE adds annotations and fields to a Service after it was created. This library never writes what only the platform writes. Tools that compare the cluster with a manifest must leave these alone: an update that removes ${code(elbId.key)} or ${code(elbClass.key)} is refused, with all other changes in it.`,
    table(
      ['what', 'written by', 'meaning'],
      [
        ...WRITTEN.map(({ key, writtenBy, summary }) => [cellCode(key), WRITERS[writtenBy], plain(summary)]),
        ...FIELDS.map(({ path, what }) => [cellCode(path.join('.')), 'the platform', plain(what)]),
      ],
    ),
    `With ${code('externalTrafficPolicy: Local')} the platform writes ${code(`${passThrough.key}: onlyLocal`)} by itself. ${code('PassThroughLoadBalancerService')} writes the same value by default, so that there is no difference.`,
    '## Argo CD',
    `In the ${code('Application')}:`,
    snippet({
      language: 'yaml',
      head: [
        'spec:',
        '  syncPolicy:',
        '    syncOptions:',
        '      - RespectIgnoreDifferences=true',
        '  ignoreDifferences:',
        '    - group: ""',
        '      kind: Service',
        '      jsonPointers:',
      ],
      indent: '        ',
      lineOf: (key) => `- ${jsonPointer(['metadata', 'annotations', key])}`,
      fields: FIELDS.map(({ path }) => `- ${jsonPointer(path)}`),
    }),
    `${code('ignoreDifferences')} alone only hides the difference. ${code('RespectIgnoreDifferences=true')} keeps a sync from removing what the platform wrote.`,
    '## Terraform',
    `For ${code('kubernetes_service_v1')}:`,
    snippet({
      language: 'hcl',
      head: ['lifecycle {', '  ignore_changes = ['],
      indent: '    ',
      lineOf: (key) => `metadata[0].annotations["${key}"],`,
      fields: ['spec[0].load_balancer_ip,'],
      foot: ['  ]', '}'],
    }),
    '## Operators that replace Services',
    `Operators that write a whole Service from a template remove what the platform added, so their updates are refused from then on. Many have a list of annotations that they leave alone, such as ${code('ignoreAnnotations')} of the Percona operators:`,
    snippet({ language: 'yaml', head: ['ignoreAnnotations:'], indent: '  ', lineOf: (key) => `- ${key}` }),
  );
}

interface Snippet {
  readonly language: string;
  readonly head: readonly string[];
  readonly indent: string;
  readonly lineOf: (key: string) => string;
  /** Lines for what the platform writes beside annotations. */
  readonly fields?: readonly string[];
  readonly foot?: readonly string[];
}

/** A line for each key; for those that a manifest may write itself, behind a comment. */
function snippet({ language, head, indent, lineOf, fields = [], foot = [] }: Snippet): string {
  const linesOf = (specs: readonly AnnotationSpec[]) => specs.map(({ key }) => lineOf(key));
  const comments = [
    'Add these only if your manifest does not write them: changes in the manifest would be ignored.',
    ...linesOf(WRITTEN.filter((spec) => !isSafeToIgnore(spec))),
  ].map((line) => `# ${line}`);
  const list = [...linesOf(WRITTEN.filter(isSafeToIgnore)), ...fields, ...comments].map((line) => `${indent}${line}`);
  return [`\`\`\`${language}`, ...head, ...list, ...foot, '```'].join('\n');
}
