import { since } from '../../cluster/version';
import { jsonPortRanges, jsonText } from '../codec/json';
import { booleanText, formattedText, integerText, listText, protocolPortsText, unjudgedText } from '../codec/text';
import { annotation } from '../define';

/** A certificate as the load balancer service stores it. */
const certificateText = formattedText({
  form: 'certificate id',
  pattern: /^[0-9a-f]{32}$/,
  expects: 'the id of a certificate: 32 hexadecimal digits',
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

export const protocolPort = annotation({
  key: 'kubernetes.io/elb.protocol-port',
  group: 'protocol',
  summary: 'Turns named Service ports into HTTP, HTTPS or TLS listeners instead of plain TCP.',
  codec: protocolPortsText(),
  since: since(['v1.19.16']),
  sinceByValue: [
    {
      what: 'tls',
      applies: (entries) => entries.some(({ protocol }) => protocol === 'tls'),
      since: since(['v1.23.14-r0', 'v1.25.9-r0', 'v1.27.6-r0', 'v1.28.4-r0']),
    },
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
      when: { allOf: [{ anyListener: ['HTTPS', 'TLS'] }, { not: { has: 'kubernetes.io/elb.tls-certificate-ids' } }] },
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
      when: { allOf: [{ anyListener: ['HTTPS', 'TLS'] }, { has: 'kubernetes.io/elb.tls-certificate-ids' }] },
      severity: 'warning',
      why: 'On ingresses the first id of tls-certificate-ids is the server certificate; for Services no page says so.',
      help: 'Add kubernetes.io/elb.cert-id.',
      facts: ['https-needs-certificate'],
      pages: ['cce_10_0683', 'cce_10_0841'],
      basis: ['docs'],
    },
    {
      kind: 'conflicts',
      condition: { has: 'kubernetes.io/elb.class', text: ['union'] },
      when: { anyListener: ['TLS'] },
      severity: 'error',
      why: 'Shared load balancers have no TLS listeners.',
      help: 'Use a dedicated load balancer, or https.',
      facts: ['tls-listener-dedicated'],
      pages: ['cce_10_0843', 'cce_10_0947'],
      basis: ['docs'],
    },
  ],
  facts: ['protocol-port-format'],
  notes: [
    'Automatically created dedicated instances need l7_flavor_name for http and https and l4_flavor_name for tls, tcp and udp.',
    'tls is documented for dedicated load balancers only, whose type includes network, and only in regions whose ELB has TLS listeners; the ELB API of OTC knows no TLS listener in April 2026.',
    'For shared load balancers the HTTP page names no version at all; the key table says v1.19.16 without regard to class.',
    'All HTTPS ports of a Service share one certificate configuration.',
    'UDP ports cannot carry HTTP, HTTPS or TLS; a number that spec.ports has as TCP and as UDP means the TCP one.',
    'QUIC listeners exist on Huawei from v1.28.15-r80 on; that they use this key is assumed, not seen.',
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

export const certId = annotation({
  key: 'kubernetes.io/elb.cert-id',
  group: 'tls',
  summary: 'Server certificate (stored in ELB) for HTTPS and TLS listeners of the Service.',
  codec: certificateText,
  since: since(['v1.19.16']),
  onChange:
    'Change it here, not in the ELB console; console changes are reset when CCE reconciles, for example on cluster upgrade.',
  constraints: [
    {
      kind: 'requires',
      condition: { anyListener: ['HTTPS', 'TLS'] },
      when: { not: { live: true } },
      severity: 'warning',
      why: 'Without an https or tls entry the port stays plain TCP: the load balancer does not encrypt anything.',
      help: 'Add the port to kubernetes.io/elb.protocol-port, such as "https:443", or remove the certificate.',
      facts: ['certificate-without-https'],
      pages: ['cce_10_0841', 'cce_10_0683'],
      basis: ['docs'],
    },
  ],
  notes: ['One certificate for all HTTPS listeners of the Service.'],
  pages: ['cce_10_0385', 'cce_10_0683', 'cce_10_0841', 'cce_10_0054'],
  offered: { prop: 'CertificateOptions.certificateId' },
});

export const clientCaCertId = annotation({
  key: 'kubernetes.io/elb.client-ca-cert-id',
  group: 'tls',
  summary: 'CA certificate (stored in ELB) against which client certificates are checked in two-way authentication.',
  codec: certificateText,
  elbClasses: ['performance'],
  classLimit: {
    severity: 'warning',
    why: 'On a shared load balancer clients may not be authenticated although the manifest says so.',
    facts: ['client-ca-dedicated'],
  },
  since: since(['v1.23.14-r0', 'v1.25.9-r0', 'v1.27.6-r0', 'v1.28.4-r0']),
  constraints: [
    {
      kind: 'requires',
      condition: { anyListener: ['HTTPS', 'TLS'] },
      when: { not: { live: true } },
      severity: 'warning',
      why: 'Without an https or tls entry the port stays plain TCP: the load balancer does not encrypt anything.',
      help: 'Add the port to kubernetes.io/elb.protocol-port, such as "https:443", or remove the certificate.',
      facts: ['certificate-without-https'],
      pages: ['cce_10_0841', 'cce_10_0683'],
      basis: ['docs'],
    },
  ],
  notes: [
    'Available for dedicated load balancers only by cce_10_0842; the other pages word the versions as those of dedicated load balancers and say nothing about shared ones.',
    'Missing from the main annotation table (cce_10_0385).',
  ],
  pages: ['cce_10_0683', 'cce_10_0841', 'cce_10_0842', 'cce_10_0681', 'cce_10_1100'],
  offered: { prop: 'CertificateOptions.clientCaCertificateId' },
});

export const tlsCertificateIds = annotation({
  key: 'kubernetes.io/elb.tls-certificate-ids',
  group: 'tls',
  summary: 'Additional SNI certificates of the HTTPS or TLS listener.',
  codec: listText({ item: certificateText, maxItems: 30 }),
  since: since(['v1.23.13-r0', 'v1.25.8-r0', 'v1.27.5-r0', 'v1.28.3-r0']),
  mutable: true,
  onRemove: 'ELB keeps the SNI configuration after the key is removed.',
  constraints: [
    {
      kind: 'requires',
      condition: { anyListener: ['HTTPS', 'TLS'] },
      when: { not: { live: true } },
      severity: 'warning',
      why: 'Without an https or tls entry the port stays plain TCP: the load balancer does not encrypt anything.',
      help: 'Add the port to kubernetes.io/elb.protocol-port, such as "https:443", or remove the certificates.',
      facts: ['certificate-without-https'],
      pages: ['cce_10_0841', 'cce_10_0683'],
      basis: ['docs'],
    },
  ],
  notes: [
    'Every SNI certificate must carry a domain name.',
    'On ingresses the same key lists the server certificate first; on Services the server certificate is kubernetes.io/elb.cert-id.',
    'maximum from the ELB API, which also caps the domain names of all SNI certificates at 30',
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
  since: since(['v1.23.13-r0', 'v1.25.8-r0', 'v1.27.5-r0', 'v1.28.3-r0']),
  mutable: true,
  onRemove: 'ELB keeps the setting after the key is removed; write false to switch it off.',
  constraints: [
    {
      kind: 'requires',
      condition: { anyListener: ['HTTPS'] },
      when: { has: 'kubernetes.io/elb.http2-enable', text: ['true'] },
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

export const tlsCiphersPolicy = annotation({
  key: 'kubernetes.io/elb.tls-ciphers-policy',
  group: 'tls',
  summary:
    'Predefined TLS security policy of the listener; documented for ingresses, offered by the console for HTTPS and TLS Services.',
  codec: unjudgedText('a predefined TLS security policy, such as tls-1-2'),
  default: 'tls-1-2',
  since: since(['v1.23.14-r0', 'v1.25.9-r0', 'v1.27.6-r0', 'v1.28.4-r0']),
  verified: false,
  notes: [
    'That the Service controller reads this key is inferred from the console field and from the sibling product CCI, which lists it for Services.',
    'more dedicated-only values exist on the ingress page',
  ],
  pages: ['cce_10_0681', 'cce_10_0695', 'usermanual-cci2/cci_01_0131'],
  offered: { noProp: 'its key or its details could not be read in an official page: recognised, not offered' },
});

export const securityPolicyIdOfIngress = annotation({
  key: 'kubernetes.io/elb.security_policy_id',
  group: 'tls',
  summary: 'Custom TLS security policy id; documented for ingresses only, beats the predefined policy.',
  codec: unjudgedText('the id of a TLS security policy'),
  since: since(['v1.17.17']),
  verified: false,
  notes: ['Use on Services not documented on either cloud.', 'See security-policy-id for the spelling with hyphens.'],
  pages: ['cce_10_0695'],
  offered: { noProp: 'its key or its details could not be read in an official page: recognised, not offered' },
});

export const securityPolicyId = annotation({
  key: 'kubernetes.io/elb.security-policy-id',
  group: 'tls',
  summary:
    'Spelling with hyphens of the custom TLS security policy id, seen once in an official CCE listing next to the backend protocol switch; probably the Service key.',
  codec: unjudgedText('the id of a TLS security policy'),
  elbClasses: ['performance'],
  editions: ['huawei'],
  verified: false,
  notes: [
    'Do not emit; do not report either, and do not correct it into security_policy_id, which is the ingress key.',
  ],
  pages: ['Huawei search listing of CCE pages, 2026 (page not named)'],
  offered: { noProp: 'its key or its details could not be read in an official page: recognised, not offered' },
});

export const securityPoolProtocol = annotation({
  key: 'kubernetes.io/elb.security-pool-protocol',
  group: 'protocol',
  summary:
    'Encrypts the hop from load balancer to backend (HTTPS backend for HTTPS listeners, TLS backend for TLS listeners).',
  codec: unjudgedText('a switch whose values were not seen'),
  elbClasses: ['performance'],
  since: since(['v1.23.14-r0', 'v1.25.9-r0', 'v1.27.6-r0', 'v1.28.4-r0']),
  onChange:
    'By the same listing a change takes effect for newly created listeners only (changing protocol or port makes a new listener).',
  editions: ['huawei'],
  verified: false,
  notes: [
    'Console facts that are certain - HTTPS listener allows HTTP (default) or HTTPS backend, TLS listener allows TCP (default) or TLS backend. The key itself is only attested on CCI; kubernetes.io/elb.pool-protocol is the ingress key and ELB cannot change it afterwards.',
    'a switch by the sibling product CCI; an official CCE listing gives on or true and off or false for the backend security protocol, the key itself cut off',
  ],
  pages: ['cce_10_0681', 'usermanual-cci2/cci_01_0131', 'cce_10_0691'],
  offered: { noProp: 'its key or its details could not be read in an official page: recognised, not offered' },
});

export const gzipEnabled = annotation({
  key: 'kubernetes.io/elb.gzip-enabled',
  group: 'protocol',
  summary: 'Response compression on HTTP and HTTPS listeners.',
  codec: booleanText(),
  default: 'false',
  elbClasses: ['performance'],
  since: since(['v1.23.14-r0', 'v1.25.9-r0', 'v1.27.6-r0', 'v1.28.4-r0']),
  mutable: true,
  onRemove: 'ELB keeps the setting after the key is removed.',
  editions: ['huawei'],
  constraints: [
    {
      kind: 'requires',
      condition: { anyListener: ['HTTP', 'HTTPS'] },
      severity: 'warning',
      why: 'It acts on HTTP messages: on other listeners it does nothing.',
      help: 'Add the port to kubernetes.io/elb.protocol-port, such as "http:80", or remove it.',
      facts: ['l7-only-annotations'],
      pages: ['cce_10_0865', 'cce_10_0866'],
      basis: ['docs'],
    },
  ],
  notes: [
    'Gzip covers a fixed list of text, javascript, xml and json types; Brotli covers all types.',
    'The official kubectl example (2024) sets the key on a plain TCP port without protocol-port, where it can have no effect.',
  ],
  pages: ['cce_10_0866', 'Huawei cce_10_0866 fragment of 2024-05'],
  offered: { prop: 'HttpListenerOptions.compression' },
});

export const portRanges = annotation({
  key: 'kubernetes.io/elb.port-ranges',
  group: 'protocol',
  summary: 'Lets one listener accept whole port ranges that are forwarded to one Service port.',
  codec: jsonText(jsonPortRanges()),
  elbClasses: ['performance'],
  since: since(['v1.23.18-r0', 'v1.25.13-r0', 'v1.27.10-r0', 'v1.28.8-r0', 'v1.29.4-r0', 'v1.30.1-r0']),
  mutable: true,
  onChange: 'The listener is deleted and created again; connections break for some seconds.',
  editions: ['huawei'],
  facts: ['port-ranges-shape'],
  notes: [
    'Needs ELB support for listening on all ports in the region.',
    'The release notes of OTC mention all-port listeners from v1.30.1-r0 but the OTC guide has no page for it.',
  ],
  pages: ['cce_10_0929', 'cce_10_11011', 'cce_10_0405'],
  offered: { prop: 'LoadBalancerServicePort.portRanges' },
});

export const poolsOptions = annotation({
  key: 'kubernetes.io/elb.pools-options',
  group: 'protocol',
  summary:
    'Options of the backend server group; any_port_enabled forwards each listener port to the same port of the pod (full-port forwarding).',
  codec: unjudgedText('JSON whose shape was not seen'),
  elbClasses: ['performance'],
  clusterTypes: ['turbo'],
  since: since([
    'v1.30.14-r100',
    'v1.31.14-r60',
    'v1.32.13-r30',
    'v1.33.12-r10',
    'v1.34.8-r10',
    'v1.35.5-r10',
    'v1.36.2-r0',
  ]),
  mutable: false,
  onChange: 'Takes effect when the backend server group is created and cannot be changed afterwards.',
  editions: ['huawei'],
  verified: false,
  notes: [
    'Usually together with kubernetes.io/elb.port-ranges.',
    'ELB has to enable the feature for the account (ticket).',
    'The shape of the value was not readable; do not check it.',
    'shape not seen; only any_port_enabled with true is named',
  ],
  pages: ['cce_10_1180'],
  offered: { noProp: 'its key or its details could not be read in an official page: recognised, not offered' },
});

export const connection = annotation({
  key: 'kubernetes.io/elb.connection',
  group: 'protocol',
  summary: 'Limits concurrent connections of the listener.',
  codec: integerText({ min: 1, max: 1000000 }),
  elbClasses: ['performance'],
  since: since([
    'v1.30.14-r100',
    'v1.31.14-r60',
    'v1.32.13-r30',
    'v1.33.12-r10',
    'v1.34.8-r10',
    'v1.35.5-r10',
    'v1.36.2-r0',
  ]),
  editions: ['huawei'],
  notes: [
    "A value above the flavor's capacity is capped by the flavor.",
    'Lowering it does not cut existing connections.',
    'range from the ELB console help; counted per availability zone; the ELB API of OTC has 0 to 1000000',
  ],
  pages: ['cce_10_11011', 'drawer-elb/elb_drawerhelp_710'],
  offered: { prop: 'ElbSettings.maxConnections' },
});

export const cps = annotation({
  key: 'kubernetes.io/elb.cps',
  group: 'protocol',
  summary: 'Limits new connections per second of the listener.',
  codec: integerText({ min: 1, max: 1000000 }),
  elbClasses: ['performance'],
  since: since([
    'v1.30.14-r100',
    'v1.31.14-r60',
    'v1.32.13-r30',
    'v1.33.12-r10',
    'v1.34.8-r10',
    'v1.35.5-r10',
    'v1.36.2-r0',
  ]),
  editions: ['huawei'],
  notes: [
    "A value above the flavor's capacity is capped by the flavor.",
    'range from the ELB console help; counted per availability zone; the ELB API of OTC has 0 to 1000000',
  ],
  pages: ['cce_10_11011', 'drawer-elb/elb_drawerhelp_710'],
  offered: { prop: 'ElbSettings.maxNewConnectionsPerSecond' },
});
