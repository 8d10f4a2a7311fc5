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
import { type Listener, TLS_CONFIGURATION } from './listener';
import type { Annotations } from './prop-annotations';
import { checkPorts } from './service-port-check';
import { asInvalid, located, type Owner, UsageError } from './usage-error';

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

/** A port that the load balancer serves by a listener. */
interface Listened {
  readonly port: number;
  readonly listener: Listener;
}

function listenerAnnotations(owner: Owner, ports: readonly LoadBalancerServicePort[]): Annotations {
  const listened = ports.flatMap(({ port, listener }) => (listener === undefined ? [] : [{ port, listener }]));
  const annotations: Annotations = {
    [protocolPort.key]: protocolPort.codec.encode(
      listened.map(({ port, listener }) => ({ protocol: listener._protocol, port })),
    ),
  };
  const givenBy = new Map<string, Listened>();
  let endsTls: Listened | undefined;
  for (const each of listened) {
    const { _annotations: options, _protocol: protocol } = each.listener;
    for (const [key, text] of Object.entries(options)) {
      const other = givenBy.get(key);
      if (other !== undefined && annotations[key] !== text) throw differing(owner, key, other, each);
      givenBy.set(key, each);
      annotations[key] = text;
    }
    if (protocol === 'http') continue;
    if (endsTls !== undefined) {
      const before = endsTls.listener._annotations;
      const key = TLS_CONFIGURATION.find((tlsKey) => before[tlsKey] !== options[tlsKey]);
      if (key !== undefined) throw differing(owner, key, endsTls, each);
    }
    endsTls = each;
  }
  return annotations;
}

function differing(owner: Owner, key: string, ...both: readonly Listened[]): UsageError {
  const found = both.map(({ port, listener: { _annotations: options } }) => {
    return `port ${port} has ${key in options ? show(options[key]) : 'none'}`;
  });
  return new UsageError(
    owner,
    `the listeners of one Service share one configuration (${key}): ${found.join(', ')}. Give both ports the same Listener, or put them into two Services`,
  );
}

function healthCheckAnnotations(ports: readonly LoadBalancerServicePort[]): Annotations {
  return {
    [healthCheckFlag.key]: healthCheckFlag.codec.encode('on'),
    [healthCheckOptions.key]: healthCheckOptions.codec.encode(
      ports.flatMap(({ port, protocol, healthCheck }) =>
        healthCheck?._check === undefined
          ? []
          : [{ ...healthCheck._check.value, targetServicePort: { protocol: protocolOf(protocol), port } }],
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
      if (healthCheck._check === undefined) {
        throw new UsageError(
          owner,
          `${place}: a check is switched off for all ports or for none; use 'healthCheck: HealthCheck.disabled()' of the Service`,
        );
      }
      checkProtocol(owner, place, healthCheck._check.protocol, port);
    } else if (ofAllPorts?._check !== undefined && isSure) {
      checkProtocol(owner, 'healthCheck', ofAllPorts._check.protocol, port);
    }
  });
}

function checkProtocol(owner: Owner, place: string, found: string, port: LoadBalancerServicePort): void {
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
    // The annotation has ports by name; callers know them by position.
    const { found, expected, inner } = asInvalid(error);
    const index = ports.findIndex(({ name }) => name === inner[0]);
    throw located(new InvalidValueError(found, expected, inner.slice(1)), owner, ['ports', index, 'portRanges']);
  }
}
