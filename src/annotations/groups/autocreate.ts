import { since } from '../../cluster/version';
import { BandwidthChargeMode } from '../bandwidth-charge-mode';
import { jsonInteger, jsonObject, jsonString, jsonStrings, jsonText, type ObjectOf } from '../codec/json';
import { formattedText, oneOf, pairsText, unjudgedText } from '../codec/text';
import { annotation } from '../define';

const NAME = { huawei: /^[\p{Script=Han}A-Za-z0-9_.-]{1,64}$/u, otc: /^[A-Za-z0-9_.-]{1,64}$/ };
const NAME_EXPECTS = '1 to 64 letters, digits, underscores, hyphens and periods';

/** The types of public addresses that the pages name. A region can have others. */
export const EIP_TYPES = {
  bgp: '5_bgp',
  staticBgp: '5_sbgp',
  chinaTelecom: '5_telcom',
  chinaUnicom: '5_union',
  /** In an example of the Open Telekom Cloud guide. */
  otcExample: '5_g-vm',
} as const;

const { bgp, staticBgp, chinaTelecom, chinaUnicom, otcExample } = EIP_TYPES;

/** In the order in which they are written. The value cannot be changed once written: the order never changes either. */
const AUTOCREATE_FIELDS = {
  type: {
    name: 'type',
    summary: 'public: with a new public address (EIP); inner: with a private one only.',
    codec: jsonString(oneOf(['public', 'inner'])),
    default: 'inner',
  },
  bandwidthName: {
    name: 'bandwidth_name',
    summary: 'Name of the bandwidth.',
    codec: jsonString(
      formattedText({ patterns: NAME, expects: `${NAME_EXPECTS} (Huawei Cloud also Chinese letters)` }),
    ),
    mandatoryWhen: 'type is public',
    default: 'cce-bandwidth-******',
  },
  bandwidthChargeMode: {
    name: 'bandwidth_chargemode',
    summary: 'How the bandwidth is billed.',
    codec: jsonString(
      oneOf(Object.values(BandwidthChargeMode), {
        editions: { huawei: Object.values(BandwidthChargeMode), otc: [BandwidthChargeMode.TRAFFIC] },
      }),
    ),
    mandatoryWhen: 'type is public, on Open Telekom Cloud',
    default: 'bandwidth, on Huawei Cloud',
  },
  bandwidthSize: {
    name: 'bandwidth_size',
    summary: 'Size of the bandwidth.',
    codec: jsonInteger({
      min: 1,
      usualMax: 2000,
      usualSteps: [
        { upTo: 300, step: 1 },
        { upTo: 1000, step: 50 },
        { upTo: 2000, step: 500 },
      ],
      unit: 'Mbit/s',
    }),
    mandatoryWhen: 'type is public',
    unit: 'Mbit/s',
  },
  bandwidthShareType: {
    name: 'bandwidth_sharetype',
    summary: 'PER: a bandwidth of its own. A shared one cannot be named here.',
    codec: jsonString(oneOf(['PER'])),
    mandatoryWhen: 'type is public',
  },
  eipType: {
    name: 'eip_type',
    summary: 'Type of the public address; depends on the region.',
    codec: jsonString(
      oneOf<string>(Object.values(EIP_TYPES), {
        open: true,
        editions: { huawei: [bgp, staticBgp, chinaTelecom, chinaUnicom], otc: [bgp, otcExample] },
      }),
    ),
    mandatoryWhen: 'type is public',
  },
  name: {
    name: 'name',
    summary: 'Name of the load balancer.',
    codec: jsonString(
      formattedText({
        patterns: NAME,
        doubtful: true,
        expects: `${NAME_EXPECTS} (Huawei Cloud also Chinese letters); the pages disagree, lower-case letters, digits and underscores from letter to letter or digit are right in all of them`,
      }),
    ),
    default: 'cce-lb- followed by the UID of the Service',
  },
  vipSubnetCidrId: {
    name: 'vip_subnet_cidr_id',
    summary:
      'IPv4 subnet id (not the network id) of the private address. The subnet must belong to the VPC of the cluster.',
    codec: jsonString(formattedText({ pattern: /^\S+$/, expects: 'the id of an IPv4 subnet' })),
    default: 'the subnet of the cluster',
  },
  vipAddress: {
    name: 'vip_address',
    summary: 'Private IPv4 address, inside the subnet of the load balancer.',
    codec: jsonString(
      formattedText({
        pattern: /^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(?!$)|$)){4}$/,
        expects: 'one IPv4 address',
        hint: (text) =>
          text.includes(':')
            ? 'IPv6 is not taken here'
            : text.includes('/')
              ? 'write the address without a prefix length'
              : undefined,
      }),
    ),
    default: 'assigned by the platform',
  },
  elbVirsubnetIds: {
    name: 'elb_virsubnet_ids',
    summary: 'Network ids (not IPv4 subnet ids) of the backend subnets. Do not share them with clusters or nodes.',
    codec: jsonStrings('network ids'),
    default: 'the subnet of vip_subnet_cidr_id',
    notes: [
      'dedicated load balancers only',
      'The pages disagree about the default: the 2023 guide names the subnet of the cluster, the ELB API the IPv6 subnet first.',
    ],
  },
  ipv6VipVirsubnetId: {
    name: 'ipv6_vip_virsubnet_id',
    summary: 'Network id of a subnet with IPv6 enabled, for an IPv6 address.',
    codec: jsonString(formattedText({ pattern: /^\S+$/, expects: 'the network id of a subnet' })),
    notes: ['dedicated load balancers only'],
  },
  availableZone: {
    name: 'available_zone',
    summary: 'Availability zones.',
    codec: jsonStrings('availability zones'),
    mandatoryWhen: 'the class is performance',
    notes: ['dedicated load balancers only', 'Official examples show [""], which is a placeholder.'],
  },
  l4FlavorName: {
    name: 'l4_flavor_name',
    summary: 'Flavor of network load balancing.',
    codec: jsonString(
      formattedText({ pattern: /^\S+$/, expects: 'the name of a flavor, such as L4_flavor.elb.s1.small' }),
    ),
    mandatoryWhen: 'the class is performance and a port is served as TCP, UDP or TLS',
    emptyMeansAbsent: true,
    notes: ['dedicated load balancers only'],
  },
  l7FlavorName: {
    name: 'l7_flavor_name',
    summary: 'Flavor of application load balancing. Both flavors must be elastic or both fixed.',
    codec: jsonString(
      formattedText({ pattern: /^\S+$/, expects: 'the name of a flavor, such as L7_flavor.elb.s1.small' }),
    ),
    mandatoryWhen: 'the class is performance and a port is served as HTTP or HTTPS',
    emptyMeansAbsent: true,
    notes: ['dedicated load balancers only'],
  },
} as const;

