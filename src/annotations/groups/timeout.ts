import { since } from '../../cluster/version';
import { integerText } from '../codec/text';
import { annotation } from '../define';

export const keepaliveTimeout = annotation({
  key: 'kubernetes.io/elb.keepalive_timeout',
  group: 'timeouts',
  summary: 'Idle time after which the load balancer closes a client connection.',
  codec: integerText({ min: 0, max: 4000, unit: 'seconds' }),
  since: {
    performance: since(['v1.19.16-r30', 'v1.21.10-r10', 'v1.23.8-r10', 'v1.25.3-r10']),
    union: since(['v1.23.13-r0', 'v1.25.8-r0', 'v1.27.5-r0', 'v1.28.3-r0']),
  },
  listenerRanges: [
    { listeners: ['TCP', 'UDP'], min: 10, max: 4000, default: 300 },
    { listeners: ['HTTP', 'HTTPS'], min: 0, max: 4000, default: 60 },
  ],
  mutable: true,
  onRemove: 'ELB keeps the value after the key is removed.',
  constraints: [
    {
      kind: 'ineffective',
      condition: { allOf: [{ elbClass: 'union' }, { onlyListeners: ['UDP'] }] },
      severity: 'warning',
      why: 'It has no effect on UDP ports of a shared load balancer.',
      help: 'Remove it, or use a dedicated load balancer.',
      facts: ['keepalive-udp-shared'],
      pages: ['cce_10_0729', 'cce_10_0681'],
      basis: ['docs'],
    },
  ],
  facts: ['timeout-integer', 'keepalive-range'],
  notes: [
    'Value 0 to 9 is valid only if every port is HTTP or HTTPS.',
    'Note the underscore in the key.',
    'Plain digits; a suffix such as 300s is not a documented form.',
    "TERMINATED_HTTPS is ELB's name of HTTPS listeners on shared load balancers. TLS is not mentioned.",
    'The ELB API of OTC gives 1 to 4000 for HTTP and HTTPS and says that the value does not take effect on UDP listeners.',
  ],
  pages: [
    'cce_10_0385',
    'cce_10_0729',
    'drawer-cce/Service_k8s_annotation__kubernetes_io_elb_keepalive_timeout',
    'ref-cce/category_30',
    'elb-api:adding_a_listener',
  ],
  offered: { prop: 'ElbSettings.idleTimeout' },
});

export const clientTimeout = annotation({
  key: 'kubernetes.io/elb.client_timeout',
  group: 'timeouts',
  summary: 'Time allowed for a client to deliver request headers, or between two body packets.',
  codec: integerText({ min: 1, max: 300, unit: 'seconds' }),
  default: '60',
  since: since(['v1.23.13-r0', 'v1.25.8-r0', 'v1.27.5-r0', 'v1.28.3-r0']),
  mutable: true,
  onRemove: 'ELB keeps the value after the key is removed.',
  constraints: [
    {
      kind: 'requires',
      condition: { anyListener: ['HTTP', 'HTTPS'] },
      severity: 'warning',
      why: 'TCP, UDP and TLS listeners do not have this timeout.',
      help: 'Add the port to kubernetes.io/elb.protocol-port, such as "http:80", or remove it.',
      facts: ['l7-timeouts-need-http'],
      pages: ['cce_10_0729', 'cce_10_0681'],
      basis: ['docs'],
    },
  ],
  facts: ['l7-timeouts-range'],
  pages: ['cce_10_0385', 'cce_10_0729', 'cce_10_0681'],
  offered: { prop: 'HttpListenerOptions.requestTimeout' },
});

export const memberTimeout = annotation({
  key: 'kubernetes.io/elb.member_timeout',
  group: 'timeouts',
  summary: 'Time to wait for a backend answer before the load balancer returns 504.',
  codec: integerText({ min: 1, max: 300, unit: 'seconds' }),
  default: '60',
  since: since(['v1.23.13-r0', 'v1.25.8-r0', 'v1.27.5-r0', 'v1.28.3-r0']),
  mutable: true,
  onRemove: 'ELB keeps the value after the key is removed.',
  constraints: [
    {
      kind: 'requires',
      condition: { anyListener: ['HTTP', 'HTTPS'] },
      severity: 'warning',
      why: 'TCP, UDP and TLS listeners do not have this timeout.',
      help: 'Add the port to kubernetes.io/elb.protocol-port, such as "http:80", or remove it.',
      facts: ['l7-timeouts-need-http'],
      pages: ['cce_10_0729', 'cce_10_0681'],
      basis: ['docs'],
    },
  ],
  facts: ['l7-timeouts-range'],
  pages: ['cce_10_0385', 'cce_10_0729', 'cce_10_0681'],
  offered: { prop: 'HttpListenerOptions.responseTimeout' },
});
