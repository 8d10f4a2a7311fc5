import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { CceCluster } from '../../src';
import { constructOf, TreeSource } from '../../src/constructs/tree-source';
import { quietService, tempApp } from './support';

const named = ({ object }: { object: { kind: string; name: string } }) => `${object.kind} ${object.name}`;
const object = (kind: string, name: string, more: object = {}) => ({
  apiVersion: 'v1',
  kind,
  metadata: { name },
  ...more,
});

describe('the objects of a tree', () => {
  const app = tempApp();
  const cluster = CceCluster.standard();
  const [inside, outside] = ['inside', 'outside'].map((id) => new Chart(app, id));
  cluster.attachTo(inside);
  const service = quietService(inside, 'Web');
  let rendered = 0;
  class Counted extends ApiObject {
    override toJson(): any {
      rendered++;
      return super.toJson();
    }
  }
  new Counted(inside, 'deployment', object('Deployment', 'deployment'));
  new Counted(
    inside,
    'daemon-sets',
    object('DaemonSetList', 'daemon-sets', { items: [{ metadata: { name: 'daemon-set' } }] }),
  );
  new ApiObject(
    outside,
    'mixed',
    object('List', 'mixed', {
      items: [object('Pod', 'pod'), object('Service', 'service'), object('Secret', 'secret')],
    }) as any,
  );
  new ApiObject(outside, 'ingress', object('Ingress', 'ingress'));
  new ApiObject(outside, 'broken', object('Deployment', 'broken', { x: new Date() }) as any);
  new ApiObject(outside, 'config', object('ConfigMap', 'config'));
  new ApiObject(
    outside,
    'config-maps',
    object('ConfigMapList', 'x', { items: [{ metadata: { name: 'listed' } }] }) as any,
  );
  new ApiObject(outside, 'secret', object('Secret', 'other'));
  const tree = new TreeSource(app);

  test('Services and Ingresses, with what is known of their cluster', () => {
    expect(tree.judged.map(named)).toEqual(['Service web', 'Service service', 'Ingress ingress']);
    expect(tree.judged.map(({ meantForCce }) => meantForCce)).toEqual([true, false, false]);
    const [first, second, third] = tree.judged.map(({ cluster: facts }) => facts);
    expect(first).toBe(cluster._facts);
    expect(second).toEqual({});
    expect(third).toBe(second);
    expect(tree.judged[0].object.origin).toBe(ApiObject.of(service));
    expect(tree.judged.map((each) => tree.placeOf(each.object))).toEqual([[], [1], []]);
  });

  test('workloads, rendered when they are asked for, and once', () => {
    expect(rendered).toBe(0);
    expect(tree.unrenderable).toEqual([]);
    expect(tree.workloads().map(named)).toEqual(['Pod pod', 'Deployment deployment', 'DaemonSet daemon-set']);
    expect(tree.workloads()).toHaveLength(3);
    expect(rendered).toBe(2);
    expect(tree.unrenderable).toHaveLength(1);
    expect([...tree.rendered.keys()].map(({ node }) => node.id)).toEqual([
      'Resource',
      'mixed',
      'ingress',
      'deployment',
      'daemon-sets',
    ]);
  });

  test('ConfigMaps, rendered when they are asked for', () => {
    expect(tree.rendered.size).toBe(5);
    expect(tree.configMaps().map(named)).toEqual(['ConfigMap config', 'ConfigMap listed']);
    expect(tree.configMaps()).toHaveLength(2);
    expect(tree.rendered.size).toBe(7);
  });

  test('nobody’s toJson() but cdk8s’ own', () => {
    expect(tree.changesLate).toBe(false);
  });
});

test('the construct that a user knows an object by', () => {
  const app = tempApp();
  const chart = new Chart(app, 'chart');
  const service = quietService(chart, 'Web');
  const group = new Construct(chart, 'group');
  const [byDefault, byId, inChart] = [
    new ApiObject(group, 'Default', object('Service', 'a')),
    new ApiObject(group, 'b', object('Service', 'b')),
    new ApiObject(chart, 'Resource', object('Service', 'c')),
  ];
  expect(
    [ApiObject.of(service), byDefault, byId, inChart, chart, app].map((each) => constructOf(each).node.path),
  ).toEqual(['chart/Web', 'chart/group', 'chart/group/b', 'chart/Resource', 'chart', '']);
});
