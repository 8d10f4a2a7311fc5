import type { LintSummary } from '../lint/lint-result';

/** `1 error, 2 warnings in 3 files (4 documents, 5 resources)`. */
export function closingLine(summary: LintSummary): string {
  const { files, documents, resources, errors, warnings, infos, skipped, carriedMaps } = summary;
  const found = [
    ...(errors === 0 ? [] : [counted(errors, 'error')]),
    ...(warnings === 0 ? [] : [counted(warnings, 'warning')]),
    ...(infos === 0 ? [] : [counted(infos, 'info')]),
  ];
  const read = [
    counted(documents, 'document'),
    counted(resources, 'resource'),
    ...(carriedMaps === undefined ? [] : [counted(carriedMaps, 'carried map')]),
    ...(skipped === 0 ? [] : [`${skipped} skipped`]),
  ];
  if (documents === 0 && found.length === 0) return 'nothing was checked';
  return `${found.length === 0 ? 'no findings' : found.join(', ')} in ${counted(files, 'file')} (${read.join(', ')})`;
}

/** What a run ends with: what could not be judged, if anything, and the counts. */
export function closingTexts(summary: LintSummary): string[] {
  return [notJudgedLine(summary.notJudged), closingLine(summary)].filter((text) => text !== '');
}

export function counted(count: number, what: string, many = `${what}s`): string {
  return `${count} ${count === 1 ? what : many}`;
}

/** What a run says of ingresses that CCE serves; empty if there is none. */
export function ingressesLine(ingresses: number): string {
  if (ingresses === 0) return '';
  return `the annotations of ${counted(ingresses, 'Ingress', 'Ingresses')}, apart from the listeners that they share with Services`;
}

type NotJudged = LintSummary['notJudged'][number];

/** What would have told each fact. */
export type ToldBy = Readonly<Record<NotJudged['fact'], string>>;

const TOLD_BY: ToldBy = {
  clusterType: '--cluster-type',
  network: '--network',
  version: '--cluster-version',
  proxyMode: '--proxy-mode',
  edition: '--edition',
  elbClass: 'the class of the load balancer in the manifest',
};

/** One line for everything that could not be judged; empty if that is nothing. */
export function notJudgedLine(notJudged: readonly NotJudged[], toldBy: ToldBy = TOLD_BY): string {
  if (notJudged.length === 0) return '';
  const what = notJudged.map(({ fact, rules }) => `${rules.join(', ')} (${fact} is not known)`).join('; ');
  return `not checked: ${what}; give ${notJudged.map(({ fact }) => toldBy[fact]).join(', ')}`;
}
