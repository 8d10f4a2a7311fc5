import { since } from '../../cluster/version';
import { type Fields, jsonObject, jsonString, jsonText } from '../codec/json';
import { booleanText, integerText, oneOf, unjudgedText } from '../codec/text';
import type { Condition } from '../condition';
import { annotation, isOn } from '../define';
import { LoadBalancingAlgorithm } from '../load-balancing-algorithm';
import type { Constraint } from '../spec';

const SESSION_AFFINITY_FIELDS = {
  persistenceTimeout: {
    name: 'persistence_timeout',
    summary: 'How long a client without traffic stays with its backend.',
    codec: jsonString(integerText({ min: 1, max: 60, unit: 'minutes' })),
    default: '60',
    notes: ['Up to 1440 with HTTP_COOKIE, which only Services behind a LoadBalancer ingress can have.'],
  },
  appCookieName: {
    name: 'app_cookie_name',
    summary: 'Name of the cookie, for APP_COOKIE on Services behind a LoadBalancer ingress only.',
    codec: jsonString(unjudgedText('the name of a cookie')),
  },
} as const satisfies Fields;

const IN_PLACE =
  'Modifiable by the configuration reference; the backend server group is updated in place (first published provider source).';

export const lbAlgorithm = annotation({
  key: 'kubernetes.io/elb.lb-algorithm',
  group: 'algorithm',
  summary: 'How the load balancer spreads traffic over its backends.',
  codec: oneOf(Object.values(LoadBalancingAlgorithm)),
  emptyMeansAbsent: true,
  default: 'ROUND_ROBIN',
  since: since(['v1.9']),
  mutable: true,
  onChange: IN_PLACE,
  onRemove: 'Falls back to ROUND_ROBIN (first published provider source).',
  facts: ['algorithm-value'],
  notes: [
    'With SOURCE_IP the weights of backends have no effect, and sticky sessions cannot be enabled: the first published provider source stops with an error.',
    'Unknown values fail in the controller ("LB Algorithm [...] not support"); the Service stays pending.',
    'QUIC listeners (Huawei Cloud) do not have SOURCE_IP.',
    'Also read from the NodePort or ClusterIP Service behind a LoadBalancer ingress.',
  ],
  pages: ['cce_10_0385', 'cce_10_0681', 'cce_bestpractice_00231', 'cce_10_1100', 'ref-cce/category_31', 'src:hws-2020'],
  offered: { prop: 'ElbSettings.algorithm' },
});

const SWITCH_OFF = 'leave the key out to switch sticky sessions off';
const BEHIND_INGRESS = 'cookies are for Services behind a LoadBalancer ingress; write SOURCE_IP';

