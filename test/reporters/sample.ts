import type { RuleDescription } from '../../src/engine/rule';
import type { LintFinding, LintResult, RelatedPlace, Resource } from '../../src/lint/lint-result';
import type { ReporterOptions } from '../../src/reporters/reporter';

/** What a terminal, XML, GitHub, Markdown or a shell would act on. */
export const HOSTILE =
  '\u001b[31mred\u001b]0;title\u0007 \u0000\u0008\u007f\u009b \u202egpj.exe\u202c \ud800 \ufffe \u2028 ]]> <b>&amp;"\'` %0A::error::x %25 a,b:c {0} [x](https://example.com)\r\n\tend';

const service = (name: string, namespace?: string): Resource => ({
  apiVersion: 'v1',
  kind: 'Service',
  ...(namespace === undefined ? {} : { namespace }),
  name,
});

/** The place of a part of a line. */
export function place(file: string, line: number, text: string, part: string) {
  const column = text.indexOf(part) + 1;
  return { file, line: text, range: { line, column, endLine: line, endColumn: column + part.length } };
}

function related(resource: Resource, ...where: Parameters<typeof place>): RelatedPlace {
  const { file, range } = place(...where);
  return { resource, file, range };
}

export function finding(more: Partial<LintFinding> = {}): LintFinding {
  return {
    rule: 'invalid-annotation-value',
    severity: 'error',
    message: "annotation example.com/class has the value 'perf'; allowed are union and performance",
    why: 'The platform refuses the value or cannot read it: the setting does not take effect, and the Service can stay pending.',
    help: 'Write one of the values that the platform takes.',
    ...place('deploy/web.yaml', 7, '    example.com/class: perf # dedicated', 'perf'),
    resource: service('web', 'shop'),
    path: '/metadata/annotations/example.com~1class',
    pages: ['cce_10_0385'],
    basis: ['docs'],
    related: [],
    ...more,
  };
}

const JSON_LINE = `    example.com/autocreate: '{"name":"web","type":"public","bandwidth_name":"web-bandwidth","size":"five","sharetype":"PER","eip_type":"5_bgp","zone":["eu-de-01","eu-de-02"]}'`;

const findings: LintFinding[] = [
  finding({
    ...place('-', 12, '  name: web', 'web'),
    rule: 'missing-load-balancer',
    message: 'Service shop/web names no load balancer and asks for none',
    path: '',
    pages: ['cce_10_0385', 'cce_10_0355', 'cce_10_0014', 'cce_10_0249'],
    platformMessage: 'GetLoadBalancerFailed: load balancer not found',
    helmSource: 'shop/templates/service.yaml',
  }),
  finding({
    rule: 'unreadable-document',
    message: 'could not find expected `:`, as kubectl would say, too',
    why: 'Nothing of this document reaches the cluster.',
    help: 'Correct the YAML.',
    ...place('deploy/broken.yaml', 3, '\t\tname web', 'name web'),
    resource: undefined,
    path: '',
    pages: [],
    basis: ['derived'],
  }),
  finding({
    ...place('deploy/web.yaml', 6, JSON_LINE, '"five"'),
    message: "annotation example.com/autocreate: size is 'five' (text); a whole number from 1 to 2000 is allowed",
    path: '/metadata/annotations/example.com~1autocreate',
    inner: '/size',
  }),
  finding(),
  finding({
    rule: 'shared-listener-port',
    severity: 'warning',
    message: 'port 443/TCP of load balancer 3c7c is used by two Services',
    ...place('deploy/web.yaml', 21, '    - port: 443', '443'),
    path: '/spec/ports/0/port',
    pages: ['field:notes-2024'],
    basis: ['observed'],
    related: [
      related(service('api', 'shop'), 'deploy/api.yaml', 18, '    - { port: 443 }', '443'),
      related(service('admin'), '-', 40, '    - port: 443', '443'),
    ],
  }),
  finding({
    rule: 'obsolete-annotation',
    severity: 'info',
    message: 'annotation example.com/eip-id is not needed any more',
    file: 'deploy/web.yaml',
    line: '    example.com/eip-id: >-',
    range: { line: 30, column: 5, endLine: 32, endColumn: 9 },
    path: '/metadata/annotations/example.com~1eip-id',
    pages: ['https://example.com/pages/eip'],
  }),
  ...Array.from({ length: 13 }, (_, index) =>
    finding({
      rule: 'many-alike',
      severity: index === 0 ? 'warning' : 'info',
      message: `the same again (${index + 1})`,
      why: 'It is.',
      help: 'Do it.',
      ...place(`many/${index < 7 ? 'a' : 'b'}.yaml`, index + 1, `  - example: ${index}`, `${index}`),
      resource: service('alike'),
      path: '/spec',
      related: Array.from({ length: index === 0 ? 8 : 0 }, (_unused, other) =>
        related(service(`alike-${other}`), 'many/b.yaml', other + 1, `  - example: ${other}`, 'example'),
      ),
    }),
  ),
  finding({
    rule: 'hostile-name',
    message: `a name of this kind: ${HOSTILE}`,
    why: HOSTILE,
    help: HOSTILE,
    ...place(`näme, with:100%\u001b[31m "quotes"\n.yaml`, 2, `  name: ${HOSTILE} # end`, HOSTILE),
    resource: { apiVersion: HOSTILE, kind: HOSTILE, namespace: HOSTILE, name: HOSTILE },
    path: '/metadata/annotations/\u001b[31m~1~0]]>',
    inner: '/\u0000',
    platformMessage: HOSTILE,
    helmSource: HOSTILE,
    related: [{ resource: service(HOSTILE), ...place(HOSTILE, 1, HOSTILE, 'end') }],
  }),
  finding({
    rule: 'hostile-name',
    message: 'long '.repeat(2000),
    ...place('负载均衡/服务.yaml', 2, '  名称: "负载均衡器" # 😀 é', '负载均衡器'),
    resource: service('x'.repeat(10_000)),
    platformMessage: '参数错误：负载均衡器的名称不能为空，请检查后重试。'.repeat(4),
    path: '/metadata/name',
  }),
];

