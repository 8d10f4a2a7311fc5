// What findings carry beside their message, and what is said where facts are missing.
import type { ClusterFacts } from '../../src/cluster/cluster-facts';
import { readVersion } from '../../src/cluster/version';
import { EXTERNAL_ADDRESS } from '../../src/manifest/fields/addresses';
import { CONTAINER_PORT_NAME, DNS_LABEL, LABEL_VALUE } from '../../src/manifest/fields/text-forms';
import { ID } from '../support/yaml';
import {
  created,
  dedicated,
  elb,
  findings,
  ingress,
  line,
  lines,
  named,
  OTHER_ID,
  pods,
  run,
  service,
  shared,
} from './manifests';

const version = (text: string) => ({ version: readVersion(text) });
const PERFORMANCE = { [elb('class')]: 'performance' };
const PASS_THROUGH = { [elb('pass-through')]: 'true' };
const LOCAL = { externalTrafficPolicy: 'Local' };
const unmarshal = (type: string) =>
  `json: cannot unmarshal ${type} into Go struct field ObjectMeta.metadata.annotations of type string`;
const unmarshalSpec = (type: string, field: string, goType: string) =>
  `json: cannot unmarshal ${type} into Go struct field ServiceSpec.spec.${field} of type ${goType}`;
const BEHIND = { defaultBackend: { service: { name: 'web' } } };

