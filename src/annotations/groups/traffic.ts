import { since } from '../../cluster/version';
import { jsonObject, jsonString, jsonText } from '../codec/json';
import { booleanText, integerText, oneOf, unjudgedText } from '../codec/text';
import { annotation } from '../define';
import { LoadBalancingAlgorithm } from '../load-balancing-algorithm';

const SESSION_AFFINITY_FIELDS = {
  persistenceTimeout: {
    name: 'persistence_timeout',
    summary: 'How long a client without traffic stays with its backend.',
    codec: jsonString(integerText({ min: 1, max: 60, unit: 'minutes' })),
    default: '60',
    unit: 'minutes',
  },
  appCookieName: {
    name: 'app_cookie_name',
    summary: 'Name of the cookie, for APP_COOKIE on Services behind a LoadBalancer ingress only.',
    codec: jsonString(unjudgedText('the name of a cookie')),
  },
} as const;

export const lbAlgorithm = annotation({
  key: 'kubernetes.io/elb.lb-algorithm',
  group: 'algorithm',
  summary: 'Distribution algorithm of the backend server group.',
  codec: oneOf(Object.values(LoadBalancingAlgorithm)),
  emptyMeansAbsent: true,
  default: 'ROUND_ROBIN',
  since: since(['v1.9']),
  mutable: true,
  onChange: 'Modifiable (configuration reference); the backend server group is updated in place (ancestor source).',
  onRemove: 'Falls back to ROUND_ROBIN (ancestor source).',
  facts: ['algorithm-value'],
  notes: [
    'With SOURCE_IP the weights of backend servers have no effect, so adaptive or custom weights are pointless.',
    'With SOURCE_IP sticky session cannot be enabled; the ancestor code stops with an error instead of ignoring it.',
    'Unknown values fail in the controller ("LB Algorithm [...] not support"); the Service stays pending.',
    'QUIC listeners (Huawei) do not support SOURCE_IP.',
    'Also read from NodePort or ClusterIP Services that back a LoadBalancer ingress.',
  ],
  pages: ['cce_10_0385', 'cce_10_0681', 'cce_bestpractice_00231', 'cce_10_1100', 'ref-cce/category_31', 'src:hws-2020'],
  offered: { prop: 'ElbSettings.algorithm' },
});

export const sessionAffinityMode = annotation({
  key: 'kubernetes.io/elb.session-affinity-mode',
  group: 'affinity',
  summary: 'Turns on sticky sessions and selects their kind.',
  codec: oneOf(['SOURCE_IP'], { hints: { off: 'leave the key out to switch sticky sessions off', NONE: 'leave the key out to switch sticky sessions off', HTTP_COOKIE: 'cookies are for Services behind a LoadBalancer ingress', APP_COOKIE: 'cookies are for Services behind a LoadBalancer ingress' } }),
  emptyMeansAbsent: true,
  since: since(['v1.9']),
  mutable: true,
  onChange: 'Modifiable (configuration reference); the backend server group is updated in place (ancestor source).',
  onRemove: 'Sticky session is switched off by leaving the key out.',
  refusedWith: 'session affinity type:off not support',
  constraints: [
    { kind: 'conflicts', condition: { has: 'kubernetes.io/elb.lb-algorithm', text: ['SOURCE_IP'] }, severity: 'error', why: 'Sticky sessions cannot be enabled with this algorithm: the controller stops with an error, and the Service stays pending.', help: 'Remove the sticky session (SOURCE_IP keeps a client on one backend by itself), or choose ROUND_ROBIN or LEAST_CONNECTIONS.', facts: ['source-ip-algorithm-vs-sticky'], pages: ['cce_10_0385', 'cce_bestpractice_00231'], basis: ['docs', 'ancestor'] },
    { kind: 'ineffective', condition: { allOf: [{ clusterType: 'turbo' }, { elbClass: 'union' }] }, severity: 'warning', why: 'In a Turbo cluster sticky sessions cannot be enabled on a shared load balancer; whether they are refused or ignored is not documented.', help: 'Use a dedicated load balancer, or remove the sticky session.', facts: ['sticky-turbo-shared'], pages: ['cce_bestpractice_00231'], basis: ['docs'] },
  ],
  facts: ['sticky-mode-value'],
  notes: [
    'In a turbo cluster a shared load balancer cannot have sticky sessions at all.',
    'TLS listeners cannot be configured together with sticky sessions (Huawei TLS page); whether the platform refuses or drops it is not stated.',
    'In a standard cluster stickiness reaches the pod only with externalTrafficPolicy Local and pods spread by anti-affinity (best practice page); the annotation pages print the mode without Local.',
    'An empty string counts as absent (ancestor source).',
    'For a LoadBalancer Service only SOURCE_IP is documented. HTTP_COOKIE and APP_COOKIE are read from the NodePort or ClusterIP Service behind a LoadBalancer ingress; APP_COOKIE needs a shared load balancer.',
    'There is no off value; leave the key out to disable. An explicit off makes the controller fail with "session affinity type:off not support".',
  ],
  pages: ['cce_10_0385', 'cce_10_0681', 'cce_bestpractice_00231', 'cce_10_0843', 'ref-cce/category_31', 'ref-cce/category_41', 'elb-api:creating_a_backend_server_group', 'src:hws-2020', 'field:kruise-game-notes'],
  offered: { prop: 'ElbSettings.stickySession' },
});

