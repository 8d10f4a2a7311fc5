import { addressesOf } from '../../diagnostics/pages';
import type {
  Cell,
  Change,
  ExplainResult,
  ObjectPlace,
  OutOfReach,
  Remedy,
  ServiceExplanation,
  State,
  Verdict,
} from '../../explain/explain-result';
import { jsonText } from '../json-text';

/** A change that is more than a further key needs another number. */
const VERSION = 1;

/** For programs: one line a Service. Keys stand in a fixed order; what is absent has no key. */
export function json({ services }: ExplainResult): string {
  const textOf = cellTexts();
  const lines = services.map((service) => serviceText(service, textOf));
  return `{"version":${VERSION},"services":[\n${lines.join(',\n')}\n],"pageUrls":${jsonText(pageUrls(services))}}\n`;
}

/** Where the pages are that anything names, each once; a page that both clouds have has two addresses. */
function pageUrls(services: readonly ServiceExplanation[]): Readonly<Record<string, readonly string[]>> {
  const told = new Set<readonly Cell[] | readonly OutOfReach[]>();
  for (const service of services) {
    for (const { cells, elsewhere } of [service, ...(service.whatIf === undefined ? [] : [service.whatIf])]) {
      told.add(cells).add(elsewhere);
    }
  }
  const pages = new Set<string>();
  for (const each of told) {
    for (const one of each) {
      const { pages: own, remedies } = 'verdict' in one ? one.verdict : one;
      for (const page of [...own, ...remedies.flatMap((remedy) => remedy.pages)]) pages.add(page);
    }
  }
  const found = [...pages].sort().map((page): [string, readonly string[]] => [page, addressesOf(page)]);
  return Object.fromEntries(found.filter(([, addresses]) => addresses.length > 0));
}

type CellsText = (cells: readonly Cell[]) => string;

/** Thousands of Services share a few answers, and those share a few verdicts. */
function cellTexts(): CellsText {
  const verdictText = remembered((verdict: Verdict) => inside(verdictOf(verdict)));
  return remembered((cells: readonly Cell[]) =>
    cells.map((cell) => `{${inside(keyOf(cell))},${verdictText(cell.verdict)}}`).join(','),
  );
}

function remembered<T>(textOf: (value: T) => string): (value: T) => string {
  const texts = new Map<T, string>();
  return (value) => {
    let text = texts.get(value);
    if (text === undefined) {
      text = textOf(value);
      texts.set(value, text);
    }
    return text;
  };
}

/** Without the braces. */
function inside(value: object): string {
  return jsonText(value).slice(1, -1);
}

function serviceText(service: ServiceExplanation, textOf: CellsText): string {
  const { whatIf } = service;
  const more = whatIf === undefined ? '' : `,"whatIf":${whatIfText(whatIf, textOf)}`;
  return `{${inside(placeOf(service))},${stateText(service, textOf)}${more}}`;
}

function whatIfText(whatIf: NonNullable<ServiceExplanation['whatIf']>, textOf: CellsText): string {
  const changes = whatIf.changes.map((change) => jsonText(changeOf(change))).join(',');
  return `{"asked":${jsonText(whatIf.asked)},${stateText(whatIf, textOf)},"changes":[${changes}]}`;
}

function stateText({ given, open, remarks, hasEip, cells, elsewhere }: State, textOf: CellsText): string {
  const head = { given, open: open.map(({ dimension, values }) => ({ dimension, values })), remarks, hasEip };
  return `${inside(head)},"cells":[${textOf(cells)}],"elsewhere":${jsonText(elsewhere.map(outOfReachOf))}`;
}

function placeOf({ resource: { apiVersion, kind, namespace, name }, file, line }: ObjectPlace) {
  return { resource: { apiVersion, kind, namespace, name }, file, line };
}

function keyOf({ client, address, listener, assuming }: Cell) {
  return {
    client,
    address,
    listener: listener?.listener,
    ports: listener?.ports,
    assuming: Object.keys(assuming).length === 0 ? undefined : assuming,
  };
}

function verdictOf(verdict: Verdict) {
  const { outcome, vendorOutcome, path, alternatePath, clientIp, clientIpMayAlsoBe, reason, notes } = verdict;
  const { requires, assumes, confidence, facts, pages, contradictions, openQuestions, remedies } = verdict;
  return {
    outcome,
    vendorOutcome,
    path,
    alternatePath,
    clientIp,
    clientIpMayAlsoBe,
    reason,
    notes,
    requires,
    assumes,
    confidence,
    facts,
    pages,
    contradictions,
    openQuestions,
    remedies: remedies.map(remedyOf),
  };
}

function remedyOf({ do: text, sideEffects, pages }: Remedy) {
  return { do: text, sideEffects, pages };
}

function outOfReachOf(elsewhere: OutOfReach) {
  const { what, others, count, assuming, reason, notes, confidence, facts, pages, remedies } = elsewhere;
  return {
    what,
    outcome: 'fail',
    others: others.map(placeOf),
    count,
    assuming: Object.keys(assuming).length === 0 ? undefined : assuming,
    reason,
    notes,
    confidence,
    facts,
    pages,
    remedies: remedies.map(remedyOf),
  };
}

function changeOf({ client, address, what, before, after }: Change) {
  const sideOf = (cells: readonly Cell[]) =>
    cells.map((cell) => {
      const { outcome, vendorOutcome, path, clientIp } = cell.verdict;
      const { listener, ports, assuming } = keyOf(cell);
      return { listener, ports, assuming, outcome, vendorOutcome, path, clientIp };
    });
  return { client, address, what, before: sideOf(before), after: sideOf(after) };
}
