import type { Page } from '../annotations/spec';
import type { Conditions } from './derived/derived-rule';

/** Situations that do not exist, or of which nobody says what happens. */
export interface Exclusion {
  readonly id: string;
  readonly when: Conditions;
  readonly reason: string;
  readonly pages: readonly Page[];
  /** It can be written, and nothing says what comes of it. Otherwise it is another situation by a second name. */
  readonly unsupported?: boolean;
}

export const EXCLUSIONS: readonly Exclusion[] = [
  {
    id: 'IG-1',
    when: { clusterType: 'turbo', externalTrafficPolicy: 'Local', backendKind: 'pod-network' },
    reason:
      'Turbo clusters support policy Local with hostNetwork backends only; what happens otherwise is not documented.',
    pages: ['cce_10_0249', 'cce_10_0681', 'cce_10_0142'],
    unsupported: true,
  },
  {
    id: 'IG-2',
    when: { client: 'backend-pod', backendKind: 'host-network' },
    reason: 'A backend pod with hostNetwork is a pod with hostNetwork on a node that runs a backend.',
    pages: [],
  },
  {
    id: 'IG-3',
    when: {
      clusterType: 'turbo',
      elbClass: 'union',
      externalTrafficPolicy: 'Cluster',
      clientIpTransfer: 'enabled',
    },
    reason:
      'The transfer of client addresses by a shared load balancer has no effect in Turbo clusters without policy Local.',
    pages: ['cce_10_0916'],
  },
];
