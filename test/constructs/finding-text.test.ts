import { App } from 'cdk8s';
import { Construct } from 'constructs';
import { CceCluster, CceEdition } from '../../src';
import { describe as describeFinding, describeNotJudged, toFinding } from '../../src/constructs/finding-text';
import type { Diagnostic } from '../../src/diagnostics/diagnostic';

const root = new Construct(undefined as unknown as Construct, '');
const [web, api] = ['web', 'api'].map((id) => new Construct(root, id));
const subject = { apiVersion: 'v1', kind: 'Service', name: 'web', origin: web };
const other = { apiVersion: 'v1', kind: 'Service', name: 'api', origin: api };
const diagnostic: Diagnostic = {
  rule: 'some-rule',
  severity: 'error',
  message: 'is wrong',
  why: 'Because.',
  help: 'Do this.',
  subject,
  path: ['metadata', 'annotations', 'example.com/x'],
  pages: ['page_1'],
  basis: ['docs'],
  related: [],
};
const lines = (more: Partial<Diagnostic>) => describeFinding({ ...diagnostic, ...more }).split('\n');

test('in full', () => {
  expect(
    describeFinding({
      ...diagnostic,
      subject: { ...subject, namespace: 'prod' },
      inner: ['ports', 0, 'port'],
      pages: ['page_1', 'page_2', 'page_3', 'page_4'],
      basis: ['observed', 'ancestor'],
      platformMessage: 'port is refused',
      related: [other, other, subject],
    }),
  ).toBe(
    [
      'some-rule: is wrong',
      'at: metadata.annotations["example.com/x"] (ports[0].port) of Service prod/web',
      'with: api',
      'why: Because.',
      'help: Do this.',
      'see: page_1',
      '  and 3 more; CceValidation.findings() has all',
      'basis: observed by third parties, not documented; behaviour of the first published provider source, not documented',
      'platform: port is refused',
    ].join('\n      '),
  );
});

test('no more than there is to say', () => {
  expect(lines({ pages: [], basis: ['derived'] })).toEqual([
    'some-rule: is wrong',
    '      at: metadata.annotations["example.com/x"] of Service web',
    '      why: Because.',
    '      help: Do this.',
  ]);
});

test('pages that can be clicked', () => {
  const seen = lines({ pages: ['cce_10_0385', 'field:notes'] }).slice(-2);
  expect(seen).toEqual([
    '      see: https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0385.html',
    '        field:notes',
  ]);
});

test.each([
  [CceEdition.OPEN_TELEKOM_CLOUD, 'https://docs.otc.t-systems.com/'],
  [CceEdition.HUAWEI_CLOUD, 'https://support.huaweicloud.com/'],
])('pages of the cloud of the cluster: %s', (edition, site) => {
  const app = new App();
  CceCluster.standard({ edition }).attachTo(app);
  const origin = new Construct(app, 'web');
  const [seen] = lines({ subject: { ...subject, origin }, pages: ['cce_10_0385'] }).slice(-1);
  expect(seen).toContain(`see: ${site}`);
});

test.each<[string, Partial<Diagnostic>, string | undefined]>([
  ['the object as a whole', { path: [] }, 'Service web'],
  [
    'a construct without an object',
    { subject: { apiVersion: '', kind: '', name: '', origin: web }, path: [] },
    undefined,
  ],
  ['no place inside the JSON', { inner: [] }, 'metadata.annotations["example.com/x"] of Service web'],
])('where: %s', (_name, more, expected) => {
  const at = lines(more).find((line) => line.startsWith('      at: '));
  expect(at).toBe(expected === undefined ? undefined : `      at: ${expected}`);
});

test.each<[string, Diagnostic['basis'], string[]]>([
  ['a page states it', ['docs'], []],
  ['a page states it, among others', ['observed', 'docs'], []],
  ['derived', ['derived'], ['basis: a consequence of documented facts']],
  ['observed', ['observed'], ['basis: observed by third parties, not documented']],
])('how it is known: %s', (_name, basis, expected) => {
  expect(
    lines({ basis })
      .filter((line) => line.includes('basis'))
      .map((line) => line.trim()),
  ).toEqual(expected);
});

test('without what a terminal would act on', () => {
  const text = describeFinding({
    ...diagnostic,
    message: 'a\u001bb\nc',
    subject: { ...subject, name: 'x\u202e' },
    platformMessage: '\u0007',
  });
  for (const character of '\u001b\u202e\u0007') expect(text).not.toContain(character);
  expect(text).toContain('some-rule: a\\u001bb\\nc\n');
});

test('as a typed value', () => {
  expect(toFinding({ ...diagnostic, inner: ['a/b', 0], related: [other] })).toMatchObject({
    path: '/metadata/annotations/example.com~1x',
    innerPath: '/a~1b/0',
    related: ['api'],
    constructPath: 'web',
  });
  expect(toFinding({ ...diagnostic, inner: [], severity: 'info' })).toMatchObject({
    innerPath: undefined,
    severity: 'info',
  });
});

test.each<[string, Parameters<typeof describeNotJudged>[0], string]>([
  [
    'one fact',
    [{ fact: 'version', rules: ['a', 'b'], services: 1 }],
    'not checked: a, b (version is not known); attach a CceCluster with version',
  ],
  [
    'several facts',
    [
      { fact: 'clusterType', rules: ['a'], services: 1 },
      { fact: 'edition', rules: ['d'], services: 1 },
      { fact: 'network', rules: ['e'], services: 1 },
      { fact: 'proxyMode', rules: ['b'], services: 2 },
    ],
    'not checked: a (clusterType is not known); d (edition is not known); e (network is not known); b (proxyMode is not known); ' +
      'attach a CceCluster with its type (CceCluster.standard or CceCluster.turbo), edition, network and proxyMode',
  ],
  [
    'the class only',
    [{ fact: 'elbClass', rules: ['a'], services: 1 }],
    'not checked: a (elbClass is not known); say the class of the load balancer',
  ],
  [
    'the class as well',
    [
      { fact: 'elbClass', rules: ['a'], services: 1 },
      { fact: 'version', rules: ['b'], services: 1 },
    ],
    'not checked: a (elbClass is not known); b (version is not known); attach a CceCluster with version, and say the class of the load balancer',
  ],
])('what could not be judged: %s', (_name, notJudged, expected) => {
  expect(describeNotJudged(notJudged)).toBe(expected);
});
