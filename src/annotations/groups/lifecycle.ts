import { booleanText, unjudgedText } from '../codec/text';
import { annotation } from '../define';

export const mark = annotation({
  key: 'kubernetes.io/elb.mark',
  group: 'lifecycle',
  summary: 'Counter that the controller writes to trigger its own resynchronisation.',
  codec: unjudgedText('state of the platform'),
  writtenBy: 'platform',
  mutable: false,
  notes: ['Do not author, change or remove; tools that diff manifests against the cluster must ignore it.'],
  pages: ['cce_10_0682', 'src:hws-2020', 'src:openkruise/kruise-game network guide'],
  offered: { noProp: 'written by the platform: never written by us' },
});

export const connectionDrainEnable = annotation({
  key: 'kubernetes.io/elb.connection-drain-enable',
  group: 'lifecycle',
  summary: 'Lets existing connections finish when a backend is removed.',
  codec: booleanText(),
  writtenBy: 'user-or-platform',
  elbClasses: ['performance'],
  editions: ['huawei'],
  verified: false,
  constraints: [
    {
      kind: 'requires',
      condition: { has: 'kubernetes.io/elb.connection-drain-timeout' },
      when: { has: 'kubernetes.io/elb.connection-drain-enable', text: ['true'] },
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
    'Without the timeout key ELB refuses the backend server group (ELB.8902, Connection drain timeout must be explict defined).',
    'ELB has the feature for TCP, UDP and QUIC backends of dedicated instances only.',
    'Live Services have both keys although the author set neither in the printed source, so the platform or a plugin may write them.',
    'The Huawei annotation page has a section on graceful exit of ELB backends (2025); its text was not readable.',
  ],
  pages: ['src:openkruise/kruise-game network guide', 'field:kruise-game-notes', 'bestpractice-elb/elb_bp_1021'],
  offered: { noProp: 'its key or its details could not be read in an official page: recognised, not offered' },
});

export const connectionDrainTimeout = annotation({
  key: 'kubernetes.io/elb.connection-drain-timeout',
  group: 'lifecycle',
  summary: 'How long draining connections are kept, in seconds.',
  codec: unjudgedText('a number of seconds'),
  writtenBy: 'user-or-platform',
  elbClasses: ['performance'],
  editions: ['huawei'],
  verified: false,
  notes: ['Range not seen.'],
  pages: ['src:openkruise/kruise-game network guide', 'field:kruise-game-notes'],
  offered: { noProp: 'its key or its details could not be read in an official page: recognised, not offered' },
});
