// Services that look alike are judged once: whatever differs, each is told what it is told alone.
import { judge } from '../../src/engine/judge';
import type { Rule } from '../../src/engine/rule';
import { KubeObject } from '../../src/manifest/kube-object';
import { RULES } from '../../src/rules';
import { ID } from '../support/yaml';
import { elb, shared } from './manifests';

type Data = Record<string, unknown>;

const LOOKING: readonly Rule[] = RULES.filter((rule) => 'check' in rule);
const CLUSTER = { clusterType: 'standard', proxyMode: 'ipvs' } as const;

const WHOLE: Data = {
  ...shared(
    {
      [elb('health-check-option')]: '{"protocol":"TCP","delay":"5"}',
      [elb('session-affinity-mode')]: 'SOURCE_IP',
      'example.com/other': 'x',
    },
    {
      externalTrafficPolicy: 'Local',
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      loadBalancerSourceRanges: ['10.0.0.0/8'],
      ports: [{ name: 'web', port: 80, protocol: 'TCP', targetPort: 8080, nodePort: 30080, appProtocol: 'http' }],
      publishNotReadyAddresses: false,
      selector: { app: 'web' },
      sessionAffinity: 'None',
    },
  ),
  status: { loadBalancer: {} },
};
Object.assign(WHOLE.metadata as Data, { namespace: 'shop', labels: { app: 'web' } });

const ABSENT = Symbol('absent');
const OTHERS: readonly unknown[] = [ABSENT, null, '', 'x', '-!', 0, 70_000, true, [], {}, ID];

/** Each place in it, the whole apart. */
function* placesIn(value: unknown, path: readonly string[] = []): Iterable<readonly string[]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    yield [...path, key];
    yield* placesIn(item, [...path, key]);
  }
}

function changed(path: readonly string[], other: unknown): Data {
  const copy = structuredClone(WHOLE);
  let holder = copy;
  for (const key of path.slice(0, -1)) holder = holder[key] as Data;
  const last = path[path.length - 1];
  if (other === ABSENT && Array.isArray(holder)) holder.pop();
  else if (other === ABSENT) delete holder[last];
  else holder[last] = other;
  return copy;
}

/** What each of them is told. */
function toldTo(...services: Data[]): readonly (readonly string[])[] {
  const objects = services.map((data) => new KubeObject(data, undefined));
  const { diagnostics } = judge(
    { objects: objects.map((object) => ({ object, cluster: CLUSTER, meantForCce: true })), workloads: () => [] },
    LOOKING,
  );
  return objects.map((object) =>
    diagnostics.filter(({ subject }) => subject === object).map(({ rule, message }) => `${rule}: ${message}`),
  );
}

test.each([...placesIn(WHOLE)].map((path) => [path.join('.'), path] as const))('%s', (_name, path) => {
  const [ofWhole] = toldTo(WHOLE);
  for (const other of OTHERS) {
    const service = changed(path, other);
    const [alone] = toldTo(service);
    expect([other, ...toldTo(WHOLE, service)]).toEqual([other, ofWhole, alone]);
    expect([other, ...toldTo(service, WHOLE)]).toEqual([other, alone, ofWhole]);
  }
});
