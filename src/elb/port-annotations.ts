import { InvalidValueError } from '../annotations/codec/codec';
import type { ListenerProtocol } from '../annotations/condition';
import {
  HEALTH_CHECKS_BY_PORT_PROTOCOL,
  healthCheckFlag,
  healthCheckOptions,
} from '../annotations/groups/health-check';
import { portRanges, protocolPort } from '../annotations/groups/listener';
import { keepaliveTimeout } from '../annotations/groups/timeout';
import { rangeFor } from '../annotations/listener-range';
import { alternatives, show } from '../diagnostics/show';
import { wholeUnits } from './duration';
import type { ElbSettings, LoadBalancerServicePort, PortRange } from './elb-settings';
import type { HealthCheck } from './health-check';
import { TLS_CONFIGURATION } from './listener';
import type { Annotations } from './prop-annotations';
import { checkPorts } from './service-port-check';
import { located, type Owner, UsageError } from './usage-error';

/** What of the settings ports can contradict. */
type SettingsOfPorts = Pick<ElbSettings, 'healthCheck' | 'idleTimeout'>;

/** The annotations that follow from the ports, and everything that settings and ports must not contradict each other in. */
export function annotationsOfPorts(
  owner: Owner,
  settings: SettingsOfPorts,
  ports: readonly LoadBalancerServicePort[],
): Annotations {
  checkPorts(owner, ports);
  checkHealthChecks(owner, settings, ports);
  checkIdleTimeout(owner, settings, ports);
  const annotations: Annotations = {};
  if (ports.some(({ listener }) => listener !== undefined))
    Object.assign(annotations, listenerAnnotations(owner, ports));
  if (ports.some(({ healthCheck }) => healthCheck !== undefined)) {
    Object.assign(annotations, healthCheckAnnotations(ports));
  }
  if (ports.some(({ portRanges: ranges }) => ranges !== undefined)) {
    annotations[portRanges.key] = portRangesText(owner, ports);
  }
  return annotations;
}

function listenerAnnotations(owner: Owner, allPorts: readonly LoadBalancerServicePort[]): Annotations {
  const ports = allPorts.filter(({ listener }) => listener !== undefined);
  const annotations: Annotations = {
    [protocolPort.key]: protocolPort.codec.encode(
      ports.map(({ port, listener }) => ({ protocol: listener!._protocol, port })),
    ),
  };
  const givenBy = new Map<string, LoadBalancerServicePort>();
  let endsTls: LoadBalancerServicePort | undefined;
  for (const port of ports) {
    const options = port.listener!._annotations;
    for (const [key, text] of Object.entries(options)) {
      const other = givenBy.get(key);
      if (other !== undefined && annotations[key] !== text)
        throw differing(owner, key, other, annotations[key], port, text);
      givenBy.set(key, port);
      annotations[key] = text;
    }
    if (port.listener!._protocol === 'http') continue;
    for (const key of endsTls === undefined ? [] : TLS_CONFIGURATION) {
      const before = endsTls!.listener!._annotations[key];
      if (before !== options[key]) throw differing(owner, key, endsTls!, before, port, options[key]);
    }
    endsTls = port;
  }
  return annotations;
}

function differing(
  owner: Owner,
  key: string,
  first: LoadBalancerServicePort,
  firstText: string | undefined,
  second: LoadBalancerServicePort,
  secondText: string | undefined,
): UsageError {
  const of = (port: LoadBalancerServicePort, text: string | undefined) =>
    `port ${port.port} has ${text === undefined ? 'none' : show(text)}`;
  return new UsageError(
    owner,
    `the listeners of one Service share one configuration (${key}): ${of(first, firstText)}, ${of(second, secondText)}. Give both ports the same Listener, or put them into two Services`,
  );
}

function healthCheckAnnotations(ports: readonly LoadBalancerServicePort[]): Annotations {
  return {
    [healthCheckFlag.key]: healthCheckFlag.codec.encode('on'),
    [healthCheckOptions.key]: healthCheckOptions.codec.encode(
      ports.flatMap(({ port, protocol, healthCheck }) =>
        healthCheck === undefined
          ? []
          : [{ ...healthCheck._value!, targetServicePort: { protocol: protocolOf(protocol), port } }],
      ),
    ),
  };
}

