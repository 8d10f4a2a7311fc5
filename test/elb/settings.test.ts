import { Duration } from 'cdk8s';
import { ALL_SPECS } from '../../src/annotations/registry';
import { ElbAnnotations, type ElbAnnotationsProps } from '../../src/constructs/elb-annotations';
import type { LoadBalancerServicePort } from '../../src/elb/elb-settings';
import { ELB_SETTINGS } from '../../src/elb/settings-annotations';
import { ID } from '../support/yaml';
import {
  AccessControl,
  BandwidthChargeMode,
  EipType,
  ElbAutocreate,
  ExistingElb,
  HealthCheck,
  Listener,
  LoadBalancingAlgorithm,
  PassThroughMode,
  StickySession,
} from './api';

const GROUP = '1d2e3f40-5b53-4b8e-9d1f-6f3c1a2b4c5d';
const CERTIFICATE = '0123456789abcdef0123456789abcdef';
const SNI = 'f123456789abcdef0123456789abcdef';
const key = (name: string) => `kubernetes.io/elb.${name}`;
const elb = ExistingElb.dedicated(ID);
const BASE = { [key('class')]: 'performance', [key('id')]: ID };
const PORT: LoadBalancerServicePort = { name: 'a', port: 80 };

const render = (props: Partial<ElbAnnotationsProps>) => ElbAnnotations.render({ elb, ...props });
const broken = (props: unknown) => () => ElbAnnotations.render({ elb, ...(props as object) } as ElbAnnotationsProps);

