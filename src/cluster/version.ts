/**
 * The version of a cluster, as far as it was given: patch and rev are CCE's own count, not Kubernetes'.
 *
 * @see cce_bulletin_0033, cce_10_0405
 */
export interface ClusterVersion {
  readonly minor: number;
  readonly patch?: number;
  readonly rev?: number;
  /** The text that it was read from. */
  readonly text: string;
}

const VERSION = /^v?(\d+)\.(\d+)(?:\.(\d+)(?:-r(\d+)(?!\d|\.\d))?)?(?=$|[-+])/;

/**
 * Reads `v1.28.8-r0`, `v1.28.8`, `v1.28` and `1.28`; what follows after a hyphen or a plus sign (the build string of a
 * node, say) is dropped. `undefined` for a text that is no version, or whose major version is not 1.
 */
export function readVersion(text: string): ClusterVersion | undefined {
  const match = VERSION.exec(text.trim());
  if (match === null || match[1] !== '1') return undefined;
  return { minor: Number(match[2]), patch: optionalNumber(match[3]), rev: optionalNumber(match[4]), text: text.trim() };
}

function optionalNumber(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}

/** `unknown` where the pages and what is known of the cluster do not decide: never a finding, never a guess. */
export type Support = 'supported' | 'unsupported' | 'unknown';

/** A list as the pages print it, "v1.23.13-r0, v1.25.8-r0 or later": per minor version the first that supports the thing. */
export interface VersionList {
  readonly entries: readonly ClusterVersion[];
  /** Minor versions after the last one listed are not covered by the list. */
  readonly laterMinorsUnknown: boolean;
  /** Versions that knew the thing in an older, narrower meaning. */
  readonly legacy?: VersionList;
}

export interface VersionListOptions {
  readonly laterMinors?: 'unknown';
  readonly legacy?: readonly string[];
}

/** Nothing is documented. */
export const UNDOCUMENTED: VersionList = { entries: [], laterMinorsUnknown: false };

export function since(entries: readonly string[], options: VersionListOptions = {}): VersionList {
  return {
    entries: entries.map((entry) => {
      const version = readVersion(entry);
      if (version === undefined) throw new Error(`'${entry}' is no cluster version`);
      return version;
    }),
    laterMinorsUnknown: options.laterMinors === 'unknown',
    ...(options.legacy === undefined ? {} : { legacy: since(options.legacy) }),
  };
}

/** Whether a cluster of that version supports what the list is about. */
export function supportOf(list: VersionList, version: ClusterVersion | undefined): Support {
  const support = supportByList(list, version);
  if (support !== 'unsupported' || list.legacy === undefined) return support;
  return supportByList(list.legacy, version) === 'unsupported' ? 'unsupported' : 'unknown';
}

function supportByList(list: VersionList, version: ClusterVersion | undefined): Support {
  if (list.entries.length === 0 || version === undefined) return 'unknown';
  const minors = list.entries.map((entry) => entry.minor);
  if (version.minor > Math.max(...minors)) return list.laterMinorsUnknown ? 'unknown' : 'supported';
  if (version.minor < Math.min(...minors)) return 'unsupported';
  const entry = list.entries.find(({ minor }) => minor === version.minor);
  // CCE skips minor versions (v1.24, v1.26): the pages say nothing about them.
  if (entry === undefined) return 'unknown';
  if (entry.patch === undefined) return 'supported';
  // A bare v1.27.5 may be a Kubernetes version, which counts differently.
  if (version.patch === undefined || version.rev === undefined) return 'unknown';
  const later = version.patch - entry.patch || version.rev - (entry.rev ?? 0);
  return later >= 0 ? 'supported' : 'unsupported';
}

/** One of several lists applies and it is not known which: the answer that all share. */
export function commonTo(supports: readonly Support[]): Support {
  return supports.length > 0 && supports.every((support) => support === supports[0]) ? supports[0] : 'unknown';
}

/** `v1.23.13-r0, v1.25.8-r0`. */
export function nameVersions(list: VersionList): string {
  return list.entries.map(({ text }) => text).join(', ');
}

/** `v1.23.13-r0, v1.25.8-r0 or later`. */
export function describeVersions(list: VersionList): string {
  return `${nameVersions(list)} or later`;
}
