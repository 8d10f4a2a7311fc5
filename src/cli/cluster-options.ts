import type { ClusterFacts } from '../cluster/cluster-facts';
import { ClusterType } from '../cluster/cluster-type';
import { type ContainerNetwork, StandardNetwork } from '../cluster/container-network';
import { CceEdition } from '../cluster/edition';
import { ProxyMode } from '../cluster/proxy-mode';
import { readVersion } from '../cluster/version';
import { alternatives, show } from '../diagnostics/show';
import type { Target } from '../lint/target';
import { CliError } from './cli-error';

/** Facts of a cluster as they are written on the command line and in the configuration. */
export interface ClusterOptions {
  readonly name?: string;
  readonly type?: string;
  readonly version?: string;
  readonly proxyMode?: string;
  readonly network?: string;
  readonly edition?: string;
}

/** A name is any text: nothing can be wrong with it. */
export type JudgedOption = Exclude<keyof ClusterOptions, 'name'>;

const TURBO_NETWORK = 'eni';

/** @throws CliError that calls each option by the name that `nameOf` gives it, behind the place where they stand */
export function clusterFacts(
  options: ClusterOptions,
  nameOf: (option: JudgedOption) => string,
  place = '',
): ClusterFacts {
  const oneOf = <T extends string>(option: JudgedOption, values: readonly T[]): T | undefined => {
    const given = options[option];
    if (given === undefined || values.includes(given as T)) return given as T | undefined;
    throw new CliError(`${place}${nameOf(option)}: expected ${alternatives(values)}, got ${show(given)}`);
  };
  const clusterType = oneOf('type', Object.values(ClusterType));
  const network = oneOf<ContainerNetwork>('network', [...Object.values(StandardNetwork), TURBO_NETWORK]);
  const ofNetwork =
    network === undefined ? undefined : network === TURBO_NETWORK ? ClusterType.TURBO : ClusterType.STANDARD;
  if (clusterType !== undefined && ofNetwork !== undefined && clusterType !== ofNetwork) {
    throw new CliError(
      `${place}${nameOf('network')}: ${network} is a network of ${ofNetwork} clusters, and ${nameOf('type')} is ${clusterType}`,
    );
  }
  const version = options.version === undefined ? undefined : readVersion(options.version);
  if (options.version !== undefined && version === undefined) {
    throw new CliError(
      `${place}${nameOf('version')}: expected the version of a cluster, such as v1.28.8-r0, v1.28 or 1.28, got ${show(options.version)}`,
    );
  }
  return Object.freeze({
    name: options.name,
    clusterType: clusterType ?? ofNetwork,
    network: network ?? (clusterType === ClusterType.TURBO ? TURBO_NETWORK : undefined),
    version,
    proxyMode: oneOf('proxyMode', Object.values(ProxyMode)),
    edition: oneOf('edition', Object.values(CceEdition)),
  });
}

/** The cluster that options name, for all files; `undefined` if they name none. */
export function targetByOptions(options: ClusterOptions, nameOf: (option: JudgedOption) => string): Target | undefined {
  if (Object.values(options).every((value) => value === undefined)) return undefined;
  return { cluster: clusterFacts(options, nameOf), meantForCce: true };
}
