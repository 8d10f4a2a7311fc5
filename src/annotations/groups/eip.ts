import { since } from '../../cluster/version';
import { jsonObject, jsonString, jsonText } from '../codec/json';
import { unjudgedText, uuidText } from '../codec/text';
import { annotation } from '../define';

const CUSTOM_EIP_FIELDS = {
  id: { name: 'id', summary: 'Id of the EIP.', codec: jsonString(unjudgedText('the id of an EIP')), mandatory: true },
  publicIpAddress: {
    name: 'public_ip_address',
    summary: 'Its address.',
    codec: jsonString(unjudgedText('a public address')),
    mandatory: true,
  },
} as const;

export const customEipId = annotation({
  key: 'kubernetes.io/elb.custom-eip-id',
  group: 'eip',
  summary: "Replaces the EIP of an automatically created load balancer by one of the user's own.",
  codec: uuidText('the id of an EIP'),
  since: since(['v1.23.18-r0', 'v1.25.13-r0', 'v1.27.10-r0', 'v1.28.8-r0', 'v1.29.4-r0', 'v1.30.1-r0']),
  mutable: true,
  onChange:
    'The only way to set it is an update of an existing Service. Result is recorded in kubernetes.io/elb.custom-eip-status and the public address in status and spec.loadBalancerIP changes.',
  notes: [
    "Documented for updates only; what it does at creation is not stated. A manifest kept in git has this key but not the platform's elb.eip-id.",
    'The EIP must not be bound to anything.',
    'The previous EIP is deleted with the Service if CCE made it and nothing else uses it; an EIP made by hand is only unbound and stays billed.',
    'A user EIP set this way is not deleted with the Service.',
  ],
  pages: ['cce_10_0385', 'cce_10_0924'],
  offered: { prop: 'PublicElbAutocreateProps.customEipId' },
});

export const customEipStatus = annotation({
  key: 'kubernetes.io/elb.custom-eip-status',
  group: 'eip',
  summary: 'Platform record of the custom EIP in use.',
  codec: jsonText(jsonObject(CUSTOM_EIP_FIELDS)),
  writtenBy: 'platform',
  since: since(['v1.23.18-r0', 'v1.25.13-r0', 'v1.27.10-r0', 'v1.28.8-r0', 'v1.29.4-r0', 'v1.30.1-r0']),
  mutable: false,
  notes: ['Written by the platform; do not author it.'],
  pages: ['cce_10_0924'],
  offered: { noProp: 'written by the platform: never written by us' },
});

export const eipId = annotation({
  key: 'kubernetes.io/elb.eip-id',
  group: 'eip',
  summary: 'Platform record of the EIP that was assigned when the load balancer was created.',
  codec: uuidText('the id of an EIP'),
  writtenBy: 'platform',
  mutable: false,
  onChange: 'Documented as unchangeable.',
  notes: [
    'Appears for type public only; a private instance created by CCE has elb.id and elb.autocreate without it.',
    'Do not author it; until about 2020 the guide let users set it together with an existing load balancer, and the open-source controller still does.',
    'Deleting the Service deletes this EIP (ancestor code reads the id from here).',
  ],
  pages: ['cce_10_0924', 'src:hws-2020', 'field:kruise-game-notes', 'Huawei guides before 2021'],
  offered: { noProp: 'written by the platform: never written by us' },
});
