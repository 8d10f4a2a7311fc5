import { isOfLayer7 } from '../annotations/condition';
import { portRanges } from '../annotations/groups/listener';
import { show } from '../diagnostics/show';
import { rule } from '../engine/rule';
import { pathOf } from './support/annotations';
import { knowsNames } from './support/ports';

export const unusablePortRange = rule({
  id: 'unusable-port-range',
  severity: 'error',
  statement:
    'Port ranges are given for ports that are served as TCP, UDP or TLS, and those of two ports do not overlap.',
  why: 'Ranges of other ports, and ranges that overlap, cannot be turned into listeners.',
  help: 'Name a port of spec.ports that is served as TCP, UDP or TLS, with ranges of its own.',
  facts: ['port-ranges-shape'],
  pages: ['cce_10_0929', 'cce_10_11011'],
  basis: ['docs'],
  reads: [portRanges.key],
  check(service, report) {
    const path = pathOf(portRanges.key);
    const taken: { name: string; first: number; last: number; side: string }[] = [];
    for (const [name, ranges] of Object.entries(service.value(portRanges) ?? {})) {
      const inner = [name];
      const port = service.listenerPorts.find((each) => each.name === name);
      if (port === undefined) {
        if (!knowsNames(service)) continue;
        const names = service.listenerPorts.flatMap((each) => (each.name === undefined ? [] : [show(each.name)]));
        report({
          message: `${portRanges.key} has ranges for a port ${show(name)}; spec.ports has ${names.join(', ') || 'no port with a name'}`,
          path,
          inner,
        });
        continue;
      }
      if (isOfLayer7(port.listener)) {
        report({
          message: `${portRanges.key} has ranges for the port ${show(name)}, which is served as ${port.listener}`,
          path,
          inner,
        });
      }
      for (const { first, last } of ranges) {
        const { side } = port;
        const other = taken.find(
          (each) => each.name !== name && each.side === side && first <= each.last && each.first <= last,
        );
        if (other !== undefined) {
          report({
            message: `the range ${first} to ${last} of the port ${show(name)} overlaps ${other.first} to ${other.last} of ${show(other.name)}`,
            path,
            inner,
            help: 'Leave out of one of them what the other has as well.',
          });
        }
        if (side !== undefined) taken.push({ name, first, last, side });
      }
    }
  },
});
