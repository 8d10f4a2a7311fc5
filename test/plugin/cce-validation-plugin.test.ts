import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import { CceCluster, CceValidation, LoadBalancerService, ProxyMode } from '../../src';
import { RULES } from '../../src/rules';
import { BARE, ERROR, Folder, GOOD, WARNING } from '../cli/world';
import { shared, standardError } from '../constructs/support';
import { ID, service } from '../support/yaml';
import { synthesize, validate } from './command-line';

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => {
  folder.remove();
  delete process.env.CDK8S_CCE_WARNINGS;
});

/** An app under `cdk8s synth`, which asks it to record where objects come from. */
const appUnderCli = (props = {}) => new App({ outdir: 'dist', recordConstructMetadata: true, ...props });
const ELB = { 'kubernetes.io/elb.class': 'union', 'kubernetes.io/elb.id': ID };
const serviceProps = (name: string, annotations: Readonly<Record<string, string>>, port = 80) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, annotations },
  spec: { type: 'LoadBalancer', selector: { app: 'web' }, ports: [{ name: 'a', port }] },
});
const addService = (chart: Chart, annotations: Readonly<Record<string, string>>, name = 'web') =>
  new ApiObject(chart, name, serviceProps(name, annotations));

describe('manifests of any app', () => {
  test('errors fail, warnings do not, and nothing is nothing', async () => {
    folder.write({ 'dist/good.yaml': GOOD });
    expect(await validate('dist')).toEqual({
      status: 'success',
      summary: { Findings: 'no findings in 1 file (1 document, 1 resource)' },
      violations: [],
      findings: [],
      rules: [],
    });
    folder.write({ 'dist/warning.yaml': WARNING.replace('name: web', 'name: other').replace(': 80', ': 81') });
    expect(await validate('dist')).toMatchObject({ status: 'success', rules: ['unknown-annotation'] });
    folder.write({ 'dist/error.yaml': ERROR.replace('name: web', 'name: third').replace(': 80', ': 82') });
    expect(await validate('dist')).toMatchObject({
      status: 'failure',
      rules: ['invalid-annotation-value', 'unknown-annotation'],
      summary: { Findings: '1 error, 1 warning in 3 files (3 documents, 3 resources)' },
    });
    mkdirSync('empty');
    expect(await validate('empty')).toMatchObject({ status: 'success', summary: { Findings: 'nothing was checked' } });
  });

  test('what the report says of a finding', async () => {
    folder.write({ 'dist/a.k8s.yaml': ERROR });
    const { violations } = await validate('dist');
    expect(violations).toEqual([
      {
        ruleName: 'invalid-annotation-value',
        recommendation:
          'The platform refuses the value or cannot read it: the setting does not take effect, and the Service can stay pending.',
        fix: 'Write one of the values that are expected, or remove the annotation to get the default: ROUND_ROBIN. (see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0385.html and 5 more; cdk8s-cce lint --format json has all; npx cdk8s-cce rules invalid-annotation-value)',
        violatingResources: [
          {
            resourceName: 'web',
            manifestPath: 'dist/a.k8s.yaml',
            locations: [
              '8:37 error: kubernetes.io/elb.lb-algorithm is \'nonsense\'; expected ROUND_ROBIN, LEAST_CONNECTIONS or SOURCE_IP (metadata.annotations["kubernetes.io/elb.lb-algorithm"] of Service web)',
            ],
          },
        ],
      },
    ]);
  });

  test('findings of which there is the same to say are one violation; the others of a rule are further ones', async () => {
    const other = service({ 'kubernetes.io/elb.nonsense': '1' }, { name: 'other', port: 81 });
    const third = service({ 'kubernetes.io/elb.lb-algoritm': 'ROUND_ROBIN' }, { name: 'third', port: 82 });
    folder.write({ 'dist/a.yaml': `${WARNING}---\n${other}`, 'dist/b.yaml': third });
    const { violations } = await validate('dist');
    const resources = violations.map(({ ruleName, violatingResources }) => [
      ruleName,
      ...violatingResources.map(({ resourceName }) => resourceName),
    ]);
    expect(resources).toEqual([
      ['unknown-annotation', 'web', 'other'],
      ['unknown-annotation', 'third'],
    ]);
  });

  test('related objects and the basis are told', async () => {
    const other = service({}, { name: 'other' });
    folder.write({ 'dist/a.yaml': GOOD, 'dist/b.yaml': other });
    const { violations } = await validate('dist');
    expect(violations).toHaveLength(1);
    const [{ ruleName, recommendation, violatingResources }] = violations;
    expect(ruleName).toBe('shared-listener-port');
    expect(violatingResources[0].locations[0]).toMatch(/ of Service other; with Service web at dist\/a\.yaml:4:9\)$/);
    expect(recommendation).toMatch(/ \(platform: .*\)$/);
  });

  test('what is only worth knowing is left to lint, and counted', async () => {
    folder.write({ 'dist/a.yaml': WARNING, 'cdk8s-cce.yaml': 'rules: {unknown-annotation: info}' });
    expect(await validate('dist')).toMatchObject({
      status: 'success',
      violations: [],
      summary: { Findings: '1 info in 1 file (1 document, 1 resource)' },
    });
  });

  test('a document that cannot be read is a failure without a resource', async () => {
    folder.write({ 'dist/a.yaml': 'kind: [\n' });
    const { status, violations } = await validate('dist');
    expect(status).toBe('failure');
    expect(violations[0]).toMatchObject({
      ruleName: 'unreadable-manifest',
      violatingResources: [{ resourceName: 'N/A', manifestPath: 'dist/a.yaml' }],
    });
  });

  test('no control byte gets into the report', async () => {
    folder.write({
      'dist/a.yaml': service({ 'kubernetes.io/elb.x\u001b[31m': '\u001b[31m' }, { name: '"web\\u001b"' }),
    });
    const outcome = await validate('dist');
    expect(outcome.violations.length).toBeGreaterThan(0);
    expect(JSON.stringify(outcome)).not.toMatch(/\\u001b(?!\))/);
    expect(outcome.violations.flatMap((each) => Object.values(each)).join()).not.toMatch(/\p{Cc}/u);
  });

  test('a file that cannot be read', async () => {
    folder.write({ 'dist/a.yaml': GOOD });
    const report = { addViolation: jest.fn(), submit: jest.fn() };
    const { CceValidationPlugin } = jest.requireActual<typeof import('../../src')>('../../src');
    await expect(new CceValidationPlugin().validate({ manifests: ['dist/no.yaml'], report })).rejects.toThrow(
      "'dist/no.yaml' cannot be read: there is no such file or folder",
    );
    expect(report.submit).not.toHaveBeenCalled();
  });

  test('a rule that crashes fails, and does not hide the others', async () => {
    folder.write({ 'dist/a.yaml': ERROR });
    const rule = RULES.find(({ id }) => id === 'unknown-annotation') as unknown as { check: () => void };
    jest.spyOn(rule, 'check').mockImplementation(() => {
      throw new Error('boom');
    });
    folder.write({
      'dist/a.yaml': service({ 'kubernetes.io/elb.nonsense': '1', 'kubernetes.io/elb.lb-algorithm': 'x' }),
    });
    const outcome = await validate('dist');
    jest.restoreAllMocks();
    expect(outcome).toMatchObject({ status: 'failure', rules: ['invalid-annotation-value'] });
    expect(outcome.summary.Failed).toBe('the rule unknown-annotation failed, which is a bug in\ncdk8s-cce: boom');
  });
});

