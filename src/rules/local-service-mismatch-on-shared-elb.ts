import { transparentClientIp } from '../annotations/groups/client-ip';
import { passThrough } from '../annotations/groups/pass-through';
import type { CceService } from '../engine/cce-service';
import { rule } from '../engine/rule';
import { reaching } from './support/reaching';
import { lacksPassThrough, namesOf, objectsOf, PATH_OF_POLICY, saysPassThrough } from './support/services';
import { waysOut } from './support/values';

const id = 'local-service-mismatch-on-shared-elb';

export const localServiceMismatchOnSharedElb = rule({
  id,
  severity: 'warning',
  statement:
    'Under IPVS a Service with externalTrafficPolicy Local shares a load balancer only with Services that have pass-through.',
  why: 'The platform sets pass-through to onlyLocal on it by itself, so the settings on the load balancer differ although nobody wrote the key: clients inside the cluster that call it can be refused. Since which version the platform does so is not documented.',
  help: 'Set pass-through on the other Services as well, use policy Cluster, or give the Service a load balancer of its own.',
  facts: ['passthrough-ipvs-local-mismatch'],
  pages: ['cce_10_0355', 'cce_10_0249'],
  basis: ['docs', 'derived'],
  needs: ['proxyMode'],
  reads: ['spec.externalTrafficPolicy'],
  checkAmong(service, report, context) {
    if (service.elbId === undefined || service.externalTrafficPolicy !== 'Local' || service.has(passThrough)) return;
    const without = context.neighboursThat(service, saysToLackPassThrough);
    if (without.length === 0 || context.known(service, 'proxyMode', id) !== 'ipvs') return;
    report({
      message: `externalTrafficPolicy is Local, but neither that nor pass-through is set on ${namesOf(without)}, on the same load balancer ${service.elbId}, in an IPVS cluster`,
      path: PATH_OF_POLICY,
      help: waysOut([
        ...(reaching().canAllPassThrough(context.sharersOf(service))
          ? ['set pass-through on the other Services as well']
          : []),
        // With policy Cluster the transfer of client addresses is void.
        ...(service.text(transparentClientIp.key) === 'true' ? [] : ['use policy Cluster']),
        'give the Service a load balancer of its own',
      ]),
      related: objectsOf(without),
    });
  },
});

function saysToLackPassThrough(service: CceService): boolean {
  return lacksPassThrough(service) && saysPassThrough(service);
}