/** Each typed prop, what it writes, and for which keys it stands. */
const WRITTEN: readonly [string, Partial<ElbAnnotationsProps>, Record<string, string>][] = [
  ['an existing shared load balancer', { elb: ExistingElb.shared(ID) }, { [key('class')]: 'union', [key('id')]: ID }],
  ['an existing dedicated load balancer', {}, BASE],
  [
    'one for several clusters',
    { elb: ExistingElb.dedicated(ID, { multiCluster: true }) },
    { ...BASE, [key('multicluster')]: 'true' },
  ],
  ['one for one cluster, said', { elb: ExistingElb.dedicated(ID, { multiCluster: false }) }, BASE],
  [
    'one that is created',
    {
      elb: ElbAutocreate.sharedPublic({
        eipType: EipType.BGP,
        bandwidthName: 'b',
        bandwidthMbps: 1,
        bandwidthChargeMode: BandwidthChargeMode.TRAFFIC,
        tags: { a: 'b' },
        enterpriseProjectId: ID,
        customEipId: GROUP,
      }),
    },
    {
      [key('class')]: 'union',
      [key('autocreate')]:
        '{"type":"public","bandwidth_name":"b","bandwidth_chargemode":"traffic","bandwidth_size":1,"bandwidth_sharetype":"PER","eip_type":"5_bgp"}',
      [key('tags')]: 'a=b',
      [key('enterpriseID')]: ID,
      [key('custom-eip-id')]: GROUP,
    },
  ],
  [
    'an algorithm',
    { algorithm: LoadBalancingAlgorithm.LEAST_CONNECTIONS },
    { ...BASE, [key('lb-algorithm')]: 'LEAST_CONNECTIONS' },
  ],
  [
    'sticky sessions',
    { stickySession: StickySession.sourceIp() },
    { ...BASE, [key('session-affinity-mode')]: 'SOURCE_IP' },
  ],
  [
    'sticky sessions with a time, beside another algorithm',
    {
      stickySession: StickySession.sourceIp({ duration: Duration.hours(1) }),
      algorithm: LoadBalancingAlgorithm.ROUND_ROBIN,
    },
    {
      ...BASE,
      [key('session-affinity-mode')]: 'SOURCE_IP',
      [key('session-affinity-option')]: '{"persistence_timeout":"60"}',
      [key('lb-algorithm')]: 'ROUND_ROBIN',
    },
  ],
  ['adaptive weights', { adaptiveWeight: true }, { ...BASE, [key('adaptive-weight')]: 'true' }],
  ['no adaptive weights, said', { adaptiveWeight: false }, { ...BASE, [key('adaptive-weight')]: 'false' }],
  ['no health check', { healthCheck: HealthCheck.disabled() }, { ...BASE, [key('health-check-flag')]: 'off' }],
  [
    'a health check of all ports',
    {
      healthCheck: HealthCheck.http({
        path: '/healthz',
        interval: Duration.seconds(50),
        timeout: Duration.seconds(1),
        retries: 10,
      }),
    },
    {
      ...BASE,
      [key('health-check-flag')]: 'on',
      [key('health-check-option')]:
        '{"protocol":"HTTP","delay":"50","timeout":"1","max_retries":"10","path":"/healthz"}',
    },
  ],
  [
    'health checks of ports',
    {
      ports: [
        { name: 'a', port: 80, healthCheck: HealthCheck.http({ port: 22, expectedCodes: '200-204' }) },
        { name: 'b', port: 53, protocol: 'UDP' as never, healthCheck: HealthCheck.udp({ retries: 1 }) },
        { name: 'c', port: 81 },
      ],
    },
    {
      ...BASE,
      [key('health-check-flag')]: 'on',
      [key('health-check-options')]:
        '[{"protocol":"HTTP","target_service_port":"TCP:80","monitor_port":"22","expected_codes":"200-204"},{"protocol":"UDP","max_retries":"1","target_service_port":"UDP:53"}]',
    },
  ],
  [
    'a list of those who may connect',
    { accessControl: AccessControl.allowOnly(GROUP, ID) },
    { ...BASE, [key('acl-id')]: `${GROUP},${ID}`, [key('acl-status')]: 'on', [key('acl-type')]: 'white' },
  ],
  [
    'a list of those who may not',
    { accessControl: AccessControl.deny(GROUP) },
    { ...BASE, [key('acl-id')]: GROUP, [key('acl-status')]: 'on', [key('acl-type')]: 'black' },
  ],
  ['no access control', { accessControl: AccessControl.off() }, { ...BASE, [key('acl-status')]: 'off' }],
  ['an idle timeout', { idleTimeout: Duration.minutes(5) }, { ...BASE, [key('keepalive_timeout')]: '300' }],
  [
    'no idle timeout at all, for HTTP',
    { idleTimeout: Duration.seconds(0), ports: [{ ...PORT, listener: Listener.http() }] },
    { ...BASE, [key('keepalive_timeout')]: '0', [key('protocol-port')]: 'http:80' },
  ],
  ['client addresses', { transparentClientIp: true }, { ...BASE, [key('transparent-client-ip')]: 'true' }],
  [
    'limits',
    { maxConnections: 1, maxNewConnectionsPerSecond: 1000000 },
    { ...BASE, [key('connection')]: '1', [key('cps')]: '1000000' },
  ],
  ['host network', { hostNetwork: true }, { ...BASE, 'kubernetes.io/hws-hostNetwork': 'true' }],
  ['pass-through', { passThrough: PassThroughMode.ON }, { ...BASE, [key('pass-through')]: 'true' }],
  [
    'pass-through for Local',
    { passThrough: PassThroughMode.ONLY_LOCAL },
    { ...BASE, [key('pass-through')]: 'onlyLocal' },
  ],
  [
    'HTTP',
    {
      ports: [
        {
          ...PORT,
          listener: Listener.http({
            requestTimeout: Duration.seconds(1),
            responseTimeout: Duration.minutes(5),
            compression: true,
            forwardedHost: false,
          }),
        },
        { name: 'plain', port: 81 },
      ],
    },
    {
      ...BASE,
      [key('protocol-port')]: 'http:80',
      [key('client_timeout')]: '1',
      [key('member_timeout')]: '300',
      [key('gzip-enabled')]: 'true',
      [key('x-forwarded-host')]: 'false',
    },
  ],
  [
    'HTTPS and TLS with one configuration, HTTP beside them',
    {
      ports: [
        { name: 'h', port: 80, listener: Listener.http({ compression: true }) },
        {
          name: 's',
          port: 443,
          listener: Listener.https({
            certificateId: CERTIFICATE,
            sniCertificateIds: [SNI],
            clientCaCertificateId: SNI,
            http2: true,
            compression: true,
          }),
        },
        {
          name: 't',
          port: 8443,
          listener: Listener.tls({ certificateId: CERTIFICATE, sniCertificateIds: [SNI], clientCaCertificateId: SNI }),
        },
      ],
    },
    {
      ...BASE,
      [key('protocol-port')]: 'http:80,https:443,tls:8443',
      [key('gzip-enabled')]: 'true',
      [key('cert-id')]: CERTIFICATE,
      [key('tls-certificate-ids')]: SNI,
      [key('client-ca-cert-id')]: SNI,
      [key('http2-enable')]: 'true',
    },
  ],
  [
    'ranges of ports',
    {
      ports: [
        {
          ...PORT,
          portRanges: [
            { first: 100, last: 200 },
            { first: 300, last: 300 },
          ],
        },
        { name: 'b', port: 81, portRanges: [{ first: 1, last: 65535 - 65500 }] },
        { name: 'c', port: 82, portRanges: [{ first: 201, last: 299 }] },
      ],
    },
    { ...BASE, [key('port-ranges')]: '{"a":["100,200","300,300"],"b":["1,35"],"c":["201,299"]}' },
  ],
];

