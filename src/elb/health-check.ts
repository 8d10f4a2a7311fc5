import type { Duration } from 'cdk8s';
import { expectedCodesText, healthCheckOption, type PortHealthCheckValue } from '../annotations/groups/health-check';
import { duration, wholeUnits } from './duration';
import { checkFactory, FACTORY } from './factory';
import { anything, portNumber } from './readers';
import { readProps, type Shape } from './structs';
import { locate, type Renaming } from './usage-error';

/** How often and how patiently the load balancer looks at a backend. */
export interface HealthCheckOptions {
  /**
   * The time between two checks, in whole seconds: 1 to 50.
   *
   * @default - the load balancer's own value: 5 s
   */
  readonly interval?: Duration;

  /**
   * How long the load balancer waits for an answer, in whole seconds: 1 to 50.
   *
   * @default - the load balancer's own value: 10 s
   */
  readonly timeout?: Duration;

  /**
   * How many checks in a row must fail before a backend stops getting traffic, or succeed before it gets traffic: 1 to 10.
   *
   * @default - the load balancer's own value: 3
   */
  readonly retries?: number;

  /**
   * The port that is checked, 1 to 65535: of the node that runs the pod, or of the pod where the load balancer reaches pods
   * directly. Only for the check of one port.
   *
   * @default - the port that serves
   */
  readonly port?: number;
}

/** What a check over HTTP asks for. */
export interface HttpHealthCheckOptions extends HealthCheckOptions {
  /**
   * The path that is requested: a slash and up to 79 characters more. A longer one is a warning: a guide of Huawei Cloud allows it.
   *
   * @default - the load balancer's own value: `/`
   */
  readonly path?: string;

  /**
   * The status codes that mean healthy: `200`, `200,202` or `200-204`. Only for the check of one port. Seen in an official
   * example, not in the table of fields.
   *
   * @default - the load balancer's own value
   */
  readonly expectedCodes?: string;
}

/**
 * How the load balancer finds out which backends work. Set it on the Service, for all of its ports, or on single ports.
 *
 * Written as `kubernetes.io/elb.health-check-flag` with `kubernetes.io/elb.health-check-option` (all ports) or
 * `kubernetes.io/elb.health-check-options` (per port; needs a cluster of v1.19.16-r5, v1.21.8-r0, v1.23.6-r0, v1.25.2-r0 or
 * later). Without one the load balancer checks each port by its protocol, with the defaults.
 *
 * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0684.html
 * @example
 *
 * declare const chart: Chart;
 * new LoadBalancerService(chart, 'Web', {
 *   elb: ExistingElb.shared('3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d'),
 *   ports: [{ port: 80, targetPort: 8080, healthCheck: HealthCheck.http({ path: '/healthz', interval: Duration.seconds(10) }) }],
 * });
 */
export class HealthCheck {
  /**
   * Opens a TCP connection. For ports of protocol TCP.
   *
   * @param options how often and how patiently
   * @throws if an option is wrong
   */
  public static tcp(options: HealthCheckOptions = {}): HealthCheck {
    const given = readProps<HealthCheckOptions>('HealthCheck.tcp', options, OPTIONS, {
      refused: ONLY_HTTP,
      renamed: PROP_OF_FIELD,
    });
    return new HealthCheck(FACTORY, 'TCP', given);
  }

  /**
   * Sends a UDP packet. For ports of protocol UDP; needs ICMP allowed in the security group of the backends.
   *
   * @param options how often and how patiently
   * @throws if an option is wrong
   */
  public static udp(options: HealthCheckOptions = {}): HealthCheck {
    const given = readProps<HealthCheckOptions>('HealthCheck.udp', options, OPTIONS, {
      refused: ONLY_HTTP,
      renamed: PROP_OF_FIELD,
    });
    return new HealthCheck(FACTORY, 'UDP', given);
  }

  /**
   * Requests a path over HTTP. For ports of protocol TCP, whatever their listener.
   *
   * @param options what is requested, how often and how patiently
   * @throws if an option is wrong
   */
  public static http(options: HttpHealthCheckOptions = {}): HealthCheck {
    const given = readProps<HttpHealthCheckOptions>(
      'HealthCheck.http',
      options,
      { ...OPTIONS, path: anything, expectedCodes: anything },
      { renamed: PROP_OF_FIELD },
    );
    return new HealthCheck(FACTORY, 'HTTP', given);
  }

  /** No health check: broken backends keep getting traffic. For all ports of a Service, never for a single one. */
  public static disabled(): HealthCheck {
    return new HealthCheck(FACTORY, undefined, {});
  }

  /**
   * `undefined` if nothing is checked.
   *
   * @internal
   */
  public readonly _check: Check | undefined;

  private constructor(key: unknown, protocol: CheckProtocol | undefined, options: HttpHealthCheckOptions) {
    checkFactory(key, 'HealthCheck', 'tcp', 'udp', 'http', 'disabled');
    if (protocol === undefined) return;
    const owner = `HealthCheck.${protocol.toLowerCase()}`;
    const { interval, timeout, retries: maxRetries, path, port: monitorPort, expectedCodes } = options;
    const delay = interval && locate(owner, ['interval'], () => wholeUnits(interval, 'seconds'));
    const seconds = timeout && locate(owner, ['timeout'], () => wholeUnits(timeout, 'seconds'));
    const ofAllPorts = { protocol, delay, timeout: seconds, maxRetries, path };
    // A wrong value is told where it is given, not where the check is used.
    const option = locate(owner, [], () => healthCheckOption.codec.encode(ofAllPorts), PROP_OF_FIELD);
    if (expectedCodes !== undefined) locate(owner, ['expectedCodes'], () => expectedCodesText.encode(expectedCodes));
    this._check = { protocol, option, value: { ...ofAllPorts, monitorPort, expectedCodes } };
  }
}

type CheckProtocol = NonNullable<PortHealthCheckValue['protocol']>;

/** A check in the terms of the schema. */
interface Check {
  readonly protocol: CheckProtocol;
  /** For one port, which is to be added. */
  readonly value: Omit<PortHealthCheckValue, 'targetServicePort'>;
  /** For all ports, as it is written. */
  readonly option: string;
}

const OPTIONS: Shape<HealthCheckOptions> = {
  interval: duration,
  timeout: duration,
  retries: anything,
  port: portNumber,
};

const ONLY_HTTP: Readonly<Record<string, string>> = {
  path: 'only a check over HTTP asks for a path; use HealthCheck.http',
  expectedCodes: 'only a check over HTTP gets a status code; use HealthCheck.http',
};

/** What the annotations call otherwise. */
const PROP_OF_FIELD: Renaming = { delay: 'interval', maxRetries: 'retries', monitorPort: 'port' };
