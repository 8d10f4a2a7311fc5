import { booleanText, unjudgedText } from '../codec/text';
import { AUTHORED, annotation, isOn, PLATFORM_WRITTEN, UNVERIFIED } from '../define';

export const mark = annotation({
  key: 'kubernetes.io/elb.mark',
  group: 'lifecycle',
  summary: 'A counter by which the controller starts its own resynchronisation.',
  codec: unjudgedText('state of the platform'),
  writtenBy: 'platform',
  mutable: false,
  notes: ['Tools that compare manifests with the cluster must pass over it.'],
  pages: ['cce_10_0682', 'src:hws-2020', 'src:openkruise/kruise-game network guide'],
  offered: PLATFORM_WRITTEN,
});

export const connectionDrainEnable = annotation({
  key: 'kubernetes.io/elb.connection-drain-enable',
  group: 'lifecycle',
  summary: 'Lets connections finish when a backend is removed.',
  codec: booleanText(),
  writtenBy: 'user-or-platform',
  elbClasses: ['performance'],
  editions: ['huawei'],
  verified: false,
  constraints: [
    {
      kind: 'requires',
      condition: { has: 'kubernetes.io/elb.connection-drain-timeout' },
      when: isOn('kubernetes.io/elb.connection-drain-enable'),
      severity: 'error',
      why: 'Without a time the backend server group is refused, and the Service stays pending.',
      help: 'Add kubernetes.io/elb.connection-drain-timeout, in seconds.',
      facts: ['drain-needs-timeout'],
      pages: ['field:kruise-game-notes'],
      basis: ['observed'],
      platformMessage: 'ELB.8902 ... Connection drain timeout must be explict defined.',
    },
  ],
  notes: [
    'The load balancer service has the feature for TCP, UDP and QUIC backends of dedicated load balancers only.',
    'Live Services have both keys where the printed source has neither: the platform or a plugin may write them.',
    'The Huawei Cloud page has had a section on the graceful exit of backends since 2025, whose text could not be read.',
  ],
  pages: ['src:openkruise/kruise-game network guide', 'field:kruise-game-notes', 'bestpractice-elb/elb_bp_1021'],
  offered: UNVERIFIED,
});

export const connectionDrainTimeout = annotation({
  key: 'kubernetes.io/elb.connection-drain-timeout',
  group: 'lifecycle',
  summary: 'How long the connections of a removed backend are kept, in seconds.',
  codec: unjudgedText('a number of seconds, whose range was not seen'),
  writtenBy: 'user-or-platform',
  elbClasses: ['performance'],
  editions: ['huawei'],
  verified: false,
  constraints: [
    {
      kind: 'requires',
      condition: isOn('kubernetes.io/elb.connection-drain-enable'),
      when: AUTHORED,
      severity: 'info',
      why: 'The time is that of draining, which is not switched on.',
      help: 'Add kubernetes.io/elb.connection-drain-enable: "true", or remove it.',
      facts: [],
      pages: ['field:kruise-game-notes'],
      basis: ['observed'],
    },
  ],
  pages: ['src:openkruise/kruise-game network guide', 'field:kruise-game-notes'],
  offered: UNVERIFIED,
});
