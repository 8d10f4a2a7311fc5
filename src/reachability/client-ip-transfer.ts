import { transparentClientIp } from '../annotations/groups/client-ip';
import type { CceService } from '../engine/cce-service';
import { type Value, valuesOf } from './dimensions';

type Transfer = Value<'clientIpTransfer'>;

/** What each class of load balancer may do with the client's address. */
export type TransferOf = { readonly [C in Value<'elbClass'>]: readonly Transfer[] };

/** What a load balancer does with it unless it is told otherwise (DC-09). */
export const DEFAULT_TRANSFER: Readonly<Record<Value<'elbClass'>, Transfer>> = {
  union: 'disabled',
  performance: 'enabled',
};

export function transferOf(service: CceService): TransferOf {
  return { union: sharedTransfersOf(service), performance: [DEFAULT_TRANSFER.performance] };
}

/** A shared load balancer presents the client's address if it is told to. */
function sharedTransfersOf(service: CceService): readonly Transfer[] {
  if (!service.has(transparentClientIp)) return [DEFAULT_TRANSFER.union];
  const text = service.text(transparentClientIp.key);
  if (text === undefined) return valuesOf('clientIpTransfer');
  return [text === 'true' ? 'enabled' : 'disabled'];
}

/** Whether the load balancer of a Service may present the client's address to the backends. */
export function mayPresentClientIp(service: CceService): boolean {
  const transfers = transferOf(service);
  const { elbClass } = service;
  return elbClass === undefined
    ? Object.values(transfers).some((some) => some.includes('enabled'))
    : transfers[elbClass].includes('enabled');
}
