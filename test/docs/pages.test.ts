import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as yaml from 'js-yaml';
import { FOREIGN_KEYS } from '../../src/annotations/groups/foreign';
import { INGRESS_KEYS } from '../../src/annotations/groups/ingress';
import { ALL_SPECS } from '../../src/annotations/registry';
import { addressOf, HOME } from '../../src/diagnostics/pages';
import { ALL_RULES } from '../../src/docs/all-rules';
import { anchor, annotationsPage } from '../../src/docs/annotations-page';
import { bullets, cellCode, code, page, plain, table } from '../../src/docs/markdown';
import { platformWrittenPage } from '../../src/docs/platform-written-page';
import { reachabilityPage } from '../../src/docs/reachability-page';
import { refusalsPage } from '../../src/docs/refusals-page';
import { ruleIndexPage, rulePage } from '../../src/docs/rule-pages';
import { linked, sourcesOfRule, sourcesSection } from '../../src/docs/sources';
import { LINT_RULES } from '../../src/lint/lint-rules';
import { REFUSALS } from '../../src/manifest/yaml/refusals';
import { NOT_JUDGED } from '../../src/rules/not-judged';

const ROOT = resolve(__dirname, '../..');

describe('what is committed is what the schema and the rules say', () => {
  test.each<[string, string]>([
    ['docs/annotations.md', annotationsPage()],
    ['docs/platform-written.md', platformWrittenPage()],
    ['docs/reachability.md', reachabilityPage()],
    ['docs/refusals.md', refusalsPage()],
    ['docs/rules/README.md', ruleIndexPage(ALL_RULES)],
    ...ALL_RULES.map((rule): [string, string] => [`docs/rules/${rule.id}.md`, rulePage(rule)]),
  ])('%s', (path, text) => {
    expect(readFileSync(join(ROOT, path), 'utf8')).toBe(text);
  });

  test('no page of a rule that is gone', () => {
    expect(readdirSync(join(ROOT, 'docs/rules')).sort()).toEqual(
      ['README.md', ...ALL_RULES.map(({ id }) => `${id}.md`)].sort(),
    );
  });
});