describe('properties', () => {
  test('facts of the cluster claim what has no key of CCE', async () => {
    folder.write({ 'dist/a.yaml': BARE });
    const { status, summary } = await validate('dist');
    expect({ status, summary }).toEqual({
      status: 'success',
      summary: {
        Findings: 'no findings in 1 file (1 document, 1 resource)',
        'Not checked':
          '1 LoadBalancer Service without an annotation of CCE; to\ninclude such Services, give clusterType or a configuration',
      },
    });
    expect(await validate('dist', { clusterType: 'turbo' })).toMatchObject({
      status: 'failure',
      rules: ['missing-load-balancer'],
    });
  });

  test('ingresses that CCE serves are named, since their annotations are not checked', async () => {
    const metadata = { name: 'web', annotations: { 'kubernetes.io/elb.class': 'performanse' } };
    const ingress = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata, spec: {} };
    folder.write({ 'dist/a.yaml': JSON.stringify(ingress) });
    const { summary } = await validate('dist');
    expect(summary['Not checked'].replaceAll('\n', ' ')).toBe(
      'the annotations of 1 Ingress, apart from the listeners that they share with Services',
    );
  });

  test('what was missing is named as the property that says it', async () => {
    folder.write({ 'dist/a.yaml': service({ 'kubernetes.io/elb.pass-through': 'true' }) });
    const { summary } = await validate('dist', { clusterType: 'standard' });
    expect(summary['Not checked']).toContain('clusterVersion');
    expect(summary['Not checked']).not.toContain('--');
    const { summary: full } = await validate('dist', {
      clusterType: 'standard',
      clusterVersion: 'v1.28.8-r0',
      proxyMode: 'ipvs',
      network: 'vpc-router',
      edition: 'otc',
    });
    expect(full).not.toHaveProperty('Not checked');
  });

  test('the configuration is found, or named', async () => {
    folder.write({
      'dist/a.yaml': BARE,
      'cdk8s-cce.yaml': 'clusters: [{paths: [dist/**], type: turbo}]',
      'other.yaml': 'rules: {missing-load-balancer: warning}\nclusters: [{paths: [dist/a.yaml], type: turbo}]',
      'none.yaml': '',
    });
    expect((await validate('dist')).status).toBe('failure');
    expect(await validate('dist', { config: 'other.yaml' })).toMatchObject({
      status: 'success',
      rules: ['missing-load-balancer'],
    });
    expect((await validate('dist', { config: 'none.yaml' })).rules).toEqual([]);
  });

  test('maxWarnings', async () => {
    folder.write({ 'dist/a.yaml': WARNING });
    expect(await validate('dist', { maxWarnings: 1 })).toMatchObject({ status: 'success' });
    expect(await validate('dist', { maxWarnings: 0 })).toMatchObject({
      status: 'failure',
      summary: { Failed: '1 warning: more than maxWarnings, 0' },
    });
  });

  test.each([
    [{ clusterTyp: 'turbo' }, "there is no property 'clusterTyp'; did you mean 'clusterType'?"],
    [{ 'cluster-version': '1.28' }, "there is no property 'cluster-version'; did you mean 'clusterVersion'?"],
    [{ clusterType: 'big' }, "clusterType: expected standard or turbo, got 'big'"],
    [{ clusterVersion: 1.3 }, 'clusterVersion: expected text in quotes (YAML reads 1.30 as 1.3), got 1.3 (a number)'],
    [{ clusterVersion: 'new' }, 'clusterVersion: expected the version of a cluster'],
    [{ clusterType: 'turbo', network: 'vpc-router' }, 'network: vpc-router is a network of standard clusters'],
    [{ maxWarnings: -1 }, 'maxWarnings: expected a whole number from 0'],
    [{ config: 'no.yaml' }, "'no.yaml': there is no such file or folder"],
    [{ config: 1 }, 'config: expected text, got 1 (a number)'],
    [[], 'expected an object with properties, got an empty list'],
    ['turbo', "expected an object with properties, got 'turbo' (text)"],
  ])('%j', async (properties, message) => {
    const error = await validate('.', properties).catch((reason) => reason);
    expect(error.message).toContain(`properties of CceValidationPlugin: ${message}`);
    // The command line prints the stack.
    expect(error.stack).toBe(`cdk8s-cce: ${error.message}`);
  });
});

