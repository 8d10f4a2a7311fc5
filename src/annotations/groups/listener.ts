import { since } from '../../cluster/version';
import { jsonText } from '../codec/json';
import { jsonPortRanges } from '../codec/json-port-ranges';
import { listText } from '../codec/list-text';
import { protocolPortsText } from '../codec/protocol-ports-text';
import { booleanText, formattedText, integerText, unjudgedText } from '../codec/text';
import { AUTHORED, annotation, isOn, needsHttpListener, UNVERIFIED } from '../define';
import type { Constraint } from '../spec';

/** A certificate as the load balancer service stores it. */
const certificateText = formattedText({
  form: 'certificate id',
  pattern: /^[0-9a-f]{32}$/,
  // No page says that capital letters or hyphens are wrong; the examples have none.
  doubtful: (text) => /^[0-9a-f]{32}$/i.test(text.replace(/-/g, '')),
  expects: 'the id of a certificate: 32 hexadecimal digits',
  hint(text) {
    if (text.trim() === '') return undefined;
    return /^[0-9a-f]{32}$/i.test(text.replace(/[\s-]/g, ''))
      ? 'write it in lower case, without hyphens and blanks'
      : 'use the id that the load balancer service gave the certificate, not its name or text';
  },
});

/**
 * Below these versions a dedicated load balancer that serves HTTP or HTTPS has to support both network and application load
 * balancing; from them on application load balancing suffices.
 *
 * @see cce_10_0683
 */
export const APPLICATION_TYPE_SUFFICES = since([
  'v1.19.16-r50',
  'v1.21.11-r10',
  'v1.23.9-r10',
  'v1.25.4-r10',
  'v1.27.1-r10',
]);

/** TLS listeners, and what came with them. */
const TLS_SINCE = since(['v1.23.14-r0', 'v1.25.9-r0', 'v1.27.6-r0', 'v1.28.4-r0']);

export const protocolPort = annotation({
  key: 'kubernetes.io/elb.protocol-port',
  group: 'protocol',
  summary: 'Which ports of the Service have an HTTP, HTTPS or TLS listener. The others have a TCP or UDP one.',
  codec: protocolPortsText(),
  since: since(['v1.19.16']),
  sinceByValue: [
    { what: 'tls', applies: (entries) => entries.some(({ protocol }) => protocol === 'tls'), since: TLS_SINCE },
    {
      what: 'quic',
      applies: (entries) => entries.some(({ protocol }) => protocol === 'quic'),
      since: since([
        'v1.28.15-r80',
        'v1.29.15-r40',
        'v1.30.14-r40',
        'v1.31.14-r0',
        'v1.32.9-r0',
        'v1.33.7-r0',
        'v1.34.2-r0',
      ]),
    },
  ],
  constraints: [
    {
      kind: 'requires',
      condition: { has: 'kubernetes.io/elb.cert-id' },
      when: { allOf: [{ anyEntry: ['HTTPS', 'TLS'] }, { not: { has: 'kubernetes.io/elb.tls-certificate-ids' } }] },
      severity: 'error',
      why: 'A listener that ends TLS cannot be created without a server certificate.',
      help: 'Add kubernetes.io/elb.cert-id.',
      facts: ['https-needs-certificate'],
      pages: ['cce_10_0683', 'cce_10_0681'],
      basis: ['docs'],
    },
    {
      kind: 'requires',
      condition: { has: 'kubernetes.io/elb.cert-id' },
      when: { allOf: [{ anyEntry: ['HTTPS', 'TLS'] }, { has: 'kubernetes.io/elb.tls-certificate-ids' }] },
      severity: 'warning',
      why: 'On ingresses the first id of kubernetes.io/elb.tls-certificate-ids is the server certificate; for Services no page says so.',
      help: 'Add kubernetes.io/elb.cert-id.',
      facts: ['https-needs-certificate'],
      pages: ['cce_10_0683', 'cce_10_0681', 'cce_10_0841'],
      basis: ['docs'],
    },
    {
      kind: 'conflicts',
      condition: { has: 'kubernetes.io/elb.class', text: ['union'] },
      when: { anyEntry: ['TLS'] },
      severity: 'error',
      why: 'Shared load balancers have no TLS listeners.',
      help: 'Use a dedicated load balancer, or https.',
      facts: ['tls-listener-dedicated'],
      pages: ['cce_10_0843', 'cce_10_0947', 'elb-api:adding_a_listener'],
      basis: ['docs'],
    },
  ],
  facts: ['protocol-port-format'],
  notes: [
    'Each port is one of spec.ports, with protocol TCP; a number that spec.ports has as TCP and as UDP means the TCP one. All HTTPS ports of a Service share one certificate configuration.',
    'No LoadBalancer ingress may use the same port of the load balancer.',
    'An automatically created dedicated load balancer needs l7_flavor_name for http and https, and l4_flavor_name for tls.',
    'tls is for dedicated load balancers of the network type, in regions whose load balancers have it: the ELB API of Open Telekom Cloud knows no TLS listener in April 2026.',
    'For shared load balancers the page on HTTP names no version; the table of keys says v1.19.16 whatever the class.',
    'Huawei Cloud has QUIC listeners from v1.28.15-r80 on; that this key asks for them is assumed, not seen.',
    'Blanks and capital letters are not documented either way.',
  ],
  pages: [
    'cce_10_0385',
    'cce_10_0683',
    'cce_10_0841',
    'cce_10_0842',
    'cce_10_0947',
    'cce_10_0843',
    'cce_10_1100',
    'huawei-zh-2023:cce_10_0014',
    'elb-api:adding_a_listener',
  ],
  offered: { prop: 'LoadBalancerServicePort.listener' },
});

