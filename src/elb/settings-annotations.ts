import type { ListenerProtocol } from '../annotations/condition';
import { transparentClientIp } from '../annotations/groups/client-ip';
import {
  HEALTH_CHECKS_BY_PORT_PROTOCOL,
  healthCheckFlag,
  healthCheckOption,
  healthCheckOptions,
} from '../annotations/groups/health-check';
import { connection, cps, portRanges, protocolPort } from '../annotations/groups/listener';
import { hostNetwork } from '../annotations/groups/pass-through';
import { keepaliveTimeout } from '../annotations/groups/timeout';
import { adaptiveWeight, lbAlgorithm } from '../annotations/groups/traffic';
import { rangeFor } from '../annotations/listener-range';
import { LoadBalancingAlgorithm } from '../annotations/load-balancing-algorithm';
import { ALL_SPECS } from '../annotations/registry';
import type { AnnotationSpec } from '../annotations/spec';
import { alternatives, show } from '../diagnostics/show';
import { AccessControl } from './access-control';
import {
  anything,
  duration,
  flag,
  instance,
  listOf,
  locate,
  located,
  memberOf,
  type Owner,
  type Shape,
  UsageError,
  wholeUnits,
} from './checks';
import { Elb } from './elb';
import type { ElbSettings, LoadBalancerServicePort, PortRange } from './elb-settings';
import { HealthCheck } from './health-check';
import { LISTENER_OPTIONS, TLS_CONFIGURATION } from './listener';
import { checkPorts, PORT_PROPERTIES, servicePort } from './service-port-check';
import { StickySession } from './sticky-session';

export type Annotations = Record<string, string>;

/** What there is no property for, and what to use instead. */
export const REFUSED_SETTINGS: Readonly<Record<string, string>> = {
  loadBalancerSourceRanges:
    "the platform ignores the field, so that the Service would be open to everybody; use 'accessControl'.",
  loadBalancerIP: "it is deprecated, and counts only where no load balancer is named; use 'elb' with ExistingElb.",
  loadBalancerClass: 'any value makes the platform ignore the Service together with its annotations; leave it out.',
  type: 'the type is always LoadBalancer; use a kplus.Service for another one.',
  externalName: 'the type is always LoadBalancer; use a kplus.Service for another one.',
  externalIPs:
    'under IPVS a node becomes unavailable if its address stands there; if you know that it does not, patch the object: ApiObject.of(service).addJsonPatch(...).',
  annotations: "give annotations that no property stands for in 'metadata.annotations'.",
};

/** What stands with a port or its listener, and is looked for among the settings of the Service. */
export const MISPLACED_SETTINGS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(PORT_PROPERTIES.map((name) => [name, "each port has its own; give it in 'ports'."])),
  ...Object.fromEntries(
    LISTENER_OPTIONS.map((name) => [name, "it belongs to the 'listener' of a port, such as Listener.https()."]),
  ),
};

/** The checks of `ElbSettings`; what is encoded into an annotation is judged by its codec. */
export const ELB_SETTINGS: Shape<ElbSettings> = {
  elb: instance(
    Elb,
    'a load balancer: ExistingElb.shared(id), ExistingElb.dedicated(id) or one of the factories of ElbAutocreate',
  ),
  ports: listOf(servicePort, 'ports, such as { port: 80 }'),
  algorithm: memberOf('LoadBalancingAlgorithm', LoadBalancingAlgorithm),
  stickySession: instance(StickySession, 'a StickySession, such as StickySession.sourceIp()'),
  adaptiveWeight: flag,
  healthCheck: instance(HealthCheck, 'a HealthCheck, such as HealthCheck.tcp()'),
  accessControl: instance(AccessControl, 'an AccessControl, such as AccessControl.allowOnly(groupId)'),
  idleTimeout: duration,
  transparentClientIp: flag,
  maxConnections: anything,
  maxNewConnectionsPerSecond: anything,
  hostNetwork: flag,
};

/** Properties that are one annotation each: the value as its codec takes it, `undefined` if the property is not given. */
const ONE_ANNOTATION: readonly {
  readonly prop: keyof ElbSettings;
  readonly spec: AnnotationSpec;
  readonly read: (settings: ElbSettings) => unknown;
}[] = [
  { prop: 'algorithm', spec: lbAlgorithm, read: ({ algorithm }) => algorithm },
  { prop: 'adaptiveWeight', spec: adaptiveWeight, read: (settings) => settings.adaptiveWeight },
  {
    prop: 'idleTimeout',
    spec: keepaliveTimeout,
    read: ({ idleTimeout }) => idleTimeout && wholeUnits(idleTimeout, 'seconds'),
  },
  { prop: 'transparentClientIp', spec: transparentClientIp, read: (settings) => settings.transparentClientIp },
  { prop: 'maxConnections', spec: connection, read: ({ maxConnections }) => maxConnections },
  { prop: 'maxNewConnectionsPerSecond', spec: cps, read: (settings) => settings.maxNewConnectionsPerSecond },
  { prop: 'hostNetwork', spec: hostNetwork, read: (settings) => settings.hostNetwork },
];

