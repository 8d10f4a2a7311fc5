import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findConfig, NO_CONFIG, readConfig } from '../../src/cli/config';
import { service } from '../support/yaml';
import { BARE, Folder, GOOD, lint, run, WARNING } from './world';

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder.remove());

test('the nearest above', () => {
  mkdirSync('a/b/c', { recursive: true });
  expect(findConfig('a/b/c')).toBeUndefined();
  folder.write({ 'cdk8s-cce.yaml': '' });
  expect(findConfig('a/b/c')).toBe(join(folder.path, 'cdk8s-cce.yaml'));
  folder.write({ 'a/b/cdk8s-cce.yaml': '' });
  expect(findConfig('a/b/c')).toBe(join(folder.path, 'a/b/cdk8s-cce.yaml'));
  expect(NO_CONFIG.targetOf('a')).toBeUndefined();
});

describe('clusters', () => {
  test('by path, the first that matches', () => {
    folder.write({
      'conf/cdk8s-cce.yaml': `clusters:
- paths: [prod/**, "*.yaml"]
  name: prod
  type: turbo
  version: 1.30
  proxyMode: ipvs
  edition: otc
- {paths: ['**'], network: overlay_l2}
`,
    });
    const { targetOf } = readConfig('conf/cdk8s-cce.yaml');
    const prod = targetOf('conf/prod/x/.y/a.yaml');
    expect(prod).toMatchObject({
      meantForCce: true,
      cluster: {
        name: 'prod',
        clusterType: 'turbo',
        network: 'eni',
        version: { minor: 30 },
        proxyMode: 'ipvs',
        edition: 'otc',
      },
    });
    // The same object is the same cluster.
    expect(targetOf('conf/top.yaml')).toBe(prod);
    expect(targetOf(join(folder.path, 'conf/prod/b.yaml'))).toBe(prod);
    expect(targetOf('conf/dev/a.yaml')).toMatchObject({ cluster: { clusterType: 'standard', network: 'overlay_l2' } });
    expect(targetOf('elsewhere/a.yaml')).toBeUndefined();
  });

  test('Services of two are not variants of one', () => {
    folder.write({
      'cdk8s-cce.yaml': 'clusters: [{paths: [a/**]}, {paths: [b/**]}]',
      'a/x.yaml': GOOD,
      'b/x.yaml': GOOD,
      'c/x.yaml': BARE,
    });
    expect(lint('a', 'b').rules).toContain('shared-listener-port');
    folder.write({ 'cdk8s-cce.yaml': 'clusters: [{paths: [a/**, b/**]}]' });
    expect(lint('a', 'b').rules).toEqual([]);
    expect(lint('c').rules).toEqual([]);
    folder.write({ 'cdk8s-cce.yaml': 'clusters: [{paths: [c/**]}]' });
    expect(lint('c').rules).toContain('missing-load-balancer');
  });

  test('the command line beats them', () => {
    folder.write({ 'cdk8s-cce.yaml': 'clusters: [{paths: ["**"], type: standard}]', 'a.yaml': GOOD });
    const facts = (...args: string[]) =>
      lint('a.yaml', ...args).summary.notJudged.map(({ fact }: { fact: string }) => fact);
    expect(facts()).not.toContain('clusterType');
    expect(lint('a.yaml', '--edition', 'otc').code).toBe(0);
  });
});

test('findings have the addresses of the edition that the cluster has', () => {
  const otc = 'https://docs.otc.t-systems.com/cloud-container-engine/umn/';
  folder.write({ 'a.yaml': BARE, 'b.yaml': BARE });
  folder.write({ 'cdk8s-cce.yaml': 'clusters: [{paths: [b.yaml], edition: otc}, {paths: [a.yaml], edition: huawei}]' });
  const found = lint('a.yaml', 'b.yaml').findings.map(({ file, pageUrl }: Record<string, string>) => [
    file,
    pageUrl.startsWith(otc),
  ]);
  expect(found).toEqual([
    ['a.yaml', false],
    ['b.yaml', true],
  ]);
  expect(run(['lint', 'b.yaml', '--edition', 'otc']).out).toContain(otc);
});