test.each(WRITTEN)('writes %s', (_name, props, annotations) => {
  expect(render(props)).toEqual(annotations);
});

test('every property of the schema has a case above', () => {
  const written = new Set(WRITTEN.flatMap(([, , annotations]) => Object.keys(annotations)));
  expect(
    ALL_SPECS.filter(({ key: each, offered }) => 'prop' in offered !== written.has(each)).map((spec) => spec.key),
  ).toEqual([]);
});

test('what is written is sorted', () => {
  const keys = Object.keys(
    render({ passThrough: PassThroughMode.ON, idleTimeout: Duration.seconds(10), hostNetwork: true }),
  );
  expect(keys).toEqual([...keys].sort());
});

test('what is written is read back without a problem', () => {
  for (const [, props] of WRITTEN) {
    for (const [each, text] of Object.entries(render(props))) {
      const decoded = ALL_SPECS.find((spec) => spec.key === each)?.codec.decode(text);
      expect({ key: each, problems: decoded?.problems }).toEqual({ key: each, problems: [] });
    }
  }
});

const https = (options: object = {}) => Listener.https({ certificateId: CERTIFICATE, ...options });

test.each<[string, () => unknown, string]>([
  [
    'no load balancer',
    () => ElbAnnotations.render({} as ElbAnnotationsProps),
    "ElbAnnotations.render: 'elb' is missing",
  ],
  [
    'an id as a load balancer',
    broken({ elb: ID }),
    'elb: expected a load balancer: ExistingElb.shared(id), ExistingElb.dedicated(id) or one of the factories',
  ],
  ['a load balancer of no class', broken({ elb: { elbClass: 'union' } }), 'elb: expected a load balancer'],
  [
    'no settings',
    () => ElbAnnotations.render(undefined as never),
    'ElbAnnotations.render: expected an object with elb, got undefined',
  ],
  [
    'a name as an id',
    () => ExistingElb.shared('my-elb'),
    "ExistingElb.shared: id: expected the id of a load balancer, a UUID such as 3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d, got 'my-elb' (text)",
  ],
  [
    'an expression as an id',
    () => ExistingElb.dedicated('${ELB_ID}'),
    "ExistingElb.dedicated: id: '${ELB_ID}' is no id, and nothing here replaces it; if something does later, give any UUID and write over it: service.metadata.addAnnotation('kubernetes.io/elb.id', '${ELB_ID}')",
  ],
  [
    'several clusters on a shared one',
    () => ExistingElb.shared(ID, { multiCluster: true } as never),
    "there is no property 'multiCluster': only a dedicated load balancer has it; use ExistingElb.dedicated()",
  ],
  [
    'a number as an id',
    () => ExistingElb.dedicated(5 as never),
    'ExistingElb.dedicated: id: expected the id of a load balancer',
  ],
  [
    'text for several clusters',
    () => ExistingElb.dedicated(ID, { multiCluster: 'true' as never }),
    "ExistingElb.dedicated: multiCluster: expected true or false, got 'true' (text)",
  ],
  [
    'an unknown option',
    () => ExistingElb.dedicated(ID, { multicluster: true } as never),
    "did you mean 'multiCluster'?",
  ],
  [
    'AUTO without a Service',
    broken({ passThrough: PassThroughMode.AUTO }),
    'passThrough: PassThroughMode.AUTO depends on the Service',
  ],
  [
    'another mode',
    broken({ passThrough: 'true' }),
    'passThrough: expected PassThroughMode.AUTO, PassThroughMode.ON or PassThroughMode.ONLY_LOCAL',
  ],
  [
    'source ranges',
    broken({ loadBalancerSourceRanges: ['10.0.0.0/8'] }),
    "there is no property 'loadBalancerSourceRanges': the platform ignores the field, so that the Service would be open to everybody; use 'accessControl'",
  ],
  ['an address', broken({ loadBalancerIP: '10.0.0.1' }), "use 'elb' with ExistingElb"],
  ['a class', broken({ loadBalancerClass: 'x' }), 'makes the platform ignore the Service'],
  ['a slip', broken({ idleTimout: 5 }), "there is no property 'idleTimout'; did you mean 'idleTimeout'?"],
  [
    'an unknown algorithm',
    broken({ algorithm: 'round_robin' }),
    'algorithm: expected LoadBalancingAlgorithm.ROUND_ROBIN, LoadBalancingAlgorithm.LEAST_CONNECTIONS or LoadBalancingAlgorithm.SOURCE_IP',
  ],
  [
    'sticky sessions with SOURCE_IP',
    broken({ algorithm: 'SOURCE_IP', stickySession: StickySession.sourceIp() }),
    "'stickySession' and algorithm LoadBalancingAlgorithm.SOURCE_IP exclude each other",
  ],
  ['text as a sticky session', broken({ stickySession: 'SOURCE_IP' }), 'stickySession: expected a StickySession'],
  ['text as a flag', broken({ adaptiveWeight: 'true' }), "adaptiveWeight: expected true or false, got 'true' (text)"],
  ['null as a flag', broken({ hostNetwork: null }), 'hostNetwork: expected true or false, got null'],
  [
    'a number of seconds',
    broken({ idleTimeout: 60 }),
    'idleTimeout: expected a Duration of cdk8s, such as Duration.seconds(60), got 60 (a number)',
  ],
  [
    'milliseconds',
    broken({ idleTimeout: Duration.millis(1500) }),
    'idleTimeout: expected a length of time in whole seconds, got 1.5 seconds',
  ],
  [
    'a long idle timeout',
    broken({ idleTimeout: Duration.seconds(4001) }),
    'idleTimeout: expected a whole number of seconds from 0 to 4000, got 4001 (a number)',
  ],
  [
    'a short idle timeout for TCP',
    broken({ idleTimeout: Duration.seconds(9), ports: [PORT] }),
    'idleTimeout: with ports served as TCP it is 10 to 4000 seconds, got 9',
  ],
  [
    'a short idle timeout for UDP and HTTP',
    broken({
      idleTimeout: Duration.seconds(0),
      ports: [
        { name: 'u', port: 1, protocol: 'UDP' },
        { ...PORT, listener: Listener.http() },
      ],
    }),
    'idleTimeout: with ports served as UDP and HTTP it is 10 to 4000 seconds, got 0',
  ],
  [
    'no connections',
    broken({ maxConnections: 0 }),
    'maxConnections: expected a whole number from 1 to 1000000, got 0 (a number)',
  ],
  [
    'too many connections',
    broken({ maxNewConnectionsPerSecond: 1000001 }),
    'maxNewConnectionsPerSecond: expected a whole number from 1 to 1000000',
  ],
  [
    'a length of time for the options',
    () => StickySession.sourceIp(Duration.minutes(10) as never),
    'StickySession.sourceIp: expected an object with duration, got a Duration',
  ],
  [
    'a certificate that is missing',
    () => Listener.https({} as never),
    "Listener.https: 'certificateId' is missing; expected the id of a certificate: 32 hexadecimal digits",
  ],
  [
    'half a minute',
    () => StickySession.sourceIp({ duration: Duration.seconds(90) }),
    'StickySession.sourceIp: duration: expected a length of time in whole minutes, a multiple of 60 seconds, got 90 seconds',
  ],
  [
    'a long sticky session',
    () => StickySession.sourceIp({ duration: Duration.minutes(61) }),
    'StickySession.sourceIp: duration: expected a whole number of minutes from 1 to 60, got 61 (a number)',
  ],
  ['a sticky session of nothing', () => StickySession.sourceIp({ duration: Duration.minutes(0) }), 'got 0 (a number)'],
  [
    'text as a duration',
    () => StickySession.sourceIp({ duration: '5m' as never }),
    "duration: expected a Duration of cdk8s, such as Duration.seconds(60), got '5m' (text)",
  ],
  [
    'nobody may connect',
    () => AccessControl.allowOnly(),
    'AccessControl.allowOnly: give the id of at least one IP address group',
  ],
  [
    'blanks for an address group',
    () => AccessControl.allowOnly('  '),
    "AccessControl.allowOnly: groupIds[0]: expected the id of an IP address group, not an address or a CIDR block, got '  ' (text)",
  ],
  [
    'a blank around a group',
    () => AccessControl.allowOnly(` ${GROUP}`),
    `AccessControl.allowOnly: groupIds[0]: expected one id, without blanks around it, got ' ${GROUP}' (text)`,
  ],
  [
    'an address as a group',
    () => AccessControl.deny('10.0.0.0/8'),
    "AccessControl.deny: groupIds[0]: expected the id of an IP address group, not an address or a CIDR block, got '10.0.0.0/8' (text)",
  ],
  [
    'six groups',
    () => AccessControl.allowOnly(...Array(6).fill(GROUP)),
    'AccessControl.allowOnly: groupIds: expected a list of at most 5 ids',
  ],
  [
    'a long interval',
    () => HealthCheck.tcp({ interval: Duration.seconds(51) }),
    'HealthCheck.tcp: interval: expected a whole number of seconds from 1 to 50, got 51 (a number)',
  ],
  [
    'no timeout',
    () => HealthCheck.udp({ timeout: Duration.seconds(0) }),
    'HealthCheck.udp: timeout: expected a whole number of seconds from 1 to 50, got 0 (a number)',
  ],
  [
    'part of a second',
    () => HealthCheck.udp({ timeout: Duration.millis(10) }),
    'HealthCheck.udp: timeout: expected a length of time in whole seconds',
  ],
  [
    'eleven retries',
    () => HealthCheck.http({ retries: 11 }),
    'HealthCheck.http: retries: expected a whole number from 1 to 10, got 11 (a number)',
  ],
  [
    'text as retries',
    () => HealthCheck.http({ retries: '3' as never }),
    "retries: expected a whole number from 1 to 10, got '3' (text)",
  ],
  [
    'a path without a slash',
    () => HealthCheck.http({ path: 'healthz' }),
    'HealthCheck.http: path: expected a path that starts with a slash and has 1 to 80 characters',
  ],
  [
    'a path of 10001 characters',
    () => HealthCheck.http({ path: `/${'a'.repeat(10000)}` }),
    'path: expected a path that starts with a slash',
  ],
  [
    'words as codes',
    () => HealthCheck.http({ expectedCodes: 'OK' }),
    'expectedCodes: expected status codes, such as 200, 200,202 or 200-204',
  ],
  [
    'a check of port 0',
    () => HealthCheck.tcp({ port: 0 }),
    'port: expected a whole number from 1 to 65535, got 0 (a number)',
  ],
  [
    'a path for TCP',
    () => HealthCheck.tcp({ path: '/' } as never),
    "there is no property 'path': only a check over HTTP asks for a path; use HealthCheck.http",
  ],
  [
    'codes for UDP',
    () => HealthCheck.udp({ expectedCodes: '200' } as never),
    'only a check over HTTP gets a status code',
  ],
  [
    'a port for all ports',
    broken({ healthCheck: HealthCheck.tcp({ port: 22 }) }),
    "healthCheck.port: found 22, but only the check of one port has it; move the check to 'ports[].healthCheck'",
  ],
  [
    'codes for all ports',
    broken({ healthCheck: HealthCheck.http({ expectedCodes: '200' }) }),
    "healthCheck.expectedCodes: found '200'",
  ],
  [
    'checks for all and for one',
    broken({ healthCheck: HealthCheck.tcp(), ports: [{ ...PORT, healthCheck: HealthCheck.tcp() }] }),
    "'healthCheck' and 'ports[0].healthCheck' exclude each other",
  ],
  [
    'no check for one port',
    broken({ ports: [{ ...PORT, healthCheck: HealthCheck.disabled() }] }),
    'ports[0].healthCheck: a check is switched off for all ports or for none',
  ],
  [
    'UDP for a TCP port',
    broken({ ports: [{ ...PORT, healthCheck: HealthCheck.udp() }] }),
    'ports[0].healthCheck: port 80 with protocol TCP is checked by TCP or HTTP, not by UDP',
  ],
  [
    'HTTP for a UDP port',
    broken({ ports: [{ ...PORT, protocol: 'UDP', healthCheck: HealthCheck.http() }] }),
    'port 80 with protocol UDP is checked by UDP, not by HTTP',
  ],
  [
    'TCP for all UDP ports',
    broken({ healthCheck: HealthCheck.tcp(), ports: [{ ...PORT, protocol: 'UDP' }] }),
    'healthCheck: port 80 with protocol UDP is checked by UDP, not by TCP',
  ],
  [
    'a certificate for HTTP',
    () => Listener.http({ certificateId: CERTIFICATE } as never),
    'an HTTP listener has no TLS; use Listener.https',
  ],
  ['HTTP/2 for HTTP', () => Listener.http({ http2: true } as never), 'an HTTP listener has no TLS; use Listener.https'],
  [
    'HTTP/2 for TLS',
    () => Listener.tls({ certificateId: CERTIFICATE, http2: true } as never),
    "there is no property 'http2': a TLS listener knows nothing of HTTP; use Listener.https",
  ],
  [
    'a timeout of requests for TLS',
    () => Listener.tls({ certificateId: CERTIFICATE, requestTimeout: Duration.seconds(5) } as never),
    "there is no property 'requestTimeout': a TLS listener knows nothing of HTTP; use Listener.https",
  ],
  [
    'a check of a listener',
    () => Listener.http({ healthCheck: HealthCheck.tcp() } as never),
    "Listener.http: there is no property 'healthCheck': each port has its own; give it beside 'listener'",
  ],
  ['no certificate', () => Listener.https({} as never), "Listener.https: 'certificateId' is missing"],
  ['no certificate for TLS', () => Listener.tls({} as never), "Listener.tls: 'certificateId' is missing"],
  [
    'a certificate by its name',
    () => https({ certificateId: 'my-certificate' }),
    'Listener.https: certificateId: expected the id of a certificate: 32 hexadecimal digits',
  ],
  [
    'no SNI certificates',
    () => https({ sniCertificateIds: [] }),
    'Listener.https: sniCertificateIds: expected a list of 1 to 30 ids, got an empty list',
  ],
  [
    '31 SNI certificates',
    () => https({ sniCertificateIds: Array(31).fill(SNI) }),
    'sniCertificateIds: expected a list of 1 to 30 ids',
  ],
  [
    'a wrong SNI certificate',
    () => https({ sniCertificateIds: [SNI, 'x'] }),
    'sniCertificateIds[1]: expected the id of a certificate',
  ],
  [
    'a long request timeout',
    () => Listener.http({ requestTimeout: Duration.seconds(301) }),
    'Listener.http: requestTimeout: expected a whole number of seconds from 1 to 300, got 301 (a number)',
  ],
  [
    'no response timeout',
    () => Listener.http({ responseTimeout: Duration.seconds(0) }),
    'responseTimeout: expected a whole number of seconds from 1 to 300, got 0 (a number)',
  ],
  [
    'text as compression',
    () => Listener.http({ compression: 'yes' as never }),
    "compression: expected true or false, got 'yes' (text)",
  ],
  [
    'two certificates',
    broken({
      ports: [
        { name: 'a', port: 1, listener: https() },
        { name: 'b', port: 2, listener: https({ certificateId: SNI }) },
      ],
    }),
    `the listeners of one Service share one configuration (kubernetes.io/elb.cert-id): port 1 has '${CERTIFICATE}', port 2 has '${SNI}'`,
  ],
  [
    'SNI on one of two',
    broken({
      ports: [
        { name: 'a', port: 1, listener: https({ sniCertificateIds: [SNI] }) },
        { name: 'b', port: 2, listener: https() },
      ],
    }),
    `(kubernetes.io/elb.tls-certificate-ids): port 1 has '${SNI}', port 2 has none`,
  ],
  [
    'a client CA on the other of two',
    broken({
      ports: [
        { name: 'a', port: 1, listener: https() },
        { name: 'b', port: 2, listener: https({ clientCaCertificateId: SNI }) },
      ],
    }),
    `(kubernetes.io/elb.client-ca-cert-id): port 1 has none, port 2 has '${SNI}'`,
  ],
  [
    'two timeouts',
    broken({
      ports: [
        { name: 'a', port: 1, listener: Listener.http({ requestTimeout: Duration.seconds(1) }) },
        { name: 'b', port: 2, listener: https({ requestTimeout: Duration.seconds(2) }) },
      ],
    }),
    "(kubernetes.io/elb.client_timeout): port 1 has '1', port 2 has '2'",
  ],
  [
    'a listener on UDP',
    broken({ ports: [{ ...PORT, protocol: 'UDP', listener: Listener.http() }] }),
    'ports[0]: a listener for http needs protocol TCP, and port 80 has UDP',
  ],
  [
    'a listener by name',
    broken({ ports: [{ ...PORT, listener: 'http' }] }),
    "ports[0].listener: expected a Listener, such as Listener.http(), got 'http' (text)",
  ],
  [
    'one port instead of a list',
    broken({ ports: PORT }),
    'ports: expected a list of ports, such as { port: 80 }, got an object with name, port',
  ],
  ['a number as a port', broken({ ports: [80] }), 'ports[0]: expected an object with port, and optionally name'],
  [
    'text as a port',
    broken({ ports: [{ port: '80' }] }),
    "ports[0].port: expected a whole number from 1 to 65535, got '80' (text)",
  ],
  [
    'port 0',
    broken({ ports: [{ port: 0 }] }),
    'ports[0].port: expected a whole number from 1 to 65535, got 0 (a number)',
  ],
  ['port 65536', broken({ ports: [{ port: 65536 }] }), 'got 65536 (a number)'],
  [
    'no port',
    broken({ ports: [{ name: 'a' }] }),
    'ports[0].port: expected a whole number from 1 to 65535, got undefined',
  ],
  [
    'a slip in a port',
    broken({ ports: [{ port: 80, targetport: 80 }] }),
    'ports[0].targetport: expected only port, name',
  ],
  [
    'a certificate at a port',
    broken({ ports: [{ port: 443, certificateId: CERTIFICATE }] }),
    "or portRanges (it belongs to the 'listener' of a port, such as Listener.https()), got an object with port, certificateId",
  ],
  [
    'another protocol',
    broken({ ports: [{ port: 80, protocol: 'tcp' }] }),
    'ports[0].protocol: expected Protocol.TCP, Protocol.UDP or Protocol.SCTP',
  ],
  [
    'a name with capitals',
    broken({ ports: [{ port: 80, name: 'HTTP' }] }),
    'ports[0].name: expected up to 63 lower-case letters',
  ],
  [
    'both targets',
    broken({ ports: [{ port: 80, targetPort: 1, targetPortName: 'http' }] }),
    "ports[0]: 'targetPort' (1) and 'targetPortName' ('http') exclude each other",
  ],
  [
    'a long target name',
    broken({ ports: [{ port: 80, targetPortName: 'a'.repeat(16) }] }),
    'ports[0].targetPortName: expected the name of a container port',
  ],
  [
    'a target name of digits',
    broken({ ports: [{ port: 80, targetPortName: '80' }] }),
    'ports[0].targetPortName: expected the name of a container port',
  ],
  [
    'a node port twice',
    broken({
      ports: [
        { name: 'a', port: 80, nodePort: 30000 },
        { name: 'b', port: 81, nodePort: 30000 },
      ],
    }),
    'ports[1]: nodePort 30000 is already used by ports[0]',
  ],
  [
    'port ranges of two ports that overlap',
    broken({
      ports: [
        { name: 'a', port: 80, portRanges: [{ first: 100, last: 200 }] },
        { name: 'b', port: 81, portRanges: [{ first: 200, last: 300 }] },
      ],
    }),
    'ports[1]: the port range 200 to 300 overlaps 100 to 200 of ports[0]',
  ],
  [
    'an empty application protocol',
    broken({ ports: [{ port: 80, appProtocol: '' }] }),
    "ports[0].appProtocol: expected a protocol, such as 'http', 'grpc' or 'kubernetes.io/h2c', got ''",
  ],
  [
    'a node port as text',
    broken({ ports: [{ port: 80, nodePort: '30000' }] }),
    'ports[0].nodePort: expected a whole number from 0 to 65535',
  ],
  [
    'one port twice',
    broken({ ports: [PORT, { name: 'b', port: 80 }] }),
    'ports[1]: port 80 with protocol TCP is already used by ports[0]',
  ],
  [
    'one name twice',
    broken({ ports: [PORT, { name: 'a', port: 81 }] }),
    "ports[1]: the name 'a' is already used by ports[0]",
  ],
  [
    'several ports without names',
    broken({ ports: [PORT, { port: 81 }] }),
    "ports[1]: a Service with several ports needs a 'name' for each of them; port 81 has none",
  ],
  [
    'ranges without a name',
    broken({ ports: [{ port: 80, portRanges: [{ first: 1, last: 2 }] }] }),
    "ports[0]: a port with 'portRanges' needs a 'name'",
  ],
  [
    'a range backwards',
    broken({ ports: [{ ...PORT, portRanges: [{ first: 2, last: 1 }] }] }),
    "ports[0].portRanges[0].first: expected at most 'last', which is 1, got 2 (a number)",
  ],
  [
    'ranges that overlap',
    broken({
      ports: [
        {
          ...PORT,
          portRanges: [
            { first: 1, last: 5 },
            { first: 5, last: 6 },
          ],
        },
      ],
    }),
    "ports[0].portRanges[1]: expected ranges that do not overlap, got '5,6' (text)",
  ],
  [
    'eleven ranges',
    broken({ ports: [{ ...PORT, portRanges: Array.from({ length: 11 }, (_, i) => ({ first: i + 1, last: i + 1 })) }] }),
    'ports[0].portRanges: expected a list of 1 to 10 ranges',
  ],
  [
    'half a range',
    broken({ ports: [{ ...PORT, portRanges: [{ first: 1 }] }] }),
    'ports[0].portRanges[0].last: expected a whole number from 1 to 65535, got undefined',
  ],
  [
    'ranges of an HTTP listener',
    broken({ ports: [{ ...PORT, listener: Listener.http(), portRanges: [{ first: 1, last: 2 }] }] }),
    "ports[0]: 'portRanges' and a listener for http exclude each other: only TCP, UDP and TLS listeners take ranges",
  ],
  [
    'a range as text',
    broken({ ports: [{ ...PORT, portRanges: ['1,2'] }] }),
    'ports[0].portRanges[0]: expected an object with first and last',
  ],
])('refuses %s', (_name, make, message) => {
  expect(make).toThrow(message);
});

