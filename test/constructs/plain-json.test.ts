import {
  ApiObject,
  ApiObjectMetadataDefinition,
  App,
  Chart,
  type IResolver,
  JsonPatch,
  Lazy,
  type ResolutionContext,
} from 'cdk8s';
import { ExistingElb, HealthCheck, IpFamily, LoadBalancerService, type LoadBalancerServiceProps } from '../../src';
import { plainJson } from '../../src/constructs/plain-json';
import { fc } from '../support/fast-check';
import { ID } from '../support/yaml';

class Shouting implements IResolver {
  resolve(context: ResolutionContext): void {
    if (typeof context.value === 'string' && context.value.startsWith('app-'))
      context.replaceValue(context.value.toUpperCase());
  }
}

/** As those that cdk8s makes of types that are numbers or texts. */
class Quantity {
  constructor(readonly value: string) {}
}

function serviceIn(chart: Chart, props: Partial<LoadBalancerServiceProps> = {}): LoadBalancerService {
  return new LoadBalancerService(chart, 'web', {
    elb: ExistingElb.shared(ID),
    ports: [{ port: 80 }],
    healthCheck: HealthCheck.tcp(),
    ...props,
  });
}

const newChart = (resolvers: IResolver[] = []) => new Chart(new App({ resolvers }), 'chart');

/** What cdk8s makes of the object, and what we do, as texts: the order of keys counts. */
function both(service: LoadBalancerService): { readonly cdk8s: string; readonly plain: string | undefined } {
  const object = ApiObject.of(service);
  return {
    cdk8s: written(ApiObject.prototype.toJson.call(object)) as string,
    plain: written(plainJson(object, () => service._toKube())),
  };
}

/** With the entries that have no value. */
function written(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value, (_key, each) => (each === undefined ? 'none' : each));
}

function expectLeftToCdk8s(service: LoadBalancerService): void {
  expect(both(service).plain).toBeUndefined();
  expect(JSON.stringify(ApiObject.of(service).toJson())).toBe(both(service).cdk8s);
}

const word = fc
  .string({ unit: fc.constantFrom(...'abcxyz019'), minLength: 1, maxLength: 12 })
  .map((rest) => `a${rest}`);
const texts = fc.dictionary(word, word, { maxKeys: 5 });

test('the same as cdk8s, letter by letter', () => {
  fc.assert(
    fc.property(
      fc.record(
        {
          metadata: fc.record(
            { name: word, namespace: word, labels: texts, annotations: texts, finalizers: fc.constant<string[]>([]) },
            { requiredKeys: [] },
          ),
          ports: fc
            .uniqueArray(
              fc.record(
                { port: fc.integer({ min: 1, max: 65535 }), targetPort: fc.integer({ min: 1, max: 65535 }) },
                { requiredKeys: ['port'] },
              ),
              { selector: ({ port }) => port, minLength: 1, maxLength: 3 },
            )
            .map((ports) => ports.map((port, index) => ({ ...port, name: `p${index}` }))),
          allocateLoadBalancerNodePorts: fc.boolean(),
          ipFamilies: fc.constant<IpFamily[]>([IpFamily.IPV4, IpFamily.IPV6]),
          publishNotReadyAddresses: fc.boolean(),
          clusterIP: fc.constant('10.0.0.1'),
        },
        { requiredKeys: ['ports'] },
      ),
      texts,
      texts,
      (props, labels, later) => {
        const service = serviceIn(newChart(), props);
        for (const [key, value] of Object.entries(labels)) service.selectLabel(key, value);
        for (const [key, value] of Object.entries(later)) service.metadata.addAnnotation(key, value);
        const { cdk8s, plain } = both(service);
        expect(plain).toBe(cdk8s);
      },
    ),
  );
});

