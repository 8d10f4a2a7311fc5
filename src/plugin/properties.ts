import { InvalidValueError } from '../annotations/codec/codec';
import { CliError } from '../cli/cli-error';
import { type JudgedOption, targetByOptions } from '../cli/cluster-options';
import { type Config, findConfig, NO_CONFIG, readConfig } from '../cli/config';
import { type Reader, text, wholeNumber } from '../elb/readers';
import { readProps, type Shape } from '../elb/structs';
import type { Target } from '../lint/target';
import { mistake } from './mistake';

/** The `properties` of an entry in `cdk8s.yaml`: what the options of `cdk8s-cce lint` say. */
interface Properties {
  readonly clusterType?: string;
  readonly clusterVersion?: string;
  readonly proxyMode?: string;
  readonly network?: string;
  readonly edition?: string;
  readonly config?: string;
  readonly maxWarnings?: number;
}

/** What the properties mean. */
export interface PluginSettings {
  /** The cluster of everything that is not known better. */
  readonly target?: Target;
  readonly config: Config;
  readonly maxWarnings: number;
}

const OWNER = 'properties of CceValidationPlugin';

const version: Reader = (value) => {
  if (typeof value === 'number') throw new InvalidValueError(value, 'text in quotes (YAML reads 1.30 as 1.3)');
  return text(value);
};

const SHAPE: Shape<Properties> = {
  clusterType: text,
  clusterVersion: version,
  proxyMode: text,
  network: text,
  edition: text,
  config: text,
  maxWarnings: wholeNumber(0, 999_999_999),
};

/** The property that stands for a fact of the cluster. */
export const CLUSTER_PROPERTY: Readonly<Record<JudgedOption, string>> = {
  type: 'clusterType',
  version: 'clusterVersion',
  proxyMode: 'proxyMode',
  network: 'network',
  edition: 'edition',
};

/** @throws an error that names the property */
export function readProperties(properties: unknown): PluginSettings {
  try {
    const {
      clusterType,
      clusterVersion,
      config = findConfig('.'),
      maxWarnings = Number.POSITIVE_INFINITY,
      ...others
    } = readProps<Properties>(OWNER, properties, SHAPE);
    return {
      target: targetByOptions(
        { type: clusterType, version: clusterVersion, ...others },
        (option) => CLUSTER_PROPERTY[option],
      ),
      config: config === undefined ? NO_CONFIG : readConfig(config),
      maxWarnings,
    };
  } catch (error) {
    throw error instanceof CliError ? mistake(`${OWNER}: ${error.message}`) : mistake((error as Error).message);
  }
}