test('TCP and UDP on one port number', () => {
  expect(render({ ports: [PORT, { name: 'b', port: 80, protocol: 'UDP' as never }] })).toEqual(BASE);
});

test('a check of all ports is not compared with ports of both protocols: a rule speaks of them', () => {
  expect(() =>
    render({ healthCheck: HealthCheck.tcp(), ports: [PORT, { name: 'b', port: 80, protocol: 'UDP' as never }] }),
  ).not.toThrow();
});

test('what an object tells of itself', () => {
  expect([elb.id, elb.multiCluster, elb.elbClass, ExistingElb.shared(ID).elbClass]).toEqual([
    ID,
    false,
    'performance',
    'union',
  ]);
  expect(ExistingElb.dedicated(ID, { multiCluster: true }).multiCluster).toBe(true);
  expect([Listener.http().protocol, https().protocol, Listener.tls({ certificateId: SNI }).protocol]).toEqual([
    'http',
    'https',
    'tls',
  ]);
});

test.each(Object.keys(ELB_SETTINGS).filter((name) => !['elb', 'ports', 'healthCheck'].includes(name)))(
  '%s at a port or its listener is sent to the Service',
  (name) => {
    const given = { [name]: true };
    expect(() => Listener.http(given)).toThrow(
      `Listener.http: there is no property '${name}': it holds for the whole Service; give it beside 'ports'`,
    );
    expect(() => Listener.https({ certificateId: CERTIFICATE, ...given })).toThrow("give it beside 'ports'");
    expect(() => Listener.tls({ certificateId: CERTIFICATE, ...given })).toThrow("give it beside 'ports'");
    expect(broken({ ports: [{ port: 80, ...given }] })).toThrow(
      "or portRanges (it holds for the whole Service; give it beside 'ports'), got an object with port,",
    );
  },
);