function protocolOf(protocol: LoadBalancerServicePort['protocol']): 'TCP' | 'UDP' {
  return protocol === 'UDP' ? 'UDP' : 'TCP';
}

function checkHealthChecks(owner: Owner, settings: SettingsOfPorts, ports: readonly LoadBalancerServicePort[]): void {
  const ofAllPorts = settings.healthCheck;
  // With ports of both protocols the platform judges by the first one: a finding, for want of a sure answer.
  const isSure = ports.every(({ protocol }) => protocolOf(protocol) === protocolOf(ports[0].protocol));
  ports.forEach((port, index) => {
    const { healthCheck } = port;
    if (healthCheck !== undefined) {
      const place = `ports[${index}].healthCheck`;
      if (ofAllPorts !== undefined) {
        throw new UsageError(
          owner,
          `'healthCheck' and '${place}' exclude each other; give each port a check of its own, or all of them one`,
        );
      }
      if (healthCheck._value === undefined) {
        throw new UsageError(
          owner,
          `${place}: a check is switched off for all ports or for none; use 'healthCheck: HealthCheck.disabled()' of the Service`,
        );
      }
      checkProtocol(owner, place, healthCheck, port);
    } else if (ofAllPorts?._value !== undefined && isSure) checkProtocol(owner, 'healthCheck', ofAllPorts, port);
  });
}

function checkProtocol(owner: Owner, place: string, healthCheck: HealthCheck, port: LoadBalancerServicePort): void {
  const found = healthCheck._value!.protocol;
  const allowed = HEALTH_CHECKS_BY_PORT_PROTOCOL[protocolOf(port.protocol)];
  if (allowed.includes(found)) return;
  throw new UsageError(
    owner,
    `${place}: port ${port.port} with protocol ${protocolOf(port.protocol)} is checked by ${alternatives(allowed)}, not by ${found}`,
  );
}

/** What the load balancer speaks on the port. */
function listenerProtocolOf(port: LoadBalancerServicePort): ListenerProtocol {
  return port.protocol === 'UDP' ? 'UDP' : ((port.listener?.protocol.toUpperCase() ?? 'TCP') as ListenerProtocol);
}

function checkIdleTimeout(
  owner: Owner,
  { idleTimeout }: SettingsOfPorts,
  ports: readonly LoadBalancerServicePort[],
): void {
  if (idleTimeout === undefined || ports.length === 0) return;
  const protocols = ports.map(listenerProtocolOf);
  const range = rangeFor(keepaliveTimeout.listenerRanges ?? [], protocols);
  const seconds = wholeUnits(idleTimeout, 'seconds');
  if (range === undefined || (seconds >= range.min && seconds <= range.max)) return;
  throw new UsageError(
    owner,
    `idleTimeout: with ports served as ${[...new Set(protocols)].join(' and ')} it is ${range.min} to ${range.max} seconds, got ${seconds}`,
  );
}

function portRangesText(owner: Owner, ports: readonly LoadBalancerServicePort[]): string {
  const value = new Map<string, readonly { readonly first: number; readonly last: number }[]>();
  const taken: (PortRange & { readonly side: string; readonly place: string })[] = [];
  ports.forEach(({ name, protocol = 'TCP', portRanges: ranges }, index) => {
    if (ranges === undefined) return;
    const place = `ports[${index}]`;
    if (name === undefined) throw new UsageError(owner, `${place}: a port with 'portRanges' needs a 'name'`);
    for (const range of ranges) {
      const other = taken.find(
        (each) => each.side === protocol && range.first <= each.last && each.first <= range.last,
      );
      if (other !== undefined && other.place !== place) {
        throw new UsageError(
          owner,
          `${place}: the port range ${range.first} to ${range.last} overlaps ${other.first} to ${other.last} of ${other.place}`,
        );
      }
      taken.push({ ...range, side: protocol, place });
    }
    value.set(name, ranges);
  });
  try {
    return portRanges.codec.encode(Object.fromEntries(value));
  } catch (error) {
    // The annotation names ports, and callers count them.
    const { found, expected, inner } = error as InvalidValueError;
    const index = ports.findIndex(({ name }) => name === inner[0]);
    throw located(new InvalidValueError(found, expected, inner.slice(1)), owner, ['ports', index, 'portRanges']);
  }
}
