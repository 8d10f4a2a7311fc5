import { podTexts } from '../../src/engine/pod-texts';
import { workloadOf } from '../../src/engine/run-context';
import { KubeObject } from '../../src/manifest/kube-object';

const CONFIG = new KubeObject(
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config' }, data: { a: 'A', b: 'B', no_proxy: 'N', c: 5 } },
  undefined,
);
const configMapNamed = (name: string) => (name === 'config' ? CONFIG : undefined);

const textsOf = (spec: object) =>
  [
    ...podTexts(
      workloadOf(new KubeObject({ kind: 'Deployment', spec: { template: { spec } } }, undefined))!,
      configMapNamed,
    ),
  ].map(({ text, place, configMap }) => `${text}: ${place}${configMap === undefined ? '' : ' *'}`);

test.each<[string, object, readonly string[]]>([
  [
    'environment',
    {
      containers: [{ name: 'main', env: [{ name: 'X', value: 'x' }, { name: 'NO_PROXY', value: 'n' }, { name: 'Y' }] }],
    },
    ["x: env X of container 'main'"],
  ],
  [
    'command and arguments, also of init containers',
    { initContainers: [{ name: 'init', command: ['sh'] }], containers: [{ name: 'main', args: ['-c', 5] }] },
    ["sh: command of container 'init'", "-c: args of container 'main'"],
  ],
  [
    'a key of a ConfigMap',
    {
      containers: [
        {
          name: 'main',
          env: [
            { name: 'X', valueFrom: { configMapKeyRef: { name: 'config', key: 'b' } } },
            { name: 'Y', valueFrom: { configMapKeyRef: { name: 'config', key: 'z' } } },
            { name: 'Z', valueFrom: { configMapKeyRef: { name: 'other', key: 'b' } } },
            { name: 'S', valueFrom: { secretKeyRef: { name: 'config', key: 'b' } } },
          ],
        },
      ],
    },
    ["B: key 'b' of ConfigMap 'config', by env X of container 'main' *"],
  ],
  [
    'a ConfigMap as a whole',
    {
      containers: [
        { name: 'main', envFrom: [{ configMapRef: { name: 'config' } }, { secretRef: { name: 'config' } }] },
      ],
    },
    [
      "A: key 'a' of ConfigMap 'config', by envFrom of container 'main' *",
      "B: key 'b' of ConfigMap 'config', by envFrom of container 'main' *",
    ],
  ],
  [
    'volumes',
    {
      volumes: [
        { name: 'v', configMap: { name: 'config', items: [{ key: 'a', path: 'x' }] } },
        { name: 'p', projected: { sources: [{ configMap: { name: 'config', items: [{ key: 'b', path: 'x' }] } }] } },
        { name: 'e', emptyDir: {} },
      ],
    },
    ["A: key 'a' of ConfigMap 'config', by volume 'v' *", "B: key 'b' of ConfigMap 'config', by volume 'p' *"],
  ],
  ['nothing that can be read', { containers: [5, { env: 5, args: {}, envFrom: [null] }], volumes: 'x' }, []],
])('%s', (_name, spec, expected) => {
  expect(textsOf(spec)).toEqual(expected);
});