/** The annotations that do not depend on the ports. */
export function annotationsOfSettings(owner: Owner, settings: ElbSettings): Annotations {
  const { algorithm, stickySession, healthCheck, accessControl } = settings;
  if (stickySession !== undefined && algorithm === LoadBalancingAlgorithm.SOURCE_IP) {
    throw new UsageError(
      owner,
      "'stickySession' and algorithm LoadBalancingAlgorithm.SOURCE_IP exclude each other: the algorithm keeps a client on one backend by itself, and the platform refuses sticky sessions beside it. Remove one of the two",
    );
  }
  const annotations: Annotations = {};
  // To add to a copy takes V8 twenty times as long as to add to an object of its own.
  Object.assign(annotations, settings.elb._annotations());
  for (const { prop, spec, read } of ONE_ANNOTATION) {
    if (settings[prop] === undefined) continue;
    try {
      annotations[spec.key] = spec.codec.encode(read(settings));
    } catch (error) {
      throw located(error, owner, [prop]);
    }
  }
  Object.assign(annotations, stickySession?._annotations(), accessControl?._annotations());
  if (healthCheck !== undefined) writeHealthCheckOfAllPorts(owner, healthCheck, annotations);
  return annotations;
}

function writeHealthCheckOfAllPorts(owner: Owner, healthCheck: HealthCheck, annotations: Annotations): void {
  const { _value: value, _option: option } = healthCheck;
  if (value === undefined || option === undefined) {
    annotations[healthCheckFlag.key] = healthCheckFlag.codec.encode('off');
    return;
  }
  const { monitorPort, expectedCodes } = value;
  if (monitorPort !== undefined) throw onlyOfOnePort(owner, 'port', monitorPort);
  if (expectedCodes !== undefined) throw onlyOfOnePort(owner, 'expectedCodes', expectedCodes);
  annotations[healthCheckFlag.key] = healthCheckFlag.codec.encode('on');
  annotations[healthCheckOption.key] = option;
}

function onlyOfOnePort(owner: Owner, name: string, found: unknown): UsageError {
  return new UsageError(
    owner,
    `healthCheck.${name}: found ${show(found)}, but only the check of one port has it; move the check to 'ports[].healthCheck'`,
  );
}

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
  ports.forEach((port, index) => {
    const { healthCheck } = port;
    if (healthCheck !== undefined) {
      const place = `ports[${index}].healthCheck`;
      if (settings.healthCheck !== undefined) {
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
    } else if (
      settings.healthCheck?._value !== undefined &&
      new Set(ports.map(({ protocol }) => protocolOf(protocol))).size === 1
    ) {
      // With ports of both protocols the platform judges by the first one: a finding, for want of a sure answer.
      checkProtocol(owner, 'healthCheck', settings.healthCheck, port);
    }
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
  return locate(owner, ['portRanges'], () => portRanges.codec.encode(Object.fromEntries(value)));
}

/** What cdk8s resolves into a text when it renders. */
function isLate(value: unknown): boolean {
  const { produce, resolve } = (value ?? {}) as { readonly produce?: unknown; readonly resolve?: unknown };
  return typeof produce === 'function' || typeof resolve === 'function';
}

/** The keys that a property stands for, and its name. */
let ownedKeys: ReadonlyMap<string, string> | undefined;

/** Annotations of the caller's own: texts, and none that a property stands for. */
export function checkOwnAnnotations(owner: Owner, annotations: Readonly<Record<string, unknown>> = {}): void {
  const place = 'metadata.annotations';
  for (const [key, value] of Object.entries(annotations)) {
    ownedKeys ??= new Map(
      ALL_SPECS.flatMap(({ key: owned, offered }) => ('prop' in offered ? [[owned, offered.prop] as const] : [])),
    );
    const prop = ownedKeys.get(key);
    if (prop !== undefined)
      throw new UsageError(owner, `${place}: '${key}' is what the property ${prop} writes; use that`);
    if (typeof value !== 'string' && !isLate(value)) {
      throw new UsageError(
        owner,
        `${place}[${show(key)}]: expected text, got ${show(value)}; annotations are texts, quote the value`,
      );
    }
  }
}
