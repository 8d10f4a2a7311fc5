import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { CceValidation, ElbAnnotations, ElbAutocreate, IpFamily, LoadBalancerService } from '../../src';
import { ID } from '../support/yaml';
import { quietService, shared, standardError, tempApp, unnamedService, written } from './support';

// What the runtime of jsii does for apps in Python, Java and Go.

/** It calls the method of the class, whatever the object has of its own. */
function call(object: object, method: string): any {
  return object.constructor.prototype[method].apply(object);
}

/** A method that somebody overrides in Python, say: it stands in the object, for good. */
function override(object: object, method: string, value: () => unknown): void {
  Object.defineProperty(object, method, { value, enumerable: false, configurable: false, writable: false });
}

/** What somebody does not give is there, and undefined. */
const struct = (given: object, ...absent: string[]): any => ({
  ...given,
  ...Object.fromEntries(absent.map((name) => [name, undefined])),
});

/** Maps are marked. */
function map(entries: Record<string, string>): Record<string, string> {
  return Object.defineProperty({ ...entries }, Symbol('$jsii$wireType$'), { value: '$jsii.map', enumerable: false });
}

describe('a synthesis', () => {
  test('judges once, and tells a warning once', () => {
    const app = tempApp();
    const { blocks } = standardError();
    for (const id of ['a', 'b', 'c']) unnamedService(new Chart(app, id), 'Service');
    call(app, 'synth');
    expect(blocks).toHaveLength(1);
    expect(blocks[0]).toMatch(/^cdk8s-cce: 3 warnings\n/);
    call(app, 'synthYaml');
    expect(blocks).toHaveLength(2);
  });

  test('leaves word for the plugin', () => {
    const app = tempApp({ recordConstructMetadata: true });
    quietService(new Chart(app, 'shop'), 'Web');
    call(app, 'synth');
    expect(JSON.parse(readFileSync(join(app.outdir, 'construct-metadata.json'), 'utf8'))).toHaveProperty('cdk8s-cce');
  });

  test.each(['before', 'after'])('can be overridden, %s the first Service', (when) => {
    const app = tempApp();
    const { blocks } = standardError();
    const overrideIt = () => override(app, 'synth', () => call(app, 'synth'));
    if (when === 'before') overrideIt();
    unnamedService(new Chart(app, 'shop'), 'Web');
    if (when === 'after') overrideIt();
    app.synth();
    expect(written(app)).toHaveLength(1);
    expect(blocks).toHaveLength(1);
  });

  test('of an app without validation is as it was', () => {
    quietService(new Chart(tempApp(), 'shop'), 'Web');
    const { blocks } = standardError();
    const app = tempApp();
    const object = new ApiObject(new Chart(app, 'shop'), 'Plain', { apiVersion: 'v1', kind: 'Service' });
    object.metadata.addAnnotation('kubernetes.io/elb.nonsense', '1');
    call(app, 'synth');
    expect(blocks).toEqual([]);
  });
});

test('the object of a Service is shown as it is written', () => {
  standardError();
  const app = tempApp();
  const service = new LoadBalancerService(new Chart(app, 'shop'), 'Web', {
    metadata: { name: 'web' },
    elb: shared,
    clusterIP: '10.247.0.9',
    ipFamilies: [IpFamily.IPV4],
    ports: [{ port: 80, targetPortName: 'web' }],
  });
  const object = ApiObject.of(service);
  object.addJsonPatch(JsonPatch.add('/spec/trafficDistribution', 'PreferClose'));
  CceValidation.acknowledge(service, 'service-without-backends', 'they follow');
  app.synth();
  expect(call(object, 'toJson')).toEqual(written(app)[0]);
  expect(call(object, 'toJson').spec).toMatchObject({ clusterIP: '10.247.0.9', trafficDistribution: 'PreferClose' });
  expect(object.constructor.name).toBe('KubeService');
});

test('an object of somebody else that overrides toJson() is judged and written as it answers', () => {
  const app = tempApp();
  const { blocks } = standardError();
  const object = new ApiObject(new Chart(app, 'shop'), 'Theirs', { apiVersion: 'v1', kind: 'Service' });
  const answer = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'theirs', annotations: { 'kubernetes.io/elb.id': ID, 'kubernetes.io/elb.nonsense': '1' } },
    spec: { type: 'LoadBalancer', selector: { app: 'web' }, ports: [{ port: 80 }] },
  };
  override(object, 'toJson', () => answer);
  CceValidation.enable(app);
  app.synth();
  expect(blocks.join('')).toContain('elb.nonsense is not a key');
  expect(written(app)).toEqual([answer]);
});

test('structs may have members without a value, and maps a mark', () => {
  const elb = ElbAutocreate.sharedPrivate(struct({ tags: map({ team: 'network' }) }, 'name', 'subnetId'));
  const port = struct({ port: 80 }, 'name', 'targetPort', 'targetPortName', 'listener', 'healthCheck', 'portRanges');
  const metadata = struct({ name: 'web', annotations: map({ 'example.com/a': 'b' }) }, 'labels', 'namespace');
  const given = struct({ elb, ports: [port], metadata }, 'selector', 'idleTimeout', 'ipFamilies', 'algorithm');
  const service = new LoadBalancerService(new Chart(tempApp(), 'shop'), 'Web', given);
  expect(ApiObject.of(service).toJson()).toMatchObject({
    metadata: { name: 'web', annotations: { 'example.com/a': 'b', 'kubernetes.io/elb.tags': 'team=network' } },
    spec: { ports: [{ port: 80 }] },
  });
  expect(ElbAnnotations.render(struct({ elb }, 'ports', 'passThrough'))).toHaveProperty(
    ['kubernetes.io/elb.class'],
    'union',
  );
});