const count = (severity: string) => findings.filter((each) => each.severity === severity).length;

/** Everything that a format has to cope with. */
export const SAMPLE: LintResult = {
  findings,
  summary: {
    files: 12,
    documents: 40,
    resources: 38,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    skipped: 5,
    notJudged: [
      { fact: 'elbClass', rules: ['app-cookie-on-dedicated-elb'], services: 2 },
      { fact: 'proxyMode', rules: ['local-access-from-inside-can-fail', 'pass-through-void'], services: 3 },
      { fact: 'version', rules: ['annotation-unsupported-by-version'], services: 3 },
    ],
  },
};

export const CLEAN: LintResult = {
  findings: [],
  summary: { files: 1, documents: 1, resources: 1, errors: 0, warnings: 0, infos: 0, skipped: 0, notJudged: [] },
};

const DESCRIPTION = {
  severity: 'error',
  statement: 'It is as it should be.',
  why: 'It matters.',
  help: 'Correct it.',
  facts: [],
  pages: [],
  basis: [],
} as const;

/** The rules that the sample names, not in order. */
const RULES: readonly RuleDescription[] = [
  {
    id: 'shared-listener-port',
    severity: 'warning',
    statement: 'Every listener port of a load balancer is used by one Service.',
    why: 'The second Service gets no listener.',
    help: 'Give one of them another port.',
    facts: [],
    pages: ['cce_10_0385'],
    basis: ['observed'],
  },
  {
    id: 'missing-load-balancer',
    severity: 'error',
    statement: 'A Service names a load balancer or has one created.',
    why: 'The platform creates `none` by itself *at all*.',
    help: 'Name one <or have one created>.',
    facts: [],
    pages: ['cce_10_0385', 'https://example.com/pages/missing'],
    basis: ['docs'],
    platformMessage: 'GetLoadBalancerFailed: load balancer not found',
  },
  {
    id: 'obsolete-annotation',
    severity: 'info',
    statement: 'No annotation is written that nothing reads any more.',
    why: 'It misleads.',
    help: 'Remove it.',
    facts: [],
    pages: [],
    basis: [],
  },
  ...['unreadable-document', 'invalid-annotation-value', 'many-alike', 'hostile-name'].map(
    (id): RuleDescription => ({ ...DESCRIPTION, id }),
  ),
];

export const OPTIONS: ReporterOptions = { color: false, width: 80, rules: RULES, version: '1.2.3', troubles: [] };
