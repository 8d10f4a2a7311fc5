// What is told of fields of a Service, held against a kubectl that decodes them as an API server does.
import { ExternalTrafficPolicy, IpFamily, IpFamilyPolicy } from '../../src';
import type { Path } from '../../src/diagnostics/diagnostic';
import { dotted } from '../../src/diagnostics/path';
import { fieldProblemsIn, isTextOf } from '../../src/manifest/fields/field-problems';
import { type FieldType, SERVICE, SERVICE_SPEC, type TextType } from '../../src/manifest/fields/service-fields';
import { at, type Dictionary } from '../../src/manifest/kube-object';
import { elb, findings, run } from '../rules/manifests';
import { ID } from '../support/yaml';
import { findKubectl, minorVersionOf, refusalsOf } from './support/kubectl';

const TEXTS = ['a', '10.0.0.1', '10.0.0.0/8'];

/** A value that the field takes. */
function sampleOf(type: FieldType): unknown {
  switch (type.kind) {
    case 'text':
      return type.values?.[0] ?? TEXTS.find((text) => isTextOf(type, text));
    case 'number':
    case 'number or name':
      return 80;
    case 'flag':
      return true;
    case 'labels':
      return { app: 'web' };
    case 'list':
      return [sampleOf(type.item)];
    case 'struct':
      return Object.fromEntries(Object.entries(type.fields).map(([name, field]) => [name, sampleOf(field)]));
    case 'opaque':
      return undefined;
  }
}

/** Where the schema has a type, items of lists and values of labels among them. */
function* placesIn(type: FieldType, path: Path): Generator<Path> {
  if (type.kind === 'opaque') return;
  yield path;
  if (type.kind === 'list') yield* placesIn(type.item, [...path, 0]);
  if (type.kind === 'labels') yield [...path, 'app'];
  if (type.kind === 'struct') {
    for (const [name, field] of Object.entries(type.fields)) yield* placesIn(field, [...path, name]);
  }
}

const SAMPLE = sampleOf(SERVICE_SPEC) as Dictionary;
const SPEC = {
  ...SAMPLE,
  type: 'LoadBalancer',
  externalTrafficPolicy: 'Local',
  healthCheckNodePort: 30081,
  ports: [{ ...(at(SAMPLE, 'ports', 0) as Dictionary), protocol: 'TCP', nodePort: 30080 }],
  // With one it is another controller's.
  loadBalancerClass: undefined,
};
const BASE = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', annotations: { [elb('class')]: 'union', [elb('id')]: ID } },
  spec: SPEC,
  status: sampleOf(SERVICE.fields.status),
};
const PLACES = [...placesIn(SERVICE_SPEC, ['spec']), ...placesIn(SERVICE.fields.status, ['status'])];
const VALUES = [
  null,
  true,
  'text',
  '80',
  'true',
  '',
  80,
  0,
  -1,
  80.5,
  1.5e-7,
  2147483647,
  2147483648,
  -2147483649,
  1e21,
  [],
  [1],
  [[]],
  ['text'],
  {},
  { a: 1 },
  { a: 'text' },
] as const;

function changed(value: unknown, [segment, ...rest]: Path, to: unknown): unknown {
  if (segment === undefined) return to;
  if (Array.isArray(value)) return value.map((item, index) => (index === segment ? changed(item, rest, to) : item));
  return { ...(value as Dictionary), [segment]: changed(at(value, segment), rest, to) };
}

interface Mutant {
  readonly what: string;
  readonly data: Dictionary;
  readonly field: string;
}

const MUTANTS = PLACES.flatMap((path) =>
  VALUES.map(
    (value): Mutant => ({
      what: `${dotted(path)}: ${JSON.stringify(value)}`,
      data: changed(BASE, path, value) as Dictionary,
      field: String(path[1]),
    }),
  ),
);
/** What Kubernetes does not know it does not read. */
const STRANGERS = PLACES.filter((path) => typeof path[path.length - 1] === 'string').map((path): Mutant => {
  const place = [...path.slice(0, -1), `${path[path.length - 1]}s`];
  return { what: dotted(place), data: changed(BASE, place, [{}]) as Dictionary, field: String(path[1]) };
});

test('nothing is found in what the schema takes', () => {
  expect(fieldProblemsIn(BASE, () => false)).toEqual([]);
  expect(run([BASE]).diagnostics.map(({ rule }) => rule)).not.toContain('field-of-wrong-type');
});

test('no other rule takes a value of another type for a mistake of its own', () => {
  const errorsOf = (data: Dictionary) =>
    run([data]).diagnostics.flatMap(({ rule, severity }) => (severity === 'error' ? [rule] : []));
  expect(errorsOf(BASE)).toEqual([]);
  const told = MUTANTS.map(({ what, data }) => ({ what, rules: errorsOf(data) }));
  expect(
    told.filter(
      ({ rules }) => rules.includes('field-of-wrong-type') && rules.some((each) => each !== 'field-of-wrong-type'),
    ),
  ).toEqual([]);
});

test.each<[string, object, readonly string[] | undefined]>([
  ['ExternalTrafficPolicy', ExternalTrafficPolicy, SERVICE_SPEC.fields.externalTrafficPolicy.values],
  ['IpFamily', IpFamily, (SERVICE_SPEC.fields.ipFamilies.item as TextType).values],
  ['IpFamilyPolicy', IpFamilyPolicy, SERVICE_SPEC.fields.ipFamilyPolicy.values],
])('%s has the values of the schema', (_name, members, values) => {
  expect(Object.values(members).sort()).toEqual(values);
});

const kubectl = findKubectl('1.32');
if (kubectl === undefined) {
  console.warn(
    'There is no kubectl on this machine: that fields are judged as an API server reads them is NOT tested.',
  );
  test.skip('since there is no kubectl on this machine', () => {});
} else {
  describe('a value of another type is told where kubectl refuses it, in its words', () => {
    jest.setTimeout(120_000);
    /** The minor versions from which on clients know a field. */
    const since: Readonly<Record<string, number>> = { trafficDistribution: 30 };
    const minor = minorVersionOf(kubectl);
    const mutants = [...MUTANTS, ...STRANGERS].filter(({ field }) => (since[field] ?? 0) <= minor);

    test.each<[string, (data: Dictionary) => string]>([
      ['JSON', (data) => JSON.stringify(data)],
      ['YAML', (data) => `# not JSON\n${JSON.stringify(data)}`],
    ])('%s', (_format, write) => {
      const refusals = refusalsOf(
        kubectl,
        mutants.map(({ data }) => write(data)),
      );
      const disagreements = mutants.flatMap(({ what, data }, index) => {
        const told = findings('field-of-wrong-type', [data]).map(
          ({ platformMessage }) => platformMessage ?? refusals[index],
        );
        const expected = refusals[index] === undefined ? [] : [refusals[index]];
        return JSON.stringify(told) === JSON.stringify(expected) ? [] : [{ what, told, expected }];
      });
      expect(disagreements).toEqual([]);
      // The mutations neither spoil all nor nothing.
      const refused = refusals.filter((refusal) => refusal !== undefined).length;
      expect(refused).toBeGreaterThan(mutants.length / 3);
      expect(refused).toBeLessThan(mutants.length);
    });
  });
}
