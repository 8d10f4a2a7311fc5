import { kindOf } from '../../src/engine/cce-service';
import { wantedOf } from '../../src/lint/concern';
import { KubeObject } from '../../src/manifest/kube-object';
import { readManifest } from '../../src/manifest/manifest-reader';
import { mutatedManifest, Random } from '../manifest/support/mutations';

test.each([
  ['nothing', 'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: b\n'],
  ['validity', 'apiVersion: apps/v1\nkind: Deployment\nspec:\n  replicas: 1\n'],
  ['validity', 'apiVersion: v1\nkind: Service\nspec:\n  type: ClusterIP\n'],
  ['everything', 'apiVersion: v1\nkind: Service\nspec:\n  type: LoadBalancer\n'],
  ['everything', 'apiVersion: v1\nkind: Service\nmetadata:\n  annotations:\n    kubernetes.io/elb.id: x\n'],
  ['everything', 'apiVersion: v1\nkind: Service\nspec:\n  type: "\\x4coadBalancer"\n'],
  ['everything', 'apiVersion: v1\nkind: Service\nspec: *spec\n'],
  ['everything', 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nspec:\n  ingressClassName: cce\n'],
  ['everything', 'apiVersion: v1\nkind: List\nitems: []\n'],
  ['everything', 'apiVersion: v1\nkind: ConfigMapList\nitems: []\n'],
  ['nothing', 'apiVersion: example.com/v1\nkind: ListItem\n'],
  ['everything', 'apiVersion: v1\nkind: Service\nmetadata:\n  labels:\n    kubernetes.io/class: x\n'],
  ['everything', 'apiVersion: v1\nkind: Service\nmetadata:\n  labels:\n    ? "kubernetes.io\\u002fclass"\n    : x\n'],
  ['everything', 'apiVersion: v1\nkind: Service\nmetadata:\n  labels: {cdk8s-cce/ignore: x}\n'],
  ['everything', 'apiVersion: v1\nkind: Service\nspec:\n  type: !!binary TG9hZEJhbGFuY2Vy\n'],
  ['validity', 'apiVersion: v1\nkind: Service\nspec:\n  selector: {a: binary}\n'],
  ['nothing', 'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: binary\n'],
  ['nothing', 'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: !!str b\n'],
  ['validity', 'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: !!binary TG9hZEJhbGFuY2Vy\n'],
  ['validity', 'apiVersion: v1\nkind: Service\nmetadata:\n  labels:\n    app.kubernetes.io/name: x\n'],
  ['validity', 'apiVersion: v1\nkind: Service\nmetadata:\n  labels:\n    app-kubernetes.io/name: x\n'],
  ['validity', 'apiVersion: v1\nkind: Service\nmetadata:\n  labels:\n    akubernetes.io/name: x\n'],
  ['everything', 'kubernetes.io/class: x\nkind: Service\n'],
  ['everything', 'a/kubernetes.io/class: x\nkind: Service\n'],
  ['validity', 'apiVersion: v1\nkind: Service\nspec:\n  selector: {a: "*"}\n'],
  ['validity', 'apiVersion: apps/v1\nkind: Deployment\nspec: *spec\n'],
  ['everything', 'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: kubernetes.io/elb.id\n'],
  ['everything', 'apiVersion: v1\nkind: ConfigMap\ndata:\n  kubernetes.io/hws-hostNetwork: x\n'],
  ['everything', 'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: "kubernetes.io/\\u0065lb.id"\n'],
  ['validity', 'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: LoadBalancer\n'],
  ['validity', 'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: "Load\\\n    Balancer"\n'],
  ['validity', 'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: ****\n'],
  ['nothing', 'apiVersion: v1\nkind: ConfigMap\ndata:\n  kubernetes.io/hostname: x\n'],
  ['validity', 'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: "b\\d"\n'],
  ['validity', 'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: &a [*a]\n'],
  ['nothing', 'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: b\\d\n'],
  ['nothing', 'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: "b\\nc\\x20d"\n'],
  ['everything', '{"kind": "ConfigMap"}'],
  ['everything', 'spec: ConfigMap\nitems: []\n'],
  ['nothing', 'kind: ConfigMap\napiVersion: v1\n'],
  ['nothing', 'kind:\t  "ConfigMap"  # of this\r\napiVersion: v1\n'],
  ['nothing', "apiVersion: v1\nkind: 'ConfigMap'\t"],
  ['everything', 'kind: ConfigMap b\napiVersion: v1\n'],
  ['everything', 'kind: ConfigMap2\napiVersion: v1\n'],
  ['everything', 'apiVersion: v1\n  kind: ConfigMap\n'],
])('%s is wanted of %j', (wanted, text) => {
  expect(wantedOf(text)).toBe(wanted);
});

test('a Service that is left for later is none of CCE', () => {
  const random = new Random(5);
  let later = 0;
  for (let run = 0; run < 4_000; run++) {
    const text = mutatedManifest(random);
    const all = readManifest(Buffer.from(text)).objects;
    const some = readManifest(Buffer.from(text), { wanted: wantedOf }).objects.filter(({ isWhole }) => !isWhole);
    for (const { line, head } of some) {
      later++;
      const { data } = all.find((object) => object.line === line) ?? {};
      const object = new KubeObject(data ?? {}, undefined);
      expect({ text, kind: head.kind, of: kindOf(object, true) }).toEqual({ text, kind: object.kind, of: undefined });
    }
  }
  expect(later).toBeGreaterThan(20);
});