/** Of certificates. */
const NEEDS_TLS: Constraint = {
  kind: 'requires',
  condition: { anyEntry: ['HTTPS', 'TLS'] },
  when: AUTHORED,
  severity: 'warning',
  why: 'Without an https or tls entry the port stays plain TCP: the load balancer does not encrypt anything.',
  help: 'Add the port to kubernetes.io/elb.protocol-port, such as "https:443", or remove the certificate.',
  facts: ['certificate-without-https'],
  pages: ['cce_10_0841', 'cce_10_0683'],
  basis: ['docs'],
};

export const certId = annotation({
  key: 'kubernetes.io/elb.cert-id',
  group: 'tls',
  summary: 'The server certificate of HTTPS and TLS listeners: one for all of them.',
  codec: certificateText,
  since: since(['v1.19.16']),
  onChange:
    'Change it here, not in the console of the load balancer: the platform sets it back when it reconciles, for example on an upgrade of the cluster.',
  constraints: [NEEDS_TLS],
  pages: ['cce_10_0385', 'cce_10_0683', 'cce_10_0841', 'cce_10_0054'],
  offered: { prop: 'CertificateOptions.certificateId' },
});

export const clientCaCertId = annotation({
  key: 'kubernetes.io/elb.client-ca-cert-id',
  group: 'tls',
  summary: 'The CA certificate against which the certificates of clients are checked (two-way authentication).',
  codec: certificateText,
  elbClasses: ['performance'],
  classLimit: {
    severity: 'warning',
    why: 'On a shared load balancer clients may not be authenticated although the manifest says so.',
    facts: ['client-ca-dedicated'],
  },
  since: TLS_SINCE,
  constraints: [NEEDS_TLS],
  notes: [
    'Needs kubernetes.io/elb.cert-id as well. QUIC listeners have no two-way authentication.',
    'For dedicated load balancers only by cce_10_0842; the other pages word the versions as theirs and say nothing about shared ones. Not in the main table of keys (cce_10_0385).',
  ],
  pages: ['cce_10_0683', 'cce_10_0841', 'cce_10_0842', 'cce_10_0681', 'cce_10_1100'],
  offered: { prop: 'CertificateOptions.clientCaCertificateId' },
});

/** SNI and HTTP/2. */
const HTTPS_FEATURES_SINCE = since(['v1.23.13-r0', 'v1.25.8-r0', 'v1.27.5-r0', 'v1.28.3-r0']);

export const tlsCertificateIds = annotation({
  key: 'kubernetes.io/elb.tls-certificate-ids',
  group: 'tls',
  summary: 'Further certificates of HTTPS and TLS listeners, chosen by the name that the client asks for (SNI).',
  codec: listText({ item: certificateText, maxItems: 30 }),
  since: HTTPS_FEATURES_SINCE,
  mutable: true,
  keptOnRemoval: true,
  onRemove: 'No value is documented that removes them: remove them on the load balancer.',
  constraints: [NEEDS_TLS],
  notes: [
    'Every one must carry a domain name.',
    'On ingresses the same key lists the server certificate first; on Services that is kubernetes.io/elb.cert-id.',
    'The maximum is that of the ELB API, which also takes at most 30 domain names of all certificates together.',
  ],
  pages: ['cce_10_0385', 'cce_10_0841', 'cce_10_0681', 'elb-api:adding_a_listener'],
  offered: { prop: 'CertificateOptions.sniCertificateIds' },
});

