// For each rule about changes what fails and what is a near-miss.

import { ID } from '../../support/yaml';
import { type CasesOf, milder, spared } from './case';
import {
  aclOn,
  applied,
  bare,
  type Change,
  created,
  customEip,
  DESCRIPTION,
  elb,
  existing,
  http,
  live,
  OTHER_ID,
  port,
  ports,
  ranges,
  retain,
} from './states';

/** What is told of it, all rules together. */
export type Told = readonly [severities: string | readonly string[], ...Change];

interface Cases extends CasesOf<Told, Change> {
  /** Whether the update replaces the object as a whole. */
  readonly replaces?: true;
}

export const CHANGES: Readonly<Record<string, Cases>> = {
  'frozen-annotation-changed': {
    fails: {
      'another class': ['error', existing(), existing({ [elb('class')]: 'performance' })],
      'another load balancer': ['error', existing(), existing({ [elb('id')]: OTHER_ID })],
      'another load balancer than the live one': ['error', live(existing()), existing({ [elb('id')]: OTHER_ID })],
      'another description': [
        'error',
        created(),
        created({ [elb('autocreate')]: JSON.stringify({ ...DESCRIPTION, name: 'b', type: undefined, x: 1 }) }),
      ],
      'a description that could not be read before': [
        'error',
        created({ [elb('autocreate')]: "{'type':'inner'}" }),
        created(),
      ],
      'the description removed': ['error', created(), existing()],
      'the id removed, for a description': ['error', existing(), created()],
      'the id emptied': ['error', existing(), existing({ [elb('id')]: '' })],
      'the class removed': ['error', existing(), bare({ [elb('id')]: ID })],
      'all keys removed': [['error', 'error'], existing(), bare({})],
      'the id of a live object removed, which nothing but its manifest chose': ['error', live(existing()), created()],
      'the id of a live object removed, which kubectl applied': [
        'error',
        live(created(), { [elb('id')]: ID, ...applied({ [elb('id')]: ID }) }),
        created(),
      ],
      'the same description in another order': milder('warning', 'immutable-class-id-autocreate/2', [
        'warning',
        created(),
        created({ [elb('autocreate')]: '{"name": "lb", "type": "inner"}' }),
      ]),
      'the same id in capital letters': ['warning', existing(), existing({ [elb('id')]: ID.toUpperCase() })],
      'options of which less is known': [
        'warning',
        existing({ [elb('class')]: 'performance', [elb('pools-options')]: '{"any_port_enabled":true}' }),
        existing({ [elb('class')]: 'performance', [elb('pools-options')]: '{}' }),
      ],
      'options of which less is known removed': [
        'warning',
        existing({ [elb('class')]: 'performance', [elb('pools-options')]: '{"any_port_enabled":true}' }),
        existing({ [elb('class')]: 'performance' }),
      ],
      'a class added': milder('info', 'immutable-class-id-autocreate/3', [
        'info',
        bare({ [elb('id')]: ID }),
        existing(),
      ]),
      'a class added where it was empty': ['info', existing({ [elb('class')]: '' }), existing()],
    },
    passes: {
      'nothing changed': [existing(), existing()],
      'what only the live object has': spared('immutable-class-id-autocreate/1', [
        live(created(), { [elb('id')]: ID, [elb('mark')]: '3' }),
        created(),
      ]),
      'a key of the live object that kubectl did not apply': [
        live(created(), { [elb('id')]: ID, ...applied({ [elb('autocreate')]: '{}' }) }),
        bare({ [elb('autocreate')]: JSON.stringify(DESCRIPTION) }),
      ],
      'an id that the platform found by the address': [
        live(bare({ [elb('class')]: 'union', [elb('ip')]: '10.0.0.1', [elb('id')]: ID })),
        bare({ [elb('class')]: 'union', [elb('ip')]: '10.0.0.1' }),
      ],
      'an id that the platform found by the field': [
        live(existing({}, { loadBalancerIP: '10.0.0.1' })),
        bare({ [elb('class')]: 'union' }, { loadBalancerIP: '10.0.0.1' }),
      ],
      'an export that is committed': [created(), live(created(), { [elb('id')]: ID })],
      'a class in the live object': [bare({ [elb('id')]: ID }), live(existing())],
      'an expression before': [existing({ [elb('id')]: '${ID}' }), existing()],
      'an expression now': [existing(), existing({ [elb('id')]: '{{ .Values.id }}' })],
      'an expression that is removed': [existing({ [elb('id')]: '${ID}' }), created({ [elb('id')]: '' })],
      'an expression inside the description': [
        created({ [elb('autocreate')]: '{"name":"${NAME}"}' }),
        created({ [elb('autocreate')]: '{"name":"lb"}' }),
      ],
      'a class that something completes, added': [
        bare({ [elb('id')]: ID }),
        bare({ [elb('id')]: ID, [elb('class')]: '${CLASS}' }),
      ],
      placeholders: [existing({ [elb('id')]: '<your-elb-id>' }), existing({ [elb('id')]: ID })],
      'placeholders in the description': [
        created({ [elb('autocreate')]: '{"vip_subnet_cidr_id":"xxxx"}' }),
        created({ [elb('autocreate')]: '{"vip_subnet_cidr_id":"x"}' }),
      ],
      'an id that the platform refused': [existing({ [elb('id')]: 'elb-306e' }), existing()],
      'an id that it will refuse, which another rule says': [existing(), existing({ [elb('id')]: 'elb-306e' })],
      'the description emptied, which another rule says': [created(), created({ [elb('autocreate')]: '' })],
      'an empty description before': [created({ [elb('autocreate')]: '' }), created()],
      'a value that is no text': [existing({ [elb('class')]: true }), existing()],
      'what can be changed': [
        existing({ [elb('lb-algorithm')]: 'ROUND_ROBIN' }),
        existing({ [elb('lb-algorithm')]: 'SOURCE_IP' }),
      ],
      'another Service': [existing(), { ...existing({ [elb('id')]: OTHER_ID }), apiVersion: 'serving.knative.dev/v1' }],
    },
  },
  'platform-written-annotation-lost': {
    replaces: true,
    fails: {
      'the id of what was created': ['warning', live(created(), { [elb('id')]: ID, [elb('mark')]: '3' }), created()],
      'state of the platform': ['warning', live(existing(), { [elb('mark')]: '3' }), existing()],
      'what kubectl did not apply': [
        'warning',
        live(existing({ [elb('keepalive_timeout')]: '60' }), applied({ [elb('class')]: 'union', [elb('id')]: ID })),
        existing(),
      ],
    },
    passes: {
      'all carried over': [
        live(created(), { [elb('id')]: ID, [elb('mark')]: '3' }),
        created({ [elb('id')]: ID, [elb('mark')]: '3' }),
      ],
      'state of the platform that stood in a manifest only, which another rule says': [
        created({ [elb('eip-id')]: ID }),
        created(),
      ],
      'nothing was written': [existing(), existing()],
      'a change': [
        existing({ [elb('lb-algorithm')]: 'ROUND_ROBIN' }),
        existing({ [elb('lb-algorithm')]: 'LEAST_CONNECTIONS' }),
      ],
      'an update that is applied': spared('keep-platform-written-annotations/1', [
        live(created(), { [elb('id')]: ID, [elb('mark')]: '3' }),
        created(),
        { applied: true },
      ]),
    },
  },
  'elb-id-added-beside-autocreate': {
    fails: {
      'an id added': ['warning', created(), created({ [elb('id')]: ID })],
      'an id added before the platform has written one': ['warning', live(created()), created({ [elb('id')]: ID })],
    },
    passes: {
      'a description added, which another rule says': spared('adopt-existing-by-adding-id/1', [
        existing(),
        existing({ [elb('autocreate')]: '{}' }),
      ]),
      'the very id of the live object': spared('adopt-existing-by-adding-id/2', [
        live(created(), { [elb('id')]: ID }),
        created({ [elb('id')]: ID }),
      ]),
      'an export that is committed': [created(), live(created(), { [elb('id')]: ID })],
      'an id that something completes': [created(), created({ [elb('id')]: '${ID}' })],
      'a description that something completes': [
        created({ [elb('autocreate')]: '${LB}' }),
        created({ [elb('autocreate')]: '${LB}', [elb('id')]: ID }),
      ],
      'an empty id': [created(), created({ [elb('id')]: '' })],
      'an id for a Service that had none': [bare({ [elb('class')]: 'union' }), existing()],
    },
  },
  'traffic-policy-switched-to-local': {
    fails: {
      'Cluster to Local': [
        'warning',
        existing({}, { externalTrafficPolicy: 'Cluster' }),
        existing({}, { externalTrafficPolicy: 'Local' }),
      ],
      'the default to Local': ['warning', existing(), existing({}, { externalTrafficPolicy: 'Local' })],
    },
    passes: {
      'Local to Cluster': [existing({}, { externalTrafficPolicy: 'Local' }), existing()],
      'Local as before': [
        existing({}, { externalTrafficPolicy: 'Local' }),
        existing({}, { externalTrafficPolicy: 'Local' }),
      ],
      'an expression before': [
        existing({}, { externalTrafficPolicy: '${POLICY}' }),
        existing({}, { externalTrafficPolicy: 'Local' }),
      ],
      'an expression now': [existing(), existing({}, { externalTrafficPolicy: '${POLICY}' })],
      'another name': spared('affinity-switch-cluster-to-local/1', [
        existing(),
        { ...existing({}, { externalTrafficPolicy: 'Local' }), metadata: { name: 'b' } },
      ]),
    },
  },
  'removed-setting-stays-in-effect': {
    fails: {
      'a trustlist': ['warning', existing(aclOn), existing()],
      'the groups alone': ['warning', existing(aclOn), existing({ ...aclOn, [elb('acl-id')]: undefined })],
      'the groups alone, in other words': ['warning', existing(aclOn), existing({ [elb('acl-status')]: 'true' })],
      'the groups of a live object': ['warning', live(existing(aclOn)), existing()],
      'idle timeout': ['warning', existing({ [elb('keepalive_timeout')]: '60' }), existing()],
      'two timeouts': [
        ['warning', 'warning'],
        existing({ ...http, [elb('client_timeout')]: '10', [elb('member_timeout')]: '10' }),
        existing(http),
      ],
      'HTTP/2': [
        'warning',
        existing({ [elb('protocol-port')]: 'https:80', [elb('http2-enable')]: 'true' }),
        existing({ [elb('protocol-port')]: 'https:80' }),
      ],
      certificates: ['warning', existing({ [elb('tls-certificate-ids')]: 'a' }), existing()],
      'client addresses': ['warning', existing({ [elb('transparent-client-ip')]: 'true' }), existing()],
      'headers and compression': [
        ['warning', 'warning', 'warning', 'warning'],
        bare({
          ...http,
          [elb('id')]: ID,
          ...Object.fromEntries(
            ['gzip-enabled', 'x-forwarded-port', 'x-forwarded-for-port', 'x-forwarded-host'].map((name) => [
              elb(name),
              'true',
            ]),
          ),
        }),
        bare({ ...http, [elb('id')]: ID }),
      ],
      'of a Service whose ports stand elsewhere': [
        'warning',
        existing({ [elb('keepalive_timeout')]: '60' }, { ports: undefined }),
        existing({}, { ports: undefined }),
      ],
    },
    passes: {
      'another value': [
        existing({ [elb('keepalive_timeout')]: '60' }),
        existing({ [elb('keepalive_timeout')]: '300' }),
      ],
      'access control that is opened': [existing(aclOn), existing({ [elb('acl-id')]: '' })],
      'access control that is switched off': [existing(aclOn), existing({ [elb('acl-status')]: 'off' })],
      'access control that something may switch off': [existing(aclOn), existing({ [elb('acl-status')]: '${ON}' })],
      'access control that was off': [existing({ ...aclOn, [elb('acl-status')]: 'false' }), existing()],
      'access control that something may have switched off': [
        existing({ ...aclOn, [elb('acl-status')]: '${ON}' }),
        existing(),
      ],
      'access control that was open': [existing({ ...aclOn, [elb('acl-id')]: '' }), existing()],
      'a list that is incomplete now, which another rule says': [
        existing(aclOn),
        existing({ ...aclOn, [elb('acl-type')]: undefined }),
      ],
      'what the platform wrote': [live(existing({ [elb('acl-status')]: 'off' })), existing()],
      'what kubectl did not apply': [
        live(existing({ [elb('keepalive_timeout')]: '60' }), applied({ [elb('class')]: 'union', [elb('id')]: ID })),
        existing(),
      ],
      'the default': [existing({ ...http, [elb('client_timeout')]: '60' }), existing(http)],
      'a switch that is off': [existing({ [elb('transparent-client-ip')]: 'false' }), existing()],
      'a setting that such a load balancer does not have': [
        existing({ ...http, [elb('gzip-enabled')]: 'true' }),
        existing(http),
      ],
      'an expression': [existing({ [elb('keepalive_timeout')]: '${TIMEOUT}' }), existing()],
      'a value that something completes now': [
        existing({ [elb('keepalive_timeout')]: '60' }),
        existing({ [elb('keepalive_timeout')]: '${TIMEOUT}' }),
      ],
      'a setting that goes with its annotation': [
        existing({ [elb('session-affinity-mode')]: 'SOURCE_IP' }),
        existing(),
      ],
    },
  },
  'listener-recreated': {
    fails: {
      'another port of the same name': ['warning', existing(), existing({}, ports(['a', 81]))],
      'another port without a name': ['warning', existing({}, port(80)), existing({}, port(81))],
      'another port, with a name now': ['warning', existing({}, port(80)), existing({}, port(81, { name: 'b' }))],
      'another protocol': ['warning', existing(), existing({}, ports(['a', 80, 'UDP']))],
      'another protocol and another name': ['warning', existing(), existing({}, ports(['b', 80, 'UDP']))],
      'HTTP now': ['warning', existing(), existing(http)],
      'TCP now': ['warning', existing(http), existing()],
      'HTTP for HTTPS': [
        'warning',
        existing({ [elb('protocol-port')]: 'https:80' }),
        existing({ [elb('protocol-port')]: 'http:80' }),
      ],
      'HTTP now, and another port': [
        'warning',
        existing(),
        existing({ [elb('protocol-port')]: 'http:81' }, ports(['a', 81])),
      ],
      'two ports': [
        ['warning', 'warning'],
        existing({}, ports(['a', 80], ['b', 90])),
        existing({}, ports(['a', 81], ['b', 91])),
      ],
      'other ranges': ['warning', existing(ranges({ a: ['1,2'] })), existing(ranges({ a: ['1,3'] }))],
      'ranges now': ['warning', existing(), existing(ranges({ a: ['1,2'] }))],
      'ranges no more': ['warning', existing(ranges({ a: ['1,2'] })), existing()],
      'other ranges, and another port': [
        'warning',
        existing(ranges({ a: ['1,2'] })),
        existing(ranges({ a: ['1,3'] }), ports(['a', 81])),
      ],
    },
    passes: {
      'a port that is added': [existing(), existing({}, ports(['a', 80], ['b', 81]))],
      'a port that is removed': [existing({}, ports(['a', 80], ['b', 81])), existing()],
      'a port for another': [existing(), existing({}, ports(['b', 81]))],
      'another name': [existing(), existing({}, ports(['b', 80]))],
      'names that are swapped': [existing({}, ports(['a', 80], ['b', 81])), existing({}, ports(['a', 81], ['b', 80]))],
      'UDP beside TCP': [existing(), existing({}, ports(['a', 80], ['b', 80, 'UDP']))],
      'another target': [existing({}, port(80, { targetPort: 8080 })), existing({}, port(80, { targetPort: 8081 }))],
      'the default protocol': [existing({}, port(80)), existing({}, port(80, { protocol: 'TCP' }))],
      "the platform's own port": [existing({}, ports(['cce-healthz', 90])), existing({}, ports(['cce-healthz', 91]))],
      'a number that something completes': [existing({}, port('${PORT}')), existing({}, port(81))],
      'a number that something completes now': [existing({}, port(80)), existing({}, port('${PORT}'))],
      'entries that something completes': [existing(), existing({ [elb('protocol-port')]: '${PORTS}' })],
      'ranges in another order': [existing(ranges({ a: ['1,2', '5,6'] })), existing(ranges('{ "a": ["5,6", "1,2"] }'))],
      'ranges that something completes': [existing(ranges('${RANGES}')), existing(ranges({ a: ['1,2'] }))],
      'ranges that are wrong, which another rule says': [existing(ranges({ a: ['1,2'] })), existing(ranges('{'))],
      'ranges of a port that is not there': [existing(), existing(ranges({ b: ['1,2'] }))],
      'ranges of a port that is added': [existing(), existing(ranges({ b: ['1,2'] }), ports(['a', 80], ['b', 81]))],
      'ports without a name': [existing({}, port(80)), existing(ranges({ a: ['1,2'] }), port(80))],
    },
  },
  'created-load-balancer-deleted': {
    fails: {
      'a Service that is gone': ['warning', created(), undefined],
      'an exported one': ['warning', live(created(), { [elb('id')]: ID }), undefined],
      'one with a public address': ['warning', created({ [elb('autocreate')]: '{"type":"public"}' }), undefined],
      'of another type': ['warning', created(), created({}, { type: 'ClusterIP' })],
      'of another type, without our keys': ['warning', created(), bare({}, { type: 'NodePort' })],
      'of the default type': ['warning', created(), created({}, { type: undefined })],
      'in another namespace': [
        'warning',
        created(),
        { ...created(), metadata: { ...(created().metadata as object), namespace: 'other' } },
      ],
      'with a policy that deletes': [
        'warning',
        created({ [elb('instance-reclaim-policy')]: 'alwaysDelete' }),
        undefined,
      ],
    },
    passes: {
      'with a policy that retains': spared('delete-service-deletes-autocreated-elb/1b', [created(retain), undefined]),
      'of another type, with a policy that retains': [created(retain), created(retain, { type: 'ClusterIP' })],
      'with a policy that something completes': [created({ [elb('instance-reclaim-policy')]: '${POLICY}' }), undefined],
      'with an existing load balancer': [existing(), undefined],
      'of a type that something completes': [created(), created({}, { type: '${TYPE}' })],
      'with a description that something completes': [created({ [elb('autocreate')]: '${LB}' }), undefined],
      'that stays': spared('delete-service-deletes-autocreated-elb/1a', [created(), created()]),
      'that another controller serves': [created(), created({}, { loadBalancerClass: 'x/y' })],
      'that was of another type': [created({}, { type: 'ClusterIP' }), undefined],
      'whose name something completes': [{ ...created(), metadata: { name: '${NAME}' } }, undefined],
      'the default namespace, by name': [
        created(),
        { ...created(), metadata: { ...(created().metadata as object), namespace: 'default' } },
      ],
    },
  },
  'custom-eip-added-without-eip': {
    fails: {
      'to a private load balancer': ['error', live(created(), { [elb('id')]: ID }), created(customEip)],
      'to an existing load balancer': ['error', live(existing()), existing(customEip)],
    },
    passes: {
      'an earlier state that is not live': spared('custom-eip-update-only/1', [existing(), existing(customEip)]),
      'an id that something completes': [live(existing()), existing({ [elb('custom-eip-id')]: '${EIP}' })],
      'an empty id': [live(existing()), existing({ [elb('custom-eip-id')]: '' })],
      'one that was there': [live(existing(customEip)), existing(customEip)],
    },
  },
  'eip-left-behind': {
    fails: {
      'an address for the one of the platform': [
        'info',
        live(created(), { [elb('id')]: ID, [elb('eip-id')]: ID }),
        created(customEip),
      ],
      'an address, earlier state not live': ['info', created(), created(customEip)],
      'another address': ['info', created(customEip), created({ [elb('custom-eip-id')]: OTHER_ID })],
      'another address in a live object': [
        'info',
        live(created(customEip)),
        created({ [elb('custom-eip-id')]: OTHER_ID }),
      ],
    },
    passes: {
      'the same address': [created(customEip), created({ [elb('custom-eip-id')]: ID.toUpperCase() })],
      'an address that something completes': [created(), created({ [elb('custom-eip-id')]: '${EIP}' })],
      'an address that something completed': [created({ [elb('custom-eip-id')]: '${EIP}' }), created(customEip)],
      'no address any more': [created(customEip), created()],
    },
  },
};
