import { spanOfPart } from '../../annotations/codec/list-text';
import { protocolPort } from '../../annotations/groups/listener';
import { append } from '../../diagnostics/group-by';
import type { Span } from '../../diagnostics/location';
import type { CceService } from '../../engine/cce-service';

/** What is asked for on each port, in the order of the entries. How QUIC listeners are asked for was not seen: not judged. */
export function entriesByPort(service: CceService): ReadonlyMap<number, readonly string[]> {
  const byPort = new Map<number, string[]>();
  for (const { protocol, port } of service.value(protocolPort) ?? []) {
    if (protocol !== 'quic') append(byPort, port, protocol);
  }
  return byPort;
}

/** Where the last entry of a port stands, the one that is too much if there are several. */
export function spanOfEntry(service: CceService, number: number): Span | undefined {
  const entries = service.value(protocolPort) ?? [];
  const index = entries.map(({ port, protocol }) => protocol !== 'quic' && port === number).lastIndexOf(true);
  return spanOfPart(service.text(protocolPort.key) as string, index);
}
