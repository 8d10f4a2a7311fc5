import { since } from '../../cluster/version';
import { listText } from '../codec/list-text';
import { formattedText, isAddress, oneOf } from '../codec/text';
import { AUTHORED, annotation } from '../define';

/** An IP address group of the load balancer service. The pages do not say what its id looks like, but that it is no address. */
const addressGroupText = formattedText({
  form: 'id of an IP address group',
  fits: (text) => text.trim() !== '' && text.length <= 255 && !isAddress(text) && !text.includes('/'),
  expects: 'the id of an IP address group, not an address or a CIDR block',
  hint: (text) =>
    isAddress(text) || text.includes('/')
      ? 'put the addresses into an IP address group of the load balancer service and name its id'
      : undefined,
});

const SINCE = since(['v1.23.12-r0', 'v1.25.7-r0', 'v1.27.4-r0', 'v1.28.2-r0'], { legacy: ['v1.19.16', 'v1.21.4'] });

export const aclId = annotation({
  key: 'kubernetes.io/elb.acl-id',
  group: 'access-control',
  summary: 'The IP address groups that are the blocklist or trustlist of the listeners.',
  codec: listText({ item: addressGroupText, maxItems: 5, canBeEmpty: true }),
  default: 'the access control of the listeners is left alone',
  since: SINCE,
  sinceByValue: [
    {
      what: 'more than one id',
      applies: (ids) => ids.length > 1,
      elbClass: 'performance',
      since: since(['v1.25.16-r10', 'v1.27.16-r10', 'v1.28.15-r0', 'v1.29.10-r0', 'v1.30.6-r0', 'v1.31.1-r0']),
    },
  ],
  mutable: true,
  keptOnRemoval: true,
  onRemove:
    'To open the listener, set kubernetes.io/elb.acl-id to an empty text or kubernetes.io/elb.acl-status to off.',
  constraints: [
    {
      kind: 'requires',
      condition: { allOf: [{ has: 'kubernetes.io/elb.acl-status' }, { has: 'kubernetes.io/elb.acl-type' }] },
      when: {
        not: {
          anyOf: [
            { has: 'kubernetes.io/elb.acl-id', text: [''] },
            { has: 'kubernetes.io/elb.acl-status', text: ['off', 'false'] },
          ],
        },
      },
      severity: 'error',
      why: 'The three keys belong together: an incomplete set leaves the listener open, or fails.',
      help: 'Add kubernetes.io/elb.acl-status: "on" and kubernetes.io/elb.acl-type: white (only the listed may connect) or black (the listed may not).',
      facts: ['acl-complete-triple'],
      pages: ['cce_10_0831', 'cce_10_0513'],
      basis: ['docs'],
    },
  ],
  facts: ['acl-multiple-groups', 'acl-id-not-cidr'],
  notes: [
    'Absent: the access control is left alone. Empty: every address may connect. With ids: access control is on.',
    'The groups must exist in the load balancer service.',
    'One group with a shared load balancer, up to five with a dedicated one.',
    'spec.loadBalancerSourceRanges is no substitute: it was seen to be ignored on v1.35.3.',
    'The guide of 2023 had other limits: v1.19.16 and v1.21.4, dedicated load balancers only, and only for new Services or new ports.',
  ],
  pages: [
    'cce_10_0385',
    'cce_10_0831',
    'cce_10_0681',
    'cce_10_0513',
    'huawei-zh-2023:cce_10_0385',
    'field:huawei-elb-controller',
  ],
  offered: { prop: 'ElbSettings.accessControl' },
});

export const aclStatus = annotation({
  key: 'kubernetes.io/elb.acl-status',
  group: 'access-control',
  summary: 'Switches access control of the listeners.',
  codec: oneOf(['on', 'off', 'true', 'false']),
  writtenBy: 'user-or-platform',
  since: SINCE,
  mutable: true,
  keptOnRemoval: true,
  facts: ['acl-status-value'],
  notes: [
    'true means on, false means off. Quote it: bare on and off are booleans in YAML 1.1.',
    'off can be used alone; on needs kubernetes.io/elb.acl-id and kubernetes.io/elb.acl-type.',
    'The guide of 2023 knew on only.',
  ],
  pages: ['cce_10_0385', 'cce_10_0831', 'huawei-zh-2023:cce_10_0385'],
  offered: { prop: 'ElbSettings.accessControl' },
});

export const aclType = annotation({
  key: 'kubernetes.io/elb.acl-type',
  group: 'access-control',
  summary: 'Whether the IP address groups are a blocklist (black) or a trustlist (white).',
  codec: oneOf(['black', 'white'], {
    hints: {
      allow: 'white lets only the listed addresses connect',
      deny: 'black keeps the listed addresses out',
    },
  }),
  since: SINCE,
  mutable: true,
  keptOnRemoval: true,
  constraints: [
    {
      kind: 'requires',
      condition: { has: 'kubernetes.io/elb.acl-id' },
      when: AUTHORED,
      severity: 'info',
      why: 'Without IP address groups it says nothing.',
      help: 'Add kubernetes.io/elb.acl-id, or remove it.',
      facts: [],
      pages: ['cce_10_0831'],
      basis: ['docs'],
    },
  ],
  facts: ['acl-type-value'],
  notes: ['white: only listed addresses may connect. black: listed addresses may not.'],
  pages: ['cce_10_0385', 'cce_10_0831'],
  offered: { prop: 'ElbSettings.accessControl' },
});
