import type { Edit } from '../diagnostics/diagnostic';
import { shortened, show } from '../diagnostics/show';
import type { CceService } from '../engine/cce-service';
import { type Report, rule } from '../engine/rule';
import type { FieldProblem, WrongName, WrongValue } from '../manifest/fields/field-problems';
import { PORT_NUMBERS } from '../manifest/fields/service-fields';
import { isDictionary, type KubeObject, listAt, own } from '../manifest/kube-object';
import { expectedOf, fieldName, isOfOtherType, numberMeantBy, PAGE_OF_FIELDS, placeOfRefusal } from './support/fields';
import { helpToRestrictAccess, SOURCE_RANGES } from './support/source-ranges';

export const invalidFieldValue = rule({
  id: 'invalid-field-value',
  severity: 'error',
  statement: 'Every field in spec, and every name in metadata, is one that Kubernetes takes there.',
  why: 'The API server refuses the Service.',
  help: 'Write one of the values that it takes.',
  facts: [],
  pages: [PAGE_OF_FIELDS],
  basis: ['docs'],
  exceptions: [
    { guards: [], text: 'Values of another type than that of the field are left to field-of-wrong-type.' },
    {
      guards: [],
      text: 'Protocols of ports are left to unsupported-port-protocol, and node ports to node-port-out-of-range and node-port-below-default-range.',
    },
    {
      guards: [],
      text: 'An empty text counts as absent in clusterIP, externalTrafficPolicy and sessionAffinity and as the name of a port, as 0 does in nodePort, healthCheckNodePort and targetPort.',
    },
    {
      guards: [],
      text: 'Values of which versions of Kubernetes know different ones, such as those of trafficDistribution, are not checked, and of addresses only what none of them reads.',
    },
    {
      guards: [],
      text: 'The seconds of a session affinity that is not ClientIP are dropped, of which conflicting-fields speaks.',
    },
    { guards: [], text: 'Of a Service of another type than LoadBalancer, the type alone is checked.' },
    {
      guards: [],
      text: 'The name of a Service may begin with a digit, which clusters up to v1.33 refuse.',
    },
  ],
  appliesTo: ['cce', 'part', 'not-load-balancer'],
  fixes:
    'Writes the word that is meant where letter case or blanks around it alone are wrong; takes a number out of its quotes in targetPort, where a text is the name of a port. Not the name of a port or the value of a label, which something else can name as well.',
  check(service, report) {
    const affinity = own(service.object.spec, 'sessionAffinity') || (service.isPart ? undefined : 'None');
    const isDropped = ({ path }: FieldProblem) => affinity === 'None' && path[1] === 'sessionAffinityConfig';
    for (const problem of service.fieldProblems) {
      if (isOfOtherType(service, problem) || isDropped(problem)) continue;
      if (problem.kind === 'value') report(reportOf(problem, service));
      if (problem.kind === 'name' && !service.isCarried) report(reportOfName(problem));
      if (problem.kind === 'repeated') {
        const { path, found } = problem;
        report({
          message: `${fieldName(path)} is ${show(found)} again`,
          path,
          help: 'Remove it.',
          platformMessage: `${fieldName(path)}: Duplicate value: ${written(found)}`,
        });
      }
    }
    if (own(service.object.spec, 'type') !== 'LoadBalancer') return;
    if (own(service.object.spec, 'clusterIP') === 'None') report(HEADLESS);
    for (const each of missingIn(service.object)) report(each);
  },
});

const HEADLESS: Report = {
  message: "spec.clusterIP is 'None', which a Service of type LoadBalancer cannot have",
  path: ['spec', 'clusterIP'],
  help: 'Remove it; for addresses of single pods make another Service, of type ClusterIP.',
  platformMessage: `spec.clusterIPs[0]: Invalid value: "None": may not be set to 'None' for LoadBalancer services`,
};

/** What the API server asks for. Without its ports as a whole it may be an overlay. */
function missingIn({ data, spec }: KubeObject): readonly Report[] {
  const missing: Report[] = [];
  const metadata = own(data, 'metadata');
  if (![own(metadata, 'name'), own(metadata, 'generateName')].some(Boolean)) {
    missing.push({
      message: 'the Service has no name',
      path: ['metadata', 'name'],
      help: 'Give it one, in metadata.name.',
      platformMessage: 'resource name may not be empty',
    });
  }
  const ports = own(spec, 'ports');
  if (Array.isArray(ports) && ports.length === 0) {
    missing.push({
      message: 'spec.ports is empty',
      path: ['spec', 'ports'],
      help: 'Give it a port.',
      platformMessage: 'spec.ports: Required value',
    });
  }
  listAt(spec, 'ports').forEach((port, index) => {
    if (!isDictionary(port) || (own(port, 'port') ?? null) !== null) return;
    const path = ['spec', 'ports', index];
    missing.push({
      message: `${fieldName(path)} has no port`,
      path,
      help: 'Write the number of the port, as port.',
      platformMessage: `${fieldName([...path, 'port'])}: Invalid value: 0: ${PORT_NUMBERS.refusal}`,
    });
  });
  return missing;
}

function reportOf(problem: WrongValue, service: CceService): Report {
  const { path, found, type } = problem;
  const meant = meantOf(problem);
  const expected = expectedOf(type);
  return {
    message: `${fieldName(path)} is ${show(found)}; expected ${expected}`,
    path,
    help: path[1] === SOURCE_RANGES ? helpToRestrictAccess(service) : helpFor(type, meant),
    platformMessage: refusalOf(problem),
    ...(meant === undefined ? {} : { fix: { kind: 'set', path, value: meant } satisfies Edit }),
  };
}

function reportOfName({ path, found, form }: WrongName): Report {
  const holder = path.slice(0, -1);
  return {
    message: `${show(found)} in ${fieldName(holder)} is no name; expected ${form.expected}`,
    path,
    about: 'key',
    help: 'Correct the key.',
    platformMessage: `${fieldName(holder)}: Invalid value: ${written(found)}`,
  };
}

function helpFor(type: WrongValue['type'], meant: string | number | undefined): string {
  return typeof meant === 'number' ? `Write ${meant}, without the quotes.` : `Write ${meant ?? expectedOf(type)}.`;
}

/** The one value that can be meant. */
function meantOf({ type, found }: WrongValue): string | number | undefined {
  if (type.kind === 'number or name') return numberMeantBy(found, type.range);
  if (type.kind !== 'text' || typeof found !== 'string') return undefined;
  return type.values?.find((value) => value.toLowerCase() === found.trim().toLowerCase());
}

/** As the API server begins to say it: what follows differs from version to version. */
function refusalOf({ path, found, type }: WrongValue): string {
  const value = written(found);
  if (type.kind === 'text' && type.values !== undefined) {
    return `${fieldName(path)}: Unsupported value: ${value}: supported values: ${type.values.map(written).join(', ')}`;
  }
  // Some versions name the whole list, some the one range.
  if (path[1] === SOURCE_RANGES) return fieldName(placeOfRefusal(path));
  const range = typeof found === 'number' && type.kind !== 'text' ? type.range : undefined;
  return `${fieldName(placeOfRefusal(path))}: Invalid value: ${value}${range === undefined ? '' : `: ${range.refusal}`}`;
}

function written(value: unknown): string {
  return shortened(JSON.stringify(value));
}
