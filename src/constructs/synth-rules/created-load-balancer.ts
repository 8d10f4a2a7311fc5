import { autocreate } from '../../annotations/groups/autocreate';
import { elbId } from '../../annotations/groups/connection';
import { CceService, kindOf } from '../../engine/cce-service';
import type { Judged } from '../../engine/run-context';

/** The Service, if it is one of CCE's for which the platform will create a load balancer. */
export function withCreatedLoadBalancer({ object, cluster, meantForCce }: Judged): CceService | undefined {
  if (!Object.hasOwn(object.annotations, autocreate.key) || kindOf(object, meantForCce) !== 'cce') return undefined;
  const service = new CceService(object, cluster);
  return service.has(autocreate) && !service.has(elbId) && !service.live ? service : undefined;
}
