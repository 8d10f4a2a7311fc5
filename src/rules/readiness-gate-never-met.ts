import { READINESS_GATE_PREFIX, READINESS_GATE_SINCE } from '../annotations/readiness-gate';
import { isTemplate } from '../annotations/unresolved';
import { describeVersions } from '../cluster/version';
import { show } from '../diagnostics/show';
import type { CceService } from '../engine/cce-service';
import { type ReportFn, rule } from '../engine/rule';
import type { RunContext, Workload } from '../engine/run-context';
import { listAt, textAt } from '../manifest/kube-object';
import { describeLacks, noteUnknown } from './support/turbo-dedicated';
import { describeWorkloads } from './support/workloads';

const id = 'readiness-gate-never-met';
const PATH_OF_SELECTOR = ['spec', 'selector'] as const;

export const readinessGateNeverMet = rule({
  id,
  severity: 'warning',
  statement: `A readiness gate ${READINESS_GATE_PREFIX}NAME is set on pods of the Service of that very name, with a dedicated load balancer in a Turbo cluster, of ${describeVersions(READINESS_GATE_SINCE)}.`,
  why: 'Elsewhere the platform never sets the condition, and the pods never become ready. (Where it does, it looks at the first connection only: later changes of health do not show.)',
  help: 'Remove the gate from the pod template, or meet what it needs.',
  facts: ['readiness-gate-passthrough-only'],
  pages: ['cce_10_0685'],
  basis: ['docs'],
  needs: ['clusterType', 'version'],
  reads: ['spec.selector'],
  checkAmong(service, report, context) {
    const { name } = service.object;
    if (isTemplate(name)) return;
    const gated: Workload[] = [];
    for (const workload of context.workloadsOf(service)) {
      const names = gatesOf(workload);
      if (names.includes(name)) gated.push(workload);
      else reportOtherNames(names, workload, service, report, context);
    }
    if (gated.length === 0) return;
    const lacks = describeLacks(service, READINESS_GATE_SINCE);
    if (lacks.length === 0) return noteUnknown(service, context, id);
    report({
      message: `the pods of ${describeWorkloads(gated)} wait for ${show(READINESS_GATE_PREFIX + name)}, and ${lacks.join(' and ')}; expected a dedicated load balancer in a Turbo cluster, of ${describeVersions(READINESS_GATE_SINCE)}`,
      path: PATH_OF_SELECTOR,
      related: gated.map(({ object }) => object),
    });
  },
});

/** The Services whose load balancers the pods wait for. */
function gatesOf({ podTemplate }: Workload): readonly string[] {
  return listAt(podTemplate, 'spec', 'readinessGates').flatMap((gate) => {
    const type = textAt(gate, 'conditionType');
    return type?.startsWith(READINESS_GATE_PREFIX) && !isTemplate(type)
      ? [type.slice(READINESS_GATE_PREFIX.length)]
      : [];
  });
}

/** Of a gate for a Service that is not there the first Service that selects the pods is told. */
function reportOtherNames(
  names: readonly string[],
  workload: Workload,
  service: CceService,
  report: ReportFn,
  context: RunContext,
): void {
  if (names.length === 0) return;
  const services = context
    .servicesOf(service.cluster)
    .filter(({ object }) => (object.namespace ?? 'default') === (service.object.namespace ?? 'default'));
  const unknown = names.filter((name) => services.every(({ object }) => object.name !== name));
  if (unknown.length === 0 || services.some(({ object }) => isTemplate(object.name))) return;
  const [first] = services.filter((each) => context.workloadsOf(each).some(({ object }) => object === workload.object));
  if (first !== service) return;
  report({
    message: `${describeWorkloads([workload])} waits for ${unknown.map((name) => show(READINESS_GATE_PREFIX + name)).join(', ')}, and no LoadBalancer Service has that name; the one that selects its pods is ${show(service.object.name)}`,
    path: PATH_OF_SELECTOR,
    help: 'Name the Service in the readiness gate.',
    related: [workload.object],
  });
}