test('severities', () => {
  folder.write({ 'a.yaml': WARNING, 'cdk8s-cce.yaml': 'rules:\n  unknown-annotation: off\n  duplicate-key: error\n' });
  expect(lint('a.yaml').rules).toEqual([]);
  folder.write({ 'cdk8s-cce.yaml': 'rules: {unknown-annotation: error, unreadable-manifest: error}' });
  expect(lint('a.yaml')).toMatchObject({ code: 1, rules: ['unknown-annotation'] });
});

test('known annotations', () => {
  folder.write({ 'a.yaml': service({ 'kubernetes.io/elb.nonsense': '1', 'kubernetes.io/elb.other': '1' }) });
  folder.write({ 'cdk8s-cce.yaml': 'knownAnnotations: [kubernetes.io/elb.nonsense]' });
  expect(lint('a.yaml').findings).toMatchObject([{ message: expect.stringContaining('elb.other') }]);
});

describe('exclude', () => {
  const excludes = (patterns: string) => {
    folder.write({ 'conf/cdk8s-cce.yaml': `exclude: ${patterns}\n` });
    return readConfig('conf/cdk8s-cce.yaml').excludes;
  };

  test.each([
    ['[vendor]', ['vendor', 'vendor/a.yaml', 'vendor/.b/c'], ['a/vendor', 'vendors', '../vendor']],
    ['[vendor/, "*/lib/**"]', ['vendor/a/b.yaml', 'a/lib', 'a/lib/b.yaml'], ['lib', 'a/b/lib']],
    ['["**/*.template.yaml"]', ['a.template.yaml', 'a/.b/c.template.yaml'], ['a.yaml', 'template.yaml']],
    ['["!(keep)/x"]', ['other/x'], ['keep/x', 'x']],
    ['[".*"]', ['.a.yaml', '.b/c.yaml'], ['a/.b', '../a.yaml']],
    ['[]', [], ['a']],
  ])('%s', (patterns, excluded, others) => {
    const isExcluded = excludes(patterns);
    expect(excluded.filter((path) => !isExcluded(`conf/${path}`))).toEqual([]);
    expect(others.filter((path) => isExcluded(`conf/${path}`))).toEqual([]);
    expect(NO_CONFIG.excludes('conf/vendor')).toBe(false);
  });

  test('a walk passes over what is named, and says so; what the command line names is read', () => {
    folder.write({
      'cdk8s-cce.yaml': 'exclude: [vendor, "**/*.template.yaml"]',
      'all/good.yaml': GOOD,
      'all/a.template.yaml': 'kind: {{ .kind }}\n',
      'vendor/b.yaml': WARNING,
    });
    const err = 'cdk8s-cce: skipped, as the configuration says: all/a.template.yaml, vendor\n';
    expect(run(['lint', '.'])).toMatchObject({ code: 0, err });
    expect(run(['lint', '**/*.yaml'])).toMatchObject({ code: 0, err });
    expect(lint('vendor/b.yaml').rules).toEqual(['unknown-annotation']);
    expect(lint('all', 'all/a.template.yaml')).toMatchObject({ code: 1, rules: ['unreadable-manifest'] });
    expect(run(['lint', 'vendor'])).toMatchObject({
      code: 2,
      err: expect.stringContaining("nothing to check: 'vendor' holds no manifest"),
    });
    folder.write({
      'cdk8s-cce.yaml': 'exclude: [a, b, c, d]',
      'a/a.yaml': '',
      'b/a.yaml': '',
      'c/a.yaml': '',
      'd/a.yaml': '',
    });
    expect(run(['lint', '.']).err).toContain('as the configuration says: a, b, c and 1 more path\n');
  });

  test('what is excluded is not missing beside an earlier state', () => {
    folder.write({
      'repo/cdk8s-cce.yaml': 'exclude: [deploy/vendor]',
      'repo/deploy/good.yaml': GOOD,
      'repo/deploy/vendor/a.yaml': WARNING,
      'before/good.yaml': GOOD,
      'before/vendor/a.yaml': service({ 'kubernetes.io/elb.autocreate': '{"type":"inner"}' }).replace(
        'name: web',
        'name: b',
      ),
    });
    process.chdir('repo');
    expect(lint('deploy', '--previous', '../before').rules).toEqual([]);
    folder.write({ 'repo/cdk8s-cce.yaml': '' });
    expect(lint('deploy/good.yaml', '--previous', '../before').rules).toEqual(['created-load-balancer-deleted']);
  });
});

