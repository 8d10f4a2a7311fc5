import { since } from '../../cluster/version';
import { decoded, InvalidValueError, invalid, type TextCodec } from '../codec/codec';
import { jsonArray, jsonObject, jsonString, jsonText, type ObjectOf } from '../codec/json';
import { formattedText, integerText, isPort, oneOf } from '../codec/text';
import { annotation } from '../define';

/** How a port can be checked, by its protocol in the Service. */
export const HEALTH_CHECKS_BY_PORT_PROTOCOL: Readonly<Record<'TCP' | 'UDP', readonly string[]>> = {
  TCP: ['TCP', 'HTTP'],
  UDP: ['UDP'],
};

const seconds = integerText({ min: 1, max: 50, unit: 'seconds' });

/** Judged for checks over HTTP only by the platform; a path elsewhere is dropped without harm. */
const path = formattedText({
  pattern: /^\/[^\p{Cc}]{0,79}$/u,
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
    unit: 'seconds',
  },
  timeout: {
    name: 'timeout',
    summary: 'How long an answer is waited for.',
    codec: jsonString(seconds),
    default: '10',
    unit: 'seconds',
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
  },
} as const;

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
    return isPort(port) ? decoded({ protocol: protocol as TargetPort['protocol'], port }) : invalid(text, this.expects);
  },
};

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
    codec: jsonString(integerText({ min: 1, max: 65535 })),
    emptyMeansAbsent: true,
    default: 'the port of the Service',
  },
  expectedCodes: {
    name: 'expected_codes',
    summary: 'Status codes that mean healthy. In an official example, not in the table of fields.',
    codec: jsonString(
      formattedText({
        pattern: /^[1-5]\d\d([,-][1-5]\d\d)*$/,
        expects: 'status codes, such as 200, 200,202 or 200-204',
      }),
    ),
  },
} as const;

/** One entry of `health-check-options`. */
export const portHealthCheck = jsonObject(PORT_CHECK_FIELDS);

export type HealthCheckOptionValue = ObjectOf<typeof CHECK_FIELDS>;
export type PortHealthCheckValue = ObjectOf<typeof PORT_CHECK_FIELDS>;

export const healthCheckFlag = annotation({
  key: 'kubernetes.io/elb.health-check-flag',
  group: 'health-check',
  summary: "Switches the load balancer's health check.",
  codec: oneOf(['on', 'off', ''], { hints: { true: 'write on', false: 'write off' } }),
  emptyMeansAbsent: true,
  default: 'on (absent or empty means enabled)',
  since: since(['v1.9']),
  mutable: true,
  onChange: 'Health check is created or deleted in place (ancestor source).',
  constraints: [
    {
      kind: 'requires',
      condition: {
        anyOf: [{ has: 'kubernetes.io/elb.health-check-option' }, { has: 'kubernetes.io/elb.health-check-options' }],
      },
      when: { has: 'kubernetes.io/elb.health-check-flag', text: ['on'] },
      severity: 'info',
      why: 'Two pages ask for an option beside an explicit on; every field of it has a default, and live objects without one work.',
      help: 'Add kubernetes.io/elb.health-check-option, or leave the flag out: absence means on.',
      facts: ['health-check-on-needs-option'],
      pages: ['cce_10_0385', 'cce_10_0681'],
      basis: ['docs', 'ancestor'],
    },
  ],
  facts: ['health-check-flag-value'],
  notes: [
    'Two pages demand an option when the flag is on; every field of it has a default, absence of the flag means on without one, and live objects with on and an empty option work. Worth an info, no more.',
    'Only on and off (and empty); true and false are errors in the ancestor code.',
    'Write it quoted; bare on and off are booleans in YAML 1.1.',
    "The old Chinese table gives off as the console's preset, which is not the value that absence means.",
  ],
  pages: ['cce_10_0385', 'cce_10_0681', 'huawei-zh-2023:cce_10_0385', 'src:hws-2020'],
  offered: { prop: 'ElbSettings.healthCheck' },
});

