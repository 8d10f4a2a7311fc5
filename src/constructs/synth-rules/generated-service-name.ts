import type { ApiObject, ApiObjectProps } from 'cdk8s';
import { show } from '../../diagnostics/show';
import { withCreatedLoadBalancer } from './created-load-balancer';
import { synthRule } from './synth-rule';

export const generatedServiceName = synthRule({
  id: 'generated-service-name',
  severity: 'warning',
  statement: 'A Service whose load balancer is created automatically has an explicit metadata.name.',
  why: 'The name follows the construct path: once a construct is renamed or moved, the next deployment deletes the Service, and with it the load balancer and its addresses.',
  help: "Give the Service a name: metadata: { name: '...' }.",
  facts: [],
  pages: ['cce_10_0681', 'cce_10_0385'],
  basis: ['derived'],
  check: ({ services }, report) => {
    for (const judged of services) {
      if (withCreatedLoadBalancer(judged) === undefined) continue;
      const { object } = judged;
      const origin = object.origin as ApiObject;
      if (isNamed(origin) || object.name !== origin.name) continue;
      report(object, {
        message: `the name ${show(object.name)} is made from the construct path, and the load balancer lives and dies with it`,
        help: `Give the Service a name: metadata: { name: '...' }. If it is deployed already, ${show(object.name)} keeps it.`,
        path: ['metadata', 'name'],
      });
    }
  },
});

/** ApiObject keeps what it was given in a private field; its name alone does not tell where it comes from. */
function isNamed(object: ApiObject): boolean {
  return (object as unknown as { readonly props?: ApiObjectProps }).props?.metadata?.name !== undefined;
}
