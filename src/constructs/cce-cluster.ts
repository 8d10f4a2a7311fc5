import type { Construct, IConstruct } from 'constructs';
import { InvalidValueError } from '../annotations/codec/codec';
import type { ClusterFacts } from '../cluster/cluster-facts';
import { ClusterType } from '../cluster/cluster-type';
import { type ContainerNetwork, StandardNetwork } from '../cluster/container-network';
import { CceEdition } from '../cluster/edition';
import { ProxyMode } from '../cluster/proxy-mode';
import { readVersion } from '../cluster/version';
import { show } from '../diagnostics/show';
import { checkFactory, FACTORY } from '../elb/factory';
import { memberOf, type Reader, text } from '../elb/readers';
import { readProps, type Shape } from '../elb/structs';
import { UsageError } from '../elb/usage-error';
import { attach, attachedAbove, attachedTo } from './attached-cluster';
import { CceValidation } from './cce-validation';
import { checkConstruct, showConstruct } from './construct-argument';

/** What is known of any cluster. What is not given stays unknown: nothing is guessed. */
export interface CceClusterProps {
  /**
   * How messages call the cluster: up to 1024 characters, without control characters.
   *
   * @default - messages say "the cluster"
   */
  readonly name?: string;

  /**
   * The version, as the console shows it: `v1.28.8-r0`. `v1.28.8`, `v1.28` and `1.28` are taken as well; the less is given,
   * the less can be checked, since features arrive with patch versions.
   *
   * @default - not known: what depends on the version is not checked
   * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0405.html
   */
  readonly version?: string;

  /**
   * How kube-proxy forwards traffic to Services. Fixed when the cluster is created.
   *
   * @default - not known: what depends on it is not checked
   * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0349.html
   */
  readonly proxyMode?: ProxyMode;

  /**
   * Whose cloud runs the cluster. Some settings and limits differ.
   *
   * @default - not known: only what holds for both is checked
   */
  readonly edition?: CceEdition;
}

/** What is known of a CCE Standard cluster. */
export interface StandardClusterProps extends CceClusterProps {
  /**
   * The container network. Fixed when the cluster is created.
   *
   * @default - not known: what depends on it is not checked
   * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0281.html
   */
  readonly network?: StandardNetwork;
}

/**
 * One cluster, and what validation may take for granted of it.
 *
 * Attach it to an App, a Chart or any construct; everything below belongs to that cluster. One object is one cluster, however
 * often it is attached; two objects are two clusters, however alike. An inner one replaces an outer one as a whole: facts of two
 * clusters never mix.
 *
 * An attached cluster also says that LoadBalancer Services below it are meant for CCE. Elsewhere only Services that carry
 * annotations of CCE are checked, so that an app may hold charts for other clouds.
 *
 * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0028.html
 * @example
 *
 * declare const chart: Chart;
 * CceCluster.standard({
 *   name: 'prod',
 *   version: 'v1.28.8-r0',
 *   network: StandardNetwork.VPC_ROUTER,
 *   proxyMode: ProxyMode.IPVS,
 * }).attachTo(chart);
 */
export class CceCluster {
  /**
   * A CCE Standard cluster.
   *
   * @param props what is known of it
   * @throws if a property is wrong or does not exist
   */
  public static standard(props: StandardClusterProps = {}): CceCluster {
    const owner = 'CceCluster.standard';
    const given = readProps<StandardClusterProps>(owner, props, { ...COMMON, network: standardNetwork });
    return new CceCluster(FACTORY, given, ClusterType.STANDARD, given.network);
  }

  /**
   * A CCE Turbo cluster. Its container network is always Cloud Native Network 2.0, `eni`.
   *
   * @param props what is known of it
   * @throws if a property is wrong or does not exist
   */
  public static turbo(props: CceClusterProps = {}): CceCluster {
    const refused = {
      network:
        "a Turbo cluster always has 'eni' (Cloud Native Network 2.0); leave it out, or use CceCluster.standard()",
    };
    const given = readProps<CceClusterProps>('CceCluster.turbo', props, COMMON, { refused });
    return new CceCluster(FACTORY, given, ClusterType.TURBO, 'eni');
  }

