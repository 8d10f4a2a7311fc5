import { since } from '../../cluster/version';
import { PORT_NUMBERS } from '../../manifest/fields/service-fields';
import { decoded, InvalidValueError, invalid, type TextCodec } from '../codec/codec';
import { type Fields, jsonArray, jsonObject, jsonString, jsonText, type ObjectOf } from '../codec/json';
import { isPort } from '../codec/port';
import { formattedText, integerText, oneOf } from '../codec/text';
import { annotation } from '../define';
import type { Constraint } from '../spec';

/** The name by which the platform takes a port of `spec.ports` as the health check's: it gets no listener. */
export const HEALTH_CHECK_PORT_NAME = 'cce-healthz';

/** How a port can be checked, by its protocol in the Service. */
export const HEALTH_CHECKS_BY_PORT_PROTOCOL: Readonly<Record<'TCP' | 'UDP', readonly string[]>> = {
  TCP: ['TCP', 'HTTP'],
  UDP: ['UDP'],
};

const seconds = integerText({ min: 1, max: 50, unit: 'seconds' });

/** The platform looks at it in checks over HTTP; elsewhere it is dropped without harm. */
const path = formattedText({
  pattern: /^\/[^\p{Cc}]{0,79}$/u,
  // The Huawei Cloud guide of 2023 allows 10000 characters.
  doubtful: (text, edition) => edition !== 'otc' && /^\/[^\p{Cc}]{80,9999}$/u.test(text),
  expects: 'a path that starts with a slash and has 1 to 80 characters',
});

const CHECK_FIELDS = {
  protocol: {
    name: 'protocol',
    summary: 'How the backend is checked.',
    codec: jsonString(oneOf(['TCP', 'UDP', 'HTTP'])),
    default: 'the protocol of the port',
  },
  delay: {
    name: 'delay',
    summary: 'Time between two checks.',
    codec: jsonString(seconds),
    default: '5',
  },
  timeout: {
    name: 'timeout',
    summary: 'How long an answer is waited for.',
    codec: jsonString(seconds),
    default: '10',
  },
  maxRetries: {
    name: 'max_retries',
    summary: 'How many checks in a row decide.',
    codec: jsonString(integerText({ min: 1, max: 10 })),
    default: '3',
  },
  path: {
    name: 'path',
    summary: 'What an HTTP check requests.',
    codec: jsonString(path),
    default: '/',
    mandatoryWhen: 'protocol is HTTP and / is not wanted',
    notes: ['The guide of 2023 allowed 10000 characters; the ELB API has 80 as well.'],
  },
} as const satisfies Fields;

/** Of the configurations that a switched off check leaves without effect. */
const SWITCHED_OFF: Constraint = {
  kind: 'ineffective',
  condition: { has: 'kubernetes.io/elb.health-check-flag', text: ['off'] },
  severity: 'info',
  why: 'The check is switched off: broken backends keep getting traffic.',
  help: 'Remove the configuration, or the flag.',
  facts: ['health-check-off'],
  pages: ['cce_10_0385', 'cce_faq_00202'],
  basis: ['docs', 'derived'],
};

interface TargetPort {
  readonly protocol: 'TCP' | 'UDP';
  readonly port: number;
}

const targetPort: TextCodec<TargetPort> = {
  form: 'PROTOCOL:port',
  expects: 'TCP:port or UDP:port with a port of the Service, such as TCP:80',
  encode(target) {
    if ((target?.protocol !== 'TCP' && target?.protocol !== 'UDP') || !isPort(target.port))
      throw new InvalidValueError(target, this.expects);
    return `${target.protocol}:${target.port}`;
  },
  decode(text) {
    const [, protocol, digits] = /^(TCP|UDP):(\d{1,5})$/.exec(text) ?? [];
    const port = Number(digits);
    if (isPort(port)) return decoded({ protocol: protocol as TargetPort['protocol'], port });
    if (protocol !== undefined || !/^(tcp|udp):\d{1,5}$/i.test(text)) return invalid(text, this.expects);
    const [word] = text.split(':');
    const meant = `${word.toUpperCase()}:${text.slice(word.length + 1)}`;
    return invalid(text, this.expects, 'write the protocol in capital letters', { value: meant });
  },
};

export const expectedCodesText = formattedText({
  pattern: /^[1-5]\d\d([,-][1-5]\d\d)*$/,
  expects: 'status codes, such as 200, 200,202 or 200-204',
});

const PORT_CHECK_FIELDS = {
  ...CHECK_FIELDS,
  targetServicePort: {
    name: 'target_service_port',
    summary: 'The port of the Service that is checked; each once.',
    codec: jsonString(targetPort),
    mandatory: true,
  },
  monitorPort: {
    name: 'monitor_port',
    summary: 'The port that the check connects to: of the node, or of the pod where pods are the backends.',
    codec: jsonString(integerText(PORT_NUMBERS)),
    emptyMeansAbsent: true,
    default: 'the port of the Service',
    notes: [
      'The console offers 30000 to 32767 for nodes; the official example has "22": that is no limit of the annotation.',
    ],
  },
  expectedCodes: {
    name: 'expected_codes',
    summary: 'Status codes that mean healthy. In an official example, not in the table of fields.',
    codec: jsonString(expectedCodesText),
  },
} as const satisfies Fields;

/** One entry of `health-check-options`. */
const portHealthCheck = jsonObject(PORT_CHECK_FIELDS);

export type PortHealthCheckValue = ObjectOf<typeof PORT_CHECK_FIELDS>;