describe('annotations', () => {
  const text = annotationsPage();

  test('every annotation has a row and a section', () => {
    for (const { key, summary, pages } of ALL_SPECS) {
      expect(text).toContain(`| [\`${key}\`](#${anchor(key)}) |`);
      const section = text.slice(text.indexOf(`### \`${key}\``));
      expect(section).toContain(plain(summary));
      for (const id of pages) expect(section).toContain(plain(id));
    }
  });

  test('keys of others are there', () => {
    for (const { key } of [...FOREIGN_KEYS, ...INGRESS_KEYS]) expect(text).toContain(key);
  });

  test('what is not sure is called so', () => {
    const section = (key: string) => text.slice(text.indexOf(`### \`kubernetes.io/elb.${key}\``)).split('\n### ')[0];
    expect(section('instance-reclaim-policy')).toContain('**Sure:** no: not read in an official page');
    expect(section('instance-reclaim-policy')).toContain('later ones are not documented');
    expect(section('pass-through')).toContain('**Sure:** read in an official page');
    expect(section('acl-id')).toContain('(with an older meaning v1.19.16, v1.21.4 or later)');
    expect(section('keepalive_timeout')).toContain(
      'TCP, UDP: 10 to 4000, by default 300; HTTP, HTTPS: 0 to 4000, by default 60',
    );
    expect(section('keepalive_timeout')).toContain('dedicated: v1.19.16-r30');
    expect(section('subnet-id')).toContain('**Obsolete:**');
    expect(section('id')).toMatch(/\*\*Refused with:\*\* `.*loadBalancerID\[elb-306e\] is invalid/);
    expect(section('session-affinity-mode')).toContain('- **Excludes** kubernetes.io/elb.lb-algorithm: "SOURCE_IP"');
    expect(section('tags')).toContain('- **Needs** kubernetes.io/elb.autocreate');
    expect(section('health-check-options')).toContain('| `target_service_port` | string |');
  });
});

describe('rules', () => {
  test('the index names every rule and every fact that is not judged', () => {
    const text = ruleIndexPage(ALL_RULES);
    for (const { id } of ALL_RULES) expect(text).toContain(`| [${id}](${id}.md) |`);
    for (const fact of NOT_JUDGED.flatMap(({ facts }) => facts)) expect(text).toContain(`| ${fact} |`);
  });

  test('every rule of the linter has a page', () => {
    const ids = ALL_RULES.map(({ id }) => id);
    expect(LINT_RULES.filter(({ id }) => !ids.includes(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('a rule about files is acknowledged nowhere', () => {
    const pageOf = (id: string) => rulePage(ALL_RULES.find((rule) => rule.id === id)!);
    expect(pageOf('unreadable-manifest')).toContain('This rule cannot be acknowledged');
    expect(pageOf('duplicate-key')).toContain('rules:\n  duplicate-key: info');
    expect(pageOf('duplicate-key')).toContain('**Basis:** compared with kubectl');
    expect(pageOf('duplicate-key')).not.toMatch(/CceValidation|cdk8s-cce\/ignore/);
    expect(pageOf('patch-dropped')).toContain('**Checked only** where an app is synthesized');
  });

  test('a page', () => {
    expect(rulePage(ALL_RULES.find(({ id }) => id === 'pass-through-mismatch-on-shared-elb')!)).toMatchSnapshot();
  });

  test('generic rules list what they judge', () => {
    const text = rulePage(ALL_RULES.find(({ id }) => id === 'missing-requirement')!);
    expect(text).toContain('| `kubernetes.io/elb.session-affinity-option` | kubernetes.io/elb.session-affinity-mode |');
    expect(text).not.toContain('undefined');
  });

  test('a rule about changes says what it needs', () => {
    const pageOf = (id: string) => rulePage(ALL_RULES.find((rule) => rule.id === id)!);
    expect(pageOf('listener-recreated')).toContain('**Needs the earlier state of the manifest:**');
    expect(pageOf('listener-recreated')).toContain("cdk8s-cce/ignore: 'listener-recreated: why it is right here'");
    expect(pageOf('listener-recreated')).not.toMatch(/Checked only if|CceValidation|standard error/);
    expect(pageOf('platform-written-annotation-lost')).toContain('**Checked only if** the update replaces');
    expect(pageOf('shared-listener-port')).not.toContain('earlier state');
  });

  test('a rule without sources, basis and needs', () => {
    const text = rulePage({
      id: 'x',
      severity: 'info',
      statement: 's',
      why: 'w',
      help: 'h',
      facts: [],
      pages: [],
      basis: [],
    });
    expect(text).not.toMatch(/Basis|Sources|Needs to know|What the platform says/);
    expect(text).toContain('**Severity:** info');
  });
});

describe('what the platform writes', () => {
  const text = platformWrittenPage();

  test('the snippet for Argo CD is YAML', () => {
    const [, snippet] = /## Argo CD[\s\S]*?```yaml\n([\s\S]*?)```/.exec(text) as RegExpExecArray;
    const { spec } = yaml.load(snippet) as any;
    expect(spec.syncPolicy.syncOptions).toEqual(['RespectIgnoreDifferences=true']);
    expect(spec.ignoreDifferences[0]).toMatchObject({ group: '', kind: 'Service' });
    expect(spec.ignoreDifferences[0].jsonPointers).toContain('/metadata/annotations/kubernetes.io~1elb.mark');
    expect(spec.ignoreDifferences[0].jsonPointers).toContain('/spec/loadBalancerIP');
    // Whoever ignores these would lose changes of their own.
    expect(spec.ignoreDifferences[0].jsonPointers).not.toContain('/metadata/annotations/kubernetes.io~1elb.acl-status');
    expect(snippet).toContain('# - /metadata/annotations/kubernetes.io~1elb.acl-status');
  });

  test('every key that the platform writes is named', () => {
    for (const { key, writtenBy, misspellingOf } of ALL_SPECS) {
      if (writtenBy !== 'user' && misspellingOf === undefined) expect(text).toContain(`| \`${key}\` |`);
    }
    expect(text).not.toContain('| `kubernetes.io/elb.class` |');
  });
});

test('every refusal has a row', () => {
  const text = refusalsPage();
  for (const [id, { input, help }] of Object.entries(REFUSALS)) {
    expect(text).toContain(`| \`${id}\` | ${plain(input)} | ${plain(help)} |`);
  }
});

