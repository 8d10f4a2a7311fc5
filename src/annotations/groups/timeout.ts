import { since } from '../../cluster/version';
import { integerText } from '../codec/text';
import { LAYER_7 } from '../condition';
import { annotation } from '../define';
import type { Constraint } from '../spec';

export const keepaliveTimeout = annotation({
  key: 'kubernetes.io/elb.keepalive_timeout',
  group: 'timeouts',
  summary: 'How long a client connection may stay idle before the load balancer closes it.',
  codec: integerText({ min: 0, max: 4000, unit: 'seconds' }),
  since: {
    performance: since(['v1.19.16-r30', 'v1.21.10-r10', 'v1.23.8-r10', 'v1.25.3-r10']),
    union: since(['v1.23.13-r0', 'v1.25.8-r0', 'v1.27.5-r0', 'v1.28.3-r0']),
  },
  listenerRanges: [
    { listeners: ['TCP', 'UDP'], min: 10, max: 4000, default: 300 },
    { listeners: LAYER_7, min: 0, max: 4000, default: 60 },
  ],
  mutable: true,
  keptOnRemoval: true,
  constraints: [
    {
      kind: 'ineffective',
      condition: { allOf: [{ elbClass: 'union' }, { onlyListeners: ['UDP'] }] },
      severity: 'warning',
      why: 'It has no effect on UDP ports of a shared load balancer.',
      help: 'Remove it, or use a dedicated load balancer.',
      facts: ['keepalive-udp-shared'],
      pages: ['cce_10_0729', 'cce_10_0681', 'elb-api:adding_a_listener'],
      basis: ['docs'],
    },
  ],
  facts: ['timeout-integer', 'keepalive-range'],
  notes: [
    'It holds for all ports of the Service: 0 to 9 is right only if every port is HTTP or HTTPS. TLS listeners are not mentioned.',
    'The key has an underscore. The value has no unit: 300s is not documented.',
    'By the ELB API of Open Telekom Cloud it is 1 to 4000 for HTTP and HTTPS, and takes no effect on UDP listeners.',
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

const L7_SINCE = since(['v1.23.13-r0', 'v1.25.8-r0', 'v1.27.5-r0', 'v1.28.3-r0']);

const NEEDS_HTTP: Constraint = {
  kind: 'requires',
  condition: { anyEntry: LAYER_7 },
  severity: 'warning',
  why: 'TCP, UDP and TLS listeners do not have this timeout.',
  help: 'Add the port to kubernetes.io/elb.protocol-port, such as "http:80", or remove it.',
  facts: ['l7-timeouts-need-http'],
  pages: ['cce_10_0729', 'cce_10_0681'],
  basis: ['docs'],
};

export const clientTimeout = annotation({
  key: 'kubernetes.io/elb.client_timeout',
  group: 'timeouts',
  summary: 'How long a client has for the headers of a request, and between two packets of its body.',
  codec: integerText({ min: 1, max: 300, unit: 'seconds' }),
  default: '60',
  since: L7_SINCE,
  mutable: true,
  keptOnRemoval: true,
  constraints: [NEEDS_HTTP],
  facts: ['timeout-integer', 'l7-timeouts-range'],
  pages: ['cce_10_0385', 'cce_10_0729', 'cce_10_0681'],
  offered: { prop: 'HttpListenerOptions.requestTimeout' },
});

export const memberTimeout = annotation({
  key: 'kubernetes.io/elb.member_timeout',
  group: 'timeouts',
  summary: 'How long the load balancer waits for the answer of a backend before it returns 504.',
  codec: integerText({ min: 1, max: 300, unit: 'seconds' }),
  default: '60',
  since: L7_SINCE,
  mutable: true,
  keptOnRemoval: true,
  constraints: [NEEDS_HTTP],
  facts: ['timeout-integer', 'l7-timeouts-range'],
  pages: ['cce_10_0385', 'cce_10_0729', 'cce_10_0681'],
  offered: { prop: 'HttpListenerOptions.responseTimeout' },
});
