import { isDictionary, type KubeObject, listAt, own, textAt } from '../manifest/kube-object';
import type { Workload } from './run-context';

/** A text that the pods of a workload are given. */
export interface PodText {
  readonly text: string;
  /** In words: `env API of container 'main'`. */
  readonly place: string;
  /** Where it stands, if not in the workload itself. */
  readonly configMap?: KubeObject;
}

/** Lists what is called directly, not by this address. */
const NOT_CALLED = /^no_proxy$/i;

/** What the pods of a workload are given: environment, command, arguments, and the ConfigMaps that they use. */
export function* podTexts(
  { podTemplate }: Workload,
  configMapNamed: (name: string) => KubeObject | undefined,
): Iterable<PodText> {
  const spec = own(podTemplate, 'spec');
  for (const container of [...listAt(spec, 'initContainers'), ...listAt(spec, 'containers')]) {
    yield* ofContainer(container, configMapNamed);
  }
  for (const volume of listAt(spec, 'volumes')) {
    const place = `volume ${quoted(textAt(volume, 'name'))}`;
    for (const source of [volume, ...listAt(volume, 'projected', 'sources')]) {
      const given = own(source, 'configMap');
      const keys = listAt(given, 'items').map((item) => textAt(item, 'key'));
      yield* ofConfigMap(configMapNamed, textAt(given, 'name'), place, keys.length === 0 ? undefined : keys);
    }
  }
}

function* ofContainer(container: unknown, configMapNamed: (name: string) => KubeObject | undefined): Iterable<PodText> {
  const owner = `container ${quoted(textAt(container, 'name'))}`;
  for (const variable of listAt(container, 'env')) {
    const name = textAt(variable, 'name') ?? '';
    if (NOT_CALLED.test(name)) continue;
    const place = `env ${name} of ${owner}`;
    const value = textAt(variable, 'value');
    if (value !== undefined) yield { text: value, place };
    const reference = own(own(variable, 'valueFrom'), 'configMapKeyRef');
    yield* ofConfigMap(configMapNamed, textAt(reference, 'name'), place, [textAt(reference, 'key')]);
  }
  for (const field of ['command', 'args']) {
    const words = listAt(container, field);
    for (const word of words) if (typeof word === 'string') yield { text: word, place: `${field} of ${owner}` };
  }
  for (const source of listAt(container, 'envFrom')) {
    yield* ofConfigMap(configMapNamed, textAt(source, 'configMapRef', 'name'), `envFrom of ${owner}`);
  }
}

function* ofConfigMap(
  configMapNamed: (name: string) => KubeObject | undefined,
  name: string | undefined,
  user: string,
  keys?: readonly (string | undefined)[],
): Iterable<PodText> {
  const configMap = name === undefined ? undefined : configMapNamed(name);
  const data = own(configMap?.data, 'data');
  if (configMap === undefined || !isDictionary(data)) return;
  for (const [key, text] of Object.entries(data)) {
    if (typeof text !== 'string' || NOT_CALLED.test(key) || keys?.includes(key) === false) continue;
    yield { text, place: `key ${quoted(key)} of ConfigMap ${quoted(name)}, by ${user}`, configMap };
  }
}

function quoted(text: string | undefined): string {
  return `'${text ?? ''}'`;
}
