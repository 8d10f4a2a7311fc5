// The exceptions that hold for all rules: what none of them reports, beside what comes near it and is reported.
import { ALL_SPECS } from '../../src/annotations/registry';
import type { ClusterFacts } from '../../src/cluster/cluster-facts';
import { readVersion } from '../../src/cluster/version';
import { EXCEPTIONS_OF_ALL_RULES } from '../../src/rules/exceptions';
import { ID, service as text } from '../support/yaml';
import { foundInFile } from './cases/reader';
import {
  created,
  type Dictionary,
  dedicated,
  elb,
  ingress,
  OTHER_ID,
  type Placed,
  run,
  service,
  shared,
} from './manifests';

const rulesFor = (objects: readonly (Dictionary | Placed)[], cluster?: ClusterFacts) => [
  ...new Set(run(objects, cluster).diagnostics.map(({ rule }) => rule)),
];
const rulesOf = (object: Dictionary, cluster?: ClusterFacts) => rulesFor([object], cluster);
const rulesOfStranger = (data: Dictionary) => rulesFor([{ data, meantForCce: false }]);
const with_ = (object: Dictionary, changes: Dictionary, metadata: Dictionary = {}): Dictionary => ({
  ...object,
  ...changes,
  metadata: { ...(object.metadata as object), ...metadata },
});

/** Wrong in the eyes of several rules. */
const WRONG = { [elb('lb-algorithm')]: 'RANDOM', [elb('nonsense')]: '1', [elb('tags')]: 'a=b' };
const HEALTHZ = { name: 'cce-healthz', port: 99 };
const dedicatedDescription = (more: object = {}) => ({ available_zone: ['a'], ...more });
const PERFORMANCE = { [elb('class')]: 'performance' };