export const healthCheckOption = annotation({
  key: 'kubernetes.io/elb.health-check-option',
  group: 'health-check',
  summary: 'One health check configuration for all ports of the Service.',
  codec: jsonText(jsonObject(CHECK_FIELDS)),
  emptyMeansAbsent: true,
  since: since(['v1.9']),
  mutable: true,
  onChange: 'Health check is updated in place (ancestor source).',
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
    {
      kind: 'ineffective',
      condition: { has: 'kubernetes.io/elb.health-check-flag', text: ['off'] },
      severity: 'info',
      why: 'The check is switched off: broken backends go on getting traffic.',
      help: 'Remove the option, or the flag.',
      facts: ['health-check-off'],
      pages: ['cce_10_0385'],
      basis: ['docs'],
    },
    {
      kind: 'requires',
      condition: { anyOf: [{ onlyListeners: ['UDP'] }, { onlyListeners: ['TCP', 'HTTP', 'HTTPS', 'TLS'] }] },
      when: { not: { has: 'kubernetes.io/elb.health-check-flag', text: ['off'] } },
      severity: 'warning',
      why: 'One configuration holds for ports of one protocol; with TCP and UDP ports the first one decides.',
      help: 'Use kubernetes.io/elb.health-check-options, with an entry for each port.',
      facts: ['health-check-mixed-protocols'],
      pages: ['cce_10_0681'],
      basis: ['docs', 'ancestor'],
    },
  ],
  facts: ['health-check-number-ranges', 'health-check-unknown-field', 'health-check-path'],
  notes: [
    'Applies to ports that share one protocol; with mixed TCP and UDP ports use kubernetes.io/elb.health-check-options.',
    'An empty string counts as absent (ancestor source; live objects have it). The ancestor code reads the option even when the flag is off.',
    'TCP ports allow TCP or HTTP checks; UDP ports need UDP. The ancestor code looks at the first port only and reports an error on a mismatch.',
    'A Service port named cce-healthz is taken as the health check port.',
    'UDP checks need ICMP allowed in the backend security group.',
  ],
  pages: ['cce_10_0385', 'cce_10_0681', 'cce_10_0684', 'cce_10_0084', 'src:hws-2020'],
  offered: { prop: 'ElbSettings.healthCheck' },
});

export const healthCheckOptions = annotation({
  key: 'kubernetes.io/elb.health-check-options',
  group: 'health-check',
  summary: 'Health check configuration per Service port; ports may be left out.',
  codec: jsonText(
    jsonArray(portHealthCheck, {
      name: PORT_CHECK_FIELDS.targetServicePort.name,
      keyOf: ({ targetServicePort: target }) => target && `${target.protocol}:${target.port}`,
    }),
  ),
  since: since(['v1.19.16-r5', 'v1.21.8-r0', 'v1.23.6-r0', 'v1.25.2-r0']),
  mutable: true,
  onChange: 'Health check is updated in place (assumed like health-check-option).',
  constraints: [
    {
      kind: 'ineffective',
      condition: { has: 'kubernetes.io/elb.health-check-flag', text: ['off'] },
      severity: 'info',
      why: 'The check is switched off: broken backends go on getting traffic.',
      help: 'Remove the options, or the flag.',
      facts: ['health-check-off'],
      pages: ['cce_10_0385'],
      basis: ['docs'],
    },
  ],
  facts: ['health-check-options-array', 'health-check-options-target'],
  notes: [
    'target_service_port is mandatory and unique and names a port of spec.ports with the same protocol (what an unknown port does is not stated).',
    'TCP ports allow TCP or HTTP checks, UDP ports only UDP (the Huawei page of 2026 no longer lists this; the ELB API has it, and HTTPS checks as well).',
    'The 2023 guide printed a single object instead of an array; the current guide prints an array.',
  ],
  pages: ['cce_10_0385', 'cce_10_0684', 'huawei-zh-2023:cce_10_0014'],
  offered: { prop: 'LoadBalancerServicePort.healthCheck' },
});
