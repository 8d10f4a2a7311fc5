import type { Rule } from '../engine/rule';
import { annotationForOtherClusterType } from './annotation-for-other-cluster-type';
import { annotationForOtherElbClass } from './annotation-for-other-elb-class';
import { annotationNotAString } from './annotation-not-a-string';
import { annotationOfAnotherController } from './annotation-of-another-controller';
import { annotationOutsideItsEdition } from './annotation-outside-its-edition';
import { annotationUnsupportedByVersion } from './annotation-unsupported-by-version';
import { appCookieOnDedicatedElb } from './app-cookie-on-dedicated-elb';
import { autocreatedElbUsedByOthers } from './autocreated-elb-used-by-others';
import { bothFlavorsNeededByOldCluster } from './both-flavors-needed-by-old-cluster';
import { conflictingAnnotations } from './conflicting-annotations';
import { conflictingFields } from './conflicting-fields';
import { contradictingElbClass } from './contradicting-elb-class';
import { customWeightsWithoutStatefulSet } from './custom-weights-without-stateful-set';
import { dedicatedAutocreateFieldsOnSharedElb } from './dedicated-autocreate-fields-on-shared-elb';
import { dedicatedAutocreateWithoutFlavor } from './dedicated-autocreate-without-flavor';
import { dedicatedAutocreateWithoutZone } from './dedicated-autocreate-without-zone';
import { doubtfulAnnotationValue } from './doubtful-annotation-value';
import { elbAnnotationsOnOtherServiceType } from './elb-annotations-on-other-service-type';
import { existingAndCreatedLoadBalancer } from './existing-and-created-load-balancer';
import { fieldOfWrongType } from './field-of-wrong-type';
import { foreignLoadBalancerClass } from './foreign-load-balancer-class';
import { healthCheckOfUnknownPort } from './health-check-of-unknown-port';
import { healthCheckPortNameReserved } from './health-check-port-name-reserved';
import { healthCheckProtocolMismatch } from './health-check-protocol-mismatch';
import { healthCheckSwitchedOff } from './health-check-switched-off';
import { hostNetworkAnnotationWithoutHostNetwork } from './host-network-annotation-without-host-network';
import { implicitElbClass } from './implicit-elb-class';
import { indistinctPorts } from './indistinct-ports';
import { ingressAnnotationOnService } from './ingress-annotation-on-service';
import { invalidAnnotationValue } from './invalid-annotation-value';
import { invalidFieldValue } from './invalid-field-value';
import { ipv6BackendsBehindHttpListener } from './ipv6-backends-behind-http-listener';
import { ipv6NotServed } from './ipv6-not-served';
import { listenerOpenedByEmptyAclId } from './listener-opened-by-empty-acl-id';
import { listenerPortTakenByIngress } from './listener-port-taken-by-ingress';
import { loadBalancerChosenByIp } from './load-balancer-chosen-by-ip';
import { loadBalancerWithoutNodePorts } from './load-balancer-without-node-ports';
import { localAccessFromInsideCanFail } from './local-access-from-inside-can-fail';
import { localNeedsHostNetworkInTurbo } from './local-needs-host-network-in-turbo';
import { localServiceMismatchOnSharedElb } from './local-service-mismatch-on-shared-elb';
import { manyLoadBalancerServices } from './many-load-balancer-services';
import { misplacedAnnotation } from './misplaced-annotation';
import { missingLoadBalancer } from './missing-load-balancer';
import { missingRequirement } from './missing-requirement';
import { mixedFlavorKinds } from './mixed-flavor-kinds';
import { multiClusterMismatchOnSharedElb } from './multi-cluster-mismatch-on-shared-elb';
import { nodePortBelowDefaultRange } from './node-port-below-default-range';
import { nodePortOutOfRange } from './node-port-out-of-range';
import { obsoleteAnnotation } from './obsolete-annotation';
import { passThroughMismatchOnSharedElb } from './pass-through-mismatch-on-shared-elb';
import { passThroughUnreachableFromBackendNodes } from './pass-through-unreachable-from-backend-nodes';
import { passThroughValueWillChange } from './pass-through-value-will-change';
import { platformAnnotationAuthored } from './platform-annotation-authored';
import { privateAutocreateWithBandwidth } from './private-autocreate-with-bandwidth';
import { protocolPortOnUdp } from './protocol-port-on-udp';
import { publicAutocreateIncomplete } from './public-autocreate-incomplete';
import { publicAutocreateReliesOnDefaults } from './public-autocreate-relies-on-defaults';
import { readinessGateNeverMet } from './readiness-gate-never-met';
import { serviceAndIngressOnOneElb } from './service-and-ingress-on-one-elb';
import { serviceDefinedTwice } from './service-defined-twice';
import { serviceWithoutBackends } from './service-without-backends';
import { settingWithoutEffect } from './setting-without-effect';
import { severalAddressGroupsOnSharedElb } from './several-address-groups-on-shared-elb';
import { sharedListenerPort } from './shared-listener-port';
import { sharedNodePort } from './shared-node-port';
import { sourceRangesIgnored } from './source-ranges-ignored';
import { stickySessionNotKeptByNodes } from './sticky-session-not-kept-by-nodes';
import { stickySessionWithTlsListener } from './sticky-session-with-tls-listener';
import { stickySessionWithoutLayer4Listener } from './sticky-session-without-layer-4-listener';
import { tlsListenerBypassedInside } from './tls-listener-bypassed-inside';
import { twoClustersOnOneElb } from './two-clusters-on-one-elb';
import { unknownAnnotation } from './unknown-annotation';
import { unknownField } from './unknown-field';
import { unreadAnnotationField } from './unread-annotation-field';
import { unsupportedPortProtocol } from './unsupported-port-protocol';
import { unusablePortRange } from './unusable-port-range';
import { unusableProtocolPort } from './unusable-protocol-port';

