import { ALL_SPECS } from '../annotations/registry';
import type { AnnotationSpec } from '../annotations/spec';
import { type ClusterVersion, describeVersions, supportOf, type VersionList } from '../cluster/version';
import type { Path } from '../diagnostics/diagnostic';
import type { CceService } from '../engine/cce-service';
import { type ReportFn, rule } from '../engine/rule';
import { isAuthored, isTooOldFor, pathOf, versionsOf } from './support/annotations';
import { basisOf } from './support/basis';

const id = 'annotation-unsupported-by-version';

export const annotationUnsupportedByVersion = rule({
  id,
  severity: 'warning',
  otherSeverities: ['error'],
  statement: 'The version of the cluster supports the annotation, its value, and both on that class of load balancer.',
  why: 'An older controller does not know it: the setting is missing without a message, and appears suddenly after an upgrade.',
  help: 'Upgrade the cluster, or remove the setting.',
  facts: ['annotation-minimum-version'],
  pages: ['cce_10_0385', 'cce_10_0405', 'cce_bulletin_0033'],
  basis: ['docs'],
  exceptions: [
    {
      guards: ['annotation-minimum-version/1', 'autocreate-vip-subnet-version/1', 'passthrough-cluster-version/1'],
      text: 'Only a version that is surely too old is reported; without its patch number a version can leave that open.',
    },
    {
      guards: ['annotation-minimum-version/3'],
      text: 'Where the versions differ by the class of the load balancer and the class is not known, the cluster has to be too old for both.',
    },
  ],
  appliesTo: ['cce', 'part'],
  needs: ['version'],
  check(service, report, facts) {
    const { version } = service.cluster;
    const suspects = version === undefined ? SELECTIVE : specsBeyond(version);
    for (const { spec, text } of service.settings) {
      if (text === undefined || !suspects.has(spec) || !isAuthored(spec, service)) continue;
      if (version !== undefined) judgeSpec(spec, version, service, report);
      else if (turnsOnVersion(spec, service)) facts.known(service, 'version', id);
    }
  },
});

/** CCE began with v1.9: no cluster is below a list that begins there. */
const FIRST_MINOR = 9;

/** Annotations that some clusters do not support. */
const SELECTIVE: ReadonlySet<AnnotationSpec> = new Set(ALL_SPECS.filter((spec) => allListsOf(spec).some(isSelective)));

/** Whether some cluster is not supported by the list. */
function isSelective({ entries }: VersionList): boolean {
  return entries.some(({ minor }) => minor > FIRST_MINOR);
}

/** Whether some clusters do not support the annotation as it stands: with its value, and that class of load balancer. */
function turnsOnVersion(spec: AnnotationSpec, service: CceService): boolean {
  return versionsOf(spec, service).some(isSelective) || partsOf(spec, service).some(({ since }) => isSelective(since));
}

const beyond = new WeakMap<ClusterVersion, ReadonlySet<AnnotationSpec>>();

/** Annotations that a cluster of the version does not support, with some class or some value at least. */
function specsBeyond(version: ClusterVersion): ReadonlySet<AnnotationSpec> {
  let specs = beyond.get(version);
  if (specs === undefined) {
    const isBeyond = (list: VersionList) => supportOf(list, version) === 'unsupported';
    specs = new Set(ALL_SPECS.filter((spec) => allListsOf(spec).some(isBeyond)));
    beyond.set(version, specs);
  }
  return specs;
}

function allListsOf({ since, sinceByValue = [] }: AnnotationSpec): readonly VersionList[] {
  return [
    ...('entries' in since ? [since] : [since.performance, since.union]),
    ...sinceByValue.map((part) => part.since),
  ];
}

function judgeSpec(spec: AnnotationSpec, version: ClusterVersion, service: CceService, report: ReportFn): void {
  const bySpec = isTooOldFor(spec, service);
  for (const part of partsOf(spec, service)) {
    // An annotation that is not known as a whole is one finding, unless a part of it is worse.
    if (bySpec && part.severity !== 'error') continue;
    if (supportOf(part.since, version) !== 'unsupported') continue;
    report({
      message: `${spec.key}: ${part.what} needs a cluster of ${describeVersions(part.since)}; the cluster is ${version.text}`,
      path: pathOf(spec.key),
      ...innerOf(spec, part, service),
      severity: part.severity ?? 'warning',
      why: part.why,
      help: part.help,
      pages: spec.pages,
      basis: basisOf(spec.pages),
    });
    if (bySpec) return;
  }
  if (!bySpec) return;
  const lists = versionsOf(spec, service);
  report({
    message: `${spec.key} needs a cluster of ${lists.map(describeVersions).join(', or, with another class of load balancer, ')}; the cluster is ${version.text}`,
    path: pathOf(spec.key),
    pages: spec.pages,
    basis: basisOf(spec.pages),
  });
}

function innerOf(spec: AnnotationSpec, { field, what }: Part, service: CceService): { readonly inner?: Path } {
  if (field !== undefined) return { inner: [field(service.value(spec))] };
  const isField = Object.values(spec.codec.json?.fields ?? {}).some(({ name }) => name === what);
  return isField ? { inner: [what] } : {};
}

type Part = NonNullable<AnnotationSpec['sinceByValue']>[number];

/** What is said of parts of the value that are there, on that class of load balancer. */
function partsOf(spec: AnnotationSpec, service: CceService): readonly Part[] {
  const value = service.value(spec);
  if (value === undefined || spec.sinceByValue === undefined) return [];
  return spec.sinceByValue.filter(
    ({ elbClass, applies }) => (elbClass === undefined || elbClass === service.elbClass) && applies(value),
  );
}
