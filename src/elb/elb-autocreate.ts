import { BandwidthChargeMode } from '../annotations/bandwidth-charge-mode';
import { ElbClass } from '../annotations/elb-class';
import { AUTOCREATE_FIELDS, type AutocreateValue, autocreate, tags } from '../annotations/groups/autocreate';
import { elbClass, enterpriseId } from '../annotations/groups/connection';
import { customEipId } from '../annotations/groups/eip';
import { EipType } from './eip-type';
import { Elb } from './elb';
import { ElbFlavors } from './elb-flavors';
import { checkFactory, FACTORY } from './factory';
import { type Annotations, writerOf } from './prop-annotations';
import { anything, encodedBy, instance, memberOf, nonEmptyListOf, text } from './readers';
import { mapOf, readProps, type Shape } from './structs';
import { locate, type Renaming } from './usage-error';

/** What every automatically created load balancer can be given. */
export interface ElbAutocreateProps {
  /**
   * The name of the load balancer: 1 to 64 letters, digits, `_`, `-` and `.`. Lower-case letters, digits and underscores,
   * with a letter first, are valid in every edition. Cannot be changed once written.
   *
   * @default - `cce-lb-` followed by the UID of the Service
   */
  readonly name?: string;

  /**
   * The id of the IPv4 subnet (not of the network) from which the load balancer gets its private address. The subnet must
   * belong to the cluster's VPC. Needs a cluster of v1.21 or later.
   *
   * @default - the cluster's subnet
   */
  readonly subnetId?: string;

  /**
   * The private IPv4 address of the load balancer, inside its subnet. Needs a cluster of v1.23.11-r0, v1.25.6-r0,
   * v1.27.3-r0 or later.
   *
   * @default - any free address of the subnet
   */
  readonly privateIp?: string;

  /**
   * Resource tags of the load balancer, written as `kubernetes.io/elb.tags`. Needs a cluster of v1.23.11-r0, v1.25.6-r0,
   * v1.27.3-r0 or later.
   *
   * @default - no tags
   */
  readonly tags?: { readonly [key: string]: string };

  /**
   * The id of the enterprise project in which the load balancer is placed, written as `kubernetes.io/elb.enterpriseID`;
   * `'0'` is the default project. Huawei Cloud only; needs a cluster of v1.15 or later.
   *
   * @default - the default enterprise project
   */
  readonly enterpriseProjectId?: string;
}

/** What a load balancer with a public address needs. */
export interface PublicElbAutocreateProps extends ElbAutocreateProps {
  /** The type of the public address. */
  readonly eipType: EipType;

  /** The name of the bandwidth: 1 to 64 letters, digits, `_`, `-` and `.`. */
  readonly bandwidthName: string;

  /**
   * The size of the bandwidth in Mbit/s: a whole number from 1. By default a region takes up to 2000, in steps of 1 up to
   * 300, of 50 above 300 and of 500 above 1000; anything else is a warning, since regions differ.
   */
  readonly bandwidthMbps: number;

  /** How the bandwidth is billed. Open Telekom Cloud takes `TRAFFIC` only. */
  readonly bandwidthChargeMode: BandwidthChargeMode;

  /**
   * The id of a public address (EIP) of your own that replaces the one which the platform made, written as
   * `kubernetes.io/elb.custom-eip-id`. Add it once the Service exists: what it does at creation is not
   * documented. The EIP must not be bound to anything. Needs a cluster of v1.23.18-r0, v1.25.13-r0, v1.27.10-r0,
   * v1.28.8-r0, v1.29.4-r0, v1.30.1-r0 or later.
   *
   * @default - the address that the platform made
   * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0924.html
   */
  readonly customEipId?: string;
}

/** What a dedicated load balancer needs. */
export interface DedicatedElbAutocreateProps extends ElbAutocreateProps {
  /** The availability zones in which the load balancer runs; at least one. */
  readonly availabilityZones: string[];

  /** The flavors: layer 4 for TCP, UDP and TLS ports, layer 7 for HTTP and HTTPS ports. */
  readonly flavors: ElbFlavors;

  /**
   * The network ids (not IPv4 subnet ids) of the backend subnets, from which the load balancer takes several addresses.
   * Do not share them with clusters or nodes.
   *
   * @default - the subnet of the load balancer
   */
  readonly backendSubnetIds?: string[];

  /**
   * The network id of a subnet with IPv6 enabled, for an IPv6 address beside the IPv4 one.
   *
   * @default - IPv4 only
   */
  readonly ipv6SubnetId?: string;
}

