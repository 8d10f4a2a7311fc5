// What single annotations take: ends of ranges, words of others, and texts that come near.

import { InvalidValueError } from '../../src/annotations/codec/codec';
import { findSpec } from '../../src/annotations/registry';
import type { CceEditionName } from '../../src/cluster/edition';
import { dotted, jsonPointer } from '../../src/diagnostics/path';
import { showTyped } from '../../src/diagnostics/show';
import { ID } from '../support/yaml';

const CERTIFICATE = '0123456789abcdef0123456789abcdef';
const codecOf = (key: string) => findSpec(`kubernetes.io/elb.${key}`)!.codec;

/** The value as JSON, if there is one, and a line for each problem. */
function read(key: string, text: string, edition?: CceEditionName): readonly string[] {
  const { value, problems } = codecOf(key).decode(text, { edition });
  return [
    ...(value === undefined ? [] : [`= ${JSON.stringify(value)}`]),
    ...problems.map(
      ({ kind, inner, found, expected, hint }) =>
        `${kind} ${jsonPointer(inner)}: ${showTyped(found)}; expected ${expected}${hint === undefined ? '' : ` (${hint})`}`,
    ),
  ];
}

/** The text, or the mistake and its place. */
function write(key: string, value: unknown): readonly string[] {
  try {
    return [codecOf(key).encode(value)];
  } catch (error) {
    if (!(error instanceof InvalidValueError)) throw error;
    return [`${dotted(error.inner)}: ${error.message}`];
  }
}

type Case = readonly [title: string, got: () => readonly string[], expected: readonly string[]];

