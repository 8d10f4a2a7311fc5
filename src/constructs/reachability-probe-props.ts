import type { Duration } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** Properties of `ReachabilityProbe`. */
export interface ReachabilityProbeProps {
  /** The Service to try: of type LoadBalancer, served by CCE, with a selector and a TCP port. Any construct of this app. */
  readonly service: IConstruct;

  /**
   * The private IPv4 address of the load balancer.
   *
   * @default - that of the `ExistingElb` or the `ElbAutocreate` of the Service, if it has been given; otherwise not tried
   */
  readonly privateIp?: string;

  /**
   * The IPv4 address of the EIP of the load balancer. Pods need a way to the Internet to call it.
   *
   * @default - that of the `ExistingElb` of the Service, if it has been given; otherwise not tried
   */
  readonly publicIp?: string;

  /**
   * Names that resolve to the load balancer, with a dot at least.
   *
   * @default - those of the `ExistingElb` of the Service, if they have been given; otherwise not tried
   */
  readonly hostNames?: string[];

  /**
   * How many connections are tried to each port of each address, one after the other: 2 to 100. A Service with several backends can
   * work now and then; few attempts may not show it.
   *
   * @default 10
   */
  readonly attempts?: number;

  /**
   * How long an attempt may take: 1 to 60 whole seconds.
   *
   * @default Duration.seconds(3)
   */
  readonly timeout?: Duration;

  /**
   * Whether pods with hostNetwork are made, which stand for processes on the nodes, too. The levels "baseline" and "restricted" of
   * Pod Security refuse them.
   *
   * @default true
   */
  readonly hostNetwork?: boolean;

  /**
   * The image: anything with `sh` and the `nc` of busybox, built for glibc.
   *
   * @default 'busybox:1.36'
   */
  readonly image?: string;

  /**
   * The names of secrets with which the image is pulled, in the namespace of the Service.
   *
   * @default - none
   */
  readonly imagePullSecrets?: string[];

  /**
   * How long the Jobs and what they printed are kept after they have ended: whole seconds, 1 minute to 7 days.
   *
   * @default Duration.hours(1)
   */
  readonly ttl?: Duration;
}
