import { elbClass } from '../annotations/groups/connection';
import { sessionAffinityMode } from '../annotations/groups/traffic';
import { rule } from '../engine/rule';
import { own } from '../manifest/kube-object';
import { pathOf } from './support/annotations';
import { ingressesOf } from './support/services';

export const appCookieOnDedicatedElb = rule({
  id: 'app-cookie-on-dedicated-elb',
  severity: 'warning',
  statement:
    'Sticky sessions by a cookie of the application are used on Services behind an ingress with a shared load balancer.',
  why: 'On a dedicated load balancer they are void: clients do not stay with their backend.',
  help: 'Write HTTP_COOKIE, for a cookie of the load balancer, or use a shared load balancer.',
  facts: ['app-cookie-shared-only'],
  pages: ['cce_bestpractice_00231', 'ref-cce/category_41'],
  basis: ['docs'],
  reads: [sessionAffinityMode.key],
  appliesTo: ['not-load-balancer'],
  checkAmong(service, report, context) {
    if (service.text(sessionAffinityMode.key) !== 'APP_COOKIE') return;
    const dedicated = context
      .ingressesBefore(service)
      .filter(({ annotations }) => own(annotations, elbClass.key) === 'performance');
    if (dedicated.length === 0) return;
    report({
      message: `${sessionAffinityMode.key} is 'APP_COOKIE', behind the ${ingressesOf(dedicated)} with a dedicated load balancer`,
      path: pathOf(sessionAffinityMode.key),
      related: dedicated,
    });
  },
});
