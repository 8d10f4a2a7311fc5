import { InvalidValueError } from '../annotations/codec/codec';
import { PORT_NUMBERS } from '../manifest/fields/service-fields';
import { APP_PROTOCOL, CONTAINER_PORT_NAME } from '../manifest/fields/text-forms';
import type { LoadBalancerServicePort, PortRange } from './elb-settings';
import { HealthCheck } from './health-check';
import { LISTENER_OPTIONS, Listener, SETTINGS_OF_SERVICE } from './listener';
import { dnsLabel, instance, listOf, memberOf, ofForm, portNumber, type Reader, wholeNumber } from './readers';
import { type Shape, struct } from './structs';
import { type Owner, UsageError } from './usage-error';

const twoPorts = struct<PortRange>({ first: portNumber, last: portNumber }, ['first', 'last']);

const portRange: Reader = (value) => {
  const range = twoPorts(value) as PortRange;
  if (range.first > range.last)
    throw new InvalidValueError(range.first, `at most 'last', which is ${range.last}`, ['first']);
  return range;
};

const PORT: Shape<LoadBalancerServicePort> = {
  port: portNumber,
  name: dnsLabel,
  nodePort: wholeNumber(0, PORT_NUMBERS.max),
  protocol: memberOf('Protocol', { TCP: 'TCP', UDP: 'UDP', SCTP: 'SCTP' }),
  targetPort: portNumber,
  targetPortName: ofForm(CONTAINER_PORT_NAME),
  appProtocol: ofForm(APP_PROTOCOL),
  listener: instance(Listener, 'a Listener, such as Listener.http()'),
  healthCheck: instance(HealthCheck, 'a HealthCheck, such as HealthCheck.tcp()'),
  portRanges: listOf(portRange, 'port ranges, such as { first: 100, last: 200 }'),
};

/** The properties of a port. */
export const PORT_PROPERTIES: readonly string[] = Object.keys(PORT);

/** What stands with the listener of a port, and is looked for elsewhere. */
export const OPTIONS_OF_LISTENERS: Readonly<Record<string, string>> = Object.fromEntries(
  LISTENER_OPTIONS.map((name) => [name, "it belongs to the 'listener' of a port, such as Listener.https()"]),
);

/** One port by itself. */
export const servicePort: Reader = struct<LoadBalancerServicePort>(PORT, ['port'], {
  ...SETTINGS_OF_SERVICE,
  ...OPTIONS_OF_LISTENERS,
});

const { port: _port, ...ALL_BUT_NUMBER } = PORT;

/** What is given beside the number of a port. */
export const portOptions: Reader = struct<Omit<LoadBalancerServicePort, 'port'>>(ALL_BUT_NUMBER, [], {
  port: 'it is the argument before',
});

/** What holds between the ports of one Service, and between the properties of a port. */
export function checkPorts(owner: Owner, ports: readonly LoadBalancerServicePort[]): void {
  ports.forEach((port, index) => {
    const contradiction = contradictionIn(port);
    if (contradiction !== undefined) throw new UsageError(owner, `ports[${index}]: ${contradiction}`);
  });
  if (ports.length > 1) checkAmong(owner, ports);
}

function contradictionIn(port: LoadBalancerServicePort): string | undefined {
  const { targetPort, targetPortName, listener, portRanges, protocol = 'TCP' } = port;
  if (targetPort !== undefined && targetPortName !== undefined) {
    return `'targetPort' (${targetPort}) and 'targetPortName' ('${targetPortName}') exclude each other; give one of the two`;
  }
  if (listener === undefined) return undefined;
  if (portRanges !== undefined && listener.protocol !== 'tls') {
    return `'portRanges' and a listener for ${listener.protocol} exclude each other: only TCP, UDP and TLS listeners take ranges`;
  }
  if (protocol !== 'TCP') {
    return `a listener for ${listener.protocol} needs protocol TCP, and port ${port.port} has ${protocol}; remove 'listener' or the protocol`;
  }
  return undefined;
}

function checkAmong(owner: Owner, ports: readonly LoadBalancerServicePort[]): void {
  const taken = new Map<string, number>();
  ports.forEach(({ port, name, nodePort, protocol = 'TCP' }, index) => {
    const place = `ports[${index}]`;
    const take = (key: string, what: string) => {
      const other = taken.get(key);
      if (other !== undefined) throw new UsageError(owner, `${place}: ${what} is already used by ports[${other}]`);
      taken.set(key, index);
    };
    take(`port ${port} ${protocol}`, `port ${port} with protocol ${protocol}`);
    if (name === undefined) {
      throw new UsageError(
        owner,
        `${place}: a Service with several ports needs a 'name' for each of them; port ${port} has none`,
      );
    }
    take(`name ${name}`, `the name '${name}'`);
    if (nodePort !== undefined && nodePort !== 0) take(`nodePort ${nodePort} ${protocol}`, `nodePort ${nodePort}`);
  });
}
