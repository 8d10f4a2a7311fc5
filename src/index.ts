export { BandwidthChargeMode } from './annotations/bandwidth-charge-mode';
export { ElbClass } from './annotations/elb-class';
export { LoadBalancingAlgorithm } from './annotations/load-balancing-algorithm';
export { ClusterType } from './cluster/cluster-type';
export { StandardNetwork } from './cluster/container-network';
export { CceEdition } from './cluster/edition';
export { ProxyMode } from './cluster/proxy-mode';
export * from './constructs/cce-cluster';
export * from './constructs/cce-validation';
export * from './constructs/elb-annotations';
export * from './constructs/external-traffic-policy';
export * from './constructs/ip-family';
export * from './constructs/load-balancer-service';
export * from './constructs/pass-through-load-balancer-service';
export { AccessControl } from './elb/access-control';
export { EipType } from './elb/eip-type';
export { Elb } from './elb/elb';
export {
  DedicatedElbAutocreateProps,
  DedicatedPublicElbAutocreateProps,
  ElbAutocreate,
  ElbAutocreateProps,
  PublicElbAutocreateProps,
} from './elb/elb-autocreate';
export { ElbFlavorNames, ElbFlavors } from './elb/elb-flavors';
export { ElbSettings, LoadBalancerServicePort, PortRange } from './elb/elb-settings';
export { ExistingDedicatedElbOptions, ExistingElb } from './elb/existing-elb';
export { HealthCheck, HealthCheckOptions, HttpHealthCheckOptions } from './elb/health-check';
export { CertificateOptions, HttpListenerOptions, HttpsListenerOptions, Listener, TlsListenerOptions } from './elb/listener';
export { PassThroughMode } from './elb/pass-through-mode';
export { StickySession, StickySessionOptions } from './elb/sticky-session';
