import { elbClass } from '../annotations/groups/connection';
import { rule } from '../engine/rule';
import { namesOf } from './support/services';

export const contradictingElbClass = rule({
  id: 'contradicting-elb-class',
  severity: 'warning',
  statement: 'All Services on one load balancer say the same class.',
  why: 'A load balancer has one class: where another one is written, calls go to the wrong API or the public address is missing from the status.',
  help: 'Look the class up in the console, and write it on all of them.',
  facts: ['class-matches-instance'],
  pages: ['cce_10_0385', 'field:kruise-game-notes'],
  basis: ['derived', 'observed'],
  reads: [elbClass.key],
  check(service, report, context) {
    const { elbId } = service;
    if (elbId === undefined || !service.has(elbClass) || service.elbClass === undefined) return;
    const others = context
      .servicesOn(elbId)
      .filter((other) => other.elbClass !== service.elbClass && other.elbClass !== undefined && other.has(elbClass));
    if (others.length === 0) return;
    report({
      message: `${elbClass.key} is ${service.elbClass}, but ${others[0].elbClass} on ${namesOf(others)}, on the same load balancer ${elbId}`,
      path: ['metadata', 'annotations', elbClass.key],
      related: others.map(({ object }) => object),
    });
  },
});
