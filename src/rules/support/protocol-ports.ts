import { protocolPort } from '../../annotations/groups/listener';
import type { CceService } from '../../engine/cce-service';

/** What is asked for on each port, in the order of the entries. How QUIC listeners are asked for was not seen: not judged. */
export function entriesByPort(service: CceService): ReadonlyMap<number, readonly string[]> {
  const byPort = new Map<number, readonly string[]>();
  for (const { protocol, port } of service.value(protocolPort) ?? []) {
    if (protocol !== 'quic') byPort.set(port, [...(byPort.get(port) ?? []), protocol]);
  }
  return byPort;
}
