// What each rule says, to the letter: of what is wrong, and nothing of what comes near it.
import { portRanges } from '../../src/annotations/groups/listener';
import { readVersion } from '../../src/cluster/version';
import { CceService } from '../../src/engine/cce-service';
import { judge } from '../../src/engine/judge';
import { ADDRESS_RANGE, CLUSTER_ADDRESS, EXTERNAL_ADDRESS } from '../../src/manifest/fields/addresses';
import { field, isSound } from '../../src/manifest/fields/field-problems';

import { APP_PROTOCOL, CONTAINER_PORT_NAME, DNS_LABEL, LABEL_VALUE } from '../../src/manifest/fields/text-forms';
import { isDictionary, KubeObject, own } from '../../src/manifest/kube-object';
import { RULES } from '../../src/rules';
import { fixInputs, input, judgeInputs } from '../lint/fixing';
import { ID } from '../support/yaml';
import {
  CERTIFICATE,
  created,
  type Dictionary,
  dedicated,
  elb,
  GROUP,
  ingress,
  lines,
  named,
  OTHER_ID,
  type Placed,
  pods,
  service,
  shared,
} from './manifests';
import { STYLES } from './styles';

const SELECTOR = field('spec', 'selector');

const version = (text: string) => ({ version: readVersion(text) });
const PERFORMANCE = { [elb('class')]: 'performance' };
const PASS_THROUGH = { [elb('pass-through')]: 'true' };
const INGRESS_CLASS = 'kubernetes.io/ingress.class';
const LOCAL = { externalTrafficPolicy: 'Local' };
const PUBLIC = {
  type: 'public',
  bandwidth_name: 'b',
  bandwidth_chargemode: 'traffic',
  bandwidth_size: 5,
  bandwidth_sharetype: 'PER',
  eip_type: '5_bgp',
};
/** A cluster that has them. */
const OF_RANGES = version('v1.30.4-r0');
const rangesOf = (...ranges: string[]) => ({ [elb('port-ranges')]: JSON.stringify({ a: ranges }) });
const ONE = { clusterType: 'standard' } as const;
const ANOTHER = { clusterType: 'turbo' } as const;
const UNION = { [elb('class')]: 'union', [elb('id')]: ID };
const BEHIND = { defaultBackend: { service: { name: 'web' } } };

const NUMBER_OR_NAME = `a whole number from 1 to 65535, or ${CONTAINER_PORT_NAME.expected}`;

type Fixture = Parameters<typeof lines> extends [string, ...infer Rest] ? Rest : never;

const FIXTURES: Fixture[] = [];

const judged = (...fixture: Fixture) => {
  FIXTURES.push(fixture);
  return (rule: string) => lines(rule, ...fixture);
};

/** For each rule what is judged, and what it says of it. */
const CASES: Readonly<
  Record<string, readonly (readonly [string, (rule: string) => readonly string[], readonly string[]])[]>
