import type { ChangeRule } from '../../engine/rule';
import { createdLoadBalancerDeleted } from './created-load-balancer-deleted';
import { customEipAddedWithoutEip } from './custom-eip-added-without-eip';
import { eipLeftBehind } from './eip-left-behind';
import { elbIdAddedBesideAutocreate } from './elb-id-added-beside-autocreate';
import { frozenAnnotationChanged } from './frozen-annotation-changed';
import { listenerRecreated } from './listener-recreated';
import { platformWrittenAnnotationLost } from './platform-written-annotation-lost';
import { removedSettingStaysInEffect } from './removed-setting-stays-in-effect';
import { trafficPolicySwitchedToLocal } from './traffic-policy-switched-to-local';

/** All rules over two states of the same manifests, by id. */
export const CHANGE_RULES: readonly ChangeRule[] = [
  createdLoadBalancerDeleted,
  customEipAddedWithoutEip,
  eipLeftBehind,
  elbIdAddedBesideAutocreate,
  frozenAnnotationChanged,
  listenerRecreated,
  platformWrittenAnnotationLost,
  removedSettingStaysInEffect,
  trafficPolicySwitchedToLocal,
];

/** What a manifest acknowledges of them counts where there is an earlier state. */
export const CHANGE_RULE_IDS: ReadonlySet<string> = new Set(CHANGE_RULES.map(({ id }) => id));
