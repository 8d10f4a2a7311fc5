import { ALL_SPECS } from '../annotations/registry';
import { jsonPointer } from '../diagnostics/path';
import { cellCode, code, GENERATED, page, plain, table } from './markdown';

/** What the platform writes beside annotations. */
const FIELDS: readonly { readonly path: readonly string[]; readonly what: string }[] = [
  { path: ['spec', 'loadBalancerIP'], what: 'The address of the load balancer.' },
  { path: ['metadata', 'finalizers'], what: 'service.kubernetes.io/load-balancer-cleanup.' },
];

export function platformWrittenPage(): string {
  const written = ALL_SPECS.filter(
    ({ writtenBy, misspellingOf }) => writtenBy !== 'user' && misspellingOf === undefined,
  );
  const pointers = [
    ...written.map(({ key }) => jsonPointer(['metadata', 'annotations', key])),
    ...FIELDS.map(({ path }) => jsonPointer(path)),
  ];
  return page(
    GENERATED,
    '# What the platform writes into your Services',
    'CCE completes a Service after it was created. This library never emits what only the platform writes. Tools that compare the cluster with a manifest have to leave these alone: a tool that removes `kubernetes.io/elb.id` or `kubernetes.io/elb.class` is refused, with all other changes in the same update.',
    table(
      ['what', 'written by', 'meaning'],
      [
        ...written.map(({ key, writtenBy, summary }) => [
          cellCode(key),
          writtenBy === 'platform' ? 'the platform only' : 'you or the platform',
          plain(summary),
        ]),
        ...FIELDS.map(({ path, what }) => [cellCode(path.join('.')), 'the platform', plain(what)]),
      ],
    ),
    `With ${code('externalTrafficPolicy: Local')} the platform writes ${code('kubernetes.io/elb.pass-through: onlyLocal')} by itself. ${code('PassThroughLoadBalancerService')} writes that very value by default, so that nothing differs.`,
    '## Argo CD',
    `In the ${code('Application')}:`,
    [
      '```yaml',
      'spec:',
      '  ignoreDifferences:',
      '    - group: ""',
      '      kind: Service',
      '      jsonPointers:',
      ...pointers.map((pointer) => `        - ${pointer}`),
      '  syncPolicy:',
      '    syncOptions:',
      '      - RespectIgnoreDifferences=true',
      '```',
    ].join('\n'),
    '`ignoreDifferences` alone hides the difference; `RespectIgnoreDifferences=true` keeps a sync from removing what the platform wrote.',
    '## Terraform',
    'For `kubernetes_service_v1`:',
    [
      '```hcl',
      'lifecycle {',
      '  ignore_changes = [',
      ...written.map(({ key }) => `    metadata[0].annotations["${key}"],`),
      '    spec[0].load_balancer_ip,',
      '  ]',
      '}',
      '```',
    ].join('\n'),
    '## Operators that replace Services',
    'Operators that write a whole Service from a template drop what the platform added, and are refused from then on. Many have a list of annotations to leave alone, such as `ignoreAnnotations` of the Percona operators:',
    ['```yaml', 'ignoreAnnotations:', ...written.map(({ key }) => `  - ${key}`), '```'].join('\n'),
  );
}
