import {
  BandwidthChargeMode,
  type DedicatedElbAutocreateProps,
  type DedicatedPublicElbAutocreateProps,
  EipType,
  ElbAutocreate,
  type ElbAutocreateProps,
  ElbClass,
  ElbFlavors,
  type PublicElbAutocreateProps,
} from './api';

const AUTOCREATE = 'kubernetes.io/elb.autocreate';

const PUBLIC: PublicElbAutocreateProps = {
  eipType: EipType.BGP,
  bandwidthName: 'cce-bandwidth',
  bandwidthMbps: 5,
  bandwidthChargeMode: BandwidthChargeMode.BANDWIDTH,
};
const DEDICATED: DedicatedElbAutocreateProps = {
  availabilityZones: ['eu-de-01'],
  flavors: ElbFlavors.fixedSpecification({ layer4: 'L4_flavor.elb.s1.small' }),
};

const textOf = (elb: ElbAutocreate) => elb._annotations()[AUTOCREATE];

describe('what is written', () => {
  test('the order of the fields never changes', () => {
    const everything: DedicatedPublicElbAutocreateProps = {
      ipv6SubnetId: 'v6',
      backendSubnetIds: ['net-1', 'net-2'],
      privateIp: '10.0.0.9',
      subnetId: 'subnet',
      name: 'all',
      ...DEDICATED,
      flavors: ElbFlavors.elasticSpecification({ layer7: 'L7_flavor.elb.pro.max', layer4: 'L4_flavor.elb.pro.max' }),
      ...PUBLIC,
    };
    expect(textOf(ElbAutocreate.dedicatedPublic(everything))).toBe(
      '{"type":"public","bandwidth_name":"cce-bandwidth","bandwidth_chargemode":"bandwidth","bandwidth_size":5,' +
        '"bandwidth_sharetype":"PER","eip_type":"5_bgp","name":"all","vip_subnet_cidr_id":"subnet","vip_address":"10.0.0.9",' +
        '"elb_virsubnet_ids":["net-1","net-2"],"ipv6_vip_virsubnet_id":"v6","available_zone":["eu-de-01"],' +
        '"l4_flavor_name":"L4_flavor.elb.pro.max","l7_flavor_name":"L7_flavor.elb.pro.max"}',
    );
  });

  test.each([
    ['shared, private', ElbAutocreate.sharedPrivate(), 'union', '{"type":"inner"}'],
    ['shared, private, named', ElbAutocreate.sharedPrivate({ name: 'lb' }), 'union', '{"type":"inner","name":"lb"}'],
    [
      'shared, public',
      ElbAutocreate.sharedPublic({ ...PUBLIC, name: 'james' }),
      'union',
      '{"type":"public","bandwidth_name":"cce-bandwidth","bandwidth_chargemode":"bandwidth","bandwidth_size":5,"bandwidth_sharetype":"PER","eip_type":"5_bgp","name":"james"}',
    ],
    [
      'dedicated, private',
      ElbAutocreate.dedicatedPrivate(DEDICATED),
      'performance',
      '{"type":"inner","available_zone":["eu-de-01"],"l4_flavor_name":"L4_flavor.elb.s1.small"}',
    ],
  ])('%s', (_name, elb, elbClass, text) => {
    expect(elb._annotations()).toEqual({ 'kubernetes.io/elb.class': elbClass, [AUTOCREATE]: text });
    expect(elb.elbClass).toBe(elbClass);
  });

  test('what stands beside the JSON', () => {
    const elb = ElbAutocreate.sharedPublic({
      ...PUBLIC,
      tags: { team: 'web', stage: '' },
      enterpriseProjectId: '0',
      customEipId: '3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d',
    });
    expect(elb._annotations()).toMatchObject({
      'kubernetes.io/elb.tags': 'stage=,team=web', // in the order of the keys, whatever the language
      'kubernetes.io/elb.enterpriseID': '0',
      'kubernetes.io/elb.custom-eip-id': '3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d',
    });
  });

  test('what it tells of itself', () => {
    const named = ElbAutocreate.sharedPublic({ ...PUBLIC, name: 'james' });
    expect([named.name, named.isPublic, named.elbClass]).toEqual(['james', true, ElbClass.SHARED]);
    const plain = ElbAutocreate.dedicatedPrivate(DEDICATED);
    expect([plain.name, plain.isPublic, plain.elbClass]).toEqual([undefined, false, ElbClass.DEDICATED]);
  });

  test.each([1, 300, 350, 1000, 1500, 2000, 2001, 320])(
    'a size of %d is written: limits differ by region',
    (bandwidthMbps) => {
      expect(textOf(ElbAutocreate.sharedPublic({ ...PUBLIC, bandwidthMbps }))).toContain(
        `"bandwidth_size":${bandwidthMbps},`,
      );
    },
  );

  test('an EIP type of the region', () => {
    expect(EipType.of('5_g-vm').name).toBe('5_g-vm');
    expect(textOf(ElbAutocreate.sharedPublic({ ...PUBLIC, eipType: EipType.of('5_g-vm') }))).toContain(
      '"eip_type":"5_g-vm"',
    );
  });
});

