import { CceService } from '../../src/engine/cce-service';
import { type Workload, workloadOf } from '../../src/engine/run-context';
import { KubeObject } from '../../src/manifest/kube-object';
import { placesOf } from '../../src/reachability/client-places';

type Spec = Readonly<Record<string, unknown>>;

const pods = (labels: object, spec: Spec = {}, namespace = 'shop'): Workload =>
  workloadOf(
    new KubeObject(
      { kind: 'Deployment', metadata: { name: 'x', namespace }, spec: { template: { metadata: { labels }, spec } } },
      undefined,
    ),
  )!;

const affinity = (kind: string, term: object, topologyKey = 'kubernetes.io/hostname'): Spec => ({
  affinity: { [kind]: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey, ...term }] } },
});
const apart = (term: object, topologyKey?: string) => affinity('podAntiAffinity', term, topologyKey);
const together = (term: object, topologyKey?: string) => affinity('podAffinity', term, topologyKey);
const web = { labelSelector: { matchLabels: { app: 'web' } } };

const service = (selector: object | undefined) =>
  new CceService(
    new KubeObject(
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 's', namespace: 'shop' },
        spec: { type: 'LoadBalancer', selector },
      },
      undefined,
    ),
    {},
  );

const BOTH = ['pod-on-backend-node', 'pod-on-other-node'];
const ON = ['pod-on-backend-node'];
const OFF = ['pod-on-other-node'];
const caller = { app: 'caller' };

describe('where the pods of a workload can be', () => {
  const backend = pods({ app: 'web', tier: 'x' });
  test.each<[string, Workload, readonly string[]]>([
    ['anywhere', pods(caller), BOTH],
    ['with hostNetwork', pods(caller, { hostNetwork: true }), BOTH.map((place) => `hostnetwork-${place}`)],
    [
      'with hostNetwork that something completes',
      pods(caller, { hostNetwork: '${HOST}' }),
      [...BOTH, ...BOTH.map((place) => `hostnetwork-${place}`)],
    ],
    ['apart', pods(caller, apart(web)), OFF],
    [
      'apart by a label that only the workload has',
      pods(caller, apart({ labelSelector: { matchLabels: { tier: 'x' } } })),
      OFF,
    ],
    ['apart by zone', pods(caller, apart(web, 'topology.kubernetes.io/zone')), BOTH],
    ['apart from others', pods(caller, apart({ labelSelector: { matchLabels: { app: 'other' } } })), BOTH],
    [
      'apart by expressions',
      pods(caller, apart({ labelSelector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } })),
      BOTH,
    ],
    [
      'apart by labels and expressions',
      pods(caller, apart({ labelSelector: { matchLabels: { app: 'web' }, matchExpressions: [{}] } })),
      BOTH,
    ],
    ['apart from nothing', pods(caller, apart({ labelSelector: { matchLabels: {} } })), BOTH],
    ['apart in namespaces by label', pods(caller, apart({ ...web, namespaceSelector: {} })), BOTH],
    ['apart by keys of labels', pods(caller, apart({ ...web, matchLabelKeys: ['x'] })), BOTH],
    ['apart in the namespace', pods(caller, apart({ ...web, namespaces: ['shop'] })), OFF],
    ['apart in another namespace', pods(caller, apart({ ...web, namespaces: ['other'] })), BOTH],
    ['apart, from another namespace', pods(caller, apart(web), 'other'), BOTH],
    ['apart, from another namespace by name', pods(caller, apart({ ...web, namespaces: ['shop'] }), 'other'), OFF],
    ['together', pods(caller, together(web)), ON],
    [
      'together, with hostNetwork',
      pods(caller, { ...together(web), hostNetwork: true }),
      ['hostnetwork-pod-on-backend-node'],
    ],
    [
      'together with some that are no backends',
      pods(caller, together({ labelSelector: { matchLabels: { tier: 'x' } } })),
      BOTH,
    ],
    ['together in more namespaces', pods(caller, together({ ...web, namespaces: ['shop', 'other'] })), BOTH],
    ['together, from another namespace', pods(caller, together(web), 'other'), BOTH],
    [
      'preferably apart',
      pods(caller, { affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [web] } } }),
      BOTH,
    ],
    [
      'apart and together',
      pods(caller, { affinity: { ...(apart(web).affinity as object), ...(together(web).affinity as object) } }),
      OFF,
    ],
    ['the backend itself', backend, ['backend-pod']],
  ])('%s', (_name, workload, expected) => {
    expect(placesOf(workload, service({ app: 'web' }), [backend])).toEqual(expected);
  });

  test('backends that keep others away', () => {
    const shy = pods({ app: 'web' }, apart({ labelSelector: { matchLabels: caller } }));
    expect(placesOf(pods(caller), service({ app: 'web' }), [shy])).toEqual(OFF);
    // Others of the same Service do not.
    expect(placesOf(pods(caller), service({ app: 'web' }), [shy, backend])).toEqual(BOTH);
  });

  test('a backend with hostNetwork', () => {
    const host = pods({ app: 'web' }, { hostNetwork: true });
    expect(placesOf(host, service({ app: 'web' }), [host])).toEqual(['hostnetwork-pod-on-backend-node']);
  });

  test('backends that nobody sees, and a Service without a selector', () => {
    expect(placesOf(pods(caller, apart(web)), service({ app: 'web' }), [])).toEqual(OFF);
    expect(placesOf(pods(caller, apart(web)), service(undefined), [])).toEqual(BOTH);
    expect(placesOf(pods(caller, together(web)), service(undefined), [])).toEqual(BOTH);
    expect(placesOf(pods(caller, together(web)), service({}), [])).toEqual(BOTH);
  });
});