> = {
  'annotation-for-other-cluster-type': [
    [
      'names both types',
      judged([dedicated({ [elb('pools-options')]: '{}' })], { clusterType: 'standard' }),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.pools-options: kubernetes.io/elb.pools-options is documented for Turbo clusters only; the cluster type is standard',
      ],
    ],
    [
      'what constraints say is left to them',
      judged([dedicated({ [elb('custom-backend-weights')]: '{}', [elb('transparent-client-ip')]: 'true' })], {
        clusterType: 'standard',
      }),
      [],
    ],
    [
      'in a Turbo cluster',
      judged([dedicated({ [elb('pools-options')]: '{}', [elb('transparent-client-ip')]: 'true' })], {
        clusterType: 'turbo',
      }),
      [],
    ],
  ],
  'annotation-for-other-elb-class': [
    [
      'each setting by what is known of it; not what was seen once, what the platform writes and what constraints say',
      judged([
        shared({
          [elb('port-ranges')]: '{}',
          [elb('security-policy-id')]: 'x',
          [elb('multicluster')]: 'true',
          [elb('client-ca-cert-id')]: CERTIFICATE,
          [elb('persist-autocreate')]: 'x',
          [elb('listener-port')]: 'x',
          [elb('x-forwarded-host')]: 'true',
          [elb('connection-drain-enable')]: 'false',
        }),
      ]),
      [
        'error /metadata/annotations/kubernetes.io~1elb.x-forwarded-host: kubernetes.io/elb.x-forwarded-host is documented for dedicated load balancers (performance) only; the class of the load balancer is union',
        'warning /metadata/annotations/kubernetes.io~1elb.client-ca-cert-id: kubernetes.io/elb.client-ca-cert-id is documented for dedicated load balancers (performance) only; the class of the load balancer is union',
        'warning /metadata/annotations/kubernetes.io~1elb.connection-drain-enable: kubernetes.io/elb.connection-drain-enable is documented for dedicated load balancers (performance) only; the class of the load balancer is union',
        'warning /metadata/annotations/kubernetes.io~1elb.port-ranges: kubernetes.io/elb.port-ranges is documented for dedicated load balancers (performance) only; the class of the load balancer is union',
      ],
    ],
    [
      'of shared ones',
      judged([dedicated({ [elb('transparent-client-ip')]: 'false', [elb('persist-autocreate')]: 'x' })]),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.transparent-client-ip: kubernetes.io/elb.transparent-client-ip is documented for shared load balancers (union) only; the class of the load balancer is performance',
      ],
    ],
    ['of shared ones, where it changes nothing', judged([dedicated({ [elb('transparent-client-ip')]: 'true' })]), []],
    [
      'what the platform wrote into a live object',
      judged([
        service({
          [elb('id')]: ID,
          [elb('class')]: 'union',
          [elb('mark')]: '1',
          [elb('connection-drain-enable')]: 'false',
        }),
      ]),
      [],
    ],
    [
      'a refusal only where the class is written',
      judged([created({}, { [elb('class')]: '', [elb('x-forwarded-host')]: 'true' })]),
      [],
    ],
  ],
  'annotation-not-a-string': [
    [
      'every type but text and nothing',
      judged([
        shared({
          [elb('http2-enable')]: true,
          [elb('client_timeout')]: 5,
          [elb('autocreate')]: {},
          [elb('port-ranges')]: [1],
          'a\u0007b': 7,
          n: null,
          u: undefined,
          t: 'x',
          [elb('id')]: null,
        }),
      ]),
      [
        'error /metadata/annotations/a\u0007b: a\\u0007b is 7 (a number); an annotation value is text',
        'error /metadata/annotations/kubernetes.io~1elb.autocreate: kubernetes.io/elb.autocreate is an empty object; an annotation value is text',
        'error /metadata/annotations/kubernetes.io~1elb.client_timeout: kubernetes.io/elb.client_timeout is 5 (a number); an annotation value is text',
        'error /metadata/annotations/kubernetes.io~1elb.http2-enable: kubernetes.io/elb.http2-enable is true (a boolean); an annotation value is text',
        'error /metadata/annotations/kubernetes.io~1elb.port-ranges: kubernetes.io/elb.port-ranges is [1] (a list); an annotation value is text',
      ],
    ],
  ],
  'annotation-of-another-controller': [
    [
      'a key and a class, no key that nobody knows',
      judged([service({ [elb('idle-timeout')]: '5', [elb('nonsense')]: '', [elb('class')]: 'dedicated' })]),
      [
        "error /metadata/annotations/kubernetes.io~1elb.class: kubernetes.io/elb.class is 'dedicated', a word of the open-source controller; expected union or performance",
        'warning /metadata/annotations/kubernetes.io~1elb.idle-timeout: kubernetes.io/elb.idle-timeout is a key of cloud-provider-huaweicloud; CCE does not read it',
      ],
    ],
    [
      'the other words',
      judged(['shared', 'elb', 'elasticity'].map((word) => named(word, service({ [elb('class')]: word })))),
      [
        "error /metadata/annotations/kubernetes.io~1elb.class: kubernetes.io/elb.class is 'elasticity', the classic load balancer, which was withdrawn; expected union or performance",
        "error /metadata/annotations/kubernetes.io~1elb.class: kubernetes.io/elb.class is 'elb', a word of the sibling product CCI; expected union or performance",
        "error /metadata/annotations/kubernetes.io~1elb.class: kubernetes.io/elb.class is 'shared', a word of the open-source controller; expected union or performance",
      ],
    ],
    [
      'a class of the platform, or none that is text',
      judged([
        service({ [elb('keep-eip')]: 'true', [elb('class')]: 'union' }),
        service({ [elb('keep-eip')]: 'true', [elb('class')]: 5 }),
      ]),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.keep-eip: kubernetes.io/elb.keep-eip is a key of cloud-provider-huaweicloud; CCE does not read it',
        'warning /metadata/annotations/kubernetes.io~1elb.keep-eip: kubernetes.io/elb.keep-eip is a key of cloud-provider-huaweicloud; CCE does not read it',
      ],
    ],
    [
      'a class that is called like a part of JavaScript',
      judged([service({ [elb('keep-eip')]: 'true', [elb('class')]: 'constructor' })]),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.keep-eip: kubernetes.io/elb.keep-eip is a key of cloud-provider-huaweicloud; CCE does not read it',
      ],
    ],
  ],
  'annotation-outside-its-edition': [
    [
      'keys of Huawei Cloud alone',
      judged(
        [
          dedicated({
            [elb('port-ranges')]: '{}',
            [elb('lb-algorithm')]: 'ROUND_ROBIN',
            [elb('persist-autocreate')]: 'x',
            [elb('enterpriseID')]: '0',
          }),
        ],
        { edition: 'otc' },
      ),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.enterpriseID: kubernetes.io/elb.enterpriseID is documented for Huawei Cloud, not for Open Telekom Cloud',
        'warning /metadata/annotations/kubernetes.io~1elb.port-ranges: kubernetes.io/elb.port-ranges is documented for Huawei Cloud, not for Open Telekom Cloud',
      ],
    ],
    [
      'what the platform wrote into a live object',
      judged([dedicated({ [elb('mark')]: '1', [elb('enterpriseID')]: '0' })], { edition: 'otc' }),
      [],
    ],
    ['on Huawei Cloud', judged([dedicated({ [elb('port-ranges')]: '{}' })], { edition: 'huawei' }), []],
  ],
  'annotation-unsupported-by-version': [
    [
      'the annotation, or a part of its value',
      judged(
        [
          dedicated({
            [elb('transparent-client-ip')]: 'true',
            [elb('keepalive_timeout')]: '60',
            [elb('protocol-port')]: 'tls:80',
            [elb('lb-algorithm')]: 'ROUND_ROBIN',
          }),
        ],
        version('v1.23.11-r0'),
      ),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.protocol-port: kubernetes.io/elb.protocol-port: tls needs a cluster of v1.23.14-r0, v1.25.9-r0, v1.27.6-r0, v1.28.4-r0 or later; the cluster is v1.23.11-r0',
        'warning /metadata/annotations/kubernetes.io~1elb.transparent-client-ip: kubernetes.io/elb.transparent-client-ip needs a cluster of v1.23.17-r0, v1.25.12-r0, v1.27.9-r0, v1.28.7-r0, v1.29.3-r0 or later; the cluster is v1.23.11-r0',
      ],
    ],
    [
      'several ids',
      judged([dedicated({ [elb('acl-id')]: `${GROUP},${OTHER_ID}` })], version('v1.27.4-r0')),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.acl-id: kubernetes.io/elb.acl-id: more than one id needs a cluster of v1.25.16-r10, v1.27.16-r10, v1.28.15-r0, v1.29.10-r0, v1.30.6-r0, v1.31.1-r0 or later; the cluster is v1.27.4-r0',
      ],
    ],
    [
      'one id',
      judged([shared({ [elb('acl-id')]: GROUP, [elb('protocol-port')]: 'http:80' })], version('v1.23.12-r0')),
      [],
    ],
    [
      'one part of a description, not another',
      judged(
        [created({ vip_subnet_cidr_id: 'x', vip_address: '10.0.0.5' }, { [elb('class')]: 'performance' })],
        version('v1.21.5-r0'),
      ),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.autocreate#/vip_address: kubernetes.io/elb.autocreate: vip_address needs a cluster of v1.23.11-r0, v1.25.6-r0, v1.27.3-r0 or later; the cluster is v1.21.5-r0',
      ],
    ],
    [
      'not the part, if the whole is not known',
      judged([shared({ [elb('protocol-port')]: 'tls:80' })], version('v1.17')),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.protocol-port: kubernetes.io/elb.protocol-port needs a cluster of v1.19.16 or later; the cluster is v1.17',
      ],
    ],
    [
      'a part that is worse than the whole',
      judged([dedicated()], version('v1.8')),
      [
        'error /metadata/annotations/kubernetes.io~1elb.class: kubernetes.io/elb.class: performance needs a cluster of v1.17 or later; the cluster is v1.8',
        'warning /metadata/annotations/kubernetes.io~1elb.id: kubernetes.io/elb.id needs a cluster of v1.9 or later; the cluster is v1.8',
      ],
    ],
    [
      'a part that does not apply, of a whole that is not known',
      judged([shared()], version('v1.8')),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.class: kubernetes.io/elb.class needs a cluster of v1.9 or later; the cluster is v1.8',
        'warning /metadata/annotations/kubernetes.io~1elb.id: kubernetes.io/elb.id needs a cluster of v1.9 or later; the cluster is v1.8',
      ],
    ],
    [
      'an unknown class: what both lists say',
      judged([service({ [elb('id')]: ID, [elb('keepalive_timeout')]: '60' })], version('v1.17')),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.keepalive_timeout: kubernetes.io/elb.keepalive_timeout needs a cluster of v1.19.16-r30, v1.21.10-r10, v1.23.8-r10, v1.25.3-r10 or later, or, with another class of load balancer, v1.23.13-r0, v1.25.8-r0, v1.27.5-r0, v1.28.3-r0 or later; the cluster is v1.17',
      ],
    ],
    [
      'an unknown class: where the lists differ',
      judged([service({ [elb('id')]: ID, [elb('keepalive_timeout')]: '60' })], version('v1.23.9-r0')),
      [],
    ],
    [
      'a shared one: its own list',
      judged([shared({ [elb('keepalive_timeout')]: '60' })], version('v1.23.9-r0')),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.keepalive_timeout: kubernetes.io/elb.keepalive_timeout needs a cluster of v1.23.13-r0, v1.25.8-r0, v1.27.5-r0, v1.28.3-r0 or later; the cluster is v1.23.9-r0',
      ],
    ],
    [
      'a dedicated one: its own list',
      judged([dedicated({ [elb('keepalive_timeout')]: '60' })], version('v1.23.9-r0')),
      [],
    ],
    [
      'every part of a description',
      judged(
        [created({ vip_subnet_cidr_id: 'x', vip_address: '10.0.0.1', l7_flavor_name: 'L7_flavor.elb.pro.max' })],
        version('v1.19.16-r0'),
      ),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.autocreate#/l7_flavor_name: kubernetes.io/elb.autocreate: an elastic flavor needs a cluster of v1.21.10-r10, v1.23.8-r10, v1.25.3-r10 or later; the cluster is v1.19.16-r0',
        'warning /metadata/annotations/kubernetes.io~1elb.autocreate#/vip_address: kubernetes.io/elb.autocreate: vip_address needs a cluster of v1.23.11-r0, v1.25.6-r0, v1.27.3-r0 or later; the cluster is v1.19.16-r0',
        'warning /metadata/annotations/kubernetes.io~1elb.autocreate#/vip_subnet_cidr_id: kubernetes.io/elb.autocreate: vip_subnet_cidr_id needs a cluster of v1.21 or later; the cluster is v1.19.16-r0',
      ],
    ],
    [
      'the other elastic flavor, and none',
      judged(
        [
          named('a', created({ l4_flavor_name: 'L4_flavor.elb.pro.max' })),
          named('b', created({ l4_flavor_name: 'L4_flavor.elb.s1.small', l7_flavor_name: 'x' })),
        ],
        version('v1.19.16-r0'),
      ),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.autocreate#/l4_flavor_name: kubernetes.io/elb.autocreate: an elastic flavor needs a cluster of v1.21.10-r10, v1.23.8-r10, v1.25.3-r10 or later; the cluster is v1.19.16-r0',
      ],
    ],
    ['a value that cannot be read', judged([created('{')], version('v1.19.16-r0')), []],
    [
      'what the platform wrote into a live object',
      judged([shared({ [elb('mark')]: '1', [elb('acl-status')]: 'on' })], version('v1.17')),
      [],
    ],
  ],
  'autocreated-elb-used-by-others': [
    [
      'Services and ingresses',
      judged([
        named('a', service({ [elb('autocreate')]: '{}', [elb('id')]: ID, [elb('mark')]: '0' })),
        named('b', shared({}, { ports: [{ port: 81 }] })),
        ingress({ [elb('id')]: ID, [elb('port')]: '82' }),
        ingress({ [elb('id')]: ID, [elb('port')]: '83' }, {}, 'back'),
      ]),
      [
        `warning /metadata/annotations/kubernetes.io~1elb.id: load balancer ${ID} was created for this Service and is also used by b, the ingresses back, front`,
      ],
    ],
    [
      'an ingress alone',
      judged([
        named('a', service({ [elb('autocreate')]: '{}', [elb('id')]: ID, [elb('mark')]: '0' })),
        ingress({ [elb('id')]: ID }),
      ]),
      [
        `warning /metadata/annotations/kubernetes.io~1elb.id: load balancer ${ID} was created for this Service and is also used by the ingress front`,
      ],
    ],
    [
      'a Service alone',
      judged([
        named('a', service({ [elb('autocreate')]: '{}', [elb('id')]: ID, [elb('mark')]: '0' })),
        named('b', shared({}, { ports: [{ port: 81 }] })),
      ]),
      [
        `warning /metadata/annotations/kubernetes.io~1elb.id: load balancer ${ID} was created for this Service and is also used by b`,
      ],
    ],
    [
      'an authored one, of which another rule speaks',
      judged([
        named('a', service({ [elb('autocreate')]: '{}', [elb('id')]: ID })),
        named('b', shared({}, { ports: [{ port: 81 }] })),
      ]),
      [],
    ],
    [
      'no id yet',
      judged([named('a', service({ [elb('autocreate')]: '{}', [elb('mark')]: '0' })), named('b', shared())]),
      [],
    ],
  ],
  'both-flavors-needed-by-old-cluster': [
    [
      'HTTP and HTTPS beside TCP, which needs the flavor in clusters of any version',
      judged(
        [
          created(
            { available_zone: ['a'], l7_flavor_name: 'x' },
            { ...PERFORMANCE, [elb('protocol-port')]: 'http:80,https:81' },
            {
              ports: [
                { name: 'a', port: 80 },
                { name: 'b', port: 81 },
                { name: 'c', port: 82 },
              ],
            },
          ),
        ],
        version('v1.25.3-r10'),
      ),
      [],
    ],
    [
      'HTTP and HTTPS',
      judged(
        [
          created(
            { available_zone: ['a'], l7_flavor_name: 'x' },
            { ...PERFORMANCE, [elb('protocol-port')]: 'http:80,https:81' },
            {
              ports: [
                { name: 'a', port: 80 },
                { name: 'b', port: 81 },
              ],
            },
          ),
        ],
        version('v1.25.3-r10'),
      ),
      [
        'error /metadata/annotations/kubernetes.io~1elb.autocreate: l4_flavor_name is missing for 80 as HTTP, 81 as HTTPS; below v1.19.16-r50, v1.21.11-r10, v1.23.9-r10, v1.25.4-r10, v1.27.1-r10 both flavors are needed, and the cluster is v1.25.3-r10',
      ],
    ],
    [
      'HTTPS alone',
      judged(
        [created({ l7_flavor_name: 'x' }, { ...PERFORMANCE, [elb('protocol-port')]: 'https:80' })],
        version('v1.25.3-r10'),
      ),
      [
        'error /metadata/annotations/kubernetes.io~1elb.autocreate: l4_flavor_name is missing for 80 as HTTPS; below v1.19.16-r50, v1.21.11-r10, v1.23.9-r10, v1.25.4-r10, v1.27.1-r10 both flavors are needed, and the cluster is v1.25.3-r10',
      ],
    ],
    ['TCP alone', judged([created({ l7_flavor_name: 'x' }, PERFORMANCE)], version('v1.25.3-r10')), []],
    [
      'neither flavor: of the other one another rule speaks',
      judged([created({}, { ...PERFORMANCE, [elb('protocol-port')]: 'http:80' })], version('v1.25.3-r10')),
      [
        'error /metadata/annotations/kubernetes.io~1elb.autocreate: l4_flavor_name is missing for 80 as HTTP; below v1.19.16-r50, v1.21.11-r10, v1.23.9-r10, v1.25.4-r10, v1.27.1-r10 both flavors are needed, and the cluster is v1.25.3-r10',
      ],
    ],
    [
      'both flavors',
      judged(
        [created({ l4_flavor_name: 'y', l7_flavor_name: 'x' }, { ...PERFORMANCE, [elb('protocol-port')]: 'http:80' })],
        version('v1.25.3-r10'),
      ),
      [],
    ],
    [
      'the other flavor',
      judged(
        [created({ l4_flavor_name: 'y' }, { ...PERFORMANCE, [elb('protocol-port')]: 'http:80' })],
        version('v1.25.3-r10'),
      ),
      [],
    ],
    [
      'a shared one',
      judged([created({ l7_flavor_name: 'x' }, { [elb('protocol-port')]: 'http:80' })], version('v1.25.3-r10')),
      [],
    ],
    [
      'no description',
      judged([dedicated({ [elb('autocreate')]: '', [elb('protocol-port')]: 'http:80' })], version('v1.25.3-r10')),
      [],
    ],
  ],
  'conflicting-fields': [
    [
      'what another field or the type does not go with',
      judged([
        named('a', shared({}, { healthCheckNodePort: 31000, ipFamilies: ['IPv4', 'IPv6'] })),
        named(
          'b',
          shared(
            {},
            {
              externalTrafficPolicy: 'Cluster',
              healthCheckNodePort: 31000,
              ipFamilies: ['IPv4', 'IPv6'],
              ipFamilyPolicy: 'SingleStack',
              externalName: 'example.com',
              sessionAffinity: 'None',
              sessionAffinityConfig: { clientIP: { timeoutSeconds: 100000 } },
            },
          ),
        ),
        named(
          'c',
          shared(
            {},
            {
              type: 'ClusterIP',
              allocateLoadBalancerNodePorts: false,
              externalTrafficPolicy: 'Local',
              healthCheckNodePort: 31000,
              loadBalancerClass: 'x/y',
              loadBalancerSourceRanges: ['10.0.0.0/8'],
              ports: [
                { name: 'a', port: 80 },
                { name: 'b', port: 81, nodePort: 30081 },
              ],
            },
          ),
        ),
        named('d', shared({}, { type: 'NodePort', externalTrafficPolicy: 'Local', loadBalancerClass: 'x/y' })),
        named('e', shared({}, { type: 'ExternalName', externalName: 'example.com', externalTrafficPolicy: 'Local' })),
      ]),
      [
        'error /spec/healthCheckNodePort: spec.healthCheckNodePort is 31000, and spec.externalTrafficPolicy is not set, which means Cluster; expected Local with it',
        "error /spec/ipFamilies: spec.ipFamilies is ['IPv4', 'IPv6'], and spec.ipFamilyPolicy is not set, which means SingleStack; expected PreferDualStack or RequireDualStack with it",
        "error /spec/healthCheckNodePort: spec.healthCheckNodePort is 31000, and spec.externalTrafficPolicy is 'Cluster'; expected Local with it",
        "error /spec/ipFamilies: spec.ipFamilies is ['IPv4', 'IPv6'], and spec.ipFamilyPolicy is 'SingleStack'; expected PreferDualStack or RequireDualStack with it",
        "error /spec/allocateLoadBalancerNodePorts: spec.allocateLoadBalancerNodePorts is false, and spec.type is 'ClusterIP'; expected LoadBalancer with it",
        "error /spec/externalTrafficPolicy: spec.externalTrafficPolicy is 'Local', and spec.type is 'ClusterIP'; expected LoadBalancer or NodePort with it",
        "error /spec/healthCheckNodePort: spec.healthCheckNodePort is 31000, and spec.type is 'ClusterIP'; expected LoadBalancer with it",
        "error /spec/loadBalancerClass: spec.loadBalancerClass is 'x/y', and spec.type is 'ClusterIP'; expected LoadBalancer with it",
        "error /spec/loadBalancerSourceRanges: spec.loadBalancerSourceRanges is ['10.0.0.0/8'], and spec.type is 'ClusterIP'; expected LoadBalancer with it",
        "error /spec/ports/1/nodePort: spec.ports[1].nodePort is 30081, and spec.type is 'ClusterIP'; expected LoadBalancer or NodePort with it",
        "error /spec/loadBalancerClass: spec.loadBalancerClass is 'x/y', and spec.type is 'NodePort'; expected LoadBalancer with it",
        "error /spec/externalTrafficPolicy: spec.externalTrafficPolicy is 'Local', and spec.type is 'ExternalName'; expected LoadBalancer or NodePort with it",
        "warning /spec/externalName: spec.externalName is 'example.com', and spec.type is 'LoadBalancer'; expected ExternalName with it",
        "warning /spec/sessionAffinityConfig: spec.sessionAffinityConfig is an object with clientIP, and spec.sessionAffinity is 'None'; expected ClientIP with it",
      ],
    ],
    [
      'addresses within the cluster',
      judged([
        named('a', shared({}, { clusterIPs: ['10.247.0.5'] })),
        named('b', shared({}, { clusterIP: '10.247.0.5', clusterIPs: ['10.247.0.6'], ipFamilies: ['IPv6'] })),
        named('c', shared({}, { clusterIP: '10.247.0.5', clusterIPs: ['10.247.0.5', '10.247.0.6'] })),
        named('d', shared({}, { clusterIP: 'None', clusterIPs: ['None', '10.247.0.6'] })),
        named('e', shared({}, { clusterIP: 'fd00::1', clusterIPs: ['fd00::1', '10.247.0.5', 'fd00::2'] })),
        named('f', shared({}, { clusterIP: '10.247.0.5', ipFamilies: ['IPv6'] })),
      ]),
      [
        "error /spec/clusterIPs: spec.clusterIPs is ['10.247.0.5'], and spec.clusterIP is not set; expected the first of them there",
        "error /spec/clusterIPs/0: spec.clusterIPs[0] is '10.247.0.6', and spec.clusterIP is '10.247.0.5'; expected the same address in both",
        "error /spec/clusterIPs/0: spec.clusterIPs[0] is '10.247.0.6', and spec.ipFamilies[0] is 'IPv6'; expected an address of that family",
        "error /spec/clusterIPs: spec.clusterIPs is ['10.247.0.5', '10.247.0.6']; expected one address, or one of each IP family",
        "error /spec/clusterIPs: spec.clusterIPs is ['None', '10.247.0.6']; expected one address, or one of each IP family",
        "error /spec/clusterIPs: spec.clusterIPs is ['fd00::1', '10.247.0.5', 'fd00::2']; expected one address, or one of each IP family",
        "error /spec/clusterIP: spec.clusterIP is '10.247.0.5', and spec.ipFamilies[0] is 'IPv6'; expected an address of that family",
      ],
    ],
    [
      'what is right, what counts as absent, what other rules speak of, and what something replaces',
      judged([
        named(
          'a',
          shared(
            {},
            {
              clusterIP: '10.247.0.5',
              clusterIPs: ['10.247.0.5', 'fd00::5'],
              ipFamilies: ['IPv4', 'IPv6'],
              ipFamilyPolicy: 'RequireDualStack',
              externalTrafficPolicy: 'Local',
              healthCheckNodePort: 31000,
              sessionAffinity: 'ClientIP',
              sessionAffinityConfig: { clientIP: { timeoutSeconds: 1 } },
            },
          ),
        ),
        named(
          'b',
          shared(
            {},
            {
              clusterIP: '',
              clusterIPs: [],
              externalName: '',
              healthCheckNodePort: 0,
              ipFamilies: ['IPv6'],
              sessionAffinityConfig: null,
            },
          ),
        ),
        named('c', shared({}, { sessionAffinity: '', sessionAffinityConfig: { $patch: 'delete' } })),
        named('d', shared({}, { externalTrafficPolicy: 'cluster', healthCheckNodePort: 31000 })),
        named('e', shared({}, { healthCheckNodePort: '31000', sessionAffinityConfig: 5, clusterIPs: [5] })),
        named('f', shared({}, { healthCheckNodePort: 70000, ipFamilies: ['IPv4', 'IPv4'] })),
        named(
          'g',
          shared({}, { externalTrafficPolicy: '${P}', healthCheckNodePort: 31000, ipFamilies: ['IPv4', '${F}'] }),
        ),
        named('h', shared({}, { clusterIP: '${IP}', clusterIPs: ['10.247.0.5'], externalName: '${NAME}' })),
        named('i', shared({}, { clusterIP: 'x', clusterIPs: ['10.247.0.5', '10.247.0.6'] })),
        named('j', shared({}, { clusterIPs: ['10.247.0.5', '${IP}'] })),
        named('l', shared({}, { clusterIP: 'None', clusterIPs: ['None'] })),
        named('k', shared({}, { ipFamilies: ['IPv7'], clusterIPs: ['10.247.0.5'], clusterIP: '10.247.0.5' })),
        named('l', shared({}, { type: 'ClusterIP', externalTrafficPolicy: 'Local', externalIPs: ['192.0.2.1'] })),
        named(
          'm',
          shared(
            {},
            { type: 'ClusterIP', clusterIPs: ['10.247.0.5'], healthCheckNodePort: 0, ipFamilies: ['IPv4', 'IPv6'] },
          ),
        ),
        named('n', shared({}, { type: 'ExternalName', externalName: 'a.b', ports: [{ port: 80, nodePort: 30080 }] })),
        named('o', shared({}, { type: 'clusterip', externalTrafficPolicy: 'Local' })),
      ]),
      [],
    ],
    [
      'of parts, of what may be an overlay, and of objects of a cluster: what nothing else can complete',
      judged([
        named(
          'a',
          shared(
            {},
            {
              type: undefined,
              ports: undefined,
              externalName: 'a.b',
              externalTrafficPolicy: 'Cluster',
              healthCheckNodePort: 31000,
              ipFamilies: ['IPv4', 'IPv6'],
              sessionAffinity: 'None',
              sessionAffinityConfig: { clientIP: { timeoutSeconds: 1 } },
            },
          ),
        ),
        named('b', shared({}, { selector: null, healthCheckNodePort: 31000, clusterIPs: ['10.247.0.5'] })),
        {
          ...named(
            'c',
            shared(
              {},
              {
                clusterIPs: ['10.247.0.5', 'fd00::5'],
                externalTrafficPolicy: 'Cluster',
                healthCheckNodePort: 31000,
                ipFamilies: ['IPv4', 'IPv6'],
                ipFamilyPolicy: 'SingleStack',
                sessionAffinity: 'None',
                sessionAffinityConfig: { clientIP: { timeoutSeconds: 1 } },
              },
            ),
          ),
          status: { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } },
        },
      ]),
      [
        "error /spec/healthCheckNodePort: spec.healthCheckNodePort is 31000, and spec.externalTrafficPolicy is 'Cluster'; expected Local with it",
        "warning /spec/sessionAffinityConfig: spec.sessionAffinityConfig is an object with clientIP, and spec.sessionAffinity is 'None'; expected ClientIP with it",
        "warning /spec/sessionAffinityConfig: spec.sessionAffinityConfig is an object with clientIP, and spec.sessionAffinity is 'None'; expected ClientIP with it",
      ],
    ],
  ],
  'contradicting-elb-class': [
    [
      'those that differ from the first are told',
      judged([
        named('a', shared()),
        named('b', dedicated({}, { ports: [{ port: 81 }] })),
        named('c', dedicated({}, { ports: [{ port: 82 }] })),
      ]),
      [
        `warning /metadata/annotations/kubernetes.io~1elb.class: kubernetes.io/elb.class is performance, but union on a, on the same load balancer ${ID}`,
        `warning /metadata/annotations/kubernetes.io~1elb.class: kubernetes.io/elb.class is performance, but union on a, on the same load balancer ${ID}`,
      ],
    ],
    [
      'the first is one that says a class',
      judged([
        named('a', service({ [elb('id')]: ID })),
        named('b', shared()),
        named('c', dedicated({}, { ports: [{ port: 81 }] })),
      ]),
      [
        `warning /metadata/annotations/kubernetes.io~1elb.class: kubernetes.io/elb.class is performance, but union on b, on the same load balancer ${ID}`,
      ],
    ],
    [
      'a class that cannot be read',
      judged([named('a', shared()), named('b', service({ [elb('id')]: ID, [elb('class')]: '${CLASS}' }))]),
      [],
    ],
    ['a class that is left out', judged([named('a', shared()), named('b', service({ [elb('id')]: ID }))]), []],
    [
      'no id',
      judged([
        named('a', service({ [elb('class')]: 'union' })),
        named('b', service({ [elb('class')]: 'performance' })),
      ]),
      [],
    ],
  ],
  'dedicated-autocreate-fields-on-shared-elb': [
    [
      'one field, several, and the class that is missing',
      judged([
        named('a', created({ available_zone: ['a'], l4_flavor_name: 'x' })),
        named('b', service({ [elb('autocreate')]: '{"elb_virsubnet_ids":["a"]}' })),
        named('c', created({ ipv6_vip_virsubnet_id: 'x', l7_flavor_name: 'x' })),
      ]),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.autocreate#/available_zone: kubernetes.io/elb.class is union, so available_zone, l4_flavor_name have no meaning',
        'warning /metadata/annotations/kubernetes.io~1elb.autocreate#/elb_virsubnet_ids: kubernetes.io/elb.class is missing, which means union, so elb_virsubnet_ids has no meaning',
        'warning /metadata/annotations/kubernetes.io~1elb.autocreate#/ipv6_vip_virsubnet_id: kubernetes.io/elb.class is union, so ipv6_vip_virsubnet_id, l7_flavor_name have no meaning',
      ],
    ],
    [
      'no such field, a dedicated one, an unknown class',
      judged([
        created({ name: 'x' }),
        created({ available_zone: ['a'] }, PERFORMANCE),
        created({ available_zone: ['a'] }, { [elb('class')]: '${CLASS}' }),
      ]),
      [],
    ],
    [
      'an exported one: the author wrote it',
      judged([created({ available_zone: ['a'] }, { [elb('mark')]: '1' })]),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.autocreate#/available_zone: kubernetes.io/elb.class is union, so available_zone has no meaning',
      ],
    ],
  ],
  'dedicated-autocreate-without-flavor': [
    [
      'of both layers',
      judged([
        created(
          { available_zone: ['a'] },
          { ...PERFORMANCE, [elb('protocol-port')]: 'http:80,tls:82,https:83' },
          {
            ports: [
              { name: 'a', port: 80 },
              { name: 'b', port: 81 },
              { name: 'c', port: 53, protocol: 'UDP' },
              { name: 'd', port: 82 },
              { name: 'e', port: 83 },
            ],
          },
        ),
      ]),
      [
        'error /metadata/annotations/kubernetes.io~1elb.autocreate: kubernetes.io/elb.class is performance, and l4_flavor_name is missing for 81 as TCP, 53 as UDP, 82 as TLS',
        'error /metadata/annotations/kubernetes.io~1elb.autocreate: kubernetes.io/elb.class is performance, and l7_flavor_name is missing for 80 as HTTP, 83 as HTTPS',
      ],
    ],
    [
      'of many ports',
      judged([
        created({}, PERFORMANCE, {
          ports: Array.from({ length: 9 }, (_, index) => ({ name: `p${index}`, port: 80 + index })),
        }),
      ]),
      [
        'error /metadata/annotations/kubernetes.io~1elb.autocreate: kubernetes.io/elb.class is performance, and l4_flavor_name is missing for 80 as TCP, 81 as TCP, 82 as TCP, 83 as TCP, 84 as TCP, 85 as TCP, 86 as TCP, 87 as TCP, … (9 ports)',
      ],
    ],
    [
      'of eight ports',
      judged([
        created({}, PERFORMANCE, {
          ports: Array.from({ length: 8 }, (_, index) => ({ name: `p${index}`, port: 80 + index })),
        }),
      ]),
      [
        'error /metadata/annotations/kubernetes.io~1elb.autocreate: kubernetes.io/elb.class is performance, and l4_flavor_name is missing for 80 as TCP, 81 as TCP, 82 as TCP, 83 as TCP, 84 as TCP, 85 as TCP, 86 as TCP, 87 as TCP',
      ],
    ],
    [
      'an empty flavor counts as none',
      judged([created({ l4_flavor_name: '' }, PERFORMANCE)]),
      [
        'error /metadata/annotations/kubernetes.io~1elb.autocreate: kubernetes.io/elb.class is performance, and l4_flavor_name is missing for 80 as TCP',
      ],
    ],
    ['a wrong flavor, of which another rule speaks', judged([created({ l4_flavor_name: 5 }, PERFORMANCE)]), []],
    [
      'a part without any, whatever its ports will be',
      judged([
        { ...created({}, PERFORMANCE), spec: {} },
        { ...created({ l4_flavor_name: '', l7_flavor_name: '' }, PERFORMANCE), spec: { ports: [{ port: 80 }] } },
      ]),
      Array(2).fill(
        'error /metadata/annotations/kubernetes.io~1elb.autocreate: kubernetes.io/elb.class is performance, and neither l4_flavor_name nor l7_flavor_name is given',
      ),
    ],
    [
      'a part without that of its protocols',
      judged([
        {
          ...created({}, { ...PERFORMANCE, [elb('protocol-port')]: 'http:80,https:443' }),
          spec: {},
        },
        {
          ...created(
            { l7_flavor_name: 'L7_flavor.elb.s1.small' },
            { ...PERFORMANCE, [elb('protocol-port')]: 'tls:443' },
          ),
          spec: {},
        },
      ]),
      [
        'error /metadata/annotations/kubernetes.io~1elb.autocreate: kubernetes.io/elb.class is performance, and l4_flavor_name is missing for 443 as TLS',
        'error /metadata/annotations/kubernetes.io~1elb.autocreate: kubernetes.io/elb.class is performance, and l7_flavor_name is missing for 80 as HTTP, 443 as HTTPS',
      ],
    ],
    [
      'a part with one of them, or one that something completes',
      judged(
        [{ l4_flavor_name: 'x' }, { l7_flavor_name: 'x' }, { l4_flavor_name: '${FLAVOR}' }].map((flavors) => ({
          ...created(flavors, PERFORMANCE),
          spec: { ports: [{ port: 80 }] },
        })),
      ),
      [],
    ],
    [
      'a shared one, an unknown class, a port that cannot be read',
      judged([
        created({}),
        created({}, { [elb('class')]: '${CLASS}' }),
        created({}, PERFORMANCE, { ports: [{ port: '80' }] }),
      ]),
      [],
    ],
  ],
  'dedicated-autocreate-without-zone': [
    [
      'none, an empty list, and the placeholder of official examples',
      judged([
        named('a', created({}, PERFORMANCE)),
        named('b', created({ available_zone: [] }, PERFORMANCE)),
        named('c', created({ available_zone: [''] }, PERFORMANCE)),
        named('d', created({ available_zone: ['a', ''] }, PERFORMANCE)),
      ]),
      [
        'error /metadata/annotations/kubernetes.io~1elb.autocreate: kubernetes.io/elb.class is performance, and available_zone is missing',
        'error /metadata/annotations/kubernetes.io~1elb.autocreate#/available_zone: kubernetes.io/elb.class is performance, and available_zone is an empty list',
        "error /metadata/annotations/kubernetes.io~1elb.autocreate#/available_zone: kubernetes.io/elb.class is performance, and available_zone is ['']",
        "error /metadata/annotations/kubernetes.io~1elb.autocreate#/available_zone: kubernetes.io/elb.class is performance, and available_zone is ['a', '']",
      ],
    ],
    ['a class that is left out', judged([service({ [elb('autocreate')]: '{}' })]), []],
    ['what a template completes', judged([created('{"available_zone":"${ZONES}"}', PERFORMANCE)]), []],
  ],
  'field-of-wrong-type': [
    [
      'numbers, flags and texts, in place of each other',
      judged([
        shared(
          {},
          {
            allocateLoadBalancerNodePorts: 'false',
            externalTrafficPolicy: true,
            healthCheckNodePort: 30000.5,
            ipFamilies: ['IPv4', 6],
            loadBalancerClass: null,
            loadBalancerIP: '',
            publishNotReadyAddresses: 1,
            sessionAffinityConfig: { clientIP: { timeoutSeconds: '60' } },
            ports: [
              { name: 8080, port: '80', targetPort: true, nodePort: '30080', protocol: 6 },
              { name: 'b', port: 2147483648, targetPort: 80.5, appProtocol: false },
            ],
          },
        ),
      ]),
      [
        "error /spec/allocateLoadBalancerNodePorts: spec.allocateLoadBalancerNodePorts is 'false' (text); expected true or false",
        'error /spec/externalTrafficPolicy: spec.externalTrafficPolicy is true (a boolean); expected Cluster or Local',
        'error /spec/healthCheckNodePort: spec.healthCheckNodePort is 30000.5 (a number); expected a whole number from 1 to 65535',
        'error /spec/ipFamilies/1: spec.ipFamilies[1] is 6 (a number); expected IPv4 or IPv6',
        'error /spec/ports/0/name: spec.ports[0].name is 8080 (a number); expected text',
        "error /spec/ports/0/nodePort: spec.ports[0].nodePort is '30080' (text); expected a whole number",
        "error /spec/ports/0/port: spec.ports[0].port is '80' (text); expected a whole number from 1 to 65535",
        'error /spec/ports/0/protocol: spec.ports[0].protocol is 6 (a number); expected text',
        `error /spec/ports/0/targetPort: spec.ports[0].targetPort is true (a boolean); expected ${NUMBER_OR_NAME}`,
        'error /spec/ports/1/appProtocol: spec.ports[1].appProtocol is false (a boolean); expected text',
        'error /spec/ports/1/port: spec.ports[1].port is 2147483648 (a number); expected a whole number from 1 to 65535',
        `error /spec/ports/1/targetPort: spec.ports[1].targetPort is 80.5 (a number); expected ${NUMBER_OR_NAME}`,
        'error /spec/publishNotReadyAddresses: spec.publishNotReadyAddresses is 1 (a number); expected true or false',
        "error /spec/sessionAffinityConfig/clientIP/timeoutSeconds: spec.sessionAffinityConfig.clientIP.timeoutSeconds is '60' (text); expected a whole number from 1 to 86400",
      ],
    ],
    [
      'lists and mappings',
      judged([
        named('a', shared({}, { ports: { port: 80 }, selector: [{ app: 'web' }], ipFamilies: 'IPv4' })),
        named('b', shared({}, { ports: [80, [81], null], sessionAffinityConfig: [], externalIPs: {} })),
        named('c', shared({}, { ports: 80, selector: 'app=web', sessionAffinityConfig: { clientIP: 'x' } })),
      ]),
      [
        "error /spec/ipFamilies: spec.ipFamilies is 'IPv4' (text); expected a list",
        'error /spec/ports: spec.ports is an object with port; expected a list',
        'error /spec/selector: spec.selector is [an object with app] (a list); expected a mapping of labels',
        'error /spec/externalIPs: spec.externalIPs is an empty object; expected a list',
        'error /spec/ports/0: spec.ports[0] is 80 (a number); expected a mapping',
        'error /spec/ports/1: spec.ports[1] is [81] (a list); expected a mapping',
        'error /spec/sessionAffinityConfig: spec.sessionAffinityConfig is an empty list; expected a mapping',
        'error /spec/ports: spec.ports is 80 (a number); expected a list',
        "error /spec/selector: spec.selector is 'app=web' (text); expected a mapping of labels",
        "error /spec/sessionAffinityConfig/clientIP: spec.sessionAffinityConfig.clientIP is 'x' (text); expected a mapping",
      ],
    ],
    [
      'the values of labels, of each Service that looks like others',
      judged([
        named('a', shared({}, { selector: { app: 'web', version: 1 } })),
        named('b', shared({}, { selector: { app: 'web', version: 'v1' } })),
        named('c', shared({}, { selector: { app: true, nothing: null } })),
        named('d', shared({}, { selector: { matchLabels: { app: 'web' } } })),
      ]),
      [
        'error /spec/selector/version: spec.selector.version is 1 (a number); expected text',
        'error /spec/selector/app: spec.selector.app is true (a boolean); expected text',
        'error /spec/selector/matchLabels: spec.selector.matchLabels is an object with app; expected text',
      ],
    ],
    [
      'a spec that is none, one of another type, and parts',
      judged([
        named('a', { ...shared(), spec: ['x'] }),
        named('b', shared({}, { type: 5, ports: [{ port: '80' }] })),
        named('c', shared({}, { type: undefined, ports: undefined, sessionAffinity: 1 })),
        named('d', shared({}, { type: 'ClusterIP', ports: [{ port: '80' }] })),
      ]),
      [
        "error /spec: spec is ['x'] (a list); expected a mapping",
        'error /spec/type: spec.type is 5 (a number); expected ClusterIP, ExternalName, LoadBalancer or NodePort',
        'error /spec/sessionAffinity: spec.sessionAffinity is 1 (a number); expected ClientIP or None',
      ],
    ],
    [
      'the status, of each Service that looks like others',
      judged([
        { ...named('a', shared()), status: { loadBalancer: { ingress: { ip: '192.0.2.1' } } } },
        { ...named('b', shared()), status: { loadBalancer: { ingress: [{ ip: 5, ports: [{ port: '80' }] }] } } },
        { ...named('c', shared()), status: { loadBalancer: {}, conditions: [{ type: 'a', status: true }] } },
        { ...named('d', shared()), status: { loadBalancer: null, conditions: [] } },
        { ...named('e', shared({}, { type: 'ClusterIP' })), status: [] },
      ]),
      [
        'error /status/loadBalancer/ingress: status.loadBalancer.ingress is an object with ip; expected a list',
        'error /status/loadBalancer/ingress/0/ip: status.loadBalancer.ingress[0].ip is 5 (a number); expected text',
        "error /status/loadBalancer/ingress/0/ports/0/port: status.loadBalancer.ingress[0].ports[0].port is '80' (text); expected a whole number",
        'error /status/conditions/0/status: status.conditions[0].status is true (a boolean); expected text',
      ],
    ],
    [
      'what counts as absent, what a template replaces, and what is a whole number however it is written',
      judged([
        shared(
          {},
          {
            clusterIP: null,
            externalTrafficPolicy: '${POLICY}',
            ipFamilies: null,
            selector: { app: '{{ .Values.app }}', nothing: null },
            ports: [
              { name: null, port: 80.0, targetPort: null, nodePort: null },
              { name: 'b', port: '$(PORT)', targetPort: '{{ port }}', nodePort: '${NODE_PORT}' },
            ],
          },
        ),
      ]),
      [],
    ],
  ],
  'invalid-field-value': [
    [
      'what the API server asks for',
      judged([
        named('', shared({}, { ports: [] })),
        named('b', shared({}, { ports: [{ name: 'a', port: 80 }, { name: 'b' }, { name: 'c', port: null }] })),
      ]),
      [
        'error /metadata/name: the Service has no name',
        'error /spec/ports: spec.ports is empty',
        'error /spec/ports/1: spec.ports[1] has no port',
        'error /spec/ports/2: spec.ports[2] has no port',
      ],
    ],
    [
      'words, ranges and forms',
      judged([
        shared(
          {},
          {
            clusterIP: 'None',
            externalTrafficPolicy: 'local',
            internalTrafficPolicy: '',
            healthCheckNodePort: 70000,
            ipFamilies: ['IPv4', 'IPv4', 'ipv6'],
            ipFamilyPolicy: 'dual',
            selector: { app: 'my app', long: 'x'.repeat(64) },
            sessionAffinity: ' ClientIp',
            externalIPs: ['192.0.2.1', 'example.com', '127.0.0.1', ''],
            loadBalancerSourceRanges: ['10.0.0.0/8', '10.0.0.1', ' 2001:db8::/32 ', '10.0.0.0/33'],
            sessionAffinityConfig: { clientIP: { timeoutSeconds: 0 } },
            ports: [
              { name: 'HTTP', port: 0, targetPort: '8080' },
              { name: 'b', port: 65536, targetPort: -1 },
              { name: 'c-', port: 81, targetPort: 'a-name-of-sixteen' },
              { name: 'x'.repeat(64), port: 82, targetPort: '99999' },
              { name: 'e', port: 83, targetPort: 'a--b', appProtocol: 'a b' },
            ],
          },
        ),
      ]),
      [
        "error /spec/clusterIP: spec.clusterIP is 'None', which a Service of type LoadBalancer cannot have",
        `error /spec/externalIPs/1: spec.externalIPs[1] is 'example.com'; expected ${EXTERNAL_ADDRESS.expected}`,
        `error /spec/externalIPs/2: spec.externalIPs[2] is '127.0.0.1'; expected ${EXTERNAL_ADDRESS.expected}`,
        `error /spec/externalIPs/3: spec.externalIPs[3] is ''; expected ${EXTERNAL_ADDRESS.expected}`,
        "error /spec/externalTrafficPolicy: spec.externalTrafficPolicy is 'local'; expected Cluster or Local",
        'error /spec/healthCheckNodePort: spec.healthCheckNodePort is 70000; expected a whole number from 1 to 65535',
        "error /spec/internalTrafficPolicy: spec.internalTrafficPolicy is ''; expected Cluster or Local",
        "error /spec/ipFamilies/1: spec.ipFamilies[1] is 'IPv4' again",
        "error /spec/ipFamilies/2: spec.ipFamilies[2] is 'ipv6'; expected IPv4 or IPv6",
        "error /spec/ipFamilyPolicy: spec.ipFamilyPolicy is 'dual'; expected PreferDualStack, RequireDualStack or SingleStack",
        `error /spec/loadBalancerSourceRanges/1: spec.loadBalancerSourceRanges[1] is '10.0.0.1'; expected ${ADDRESS_RANGE.expected}`,
        `error /spec/loadBalancerSourceRanges/3: spec.loadBalancerSourceRanges[3] is '10.0.0.0/33'; expected ${ADDRESS_RANGE.expected}`,
        `error /spec/ports/0/name: spec.ports[0].name is 'HTTP'; expected ${DNS_LABEL.expected}`,
        'error /spec/ports/0/port: spec.ports[0].port is 0; expected a whole number from 1 to 65535',
        `error /spec/ports/0/targetPort: spec.ports[0].targetPort is '8080'; expected ${NUMBER_OR_NAME}`,
        'error /spec/ports/1/port: spec.ports[1].port is 65536; expected a whole number from 1 to 65535',
        `error /spec/ports/1/targetPort: spec.ports[1].targetPort is -1; expected ${NUMBER_OR_NAME}`,
        `error /spec/ports/2/name: spec.ports[2].name is 'c-'; expected ${DNS_LABEL.expected}`,
        `error /spec/ports/2/targetPort: spec.ports[2].targetPort is 'a-name-of-sixteen'; expected ${NUMBER_OR_NAME}`,
        `error /spec/ports/3/name: spec.ports[3].name is '${'x'.repeat(64)}'; expected ${DNS_LABEL.expected}`,
        `error /spec/ports/3/targetPort: spec.ports[3].targetPort is '99999'; expected ${NUMBER_OR_NAME}`,
        `error /spec/ports/4/appProtocol: spec.ports[4].appProtocol is 'a b'; expected ${APP_PROTOCOL.expected}`,
        `error /spec/ports/4/targetPort: spec.ports[4].targetPort is 'a--b'; expected ${NUMBER_OR_NAME}`,
        `error /spec/selector/app: spec.selector.app is 'my app'; expected ${LABEL_VALUE.expected}`,
        `error /spec/selector/long: spec.selector.long is '${'x'.repeat(64)}'; expected ${LABEL_VALUE.expected}`,
        "error /spec/sessionAffinity: spec.sessionAffinity is ' ClientIp'; expected ClientIP or None",
        'error /spec/sessionAffinityConfig/clientIP/timeoutSeconds: spec.sessionAffinityConfig.clientIP.timeoutSeconds is 0; expected a whole number from 1 to 86400',
      ],
    ],
    [
      'what is right, what counts as absent, and what a template replaces',
      judged([
        shared(
          {},
          {
            clusterIP: '',
            externalTrafficPolicy: '',
            internalTrafficPolicy: 'Local',
            healthCheckNodePort: 0,
            ipFamilies: ['IPv6', 'IPv4', '${FAMILY}', '${FAMILY}'],
            ipFamilyPolicy: 'PreferDualStack',
            selector: { app: '', version: 'v1.2_a-b', long: 'x'.repeat(63) },
            sessionAffinity: 'ClientIP',
            sessionAffinityConfig: { clientIP: { timeoutSeconds: 86400 } },
            trafficDistribution: 'Whatever',
            ports: [
              { name: 'x'.repeat(63), port: 1, targetPort: '', nodePort: 0 },
              { name: '8080', port: 65535, targetPort: 0 },
              { name: 'c', port: 81, targetPort: '1-a-2', appProtocol: 'kubernetes.io/h2c' },
              { name: '{{ NAME }}', port: 82, targetPort: '${TARGET}' },
            ],
          },
        ),
      ]),
      [],
    ],
    [
      'of a part; of another type, where the annotations are in vain, nothing',
      judged([
        named('a', shared({}, { type: undefined, ports: undefined, externalTrafficPolicy: 'x', clusterIP: 'None' })),
        named('b', shared({}, { type: 'ClusterIP', externalTrafficPolicy: 'x', clusterIP: 'None' })),
        named('c', shared({}, { type: 'loadbalancer', externalTrafficPolicy: 'x', clusterIP: 'None' })),
      ]),
      [
        "error /spec/externalTrafficPolicy: spec.externalTrafficPolicy is 'x'; expected Cluster or Local",
        "error /spec/type: spec.type is 'loadbalancer'; expected ClusterIP, ExternalName, LoadBalancer or NodePort",
      ],
    ],
    [
      'addresses within the cluster',
      judged([
        named('a', shared({}, { clusterIP: '10.247.0', clusterIPs: ['10.247.0', '10.247.0.5/32'] })),
        named('b', shared({}, { clusterIP: '010.247.0.5', clusterIPs: ['010.247.0.5'] })),
        named('c', shared({}, { clusterIP: 'none', clusterIPs: ['${IP}'] })),
      ]),
      [
        `error /spec/clusterIP: spec.clusterIP is '10.247.0'; expected ${CLUSTER_ADDRESS.expected}`,
        `error /spec/clusterIPs/0: spec.clusterIPs[0] is '10.247.0'; expected ${CLUSTER_ADDRESS.expected}`,
        `error /spec/clusterIPs/1: spec.clusterIPs[1] is '10.247.0.5/32'; expected ${CLUSTER_ADDRESS.expected}`,
        `error /spec/clusterIP: spec.clusterIP is 'none'; expected ${CLUSTER_ADDRESS.expected}`,
      ],
    ],
    [
      'seconds of an affinity, unless they are dropped',
      judged([
        named('a', shared({}, { sessionAffinityConfig: { clientIP: { timeoutSeconds: 0 } } })),
        named('b', shared({}, { sessionAffinity: 'None', sessionAffinityConfig: { clientIP: { timeoutSeconds: 0 } } })),
        named('c', shared({}, { sessionAffinity: '${A}', sessionAffinityConfig: { clientIP: { timeoutSeconds: 0 } } })),
        named(
          'd',
          shared({}, { type: undefined, ports: undefined, sessionAffinityConfig: { clientIP: { timeoutSeconds: 0 } } }),
        ),
      ]),
      [
        'error /spec/sessionAffinityConfig/clientIP/timeoutSeconds: spec.sessionAffinityConfig.clientIP.timeoutSeconds is 0; expected a whole number from 1 to 86400',
        'error /spec/sessionAffinityConfig/clientIP/timeoutSeconds: spec.sessionAffinityConfig.clientIP.timeoutSeconds is 0; expected a whole number from 1 to 86400',
      ],
    ],
  ],
  'indistinct-ports': [
    [
      'names, numbers and node ports',
      judged([
        named(
          'a',
          shared(
            {},
            {
              ports: [
                { port: 80, nodePort: 30080 },
                { name: 'a', port: 80, nodePort: 30080 },
                { name: 'a', port: 81 },
                { name: '', port: 82 },
              ],
            },
          ),
        ),
        named('b', shared({}, { ports: [{ name: 'x', port: 90 }, { port: 91 }] })),
      ]),
      [
        'error /spec/ports/0: 2 of 4 ports have no name; of several each needs one',
        'error /spec/ports/1/nodePort: spec.ports[1] has node port 30080 (TCP), as spec.ports[0] has',
        'error /spec/ports/1/port: spec.ports[1] is port 80 (TCP), as spec.ports[0] is',
        "error /spec/ports/2/name: spec.ports[2] is called 'a', as spec.ports[1] is",
        'error /spec/ports/1: 1 of 2 ports has no name; of several each needs one',
      ],
    ],
    [
      'one port, two protocols, what an overlay may complete, and what other rules speak of',
      judged([
        named('a', shared({}, { ports: [{ port: 80 }] })),
        named(
          'b',
          shared(
            {},
            {
              ports: [
                { name: 'tcp', port: 81, nodePort: 30080 },
                { name: 'udp', port: 81, nodePort: 30080, protocol: 'UDP' },
                { name: 'x', port: 81, nodePort: 0, protocol: '${PROTOCOL}' },
                { name: '${NAME}', port: 82, nodePort: 0 },
                { name: '${NAME}', port: 83, nodePort: 0 },
                { name: 5, port: '81' },
              ],
            },
          ),
        ),
        named('c', shared({}, { selector: undefined, ports: [{ port: 84 }, { port: 85 }] })),
        named('d', shared({}, { ports: { port: 86 } })),
        named('e', shared({}, { ports: [87, 88] })),
      ]),
      [],
    ],
  ],
  'ipv6-not-served': [
    [
      'all that it lacks',
      judged([shared({}, { ipFamilies: ['IPv6'] })], { ...ONE, ...version('v1.21.7-r0') }),
      [
        'warning /spec/ipFamilies/0: spec.ipFamilies has IPv6, and the load balancer is shared (union) and the cluster is a Standard one and the cluster is v1.21.7-r0; expected a dedicated load balancer in a Turbo cluster, of v1.23.8-r0, v1.25.3-r0 or later',
      ],
    ],
  ],
  'unknown-field': [
    [
      'misspelt, and known elsewhere',
      judged([
        {
          ...named(
            'a',
            shared(
              {},
              {
                annotations: { a: 'b' },
                externalTraficPolicy: 'Local',
                port: 80,
                name: 'x',
                targetPort: 8080,
                ports: [{ port: 80, targetport: 80, externalTrafficPolicy: 'Local' }],
                sessionAffinityConfig: { timeoutSeconds: 5, clientIp: {} },
              },
            ),
          ),
          loadBalancerSourceRanges: ['10.0.0.0/8'],
        },
        {
          ...shared(),
          metadata: { name: 'b', annotations: { [elb('id')]: ID }, spec: { type: 'LoadBalancer' } },
          spec: undefined,
        },
      ]),
      [
        'warning /loadBalancerSourceRanges: loadBalancerSourceRanges is not a field of a Service; spec has it',
        'warning /spec/annotations: spec.annotations is not a field of a Service; metadata has it',
        'warning /spec/externalTraficPolicy: spec.externalTraficPolicy is not a field of a Service; did you mean externalTrafficPolicy?',
        'warning /spec/name: spec.name is not a field of a Service; metadata and spec.ports[] have it',
        'warning /spec/port: spec.port is not a field of a Service; spec.ports[] has it; did you mean ports?',
        'warning /spec/ports/0/externalTrafficPolicy: spec.ports[0].externalTrafficPolicy is not a field of a Service; spec has it',
        'warning /spec/ports/0/targetport: spec.ports[0].targetport is not a field of a Service; did you mean targetPort?',
        'warning /spec/sessionAffinityConfig/clientIp: spec.sessionAffinityConfig.clientIp is not a field of a Service; did you mean clientIP?',
        'warning /spec/sessionAffinityConfig/timeoutSeconds: spec.sessionAffinityConfig.timeoutSeconds is not a field of a Service; spec.sessionAffinityConfig.clientIP has it',
        'warning /spec/targetPort: spec.targetPort is not a field of a Service; spec.ports[] has it',
        'warning /metadata/spec: metadata.spec is not a field of a Service; the top of the object has it',
      ],
    ],
    [
      'in the status, which the platform writes, nothing',
      judged([
        { ...shared(), status: { externalTrafficPolicy: 'Local', loadBalancer: { ingress: [{ targetPort: 80 }] } } },
      ]),
      [],
    ],
    [
      'beside the spec, of each Service that looks like others',
      judged([
        named('a', shared()),
        { ...named('b', shared()), externalTrafficPolicy: 'Local' },
        { ...shared(), metadata: { name: 'c', type: 'x', annotations: { [elb('class')]: 'union', [elb('id')]: ID } } },
        named('d', shared()),
      ]),
      [
        'warning /externalTrafficPolicy: externalTrafficPolicy is not a field of a Service; spec has it',
        'warning /metadata/type: metadata.type is not a field of a Service; spec has it',
      ],
    ],
    [
      'what resembles nothing, and where annotations of load balancers stand in it',
      judged([
        {
          ...shared(
            {},
            {
              topologyKeys: ['*'],
              annotations: { [elb('lb-algorithm')]: 'ROUND_ROBIN' },
              ports: [{ port: 80, hostPort: 5 }],
              selector: { port: 'x', annotations: 'y' },
            },
          ),
          sops: {},
          specs: {},
        },
      ]),
      [],
    ],
  ],
  'elb-annotations-on-other-service-type': [
    [
      'one key, several, a type that is left out; one that is no text is left to field-of-wrong-type',
      judged([
        service(
          { [elb('id')]: ID, [elb('class')]: 'union', [elb('lb-algorithm')]: 'x', [elb('port')]: '1' },
          { type: 'ClusterIP' },
        ),
        named('one', service({ [elb('id')]: ID }, { type: undefined })),
        named('two', service({ [elb('id')]: ID, other: 'x' }, { type: 5 })),
      ]),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.id: spec.type is not set, which means ClusterIP, so kubernetes.io/elb.id has no effect',
        "warning /metadata/annotations/kubernetes.io~1elb.class: spec.type is 'ClusterIP', so kubernetes.io/elb.class, kubernetes.io/elb.id have no effect",
      ],
    ],
    [
      'the first five of seven',
      judged([service(Object.fromEntries([...'gfedcba'].map((letter) => [elb(letter), ''])), { type: 'NodePort' })]),
      [
        "warning /metadata/annotations/kubernetes.io~1elb.a: spec.type is 'NodePort', so kubernetes.io/elb.a, kubernetes.io/elb.b, kubernetes.io/elb.c, kubernetes.io/elb.d, kubernetes.io/elb.e and 2 more have no effect",
      ],
    ],
    [
      'five of five',
      judged([service(Object.fromEntries([...'edcba'].map((letter) => [elb(letter), ''])), { type: 'NodePort' })]),
      [
        "warning /metadata/annotations/kubernetes.io~1elb.a: spec.type is 'NodePort', so kubernetes.io/elb.a, kubernetes.io/elb.b, kubernetes.io/elb.c, kubernetes.io/elb.d, kubernetes.io/elb.e have no effect",
      ],
    ],
    [
      'a long key',
      judged([service({ [elb(`\u0007${'x'.repeat(100)}`)]: '' }, { type: 'NodePort' })]),
      [
        "warning /metadata/annotations/kubernetes.io~1elb.\u0007xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: spec.type is 'NodePort', so kubernetes.io/elb.\\u0007xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx has no effect",
      ],
    ],
    [
      'part of a manifest',
      judged([
        { ...service({ [elb('id')]: ID }), spec: {} },
        { ...service({ [elb('id')]: ID }), spec: undefined },
      ]),
      [],
    ],
    [
      'patch of Kustomize that says its ports',
      judged([
        {
          ...service({ [elb('class')]: 'union', [elb('id')]: ID }),
          spec: { loadBalancerIP: '49.4.7.167', externalTrafficPolicy: 'Local', ports: [{ name: 'https', port: 443 }] },
        },
      ]),
      [],
    ],
    [
      'patch that says which pods, and no ports',
      judged([{ ...service({ [elb('id')]: ID }), spec: { selector: { app: 'web' } } }]),
      [],
    ],
    [
      'of no type, with ports and the pods behind them',
      judged([service({ [elb('id')]: ID }, { type: undefined })]),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.id: spec.type is not set, which means ClusterIP, so kubernetes.io/elb.id has no effect',
      ],
    ],
    [
      'part of a manifest that says its type',
      judged([{ ...service({ [elb('id')]: ID }), spec: { type: 'ClusterIP' } }]),
      [
        "warning /metadata/annotations/kubernetes.io~1elb.id: spec.type is 'ClusterIP', so kubernetes.io/elb.id has no effect",
      ],
    ],
  ],
  'existing-and-created-load-balancer': [
    [
      'both',
      judged([shared({ [elb('autocreate')]: '{}' })]),
      [
        'error /metadata/annotations/kubernetes.io~1elb.id: both kubernetes.io/elb.id and kubernetes.io/elb.autocreate are set',
      ],
    ],
    ['either', judged([shared(), created({})]), []],
    ['exported', judged([shared({ [elb('autocreate')]: '{}', [elb('mark')]: '' })]), []],
  ],
  'foreign-load-balancer-class': [
    [
      'any text; what is none is left to field-of-wrong-type',
      judged([shared({}, { loadBalancerClass: 'x/y' }), named('n', shared({}, { loadBalancerClass: 5 }))]),
      ["warning /spec/loadBalancerClass: spec.loadBalancerClass is 'x/y'; expected none"],
    ],
    [
      'an empty one, and null',
      judged([shared({}, { loadBalancerClass: '' }), shared({}, { loadBalancerClass: null })]),
      [],
    ],
  ],
  'health-check-port-name-reserved': [
    [
      'the second port',
      judged([
        shared(
          {},
          {
            ports: [
              { name: 'a', port: 80 },
              { name: 'cce-healthz', port: 81 },
            ],
          },
        ),
      ]),
      ['info /spec/ports/1/name: port 81 is named cce-healthz'],
    ],
  ],
  'host-network-annotation-without-host-network': [
    [
      'several workloads',
      judged([shared({ 'kubernetes.io/hws-hostNetwork': 'true' })], {}, [
        pods(false, 'b'),
        pods('true', 'a', 'DaemonSet'),
      ]),
      [
        "warning /metadata/annotations/kubernetes.io~1hws-hostNetwork: kubernetes.io/hws-hostNetwork is 'true', and the pods of DaemonSet a, Deployment b run without hostNetwork",
      ],
    ],
    [
      'many workloads, some of one name',
      judged(
        [shared({ 'kubernetes.io/hws-hostNetwork': 'true' })],
        {},
        ['g', 'f', 'e', 'd', 'c', 'b', 'b'].map((name) => pods(false, name)),
      ),
      [
        "warning /metadata/annotations/kubernetes.io~1hws-hostNetwork: kubernetes.io/hws-hostNetwork is 'true', and the pods of Deployment b, Deployment c, Deployment d, Deployment e, Deployment f and 1 more run without hostNetwork",
      ],
    ],
    [
      'a mixture',
      judged([shared({ 'kubernetes.io/hws-hostNetwork': 'true' })], {}, [pods(false, 'b'), pods(true, 'a')]),
      [],
    ],
    ['nothing that is selected', judged([shared({ 'kubernetes.io/hws-hostNetwork': 'true' })]), []],
  ],
  'implicit-elb-class': [
    [
      'an id, a description, an empty class',
      judged([service({ [elb('id')]: ID }), named('b', created({ name: 'x' }, { [elb('class')]: '' }))]),
      [
        'info /metadata/annotations/kubernetes.io~1elb.class: kubernetes.io/elb.class is empty; its default is union',
        'info /metadata/annotations/kubernetes.io~1elb.id: kubernetes.io/elb.class is missing; its default is union',
      ],
    ],
    ['neither names a load balancer', judged([service({})]), []],
    [
      'a description that cannot be read',
      judged([service({ [elb('autocreate')]: '{' })]),
      [
        'info /metadata/annotations/kubernetes.io~1elb.autocreate: kubernetes.io/elb.class is missing; its default is union',
      ],
    ],
  ],
  'ingress-annotation-on-service': [
    [
      'a key for each Service of an ingress',
      judged([shared({ [elb('conditions.x\u0007')]: '', [elb('http2-enable')]: 'true' })]),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.conditions.x\u0007: kubernetes.io/elb.conditions.x\\u0007 is documented for ingresses only',
      ],
    ],
    [
      'perhaps of Services, by the edition',
      judged([
        { data: named('a', shared({ [elb('slowstart')]: '5' })), cluster: { edition: 'huawei' } },
        { data: named('b', shared({ [elb('slowstart')]: '5' })), cluster: { edition: 'otc' } },
        { data: named('c', shared({ [elb('listen-ports')]: '' })), cluster: { edition: 'huawei' } },
      ]),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.slowstart: kubernetes.io/elb.slowstart is documented for ingresses only',
        'warning /metadata/annotations/kubernetes.io~1elb.listen-ports: kubernetes.io/elb.listen-ports is documented for ingresses only',
        'info /metadata/annotations/kubernetes.io~1elb.slowstart: kubernetes.io/elb.slowstart is documented for ingresses only',
      ],
    ],
  ],
  'listener-port-taken-by-ingress': [
    [
      'the second port',
      judged([
        shared(
          {},
          {
            ports: [
              { name: 'a', port: 79 },
              { name: 'b', port: 443 },
            ],
          },
        ),
        ingress({ [elb('id')]: ID.toUpperCase() }, { tls: [{}] }),
      ]),
      [`error /spec/ports/1/port: port 443 of load balancer ${ID} is also used by the ingress front`],
    ],
    ['no port that can be read', judged([shared({}, { ports: [{ port: '80' }] }), ingress({ [elb('id')]: ID })]), []],
    [
      'an ingress whose ports cannot be read',
      judged([shared(), ingress({ [elb('id')]: ID, [elb('listen-ports')]: 'x' })]),
      [],
    ],
    [
      'a UDP port, an ingress of another class, the port of QUIC',
      judged([
        shared(
          {},
          {
            ports: [
              { name: 'a', port: 80, protocol: 'UDP' },
              { name: 'b', port: 443 },
            ],
          },
        ),
        ingress({ [elb('id')]: ID }),
        ingress({ [elb('id')]: ID }, { ingressClassName: 'nginx', tls: [{}] }),
        ingress({ [elb('id')]: ID, [elb('listen-ports')]: '[{"QUIC":443}]' }),
      ]),
      [],
    ],
    [
      'an ingress of another cluster, whose listeners are on the load balancer all the same',
      judged([shared(), { data: ingress({ [elb('id')]: ID }), cluster: { clusterType: 'turbo' } }]),
      [`error /spec/ports/0/port: port 80 of load balancer ${ID} is also used by the ingress front`],
    ],
  ],
  'load-balancer-chosen-by-ip': [
    [
      'by address alone',
      judged([
        service({}, { loadBalancerIP: '10.0.0.1' }),
        named('b', service({ [elb('id')]: '' }, { loadBalancerIP: 5 })),
      ]),
      [
        'warning /spec/loadBalancerIP: spec.loadBalancerIP is 5, and no annotation names the load balancer',
        "warning /spec/loadBalancerIP: spec.loadBalancerIP is '10.0.0.1', and no annotation names the load balancer",
      ],
    ],
    ['no address', judged([service({}, { loadBalancerIP: '' }), service({}, { loadBalancerIP: null })]), []],
    [
      'beside each annotation',
      judged(['id', 'autocreate', 'ip'].map((key) => service({ [elb(key)]: 'x' }, { loadBalancerIP: '10.0.0.1' }))),
      [],
    ],
  ],
  'load-balancer-without-node-ports': [
    [
      'two ports',
      judged([
        shared(
          {},
          {
            allocateLoadBalancerNodePorts: false,
            ports: [
              { name: 'a', port: 80, nodePort: 0 },
              { name: 'b', port: 53, protocol: 'UDP' },
              { name: 'c', port: 81, nodePort: 30081 },
            ],
          },
        ),
      ]),
      [
        'warning /spec/allocateLoadBalancerNodePorts: spec.allocateLoadBalancerNodePorts is false, and there is no nodePort for 80 (TCP), 53 (UDP)',
      ],
    ],
    ['text', judged([shared({}, { allocateLoadBalancerNodePorts: 'false' })]), []],
    ['ports that are none', judged([shared({}, { allocateLoadBalancerNodePorts: false, ports: 'all' })]), []],
  ],
  'local-access-from-inside-can-fail': [
    [
      'in a Standard cluster',
      judged([shared({}, LOCAL)], { clusterType: 'standard' }),
      ['info /spec/externalTrafficPolicy: externalTrafficPolicy is Local, in a Standard cluster'],
    ],
    ['elsewhere', judged([shared({}, LOCAL)]), []],
  ],
  'local-needs-host-network-in-turbo': [
    [
      'two workloads',
      judged([shared({}, LOCAL)], { clusterType: 'turbo' }, [pods(undefined, 'b'), pods(false, 'a', 'StatefulSet')]),
      [
        'warning /spec/externalTrafficPolicy: externalTrafficPolicy is Local in a Turbo cluster, and the pods of Deployment b, StatefulSet a run without hostNetwork',
      ],
    ],
    [
      'one with hostNetwork',
      judged([shared({}, LOCAL)], { clusterType: 'turbo' }, [pods(false, 'b'), pods(true, 'a')]),
      [],
    ],
  ],
  'local-service-mismatch-on-shared-elb': [
    [
      'beside two without',
      judged(
        [
          named('a', shared({}, LOCAL)),
          named('c', shared({}, { ports: [{ port: 81 }] }), 'shop'),
          named('b', shared({}, { ports: [{ port: 82 }] })),
        ],
        { proxyMode: 'ipvs' },
      ),
      [
        `warning /spec/externalTrafficPolicy: externalTrafficPolicy is Local, but neither that nor pass-through is set on b, shop/c, on the same load balancer ${ID}, in an IPVS cluster`,
      ],
    ],
    [
      'it says so itself',
      judged([named('a', shared({ [elb('pass-through')]: 'onlyLocal' }, LOCAL)), named('b', shared())], {
        proxyMode: 'ipvs',
      }),
      [],
    ],
    [
      'beside an undocumented value, which counts as none',
      judged([named('a', shared({}, LOCAL)), named('b', shared({ [elb('pass-through')]: 'false' }))], {
        proxyMode: 'ipvs',
      }),
      [
        `warning /spec/externalTrafficPolicy: externalTrafficPolicy is Local, but neither that nor pass-through is set on b, on the same load balancer ${ID}, in an IPVS cluster`,
      ],
    ],
    [
      'beside values that say nothing',
      judged(
        [
          named('a', shared({}, LOCAL)),
          named('b', shared({ [elb('pass-through')]: '${ON}' })),
          named('c', shared({ [elb('pass-through')]: 'onlyLocal' })),
          named('d', shared({}, { externalTrafficPolicy: '${POLICY}' })),
        ],
        { proxyMode: 'ipvs' },
      ),
      [],
    ],
    ['no id', judged([named('a', service({}, LOCAL)), named('b', service({}))], { proxyMode: 'ipvs' }), []],
  ],
  'misplaced-annotation': [
    [
      'the load balancer, at each level',
      judged(
        [
          named('a', service({}, {}, { metadata: { labels: { app: 'web', ...UNION } } })),
          named('b', service({}, {}, { metadata: { annotations: null, ...UNION } })),
          named('c', service({}, {}, { ...UNION })),
          named('d', service({}, {}, { annotations: UNION })),
          named('e', service({ annotations: UNION })),
          named('f', service({}, {}, { metadata: { annotations: [UNION] } })),
        ].map((data) => ({ data, meantForCce: false })),
      ),
      [
        'error /metadata/labels/kubernetes.io~1elb.id: kubernetes.io/elb.class, kubernetes.io/elb.id are in metadata.labels, where the platform does not read them',
        'error /metadata/kubernetes.io~1elb.id: kubernetes.io/elb.class, kubernetes.io/elb.id are directly in metadata, where the platform does not read them',
        'error /kubernetes.io~1elb.id: kubernetes.io/elb.class, kubernetes.io/elb.id are at the top of the object, where the platform does not read them',
        'error /annotations/kubernetes.io~1elb.id: kubernetes.io/elb.class, kubernetes.io/elb.id are in annotations, where the platform does not read them',
        'error /metadata/annotations/annotations/kubernetes.io~1elb.id: kubernetes.io/elb.class, kubernetes.io/elb.id are in metadata.annotations.annotations, where the platform does not read them',
        'error /metadata/annotations/0/kubernetes.io~1elb.id: kubernetes.io/elb.class, kubernetes.io/elb.id are in metadata.annotations[0], where the platform does not read them',
      ],
    ],
    [
      'settings beside annotations that are in their place',
      judged([
        shared(
          { [elb('session-affinity-option')]: '{"persistence_timeout":"5"}' },
          {
            annotations: { [elb('session-affinity-mode')]: 'SOURCE_IP', [elb('lb-algorithm')]: 'ROUND_ROBIN' },
            ports: [{ name: 'a', port: 80, [elb('keepalive_timeout')]: '60' }],
            selector: { app: 'web', [elb('class')]: 'performance' },
          },
        ),
      ]),
      [
        'warning /spec/annotations/kubernetes.io~1elb.session-affinity-mode: kubernetes.io/elb.lb-algorithm, kubernetes.io/elb.session-affinity-mode are in spec.annotations, where the platform does not read them',
        'warning /spec/ports/0/kubernetes.io~1elb.keepalive_timeout: kubernetes.io/elb.keepalive_timeout is in spec.ports[0], where the platform does not read it',
        'warning /spec/selector/kubernetes.io~1elb.class: kubernetes.io/elb.class is in spec.selector, where the platform does not read it',
      ],
    ],
    [
      'the load balancer alone, beside its class and beside an address',
      judged([
        service({ [elb('class')]: 'union' }, { annotations: { [elb('id')]: ID } }),
        named(
          'b',
          service({ [elb('class')]: 'union' }, { annotations: { [elb('id')]: ID }, loadBalancerIP: '10.0.0.1' }),
        ),
      ]),
      [
        'error /spec/annotations/kubernetes.io~1elb.id: kubernetes.io/elb.id is in spec.annotations, where the platform does not read it',
        'warning /spec/annotations/kubernetes.io~1elb.id: kubernetes.io/elb.id is in spec.annotations, where the platform does not read it',
      ],
    ],
    [
      'the class alone',
      judged([service({ [elb('id')]: ID }, { annotations: { [elb('class')]: 'performance' } })]),
      [
        'warning /spec/annotations/kubernetes.io~1elb.class: kubernetes.io/elb.class is in spec.annotations, where the platform does not read it',
      ],
    ],
    [
      'of an Ingress, at each level',
      judged([
        { ...ingress({}), metadata: { name: 'a', labels: UNION } },
        { ...ingress({}, {}, 'b'), [elb('listen-ports')]: '[{"HTTP":80}]' },
        ingress(PERFORMANCE, { annotations: { ...PERFORMANCE, [elb('ssl-redirect')]: 'true' } }, 'c'),
        { ...ingress({}, { rules: [{ [elb('headers.web')]: '{}' }] }, 'd'), apiVersion: 'extensions/v1beta1' },
        { ...ingress({}), metadata: { name: 'e', labels: { [INGRESS_CLASS]: 'cce' } } },
      ]),
      [
        'warning /metadata/labels/kubernetes.io~1elb.class: kubernetes.io/elb.class, kubernetes.io/elb.id are in metadata.labels, where the platform does not read them',
        'warning /kubernetes.io~1elb.listen-ports: kubernetes.io/elb.listen-ports is at the top of the object, where the platform does not read it',
        'warning /spec/annotations/kubernetes.io~1elb.ssl-redirect: kubernetes.io/elb.ssl-redirect is in spec.annotations, where the platform does not read it',
        'warning /spec/rules/0/kubernetes.io~1elb.headers.web: kubernetes.io/elb.headers.web is in spec.rules[0], where the platform does not read it',
        'warning /metadata/labels/kubernetes.io~1ingress.class: kubernetes.io/ingress.class is in metadata.labels, where the platform does not read it',
      ],
    ],
    [
      'nothing of an Ingress that is not of the platform, and no key that an Ingress has not',
      judged([
        ingress({}, { annotations: UNION, ingressClassName: 'nginx' }, 'a'),
        ingress({ [INGRESS_CLASS]: 'nginx' }, { annotations: UNION }, 'b'),
        { ...ingress({}, { annotations: UNION }, 'c'), apiVersion: 'config.openshift.io/v1' },
        ingress({}, { annotations: { [elb('pass-through')]: 'true' } }, 'd'),
        ingress({}, { annotations: { [elb('listener-master-ingress')]: 'a/b', [elb('eip-id')]: ID } }, 'e'),
        { ...ingress({}, { ingressClassName: 'cce' }), metadata: { name: 'f', labels: { [INGRESS_CLASS]: 'cce' } } },
        { ...ingress({}), metadata: { name: 'g', labels: { [INGRESS_CLASS]: 'nginx' } } },
        ingress({ [elb('id')]: 'web' }, {}, 'h'),
      ]),
      [],
    ],
  ],
  'missing-load-balancer': [
    [
      'nothing, and what counts as nothing',
      judged([
        service({}),
        named('b', service({ [elb('class')]: 'union', [elb('pass-through')]: 'true' }, { loadBalancerIP: '' })),
        named('c', service({ [elb('class')]: 'union', [elb('id')]: '' })),
        named('d', service(undefined)),
      ]),
      [
        'error /metadata/annotations/kubernetes.io~1elb.class: neither kubernetes.io/elb.id nor kubernetes.io/elb.autocreate says which load balancer serves it',
        'error /metadata/annotations/kubernetes.io~1elb.id: neither kubernetes.io/elb.id nor kubernetes.io/elb.autocreate says which load balancer serves it',
        'error /spec/type: neither kubernetes.io/elb.id nor kubernetes.io/elb.autocreate says which load balancer serves it',
        'error /spec/type: neither kubernetes.io/elb.id nor kubernetes.io/elb.autocreate says which load balancer serves it',
      ],
    ],
    [
      'each way',
      judged([
        ...['id', 'autocreate', 'ip'].map((key) => service({ [elb(key)]: 'x' })),
        service({}, { loadBalancerIP: '10.0.0.1' }),
      ]),
      [],
    ],
  ],
  'mixed-flavor-kinds': [
    [
      'fixed and elastic',
      judged([
        created({ l4_flavor_name: 'L4_flavor.elb.s1.small', l7_flavor_name: 'L7_flavor.elb.pro.max' }, PERFORMANCE),
      ]),
      [
        "warning /metadata/annotations/kubernetes.io~1elb.autocreate#/l7_flavor_name: l4_flavor_name is 'L4_flavor.elb.s1.small' (fixed) and l7_flavor_name is 'L7_flavor.elb.pro.max' (elastic)",
      ],
    ],
    [
      'elastic and fixed',
      judged([
        created({ l4_flavor_name: 'L4_flavor.elb.pro.max', l7_flavor_name: 'L7_flavor.elb.s12.large' }, PERFORMANCE),
      ]),
      [
        "warning /metadata/annotations/kubernetes.io~1elb.autocreate#/l7_flavor_name: l4_flavor_name is 'L4_flavor.elb.pro.max' (elastic) and l7_flavor_name is 'L7_flavor.elb.s12.large' (fixed)",
      ],
    ],
    [
      'equal kinds',
      judged([
        created({ l4_flavor_name: 'L4_flavor.elb.pro.max', l7_flavor_name: 'L7_flavor.elb.pro.max' }),
        created({ l4_flavor_name: 'L4_flavor.elb.s1.a', l7_flavor_name: 'L7_flavor.elb.s2.b' }),
      ]),
      [],
    ],
    [
      'names that say nothing',
      judged(
        [
          'L5_flavor.elb.pro.max',
          'my L4_flavor.elb.pro.max',
          'L4_flavor.elb.pro.maxi',
          'L4_flavor.elb.sx.small',
          'L4_flavor.elb.s1',
          'xL4_flavor.elb.s1.small',
        ].flatMap((name) =>
          ['L7_flavor.elb.pro.max', 'L7_flavor.elb.s1.small'].map((other) =>
            created({ l4_flavor_name: name, l7_flavor_name: other }),
          ),
        ),
      ),
      [],
    ],
    [
      'one of them',
      judged([
        created({ l4_flavor_name: 'L4_flavor.elb.s1.small' }),
        created({ l7_flavor_name: 'L7_flavor.elb.pro.max' }),
      ]),
      [],
    ],
  ],
  'multi-cluster-mismatch-on-shared-elb': [
    [
      'one without',
      judged([
        named('a', dedicated({ [elb('multicluster')]: 'true' })),
        named('b', dedicated({}, { ports: [{ port: 81 }] })),
      ]),
      [
        `error /metadata/annotations/kubernetes.io~1elb.id: kubernetes.io/elb.multicluster is not set, but it is on for a, on the same load balancer ${ID}`,
      ],
    ],
    [
      'switched off, or on by another word, which counts as without',
      judged([
        named('a', dedicated({ [elb('multicluster')]: 'true' })),
        named('b', dedicated({ [elb('multicluster')]: 'false' }, { ports: [{ port: 81 }] })),
        named('c', dedicated({ [elb('multicluster')]: 'on' }, { ports: [{ port: 82 }] })),
      ]),
      [
        `error /metadata/annotations/kubernetes.io~1elb.multicluster: kubernetes.io/elb.multicluster is 'false', but it is on for a, on the same load balancer ${ID}`,
        `error /metadata/annotations/kubernetes.io~1elb.multicluster: kubernetes.io/elb.multicluster is 'on', but it is on for a, on the same load balancer ${ID}`,
      ],
    ],
    [
      'an expression',
      judged([
        named('a', dedicated({ [elb('multicluster')]: 'true' })),
        named('b', dedicated({ [elb('multicluster')]: '${ON}' }, { ports: [{ port: 81 }] })),
      ]),
      [],
    ],
    [
      'only switched off',
      judged([
        named('a', dedicated({ [elb('multicluster')]: 'false' })),
        named('b', dedicated({}, { ports: [{ port: 81 }] })),
      ]),
      [],
    ],
    ['no id', judged([named('a', service({ [elb('multicluster')]: 'true' })), named('b', service({}))]), []],
  ],
  'node-port-below-default-range': [
    [
      'both ends',
      judged([
        shared(
          {},
          {
            ports: [
              { name: 'a', port: 1, nodePort: 20105 },
              { name: 'b', port: 2, nodePort: 20106 },
              { name: 'c', port: 3, nodePort: 29999 },
              { name: 'd', port: 4, nodePort: 30000 },
              { name: 'e', port: 5, nodePort: '20106' },
            ],
          },
        ),
      ]),
      [
        'info /spec/ports/1/nodePort: nodePort is 20106; the default range is 30000 to 32767',
        'info /spec/ports/2/nodePort: nodePort is 29999; the default range is 30000 to 32767',
      ],
    ],
  ],
  'node-port-out-of-range': [
    [
      'of health checks',
      judged([
        named('a', shared({}, { externalTrafficPolicy: 'Local', healthCheckNodePort: 20105 })),
        named('b', shared({}, { externalTrafficPolicy: 'Local', healthCheckNodePort: 20106 })),
        named('c', shared({}, { externalTrafficPolicy: 'Local', healthCheckNodePort: 65536 })),
        named('d', shared({}, { externalTrafficPolicy: 'Local', healthCheckNodePort: '80' })),
        named('e', shared({}, { healthCheckNodePort: 0 })),
      ]),
      ['error /spec/healthCheckNodePort: healthCheckNodePort is 20105; expected 20106 to 32767'],
    ],
    [
      'both ends',
      judged([
        shared(
          {},
          {
            ports: [
              { name: 'a', port: 1, nodePort: 20105 },
              { name: 'b', port: 2, nodePort: 20106 },
              { name: 'c', port: 3, nodePort: 32767 },
              { name: 'd', port: 4, nodePort: 32768 },
              { name: 'e', port: 5, nodePort: 0 },
              { name: 'f', port: 6, nodePort: -1 },
              { name: 'g', port: 7, nodePort: '5' },
            ],
          },
        ),
      ]),
      [
        'error /spec/ports/0/nodePort: nodePort is 20105; expected 20106 to 32767',
        'error /spec/ports/3/nodePort: nodePort is 32768; expected 20106 to 32767',
        'error /spec/ports/5/nodePort: nodePort is -1; expected 20106 to 32767',
      ],
    ],
  ],
  'obsolete-annotation': [
    [
      'says what is read instead',
      judged([created({}, { [elb('subnet-id')]: 'x', [elb('tags')]: 'a=b' })]),
      [
        'info /metadata/annotations/kubernetes.io~1elb.subnet-id: kubernetes.io/elb.subnet-id has no effect in any cluster version that is still in service',
      ],
    ],
  ],
  'pass-through-mismatch-on-shared-elb': [
    [
      'two with, two without',
      judged(
        [
          named('a', shared(PASS_THROUGH)),
          named('b', shared({ [elb('pass-through')]: 'onlyLocal' }, { ports: [{ port: 81 }] })),
          named('c', shared({}, { ports: [{ port: 82 }] })),
          named('d', shared({}, { ports: [{ port: 83 }] })),
        ],
        { proxyMode: 'ipvs' },
      ),
      [
        `error /metadata/annotations/kubernetes.io~1elb.id: kubernetes.io/elb.pass-through is not set, but it is on for a, on the same load balancer ${ID}, in an IPVS cluster`,
        `error /metadata/annotations/kubernetes.io~1elb.id: kubernetes.io/elb.pass-through is not set, but it is on for a, on the same load balancer ${ID}, in an IPVS cluster`,
      ],
    ],
    [
      'beside more than can be named',
      judged(
        [
          ...[...'gfedcba'].map((name, index) => named(name, shared(PASS_THROUGH, { ports: [{ port: 81 + index }] }))),
          named('x', shared()),
        ],
        { proxyMode: 'ipvs' },
      ),
      [
        `error /metadata/annotations/kubernetes.io~1elb.id: kubernetes.io/elb.pass-through is not set, but it is on for a, b, c, d, e and 2 more, on the same load balancer ${ID}, in an IPVS cluster`,
      ],
    ],
    [
      'beside as many as can be named',
      judged(
        [
          ...[...'edcba'].map((name, index) => named(name, shared(PASS_THROUGH, { ports: [{ port: 81 + index }] }))),
          named('x', shared()),
        ],
        { proxyMode: 'ipvs' },
      ),
      [
        `error /metadata/annotations/kubernetes.io~1elb.id: kubernetes.io/elb.pass-through is not set, but it is on for a, b, c, d, e, on the same load balancer ${ID}, in an IPVS cluster`,
      ],
    ],
    [
      'its own value is an undocumented one, which counts as none',
      judged(
        [
          named('a', shared(PASS_THROUGH)),
          named('b', shared({ [elb('pass-through')]: 'false' }, { ports: [{ port: 81 }] })),
        ],
        { proxyMode: 'ipvs' },
      ),
      [
        `error /metadata/annotations/kubernetes.io~1elb.pass-through: kubernetes.io/elb.pass-through is 'false', but it is on for a, on the same load balancer ${ID}, in an IPVS cluster`,
      ],
    ],
    [
      'its own value says nothing',
      judged(
        [
          named('a', shared(PASS_THROUGH)),
          named('b', shared({ [elb('pass-through')]: '${ON}' }, { ports: [{ port: 81 }] })),
          named('c', shared({ [elb('pass-through')]: 'onlyLocal' }, { ports: [{ port: 82 }] })),
          named('d', shared({}, { externalTrafficPolicy: '${POLICY}', ports: [{ port: 83 }] })),
        ],
        { proxyMode: 'ipvs' },
      ),
      [],
    ],
    [
      'a cluster that has no pass-through',
      judged([named('a', shared(PASS_THROUGH)), named('b', shared({}, { ports: [{ port: 81 }] }))], {
        proxyMode: 'ipvs',
        ...version('v1.13'),
      }),
      [],
    ],
    [
      'the other value says nothing',
      judged(
        [named('a', shared({ [elb('pass-through')]: '${ON}' })), named('b', shared({}, { ports: [{ port: 81 }] }))],
        { proxyMode: 'ipvs' },
      ),
      [],
    ],
    ['no id', judged([named('a', service(PASS_THROUGH)), named('b', service({}))], { proxyMode: 'ipvs' }), []],
  ],
  'pass-through-unreachable-from-backend-nodes': [
    [
      'asked for, or by the policy',
      judged(
        [
          named('a', dedicated(PASS_THROUGH)),
          named('b', dedicated({ [elb('pass-through')]: 'onlyLocal' }, LOCAL)),
          named('c', dedicated({}, LOCAL)),
          named('d', dedicated()),
          named('e', shared(PASS_THROUGH)),
        ],
        { clusterType: 'standard' },
      ),
      [
        "warning /metadata/annotations/kubernetes.io~1elb.pass-through: the private address of the dedicated load balancer cannot be reached from nodes that run a backend pod: kubernetes.io/elb.pass-through is 'true', in a Standard cluster",
        "warning /metadata/annotations/kubernetes.io~1elb.pass-through: the private address of the dedicated load balancer cannot be reached from nodes that run a backend pod: kubernetes.io/elb.pass-through is 'onlyLocal', in a Standard cluster",
        'warning /spec/externalTrafficPolicy: the private address of the dedicated load balancer cannot be reached from nodes that run a backend pod: externalTrafficPolicy is Local, which switches pass-through on, in a Standard cluster',
      ],
    ],
    ['in a Turbo cluster', judged([dedicated(PASS_THROUGH)], { clusterType: 'turbo' }), []],
    [
      'in a Turbo cluster, with hostNetwork',
      judged([dedicated({ ...PASS_THROUGH, 'kubernetes.io/hws-hostNetwork': 'true' })], { clusterType: 'turbo' }),
      [
        "warning /metadata/annotations/kubernetes.io~1elb.pass-through: the private address of the dedicated load balancer cannot be reached from nodes that run a backend pod: kubernetes.io/elb.pass-through is 'true', in a Turbo cluster, with kubernetes.io/hws-hostNetwork",
      ],
    ],
    [
      'a shared one that presents client addresses',
      judged([shared({ ...PASS_THROUGH, [elb('transparent-client-ip')]: 'true' })], { clusterType: 'standard' }),
      [
        "warning /metadata/annotations/kubernetes.io~1elb.pass-through: the private address of the shared load balancer, which presents client addresses (kubernetes.io/elb.transparent-client-ip is 'true'), cannot be reached from nodes that run a backend pod: kubernetes.io/elb.pass-through is 'true', in a Standard cluster",
      ],
    ],
  ],
  'pass-through-value-will-change': [
    [
      'not set, and true',
      judged([named('a', shared({}, LOCAL)), named('b', shared(PASS_THROUGH, { ...LOCAL, ports: [{ port: 81 }] }))]),
      [
        'info /spec/externalTrafficPolicy: externalTrafficPolicy is Local and kubernetes.io/elb.pass-through is not set; the platform reports onlyLocal',
        "info /metadata/annotations/kubernetes.io~1elb.pass-through: externalTrafficPolicy is Local and kubernetes.io/elb.pass-through is 'true'; the platform reports onlyLocal",
      ],
    ],
    ['what the platform has written', judged([shared({ [elb('mark')]: '1' }, LOCAL)]), []],
    ['a template', judged([shared({ [elb('pass-through')]: '${ON}' }, LOCAL)]), []],
    [
      'in a Turbo cluster, for pods with hostNetwork',
      judged([shared({}, LOCAL)], { clusterType: 'turbo' }, [pods(true), pods(false, 'other')]),
      [
        'info /spec/externalTrafficPolicy: externalTrafficPolicy is Local and kubernetes.io/elb.pass-through is not set; the platform reports onlyLocal',
      ],
    ],
    ['in a Turbo cluster, for others', judged([shared({}, LOCAL)], { clusterType: 'turbo' }, [pods(false)]), []],
  ],
  'platform-annotation-authored': [
    [
      'each key',
      judged([
        created(
          {},
          {
            [elb('eip-id')]: ID,
            [elb('custom-eip-status')]: '{}',
            [elb('listener-port')]: 'x',
            [elb('listener-port-ranges-auto-generated')]: 'x',
            [elb('acl-status')]: 'on',
          },
        ),
      ]),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.custom-eip-status: kubernetes.io/elb.custom-eip-status is state of the platform, not a setting',
        'warning /metadata/annotations/kubernetes.io~1elb.eip-id: kubernetes.io/elb.eip-id is state of the platform, not a setting',
        'warning /metadata/annotations/kubernetes.io~1elb.listener-port: kubernetes.io/elb.listener-port is state of the platform, not a setting',
        'warning /metadata/annotations/kubernetes.io~1elb.listener-port-ranges-auto-generated: kubernetes.io/elb.listener-port-ranges-auto-generated is state of the platform, not a setting',
      ],
    ],
  ],
  'private-autocreate-with-bandwidth': [
    [
      'one field, several',
      judged([named('a', created({ bandwidth_size: 5 })), named('b', created({ ...PUBLIC, type: 'inner' }))]),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.autocreate#/bandwidth_size: type is absent, which means inner, so bandwidth_size has no effect',
        'warning /metadata/annotations/kubernetes.io~1elb.autocreate#/bandwidth_name: type is inner, so bandwidth_name, bandwidth_chargemode, bandwidth_size, bandwidth_sharetype, eip_type have no effect',
      ],
    ],
    [
      'public, without such fields, or with a type that somebody completes',
      judged([
        created(PUBLIC),
        created({ type: 'inner', name: 'x' }),
        created({ ...PUBLIC, type: '${TYPE}' }),
        created({ ...PUBLIC, type: 'Inner' }),
        created('{'),
      ]),
      [],
    ],
  ],
  'public-autocreate-incomplete': [
    [
      'one field, several',
      judged([named('a', created({ ...PUBLIC, eip_type: undefined })), named('b', created({ type: 'public' }))]),
      [
        'error /metadata/annotations/kubernetes.io~1elb.autocreate: type is public, and eip_type is missing',
        'error /metadata/annotations/kubernetes.io~1elb.autocreate: type is public, and bandwidth_size, bandwidth_sharetype, eip_type are missing',
      ],
    ],
    ['not public, or not to be read', judged([created({ type: 'inner' }), created('{')]), []],
  ],
  'public-autocreate-relies-on-defaults': [
    [
      'by edition',
      judged([
        { data: named('a', created({ type: 'public' })), cluster: { edition: 'otc' } },
        { data: named('b', created({ type: 'public' })), cluster: { edition: 'huawei' } },
        { data: named('c', created({ ...PUBLIC, bandwidth_chargemode: undefined })), cluster: { edition: 'otc' } },
      ]),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.autocreate: type is public, and bandwidth_name and bandwidth_chargemode are left to a default',
        'warning /metadata/annotations/kubernetes.io~1elb.autocreate: type is public, and bandwidth_name is left to a default',
        'warning /metadata/annotations/kubernetes.io~1elb.autocreate: type is public, and bandwidth_chargemode is left to a default',
      ],
    ],
    [
      'complete, not public, or not to be read',
      judged([created(PUBLIC), created({ type: 'inner' }), created('{')], { edition: 'otc' }),
      [],
    ],
  ],
  'service-and-ingress-on-one-elb': [
    [
      'two ingresses',
      judged(
        [
          shared(),
          ingress({ [elb('id')]: ID, [elb('port')]: '81' }),
          ingress({ [elb('id')]: ID, [elb('port')]: '82' }, {}, 'back'),
        ],
        { proxyMode: 'ipvs' },
      ),
      [
        `warning /metadata/annotations/kubernetes.io~1elb.id: load balancer ${ID} is also used by the ingresses back, front, in an IPVS cluster`,
      ],
    ],
    [
      'no id, a template, none',
      judged(
        [
          service({}),
          ingress({}),
          ingress({ [elb('id')]: '' }),
          ingress({ [elb('id')]: '${ID}' }),
          ingress({ [elb('id')]: 5 }),
        ],
        { proxyMode: 'ipvs' },
      ),
      [],
    ],
  ],
  'service-without-backends': [
    [
      'no selector, an empty one; one of another type is left to field-of-wrong-type',
      judged(
        [{}, null, 'web', [1], undefined].map((selector, index) =>
          named(`s${index}`, shared({}, { selector, ports: [{ port: 80 + index }] })),
        ),
      ),
      [
        'info /spec/selector: the Service has no selector',
        'info /spec/selector: the Service has no selector',
        'info /spec/selector: the Service has no selector',
      ],
    ],
    ['a selector', judged([shared()]), []],
    ['an overlay that sets the type', judged([shared({}, { selector: undefined, ports: undefined })]), []],
  ],
  'shared-listener-port': [
    [
      'a Service without a name has the port',
      judged([named('', shared()), named('b', shared())]),
      [`error /spec/ports/0/port: port 80 (TCP) of load balancer ${ID} is used by (no name) already`],
    ],
    [
      'in ranges, by side and order',
      judged(
        [
          named(
            'a',
            dedicated(rangesOf('100,200', '300,310', '350,351', '400,401'), {
              ports: [
                { name: 'a', port: 1 },
                { name: 'b', port: 350 },
              ],
            }),
          ),
          named('b', dedicated({}, { ports: [{ name: 'a', port: 200 }] })),
          named('c', dedicated(rangesOf('310,320', '90,100'), { ports: [{ name: 'a', port: 305 }] })),
          named('d', dedicated({}, { ports: [{ name: 'a', port: 325 }] })),
          named(
            'g',
            dedicated(rangesOf('500,501'), {
              ports: [
                { name: 'a', port: 3 },
                { name: 'b', port: 400 },
              ],
            }),
          ),
          named('e', dedicated(rangesOf('320,330'), { ports: [{ name: 'a', port: 2, protocol: 'UDP' }] })),
          {
            ...shared(rangesOf('1,60000')),
            metadata: { ...(named('f', shared(rangesOf('1,60000'))).metadata as object) },
          },
        ].map((data) => ({ data, cluster: OF_RANGES })),
      ),
      [
        `warning /metadata/annotations/kubernetes.io~1elb.port-ranges#/a: the range 100 to 200 (TCP) of the port 'a', on load balancer ${ID}, has port 200 of b`,
        `warning /metadata/annotations/kubernetes.io~1elb.port-ranges#/a: the range 400 to 401 (TCP) of the port 'a', on load balancer ${ID}, has port 400 of g`,
        `warning /metadata/annotations/kubernetes.io~1elb.port-ranges#/a: the range 310 to 320 (TCP) of the port 'a', on load balancer ${ID}, meets the range 300 to 310 of a`,
        `warning /metadata/annotations/kubernetes.io~1elb.port-ranges#/a: the range 90 to 100 (TCP) of the port 'a', on load balancer ${ID}, meets the range 100 to 200 of a`,
      ],
    ],
    [
      'where a port has ranges, by these alone',
      judged(
        [
          named('a', dedicated(rangesOf('100,200'), { ports: [{ name: 'a', port: 100 }] })),
          named('b', dedicated({}, { ports: [{ name: 'a', port: 100 }] })),
          named('c', dedicated(rangesOf('300,310'), { ports: [{ name: 'a', port: 100 }] })),
        ].map((data) => ({ data, cluster: OF_RANGES })),
      ),
      [
        `warning /metadata/annotations/kubernetes.io~1elb.port-ranges#/a: the range 100 to 200 (TCP) of the port 'a', on load balancer ${ID}, has port 100 of b`,
      ],
    ],
    [
      'in ranges that the cluster or the Services cannot have',
      judged([
        { data: named('a', dedicated(rangesOf('100,200'))), cluster: version('v1.19') },
        { data: named('b', dedicated({}, { ports: [{ name: 'a', port: 150 }] })), cluster: OF_RANGES },
        {
          data: named(
            'c',
            dedicated(
              { ...rangesOf('100,200'), [elb('protocol-port')]: 'http:81' },
              { ports: [{ name: 'a', port: 81 }] },
            ),
          ),
          cluster: OF_RANGES,
        },
        {
          data: named(
            'd',
            dedicated({ ...rangesOf('100,200'), [elb('multicluster')]: 'true' }, { ports: [{ name: 'a', port: 82 }] }),
          ),
          cluster: OF_RANGES,
        },
        {
          data: named('e', dedicated(rangesOf('82,83'), { ports: [{ name: 'a', port: 84 }] })),
          cluster: OF_RANGES,
        },
      ]),
      [],
    ],
    [
      'by side',
      judged([
        named(
          'a',
          shared(
            {},
            {
              ports: [
                { name: 'a', port: 80 },
                { name: 'b', port: 53, protocol: 'UDP' },
              ],
            },
          ),
        ),
        named(
          'b',
          shared(
            { [elb('protocol-port')]: 'http:80' },
            {
              ports: [
                { name: 'a', port: 80 },
                { name: 'b', port: 53 },
              ],
            },
          ),
        ),
        named(
          'c',
          shared(
            {},
            {
              ports: [
                { name: 'a', port: 81 },
                { name: 'b', port: 53, protocol: 'UDP' },
              ],
            },
          ),
        ),
      ]),
      [
        `error /spec/ports/0/port: port 80 (TCP) of load balancer ${ID} is used by a already`,
        `error /spec/ports/1/port: port 53 (UDP) of load balancer ${ID} is used by a already`,
      ],
    ],
    [
      'what is not served, not to be read, or of an unknown protocol',
      judged([
        named(
          'a',
          shared({}, { ports: [{ port: 80, protocol: 'SCTP' }, { port: '81' }, { port: 82, protocol: 'tcp' }] }),
        ),
        named('b', shared({}, { ports: [{ port: 80 }, { port: '81' }, { port: 82 }] })),
      ]),
      [],
    ],
    [
      'QUIC is the side of UDP',
      judged([
        named('a', dedicated({ [elb('protocol-port')]: 'quic:443' }, { ports: [{ port: 443 }] })),
        named('b', dedicated({}, { ports: [{ port: 443, protocol: 'UDP' }] })),
        named('c', dedicated({}, { ports: [{ port: 443 }] })),
      ]),
      [`error /spec/ports/0/port: port 443 (UDP) of load balancer ${ID} is used by a already`],
    ],
    [
      'what the port speaks cannot be read, but its protocol can',
      judged([named('a', shared({ [elb('protocol-port')]: '${PORTS}' })), named('b', shared())]),
      [`error /spec/ports/0/port: port 80 (TCP) of load balancer ${ID} is used by a already`],
    ],
    [
      'shared on purpose, by all but one',
      judged([
        named('a', dedicated({ [elb('multicluster')]: 'true' })),
        named('b', dedicated({ [elb('multicluster')]: 'true' })),
        named('c', dedicated()),
      ]),
      [],
    ],
    ['variants of one Service', judged([shared(), shared()]), []],
    [
      'one Service in two clusters',
      judged([shared(), { data: shared(), cluster: { clusterType: 'turbo' } }]),
      [`error /spec/ports/0/port: port 80 (TCP) of load balancer ${ID} is used by web already`],
    ],
    [
      'two clusters that are known',
      judged(
        ['stage', undefined].flatMap((name) => [
          {
            data: shared({}, { ports: [{ port: name === undefined ? 81 : 80 }] }),
            cluster: { name, clusterType: 'turbo' },
          },
          { data: shared({}, { ports: [{ port: name === undefined ? 81 : 80 }] }) },
        ]),
      ),
      [
        `error /spec/ports/0/port: port 80 (TCP) of load balancer ${ID} is used by web of the cluster 'stage' already`,
        `error /spec/ports/0/port: port 81 (TCP) of load balancer ${ID} is used by web of another cluster already`,
      ],
    ],
    [
      'one name in two namespaces',
      judged([named('a', shared(), 'x'), named('a', shared(), 'y')]),
      [`error /spec/ports/0/port: port 80 (TCP) of load balancer ${ID} is used by x/a already`],
    ],
  ],
  'unusable-protocol-port': [
    [
      'a port that is not there',
      judged([
        shared(
          { [elb('protocol-port')]: 'http:81' },
          {
            ports: [
              { name: 'a', port: 80 },
              { name: 'b', port: 53, protocol: 'UDP' },
              { name: 'c', port: 82, protocol: 'x' },
            ],
          },
        ),
      ]),
      [
        'error /metadata/annotations/kubernetes.io~1elb.protocol-port: kubernetes.io/elb.protocol-port has http:81; spec.ports has 80 (TCP), 53 (UDP), 82',
      ],
    ],
    [
      'an entry that stands twice',
      judged([shared({ [elb('protocol-port')]: 'http:80,http:80' })]),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.protocol-port: kubernetes.io/elb.protocol-port has http:80 2 times; expected it once',
      ],
    ],
  ],
  'service-defined-twice': [
    [
      'the later ones of a file, by namespace and name',
      () => {
        const batch = {};
        const called = (name: string, namespace: string | undefined, file: object | undefined = batch): Placed => ({
          data: { ...shared(), metadata: { ...(shared().metadata as Dictionary), name, namespace } },
          batch: file,
        });
        return lines('service-defined-twice', [
          called('web', undefined),
          called('web', 'other'),
          called('web', 'default'),
          called('web', 'other'),
          called('web', 'other', {}),
          called('www', 'other'),
          called('web', '${NAMESPACE}'),
          called('web', '${NAMESPACE}'),
          called('', undefined),
          called('', undefined),
        ]);
      },
      [
        'warning /metadata/name: Service default/web is already defined in the same file or chart',
        'warning /metadata/name: Service other/web is already defined in the same file or chart',
      ],
    ],
    ['nothing where the file is not known', judged([shared(), shared()]), []],
  ],
  'shared-node-port': [
    [
      'the later ones, by cluster and protocol',
      judged(
        [
          ['a', ONE, { nodePort: 30080 }],
          ['b', ONE, { nodePort: 30080 }],
          ['c', ONE, { nodePort: 30080, protocol: 'UDP' }],
          ['d', ANOTHER, { nodePort: 30080 }],
          ['e', ANOTHER, { nodePort: 30080, protocol: '${PROTOCOL}' }],
          ['f', ANOTHER, { nodePort: '30080' }],
          ['g', ONE, { nodePort: 30080, protocol: 'UDP' }],
          ['h', ANOTHER, { nodePort: 30080, protocol: '${PROTOCOL}' }],
        ].map(([name, cluster, port], index) => ({
          data: named(name as string, shared({}, { ports: [{ name: 'a', port: index + 1, ...(port as object) }] })),
          cluster: cluster as Placed['cluster'],
        })),
      ),
      [
        'warning /spec/ports/0/nodePort: nodePort 30080 (TCP) is already taken by a, in the same cluster',
        'warning /spec/ports/0/nodePort: nodePort 30080 (UDP) is already taken by c, in the same cluster',
      ],
    ],
  ],
  'source-ranges-ignored': [
    [
      'a range',
      judged([shared({}, { loadBalancerSourceRanges: ['10.0.0.0/8', '192.168.0.0/16'] })]),
      [
        "warning /spec/loadBalancerSourceRanges: spec.loadBalancerSourceRanges is ['10.0.0.0/8', '192.168.0.0/16'], which the platform does not enforce",
      ],
    ],
    [
      'everybody of the other family of addresses',
      judged([
        shared({}, { loadBalancerSourceRanges: ['10.0.0.0/8', '::/0'] }),
        named('b', shared({}, { loadBalancerSourceRanges: ['0.0.0.0/0', 'fd00::/8'], ports: [{ port: 81 }] })),
      ]),
      [
        "warning /spec/loadBalancerSourceRanges: spec.loadBalancerSourceRanges is ['0.0.0.0/0', 'fd00::/8'], which the platform does not enforce",
        "warning /spec/loadBalancerSourceRanges: spec.loadBalancerSourceRanges is ['10.0.0.0/8', '::/0'], which the platform does not enforce",
      ],
    ],
    [
      'everybody, among others',
      judged([
        shared({}, { loadBalancerSourceRanges: ['10.0.0.0/8', '::/0', '0.0.0.0/0', 'fd00::/8'] }),
        shared({}, { loadBalancerSourceRanges: ['0.0.0.0/0'] }),
        shared({}, { loadBalancerSourceRanges: ['${RANGE}'] }),
        shared({}, { loadBalancerSourceRanges: [] }),
      ]),
      [],
    ],
    ['no list', judged([shared({}, { loadBalancerSourceRanges: '10.0.0.0/8' })]), []],
  ],
  'sticky-session-not-kept-by-nodes': [
    [
      'policy Cluster',
      judged([shared({ [elb('session-affinity-mode')]: 'SOURCE_IP' })], { clusterType: 'standard' }),
      [
        "info /metadata/annotations/kubernetes.io~1elb.session-affinity-mode: kubernetes.io/elb.session-affinity-mode is 'SOURCE_IP' with externalTrafficPolicy Cluster, in a Standard cluster",
      ],
    ],
    [
      'policy Local, and pods that can share a node',
      judged(
        [shared({ [elb('session-affinity-mode')]: 'SOURCE_IP' }, { externalTrafficPolicy: 'Local' })],
        { clusterType: 'standard' },
        [3, 2, 1].map((replicas) => {
          const workload = pods(false, `web-${replicas}`);
          return { ...workload, spec: { ...(workload.spec as object), replicas } };
        }),
      ),
      [
        "info /metadata/annotations/kubernetes.io~1elb.session-affinity-mode: kubernetes.io/elb.session-affinity-mode is 'SOURCE_IP', in a Standard cluster, and nothing keeps the pods of Deployment web-2, Deployment web-3 on different nodes",
      ],
    ],
    [
      'unknown type, no session, a value that is wrong',
      judged(
        [
          { data: shared({ [elb('session-affinity-mode')]: 'SOURCE_IP' }), cluster: {} },
          shared({ [elb('session-affinity-mode')]: '' }),
          shared({ [elb('session-affinity-mode')]: 'off' }),
        ],
        { clusterType: 'standard' },
      ),
      [],
    ],
  ],
  'sticky-session-with-tls-listener': [
    [
      'beside TCP',
      judged([
        dedicated(
          { [elb('session-affinity-mode')]: 'SOURCE_IP', [elb('protocol-port')]: 'tls:443' },
          {
            ports: [
              { name: 'a', port: 80 },
              { name: 'b', port: 443 },
            ],
          },
        ),
      ]),
      [
        "warning /metadata/annotations/kubernetes.io~1elb.session-affinity-mode: kubernetes.io/elb.session-affinity-mode is 'SOURCE_IP' beside ports served as TLS (443 as TLS)",
      ],
    ],
    [
      'no session, ports that cannot be read',
      judged([
        dedicated({ [elb('session-affinity-mode')]: '', [elb('protocol-port')]: 'tls:80' }),
        dedicated({ [elb('session-affinity-mode')]: 'SOURCE_IP', [elb('protocol-port')]: '${X}' }),
      ]),
      [],
    ],
  ],
  'sticky-session-without-layer-4-listener': [
    [
      'HTTP and HTTPS',
      judged([
        dedicated(
          { [elb('session-affinity-mode')]: 'SOURCE_IP', [elb('protocol-port')]: 'http:80,https:443' },
          {
            ports: [
              { name: 'a', port: 80 },
              { name: 'b', port: 443 },
            ],
          },
        ),
      ]),
      [
        "warning /metadata/annotations/kubernetes.io~1elb.session-affinity-mode: kubernetes.io/elb.session-affinity-mode is 'SOURCE_IP', and no port is served as TCP or UDP (80 as HTTP, 443 as HTTPS)",
      ],
    ],
    [
      'UDP among them, TLS alone',
      judged([
        dedicated(
          { [elb('session-affinity-mode')]: 'SOURCE_IP', [elb('protocol-port')]: 'http:80' },
          {
            ports: [
              { name: 'a', port: 80 },
              { name: 'b', port: 443, protocol: 'UDP' },
            ],
          },
        ),
        dedicated({ [elb('session-affinity-mode')]: 'SOURCE_IP', [elb('protocol-port')]: 'tls:80' }),
      ]),
      [],
    ],
    [
      'no port, or none that can be read',
      judged([
        dedicated({ [elb('session-affinity-mode')]: 'SOURCE_IP' }, { ports: [] }),
        dedicated({ [elb('session-affinity-mode')]: 'SOURCE_IP', [elb('protocol-port')]: '${X}' }),
      ]),
      [],
    ],
  ],
  'two-clusters-on-one-elb': [
    [
      'each of the cluster that is IPVS',
      judged([
        { data: named('a', shared()), cluster: { proxyMode: 'ipvs' } },
        { data: named('b', shared()), cluster: { proxyMode: 'iptables' } },
      ]),
      [
        `warning /metadata/annotations/kubernetes.io~1elb.id: load balancer ${ID} also serves b of another cluster, and this is an IPVS cluster`,
      ],
    ],
    [
      'clusters by their names',
      judged([
        { data: named('a', shared()), cluster: { proxyMode: 'ipvs' } },
        { data: named('b', shared({}, { ports: [{ port: 81 }] })), cluster: { name: 'prod', proxyMode: 'iptables' } },
        { data: named('c', shared({}, { ports: [{ port: 82 }] })), cluster: { name: 'dev', proxyMode: 'iptables' } },
      ]),
      [
        `warning /metadata/annotations/kubernetes.io~1elb.id: load balancer ${ID} also serves b, c of the cluster 'dev' and the cluster 'prod', and this is an IPVS cluster`,
      ],
    ],
    [
      'a Service whose cluster is not known',
      judged([
        { data: named('a', shared()), cluster: { proxyMode: 'ipvs' } },
        { data: named('b', shared()), cluster: {} },
      ]),
      [],
    ],
    [
      'no id, or pass-through by the policy',
      judged([
        { data: named('a', service({})), cluster: { proxyMode: 'ipvs' } },
        { data: named('b', service({})), cluster: { proxyMode: 'iptables' } },
        { data: named('c', shared({}, LOCAL)), cluster: { proxyMode: 'ipvs' } },
        { data: named('d', shared()), cluster: { proxyMode: 'iptables' } },
      ]),
      [],
    ],
  ],
  'doubtful-annotation-value': [
    [
      "a field that stands twice; what the platform wrote is not its author's",
      judged([
        shared({
          [elb('health-check-option')]: '{"delay":"5","delay":"6","timeout":"5"}',
          [elb('pass-through')]: 'no',
        }),
        named('b', shared({ [elb('custom-eip-status')]: '{"id":"a","id":"b"}' }, { ports: [{ port: 81 }] })),
      ]),
      [
        "warning /metadata/annotations/kubernetes.io~1elb.health-check-option: 'delay' is given more than once in kubernetes.io/elb.health-check-option; expected each field once; which of the two counts is not known",
        "warning /metadata/annotations/kubernetes.io~1elb.pass-through: kubernetes.io/elb.pass-through is 'no'; expected true or onlyLocal (others are not documented)",
      ],
    ],
  ],
  'custom-weights-without-stateful-set': [
    [
      'other workloads',
      (rule) =>
        lines(rule, [dedicated({ [elb('custom-backend-weights')]: '{}' })], {}, [
          pods(false, 'b'),
          pods(false, 'a', 'DaemonSet'),
        ]),
      [
        'error /metadata/annotations/kubernetes.io~1elb.custom-backend-weights: kubernetes.io/elb.custom-backend-weights is set, and the backends are those of DaemonSet a, Deployment b',
      ],
    ],
    [
      'a StatefulSet among them, none at all, an expression',
      (rule) => [
        ...lines(rule, [dedicated({ [elb('custom-backend-weights')]: '{}' })], {}, [
          pods(false, 'b'),
          pods(false, 'a', 'StatefulSet'),
        ]),
        ...lines(rule, [dedicated({ [elb('custom-backend-weights')]: '{}' })]),
        ...lines(rule, [dedicated({ [elb('custom-backend-weights')]: '${WEIGHTS}' })], {}, [pods(false)]),
      ],
      [],
    ],
    [
      'a pod, which can be of a StatefulSet',
      (rule) =>
        lines(rule, [dedicated({ [elb('custom-backend-weights')]: '{}' })], {}, [
          { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web-0', labels: { app: 'web' } }, spec: {} },
        ]),
      [],
    ],
  ],
  'health-check-switched-off': [
    [
      'off; not on, and not by a word that nobody knows',
      judged([
        shared({ [elb('health-check-flag')]: 'off' }),
        shared({ [elb('health-check-flag')]: 'on' }),
        shared({ [elb('health-check-flag')]: 'no' }),
      ]),
      ["info /metadata/annotations/kubernetes.io~1elb.health-check-flag: kubernetes.io/elb.health-check-flag is 'off'"],
    ],
  ],
  'several-address-groups-on-shared-elb': [
    [
      'two',
      judged([shared({ [elb('acl-id')]: `${GROUP},${OTHER_ID}` })]),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.acl-id: kubernetes.io/elb.acl-id names 2 IP address groups, and the class of the load balancer is union',
      ],
    ],
    [
      'one, none, a dedicated one, an unknown class',
      judged([
        shared({ [elb('acl-id')]: GROUP }),
        shared({ [elb('acl-id')]: '' }),
        dedicated({ [elb('acl-id')]: `${GROUP},${OTHER_ID}` }),
        service({ [elb('id')]: ID, [elb('acl-id')]: `${GROUP},${OTHER_ID}` }),
      ]),
      [],
    ],
  ],
  'unusable-port-range': [
    [
      'where the names of ports cannot be told',
      judged(
        [{ port: 80 }, 'x', [80], [{ name: 5, port: 81 }], [{ name: '${NAME}', port: 82 }]].map((ports, index) =>
          named(`s${index}`, dedicated(rangesOf('1,2'), { ports })),
        ),
      ),
      [],
    ],
    [
      'a name that no port has, a port of layer 7',
      judged([
        dedicated(
          {
            [elb('protocol-port')]: 'https:443,http:80',
            [elb('port-ranges')]: '{"a":["1,2"],"b":["3,4"],"x":["5,6"]}',
          },
          {
            ports: [
              { name: 'a', port: 80 },
              { name: 'b', port: 443 },
            ],
          },
        ),
        named('b', dedicated({ [elb('port-ranges')]: '{"a":["1,2"]}' }, { ports: [{ port: 81 }] })),
      ]),
      [
        "error /metadata/annotations/kubernetes.io~1elb.port-ranges#/a: kubernetes.io/elb.port-ranges has ranges for a port 'a'; spec.ports has no port with a name",
        "error /metadata/annotations/kubernetes.io~1elb.port-ranges#/a: kubernetes.io/elb.port-ranges has ranges for the port 'a', which is served as HTTP",
        "error /metadata/annotations/kubernetes.io~1elb.port-ranges#/b: kubernetes.io/elb.port-ranges has ranges for the port 'b', which is served as HTTPS",
        "error /metadata/annotations/kubernetes.io~1elb.port-ranges#/x: kubernetes.io/elb.port-ranges has ranges for a port 'x'; spec.ports has 'a', 'b'",
      ],
    ],
    [
      'ranges of two ports on one side',
      judged([
        dedicated(
          { [elb('port-ranges')]: '{"a":["1,9","20,29"],"b":["9,19"],"c":["1,99"]}' },
          {
            ports: [
              { name: 'a', port: 80 },
              { name: 'b', port: 81 },
              { name: 'c', port: 82, protocol: 'UDP' },
            ],
          },
        ),
      ]),
      [
        "error /metadata/annotations/kubernetes.io~1elb.port-ranges#/b: the range 9 to 19 of the port 'b' overlaps 1 to 9 of 'a'",
      ],
    ],
    [
      'ranges that touch, ports of an unknown protocol, ranges that cannot be read',
      judged([
        dedicated(
          { [elb('port-ranges')]: '{"a":["1,9"],"b":["10,19"],"c":["1,99"]}' },
          {
            ports: [
              { name: 'a', port: 80 },
              { name: 'b', port: 81 },
              { name: 'c', port: 82, protocol: 'SCTP' },
            ],
          },
        ),
        dedicated({ [elb('port-ranges')]: 'x' }),
      ]),
      [],
    ],
  ],
  'app-cookie-on-dedicated-elb': [
    [
      'behind two',
      judged([
        service({ [elb('session-affinity-mode')]: 'APP_COOKIE' }, { type: 'NodePort' }),
        ingress(PERFORMANCE, BEHIND, 'z'),
        ingress(PERFORMANCE, BEHIND, 'y'),
        ingress({ [elb('class')]: 'union' }, BEHIND, 'x'),
      ]),
      [
        "warning /metadata/annotations/kubernetes.io~1elb.session-affinity-mode: kubernetes.io/elb.session-affinity-mode is 'APP_COOKIE', behind the ingresses y, z with a dedicated load balancer",
      ],
    ],
  ],
  'unknown-annotation': [
    [
      'with the key that is meant, and without',
      judged([
        shared({ [elb('keepalive-timeout')]: '60', [elb('zzzzzzzzzzzz\u0007')]: '', [elb('x'.repeat(200))]: '' }),
      ]),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.keepalive-timeout: kubernetes.io/elb.keepalive-timeout is not a key that the platform documents; did you mean kubernetes.io/elb.keepalive_timeout?',
        'warning /metadata/annotations/kubernetes.io~1elb.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: kubernetes.io/elb.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx is not a key that the platform documents',
        'warning /metadata/annotations/kubernetes.io~1elb.zzzzzzzzzzzz\u0007: kubernetes.io/elb.zzzzzzzzzzzz\\u0007 is not a key that the platform documents',
      ],
    ],
    [
      'no prefix: what is there, what is equal, what is missing',
      judged([
        named('a', shared({ 'kubernetes.io/session-affinity-mode': 'SOURCE_IP' })),
        named(
          'b',
          shared({ 'kubernetes.io/session-affinity-mode': 'SOURCE_IP', [elb('session-affinity-mode')]: 'SOURCE_IP' }),
        ),
        named('c', shared({ 'kubernetes.io/session-affinity-mode': 'x', [elb('session-affinity-mode')]: 'SOURCE_IP' })),
        named('d', shared({ 'kubernetes.io/lb-algorithm': 'ROUND_ROBIN' })),
      ]),
      [
        'warning /metadata/annotations/kubernetes.io~1session-affinity-mode: kubernetes.io/session-affinity-mode is not a key that the platform documents; kubernetes.io/elb.session-affinity-mode is',
        'warning /metadata/annotations/kubernetes.io~1session-affinity-mode: kubernetes.io/session-affinity-mode is not a key that the platform documents; kubernetes.io/elb.session-affinity-mode is',
        'warning /metadata/annotations/kubernetes.io~1lb-algorithm: kubernetes.io/lb-algorithm is not a key that the platform documents; kubernetes.io/elb.lb-algorithm is',
      ],
    ],
    [
      'keys of others',
      judged([
        shared({
          [elb('listen-ports')]: '',
          'kubernetes.io/nonsense': '',
          'example.com/lb-algorithm': '',
          'xkubernetes.io/elb.class': '',
        }),
      ]),
      [],
    ],
    [
      'a key of an ingress that is meant',
      judged([shared({ [elb('listen-port')]: '80' })]),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.listen-port: kubernetes.io/elb.listen-port is not a key that the platform documents; kubernetes.io/elb.listen-ports is one, for ingresses only',
      ],
    ],
  ],
  'unread-annotation-field': [
    [
      'in other letters',
      judged([shared({ [elb('health-check-option')]: '{"delay":"5","Max-Retries":"3"}' })]),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.health-check-option#/Max-Retries: Max-Retries in kubernetes.io/elb.health-check-option is not read by the platform; it reads only protocol, delay, timeout, max_retries, path',
      ],
    ],
    [
      'with the field that is meant, and without',
      judged([created({ bandwith_size: 5, region: 'eu-de', 'a\u0007': 1 })]),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.autocreate#/a\u0007: ["a\\u0007"] in kubernetes.io/elb.autocreate is not read by the platform; it reads only type, bandwidth_name, bandwidth_chargemode, bandwidth_size, bandwidth_sharetype, eip_type, name, vip_subnet_cidr_id, vip_address, elb_virsubnet_ids, ipv6_vip_virsubnet_id, available_zone, l4_flavor_name, l7_flavor_name',
        'warning /metadata/annotations/kubernetes.io~1elb.autocreate#/bandwith_size: bandwith_size in kubernetes.io/elb.autocreate is not read by the platform; it reads only type, bandwidth_name, bandwidth_chargemode, bandwidth_size, bandwidth_sharetype, eip_type, name, vip_subnet_cidr_id, vip_address, elb_virsubnet_ids, ipv6_vip_virsubnet_id, available_zone, l4_flavor_name, l7_flavor_name',
        'warning /metadata/annotations/kubernetes.io~1elb.autocreate#/region: region in kubernetes.io/elb.autocreate is not read by the platform; it reads only type, bandwidth_name, bandwidth_chargemode, bandwidth_size, bandwidth_sharetype, eip_type, name, vip_subnet_cidr_id, vip_address, elb_virsubnet_ids, ipv6_vip_virsubnet_id, available_zone, l4_flavor_name, l7_flavor_name',
      ],
    ],
    [
      'a field of the configuration for each port',
      judged([
        shared({ [elb('health-check-option')]: '{"monitor_port":"80","target_service_port":"TCP:80","colour":"red"}' }),
      ]),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.health-check-option#/colour: colour in kubernetes.io/elb.health-check-option is not read by the platform; it reads only protocol, delay, timeout, max_retries, path',
        'warning /metadata/annotations/kubernetes.io~1elb.health-check-option#/target_service_port: target_service_port in kubernetes.io/elb.health-check-option is not read by the platform; it reads only protocol, delay, timeout, max_retries, path',
        'info /metadata/annotations/kubernetes.io~1elb.health-check-option#/monitor_port: monitor_port in kubernetes.io/elb.health-check-option is not read by the platform; it reads only protocol, delay, timeout, max_retries, path',
      ],
    ],
    [
      'inside a list',
      judged([shared({ [elb('health-check-options')]: '[{"target_service_port":"TCP:80","max_retry":"1"}]' })]),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.health-check-options#/0/max_retry: [0].max_retry in kubernetes.io/elb.health-check-options is not read by the platform; it reads only protocol, delay, timeout, max_retries, path, target_service_port, monitor_port, expected_codes',
      ],
    ],
    [
      'of the open-source controller',
      judged([
        shared({ [elb('session-affinity-mode')]: 'SOURCE_IP', [elb('session-affinity-option')]: '{"type":"x"}' }),
      ]),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.session-affinity-option#/type: type in kubernetes.io/elb.session-affinity-option is not read by the platform; it reads only persistence_timeout, app_cookie_name',
      ],
    ],
    [
      'what the platform wrote',
      judged([shared({ [elb('custom-eip-status')]: '{"id":"x","public_ip_address":"x","y":1}' })]),
      [],
    ],
  ],
  'unsupported-port-protocol': [
    [
      'SCTP, lower case; what is no text is left to field-of-wrong-type',
      judged([
        shared(
          {},
          {
            ports: [
              { port: 80 },
              { port: 81, protocol: 'SCTP' },
              { port: 82, protocol: 'tcp' },
              { port: 83, protocol: 5 },
              { port: 84, protocol: 'UDP' },
              { port: 85, protocol: null },
              { name: 'cce-healthz', port: 86, protocol: 'x' },
            ],
          },
        ),
      ]),
      [
        "error /spec/ports/1/protocol: the protocol is 'SCTP'; expected TCP or UDP",
        "error /spec/ports/2/protocol: the protocol is 'tcp'; expected TCP or UDP",
      ],
    ],
  ],
  'conflicting-annotations': [
    [
      'what excludes each other',
      judged([
        shared({
          [elb('lb-algorithm')]: 'SOURCE_IP',
          [elb('session-affinity-mode')]: 'SOURCE_IP',
          [elb('health-check-option')]: '{}',
          [elb('health-check-options')]: '[]',
        }),
      ]),
      [
        'error /metadata/annotations/kubernetes.io~1elb.health-check-option: kubernetes.io/elb.health-check-option cannot be combined with kubernetes.io/elb.health-check-options',
        'error /metadata/annotations/kubernetes.io~1elb.session-affinity-mode: kubernetes.io/elb.session-affinity-mode: \'SOURCE_IP\' cannot be combined with kubernetes.io/elb.lb-algorithm: "SOURCE_IP"',
      ],
    ],
    [
      'TLS and several clusters on a shared one',
      judged([
        shared({ [elb('protocol-port')]: 'tls:80', [elb('cert-id')]: CERTIFICATE, [elb('multicluster')]: 'true' }),
      ]),
      [
        'error /metadata/annotations/kubernetes.io~1elb.multicluster: kubernetes.io/elb.multicluster: \'true\' cannot be combined with kubernetes.io/elb.class: "union"',
        'error /metadata/annotations/kubernetes.io~1elb.protocol-port: kubernetes.io/elb.protocol-port: \'tls:80\' cannot be combined with kubernetes.io/elb.class: "union"',
      ],
    ],
    ['several clusters, switched off', judged([shared({ [elb('multicluster')]: 'false' })]), []],
    [
      'sticky sessions in a Turbo cluster',
      judged(
        [
          shared({ [elb('session-affinity-mode')]: 'SOURCE_IP' }),
          named('b', dedicated({ [elb('session-affinity-mode')]: 'SOURCE_IP' })),
        ],
        { clusterType: 'turbo' },
      ),
      [
        "warning /metadata/annotations/kubernetes.io~1elb.session-affinity-mode: kubernetes.io/elb.session-affinity-mode: 'SOURCE_IP' cannot be combined with a Turbo cluster, and a shared load balancer (union)",
      ],
    ],
    [
      'custom weights',
      judged(
        [
          dedicated({
            [elb('custom-backend-weights')]: '{}',
            [elb('adaptive-weight')]: 'true',
            [elb('port-ranges')]: '{"a":["1,2"]}',
            [elb('multicluster')]: 'true',
            [elb('multicluster-loadbalancer-weight')]: '5',
          }),
        ],
        { clusterType: 'turbo' },
      ),
      [
        'error /metadata/annotations/kubernetes.io~1elb.custom-backend-weights: kubernetes.io/elb.custom-backend-weights: \'{}\' cannot be combined with kubernetes.io/elb.adaptive-weight: "true"',
        'error /metadata/annotations/kubernetes.io~1elb.custom-backend-weights: kubernetes.io/elb.custom-backend-weights: \'{}\' cannot be combined with kubernetes.io/elb.multicluster: "true", and kubernetes.io/elb.multicluster-loadbalancer-weight',
        "error /metadata/annotations/kubernetes.io~1elb.custom-backend-weights: kubernetes.io/elb.custom-backend-weights: '{}' cannot be combined with kubernetes.io/elb.port-ranges",
      ],
    ],
    [
      'custom weights beside what is switched off',
      judged(
        [
          dedicated({
            [elb('custom-backend-weights')]: '{}',
            [elb('adaptive-weight')]: 'false',
            [elb('multicluster')]: 'false',
            [elb('multicluster-loadbalancer-weight')]: '5',
          }),
        ],
        { clusterType: 'turbo' },
      ),
      [],
    ],
  ],
  'missing-requirement': [
    [
      'what is missing',
      judged([
        shared({
          [elb('tags')]: 'a=b',
          [elb('acl-id')]: GROUP,
          [elb('session-affinity-option')]: '{}',
          [elb('enterpriseID')]: '0',
          [elb('instance-reclaim-policy')]: 'retain',
          [elb('persist-autocreate')]: 'x',
        }),
      ]),
      [
        "error /metadata/annotations/kubernetes.io~1elb.acl-id: kubernetes.io/elb.acl-id: '1d2e3f40-5b53-4b8e-9d1f-6f3c1a2b4c5d' needs kubernetes.io/elb.acl-status, and kubernetes.io/elb.acl-type; kubernetes.io/elb.acl-status is missing, kubernetes.io/elb.acl-type is missing",
        'warning /metadata/annotations/kubernetes.io~1elb.session-affinity-option: kubernetes.io/elb.session-affinity-option needs kubernetes.io/elb.session-affinity-mode',
        "warning /metadata/annotations/kubernetes.io~1elb.tags: kubernetes.io/elb.tags: 'a=b' needs kubernetes.io/elb.autocreate",
        "info /metadata/annotations/kubernetes.io~1elb.enterpriseID: kubernetes.io/elb.enterpriseID: '0' needs kubernetes.io/elb.autocreate",
        "info /metadata/annotations/kubernetes.io~1elb.instance-reclaim-policy: kubernetes.io/elb.instance-reclaim-policy: 'retain' needs kubernetes.io/elb.autocreate",
        "info /metadata/annotations/kubernetes.io~1elb.persist-autocreate: kubernetes.io/elb.persist-autocreate: 'x' needs kubernetes.io/elb.autocreate",
      ],
    ],
    [
      'in an exported object',
      judged([
        shared({
          [elb('mark')]: '1',
          [elb('tags')]: 'a=b',
          [elb('enterpriseID')]: '0',
          [elb('acl-type')]: 'white',
          [elb('cert-id')]: CERTIFICATE,
        }),
      ]),
      [],
    ],
    [
      'access control, one of the two there',
      judged([shared({ [elb('acl-id')]: GROUP, [elb('acl-status')]: 'on' })]),
      [
        "error /metadata/annotations/kubernetes.io~1elb.acl-id: kubernetes.io/elb.acl-id: '1d2e3f40-5b53-4b8e-9d1f-6f3c1a2b4c5d' needs kubernetes.io/elb.acl-status, and kubernetes.io/elb.acl-type; kubernetes.io/elb.acl-type is missing",
      ],
    ],
    [
      'access control that is open or off',
      judged([
        shared({ [elb('acl-id')]: '' }),
        shared({ [elb('acl-id')]: GROUP, [elb('acl-status')]: 'off' }),
        shared({ [elb('acl-id')]: GROUP, [elb('acl-status')]: 'false' }),
      ]),
      [],
    ],
    [
      'access control without a group',
      judged([shared({ [elb('acl-type')]: 'white' })]),
      [
        "info /metadata/annotations/kubernetes.io~1elb.acl-type: kubernetes.io/elb.acl-type: 'white' needs kubernetes.io/elb.acl-id",
      ],
    ],
    [
      'certificates',
      judged([
        dedicated({ [elb('protocol-port')]: 'https:80' }),
        named(
          'b',
          dedicated(
            { [elb('protocol-port')]: 'tls:81', [elb('tls-certificate-ids')]: CERTIFICATE },
            { ports: [{ port: 81 }] },
          ),
        ),
        named(
          'c',
          dedicated(
            {
              [elb('cert-id')]: CERTIFICATE,
              [elb('client-ca-cert-id')]: CERTIFICATE,
              [elb('tls-certificate-ids')]: CERTIFICATE,
              [elb('tls-ciphers-policy')]: 'tls-1-2',
              [elb('security-pool-protocol')]: 'on',
            },
            { ports: [{ port: 82 }] },
          ),
        ),
      ]),
      [
        "error /metadata/annotations/kubernetes.io~1elb.protocol-port: kubernetes.io/elb.protocol-port: 'https:80' needs kubernetes.io/elb.cert-id",
        "warning /metadata/annotations/kubernetes.io~1elb.protocol-port: kubernetes.io/elb.protocol-port: 'tls:81' needs kubernetes.io/elb.cert-id",
        "warning /metadata/annotations/kubernetes.io~1elb.cert-id: kubernetes.io/elb.cert-id: '0123456789abcdef0123456789abcdef' needs https or tls in kubernetes.io/elb.protocol-port",
        "warning /metadata/annotations/kubernetes.io~1elb.client-ca-cert-id: kubernetes.io/elb.client-ca-cert-id: '0123456789abcdef0123456789abcdef' needs https or tls in kubernetes.io/elb.protocol-port",
        "warning /metadata/annotations/kubernetes.io~1elb.tls-certificate-ids: kubernetes.io/elb.tls-certificate-ids: '0123456789abcdef0123456789abcdef' needs https or tls in kubernetes.io/elb.protocol-port",
        "info /metadata/annotations/kubernetes.io~1elb.security-pool-protocol: kubernetes.io/elb.security-pool-protocol: 'on' needs https or tls in kubernetes.io/elb.protocol-port",
        "info /metadata/annotations/kubernetes.io~1elb.tls-ciphers-policy: kubernetes.io/elb.tls-ciphers-policy: 'tls-1-2' needs https or tls in kubernetes.io/elb.protocol-port",
      ],
    ],
    [
      'HTTP settings on TCP',
      judged([
        dedicated({
          [elb('http2-enable')]: 'true',
          [elb('gzip-enabled')]: 'true',
          [elb('client_timeout')]: '5',
          [elb('member_timeout')]: '5',
          [elb('x-forwarded-host')]: 'true',
        }),
      ]),
      [
        "warning /metadata/annotations/kubernetes.io~1elb.client_timeout: kubernetes.io/elb.client_timeout: '5' needs http or https in kubernetes.io/elb.protocol-port",
        "warning /metadata/annotations/kubernetes.io~1elb.gzip-enabled: kubernetes.io/elb.gzip-enabled: 'true' needs http or https in kubernetes.io/elb.protocol-port",
        "warning /metadata/annotations/kubernetes.io~1elb.http2-enable: kubernetes.io/elb.http2-enable: 'true' needs https in kubernetes.io/elb.protocol-port",
        "warning /metadata/annotations/kubernetes.io~1elb.member_timeout: kubernetes.io/elb.member_timeout: '5' needs http or https in kubernetes.io/elb.protocol-port",
        "warning /metadata/annotations/kubernetes.io~1elb.x-forwarded-host: kubernetes.io/elb.x-forwarded-host: 'true' needs http or https in kubernetes.io/elb.protocol-port",
      ],
    ],
    [
      'HTTP settings that are off',
      judged([
        dedicated({
          [elb('http2-enable')]: 'false',
          [elb('gzip-enabled')]: 'false',
          [elb('x-forwarded-host')]: 'false',
        }),
      ]),
      [],
    ],
    [
      'HTTP settings on HTTP, but for HTTP/2; not port ranges, of which another rule speaks',
      judged([
        dedicated({
          [elb('protocol-port')]: 'http:80',
          [elb('http2-enable')]: 'true',
          [elb('gzip-enabled')]: 'true',
          [elb('client_timeout')]: '5',
          [elb('port-ranges')]: '{"a":["1,2"]}',
        }),
      ]),
      [
        "warning /metadata/annotations/kubernetes.io~1elb.http2-enable: kubernetes.io/elb.http2-enable: 'true' needs https in kubernetes.io/elb.protocol-port",
      ],
    ],
    [
      'layer 4 settings on HTTP, more than eight ports',
      judged([
        shared(
          {
            [elb('protocol-port')]: Array.from({ length: 9 }, (_, index) => `http:${80 + index}`).join(','),
            [elb('transparent-client-ip')]: 'true',
          },
          { ports: Array.from({ length: 9 }, (_, index) => ({ name: `p${index}`, port: 80 + index })) },
        ),
      ]),
      [
        "warning /metadata/annotations/kubernetes.io~1elb.transparent-client-ip: kubernetes.io/elb.transparent-client-ip: 'true' needs a port served as TCP or UDP; the ports are served as follows: 80 as HTTP, 81 as HTTP, 82 as HTTP, 83 as HTTP, 84 as HTTP, 85 as HTTP, 86 as HTTP, 87 as HTTP, … (9 ports)",
      ],
    ],
    [
      'ports that cannot be read',
      judged([shared({ [elb('protocol-port')]: '${PORTS}', [elb('client_timeout')]: '5' })]),
      [],
    ],
    [
      'both protocols in one health check',
      judged([
        shared(
          { [elb('health-check-option')]: '{"protocol":"TCP"}' },
          {
            ports: [
              { name: 'a', port: 80 },
              { name: 'b', port: 80, protocol: 'UDP' },
            ],
          },
        ),
      ]),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.health-check-option: kubernetes.io/elb.health-check-option needs all ports served as UDP, or all ports served as TCP or HTTP or HTTPS or TLS or QUIC; the ports are served as follows: 80 as TCP, 80 as UDP',
      ],
    ],
    [
      'one protocol, or a check that is off',
      judged([
        shared({ [elb('health-check-option')]: '{}' }, { ports: [{ port: 80, protocol: 'UDP' }] }),
        shared(
          { [elb('health-check-option')]: '{}', [elb('health-check-flag')]: 'off' },
          {
            ports: [
              { name: 'a', port: 80 },
              { name: 'b', port: 80, protocol: 'UDP' },
            ],
          },
        ),
      ]),
      [],
    ],
    [
      'a check that is on without a configuration',
      judged([
        shared({ [elb('health-check-flag')]: 'on' }),
        named('b', shared({ [elb('health-check-flag')]: 'off' }, { ports: [{ port: 81 }] })),
        named(
          'c',
          shared({ [elb('health-check-flag')]: 'on', [elb('health-check-options')]: '[]' }, { ports: [{ port: 82 }] }),
        ),
      ]),
      [
        "info /metadata/annotations/kubernetes.io~1elb.health-check-flag: kubernetes.io/elb.health-check-flag: 'on' needs kubernetes.io/elb.health-check-option, or kubernetes.io/elb.health-check-options; kubernetes.io/elb.health-check-option is missing, kubernetes.io/elb.health-check-options is missing",
      ],
    ],
    [
      'the class, the type of the cluster, the policy',
      judged([shared({ [elb('custom-backend-weights')]: '{}', [elb('pass-through')]: 'onlyLocal' })], {
        clusterType: 'standard',
      }),
      [
        "error /metadata/annotations/kubernetes.io~1elb.custom-backend-weights: kubernetes.io/elb.custom-backend-weights: '{}' needs a Turbo cluster; the cluster type is standard",
        "error /metadata/annotations/kubernetes.io~1elb.custom-backend-weights: kubernetes.io/elb.custom-backend-weights: '{}' needs a dedicated load balancer (performance); the class is union",
        "warning /metadata/annotations/kubernetes.io~1elb.pass-through: kubernetes.io/elb.pass-through: 'onlyLocal' needs externalTrafficPolicy Local; it is Cluster",
      ],
    ],
    [
      'several clusters without an id, weights without several clusters',
      judged([
        service({ [elb('class')]: 'performance', [elb('multicluster')]: 'true' }),
        named('b', dedicated({ [elb('multicluster-loadbalancer-weight')]: '5' })),
      ]),
      [
        "error /metadata/annotations/kubernetes.io~1elb.multicluster: kubernetes.io/elb.multicluster: 'true' needs kubernetes.io/elb.id",
        "info /metadata/annotations/kubernetes.io~1elb.multicluster-loadbalancer-weight: kubernetes.io/elb.multicluster-loadbalancer-weight: '5' needs kubernetes.io/elb.multicluster",
      ],
    ],
    [
      'draining',
      judged([
        dedicated({ [elb('connection-drain-enable')]: 'true' }),
        named('b', dedicated({ [elb('connection-drain-timeout')]: '5' })),
        named('c', dedicated({ [elb('connection-drain-timeout')]: '5', [elb('connection-drain-enable')]: 'false' })),
        named('d', dedicated({ [elb('connection-drain-timeout')]: '5', [elb('connection-drain-enable')]: 'true' })),
      ]),
      [
        "error /metadata/annotations/kubernetes.io~1elb.connection-drain-enable: kubernetes.io/elb.connection-drain-enable: 'true' needs kubernetes.io/elb.connection-drain-timeout",
        'info /metadata/annotations/kubernetes.io~1elb.connection-drain-timeout: kubernetes.io/elb.connection-drain-timeout: \'5\' needs kubernetes.io/elb.connection-drain-enable: "true"; kubernetes.io/elb.connection-drain-enable is missing',
        'info /metadata/annotations/kubernetes.io~1elb.connection-drain-timeout: kubernetes.io/elb.connection-drain-timeout: \'5\' needs kubernetes.io/elb.connection-drain-enable: "true"',
      ],
    ],
    [
      'a NAT gateway',
      judged([shared({ 'kubernetes.io/natgateway.id': 'x' })]),
      [
        'info /metadata/annotations/kubernetes.io~1natgateway.id: kubernetes.io/natgateway.id: \'x\' needs kubernetes.io/elb.class: "dnat"',
      ],
    ],
  ],
  'setting-without-effect': [
    [
      'weights with SOURCE_IP',
      judged([shared({ [elb('lb-algorithm')]: 'SOURCE_IP', [elb('adaptive-weight')]: 'true' })]),
      [
        'warning /metadata/annotations/kubernetes.io~1elb.adaptive-weight: kubernetes.io/elb.adaptive-weight: \'true\' has no effect with kubernetes.io/elb.lb-algorithm: "SOURCE_IP"',
      ],
    ],
    [
      'checks that are off',
      judged([
        shared({
          [elb('health-check-flag')]: 'off',
          [elb('health-check-option')]: '{}',
          [elb('health-check-options')]: '[]',
        }),
      ]),
      [
        'info /metadata/annotations/kubernetes.io~1elb.health-check-option: kubernetes.io/elb.health-check-option has no effect with kubernetes.io/elb.health-check-flag: "off"',
        'info /metadata/annotations/kubernetes.io~1elb.health-check-options: kubernetes.io/elb.health-check-options has no effect with kubernetes.io/elb.health-check-flag: "off"',
      ],
    ],
    [
      'checks that are on',
      judged([shared({ [elb('health-check-flag')]: 'on', [elb('health-check-option')]: '{}' })]),
      [],
    ],
    [
      'an idle timeout of UDP',
      judged([shared({ [elb('keepalive_timeout')]: '60' }, { ports: [{ port: 80, protocol: 'UDP' }] })]),
      [
        "warning /metadata/annotations/kubernetes.io~1elb.keepalive_timeout: kubernetes.io/elb.keepalive_timeout: '60' has no effect with a shared load balancer (union), and all ports served as UDP; the ports are served as follows: 80 as UDP",
      ],
    ],
    [
      'an idle timeout of UDP and TCP, of a dedicated one, of an unknown one',
      judged([
        shared(
          { [elb('keepalive_timeout')]: '60' },
          {
            ports: [
              { name: 'a', port: 80, protocol: 'UDP' },
              { name: 'b', port: 80 },
            ],
          },
        ),
        dedicated({ [elb('keepalive_timeout')]: '60' }, { ports: [{ port: 80, protocol: 'UDP' }] }),
        service({ [elb('id')]: ID, [elb('keepalive_timeout')]: '60' }, { ports: [{ port: 80, protocol: 'UDP' }] }),
      ]),
      [],
    ],
    [
      'an address beside the id',
      judged([shared({ [elb('ip')]: '10.0.0.1' })]),
      [
        "info /metadata/annotations/kubernetes.io~1elb.ip: kubernetes.io/elb.ip: '10.0.0.1' has no effect with kubernetes.io/elb.id",
      ],
    ],
    [
      'client addresses in a Standard cluster',
      judged(
        [
          shared({ [elb('transparent-client-ip')]: 'true' }),
          named('b', shared({ [elb('transparent-client-ip')]: 'true' }, LOCAL)),
          named('c', shared({ [elb('transparent-client-ip')]: 'false' })),
        ],
        { clusterType: 'standard' },
      ),
      [
        "warning /metadata/annotations/kubernetes.io~1elb.transparent-client-ip: kubernetes.io/elb.transparent-client-ip: 'true' has no effect with a Standard cluster, and externalTrafficPolicy Cluster",
      ],
    ],
    [
      'client addresses in a Turbo cluster, not stickiness, of which another rule speaks',
      judged(
        [
          shared({ [elb('transparent-client-ip')]: 'true', [elb('session-affinity-mode')]: 'SOURCE_IP' }),
          named('b', dedicated({ [elb('session-affinity-mode')]: 'SOURCE_IP', [elb('adaptive-weight')]: 'true' })),
        ],
        { clusterType: 'turbo' },
      ),
      [
        "warning /metadata/annotations/kubernetes.io~1elb.adaptive-weight: kubernetes.io/elb.adaptive-weight: 'true' has no effect with a Turbo cluster, and a dedicated load balancer (performance)",
        "warning /metadata/annotations/kubernetes.io~1elb.transparent-client-ip: kubernetes.io/elb.transparent-client-ip: 'true' has no effect with a Turbo cluster, and a shared load balancer (union), and externalTrafficPolicy Cluster",
      ],
    ],
  ],
  'invalid-annotation-value': [
    [
      'at the ends of a range',
      judged(['10', '4000'].map((seconds) => shared({ [elb('keepalive_timeout')]: seconds }))),
      [],
    ],
    [
      'what the ports of the Service take',
      judged([
        shared({ [elb('keepalive_timeout')]: '5m' }),
        shared({ [elb('keepalive_timeout')]: '5m', [elb('protocol-port')]: 'http:80' }, { ports: [{ port: 80 }] }),
        shared({ [elb('keepalive_timeout')]: '5m' }, { ports: [{ port: '${PORT}', protocol: '${PROTOCOL}' }] }),
      ]),
      [
        "error /metadata/annotations/kubernetes.io~1elb.keepalive_timeout: kubernetes.io/elb.keepalive_timeout is '5m'; expected a whole number of seconds from 0 to 4000",
        "error /metadata/annotations/kubernetes.io~1elb.keepalive_timeout: kubernetes.io/elb.keepalive_timeout is '5m'; expected a whole number of seconds from 0 to 4000, since it applies to all ports (80 as HTTP)",
        "error /metadata/annotations/kubernetes.io~1elb.keepalive_timeout: kubernetes.io/elb.keepalive_timeout is '5m'; expected a whole number of seconds from 10 to 4000, since it applies to all ports (80 as TCP)",
      ],
    ],
    [
      'text, and values inside JSON with their type',
      judged([
        created(
          { type: 'Public', bandwidth_size: '5', available_zone: ['', 5], vip_address: '10.0.0.256' },
          { [elb('class')]: 'Union' },
        ),
      ]),
      [
        'error /metadata/annotations/kubernetes.io~1elb.autocreate#/available_zone/1: available_zone[1] in kubernetes.io/elb.autocreate is 5 (a number); expected a JSON string, text that is not empty',
        "error /metadata/annotations/kubernetes.io~1elb.autocreate#/bandwidth_size: bandwidth_size in kubernetes.io/elb.autocreate is '5' (text); expected a JSON number, a whole number of Mbit/s from 1",
        "error /metadata/annotations/kubernetes.io~1elb.autocreate#/type: type in kubernetes.io/elb.autocreate is 'Public' (text); expected public or inner",
        "error /metadata/annotations/kubernetes.io~1elb.autocreate#/vip_address: vip_address in kubernetes.io/elb.autocreate is '10.0.0.256' (text); expected one IPv4 address",
        "error /metadata/annotations/kubernetes.io~1elb.class: kubernetes.io/elb.class is 'Union'; expected union or performance",
      ],
    ],
    ['not what the platform writes', judged([created({}, { [elb('eip-id')]: 'x' })]), []],
    ["what is doubtful is another rule's", judged([shared({ [elb('pass-through')]: 'x' })]), []],
    [
      'what no page says is no error',
      judged([
        dedicated({
          [elb('x-forwarded-port')]: 'on',
          [elb('x-forwarded-host')]: 'on',
          [elb('connection-drain-enable')]: 'on',
          [elb('id')]: 'x',
        }),
      ]),
      [
        "error /metadata/annotations/kubernetes.io~1elb.id: kubernetes.io/elb.id is 'x'; expected the id of a load balancer, a UUID such as 3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d",
        "error /metadata/annotations/kubernetes.io~1elb.x-forwarded-host: kubernetes.io/elb.x-forwarded-host is 'on'; expected true or false",
        "warning /metadata/annotations/kubernetes.io~1elb.connection-drain-enable: kubernetes.io/elb.connection-drain-enable is 'on'; expected true or false",
        "warning /metadata/annotations/kubernetes.io~1elb.x-forwarded-port: kubernetes.io/elb.x-forwarded-port is 'on'; expected true or false",
      ],
    ],
    [
      'idle timeouts by all ports',
      judged(
        [
          ['9', []],
          ['10', []],
          ['4001', []],
          ['9', ['http:80']],
          ['9', ['http:80', 'http:81']],
          ['9', ['tls:80', 'http:81']],
          ['5', ['tls:80', 'tls:81']],
        ].map(([value, listeners], index) =>
          named(
            `s${index}`,
            dedicated(
              {
                [elb('keepalive_timeout')]: value,
                ...(listeners.length === 0 ? {} : { [elb('protocol-port')]: (listeners as string[]).join(',') }),
              },
              {
                ports: [
                  { name: 'a', port: 80 },
                  { name: 'b', port: 81 },
                ],
              },
            ),
          ),
        ),
      ),
      [
        "error /metadata/annotations/kubernetes.io~1elb.keepalive_timeout: kubernetes.io/elb.keepalive_timeout is '9'; expected 10 to 4000, since it applies to all ports (80 as TCP, 81 as TCP)",
        "error /metadata/annotations/kubernetes.io~1elb.keepalive_timeout: kubernetes.io/elb.keepalive_timeout is '4001'; expected a whole number of seconds from 10 to 4000, since it applies to all ports (80 as TCP, 81 as TCP)",
        "error /metadata/annotations/kubernetes.io~1elb.keepalive_timeout: kubernetes.io/elb.keepalive_timeout is '9'; expected 10 to 4000, since it applies to all ports (80 as HTTP, 81 as TCP)",
      ],
    ],
    [
      'an idle timeout of ports that cannot be read, or are not there',
      judged([
        shared({ [elb('keepalive_timeout')]: '5', [elb('protocol-port')]: '${X}' }),
        shared({ [elb('keepalive_timeout')]: '5' }, { ports: [] }),
        shared({ [elb('keepalive_timeout')]: '${X}' }),
      ]),
      [],
    ],
    [
      'placeholders',
      judged([
        created(
          {
            name: 'cce-lb-***',
            available_zone: ['az1', 'xxx'],
            vip_subnet_cidr_id: 'your-subnet',
            l4_flavor_name: '...',
          },
          { [elb('tls-ciphers-policy')]: '<policy>' },
        ),
        named('b', service({ [elb('id')]: '<id>' })),
        // A rule of its own says to remove the key, whatever stands there.
        named('c', service({ [elb('id')]: ID, [elb('subnet-id')]: '<your-subnet-id>' })),
      ]),
      [
        "error /metadata/annotations/kubernetes.io~1elb.id: kubernetes.io/elb.id is '<id>', which looks like a placeholder; expected the id of a load balancer, a UUID such as 3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d",
        "warning /metadata/annotations/kubernetes.io~1elb.autocreate#/available_zone/1: available_zone[1] in kubernetes.io/elb.autocreate is 'xxx', which looks like a placeholder",
        "warning /metadata/annotations/kubernetes.io~1elb.autocreate#/l4_flavor_name: l4_flavor_name in kubernetes.io/elb.autocreate is '...', which looks like a placeholder",
        "warning /metadata/annotations/kubernetes.io~1elb.autocreate#/vip_subnet_cidr_id: vip_subnet_cidr_id in kubernetes.io/elb.autocreate is 'your-subnet', which looks like a placeholder",
        "warning /metadata/annotations/kubernetes.io~1elb.tls-ciphers-policy: kubernetes.io/elb.tls-ciphers-policy is '<policy>', which looks like a placeholder",
      ],
    ],
    [
      'a placeholder that is written with escapes, and one that begins with a dash',
      judged([
        service({
          [elb('class')]: 'union',
          [elb('autocreate')]: '{"type":"inner","vip_subnet_cidr_id":"\\u003csubnet\\u003e"}',
          [elb('tls-ciphers-policy')]: '{-policy}',
        }),
      ]),
      [
        "warning /metadata/annotations/kubernetes.io~1elb.autocreate#/vip_subnet_cidr_id: vip_subnet_cidr_id in kubernetes.io/elb.autocreate is '<subnet>', which looks like a placeholder",
        "warning /metadata/annotations/kubernetes.io~1elb.tls-ciphers-policy: kubernetes.io/elb.tls-ciphers-policy is '{-policy}', which looks like a placeholder",
      ],
    ],
    [
      'texts that only look a little like placeholders',
      judged([
        created({
          name: 'maxxx',
          vip_subnet_cidr_id: 'a<b>',
          ipv6_vip_virsubnet_id: 'not-your-id',
          l7_flavor_name: 'a...',
        }),
      ]),
      [],
    ],
    [
      'a placeholder that is wrong already',
      judged([created({ vip_address: '***', name: '***' })]),
      [
        "error /metadata/annotations/kubernetes.io~1elb.autocreate#/vip_address: vip_address in kubernetes.io/elb.autocreate is '***' (text), which looks like a placeholder; expected one IPv4 address",
      ],
    ],
    [
      'the path of a health check over HTTP, TCP and nothing',
      judged([
        shared({ [elb('health-check-option')]: '{"protocol":"HTTP","path":"x"}' }),
        named('b', shared({ [elb('health-check-option')]: '{"protocol":"TCP","path":"x"}' })),
        named('c', shared({ [elb('health-check-option')]: '{"path":"x","delay":"0"}' })),
      ]),
      [
        "error /metadata/annotations/kubernetes.io~1elb.health-check-option#/delay: delay in kubernetes.io/elb.health-check-option is '0' (text); expected a whole number of seconds from 1 to 50",
        "error /metadata/annotations/kubernetes.io~1elb.health-check-option#/path: path in kubernetes.io/elb.health-check-option is 'x' (text); expected a path that starts with a slash and has 1 to 80 characters",
        "info /metadata/annotations/kubernetes.io~1elb.health-check-option#/path: path in kubernetes.io/elb.health-check-option is 'x' (text); expected a path that starts with a slash and has 1 to 80 characters",
        "info /metadata/annotations/kubernetes.io~1elb.health-check-option#/path: path in kubernetes.io/elb.health-check-option is 'x' (text); expected a path that starts with a slash and has 1 to 80 characters",
      ],
    ],
    [
      'the paths of health checks of ports',
      judged([
        shared({
          [elb('health-check-options')]:
            '[{"target_service_port":"TCP:80","protocol":"HTTP","path":"x"},{"target_service_port":"TCP:81","path":"x"}]',
        }),
      ]),
      [
        "error /metadata/annotations/kubernetes.io~1elb.health-check-options#/0/path: [0].path in kubernetes.io/elb.health-check-options is 'x' (text); expected a path that starts with a slash and has 1 to 80 characters",
        "info /metadata/annotations/kubernetes.io~1elb.health-check-options#/1/path: [1].path in kubernetes.io/elb.health-check-options is 'x' (text); expected a path that starts with a slash and has 1 to 80 characters",
      ],
    ],
    ['a path of something else', judged([created({ path: 'x' })]), []],
  ],
};

