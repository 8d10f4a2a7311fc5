import { type Circumstances, type Condition, describeCondition, type Test, testOf } from '../../annotations/condition';
import { ElbClass } from '../../annotations/elb-class';
import { ALL_SPECS } from '../../annotations/registry';
import type { AnnotationSpec, Constraint } from '../../annotations/spec';
import { ClusterType } from '../../cluster/cluster-type';
import { show } from '../../diagnostics/show';
import type { CceService } from '../../engine/cce-service';
import type { Facts } from '../../engine/facts';
import type { LookingRule } from '../../engine/rule';
import { isAuthored, pathOf } from './annotations';
import { describeListeners } from './ports';

const RELATIONS: Record<Constraint['kind'], string> = {
  requires: 'needs',
  conflicts: 'cannot be combined with',
  ineffective: 'has no effect with',
};

/** A constraint, ready to be asked of many Services. */
interface PreparedConstraint {
  readonly constraint: Constraint;
  /** `undefined`: it turns on something that is not known. */
  readonly isBroken: Test;
  readonly turnsOnClass: boolean;
  readonly turnsOnType: boolean;
}

/** The part of a rule that judges one kind of constraints of all annotations. */
export function judgeConstraints(kind: Constraint['kind'], rule: string): Pick<LookingRule, 'reads' | 'check'> {
  const judged = new Map<AnnotationSpec, readonly PreparedConstraint[]>();
  for (const spec of ALL_SPECS) {
    const constraints = spec.constraints.filter((each) => each.kind === kind && each.ownRule === undefined);
    if (constraints.length > 0) judged.set(spec, constraints.map(prepare));
  }
  return {
    reads: [...judged.keys()].map(({ key }) => key),
    check(service, report, facts) {
      for (const { spec, decoded } of service.settings) {
        const constraints = judged.get(spec);
        // A value that cannot be read is a mistake of its own, or not known yet.
        if (constraints === undefined || decoded?.value === undefined || !isAuthored(spec, service)) continue;
        for (const each of constraints) {
          const broken = each.isBroken(service);
          if (broken === undefined) noteMissingFacts(each, service, facts, rule);
          if (broken !== true) continue;
          const { condition, severity, why, help, pages, basis, platformMessage } = each.constraint;
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

function prepare(constraint: Constraint): PreparedConstraint {
  const { kind, condition, when } = constraint;
  const isMet = testOf(condition);
  const applies = when === undefined ? () => true : testOf(when);
  const leaves = [...leavesOf(condition), ...(when === undefined ? [] : leavesOf(when))];
  return {
    constraint,
    isBroken(scene) {
      const applicable = applies(scene);
      if (applicable === false) return false;
      const met = isMet(scene);
      if (met === undefined) return undefined;
      const broken = kind === 'requires' ? !met : met;
      return broken ? applicable : false;
    },
    turnsOnClass: leaves.some((leaf) => 'elbClass' in leaf),
    turnsOnType: leaves.some((leaf) => 'clusterType' in leaf),
  };
}

const CLASSES = Object.values(ElbClass);
const CLUSTER_TYPES = Object.values(ClusterType);

/** Notes the facts without which the constraint cannot be judged, if some values of them would break it. */
function noteMissingFacts(
  { isBroken, turnsOnClass, turnsOnType }: PreparedConstraint,
  service: CceService,
  facts: Facts,
  rule: string,
): void {
  const classMatters = turnsOnClass && service.elbClass === undefined;
  const typeMatters = turnsOnType && service.clusterType === undefined;
  const classes = classMatters ? CLASSES : [service.elbClass];
  const types = typeMatters ? CLUSTER_TYPES : [service.clusterType];
  const canBreak = classes.some((elbClass) =>
    types.some((clusterType) => isBroken(supposing(service, elbClass, clusterType))),
  );
  if (!canBreak) return;
  if (classMatters) facts.knownElbClass(service, rule);
  if (typeMatters) facts.known(service, 'clusterType', rule);
}

function supposing(
  service: CceService,
  elbClass: Circumstances['elbClass'],
  clusterType: Circumstances['clusterType'],
): Circumstances {
  return {
    hasKey: (key) => service.hasKey(key),
    entryProtocols: service.entryProtocols,
    text: (key) => service.text(key),
    listenerProtocols: service.listenerProtocols,
    externalTrafficPolicy: service.externalTrafficPolicy,
    live: service.live,
    elbClass,
    clusterType,
  };
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
  // That a single key is missing has been said.
  if ('has' in condition && condition.text === undefined) return '';
  const found = new Set(leavesOf(condition).map((leaf) => describeLeaf(leaf, service, needed)));
  return [...found].filter((text) => text !== '').join(', ');
}

function describeLeaf(leaf: Condition, service: CceService, needed: boolean): string {
  if ('anyListener' in leaf || 'onlyListeners' in leaf)
    return `the ports are served as follows: ${describeListeners(service)}`;
  if (!needed) return '';
  if ('has' in leaf) return service.hasKey(leaf.has) === false ? `${leaf.has} is missing` : '';
  if ('elbClass' in leaf) return `the class is ${service.elbClass}`;
  if ('clusterType' in leaf) return `the cluster type is ${service.clusterType}`;
  if ('externalTrafficPolicy' in leaf) return `it is ${service.externalTrafficPolicy}`;
  return '';
}