/** All rules over manifests, by id. */
export const RULES: readonly Rule[] = [
  annotationForOtherClusterType,
  annotationForOtherElbClass,
  annotationNotAString,
  annotationOfAnotherController,
  annotationOutsideItsEdition,
  annotationUnsupportedByVersion,
  appCookieOnDedicatedElb,
  autocreatedElbUsedByOthers,
  bothFlavorsNeededByOldCluster,
  conflictingAnnotations,
  conflictingFields,
  contradictingElbClass,
  customWeightsWithoutStatefulSet,
  dedicatedAutocreateFieldsOnSharedElb,
  dedicatedAutocreateWithoutFlavor,
  dedicatedAutocreateWithoutZone,
  doubtfulAnnotationValue,
  elbAnnotationsOnOtherServiceType,
  existingAndCreatedLoadBalancer,
  fieldOfWrongType,
  foreignLoadBalancerClass,
  healthCheckOfUnknownPort,
  healthCheckPortNameReserved,
  healthCheckProtocolMismatch,
  healthCheckSwitchedOff,
  hostNetworkAnnotationWithoutHostNetwork,
  implicitElbClass,
  indistinctPorts,
  ingressAnnotationOnService,
  invalidAnnotationValue,
  invalidFieldValue,
  ipv6BackendsBehindHttpListener,
  ipv6NotServed,
  listenerOpenedByEmptyAclId,
  listenerPortTakenByIngress,
  loadBalancerChosenByIp,
  loadBalancerWithoutNodePorts,
  localAccessFromInsideCanFail,
  localNeedsHostNetworkInTurbo,
  localServiceMismatchOnSharedElb,
  manyLoadBalancerServices,
  misplacedAnnotation,
  missingLoadBalancer,
  missingRequirement,
  mixedFlavorKinds,
  multiClusterMismatchOnSharedElb,
  nodePortBelowDefaultRange,
  nodePortOutOfRange,
  obsoleteAnnotation,
  passThroughMismatchOnSharedElb,
  passThroughUnreachableFromBackendNodes,
  passThroughValueWillChange,
  platformAnnotationAuthored,
  privateAutocreateWithBandwidth,
  protocolPortOnUdp,
  publicAutocreateIncomplete,
  publicAutocreateReliesOnDefaults,
  readinessGateNeverMet,
  serviceAndIngressOnOneElb,
  serviceDefinedTwice,
  serviceWithoutBackends,
  settingWithoutEffect,
  severalAddressGroupsOnSharedElb,
  sharedListenerPort,
  sharedNodePort,
  sourceRangesIgnored,
  stickySessionNotKeptByNodes,
  stickySessionWithTlsListener,
  stickySessionWithoutLayer4Listener,
  tlsListenerBypassedInside,
  twoClustersOnOneElb,
  unknownAnnotation,
  unknownField,
  unreadAnnotationField,
  unsupportedPortProtocol,
  unusablePortRange,
  unusableProtocolPort,
];

/** Rules that only a synthesis judges: manifests can name them in their acknowledgements. */
export const SYNTHESIS_RULE_IDS: readonly string[] = [
  'app-client-cannot-reach',
  'autocreate-name-used-twice',
  'expected-client-cannot-reach',
  'expected-client-ip-lost',
  'generated-service-name',
  'included-spec-missing',
  'pass-through-void-in-cluster',
  'patch-dropped',
];
