export { BandwidthChargeMode } from './annotations/bandwidth-charge-mode';
export { ElbClass } from './annotations/elb-class';
export { LoadBalancingAlgorithm } from './annotations/load-balancing-algorithm';
export { ClusterType } from './cluster/cluster-type';
export { StandardNetwork } from './cluster/container-network';
export { CceEdition } from './cluster/edition';
export { ProxyMode } from './cluster/proxy-mode';
export { CalledAddress } from './constructs/called-address';
export { CceCluster, type CceClusterProps, type StandardClusterProps } from './constructs/cce-cluster';
export { CceValidation } from './constructs/cce-validation';
export { Client } from './constructs/client';
export { ClientPlace } from './constructs/client-place';
export { ElbAnnotations, type ElbAnnotationsProps } from './constructs/elb-annotations';
export { ExternalTrafficPolicy } from './constructs/external-traffic-policy';
export { type Finding, FindingSeverity } from './constructs/finding';
export { IpFamily, IpFamilyPolicy } from './constructs/ip-family';
export { LoadBalancerService, type LoadBalancerServiceProps } from './constructs/load-balancer-service';
export type { NotJudged } from './constructs/not-judged';
export {
  PassThroughLoadBalancerService,
  type PassThroughLoadBalancerServiceProps,
} from './constructs/pass-through-load-balancer-service';
export { Reachability } from './constructs/reachability';
export type { ClientIpKeptOptions, ReachabilityQuery, ReachableOptions } from './constructs/reachability-options';
export { ReachabilityProbe } from './constructs/reachability-probe';
export type { ReachabilityProbeProps } from './constructs/reachability-probe-props';
export {
  ClientIp,
  ReachabilityConfidence,
  ReachabilityOutcome,
  type ReachabilityRemedy,
  type ReachabilityVerdict,
} from './constructs/reachability-verdict';
export { AccessControl } from './elb/access-control';
export { EipType } from './elb/eip-type';
export { Elb } from './elb/elb';
export {
  type DedicatedElbAutocreateProps,
  type DedicatedPublicElbAutocreateProps,
  ElbAutocreate,
  type ElbAutocreateProps,
  type PublicElbAutocreateProps,
} from './elb/elb-autocreate';
export { type ElbFlavorNames, ElbFlavors } from './elb/elb-flavors';
export type { ElbSettings, LoadBalancerServicePort, PortRange } from './elb/elb-settings';
export { type ExistingDedicatedElbOptions, ExistingElb, type ExistingElbOptions } from './elb/existing-elb';
export { HealthCheck, type HealthCheckOptions, type HttpHealthCheckOptions } from './elb/health-check';
export {
  type CertificateOptions,
  type HttpListenerOptions,
  type HttpsListenerOptions,
  Listener,
  type TlsListenerOptions,
} from './elb/listener';
export { PassThroughMode } from './elb/pass-through-mode';
export { StickySession, type StickySessionOptions } from './elb/sticky-session';
export { CceValidationPlugin } from './plugin/cce-validation-plugin';
