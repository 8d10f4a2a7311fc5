import { isUnresolved } from '../annotations/unresolved';
import { shortened, show } from '../diagnostics/show';
import type { CceService, ServicePort } from '../engine/cce-service';
import { type ReportFn, rule } from '../engine/rule';
import { isDictionary, own } from '../manifest/kube-object';
import { PAGE_OF_FIELDS } from './support/fields';

export const indistinctPorts = rule({
  id: 'indistinct-ports',
  severity: 'error',
  statement: 'The ports of a Service differ in their names, in their numbers or protocols, and in their node ports.',
  why: 'The API server refuses the Service.',
  help: 'Give each port a name and a number of its own.',
  facts: [],
  pages: [PAGE_OF_FIELDS],
  basis: ['docs'],
  exceptions: [
    { guards: [], text: 'A single port needs no name.' },
    {
      guards: [],
      text: 'Without a selector it can be an overlay, and what it is laid over gives its ports their names.',
    },
    { guards: [], text: 'A TCP and a UDP port may have one number, and one node port.' },
  ],
  reads: ['spec.ports'],
  check(service, report) {
    judgeNames(service, report);
    for (const [port, first] of repeated(service, ({ name }) => (isUnresolved(name) ? undefined : name || undefined))) {
      report({
        message: `${nameOf(port)} is called ${show(port.name)}, as ${nameOf(first)} is`,
        path: pathOf(port, 'name'),
        help: 'Give it another name.',
        platformMessage: `${nameOf(port)}.name: Duplicate value: ${shortened(JSON.stringify(port.name))}`,
      });
    }
    for (const [port, first] of repeated(service, ({ port: number, protocol }) => sidedNumber(number, protocol))) {
      report({
        message: `${nameOf(port)} is port ${port.port} (${port.protocol}), as ${nameOf(first)} is`,
        path: pathOf(port, 'port'),
        help: 'Remove it, or give it another number.',
        platformMessage: `${nameOf(port)}: Duplicate value`,
      });
    }
    // 0 counts as absent.
    for (const [port, first] of repeated(service, ({ nodePort, protocol }) =>
      sidedNumber(nodePort || undefined, protocol),
    )) {
      report({
        message: `${nameOf(port)} has node port ${port.nodePort} (${port.protocol}), as ${nameOf(first)} has`,
        path: pathOf(port, 'nodePort'),
        help: 'Leave nodePort out, so that the cluster chooses one.',
        platformMessage: `${nameOf(port)}.nodePort: Duplicate value: ${port.nodePort}`,
      });
    }
  },
});

function judgeNames({ ports, object }: CceService, report: ReportFn): void {
  const written = own(object.spec, 'ports') as readonly unknown[];
  const nameless = ports.filter(({ index }) => {
    const port = written[index];
    return isDictionary(port) && (own(port, 'name') ?? '') === '';
  });
  if (ports.length < 2 || nameless.length === 0 || (own(object.spec, 'selector') ?? null) === null) return;
  const [first] = nameless;
  report({
    message: `${nameless.length} of ${ports.length} ports ${nameless.length === 1 ? 'has' : 'have'} no name; of several each needs one`,
    path: pathOf(first),
    help: 'Give each port a name of its own.',
    platformMessage: `${nameOf(first)}.name: Required value`,
  });
}

/** The ports that have what another one before them has. */
function* repeated(
  { ports }: CceService,
  keyOf: (port: ServicePort) => string | undefined,
): Generator<readonly [port: ServicePort, first: ServicePort]> {
  const known = new Map<string, ServicePort>();
  for (const port of ports) {
    const key = keyOf(port);
    const first = key === undefined ? undefined : known.get(key);
    if (first !== undefined) yield [port, first];
    else if (key !== undefined) known.set(key, port);
  }
}

function sidedNumber(number: number | undefined, protocol: ServicePort['protocol']): string | undefined {
  return number === undefined || protocol === undefined ? undefined : `${number}/${protocol}`;
}

function pathOf({ index }: ServicePort, ...field: readonly string[]) {
  return ['spec', 'ports', index, ...field];
}

function nameOf({ index }: ServicePort): string {
  return `spec.ports[${index}]`;
}