  /**
   * A cluster whose type is not known.
   *
   * @param props what is known of it
   * @throws if a property is wrong or does not exist
   */
  public static unspecified(props: CceClusterProps = {}): CceCluster {
    const refused = {
      network: 'whoever knows the container network knows the type; use CceCluster.standard() or CceCluster.turbo()',
    };
    return new CceCluster(FACTORY, readProps<CceClusterProps>('CceCluster.unspecified', props, COMMON, { refused }));
  }

  /**
   * The cluster of a construct: the one attached to it, or to the nearest construct above it.
   *
   * @param scope any construct
   * @returns `undefined` if none is attached
   * @throws if the scope is not a construct
   */
  public static of(scope: IConstruct): CceCluster | undefined {
    checkConstruct('CceCluster.of', scope);
    return attachedAbove(scope) as CceCluster | undefined;
  }

  /** How messages call the cluster; `undefined` if it was not given. */
  public readonly name?: string;

  /** The version as it was given; `undefined` if it is not known. */
  public readonly version?: string;

  /** Standard or Turbo; `undefined` if it is not known. */
  public readonly clusterType?: ClusterType;

  /** The container network as the platform's API spells it: `vpc-router`, `overlay_l2` or `eni`; `undefined` if it is not known. */
  public readonly network?: string;

  /** How kube-proxy forwards traffic to Services; `undefined` if it is not known. */
  public readonly proxyMode?: ProxyMode;

  /** Whose cloud runs the cluster; `undefined` if it is not known. */
  public readonly edition?: CceEdition;

  /**
   * As rules see it. Its identity is that of the cluster.
   *
   * @internal
   */
  public readonly _facts: ClusterFacts;

  private constructor(key: unknown, props: CceClusterProps, clusterType?: ClusterType, network?: ContainerNetwork) {
    checkFactory(key, 'CceCluster', 'standard', 'turbo', 'unspecified');
    const { name, version, proxyMode, edition } = props;
    this.name = name;
    this.version = version;
    this.clusterType = clusterType;
    this.network = network;
    this.proxyMode = proxyMode;
    this.edition = edition;
    this._facts = Object.freeze({
      name,
      clusterType,
      network,
      version: version === undefined ? undefined : readVersion(version),
      proxyMode,
      edition,
    });
  }

  /**
   * Says that everything in a scope belongs to this cluster, and turns validation on for the app.
   *
   * A cluster attached further out is replaced as a whole. The same cluster may be attached to many scopes.
   *
   * @param scope an App, a Chart or any construct
   * @returns this cluster
   * @throws if the scope is not a construct, or has another cluster attached already
   */
  public attachTo(scope: Construct): CceCluster {
    const owner = 'CceCluster.attachTo';
    checkConstruct(owner, scope);
    const present = attachedTo(scope) as CceCluster | undefined;
    if (present === this) return this;
    if (present !== undefined) {
      throw new UsageError(
        owner,
        `${callIt(present)} is attached to ${showConstruct(scope)} already; a construct belongs to one cluster: ` +
          `attach this one, ${callIt(this)}, to another chart or construct`,
      );
    }
    attach(scope, this);
    CceValidation.enable(scope);
    return this;
  }
}

const TYPE_NAMES: Readonly<Record<ClusterType, string>> = { standard: 'Standard', turbo: 'Turbo' };

function callIt({ name, clusterType, network }: CceCluster): string {
  if (name !== undefined) return `the cluster ${show(name)}`;
  const type = clusterType === undefined ? '' : `${TYPE_NAMES[clusterType]} `;
  return `a ${type}cluster without a name${network === undefined ? '' : ` (network ${network})`}`;
}

const readableVersion: Reader = (value) => {
  if (typeof value !== 'string' || readVersion(value) === undefined) {
    throw new InvalidValueError(value, "the version of a cluster, such as 'v1.28.8-r0', 'v1.28' or '1.28'");
  }
  return value;
};

const standardNetwork: Reader = (value) => {
  if (value === 'eni')
    throw new InvalidValueError(
      value,
      'a network of Standard clusters; only Turbo clusters have eni, see CceCluster.turbo()',
    );
  return memberOf('StandardNetwork', StandardNetwork)(value);
};

const COMMON: Shape<CceClusterProps> = {
  name: text,
  version: readableVersion,
  proxyMode: memberOf('ProxyMode', ProxyMode),
  edition: memberOf('CceEdition', CceEdition),
};