describe('Markdown', () => {
  test('text is no markup', () => {
    expect(plain('a|b <c> *d* `e` [f] _g_ h_i \\')).toBe('a\\|b \\<c\\> \\*d\\* \\`e\\` \\[f\\] \\_g\\_ h_i \\\\');
    expect(plain('a\nb')).toBe('a b');
  });

  test('code with backticks and bars', () => {
    expect([code('a'), code('a`b'), code('``'), cellCode('a|b')]).toEqual([
      '`a`',
      '`` a`b ``',
      '``` `` ```',
      '`a\\|b`',
    ]);
  });

  test('parts', () => {
    expect(table(['a', 'b'], [['1', '2']])).toBe('| a | b |\n| --- | --- |\n| 1 | 2 |');
    expect(bullets(['a', 'b'])).toBe('- a\n- b');
    expect(page('a', undefined, '', 'b')).toBe('a\n\nb\n');
  });

  test('ids of sources are explained', () => {
    const address = addressOf('cce_10_0385');
    expect(sourcesOfRule(['field:b', 'cce_10_0385', 'src:ccm-oss', 'field:a'])).toBe(
      `## Sources\n\n[cce_10_0385](${address})\n\n- \`src:ccm-oss\`: today's open-source controller, kubernetes-sigs/cloud-provider-huaweicloud\n- \`field:b\`, \`field:a\`: notes of third parties about what they saw on a real cluster`,
    );
    expect(sourcesOfRule(['cce_10_0385'])).toBe(`## Sources\n\n[cce_10_0385](${address})`);
    expect(sourcesOfRule(['field:a'])).toMatch(/^## Sources\n\n- `field:a`: /);
    expect(sourcesSection(['cce_10_0385', 'src:hws-2020'])).toMatch(
      /^## Sources\n\n- `cce_10_0385` and the like: page of the CCE user guide.*\n- `src:hws-2020` and the like: .*$/,
    );
  });

  test('every id of a source has an explanation', () => {
    const ids = [...new Set([...ALL_SPECS, ...FOREIGN_KEYS, ...ALL_RULES].flatMap(({ pages }) => pages))];
    expect(ids.filter((id) => sourcesSection([id]) === '## Sources\n\n')).toEqual([]);
  });
});

/** Where the documents of this repository are. */
const ON_THE_WEB = `${HOME}/blob/main/`;

/** Without those to a place in the same document. */
const linksIn = (file: string) =>
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(/(?:\]\(|^\[.+\]: )([^)#\s]+)/gm)].map(([, link]) => link);

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'examples/README.md',
  ...['docs', 'docs/adr', 'docs/rules'].flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  ),
];

test('links between documents lead somewhere', () => {
  const broken = documents.flatMap((file) =>
    linksIn(file)
      .filter((link) => link.startsWith(ON_THE_WEB) || !/^https?:/.test(link))
      .map((link) => (link.startsWith(ON_THE_WEB) ? link.slice(ON_THE_WEB.length) : join(dirname(file), link)))
      .filter((target) => !existsSync(join(ROOT, target)))
      .map((target) => `${file}: ${target}`),
  );
  expect(broken).toEqual([]);
});

test('rules check, they do not judge: one word in what users read', () => {
  const pages = documents.filter((file) => !file.startsWith('docs/adr/'));
  expect(pages.filter((file) => /\bjudg/i.test(readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
});

// Registries of other languages show it as well, and resolve no link.
test('the README has no relative links', () => {
  expect(linksIn('README.md').filter((link) => !link.startsWith('https:'))).toEqual([]);
  const text = readFileSync(join(ROOT, 'README.md'), 'utf8').replace(/^```[\s\S]*?^```$|`[^`\n]+`/gm, '');
  const defined = [...text.matchAll(/^\[(.+)\]: /gm)].map(([, name]) => name);
  const used = [...text.matchAll(/\[([^\][]+)\](?!\(|: )(?:\[([^\][]*)\])?/g)].map(([, said, name]) => name || said);
  expect([...new Set(used)].sort()).toEqual(defined.sort());
});

test.each([
  ['cce_10_0355', 'https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0355.html'],
  ['cce_bestpractice_0301', 'https://support.huaweicloud.com/intl/en-us/bestpractice-cce/cce_bestpractice_0301.html'],
  ['kubernetes/kubernetes#66607', 'https://github.com/kubernetes/kubernetes/issues/66607'],
  ['KEP-1860', 'https://github.com/kubernetes/enhancements/issues/1860'],
])('the source %s is a link', (id, address) => {
  expect(linked(id)).toBe(`[${id}](${address})`);
});

test.each(['field:huawei-elb-controller', 'huawei-zh-2023:cce_10_0014', 'cce_10_0385 fragments of 2024'])(
  'the source %s does not say where it is',
  (id) => {
    expect(linked(id)).toBe(plain(id));
  },
);