describe('what a finding says in place of its rule', () => {
  test.each<[string, string, () => ReturnType<typeof findings>, object[]]>([
    [
      'annotation-for-other-elb-class',
      'a refusal in the words of the platform',
      () => findings('annotation-for-other-elb-class', [shared({ [elb('x-forwarded-host')]: 'true' })]),
      [
        {
          why: 'The platform refuses the whole Service.',
          pages: ['cce_10_0865', 'usermanual-cci2/cci_01_0131', 'field:kruise-game-notes'],
          basis: ['docs', 'observed'],
          platformMessage:
            'admission webhook "validate.crd.service" denied the request: only performance elb supports kubernetes.io/elb.x-forwarded-host',
        },
      ],
    ],
    [
      'annotation-not-a-string',
      'which text was meant, and how the API server calls the type',
      () =>
        findings('annotation-not-a-string', [
          shared({
            [elb('acl-status')]: true,
            [elb('autocreate')]: { name: "it's" },
            [elb('client_timeout')]: 5,
            [elb('health-check-flag')]: false,
            [elb('http2-enable')]: true,
            [elb('port-ranges')]: [1],
            [elb('tags')]: ['a=b', 'c=d'],
            x: false,
          }),
        ]),
      [
        { help: expect.stringMatching(/^Write "on" or "true", with the quotes\./), platformMessage: unmarshal('bool') },
        {
          help: 'Write the whole value as one text of JSON, in YAML within single quotes: \'{"name":"it\'\'s"}\'.',
          platformMessage: unmarshal('object'),
        },
        { help: 'Write "5", with the quotes.', platformMessage: unmarshal('number') },
        { help: expect.stringMatching(/^Write "off", with the quotes\./), platformMessage: unmarshal('bool') },
        { help: expect.stringMatching(/^Write "true", with the quotes\./), platformMessage: unmarshal('bool') },
        {
          help: "Write the whole value as one text of JSON, in YAML within single quotes: '[1]'.",
          platformMessage: unmarshal('array'),
        },
        { help: 'Write "a=b,c=d", one text.', platformMessage: unmarshal('array') },
        { help: expect.stringMatching(/^Write "false", with the quotes\./), platformMessage: unmarshal('bool') },
      ],
    ],
    [
      'annotation-not-a-string',
      'what to write where the text would be wrong as well',
      () =>
        findings('annotation-not-a-string', [
          shared({
            [elb('client_timeout')]: 500,
            [elb('health-check-flag')]: 1,
            [elb('lb-algorithm')]: true,
            [elb('session-affinity-mode')]: false,
          }),
        ]),
      [
        { help: 'Write a whole number of seconds from 1 to 300, in quotes.' },
        { help: 'Write on or off, in quotes.' },
        { help: expect.stringMatching(/^Write ROUND_ROBIN, LEAST_CONNECTIONS or SOURCE_IP, in quotes\. Without/) },
        { help: expect.stringMatching(/^Leave the key out to switch sticky sessions off\. Without quotes/) },
      ],
    ],
    [
      'annotation-not-a-string',
      'of a map for several annotations, which they are',
      () =>
        findings('annotation-not-a-string', [
          shared({
            [elb('autocreate')]: { type: 'inner' },
            'example.com/elb': { a: { b: 1 } },
            kubernetes: { 'io/elb': { class: 'union', id: ID } },
            'kubernetes.io': { 'elb.port-ranges': { a: ['1,2'] }, x: 'y' },
            'kubernetes.io/elb': { a: '', b: '', c: '', d: '', e: '', f: '' },
          }),
        ]),
      [
        { help: expect.stringMatching(/^Write the whole value as one text of JSON/) },
        {
          help: 'Write each annotation as a key of its own: kubernetes.io/elb.class, kubernetes.io/elb.id. (A dot inside of a key is \\. for helm --set.)',
        },
        { help: expect.stringMatching(/: kubernetes\.io\/elb\.port-ranges\. \(/) },
        { help: expect.stringMatching(/: kubernetes\.io\/elb\.a, .*\.b, .*\.c, .*\.d, .*\.e\. \(/) },
        { help: expect.stringMatching(/^Write the whole value as one text of JSON/) },
      ],
    ],
    [
      'annotation-not-a-string',
      'what is too long to be repeated, and lists that are none of ids',
      () =>
        findings('annotation-not-a-string', [
          shared({
            [elb('autocreate')]: { name: 'x'.repeat(300) },
            [elb('cert-id')]: [['x']],
            [elb('tags')]: ['x'],
            x: ['a'],
          }),
        ]),
      [
        { help: 'Write the whole value as one text of JSON, in YAML within single quotes.' },
        { help: `Write the whole value as one text of JSON, in YAML within single quotes: '[["x"]]'.` },
        { help: `Write the whole value as one text of JSON, in YAML within single quotes: '["x"]'.` },
        { help: `Write the whole value as one text of JSON, in YAML within single quotes: '["a"]'.` },
      ],
    ],
    [
      'annotation-unsupported-by-version',
      'what an older cluster makes of it',
      () => [
        ...findings('annotation-unsupported-by-version', [dedicated()], version('v1.15.11-r1')),
        ...findings(
          'annotation-unsupported-by-version',
          [created({ vip_address: '10.0.0.8', vip_subnet_cidr_id: 'x', l7_flavor_name: 'L7_flavor.elb.pro.max' })],
          version('v1.19.16-r0'),
        ),
        ...findings('annotation-unsupported-by-version', [shared(PASS_THROUGH)], version('v1.17')),
      ],
      [
        {
          why: 'An older cluster cannot work with dedicated load balancers.',
          help: 'Upgrade the cluster, or use a shared load balancer.',
        },
        { inner: ['l7_flavor_name'], help: expect.stringMatching(/ or name a fixed flavor,/) },
        { inner: ['vip_address'], why: 'In an older cluster the load balancer gets any free address.' },
        { inner: ['vip_subnet_cidr_id'], help: expect.stringMatching(/ or leave the field out\.$/) },
        { why: expect.stringMatching(/ appears suddenly after an upgrade\.$/) },
      ],
    ],
    [
      'annotation-of-another-controller',
      'a class of earlier times',
      () => findings('annotation-of-another-controller', [service({ [elb('class')]: 'elasticity' })]),
      [{ why: expect.stringMatching(/ It looks written long ago, /), span: { start: 0, end: 10 } }],
    ],
    [
      'annotation-of-another-controller',
      'what does the same on CCE',
      () =>
        findings('annotation-of-another-controller', [
          service({ [elb('idle-timeout')]: '5', [elb('keep-eip')]: 'true', [elb('class')]: 'elb' }),
        ]),
      [
        {
          severity: 'error',
          why: expect.stringMatching(/^CCE does not know the class: the Service gets no load balancer\./),
          help: 'For CCE, write union (shared) or performance (dedicated).',
          basis: ['docs', 'ancestor'],
        },
        {
          help: 'For CCE, use kubernetes.io/elb.keepalive_timeout.',
          pages: ['src:ccm-oss'],
          basis: ['docs', 'derived'],
        },
        { help: 'Remove it: CCE has nothing like it.', pages: ['src:ccm-oss'] },
      ],
    ],
    [
      'doubtful-annotation-value',
      'a hint, if the value shows what was meant',
      () =>
        findings('doubtful-annotation-value', [
          created({ bandwidth_size: 320, eip_type: '5_BGP' }, { [elb('pass-through')]: 'false' }),
        ]),
      [
        {
          help: 'Check that your region takes the value, or write one that the pages name.',
          inner: ['bandwidth_size'],
          basis: ['docs', 'ancestor'],
        },
        { help: 'Write 5_bgp.', inner: ['eip_type'] },
        { help: 'Leave the key out to switch pass-through off.', inner: undefined, basis: ['docs', 'observed'] },
      ],
    ],
    [
      'invalid-annotation-value',
      'the default, a hint, the words of the platform',
      () =>
        findings('invalid-annotation-value', [
          shared({
            [elb('client_timeout')]: '0',
            [elb('id')]: 'x',
            [elb('health-check-option')]: '{"delay":"0","path":"x"}',
            [elb('connection')]: 'many',
            [elb('acl-type')]: 'red',
          }),
        ]),
      [
        { help: 'Write one of the values that are expected.', platformMessage: undefined },
        {
          help: 'Write one of the values that are expected, or remove the annotation to get the default: 60.',
          inner: undefined,
        },
        {
          help: 'Write one of the values that are expected, or remove the annotation to get the default: what the flavor allows.',
        },
        { help: 'Write one of the values that are expected.', inner: ['delay'] },
        {
          help: 'Use the id, not the name.',
          platformMessage: 'services "..." is forbidden: loadBalancerID[elb-306e] is invalid.',
        },
        {
          severity: 'info',
          why: 'Only checks over HTTP have it; with another protocol it is dropped without harm.',
          help: 'Remove it.',
          inner: ['path'],
        },
      ],
    ],
    [
      'invalid-annotation-value',
      'of a range',
      () => findings('invalid-annotation-value', [shared({ [elb('keepalive_timeout')]: '5' })]),
      [
        {
          severity: 'error',
          help: 'Write a value from 10 to 4000, or give the ports that need another value a Service of their own.',
        },
      ],
    ],
    [
      'ingress-annotation-on-service',
      'what newer clusters may have on Services',
      () => findings('ingress-annotation-on-service', [shared({ [elb('slowstart')]: '5' })], { edition: 'huawei' }),
      [
        {
          severity: 'info',
          why: expect.stringMatching(/^Newer clusters of Huawei Cloud have the feature on Services, too;/),
          pages: ['cce_10_0695', 'cce_10_0735', 'cce_10_0949'],
        },
      ],
    ],
    [
      'missing-requirement',
      'what the constraint says',
      () => findings('missing-requirement', [dedicated({ [elb('connection-drain-enable')]: 'true' })]),
      [
        {
          why: 'Without a time the backend server group is refused, and the Service stays pending.',
          help: 'Add kubernetes.io/elb.connection-drain-timeout, in seconds.',
          pages: ['field:kruise-game-notes'],
          basis: ['observed'],
          platformMessage: 'ELB.8902 ... Connection drain timeout must be explict defined.',
        },
      ],
    ],
    [
      'obsolete-annotation',
      'what is read instead',
      () => findings('obsolete-annotation', [shared({ [elb('subnet-id')]: 'x' })]),
      [{ help: expect.stringMatching(/^Remove it; the subnets of an automatically created .* elb_virsubnet_ids\.$/) }],
    ],
    [
      'platform-annotation-authored',
      'a setting of another controller',
      () =>
        findings('platform-annotation-authored', [created({}, { [elb('eip-id')]: ID, [elb('listener-port')]: 'x' })]),
      [
        { help: expect.stringMatching(/^Remove it: .* \(For the open-source controller it is a setting;/) },
        { help: 'Remove it: the platform writes it itself.', pages: ['cce_10_0682'] },
      ],
    ],
    [
      'unknown-annotation',
      'what to write, if that is meant',
      () =>
        findings('unknown-annotation', [
          shared({
            [elb('keepalive-timeout')]: '60',
            [elb('zzzzzzzzzzzz')]: '',
            'kubernetes.io/lb-algorithm': 'ROUND_ROBIN',
            'kubernetes.io/session-affinity-mode': 'x',
            [elb('session-affinity-mode')]: 'SOURCE_IP',
          }),
        ]),
      [
        { help: expect.stringMatching(/^Write kubernetes\.io\/elb\.keepalive_timeout if that is meant\. If /) },
        { help: 'Check the key. If the platform has learnt it since, acknowledge the finding.' },
        { help: 'Write kubernetes.io/elb.lb-algorithm.', pages: ['cce_10_0385'], basis: ['docs', 'ancestor'] },
        {
          help: 'Remove it: kubernetes.io/elb.session-affinity-mode is there, too.',
          pages: ['cce_faq_00099 of 2023', 'cce_bestpractice_0312 before February 2025', 'src:hws-2020'],
        },
      ],
    ],
    [
      'unread-annotation-field',
      'what to write, if that is meant',
      () =>
        findings('unread-annotation-field', [
          created(
            { bandwith_size: 5, region: 'eu-de' },
            { [elb('health-check-option')]: '{"monitor_port":"80","target_service_port":"TCP:80"}' },
          ),
        ]),
      [
        { help: 'Write bandwidth_size if that is meant, else remove the field.', inner: ['bandwith_size'] },
        { help: 'Remove the field.', inner: ['region'] },
        { severity: 'warning', help: 'Remove the field.', inner: ['target_service_port'] },
        {
          severity: 'info',
          help: 'Use kubernetes.io/elb.health-check-options, which has the field.',
          inner: ['monitor_port'],
        },
      ],
    ],
    [
      'unread-annotation-field',
      'that it can spoil the others, where all of them are texts',
      () =>
        findings('unread-annotation-field', [
          created({ region: 5 }, { [elb('health-check-option')]: '{"port":80,"x":"y"}' }),
        ]),
      [
        { why: expect.stringMatching(/^The platform does not read the field: /), inner: ['region'] },
        { why: expect.stringMatching(/since it is no text it can be the whole value/), inner: ['port'] },
        { why: expect.stringMatching(/^The platform does not read the field: /), inner: ['x'] },
      ],
    ],
    [
      'field-of-wrong-type',
      'what to write, and how the API server calls it',
      () =>
        findings('field-of-wrong-type', [
          shared(
            {},
            {
              allocateLoadBalancerNodePorts: 'no',
              clusterIP: 10,
              externalTrafficPolicy: true,
              ipFamilies: 'IPv4',
              publishNotReadyAddresses: 'true',
              selector: { app: 1, canary: false, matchLabels: { app: 'web' }, more: -5 },
              sessionAffinityConfig: 'x',
              ports: [{ name: 8080, port: '80', nodePort: 2 ** 60, targetPort: 80.5 }, 443],
            },
          ),
        ]),
      [
        {
          help: 'Write true or false.',
          platformMessage: unmarshalSpec('string', 'allocateLoadBalancerNodePorts', 'bool'),
        },
        {
          help: 'Write text. Digits, and words such as true, are text in quotes only.',
          platformMessage: unmarshalSpec('number', 'clusterIP', 'string'),
        },
        {
          help: 'Write Cluster or Local. Without quotes, true and false are booleans, and in YAML on, off, yes and no as well.',
          platformMessage: unmarshalSpec('bool', 'externalTrafficPolicy', 'v1.ServiceExternalTrafficPolicy'),
        },
        {
          help: 'Write a list: items with a dash before each, or in brackets.',
          platformMessage: unmarshalSpec('string', 'ipFamilies', '[]v1.IPFamily'),
        },
        { help: 'Put quotes around it, as it is written. Without quotes, digits are a number.' },
        { platformMessage: undefined },
        { help: 'Write 80, without the quotes.' },
        { help: `Write a whole number from 1 to 65535, or ${CONTAINER_PORT_NAME.expected}.` },
        {
          help: 'Write a mapping with fields such as port.',
          platformMessage: unmarshalSpec('number', 'ports', 'v1.ServicePort'),
        },
        { help: 'Write true, without the quotes.' },
        { help: expect.stringMatching(/^Put quotes around it, as it is written\..* are a number\.$/) },
        {
          help: 'Put quotes around it, as it is written. Without quotes, true and false are booleans, and in YAML on, off, yes and no as well.',
          platformMessage: unmarshalSpec('bool', 'selector', 'string'),
        },
        {
          help: 'The selector of a Service is a mapping of labels to texts: write the labels directly below it.',
          platformMessage: unmarshalSpec('object', 'selector', 'string'),
        },
        { help: 'Write text. Digits, and words such as true, are text in quotes only.' },
        { help: 'Write a mapping with fields such as clientIP.' },
      ],
    ],
    [
      'field-of-wrong-type',
      'the labels that are meant',
      () => findings('field-of-wrong-type', [shared({}, { selector: 'app=web' })]),
      [
        {
          help: 'Write the labels of the pods as a mapping, such as app: web.',
          platformMessage: unmarshalSpec('string', 'selector', 'map[string]string'),
        },
      ],
    ],
    [
      'invalid-field-value',
      'what is not there, and how the API server asks for it',
      () => findings('invalid-field-value', [named('', shared({}, { ports: [{ name: 'a' }] }))]),
      [
        { help: 'Give it one, in metadata.name.', platformMessage: 'resource name may not be empty' },
        {
          help: 'Write the number of the port, as port.',
          platformMessage: 'spec.ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive',
        },
      ],
    ],
    [
      'invalid-field-value',
      'what to write, and how the API server begins to say it',
      () =>
        findings('invalid-field-value', [
          shared(
            {},
            {
              clusterIP: 'None',
              externalTrafficPolicy: 'LOCAL ',
              ipFamilies: ['IPv6', 'IPv6'],
              ipFamilyPolicy: 'dual',
              selector: { app: 'my app' },
              sessionAffinity: 'ClientIP',
              sessionAffinityConfig: { clientIP: { timeoutSeconds: 86401 } },
              externalIPs: ['x'],
              loadBalancerSourceRanges: ['10.0.0.0/8', 'x'],
              ports: [{ name: 'HTTP', port: 80000, targetPort: '8080' }],
            },
          ),
        ]),
      [
        {
          help: expect.stringMatching(/^Remove it; /),
          platformMessage: `spec.clusterIPs[0]: Invalid value: "None": may not be set to 'None' for LoadBalancer services`,
        },
        { help: `Write ${EXTERNAL_ADDRESS.expected}.`, platformMessage: 'spec.externalIPs[0]: Invalid value: "x"' },
        {
          help: 'Write Local.',
          platformMessage:
            'spec.externalTrafficPolicy: Unsupported value: "LOCAL ": supported values: "Cluster", "Local"',
        },
        { help: 'Remove it.', platformMessage: 'spec.ipFamilies[1]: Duplicate value: "IPv6"' },
        {
          help: 'Write PreferDualStack, RequireDualStack or SingleStack.',
          platformMessage:
            'spec.ipFamilyPolicy: Unsupported value: "dual": supported values: "PreferDualStack", "RequireDualStack", "SingleStack"',
        },
        {
          help: expect.stringMatching(/^Put the ranges into an IP address group .*; then remove the field\.$/),
          platformMessage: 'spec.LoadBalancerSourceRanges',
        },
        { help: `Write ${DNS_LABEL.expected}.`, platformMessage: 'spec.ports[0].name: Invalid value: "HTTP"' },
        {
          help: 'Write a whole number from 1 to 65535.',
          platformMessage: 'spec.ports[0].port: Invalid value: 80000: must be between 1 and 65535, inclusive',
        },
        {
          help: 'Write 8080, without the quotes.',
          platformMessage: 'spec.ports[0].targetPort: Invalid value: "8080"',
        },
        { help: `Write ${LABEL_VALUE.expected}.`, platformMessage: 'spec.selector: Invalid value: "my app"' },
        {
          help: 'Write a whole number from 1 to 86400.',
          platformMessage:
            'spec.sessionAffinityConfig.clientIP.timeoutSeconds: Invalid value: 86401: must be greater than 0 and less than 86400',
        },
      ],
    ],
    [
      'conflicting-fields',
      'what to do, and how the API server begins to say it',
      () =>
        findings('conflicting-fields', [
          named(
            'a',
            shared(
              {},
              {
                externalTrafficPolicy: 'Cluster',
                healthCheckNodePort: 31000,
                ipFamilies: ['IPv4', 'IPv6'],
                externalName: 'a.b',
                sessionAffinityConfig: { clientIP: { timeoutSeconds: 5 } },
              },
            ),
          ),
          named(
            'b',
            shared({}, { clusterIP: '10.247.0.5', clusterIPs: ['10.247.0.6', '10.247.0.7'], ipFamilies: ['IPv6'] }),
          ),
          named('c', shared({}, { clusterIP: '10.247.0.5', ipFamilies: ['IPv6'] })),
          named(
            'd',
            shared(
              {},
              {
                type: 'ClusterIP',
                allocateLoadBalancerNodePorts: true,
                externalTrafficPolicy: 'Local',
                loadBalancerSourceRanges: ['10.0.0.0/8'],
                ports: [{ port: 80, nodePort: 30080 }],
              },
            ),
          ),
        ]),
      [
        {
          help: 'Remove spec.healthCheckNodePort.',
          platformMessage: 'spec.healthCheckNodePort: Invalid value: 31000',
        },
        {
          help: 'Remove spec.ipFamilies, or set spec.ipFamilyPolicy to PreferDualStack or RequireDualStack.',
          platformMessage: expect.stringMatching(/^spec\.ipFamilyPolicy: Invalid value: "SingleStack": must be /),
        },
        { help: expect.stringMatching(/^Remove the addresses: /), platformMessage: 'spec.clusterIPs: Invalid value' },
        { platformMessage: 'spec.clusterIPs: Invalid value' },
        { platformMessage: 'spec.clusterIPs[0]: Invalid value' },
        { platformMessage: 'spec.clusterIPs[0]: Invalid value' },
        {
          help: 'Set spec.type to LoadBalancer, or remove spec.allocateLoadBalancerNodePorts.',
          platformMessage:
            "spec.allocateLoadBalancerNodePorts: Forbidden: may only be used when `type` is 'LoadBalancer'",
        },
        {
          help: 'Set spec.type to LoadBalancer, or remove spec.externalTrafficPolicy.',
          platformMessage: 'spec.externalTrafficPolicy: Invalid value: "Local"',
        },
        {
          platformMessage: "spec.LoadBalancerSourceRanges: Forbidden: may only be used when `type` is 'LoadBalancer'",
        },
        {
          help: 'Set spec.type to LoadBalancer, or remove spec.ports[0].nodePort.',
          platformMessage: "spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'",
        },
        { help: 'Remove spec.externalName.', why: expect.stringMatching(/^Kubernetes takes the Service/) },
        {
          help: 'Remove spec.sessionAffinityConfig, or set spec.sessionAffinity to ClientIP.',
          why: expect.stringMatching(/^Kubernetes takes the Service/),
          platformMessage: undefined,
        },
      ],
    ],
    [
      'indistinct-ports',
      'what to do, and how the API server begins to say it',
      () =>
        findings('indistinct-ports', [
          shared(
            {},
            {
              ports: [{ name: 'a', port: 80, nodePort: 30080 }, { name: 'a', port: 80, nodePort: 30080 }, { port: 81 }],
            },
          ),
        ]),
      [
        { help: 'Give it another name.', platformMessage: 'spec.ports[1].name: Duplicate value: "a"' },
        {
          help: 'Leave nodePort out, so that the cluster chooses one.',
          platformMessage: 'spec.ports[1].nodePort: Duplicate value: 30080',
        },
        { help: 'Remove it, or give it another number.', platformMessage: 'spec.ports[1]: Duplicate value' },
        { help: 'Give each port a name of its own.', platformMessage: 'spec.ports[2].name: Required value' },
      ],
    ],
    [
      'unknown-field',
      'where it belongs, or what is meant',
      () =>
        findings('unknown-field', [
          shared({}, { annotations: {}, port: 80, ports: [{ port: 80, targetport: 8080 }], name: 'x' }),
        ]),
      [
        {
          help: 'Move it to metadata. If Kubernetes has learnt the field since, acknowledge the finding.',
          platformMessage: 'strict decoding error: unknown field "spec.annotations"',
        },
        { help: expect.stringMatching(/^Move it to metadata or spec\.ports\[\]\. If/) },
        { help: expect.stringMatching(/^Move it to spec\.ports\[\], or write ports if that is meant\. If/) },
        {
          help: expect.stringMatching(/^Write targetPort if that is meant\. If/),
          platformMessage: 'strict decoding error: unknown field "spec.ports[0].targetport"',
        },
      ],
    ],
    [
      'local-service-mismatch-on-shared-elb',
      'the ways out, of which one is enough',
      () =>
        findings('local-service-mismatch-on-shared-elb', [named('a', shared({}, LOCAL)), named('b', shared())], {
          proxyMode: 'ipvs',
        }),
      [{ help: expect.stringMatching(/, or use policy Cluster, or give the Service a load balancer of its own\.$/) }],
    ],
    [
      'shared-listener-port',
      'of a range, of which no page says what becomes',
      () =>
        findings('shared-listener-port', [
          named('a', dedicated({ [elb('port-ranges')]: '{"a":["70,90"]}' }, { ports: [{ name: 'a', port: 1 }] })),
          named('b', dedicated()),
        ]),
      [
        {
          severity: 'warning',
          why: expect.stringMatching(/^A listener with a range listens on all ports in it\./),
          help: expect.stringMatching(/^Leave the port out of the range/),
          pages: ['drawer-elb/elb_drawerhelp_702', 'cce_10_0929'],
          basis: ['derived'],
          platformMessage: undefined,
        },
      ],
    ],
    [
      'unsupported-port-protocol',
      'who refuses it, and what is meant',
      () =>
        findings('unsupported-port-protocol', [
          shared({}, { ports: ['SCTP', 'Udp', 'https', 'QUIC'].map((protocol, port) => ({ port, protocol })) }),
        ]),
      [
        {
          help: 'Use TCP or UDP, or a Service of another type.',
          pages: ['cce_10_0681', 'elb-api:adding_a_listener', 'kubernetes:service-v1'],
        },
        ...[
          'Write UDP.',
          'Write TCP, and have the load balancer listen to HTTPS by kubernetes.io/elb.protocol-port.',
          'Use TCP or UDP, or a Service of another type.',
        ].map((help) => ({
          help,
          why: 'The API server refuses the Service: it takes TCP, UDP and SCTP, in capital letters.',
          pages: ['kubernetes:service-v1'],
        })),
      ],
    ],
  ])('%s: %s', (_rule, _title, found, expected) => {
    const findings = found();
    expect(findings).toMatchObject(expected);
    expect(findings).toHaveLength(expected.length);
  });

  test.each<[string, () => ReturnType<typeof findings>, string[]]>([
    [
      'autocreated-elb-used-by-others',
      () =>
        findings('autocreated-elb-used-by-others', [
          named('a', service({ [elb('autocreate')]: '{}', [elb('id')]: ID, [elb('mark')]: '0' })),
          named('b', shared()),
          ingress({ [elb('id')]: ID }),
        ]),
      ['Service b', 'Ingress front'],
    ],
    [
      'host-network-annotation-without-host-network',
      () =>
        findings(
          'host-network-annotation-without-host-network',
          [shared({ 'kubernetes.io/hws-hostNetwork': 'true' })],
          {},
          [pods(false, 'b'), pods(false, 'a', 'DaemonSet')],
        ),
      ['Deployment b', 'DaemonSet a'],
    ],
    [
      'local-needs-host-network-in-turbo',
      () => findings('local-needs-host-network-in-turbo', [shared({}, LOCAL)], { clusterType: 'turbo' }, [pods(false)]),
      ['Deployment web'],
    ],
    [
      'app-cookie-on-dedicated-elb',
      () =>
        findings('app-cookie-on-dedicated-elb', [
          service({ [elb('session-affinity-mode')]: 'APP_COOKIE' }, { type: 'NodePort' }),
          ingress(PERFORMANCE, BEHIND),
        ]),
      ['Ingress front'],
    ],
    [
      'contradicting-elb-class',
      () => findings('contradicting-elb-class', [named('a', shared()), named('b', dedicated())]),
      ['Service a'],
    ],
    [
      'listener-port-taken-by-ingress',
      () => findings('listener-port-taken-by-ingress', [shared(), ingress({ [elb('id')]: ID })]),
      ['Ingress front'],
    ],
    [
      'local-service-mismatch-on-shared-elb',
      () =>
        findings('local-service-mismatch-on-shared-elb', [named('a', shared({}, LOCAL)), named('b', shared())], {
          proxyMode: 'ipvs',
        }),
      ['Service b'],
    ],
    [
      'multi-cluster-mismatch-on-shared-elb',
      () =>
        findings('multi-cluster-mismatch-on-shared-elb', [
          named('a', dedicated({ [elb('multicluster')]: 'true' })),
          named('b', dedicated()),
        ]),
      ['Service a'],
    ],
    [
      'pass-through-mismatch-on-shared-elb',
      () =>
        findings('pass-through-mismatch-on-shared-elb', [named('a', shared(PASS_THROUGH)), named('b', shared())], {
          proxyMode: 'ipvs',
        }),
      ['Service a'],
    ],
    [
      'service-and-ingress-on-one-elb',
      () => findings('service-and-ingress-on-one-elb', [shared(), ingress({ [elb('id')]: ID })], { proxyMode: 'ipvs' }),
      ['Ingress front'],
    ],
    [
      'shared-listener-port',
      () => findings('shared-listener-port', [named('a', shared()), named('b', shared(), 'shop')]),
      ['Service a'],
    ],
    [
      'shared-listener-port',
      () =>
        findings('shared-listener-port', [
          named('a', dedicated({ [elb('port-ranges')]: '{"a":["70,90"]}' }, { ports: [{ name: 'a', port: 1 }] })),
          named('b', dedicated()),
        ]),
      ['Service b'],
    ],
    [
      'service-defined-twice',
      () => {
        const batch = {};
        const at = (namespace: string | undefined, port: number) => ({
          data: { ...shared({}, { ports: [{ port }] }), metadata: { ...(shared().metadata as object), namespace } },
          batch,
        });
        return findings('service-defined-twice', [at(undefined, 80), at('other', 81), at('default', 82)]);
      },
      ['Service web'],
    ],
    [
      'shared-node-port',
      () =>
        findings(
          'shared-node-port',
          ['a', 'b'].map((name, port) => named(name, shared({}, { ports: [{ port, nodePort: 30080 }] }))),
          { clusterType: 'standard' },
        ),
      ['Service a'],
    ],
    [
      'two-clusters-on-one-elb',
      () =>
        findings('two-clusters-on-one-elb', [
          { data: named('a', shared()), cluster: { proxyMode: 'ipvs' } },
          { data: named('b', shared()), cluster: { proxyMode: 'iptables' } },
        ]),
      ['Service b'],
    ],
  ])('%s names the others', (_rule, found, others) => {
    expect(
      found()
        .flatMap(({ related }) => related.map(({ kind, name }) => `${kind} ${name}`))
        .sort(),
    ).toEqual([...others].sort());
  });
});

describe('many-load-balancer-services', () => {
  const many = (count: number, cluster: ClusterFacts) =>
    Array.from({ length: count }, (_, index) => ({ data: named(`s${index}`, service()), cluster }));

  test('once for a cluster, on its first Service', () => {
    const found = findings('many-load-balancer-services', many(501, { clusterType: 'turbo' }));
    expect(found.map(line)).toEqual([
      'info : 501 LoadBalancer Services are meant for one cluster; expected at most 500',
    ]);
    expect(found[0].subject.name).toBe('s0');
  });

  test('not of clusters that have fewer, however many all of them have', () => {
    expect(lines('many-load-balancer-services', [...many(500, {}), ...many(500, {})])).toEqual([]);
  });
});

describe('facts that are missing', () => {
  const missing = (...args: Parameters<typeof run>) =>
    run(...args).notJudged.map(({ fact, rules, services }) => `${fact} of ${services}: ${rules.join(', ')}`);

  test.each<[string, () => readonly string[], readonly string[]]>([
    ['none, where nothing turns on one', () => missing([shared({ [elb('lb-algorithm')]: 'ROUND_ROBIN' })]), []],
    [
      'none, of a cluster of which all is known',
      () =>
        missing([shared({ [elb('transparent-client-ip')]: 'true' })], { clusterType: 'standard', ...version('v1.30') }),
      [],
    ],
    [
      'the version',
      () => missing([shared({ [elb('adaptive-weight')]: 'true' })]),
      ['version of 1: annotation-unsupported-by-version'],
    ],
    [
      'the version, where a part of the value needs one',
      () => missing([dedicated(), dedicated({ [elb('acl-id')]: `${ID},${OTHER_ID}` })]),
      ['version of 2: annotation-unsupported-by-version'],
    ],
    [
      'the version, where lists differ by class',
      () => missing([service({ [elb('id')]: ID, [elb('keepalive_timeout')]: '60' })]),
      ['version of 1: annotation-unsupported-by-version'],
    ],
    [
      'the type of the cluster',
      () => missing([shared({ [elb('transparent-client-ip')]: 'true' })], version('v1.30')),
      ['clusterType of 1: setting-without-effect'],
    ],
    [
      'the type of the cluster, whatever it is',
      () => missing([shared({ [elb('transparent-client-ip')]: 'true' }, LOCAL)], version('v1.30')),
      ['clusterType of 1: local-needs-host-network-in-turbo, pass-through-unreachable-from-backend-nodes'],
    ],
    [
      'the class, where a class would break it',
      () =>
        missing(
          [service({ [elb('id')]: ID, [elb('keepalive_timeout')]: '60' }, { ports: [{ port: 80, protocol: 'UDP' }] })],
          version('v1.30'),
        ),
      ['elbClass of 1: setting-without-effect'],
    ],
    [
      'the class, where no class would break it',
      () => missing([service({ [elb('id')]: ID, [elb('keepalive_timeout')]: '60' })], version('v1.30')),
      [],
    ],
    [
      'class and type',
      () =>
        missing(
          [
            service({ [elb('id')]: ID, [elb('session-affinity-mode')]: 'SOURCE_IP' }, LOCAL),
            service({ [elb('id')]: OTHER_ID, [elb('session-affinity-mode')]: 'SOURCE_IP' }, LOCAL),
          ],
          version('v1.30'),
        ),
      [
        'clusterType of 2: conflicting-annotations, local-needs-host-network-in-turbo, pass-through-unreachable-from-backend-nodes',
        'elbClass of 2: conflicting-annotations, pass-through-unreachable-from-backend-nodes',
      ],
    ],
    [
      'the type, of a class that breaks nothing',
      () => missing([dedicated({ [elb('session-affinity-mode')]: 'SOURCE_IP' })], version('v1.30')),
      [],
    ],
    [
      'the class, of a type that breaks nothing',
      () =>
        missing([service({ [elb('id')]: ID, [elb('session-affinity-mode')]: 'SOURCE_IP' })], {
          clusterType: 'standard',
          ...version('v1.30'),
        }),
      [],
    ],
    [
      'the class, of a setting that only one has',
      () =>
        missing([service({ [elb('id')]: ID, [elb('port-ranges')]: '{}', [elb('custom-backend-weights')]: '{}' })], {
          clusterType: 'turbo',
          edition: 'huawei',
          ...version('v1.30'),
        }),
      ['elbClass of 1: annotation-for-other-elb-class, missing-requirement'],
    ],
    [
      'the type, of a setting that only one has',
      () =>
        missing([dedicated({ [elb('pools-options')]: '{}', [elb('custom-backend-weights')]: '{}' })], {
          edition: 'huawei',
          ...version('v1.30'),
        }),
      ['clusterType of 1: annotation-for-other-cluster-type, missing-requirement'],
    ],
    [
      'the edition',
      () => missing([dedicated({ [elb('cps')]: '5', [elb('connection')]: '5' })], version('v1.30')),
      ['edition of 1: annotation-outside-its-edition'],
    ],
    [
      'the proxy mode',
      () =>
        missing(
          [
            named('a', shared(PASS_THROUGH)),
            named('b', shared({}, { ports: [{ port: 81 }] })),
            named('c', shared({}, { ...LOCAL, ports: [{ port: 82 }] })),
            ingress({ [elb('id')]: ID, [elb('port')]: '83' }),
            {
              data: named('d', shared({}, { ports: [{ port: 84 }] })),
              cluster: { clusterType: 'turbo', ...version('v1.30') },
            },
          ],
          { clusterType: 'standard', ...version('v1.30') },
        ),
      [
        'proxyMode of 4: local-service-mismatch-on-shared-elb, pass-through-mismatch-on-shared-elb, service-and-ingress-on-one-elb, two-clusters-on-one-elb',
      ],
    ],
    [
      'the type and the class, for pass-through',
      () => missing([service({ [elb('id')]: ID, ...PASS_THROUGH })], version('v1.30')),
      [
        'clusterType of 1: pass-through-unreachable-from-backend-nodes',
        'elbClass of 1: pass-through-unreachable-from-backend-nodes',
      ],
    ],
    [
      'the type, for pass-through',
      () => missing([dedicated(PASS_THROUGH), shared(PASS_THROUGH)], version('v1.30')),
      ['clusterType of 1: pass-through-unreachable-from-backend-nodes'],
    ],
    [
      'the type, for policy Local',
      () => missing([shared({}, LOCAL)], version('v1.30')),
      ['clusterType of 1: local-needs-host-network-in-turbo'],
    ],
    [
      'the version, for both flavors',
      () =>
        missing(
          [
            created(
              { available_zone: ['a'], l7_flavor_name: 'x' },
              { ...PERFORMANCE, [elb('protocol-port')]: 'http:80' },
            ),
          ],
          { clusterType: 'standard' },
        ),
      ['version of 1: annotation-unsupported-by-version, both-flavors-needed-by-old-cluster'],
    ],
  ])('%s', (_title, found, expected) => {
    expect(found()).toEqual(expected);
  });
});

describe('placeholders', () => {
  test('what is said of one', () => {
    expect(
      findings('invalid-annotation-value', [created('{"name":null,"vip_subnet_cidr_id":"***","x":5}')]),
    ).toMatchObject([
      { severity: 'error', inner: ['name'] },
      {
        severity: 'warning',
        inner: ['vip_subnet_cidr_id'],
        message: "vip_subnet_cidr_id in kubernetes.io/elb.autocreate is '***', which looks like a placeholder",
        why: 'Pages print such texts where readers have to put values of their own; the platform takes them literally.',
        help: 'Put your own value there.',
        basis: ['derived'],
        platformMessage: undefined,
      },
    ]);
  });

  test.each(['{"vip_subnet_cidr_id":"***"', '***', '"***"', '["***"]'])(
    'not in %s, which is wrong as a whole',
    (text) => {
      const found = findings('invalid-annotation-value', [created(text)]);
      expect(found.map(({ severity, inner }) => [severity, inner])).toEqual([['error', undefined]]);
      expect(found[0].message).toMatch(
        /^kubernetes\.io\/elb\.autocreate is '.*'; expected |^kubernetes\.io\/elb\.autocreate is \['/,
      );
    },
  );
});

test('of flavors of two kinds it is said how they are known', () => {
  const flavors = { l4_flavor_name: 'L4_flavor.elb.s1.small', l7_flavor_name: 'L7_flavor.elb.pro.max' };
  expect(findings('mixed-flavor-kinds', [created(flavors, PERFORMANCE)])).toMatchObject([
    {
      severity: 'warning',
      why: expect.stringMatching(/^The pages demand flavors of one kind; .* so this may be wrong\.$/),
    },
  ]);
});