export type AutocreateField = keyof typeof AUTOCREATE_FIELDS;
export type AutocreateValue = ObjectOf<typeof AUTOCREATE_FIELDS>;

/** The platform's name of a field, for messages. */
export function autocreateFieldName(field: AutocreateField): string {
  return AUTOCREATE_FIELDS[field].name;
}

/** The fields that only a dedicated load balancer has. */
export const DEDICATED_AUTOCREATE_FIELDS: readonly AutocreateField[] = [
  'elbVirsubnetIds',
  'ipv6VipVirsubnetId',
  'availableZone',
  'l4FlavorName',
  'l7FlavorName',
];

/** The kind of a flavor by its name; `undefined` if the name says nothing. */
export function flavorKind(name: string | undefined): 'fixed' | 'elastic' | undefined {
  if (name === undefined) return undefined;
  if (/^L[47]_flavor\.elb\.s\d+\./.test(name)) return 'fixed';
  // Read from the examples: no page says outright that it is the elastic one.
  return /^L[47]_flavor\.elb\.pro\.max$/.test(name) ? 'elastic' : undefined;
}

function isElasticFlavor(name: string | undefined): boolean {
  return flavorKind(name) === 'elastic';
}

export const autocreate = annotation({
  key: 'kubernetes.io/elb.autocreate',
  group: 'autocreate',
  summary: 'JSON description of the load balancer (and EIP) that CCE creates for the Service.',
  codec: jsonText(jsonObject(AUTOCREATE_FIELDS)),
  since: since(['v1.9']),
  sinceByValue: [
    {
      what: 'vip_subnet_cidr_id',
      applies: ({ vipSubnetCidrId }) => vipSubnetCidrId !== undefined,
      since: since(['v1.21']),
      facts: ['autocreate-vip-subnet-version'],
    },
    {
      what: 'vip_address',
      applies: ({ vipAddress }) => vipAddress !== undefined,
      since: since(['v1.23.11-r0', 'v1.25.6-r0', 'v1.27.3-r0']),
      facts: ['autocreate-vip-subnet-version'],
    },
    {
      what: 'an elastic flavor',
      applies: ({ l4FlavorName, l7FlavorName }) => isElasticFlavor(l4FlavorName) || isElasticFlavor(l7FlavorName),
      since: since(['v1.21.10-r10', 'v1.23.8-r10', 'v1.25.3-r10']),
      facts: ['autocreate-elastic-flavor-version'],
    },
  ],
  mutable: false,
  onChange:
    'Documented as unchangeable after creation; webhook refuses. Bandwidth, EIP type, zones and flavors can only be changed on the ELB or EIP side or by recreating the Service.',
  onRemove: 'Refused by the webhook like any other removal of a protected key.',
  facts: [
    'autocreate-valid-json',
    'autocreate-json-types',
    'autocreate-unknown-field',
    'autocreate-type-value',
    'autocreate-chargemode',
    'autocreate-sharetype',
    'autocreate-bandwidth-range',
    'autocreate-bandwidth-step',
    'autocreate-eip-type',
    'autocreate-name-pattern',
    'autocreate-bandwidth-name-pattern',
    'autocreate-vip-address',
  ],
  notes: [
    'Value must be valid JSON text inside one string; no comments, no trailing commas.',
    'After creation the platform adds kubernetes.io/elb.id, for public instances kubernetes.io/elb.eip-id, and on Huawei kubernetes.io/elb.enterpriseID; both id and autocreate are then present legitimately.',
    'Load balancer and EIP created this way are deleted with the Service unless other resources use the instance; a listener added by hand makes the deletion fail and leaves the instance behind.',
    'On Huawei a cluster in a shared VPC cannot create shared load balancers automatically.',
  ],
  pages: [
    'cce_10_0385',
    'cce_10_0681',
    'cce_10_0683',
    'cce_10_0054',
    'huawei-zh-2023:cce_10_0385',
    'Huawei cce_10_0385 fragments of 2024-04 and 2026-01',
    'ref-cce/category_28',
    'elb-api:creating_a_load_balancer',
    'src:hws-2020',
  ],
  offered: { prop: 'elb' },
});

