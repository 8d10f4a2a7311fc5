// Everything that users get of the choice of a load balancer and of its settings; without cdk8s, so that it loads fast.
export { BandwidthChargeMode } from '../../src/annotations/bandwidth-charge-mode';
export { ElbClass } from '../../src/annotations/elb-class';
export { LoadBalancingAlgorithm } from '../../src/annotations/load-balancing-algorithm';
export { AccessControl } from '../../src/elb/access-control';
export { EipType } from '../../src/elb/eip-type';
export * from '../../src/elb/elb-autocreate';
export * from '../../src/elb/elb-flavors';
export * from '../../src/elb/existing-elb';
export { HealthCheck } from '../../src/elb/health-check';
export { Listener } from '../../src/elb/listener';
export { PassThroughMode } from '../../src/elb/pass-through-mode';
export { StickySession } from '../../src/elb/sticky-session';
