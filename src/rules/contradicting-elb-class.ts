import { elbClass } from '../annotations/groups/connection';
import type { CceService } from '../engine/cce-service';
import { rule } from '../engine/rule';
import { pathOf } from './support/annotations';
import { nameOf } from './support/services';

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
  checkAmong(service, report, context) {
    const { elbId, elbClass: ours } = service;
    if (elbId === undefined || ours === undefined) return;
    // Told to those that differ from the first: which of them is right is not known.
    const first = context.servicesOn(elbId).find(saysClass);
    if (first === undefined || first.elbClass === ours || !saysClass(service)) return;
    report({
      message: `${elbClass.key} is ${ours}, but ${first.elbClass} on ${nameOf(first.object)}, on the same load balancer ${elbId}`,
      path: pathOf(elbClass.key),
      related: [first.object],
    });
  },
});

function saysClass(service: CceService): boolean {
  return service.elbClass !== undefined && service.has(elbClass);
}
