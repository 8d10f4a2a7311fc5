import {
  HEALTH_CHECKS_BY_PORT_PROTOCOL,
  healthCheckOption,
  healthCheckOptions,
  type PortHealthCheckValue,
} from '../annotations/groups/health-check';
import { alternatives } from '../diagnostics/show';
import type { CceService, ServicePort } from '../engine/cce-service';
import { type ReportFn, rule } from '../engine/rule';
import { pathOf } from './support/annotations';
import { checkFieldName, isChecked, portChecksOf } from './support/health-checks';
import { hasPort } from './support/ports';

export const healthCheckProtocolMismatch = rule({
  id: 'health-check-protocol-mismatch',
  severity: 'error',
  statement: `TCP ports are checked by ${alternatives(HEALTH_CHECKS_BY_PORT_PROTOCOL.TCP)}, UDP ports by ${alternatives(HEALTH_CHECKS_BY_PORT_PROTOCOL.UDP)}.`,
  why: 'The platform refuses any other check.',
  help: 'Leave the protocol out, which means that of the port, or write one that goes with it.',
  facts: ['health-check-protocol-match'],
  pages: ['cce_10_0684', 'cce_10_0681', 'src:hws-2020', 'elb-api:configuring_a_health_check'],
  basis: ['docs', 'ancestor'],
  exceptions: [
    {
      guards: ['health-check-protocol-match/1'],
      text: 'A protocol that is left out follows the port.',
    },
    {
      guards: ['health-check-protocol-match/2a'],
      text: "The port of the platform's own health check is not checked.",
    },
    {
      guards: ['health-check-protocol-match/2b'],
      text: 'One configuration for ports of several protocols is left to missing-requirement.',
    },
  ],
  reads: [healthCheckOption.key, healthCheckOptions.key],
  check(service, report) {
    if (!isChecked(service)) return;
    judgeCheckOfAllPorts(service, report);
    judgeChecksOfPorts(service, report);
  },
});

type TargetPort = NonNullable<PortHealthCheckValue['targetServicePort']>;

/** Where ports differ in their protocol, or both annotations are there, other rules say so. */
function judgeCheckOfAllPorts(service: CceService, report: ReportFn): void {
  const protocol = service.value(healthCheckOption)?.protocol;
  if (protocol === undefined || service.has(healthCheckOptions)) return;
  const [first, ...others] = service.listenerPorts;
  const of = checkableAs(first);
  if (of === undefined || others.some((port) => checkableAs(port) !== of) || isRight(of, protocol)) return;
  report({
    message: `${healthCheckOption.key} checks by ${protocol}, and all ports are ${of} ports; expected ${alternatives(HEALTH_CHECKS_BY_PORT_PROTOCOL[of])}`,
    path: pathOf(healthCheckOption.key),
    inner: [checkFieldName('protocol')],
  });
}

function judgeChecksOfPorts(service: CceService, report: ReportFn): void {
  for (const { index, check } of portChecksOf(service)) {
    const { targetServicePort: target, protocol } = check;
    if (target === undefined || protocol === undefined || isRight(target.protocol, protocol)) continue;
    // Of a port that is not there another rule speaks.
    if (hasPort(service, target.port, target.protocol) === false || isServedOtherwise(target, service)) continue;
    report({
      message: `${healthCheckOptions.key} checks ${target.protocol}:${target.port} by ${protocol}; expected ${alternatives(HEALTH_CHECKS_BY_PORT_PROTOCOL[target.protocol])}`,
      path: pathOf(healthCheckOptions.key),
      inner: [index, checkFieldName('protocol')],
    });
  }
}

function isRight(of: 'TCP' | 'UDP', protocol: string): boolean {
  return HEALTH_CHECKS_BY_PORT_PROTOCOL[of].includes(protocol);
}

/** Over QUIC, say: how such a port is checked is not documented. */
function isServedOtherwise({ port, protocol }: TargetPort, service: CceService): boolean {
  return service.listenerPorts.some(
    (each) => each.port === port && each.protocol === protocol && checkableAs(each) === undefined,
  );
}

/** `undefined` if it cannot be read, and of a port that the load balancer serves over the other protocol. */
function checkableAs(port: ServicePort | undefined): 'TCP' | 'UDP' | undefined {
  return port?.side === undefined || port.side !== port.protocol ? undefined : port.side;
}
