import { InvalidValueError } from '../annotations/codec/codec';
import {
  instance,
  listOf,
  matching,
  memberOf,
  type Owner,
  type Reader,
  type Shape,
  struct,
  UsageError,
  wholeNumber,
} from './checks';
import type { LoadBalancerServicePort, PortRange } from './elb-settings';
import { HealthCheck } from './health-check';
import { Listener } from './listener';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const CONTAINER_PORT_NAME = /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$/;

/** As Kubernetes takes it: a word of IANA's, or a name with a domain before it. */
const APP_PROTOCOL = /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

const twoPorts = struct<PortRange>({ first: wholeNumber(1, 65535), last: wholeNumber(1, 65535) }, ['first', 'last']);

const portRange: Reader = (value) => {
  const range = twoPorts(value) as PortRange;
  if (range.first > range.last)
    throw new InvalidValueError(range.first, `at most 'last', which is ${range.last}`, ['first']);
  return range;
};

const PORT: Shape<LoadBalancerServicePort> = {
  port: wholeNumber(1, 65535),
  name: matching(DNS_LABEL, 'up to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends'),
  nodePort: wholeNumber(0, 65535),
  protocol: memberOf('Protocol', { TCP: 'TCP', UDP: 'UDP', SCTP: 'SCTP' }),
  targetPort: wholeNumber(1, 65535),
  targetPortName: matching(
    CONTAINER_PORT_NAME,
    'the name of a container port: up to 15 lower-case letters, digits and single hyphens, with at least one letter',
  ),
  appProtocol: matching(APP_PROTOCOL, "a protocol, such as 'http', 'grpc' or 'kubernetes.io/h2c'"),
  listener: instance(Listener, 'a Listener, such as Listener.http()'),
  healthCheck: instance(HealthCheck, 'a HealthCheck, such as HealthCheck.tcp()'),
  portRanges: listOf(portRange, 'port ranges, such as { first: 100, last: 200 }'),
};

/** One port by itself. */
export const servicePort: Reader = struct<LoadBalancerServicePort>(PORT, ['port']);

/** What holds between the ports of one Service, and between the properties of a port. */
export function checkPorts(owner: Owner, ports: readonly LoadBalancerServicePort[]): void {
  const byListener = new Map<string, number>();
  const byName = new Map<string, number>();
  const byNodePort = new Map<string, number>();
  ports.forEach((port, index) => {
    const place = `ports[${index}]`;
    const protocol = port.protocol ?? 'TCP';
    if (port.targetPort !== undefined && port.targetPortName !== undefined) {
      throw new UsageError(
        owner,
        `${place}: 'targetPort' (${port.targetPort}) and 'targetPortName' ('${port.targetPortName}') exclude each other; give one of the two`,
      );
    }
    if (port.listener !== undefined && protocol !== 'TCP') {
      throw new UsageError(
        owner,
        `${place}: a listener for ${port.listener.protocol} needs protocol TCP, and port ${port.port} has ${protocol}; remove 'listener' or the protocol`,
      );
    }
    if (ports.length === 1) return;
    if (port.nodePort !== undefined && port.nodePort !== 0) {
      const nodePort = `${port.nodePort}/${protocol}`;
      const sameNodePort = byNodePort.get(nodePort);
      if (sameNodePort !== undefined) {
        throw new UsageError(owner, `${place}: nodePort ${port.nodePort} stands in ports[${sameNodePort}] already`);
      }
      byNodePort.set(nodePort, index);
    }
    const key = `${port.port}/${protocol}`;
    const sameListener = byListener.get(key);
    if (sameListener !== undefined) {
      throw new UsageError(
        owner,
        `${place}: port ${port.port} with protocol ${protocol} stands in ports[${sameListener}] already`,
      );
    }
    byListener.set(key, index);
    if (port.name === undefined) {
      throw new UsageError(
        owner,
        `${place}: a Service with several ports needs a 'name' for each of them; port ${port.port} has none`,
      );
    }
    const sameName = byName.get(port.name);
    if (sameName !== undefined)
      throw new UsageError(owner, `${place}: the name '${port.name}' stands in ports[${sameName}] already`);
    byName.set(port.name, index);
  });
}
