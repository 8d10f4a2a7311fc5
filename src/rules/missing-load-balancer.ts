import { autocreate, autocreateFieldName } from '../annotations/groups/autocreate';
import { elbClass, elbId } from '../annotations/groups/connection';
import { multicluster } from '../annotations/groups/multi-cluster';
import type { Path } from '../diagnostics/diagnostic';
import type { CceService } from '../engine/cce-service';
import { rule } from '../engine/rule';
import { own } from '../manifest/kube-object';
import { pathOf } from './support/annotations';
import { hasLoadBalancerIP, isAnnotatedWithLoadBalancer, misplacesLoadBalancer } from './support/load-balancer-choice';
import { sharesListeners } from './support/services';

const IF_ADDED_LATER = 'If something else adds the id later, acknowledge the finding.';

export const missingLoadBalancer = rule({
  id: 'missing-load-balancer',
  severity: 'error',
  statement: 'A LoadBalancer Service names an existing load balancer or has one created.',
  why: 'The platform creates nothing by itself: the Service stays pending, and addresses that others wrote into its status are removed.',
  help: `Name a load balancer by ${elbId.key}, or have one created by ${autocreate.key}. ${IF_ADDED_LATER}`,
  facts: ['lb-source-required'],
  pages: ['cce_10_0385', 'cce_10_0681', 'field:huawei-elb-controller'],
  basis: ['docs', 'observed'],
  exceptions: [
    {
      guards: ['lb-source-required/1a'],
      text: 'A Service without any of these annotations is checked only where it is known to be meant for CCE.',
    },
    {
      guards: ['lb-source-required/1b'],
      text: 'An id or a description that something completes later counts as one.',
    },
    {
      guards: ['lb-source-required/2'],
      text: 'The address of an existing load balancer, as an annotation of Huawei Cloud, counts as well.',
    },
    {
      guards: ['lb-source-required/3a'],
      text: 'What an overlay completes is checked when it is complete: a Service without ports or without a selector, and one of which such a part in the same run says which load balancer serves it.',
    },
    {
      guards: ['lb-source-required/3b'],
      text: 'Where something else adds the id later, the finding can be acknowledged for the one Service.',
    },
    {
      guards: [],
      text: 'Of an id or a description at the wrong level misplaced-annotation says as much.',
    },
    {
      guards: ['lb-source-required/4'],
      text: 'An address in spec.loadBalancerIP alone is left to load-balancer-chosen-by-ip.',
    },
  ],
  about: 'key',
  platformMessage:
    'GetLoadBalancerFailed ... service annotation(kubernetes.io/elb.id) or service.spec.loadBalancerIP is not defined, skip.',
  checkAmong(service, report, context) {
    if (own(service.object.spec, 'ports') === undefined) return;
    if (isAnnotatedWithLoadBalancer(service) || hasLoadBalancerIP(service) || misplacesLoadBalancer(service)) return;
    if (context.partsOf(service).some(isAnnotatedWithLoadBalancer)) return;
    report({
      message: `neither ${elbId.key} nor ${autocreate.key} says which load balancer serves it`,
      path: placeOf(service),
      help: helpFor(service),
    });
  },
});

/** What else a description has to have, and where there can be none. */
function helpFor(service: CceService): string | undefined {
  if (sharesListeners(service)) {
    return `Name a load balancer by ${elbId.key}: one that several clusters share exists already (${multicluster.key}). ${IF_ADDED_LATER}`;
  }
  if (service.elbClass !== 'performance') return undefined;
  return `Name a load balancer by ${elbId.key}, or have one created by ${autocreate.key}, with ${autocreateFieldName('availableZone')} and the flavors that its ports need. ${IF_ADDED_LATER}`;
}

/** What is empty, or the class of the load balancer that is missing; else what asks for one. */
function placeOf({ object: { annotations } }: CceService): Path {
  const there = [elbId, autocreate, elbClass].find(({ key }) => Object.hasOwn(annotations, key));
  return there === undefined ? ['spec', 'type'] : pathOf(there.key);
}
