import { aclId, aclStatus, aclType } from '../annotations/groups/access-control';
import { rule } from '../engine/rule';
import { pathOf } from './support/annotations';

export const listenerOpenedByEmptyAclId = rule({
  id: 'listener-opened-by-empty-acl-id',
  severity: 'warning',
  otherSeverities: ['info'],
  statement: `${aclId.key} names an IP address group, unless every address may connect.`,
  why: 'An empty text means that every address may connect: a template that renders to nothing opens the listener.',
  help: `Name the groups, or write ${aclStatus.key}: "off" if every address may connect.`,
  facts: ['acl-empty-id-opens'],
  pages: ['cce_10_0385'],
  basis: ['docs'],
  exceptions: [
    {
      guards: ['acl-empty-id-opens/1'],
      text: 'Access control that is off opens nothing.',
    },
    {
      guards: ['acl-empty-id-opens/2'],
      text: 'Without a status and a type beside it, the empty list is the documented way to open the listener: worth knowing, no more.',
    },
    {
      guards: ['acl-empty-id-opens/3'],
      text: 'A list that something completes later is not judged.',
    },
  ],
  reads: [aclId.key],
  check(service, report) {
    if (service.text(aclId.key) !== '') return;
    const hasStatus = service.has(aclStatus);
    const status = service.text(aclStatus.key);
    // Access control that is off is open on purpose; an expression may become off.
    if (hasStatus && (status === undefined || status === 'off' || status === 'false')) return;
    const beside = [aclStatus, aclType].filter((spec) => service.has(spec)).map(({ key }) => key);
    const isMeant = beside.length === 0;
    report({
      message: `${aclId.key} is empty, so every address may connect${isMeant ? '' : `, although ${beside.join(' and ')} ${beside.length === 1 ? 'stands' : 'stand'} beside it; expected ids of IP address groups`}`,
      path: pathOf(aclId.key),
      severity: isMeant ? 'info' : 'warning',
      why: isMeant
        ? 'It is the documented way to open a listener; removing the annotation would not do it.'
        : undefined,
      help: isMeant ? 'Name IP address groups if not every address may connect.' : undefined,
    });
  },
});
