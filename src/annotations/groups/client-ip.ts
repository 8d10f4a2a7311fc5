import { since } from '../../cluster/version';
import { booleanText } from '../codec/text';
import { annotation } from '../define';

export const transparentClientIp = annotation({
  key: 'kubernetes.io/elb.transparent-client-ip',
  group: 'client-ip',
  summary: "Makes a shared load balancer pass the client's source address to the backends.",
  codec: booleanText(),
  elbClasses: ['union'],
  classLimit: { when: { has: 'kubernetes.io/elb.transparent-client-ip', text: ['false'] }, severity: 'warning', why: 'A dedicated load balancer always passes the client address on; it cannot be switched off.', facts: ['transparent-ip-shared-only'] },
  clusterTypes: ['standard'],
  clusterTypeLimit: 'constraints',
  since: since(['v1.23.17-r0', 'v1.25.12-r0', 'v1.27.9-r0', 'v1.28.7-r0', 'v1.29.3-r0']),
  mutable: true,
  onRemove: 'ELB keeps the setting after the key is removed.',
  constraints: [
    { kind: 'requires', condition: { anyListener: ['TCP', 'UDP'] }, severity: 'warning', why: 'HTTP and HTTPS listeners carry the client address in X-Forwarded-For instead.', help: 'Remove it, and read X-Forwarded-For.', facts: ['transparent-ip-l4-only'], pages: ['cce_10_0916', 'cce_bestpractice_00035'], basis: ['docs'] },
    { kind: 'ineffective', condition: { allOf: [{ clusterType: 'standard' }, { externalTrafficPolicy: 'Cluster' }] }, when: { has: 'kubernetes.io/elb.transparent-client-ip', text: ['true'] }, severity: 'warning', why: 'With policy Cluster the node replaces the source address: backends do not see the client.', help: 'Set externalTrafficPolicy to Local.', facts: ['transparent-ip-needs-local'], pages: ['cce_10_0916', 'cce_bestpractice_00035'], basis: ['docs'] },
    { kind: 'ineffective', condition: { clusterType: 'turbo' }, when: { has: 'kubernetes.io/elb.transparent-client-ip', text: ['true'] }, severity: 'warning', why: 'In Turbo clusters it does not take effect; one page allows it for hostNetwork backends with policy Local.', help: 'Use a dedicated load balancer, which passes the client address on to pods.', facts: ['transparent-ip-needs-local'], pages: ['cce_10_0916', 'cce_bestpractice_00035'], basis: ['docs'] },
  ],
  notes: [
    'HTTP and HTTPS listeners carry the client address in X-Forwarded-For instead.',
    'The open-source controller spells it enable-transparent-client-ip.',
  ],
  pages: ['cce_10_0385', 'cce_10_0916', 'cce_bestpractice_00035'],
  offered: { prop: 'ElbSettings.transparentClientIp' },
});

export const xForwardedPort = annotation({
  key: 'kubernetes.io/elb.x-forwarded-port',
  group: 'client-ip',
  summary: 'Adds the listener port to requests as X-Forwarded-Port.',
  codec: booleanText(),
  default: 'false',
  elbClasses: ['performance'],
  since: since(['v1.23.13-r0', 'v1.25.8-r0', 'v1.27.5-r0', 'v1.28.3-r0']),
  mutable: true,
  onRemove: 'ELB keeps the setting after the key is removed.',
  editions: ['huawei'],
  verified: false,
  constraints: [
    { kind: 'requires', condition: { anyListener: ['HTTP', 'HTTPS'] }, severity: 'warning', why: 'It acts on HTTP messages: on other listeners it does nothing.', help: 'Add the port to kubernetes.io/elb.protocol-port, such as "http:80", or remove it.', facts: ['l7-only-annotations'], pages: ['cce_10_0865', 'cce_10_0866'], basis: ['docs'] },
  ],
  notes: [
    "Feature and versions are official; the key spelling comes from the sibling product CCI and from a plugin's tests.",
  ],
  pages: ['cce_10_0865', 'usermanual-cci2/cci_01_0131', 'src:openkruise/kruise-game tests'],
  offered: { noProp: 'its key or its details could not be read in an official page: recognised, not offered' },
});

export const xForwardedForPort = annotation({
  key: 'kubernetes.io/elb.x-forwarded-for-port',
  group: 'client-ip',
  summary: "Adds the client's source port to requests as X-Forwarded-For-Port.",
  codec: booleanText(),
  default: 'false',
  elbClasses: ['performance'],
  since: since(['v1.23.13-r0', 'v1.25.8-r0', 'v1.27.5-r0', 'v1.28.3-r0']),
  mutable: true,
  onRemove: 'ELB keeps the setting after the key is removed.',
  editions: ['huawei'],
  verified: false,
  constraints: [
    { kind: 'requires', condition: { anyListener: ['HTTP', 'HTTPS'] }, severity: 'warning', why: 'It acts on HTTP messages: on other listeners it does nothing.', help: 'Add the port to kubernetes.io/elb.protocol-port, such as "http:80", or remove it.', facts: ['l7-only-annotations'], pages: ['cce_10_0865', 'cce_10_0866'], basis: ['docs'] },
  ],
  notes: [
    'Key spelling seen on the sibling product CCI only.',
  ],
  pages: ['cce_10_0865', 'usermanual-cci2/cci_01_0131', 'cce_10_1100'],
  offered: { noProp: 'its key or its details could not be read in an official page: recognised, not offered' },
});

export const xForwardedHost = annotation({
  key: 'kubernetes.io/elb.x-forwarded-host',
  group: 'client-ip',
  summary: "Rewrites X-Forwarded-Host from the request's Host header.",
  codec: booleanText(),
  default: 'false',
  elbClasses: ['performance'],
  classLimit: { when: { has: 'kubernetes.io/elb.class', text: ['union'] }, severity: 'error', why: 'The platform refuses the whole Service.', facts: ['x-forwarded-host-dedicated'], platformMessage: 'admission webhook "validate.crd.service" denied the request: only performance elb supports kubernetes.io/elb.x-forwarded-host' },
  since: since(['v1.23.13-r0', 'v1.25.8-r0', 'v1.27.5-r0', 'v1.28.3-r0']),
  mutable: true,
  onRemove: 'ELB keeps the setting after the key is removed.',
  editions: ['huawei'],
  constraints: [
    { kind: 'requires', condition: { anyListener: ['HTTP', 'HTTPS'] }, severity: 'warning', why: 'It acts on HTTP messages: on other listeners it does nothing.', help: 'Add the port to kubernetes.io/elb.protocol-port, such as "http:80", or remove it.', facts: ['l7-only-annotations'], pages: ['cce_10_0865', 'cce_10_0866'], basis: ['docs'] },
  ],
  notes: [
    'On a shared load balancer the webhook refuses the Service - only performance elb supports kubernetes.io/elb.x-forwarded-host.',
    'The open-source controller has a key of the same name.',
  ],
  pages: ['cce_10_0865', 'usermanual-cci2/cci_01_0131', 'field:kruise-game-notes'],
  offered: { prop: 'HttpListenerOptions.forwardedHost' },
});