test.each<[string, (service: LoadBalancerService) => void]>([
  ['labels and annotations of names that objects have', ({ metadata }) => metadata.addLabel('toString', 'a')],
  ['a number as a key, which comes first', ({ metadata }) => metadata.addAnnotation('1', 'a')],
  ['a text that is empty', ({ metadata }) => metadata.addAnnotation('z', '')],
  ['undefined, which is left out', ({ metadata }) => metadata.addAnnotation('z', undefined as never)],
  ['null, which is left out', ({ metadata }) => metadata.addAnnotation('z', null as never)],
  ['labels of which none is left', ({ metadata }) => metadata.addLabel('z', undefined as never)],
  ['a number, which stays one', ({ metadata }) => metadata.addAnnotation('z', 5 as never)],
  ['no prototype', ({ metadata }) => metadata.addAnnotation('__proto__', 'a')],
])('the same as cdk8s: %s', (_what, change) => {
  const service = serviceIn(newChart());
  change(service);
  const { cdk8s, plain } = both(service);
  expect(plain).toBe(cdk8s);
});

test.each<[string, (service: LoadBalancerService) => void]>([
  ['a patch', (service) => ApiObject.of(service).addJsonPatch(JsonPatch.add('/spec/sessionAffinity', 'ClientIP'))],
  ['a late annotation', ({ metadata }) => metadata.addAnnotation('z', Lazy.any({ produce: () => 'late' }) as never)],
  ['an implicit token', ({ metadata }) => metadata.addAnnotation('z', { resolve: () => 'late' } as never)],
  ['an object of a class', ({ metadata }) => metadata.addAnnotation('z', new Quantity('1') as never)],
  ['a list as an annotation', ({ metadata }) => metadata.addAnnotation('z', ['a'] as never)],
  ['an empty list, which is left out', ({ metadata }) => metadata.addAnnotation('z', [] as never)],
  ['an empty mapping, which is left out', ({ metadata }) => metadata.addLabel('z', {} as never)],
  ['a finalizer', ({ metadata }) => metadata.addFinalizers('example.com/a')],
  ['other metadata', ({ metadata }) => metadata.add('generateName', 'web-')],
  [
    'an owner',
    ({ metadata }) => metadata.addOwnerReference({ apiVersion: 'v1', kind: 'ConfigMap', name: 'a', uid: 'b' }),
  ],
])('left to cdk8s: %s', (_what, change) => {
  const service = serviceIn(newChart());
  change(service);
  expectLeftToCdk8s(service);
});

test('left to cdk8s: an app with resolvers of its own', () => {
  const service = serviceIn(newChart([new Shouting()]), { metadata: { labels: { tier: 'app-web' } } });
  expectLeftToCdk8s(service);
  expect(ApiObject.of(service).toJson().metadata.labels).toEqual({ tier: 'APP-WEB' });
});

test('left to cdk8s: keys that are not sorted', () => {
  const service = serviceIn(newChart());
  process.env.CDK8S_DISABLE_SORT = '1';
  try {
    expectLeftToCdk8s(service);
  } finally {
    delete process.env.CDK8S_DISABLE_SORT;
  }
});

test('left to cdk8s: what cannot be rendered, with its own words', () => {
  const service = serviceIn(newChart(), { ports: [] });
  expect(plainJson(ApiObject.of(service), () => service._toKube())).toBeUndefined();
  expect(() => ApiObject.of(service).toJson()).toThrow(
    "Failed serializing construct at path 'chart/web/Resource' with name 'chart-web-c88df7b1': Error: A service must be configured with a port",
  );
});

test('left to cdk8s: a label with the name of what makes objects, which it refuses', () => {
  const service = serviceIn(newChart());
  service.metadata.addLabel('constructor', 'a');
  expect(plainJson(ApiObject.of(service), () => service._toKube())).toBeUndefined();
  expect(() => ApiObject.of(service).toJson()).toThrow("can't render non-simple object");
});

test.each([{ annotationsOfTomorrow: {} }, { annotationsOfTomorrow: [] }, { finalizers: {} }])(
  'left to cdk8s: an object that is not as it is known: %j',
  (unknown) => {
    const service = serviceIn(newChart());
    Object.assign(service.metadata, unknown);
    expect(both(service).plain).toBeUndefined();
  },
);

test('only what nothing is to be resolved in is not resolved', () => {
  const service = serviceIn(newChart());
  const asked = jest.spyOn(ApiObjectMetadataDefinition.prototype, 'toJson');
  ApiObject.of(service).toJson();
  expect(asked).not.toHaveBeenCalled();
  service.metadata.addFinalizers('example.com/a');
  ApiObject.of(service).toJson();
  expect(asked).toHaveBeenCalledTimes(1);
});