export const http2Enable = annotation({
  key: 'kubernetes.io/elb.http2-enable',
  group: 'tls',
  summary: 'HTTP/2 between client and load balancer; backends still get HTTP/1.x.',
  codec: booleanText(),
  default: 'false',
  since: HTTPS_FEATURES_SINCE,
  mutable: true,
  keptOnRemoval: true,
  onRemove: 'To switch it off, write false.',
  constraints: [
    {
      kind: 'requires',
      condition: { anyEntry: ['HTTPS'] },
      when: isOn('kubernetes.io/elb.http2-enable'),
      severity: 'warning',
      why: 'HTTP/2 exists on HTTPS listeners only; elsewhere it is taken as false.',
      help: 'Add the port to kubernetes.io/elb.protocol-port as https, or remove it.',
      facts: ['http2-needs-https'],
      pages: ['cce_10_0842', 'cce_10_0385'],
      basis: ['docs'],
    },
  ],
  pages: ['cce_10_0385', 'cce_10_0842'],
  offered: { prop: 'HttpsListenerOptions.http2' },
});

/** Of settings of TLS whose key is not documented for Services. */
function tlsOnly(pages: readonly string[]): Constraint {
  return {
    kind: 'requires',
    condition: { anyEntry: ['HTTPS', 'TLS'] },
    severity: 'info',
    why: 'It concerns listeners that end TLS.',
    help: 'Add the port to kubernetes.io/elb.protocol-port, such as "https:443", or remove it.',
    facts: [],
    pages,
    basis: ['docs'],
  };
}

export const tlsCiphersPolicy = annotation({
  key: 'kubernetes.io/elb.tls-ciphers-policy',
  group: 'tls',
  summary:
    'A predefined TLS security policy. Documented for ingresses; the console offers it for HTTPS and TLS Services.',
  codec: unjudgedText('a predefined TLS security policy, such as tls-1-2'),
  default: 'tls-1-2',
  since: TLS_SINCE,
  verified: false,
  constraints: [tlsOnly(['cce_10_0681'])],
  notes: [
    'That the Service controller reads the key is inferred from the console and from the sibling product CCI, which lists it for Services. The versions are those of the field in the console; on ingresses the key works from v1.17.17 on.',
    'Seen: tls-1-0, tls-1-1, tls-1-2, tls-1-2-strict, tls-1-0-with-1-3; the ingress page has more for dedicated load balancers. QUIC listeners have no security policy.',
  ],
  pages: ['cce_10_0681', 'cce_10_0695', 'usermanual-cci2/cci_01_0131'],
  offered: UNVERIFIED,
});

export const securityPolicyIdOfIngress = annotation({
  key: 'kubernetes.io/elb.security_policy_id',
  group: 'tls',
  summary:
    'The id of a TLS security policy of your own, which beats the predefined one. Documented for ingresses only.',
  codec: unjudgedText('the id of a TLS security policy'),
  since: since(['v1.17.17']),
  verified: false,
  notes: [
    'With underscores it is the key of ingresses; see kubernetes.io/elb.security-policy-id.',
    'For HTTPS listeners.',
  ],
  pages: ['cce_10_0695'],
  offered: UNVERIFIED,
});

export const securityPolicyId = annotation({
  key: 'kubernetes.io/elb.security-policy-id',
  group: 'tls',
  summary:
    'Presumably the same for Services: seen once with hyphens in an official list, beside the switch for the protocol of backends.',
  codec: unjudgedText('the id of a TLS security policy'),
  elbClasses: ['performance'],
  editions: ['huawei'],
  verified: false,
  notes: ['Neither reported nor corrected into kubernetes.io/elb.security_policy_id, which is the key of ingresses.'],
  pages: ['Huawei search listing of CCE pages, 2026 (page not named)'],
  offered: UNVERIFIED,
});

export const securityPoolProtocol = annotation({
  key: 'kubernetes.io/elb.security-pool-protocol',
  group: 'protocol',
  summary: 'Encrypts between load balancer and backends: HTTPS behind HTTPS listeners, TLS behind TLS listeners.',
  codec: unjudgedText('a switch whose values were not seen'),
  elbClasses: ['performance'],
  since: TLS_SINCE,
  onChange: 'By an official list it takes effect for new listeners only; a changed protocol or port makes a new one.',
  editions: ['huawei'],
  verified: false,
  constraints: [tlsOnly(['cce_10_0681'])],
  notes: [
    'Sure are the fields of the console: HTTPS listeners have HTTP (preset) or HTTPS behind them, TLS listeners TCP (preset) or TLS. The versions are those of the field.',
    'The key is attested on the sibling product CCI only; an official list gives on or true and off or false for such a switch, with the key cut off. Ingresses have kubernetes.io/elb.pool-protocol, which cannot be changed later.',
  ],
  pages: ['cce_10_0681', 'usermanual-cci2/cci_01_0131', 'cce_10_0691'],
  offered: UNVERIFIED,
});

