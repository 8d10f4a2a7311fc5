import { since } from '../cluster/version';

/**
 * The condition of a pod that the platform sets once the load balancer of a Service reaches the pod: this and the name of the
 * Service. It stands in the pod template, not in an annotation.
 *
 * @see cce_10_0685
 */
export const READINESS_GATE_PREFIX = 'target-health.elb.k8s.cce/';

/** In Turbo clusters, for dedicated load balancers. */
export const READINESS_GATE_SINCE = since(['v1.19.16-r5', 'v1.21.8-r0', 'v1.23.6-r0', 'v1.25.2-r0']);
