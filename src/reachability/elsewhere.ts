import type { CceService } from '../engine/cce-service';
import type { RunContext } from '../engine/run-context';
import type { KubeObject } from '../manifest/kube-object';
import { remediesFor } from './answer';
import { type CrossRule, INGRESS_ON_ONE_ELB, TWO_CLUSTERS_ON_ONE_ELB } from './cross-rules';
import type { Remedy } from './remedies';
import type { Given, Scene } from './scene';
import { pagesOf } from './verdict';

/** What a Service does to others on the same load balancer. */
export interface Elsewhere {
  readonly rule: CrossRule;
  /** Who is out of reach. */
  readonly others: readonly KubeObject[];
  /** What must hold of what is not known; empty if nothing. */
  readonly assuming: Given;
  readonly pages: readonly string[];
  readonly remedies: readonly Remedy[];
}

/** Under IPVS a Service without pass-through takes the address away from everything else on the load balancer. */
export function elsewhereOf(
  service: CceService,
  scene: Scene,
  company: Pick<RunContext, 'ingressesOn' | 'servicesOn'>,
): readonly Elsewhere[] {
  const { proxyMode, passThrough } = scene.possible;
  if (service.elbId === undefined || !proxyMode.includes('ipvs') || !passThrough.includes('unset')) return [];
  const assuming: Given = {
    ...(proxyMode.length > 1 ? { proxyMode: 'ipvs' } : {}),
    ...(passThrough.length > 1 ? { passThrough: 'unset' } : {}),
  };
  const ingresses = company.ingressesOn(service).filter(({ cluster }) => cluster === service.cluster);
  // Of a Service without any fact it is not known where it goes.
  const isKnown = (cluster: object) => Object.keys(cluster).length > 0;
  const services = company
    .servicesOn(service.elbId)
    .filter(({ cluster }) => cluster !== service.cluster && isKnown(cluster) && isKnown(service.cluster));
  const found: readonly (readonly [CrossRule, readonly { readonly object: KubeObject }[]])[] = [
    [INGRESS_ON_ONE_ELB, ingresses],
    [TWO_CLUSTERS_ON_ONE_ELB, services],
  ];
  return found
    .filter(([, others]) => others.length > 0)
    .map(([rule, others]) => ({
      rule,
      others: others.map(({ object }) => object),
      assuming,
      pages: pagesOf(rule.basis, rule.pages),
      remedies: remediesFor(rule.id, {}),
    }));
}