/** What a dedicated load balancer with a public address needs. */
export interface DedicatedPublicElbAutocreateProps extends DedicatedElbAutocreateProps, PublicElbAutocreateProps {}

/**
 * A load balancer that the platform creates for the Service, and deletes with it together with its public address.
 *
 * None of it can be changed once the Service exists. Each Service that is given the object gets a load balancer of
 * its own.
 *
 * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0385.html
 * @example
 *
 * declare const chart: Chart;
 * new PassThroughLoadBalancerService(chart, 'Web', {
 *   metadata: { name: 'web' },
 *   ports: [{ port: 80, targetPort: 8080 }],
 *   elb: ElbAutocreate.dedicatedPublic({
 *     eipType: EipType.BGP,
 *     bandwidthName: 'web',
 *     bandwidthMbps: 100,
 *     bandwidthChargeMode: BandwidthChargeMode.TRAFFIC,
 *     availabilityZones: ['eu-de-01', 'eu-de-02'],
 *     flavors: ElbFlavors.fixedSpecification({ layer4: 'L4_flavor.elb.s1.small' }),
 *   }),
 * });
 */
export class ElbAutocreate extends Elb {
  /**
   * A shared load balancer with a private address only.
   *
   * @param props the properties of the load balancer
   * @throws if a property is wrong or does not belong to such a load balancer
   */
  public static sharedPrivate(props: ElbAutocreateProps = {}): ElbAutocreate {
    const owner = 'ElbAutocreate.sharedPrivate';
    const refused = { ...ONLY_PUBLIC, ...ONLY_DEDICATED };
    return new ElbAutocreate(
      FACTORY,
      owner,
      ElbClass.SHARED,
      readProps<ElbAutocreateProps>(owner, props, COMMON, { refused, renamed: PROP_OF_FIELD }),
    );
  }

  /**
   * A shared load balancer with a public address as well.
   *
   * @param props the properties of the load balancer
   * @throws if a property is wrong, missing, or does not belong to such a load balancer
   */
  public static sharedPublic(props: PublicElbAutocreateProps): ElbAutocreate {
    const owner = 'ElbAutocreate.sharedPublic';
    const given = readProps<PublicElbAutocreateProps>(
      owner,
      props,
      { ...COMMON, ...PUBLIC },
      { required: REQUIRED_PUBLIC, refused: ONLY_DEDICATED, renamed: PROP_OF_FIELD },
    );
    return new ElbAutocreate(FACTORY, owner, ElbClass.SHARED, given);
  }

  /**
   * A dedicated load balancer with a private address only. Needs a cluster of v1.17 or later.
   *
   * @param props the properties of the load balancer
   * @throws if a property is wrong, missing, or does not belong to such a load balancer
   */
  public static dedicatedPrivate(props: DedicatedElbAutocreateProps): ElbAutocreate {
    const owner = 'ElbAutocreate.dedicatedPrivate';
    const given = readProps<DedicatedElbAutocreateProps>(
      owner,
      props,
      { ...COMMON, ...DEDICATED },
      { required: REQUIRED_DEDICATED, refused: ONLY_PUBLIC, renamed: PROP_OF_FIELD },
    );
    return new ElbAutocreate(FACTORY, owner, ElbClass.DEDICATED, given);
  }

  /**
   * A dedicated load balancer with a public address as well. Needs a cluster of v1.17 or later.
   *
   * @param props the properties of the load balancer
   * @throws if a property is wrong, missing, or does not belong to such a load balancer
   */
  public static dedicatedPublic(props: DedicatedPublicElbAutocreateProps): ElbAutocreate {
    const owner = 'ElbAutocreate.dedicatedPublic';
    const given = readProps<DedicatedPublicElbAutocreateProps>(
      owner,
      props,
      { ...COMMON, ...DEDICATED, ...PUBLIC },
      { required: [...REQUIRED_DEDICATED, ...REQUIRED_PUBLIC], renamed: PROP_OF_FIELD },
    );
    return new ElbAutocreate(FACTORY, owner, ElbClass.DEDICATED, given);
  }

  /** The name that the load balancer is given, if any. */
  public readonly name?: string;

  /** Whether it has a public address. */
  public readonly isPublic: boolean;

  private readonly annotations: Readonly<Record<string, string>>;

