import { since } from '../../cluster/version';
import type { Basis } from '../../diagnostics/diagnostic';
import { BandwidthChargeMode } from '../bandwidth-charge-mode';
import { type Fields, jsonInteger, jsonObject, jsonString, jsonStrings, jsonText, type ObjectOf } from '../codec/json';
import { pairsText } from '../codec/pairs-text';
import { formattedText, oneOf, unjudgedText } from '../codec/text';
import { AUTHORED, annotation, UNVERIFIED } from '../define';
import type { Constraint } from '../spec';

const NAME = { huawei: /^[\p{Script=Han}A-Za-z0-9_.-]{1,64}$/u, otc: /^[A-Za-z0-9_.-]{1,64}$/ };
const NAME_EXPECTS = '1 to 64 letters, digits, underscores, hyphens and periods (on Huawei Cloud also Chinese letters)';
const NAME_WITH_OTHER_LETTERS = /^[\p{L}0-9_.-]{1,64}$/u;

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

/** The name of a flavor; which ones there are depends on the region. */
export const flavorText = formattedText({
  pattern: /^\S{1,255}$/,
  expects: 'the name of a flavor, such as L4_flavor.elb.s1.small or L7_flavor.elb.s1.small',
});

/** In the order in which they are written. The value cannot be changed once written: the order never changes either. */
export const AUTOCREATE_FIELDS = {
  type: {
    name: 'type',
    summary: 'public: with a new public address (EIP); inner: with a private one only.',
    codec: jsonString(
      oneOf(['public', 'inner'], {
        hints: { private: 'the platform calls it inner', internal: 'the platform calls it inner' },
      }),
    ),
    default: 'inner',
  },
  bandwidthName: {
    name: 'bandwidth_name',
    summary: 'Name of the bandwidth.',
    codec: jsonString(
      formattedText({
        patterns: NAME,
        // Only the guide of Open Telekom Cloud closes the set of letters.
        doubtful: (text, edition) => edition !== 'otc' && NAME_WITH_OTHER_LETTERS.test(text),
        expects: NAME_EXPECTS,
      }),
    ),
    mandatoryWhen: 'type is public',
    default: 'cce-bandwidth-******',
  },
  bandwidthChargeMode: {
    name: 'bandwidth_chargemode',
    summary: 'How the bandwidth is billed.',
    codec: jsonString(
      oneOf<string>(Object.values(BandwidthChargeMode), {
        open: 'others are not documented',
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
      usualSteps: [
        { upTo: 300, step: 1 },
        { upTo: 1000, step: 50 },
        { upTo: 2000, step: 500 },
      ],
      unit: 'Mbit/s',
    }),
    mandatoryWhen: 'type is public',
    notes: ['The page words the steps as those of an adjustment.'],
  },
  bandwidthShareType: {
    name: 'bandwidth_sharetype',
    summary: 'PER: a bandwidth of its own. A shared one cannot be named here.',
    codec: jsonString(
      oneOf(['PER'], { hints: { WHOLE: 'a shared bandwidth cannot be asked for: there is no field for its id' } }),
    ),
    mandatoryWhen: 'type is public',
  },
  eipType: {
    name: 'eip_type',
    summary: 'Type of the public address; depends on the region.',
    codec: jsonString(
      oneOf<string>(Object.values(EIP_TYPES), {
        open: 'others by region',
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
        // The load balancer service itself takes up to 255 characters of any kind.
        doubtful: (text) => text.length <= 255,
        expects: `${NAME_EXPECTS}; the pages disagree: lower-case letters, digits and underscores that start with a letter and end with a letter or digit are right in all of them`,
      }),
    ),
    default: 'cce-lb- followed by the UID of the Service',
  },
  vipSubnetCidrId: {
    name: 'vip_subnet_cidr_id',
    summary:
      'IPv4 subnet id (not the network id) of the private address. The subnet must belong to the VPC of the cluster.',
    codec: jsonString(formattedText({ pattern: /^\S{1,255}$/, expects: 'the id of an IPv4 subnet' })),
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
    notes: [
      'The ELB API wants vip_subnet_cidr_id beside it; without one the platform takes the subnet of the cluster.',
    ],
  },
  elbVirsubnetIds: {
    name: 'elb_virsubnet_ids',
    summary: 'Network ids (not IPv4 subnet ids) of the backend subnets. Do not share them with clusters or nodes.',
    codec: jsonStrings('network ids'),
    default: 'the subnet of vip_subnet_cidr_id',
    notes: [
      'Dedicated load balancers only.',
      'The pages disagree about the default: the guide of 2023 names the subnet of the cluster, the ELB API the IPv6 subnet first.',
    ],
  },
  ipv6VipVirsubnetId: {
    name: 'ipv6_vip_virsubnet_id',
    summary: 'Network id of a subnet with IPv6 enabled, for an IPv6 address.',
    codec: jsonString(formattedText({ pattern: /^\S{1,255}$/, expects: 'the network id of a subnet' })),
    notes: ['Dedicated load balancers only.'],
  },
  availableZone: {
    name: 'available_zone',
    summary: 'Availability zones.',
    codec: jsonStrings('availability zones', { emptyIsPlaceholder: true }),
    mandatoryWhen: 'the class is performance',
    notes: ['Dedicated load balancers only.', 'Official examples show [""], which is a placeholder.'],
  },
  l4FlavorName: {
    name: 'l4_flavor_name',
    summary: 'Flavor of network load balancing.',
    codec: jsonString(flavorText),
    mandatoryWhen: 'the class is performance and a port is served as TCP, UDP or TLS',
    emptyMeansAbsent: true,
    notes: ['Dedicated load balancers only.'],
  },
  l7FlavorName: {
    name: 'l7_flavor_name',
    summary: 'Flavor of application load balancing. Both flavors must be elastic or both fixed.',
    codec: jsonString(flavorText),
    mandatoryWhen: 'the class is performance and a port is served as HTTP or HTTPS',
    emptyMeansAbsent: true,
    notes: ['Dedicated load balancers only.'],
  },
} as const satisfies Fields;

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

/** The layer of a flavor by its name; `undefined` if the name says nothing. */
export function flavorLayer(name: string): 4 | 7 | undefined {
  const [, digit] = /^L([47])_flavor\./.exec(name) ?? [];
  return digit === undefined ? undefined : digit === '4' ? 4 : 7;
}

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

/** The description is read once, when the load balancer is created. */
const UPGRADE_OR_LEAVE_OUT = 'Upgrade the cluster before the Service is created, or leave the field out.';

export const autocreate = annotation({
  key: 'kubernetes.io/elb.autocreate',
  group: 'autocreate',
  summary: 'The load balancer, and the public address (EIP) if it has one, that the platform creates for the Service.',
  codec: jsonText(jsonObject(AUTOCREATE_FIELDS)),
  example: {
    type: 'public',
    bandwidthName: 'web',
    bandwidthChargeMode: 'traffic',
    bandwidthSize: 5,
    bandwidthShareType: 'PER',
    eipType: '5_bgp',
  },
  exampleClass: 'union',
  since: since(['v1.9']),
  sinceByValue: [
    {
      what: 'vip_subnet_cidr_id',
      applies: ({ vipSubnetCidrId }) => vipSubnetCidrId !== undefined,
      since: since(['v1.21']),
      why: 'An older cluster puts the load balancer into its own subnet.',
      help: UPGRADE_OR_LEAVE_OUT,
      facts: ['autocreate-vip-subnet-version'],
    },
    {
      what: 'vip_address',
      applies: ({ vipAddress }) => vipAddress !== undefined,
      since: since(['v1.23.11-r0', 'v1.25.6-r0', 'v1.27.3-r0']),
      why: 'In an older cluster the load balancer gets any free address.',
      help: UPGRADE_OR_LEAVE_OUT,
      facts: ['autocreate-vip-subnet-version'],
    },
    {
      what: 'an elastic flavor',
      applies: ({ l4FlavorName, l7FlavorName }) => isElasticFlavor(l4FlavorName) || isElasticFlavor(l7FlavorName),
      field: ({ l4FlavorName }) => autocreateFieldName(isElasticFlavor(l4FlavorName) ? 'l4FlavorName' : 'l7FlavorName'),
      since: since(['v1.21.10-r10', 'v1.23.8-r10', 'v1.25.3-r10']),
      why: 'What an older cluster does with the name is not documented: the load balancer may not be created.',
      help: 'Upgrade the cluster before the Service is created, or name a fixed flavor, such as L4_flavor.elb.s1.small or L7_flavor.elb.s1.small.',
      facts: ['autocreate-elastic-flavor-version'],
    },
  ],
  mutable: false,
  onChange:
    'Documented as unchangeable after creation; the admission webhook refuses. Bandwidth, type of the public address, zones and flavors can be changed on the side of the load balancer only, or by recreating the Service.',
  onRemove: 'Refused by the webhook like any removal of a protected key.',
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
    'One text of valid JSON: no comments, no comma before a closing bracket.',
    'No other field is documented in any edition: region and tags are none.',
    'Excludes kubernetes.io/elb.id in an authored manifest. After creation the platform adds that key, kubernetes.io/elb.eip-id for a public load balancer, and on Huawei Cloud kubernetes.io/elb.enterpriseID: in a live object they stand together rightly.',
    'What is created this way is deleted with the Service, unless something else uses the load balancer. A listener that was added by hand makes the deletion fail and leaves the load balancer behind.',
    'Write kubernetes.io/elb.class beside it: performance makes more fields mandatory.',
    'On Huawei Cloud a cluster in a shared VPC cannot have shared load balancers created.',
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
  summary: 'The resource tags of an automatically created load balancer.',
  codec: pairsText(),
  example: { team: 'shop' },
  since: since(['v1.23.11-r0', 'v1.25.6-r0', 'v1.27.3-r0']),
  constraints: [
    {
      kind: 'requires',
      condition: { has: 'kubernetes.io/elb.autocreate' },
      when: AUTHORED,
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
    'Pairs, not JSON: a page of Open Telekom Cloud shows a JSON object for an ingress, the reference tables do not.',
  ],
  pages: ['cce_10_0385', 'cce_10_0681', 'cce_10_0695'],
  offered: { prop: 'ElbAutocreateProps.tags' },
});

/** What takes part in automatic creation only, where no page says so outright. */
function concernsCreatedOnly(pages: readonly string[], basis: Basis): Constraint {
  return {
    kind: 'requires',
    condition: { has: 'kubernetes.io/elb.autocreate' },
    when: AUTHORED,
    severity: 'info',
    why: 'It concerns load balancers that are created with the Service: others are never deleted with it.',
    help: 'Remove it.',
    facts: [],
    pages,
    basis: [basis],
  };
}

export const instanceReclaimPolicy = annotation({
  key: 'kubernetes.io/elb.instance-reclaim-policy',
  group: 'lifecycle',
  summary: 'Whether an automatically created load balancer is deleted or kept when the Service goes.',
  codec: oneOf<string>(['alwaysDelete', 'retain'], { open: 'others may exist' }),
  since: since(['v1.28.15-r60'], { laterMinors: 'unknown' }),
  editions: ['huawei'],
  verified: false,
  constraints: [concernsCreatedOnly(['field:huawei-elb-controller'], 'observed')],
  notes: [
    'Only one version was seen, in a note of third parties that quotes the Huawei Cloud page of June 2026. Below it the load balancer is deleted when nothing else uses it.',
    'Not in the guide of Open Telekom Cloud of April 2026. Seen in use on v1.35.3, with alwaysDelete.',
  ],
  pages: ['field:huawei-elb-controller (quotes Huawei cce_10_0385, update of June 2026)'],
  offered: UNVERIFIED,
});

export const persistAutocreate = annotation({
  key: 'kubernetes.io/elb.persist-autocreate',
  group: 'lifecycle',
  summary:
    'In the first published provider source: keeps an automatically created load balancer when the Service goes.',
  codec: unjudgedText('empty or false for no, any other text for yes'),
  elbClasses: ['union'],
  editions: [],
  verified: false,
  constraints: [concernsCreatedOnly(['src:hws-2020'], 'ancestor')],
  notes: ['Never documented on either cloud. Probably what kubernetes.io/elb.instance-reclaim-policy came from.'],
  pages: ['src:hws-2020'],
  offered: { noProp: 'never documented: a switch of the first published provider source' },
});
