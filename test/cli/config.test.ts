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

test('severities', () => {
  folder.write({ 'a.yaml': WARNING, 'cdk8s-cce.yaml': 'rules:\n  unknown-annotation: off\n  duplicate-key: error\n' });
  expect(lint('a.yaml').rules).toEqual([]);
  folder.write({ 'cdk8s-cce.yaml': 'rules: {unknown-annotation: error}' });
  expect(lint('a.yaml')).toMatchObject({ code: 1, rules: ['unknown-annotation'] });
});

test('known annotations', () => {
  folder.write({ 'a.yaml': service({ 'kubernetes.io/elb.nonsense': '1', 'kubernetes.io/elb.other': '1' }) });
  folder.write({ 'cdk8s-cce.yaml': 'knownAnnotations: [kubernetes.io/elb.nonsense]' });
  expect(lint('a.yaml').findings).toMatchObject([{ message: expect.stringContaining('elb.other') }]);
});

test('nothing in it', () => {
  for (const text of ['', '# x\n', '{}']) {
    folder.write({ 'cdk8s-cce.yaml': text, 'a.yaml': GOOD });
    expect(lint('a.yaml')).toMatchObject({ code: 0, err: '' });
  }
});

describe('mistakes', () => {
  const SEVERITIES = 'expected error, warning, info or off, got';
  test.each([
    ['[a]', "expected a mapping with clusters, rules or knownAnnotations, got ['a'] (a list)"],
    ['text', "expected a mapping with clusters, rules or knownAnnotations, got 'text' (text)"],
    ['a: [', 'unexpected end of the stream within a flow collection (2:1)'],
    ['a: 1\na: 2', 'duplicated mapping key (2:1)'],
    ['{}\n---\n{}', 'expected a single document in the stream, but found more'],
    ['a: !!js/function x', 'unknown tag !<tag:yaml.org,2002:js/function> (1:19)'],
    ['rule: {}', "expected only clusters, rules or knownAnnotations (did you mean rules?), got 'rule' (text)"],
    ['zzz: {}', "expected only clusters, rules or knownAnnotations, got 'zzz' (text)"],
    ['__proto__: {}', "expected only clusters, rules or knownAnnotations, got '__proto__' (text)"],
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
    ['knownAnnotations: a', "knownAnnotations: expected a list of keys, got 'a' (text)"],
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
      "'c.yaml': clusters[0].network: eni is a network of turbo clusters, and 'c.yaml': clusters[0].type is standard\n",
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
