import { rule } from '../engine/rule';
import { isDictionary, own } from '../manifest/kube-object';

export const serviceWithoutBackends = rule({
  id: 'service-without-backends',
  severity: 'info',
  statement: 'A LoadBalancer Service has a selector.',
  why: 'Without one the platform finds no pods to put behind the listener. Endpoints that somebody makes by hand, or that a controller such as Patroni writes, are not covered by any page.',
  help: 'Select the pods that the Service is for.',
  facts: ['service-needs-selector-pods'],
  pages: ['src:hws-2020', 'field:huawei-elb-controller'],
  basis: ['ancestor', 'observed'],
  exceptions: [
    {
      guards: ['service-needs-selector-pods/1'],
      text: 'A selector that matches no pod in sight is not checked: workloads can stand in other files.',
    },
    {
      guards: [],
      text: 'Without ports it is an overlay, for a whole Service has some: what it is laid over selects the pods.',
    },
  ],
  check(service, report) {
    if (own(service.object.spec, 'ports') === undefined) return;
    const selector = own(service.object.spec, 'selector') ?? {};
    if (!isDictionary(selector) || Object.keys(selector).length > 0) return;
    report({ message: 'the Service has no selector', path: ['spec', 'selector'] });
  },
});