export const healthCheckFlag = annotation({
  key: 'kubernetes.io/elb.health-check-flag',
  group: 'health-check',
  summary: 'Whether the load balancer checks its backends.',
  codec: oneOf(['on', 'off'], { synonyms: { true: 'on', false: 'off' } }),
  emptyMeansAbsent: true,
  default: 'on',
  since: since(['v1.9']),
  mutable: true,
  onChange: 'The check is created or deleted in place (first published provider source).',
  constraints: [
    {
      kind: 'requires',
      condition: {
        anyOf: [{ has: 'kubernetes.io/elb.health-check-option' }, { has: 'kubernetes.io/elb.health-check-options' }],
      },
      when: { has: 'kubernetes.io/elb.health-check-flag', text: ['on'] },
      severity: 'info',
      why: 'Two pages ask for a configuration beside an explicit on; every field of it has a default, and live objects without one work.',
      help: 'Add kubernetes.io/elb.health-check-option, or leave the flag out: absence means on.',
      facts: ['health-check-on-needs-option'],
      pages: ['cce_10_0385', 'cce_10_0681', 'src:hws-2020'],
      basis: ['docs', 'ancestor'],
    },
  ],
  facts: ['health-check-flag-value'],
  notes: [
    'true and false are errors in the first published provider source.',
    'Quote it: bare on and off are booleans in YAML 1.1.',
    'The Chinese table of 2023 gives off as the preset of the console, which is not what absence means.',
  ],
  pages: ['cce_10_0385', 'cce_10_0681', 'huawei-zh-2023:cce_10_0385', 'src:hws-2020'],
  offered: { prop: 'ElbSettings.healthCheck' },
});

export const healthCheckOption = annotation({
  key: 'kubernetes.io/elb.health-check-option',
  group: 'health-check',
  summary: 'How the backends of all ports are checked.',
  codec: jsonText(jsonObject(CHECK_FIELDS)),
  example: { protocol: 'TCP', delay: 5, timeout: 10, maxRetries: 3 },
  emptyMeansAbsent: true,
  since: since(['v1.9']),
  mutable: true,
  onChange: 'The check is updated in place (first published provider source).',
  constraints: [
    {
      kind: 'conflicts',
      condition: { has: 'kubernetes.io/elb.health-check-options' },
      severity: 'error',
      why: 'The platform takes one configuration for all ports or one for each, never both.',
      help: 'Keep one of the two.',
      facts: ['health-check-option-vs-options'],
      pages: ['cce_10_0385', 'cce_10_0684'],
      basis: ['docs'],
    },
    SWITCHED_OFF,
    {
      kind: 'requires',
      condition: { anyOf: [{ onlyListeners: ['UDP'] }, { onlyListeners: ['TCP', 'HTTP', 'HTTPS', 'TLS', 'QUIC'] }] },
      when: {
        not: {
          anyOf: [
            { has: 'kubernetes.io/elb.health-check-flag', text: ['off'] },
            { has: 'kubernetes.io/elb.health-check-options' },
          ],
        },
      },
      severity: 'warning',
      why: 'One configuration holds for ports of one protocol; with TCP and UDP ports the first one decides.',
      help: 'Use kubernetes.io/elb.health-check-options, with an entry for each port.',
      facts: ['health-check-mixed-protocols'],
      pages: ['cce_10_0681', 'src:hws-2020'],
      basis: ['docs', 'ancestor'],
    },
  ],
  facts: ['health-check-number-ranges', 'health-check-unknown-field', 'health-check-path'],
  notes: [
    'TCP ports are checked by TCP or HTTP, UDP ports by UDP. The first published provider source looks at the first port only, and reports a mismatch as an error.',
    `A port of the Service named ${HEALTH_CHECK_PORT_NAME} is taken as the port of the check.`,
    'Checks by UDP need ICMP allowed in the security group of the backends.',
  ],
  pages: ['cce_10_0385', 'cce_10_0681', 'cce_10_0684', 'cce_10_0084', 'src:hws-2020'],
  offered: { prop: 'ElbSettings.healthCheck' },
});

export const healthCheckOptions = annotation({
  key: 'kubernetes.io/elb.health-check-options',
  group: 'health-check',
  summary: 'How the backends of single ports are checked; ports can be left out.',
  codec: jsonText(
    jsonArray(portHealthCheck, {
      name: PORT_CHECK_FIELDS.targetServicePort.name,
      keyOf: ({ targetServicePort: target }) => target && `${target.protocol}:${target.port}`,
    }),
  ),
  example: [{ protocol: 'TCP', delay: 5, targetServicePort: { protocol: 'TCP', port: 80 } }],
  since: since(['v1.19.16-r5', 'v1.21.8-r0', 'v1.23.6-r0', 'v1.25.2-r0']),
  mutable: true,
  onChange: 'Presumably as with kubernetes.io/elb.health-check-option: the check is updated in place.',
  constraints: [SWITCHED_OFF],
  facts: ['health-check-options-array', 'health-check-options-target'],
  notes: [
    'Excludes kubernetes.io/elb.health-check-option.',
    'target_service_port names a port of spec.ports with the same protocol; what happens with an unknown port is not documented.',
    'TCP ports are checked by TCP or HTTP, UDP ports by UDP. The Huawei Cloud page of 2026 does not say so any more; the ELB API does, and has HTTPS checks as well.',
    'The guide of 2023 printed one object instead of a list.',
  ],
  pages: ['cce_10_0385', 'cce_10_0684', 'huawei-zh-2023:cce_10_0014'],
  offered: { prop: 'LoadBalancerServicePort.healthCheck' },
});