describe.each(Object.entries(CASES))('%s', (rule, cases) => {
  test.each(cases)('%s', (_title, found, expected) => {
    expect(found(rule)).toEqual(expected);
  });
});

test('ranges of ports on one load balancer are read a few times, not by each Service again', () => {
  const count = 50;
  const services = Array.from({ length: count }, (_, index) => {
    const range = `${100 * index + 1000},${100 * index + 1099}`;
    return named(`s${index}`, dedicated(rangesOf(range), { ports: [{ name: 'a', port: index + 1 }] }));
  });
  const read = jest.spyOn(CceService.prototype, 'value');
  judge(
    {
      objects: services.map((data) => ({
        object: new KubeObject(data, undefined),
        cluster: OF_RANGES,
        meantForCce: true,
      })),
      workloads: () => [],
    },
    RULES,
  );
  const reads = read.mock.calls.filter(([spec]) => spec === portRanges).length;
  read.mockRestore();
  expect(reads).toBeGreaterThan(0);
  expect(reads).toBeLessThan(10 * count);
});

test('of Services that look alike the rules that look at each alone say the same', () => {
  const looking = RULES.filter((rule) => 'check' in rule);
  for (const [objects, cluster = {}] of FIXTURES) {
    for (const each of objects) {
      const placed: Placed = 'data' in each ? (each as Placed) : { data: each };
      const said = (data: Dictionary) => {
        const object = new KubeObject(data, undefined);
        const meant = { cluster: placed.cluster ?? cluster, meantForCce: placed.meantForCce ?? true };
        const { diagnostics, notJudged } = judge({ objects: [{ object, ...meant }], workloads: () => [] }, looking);
        return { diagnostics: diagnostics.map((diagnostic) => ({ ...diagnostic, subject: undefined })), notJudged };
      };
      expect(said(lookAlike(placed.data))).toEqual(said(placed.data));
    }
  }
});

