import { since } from '../../cluster/version';
import { booleanText } from '../codec/text';
import { annotation, isOn, needsHttpListener, UNVERIFIED } from '../define';

export const transparentClientIp = annotation({
  key: 'kubernetes.io/elb.transparent-client-ip',
  group: 'client-ip',
  summary: "Makes a shared load balancer pass the client's address on to the backends.",
  codec: booleanText(),
  elbClasses: ['union'],
  classLimit: {
    when: { has: 'kubernetes.io/elb.transparent-client-ip', text: ['false'] },
    severity: 'warning',
    why: 'A dedicated load balancer always passes the client address on; it cannot be switched off.',
    facts: ['transparent-ip-shared-only'],
  },
  clusterTypes: ['standard'],
  clusterTypeLimit: 'constraints',
  since: since(['v1.23.17-r0', 'v1.25.12-r0', 'v1.27.9-r0', 'v1.28.7-r0', 'v1.29.3-r0']),
  mutable: true,
  keptOnRemoval: true,
  onRemove: 'To switch it off, write false.',
  constraints: [
    {
      kind: 'requires',
      condition: { anyListener: ['TCP', 'UDP'] },
      when: isOn('kubernetes.io/elb.transparent-client-ip'),
      severity: 'warning',
      why: 'HTTP and HTTPS listeners carry the client address in X-Forwarded-For instead.',
      help: 'Remove it, and read X-Forwarded-For.',
      facts: ['transparent-ip-l4-only'],
      pages: ['cce_10_0916', 'cce_bestpractice_00035'],
      basis: ['docs'],
    },
    {
      kind: 'ineffective',
      condition: { allOf: [{ clusterType: 'standard' }, { externalTrafficPolicy: 'Cluster' }] },
      when: isOn('kubernetes.io/elb.transparent-client-ip'),
      severity: 'warning',
      why: 'With policy Cluster the node replaces the source address: backends do not see the client.',
      help: 'Set externalTrafficPolicy to Local, and inside the cluster call the Service by its name.',
      facts: ['transparent-ip-needs-local'],
      pages: ['cce_10_0916', 'cce_bestpractice_00035'],
      basis: ['docs'],
    },
    {
      kind: 'ineffective',
      condition: { allOf: [{ clusterType: 'turbo' }, { elbClass: 'union' }, { externalTrafficPolicy: 'Cluster' }] },
      when: isOn('kubernetes.io/elb.transparent-client-ip'),
      severity: 'warning',
      why: 'In Turbo clusters it does not take effect; one page allows it for hostNetwork backends with policy Local.',
      help: 'Use a dedicated load balancer, which passes the client address on to pods.',
      facts: ['transparent-ip-needs-local'],
      pages: ['cce_10_0916', 'cce_bestpractice_00035'],
      basis: ['docs'],
    },
  ],
  notes: ['The open-source controller spells it kubernetes.io/elb.enable-transparent-client-ip.'],
  pages: ['cce_10_0385', 'cce_10_0916', 'cce_bestpractice_00035'],
  offered: { prop: 'ElbSettings.transparentClientIp' },
});

const HEADERS_SINCE = since(['v1.23.13-r0', 'v1.25.8-r0', 'v1.27.5-r0', 'v1.28.3-r0']);

export const xForwardedPort = annotation({
  key: 'kubernetes.io/elb.x-forwarded-port',
  group: 'client-ip',
  summary: 'Adds the port of the listener to requests, as X-Forwarded-Port.',
  codec: booleanText(),
  default: 'false',
  elbClasses: ['performance'],
  since: HEADERS_SINCE,
  mutable: true,
  keptOnRemoval: true,
  editions: ['huawei'],
  verified: false,
  constraints: [needsHttpListener('kubernetes.io/elb.x-forwarded-port')],
  notes: [
    'Feature and versions are official; the spelling of the key comes from the sibling product CCI and the tests of a plugin.',
  ],
  pages: ['cce_10_0865', 'usermanual-cci2/cci_01_0131', 'src:openkruise/kruise-game tests'],
  offered: UNVERIFIED,
});

export const xForwardedForPort = annotation({
  key: 'kubernetes.io/elb.x-forwarded-for-port',
  group: 'client-ip',
  summary: "Adds the client's source port to requests, as X-Forwarded-For-Port.",
  codec: booleanText(),
  default: 'false',
  elbClasses: ['performance'],
  since: HEADERS_SINCE,
  mutable: true,
  keptOnRemoval: true,
  editions: ['huawei'],
  verified: false,
  constraints: [needsHttpListener('kubernetes.io/elb.x-forwarded-for-port')],
  notes: [
    'The spelling of the key was seen on the sibling product CCI only.',
    'QUIC listeners do not have the header.',
  ],
  pages: ['cce_10_0865', 'usermanual-cci2/cci_01_0131', 'cce_10_1100'],
  offered: UNVERIFIED,
});

export const xForwardedHost = annotation({
  key: 'kubernetes.io/elb.x-forwarded-host',
  group: 'client-ip',
  summary: 'Writes the Host header of a request into X-Forwarded-Host.',
  codec: booleanText(),
  default: 'false',
  elbClasses: ['performance'],
  classLimit: {
    when: { has: 'kubernetes.io/elb.class', text: ['union'] },
    severity: 'error',
    why: 'The platform refuses the whole Service.',
    facts: ['x-forwarded-host-dedicated'],
    platformMessage:
      'admission webhook "validate.crd.service" denied the request: only performance elb supports kubernetes.io/elb.x-forwarded-host',
  },
  since: HEADERS_SINCE,
  mutable: true,
  keptOnRemoval: true,
  editions: ['huawei'],
  constraints: [needsHttpListener('kubernetes.io/elb.x-forwarded-host')],
  notes: ['The open-source controller has a key of the same name.'],
  pages: ['cce_10_0865', 'usermanual-cci2/cci_01_0131', 'field:kruise-game-notes'],
  offered: { prop: 'HttpListenerOptions.forwardedHost' },
});
