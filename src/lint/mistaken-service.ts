import { isOurKey } from '../annotations/registry';
import { show } from '../diagnostics/show';
import type { Judged } from '../engine/run-context';
import { type KubeObject, own } from '../manifest/kube-object';
import type { ReadProblem } from '../manifest/manifest-reader';
import type { Origin } from './source-file';

/** Groups of Kubernetes itself, and none: others can have a Service of their own, such as Knative. */
const OF_KUBERNETES = /^(?:(?:(?:apps|autoscaling|batch|core|extensions|policy|networking\.k8s\.io)\/)?v\d\w*)?$/i;

/** What is meant as a Service, and is of a kind that there is not: the API server refuses it, and nothing else would be said of it. */
export function mistakenService({ object }: Judged): readonly ReadProblem[] {
  const { kind, apiVersion } = object;
  const isKind = kind === 'Service';
  const isMistaken = isKind
    ? apiVersion !== 'v1' && OF_KUBERNETES.test(apiVersion)
    : apiVersion === 'v1' && /^services?$/i.test(kind);
  if (!isMistaken || !isLoadBalancer(object)) return [];
  const { object: read } = object.origin as Origin;
  const found = apiVersion === '' ? 'there is no apiVersion' : `apiVersion is ${show(apiVersion)}`;
  return [
    {
      kind: 'unreadable',
      message: isKind ? `${found}; Services are of v1` : `kind is ${show(kind)}; v1 has Service`,
      help: isKind ? 'write apiVersion: v1' : 'write kind: Service',
      range: read.rangeOf([isKind && apiVersion !== '' ? 'apiVersion' : 'kind']),
      ofObject: true,
    },
  ];
}

function isLoadBalancer({ annotations, spec }: KubeObject): boolean {
  return own(spec, 'type') === 'LoadBalancer' || Object.keys(annotations).some(isOurKey);
}
