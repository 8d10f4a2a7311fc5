import { transparentClientIp } from '../annotations/groups/client-ip';
import { healthCheckFlag, healthCheckOption } from '../annotations/groups/health-check';
import { connection, cps } from '../annotations/groups/listener';
import { hostNetwork } from '../annotations/groups/pass-through';
import { keepaliveTimeout } from '../annotations/groups/timeout';
import { adaptiveWeight, lbAlgorithm } from '../annotations/groups/traffic';
import { LoadBalancingAlgorithm } from '../annotations/load-balancing-algorithm';
import { ALL_SPECS } from '../annotations/registry';
import { show } from '../diagnostics/show';
import { AccessControl } from './access-control';
import { duration } from './duration';
import { Elb } from './elb';
import type { ElbSettings } from './elb-settings';
import { HealthCheck } from './health-check';
import { type Annotations, inSeconds, writerOf } from './prop-annotations';
import { anything, flag, instance, isLate, listOf, memberOf } from './readers';
import { OPTIONS_OF_LISTENERS, PORT_PROPERTIES, servicePort } from './service-port-check';
import { StickySession } from './sticky-session';
import type { Shape } from './structs';
import { type Owner, UsageError } from './usage-error';

/** What there is no property for, and what to use instead. */
export const REFUSED_SETTINGS: Readonly<Record<string, string>> = {
  loadBalancerSourceRanges:
    "the platform ignores the field, so that the Service would be open to everybody; use 'accessControl'",
  loadBalancerIP: "it is deprecated, and counts only where no load balancer is named; use 'elb' with ExistingElb",
  loadBalancerClass: 'any value makes the platform ignore the Service together with its annotations; leave it out',
  type: 'the type is always LoadBalancer; use a kplus.Service for another one',
  externalName: 'the type is always LoadBalancer; use a kplus.Service for another one',
  externalIPs:
    'under IPVS a node becomes unavailable if its address is listed there; if you know that it does not, patch the object: ApiObject.of(service).addJsonPatch(...)',
  annotations: "annotations without a property of their own belong in 'metadata.annotations'",
};

/** What stands with a port or its listener, and is looked for among the settings of the Service. */
export const MISPLACED_SETTINGS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(PORT_PROPERTIES.map((name) => [name, "each port has its own; give it in 'ports'"])),
  ...OPTIONS_OF_LISTENERS,
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

const writeSettings = writerOf<ElbSettings>({
  algorithm: lbAlgorithm,
  adaptiveWeight,
  idleTimeout: inSeconds(keepaliveTimeout),
  transparentClientIp,
  maxConnections: connection,
  maxNewConnectionsPerSecond: cps,
  hostNetwork,
});

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
  // Not a copy that is then added to: V8 takes twenty times as long.
  Object.assign(annotations, settings.elb._annotations());
  writeSettings(owner, settings, annotations);
  Object.assign(annotations, stickySession?._annotations(), accessControl?._annotations());
  if (healthCheck !== undefined) writeHealthCheckOfAllPorts(owner, healthCheck, annotations);
  return annotations;
}

function writeHealthCheckOfAllPorts(owner: Owner, healthCheck: HealthCheck, annotations: Annotations): void {
  const check = healthCheck._check;
  if (check === undefined) {
    annotations[healthCheckFlag.key] = healthCheckFlag.codec.encode('off');
    return;
  }
  const { monitorPort, expectedCodes } = check.value;
  if (monitorPort !== undefined) throw onlyOfOnePort(owner, 'port', monitorPort);
  if (expectedCodes !== undefined) throw onlyOfOnePort(owner, 'expectedCodes', expectedCodes);
  annotations[healthCheckFlag.key] = healthCheckFlag.codec.encode('on');
  annotations[healthCheckOption.key] = check.option;
}

function onlyOfOnePort(owner: Owner, name: string, found: unknown): UsageError {
  return new UsageError(
    owner,
    `healthCheck.${name}: found ${show(found)}, but only the check of one port has it; move the check to 'ports[].healthCheck'`,
  );
}

/** What the API server takes, keys and values together. */
const MAX_BYTES = 256 * 1024;

/** The keys that a property stands for, and its name. */
let ownedKeys: ReadonlyMap<string, string> | undefined;

/** Annotations of the caller's own: texts, and none that a property stands for. */
export function checkOwnAnnotations(owner: Owner, annotations: Readonly<Record<string, unknown>> = {}): void {
  const place = 'metadata.annotations';
  let bytes = 0;
  for (const [key, value] of Object.entries(annotations)) {
    ownedKeys ??= new Map(
      ALL_SPECS.flatMap(({ key: owned, offered }) => ('prop' in offered ? [[owned, offered.prop] as const] : [])),
    );
    const prop = ownedKeys.get(key);
    if (prop !== undefined)
      throw new UsageError(owner, `${place}: '${key}' is what the property ${prop} writes; use that`);
    if (isLate(value)) continue;
    if (typeof value !== 'string') {
      throw new UsageError(
        owner,
        `${place}[${show(key)}]: expected text, got ${show(value)}; annotations are texts, quote the value`,
      );
    }
    if (/\p{Cs}/u.test(value)) {
      throw new UsageError(
        owner,
        `${place}[${show(key)}]: expected text without unpaired surrogates, got ${show(value)}`,
      );
    }
    bytes += Buffer.byteLength(key) + Buffer.byteLength(value);
    if (bytes > MAX_BYTES) {
      throw new UsageError(
        owner,
        `${place}[${show(key)}]: expected at most ${MAX_BYTES} bytes in all keys and values, which is what Kubernetes takes, got ${bytes} up to this one`,
      );
    }
  }
}