export const sessionAffinityModeWithoutPrefix = annotation({
  key: 'kubernetes.io/session-affinity-mode',
  group: 'affinity',
  summary: 'Spelling without elb. in guides until 2023 (a migration page until 2025); write kubernetes.io/elb.session-affinity-mode.',
  codec: unjudgedText('SOURCE_IP'),
  misspellingOf: 'kubernetes.io/elb.session-affinity-mode',
  notes: [
    "Never emit; report as a misspelling. Whether today's controller reads it is not attested.",
  ],
  pages: ['cce_faq_00099 of 2023', 'cce_bestpractice_0312 before February 2025', 'src:hws-2020'],
  offered: { noProp: 'a misspelling that old guides printed: kubernetes.io/elb.session-affinity-mode is the key' },
});

export const sessionAffinityOption = annotation({
  key: 'kubernetes.io/elb.session-affinity-option',
  group: 'affinity',
  summary: 'Sticky session parameters, chiefly the stickiness time in minutes.',
  codec: jsonText(jsonObject(SESSION_AFFINITY_FIELDS)),
  emptyMeansAbsent: true,
  since: since(['v1.9']),
  mutable: true,
  onChange: 'Modifiable (configuration reference); the backend server group is updated in place (ancestor source).',
  constraints: [
    { kind: 'requires', condition: { has: 'kubernetes.io/elb.session-affinity-mode' }, severity: 'warning', why: 'Without the mode sticky sessions are off, and the option does nothing.', help: 'Add kubernetes.io/elb.session-affinity-mode: SOURCE_IP, or remove the option.', facts: ['sticky-option-without-mode'], pages: ['cce_10_0385'], basis: ['docs'] },
  ],
  facts: ['sticky-option-json'],
  notes: [
    'Out of range or non-numeric values fail in the controller.',
    'An empty string counts as absent (ancestor source; live objects have it).',
    "The keys type and cookie_name and numeric timeouts belong to the open-source controller's dialect.",
  ],
  pages: ['cce_10_0385', 'cce_10_0681', 'cce_bestpractice_00231', 'ref-cce/category_31', 'src:hws-2020'],
  offered: { prop: 'ElbSettings.stickySession' },
});

