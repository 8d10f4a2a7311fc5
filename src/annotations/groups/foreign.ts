import type { Page } from '../spec';

/** A key of another controller that shares the prefix. CCE does not read it. */
export interface ForeignKey {
  readonly key: string;
  /** Whose it is. */
  readonly dialect: string;
  readonly summary: string;
  /** What does the same on CCE. */
  readonly cceEquivalent?: string;
  readonly pages: readonly Page[];
}

export const FOREIGN_KEYS: readonly ForeignKey[] = [
  {
    key: 'kubernetes.io/elb.availability-zones',
    dialect: 'cloud-provider-huaweicloud',
    summary: 'Zones of a new dedicated instance, separated by semicolons.',
    cceEquivalent: 'available_zone in kubernetes.io/elb.autocreate',
    pages: ['src:ccm-oss'],
  },
  {
    key: 'kubernetes.io/elb.connection-limit',
    dialect: 'cloud-provider-huaweicloud',
    summary: 'Connection limit of shared listeners, -1 to 2147483647.',
    cceEquivalent: 'kubernetes.io/elb.connection (dedicated, Huawei)',
    pages: ['src:ccm-oss'],
  },
  {
    key: 'kubernetes.io/elb.keep-eip',
    dialect: 'cloud-provider-huaweicloud',
    summary: 'Keeps the EIP when the Service is deleted.',
    pages: ['src:ccm-oss'],
  },
  {
    key: 'kubernetes.io/elb.eip-auto-create-option',
    dialect: 'cloud-provider-huaweicloud',
    summary: 'JSON for a new EIP (share_type PER or WHOLE, share_id, ip_type, bandwidth_size, charge_mode).',
    cceEquivalent: 'bandwidth_* and eip_type in kubernetes.io/elb.autocreate',
    pages: ['src:ccm-oss'],
  },
  {
    key: 'kubernetes.io/elb.session-affinity-flag',
    dialect: 'cloud-provider-huaweicloud',
    summary: 'on or off switch of sticky sessions.',
    cceEquivalent: 'kubernetes.io/elb.session-affinity-mode',
    pages: ['src:ccm-oss'],
  },
  {
    key: 'kubernetes.io/elb.enable-transparent-client-ip',
    dialect: 'cloud-provider-huaweicloud',
    summary: 'Passes client addresses on shared TCP and UDP listeners.',
    cceEquivalent: 'kubernetes.io/elb.transparent-client-ip',
    pages: ['src:ccm-oss'],
  },
  {
    key: 'kubernetes.io/elb.default-tls-container-ref',
    dialect: 'cloud-provider-huaweicloud',
    summary: 'Server certificate; makes the listener TERMINATED_HTTPS.',
    cceEquivalent: 'kubernetes.io/elb.cert-id with kubernetes.io/elb.protocol-port',
    pages: ['src:ccm-oss'],
  },
  {
    key: 'kubernetes.io/elb.idle-timeout',
    dialect: 'cloud-provider-huaweicloud',
    summary: 'Idle timeout, 0 to 4000 seconds.',
    cceEquivalent: 'kubernetes.io/elb.keepalive_timeout',
    pages: ['src:ccm-oss'],
  },
  {
    key: 'kubernetes.io/elb.request-timeout',
    dialect: 'cloud-provider-huaweicloud',
    summary: 'Request timeout, 1 to 300 seconds, HTTP and HTTPS.',
    cceEquivalent: 'kubernetes.io/elb.client_timeout',
    pages: ['src:ccm-oss'],
  },
  {
    key: 'kubernetes.io/elb.response-timeout',
    dialect: 'cloud-provider-huaweicloud',
    summary: 'Response timeout, 1 to 300 seconds, HTTP and HTTPS.',
    cceEquivalent: 'kubernetes.io/elb.member_timeout',
    pages: ['src:ccm-oss'],
  },
  {
    key: 'kubernetes.io/elb.enable-cross-vpc',
    dialect: 'cloud-provider-huaweicloud',
    summary: 'Cross-VPC backends of dedicated instances; can only be turned on.',
    pages: ['src:ccm-oss'],
  },
  {
    key: 'kubernetes.io/elb.l4-flavor-id',
    dialect: 'cloud-provider-huaweicloud',
    summary: 'Layer 4 flavor id of a new dedicated instance.',
    cceEquivalent: 'l4_flavor_name in kubernetes.io/elb.autocreate',
    pages: ['src:ccm-oss'],
  },
  {
    key: 'kubernetes.io/elb.l7-flavor-id',
    dialect: 'cloud-provider-huaweicloud',
    summary: 'Layer 7 flavor id of a new dedicated instance.',
    cceEquivalent: 'l7_flavor_name in kubernetes.io/elb.autocreate',
    pages: ['src:ccm-oss'],
  },
  {
    key: 'kubernetes.io/elb.mapping.pool',
    dialect: 'openkruise-kruise-game',
    summary: 'Setting of the OpenKruiseGame plugin, not of CCE.',
    pages: ['src:openkruise/kruise-game'],
  },
  {
    key: 'kubernetes.io/elb.enable.scatter',
    dialect: 'openkruise-kruise-game',
    summary: 'Setting of the OpenKruiseGame plugin, not of CCE.',
    pages: ['src:openkruise/kruise-game'],
  },
  {
    key: 'kubernetes.io/elb.l4-keepalive-timeout',
    dialect: 'huawei-cci',
    summary:
      'Idle timeout of layer 4 listeners on the sibling product CCI (TCP and dedicated UDP, 10 to 4000 seconds, default 300).',
    cceEquivalent: 'kubernetes.io/elb.keepalive_timeout',
    pages: ['usermanual-cci2/cci_01_0131'],
  },
  {
    key: 'kubernetes.io/elb.l7-keepalive-timeout',
    dialect: 'huawei-cci',
    summary: 'Idle timeout of layer 7 listeners on the sibling product CCI.',
    cceEquivalent: 'kubernetes.io/elb.keepalive_timeout',
    pages: ['usermanual-cci2/cci_01_0131'],
  },
];
