import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import type { Severity } from '../diagnostics/diagnostic';
import { didYouMean, didYouMeanAside } from '../diagnostics/nearest';
import { alternatives, show, showTyped } from '../diagnostics/show';
import type { LintOptions } from '../lint/lint';
import { LINT_RULES } from '../lint/lint-rules';
import { READER_RULES } from '../lint/reader-rules';
import type { Target } from '../lint/target';
import { isDictionary } from '../manifest/kube-object';
import { CliError } from './cli-error';
import { type ClusterOptions, clusterFacts } from './cluster-options';
import { CONFIG_FILE, reasonOf } from './files';
import { globs } from './globs';

/** What a project says of its manifests, once for all runs. */
export interface Config {
  /** The cluster of a file, if the configuration names one. */
  targetOf(file: string): Target | undefined;
  /** Whether a walk passes over the file or folder. */
  excludes(path: string): boolean;
  readonly options: Pick<LintOptions, 'severities' | 'knownKeys'>;
}

export const NO_CONFIG: Config = { targetOf: () => undefined, excludes: () => false, options: {} };

/** The configuration of the folder, or of the nearest folder above it that has one. */
export function findConfig(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const file = join(at, CONFIG_FILE);
    if (existsSync(file)) return file;
    if (dirname(at) === at) return undefined;
  }
}

const SEVERITIES: readonly (Severity | 'off')[] = ['error', 'warning', 'info', 'off'];
const CLUSTER_KEYS: readonly (keyof ClusterOptions | 'paths')[] = [
  'paths',
  'name',
  'type',
  'version',
  'proxyMode',
  'network',
  'edition',
];

/** @throws CliError that says where the mistake is */
export function readConfig(file: string): Config {
  let data: unknown;
  try {
    // Every scalar is text: nobody has to quote 1.30 or off.
    data = load(readFileSync(file, 'utf8'), { schema: FAILSAFE_SCHEMA }) ?? {};
  } catch (error) {
    throw new CliError(`${show(file)}: ${reasonOf(error)}`);
  }
  const fail = (place: string, expected: string, found: unknown): never => {
    throw new CliError(
      `${show(file)}: ${place === '' ? '' : `${place}: `}expected ${expected}, got ${showTyped(found)}`,
    );
  };
  if (!isDictionary(data)) return fail('', 'a mapping with clusters, rules, knownAnnotations or exclude', data);
  const only = (place: string, map: Readonly<Record<string, unknown>>, known: readonly string[]) => {
    for (const key of Object.keys(map)) {
      if (known.includes(key)) continue;
      fail(place, `only ${alternatives(known)}${didYouMeanAside(key, known)}`, key);
    }
  };
  only('', data, ['clusters', 'rules', 'knownAnnotations', 'exclude']);
  const { clusters = [], rules = {}, knownAnnotations = [], exclude = [] } = data;
  if (!Array.isArray(clusters)) return fail('clusters', 'a list', clusters);
  const root = dirname(resolve(file));
  const targets = clusters.map((entry: unknown, index) => {
    const place = `clusters[${index}]`;
    if (!isDictionary(entry)) return fail(place, 'a mapping with paths and facts of a cluster', entry);
    only(place, entry, CLUSTER_KEYS);
    const { paths, ...facts } = entry;
    if (!isPatterns(paths) || paths.length === 0) {
      return fail(`${place}.paths`, 'a list of patterns, such as prod/**', paths);
    }
    for (const [key, value] of Object.entries(facts))
      if (typeof value !== 'string') fail(`${place}.${key}`, 'text', value);
    const cluster = clusterFacts(facts as ClusterOptions, (option) => `${place}.${option}`, `${show(file)}: `);
    return { matches: matcher(paths), target: { cluster, meantForCce: true } };
  });
  const pathOf = (name: string) => relative(root, resolve(name)).split('\\').join('/');
  return {
    targetOf: (name) => {
      const path = pathOf(name);
      return targets.find(({ matches }) => matches(path))?.target;
    },
    excludes: exclusion(exclude, pathOf, fail),
    options: { severities: severitiesOf(rules, file, fail), knownKeys: keysOf(knownAnnotations, fail) },
  };
}

function isPatterns(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((path) => typeof path === 'string' && /^.{1,1000}$/.test(path));
}

function matcher(patterns: readonly string[]): (path: string) => boolean {
  return globs()([...patterns], { dot: true });
}

/** What a pattern matches is passed over with all that is in it, as in .gitignore; there, `!` takes back, which is not done here. */
function exclusion(patterns: unknown, pathOf: (name: string) => string, fail: Fail): (name: string) => boolean {
  if (!isPatterns(patterns) || patterns.some((pattern) => /^!(?!\()/.test(pattern))) {
    return fail('exclude', 'a list of patterns without !, such as **/*.template.yaml', patterns);
  }
  if (patterns.length === 0) return () => false;
  const matches = matcher(patterns.map((pattern) => pattern.replace(/(?<=.)\/+$/, '')));
  return (path) => {
    const segments = pathOf(path).split('/');
    // What is above this folder is no name that a pattern such as .* can mean.
    return segments.some((name, index) => name !== '..' && matches(segments.slice(0, index + 1).join('/')));
  };
}

type Fail = (place: string, expected: string, found: unknown) => never;

function severitiesOf(rules: unknown, file: string, fail: Fail): ReadonlyMap<string, Severity | 'off'> {
  if (!isDictionary(rules)) return fail('rules', 'a mapping from ids of rules to severities', rules);
  const known = LINT_RULES.map(({ id }) => id);
  for (const [id, severity] of Object.entries(rules)) {
    if (!known.includes(id as (typeof known)[number])) {
      const remedy = didYouMean(id, known) || '; cdk8s-cce rules lists all';
      throw new CliError(`${show(file)}: rules: there is no rule ${show(id)}${remedy}`);
    }
    const severities = id === READER_RULES.unreadable.id ? [READER_RULES.unreadable.severity] : SEVERITIES;
    if (!severities.includes(severity as Severity)) fail(`rules.${id}`, alternatives(severities), severity);
  }
  return new Map(Object.entries(rules as Readonly<Record<string, Severity | 'off'>>));
}

function keysOf(keys: unknown, fail: Fail): ReadonlySet<string> {
  if (!Array.isArray(keys) || !keys.every((key) => typeof key === 'string')) {
    return fail('knownAnnotations', 'a list of keys', keys);
  }
  return new Set(keys);
}