export const tags = annotation({
  key: 'kubernetes.io/elb.tags',
  group: 'tags',
  summary: 'Resource tags put on the load balancer at automatic creation.',
  codec: pairsText(),
  since: since(['v1.23.11-r0', 'v1.25.6-r0', 'v1.27.3-r0']),
  constraints: [
    {
      kind: 'requires',
      condition: { has: 'kubernetes.io/elb.autocreate' },
      when: { not: { live: true } },
      severity: 'warning',
      why: 'Existing load balancers are not tagged: cost allocation silently lacks them.',
      help: 'Tag the existing load balancer itself, and remove the annotation.',
      facts: ['tags-only-with-autocreate'],
      pages: ['cce_10_0385'],
      basis: ['docs'],
    },
  ],
  facts: ['tags-format'],
  notes: [
    'Comma separated pairs, not JSON (one OTC page shows a JSON object for an ingress; the reference tables do not).',
  ],
  pages: ['cce_10_0385', 'cce_10_0681', 'cce_10_0695'],
  offered: { prop: 'ElbAutocreateProps.tags' },
});

export const instanceReclaimPolicy = annotation({
  key: 'kubernetes.io/elb.instance-reclaim-policy',
  group: 'lifecycle',
  summary: 'Decides whether the automatically created load balancer is deleted or kept when the Service goes away.',
  codec: oneOf(['alwaysDelete', 'retain'], { open: true }),
  since: since(['v1.28.15-r60'], { laterMinors: 'unknown' }),
  editions: ['huawei'],
  verified: false,
  notes: ['Absent from the OTC guide of April 2026.', 'Observed in use with value alwaysDelete on v1.35.3.'],
  pages: ['field:huawei-elb-controller (quotes Huawei cce_10_0385, update of June 2026)'],
  offered: { noProp: 'its key or its details could not be read in an official page: recognised, not offered' },
});

export const persistAutocreate = annotation({
  key: 'kubernetes.io/elb.persist-autocreate',
  group: 'lifecycle',
  summary:
    'Historic switch of the ancestor provider that kept an automatically created load balancer after Service deletion.',
  codec: unjudgedText('true or false'),
  elbClasses: ['union'],
  editions: [],
  verified: false,
  notes: [
    'Never documented by either cloud; do not emit. Likely predecessor of kubernetes.io/elb.instance-reclaim-policy.',
    "empty and 'false' mean no; any other text means yes",
  ],
  pages: ['src:hws-2020'],
  offered: { noProp: 'never documented: a switch of the first published provider source' },
});