/** Another Service that is judged together with this one. */
function lookAlike(data: Dictionary): Dictionary {
  const { annotations, name } = new KubeObject(data, undefined);
  const selector = own(data.spec, 'selector');
  return {
    ...data,
    metadata: {
      ...(data.metadata as Dictionary),
      ...(name === '' ? {} : { name: 'another' }),
      namespace: 'elsewhere',
      ...(annotations[elb('id')] === ID ? { annotations: { ...annotations, [elb('id')]: OTHER_ID } } : {}),
    },
    ...(isDictionary(selector) && isSound(SELECTOR, selector)
      ? {
          spec: {
            ...(data.spec as Dictionary),
            selector: Object.fromEntries(Object.keys(selector).map((key) => [key, 'another'])),
          },
        }
      : {}),
  };
}

describe.each(Object.entries(STYLES))('every fixture, as %s, corrected', (_style, write) => {
  test('has nothing left to correct, nothing else has changed, and every rule that can has corrected something', () => {
    const fixedRules = new Set<string>();
    for (const [objects, cluster = {}, workloads = []] of FIXTURES) {
      const inputs = [...objects, ...workloads].map((each, index) => {
        const placed: Placed = 'data' in each ? (each as Placed) : { data: each };
        const target = { cluster: placed.cluster ?? cluster, meantForCce: placed.meantForCce ?? true };
        return input(write(placed.data), `${index}.yaml`, target);
      });
      const before = judgeInputs(inputs)(inputs.map(({ bytes }) => bytes)).result.summary;
      const { bytes, fixed, left, run } = fixInputs(inputs);
      for (const { finding } of fixed) fixedRules.add(finding.rule);
      expect(run.result.summary.errors).toBeLessThanOrEqual(before.errors);
      const again = fixInputs(inputs.map((each, index) => ({ ...each, bytes: bytes[index] })));
      expect(again.fixed).toEqual([]);
      expect(again.left.map(({ finding }) => finding.rule)).toEqual(left.map(({ finding }) => finding.rule));
      for (const [index, each] of inputs.entries()) {
        const ofFile = fixed.filter(({ finding }) => finding.file === each.name);
        expectOnlyEdited(String(each.bytes), String(bytes[index]), ofFile.length);
      }
    }
    const wanted = RULES.filter(({ fixes }) => fixes !== undefined).map(({ id }) => id);
    expect([...fixedRules].sort()).toEqual(wanted.sort());
  });
});

/** Each line is kept, or is edited or gone; of JSON, the line before one that is gone may lose its comma. */
function expectOnlyEdited(before: string, after: string, edits: number): void {
  const kept = after.split('\n');
  let changed = 0;
  for (const line of before.split('\n')) {
    if (kept[0] === line) kept.shift();
    else if (kept.length > 0 && !before.includes(`${kept[0]}\n`)) {
      kept.shift();
      changed++;
    } else changed++;
  }
  expect(kept).toEqual([]);
  expect(changed).toBeLessThanOrEqual(2 * edits);
}
