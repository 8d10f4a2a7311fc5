import { isOfLayer7, type ListenerProtocol } from '../annotations/condition';

/** A listener of layer 7 opens a connection of its own to the backend, from an address of the load balancer (E-03). */
export function opensOwnConnection(listener: ListenerProtocol): boolean {
  return isOfLayer7(listener);
}

/** What the client sends is encrypted for the load balancer; a pod that gets it cannot read it. */
export function terminatesTls(listener: ListenerProtocol): boolean {
  return listener === 'HTTPS' || listener === 'TLS' || listener === 'QUIC';
}