export const sessionAffinityMode = annotation({
  key: 'kubernetes.io/elb.session-affinity-mode',
  group: 'affinity',
  summary: 'Turns on sticky sessions, which keep a client on one backend.',
  codec: oneOf(['SOURCE_IP'], {
    hints: { off: SWITCH_OFF, NONE: SWITCH_OFF, HTTP_COOKIE: BEHIND_INGRESS, APP_COOKIE: BEHIND_INGRESS },
    meanNothing: ['off', 'NONE'],
  }),
  emptyMeansAbsent: true,
  default: 'no sticky sessions',
  since: since(['v1.9']),
  mutable: true,
  onChange: IN_PLACE,
  onRemove: 'Switches sticky sessions off.',
  refusedWith: 'session affinity type:off not support',
  constraints: [
    {
      kind: 'conflicts',
      condition: { has: 'kubernetes.io/elb.lb-algorithm', text: ['SOURCE_IP'] },
      severity: 'error',
      why: 'Sticky sessions cannot be enabled with this algorithm: the controller stops with an error, and the Service stays pending.',
      help: 'Remove the sticky session (SOURCE_IP keeps a client on one backend by itself), or choose ROUND_ROBIN or LEAST_CONNECTIONS.',
      facts: ['source-ip-algorithm-vs-sticky'],
      pages: ['cce_10_0385', 'cce_bestpractice_00231', 'src:hws-2020'],
      basis: ['docs', 'ancestor'],
    },
    {
      kind: 'conflicts',
      condition: { allOf: [{ clusterType: 'turbo' }, { elbClass: 'union' }] },
      severity: 'warning',
      why: 'In a Turbo cluster sticky sessions cannot be enabled on a shared load balancer; whether they are refused or ignored is not documented.',
      help: 'Use a dedicated load balancer, or remove the sticky session.',
      facts: ['sticky-turbo-shared'],
      pages: ['cce_bestpractice_00231'],
      basis: ['docs'],
    },
    {
      kind: 'requires',
      condition: { anyListener: ['TCP', 'UDP'] },
      severity: 'warning',
      why: 'HTTP and HTTPS listeners do without stickiness by source address.',
      help: 'Remove the sticky session, or serve a port as TCP or UDP.',
      facts: ['sticky-l4-only'],
      pages: [
        'cce_10_0681',
        'cce_10_0843',
        'ref-cce/category_41',
        'cce_10_1100',
        'elb-api:creating_a_backend_server_group',
      ],
      basis: ['docs'],
      ownRule: 'sticky-session-without-layer-4-listener',
    },
    {
      kind: 'conflicts',
      condition: { anyListener: ['TLS'] },
      severity: 'warning',
      why: 'TLS listeners cannot be combined with sticky sessions; whether the platform refuses or drops them is not documented.',
      help: 'Remove the sticky session, or put the TLS port into a Service of its own.',
      facts: ['sticky-l4-only'],
      pages: [
        'cce_10_0681',
        'cce_10_0843',
        'ref-cce/category_41',
        'cce_10_1100',
        'elb-api:creating_a_backend_server_group',
      ],
      basis: ['docs'],
      ownRule: 'sticky-session-with-tls-listener',
    },
    {
      kind: 'requires',
      condition: { externalTrafficPolicy: 'Local' },
      when: { clusterType: 'standard' },
      severity: 'info',
      why: 'With policy Cluster a node forwards the sticky connection to any pod. The best practice page asks for Local and pods on different nodes, the annotation pages for the latter only.',
      help: 'Set externalTrafficPolicy to Local, spread the pods by anti-affinity, and inside the cluster call the Service by its name.',
      facts: ['sticky-standard-needs-local-and-spread'],
      pages: ['cce_bestpractice_00231', 'cce_10_0681'],
      basis: ['docs'],
      ownRule: 'sticky-session-not-kept-by-nodes',
    },
  ],
  facts: ['sticky-mode-value'],
  notes: [
    'For a LoadBalancer Service only SOURCE_IP is documented. HTTP_COOKIE and APP_COOKIE are read from the NodePort or ClusterIP Service behind a LoadBalancer ingress; APP_COOKIE needs a shared load balancer.',
    'There is no value for off: an explicit off makes the controller fail.',
  ],
  pages: [
    'cce_10_0385',
    'cce_10_0681',
    'cce_bestpractice_00231',
    'cce_10_0843',
    'ref-cce/category_31',
    'ref-cce/category_41',
    'elb-api:creating_a_backend_server_group',
    'src:hws-2020',
    'field:kruise-game-notes',
  ],
  offered: { prop: 'ElbSettings.stickySession' },
});

export const sessionAffinityModeWithoutPrefix = annotation({
  key: 'kubernetes.io/session-affinity-mode',
  group: 'affinity',
  summary:
    'A misspelling in guides until 2023, and in a migration page until 2025: kubernetes.io/elb.session-affinity-mode is the key.',
  codec: unjudgedText('SOURCE_IP'),
  misspellingOf: 'kubernetes.io/elb.session-affinity-mode',
  notes: [
    'The first published provider source does not read it; whether the controller of today does is not attested.',
  ],
  pages: ['cce_faq_00099 of 2023', 'cce_bestpractice_0312 before February 2025', 'src:hws-2020'],
  offered: { noProp: 'a misspelling that old guides printed: kubernetes.io/elb.session-affinity-mode is the key' },
});

export const sessionAffinityOption = annotation({
  key: 'kubernetes.io/elb.session-affinity-option',
  group: 'affinity',
  summary: 'How long a session sticks.',
  codec: jsonText(jsonObject(SESSION_AFFINITY_FIELDS)),
  example: { persistenceTimeout: 30 },
  emptyMeansAbsent: true,
  since: since(['v1.9']),
  mutable: true,
  onChange: IN_PLACE,
  constraints: [
    {
      kind: 'requires',
      condition: { has: 'kubernetes.io/elb.session-affinity-mode' },
      // Of a misspelt mode another rule speaks.
      when: { not: { has: 'kubernetes.io/session-affinity-mode' } },
      severity: 'warning',
      why: 'Without the mode sticky sessions are off, and the option does nothing.',
      help: 'Add kubernetes.io/elb.session-affinity-mode: SOURCE_IP, or remove the option.',
      facts: ['sticky-option-without-mode'],
      pages: ['cce_10_0385'],
      basis: ['docs'],
    },
  ],
  facts: ['sticky-option-json'],
  notes: [
    'Values out of range and unquoted numbers fail in the controller.',
    'The table of fields calls persistence_timeout mandatory; the first published provider source takes the default without it.',
    'The fields type and cookie_name, and timeouts as numbers, belong to the open-source controller.',
  ],
  pages: ['cce_10_0385', 'cce_10_0681', 'cce_bestpractice_00231', 'ref-cce/category_31', 'src:hws-2020'],
  offered: { prop: 'ElbSettings.stickySession' },
});

