import { ApiObject, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { CceCluster, CceEdition, CceValidation, ClusterType, ProxyMode, StandardNetwork } from '../../src';
import { errorOf, otherCopy, quietService, tempApp } from './support';

describe('what is known', () => {
  test('of a Standard cluster', () => {
    const cluster = CceCluster.standard({
      name: 'prod',
      version: 'v1.28.8-r0',
      network: StandardNetwork.OVERLAY_L2,
      proxyMode: ProxyMode.IPVS,
      edition: CceEdition.OPEN_TELEKOM_CLOUD,
    });
    expect(cluster).toMatchObject({
      name: 'prod',
      version: 'v1.28.8-r0',
      clusterType: ClusterType.STANDARD,
      network: 'overlay_l2',
      proxyMode: ProxyMode.IPVS,
      edition: CceEdition.OPEN_TELEKOM_CLOUD,
    });
    expect(cluster._facts).toEqual({
      name: 'prod',
      version: { minor: 28, patch: 8, rev: 0, text: 'v1.28.8-r0' },
      clusterType: 'standard',
      network: 'overlay_l2',
      proxyMode: 'ipvs',
      edition: 'otc',
    });
  });

  test('of a Turbo cluster: its network, always', () => {
    expect(CceCluster.turbo()).toMatchObject({ clusterType: ClusterType.TURBO, network: 'eni' });
    expect(CceCluster.turbo({ proxyMode: ProxyMode.IPTABLES, version: '1.30' })).toMatchObject({
      proxyMode: 'iptables',
      version: '1.30',
    });
  });

  test('of a cluster of an unknown type: no type and no network', () => {
    const cluster = CceCluster.unspecified({ version: 'v1.28' });
    expect(cluster).toMatchObject({ clusterType: undefined, network: undefined, version: 'v1.28' });
    expect(cluster._facts.clusterType).toBeUndefined();
  });

  test('nothing that was not given', () => {
    for (const cluster of [
      CceCluster.standard(),
      CceCluster.standard({}),
      CceCluster.unspecified(),
      CceCluster.standard({ version: undefined }),
    ]) {
      const { name, version, proxyMode, edition, network } = cluster;
      expect([name, version, proxyMode, edition, network]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
      expect(cluster._facts.version).toBeUndefined();
    }
  });

  test('and nobody changes it', () => {
    expect(Object.isFrozen(CceCluster.standard()._facts)).toBe(true);
  });
});

describe('what is refused, with the property, the value and its type', () => {
  const standard = (props: any) => () => CceCluster.standard(props);
  const turbo = (props: any) => () => CceCluster.turbo(props);
  const unspecified = (props: any) => () => CceCluster.unspecified(props);
  const VERSION = "expected the version of a cluster, such as 'v1.28.8-r0', 'v1.28' or '1.28'";
  const MODES = 'expected ProxyMode.IPTABLES or ProxyMode.IPVS';

  test.each<[string, () => unknown, string]>([
    [
      'a version that is no version',
      standard({ version: 'latest' }),
      `CceCluster.standard: version: ${VERSION}, got 'latest' (text)`,
    ],
    ['a number as a version', turbo({ version: 1.28 }), `CceCluster.turbo: version: ${VERSION}, got 1.28 (a number)`],
    [
      'another major version',
      unspecified({ version: 'v2.1' }),
      `CceCluster.unspecified: version: ${VERSION}, got 'v2.1' (text)`,
    ],
    ['an empty version', standard({ version: '' }), `${VERSION}, got '' (text)`],
    ['null as a version', standard({ version: null }), `${VERSION}, got null`],
    ['a version with control characters', standard({ version: '\u001b[31m' }), "got '\\u001b[31m' (text)"],
    [
      'a mode that does not exist',
      standard({ proxyMode: 'IPVS' }),
      `CceCluster.standard: proxyMode: ${MODES}, got 'IPVS' (text)`,
    ],
    ['a number as a mode', turbo({ proxyMode: 1 }), `CceCluster.turbo: proxyMode: ${MODES}, got 1 (a number)`],
    [
      'an edition that does not exist',
      unspecified({ edition: 'aws' }),
      'edition: expected CceEdition.HUAWEI_CLOUD or CceEdition.OPEN_TELEKOM_CLOUD',
    ],
    [
      'a network that does not exist',
      standard({ network: 'vpc' }),
      'network: expected StandardNetwork.VPC_ROUTER or StandardNetwork.OVERLAY_L2',
    ],
    [
      'the network of the other type',
      standard({ network: 'eni' }),
      'only Turbo clusters have eni, see CceCluster.turbo()',
    ],
    [
      'a network for Turbo',
      turbo({ network: 'overlay_l2' }),
      "CceCluster.turbo: there is no property 'network': a Turbo cluster always has 'eni'",
    ],
    ['the right network for Turbo', turbo({ network: 'eni' }), 'leave it out'],
    [
      'a network without a type',
      unspecified({ network: 'eni' }),
      "there is no property 'network': whoever knows the container network knows the type",
    ],
    ['an empty name', standard({ name: '' }), 'CceCluster.standard: name: expected text that is not empty'],
    ['a number as a name', standard({ name: 5 }), 'CceCluster.standard: name: expected text, got 5 (a number)'],
    ['a slip', standard({ proxymode: 'ipvs' }), "there is no property 'proxymode'; did you mean 'proxyMode'?"],
    ['a property of nothing', standard({ colour: 'red' }), "there is no property 'colour'"],
    ['null', standard(null), 'CceCluster.standard: expected an object with properties, got null'],
    ['text', turbo('v1.28'), "expected an object with properties, got 'v1.28' (text)"],
    ['a list', unspecified([]), 'expected an object with properties, got an empty list'],
    ['__proto__ as a property', standard(JSON.parse('{"__proto__": 1}')), "there is no property '__proto__'"],
  ])('%s', (_name, work, message) => {
    expect(errorOf(work)).toContain(message);
  });

  test.each<[string, unknown, string]>([
    ['undefined', undefined, 'undefined'],
    ['null', null, 'null'],
    ['text', 'chart', "'chart' (text)"],
    ['an object', {}, 'an empty object'],
  ])('%s as a scope', (_name, scope, shown) => {
    expect(errorOf(() => CceCluster.standard().attachTo(scope as Construct))).toBe(
      `CceCluster.attachTo: scope: expected a construct, such as an App or a Chart, got ${shown}`,
    );
    expect(errorOf(() => CceCluster.of(scope as Construct))).toContain('CceCluster.of: scope: expected a construct');
  });
});

describe('attaching', () => {
  test('to an App, a Chart or any construct: everything below finds the nearest', () => {
    const [outer, middle, inner] = [CceCluster.standard(), CceCluster.turbo(), CceCluster.unspecified()];
    const app = tempApp();
    const chart = new Chart(app, 'chart');
    const group = new Construct(chart, 'group');
    const service = quietService(group, 'Web');
    const other = new Chart(app, 'other');
    expect(CceCluster.of(service)).toBeUndefined();
    expect(outer.attachTo(app)).toBe(outer);
    expect(CceCluster.of(service)).toBe(outer);
    middle.attachTo(chart);
    expect(CceCluster.of(service)).toBe(middle);
    inner.attachTo(group);
    expect([service, ApiObject.of(service), group].map((each) => CceCluster.of(each))).toEqual([inner, inner, inner]);
    expect(CceCluster.of(chart)).toBe(middle);
    expect([other, app].map((each) => CceCluster.of(each))).toEqual([outer, outer]);
  });

  test('an inner one replaces an outer one as a whole', () => {
    const app = tempApp();
    CceCluster.standard({ version: 'v1.28.8-r0', proxyMode: ProxyMode.IPVS }).attachTo(app);
    const chart = new Chart(app, 'chart');
    CceCluster.turbo({ name: 'inner' }).attachTo(chart);
    expect(CceCluster.of(chart)).toMatchObject({ name: 'inner', version: undefined, proxyMode: undefined });
  });

  test('the same object to many scopes, and twice to one', () => {
    const app = tempApp();
    const [a, b] = [new Chart(app, 'a'), new Chart(app, 'b')];
    const cluster = CceCluster.standard();
    cluster.attachTo(a);
    cluster.attachTo(b);
    expect(cluster.attachTo(a)).toBe(cluster);
    expect(CceCluster.of(a)).toBe(CceCluster.of(b));
  });

  test('no second one to the same construct', () => {
    const app = tempApp();
    const chart = new Chart(app, 'shop');
    CceCluster.standard({ name: 'prod' }).attachTo(chart);
    expect(errorOf(() => CceCluster.standard({ name: 'test' }).attachTo(chart))).toBe(
      "CceCluster.attachTo: the cluster 'prod' is attached to 'shop' already; a construct belongs to one cluster: " +
        "attach this one, the cluster 'test', to another chart or construct",
    );
    expect(CceCluster.of(chart)).toMatchObject({ name: 'prod' });
  });

  test.each([
    [CceCluster.standard(), 'a Standard cluster without a name'],
    [
      CceCluster.standard({ network: StandardNetwork.VPC_ROUTER }),
      'a Standard cluster without a name (network vpc-router)',
    ],
    [CceCluster.turbo(), 'a Turbo cluster without a name (network eni)'],
    [CceCluster.unspecified(), 'a cluster without a name'],
  ])('without a name it is called by what is known of it, case %#', (cluster, words) => {
    const [first, second] = [tempApp(), tempApp()];
    cluster.attachTo(first);
    CceCluster.unspecified({ name: 'other' }).attachTo(second);
    expect(errorOf(() => CceCluster.turbo().attachTo(first))).toContain(`: ${words} is attached to the app already; `);
    expect(errorOf(() => cluster.attachTo(second))).toContain(`: attach this one, ${words}, to another chart`);
  });

  test('turns validation on', () => {
    const app = tempApp();
    const add = jest.spyOn(app.node, 'addValidation');
    CceCluster.standard().attachTo(new Chart(app, 'chart'));
    expect(add).toHaveBeenCalledTimes(1);
    CceValidation.enable(app);
    expect(add).toHaveBeenCalledTimes(1);
  });

  test('leaves no trace that other code stumbles over', () => {
    const app = new App();
    const before = Object.keys(app);
    CceCluster.standard().attachTo(app);
    expect(Object.keys(app)).toEqual(before);
  });
});

test('two copies of the package find each other’s clusters', () => {
  const other = otherCopy();
  expect(other.CceCluster).not.toBe(CceCluster);
  const app = tempApp();
  const cluster = other.CceCluster.turbo({ name: 'far' }).attachTo(app);
  expect(CceCluster.of(app)).toBe(cluster);
  expect(errorOf(() => CceCluster.standard().attachTo(app))).toContain(
    "the cluster 'far' is attached to the app already",
  );
});