  private constructor(key: unknown, owner: string, elbClassOfIt: ElbClass, props: AnyAutocreateProps) {
    super(elbClassOfIt);
    checkFactory(key, 'ElbAutocreate', 'sharedPrivate', 'sharedPublic', 'dedicatedPrivate', 'dedicatedPublic');
    this.name = props.name;
    this.isPublic = props.eipType !== undefined;
    const annotations: Annotations = {
      [elbClass.key]: elbClass.codec.encode(elbClassOfIt),
      [autocreate.key]: locate(owner, [], () => autocreate.codec.encode(autocreateValue(props)), PROP_OF_FIELD),
    };
    writeProps(owner, props, annotations);
    this.annotations = annotations;
  }

  /**
   * @internal
   */
  public _annotations(): Readonly<Record<string, string>> {
    return this.annotations;
  }
}

type AnyAutocreateProps = ElbAutocreateProps & Partial<DedicatedPublicElbAutocreateProps>;

const writeProps = writerOf<AnyAutocreateProps>({ tags, enterpriseProjectId: enterpriseId, customEipId });

/** What was given, and what the platform demands with one legal value only. The order of the fields is the codec's. */
function autocreateValue(props: AnyAutocreateProps): AutocreateValue {
  const isPublic = props.eipType !== undefined;
  return {
    type: isPublic ? 'public' : 'inner',
    bandwidthName: props.bandwidthName,
    bandwidthChargeMode: props.bandwidthChargeMode,
    bandwidthSize: props.bandwidthMbps,
    bandwidthShareType: isPublic ? 'PER' : undefined,
    eipType: props.eipType?.name,
    name: props.name,
    vipSubnetCidrId: props.subnetId,
    vipAddress: props.privateIp,
    elbVirsubnetIds: props.backendSubnetIds,
    ipv6VipVirsubnetId: props.ipv6SubnetId,
    availableZone: props.availabilityZones,
    l4FlavorName: props.flavors?.layer4,
    l7FlavorName: props.flavors?.layer7,
  };
}

/** What the annotation calls otherwise. */
const PROP_OF_FIELD: Renaming = {
  bandwidthSize: 'bandwidthMbps',
  vipSubnetCidrId: 'subnetId',
  vipAddress: 'privateIp',
  elbVirsubnetIds: 'backendSubnetIds',
  ipv6VipVirsubnetId: 'ipv6SubnetId',
  availableZone: 'availabilityZones',
  l4FlavorName: 'flavors',
  l7FlavorName: 'flavors',
};

const COMMON: Shape<ElbAutocreateProps> = {
  name: anything,
  subnetId: anything,
  privateIp: anything,
  tags: mapOf(anything, anything),
  enterpriseProjectId: anything,
};

const PUBLIC: Shape<Omit<PublicElbAutocreateProps, keyof ElbAutocreateProps>> = {
  eipType: instance(EipType, "an EipType, such as EipType.BGP or EipType.of('5_g-vm')"),
  bandwidthName: encodedBy(AUTOCREATE_FIELDS.bandwidthName.codec),
  bandwidthMbps: encodedBy(AUTOCREATE_FIELDS.bandwidthSize.codec),
  bandwidthChargeMode: memberOf('BandwidthChargeMode', BandwidthChargeMode),
  customEipId: anything,
};
const REQUIRED_PUBLIC = ['eipType', 'bandwidthName', 'bandwidthMbps', 'bandwidthChargeMode'] as const;

const DEDICATED: Shape<Omit<DedicatedElbAutocreateProps, keyof ElbAutocreateProps>> = {
  availabilityZones: nonEmptyListOf(text, 'availability zones'),
  flavors: instance(ElbFlavors, 'ElbFlavors, such as ElbFlavors.fixedSpecification({ layer4: ... })'),
  backendSubnetIds: nonEmptyListOf(text, 'network ids'),
  ipv6SubnetId: anything,
};
const REQUIRED_DEDICATED = ['availabilityZones', 'flavors'] as const;

/** Why a property is not taken here: what does not belong would be ignored by the platform without a word. */
const ONLY_PUBLIC: Readonly<Record<string, string>> = reasons(
  PUBLIC,
  'only a load balancer with a public address has it; use sharedPublic or dedicatedPublic',
);
const ONLY_DEDICATED: Readonly<Record<string, string>> = reasons(
  DEDICATED,
  'only a dedicated load balancer has it; use dedicatedPrivate or dedicatedPublic',
);

function reasons(shape: object, reason: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(shape).map((name) => [name, reason]));
}
