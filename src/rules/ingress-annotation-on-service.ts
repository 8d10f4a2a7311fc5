import { findIngressKey } from '../annotations/groups/ingress';
import { printable } from '../diagnostics/show';
import { rule } from '../engine/rule';
import { pathOf } from './support/annotations';

export const ingressAnnotationOnService = rule({
  id: 'ingress-annotation-on-service',
  severity: 'warning',
  otherSeverities: ['info'],
  statement: 'A Service has no keys that are documented for ingresses only.',
  why: 'The platform reads the key on ingresses; on a Service the setting does not happen.',
  help: 'Remove it, or move it to the ingress. The listener ports of a Service are its spec.ports.',
  facts: ['ingress-only-annotation-on-service'],
  pages: ['cce_10_0695', 'cce_10_0858', 'cce_10_0385'],
  basis: ['docs', 'derived'],
  exceptions: [
    {
      guards: ['ingress-only-annotation-on-service/1'],
      text: 'On Huawei Cloud the protocol of a pool and its slow start are worth knowing, no more: newer clusters have both for Services, too, perhaps by these keys.',
    },
  ],
  about: 'key',
  appliesTo: ['cce', 'part'],
  check(service, report) {
    for (const key of service.strangers) {
      const ingressKey = findIngressKey(key);
      if (ingressKey === undefined) continue;
      const doubtful = ingressKey.perhapsOfServices && service.cluster.edition === 'huawei';
      report({
        message: `${printable(key)} is documented for ingresses only`,
        path: pathOf(key),
        pages: ingressKey.pages,
        ...(doubtful
          ? {
              severity: 'info',
              why: 'Newer clusters of Huawei Cloud have the feature on Services, too; whether by this key is not documented.',
            }
          : {}),
      });
    }
  },
});
