import { since } from '../../cluster/version';
import { type Fields, jsonObject, jsonString, jsonText } from '../codec/json';
import { unjudgedText, uuidText } from '../codec/text';
import { annotation, PLATFORM_WRITTEN } from '../define';

const CUSTOM_EIP_FIELDS = {
  id: { name: 'id', summary: 'Id of the EIP.', codec: jsonString(unjudgedText('the id of an EIP')), mandatory: true },
  publicIpAddress: {
    name: 'public_ip_address',
    summary: 'Its address.',
    codec: jsonString(unjudgedText('a public address')),
    mandatory: true,
  },
} as const satisfies Fields;

const CUSTOM_SINCE = since(['v1.23.18-r0', 'v1.25.13-r0', 'v1.27.10-r0', 'v1.28.8-r0', 'v1.29.4-r0', 'v1.30.1-r0']);

export const customEipId = annotation({
  key: 'kubernetes.io/elb.custom-eip-id',
  group: 'eip',
  summary: 'Replaces the public address (EIP) of an automatically created load balancer by one of your own.',
  codec: uuidText('the id of an EIP'),
  since: CUSTOM_SINCE,
  mutable: true,
  onChange:
    'It is set by an update of an existing Service. The platform records the result in kubernetes.io/elb.custom-eip-status; the public address in status and spec.loadBalancerIP changes.',
  notes: [
    'Documented for updates of a Service that carries kubernetes.io/elb.eip-id; what it does at creation is not. A manifest in git never has that key: the platform writes it.',
    'The EIP must not be bound to anything.',
    'The EIP before is deleted with the Service if the platform made it and nothing else uses it; one that was made by hand is unbound only, and stays billed.',
    'An EIP that is set this way is not deleted with the Service.',
  ],
  pages: ['cce_10_0385', 'cce_10_0924'],
  offered: { prop: 'PublicElbAutocreateProps.customEipId' },
});

export const customEipStatus = annotation({
  key: 'kubernetes.io/elb.custom-eip-status',
  group: 'eip',
  summary: "The platform's record of the custom EIP in use.",
  codec: jsonText(jsonObject(CUSTOM_EIP_FIELDS)),
  writtenBy: 'platform',
  since: CUSTOM_SINCE,
  mutable: false,
  notes: ['Stands beside kubernetes.io/elb.custom-eip-id.'],
  pages: ['cce_10_0924'],
  offered: PLATFORM_WRITTEN,
});

export const eipId = annotation({
  key: 'kubernetes.io/elb.eip-id',
  group: 'eip',
  summary: "The platform's record of the EIP that was created with the load balancer.",
  codec: uuidText('the id of an EIP'),
  writtenBy: 'platform',
  mutable: false,
  onChange: 'Documented as unchangeable.',
  notes: [
    'Only beside kubernetes.io/elb.autocreate of type public.',
    'Deleting the Service deletes this EIP (first published provider source).',
    'Until about 2020 the guide let users set it together with an existing load balancer, and the open-source controller still does.',
  ],
  pages: ['cce_10_0924', 'src:hws-2020', 'field:kruise-game-notes', 'Huawei guides before 2021'],
  offered: PLATFORM_WRITTEN,
});
