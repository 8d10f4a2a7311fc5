import type { ListenerProtocol } from '../../annotations/condition';
import type { CceService } from '../../engine/cce-service';

const MAX_NAMED = 8;

/** `80 as TCP, 443 as HTTPS`, of those that are served by one of `protocols` if any are named. */
export function describeListeners(service: CceService, protocols?: readonly ListenerProtocol[]): string {
  const ports = service.listenerPorts.filter(
    ({ listener }) => listener !== undefined && (protocols?.includes(listener) ?? true),
  );
  const named = ports.slice(0, MAX_NAMED).map(({ port, listener }) => `${port} as ${listener}`);
  return [...named, ...(ports.length > MAX_NAMED ? [`… (${ports.length} ports)`] : [])].join(', ');
}