const TESTS: Readonly<Record<string, () => void>> = {
  'G-cce': () => {
    expect(rulesOf(shared(WRONG))).toEqual(['invalid-annotation-value', 'missing-requirement', 'unknown-annotation']);
    expect(rulesOf(shared({ ...WRONG, [elb('class')]: 'dnat' }))).toEqual([]);
    expect(rulesOf(shared(WRONG, { type: 'ClusterIP' }))).toEqual(['elb-annotations-on-other-service-type']);
    expect(rulesOf(shared(WRONG, { loadBalancerClass: 'x/y' }))).toEqual(['foreign-load-balancer-class']);
    expect(rulesOf(shared({ ...WRONG, [elb('keep-eip')]: 'true' }))).toEqual(['annotation-of-another-controller']);
    expect(rulesOf(shared({ ...WRONG, [elb('class')]: 'dedicated' }))).toEqual(['annotation-of-another-controller']);
    // Without our keys it is anybody's.
    const bare = service({}, { loadBalancerSourceRanges: ['10.0.0.0/8'] });
    expect(rulesOfStranger(bare)).toEqual([]);
    expect(rulesOf(bare)).toEqual(['missing-load-balancer', 'source-ranges-ignored']);
    expect(rulesOf(service({}, { loadBalancerClass: 'x/y' }))).toEqual([]);
    // Those that mark a node's network, and those without the prefix, count.
    expect(rulesOfStranger(service({ 'kubernetes.io/hws-hostNetwork': 'true' }))).toEqual(['missing-load-balancer']);
    expect(rulesOfStranger(service({ 'kubernetes.io/lb-algorithm': 'ROUND_ROBIN' }))).toContain('unknown-annotation');
    // At the wrong level as well, as far as they are right; then nothing else is told, but of what is in its place.
    const labelled = (labels: Dictionary, object = service({})) => with_(object, {}, { labels });
    expect(rulesOfStranger(labelled({ [elb('id')]: ID, [elb('lb-algorithm')]: 'RANDOM' }))).toEqual([
      'misplaced-annotation',
    ]);
    expect(rulesOfStranger(labelled({ [elb('nonsense')]: ID }))).toEqual([]);
    expect(rulesOf(labelled({ [elb('id')]: ID, [elb('class')]: 'union' }))).toEqual(['misplaced-annotation']);
    expect(rulesOf(labelled({ [elb('lb-algorithm')]: 'RANDOM' }))).toEqual([
      'missing-load-balancer',
      'misplaced-annotation',
    ]);
    expect(rulesOf(labelled({ [elb('class')]: 'union' }, service({ [elb('id')]: ID })))).toEqual([
      'misplaced-annotation',
    ]);
    const sticky = { [elb('session-affinity-option')]: '{"persistence_timeout":"5"}' };
    expect(rulesOf(labelled({ [elb('session-affinity-mode')]: 'SOURCE_IP' }, shared(sticky)))).toEqual([
      'misplaced-annotation',
    ]);
    expect(rulesOf(labelled({ [elb('session-affinity-mode')]: 'SOURCE_IP' }, shared(WRONG)))).toEqual([
      'invalid-annotation-value',
      'misplaced-annotation',
      'missing-requirement',
      'unknown-annotation',
    ]);
    // Services that differ in that alone do not look alike.
    const selecting = (selector: Dictionary) => shared({}, { selector });
    const other = with_(selecting({ [elb('cert-id')]: 'a' }), {}, { name: 'b' });
    expect(rulesFor([selecting({ app: 'a' }), other])).toContain('misplaced-annotation');
    // Nor does another kind of object, whatever it carries.
    expect(rulesOf(with_(shared(WRONG), { kind: 'ConfigMap' }))).toEqual([]);
  },

  'G-unknown': () => {
    const asking = () =>
      dedicated({ [elb('pools-options')]: '{}', [elb('pass-through')]: 'true', [elb('port-ranges')]: '{"a":["1,2"]}' });
    const known: ClusterFacts = { clusterType: 'standard', edition: 'otc', version: readVersion('v1.19') };
    const told = rulesOf(asking(), known);
    expect(told).toEqual(
      expect.arrayContaining([
        'annotation-for-other-cluster-type',
        'annotation-outside-its-edition',
        'annotation-unsupported-by-version',
        'pass-through-unreachable-from-backend-nodes',
      ]),
    );
    const { diagnostics, notJudged } = run([asking(), with_(asking(), {}, { name: 'b' })]);
    expect(diagnostics.filter(({ rule }) => told.includes(rule))).toEqual([]);
    // One line for a fact, however many Services lack it.
    const facts = notJudged.map(({ fact }) => fact);
    expect(facts).toEqual(expect.arrayContaining(['clusterType', 'version']));
    expect(new Set(facts).size).toBe(facts.length);
    // A version that leaves it open.
    expect(rulesOf(shared({ [elb('transparent-client-ip')]: 'true' }), { version: readVersion('v1.27') })).toEqual([]);
  },

  'G-class': () => {
    const range = { [elb('port-ranges')]: '{"a":["1,2"]}' };
    const limited = (object: Dictionary) => rulesOf(object).includes('annotation-for-other-elb-class');
    expect(limited(shared(range))).toBe(true);
    expect(limited(dedicated(range))).toBe(false);
    expect(limited(service({ [elb('autocreate')]: '{}', ...range }))).toBe(true);
    expect(limited(service({ [elb('id')]: ID, ...range }))).toBe(false);
    expect(limited(service({ [elb('id')]: ID, [elb('autocreate')]: '{}', ...range }))).toBe(false);
    expect(limited(service({ [elb('id')]: '', [elb('autocreate')]: '{}', ...range }))).toBe(true);
    expect(limited(service({ [elb('class')]: '${CLASS}', [elb('autocreate')]: '{}', ...range }))).toBe(false);
  },

  'G-live': () => {
    const both = (more: Dictionary = {}, spec: Dictionary = {}) =>
      created({ name: 'a' }, { [elb('id')]: ID, ...more }, spec);
    expect(rulesOf(both())).toEqual(['existing-and-created-load-balancer']);
    const live: readonly Dictionary[] = [
      with_(both(), { status: { loadBalancer: { ingress: [{ ip: '10.0.0.1' }] } } }),
      with_(both(), {}, { uid: 'd3b07384' }),
      with_(both(), {}, { resourceVersion: '1' }),
      with_(both(), {}, { creationTimestamp: '2024-01-01T00:00:00Z' }),
      with_(both(), {}, { finalizers: ['service.kubernetes.io/load-balancer-cleanup'] }),
      both({ 'kubectl.kubernetes.io/last-applied-configuration': '{}' }),
      both({ [elb('mark')]: '0' }),
      both({ [elb('eip-id')]: OTHER_ID }),
      both({}, { clusterIP: '10.247.0.5' }),
    ];
    for (const object of live) expect(rulesOf(object)).toEqual([]);
    for (const object of [with_(both(), {}, { creationTimestamp: null }), both({}, { clusterIP: 'None' })]) {
      expect(rulesOf(object)).toContain('existing-and-created-load-balancer');
    }
  },

  'G-empty': () => {
    const absent = ALL_SPECS.filter(({ emptyMeansAbsent }) => emptyMeansAbsent).map(({ key }) => key);
    expect(absent.map((key) => key.replace(elb(''), '')).sort()).toEqual([
      'class',
      'health-check-flag',
      'health-check-option',
      'id',
      'lb-algorithm',
      'pass-through',
      'session-affinity-mode',
      'session-affinity-option',
    ]);
    for (const key of absent) {
      const { [key]: _left, ...rest } = (created({ name: 'a' }).metadata as { annotations: Dictionary }).annotations;
      expect(rulesOf(service({ ...rest, [key]: '' }))).toEqual(rulesOf(service(rest)));
    }
    expect(rulesOf(created({ l4_flavor_name: '', l7_flavor_name: '' }))).toEqual([]);
    // Everybody may connect; and a zone has to be named.
    expect(rulesOf(shared({ [elb('acl-id')]: '' }))).toEqual(['listener-opened-by-empty-acl-id']);
    expect(rulesOf(created({ available_zone: [''], l4_flavor_name: 'x' }, PERFORMANCE))).toEqual([
      'dedicated-autocreate-without-zone',
    ]);
  },

  'G-template': () => {
    const written = ALL_SPECS.filter(
      ({ writtenBy, misspellingOf }) => writtenBy !== 'platform' && misspellingOf === undefined,
    );
    for (const { key } of written) {
      for (const expression of ['${VALUE}', '{{ .Values.value }}', '$(VALUE)', 'a-${VALUE}']) {
        const found = run([shared({ [key]: expression })]).diagnostics.filter(({ path }) => path.includes(key));
        // That a key has no effect any more does not turn on its value.
        expect(found.filter(({ rule }) => rule !== 'obsolete-annotation')).toEqual([]);
      }
    }
    expect(rulesOf(created('{"type":"${TYPE}","bandwidth_size":"${SIZE}"}'))).toEqual([]);
    // A placeholder: once, and equal ones are no one load balancer.
    const placeholder = service({ [elb('class')]: 'union', [elb('id')]: '<your-elb-id>' });
    const { diagnostics } = run([placeholder, with_(placeholder, {}, { name: 'b' })]);
    expect(diagnostics.map(({ rule, message }) => [rule, message.includes('placeholder')])).toEqual([
      ['invalid-annotation-value', true],
      ['invalid-annotation-value', true],
    ]);
  },

  'G-yaml': () => {
    const of = (annotation: string) =>
      foundInFile(text().replace('  annotations:\n', `  annotations:\n    ${annotation}\n`));
    const refused = ['error: annotation-not-a-string'];
    for (const plain of ['on', 'off', 'yes', 'no', 'y', 'n', 'true', '5', '0x10']) {
      expect(of(`example.com/a: ${plain}`)).toEqual(refused);
    }
    for (const plain of ['1:30', '2024-01-01', 'onward', '"on"', "'5'", '|-\n      on', '', '~', 'null']) {
      expect(of(`example.com/a: ${plain}`)).toEqual([]);
    }
    // A quoted block whose lines are not indented further than its key, as official examples have it.
    expect(of(`kubernetes.io/elb.pools-options: '{\n    "any_port_enabled":true\n    }'`)).not.toContain(
      'error: unreadable-manifest',
    );
    expect(of('example.com/a: "x')).toEqual(['error: unreadable-manifest']);
  },

  'G-healthz': () => {
    const ports = (more: Dictionary = {}) => ({
      ports: [
        { name: 'a', port: 80 },
        { ...HEALTHZ, ...more },
      ],
    });
    const both = (more: Dictionary = {}) => [
      shared({}, ports(more)),
      with_(
        shared(
          {},
          {
            ports: [
              { name: 'a', port: 81 },
              { ...HEALTHZ, ...more },
            ],
          },
        ),
        {},
        { name: 'b' },
      ),
    ];
    expect(rulesFor(both())).toEqual(['health-check-port-name-reserved']);
    expect(rulesFor(both({ name: 'b' }))).toEqual(['shared-listener-port']);
    const front = ingress({ [elb('id')]: ID, [elb('port')]: '99' });
    expect(rulesFor([shared({}, ports()), front])).toEqual(['health-check-port-name-reserved']);
    expect(rulesFor([shared({}, ports({ name: 'b' })), front])).toEqual(['listener-port-taken-by-ingress']);
    const http = (more: Dictionary = {}) =>
      created(
        dedicatedDescription({ l7_flavor_name: 'L7_flavor.elb.s1.small' }),
        { ...PERFORMANCE, [elb('protocol-port')]: 'http:80' },
        ports(more),
      );
    expect(rulesOf(http())).toEqual(['health-check-port-name-reserved']);
    expect(rulesOf(http({ name: 'b' }))).toContain('dedicated-autocreate-without-flavor');
  },
};

test('each has its test', () => {
  expect(Object.keys(TESTS)).toEqual(EXCEPTIONS_OF_ALL_RULES.flatMap(({ guards }) => guards));
});

test.each(Object.entries(TESTS))('%s', (_guard, check) => check());
