import { isTemplate } from '../annotations/unresolved';
import { rule } from '../engine/rule';
import { nameOf } from './support/services';

export const serviceDefinedTwice = rule({
  id: 'service-defined-twice',
  severity: 'warning',
  statement: 'A Service is defined once in a file, or in a chart of an app.',
  why: 'Of two objects with one namespace and name there is one in the cluster: applied after each other, the last one takes the place of the first, and its load balancer is configured anew. Helm and Kustomize refuse them.',
  help: 'Give it another name or namespace, or remove one of the two.',
  facts: [],
  pages: ['kubernetes:names'],
  basis: ['docs', 'derived'],
  exceptions: [
    {
      guards: [],
      text: 'In different files they are variants of one Service, for different clusters say. On standard input they may come from different files.',
    },
    { guards: [], text: 'Names that are filled in later, and names that the API server makes, may be different ones.' },
  ],
  checkAmong(service, report, context) {
    const first = context.firstOfItsName(service);
    if (first === service) return;
    const { object } = service;
    if (object.name === '' || isTemplate(object.name) || isTemplate(object.namespace ?? '')) return;
    report({
      message: `Service ${nameOf(object)} is already defined in the same file or chart`,
      path: ['metadata', 'name'],
      related: [first.object],
    });
  },
});