describe('after a synthesis that was judged', () => {
  test.each([
    YamlOutputType.FILE_PER_APP,
    YamlOutputType.FILE_PER_CHART,
    YamlOutputType.FILE_PER_RESOURCE,
    YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
  ])('a warning is told once (%s)', async (yamlOutputType) => {
    const error = standardError();
    const app = appUnderCli({ yamlOutputType });
    const chart = new Chart(app, 'shop');
    CceValidation.enable(app);
    addService(chart, { ...ELB, 'kubernetes.io/elb.nonsense': '1' });
    const { status, violations, summary } = await synthesize(app);
    expect(error.blocks.join('').match(/unknown-annotation/g)).toHaveLength(1);
    expect({ status, violations }).toEqual({ status: 'success', violations: [] });
    expect(summary).toMatchObject({ Findings: expect.stringContaining('1 warning'), 'Told by the app': '1 finding' });
  });

  const SILENCING: [string, (app: App) => void][] = [
    ['by the variable', () => Object.assign(process.env, { CDK8S_CCE_WARNINGS: 'off' })],
    ['by code', (app) => CceValidation.enable(app).silenceWarnings()],
  ];
  test.each(SILENCING)('what the app was kept from telling is told by the plugin (%s)', async (_how, silence) => {
    const error = standardError();
    const app = appUnderCli();
    CceValidation.enable(app);
    silence(app);
    addService(new Chart(app, 'shop'), { ...ELB, 'kubernetes.io/elb.nonsense': '1' });
    expect((await synthesize(app)).rules).toEqual(['unknown-annotation']);
    expect(error.blocks).toEqual([]);
  });

  test('nor is it told twice what could not be judged', async () => {
    const error = standardError();
    const app = appUnderCli();
    CceValidation.enable(app);
    addService(new Chart(app, 'shop'), { ...ELB, 'kubernetes.io/elb.pass-through': 'true' });
    const { summary } = await synthesize(app);
    expect(error.blocks.join('')).toContain('not checked');
    expect(summary).not.toHaveProperty('Not checked');
  });

  test('what only the plugin finds is told, what a configuration makes an error of as well', async () => {
    standardError();
    const app = appUnderCli();
    CceValidation.enable(app);
    const chart = new Chart(app, 'shop');
    addService(chart, { ...ELB, 'kubernetes.io/elb.nonsense': '1' });
    app.synth();
    writeFileSync('dist/other.yaml', service({ 'kubernetes.io/elb.strange': '1' }, { name: 'other', port: 81 }));
    const { findings } = await validate('dist');
    expect(findings).toEqual([expect.stringContaining('kubernetes.io/elb.strange')]);
    folder.write({ 'cdk8s-cce.yaml': 'rules: {unknown-annotation: error}' });
    expect((await validate('dist')).findings).toHaveLength(2);
  });

  test('a change after the synthesis is judged', async () => {
    standardError();
    const app = appUnderCli();
    CceValidation.enable(app);
    addService(new Chart(app, 'shop'), { ...ELB, 'kubernetes.io/elb.nonsense': '1' });
    app.synth();
    const file = 'dist/shop.k8s.yaml';
    writeFileSync(file, readFileSync(file, 'utf8').replace('elb.nonsense', 'elb.other'));
    expect((await validate('dist')).findings).toEqual([expect.stringContaining('kubernetes.io/elb.other')]);
  });

  test('what is acknowledged in code is acknowledged here, with the facts that the code knows', async () => {
    standardError();
    const app = appUnderCli();
    const chart = new Chart(app, 'shop');
    CceCluster.standard({ version: 'v1.28.8-r0', proxyMode: ProxyMode.IPVS }).attachTo(chart);
    const bare = new ApiObject(chart, 'Bare', serviceProps('bare', {}, 81));
    CceValidation.acknowledge(bare, 'missing-load-balancer', 'an operator adds it');
    const bad = addService(chart, { ...ELB, 'kubernetes.io/elb.lb-algorithm': 'NEW' });
    CceValidation.acknowledge(bad, 'invalid-annotation-value', 'the platform has learnt it');
    expect(await synthesize(app)).toEqual({
      status: 'success',
      summary: { Findings: 'no findings in 1 file (2 documents, 2 resources)' },
      violations: [],
      findings: [],
      rules: [],
    });
  });

  test('clusters that the code attaches stay apart, and beat the properties', async () => {
    standardError();
    const app = appUnderCli();
    for (const name of ['prod', 'stage']) {
      const chart = new Chart(app, name);
      CceCluster.unspecified({ name }).attachTo(chart);
      // The same object for both.
      new ApiObject(chart, 'Web', serviceProps('web', {}));
    }
    CceValidation.acknowledge(app, 'missing-load-balancer', 'an operator adds it');
    const { status, summary } = await synthesize(app, { clusterType: 'turbo' });
    expect({ status, summary }).toEqual({
      status: 'success',
      summary: { Findings: 'no findings in 2 files (2 documents, 2 resources)' },
    });
  });

  test('properties are the cluster of what the code attaches none to', async () => {
    standardError();
    const app = appUnderCli();
    CceValidation.enable(app);
    new ApiObject(new Chart(app, 'shop'), 'Web', serviceProps('web', {}));
    expect((await synthesize(app)).rules).toEqual([]);
    expect((await validate('dist', { clusterType: 'turbo' })).rules).toEqual(['missing-load-balancer']);
  });

  test('the construct is named where the command line would name another one of the same name', async () => {
    process.env.CDK8S_CCE_WARNINGS = 'off';
    const app = appUnderCli();
    const chart = new Chart(app, 'shop');
    new LoadBalancerService(chart, 'Service', {
      metadata: { name: 'web', annotations: { 'kubernetes.io/elb.nonsense': '1' } },
      selector: undefined,
      ports: [{ port: 80 }],
      elb: shared,
    });
    CceValidation.acknowledge(chart, 'service-without-backends', 'endpoints are written by hand');
    expect((await synthesize(app)).findings).toEqual([expect.stringMatching(/of Service web\)$/)]);
    new ApiObject(chart, 'Settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' } });
    expect((await synthesize(app)).findings).toEqual([
      expect.stringMatching(/of Service web; construct shop\/Service\/Resource\)$/),
    ]);
  });

  test('without the request to record, or without the file, nothing is recorded and all is told', async () => {
    standardError();
    const app = appUnderCli({ recordConstructMetadata: false });
    CceValidation.enable(app);
    addService(new Chart(app, 'shop'), { ...ELB, 'kubernetes.io/elb.nonsense': '1' });
    expect((await synthesize(app)).rules).toEqual(['unknown-annotation']);
    const recording = appUnderCli();
    CceValidation.enable(recording);
    addService(new Chart(recording, 'shop'), { ...ELB, 'kubernetes.io/elb.nonsense': '1' });
    recording.synth();
    rmSync('dist/construct-metadata.json');
    expect((await validate('dist')).rules).toEqual(['unknown-annotation']);
  });

  test.each(['{', '[]', '{"version":"1.0.0","resources":{},"cdk8s-cce":{"version":2}}', '{"cdk8s-cce": 1}'])(
    'a record of another kind counts for nothing: %s',
    async (text) => {
      folder.write({ 'dist/a/b/web.yaml': WARNING, 'dist/construct-metadata.json': text });
      const report = { addViolation: jest.fn(), submit: jest.fn() };
      const { CceValidationPlugin } = jest.requireActual<typeof import('../../src')>('../../src');
      await new CceValidationPlugin().validate({ manifests: [join('dist', 'a', 'b', 'web.yaml')], report });
      expect(report.addViolation).toHaveBeenCalledTimes(1);
    },
  );

  test('what cdk8s has recorded stays as it is', () => {
    standardError();
    const plain = appUnderCli({ outdir: 'plain' });
    addService(new Chart(plain, 'shop'), ELB);
    plain.synth();
    const app = appUnderCli();
    CceValidation.enable(app);
    addService(new Chart(app, 'shop'), ELB);
    app.synth();
    const { 'cdk8s-cce': ours, ...rest } = JSON.parse(readFileSync('dist/construct-metadata.json', 'utf8'));
    expect(rest).toEqual(JSON.parse(readFileSync('plain/construct-metadata.json', 'utf8')));
    expect(ours).toMatchObject({ version: 1, clusters: [], objects: [{ path: 'shop/web' }], told: [] });
  });
});
