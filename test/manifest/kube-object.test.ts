import { at, isDictionary, KubeObject, listAt, own, textAt } from '../../src/manifest/kube-object';

const DATA = JSON.parse('{"a":{"b":[{"c":"d"},5],"__proto__":{"x":"y"}},"text":"t","list":[1],"nothing":null}');

test.each<[unknown, boolean]>([
  [{}, true],
  [Object.create(null), true],
  [[], false],
  [null, false],
  [undefined, false],
  ['{}', false],
  [5, false],
])('%p is a dictionary: %p', (value, expected) => {
  expect(isDictionary(value)).toBe(expected);
});

test('own properties only', () => {
  expect(own(DATA, 'text')).toBe('t');
  expect(own(DATA, 'constructor')).toBeUndefined();
  expect(own(DATA.a, '__proto__')).toEqual({ x: 'y' });
  expect([own(undefined, 'a'), own(['x'], '0'), own('x', 'length')]).toEqual([undefined, undefined, undefined]);
});

test('paths', () => {
  expect(at(DATA)).toBe(DATA);
  expect(at(DATA, 'a', 'b', 0, 'c')).toBe('d');
  expect(at(DATA, 'a', 'b', 2)).toBeUndefined();
  expect(at(DATA, 'a', 'b', '0')).toBeUndefined();
  expect(at(DATA, 'a', 0)).toBeUndefined();
  expect(at(DATA, 'text', 0)).toBeUndefined();
  expect(at(DATA, 'x', 'y', 0)).toBeUndefined();
  expect([textAt(DATA, 'text'), textAt(DATA, 'list'), textAt(DATA, 'a', 'b', 1)]).toEqual(['t', undefined, undefined]);
  expect([listAt(DATA, 'list'), listAt(DATA, 'text'), listAt(DATA, 'nothing')]).toEqual([[1], [], []]);
});

describe('an object', () => {
  const origin = {};
  const object = (data: Record<string, unknown>) => new KubeObject(data, origin);

  test('as it stands in the manifest', () => {
    const annotations = { a: 'x', b: 5, c: null };
    const service = object({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web', namespace: 'shop', annotations },
      spec: { type: 'LoadBalancer' },
    });
    expect(service).toMatchObject({ apiVersion: 'v1', kind: 'Service', namespace: 'shop', name: 'web', annotations });
    expect(service.spec).toEqual({ type: 'LoadBalancer' });
    expect(service.identity).toBe('Service/shop/web');
    expect(service.origin).toBe(origin);
  });

  test('no namespace is the namespace default', () => {
    const anywhere = object({ kind: 'Service', metadata: { name: 'web' } });
    expect(anywhere.namespace).toBeUndefined();
    expect(anywhere.identity).toBe('Service/default/web');
  });

  test.each<[string, Record<string, unknown>]>([
    ['nothing', {}],
    ['nothing of its metadata', { metadata: null, kind: null, apiVersion: 1 }],
    ['odd metadata', { metadata: { name: 5, namespace: {}, annotations: ['x'] } }],
    ['annotations that are text', { metadata: { annotations: 'x' } }],
    ['annotations that are null', { metadata: { annotations: null } }],
  ])('that says %s', (_title, data) => {
    const odd = object(data);
    expect([odd.apiVersion, odd.kind, odd.namespace, odd.name, odd.annotations, odd.spec]).toEqual([
      '',
      '',
      undefined,
      '',
      {},
      undefined,
    ]);
    expect(odd.identity).toBe('/default/');
  });
});