export const gzipEnabled = annotation({
  key: 'kubernetes.io/elb.gzip-enabled',
  group: 'protocol',
  summary: 'Compression of responses on HTTP and HTTPS listeners.',
  codec: booleanText(),
  default: 'false',
  elbClasses: ['performance'],
  since: TLS_SINCE,
  mutable: true,
  keptOnRemoval: true,
  editions: ['huawei'],
  constraints: [needsHttpListener('kubernetes.io/elb.gzip-enabled')],
  notes: [
    'Needs a region whose load balancers have it. Gzip covers a fixed list of text, JavaScript, XML and JSON types, Brotli all types.',
    'The official kubectl example of 2024 has it on a plain TCP port, where it does nothing.',
  ],
  pages: ['cce_10_0866', 'Huawei cce_10_0866 fragment of 2024-05'],
  offered: { prop: 'HttpListenerOptions.compression' },
});

export const portRanges = annotation({
  key: 'kubernetes.io/elb.port-ranges',
  group: 'protocol',
  summary: 'Ranges of ports of the load balancer that are forwarded to one port of the Service.',
  codec: jsonText(jsonPortRanges()),
  example: { game: [{ first: 7000, last: 7999 }] },
  elbClasses: ['performance'],
  since: since(['v1.23.18-r0', 'v1.25.13-r0', 'v1.27.10-r0', 'v1.28.8-r0', 'v1.29.4-r0', 'v1.30.1-r0']),
  mutable: true,
  onChange: 'The listener is deleted and created again: connections break for some seconds.',
  editions: ['huawei'],
  facts: ['port-ranges-shape'],
  notes: [
    'Names are those of spec.ports.',
    'Needs a region whose load balancers can listen on all ports. The release notes of Open Telekom Cloud mention such listeners from v1.30.1-r0 on; its guide has no page on them.',
  ],
  pages: ['cce_10_0929', 'cce_10_11011', 'cce_10_0405'],
  offered: { prop: 'LoadBalancerServicePort.portRanges' },
});

/** Full-port forwarding and the limits of connections. */
const LIMITS_SINCE = since([
  'v1.30.14-r100',
  'v1.31.14-r60',
  'v1.32.13-r30',
  'v1.33.12-r10',
  'v1.34.8-r10',
  'v1.35.5-r10',
  'v1.36.2-r0',
]);

export const poolsOptions = annotation({
  key: 'kubernetes.io/elb.pools-options',
  group: 'protocol',
  summary:
    'Options of the backend server group. any_port_enabled forwards each port of a listener to the same port of the pod.',
  codec: unjudgedText('JSON whose form was not seen'),
  elbClasses: ['performance'],
  clusterTypes: ['turbo'],
  since: LIMITS_SINCE,
  mutable: false,
  onChange: 'It takes effect when the backend server group is created, and cannot be changed later.',
  editions: ['huawei'],
  verified: false,
  notes: [
    'For TCP, UDP and QUIC backend server groups, usually together with kubernetes.io/elb.port-ranges. The load balancer service has to enable it for the account.',
    'Only any_port_enabled with true is named.',
  ],
  pages: ['cce_10_1180'],
  offered: UNVERIFIED,
});

const CAPPED =
  'Counted per availability zone, and capped by the flavor. The range is that of the help of the load balancer console; the ELB API of Open Telekom Cloud has 0 to 1000000.';

export const connection = annotation({
  key: 'kubernetes.io/elb.connection',
  group: 'protocol',
  summary: 'How many connections a listener takes at a time.',
  codec: integerText({ min: 0, usualMin: 1, max: 1000000 }),
  default: 'what the flavor allows',
  elbClasses: ['performance'],
  since: LIMITS_SINCE,
  editions: ['huawei'],
  notes: [CAPPED, 'A lower limit does not cut existing connections.'],
  pages: ['cce_10_11011', 'drawer-elb/elb_drawerhelp_710'],
  offered: { prop: 'ElbSettings.maxConnections' },
});

export const cps = annotation({
  key: 'kubernetes.io/elb.cps',
  group: 'protocol',
  summary: 'How many new connections per second a listener takes.',
  codec: integerText({ min: 0, usualMin: 1, max: 1000000 }),
  default: 'what the flavor allows',
  elbClasses: ['performance'],
  since: LIMITS_SINCE,
  editions: ['huawei'],
  notes: [CAPPED],
  pages: ['cce_10_11011', 'drawer-elb/elb_drawerhelp_710'],
  offered: { prop: 'ElbSettings.maxNewConnectionsPerSecond' },
});
