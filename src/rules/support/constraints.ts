import { type Condition, describeCondition, holds, type Scene } from '../../annotations/condition';
import { ALL_SPECS } from '../../annotations/registry';
import type { AnnotationSpec, Constraint } from '../../annotations/spec';
import { show } from '../../diagnostics/show';
import type { CceService } from '../../engine/cce-service';
import type { Rule } from '../../engine/rule';
import type { RunContext } from '../../engine/run-context';
import { annotationsOf, isAuthored, pathOf } from './annotations';
import { describeListeners } from './ports';

const RELATIONS: Record<Constraint['kind'], string> = {
  requires: 'needs',
  conflicts: 'cannot stand with',
  ineffective: 'has no effect with',
};

/** The part of a rule that judges one kind of constraints of all annotations. */
export function judgeConstraints(kind: Constraint['kind'], rule: string): Pick<Rule, 'reads' | 'check'> {
  const judged = new Map<string, readonly Constraint[]>();
  for (const spec of ALL_SPECS) {
    const constraints = spec.constraints.filter(
      (constraint) => constraint.kind === kind && constraint.ownRule === undefined,
    );
    if (constraints.length > 0) judged.set(spec.key, constraints);
  }
  return {
    reads: [...judged.keys()],
    check(service, report, context) {
      for (const spec of annotationsOf(service).specs) {
        const constraints = judged.get(spec.key);
        if (constraints === undefined || !isAuthored(spec, service)) continue;
        for (const constraint of constraints) {
          const broken = isBroken(constraint, service);
          if (broken === undefined) noteMissingFacts(constraint, service, context, rule);
          if (broken !== true) continue;
          const { condition, severity, why, help, pages, basis, platformMessage } = constraint;
          const found = describeFound(condition, service, kind === 'requires');
          report({
            message: `${nameSetting(spec, service)} ${RELATIONS[kind]} ${describeCondition(condition)}${found === '' ? '' : `; ${found}`}`,
            path: pathOf(spec.key),
            severity,
            why,
            help,
            pages,
            basis,
            platformMessage,
          });
        }
      }
    },
  };
}

/** `undefined`: it turns on something that is not known. */
export function isBroken({ kind, condition, when }: Constraint, scene: Scene): boolean | undefined {
  const applies = when === undefined ? true : holds(when, scene);
  if (applies === false) return false;
  const met = holds(condition, scene);
  if (met === undefined) return undefined;
  const broken = kind === 'requires' ? !met : met;
  return broken ? applies : false;
}

const CLASSES = ['union', 'performance'] as const;
const CLUSTER_TYPES = ['standard', 'turbo'] as const;

/** Notes the facts without which the constraint cannot be judged, if some values of them would break it. */
function noteMissingFacts(constraint: Constraint, service: CceService, context: RunContext, rule: string): void {
  const classMatters = service.elbClass === undefined && mentions(constraint, 'elbClass');
  const typeMatters = service.clusterType === undefined && mentions(constraint, 'clusterType');
  const classes = classMatters ? CLASSES : [service.elbClass];
  const types = typeMatters ? CLUSTER_TYPES : [service.clusterType];
  const canBreak = classes.some((elbClass) =>
    types.some((clusterType) => isBroken(constraint, supposing(service, elbClass, clusterType))),
  );
  if (!canBreak) return;
  if (classMatters) context.knownElbClass(service, rule);
  if (typeMatters) context.known(service, 'clusterType', rule);
}

function supposing(service: CceService, elbClass: Scene['elbClass'], clusterType: Scene['clusterType']): Scene {
  return {
    hasKey: (key) => service.hasKey(key),
    text: (key) => service.text(key),
    listenerProtocols: service.listenerProtocols,
    externalTrafficPolicy: service.externalTrafficPolicy,
    live: service.live,
    elbClass,
    clusterType,
  };
}

function mentions({ condition, when }: Constraint, fact: 'elbClass' | 'clusterType'): boolean {
  return [condition, ...(when === undefined ? [] : [when])].some((each) => leavesOf(each).some((leaf) => fact in leaf));
}

function leavesOf(condition: Condition): readonly Condition[] {
  if ('not' in condition) return leavesOf(condition.not);
  if ('anyOf' in condition) return condition.anyOf.flatMap(leavesOf);
  if ('allOf' in condition) return condition.allOf.flatMap(leavesOf);
  return [condition];
}

function nameSetting(spec: AnnotationSpec, service: CceService): string {
  const text = service.text(spec.key);
  return text === undefined || spec.codec.json !== undefined ? spec.key : `${spec.key}: ${show(text)}`;
}

/** What is there instead of what is needed, or what stands behind a circumstance that a setting does not go with. */
function describeFound(condition: Condition, service: CceService, needed: boolean): string {
  const found = new Set(leavesOf(condition).map((leaf) => describeLeaf(leaf, service, needed)));
  return [...found].filter((text) => text !== '').join(', ');
}

function describeLeaf(leaf: Condition, service: CceService, needed: boolean): string {
  if ('anyListener' in leaf || 'onlyListeners' in leaf) return `the ports are served so: ${describeListeners(service)}`;
  if (!needed) return '';
  if ('has' in leaf) return service.hasKey(leaf.has) ? '' : `${leaf.has} is missing`;
  if ('elbClass' in leaf) return `the class is ${service.elbClass}`;
  if ('clusterType' in leaf) return `the cluster type is ${service.clusterType}`;
  if ('externalTrafficPolicy' in leaf) return `it is ${service.externalTrafficPolicy}`;
  return '';
}
