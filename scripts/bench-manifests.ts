import type { Random } from '../test/manifest/support/mutations';

/** Manifests for measuring, the same at each run. */

/** A LoadBalancer Service with the settings that people write. Ten share a load balancer, each with a port of its own. */
export function loadBalancerService(index: number): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: service-${index}
  namespace: shop
  labels:
    app: service-${index}
  annotations:
    kubernetes.io/elb.class: union
    kubernetes.io/elb.id: 3f2d0f0a-5b53-4b8e-9d1f-${String(Math.floor(index / 10)).padStart(12, '0')}
    kubernetes.io/elb.pass-through: "true"
    kubernetes.io/elb.lb-algorithm: ROUND_ROBIN
    kubernetes.io/elb.session-affinity-mode: SOURCE_IP
    kubernetes.io/elb.session-affinity-option: '{"persistence_timeout":"30"}'
    kubernetes.io/elb.acl-id: 1d2e3f40-5b53-4b8e-9d1f-6f3c1a2b4c5d
    kubernetes.io/elb.acl-status: "on"
    kubernetes.io/elb.acl-type: white
    kubernetes.io/elb.health-check-flag: "on"
    kubernetes.io/elb.health-check-option: '{"delay":"5","protocol":"TCP"}'
    kubernetes.io/elb.keepalive_timeout: "120"
    kubernetes.io/hws-hostNetwork: "false"
spec:
  type: LoadBalancer
  externalTrafficPolicy: Cluster
  selector:
    app: service-${index}
  ports:
  - name: web
    port: ${8000 + (index % 10)}
    protocol: TCP
    targetPort: 8080
`;
}

/** Small objects of four kinds in equal parts, half of them of kinds that rules read: harder than any repository that was counted. */
export function smallObject(index: number): string {
  const name = `object-${index}`;
  switch (index % 4) {
    case 0:
      return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  labels:
    app: ${name}
spec:
  replicas: 2
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
      - name: main
        image: registry/${name}:1.0
        env:
        - name: LEVEL
          value: info
        ports:
        - containerPort: 8080
        resources:
          limits:
            cpu: 100m
            memory: 200Mi
`;
    case 1:
      return configMap(index);
    case 2:
      return `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: ${name}
rules:
- apiGroups: [""]
  resources: [pods, services, endpoints]
  verbs: [get, list, watch]
- apiGroups: [apps]
  resources: [deployments]
  verbs: [get, list]
`;
    default:
      return `apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  type: ClusterIP
  selector:
    app: ${name}
  ports:
  - port: 80
    targetPort: 8080
`;
  }
}

export function configMap(index: number): string {
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: object-${index}
data:
${Array.from({ length: 20 }, (_, line) => `  key-${line}: "value ${line} of object-${index}"`).join('\n')}
`;
}

/** From 0 up to 1, without it. */
function chance(random: Random): number {
  return random.below(2 ** 32) / 2 ** 32;
}

/** Of a logarithmic normal distribution. */
function sizeBy(random: Random, median: number, p90: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - chance(random))) * Math.cos(2 * Math.PI * chance(random));
  return median * (p90 / median) ** (normal / 1.2816);
}

/** What stands in an object, a piece after the other, until it is as large as it should be. */
type Filling = (piece: number) => string;

interface CountedKind {
  readonly kind: string;
  readonly apiVersion: string;
  /** Of a thousand documents. */
  readonly share: number;
  readonly medianBytes: number;
  readonly p90Bytes: number;
  readonly head: string;
  readonly filling: Filling;
}

const POD_HEAD = `spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata:
      labels:
        app: web
        app.kubernetes.io/part-of: shop
    spec:
      containers:
`;

const container: Filling = (piece) => `      - name: container-${piece}
        image: registry.example.com/team/app-${piece}:1.${piece}
        command: ["/bin/sh", "-c"]
        args:
        - |
          set -e
          exec /app/start --port 8080
        env:
        - name: LEVEL
          value: info
        - name: TOKEN
          valueFrom:
            secretKeyRef:
              name: secret-${piece}
              key: token
        ports:
        - containerPort: 8080
          name: http
        resources:
          requests: {cpu: 100m, memory: 200Mi}
        livenessProbe:
          httpGet:
            path: /healthz
            port: http
`;

const property: Filling = (piece) => `              property${piece}:
                description: |-
                  Property ${piece} of the object, see "the guide".
                  * one: with the label app.kubernetes.io/name
                  * two: with a node of kubernetes.io/os
                properties:
                  name:
                    description: Name of the referent, which goes on in the next line
                      and is 'optional'.
                    maxLength: 253
                    pattern: ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]+)*$
                    type: string
                  kind:
                    description: "Kind of the referent.\\nOne of several,
                      in two lines."
                    enum:
                    - A
                    - B
                    type: string
                type: object
`;

const entry: Filling = (piece) => `  setting-${piece}:
    enabled: true
    interval: ${piece}m
    source: "https://charts.example.com/${piece}"
    targets:
    - name: target-${piece}
      version: ">=1.${piece}.0"
