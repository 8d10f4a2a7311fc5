import { isOfLayer7, type ListenerProtocol } from '../../annotations/condition';
import { portRanges } from '../../annotations/groups/listener';
import { isUnresolved } from '../../annotations/unresolved';
import type { CceService, ListenerSide } from '../../engine/cce-service';
import { isDictionary, own } from '../../manifest/kube-object';
import { isTooOldFor } from './annotations';

const MAX_NAMED = 8;

/** `80 as TCP, 443 as HTTPS`, of those that are served by one of `protocols` if any are named. */
export function describeListeners(service: CceService, protocols?: readonly ListenerProtocol[]): string {
  const ports = service.listenerPorts.filter(
    ({ listener }) => listener !== undefined && (protocols?.includes(listener) ?? true),
  );
  const named = ports.slice(0, MAX_NAMED).map(({ port, listener }) => `${port} as ${listener}`);
  return [...named, ...(ports.length > MAX_NAMED ? [`… (${ports.length} ports)`] : [])].join(', ');
}

/** Whether spec.ports has a port of that number and protocol; `undefined` if an expression or a mistake stands in the way. */
export function hasPort(service: CceService, number: number, protocol?: 'TCP' | 'UDP'): boolean | undefined {
  if (service.ports.length === 0) return undefined;
  let result: boolean | undefined = false;
  for (const { port, protocol: found } of service.ports) {
    if (port !== undefined && port !== number) continue;
    if (port === number && (protocol === undefined || protocol === found)) return true;
    if (port === undefined || found === undefined) result = undefined;
  }
  return result;
}

/** Whether the names of all ports can be told: no expression and no mistake stands in the way. */
export function knowsNames({ object }: CceService): boolean {
  const ports = own(object.spec, 'ports') ?? [];
  return Array.isArray(ports) && ports.every((port) => isDictionary(port) && isName(own(port, 'name') ?? ''));
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && !isUnresolved(value);
}

/** `80 (TCP), 53 (UDP)`, as spec.ports has them. */
export function describePorts({ ports }: Pick<CceService, 'ports'>): string {
  const named = ports
    .slice(0, MAX_NAMED)
    .map(({ port, protocol }) => (protocol === undefined ? `${port}` : `${port} (${protocol})`));
  return [...named, ...(ports.length > MAX_NAMED ? [`… (${ports.length} ports)`] : [])].join(', ');
}

/** Ports of the load balancer that one port of the Service gets. */
export interface ForwardedRange {
  /** Of the port of the Service. */
  readonly name: string;
  readonly first: number;
  readonly last: number;
  readonly side: ListenerSide;
}

/** The ranges that the platform can make listeners of. */
export function forwardedRangesOf(service: CceService): readonly ForwardedRange[] {
  const byName = service.value(portRanges);
  if (byName === undefined || service.elbClass === 'union' || isTooOldFor(portRanges, service)) return [];
  return service.listenerPorts.flatMap(({ name = '', side, listener }) =>
    side === undefined || isOfLayer7(listener) || !Object.hasOwn(byName, name)
      ? []
      : byName[name].map(({ first, last }) => ({ name, first, last, side })),
  );
}

/** What is told of a listener in the range of another. */
export const IN_A_RANGE = {
  why: 'A listener with a range listens on all ports in it. Whether the load balancer refuses the other listener, or which of the two gets a connection, is not documented.',
  help: 'Leave the port out of the range, or use another load balancer.',
  pages: ['drawer-elb/elb_drawerhelp_702', 'cce_10_0929'],
  basis: ['derived'],
} as const;
