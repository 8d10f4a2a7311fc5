import { since } from '../../cluster/version';
import { formattedText, listText, oneOf } from '../codec/text';
import { annotation } from '../define';

/** An IP address group of the load balancer service. The pages do not say what its id looks like: only addresses are refused. */
const addressGroupText = formattedText({
  form: 'id of an IP address group',
  pattern: /^[A-Za-z0-9_-]{1,64}$/,
  expects: 'the id of an IP address group, not an address or a CIDR block',
  hint: (text) =>
    /[./:]/.test(text)
      ? 'put the addresses into an IP address group of the load balancer service and name its id'
      : undefined,
});

export const aclId = annotation({
  key: 'kubernetes.io/elb.acl-id',
  group: 'access-control',
  summary: 'IP address group(s) of ELB used as blocklist or trustlist of the listeners.',
  codec: listText({ item: addressGroupText, maxItems: 5, canBeEmpty: true }),
  since: since(['v1.23.12-r0', 'v1.25.7-r0', 'v1.27.4-r0', 'v1.28.2-r0'], { legacy: ['v1.19.16', 'v1.21.4'] }),
  sinceByValue: [
    {
      what: 'more than one id',
      applies: (ids) => ids.length > 1,
      since: since(['v1.25.16-r10', 'v1.27.16-r10', 'v1.28.15-r0', 'v1.29.10-r0', 'v1.30.6-r0', 'v1.31.1-r0']),
    },
  ],
  mutable: true,
  onRemove:
    'ELB keeps the access control after the keys are removed; set acl-id to an empty string (or status off) to open the listener.',
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
    'Ids of existing ELB IP address groups; CIDR blocks are not accepted.',
    'More than one id only with dedicated load balancers and from the versions in multiIdMinClusterVersion; never more than five.',
    'spec.loadBalancerSourceRanges is not a substitute (observed to be ignored on v1.35.3).',
    'The 2023 guide had other limits (v1.19.16 and v1.21.4, dedicated only, only for new Services or new ports).',
    'absent = CCE leaves access control of the listener alone',
    'empty string = all addresses allowed',
    'id(s) = access control on; also needs acl-status and acl-type',
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
  since: since(['v1.23.12-r0', 'v1.25.7-r0', 'v1.27.4-r0', 'v1.28.2-r0'], { legacy: ['v1.19.16', 'v1.21.4'] }),
  mutable: true,
  onRemove: 'ELB keeps the access control.',
  facts: ['acl-status-value'],
  notes: [
    'Mandatory with a blocklist or trustlist.',
    'on = true, off = false; quote it, bare on and off are YAML 1.1 booleans',
    '2023 guide knew only on',
  ],
  pages: ['cce_10_0385', 'cce_10_0831', 'huawei-zh-2023:cce_10_0385'],
  offered: { prop: 'ElbSettings.accessControl' },
});

export const aclType = annotation({
  key: 'kubernetes.io/elb.acl-type',
  group: 'access-control',
  summary: 'Says whether the IP address groups are a blocklist or a trustlist.',
  codec: oneOf(['black', 'white'], {
    hints: { allow: 'white lets only the listed addresses connect', deny: 'black keeps the listed addresses out' },
  }),
  since: since(['v1.23.12-r0', 'v1.25.7-r0', 'v1.27.4-r0', 'v1.28.2-r0'], { legacy: ['v1.19.16', 'v1.21.4'] }),
  mutable: true,
  onRemove: 'ELB keeps the access control.',
  facts: ['acl-type-value'],
  notes: ['white = only listed addresses may connect; black = listed addresses may not.'],
  pages: ['cce_10_0385', 'cce_10_0831'],
  offered: { prop: 'ElbSettings.accessControl' },
});
