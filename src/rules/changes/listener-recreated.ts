import { portRanges, protocolPort } from '../../annotations/groups/listener';
import type { Path } from '../../diagnostics/diagnostic';
import { show } from '../../diagnostics/show';
import type { CceService, ServicePort } from '../../engine/cce-service';
import { changeRule, type ReportFn } from '../../engine/rule';
import { own } from '../../manifest/kube-object';
import { pathOf } from '../support/annotations';

export const listenerRecreated = changeRule({
  id: 'listener-recreated',
  severity: 'warning',
  statement: 'The port, the protocol and the port ranges of a listener stay as they are.',
  why: 'A load balancer cannot change them: a new listener takes the place of the old one, connections break for seconds, and what was set on the listener in the console is lost. The first published provider source refused another protocol on the same port.',
  help: 'Add the new port beside the old one, move the clients, and remove the old one later; or accept the interruption.',
  facts: ['port-change-recreates-listener'],
  pages: ['cce_10_0929', 'elb-umn:protocols_and_ports', 'src:hws-2020'],
  basis: ['docs', 'derived', 'ancestor'],
  checkChange(before, after, report) {
    if (after === undefined) return;
    const replaced = replacedListeners(before, after);
    for (const [was, is] of replaced) {
      report({
        message: `the listener on port ${describe(was)} is replaced by one on port ${describe(is)}`,
        path: placeOf(was, is),
      });
    }
    judgeRanges(before, after, new Set(replaced.map(([, { name }]) => name)), report);
  },
});

function describe({ port, listener }: ServicePort): string {
  return `${port} as ${listener}`;
}

/** Where the change was made. */
function placeOf(was: ServicePort, is: ServicePort): Path {
  if (was.port !== is.port) return ['spec', 'ports', is.index, 'port'];
  return was.protocol === is.protocol ? pathOf(protocolPort.key) : ['spec', 'ports', is.index, 'protocol'];
}

/** The listeners that go, each with the one that comes for it. One that goes or comes alone replaces nothing. */
function replacedListeners(before: CceService, after: CceService): readonly (readonly [ServicePort, ServicePort])[] {
  const going = listenersOf(before, after);
  const coming = listenersOf(after, before);
  const pairs: (readonly [ServicePort, ServicePort])[] = [];
  for (const was of going) {
    const is =
      coming.find(({ name }) => name !== undefined && name === was.name) ??
      coming.find(({ port }) => port === was.port) ??
      (going.length === 1 && coming.length === 1 && hasNoName(was, coming[0]) ? coming[0] : undefined);
    if (is === undefined) continue;
    coming.splice(coming.indexOf(is), 1);
    pairs.push([was, is]);
  }
  return pairs;
}

/** Ports without a name are the only ones of their Service. */
function hasNoName(was: ServicePort, is: ServicePort): boolean {
  return was.name === undefined || is.name === undefined;
}

/** The listeners that are known, without those that the other state has as well. */
function listenersOf(service: CceService, other: CceService): ServicePort[] {
  const there = new Set(other.listenerPorts.map(describe));
  return service.listenerPorts.filter(
    (each) => each.port !== undefined && each.listener !== undefined && !there.has(describe(each)),
  );
}

/** Of ports that stay, and that nothing has been said of yet. */
function judgeRanges(
  before: CceService,
  after: CceService,
  told: ReadonlySet<string | undefined>,
  report: ReportFn,
): void {
  const was = rangesOf(before);
  const is = rangesOf(after);
  if (was === undefined || is === undefined) return;
  for (const { name } of after.listenerPorts) {
    if (name === undefined || told.has(name) || !before.listenerPorts.some((each) => each.name === name)) continue;
    const earlier = describeRanges(was, name);
    const later = describeRanges(is, name);
    if (earlier === later) continue;
    report({
      message: `${portRanges.key} had ${earlier} for the port ${show(name)}, and has ${later}`,
      path: pathOf(portRanges.key),
      ...(Object.hasOwn(is, name) ? { inner: [name] } : {}),
    });
  }
}

type Ranges = NonNullable<ReturnType<typeof portRanges.codec.decode>['value']>;

/** `undefined` if they cannot be read. */
function rangesOf(service: CceService): Ranges | undefined {
  if (!service.has(portRanges)) return {};
  const decoded = service.decoded(portRanges);
  return decoded?.problems.length === 0 ? decoded.value : undefined;
}

function describeRanges(ranges: Ranges, name: string): string {
  const list = (own(ranges, name) ?? []) as Ranges[string];
  const texts = [...list].sort((a, b) => a.first - b.first).map(({ first, last }) => `${first} to ${last}`);
  return texts.length === 0 ? 'no range' : texts.join(', ');
}
