import { BandwidthChargeMode } from '../../src/annotations/bandwidth-charge-mode';
import { LoadBalancingAlgorithm } from '../../src/annotations/load-balancing-algorithm';
import { isTemplate } from '../../src/annotations/unresolved';
import { fc } from '../support/fast-check';

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
const uuid = fc.tuple(hex(8), hex(4), hex(4), hex(4), hex(12)).map((parts) => parts.join('-'));
const certificate = hex(32);
const port = fc.integer({ min: 1, max: 65535 });
const flag = fc.boolean();
const name = fc.string({ unit: fc.constantFrom(...'abcXYZ019_.-'), minLength: 1, maxLength: 64 });
const id = fc.string({ unit: fc.constantFrom(...'abcXYZ019_-'), minLength: 1, maxLength: 40 });
/** Texts that people should not write and that have to come back all the same. */
const anyText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((text) => !/[\p{Cc}\p{Cs}]/u.test(text));
const withoutTemplates = anyText.filter((text) => !isTemplate(text));
const key = anyText.filter((text) => !/[=,]|^\s*[{[]/.test(text));

const seconds = fc.integer({ min: 1, max: 50 });
const path = fc.string({ unit: fc.constantFrom(...'abc/-_.~%é'), maxLength: 79 }).map((rest) => `/${rest}`);
const check = {
  protocol: fc.constantFrom('TCP', 'UDP', 'HTTP'),
  delay: seconds,
  timeout: seconds,
  maxRetries: fc.integer({ min: 1, max: 10 }),
  path,
};
const ipv4 = fc
  .tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 0, max: 255 })))
  .map((octets) => octets.join('.'));

/** Ranges of one port: apart from each other. */
const ranges = fc
  .uniqueArray(port, { minLength: 2, maxLength: 20 })
  .filter((ports) => ports.length % 2 === 0)
  .map((ports) => {
    const sorted = [...ports].sort((a, b) => a - b);
    return sorted.filter((_, index) => index % 2 === 0).map((first, index) => ({ first, last: sorted[2 * index + 1] }));
  });

/** For each annotation all values that its codec takes, as far as that can be generated. */
export const VALUES: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  class: fc.constantFrom('union', 'performance'),
  id: uuid,
  ip: withoutTemplates,
  'subnet-id': withoutTemplates,
  enterpriseID: fc.oneof(fc.constant('0'), uuid),
  autocreate: fc.record(
    {
      type: fc.constantFrom('public', 'inner'),
      bandwidthName: name,
      bandwidthChargeMode: fc.constantFrom(...Object.values(BandwidthChargeMode)),
      bandwidthSize: fc.integer({ min: 1, max: 5000 }),
      bandwidthShareType: fc.constant('PER'),
      eipType: id,
      name: withoutTemplates,
      vipSubnetCidrId: id,
      vipAddress: ipv4,
      elbVirsubnetIds: fc.array(id, { minLength: 1, maxLength: 4 }),
      ipv6VipVirsubnetId: id,
      availableZone: fc.array(id, { minLength: 1, maxLength: 4 }),
      l4FlavorName: id,
      l7FlavorName: id,
    },
    { requiredKeys: [] },
  ),
  tags: fc
    .uniqueArray(
      fc.tuple(
        fc.oneof(key, fc.constantFrom('__proto__', 'constructor', 'toString')),
        fc.oneof(
          fc.constant(''),
          anyText.filter((text) => !text.includes(',')),
        ),
      ),
      {
        selector: ([each]) => each,
        minLength: 1,
        maxLength: 5,
      },
    )
    .map((pairs) => Object.fromEntries(pairs)),
  'instance-reclaim-policy': fc.constantFrom('alwaysDelete', 'retain'),
  'persist-autocreate': withoutTemplates,
  'lb-algorithm': fc.constantFrom(...Object.values(LoadBalancingAlgorithm)),
  'session-affinity-mode': fc.constant('SOURCE_IP'),
  'kubernetes.io/session-affinity-mode': withoutTemplates,
  'session-affinity-option': fc.record(
    { persistenceTimeout: fc.integer({ min: 1, max: 60 }), appCookieName: withoutTemplates },
    { requiredKeys: [] },
  ),
  'adaptive-weight': flag,
  'custom-backend-weights': withoutTemplates,
  'health-check-flag': fc.constantFrom('on', 'off'),
  'health-check-option': fc.record(check, { requiredKeys: [] }),
  'health-check-options': fc.uniqueArray(
    fc.record(
      {
        ...check,
        targetServicePort: fc.record({ protocol: fc.constantFrom('TCP', 'UDP'), port }),
        monitorPort: port,
        expectedCodes: fc.constantFrom('200', '200,202', '200-204'),
      },
      { requiredKeys: ['targetServicePort'] },
    ),
    { minLength: 1, maxLength: 4, selector: ({ targetServicePort: target }) => `${target.protocol}:${target.port}` },
  ),
  'pass-through': fc.constantFrom('true', 'onlyLocal'),
  'kubernetes.io/hws-hostNetwork': flag,
  'protocol-port': fc.array(fc.record({ protocol: fc.constantFrom('http', 'https', 'tls'), port }), {
    minLength: 1,
    maxLength: 5,
  }),
  'cert-id': certificate,
  'client-ca-cert-id': certificate,
  'tls-certificate-ids': fc.array(certificate, { minLength: 1, maxLength: 30 }),
  'http2-enable': flag,
  'tls-ciphers-policy': withoutTemplates,
  security_policy_id: withoutTemplates,
  'security-policy-id': withoutTemplates,
  'security-pool-protocol': withoutTemplates,
  'gzip-enabled': flag,
  'port-ranges': fc
    .uniqueArray(fc.tuple(fc.oneof(withoutTemplates, fc.constantFrom('__proto__', 'constructor')), ranges), {
      selector: ([each]) => each,
      minLength: 1,
      maxLength: 3,
    })
    .map((entries) => Object.fromEntries(entries)),
  'pools-options': withoutTemplates,
  connection: fc.integer({ min: 1, max: 1000000 }),
  cps: fc.integer({ min: 1, max: 1000000 }),
  'acl-id': fc.array(uuid, { maxLength: 5 }),
  'acl-status': fc.constantFrom('on', 'off', 'true', 'false'),
  'acl-type': fc.constantFrom('black', 'white'),
  keepalive_timeout: fc.integer({ min: 0, max: 4000 }),
  client_timeout: fc.integer({ min: 1, max: 300 }),
  member_timeout: fc.integer({ min: 1, max: 300 }),
  'transparent-client-ip': flag,
  'x-forwarded-port': flag,
  'x-forwarded-for-port': flag,
  'x-forwarded-host': flag,
  'custom-eip-id': uuid,
  'custom-eip-status': fc.record({ id: withoutTemplates, publicIpAddress: withoutTemplates }),
  'eip-id': uuid,
  multicluster: fc.constant('true'),
  'multicluster-loadbalancer-weight': withoutTemplates,
  'listener-port': withoutTemplates,
  'listener-port-ranges-auto-generated': withoutTemplates,
  mark: withoutTemplates,
  'connection-drain-enable': flag,
  'connection-drain-timeout': withoutTemplates,
  'kubernetes.io/natgateway.id': withoutTemplates,
};

/** The values of an annotation by its whole key. */
export function valuesOf(wholeKey: string): fc.Arbitrary<unknown> | undefined {
  return VALUES[wholeKey.replace(/^kubernetes\.io\/elb\./, '')];
}