describe('an earlier state', () => {
  const made = (name: string) =>
    service({ 'kubernetes.io/elb.autocreate': '{"type":"inner"}' }).replace('name: web', `name: ${name}`);
  const GONE = ['created-load-balancer-deleted'];

  test.each([
    ['a name that is excluded in another place only', 'exclude: [vendor]', 'deploy', '../before/deploy', 2],
    ['the same, seen from above', 'exclude: [vendor]', 'deploy', '../before', 2],
    ['the same, with patterns', 'exclude: [vendor]', 'deploy/**/*.yaml', '../before/deploy/**/*.yaml', 2],
    ['the place itself', 'exclude: [deploy/vendor]', 'deploy', '../before/deploy', 0],
    ['the place itself, seen from above', 'exclude: [deploy/vendor]', 'deploy', '../before', 0],
    ['a folder that is gone', 'exclude: [gone]', 'deploy', '../before/deploy', 2],
    ['where it lies is not what is excluded', 'exclude: [../before]', 'deploy', '../before/deploy', 2],
    ['nor what is excluded for its sake, beside today', 'exclude: [before]', 'deploy', 'before/deploy', 2],
  ])('%s', (_name, config, input, previous, found) => {
    for (const before of ['before', 'repo/before']) {
      folder.write({
        [`${before}/deploy/good.yaml`]: GOOD,
        [`${before}/deploy/vendor/a.yaml`]: made('a'),
        [`${before}/deploy/${config.includes('gone') ? 'gone' : 'vendor'}/b.yaml`]: made('b'),
      });
    }
    folder.write({
      'repo/cdk8s-cce.yaml': config,
      'repo/deploy/good.yaml': GOOD,
      'repo/deploy/vendor/good.yaml': GOOD.replace('name: web', 'name: other'),
      'repo/vendor/good.yaml': GOOD,
    });
    process.chdir('repo');
    const { rules } = lint(input, '--previous', previous);
    expect(rules.filter((rule) => GONE.includes(rule))).toHaveLength(found);
  });
});

test('nothing in it', () => {
  for (const text of ['', '# x\n', '{}']) {
    folder.write({ 'cdk8s-cce.yaml': text, 'a.yaml': GOOD });
    expect(lint('a.yaml')).toMatchObject({ code: 0, err: '' });
  }
});

