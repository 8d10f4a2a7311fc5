import { healthCheckFlag, healthCheckOption, healthCheckOptions } from '../annotations/groups/health-check';
import { findIngressKey } from '../annotations/groups/ingress';
import { lbAlgorithm, sessionAffinityMode, sessionAffinityOption } from '../annotations/groups/traffic';
import { isOurKey, prefixedForm } from '../annotations/registry';
import { firstFew, printable, show } from '../diagnostics/show';
import { rule } from '../engine/rule';
import { field, isSound } from '../manifest/fields/field-problems';
import { own } from '../manifest/kube-object';
import { pathOf } from './support/annotations';

/** Read from the Services behind a LoadBalancer ingress. */
const OF_INGRESS_BACKENDS = new Set(
  [lbAlgorithm, sessionAffinityMode, sessionAffinityOption, healthCheckFlag, healthCheckOption, healthCheckOptions].map(
    ({ key }) => key,
  ),
);
const MAX_NAMED = 5;

function isOfIngressBackend(key: string): boolean {
  return OF_INGRESS_BACKENDS.has(prefixedForm(key) ?? key) || findIngressKey(key) !== undefined;
}

const TYPE = field('spec', 'type');

export const elbAnnotationsOnOtherServiceType = rule({
  id: 'elb-annotations-on-other-service-type',
  severity: 'warning',
  statement: 'Annotations of load balancers are used on Services of type LoadBalancer.',
  why: 'On other Services they have no effect, but for algorithm, stickiness and health check behind a LoadBalancer ingress: the author expects a load balancer and gets none.',
  help: 'Set spec.type to LoadBalancer, or remove the annotations.',
  facts: ['elb-annotations-need-loadbalancer-type'],
  pages: ['cce_10_0385', 'cce_bestpractice_00231', 'cce_10_0251', 'src:hws-2020'],
  basis: ['docs', 'ancestor'],
  exceptions: [
    {
      guards: ['elb-annotations-need-loadbalancer-type/1'],
      text: 'The algorithm and the sticky session of a Service are read by a LoadBalancer ingress in front of it, whether or not one is in sight.',
    },
    {
      guards: ['elb-annotations-need-loadbalancer-type/2'],
      text: 'So is its health check, which the console of ingresses sets there, and so are the other keys that ingresses read of the Services behind them.',
    },
    { guards: [], text: 'A key without a value says nothing; in an overlay it removes the annotation.' },
  ],
  about: 'key',
  appliesTo: ['not-load-balancer'],
  check({ object }, report) {
    const type = own(object.spec, 'type');
    const keys = Object.keys(object.annotations)
      .filter((key) => object.annotations[key] !== null && isOurKey(key) && !isOfIngressBackend(key))
      .sort();
    // Of what is none of the types, other rules speak.
    if (keys.length === 0 || !isSound(TYPE, type)) return;
    const named = keys.map((key) => printable(key.slice(0, 100)));
    report({
      message: `spec.type is ${type === undefined ? 'not set, which means ClusterIP' : show(type)}, so ${firstFew(named, MAX_NAMED)} ${keys.length === 1 ? 'has' : 'have'} no effect`,
      path: pathOf(keys[0]),
    });
  },
});