/** Of settings that weigh backends. */
function withoutWeights(when?: Condition): Constraint {
  return {
    kind: 'ineffective',
    condition: { has: 'kubernetes.io/elb.lb-algorithm', text: ['SOURCE_IP'] },
    ...(when === undefined ? {} : { when }),
    severity: 'warning',
    why: 'With SOURCE_IP the weights of backends have no effect: the expected distribution does not happen.',
    help: 'Choose ROUND_ROBIN or LEAST_CONNECTIONS, or remove the weights.',
    facts: ['source-ip-algorithm-weights'],
    pages: ['cce_10_0385'],
    basis: ['docs'],
  };
}

export const adaptiveWeight = annotation({
  key: 'kubernetes.io/elb.adaptive-weight',
  group: 'weight',
  summary: 'Lets the weight of a node follow the number of its pods, so that all pods get the same load.',
  codec: booleanText(),
  default: 'false',
  since: since(['v1.21']),
  constraints: [
    {
      kind: 'ineffective',
      condition: { allOf: [{ clusterType: 'turbo' }, { elbClass: 'performance' }] },
      when: isOn('kubernetes.io/elb.adaptive-weight'),
      severity: 'warning',
      why: 'The backends are pods, not nodes: there is no node weight to adjust.',
      help: 'Remove it.',
      facts: ['adaptive-weight-turbo-dedicated'],
      pages: ['cce_10_0385'],
      basis: ['docs'],
    },
    withoutWeights(isOn('kubernetes.io/elb.adaptive-weight')),
  ],
  pages: ['cce_10_0385', 'cce_10_1026', 'huawei-zh-2023:cce_10_0385'],
  offered: { prop: 'ElbSettings.adaptiveWeight' },
});

/** The documented limits of custom weights. */
function limitOfCustomWeights(limit: Pick<Constraint, 'kind' | 'condition' | 'why' | 'help' | 'ownRule'>): Constraint {
  return {
    ...limit,
    severity: 'error',
    facts: ['custom-weights-constraints'],
    pages: ['cce_10_1026'],
    basis: ['docs'],
  };
}

export const customBackendWeights = annotation({
  key: 'kubernetes.io/elb.custom-backend-weights',
  group: 'weight',
  summary: 'Gives single pods of a StatefulSet a weight of their own.',
  codec: unjudgedText('a JSON object, with defaultWeight and groups; what the groups hold could not be read'),
  elbClasses: ['performance'],
  classLimit: 'constraints',
  clusterTypes: ['turbo'],
  clusterTypeLimit: 'constraints',
  since: since([
    'v1.29.15-r60',
    'v1.30.14-r60',
    'v1.31.14-r20',
    'v1.32.9-r20',
    'v1.33.7-r20',
    'v1.34.3-r10',
    'v1.35.1-r0',
  ]),
  editions: ['huawei'],
  constraints: [
    withoutWeights(),
    limitOfCustomWeights({
      kind: 'conflicts',
      condition: isOn('kubernetes.io/elb.adaptive-weight'),
      why: 'Custom and adaptive weights exclude each other.',
      help: 'Keep one of the two.',
    }),
    limitOfCustomWeights({
      kind: 'conflicts',
      condition: { has: 'kubernetes.io/elb.port-ranges' },
      why: 'Custom weights are for listeners of a single port.',
      help: 'Keep one of the two.',
    }),
    limitOfCustomWeights({
      kind: 'conflicts',
      condition: {
        allOf: [isOn('kubernetes.io/elb.multicluster'), { has: 'kubernetes.io/elb.multicluster-loadbalancer-weight' }],
      },
      why: 'The weight of a cluster and custom weights of pods exclude each other.',
      help: 'Keep one of the two.',
    }),
    limitOfCustomWeights({
      kind: 'requires',
      condition: { clusterType: 'turbo' },
      why: 'Custom weights belong to pods as backends, which only Turbo clusters have.',
      help: 'Remove it, or use a Turbo cluster.',
    }),
    limitOfCustomWeights({
      kind: 'requires',
      condition: { elbClass: 'performance' },
      why: 'Custom weights need a dedicated load balancer.',
      help: 'Use a dedicated load balancer, or remove it.',
    }),
  ],
  notes: ['The backends must be pods of a StatefulSet.', 'The members of its groups could not be read: not checked.'],
  pages: ['cce_10_1026'],
  offered: { noProp: 'the members of its value could not be read: recognised, not offered' },
});