describe('mistakes', () => {
  const EXCLUDE = 'exclude: expected a list of patterns without !, such as **/*.template.yaml, got';
  const SEVERITIES = 'expected error, warning, info or off, got';
  test.each([
    ['[a]', "expected a mapping with clusters, rules, knownAnnotations or exclude, got ['a'] (a list)"],
    ['text', "expected a mapping with clusters, rules, knownAnnotations or exclude, got 'text' (text)"],
    ['a: [', 'unexpected end of the stream within a flow collection (2:1)'],
    ['a: 1\na: 2', 'duplicated mapping key (2:1)'],
    ['{}\n---\n{}', 'expected a single document in the stream, but found more'],
    ['a: !!js/function x', 'unknown tag !<tag:yaml.org,2002:js/function> (1:19)'],
    ['rule: {}', "expected only clusters, rules, knownAnnotations or exclude (did you mean rules?), got 'rule' (text)"],
    ['zzz: {}', "expected only clusters, rules, knownAnnotations or exclude, got 'zzz' (text)"],
    ['__proto__: {}', "expected only clusters, rules, knownAnnotations or exclude, got '__proto__' (text)"],
    ['clusters: {}', 'clusters: expected a list, got an empty object'],
    ['clusters:', 'clusters: expected a list, got null'],
    ['clusters: [a]', "clusters[0]: expected a mapping with paths and facts of a cluster, got 'a' (text)"],
    [
      'clusters: [{paths: [a]}, {pathes: [a]}]',
      "clusters[1]: expected only paths, name, type, version, proxyMode, network or edition (did you mean paths?), got 'pathes' (text)",
    ],
    ['clusters: [{}]', 'clusters[0].paths: expected a list of patterns, such as prod/**, got undefined'],
    ['clusters: [{paths: a}]', "clusters[0].paths: expected a list of patterns, such as prod/**, got 'a' (text)"],
    ['clusters: [{paths: []}]', 'clusters[0].paths: expected a list of patterns, such as prod/**, got an empty list'],
    [
      'clusters: [{paths: [[]]}]',
      'clusters[0].paths: expected a list of patterns, such as prod/**, got [an empty list] (a list)',
    ],
    ['clusters: [{paths: [""]}]', "clusters[0].paths: expected a list of patterns, such as prod/**, got [''] (a list)"],
    ['clusters: [{paths: [a], version: [1]}]', "clusters[0].version: expected text, got ['1'] (a list)"],
    ['clusters: [{paths: [a], name: }]', 'clusters[0].name: expected text, got null'],
    ['rules: []', 'rules: expected a mapping from ids of rules to severities, got an empty list'],
    [
      'rules: {unknown-anotation: off}',
      "rules: there is no rule 'unknown-anotation'; did you mean unknown-annotation?",
    ],
    ['rules: {zzz: off}', "rules: there is no rule 'zzz'; cdk8s-cce rules lists all"],
    ['rules: {unknown-annotation: loud}', `rules.unknown-annotation: ${SEVERITIES} 'loud' (text)`],
    ['rules: {unknown-annotation: }', `rules.unknown-annotation: ${SEVERITIES} null`],
    ['rules: {unreadable-manifest: off}', "rules.unreadable-manifest: expected error, got 'off' (text)"],
    ['knownAnnotations: a', "knownAnnotations: expected a list of keys, got 'a' (text)"],
    ['exclude: a', `${EXCLUDE} 'a' (text)`],
    ['exclude: [a, {}]', `${EXCLUDE} ['a', an empty object] (a list)`],
    ['exclude: ["!a"]', `${EXCLUDE} ['!a'] (a list)`],
    ['knownAnnotations: [{}]', 'knownAnnotations: expected a list of keys, got [an empty object] (a list)'],
  ])('%s', (text, message) => {
    folder.write({ 'c.yaml': text, 'a.yaml': GOOD });
    const { code, out, err } = run(['lint', 'a.yaml', '--config', 'c.yaml']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.split('\n')[0]).toBe(`cdk8s-cce: 'c.yaml': ${message}`);
  });

  test.each([
    ['type: x', "type: expected standard or turbo, got 'x'"],
    ['proxyMode: x', "proxyMode: expected iptables or ipvs, got 'x'"],
    ['network: x', "network: expected vpc-router, overlay_l2 or eni, got 'x'"],
    ['edition: x', "edition: expected huawei or otc, got 'x'"],
    ['version: x', "version: expected the version of a cluster, such as v1.28.8-r0, v1.28 or 1.28, got 'x'"],
  ])('%s', (fact, message) => {
    folder.write({ 'c.yaml': `clusters: [{paths: [a], ${fact}}]`, 'a.yaml': GOOD });
    expect(run(['lint', 'a.yaml', '--config', 'c.yaml']).err).toContain(
      `cdk8s-cce: 'c.yaml': clusters[0].${message}\n`,
    );
  });

  test('a network of another type', () => {
    folder.write({ 'c.yaml': 'clusters: [{paths: [a], type: standard, network: eni}]', 'a.yaml': GOOD });
    expect(run(['lint', 'a.yaml', '--config', 'c.yaml']).err).toContain(
      "'c.yaml': clusters[0].network: eni is a network of turbo clusters, and clusters[0].type is standard\n",
    );
  });

  test('what is not there, and what is a folder', () => {
    mkdirSync('cdk8s-cce.yaml');
    folder.write({ 'a.yaml': GOOD });
    expect(run(['lint', 'a.yaml', '--config', 'no.yaml']).err).toContain(
      "'no.yaml': there is no such file or folder\n",
    );
    expect(run(['lint', 'a.yaml']).err).toContain("cdk8s-cce.yaml': it is a folder\n");
  });
});
