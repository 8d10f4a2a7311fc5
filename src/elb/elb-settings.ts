import type { Duration } from 'cdk8s';
import type { ServicePort } from 'cdk8s-plus-28';
import type { LoadBalancingAlgorithm } from '../annotations/load-balancing-algorithm';
import type { AccessControl } from './access-control';
import type { Elb } from './elb';
import type { HealthCheck } from './health-check';
import type { Listener } from './listener';
import type { StickySession } from './sticky-session';

/** A range of ports, both ends included. */
export interface PortRange {
  /** The first port: 1 to 65535. */
  readonly first: number;
  /** The last port: 1 to 65535, not below `first`. */
  readonly last: number;
}

/** One port of a LoadBalancer Service. */
export interface LoadBalancerServicePort extends ServicePort {
  /**
   * The name of the container port that gets the traffic, instead of the number `targetPort`.
   *
   * @default - `targetPort`
   */
  readonly targetPortName?: string;

  /**
   * What the application speaks on the port, such as `kubernetes.io/h2c`. A hint for implementations; the load balancer does
   * not read it: see `listener`.
   *
   * @default - nothing is said
   */
  readonly appProtocol?: string;

  /**
   * What the load balancer speaks on the port: HTTP, HTTPS or TLS. Only for ports of protocol TCP.
   *
   * @default - the protocol of the port: TCP or UDP
   */
  readonly listener?: Listener;

  /**
   * How the backends of this port are checked. Excludes `healthCheck` of the Service.
   *
   * @default - the check of the Service
   */
  readonly healthCheck?: HealthCheck;

  /**
   * Port ranges of the load balancer that are forwarded to this port: 1 to 10, not overlapping. The port needs a name.
   *
   * Written as `kubernetes.io/elb.port-ranges`. TCP, UDP and TLS listeners of dedicated load balancers of Huawei Cloud only;
   * needs a cluster of v1.23.18-r0, v1.25.13-r0, v1.27.10-r0, v1.28.8-r0, v1.29.4-r0, v1.30.1-r0 or later. A change breaks
   * connections for some seconds.
   *
   * @default - `port` only
   * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0929.html
   */
  readonly portRanges?: PortRange[];
}

/** What can be said of a Service's load balancer and of the Service on it. */
export interface ElbSettings {
  /**
   * The load balancer: `ExistingElb.shared(id)`, `ExistingElb.dedicated(id)`, or one that is created with the Service, such as
   * `ElbAutocreate.sharedPublic({ ... })`. Cannot be changed once the Service exists.
   */
  readonly elb: Elb;

  /**
   * The ports.
   *
   * @default - none yet: use `addPort()`
   */
  readonly ports?: LoadBalancerServicePort[];

  /**
   * How the load balancer spreads traffic over the backends. Written as `kubernetes.io/elb.lb-algorithm`.
   *
   * @default - round robin
   * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0385.html
   */
  readonly algorithm?: LoadBalancingAlgorithm;

  /**
   * Keeps a client on one backend. Excludes `LoadBalancingAlgorithm.SOURCE_IP`, which does that by itself.
   *
   * @default - no sticky sessions
   * @see https://support.huaweicloud.com/intl/en-us/bestpractice-cce/cce_bestpractice_00231.html
   */
  readonly stickySession?: StickySession;

  /**
   * Whether the weight of a node follows the number of its pods. Without effect with a dedicated load balancer in a Turbo
   * cluster, and with `LoadBalancingAlgorithm.SOURCE_IP`.
   *
   * Written as `kubernetes.io/elb.adaptive-weight`. Needs a cluster of v1.21 or later.
   *
   * @default - all nodes have the same weight
   * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0385.html
   */
  readonly adaptiveWeight?: boolean;

  /**
   * How the backends of all ports are checked. For ports of different protocols give each port its own check.
   *
   * @default - each port is checked by its protocol
   * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0684.html
   */
  readonly healthCheck?: HealthCheck;

  /**
   * Who may connect. The field `loadBalancerSourceRanges` does nothing on this platform.
   *
   * @default - the load balancer's access control is left alone
   * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0831.html
   */
  readonly accessControl?: AccessControl;

  /**
   * How long a client connection may stay idle before the load balancer closes it.
   *
   * Written as `kubernetes.io/elb.keepalive_timeout`, in whole seconds: 10 to 4000 if a port is served as TCP or UDP, 0 to 4000
   * if all are HTTP or HTTPS. Without effect on UDP ports of a shared load balancer. Needs a cluster of v1.19.16-r30,
   * v1.21.10-r10, v1.23.8-r10, v1.25.3-r10 or later with a dedicated, of v1.23.13-r0, v1.25.8-r0, v1.27.5-r0, v1.28.3-r0 or
   * later with a shared load balancer. Removing the property leaves the value on the load balancer.
   *
   * @default - the load balancer's own value: 300 s for TCP and UDP, 60 s for HTTP and HTTPS
   * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0729.html
   */
  readonly idleTimeout?: Duration;

  /**
   * Whether a shared load balancer passes the client's address on to the backends of TCP and UDP ports. A dedicated one
   * always does. Takes effect with `ExternalTrafficPolicy.LOCAL` in Standard clusters.
   *
   * Written as `kubernetes.io/elb.transparent-client-ip`. Needs a cluster of v1.23.17-r0, v1.25.12-r0, v1.27.9-r0, v1.28.7-r0,
   * v1.29.3-r0 or later. Removing the property leaves the setting on the load balancer.
   *
   * @default - a shared load balancer presents an address of its own
   * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0916.html
   */
  readonly transparentClientIp?: boolean;

  /**
   * How many connections each listener takes at a time, per availability zone: 1 to 1000000.
   *
   * Written as `kubernetes.io/elb.connection`. Dedicated load balancers of Huawei Cloud only; needs a cluster of v1.30.14-r100,
   * v1.31.14-r60, v1.32.13-r30, v1.33.12-r10, v1.34.8-r10, v1.35.5-r10, v1.36.2-r0 or later.
   *
   * @default - what the flavor allows
   * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_11011.html
   */
  readonly maxConnections?: number;

  /**
   * How many new connections per second each listener takes, per availability zone: 1 to 1000000.
   *
   * Written as `kubernetes.io/elb.cps`. Dedicated load balancers of Huawei Cloud only; needs a cluster of v1.30.14-r100,
   * v1.31.14-r60, v1.32.13-r30, v1.33.12-r10, v1.34.8-r10, v1.35.5-r10, v1.36.2-r0 or later.
   *
   * @default - what the flavor allows
   * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_11011.html
   */
  readonly maxNewConnectionsPerSecond?: number;

  /**
   * Says that the backend pods run with `hostNetwork: true`: the load balancer then forwards to the container port instead of
   * a node port. Written as `kubernetes.io/hws-hostNetwork`.
   *
   * @default - the pods have a network of their own
   * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0385.html
   */
  readonly hostNetwork?: boolean;
}
