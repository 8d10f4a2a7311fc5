import { since } from '../cluster/version';

/**
 * From these versions on a dedicated load balancer serves IPv6, in Turbo clusters. Shared load balancers never do, nor does
 * any load balancer in a Standard cluster.
 *
 * @see cce_bestpractice_00222
 */
export const DUAL_STACK_SINCE = since(['v1.23.8-r0', 'v1.25.3-r0']);
