import type { Field } from '../annotations/codec/codec';
import { describeCondition } from '../annotations/condition';
import { FOREIGN_KEYS } from '../annotations/groups/foreign';
import { INGRESS_KEYS } from '../annotations/groups/ingress';
import { ALL_SPECS } from '../annotations/registry';
import type { AnnotationSpec, Constraint } from '../annotations/spec';
import { describeVersions, type VersionList } from '../cluster/version';
import { groupBy } from '../diagnostics/group-by';
import { bullets, cellCode, code, GENERATED, page, plain, table } from './markdown';
import { linked, sourcesSection } from './sources';

const CLASS_NAMES = { union: 'shared (`union`)', performance: 'dedicated (`performance`)' };
const CLUSTER_NAMES = { standard: 'Standard', turbo: 'Turbo' };
const EDITION_NAMES = { huawei: 'Huawei Cloud', otc: 'Open Telekom Cloud' };
export const WRITERS: Readonly<Record<AnnotationSpec['writtenBy'], string>> = {
  user: 'you',
  platform: 'the platform only',
  'user-or-platform': 'you or the platform',
};

export function annotationsPage(): string {
  return page(
    GENERATED,
    '# Annotations of LoadBalancer Services',
    'Every annotation that CCE reads on Services of type LoadBalancer, as this library knows it: the values that it takes, where and since when it works, what it needs, and the typed property that writes it. The facts are restated in our own words, and each annotation names its sources.',
    table(
      ['annotation', 'takes', 'property'],
      ALL_SPECS.map((spec) => [
        `[${code(spec.key)}](#${anchor(spec.key)})`,
        plain(spec.codec.form),
        'prop' in spec.offered ? cellCode(spec.offered.prop) : 'none',
      ]),
    ),
    ...[...groupBy(ALL_SPECS, ({ group }) => group)].flatMap(([group, specs]) => [
      `## ${heading(group)}`,
      ...specs.map(section),
    ]),
    '## Keys of other controllers',
    'These keys have the same prefix, but CCE does not read them.',
    table(
      ['key', 'whose', 'what it does there', 'on CCE'],
      FOREIGN_KEYS.map(({ key, dialect, summary, cceEquivalent }) => [
        cellCode(key),
        plain(dialect),
        plain(summary),
        plain(cceEquivalent ?? 'no equivalent'),
      ]),
    ),
    '## Keys of ingresses',
    'The platform reads these keys on ingresses, but not on Services.',
    table(
      ['key', 'what it does there'],
      INGRESS_KEYS.map(({ key, summary }) => [cellCode(key.endsWith('.') ? `${key}<service>` : key), plain(summary)]),
    ),
    sourcesSection([...ALL_SPECS, ...FOREIGN_KEYS].flatMap(({ pages }) => pages)),
  );
}

function heading(group: string): string {
  return group[0].toUpperCase() + group.slice(1).replace(/-/g, ' ');
}

/** As the forge makes it of a heading. */
export function anchor(key: string): string {
  return key
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replace(/ /g, '-');
}

function section(spec: AnnotationSpec): string {
  const facts: [string, string | undefined][] = [
    ['Takes', `${plain(spec.codec.expects)}${spec.emptyMeansAbsent ? '; an empty text counts as absent' : ''}`],
    ['Example', spec.example && code(spec.codec.encode(spec.example))],
    ['Without it', spec.default === undefined ? undefined : plain(spec.default)],
    [
      'Ranges',
      spec.listenerRanges
        ?.map(
          ({ listeners, min, max, default: usual }) =>
            `${listeners.join(', ')}: ${min} to ${max}${usual === undefined ? '' : `, by default ${usual}`}`,
        )
        .join('; '),
    ],
    ['Written by', WRITERS[spec.writtenBy]],
    ['Property', 'prop' in spec.offered ? code(spec.offered.prop) : `none: ${plain(spec.offered.noProp)}`],
    [
      'Load balancers',
      spec.elbClasses.length === 0 ? 'none' : spec.elbClasses.map((name) => CLASS_NAMES[name]).join(', '),
    ],
    ['Clusters', spec.clusterTypes.map((name) => CLUSTER_NAMES[name]).join(', ')],
    ['Cluster versions', versions(spec)],
    ...(spec.sinceByValue ?? []).map(({ what, since }): [string, string] => [
      `Cluster versions for ${plain(what)}`,
      describeVersions(since),
    ]),
    [
      'Editions',
      spec.editions.length === 0 ? 'none known' : spec.editions.map((name) => EDITION_NAMES[name]).join(', '),
    ],
    ['Can be changed', spec.mutable === 'unknown' ? 'not documented' : spec.mutable ? 'yes' : 'no'],
    ['On a change', spec.onChange && plain(spec.onChange)],
    ['On removal', onRemoval(spec)],
    ['Obsolete', spec.obsolete && plain(spec.obsolete.instead)],
    ['Meant', spec.misspellingOf && code(spec.misspellingOf)],
    ['Refused with', spec.refusedWith && code(spec.refusedWith)],
    [
      'Sure',
      spec.verified
        ? 'read in an official page or named by the platform itself'
        : 'no: not read in an official page; take the details as provisional',
    ],
    ['Sources', spec.pages.map(linked).join(', ')],
  ];
  const fields = spec.codec.json?.fields;
  return page(
    `### \`${spec.key}\``,
    plain(spec.summary),
    bullets(facts.flatMap(([name, text]) => (text === undefined ? [] : [`**${name}:** ${text}`]))),
    fields === undefined ? undefined : fieldsTable(Object.values(fields)),
    spec.constraints.length === 0 ? undefined : bullets(spec.constraints.map(constraint)),
    spec.notes.length === 0 ? undefined : `Notes:\n\n${bullets(spec.notes.map(plain))}`,
  ).trimEnd();
}

function onRemoval({ keptOnRemoval, onRemove }: AnnotationSpec): string | undefined {
  const parts = [...(keptOnRemoval ? ['The load balancer keeps what was set.'] : []), ...(onRemove ? [onRemove] : [])];
  return parts.length === 0 ? undefined : plain(parts.join(' '));
}

function versions({ since }: AnnotationSpec): string {
  const one = (list: VersionList) =>
    list.entries.length === 0
      ? 'not documented'
      : `${describeVersions(list)}${list.laterMinorsUnknown ? ' of that minor version; later ones are not documented' : ''}${
          list.legacy === undefined ? '' : ` (with an older meaning ${describeVersions(list.legacy)})`
        }`;
  return 'entries' in since ? one(since) : `dedicated: ${one(since.performance)}; shared: ${one(since.union)}`;
}

function fieldsTable(fields: readonly Field<unknown>[]): string {
  return table(
    ['field', 'JSON type', 'takes', 'mandatory', 'without it', 'meaning'],
    fields.map(({ name, codec, mandatory, mandatoryWhen, default: usual, summary, notes = [] }) => [
      cellCode(name),
      codec.jsonType,
      plain(codec.expects),
      mandatory ? 'yes' : mandatoryWhen === undefined ? 'no' : `when ${plain(mandatoryWhen)}`,
      plain(usual ?? ''),
      plain([summary, ...notes].join(' ')),
    ]),
  );
}

const KINDS = { requires: 'Needs', conflicts: 'Excludes', ineffective: 'Without effect with' };

function constraint({ kind, condition, when, severity, why }: Constraint): string {
  const limit = when === undefined ? '' : ` (where ${plain(describeCondition(when))})`;
  return `**${KINDS[kind]}** ${plain(describeCondition(condition))}${limit}${why === '' ? '' : `: ${plain(why)} (${severity})`}`;
}