test('a name as long as the load balancer service takes one', () => {
  expect(() => ElbAutocreate.sharedPrivate({ name: 'a'.repeat(255) })).not.toThrow();
});

describe('what is refused', () => {
  const shared = (props: unknown) => () =>
    ElbAutocreate.sharedPublic({ ...PUBLIC, ...(props as object) } as PublicElbAutocreateProps);
  const dedicated = (props: unknown) => () =>
    ElbAutocreate.dedicatedPrivate({ ...DEDICATED, ...(props as object) } as DedicatedElbAutocreateProps);

  test.each<[string, () => unknown, string]>([
    [
      'text as a size',
      shared({ bandwidthMbps: '5' }),
      "bandwidthMbps: expected a whole number of Mbit/s from 1, got '5' (text)",
    ],
    [
      'zero as a size',
      shared({ bandwidthMbps: 0 }),
      'bandwidthMbps: expected a whole number of Mbit/s from 1, got 0 (a number)',
    ],
    ['a negative size', shared({ bandwidthMbps: -1 }), 'got -1 (a number)'],
    ['a fraction as a size', shared({ bandwidthMbps: 1.5 }), 'got 1.5 (a number)'],
    ['NaN as a size', shared({ bandwidthMbps: Number.NaN }), 'got NaN (a number)'],
    ['infinity as a size', shared({ bandwidthMbps: Number.POSITIVE_INFINITY }), 'got Infinity (a number)'],
    [
      'null as a size',
      shared({ bandwidthMbps: null }),
      'bandwidthMbps: expected a whole number of Mbit/s from 1, got null',
    ],
    [
      'no size',
      shared({ bandwidthMbps: undefined }),
      "'bandwidthMbps' is missing; expected a whole number of Mbit/s from 1",
    ],
    ['no EIP type', shared({ eipType: undefined }), "'eipType' is missing"],
    ['no bandwidth name', shared({ bandwidthName: undefined }), "'bandwidthName' is missing; expected 1 to 64 letters"],
    ['no charge mode', shared({ bandwidthChargeMode: undefined }), "'bandwidthChargeMode' is missing"],
    [
      'text as an EIP type',
      shared({ eipType: '5_bgp' }),
      "eipType: expected an EipType, such as EipType.BGP or EipType.of('5_g-vm'), got '5_bgp' (text)",
    ],
    [
      'another charge mode',
      shared({ bandwidthChargeMode: 'size' }),
      'bandwidthChargeMode: expected BandwidthChargeMode.BANDWIDTH or BandwidthChargeMode.TRAFFIC',
    ],
    ['an empty bandwidth name', shared({ bandwidthName: '' }), 'bandwidthName: expected 1 to 64 letters'],
    ['a bandwidth name with a blank', shared({ bandwidthName: 'a b' }), "got 'a b' (text)"],
    [
      'a bandwidth name of 65 characters',
      shared({ bandwidthName: 'a'.repeat(65) }),
      'bandwidthName: expected 1 to 64 letters',
    ],
    ['a huge bandwidth name', shared({ bandwidthName: 'a'.repeat(1e6) }), '… (1000000 characters)'],
    ['an empty name', shared({ name: '' }), 'name: expected 1 to 64 letters'],
    ['a name of 256 characters', shared({ name: 'a'.repeat(256) }), 'name: expected 1 to 64 letters'],
    ['control characters in the name', shared({ name: 'a\u001b[31m' }), 'without control characters, got'],
    ['a number as a name', shared({ name: 5 }), 'got 5 (a number)'],
    ['an IPv6 address', shared({ privateIp: '::1' }), "privateIp: expected one IPv4 address, got '::1' (text)"],
    ['a block of addresses', shared({ privateIp: '10.0.0.0/8' }), 'privateIp: expected one IPv4 address'],
    ['an octet too large', shared({ privateIp: '10.0.0.256' }), 'privateIp: expected one IPv4 address'],
    ['an address with a period at the end', shared({ privateIp: '10.0.0.1.' }), 'privateIp: expected one IPv4 address'],
    [
      'a tag with a comma',
      shared({ tags: { a: 'b,c' } }),
      "tags.a: expected text without ',' and control characters, got 'b,c' (text)",
    ],
    [
      'a tag that is a number',
      shared({ tags: { a: 5 } }),
      "tags.a: expected text without ',' and control characters, got 5 (a number)",
    ],
    [
      'a tag key with an equals sign',
      shared({ tags: { 'a=b': 'c' } }),
      "tags: expected a key that is not empty, does not begin with a bracket, and has no '='",
    ],
    ['an empty tag key', shared({ tags: { '': 'c' } }), 'tags: expected a key that is not empty'],
    ['no tags in tags', shared({ tags: {} }), 'tags: expected at least one key with a value, got an empty object'],
    ['a map of tags', shared({ tags: new Map([['a', 'b']]) }), 'tags: expected an object of texts, got a Map'],
    [
      'text as an object of tags',
      shared({ tags: new String('ab') }),
      'tags: expected an object of texts, got a String',
    ],
    ['a list of tags', shared({ tags: ['a=b'] }), 'tags: expected an object of texts'],
    [
      'an enterprise project name',
      shared({ enterpriseProjectId: 'team' }),
      'enterpriseProjectId: expected the id of an enterprise project',
    ],
    ['a custom EIP by address', shared({ customEipId: '1.2.3.4' }), 'customEipId: expected the id of an EIP, a UUID'],
    [
      'zones on a shared one',
      shared({ availabilityZones: ['a'] }),
      "there is no property 'availabilityZones': only a dedicated load balancer has it",
    ],
    [
      'flavors on a shared one',
      shared({ flavors: DEDICATED.flavors }),
      'only a dedicated load balancer has it; use dedicatedPrivate or dedicatedPublic',
    ],
    [
      'bandwidth on a private one',
      dedicated({ bandwidthMbps: 5 }),
      'only a load balancer with a public address has it; use sharedPublic or dedicatedPublic',
    ],
    [
      'no zone',
      dedicated({ availabilityZones: [] }),
      'availabilityZones: expected a list of availability zones, at least one, got an empty list',
    ],
    [
      'an empty zone',
      dedicated({ availabilityZones: [''] }),
      "availabilityZones[0]: expected text that is not empty, got '' (text)",
    ],
    [
      'a blank zone',
      dedicated({ availabilityZones: [' '] }),
      "availabilityZones[0]: expected text that is not empty, got ' ' (text)",
    ],
    [
      'a zone by number',
      dedicated({ availabilityZones: ['a', 1] }),
      'availabilityZones[1]: expected text, got 1 (a number)',
    ],
    [
      'one zone as text',
      dedicated({ availabilityZones: 'a' }),
      "availabilityZones: expected a list of availability zones, got 'a' (text)",
    ],
    ['no zones', dedicated({ availabilityZones: undefined }), "'availabilityZones' is missing"],
    ['no flavors', dedicated({ flavors: undefined }), "'flavors' is missing"],
    ['flavors by name', dedicated({ flavors: 'L4_flavor.elb.s1.small' }), 'flavors: expected ElbFlavors, such as'],
    [
      'an empty backend subnet',
      dedicated({ backendSubnetIds: [''] }),
      'backendSubnetIds[0]: expected text that is not empty',
    ],
    [
      'an IPv6 subnet with a blank',
      dedicated({ ipv6SubnetId: 'a b' }),
      'ipv6SubnetId: expected the network id of a subnet',
    ],
    ['a subnet with a blank', dedicated({ subnetId: ' ' }), 'subnetId: expected the id of an IPv4 subnet'],
    ['a slip', shared({ bandwithMbps: 5 }), "there is no property 'bandwithMbps'; did you mean 'bandwidthMbps'?"],
    [
      'a name that is like nothing',
      shared({ zzzzzz: 5 }),
      "there is no property 'zzzzzz'; known properties: name, subnetId",
    ],
    [
      '__proto__ from JSON',
      () => ElbAutocreate.sharedPrivate(JSON.parse('{"__proto__":{"name":"x"}}') as ElbAutocreateProps),
      "there is no property '__proto__'",
    ],
    [
      'null',
      () => ElbAutocreate.sharedPrivate(null as unknown as ElbAutocreateProps),
      'expected an object with properties, got null',
    ],
    [
      'a list',
      () => ElbAutocreate.sharedPrivate([] as unknown as ElbAutocreateProps),
      'expected an object with properties, got an empty list',
    ],
    [
      'text',
      () => ElbAutocreate.sharedPublic('x' as unknown as PublicElbAutocreateProps),
      "expected an object with eipType, bandwidthName, bandwidthMbps and bandwidthChargeMode, got 'x' (text)",
    ],
    [
      'nothing',
      () => ElbAutocreate.sharedPublic(undefined as unknown as PublicElbAutocreateProps),
      'expected an object with eipType, bandwidthName, bandwidthMbps and bandwidthChargeMode, got undefined',
    ],
    [
      'a book as a tag',
      shared({ tags: { a: 'x'.repeat(65_535) } }),
      'tags: expected at most 65536 characters in all, got an object with a',
    ],
    [
      'an id with a character that nobody sees',
      shared({ subnetId: 'x\u200b' }),
      "subnetId: expected the id of an IPv4 subnet, without control characters, got 'x\\u200b' (text)",
    ],
    [
      'an EIP type with a blank',
      () => EipType.of('5_x '),
      "EipType.of: name: expected text without blanks around it, got '5_x ' (text)",
    ],
    ['an empty EIP type', () => EipType.of(''), "EipType.of: name: expected text that is not empty, got '' (text)"],
    [
      'an EIP type that is a number',
      () => EipType.of(5 as unknown as string),
      'EipType.of: name: expected text, got 5 (a number)',
    ],
    [
      'no flavor',
      () => ElbFlavors.fixedSpecification({}),
      "ElbFlavors.fixedSpecification: give 'layer4' for TCP, UDP and TLS ports",
    ],
    [
      'a flavor of the other layer',
      () => ElbFlavors.fixedSpecification({ layer4: 'L7_flavor.elb.s1.small' }),
      "ElbFlavors.fixedSpecification: layer4: 'L7_flavor.elb.s1.small' is a flavor of layer 7; give it as 'layer7'",
    ],
    [
      'a flavor of the other layer',
      () => ElbFlavors.fixedSpecification({ layer7: 'L4_flavor.elb.s1.small' }),
      "layer7: 'L4_flavor.elb.s1.small' is a flavor of layer 4; give it as 'layer4'",
    ],
    [
      'a fixed flavor as an elastic one',
      () => ElbFlavors.elasticSpecification({ layer4: 'L4_flavor.elb.s1.small' }),
      "ElbFlavors.elasticSpecification: layer4: 'L4_flavor.elb.s1.small' is a flavor of a fixed specification; use ElbFlavors.fixedSpecification",
    ],
    [
      'an empty flavor',
      () => ElbFlavors.elasticSpecification({ layer7: '' }),
      'ElbFlavors.elasticSpecification: layer7: expected the name of a flavor',
    ],
    [
      'no flavors at all',
      () => ElbFlavors.fixedSpecification(undefined as never),
      'expected an object with properties, got undefined',
    ],
  ])('%s', (_name, make, message) => {
    expect(make).toThrow(message);
  });

  test('each factory names itself', () => {
    const none = undefined as never;
    expect(() => ElbAutocreate.sharedPrivate(null as never)).toThrow(/^ElbAutocreate\.sharedPrivate: /);
    expect(() => ElbAutocreate.sharedPublic(none)).toThrow(/^ElbAutocreate\.sharedPublic: /);
    expect(() => ElbAutocreate.dedicatedPrivate(none)).toThrow(/^ElbAutocreate\.dedicatedPrivate: /);
    expect(() => ElbAutocreate.dedicatedPublic(none)).toThrow(/^ElbAutocreate\.dedicatedPublic: /);
    expect(() => ElbAutocreate.dedicatedPublic({ ...PUBLIC, ...DEDICATED, bandwidthMbps: 0 })).toThrow(
      /^ElbAutocreate\.dedicatedPublic: bandwidthMbps/,
    );
    expect(() => ElbAutocreate.dedicatedPublic({ ...PUBLIC } as never)).toThrow(
      "'availabilityZones' and 'flavors' are missing",
    );
    expect(() => ElbAutocreate.dedicatedPublic({ ...DEDICATED } as never)).toThrow(
      "'eipType', 'bandwidthName', 'bandwidthMbps' and 'bandwidthChargeMode' are missing",
    );
    expect(() => ElbAutocreate.sharedPrivate({ availabilityZones: [] } as never)).toThrow(
      'only a dedicated load balancer has it',
    );
    expect(() => ElbAutocreate.sharedPrivate({ eipType: EipType.BGP } as never)).toThrow(
      'only a load balancer with a public address has it',
    );
  });

  test('flavors tell what they are', () => {
    const elastic = ElbFlavors.elasticSpecification({ layer4: 'a', layer7: 'b' });
    expect([elastic.isElastic, elastic.layer4, elastic.layer7]).toEqual([true, 'a', 'b']);
    expect(ElbFlavors.fixedSpecification({ layer7: 'b' }).isElastic).toBe(false);
  });
});