`;

/**
 * Kinds, shares and sizes as they were counted in 57,851 documents of 68 public repositories in November 2026, each repository with the
 * same weight. Of the largest kind sizes go up to megabytes, and are cut off here.
 */
const COUNTED: readonly CountedKind[] = [
  ...[
    ['Deployment', 76, 1421, 3692],
    ['Job', 14, 1778, 4146],
    ['StatefulSet', 9, 2915, 5314],
    ['DaemonSet', 6, 2000, 4500],
  ].map(
    ([kind, share, medianBytes, p90Bytes]): CountedKind => ({
      ...{
        kind: String(kind),
        apiVersion: kind === 'Job' ? 'batch/v1' : 'apps/v1',
        head: POD_HEAD,
        filling: container,
      },
      ...{ share: Number(share), medianBytes: Number(medianBytes), p90Bytes: Number(p90Bytes) },
    }),
  ),
  {
    ...{ kind: 'Service', apiVersion: 'v1', share: 82, medianBytes: 274, p90Bytes: 562 },
    head: 'spec:\n  selector: {app: web}\n  ports:\n',
    filling: (piece) => `  - name: port-${piece}\n    port: ${8000 + piece}\n    targetPort: http\n    protocol: TCP\n`,
  },
  {
    ...{ kind: 'Pod', apiVersion: 'v1', share: 15, medianBytes: 403, p90Bytes: 717 },
    head: 'spec:\n  containers:\n',
    filling: (piece) => container(piece).replace(/^ {4}/gm, ''),
  },
  {
    ...{ kind: 'Ingress', apiVersion: 'networking.k8s.io/v1', share: 11, medianBytes: 579, p90Bytes: 1475 },
    head: 'spec:\n  ingressClassName: nginx\n  rules:\n',
    filling: (piece) => `  - host: host-${piece}.example.com
    http:
      paths:
      - path: /
        pathType: Prefix
        backend: {service: {name: web-${piece}, port: {number: 80}}}
`,
  },
  {
    ...{ kind: 'ConfigMap', apiVersion: 'v1', share: 37, medianBytes: 983, p90Bytes: 16496 },
    head: 'data:\n',
    filling: (piece) =>
      `  file-${piece}.conf: |\n${`    # a line of ${piece}\n    key = "value"  # and a comment\n`.repeat(5)}`,
  },
  {
    ...{ kind: 'CustomResourceDefinition', apiVersion: 'apiextensions.k8s.io/v1', share: 50 },
    ...{ medianBytes: 12002, p90Bytes: 316579 },
    head: 'spec:\n  versions:\n  - name: v1\n    schema:\n      openAPIV3Schema:\n        properties:\n          spec:\n            properties:\n',
    filling: property,
  },
  {
    ...{ kind: 'Kustomization', apiVersion: 'kustomize.config.k8s.io/v1beta1', share: 97 },
    ...{ medianBytes: 216, p90Bytes: 741, head: 'resources:\n' },
    filling: (piece) => `- ../base/resource-${piece}.yaml\n`,
  },
  ...[
    ['ClusterRole', 32, 605, 1816],
    ['Role', 20, 410, 1024],
  ].map(
    ([kind, share, medianBytes, p90Bytes]): CountedKind => ({
      ...{ kind: String(kind), apiVersion: 'rbac.authorization.k8s.io/v1', head: 'rules:\n' },
      ...{ share: Number(share), medianBytes: Number(medianBytes), p90Bytes: Number(p90Bytes) },
      filling: (piece) => `- apiGroups: ["group-${piece}"]\n  resources: ["*"]\n  verbs: [get, list, "watch"]\n`,
    }),
  ),
  {
    ...{ kind: 'Other', apiVersion: 'example.com/v1', share: 551, medianBytes: 424, p90Bytes: 2397 },
    head: 'spec:\n',
    filling: entry,
  },
];

const LARGEST = 400_000;

/** Objects as they stand in repositories, of which one in a hundred is a LoadBalancer Service of CCE. */
export function* countedObjects(count: number, random: Random): Generator<string> {
  for (let index = 0; index < count; index++)
    yield index % 100 === 0 ? loadBalancerService(index) : object(index, random);
}

function object(index: number, random: Random): string {
  const total = COUNTED.reduce((sum, { share }) => sum + share, 0);
  let left = chance(random) * total;
  const { kind, apiVersion, medianBytes, p90Bytes, head, filling } =
    COUNTED.find(({ share }) => {
      left -= share;
      return left < 0;
    }) ?? COUNTED[COUNTED.length - 1];
  const size = Math.min(sizeBy(random, medianBytes, p90Bytes), LARGEST);
  let text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: object-${index}\n`;
  if (chance(random) < 0.5) text += `  labels:\n    app.kubernetes.io/name: object-${index}\n`;
  text += head;
  // Some types of cluster objects are about load balancers.
  if (kind === 'CustomResourceDefinition' && chance(random) < 0.05)
    text += `              # of a LoadBalancer Service\n`;
  for (let piece = 0; piece === 0 || text.length < size; piece++) text += filling(piece);
  return text;
}

/** How many objects stand in one file: in most, one. */
export function countInFile(random: Random): number {
  return chance(random) < 0.82 ? 1 : 2 + Math.floor(-Math.log(1 - chance(random)) * 3.3);
}