const CASES: Readonly<Record<string, readonly Case[]>> = {
  'kubernetes.io/elb.class': [
    [
      'by another name',
      () => ['shared', 'dedicated', 'elb', 'elasticity', 'UNION', 'x'].flatMap((text) => read('class', text)),
      [
        "invalid : 'shared' (text); expected union or performance (the platform calls it union)",
        "invalid : 'dedicated' (text); expected union or performance (the platform calls it performance)",
        "invalid : 'elb' (text); expected union or performance (that is the word of CCI; write union or performance)",
        "invalid : 'elasticity' (text); expected union or performance (classic load balancers are gone; write union or performance)",
        "invalid : 'UNION' (text); expected union or performance (write union)",
        "invalid : 'x' (text); expected union or performance",
      ],
    ],
  ],
  'kubernetes.io/elb.enterpriseID': [
    [
      'a UUID, or 0',
      () => [ID, ID.toUpperCase(), '0'].flatMap((text) => read('enterpriseID', text)),
      ['= "3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d"', '= "3F2D0F0A-5B53-4B8E-9D1F-6F3C1A2B4C5D"', '= "0"'],
    ],
    [
      'anything else',
      () => ['00', '1', `${ID}0`, `0${ID}`, 'team', ''].flatMap((text) => read('enterpriseID', text)),
      [
        "invalid : '00' (text); expected the id of an enterprise project (a UUID), or 0 for the default one",
        "invalid : '1' (text); expected the id of an enterprise project (a UUID), or 0 for the default one",
        "invalid : '3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d0' (text); expected the id of an enterprise project (a UUID), or 0 for the default one",
        "invalid : '03f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d' (text); expected the id of an enterprise project (a UUID), or 0 for the default one",
        "invalid : 'team' (text); expected the id of an enterprise project (a UUID), or 0 for the default one",
        "invalid : '' (text); expected the id of an enterprise project (a UUID), or 0 for the default one",
      ],
    ],
  ],
  'kubernetes.io/elb.acl-id': [
    [
      'ids of groups',
      () => read('acl-id', `${ID},another_one`),
      ['= ["3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d","another_one"]'],
    ],
    [
      'of 64 characters, of 65',
      () => ['a'.repeat(64), 'a'.repeat(65)].flatMap((text) => read('acl-id', text)),
      [
        '= ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]',
        '= ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]',
      ],
    ],
    ['other characters', () => ['a b', 'a.b'].flatMap((text) => read('acl-id', text)), ['= ["a b"]', '= ["a.b"]']],
    [
      'addresses and blocks',
      () => ['10.0.0.1', '10.0.0.0/8', 'fe80::/10', 'a/b'].flatMap((text) => read('acl-id', text)),
      [
        "invalid : '10.0.0.1' (text); expected the id of an IP address group, not an address or a CIDR block (put the addresses into an IP address group of the load balancer service and name its id)",
        "invalid : '10.0.0.0/8' (text); expected the id of an IP address group, not an address or a CIDR block (put the addresses into an IP address group of the load balancer service and name its id)",
        "invalid : 'fe80::/10' (text); expected the id of an IP address group, not an address or a CIDR block (put the addresses into an IP address group of the load balancer service and name its id)",
        "invalid : 'a/b' (text); expected the id of an IP address group, not an address or a CIDR block (put the addresses into an IP address group of the load balancer service and name its id)",
      ],
    ],
    [
      'words around addresses',
      () => ['x10.0.0.1', '10.0.0.1x', '10.0.0', '1000.0.0.1', 'g::1', ':x'].flatMap((text) => read('acl-id', text)),
      ['= ["x10.0.0.1"]', '= ["10.0.0.1x"]', '= ["10.0.0"]', '= ["1000.0.0.1"]', '= ["g::1"]', '= [":x"]'],
    ],
    [
      'nothing between commas',
      () => read('acl-id', ','),
      [
        "invalid : ',' (text); expected up to 5 ids with commas between them, each the id of an IP address group, not an address or a CIDR block (look at '')",
      ],
    ],
    [
      'nothing, six',
      () => ['', 'a,b,c,d,e,f'].flatMap((text) => read('acl-id', text)),
      [
        '= []',
        "invalid : 'a,b,c,d,e,f' (text); expected up to 5 ids with commas between them, each the id of an IP address group, not an address or a CIDR block (give at most 5)",
      ],
    ],
  ],
  'kubernetes.io/elb.acl-type': [
    [
      'words of others',
      () => ['allow', 'deny', 'White'].flatMap((text) => read('acl-type', text)),
      [
        "invalid : 'allow' (text); expected black or white (white lets only the listed addresses connect)",
        "invalid : 'deny' (text); expected black or white (black keeps the listed addresses out)",
        "invalid : 'White' (text); expected black or white (write white)",
      ],
    ],
  ],
  'kubernetes.io/elb.cert-id': [
    ['the id of a certificate', () => read('cert-id', CERTIFICATE), ['= "0123456789abcdef0123456789abcdef"']],
    [
      'capitals, hyphens, blanks',
      () => [CERTIFICATE.toUpperCase(), ID, ` ${CERTIFICATE}`].flatMap((text) => read('cert-id', text)),
      [
        '= "0123456789ABCDEF0123456789ABCDEF"',
        "doubtful : '0123456789ABCDEF0123456789ABCDEF' (text); expected the id of a certificate: 32 hexadecimal digits (write it in lower case, without hyphens and blanks)",
        '= "3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d"',
        "doubtful : '3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d' (text); expected the id of a certificate: 32 hexadecimal digits (write it in lower case, without hyphens and blanks)",
        "invalid : ' 0123456789abcdef0123456789abcdef' (text); expected the id of a certificate: 32 hexadecimal digits (write it in lower case, without hyphens and blanks)",
      ],
    ],
    [
      'a name, nothing',
      () =>
        ['my-certificate', ' ', '', `${CERTIFICATE}0`, CERTIFICATE.slice(1)].flatMap((text) => read('cert-id', text)),
      [
        "invalid : 'my-certificate' (text); expected the id of a certificate: 32 hexadecimal digits (use the id that the load balancer service gave the certificate, not its name or text)",
        "invalid : ' ' (text); expected the id of a certificate: 32 hexadecimal digits",
        "invalid : '' (text); expected the id of a certificate: 32 hexadecimal digits",
        "invalid : '0123456789abcdef0123456789abcdef0' (text); expected the id of a certificate: 32 hexadecimal digits (use the id that the load balancer service gave the certificate, not its name or text)",
        "invalid : '123456789abcdef0123456789abcdef' (text); expected the id of a certificate: 32 hexadecimal digits (use the id that the load balancer service gave the certificate, not its name or text)",
      ],
    ],
  ],
  'kubernetes.io/elb.tls-certificate-ids': [
    [
      'thirty, and thirty-one',
      () =>
        [Array(30).fill(CERTIFICATE).join(','), Array(31).fill(CERTIFICATE).join(',')].flatMap((text) =>
          read('tls-certificate-ids', text).map((each) => each.slice(-40)),
        ),
      ['def","0123456789abcdef0123456789abcdef"]', ' 32 hexadecimal digits (give at most 30)'],
    ],
    [
      'nothing',
      () => read('tls-certificate-ids', ''),
      ["invalid : '' (text); expected the id of a certificate: 32 hexadecimal digits (look at '')"],
    ],
  ],
  'kubernetes.io/elb.autocreate': [
    [
      'names and ids of 255 characters, of 256',
      () =>
        ['l4_flavor_name', 'l7_flavor_name', 'vip_subnet_cidr_id', 'ipv6_vip_virsubnet_id'].flatMap((field) =>
          [255, 256].map((length) =>
            read('autocreate', JSON.stringify({ [field]: 'a'.repeat(length) }))
              .map((each) => each.slice(0, 40))
              .join('; '),
          ),
        ),
      [
        '= {"l4FlavorName":"aaaaaaaaaaaaaaaaaaaaa',
        "= {}; invalid /l4_flavor_name: 'aaaaaaaaaaaaaa",
        '= {"l7FlavorName":"aaaaaaaaaaaaaaaaaaaaa',
        "= {}; invalid /l7_flavor_name: 'aaaaaaaaaaaaaa",
        '= {"vipSubnetCidrId":"aaaaaaaaaaaaaaaaaa',
        "= {}; invalid /vip_subnet_cidr_id: 'aaaaaaaaaa",
        '= {"ipv6VipVirsubnetId":"aaaaaaaaaaaaaaa',
        "= {}; invalid /ipv6_vip_virsubnet_id: 'aaaaaaa",
      ],
    ],
    [
      'the placeholder of official examples',
      () => read('autocreate', '{"available_zone":["","a"]}'),
      ['= {"availableZone":["","a"]}'],
    ],
    [
      'types by other names',
      () => ['private', 'internal', 'Public'].flatMap((type) => read('autocreate', JSON.stringify({ type }))),
      [
        '= {}',
        "invalid /type: 'private' (text); expected public or inner (the platform calls it inner)",
        '= {}',
        "invalid /type: 'internal' (text); expected public or inner (the platform calls it inner)",
        '= {}',
        "invalid /type: 'Public' (text); expected public or inner (write public)",
      ],
    ],
    [
      'names of bandwidths',
      () =>
        ['a', 'a'.repeat(64), 'A_b-c.9', 'a b', 'a'.repeat(65), ''].flatMap((name) =>
          read('autocreate', JSON.stringify({ bandwidth_name: name })),
        ),
      [
        '= {"bandwidthName":"a"}',
        '= {"bandwidthName":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}',
        '= {"bandwidthName":"A_b-c.9"}',
        '= {}',
        "invalid /bandwidth_name: 'a b' (text); expected 1 to 64 letters, digits, underscores, hyphens and periods (on Huawei Cloud also Chinese letters)",
        '= {}',
        "invalid /bandwidth_name: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' (text); expected 1 to 64 letters, digits, underscores, hyphens and periods (on Huawei Cloud also Chinese letters)",
        '= {}',
        "invalid /bandwidth_name: '' (text); expected 1 to 64 letters, digits, underscores, hyphens and periods (on Huawei Cloud also Chinese letters)",
      ],
    ],
    [
      'Chinese names by edition',
      () =>
        (['huawei', 'otc', undefined] as const).flatMap((edition) =>
          read('autocreate', '{"bandwidth_name":"\u5e26\u5bbd"}', edition),
        ),
      [
        '= {"bandwidthName":"\u5e26\u5bbd"}',
        '= {}',
        "invalid /bandwidth_name: '\u5e26\u5bbd' (text); expected 1 to 64 letters, digits, underscores, hyphens and periods (on Huawei Cloud also Chinese letters)",
        '= {"bandwidthName":"\u5e26\u5bbd"}',
      ],
    ],
    [
      'names with other letters by edition',
      () =>
        (['huawei', 'otc', undefined] as const).flatMap((edition) =>
          read('autocreate', '{"bandwidth_name":"b\u00e4ndwidth"}', edition),
        ),
      [
        '= {"bandwidthName":"b\u00e4ndwidth"}',
        "doubtful /bandwidth_name: 'b\u00e4ndwidth' (text); expected 1 to 64 letters, digits, underscores, hyphens and periods (on Huawei Cloud also Chinese letters)",
        '= {}',
        "invalid /bandwidth_name: 'b\u00e4ndwidth' (text); expected 1 to 64 letters, digits, underscores, hyphens and periods (on Huawei Cloud also Chinese letters)",
        '= {"bandwidthName":"b\u00e4ndwidth"}',
        "doubtful /bandwidth_name: 'b\u00e4ndwidth' (text); expected 1 to 64 letters, digits, underscores, hyphens and periods (on Huawei Cloud also Chinese letters)",
      ],
    ],
    [
      'names with other letters that are too long',
      () =>
        read('autocreate', JSON.stringify({ bandwidth_name: '\u00e4'.repeat(65) })).map((each) => each.slice(0, 30)),
      ['= {}', "invalid /bandwidth_name: '\u00e4\u00e4\u00e4\u00e4"],
    ],
    [
      'names of load balancers',
      () =>
        ['a', 'a b', '\u540d'].flatMap((name) =>
          read('autocreate', JSON.stringify({ name }), 'otc').map((each) => each.slice(0, 40)),
        ),
      [
        '= {"name":"a"}',
        '= {"name":"a b"}',
        "doubtful /name: 'a b' (text); expected 1",
        '= {"name":"\u540d"}',
        "doubtful /name: '\u540d' (text); expected 1 t",
      ],
    ],
    [
      'charge modes by edition',
      () =>
        (['huawei', 'otc', undefined] as const).flatMap((edition) =>
          ['bandwidth', 'traffic', 'x'].flatMap((mode) =>
            read('autocreate', JSON.stringify({ bandwidth_chargemode: mode }), edition),
          ),
        ),
      [
        '= {"bandwidthChargeMode":"bandwidth"}',
        '= {"bandwidthChargeMode":"traffic"}',
        '= {"bandwidthChargeMode":"x"}',
        "doubtful /bandwidth_chargemode: 'x' (text); expected bandwidth or traffic (others are not documented)",
        '= {"bandwidthChargeMode":"bandwidth"}',
        "doubtful /bandwidth_chargemode: 'bandwidth' (text); expected traffic (others are not documented)",
        '= {"bandwidthChargeMode":"traffic"}',
        '= {"bandwidthChargeMode":"x"}',
        "doubtful /bandwidth_chargemode: 'x' (text); expected traffic (others are not documented)",
        '= {"bandwidthChargeMode":"bandwidth"}',
        '= {"bandwidthChargeMode":"traffic"}',
        '= {"bandwidthChargeMode":"x"}',
        "doubtful /bandwidth_chargemode: 'x' (text); expected bandwidth or traffic (others are not documented)",
      ],
    ],
    [
      'sizes',
      () =>
        [1, 300, 301, 350, 1000, 1050, 1500, 2000, 2500].flatMap((size) =>
          read('autocreate', JSON.stringify({ bandwidth_size: size })).map((each) => each.slice(0, 60)),
        ),
      [
        '= {"bandwidthSize":1}',
        '= {"bandwidthSize":300}',
        '= {"bandwidthSize":301}',
        'doubtful /bandwidth_size: 301 (a number); expected at most 2',
        '= {"bandwidthSize":350}',
        '= {"bandwidthSize":1000}',
        '= {"bandwidthSize":1050}',
        'doubtful /bandwidth_size: 1050 (a number); expected at most ',
        '= {"bandwidthSize":1500}',
        '= {"bandwidthSize":2000}',
        '= {"bandwidthSize":2500}',
        'doubtful /bandwidth_size: 2500 (a number); expected at most ',
      ],
    ],
    [
      'share types',
      () =>
        ['PER', 'WHOLE', 'per'].flatMap((type) => read('autocreate', JSON.stringify({ bandwidth_sharetype: type }))),
      [
        '= {"bandwidthShareType":"PER"}',
        '= {}',
        "invalid /bandwidth_sharetype: 'WHOLE' (text); expected PER (a shared bandwidth cannot be asked for: there is no field for its id)",
        '= {}',
        "invalid /bandwidth_sharetype: 'per' (text); expected PER (write PER)",
      ],
    ],
    [
      'types of public addresses by edition',
      () =>
        (['huawei', 'otc', undefined] as const).flatMap((edition) =>
          ['5_bgp', '5_sbgp', '5_g-vm'].flatMap((type) =>
            read('autocreate', JSON.stringify({ eip_type: type }), edition),
          ),
        ),
      [
        '= {"eipType":"5_bgp"}',
        '= {"eipType":"5_sbgp"}',
        '= {"eipType":"5_g-vm"}',
        "doubtful /eip_type: '5_g-vm' (text); expected 5_bgp, 5_sbgp, 5_telcom or 5_union (others by region)",
        '= {"eipType":"5_bgp"}',
        '= {"eipType":"5_sbgp"}',
        "doubtful /eip_type: '5_sbgp' (text); expected 5_bgp or 5_g-vm (others by region)",
        '= {"eipType":"5_g-vm"}',
        '= {"eipType":"5_bgp"}',
        '= {"eipType":"5_sbgp"}',
        '= {"eipType":"5_g-vm"}',
      ],
    ],
    [
      'private addresses',
      () =>
        [
          '0.0.0.0',
          '255.255.255.255',
          '192.168.10.99',
          '256.0.0.1',
          '1.2.3',
          '1.2.3.4.5',
          '1.2.3.4.',
          '01.2.3.4',
          '1.2.3.4/24',
          '::1',
          'a',
          '1.2.3.4x',
          'x1.2.3.4',
          '199.249.250.29',
          '300.0.0.1',
          '1..2.3',
        ].flatMap((address) => read('autocreate', JSON.stringify({ vip_address: address }))),
      [
        '= {"vipAddress":"0.0.0.0"}',
        '= {"vipAddress":"255.255.255.255"}',
        '= {"vipAddress":"192.168.10.99"}',
        '= {}',
        "invalid /vip_address: '256.0.0.1' (text); expected one IPv4 address",
        '= {}',
        "invalid /vip_address: '1.2.3' (text); expected one IPv4 address",
        '= {}',
        "invalid /vip_address: '1.2.3.4.5' (text); expected one IPv4 address",
        '= {}',
        "invalid /vip_address: '1.2.3.4.' (text); expected one IPv4 address",
        '= {}',
        "invalid /vip_address: '01.2.3.4' (text); expected one IPv4 address",
        '= {}',
        "invalid /vip_address: '1.2.3.4/24' (text); expected one IPv4 address (write the address without a prefix length)",
        '= {}',
        "invalid /vip_address: '::1' (text); expected one IPv4 address (IPv6 is not taken here)",
        '= {}',
        "invalid /vip_address: 'a' (text); expected one IPv4 address",
        '= {}',
        "invalid /vip_address: '1.2.3.4x' (text); expected one IPv4 address",
        '= {}',
        "invalid /vip_address: 'x1.2.3.4' (text); expected one IPv4 address",
        '= {"vipAddress":"199.249.250.29"}',
        '= {}',
        "invalid /vip_address: '300.0.0.1' (text); expected one IPv4 address",
        '= {}',
        "invalid /vip_address: '1..2.3' (text); expected one IPv4 address",
      ],
    ],
    [
      'ids and names without blanks',
      () =>
        ['vip_subnet_cidr_id', 'ipv6_vip_virsubnet_id', 'l4_flavor_name', 'l7_flavor_name'].flatMap((field) =>
          ['x', 'a b', ' a', 'a '].flatMap((text) => read('autocreate', JSON.stringify({ [field]: text }))),
        ),
      [
        '= {"vipSubnetCidrId":"x"}',
        '= {}',
        "invalid /vip_subnet_cidr_id: 'a b' (text); expected the id of an IPv4 subnet",
        '= {}',
        "invalid /vip_subnet_cidr_id: ' a' (text); expected the id of an IPv4 subnet",
        '= {}',
        "invalid /vip_subnet_cidr_id: 'a ' (text); expected the id of an IPv4 subnet",
        '= {"ipv6VipVirsubnetId":"x"}',
        '= {}',
        "invalid /ipv6_vip_virsubnet_id: 'a b' (text); expected the network id of a subnet",
        '= {}',
        "invalid /ipv6_vip_virsubnet_id: ' a' (text); expected the network id of a subnet",
        '= {}',
        "invalid /ipv6_vip_virsubnet_id: 'a ' (text); expected the network id of a subnet",
        '= {"l4FlavorName":"x"}',
        '= {}',
        "invalid /l4_flavor_name: 'a b' (text); expected the name of a flavor, such as L4_flavor.elb.s1.small or L7_flavor.elb.s1.small",
        '= {}',
        "invalid /l4_flavor_name: ' a' (text); expected the name of a flavor, such as L4_flavor.elb.s1.small or L7_flavor.elb.s1.small",
        '= {}',
        "invalid /l4_flavor_name: 'a ' (text); expected the name of a flavor, such as L4_flavor.elb.s1.small or L7_flavor.elb.s1.small",
        '= {"l7FlavorName":"x"}',
        '= {}',
        "invalid /l7_flavor_name: 'a b' (text); expected the name of a flavor, such as L4_flavor.elb.s1.small or L7_flavor.elb.s1.small",
        '= {}',
        "invalid /l7_flavor_name: ' a' (text); expected the name of a flavor, such as L4_flavor.elb.s1.small or L7_flavor.elb.s1.small",
        '= {}',
        "invalid /l7_flavor_name: 'a ' (text); expected the name of a flavor, such as L4_flavor.elb.s1.small or L7_flavor.elb.s1.small",
      ],
    ],
    [
      'empty ids and names',
      () =>
        read(
          'autocreate',
          '{"vip_subnet_cidr_id":"","ipv6_vip_virsubnet_id":"","l4_flavor_name":"","l7_flavor_name":""}',
        ),
      [
        '= {}',
        "invalid /vip_subnet_cidr_id: '' (text); expected the id of an IPv4 subnet",
        "invalid /ipv6_vip_virsubnet_id: '' (text); expected the network id of a subnet",
      ],
    ],
  ],
  'kubernetes.io/elb.tags': [
    [
      'pairs, and JSON',
      () => ['a=b', '{"a":"b"}'].flatMap((text) => read('tags', text)),
      [
        '= {"a":"b"}',
        'invalid : \'{"a":"b"}\' (text); expected key=value pairs with commas between them (JSON is not read here; write key=value)',
      ],
    ],
  ],
  'kubernetes.io/elb.session-affinity-mode': [
    [
      'words of others',
      () =>
        ['off', 'NONE', 'HTTP_COOKIE', 'APP_COOKIE', 'source_ip'].flatMap((text) =>
          read('session-affinity-mode', text),
        ),
      [
        "invalid : 'off' (text); expected SOURCE_IP (leave the key out to switch sticky sessions off)",
        "invalid : 'NONE' (text); expected SOURCE_IP (leave the key out to switch sticky sessions off)",
        "invalid : 'HTTP_COOKIE' (text); expected SOURCE_IP (cookies are for Services behind a LoadBalancer ingress; write SOURCE_IP)",
        "invalid : 'APP_COOKIE' (text); expected SOURCE_IP (cookies are for Services behind a LoadBalancer ingress; write SOURCE_IP)",
        "invalid : 'source_ip' (text); expected SOURCE_IP (write SOURCE_IP)",
      ],
    ],
  ],
  'kubernetes.io/elb.session-affinity-option': [
    [
      'the ends',
      () =>
        ['0', '1', '60', '61'].flatMap((text) =>
          read('session-affinity-option', JSON.stringify({ persistence_timeout: text })),
        ),
      [
        '= {}',
        "invalid /persistence_timeout: '0' (text); expected a whole number of minutes from 1 to 60",
        '= {"persistenceTimeout":1}',
        '= {"persistenceTimeout":60}',
        '= {}',
        "invalid /persistence_timeout: '61' (text); expected a whole number of minutes from 1 to 60",
      ],
    ],
  ],
  'kubernetes.io/elb.health-check-flag': [
    [
      'words of others',
      () => ['true', 'false', 'On'].flatMap((text) => read('health-check-flag', text)),
      [
        "invalid : 'true' (text); expected on or off (write on)",
        "invalid : 'false' (text); expected on or off (write off)",
        "invalid : 'On' (text); expected on or off (write on)",
      ],
    ],
  ],
  'kubernetes.io/elb.health-check-option': [
    [
      'the ends',
      () =>
        ['0', '1', '50', '51'].flatMap((text) =>
          read('health-check-option', JSON.stringify({ delay: text, timeout: text })),
        ),
      [
        '= {}',
        "invalid /delay: '0' (text); expected a whole number of seconds from 1 to 50",
        "invalid /timeout: '0' (text); expected a whole number of seconds from 1 to 50",
        '= {"delay":1,"timeout":1}',
        '= {"delay":50,"timeout":50}',
        '= {}',
        "invalid /delay: '51' (text); expected a whole number of seconds from 1 to 50",
        "invalid /timeout: '51' (text); expected a whole number of seconds from 1 to 50",
      ],
    ],
    [
      'retries',
      () =>
        ['0', '1', '10', '11'].flatMap((text) => read('health-check-option', JSON.stringify({ max_retries: text }))),
      [
        '= {}',
        "invalid /max_retries: '0' (text); expected a whole number from 1 to 10",
        '= {"maxRetries":1}',
        '= {"maxRetries":10}',
        '= {}',
        "invalid /max_retries: '11' (text); expected a whole number from 1 to 10",
      ],
    ],
    [
      'paths',
      () =>
        ['/', `/${'a'.repeat(79)}`, `/${'a'.repeat(80)}`, 'a/', '', '/a\u0007'].flatMap((path) =>
          read('health-check-option', JSON.stringify({ path })).map((each) => each.slice(0, 40)),
        ),
      [
        '= {"path":"/"}',
        '= {"path":"/aaaaaaaaaaaaaaaaaaaaaaaaaaaa',
        '= {"path":"/aaaaaaaaaaaaaaaaaaaaaaaaaaaa',
        "doubtful /path: '/aaaaaaaaaaaaaaaaaaaaaa",
        '= {}',
        "invalid /path: 'a/' (text); expected a p",
        '= {}',
        "invalid /path: '' (text); expected a pat",
        '= {}',
        "invalid /path: '/a\\u0007' (text); expect",
      ],
    ],
    [
      'long paths, by edition',
      () =>
        (
          [[80], [81], [10_000], [10_001], [80, 'otc'], [81, 'otc'], [10_000, 'huawei'], [10_001, 'huawei']] as const
        ).map(([length, edition]) =>
          read('health-check-option', JSON.stringify({ path: `/${'a'.repeat(length - 1)}` }), edition)
            .map((each) => /^[a-z]+/.exec(each)?.[0] ?? 'a value')
            .join(', '),
        ),
      [
        'a value',
        'a value, doubtful',
        'a value, doubtful',
        'a value, invalid',
        'a value',
        'a value, invalid',
        'a value, doubtful',
        'a value, invalid',
      ],
    ],
    [
      'protocols',
      () =>
        ['TCP', 'UDP', 'HTTP', 'HTTPS', 'http'].flatMap((protocol) =>
          read('health-check-option', JSON.stringify({ protocol })),
        ),
      [
        '= {"protocol":"TCP"}',
        '= {"protocol":"UDP"}',
        '= {"protocol":"HTTP"}',
        '= {}',
        "invalid /protocol: 'HTTPS' (text); expected TCP, UDP or HTTP",
        '= {}',
        "invalid /protocol: 'http' (text); expected TCP, UDP or HTTP (write HTTP)",
      ],
    ],
  ],
  'kubernetes.io/elb.health-check-options': [
    [
      'ports',
      () =>
        [
          'TCP:80',
          'UDP:65535',
          'TCP:0',
          'TCP:65536',
          'tcp:80',
          'Udp:5',
          'HTTP:80',
          'TCP:80x',
          'xTCP:80',
          'tcp:',
          'TCP:123456',
          'xtcp:80',
          'tcp:80x',
        ].flatMap((target) => read('health-check-options', JSON.stringify([{ target_service_port: target }]))),
      [
        '= [{"targetServicePort":{"protocol":"TCP","port":80}}]',
        '= [{"targetServicePort":{"protocol":"UDP","port":65535}}]',
        '= [{}]',
        "invalid /0/target_service_port: 'TCP:0' (text); expected TCP:port or UDP:port with a port of the Service, such as TCP:80",
        '= [{}]',
        "invalid /0/target_service_port: 'TCP:65536' (text); expected TCP:port or UDP:port with a port of the Service, such as TCP:80",
        '= [{}]',
        "invalid /0/target_service_port: 'tcp:80' (text); expected TCP:port or UDP:port with a port of the Service, such as TCP:80 (write the protocol in capital letters)",
        '= [{}]',
        "invalid /0/target_service_port: 'Udp:5' (text); expected TCP:port or UDP:port with a port of the Service, such as TCP:80 (write the protocol in capital letters)",
        '= [{}]',
        "invalid /0/target_service_port: 'HTTP:80' (text); expected TCP:port or UDP:port with a port of the Service, such as TCP:80",
        '= [{}]',
        "invalid /0/target_service_port: 'TCP:80x' (text); expected TCP:port or UDP:port with a port of the Service, such as TCP:80",
        '= [{}]',
        "invalid /0/target_service_port: 'xTCP:80' (text); expected TCP:port or UDP:port with a port of the Service, such as TCP:80",
        '= [{}]',
        "invalid /0/target_service_port: 'tcp:' (text); expected TCP:port or UDP:port with a port of the Service, such as TCP:80",
        '= [{}]',
        "invalid /0/target_service_port: 'TCP:123456' (text); expected TCP:port or UDP:port with a port of the Service, such as TCP:80",
        '= [{}]',
        "invalid /0/target_service_port: 'xtcp:80' (text); expected TCP:port or UDP:port with a port of the Service, such as TCP:80",
        '= [{}]',
        "invalid /0/target_service_port: 'tcp:80x' (text); expected TCP:port or UDP:port with a port of the Service, such as TCP:80",
      ],
    ],
    [
      'no port, and one twice',
      () =>
        read(
          'health-check-options',
          '[{"delay":"5"},{"target_service_port":"TCP:80"},{"target_service_port":"UDP:80"},{"target_service_port":"TCP:80"}]',
        ),
      [
        '= [{"delay":5},{"targetServicePort":{"protocol":"TCP","port":80}},{"targetServicePort":{"protocol":"UDP","port":80}},{"targetServicePort":{"protocol":"TCP","port":80}}]',
        'invalid /0: an object with delay; expected a field target_service_port: TCP:port or UDP:port with a port of the Service, such as TCP:80',
        "invalid /3/target_service_port: 'TCP:80' (text); expected each target_service_port once (keep one of the objects that have it)",
      ],
    ],
    [
      'ports to connect to',
      () =>
        ['', '0', '1', '65535', '65536'].flatMap((port) =>
          read('health-check-options', JSON.stringify([{ target_service_port: 'TCP:80', monitor_port: port }])),
        ),
      [
        '= [{"targetServicePort":{"protocol":"TCP","port":80}}]',
        '= [{"targetServicePort":{"protocol":"TCP","port":80}}]',
        "invalid /0/monitor_port: '0' (text); expected a whole number from 1 to 65535",
        '= [{"targetServicePort":{"protocol":"TCP","port":80},"monitorPort":1}]',
        '= [{"targetServicePort":{"protocol":"TCP","port":80},"monitorPort":65535}]',
        '= [{"targetServicePort":{"protocol":"TCP","port":80}}]',
        "invalid /0/monitor_port: '65536' (text); expected a whole number from 1 to 65535",
      ],
    ],
    [
      'status codes',
      () =>
        ['200', '200,202', '200-204', '100,599', '600', '099', '20', '2000', '200,', ',200', '200;201', 'x200'].flatMap(
          (codes) =>
            read('health-check-options', JSON.stringify([{ target_service_port: 'TCP:80', expected_codes: codes }])),
        ),
      [
        '= [{"targetServicePort":{"protocol":"TCP","port":80},"expectedCodes":"200"}]',
        '= [{"targetServicePort":{"protocol":"TCP","port":80},"expectedCodes":"200,202"}]',
        '= [{"targetServicePort":{"protocol":"TCP","port":80},"expectedCodes":"200-204"}]',
        '= [{"targetServicePort":{"protocol":"TCP","port":80},"expectedCodes":"100,599"}]',
        '= [{"targetServicePort":{"protocol":"TCP","port":80}}]',
        "invalid /0/expected_codes: '600' (text); expected status codes, such as 200, 200,202 or 200-204",
        '= [{"targetServicePort":{"protocol":"TCP","port":80}}]',
        "invalid /0/expected_codes: '099' (text); expected status codes, such as 200, 200,202 or 200-204",
        '= [{"targetServicePort":{"protocol":"TCP","port":80}}]',
        "invalid /0/expected_codes: '20' (text); expected status codes, such as 200, 200,202 or 200-204",
        '= [{"targetServicePort":{"protocol":"TCP","port":80}}]',
        "invalid /0/expected_codes: '2000' (text); expected status codes, such as 200, 200,202 or 200-204",
        '= [{"targetServicePort":{"protocol":"TCP","port":80}}]',
        "invalid /0/expected_codes: '200,' (text); expected status codes, such as 200, 200,202 or 200-204",
        '= [{"targetServicePort":{"protocol":"TCP","port":80}}]',
        "invalid /0/expected_codes: ',200' (text); expected status codes, such as 200, 200,202 or 200-204",
        '= [{"targetServicePort":{"protocol":"TCP","port":80}}]',
        "invalid /0/expected_codes: '200;201' (text); expected status codes, such as 200, 200,202 or 200-204",
        '= [{"targetServicePort":{"protocol":"TCP","port":80}}]',
        "invalid /0/expected_codes: 'x200' (text); expected status codes, such as 200, 200,202 or 200-204",
      ],
    ],
    [
      'writes no odd ports',
      () =>
        [{ protocol: 'tcp', port: 80 }, { protocol: 'TCP', port: 0 }, { protocol: 'UDP', port: 65536 }, null].flatMap(
          (target) => write('health-check-options', [{ targetServicePort: target }]),
        ),
      [
        '[0].targetServicePort: expected TCP:port or UDP:port with a port of the Service, such as TCP:80, got an object with protocol, port',
        '[0].targetServicePort: expected TCP:port or UDP:port with a port of the Service, such as TCP:80, got an object with protocol, port',
        '[0].targetServicePort: expected TCP:port or UDP:port with a port of the Service, such as TCP:80, got an object with protocol, port',
        '[0].targetServicePort: expected TCP:port or UDP:port with a port of the Service, such as TCP:80, got null',
      ],
    ],
    [
      'writes ports',
      () =>
        write('health-check-options', [
          { targetServicePort: { protocol: 'TCP', port: 1 } },
          { targetServicePort: { protocol: 'UDP', port: 1 } },
        ]),
      ['[{"target_service_port":"TCP:1"},{"target_service_port":"UDP:1"}]'],
    ],
  ],
  'kubernetes.io/elb.pass-through': [
    [
      'words',
      () => ['true', 'onlyLocal', 'false', 'onlylocal'].flatMap((text) => read('pass-through', text)),
      [
        '= "true"',
        '= "onlyLocal"',
        '= "false"',
        "doubtful : 'false' (text); expected true or onlyLocal (others are not documented) (leave the key out to switch pass-through off)",
        '= "onlylocal"',
        "doubtful : 'onlylocal' (text); expected true or onlyLocal (others are not documented) (write onlyLocal)",
      ],
    ],
  ],
  limits: [
    [
      'of connections',
      () => ['connection', 'cps'].flatMap((key) => ['0', '1', '1000000', '1000001'].flatMap((text) => read(key, text))),
      [
        '= 0',
        "doubtful : '0' (text); expected a whole number from 1 to 1000000",
        '= 1',
        '= 1000000',
        "invalid : '1000001' (text); expected a whole number from 1 to 1000000",
        '= 0',
        "doubtful : '0' (text); expected a whole number from 1 to 1000000",
        '= 1',
        '= 1000000',
        "invalid : '1000001' (text); expected a whole number from 1 to 1000000",
      ],
    ],
    [
      'of times',
      () =>
        ['client_timeout', 'member_timeout'].flatMap((key) =>
          ['0', '1', '300', '301'].flatMap((text) => read(key, text)),
        ),
      [
        "invalid : '0' (text); expected a whole number of seconds from 1 to 300",
        '= 1',
        '= 300',
        "invalid : '301' (text); expected a whole number of seconds from 1 to 300",
        "invalid : '0' (text); expected a whole number of seconds from 1 to 300",
        '= 1',
        '= 300',
        "invalid : '301' (text); expected a whole number of seconds from 1 to 300",
      ],
    ],
    [
      'of idle times',
      () => ['0', '4000', '4001'].flatMap((text) => read('keepalive_timeout', text)),
      ['= 0', '= 4000', "invalid : '4001' (text); expected a whole number of seconds from 0 to 4000"],
    ],
  ],
  'kubernetes.io/elb.custom-eip-status': [
    [
      'what is mandatory',
      () => read('custom-eip-status', '{"id":"x"}'),
      ['= {"id":"x"}', 'invalid : an object with id; expected a field public_ip_address: a public address'],
    ],
    [
      'both',
      () => read('custom-eip-status', '{"id":"x","public_ip_address":"y"}'),
      ['= {"id":"x","publicIpAddress":"y"}'],
    ],
  ],
};

describe.each(Object.entries(CASES))('%s', (_group, cases) => {
  test.each(cases)('%s', (_title, got, expected) => {
    expect(got()).toEqual(expected);
  });
});
