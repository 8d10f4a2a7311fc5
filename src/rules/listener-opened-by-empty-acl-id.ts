import { aclId, aclStatus, aclType } from '../annotations/groups/access-control';
import { rule } from '../engine/rule';
import { isTooOldFor, pathOf } from './support/annotations';

export const listenerOpenedByEmptyAclId = rule({
  id: 'listener-opened-by-empty-acl-id',
  severity: 'warning',
  otherSeverities: ['info'],
  statement: `${aclId.key} names an IP address group, unless every address may connect.`,
  why: 'An empty text means that every address may connect: a template that renders to nothing opens the listener.',
  help: `Name an IP address group, with ${aclStatus.key} and ${aclType.key} beside it, or write ${aclStatus.key}: "off" if every address may connect.`,
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
      text: 'A list that something completes later is not checked.',
    },
    {
      guards: [],
      text: 'In a cluster that is too old for the key annotation-unsupported-by-version says so.',
    },
  ],
  reads: [aclId.key],
  check(service, report) {
    if (service.text(aclId.key) !== '' || isTooOldFor(aclId, service)) return;
    const hasStatus = service.has(aclStatus);
    const status = service.text(aclStatus.key);
    // Access control that is off is open on purpose; an expression may become off.
    if (hasStatus && (status === undefined || status === 'off' || status === 'false')) return;
    const beside = [aclStatus, aclType].filter((spec) => service.has(spec)).map(({ key }) => key);
    const isMeant = beside.length === 0;
    const missing = [
      ...(hasStatus ? [] : [`${aclStatus.key}: "on"`]),
      ...(service.has(aclType) ? [] : [`${aclType.key}: white or black`]),
    ];
    const groups = service.elbClass === 'performance' ? 'IP address groups' : 'an IP address group';
    const name = `Name ${groups}${missing.length === 0 ? '' : `, with ${missing.join(' and ')}`}`;
    report({
      message: `${aclId.key} is empty, so every address may connect${isMeant ? '' : `, although ${beside.join(' and ')} ${beside.length === 1 ? 'is' : 'are'} set; expected ids of IP address groups`}`,
      path: pathOf(aclId.key),
      severity: isMeant ? 'info' : 'warning',
      why: isMeant
        ? 'It is the documented way to open a listener; removing the annotation would not do it.'
        : undefined,
      help: isMeant
        ? `${name} if not every address may connect.`
        : `${name}, or write ${aclStatus.key}: "off" if every address may connect.`,
    });
  },
});