export const adaptiveWeight = annotation({
  key: 'kubernetes.io/elb.adaptive-weight',
  group: 'weight',
  summary: 'Adjusts the weight of every backend node to the number of its pods so that pods get even load.',
  codec: booleanText(),
  default: 'false',
  since: since(['v1.21']),
  constraints: [
    { kind: 'ineffective', condition: { allOf: [{ clusterType: 'turbo' }, { elbClass: 'performance' }] }, when: { has: 'kubernetes.io/elb.adaptive-weight', text: ['true'] }, severity: 'warning', why: 'The backends are pods, not nodes: there is no node weight to adjust.', help: 'Remove it.', facts: ['adaptive-weight-turbo-dedicated'], pages: ['cce_10_0385'], basis: ['docs'] },
    { kind: 'ineffective', condition: { has: 'kubernetes.io/elb.lb-algorithm', text: ['SOURCE_IP'] }, when: { has: 'kubernetes.io/elb.adaptive-weight', text: ['true'] }, severity: 'warning', why: 'With SOURCE_IP the weights of backends have no effect: the expected distribution does not happen.', help: 'Choose ROUND_ROBIN or LEAST_CONNECTIONS, or remove the weights.', facts: ['source-ip-algorithm-weights'], pages: ['cce_10_0385'], basis: ['docs'] },
  ],
  pages: ['cce_10_0385', 'cce_10_1026', 'huawei-zh-2023:cce_10_0385'],
  offered: { prop: 'ElbSettings.adaptiveWeight' },
});

export const customBackendWeights = annotation({
  key: 'kubernetes.io/elb.custom-backend-weights',
  group: 'weight',
  summary: 'Gives single StatefulSet pods their own backend weight.',
  codec: unjudgedText('JSON whose members are not documented where we could read'),
  elbClasses: ['performance'],
  classLimit: 'constraints',
  clusterTypes: ['turbo'],
  clusterTypeLimit: 'constraints',
  since: since(['v1.29.15-r60', 'v1.30.14-r60', 'v1.31.14-r20', 'v1.32.9-r20', 'v1.33.7-r20', 'v1.34.3-r10', 'v1.35.1-r0']),
  editions: ['huawei'],
  constraints: [
    { kind: 'ineffective', condition: { has: 'kubernetes.io/elb.lb-algorithm', text: ['SOURCE_IP'] }, severity: 'warning', why: 'With SOURCE_IP the weights of backends have no effect: the expected distribution does not happen.', help: 'Choose ROUND_ROBIN or LEAST_CONNECTIONS, or remove the weights.', facts: ['source-ip-algorithm-weights'], pages: ['cce_10_0385'], basis: ['docs'] },
    { kind: 'conflicts', condition: { has: 'kubernetes.io/elb.adaptive-weight', text: ['true'] }, severity: 'error', why: 'Custom and adaptive weights exclude each other.', help: 'Keep one of the two.', facts: ['custom-weights-constraints'], pages: ['cce_10_1026'], basis: ['docs'] },
    { kind: 'conflicts', condition: { has: 'kubernetes.io/elb.port-ranges' }, severity: 'error', why: 'Custom weights are for listeners of a single port.', help: 'Keep one of the two.', facts: ['custom-weights-constraints'], pages: ['cce_10_1026'], basis: ['docs'] },
    { kind: 'conflicts', condition: { allOf: [{ has: 'kubernetes.io/elb.multicluster' }, { has: 'kubernetes.io/elb.multicluster-loadbalancer-weight' }] }, severity: 'error', why: 'The weight of a cluster and custom weights of pods exclude each other.', help: 'Keep one of the two.', facts: ['custom-weights-constraints'], pages: ['cce_10_1026'], basis: ['docs'] },
    { kind: 'requires', condition: { clusterType: 'turbo' }, severity: 'error', why: 'Custom weights belong to pods as backends, which only Turbo clusters have.', help: 'Remove it, or use a Turbo cluster.', facts: ['custom-weights-constraints'], pages: ['cce_10_1026'], basis: ['docs'] },
    { kind: 'requires', condition: { elbClass: 'performance' }, severity: 'error', why: 'Custom weights need a dedicated load balancer.', help: 'Use a dedicated load balancer, or remove it.', facts: ['custom-weights-constraints'], pages: ['cce_10_1026'], basis: ['docs'] },
  ],
  notes: [
    'Only single-port listeners; port range listeners are not supported together with it.',
    'Key, versions and limits were read, the members of groups were not; do not check them.',
  ],
  pages: ['cce_10_1026'],
  offered: { noProp: 'the members of its value could not be read: recognised, not offered' },
});

